/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a. Sobol indices: how much of the variance of an output a factor makes alone (first order),
 * and together with others (total).
 *
 * A row holds the output at a, at b, and at ab_1 .. ab_d, where ab_i is a with factor i of b
 * (points.h). First order: mean of (b - m) (ab_i - a) by the variance, A. Saltelli and others,
 * Variance based sensitivity analysis of model output, Computer Physics Communications 181, 2010, on
 * outputs less their mean m, without which the mean itself is noise. Total: half the mean of
 * (a - ab_i)^2 by the variance, M. J. W. Jansen, Computer Physics Communications 117, 1999. The
 * variance is that of all a and b, by one less than their number. An estimate may lie a little below
 * 0 or above 1; it is not cut.
 */
#ifndef SIAP_I_SOBOL_H
#define SIAP_I_SOBOL_H

#include "ground/memory.h"
#include "statistics/stat.h"

typedef struct siap_i_sobol_index {
  siap_i_stat value, error; /* its standard error */
  siap_i_interval interval;
} siap_i_sobol_index;

/* Of the output as a whole. */
typedef struct siap_i_sobol {
  siap_i_stat mean, variance;
  siap_i_stat first_sum; /* of the first orders: 1 where factors do not work together */
  siap_i_stat moved; /* convergence: largest change of an index by the second half of the rows */
} siap_i_sobol;

/* ---- one output whose rows are kept ---- */

typedef struct siap_i_sobol_how {
  size_t rows, factors;
  size_t resamples; /* of the bootstrap, 2 or more for errors and intervals */
  double level;     /* of the intervals, 0 < level < 1 */
  uint64_t seed;
} siap_i_sobol_how;

/*
 * y: rows of d + 2 outputs. first, total: d indices. Errors are the deviation of indices over
 * resampled rows, intervals their quantiles (type 7); on quasi-random rows both are wider than need
 * be. Every index is SIAP_I_STAT_FEW below 2 rows, SIAP_I_STAT_RANGE where an output is not finite,
 * the level is not a level or there are 2^32 rows, SIAP_I_STAT_CONSTANT where nothing varies.
 */
siap_status siap_i_sobol_of(const siap_i_sobol_how *how, const double *y, siap_i_sobol_index *first,
                            siap_i_sobol_index *total, siap_i_sobol *whole);

/* ---- many outputs whose rows are not kept ---- */

/*
 * Sums of each output, in groups of rows that are equal in number: memory does not grow with the
 * rows. A group belongs to one thread and gets its rows in order, and what is read does not depend
 * on how many threads there were. Errors by leaving out a group at a time (K. M. Wolter,
 * Introduction to Variance Estimation, 2007, delete-a-group jackknife), intervals by Student's t.
 */
typedef struct siap_i_sobol_groups {
  size_t outputs, factors, groups;
  const double *centre; /* of each output: near its mean, for the digits; the caller's */
  double *sums;
} siap_i_sobol_groups;

siap_status siap_i_sobol_groups_make(siap_i_arena *arena, size_t outputs, size_t factors,
                                     size_t groups, const double *centre,
                                     siap_i_sobol_groups *made);

/* One row: the outputs at a, those at b, those at ab_1 .. ab_d, all of them finite. */
void siap_i_sobol_groups_add(siap_i_sobol_groups *to, size_t group, const double *y);

/* `moved` is that of the second half of the groups. */
siap_status siap_i_sobol_groups_read(const siap_i_sobol_groups *of, size_t output, double level,
                                     siap_i_sobol_index *first, siap_i_sobol_index *total,
                                     siap_i_sobol *whole);

#endif
