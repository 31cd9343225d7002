/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a. Budget allocation: each rater spreads points over items, and the mean of their shares is
 * the weight (OECD/JRC, Handbook on Constructing Composite Indicators, 2008, 6.3; 100 points there,
 * any sum above 0 here, so that each rater counts the same).
 */
#ifndef SIAP_I_ALLOCATION_H
#define SIAP_I_ALLOCATION_H

#include "statistics/stat.h"

typedef struct siap_i_allocated {
  siap_i_stat weight;       /* mean share; all of them sum to 1 */
  siap_i_stat sd;           /* of the raters' shares, by n - 1 */
  siap_i_stat variation;    /* the deviation as a share of the weight; none for a weight of 0 */
  siap_i_interval interval; /* of the weight, by Student's t: it may reach below 0 */
} siap_i_allocated;

/*
 * points: rows of items, a rater each. 0 < level < 1. Where a rater's points are not finite, are
 * negative or are all 0, every figure is SIAP_I_STAT_RANGE and `refused` says who; it is the number
 * of raters otherwise.
 */
siap_status siap_i_allocate(size_t raters, size_t items, const double *points, double level,
                            siap_i_allocated *out, size_t *refused);

#endif
