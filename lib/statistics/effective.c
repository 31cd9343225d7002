/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statistics/effective.h"

#include "statistics/covary.h"
#include "statistics/sum.h"

#include <float.h>
#include <math.h>

/* Weights brought near 1: shares and correlations know no magnitude. NULL: one is not finite. */
static double *scaled(const double *weight, size_t k, double *near)
{
  double largest = 0;
  for (size_t i = 0; i < k; i++) {
    if (!isfinite(weight[i]))
      return NULL;
    largest = fmax(largest, fabs(weight[i]));
  }
  for (size_t i = 0; i < k; i++)
    near[i] = weight[i] * siap_i_factor_for(largest);
  return near;
}

static double with_sum(const siap_i_covariances *of, const double *weight, size_t i)
{
  double sum = 0;
  for (size_t j = 0; j < of->k; j++)
    sum += weight[j] * of->c[i * of->k + j];
  return sum;
}

static void conclude(const siap_i_covariances *of, const double *weight, siap_i_effective *out)
{
  double variance = 0, most = 0; /* most: without covariances that cancel */
  for (size_t i = 0; i < of->k; i++) {
    variance += weight[i] * with_sum(of, weight, i);
    most += weight[i] * weight[i] * of->c[i * of->k + i];
  }
  siap_i_stat constant = siap_i_stat_none(SIAP_I_STAT_CONSTANT, 0);
  int varies = variance > 4 * DBL_EPSILON * (double)of->k * most;
  for (size_t i = 0; i < of->k; i++) {
    double own = of->c[i * of->k + i], with = with_sum(of, weight, i);
    out[i].share = varies ? siap_i_stat_is(weight[i] * with / variance) : constant;
    out[i].squared =
        varies && own > 0 ? siap_i_stat_is(fmin(1, with / own * (with / variance))) : constant;
  }
}

static void nothing(siap_i_stat why, size_t k, siap_i_effective *out)
{
  for (size_t i = 0; i < k; i++)
    out[i] = (siap_i_effective){why, why};
}

siap_status siap_i_effective_weights(const double *const *column, const double *weight, size_t k,
                                     size_t n, siap_i_effective *out, size_t *rows)
{
  siap_i_arena arena = {0};
  siap_i_covariances of;
  double *near = siap_i_arena_take(&arena, k, sizeof *near);
  siap_status status = near ? siap_i_covary(column, k, n, &arena, &of) : SIAP_ERR_MEMORY;
  if (status == SIAP_OK) {
    if (rows)
      *rows = of.n;
    if (of.why)
      nothing(siap_i_covariance(&of, 0, 0), k, out);
    else if (!scaled(weight, k, near))
      nothing(siap_i_stat_none(SIAP_I_STAT_RANGE, 0), k, out);
    else
      conclude(&of, near, out);
  }
  siap_i_arena_release(&arena);
  return status;
}
