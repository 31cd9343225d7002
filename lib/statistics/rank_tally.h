/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a. What a simulation keeps of ranks: how often each of n regions had each rank, how far from
 * its nominal rank it was, and how often one stood above another. All of it is counted, so that
 * neither threads nor the order of replicates matter.
 *
 * Ranks 1 .. n are kept apart while n^2 counts fit in the memory allowed. Above, 2, 4, 8 .. ranks
 * share a count, and `width` says how many: quantiles are known to that.
 */
#ifndef SIAP_I_RANK_TALLY_H
#define SIAP_I_RANK_TALLY_H

#include "ground/memory.h"
#include "statistics/stat.h"
#include "statistics/waiting.h"

#define SIAP_I_RANK_TALLY_BYTES                                                                    \
  ((size_t)64 << 20) /* what the counts take where n^2 of them would more */

typedef struct siap_i_rank_tally {
  size_t n, bins;
  uint32_t width, shift;   /* ranks that share a count: 2^shift */
  const uint32_t *nominal; /* the caller's; 0 for none */
  uint32_t *count;         /* n rows of bins */
  uint64_t *ranked, *sum;  /* replicates in which the region had a rank, and the sum of those */
  uint64_t *moved;         /* sum of the distances from the nominal rank */
} siap_i_rank_tally;

/* bytes: for counts, SIAP_I_RANK_TALLY_BYTES if in doubt; n of them is the least. n <= 2^30. */
siap_status siap_i_rank_tally_make(siap_i_arena *arena, size_t n, const uint32_t *nominal,
                                   size_t bytes, siap_i_rank_tally *tally);

/* Some replicates: n ranks each, 0 for none, n at most. Best 64 or so at a time: a region's counts stay near. */
void siap_i_rank_tally_add(siap_i_rank_tally *tally, size_t replicates, const uint32_t *rank);

/* The same of ranks that wait. */
void siap_i_rank_tally_take(siap_i_rank_tally *tally, const siap_i_waiting *waiting);
void siap_i_rank_tally_merge(siap_i_rank_tally *into, siap_i_rank_tally *from);

/*
 * Quantile of a region's ranks (type 7): between low and high, which are one where ranks are kept
 * apart. SIAP_I_STAT_FEW where it never had a rank.
 */
siap_i_interval siap_i_rank_tally_quantile(const siap_i_rank_tally *tally, size_t region, double p);

/* Mean rank of a region, and its mean distance from the nominal one (SIAP_I_STAT_FEW without). */
siap_i_stat siap_i_rank_tally_mean(const siap_i_rank_tally *tally, size_t region);
siap_i_stat siap_i_rank_tally_moved(const siap_i_rank_tally *tally, size_t region);

/*
 * Average rank shift of one replicate: mean distance of ranks from nominal ones, over regions that
 * have both (OECD/JRC, Handbook on Constructing Composite Indicators, 2008, step 7).
 */
siap_i_stat siap_i_rank_shift(size_t n, const uint32_t *rank, const uint32_t *nominal);

/* ---- who stands above whom ---- */

/* Pairs that the caller chose: neighbours by rank, or all of a short list. */
typedef struct siap_i_pairs {
  size_t pairs;
  const uint32_t *of;             /* two regions each; the caller's */
  uint64_t *both, *above, *equal; /* replicates: both ranked, the first above, on one rank */
  uint64_t *word, held;           /* all three of the last replicates, and how many those are */
} siap_i_pairs;

siap_status siap_i_pairs_make(siap_i_arena *arena, size_t pairs, const uint32_t *of,
                              siap_i_pairs *made);

/* One replicate. `has_all`: every region of it has a rank. */
void siap_i_pairs_add(siap_i_pairs *pairs, const uint32_t *rank, int has_all);
void siap_i_pairs_merge(siap_i_pairs *into, siap_i_pairs *from);

/* Probability that the first of a pair ranks above the second; equal ranks are not above. */
siap_i_stat siap_i_pairs_above(const siap_i_pairs *pairs, size_t pair);
siap_i_stat siap_i_pairs_equal(const siap_i_pairs *pairs, size_t pair);

#endif
