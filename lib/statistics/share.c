/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statistics/share.h"

#include "statistics/normal.h"

#include <math.h>

siap_i_share siap_i_share_of(size_t hits, size_t n, double level)
{
  siap_i_share out = {.hits = hits, .n = n};
  siap_i_stat z = siap_i_normal_within(level);
  if (n == 0 || hits > n) {
    out.share =
        n == 0 ? siap_i_stat_none(SIAP_I_STAT_FEW, 1) : siap_i_stat_none(SIAP_I_STAT_RANGE, 0);
    out.interval = (siap_i_interval){out.share, out.share};
    return out;
  }
  double count = (double)n, p = (double)hits / count;
  out.share = siap_i_stat_is(p);
  if (z.why) {
    out.interval = (siap_i_interval){z, z};
    return out;
  }
  double square = z.value * z.value / count, middle = (p + square / 2) / (1 + square);
  double off = sqrt(square * (p * (1 - p) + square / 4)) / (1 + square);
  /* at the ends the formula gives 0 and 1; rounding would not */
  out.interval.low = siap_i_stat_is(hits == 0 ? 0 : middle - off);
  out.interval.high = siap_i_stat_is(hits == n ? 1 : middle + off);
  return out;
}
