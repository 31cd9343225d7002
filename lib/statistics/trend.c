/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statistics/trend.h"

#include "statistics/inversions.h"
#include "statistics/normal.h"
#include "statistics/ratings.h"
#include "statistics/tails.h"

#include <math.h>

/* The values that are there, and what is counted of them. */
typedef struct series {
  double *y, *t;
  size_t n;
  double s, untied; /* pairs that rise less those that fall; pairs of unequal values */
  double variance;
  double *slope; /* of each pair, ascending */
  size_t slopes;
  uint64_t *ways; /* orders with so many inversions; NULL: not counted out */
  size_t most;    /* inversions */
} series;

/* ---- the series ---- */

/* 1: dates ascend and nothing is infinite. */
static int keep(const double *y, const double *t, size_t n, series *out)
{
  for (size_t i = 0; i < n; i++) {
    double date = t ? t[i] : (double)i;
    if (!isfinite(date) || isinf(y[i]) || (i > 0 && t && !(t[i - 1] < date)))
      return 0;
    if (isnan(y[i]))
      continue;
    out->y[out->n] = y[i];
    out->t[out->n++] = date;
  }
  return 1;
}

static void count_pairs(series *of)
{
  for (size_t j = 0; j < of->n; j++)
    for (size_t i = 0; i < j; i++) {
      of->s += (of->y[j] > of->y[i]) - (of->y[j] < of->y[i]);
      of->untied += of->y[j] != of->y[i];
      of->slope[of->slopes++] = (of->y[j] - of->y[i]) / (of->t[j] - of->t[i]);
    }
  siap_i_ascend(of->slope, of->slopes);
}

/* Variance with groups of equal values, and all their orders where these are not too many. */
static void count_orders(series *of, double *sorted, size_t *group)
{
  size_t groups = 0;
  double n = (double)of->n, sum = n * (n - 1) * (2 * n + 5);
  for (size_t i = 0; i < of->n; i++)
    sorted[i] = of->y[i];
  siap_i_ascend(sorted, of->n);
  for (size_t i = 0; i < of->n; i++) {
    if (i == 0 || sorted[i] != sorted[i - 1])
      group[groups++] = 0;
    group[groups - 1]++;
  }
  for (size_t i = 0; i < groups; i++) {
    double tied = (double)group[i];
    sum -= tied * (tied - 1) * (2 * tied + 5);
  }
  of->variance = sum / 18;
  if (of->ways)
    of->most = siap_i_inversions(of->n, group, groups, of->ways);
}

/* ---- the test ---- */

/* s is the most inversions less twice those there are. */
static siap_i_stat counted_out(const series *of)
{
  double all = 0, as_far = 0;
  if (!of->ways)
    return siap_i_stat_none(SIAP_I_STAT_RANGE, 0);
  for (size_t i = 0; i <= of->most; i++) {
    double s = (double)of->most - 2 * (double)i, ways = (double)of->ways[i];
    all += ways;
    as_far += fabs(s) >= fabs(of->s) ? ways : 0;
  }
  return siap_i_stat_is(as_far / all);
}

static void test(const series *of, siap_i_trend *out)
{
  double pairs = (double)of->slopes, toward = (of->s > 0) - (of->s < 0);
  out->s = siap_i_stat_is(of->s);
  out->variance = siap_i_stat_is(of->variance);
  out->tau_a = siap_i_stat_is(of->s / pairs);
  out->tau_b = of->untied > 0 ? siap_i_stat_is(of->s / sqrt(of->untied * pairs))
                              : siap_i_stat_none(SIAP_I_STAT_CONSTANT, 0);
  out->z = siap_i_stat_is(of->s == 0 ? 0 : (of->s - toward) / sqrt(of->variance));
  out->normal = siap_i_normal_both(out->z.value);
  out->exact = counted_out(of);
  out->is_exact = of->ways != NULL;
  out->p = out->is_exact ? out->exact : out->normal;
}

/* ---- the slope ---- */

/* The ordered slope of a place, from 1 on, that need not be whole. */
static double slope_at(const series *of, double place)
{
  size_t below = (size_t)place;
  double part = place - (double)below, here = of->slope[below - 1];
  return part > 0 ? here + part * (of->slope[below] - here) : here;
}

/* The least number of values without ties by which an interval of this level exists: 1 / n! <= tail. */
static size_t values_needed(double tail)
{
  size_t n = 1;
  for (double orders = 1; orders * tail < 1; orders *= (double)n)
    n++;
  return n;
}

/* How far s goes to either side within the level; the places of the limits lie half of it off the middle. */
static double reach_of(const series *of, double level, double z, int is_exact)
{
  double all = 0, above = 0;
  if (!is_exact)
    return z * sqrt(of->variance);
  for (size_t i = 0; i <= of->most; i++)
    all += (double)of->ways[i];
  for (size_t i = 0; i <= of->most; i++) { /* s falls by 2 with each inversion */
    above += (double)of->ways[i];
    if (above > (1 - level) / 2 * all)
      return (double)of->most - 2 * (double)i;
  }
  return 0;
}

static siap_i_interval interval(const series *of, double level, siap_i_trend *out)
{
  siap_i_stat z = siap_i_normal_within(level), none = z;
  double pairs = (double)of->slopes;
  out->is_exact_interval = of->ways && of->untied == pairs;
  if (!z.why && of->untied == 0)
    return (siap_i_interval){out->slope, out->slope};
  if (!z.why) {
    double reach = reach_of(of, level, z.value, out->is_exact_interval);
    double low = (pairs - reach) / 2, high = (pairs + reach) / 2 + 1;
    if (low >= 1 && high <= pairs)
      return (siap_i_interval){siap_i_stat_is(slope_at(of, low)),
                               siap_i_stat_is(slope_at(of, high))};
    none = siap_i_stat_none(SIAP_I_STAT_FEW, values_needed((1 - level) / 2));
  }
  return (siap_i_interval){none, none};
}

static void slopes(const series *of, double level, siap_i_trend *out)
{
  size_t half = of->slopes / 2;
  const double *s = of->slope;
  out->slope = siap_i_stat_is(of->slopes % 2 ? s[half] : s[half - 1] / 2 + s[half] / 2);
  out->interval = interval(of, level, out);
}

/* ---- all of it ---- */

static void fill_none(siap_i_trend *out, enum siap_i_why why, size_t needed)
{
  siap_i_stat none = siap_i_stat_none(why, needed);
  out->s = out->variance = out->z = out->p = out->exact = out->normal = none;
  out->tau_a = out->tau_b = out->slope = out->interval.low = out->interval.high = none;
}

static siap_status work_out(series *of, siap_i_arena *arena, double level, siap_i_trend *out)
{
  double *sorted = siap_i_arena_take(arena, of->n, sizeof *sorted);
  size_t *group = siap_i_arena_take(arena, of->n, sizeof *group);
  of->slope = siap_i_arena_take(arena, of->n * (of->n - 1) / 2, sizeof *of->slope);
  if (of->n <= SIAP_I_TREND_EXACT)
    of->ways = siap_i_arena_take(arena, SIAP_I_INVERSIONS_ROOM, sizeof *of->ways);
  if (arena->failed)
    return SIAP_ERR_MEMORY;
  count_pairs(of);
  count_orders(of, sorted, group);
  test(of, out);
  slopes(of, level, out);
  return SIAP_OK;
}

siap_status siap_i_trend_of(const double *y, const double *t, size_t n, double level,
                            siap_i_trend *out)
{
  siap_i_arena arena = {0};
  *out = (siap_i_trend){0};
  fill_none(out, SIAP_I_STAT_RANGE, 0);
  if (n > SIAP_I_TREND_MOST)
    return SIAP_OK;
  series of = {.y = siap_i_arena_take(&arena, n, sizeof *of.y)};
  of.t = siap_i_arena_take(&arena, n, sizeof *of.t);
  siap_status status = of.y && of.t ? SIAP_OK : SIAP_ERR_MEMORY;
  if (status == SIAP_OK && keep(y, t, n, &of)) {
    out->n = of.n;
    if (of.n < 2)
      fill_none(out, SIAP_I_STAT_FEW, 2);
    else
      status = work_out(&of, &arena, level, out);
  }
  siap_i_arena_release(&arena);
  return status;
}
