/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a, compiled twice. The first value over the second; nothing over 0 is a number. */
#include "numbers/method.h"

#include <siap/core.h>

int32_t R(siap_i_method_ratio)(real *x, const real *w, size_t n, const real *parameter, real *out)
{
  (void)w;
  (void)n;
  (void)parameter;
  if (x[1] == 0)
    return SIAP_STATE_MISSING;
  *out = x[0] / x[1];
  return SIAP_STATE_SCORED;
}
