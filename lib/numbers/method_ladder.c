/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a, compiled twice. The level attained on a ladder: the kernel has stopped at the first rung
 * whose conditions do not hold, so the last value is the level.
 */
#include "numbers/method.h"

#include <siap/core.h>

int32_t R(siap_i_method_last)(real *x, const real *w, size_t n, const real *parameter, real *out)
{
  (void)w;
  (void)parameter;
  *out = x[n - 1];
  return SIAP_STATE_SCORED;
}
