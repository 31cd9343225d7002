/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statistics/normal.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

siap_i_stat siap_i_normal_above(double z)
{
  return isnan(z) ? siap_i_stat_none(SIAP_I_STAT_RANGE, 0)
                  : siap_i_stat_is(0.5 * erfc(z * M_SQRT1_2));
}

siap_i_stat siap_i_normal_within(double level)
{
  if (!(level > 0 && level < 1))
    return siap_i_stat_none(SIAP_I_STAT_RANGE, 0);
  return siap_i_stat_is(gsl_cdf_ugaussian_Qinv((1 - level) / 2));
}

siap_i_interval siap_i_normal_interval(siap_i_stat value, siap_i_stat error, double level)
{
  siap_i_stat z = siap_i_normal_within(level);
  siap_i_stat none = z.why ? z : value.why ? value : error;
  if (none.why)
    return (siap_i_interval){none, none};
  double off = z.value * error.value;
  return (siap_i_interval){siap_i_stat_is(value.value - off), siap_i_stat_is(value.value + off)};
}
