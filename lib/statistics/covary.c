/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statistics/covary.h"

#include "statistics/sum.h"

#include <math.h>

/*
 * The complete rows of each column, one column behind the other, as what lies off their means.
 * Returns the number of rows; *largest is infinite when a value is.
 */
static size_t gather(const double *const *column, size_t k, size_t n, double *off, double *largest)
{
  size_t rows = 0;
  *largest = 0;
  for (size_t i = 0; i < n; i++) {
    size_t j = 0;
    while (j < k && !isnan(column[j][i]))
      j++;
    if (j < k)
      continue;
    for (j = 0; j < k; j++) {
      off[j * n + rows] = column[j][i];
      *largest = fmax(*largest, fabs(column[j][i]));
    }
    rows++;
  }
  return rows;
}

static void centre(double *off, size_t rows, double factor)
{
  siap_i_centre at = siap_i_centre_of(off, rows, factor);
  for (size_t i = 0; i < rows; i++)
    off[i] = siap_i_off(&at, off[i]);
}

static double product(const double *x, const double *y, size_t rows)
{
  siap_i_total total = {0, 0};
  for (size_t i = 0; i < rows; i++)
    siap_i_total_add(&total, x[i] * y[i]);
  return siap_i_total_of(&total) / (double)(rows - 1);
}

static siap_status multiply(const double *off, size_t n, siap_i_arena *arena,
                            siap_i_covariances *out)
{
  size_t k = out->k;
  out->c = siap_i_arena_take(arena, k, k * sizeof *out->c);
  if (!out->c)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < k; i++)
    for (size_t j = i; j < k; j++)
      out->c[i * k + j] = out->c[j * k + i] = product(off + i * n, off + j * n, out->n);
  return SIAP_OK;
}

siap_status siap_i_covary(const double *const *column, size_t k, size_t n, siap_i_arena *arena,
                          siap_i_covariances *out)
{
  double largest, *off = n > SIZE_MAX / sizeof *off ? NULL : siap_i_alloc(k, n * sizeof *off);
  if (!off)
    return SIAP_ERR_MEMORY;
  *out = (siap_i_covariances){.k = k, .n = gather(column, k, n, off, &largest)};
  siap_status status = SIAP_OK;
  if (isinf(largest))
    out->why = SIAP_I_STAT_RANGE;
  else if (out->n < 2)
    out->why = SIAP_I_STAT_FEW;
  else {
    out->factor = siap_i_factor_for(largest);
    for (size_t j = 0; j < k; j++)
      centre(off + j * n, out->n, out->factor);
    status = multiply(off, n, arena, out);
  }
  siap_i_release(off);
  return status;
}

static siap_i_stat none(const siap_i_covariances *of)
{
  return siap_i_stat_none((enum siap_i_why)of->why, of->why == SIAP_I_STAT_FEW ? 2 : 0);
}

siap_i_stat siap_i_covariance(const siap_i_covariances *of, size_t i, size_t j)
{
  if (of->why)
    return none(of);
  return siap_i_stat_is(of->c[i * of->k + j] / of->factor / of->factor);
}

siap_i_stat siap_i_covary_correlation(const siap_i_covariances *of, size_t i, size_t j)
{
  if (of->why)
    return none(of);
  double below = sqrt(of->c[i * of->k + i] * of->c[j * of->k + j]);
  if (!(below > 0))
    return siap_i_stat_none(SIAP_I_STAT_CONSTANT, 0);
  return siap_i_stat_is(fmax(-1, fmin(1, of->c[i * of->k + j] / below)));
}
