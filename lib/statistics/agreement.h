/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. How often raters agree, nothing taken off for chance. */
#ifndef SIAP_I_AGREEMENT_H
#define SIAP_I_AGREEMENT_H

#include "statistics/ratings.h"
#include "statistics/share.h"

typedef struct siap_i_agreement {
  size_t targets, pairs,
      agreeing;           /* targets that two raters or more rated; pairs of raters there */
  siap_i_stat pairwise;   /* agreeing / pairs; SIAP_I_STAT_FEW without a pair */
  siap_i_share unanimous; /* targets on which all who rated agree */
} siap_i_agreement;

/*
 * Two ratings agree when they differ by `within` or less; 0 asks that they are equal. A target on
 * which m raters spoke has m (m - 1) / 2 pairs. The interval is that of the targets alone: pairs of
 * one target are not independent. `within` below 0 or NaN is SIAP_I_STAT_RANGE.
 */
void siap_i_agreement_of(const siap_i_ratings *ratings, double within, double level,
                         siap_i_agreement *out);

#endif
