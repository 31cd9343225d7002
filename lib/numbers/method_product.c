/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a, compiled twice. Product of the values, each to the power of its weight if it has one.
 */
#include "numbers/method.h"

#include <siap/core.h>

int32_t R(siap_i_method_product)(real *x, const real *w, size_t n, const real *parameter, real *out)
{
  (void)parameter;
  real product = 1;
  for (size_t i = 0; i < n; i++) {
    if (!w || w[i] == 1) {
      product *= x[i];
      continue;
    }
    if (x[i] < 0)
      return SIAP_STATE_INVALID;
    product *= w[i] == 0 ? 1 : REAL_POW(x[i], w[i]);
  }
  *out = product;
  return SIAP_STATE_SCORED;
}
