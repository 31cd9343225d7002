/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statistics/agreement.h"

#include <math.h>

/* Pairs of one target; missing ratings make none, since no comparison with NaN holds. */
static size_t count_pairs(const double *row, size_t raters, double within, size_t *agreeing)
{
  size_t pairs = 0;
  for (size_t a = 0; a < raters; a++)
    for (size_t b = 0; b < a; b++) {
      double off = fabs(row[a] - row[b]);
      pairs += !isnan(off);
      *agreeing += off <= within;
    }
  return pairs;
}

void siap_i_agreement_of(const siap_i_ratings *ratings, double within, double level,
                         siap_i_agreement *out)
{
  *out = (siap_i_agreement){0};
  if (!(within >= 0) || !siap_i_ratings_are_finite(ratings)) {
    siap_i_stat none = siap_i_stat_none(SIAP_I_STAT_RANGE, 0);
    out->pairwise = out->unanimous.share = none;
    out->unanimous.interval = (siap_i_interval){none, none};
    return;
  }
  size_t unanimous = 0;
  for (size_t i = 0; i < ratings->targets; i++) {
    size_t agreeing = 0;
    size_t pairs =
        count_pairs(ratings->value + i * ratings->raters, ratings->raters, within, &agreeing);
    out->targets += pairs > 0;
    out->pairs += pairs;
    out->agreeing += agreeing;
    unanimous += pairs > 0 && agreeing == pairs;
  }
  out->pairwise = out->pairs ? siap_i_stat_is((double)out->agreeing / (double)out->pairs)
                             : siap_i_stat_none(SIAP_I_STAT_FEW, 2);
  out->unanimous = siap_i_share_of(unanimous, out->targets, level);
}
