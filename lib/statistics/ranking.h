/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a. Competition ranks, often: 1 for the largest, ties share the best of their places ("1224").
 *
 * Ranking is most of the time of a simulation, so it neither sorts nor follows the order of the draw
 * before, which a weight or two turns over: values go into twice as many buckets of equal width as
 * there are values, by one multiplication, and a rank is what lies in larger buckets and what is
 * larger in its own (W. Dobosiewicz, Sorting by distributive partitioning, Information Processing
 * Letters 7, 1978). A crowded bucket is sorted by heap: no input takes longer than n log n.
 */
#ifndef SIAP_I_RANKING_H
#define SIAP_I_RANKING_H

#include "ground/memory.h"
#include "statistics/stat.h"

/* What ranking up to n values works in. Threads have their own. */
typedef struct siap_i_ranking {
  size_t most;
  uint32_t *bucket; /* of each value */
  uint32_t *end;    /* of each bucket */
  double *value;    /* by buckets, the largest first */
  double *there;    /* those that are no NaN, where some are */
} siap_i_ranking;

#define SIAP_I_RANKING_MOST ((size_t)1 << 30)

/* Room for up to n values; SIAP_ERR_MEMORY for more than 2^30 too. */
siap_status siap_i_ranking_make(siap_i_arena *arena, size_t n, siap_i_ranking *ranking);

/*
 * The rank of each of n values, not more than there is room for. NaN has none and gets 0; infinities
 * are ranked. Returns how many have one.
 */
size_t siap_i_rank_of(siap_i_ranking *ranking, size_t n, const double *x, uint32_t *rank);

/* `rows` times that: n values and n ranks a row. */
void siap_i_rank_many(siap_i_ranking *ranking, size_t rows, size_t n, const double *x,
                      uint32_t *rank);

#endif
