/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statistics/inversions.h"

#include <string.h>

/* Polynomials of `room` coefficients; they may wrap on the way, the result does not. */
static void times_one_less(uint64_t *ways, size_t room, size_t power)
{
  for (size_t i = room; i-- > power;)
    ways[i] -= ways[i - power];
}

static void over_one_less(uint64_t *ways, size_t room, size_t power)
{
  for (size_t i = power; i < room; i++)
    ways[i] += ways[i - power];
}

/* (1 - q) ... (1 - q^n) over the same of each group */
size_t siap_i_inversions(size_t n, const size_t *group, size_t groups, uint64_t *ways)
{
  size_t most = n * (n - 1) / 2;
  for (size_t g = 0; g < groups; g++)
    most -= group[g] * (group[g] - 1) / 2;
  memset(ways, 0, SIAP_I_INVERSIONS_ROOM * sizeof *ways);
  ways[0] = 1;
  for (size_t power = 1; power <= n; power++)
    times_one_less(ways, most + 1, power);
  for (size_t g = 0; g < groups; g++)
    for (size_t power = 1; power <= group[g]; power++)
      over_one_less(ways, most + 1, power);
  return most;
}
