/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statistics/wilcoxon.h"

#include "statistics/normal.h"
#include "statistics/tails.h"
#include "statistics/ties.h"

#include <float.h>
#include <math.h>

size_t siap_i_differences(const double *first, const double *second, size_t n, double *difference,
                          double *grain)
{
  size_t count = 0;
  double greatest = 0;
  for (size_t i = 0; i < n; i++) {
    if (isnan(first[i]) || isnan(second[i]))
      continue;
    greatest = fmax(greatest, fmax(fabs(first[i]), fabs(second[i])));
    difference[count++] = first[i] - second[i];
  }
  *grain = isinf(greatest) ? -1 : 4 * DBL_EPSILON * greatest;
  for (size_t i = 0; i < count; i++)
    if (fabs(difference[i]) <= *grain)
      difference[i] = 0;
  return count;
}

static siap_i_sides no_sides(enum siap_i_why why, size_t needed)
{
  siap_i_stat none = siap_i_stat_none(why, needed);
  return (siap_i_sides){none, none, none};
}

static void fill_none(siap_i_wilcoxon *out, enum siap_i_why why, size_t needed)
{
  siap_i_stat none = siap_i_stat_none(why, needed);
  out->plus = out->minus = out->z = out->plain_z = out->plain_p = none;
  out->p = out->exact = out->normal = no_sides(why, needed);
}

/* Doubled ranks of the differences that are not 0, with their signs. */
typedef struct signed_ranks {
  const uint64_t *rank;
  size_t n;
  double plus, minus; /* sums of doubled ranks */
  double squares;     /* sum of their squares */
} signed_ranks;

/*
 * How many of the 2^n signs give each sum of doubled ranks, one rank after the other. With at most
 * SIAP_I_WILCOXON_EXACT ranks the counts are whole numbers that a double holds.
 */
static siap_i_sides counted_out(const signed_ranks *s, double *ways)
{
  size_t most = 0;
  double above = 0, below = 0, all = ldexp(1, (int)s->n);
  ways[0] = 1;
  for (size_t i = 0; i < s->n; i++) {
    most += s->rank[i];
    for (size_t sum = most; sum >= s->rank[i]; sum--)
      ways[sum] += ways[sum - s->rank[i]];
  }
  for (size_t sum = 0; sum <= most; sum++) {
    above += (double)sum >= s->plus ? ways[sum] : 0;
    below += (double)sum <= s->plus ? ways[sum] : 0;
  }
  siap_i_sides out = {.greater = siap_i_stat_is(above / all), .less = siap_i_stat_is(below / all)};
  out.both = siap_i_stat_is(fmin(1, 2 * fmin(above, below) / all));
  return out;
}

/* The mean of the sum of ranks is half of all, its variance a quarter of the sum of squares. */
static void by_normal(const signed_ranks *s, siap_i_wilcoxon *out)
{
  double off = (s->plus - s->minus) / 4, deviation = sqrt(s->squares) / 4;
  double corrected = copysign(fmax(fabs(off) - 0.5, 0), off);
  out->plain_z = siap_i_stat_is(off / deviation);
  out->plain_p = siap_i_normal_both(out->plain_z.value);
  out->z = siap_i_stat_is(corrected / deviation);
  out->normal.both = siap_i_normal_both(out->z.value);
  out->normal.greater = siap_i_normal_above((off - 0.5) / deviation);
  out->normal.less = siap_i_normal_above((-off - 0.5) / deviation);
}

static siap_status work_out(const signed_ranks *s, size_t ranked, siap_i_arena *arena,
                            siap_i_wilcoxon *out)
{
  out->plus = siap_i_stat_is(s->plus / 2);
  out->minus = siap_i_stat_is(s->minus / 2);
  by_normal(s, out);
  out->exact = no_sides(SIAP_I_STAT_RANGE, 0);
  out->is_exact = ranked <= SIAP_I_WILCOXON_EXACT;
  if (out->is_exact) {
    double *ways = siap_i_arena_take(arena, (size_t)(s->plus + s->minus) + 1, sizeof *ways);
    if (!ways)
      return SIAP_ERR_MEMORY;
    out->exact = counted_out(s, ways);
  }
  out->p = out->is_exact ? out->exact : out->normal;
  return SIAP_OK;
}

/* Ranks of the sizes; those of differences of 0, which come first, are not kept. */
static siap_status rank(double *difference, size_t count, double grain, siap_i_arena *arena,
                        siap_i_wilcoxon *out)
{
  double *size = siap_i_arena_take(arena, count, sizeof *size), ties;
  uint64_t *ranks = siap_i_arena_take(arena, count, sizeof *ranks);
  if (!size || !ranks)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < count; i++)
    size[i] = fabs(difference[i]);
  if (siap_i_doubled_ranks(size, count, grain, arena, ranks, &ties) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  signed_ranks s = {.rank = ranks};
  for (size_t i = 0; i < count; i++) {
    if (difference[i] == 0)
      continue;
    double here = (double)ranks[i];
    *(difference[i] > 0 ? &s.plus : &s.minus) += here;
    s.squares += here * here;
    out->greater += difference[i] > 0;
    ranks[s.n++] = ranks[i];
  }
  return work_out(&s, count, arena, out);
}

static size_t without_zeros(double *difference, size_t count)
{
  size_t kept = 0;
  for (size_t i = 0; i < count; i++)
    if (difference[i] != 0)
      difference[kept++] = difference[i];
  return kept;
}

siap_status siap_i_wilcoxon_of(const double *first, const double *second, size_t n,
                               enum siap_i_wilcoxon_zeros zeros, siap_i_wilcoxon *out)
{
  siap_i_arena arena = {0};
  siap_status status = SIAP_OK;
  double grain, *difference = siap_i_arena_take(&arena, n, sizeof *difference);
  *out = (siap_i_wilcoxon){0};
  if (!difference)
    return SIAP_ERR_MEMORY;
  size_t count = siap_i_differences(first, second, n, difference, &grain);
  for (size_t i = 0; i < count; i++)
    out->zeros += difference[i] == 0;
  out->n = count - out->zeros;
  if (grain < 0)
    fill_none(out, SIAP_I_STAT_RANGE, 0);
  else if (out->n == 0)
    fill_none(out, count ? SIAP_I_STAT_CONSTANT : SIAP_I_STAT_FEW, count ? 0 : 1);
  else {
    if (zeros == SIAP_I_WILCOXON_DROP)
      count = without_zeros(difference, count);
    status = rank(difference, count, grain, &arena, out);
  }
  siap_i_arena_release(&arena);
  return status;
}
