/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statistics/sum.h"

#include <math.h>

double siap_i_factor_for(double largest)
{
  int exponent;
  frexp(largest, &exponent); /* 0 for 0 */
  exponent = exponent > 1000 ? 1000 : exponent < -1000 ? -1000 : exponent;
  return ldexp(1, -exponent);
}

static double largest_of(const double *x, size_t n)
{
  double largest = 0;
  for (size_t i = 0; i < n; i++)
    largest = fabs(x[i]) > largest ? fabs(x[i]) : largest;
  return largest;
}

siap_i_centre siap_i_centre_of(const double *x, size_t n, double factor)
{
  siap_i_total total = {0, 0};
  factor = factor ? factor : siap_i_factor_for(largest_of(x, n));
  for (size_t i = 0; i < n; i++)
    siap_i_total_add(&total, x[i] * factor);
  double sum = siap_i_total_of(&total), left = (total.sum - sum) + total.lost;
  double high = sum / (double)n, rest = (fma(-high, (double)n, sum) + left) / (double)n;
  double mean = high + rest;
  return (siap_i_centre){.high = mean, .low = (high - mean) + rest, .factor = factor};
}

siap_i_stat siap_i_sum(const double *x, size_t n)
{
  siap_i_total total = {0, 0};
  for (size_t i = 0; i < n; i++)
    if (!isfinite(x[i]))
      return siap_i_stat_none(SIAP_I_STAT_RANGE, 0);
  double factor = largest_of(x, n) > 0x1p900 ? 0x1p-100 : 1; /* room for a sum of many */
  for (size_t i = 0; i < n; i++)
    siap_i_total_add(&total, x[i] * factor);
  return siap_i_stat_is(siap_i_total_of(&total) / factor);
}
