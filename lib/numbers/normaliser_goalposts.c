/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a, compiled twice. Goalposts: where x stands between two fixed values, linear or on
 * logarithms. Source: UNDP, Human Development Report technical notes, dimension index.
 */
#include "numbers/normaliser.h"

#include <siap/core.h>

int32_t R(siap_i_normaliser_goalposts)(const siap_i_normaliser *step, real x, real slack, real *out,
                                       int *doubt)
{
  (void)slack;
  (void)doubt;
  real lower = REAL_OF(step->lower), upper = REAL_OF(step->upper);
  if (step->logarithm) {
    if (x <= 0)
      return SIAP_STATE_INVALID;
    x = REAL_LOG(x);
    lower = REAL_LOG(lower);
    upper = REAL_LOG(upper);
  }
  real share = (x - lower) / (upper - lower);
  if ((step->clip & SIAP_I_CLIP_LOWER) && share < 0)
    share = 0;
  if ((step->clip & SIAP_I_CLIP_UPPER) && share > 1)
    share = 1;
  *out = REAL_OF(step->offset) + REAL_OF(step->times) * share;
  return SIAP_STATE_SCORED;
}
