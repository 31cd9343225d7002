/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a. Correlation of two columns over the rows in which neither is missing (NaN). An infinite
 * value among them is SIAP_I_STAT_RANGE, a column that does not vary SIAP_I_STAT_CONSTANT.
 */
#ifndef SIAP_I_CORRELATE_H
#define SIAP_I_CORRELATE_H

#include "statistics/stat.h"

enum siap_i_correlate {
  SIAP_I_CORRELATE_PEARSON = 0,
  SIAP_I_CORRELATE_SPEARMAN, /* Pearson's of the ranks, ties at their mean */
  SIAP_I_CORRELATE_KENDALL   /* tau-b */
};

/*
 * `p` is two-sided, of no correlation. Pearson and Spearman: t with n - 2 degrees of freedom, needs
 * three rows. Kendall: exact without ties below SIAP_I_KENDALL_EXACT rows, else normal with the
 * variance for ties and without correction for continuity, as R's cor.test.
 */
typedef struct siap_i_correlation {
  size_t n; /* rows */
  siap_i_stat value, p;
} siap_i_correlation;

#define SIAP_I_KENDALL_EXACT 50

siap_status siap_i_correlate(enum siap_i_correlate how, const double *x, const double *y, size_t n,
                             siap_i_correlation *out);

/* Every column with every one, in k rows of k; each pair over the rows that it has. */
siap_status siap_i_correlations(enum siap_i_correlate how, const double *const *column, size_t k,
                                size_t n, siap_i_correlation *out);

/*
 * The probability that Kendall's score of n < SIAP_I_KENDALL_EXACT values without ties, pairs in
 * order less pairs out of order, is as far from 0 as this one. Of Mann and Kendall's trend too.
 */
siap_i_stat siap_i_kendall_exact(int64_t score, size_t n);

#endif
