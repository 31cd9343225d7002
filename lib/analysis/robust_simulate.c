/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. robust: many replicates. A block of them is a job; sums of a block are settled in order, and
 * counts, which are whole numbers, stay with the thread until the end.
 */
#include "analysis/crew.h"
#include "analysis/robust.h"

#include <math.h>
#include <string.h>

#define BATCH_CELLS ((size_t)1 << 21) /* ranks, and as many bins, that wait to be counted */
#define BATCH_MOST 1024               /* replicates that wait */
#define RANK_BYTES ((size_t)32 << 20) /* counts of ranks, all nodes of a thread */

#define HOLDS 4 /* blocks that a thread may be ahead of the others */

struct desk {
  siap_i_robust *robust;
  siap_i_arena arena;
  siap_i_drawing drawing;
  siap_i_ranking ranking;
  siap_i_simulation own, *into; /* counts, and where all goes */
  siap_i_simulation sums[HOLDS]; /* sums of blocks whose turn has not come */
  size_t made, settled;          /* blocks */
  unsigned sources;
  double *x, *shift;
  size_t *bands;    /* NULL: not counted */
  uint32_t *number; /* of one replicate and node */
  siap_i_waiting *ranks, *places; /* by node */
  size_t batch, held;             /* replicates: how many may wait, and do */
};

size_t siap_i_simulation_jobs(const siap_i_robust *robust)
{
  return (robust->replications + SIAP_I_TALLY_BLOCK - 1) / SIAP_I_TALLY_BLOCK;
}

/* ---- room ---- */

static siap_status make_counts(const siap_i_robust *robust, siap_i_arena *arena,
                               siap_i_simulation *to)
{
  size_t nodes = robust->nodes.count, n = robust->regions;
  to->rank = siap_i_arena_take(arena, nodes, sizeof *to->rank);
  to->pair = siap_i_arena_take(arena, nodes, sizeof *to->pair);
  to->bins = siap_i_arena_take(arena, nodes, sizeof *to->bins);
  to->band = siap_i_arena_take(arena, nodes, sizeof *to->band);
  to->bands = siap_i_arena_take(arena, nodes, sizeof *to->bands);
  if (arena->failed)
    return SIAP_ERR_MEMORY;
  for (size_t k = 0; k < nodes; k++) {
    const siap_i_range *range = &robust->range[k];
    size_t most = 0;
    for (size_t g = 0; g < robust->groups; g++) {
      size_t bands = siap_i_robust_bands(&robust->group[g], k);
      most = bands > most ? bands : most;
    }
    to->bands[k] = most ? most + 1 : 0;
    to->band[k] = siap_i_arena_take(arena, n * to->bands[k], sizeof **to->band);
    if (siap_i_rank_tally_make(arena, n, robust->rank + k * n, RANK_BYTES / nodes, &to->rank[k]) !=
            SIAP_OK ||
        siap_i_pairs_make(arena, robust->pair[k].count, robust->pair[k].of, &to->pair[k]) !=
            SIAP_OK ||
        siap_i_bins_make(arena, n, range->bins, range->low, range->high, &to->bins[k]) != SIAP_OK)
      return SIAP_ERR_MEMORY;
  }
  return arena->failed ? SIAP_ERR_MEMORY : SIAP_OK;
}

static siap_status make_sums(const siap_i_robust *robust, siap_i_arena *arena,
                             siap_i_simulation *to)
{
  memset(to, 0, sizeof *to);
  siap_status status = siap_i_tally_make(arena, robust->outputs, robust->nominal, &to->score);
  if (status == SIAP_OK)
    status = siap_i_tally_make(arena, robust->nodes.count, NULL, &to->shift);
  return status;
}

static siap_status make_simulation(const siap_i_robust *robust, siap_i_arena *arena, int full,
                                   siap_i_simulation *to)
{
  siap_status status = make_sums(robust, arena, to);
  return status == SIAP_OK && full ? make_counts(robust, arena, to) : status;
}

static siap_status make_desk(struct desk *desk, int full)
{
  const siap_i_robust *robust = desk->robust;
  siap_i_arena *arena = &desk->arena;
  size_t cells = robust->outputs ? robust->outputs : 1, some = 0, nodes = robust->nodes.count;
  desk->batch = BATCH_CELLS / cells < BATCH_MOST ? BATCH_CELLS / cells : BATCH_MOST;
  desk->batch += !desk->batch;
  siap_status status = full ? make_counts(robust, arena, &desk->own) : SIAP_OK;
  for (size_t i = 0; status == SIAP_OK && i < HOLDS; i++)
    status = make_sums(robust, arena, &desk->sums[i]);
  for (size_t k = 0; status == SIAP_OK && full && k < nodes; k++)
    some += desk->own.bands[k];
  desk->x = siap_i_arena_take(arena, robust->outputs, sizeof *desk->x);
  desk->shift = siap_i_arena_take(arena, nodes, sizeof *desk->shift);
  desk->number = siap_i_arena_take(arena, robust->regions, sizeof *desk->number);
  desk->ranks = siap_i_arena_take(arena, nodes, sizeof *desk->ranks);
  desk->places = siap_i_arena_take(arena, nodes, sizeof *desk->places);
  if (some)
    desk->bands = siap_i_arena_take(arena, robust->outputs, sizeof *desk->bands);
  for (size_t k = 0; full && !arena->failed && k < nodes; k++)
    if (siap_i_waiting_make(arena, robust->regions, desk->batch, &desk->ranks[k]) != SIAP_OK ||
        siap_i_waiting_make(arena, robust->regions, desk->batch, &desk->places[k]) != SIAP_OK)
      return SIAP_ERR_MEMORY;
  if (status != SIAP_OK || arena->failed ||
      siap_i_ranking_make(arena, robust->regions, &desk->ranking) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  return siap_i_drawing_make(robust, arena, &desk->drawing);
}

/* ---- one block ---- */

static void count_bands(struct desk *desk)
{
  const siap_i_robust *robust = desk->robust;
  for (size_t k = 0; k < robust->nodes.count; k++)
    for (size_t i = 0; desk->own.bands[k] && i < robust->regions; i++) {
      size_t at = desk->bands[k * robust->regions + i], width = desk->own.bands[k];
      desk->own.band[k][i * width + (at < width ? at : width - 1)]++;
    }
}

/* Count what waits. */
static void count_waiting(struct desk *desk)
{
  siap_i_simulation *own = &desk->own;
  for (size_t k = 0; own->rank && k < desk->robust->nodes.count; k++) {
    siap_i_rank_tally_take(&own->rank[k], &desk->ranks[k]);
    siap_i_bins_take(&own->bins[k], &desk->places[k]);
    desk->ranks[k].held = desk->places[k].held = 0;
  }
  desk->held = 0;
}

/* Count what one replicate gave; its ranks and bins wait for those of others. */
static void count(struct desk *desk)
{
  const siap_i_robust *robust = desk->robust;
  siap_i_simulation *own = &desk->own, *sums = &desk->sums[desk->made % HOLDS];
  size_t n = robust->regions;
  siap_i_tally_add(&sums->score, desk->x);
  for (size_t k = 0; k < robust->nodes.count; k++) {
    size_t ranked = siap_i_rank_of(&desk->ranking, n, desk->x + k * n, desk->number);
    desk->shift[k] = siap_i_rank_shift(n, desk->number, robust->rank + k * n).value;
    if (!own->rank)
      continue;
    siap_i_pairs_add(&own->pair[k], desk->number, ranked == n);
    siap_i_waiting_put(&desk->ranks[k], desk->number);
    siap_i_bins_find(&own->bins[k], desk->x + k * n, desk->number);
    siap_i_waiting_put(&desk->places[k], desk->number);
  }
  siap_i_tally_add(&sums->shift, desk->shift);
  if (desk->bands)
    count_bands(desk);
  if (++desk->held == desk->batch)
    count_waiting(desk);
}

static siap_status run_block(void *of, size_t at)
{
  struct desk *desk = of;
  siap_i_robust *robust = desk->robust;
  size_t first = at * SIAP_I_TALLY_BLOCK, end = first + SIAP_I_TALLY_BLOCK;
  end = end < robust->replications ? end : robust->replications;
  for (size_t replicate = first; replicate < end; replicate++) {
    siap_i_draw draw = siap_i_draw_of(desk->sources, replicate);
    siap_status status = siap_i_replicate(&desk->drawing, &draw, desk->x, desk->bands);
    if (status != SIAP_OK)
      return status;
    count(desk);
  }
  desk->made++;
  return SIAP_OK;
}

static void settle_block(void *of, size_t at)
{
  struct desk *desk = of;
  (void)at;
  siap_i_simulation *sums = &desk->sums[desk->settled++ % HOLDS];
  siap_i_tally_merge(&desk->into->score, &sums->score);
  siap_i_tally_merge(&desk->into->shift, &sums->shift);
}

/* ---- all of them ---- */

static void merge_counts(const siap_i_robust *robust, siap_i_simulation *into,
                         siap_i_simulation *from)
{
  for (size_t k = 0; into->rank && k < robust->nodes.count; k++) {
    siap_i_rank_tally_merge(&into->rank[k], &from->rank[k]);
    siap_i_pairs_merge(&into->pair[k], &from->pair[k]);
    siap_i_bins_merge(&into->bins[k], &from->bins[k]);
    for (size_t i = 0; i < robust->regions * into->bands[k]; i++)
      into->band[k][i] += from->band[k][i];
  }
}

siap_status siap_i_simulate(siap_i_robust *robust, unsigned sources, int full, uint64_t *done,
                            uint64_t total, siap_i_simulation *out)
{
  size_t jobs = siap_i_simulation_jobs(robust);
  size_t threads = robust->threads < jobs ? robust->threads : jobs;
  struct desk *desk = siap_i_alloc(threads, sizeof *desk);
  void **at = siap_i_alloc(threads, sizeof *at);
  siap_status status = desk && at ? make_simulation(robust, &robust->work->arena, full, out)
                                  : SIAP_ERR_MEMORY;
  for (size_t i = 0; status == SIAP_OK && i < threads; i++) {
    desk[i].robust = robust;
    desk[i].sources = sources;
    desk[i].into = out;
    at[i] = &desk[i];
    status = make_desk(&desk[i], full);
  }
  siap_i_crew crew = {robust->work, jobs, threads, at, run_block, settle_block, *done, total, HOLDS};
  if (status == SIAP_OK)
    status = siap_i_crew_run(&crew);
  for (size_t i = 0; desk && i < threads; i++) {
    if (status == SIAP_OK) {
      count_waiting(&desk[i]);
      merge_counts(robust, out, &desk[i].own);
    }
    siap_i_drawing_release(&desk[i].drawing);
    siap_i_arena_release(&desk[i].arena);
  }
  siap_i_release(at);
  siap_i_release(desk);
  *done += jobs;
  return status;
}
