/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statistics/alpha.h"

#include "statistics/covary.h"
#include "statistics/inverse.h"

#include <float.h>
#include <math.h>

/*
 * From the variances of the items, together, and the covariances among them, together. A variance
 * of the sum that is nothing beside what went into it is the rounding of 0.
 */
static siap_i_stat alpha_from(double variances, double covariances, size_t k)
{
  double sum = variances + covariances, count = (double)k;
  if (k < 2)
    return siap_i_stat_none(SIAP_I_STAT_FEW, 2);
  if (!(variances > 0))
    return siap_i_stat_none(SIAP_I_STAT_CONSTANT, 0);
  if (sum <= 4 * DBL_EPSILON * count * variances)
    return siap_i_stat_none(SIAP_I_STAT_INFINITE, 0);
  return siap_i_stat_is(count * covariances / ((count - 1) * sum));
}

siap_i_stat siap_i_alpha_of_variances(double items, double sum, size_t k)
{
  if (!(items >= 0 && sum >= 0) || isinf(items) || isinf(sum))
    return siap_i_stat_none(SIAP_I_STAT_RANGE, 0);
  return alpha_from(items, sum - items, k);
}

siap_i_interval siap_i_alpha_interval(siap_i_stat alpha, size_t n, size_t k, double level)
{
  if (alpha.why)
    return (siap_i_interval){alpha, alpha};
  siap_i_stat none = siap_i_stat_none(SIAP_I_STAT_FEW, 2);
  if (n < 2 || k < 2)
    return (siap_i_interval){none, none};
  none = siap_i_stat_none(SIAP_I_STAT_RANGE, 0);
  if (!(level > 0 && level < 1))
    return (siap_i_interval){none, none};
  double rows = (double)(n - 1), outside = (1 - level) / 2, miss = 1 - alpha.value;
  siap_i_stat large = siap_i_f_quantile(1 - outside, rows, rows * (double)(k - 1));
  siap_i_stat small = siap_i_f_quantile(outside, rows, rows * (double)(k - 1));
  return (siap_i_interval){
      .low = large.why ? large : siap_i_stat_is(1 - miss * large.value),
      .high = small.why ? small : siap_i_stat_is(1 - miss * small.value),
  };
}

/* Of the correlations: k r / (1 + (k - 1) r), r being their mean. */
static siap_i_stat standardised(const siap_i_covariances *of)
{
  double sum = 0;
  for (size_t i = 0; i < of->k; i++)
    for (size_t j = i; j < of->k; j++) {
      siap_i_stat r = siap_i_covary_correlation(of, i, j);
      if (r.why)
        return r;
      sum += i == j ? 0 : 2 * r.value;
    }
  return alpha_from((double)of->k, sum, of->k);
}

/* Sum of a row of the matrix without its own variance. */
static double with_others(const siap_i_covariances *of, size_t i)
{
  double sum = 0;
  for (size_t j = 0; j < of->k; j++)
    sum += j == i ? 0 : of->c[i * of->k + j];
  return sum;
}

static siap_i_alpha_item item_of(const siap_i_covariances *of, size_t i, double variances,
                                 double covariances)
{
  double own = of->c[i * of->k + i], with = with_others(of, i);
  double others = variances - own, among = covariances - 2 * with;
  siap_i_alpha_item item = {.without = siap_i_stat_none(SIAP_I_STAT_FEW, 3)};
  if (of->k >= 3)
    item.without = alpha_from(others, among, of->k - 1);
  int rest_varies = others + among > 4 * DBL_EPSILON * (double)of->k * variances;
  item.rest = own > 0 && rest_varies
                  ? siap_i_stat_is(fmax(-1, fmin(1, with / sqrt(own * (others + among)))))
                  : siap_i_stat_none(SIAP_I_STAT_CONSTANT, 0);
  return item;
}

static void conclude(const siap_i_covariances *of, double level, siap_i_alpha *out,
                     siap_i_alpha_item *item)
{
  double variances = 0, covariances = 0;
  for (size_t i = 0; i < of->k; i++) {
    variances += of->c[i * of->k + i];
    covariances += with_others(of, i);
  }
  out->value = alpha_from(variances, covariances, of->k);
  out->standardised = standardised(of);
  out->interval = siap_i_alpha_interval(out->value, of->n, of->k, level);
  for (size_t i = 0; item && i < of->k; i++)
    item[i] = item_of(of, i, variances, covariances);
}

static void nothing(siap_i_stat why, size_t k, siap_i_alpha *out, siap_i_alpha_item *item)
{
  out->value = out->standardised = out->interval.low = out->interval.high = why;
  for (size_t i = 0; item && i < k; i++)
    item[i] = (siap_i_alpha_item){why, why};
}

siap_status siap_i_alpha_of(const double *const *column, size_t k, size_t n, double level,
                            siap_i_alpha *out, siap_i_alpha_item *item)
{
  siap_i_arena arena = {0};
  siap_i_covariances of;
  siap_status status = siap_i_covary(column, k, n, &arena, &of);
  if (status == SIAP_OK) {
    *out = (siap_i_alpha){.n = of.n, .missing = n - of.n, .k = k};
    if (k < 2)
      nothing(siap_i_stat_none(SIAP_I_STAT_FEW, 2), k, out, item);
    else if (of.why)
      nothing(siap_i_covariance(&of, 0, 0), k, out, item);
    else
      conclude(&of, level, out, item);
  }
  siap_i_arena_release(&arena);
  return status;
}
