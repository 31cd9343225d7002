/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a, compiled twice. Power mean: (sum w x^p)^(1/p) with sum w = 1; p = 0 is the geometric
 * mean, its limit. Source: G. H. Hardy, J. E. Littlewood, G. Polya, Inequalities, 1934, chapter 2.
 */
#include "numbers/method.h"

#include <siap/core.h>

static real arithmetic(const real *x, const real *w, size_t n)
{
  real sum = 0;
  for (size_t i = 0; i < n; i++)
    sum += w[i] * x[i];
  return sum;
}

/* Zero under an exponent of 0 or less pulls the whole mean to zero, if it weighs anything. */
static int32_t check(const real *x, const real *w, size_t n, real p, int *zero)
{
  for (size_t i = 0; i < n; i++) {
    if (x[i] < 0)
      return SIAP_STATE_INVALID;
    if (x[i] == 0 && p <= 0 && w[i] > 0)
      *zero = 1;
  }
  return SIAP_STATE_SCORED;
}

/* For whole exponents repeated multiplication is nearer the truth than exp and log. */
static real power(real x, real p)
{
  real whole = REAL_FLOOR(p);
  if (whole != p || p < 1 || p > 16)
    return REAL_POW(x, p);
  real result = x;
  for (int k = (int)p; k > 1; k--)
    result *= x;
  return result;
}

int32_t R(siap_i_method_power_mean)(real *x, const real *w, size_t n, const real *parameter,
                                    real *out)
{
  real p = parameter[0], sum = 0;
  if (p == 1) {
    *out = arithmetic(x, w, n);
    return SIAP_STATE_SCORED;
  }
  int zero = 0;
  int32_t state = check(x, w, n, p, &zero);
  *out = 0;
  if (state != SIAP_STATE_SCORED || zero)
    return state;
  for (size_t i = 0; i < n; i++) {
    if (w[i] == 0)
      continue; /* 0 * ln 0 must not spoil the sum */
    sum += w[i] * (p == 0 ? REAL_LOG(x[i]) : p == -1 ? 1 / x[i] : power(x[i], p));
  }
  *out = p == 0 ? REAL_EXP(sum) : p == -1 ? 1 / sum : REAL_POW(sum, 1 / p);
  return SIAP_STATE_SCORED;
}
