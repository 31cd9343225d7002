/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a. Ranks of what has rounding in it: ties stand at the middle of their places, as whole
 * numbers. rank.h has the places of values as they are.
 */
#ifndef SIAP_I_TIES_H
#define SIAP_I_TIES_H

#include "ground/memory.h"
#include "statistics/stat.h"

/*
 * Twice the midrank of each value, the least being 2; no value is NaN. Neighbours that differ by
 * `grain` or less are tied. `ties`: the sum of t^3 - t over groups of t tied values. Works in memory
 * of the arena.
 */
siap_status siap_i_doubled_ranks(const double *x, size_t n, double grain, siap_i_arena *arena,
                                 uint64_t *rank, double *ties);

#endif
