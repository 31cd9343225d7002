/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a. What a simulation keeps of its replicates: mean and deviation of many outputs, and how
 * often they fell into each of a row of bins. Memory does not depend on the number of replicates.
 *
 * Counts are integers, and sums are made in blocks: replicates 0 .. 63 are one block, 64 .. 127 the
 * next. A block is tallied in order by one thread, and blocks are merged in order: then the digits are
 * the same for any number of threads.
 */
#ifndef SIAP_I_TALLY_H
#define SIAP_I_TALLY_H

#include "ground/memory.h"
#include "statistics/stat.h"
#include "statistics/waiting.h"

#define SIAP_I_TALLY_BLOCK 64

/* ---- mean and deviation ---- */

typedef struct siap_i_tally {
  size_t outputs;
  const double *centre; /* near the mean of each, for the digits: the nominal score. The caller's */
  double *count;        /* of replicates in which the output had a value: below 2^53, exact */
  double *sum, *square; /* of what lies off the centre */
} siap_i_tally;

/* `centre` may be NULL; where it is not finite it counts as 0. */
siap_status siap_i_tally_make(siap_i_arena *arena, size_t outputs, const double *centre,
                              siap_i_tally *tally);

/* One replicate: a value for each output; NaN is none. */
void siap_i_tally_add(siap_i_tally *tally, const double *x);

/* `from`, which is made with the same outputs and centre, is added and emptied. */
void siap_i_tally_merge(siap_i_tally *into, siap_i_tally *from);

/* The deviation is divided by n - 1. */
siap_i_stat siap_i_tally_mean(const siap_i_tally *tally, size_t output);
siap_i_stat siap_i_tally_sd(const siap_i_tally *tally, size_t output);

/* ---- histograms ---- */

/* Bins of equal width from low to high; what lies outside is counted before and behind them. */
typedef struct siap_i_bins {
  size_t outputs, bins;
  double low, high;
  uint32_t *count; /* bins + 2 of each output; the last bin holds `high` too */
} siap_i_bins;

/* low < high, finite, and 1 bin or more; otherwise there are none, and nothing is counted. */
siap_status siap_i_bins_make(siap_i_arena *arena, size_t outputs, size_t bins, double low,
                             double high, siap_i_bins *made);

/* One replicate; NaN is not counted. */
void siap_i_bins_add(siap_i_bins *bins, const double *x);

/*
 * Where each value of a replicate is counted, from 1, and 0 for NaN: numbers that may wait, and are
 * counted as siap_i_bins_add() would have counted the values.
 */
void siap_i_bins_find(const siap_i_bins *bins, const double *x, uint32_t *place);
void siap_i_bins_take(siap_i_bins *bins, const siap_i_waiting *waiting);
void siap_i_bins_merge(siap_i_bins *into, siap_i_bins *from);

/*
 * The quantile (p from 0 to 1), as if values lay evenly in their bin: off by a bin's width at most.
 * SIAP_I_STAT_FEW without values, SIAP_I_STAT_RANGE where it lies outside the bins.
 */
siap_i_stat siap_i_bins_quantile(const siap_i_bins *bins, size_t output, double p);

#endif
