/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. Weights of a budget that raters spread. */
#include "statistics/allocation.h"

#include "ground/memory.h"
#include "statistics/inverse.h"

#include <math.h>

static void none(siap_i_stat why, size_t items, siap_i_allocated *out)
{
  for (size_t i = 0; i < items; i++)
    out[i] = (siap_i_allocated){why, why, why, {why, why}};
}

/* The points of each rater together; the first rater who cannot be used. */
static size_t add_up(size_t raters, size_t items, const double *points, double *sum)
{
  for (size_t r = 0; r < raters; r++) {
    int good = 1;
    for (size_t i = 0; i < items; i++) {
      double point = points[r * items + i];
      good &= isfinite(point) && point >= 0;
      sum[r] += point;
    }
    if (!good || !(sum[r] > 0) || !isfinite(sum[r]))
      return r;
  }
  return raters;
}

/* Points of one item, one behind another from `points` in steps of `items`. */
static siap_i_allocated describe(size_t raters, size_t items, const double *points,
                                 const double *sum, siap_i_stat t)
{
  double count = (double)raters, mean = 0, squares = 0;
  for (size_t r = 0; r < raters; r++)
    mean += points[r * items] / sum[r] / count;
  for (size_t r = 0; r < raters; r++) {
    double off = points[r * items] / sum[r] - mean;
    squares += off * off;
  }
  siap_i_stat few = siap_i_stat_none(SIAP_I_STAT_FEW, 2);
  siap_i_allocated out = {siap_i_stat_is(mean), few, few, {few, few}};
  if (raters < 2)
    return out;
  out.sd = siap_i_stat_is(sqrt(squares / (count - 1)));
  out.variation =
      mean > 0 ? siap_i_stat_is(out.sd.value / mean) : siap_i_stat_none(SIAP_I_STAT_CONSTANT, 0);
  out.interval.low = out.interval.high = t;
  if (t.why == SIAP_I_STAT_DEFINED) {
    double reach = t.value * out.sd.value / sqrt(count);
    out.interval.low = siap_i_stat_is(mean - reach);
    out.interval.high = siap_i_stat_is(mean + reach);
  }
  return out;
}

siap_status siap_i_allocate(size_t raters, size_t items, const double *points, double level,
                            siap_i_allocated *out, size_t *refused)
{
  *refused = raters;
  if (!raters) {
    none(siap_i_stat_none(SIAP_I_STAT_FEW, 1), items, out);
    return SIAP_OK;
  }
  double *sum = siap_i_alloc(raters, sizeof *sum);
  if (!sum)
    return SIAP_ERR_MEMORY;
  *refused = add_up(raters, items, points, sum);
  siap_i_stat t = siap_i_stat_none(SIAP_I_STAT_RANGE, 0);
  if (level > 0 && level < 1 && raters > 1)
    t = siap_i_t_quantile((1 + level) / 2, (double)raters - 1);
  if (*refused < raters)
    none(siap_i_stat_none(SIAP_I_STAT_RANGE, 0), items, out);
  else
    for (size_t i = 0; i < items; i++)
      out[i] = describe(raters, items, points + i, sum, t);
  siap_i_release(sum);
  return SIAP_OK;
}
