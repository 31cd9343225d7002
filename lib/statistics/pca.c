/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statistics/pca.h"

#include "statistics/covary.h"
#include "statistics/eigen.h"

#include <math.h>

/* The matrix becomes that of the correlations; what stands in the way otherwise. */
static siap_i_stat correlate(siap_i_covariances *of)
{
  for (size_t i = 0; i < of->k; i++)
    for (size_t j = 0; j < i; j++) {
      siap_i_stat r = siap_i_covary_correlation(of, i, j);
      if (r.why)
        return r;
      of->c[i * of->k + j] = r.value; /* above the diagonal nothing is read any more */
    }
  for (size_t i = 0; i < of->k; i++) {
    if (!(of->c[i * of->k + i] > 0))
      return siap_i_stat_none(SIAP_I_STAT_CONSTANT, 0);
    of->c[i * of->k + i] = 1;
  }
  of->factor = 1;
  return siap_i_stat_is(0);
}

/* A matrix of covariances has no eigenvalue below 0 but by rounding. */
static siap_status conclude(const siap_i_eigen *of, double factor, siap_i_arena *arena,
                            siap_i_pca *out)
{
  size_t k = of->k;
  out->share = siap_i_arena_take(arena, k, sizeof *out->share);
  out->loading = siap_i_arena_take(arena, k, k * sizeof *out->loading);
  if (arena->failed)
    return SIAP_ERR_MEMORY;
  double sum = 0;
  for (size_t i = 0; i < k; i++)
    sum += of->value[i] = fmax(0, of->value[i]);
  out->total =
      sum > 0 ? siap_i_stat_is(sum / factor / factor) : siap_i_stat_none(SIAP_I_STAT_CONSTANT, 0);
  for (size_t i = 0; i < k && !out->total.why; i++) {
    double root = sqrt(of->value[i]) / factor;
    out->share[i] = of->value[i] / sum;
    of->value[i] = of->value[i] / factor / factor;
    for (size_t j = 0; j < k; j++)
      out->loading[i * k + j] = of->vector[i * k + j] * root;
  }
  if (out->total.why)
    out->share = out->loading = NULL;
  else {
    out->value = of->value;
    out->vector = of->vector;
  }
  return SIAP_OK;
}

siap_status siap_i_pca_of(const double *const *column, size_t k, size_t n, enum siap_i_pca_of what,
                          siap_i_arena *arena, siap_i_pca *out)
{
  siap_i_covariances of;
  siap_i_eigen eigen;
  siap_status status = siap_i_covary(column, k, n, arena, &of);
  if (status != SIAP_OK)
    return status;
  *out = (siap_i_pca){.n = of.n, .missing = n - of.n, .k = k, .total = siap_i_stat_is(0)};
  if (k < 1)
    out->total = siap_i_stat_none(SIAP_I_STAT_FEW, 1);
  else if (of.why)
    out->total = siap_i_covariance(&of, 0, 0);
  else if (what == SIAP_I_PCA_CORRELATION)
    out->total = correlate(&of);
  if (out->total.why)
    return SIAP_OK;
  status = siap_i_eigen_of(of.c, k, arena, &eigen);
  if (status != SIAP_OK)
    return status;
  if (eigen.why) {
    out->total = siap_i_stat_none((enum siap_i_why)eigen.why, 0);
    return SIAP_OK;
  }
  return conclude(&eigen, of.factor, arena, out);
}
