/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. Does a series rise or fall, and how fast: Mann and Kendall's test, Sen's slope. */
#ifndef SIAP_I_TREND_H
#define SIAP_I_TREND_H

#include "ground/memory.h"
#include "statistics/stat.h"

#define SIAP_I_TREND_EXACT 20  /* up to so many values p is counted out */
#define SIAP_I_TREND_MOST 2000 /* more are SIAP_I_STAT_RANGE: every pair is looked at */

typedef struct siap_i_trend {
  size_t n;             /* values that are there */
  siap_i_stat s;        /* pairs that rise less pairs that fall */
  siap_i_stat variance; /* of s without a trend, corrected for ties */
  siap_i_stat z;        /* with the correction for continuity; 0 for s = 0 */
  siap_i_stat p;        /* two-sided; of a constant series 1 */
  int is_exact;         /* p is the exact one */
  siap_i_stat exact;    /* over all orders of these values, ties and all; _RANGE: too many */
  siap_i_stat normal;
  siap_i_stat tau_a, tau_b; /* s over all pairs; over the pairs without ties, and all */
  siap_i_stat slope;        /* Sen's: the median of the slopes of all pairs */
  siap_i_interval interval; /* of the slope; SIAP_I_STAT_FEW when it takes more values */
  int is_exact_interval;
} siap_i_trend;

/*
 * Of values y at dates t, which ascend strictly, or every 1 where t is NULL; a NaN among the values is
 * left out. FEW below two values. H. B. Mann, Econometrica 13, 1945; M. G. Kendall, Rank Correlation
 * Methods, 1975; P. K. Sen, Journal of the American Statistical Association 63, 1968. The interval
 * is Sen's from the exact distribution while that is counted out and no values are tied (M.
 * Hollander, D. A. Wolfe, 1973, 9.3), else from the normal one with the ordered slopes interpolated
 * (R. O. Gilbert, Statistical Methods for Environmental Pollution Monitoring, 1987, 16.4.2; US EPA,
 * Unified Guidance, 2009, 17.3.3).
 */
siap_status siap_i_trend_of(const double *y, const double *t, size_t n, double level,
                            siap_i_trend *out);

#endif
