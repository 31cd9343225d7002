/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statistics/inverse.h"

#include "statistics/tails.h"

#include <math.h>

#define LEAST 1e-300
#define MOST 1e300

/*
 * The F below which `below` and above which `above` lies: the bracket is halved on a logarithmic
 * scale, some sixty times, until no double lies within. The smaller of the two areas decides.
 */
static siap_i_stat f_between(double below, double above, double df1, double df2)
{
  double low = LEAST, high = MOST;
  for (;;) {
    double middle = sqrt(low) * sqrt(high);
    if (middle <= low || middle >= high)
      break;
    siap_i_tails at = siap_i_f_tails(middle, df1, df2);
    if (at.below.why)
      return at.below;
    int too_low = below < above ? at.below.value < below : at.above.value > above;
    if (too_low)
      low = middle;
    else
      high = middle;
  }
  int is_inside = low > LEAST && high < MOST;
  return is_inside ? siap_i_stat_is(low) : siap_i_stat_none(SIAP_I_STAT_OVERFLOW, 0);
}

static int is_right(double p, double df)
{
  return p >= 0 && p <= 1 && df >= SIAP_I_TAILS_LEAST && df <= SIAP_I_TAILS_MOST;
}

siap_i_stat siap_i_f_quantile(double p, double df1, double df2)
{
  if (!is_right(p, df1) || !is_right(p, df2))
    return siap_i_stat_none(SIAP_I_STAT_RANGE, 0);
  if (p == 1)
    return siap_i_stat_none(SIAP_I_STAT_INFINITE, 0);
  return p == 0 ? siap_i_stat_is(0) : f_between(p, 1 - p, df1, df2);
}

siap_i_stat siap_i_t_quantile(double p, double df)
{
  if (!is_right(p, df))
    return siap_i_stat_none(SIAP_I_STAT_RANGE, 0);
  if (p == 0 || p == 1)
    return siap_i_stat_none(SIAP_I_STAT_INFINITE, 0);
  if (p == 0.5)
    return siap_i_stat_is(0);
  double outside = p < 0.5 ? 2 * p : 2 * (1 - p); /* the square of t is an F of 1 and df */
  siap_i_stat square = f_between(1 - outside, outside, 1, df);
  if (square.why)
    return square;
  return siap_i_stat_is(p < 0.5 ? -sqrt(square.value) : sqrt(square.value));
}
