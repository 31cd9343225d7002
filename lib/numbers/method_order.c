/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a, compiled twice. Methods on the values in order: least, greatest, median, and the
 * ordered weighted average (R. R. Yager, 1988).
 */
#include "numbers/method.h"

#include <siap/core.h>
#include <stdlib.h>

static int descending(const void *a, const void *b)
{
  real x = *(const real *)a, y = *(const real *)b;
  return (x < y) - (x > y);
}

int32_t R(siap_i_method_min)(real *x, const real *w, size_t n, const real *parameter, real *out)
{
  (void)w;
  (void)parameter;
  real least = x[0];
  for (size_t i = 1; i < n; i++)
    if (x[i] < least)
      least = x[i];
  *out = least;
  return SIAP_STATE_SCORED;
}

int32_t R(siap_i_method_max)(real *x, const real *w, size_t n, const real *parameter, real *out)
{
  (void)w;
  (void)parameter;
  real most = x[0];
  for (size_t i = 1; i < n; i++)
    if (x[i] > most)
      most = x[i];
  *out = most;
  return SIAP_STATE_SCORED;
}

int32_t R(siap_i_method_median)(real *x, const real *w, size_t n, const real *parameter, real *out)
{
  (void)w;
  (void)parameter;
  qsort(x, n, sizeof *x, descending);
  *out = n % 2 ? x[n / 2] : (x[n / 2 - 1] + x[n / 2]) / 2;
  return SIAP_STATE_SCORED;
}

int32_t R(siap_i_method_owa)(real *x, const real *w, size_t n, const real *parameter, real *out)
{
  (void)w;
  real sum = 0;
  qsort(x, n, sizeof *x, descending);
  for (size_t k = 0; k < n; k++)
    sum += parameter[k] * x[k];
  *out = sum;
  return SIAP_STATE_SCORED;
}
