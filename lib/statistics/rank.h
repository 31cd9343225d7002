/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. Places of the values of a column among each other. NaN is missing and has no place. */
#ifndef SIAP_I_RANK_H
#define SIAP_I_RANK_H

#include "statistics/stat.h"

typedef struct siap_i_standing {
  size_t rank;     /* 1 for the highest, ties share the best: 1, 2, 2, 4; 0: missing */
  size_t below;    /* how many values are lower */
  double mid;      /* rank from the lowest, ties share their mean: 1, 2.5, 2.5, 4; NaN: missing */
  uint8_t quarter; /* 1 the lowest to 4 the highest; 0: missing, or a value is infinite */
} siap_i_standing;

typedef struct siap_i_ranked {
  size_t n, missing;
  double ties; /* sum of t^3 - t over groups of t equal values */
} siap_i_ranked;

/*
 * Quarters are by the quartiles of type 7, and a value on a quartile belongs to the lower quarter:
 * equal values are never parted, so that a quarter may be empty. `all` may be NULL.
 */
siap_status siap_i_rank(const double *x, size_t n, siap_i_standing *place, siap_i_ranked *all);

/*
 * Percentile rank: the share of the other values that are lower, 0 for the lowest and 1 for a
 * single highest. There are at least three more definitions (half of the equal ones counted too; by
 * n or by n + 1 instead of n - 1); this one is that of COINr's `n_prank` (W. Becker and others,
 * COINr, JOSS 2022) and of Excel's PERCENTRANK.INC. Needs two values, and one that has a place.
 */
siap_i_stat siap_i_percentile(const siap_i_standing *place, const siap_i_ranked *all);

#endif
