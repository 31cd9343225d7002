/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pairs out of order are the exchanges of a merge sort: W. R. Knight, A computer method for
 * calculating Kendall's tau with ungrouped data, JASA 61, 1966. Variance with ties: M. G. Kendall,
 * Rank Correlation Methods, 1970, chapter 4.
 */
#include "statistics/kendall.h"

#include "ground/memory.h"
#include "statistics/tails.h"

#include <math.h>
#include <stdlib.h>

typedef struct pair {
  double x, y;
} pair;

/* Of groups of t equal values: sums over t (t - 1), t (t - 1) (t - 2), t (t - 1) (2 t + 5). */
typedef struct tied {
  double two, three, spread;
} tied;

static int by_x_then_y(const void *a, const void *b)
{
  const pair *p = a, *q = b;
  int order = (p->x > q->x) - (p->x < q->x);
  return order ? order : (p->y > q->y) - (p->y < q->y);
}

static void add_group(tied *ties, size_t count)
{
  double t = (double)count, two = t * (t - 1);
  ties->two += two;
  ties->three += two * (t - 2);
  ties->spread += two * (2 * t + 5);
}

/* Ties of x and of both, of pairs sorted by x, then y. */
static void count_ties(const pair *sorted, size_t n, tied *of_x, tied *of_both)
{
  size_t first_x = 0, first_both = 0;
  for (size_t i = 1; i <= n; i++) {
    int x_ends = i == n || sorted[i].x != sorted[i - 1].x;
    if (x_ends || sorted[i].y != sorted[i - 1].y) {
      add_group(of_both, i - first_both);
      first_both = i;
    }
    if (x_ends) {
      add_group(of_x, i - first_x);
      first_x = i;
    }
  }
}

/* Merge two neighbouring runs; returns how many values went past a higher one. */
static double merge(const double *from, size_t low, size_t middle, size_t high, double *to)
{
  size_t left = low, right = middle;
  double passed = 0;
  for (size_t i = low; i < high; i++)
    if (left < middle && (right >= high || from[left] <= from[right]))
      to[i] = from[left++];
    else {
      passed += (double)(middle - left);
      to[i] = from[right++];
    }
  return passed;
}

/* Sorts y by way of the other array; `*y` is where it is in the end. */
static double exchanges(double **y, double *other, size_t n)
{
  double count = 0, *from = *y, *to = other;
  for (size_t width = 1; width < n; width *= 2) {
    for (size_t low = 0; low < n; low += 2 * width) {
      size_t middle = low + width < n ? low + width : n;
      size_t high = middle + width < n ? middle + width : n;
      count += merge(from, low, middle, high, to);
    }
    double *kept = from;
    from = to;
    to = kept;
  }
  *y = from;
  return count;
}

siap_i_stat siap_i_kendall_exact(int64_t score, size_t n)
{
  enum { MOST = (SIAP_I_KENDALL_EXACT - 1) * (SIAP_I_KENDALL_EXACT - 2) / 2 + 1 };
  double chance[MOST] = {1}; /* of so many pairs out of order */
  size_t pairs = 0;
  if (n < 2)
    return siap_i_stat_none(SIAP_I_STAT_FEW, 2);
  if (n >= SIAP_I_KENDALL_EXACT)
    return siap_i_stat_none(SIAP_I_STAT_RANGE, 0);
  for (size_t m = 2; m <= n; m++) { /* the m-th value comes before 0 to m - 1 of the others */
    pairs += m - 1;
    for (size_t i = pairs + 1; i-- > 0;) {
      double sum = 0;
      for (size_t j = 0; j < m && j <= i; j++)
        sum += chance[i - j];
      chance[i] = sum / (double)m;
    }
  }
  uint64_t off = score < 0 ? -(uint64_t)score : (uint64_t)score;
  double sum = 0;
  for (size_t i = 0; i <= pairs; i++) /* the far end of one side; the other is like it */
    if (pairs - off >= 2 * i && off <= pairs)
      sum += chance[i];
  return off > pairs ? siap_i_stat_is(0) : siap_i_stat_is(off == 0 ? 1 : fmin(1, 2 * sum));
}

static siap_i_stat chance_of(double score, double n, const tied *x, const tied *y)
{
  if (x->two == 0 && y->two == 0 && n < SIAP_I_KENDALL_EXACT)
    return siap_i_kendall_exact((int64_t)score, (size_t)n);
  double variance = (n * (n - 1) * (2 * n + 5) - x->spread - y->spread) / 18 +
                    x->two * y->two / (2 * n * (n - 1));
  if (n > 2)
    variance += x->three * y->three / (9 * n * (n - 1) * (n - 2));
  return siap_i_normal_both(score / sqrt(variance));
}

static void conclude(double n, double exchanged, const tied *of, siap_i_correlation *out)
{
  const tied *x = &of[0], *y = &of[1], *both = &of[2];
  double pairs = n * (n - 1), below = sqrt((pairs - x->two) * (pairs - y->two));
  double score = (pairs - x->two - y->two + both->two) / 2 - 2 * exchanged;
  if (!(below > 0)) {
    out->value = out->p = siap_i_stat_none(SIAP_I_STAT_CONSTANT, 0);
    return;
  }
  out->value = siap_i_stat_is(fmax(-1, fmin(1, 2 * score / below)));
  out->p = chance_of(score, n, x, y);
}

siap_status siap_i_kendall(const double *x, const double *y, siap_i_correlation *out)
{
  size_t n = out->n;
  tied of[3] = {{0}}; /* x, y, both */
  pair *sorted = siap_i_alloc(n, sizeof *sorted);
  double *room = siap_i_alloc(n, 2 * sizeof *room), *ordered = room;
  siap_status status = sorted && room ? SIAP_OK : SIAP_ERR_MEMORY;
  if (status == SIAP_OK) {
    for (size_t i = 0; i < n; i++)
      sorted[i] = (pair){x[i], y[i]};
    qsort(sorted, n, sizeof *sorted, by_x_then_y);
    count_ties(sorted, n, &of[0], &of[2]);
    for (size_t i = 0; i < n; i++)
      room[i] = sorted[i].y;
    double exchanged = exchanges(&ordered, room + n, n);
    size_t first = 0;
    for (size_t i = 1; i <= n; i++)
      if (i == n || ordered[i] != ordered[i - 1]) {
        add_group(&of[1], i - first);
        first = i;
      }
    conclude((double)n, exchanged, of, out);
  }
  siap_i_release(sorted);
  siap_i_release(room);
  return status;
}
