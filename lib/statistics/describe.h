/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a. One column in figures. NaN is a missing value, which is counted and left out; with an
 * infinite value among them all figures are SIAP_I_STAT_RANGE.
 */
#ifndef SIAP_I_DESCRIBE_H
#define SIAP_I_DESCRIBE_H

#include "statistics/stat.h"

typedef struct siap_i_description {
  size_t n, missing;
  siap_i_stat mean, min, max;
  siap_i_stat sd;                   /* divided by n - 1; needs two values */
  siap_i_stat lower, median, upper; /* quartiles, of quantile type 7 */
  siap_i_stat skewness, kurtosis;   /* type 2, kurtosis beyond the normal; need three and four */
} siap_i_description;

/* SIAP_ERR_MEMORY leaves the description as it is. */
siap_status siap_i_describe(const double *x, size_t n, siap_i_description *out);

/*
 * -1 where a value lies below, 1 where it lies above Tukey's fences, one and a half times the width
 * of the quartiles beyond them (J. W. Tukey, Exploratory Data Analysis, 1977); 0 elsewhere. Returns
 * how many lie outside; none does where there are no quartiles.
 */
size_t siap_i_outliers(const siap_i_description *of, const double *x, size_t n, int8_t *side);

/* Copies the values that are not missing and sorts them, lowest first; returns how many. */
size_t siap_i_sorted(const double *x, size_t n, double *sorted);

/*
 * Types 1 to 9 of R. J. Hyndman, Y. Fan, Sample quantiles in statistical packages, The American
 * Statistician 50, 1996. n sorted finite values; p from 0 to 1, anything else is SIAP_I_STAT_RANGE.
 */
siap_i_stat siap_i_quantile(const double *sorted, size_t n, double p, int type);

/*
 * Autocorrelation of lag 1, as NIST certifies it: products of neighbours over squares, off one
 * mean. Of a series without gaps.
 */
siap_i_stat siap_i_lag1(const double *x, size_t n);

#endif
