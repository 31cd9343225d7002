/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a. Whole numbers of many outputs, a replicate at a time, that wait to be counted: counting goes
 * output by output, so that the counts of one are fetched once for all that wait. They stand in
 * tiles: those of sixteen outputs, replicate behind replicate.
 */
#ifndef SIAP_I_WAITING_H
#define SIAP_I_WAITING_H

#include "ground/memory.h"

#include <siap/core.h>

#define SIAP_I_WAITING_WIDE 16 /* outputs of a tile: one line of the cache a replicate */

typedef struct siap_i_waiting {
  size_t n, tiles;   /* outputs */
  size_t most, held; /* replicates */
  uint32_t *number;
} siap_i_waiting;

/* Room for `most` replicates of n outputs. */
siap_status siap_i_waiting_make(siap_i_arena *arena, size_t n, size_t most, siap_i_waiting *waiting);

/* One replicate: n numbers. There must be room: held < most. */
void siap_i_waiting_put(siap_i_waiting *waiting, const uint32_t *number);

/* Those of a tile: SIAP_I_WAITING_WIDE for each replicate held; behind the last output stands 0. */
const uint32_t *siap_i_waiting_tile(const siap_i_waiting *waiting, size_t tile);

#endif
