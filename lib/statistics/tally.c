/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. Sums and counts of replicates. */
#include "statistics/tally.h"

#include <float.h>
#include <math.h>
#include <string.h>

siap_status siap_i_tally_make(siap_i_arena *arena, size_t outputs, const double *centre,
                              siap_i_tally *tally)
{
  double *own = siap_i_arena_take(arena, outputs, sizeof *own);
  *tally = (siap_i_tally){.outputs = outputs, .centre = own};
  tally->count = siap_i_arena_take(arena, outputs, sizeof *tally->count);
  tally->sum = siap_i_arena_take(arena, outputs, sizeof *tally->sum);
  tally->square = siap_i_arena_take(arena, outputs, sizeof *tally->square);
  if (arena->failed)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; centre && i < outputs; i++)
    own[i] = isfinite(centre[i]) ? centre[i] : 0;
  return SIAP_OK;
}

void siap_i_tally_add(siap_i_tally *tally, const double *x)
{
  for (size_t i = 0; i < tally->outputs; i++) {
    double off = x[i] == x[i] ? x[i] - tally->centre[i] : 0;
    tally->count[i] += x[i] == x[i] ? 1 : 0;
    tally->sum[i] += off;
    tally->square[i] += off * off;
  }
}

static void move(size_t n, double *into, double *from)
{
  for (size_t i = 0; i < n; i++) {
    into[i] += from[i];
    from[i] = 0;
  }
}

void siap_i_tally_merge(siap_i_tally *into, siap_i_tally *from)
{
  move(into->outputs, into->count, from->count);
  move(into->outputs, into->sum, from->sum);
  move(into->outputs, into->square, from->square);
}

siap_i_stat siap_i_tally_mean(const siap_i_tally *tally, size_t output)
{
  if (!(tally->count[output] >= 1))
    return siap_i_stat_none(SIAP_I_STAT_FEW, 1);
  return siap_i_stat_is(tally->centre[output] + tally->sum[output] / tally->count[output]);
}

siap_i_stat siap_i_tally_sd(const siap_i_tally *tally, size_t output)
{
  double n = tally->count[output], sum = tally->sum[output], square = tally->square[output];
  if (!(n >= 2))
    return siap_i_stat_none(SIAP_I_STAT_FEW, 2);
  double off = square - sum * (sum / n);
  if (off <= 2 * DBL_EPSILON * square) /* equal values, and what rounding left of them */
    off = 0;
  return siap_i_stat_is(sqrt(off / (n - 1)));
}

/* ---- histograms ---- */

#define BINS_MOST ((size_t)1 << 30) /* places are words with a sign */

siap_status siap_i_bins_make(siap_i_arena *arena, size_t outputs, size_t bins, double low,
                             double high, siap_i_bins *made)
{
  int good = isfinite(high - low) && low < high && bins > 0 && bins < BINS_MOST;
  *made = (siap_i_bins){.outputs = good ? outputs : 0, .bins = bins, .low = low, .high = high};
  size_t counts;
  if (!good)
    return SIAP_OK;
  if (__builtin_mul_overflow(outputs, bins + 2, &counts))
    return SIAP_ERR_MEMORY;
  made->count = siap_i_arena_take(arena, counts, sizeof *made->count);
  return made->count ? SIAP_OK : SIAP_ERR_MEMORY;
}

typedef double two __attribute__((vector_size(16)));
typedef int64_t two_masks __attribute__((vector_size(16)));
typedef int32_t two_words __attribute__((vector_size(8)));

static inline two choose(two_masks where, two yes, two no)
{
  return (two)((where & (two_masks)yes) | (~where & (two_masks)no));
}

/* The bins of two values from 0, -1 and the number of bins outside, -2 for NaN. */
static inline two_words bins_of(double low, double high, double all, double scale, two x)
{
  const two none = {0, 0};
  two at = (x - low) * scale;
  at = choose(at >= none, at, none);
  at = choose(at < all, at, none + (all - 1));
  at = choose(x < low, none - 1, at);
  at = choose(x > high, none + all, at);
  at = choose(x == x, at, none - 2);
  return __builtin_convertvector(at, two_words); /* what stands behind the point is cut off */
}

void siap_i_bins_find(const siap_i_bins *bins, const double *x, uint32_t *place)
{
  double low = bins->low, high = bins->high, all = (double)bins->bins, scale = all / (high - low);
  size_t i = 0, n = bins->outputs;
  for (; i + 2 <= n; i += 2) {
    two_words bin = bins_of(low, high, all, scale, (two){x[i], x[i + 1]}) + 2;
    memcpy(place + i, &bin, sizeof bin);
  }
  if (i < n)
    place[i] = (uint32_t)(bins_of(low, high, all, scale, (two){x[i], x[i]})[0] + 2);
}

void siap_i_bins_add(siap_i_bins *bins, const double *x)
{
  double low = bins->low, high = bins->high, all = (double)bins->bins, scale = all / (high - low);
  for (size_t i = 0; i < bins->outputs; i++)
    if (x[i] == x[i])
      bins->count[i * (bins->bins + 2) +
                  (size_t)(bins_of(low, high, all, scale, (two){x[i], x[i]})[0] + 1)]++;
}

static void count_abreast(siap_i_bins *bins, size_t first, size_t width, size_t replicates,
                          const uint32_t *place)
{
  size_t room = bins->bins + 2;
  for (size_t r = 0; r < replicates; r++, place += SIAP_I_WAITING_WIDE) {
    uint32_t *count = bins->count + first * room;
    for (size_t k = 0; k < width; k++, count += room) /* no value adds nothing to a bin */
      count[place[k] - (place[k] != 0)] += place[k] != 0;
  }
}

void siap_i_bins_take(siap_i_bins *bins, const siap_i_waiting *waiting)
{
  for (size_t tile = 0; bins->outputs && tile < waiting->tiles; tile++) {
    size_t first = tile * SIAP_I_WAITING_WIDE, left = bins->outputs - first;
    const uint32_t *place = siap_i_waiting_tile(waiting, tile);
    if (left >= SIAP_I_WAITING_WIDE)
      count_abreast(bins, first, SIAP_I_WAITING_WIDE, waiting->held, place);
    else
      count_abreast(bins, first, left, waiting->held, place);
  }
}

void siap_i_bins_merge(siap_i_bins *into, siap_i_bins *from)
{
  for (size_t i = 0; i < into->outputs * (into->bins + 2); i++) {
    into->count[i] += from->count[i];
    from->count[i] = 0;
  }
}

siap_i_stat siap_i_bins_quantile(const siap_i_bins *bins, size_t output, double p)
{
  if (!(p >= 0 && p <= 1) || output >= bins->outputs)
    return siap_i_stat_none(SIAP_I_STAT_RANGE, 0);
  const uint32_t *count = bins->count + output * (bins->bins + 2);
  double all = 0, before = 0, width = (bins->high - bins->low) / (double)bins->bins;
  for (size_t bin = 0; bin < bins->bins + 2; bin++)
    all += count[bin];
  if (all == 0)
    return siap_i_stat_none(SIAP_I_STAT_FEW, 1);
  for (size_t bin = 0; bin < bins->bins + 2; bin++) {
    double part = p * all - before;
    before += count[bin];
    if (!count[bin] || p * all > before)
      continue;
    if (bin == 0 || bin == bins->bins + 1)
      break;
    return siap_i_stat_is(bins->low + width * ((double)(bin - 1) + part / count[bin]));
  }
  return siap_i_stat_none(SIAP_I_STAT_RANGE, 0);
}
