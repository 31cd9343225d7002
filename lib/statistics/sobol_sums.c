/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. Sums of the outputs of a design, and the indices that they give. */
#include "statistics/sobol_sums.h"

#include <float.h>
#include <math.h>

void siap_i_sobol_sum(double *sums, size_t factors, double centre, const double *y)
{
  double a = y[0] - centre, b = y[1] - centre;
  double *product = sums + SIAP_I_SUM_FACTORS, *change = product + factors,
         *square = change + factors;
  sums[SIAP_I_SUM_ROWS]++;
  sums[SIAP_I_SUM_A] += a;
  sums[SIAP_I_SUM_B] += b;
  sums[SIAP_I_SUM_SQUARES] += a * a + b * b;
  for (size_t i = 0; i < factors; i++) {
    double step = y[2 + i] - y[0];
    product[i] += b * step;
    change[i] += step;
    square[i] += step * step;
  }
}

double siap_i_sobol_mean(const double *sums)
{
  return (sums[SIAP_I_SUM_A] + sums[SIAP_I_SUM_B]) / (2 * sums[SIAP_I_SUM_ROWS]);
}

siap_i_stat siap_i_sobol_variance(const double *sums)
{
  double rows = sums[SIAP_I_SUM_ROWS], mean = siap_i_sobol_mean(sums);
  double squares = sums[SIAP_I_SUM_SQUARES], off = squares - 2 * rows * mean * mean;
  if (!(rows >= 2))
    return siap_i_stat_none(SIAP_I_STAT_FEW, 2);
  if (off <= 4 * rows * DBL_EPSILON * squares) /* what rounding alone can leave */
    return siap_i_stat_none(SIAP_I_STAT_CONSTANT, 0);
  return siap_i_stat_is(off / (2 * rows - 1));
}

void siap_i_sobol_estimate(const double *sums, size_t factors, double variance, double *out)
{
  double mean = siap_i_sobol_mean(sums), by = sums[SIAP_I_SUM_ROWS] * variance;
  const double *product = sums + SIAP_I_SUM_FACTORS, *change = product + factors,
               *square = change + factors;
  for (size_t i = 0; i < factors; i++) {
    out[i] = (product[i] - mean * change[i]) / by;
    out[factors + i] = square[i] / (2 * by);
  }
}

void siap_i_sobol_whole(const double *sums, size_t factors, double centre, const double *estimate,
                        const double *half, siap_i_sobol *whole)
{
  double sum = 0, most = 0;
  for (size_t i = 0; i < 2 * factors; i++) {
    double moved = fabs(estimate[i] - half[i]);
    sum += i < factors ? estimate[i] : 0;
    most = moved > most || isnan(moved) ? moved : most;
  }
  whole->mean = siap_i_stat_is(centre + siap_i_sobol_mean(sums));
  whole->variance = siap_i_sobol_variance(sums);
  whole->first_sum = siap_i_stat_is(sum);
  whole->moved = isnan(most) ? siap_i_stat_none(SIAP_I_STAT_FEW, 4) : siap_i_stat_is(most);
}

void siap_i_sobol_none(siap_i_stat why, size_t factors, siap_i_sobol_index *first,
                       siap_i_sobol_index *total, siap_i_sobol *whole)
{
  siap_i_sobol_index none = {.value = why, .error = why, .interval = {why, why}};
  for (size_t i = 0; i < factors; i++)
    first[i] = total[i] = none;
  *whole = (siap_i_sobol){why, why, why, why};
}
