/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statistics/describe.h"

#include "ground/memory.h"
#include "statistics/sum.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

static int ascending(const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

size_t siap_i_sorted(const double *x, size_t n, double *sorted)
{
  size_t count = 0;
  for (size_t i = 0; i < n; i++)
    if (!isnan(x[i]))
      sorted[count++] = x[i];
  qsort(sorted, count, sizeof *sorted, ascending);
  return count;
}

/* ---- quantiles ---- */

/* The place is 1 at the first value; type 7 is the last but two. */
static double place_of(double n, double p, int type)
{
  static const double alpha[] = {0, 0.5, 0, 1, 1 / 3.0, 0.375},
                      beta[] = {1, 0.5, 0, 1, 1 / 3.0, 0.375};
  if (type <= 3)
    return type == 3 ? n * p - 0.5 : n * p;
  return alpha[type - 4] + p * (n + 1 - alpha[type - 4] - beta[type - 4]);
}

/* How far to go from the value at the place towards the next one. */
static double share_of(double place, double floored, int type)
{
  double off = place - floored;
  switch (type) {
  case 1:
    return off > 0;
  case 2:
    return off > 0 ? 1 : 0.5;
  case 3:
    return off > 0 || fmod(floored, 2) != 0;
  default:
    return off;
  }
}

siap_i_stat siap_i_quantile(const double *sorted, size_t n, double p, int type)
{
  if (!(p >= 0 && p <= 1) || type < 1 || type > 9)
    return siap_i_stat_none(SIAP_I_STAT_RANGE, 0);
  if (n < 1)
    return siap_i_stat_none(SIAP_I_STAT_FEW, 1);
  if (!isfinite(sorted[0]) || !isfinite(sorted[n - 1]))
    return siap_i_stat_none(SIAP_I_STAT_RANGE, 0);
  double place = place_of((double)n, p, type), near = round(place);
  if (fabs(place - near) <= 4 * DBL_EPSILON * fmax(1, near)) /* n p misses a whole number */
    place = near;
  double floored = floor(place), share = share_of(place, floored, type);
  double low = sorted[floored < 1 ? 0 : floored > (double)n ? n - 1 : (size_t)floored - 1];
  double high = sorted[floored < 0 ? 0 : floored >= (double)n ? n - 1 : (size_t)floored];
  double value = (1 - share) * low + share * high;
  return siap_i_stat_is(fmin(fmax(value, low), high));
}

/* ---- moments ---- */

/* Sums of the second, third and fourth powers of what lies off the mean. */
typedef struct moments {
  siap_i_centre centre;
  double second, third, fourth;
} moments;

static moments moments_of(const double *x, size_t n)
{
  moments of = {.centre = siap_i_centre_of(x, n, 0)};
  siap_i_total second = {0, 0}, third = {0, 0}, fourth = {0, 0};
  for (size_t i = 0; i < n; i++) {
    double off = siap_i_off(&of.centre, x[i]), square = off * off;
    siap_i_total_add(&second, square);
    siap_i_total_add(&third, square * off);
    siap_i_total_add(&fourth, square * square);
  }
  of.second = siap_i_total_of(&second);
  of.third = siap_i_total_of(&third);
  of.fourth = siap_i_total_of(&fourth);
  return of;
}

/*
 * Type 2: D. N. Joanes, C. A. Gill, Comparing measures of sample skewness and kurtosis, The
 * Statistician 47, 1998.
 */
static void shape(const moments *of, size_t count, siap_i_description *out)
{
  double n = (double)count, second = of->second;
  out->skewness = siap_i_stat_none(SIAP_I_STAT_FEW, 3);
  out->kurtosis = siap_i_stat_none(SIAP_I_STAT_FEW, 4);
  int is_constant = !(second * second > 0);
  if (count >= 3)
    out->skewness =
        is_constant
            ? siap_i_stat_none(SIAP_I_STAT_CONSTANT, 0)
            : siap_i_stat_is(n * sqrt(n - 1) / (n - 2) * of->third / (second * sqrt(second)));
  if (count >= 4) {
    double ratio = n * of->fourth / (second * second);
    out->kurtosis =
        is_constant ? siap_i_stat_none(SIAP_I_STAT_CONSTANT, 0)
                    : siap_i_stat_is(((n + 1) * (ratio - 3) + 6) * (n - 1) / ((n - 2) * (n - 3)));
  }
}

static void nothing(siap_i_description *out, enum siap_i_why why)
{
  out->mean = out->min = out->max = siap_i_stat_none(why, why == SIAP_I_STAT_FEW);
  out->lower = out->median = out->upper = out->mean;
  out->sd = siap_i_stat_none(why, why == SIAP_I_STAT_FEW ? 2 : 0);
  out->skewness = siap_i_stat_none(why, why == SIAP_I_STAT_FEW ? 3 : 0);
  out->kurtosis = siap_i_stat_none(why, why == SIAP_I_STAT_FEW ? 4 : 0);
}

static void describe(const double *sorted, siap_i_description *out)
{
  size_t n = out->n;
  if (n < 1 || !isfinite(sorted[0]) || !isfinite(sorted[n - 1])) {
    nothing(out, n < 1 ? SIAP_I_STAT_FEW : SIAP_I_STAT_RANGE);
    return;
  }
  moments of = moments_of(sorted, n);
  out->mean = siap_i_stat_is(of.centre.high / of.centre.factor);
  out->min = siap_i_stat_is(sorted[0]);
  out->max = siap_i_stat_is(sorted[n - 1]);
  out->lower = siap_i_quantile(sorted, n, 0.25, 7);
  out->median = siap_i_quantile(sorted, n, 0.5, 7);
  out->upper = siap_i_quantile(sorted, n, 0.75, 7);
  out->sd = n < 2 ? siap_i_stat_none(SIAP_I_STAT_FEW, 2)
                  : siap_i_stat_is(sqrt(of.second / (double)(n - 1)) / of.centre.factor);
  shape(&of, n, out);
}

siap_status siap_i_describe(const double *x, size_t n, siap_i_description *out)
{
  double *sorted = siap_i_alloc(n, sizeof *sorted);
  if (!sorted)
    return SIAP_ERR_MEMORY;
  out->n = siap_i_sorted(x, n, sorted);
  out->missing = n - out->n;
  describe(sorted, out);
  siap_i_release(sorted);
  return SIAP_OK;
}

size_t siap_i_outliers(const siap_i_description *of, const double *x, size_t n, int8_t *side)
{
  double lower = of->lower.value, upper = of->upper.value, beyond = 1.5 * upper - 1.5 * lower;
  size_t count = 0;
  for (size_t i = 0; i < n; i++) {
    side[i] = (int8_t)((x[i] > upper + beyond) - (x[i] < lower - beyond)); /* NaN is neither */
    count += side[i] != 0;
  }
  return count;
}

siap_i_stat siap_i_lag1(const double *x, size_t n)
{
  for (size_t i = 0; i < n; i++)
    if (!isfinite(x[i]))
      return siap_i_stat_none(SIAP_I_STAT_RANGE, 0);
  if (n < 2)
    return siap_i_stat_none(SIAP_I_STAT_FEW, 2);
  siap_i_centre centre = siap_i_centre_of(x, n, 0);
  siap_i_total products = {0, 0}, squares = {0, 0};
  double before = 0;
  for (size_t i = 0; i < n; i++) {
    double off = siap_i_off(&centre, x[i]);
    siap_i_total_add(&products, off * before);
    siap_i_total_add(&squares, off * off);
    before = off;
  }
  double below = siap_i_total_of(&squares);
  return below > 0 ? siap_i_stat_is(siap_i_total_of(&products) / below)
                   : siap_i_stat_none(SIAP_I_STAT_CONSTANT, 0);
}
