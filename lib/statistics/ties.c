/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statistics/ties.h"

#include <stdlib.h>

typedef struct placed {
  double x;
  size_t at;
} placed;

static int ascending(const void *a, const void *b)
{
  double x = ((const placed *)a)->x, y = ((const placed *)b)->x;
  return (x > y) - (x < y);
}

siap_status siap_i_doubled_ranks(const double *x, size_t n, double grain, siap_i_arena *arena,
                                 uint64_t *rank, double *ties)
{
  placed *sorted = siap_i_arena_take(arena, n, sizeof *sorted);
  if (!sorted)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < n; i++)
    sorted[i] = (placed){.x = x[i], .at = i};
  qsort(sorted, n, sizeof *sorted, ascending);
  *ties = 0;
  for (size_t from = 0, to; from < n; from = to) {
    for (to = from + 1; to < n && sorted[to].x - sorted[to - 1].x <= grain; to++)
      ;
    double t = (double)(to - from);
    *ties += t * t * t - t;
    for (size_t i = from; i < to; i++)
      rank[sorted[i].at] = from + 1 + to; /* the places from + 1 to `to` */
  }
  return SIAP_OK;
}
