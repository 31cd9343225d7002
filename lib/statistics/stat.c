/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statistics/stat.h"

#include <math.h>

siap_i_stat siap_i_stat_is(double value) {
  if (!isfinite(value)) return siap_i_stat_none(SIAP_I_STAT_OVERFLOW, 0);
  return (siap_i_stat){.value = value, .why = SIAP_I_STAT_DEFINED};
}

siap_i_stat siap_i_stat_none(enum siap_i_why why, size_t needed) {
  return (siap_i_stat){.value = NAN, .why = why, .needed = needed};
}
