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

/* Ranks are 2^30 at most: compared with a sign, which every machine has for vectors. */
static uint32_t apart(uint32_t a, uint32_t b)
{
  int32_t off = (int32_t)a - (int32_t)b;
  return (uint32_t)(off < 0 ? -off : off);
}

#define ABREAST SIAP_I_WAITING_WIDE /* regions that are counted side by side */

/* What ABREAST regions gather while sums fit a word. */
struct sums {
  uint32_t ranked[ABREAST], sum[ABREAST], moved[ABREAST];
};

/* Ranks of some regions from `first` on, `stride` apart from replicate to replicate. */
static void add_abreast(const siap_i_rank_tally *tally, size_t first, size_t width,
                        size_t replicates, size_t stride, const uint32_t *rank, struct sums *sums)
{
  uint32_t nominal[ABREAST] = {0};
  for (size_t k = 0; tally->nominal && k < width; k++)
    nominal[k] = tally->nominal[first + k];
  for (size_t r = 0; r < replicates; r++) {
    const uint32_t *at = rank + r * stride;
    uint32_t *count = tally->count + first * tally->bins;
    for (size_t k = 0; k < width; k++) {
      uint32_t there = at[k] != 0;
      sums->ranked[k] += there;
      sums->sum[k] += at[k];
      sums->moved[k] += apart(at[k], nominal[k]) & -there;
    }
    for (size_t k = 0; k < width; k++, count += tally->bins) /* no rank adds nothing to a bin */
      count[(at[k] - (at[k] != 0)) >> tally->shift] += at[k] != 0;
  }
}

static void add_some(siap_i_rank_tally *tally, size_t first, size_t replicates, size_t stride,
                     const uint32_t *rank)
{
  size_t width = tally->n - first < ABREAST ? tally->n - first : ABREAST;
  struct sums sums = {{0}, {0}, {0}};
  if (width == ABREAST)
    add_abreast(tally, first, ABREAST, replicates, stride, rank, &sums);
  else
    add_abreast(tally, first, width, replicates, stride, rank, &sums);
  for (size_t k = 0; k < width; k++) {
    tally->ranked[first + k] += sums.ranked[k];
    tally->sum[first + k] += sums.sum[k];
    tally->moved[first + k] += sums.moved[k];
  }
}

/* As many replicates at a time as keep a sum of ranks in a word: four, of 2^30 regions. */
static size_t at_once(const siap_i_rank_tally *tally, size_t left)
{
  size_t some = tally->n ? UINT32_MAX / tally->n : left;
  some = some ? some : 1;
  return some < left ? some : left;
}

void siap_i_rank_tally_add(siap_i_rank_tally *tally, size_t replicates, const uint32_t *rank)
{
  for (size_t r = 0, some; r < replicates; r += some) {
    some = at_once(tally, replicates - r);
    for (size_t first = 0; first < tally->n; first += ABREAST)
      add_some(tally, first, some, tally->n, rank + r * tally->n + first);
  }
}

void siap_i_rank_tally_take(siap_i_rank_tally *tally, const siap_i_waiting *waiting)
{
  for (size_t tile = 0; tile < waiting->tiles; tile++)
    for (size_t r = 0, some; r < waiting->held; r += some) {
      some = at_once(tally, waiting->held - r);
      add_some(tally, tile * ABREAST, some, ABREAST,
               siap_i_waiting_tile(waiting, tile) + r * ABREAST);
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

#define SHORT 65535 /* regions whose distances sum to no more than a word holds */

siap_i_stat siap_i_rank_shift(size_t n, const uint32_t *rank, const uint32_t *nominal)
{
  uint64_t sum = 0, both = 0;
  for (size_t first = 0; first < n; first += n <= SHORT ? n : 1) {
    uint32_t part = 0, there = 0;
    for (size_t i = first; i < (n <= SHORT ? n : first + 1); i++) {
      uint32_t counts = (uint32_t)(rank[i] != 0) & (uint32_t)(nominal[i] != 0);
      part += apart(rank[i], nominal[i]) & -counts;
      there += counts;
    }
    sum += part;
    both += there;
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
  made->word = siap_i_arena_take(arena, pairs, sizeof *made->word);
  return arena->failed ? SIAP_ERR_MEMORY : SIAP_OK;
}

#define PART 21 /* bits of one of three counts in a word */
#define PART_MOST ((UINT64_C(1) << PART) - 1)
#define COUNT_OF(word, part) ((word) >> PART * (part) & PART_MOST)

static void empty_words(siap_i_pairs *pairs)
{
  for (size_t i = 0; i < pairs->pairs; i++) {
    pairs->both[i] += COUNT_OF(pairs->word[i], 0);
    pairs->above[i] += COUNT_OF(pairs->word[i], 1);
    pairs->equal[i] += COUNT_OF(pairs->word[i], 2);
    pairs->word[i] = 0;
  }
  pairs->held = 0;
}

/* Three counts in one word: it is read and written once a pair and replicate. */
static inline __attribute__((always_inline)) void add_words(siap_i_pairs *pairs,
                                                            const uint32_t *rank, int has_all)
{
  for (size_t i = 0; i < pairs->pairs; i++) {
    uint32_t a = rank[pairs->of[2 * i]], b = rank[pairs->of[2 * i + 1]];
    uint64_t both = has_all || (a && b), above = a < b, equal = a == b;
    uint64_t word = above << PART | equal << 2 * PART | 1;
    pairs->word[i] += word & -both;
  }
}

void siap_i_pairs_add(siap_i_pairs *pairs, const uint32_t *rank, int has_all)
{
  if (has_all)
    add_words(pairs, rank, 1);
  else
    add_words(pairs, rank, 0);
  if (++pairs->held == PART_MOST)
    empty_words(pairs);
}

void siap_i_pairs_merge(siap_i_pairs *into, siap_i_pairs *from)
{
  empty_words(into);
  empty_words(from);
  move(into->pairs, into->both, from->both);
  move(into->pairs, into->above, from->above);
  move(into->pairs, into->equal, from->equal);
}

/* One of the counts, with what its word still holds. */
static uint64_t count_of(const siap_i_pairs *pairs, size_t pair, int part)
{
  const uint64_t *counts[] = {pairs->both, pairs->above, pairs->equal};
  return counts[part][pair] + COUNT_OF(pairs->word[pair], part);
}

siap_i_stat siap_i_pairs_above(const siap_i_pairs *pairs, size_t pair)
{
  return share(count_of(pairs, pair, 1), count_of(pairs, pair, 0));
}

siap_i_stat siap_i_pairs_equal(const siap_i_pairs *pairs, size_t pair)
{
  return share(count_of(pairs, pair, 2), count_of(pairs, pair, 0));
}
