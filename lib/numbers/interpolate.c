/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. Bands as a line. */
#include "numbers/interpolate.h"

/* Where the score of a band holds. */
static siap_i_wide middle_of(const siap_i_normaliser *bands, size_t band)
{
  size_t last = bands->entry_count - 1;
  int from_open = band == 0 && !bands->closed_below, to_open = band == last && !bands->closed_above;
  siap_i_wide from = band ? bands->entry[band - 1].to.wide : bands->lower.wide;
  siap_i_wide to = band < last ? bands->entry[band].to.wide : bands->upper.wide;
  return from_open ? to : to_open ? from : (from + to) / 2;
}

siap_i_wide siap_i_bands_interpolated(const siap_i_normaliser *bands, siap_i_wide x)
{
  size_t at = 0, last = bands->entry_count - 1;
  while (at <= last && middle_of(bands, at) <= x)
    at++;
  if (at == 0 || at > last)
    return bands->entry[at ? last : 0].score.wide;
  siap_i_wide from = middle_of(bands, at - 1), to = middle_of(bands, at);
  siap_i_wide low = bands->entry[at - 1].score.wide, high = bands->entry[at].score.wide;
  return low + (high - low) * (x - from) / (to - from);
}
