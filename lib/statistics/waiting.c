/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. Whole numbers that wait to be counted. */
#include "statistics/waiting.h"

#include <string.h>

#define WIDE SIAP_I_WAITING_WIDE

/* A line more than a tile holds, so that tiles do not fall on each other in the cache. */
static size_t tile_size(const siap_i_waiting *waiting)
{
  return (waiting->most + 1) * WIDE;
}

siap_status siap_i_waiting_make(siap_i_arena *arena, size_t n, size_t most, siap_i_waiting *waiting)
{
  size_t cells;
  *waiting = (siap_i_waiting){.n = n, .tiles = n / WIDE + (n % WIDE != 0), .most = most};
  if (__builtin_mul_overflow(tile_size(waiting), waiting->tiles, &cells))
    return SIAP_ERR_MEMORY;
  waiting->number = siap_i_arena_take(arena, cells, sizeof *waiting->number);
  return waiting->number ? SIAP_OK : SIAP_ERR_MEMORY;
}

void siap_i_waiting_put(siap_i_waiting *waiting, const uint32_t *number)
{
  uint32_t *to = waiting->number + waiting->held * WIDE;
  size_t whole = waiting->n / WIDE, rest = waiting->n % WIDE;
  for (size_t tile = 0; tile < whole; tile++, to += tile_size(waiting), number += WIDE)
    memcpy(to, number, WIDE * sizeof *to);
  if (rest)
    memcpy(to, number, rest * sizeof *to);
  waiting->held++;
}

const uint32_t *siap_i_waiting_tile(const siap_i_waiting *waiting, size_t tile)
{
  return waiting->number + tile * tile_size(waiting);
}
