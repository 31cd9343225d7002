/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. Ranks of many replicates, counted. */
#include "statistics/rank_tally.h"

#include "statistics/ranking.h"

#include <math.h>

siap_status siap_i_rank_tally_make(siap_i_arena *arena, size_t n, const uint32_t *nominal,
                                   size_t bytes, siap_i_rank_tally *tally)
{
  *tally = (siap_i_rank_tally){.n = n, .bins = n, .width = 1, .nominal = nominal};
  if (n > SIAP_I_RANKING_MOST)
    return SIAP_ERR_MEMORY;
  for (; tally->bins > 1 && tally->bins > bytes / sizeof *tally->count / n; tally->shift++) {
    tally->width *= 2;
    tally->bins = (n + tally->width - 1) / tally->width;
  }
  tally->count = siap_i_arena_take(arena, n * tally->bins, sizeof *tally->count);
  tally->ranked = siap_i_arena_take(arena, n, sizeof *tally->ranked);
  tally->sum = siap_i_arena_take(arena, n, sizeof *tally->sum);
  tally->moved = siap_i_arena_take(arena, n, sizeof *tally->moved);
  return arena->failed ? SIAP_ERR_MEMORY : SIAP_OK;
}

static uint32_t apart(uint32_t a, uint32_t b)
{
  return a > b ? a - b : b - a;
}

void siap_i_rank_tally_add(siap_i_rank_tally *tally, size_t replicates, const uint32_t *rank)
{
  for (size_t i = 0; i < tally->n; i++) {
    uint32_t nominal = tally->nominal ? tally->nominal[i] : 0;
    uint32_t *count = tally->count + i * tally->bins;
    uint64_t ranked = 0, sum = 0, moved = 0;
    for (size_t r = 0; r < replicates; r++) {
      uint32_t at = rank[r * tally->n + i];
      if (!at)
        continue;
      count[(at - 1) >> tally->shift]++;
      ranked++;
      sum += at;
      moved += apart(at, nominal);
    }
    tally->ranked[i] += ranked;
    tally->sum[i] += sum;
    tally->moved[i] += moved;
  }
}

static void move(size_t n, uint64_t *into, uint64_t *from)
{
  for (size_t i = 0; i < n; i++) {
    into[i] += from[i];
    from[i] = 0;
  }
}

void siap_i_rank_tally_merge(siap_i_rank_tally *into, siap_i_rank_tally *from)
{
  for (size_t i = 0; i < into->n * into->bins; i++) {
    into->count[i] += from->count[i];
    from->count[i] = 0;
  }
  move(into->n, into->ranked, from->ranked);
  move(into->n, into->sum, from->sum);
  move(into->n, into->moved, from->moved);
}

/* The bin of the k-th smallest rank, k from 0. */
static size_t bin_of(const siap_i_rank_tally *tally, size_t region, uint64_t k)
{
  const uint32_t *count = tally->count + region * tally->bins;
  size_t bin = 0;
  for (uint64_t before = count[0]; before <= k && bin + 1 < tally->bins;)
    before += count[++bin];
  return bin;
}

siap_i_interval siap_i_rank_tally_quantile(const siap_i_rank_tally *tally, size_t region, double p)
{
  siap_i_stat none = siap_i_stat_none(SIAP_I_STAT_RANGE, 0);
  if (!(p >= 0 && p <= 1))
    return (siap_i_interval){none, none};
  none = siap_i_stat_none(SIAP_I_STAT_FEW, 1);
  if (!tally->ranked[region])
    return (siap_i_interval){none, none};
  double place = (double)(tally->ranked[region] - 1) * p, part = place - floor(place);
  uint64_t k = (uint64_t)place;
  double below = (double)bin_of(tally, region, k), above = below;
  if (part > 0)
    above = (double)bin_of(tally, region, k + 1);
  double low = 1 + tally->width * (below + part * (above - below));
  double high = low + tally->width - 1;
  return (siap_i_interval){siap_i_stat_is(low),
                           siap_i_stat_is(high > (double)tally->n ? (double)tally->n : high)};
}

static siap_i_stat share(uint64_t sum, uint64_t by)
{
  return by ? siap_i_stat_is((double)sum / (double)by) : siap_i_stat_none(SIAP_I_STAT_FEW, 1);
}

siap_i_stat siap_i_rank_tally_mean(const siap_i_rank_tally *tally, size_t region)
{
  return share(tally->sum[region], tally->ranked[region]);
}

siap_i_stat siap_i_rank_tally_moved(const siap_i_rank_tally *tally, size_t region)
{
  int has_nominal = tally->nominal && tally->nominal[region];
  return share(tally->moved[region], has_nominal ? tally->ranked[region] : 0);
}

siap_i_stat siap_i_rank_shift(size_t n, const uint32_t *rank, const uint32_t *nominal)
{
  uint64_t sum = 0, both = 0;
  for (size_t i = 0; i < n; i++) {
    int counts = rank[i] && nominal[i];
    sum += counts ? apart(rank[i], nominal[i]) : 0;
    both += (uint64_t)counts;
  }
  return share(sum, both);
}

/* ---- who stands above whom ---- */

siap_status siap_i_pairs_make(siap_i_arena *arena, size_t pairs, const uint32_t *of,
                              siap_i_pairs *made)
{
  *made = (siap_i_pairs){.pairs = pairs, .of = of};
  made->both = siap_i_arena_take(arena, pairs, sizeof *made->both);
  made->above = siap_i_arena_take(arena, pairs, sizeof *made->above);
  made->equal = siap_i_arena_take(arena, pairs, sizeof *made->equal);
  return arena->failed ? SIAP_ERR_MEMORY : SIAP_OK;
}

void siap_i_pairs_add(siap_i_pairs *pairs, const uint32_t *rank)
{
  for (size_t i = 0; i < pairs->pairs; i++) {
    uint32_t a = rank[pairs->of[2 * i]], b = rank[pairs->of[2 * i + 1]];
    int both = a && b;
    pairs->both[i] += (uint64_t)both;
    pairs->above[i] += (uint64_t)(both && a < b);
    pairs->equal[i] += (uint64_t)(both && a == b);
  }
}

void siap_i_pairs_merge(siap_i_pairs *into, siap_i_pairs *from)
{
  move(into->pairs, into->both, from->both);
  move(into->pairs, into->above, from->above);
  move(into->pairs, into->equal, from->equal);
}

siap_i_stat siap_i_pairs_above(const siap_i_pairs *pairs, size_t pair)
{
  return share(pairs->above[pair], pairs->both[pair]);
}

siap_i_stat siap_i_pairs_equal(const siap_i_pairs *pairs, size_t pair)
{
  return share(pairs->equal[pair], pairs->both[pair]);
}
