/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. robust: between what values the replicates of a node lie, and which pairs of regions are
 * compared: what must be known before anything is counted.
 */
#include "analysis/robust.h"

#include <math.h>
#include <stdlib.h>

#define FIRST 64                      /* replicates that are run to see how far values reach */
#define BIN_BYTES ((size_t)16 << 20)  /* counts of values, all nodes of a thread */
#define BINS_LEAST 64
#define BINS_MOST 4096
#define PLAIN_BYTES ((size_t)1 << 20) /* of bins that are no decimals: they should stay in the cache */
#define PLAIN_LEAST 512

/* ---- ranges ---- */

static void widen(siap_i_range *range, const double *x, size_t n)
{
  for (size_t i = 0; i < n; i++) {
    range->low = x[i] < range->low ? x[i] : range->low;
    range->high = x[i] > range->high ? x[i] : range->high;
  }
}

/*
 * As wide again on either side: few of the replicates to come lie there, and the interval never ends
 * there. Values with decimals get a bin each, as long as there are enough bins.
 */
static void divide(siap_i_range *range, int places, size_t most, size_t plain)
{
  double width = range->high - range->low, step = 0;
  if (!(width >= 0)) /* no value at all: nothing will be counted */
    *range = (siap_i_range){.low = 0, .high = 1, .step = 1, .bins = 1};
  if (range->bins)
    return;
  if (places >= 0)
    step = pow(10, -places);
  if (width == 0)
    width = step > 0 ? step : fmax(fabs(range->low), 1) * 1e-6;
  double from = range->low - width, to = range->high + width;
  double bins = step > 0 ? rint((to - from) / step) + 1 : 0;
  range->bins = plain;
  range->low = from;
  range->high = to;
  if (!(bins >= 1 && bins <= (double)most))
    return;
  range->step = step;
  range->bins = (size_t)bins;
  range->low = (rint(from / step) - 0.5) * step;
  range->high = range->low + bins * step;
}

siap_status siap_i_robust_range(siap_i_robust *robust)
{
  siap_i_arena arena = {NULL, 0, NULL, 0};
  siap_i_drawing drawing = {.robust = robust};
  size_t n = robust->regions, most = BIN_BYTES / sizeof(uint32_t) / (robust->outputs + 1);
  most = most < BINS_LEAST ? BINS_LEAST : most > BINS_MOST ? BINS_MOST : most;
  size_t plain = PLAIN_BYTES / sizeof(uint32_t) / (robust->outputs + 1);
  plain = plain < PLAIN_LEAST ? PLAIN_LEAST : plain;
  plain = plain < most ? plain : most;
  double *x = siap_i_arena_take(&arena, robust->outputs, sizeof *x);
  robust->range = siap_i_arena_take(&robust->work->arena, robust->nodes.count, sizeof(siap_i_range));
  siap_status status = x && robust->range ? siap_i_drawing_make(robust, &arena, &drawing)
                                          : SIAP_ERR_MEMORY;
  for (size_t k = 0; status == SIAP_OK && k < robust->nodes.count; k++) {
    robust->range[k] = (siap_i_range){.low = INFINITY, .high = -INFINITY};
    widen(&robust->range[k], robust->nominal + k * n, n);
  }
  for (size_t r = 0; status == SIAP_OK && r < FIRST && r < robust->replications; r++) {
    siap_i_draw draw = siap_i_draw_of(robust->sources, r);
    status = siap_i_replicate(&drawing, &draw, x, NULL);
    for (size_t k = 0; status == SIAP_OK && k < robust->nodes.count; k++)
      widen(&robust->range[k], x + k * n, n);
  }
  for (size_t k = 0; status == SIAP_OK && k < robust->nodes.count; k++)
    divide(&robust->range[k], robust->exact ? -1 : robust->nodes.at[k].places, most, plain);
  siap_i_drawing_release(&drawing);
  siap_i_arena_release(&arena);
  return status;
}

siap_i_stat siap_i_robust_quantile(const siap_i_robust *robust, const siap_i_simulation *of,
                                   size_t node, size_t region, double p)
{
  const siap_i_range *range = &robust->range[node];
  siap_i_stat stat = siap_i_bins_quantile(&of->bins[node], region, p);
  if (stat.why != SIAP_I_STAT_DEFINED || !(range->step > 0))
    return stat;
  /* the value that stands for the bin, of which the upper end belongs to it */
  double bin = fmax(ceil((stat.value - range->low) / range->step - 1e-6) - 1, 0);
  double ten = rint(1 / range->step);
  return siap_i_stat_is(rint((range->low + (bin + 0.5) * range->step) * ten) / ten + 0);
}

/* ---- pairs ---- */

struct placed {
  uint32_t rank, region;
};

static int by_rank(const void *a, const void *b)
{
  const struct placed *x = a, *y = b;
  return x->rank != y->rank ? (x->rank > y->rank) - (x->rank < y->rank)
                            : (x->region > y->region) - (x->region < y->region);
}

static siap_status pair_up(siap_i_robust *robust, const struct placed *placed, size_t n,
                           siap_i_pair_list *list)
{
  size_t most = n < 2 ? 0 : robust->has_all_pairs ? n * (n - 1) / 2 : n - 1;
  list->of = siap_i_arena_take(&robust->work->arena, 2 * most, sizeof *list->of);
  if (!list->of)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i + 1 < n; i++)
    for (size_t j = i + 1; j < (robust->has_all_pairs ? n : i + 2); j++, list->count++) {
      list->of[2 * list->count] = placed[i].region;
      list->of[2 * list->count + 1] = placed[j].region;
    }
  return SIAP_OK;
}

siap_status siap_i_robust_pairs(siap_i_robust *robust)
{
  size_t n = robust->regions;
  struct placed *placed = siap_i_alloc(n, sizeof *placed);
  siap_status status = placed ? SIAP_OK : SIAP_ERR_MEMORY;
  robust->pair = siap_i_arena_take(&robust->work->arena, robust->nodes.count, sizeof *robust->pair);
  if (!robust->pair)
    status = SIAP_ERR_MEMORY;
  for (size_t k = 0; status == SIAP_OK && k < robust->nodes.count; k++) {
    size_t ranked = 0;
    for (size_t i = 0; i < n; i++)
      if (robust->rank[k * n + i])
        placed[ranked++] = (struct placed){robust->rank[k * n + i], (uint32_t)i};
    qsort(placed, ranked, sizeof *placed, by_rank);
    status = pair_up(robust, placed, ranked, &robust->pair[k]);
  }
  siap_i_release(placed);
  return status;
}
