/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a. The sums that Sobol indices are made of, one array of doubles: they can be added and taken
 * away like numbers. All are of outputs less a centre.
 */
#ifndef SIAP_I_SOBOL_SUMS_H
#define SIAP_I_SOBOL_SUMS_H

#include "statistics/sobol.h"

enum {
  SIAP_I_SUM_ROWS,
  SIAP_I_SUM_A,
  SIAP_I_SUM_B,
  SIAP_I_SUM_SQUARES, /* of a and b */
  SIAP_I_SUM_FACTORS  /* then d times b (ab - a), d times ab - a, d times (ab - a)^2 */
};

#define SIAP_I_SUMS(factors) (SIAP_I_SUM_FACTORS + 3 * (factors))

void siap_i_sobol_sum(double *sums, size_t factors, double centre, const double *y);

/* Mean of a and b less the centre, and their variance. */
double siap_i_sobol_mean(const double *sums);
siap_i_stat siap_i_sobol_variance(const double *sums);

/* 2 d estimates, first orders and then totals, of a variance that is defined. */
void siap_i_sobol_estimate(const double *sums, size_t factors, double variance, double *out);

/* What both ways of estimating give besides; `half`: estimates of the first half. */
void siap_i_sobol_whole(const double *sums, size_t factors, double centre, const double *estimate,
                        const double *half, siap_i_sobol *whole);

/* Every index and figure without a value. */
void siap_i_sobol_none(siap_i_stat why, size_t factors, siap_i_sobol_index *first,
                       siap_i_sobol_index *total, siap_i_sobol *whole);

#endif
