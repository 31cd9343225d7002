/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a, compiled twice. Half-open bands that lie next to each other from low to high. */
#include "numbers/normaliser.h"

#include <siap/core.h>

/* -1, 0 or 1 as x lies below, on or above a bound. A bound is a decimal: what lies within the
 * error of x on it is on it, in doubt for the double kernel. */
static int against(real x, real bound, real slack, int *doubt)
{
  real scale = R(magnitude)(bound) < 1 ? 1 : R(magnitude)(bound);
#ifdef SIAP_WIDE
  real near = slack + scale * (real)1e-22;
#else
  real near = slack + scale * (real)DBL_EPSILON;
#endif
  real off = x - bound;
  if (R(magnitude)(off) > near)
    return off < 0 ? -1 : 1;
  *doubt = 1;
  return 0;
}

size_t R(siap_i_band_of)(const siap_i_normaliser *bands, real x, real slack, int *doubt)
{
  size_t count = bands->entry_count;
  if (bands->closed_below) {
    int place = against(x, REAL_OF(bands->lower), slack, doubt);
    if (place < 0)
      return count;
  }
  /* the first band whose upper bound lies above x, or on it where the bound belongs below */
  size_t low = 0, high = count - 1;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int place = against(x, REAL_OF(bands->entry[middle].to), slack, doubt);
    if (place < 0 || (place == 0 && bands->include_upper))
      high = middle;
    else
      low = middle + 1;
  }
  if (low == count - 1 && bands->closed_above &&
      against(x, REAL_OF(bands->upper), slack, doubt) > 0)
    return count;
  return low;
}

int32_t R(siap_i_normaliser_bands)(const siap_i_normaliser *step, real x, real slack, real *out,
                                   int *doubt)
{
  size_t band = R(siap_i_band_of)(step, x, slack, doubt);
  if (band == step->entry_count)
    return SIAP_STATE_INVALID;
  *out = REAL_OF(step->entry[band].score);
  return SIAP_STATE_SCORED;
}
