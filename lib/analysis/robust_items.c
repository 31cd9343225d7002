/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. robust: what each item is to the whole: one left out at a time, nothing else drawn. */
#include "analysis/crew.h"
#include "analysis/robust.h"

#include <math.h>

/* What leaving an item out does to a node. */
struct effect {
  double change, most; /* mean over regions, and the largest of any */
  size_t both, lost;   /* regions with a value still, and without one now */
  siap_i_stat shift;
};

struct desk {
  siap_i_robust *robust;
  siap_i_arena arena;
  siap_i_drawing drawing;
  siap_i_ranking ranking;
  double *x;
  uint32_t *rank;
  struct effect *effect; /* by item of the pool and node; all desks' */
};

/* What was published is of 128 bits: what both precisions give apart is no change. */
static double apart(double before, double after)
{
  return fabs(after - before) <= SIAP_I_ROBUST_NEAR * fmax(1, fabs(before)) ? 0 : after - before;
}

static struct effect compare(const struct desk *desk, size_t node)
{
  const siap_i_robust *robust = desk->robust;
  size_t n = robust->regions;
  struct effect effect = {0, 0, 0, 0, {0, 0, 0}};
  for (size_t i = 0; i < n; i++) {
    double before = robust->nominal[node * n + i], after = desk->x[node * n + i];
    if (isnan(before) || isnan(after)) {
      effect.lost += (size_t)(!isnan(before));
      continue;
    }
    effect.both++;
    double change = apart(before, after);
    effect.change += change;
    if (fabs(change) > fabs(effect.most))
      effect.most = change;
  }
  effect.change /= effect.both ? (double)effect.both : 1;
  return effect;
}

static siap_status leave_out(void *of, size_t at)
{
  struct desk *desk = of;
  const siap_i_robust *robust = desk->robust;
  siap_i_draw draw = siap_i_draw_of(0, 0);
  size_t n = robust->regions;
  draw.without = at;
  siap_status status = siap_i_replicate(&desk->drawing, &draw, desk->x, NULL);
  for (size_t k = 0; status == SIAP_OK && k < robust->nodes.count; k++) {
    struct effect *effect = &desk->effect[at * robust->nodes.count + k];
    *effect = compare(desk, k);
    siap_i_rank_of(&desk->ranking, n, desk->x + k * n, desk->rank);
    effect->shift = siap_i_rank_shift(n, desk->rank, robust->rank + k * n);
  }
  return status;
}

/* Each effect has a place of its own. */
static void settle(void *of, size_t at)
{
  (void)of;
  (void)at;
}

static siap_status make_desk(struct desk *desk)
{
  const siap_i_robust *robust = desk->robust;
  desk->x = siap_i_arena_take(&desk->arena, robust->outputs, sizeof *desk->x);
  desk->rank = siap_i_arena_take(&desk->arena, robust->regions, sizeof *desk->rank);
  if (desk->arena.failed ||
      siap_i_ranking_make(&desk->arena, robust->regions, &desk->ranking) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  return siap_i_drawing_make(robust, &desk->arena, &desk->drawing);
}

/* ---- the table ---- */

enum { ITEM_NODE, ITEM_ITEM, ITEM_CHANGE, ITEM_MOST, ITEM_SHIFT, ITEM_LOST };
static const siap_i_column columns[] = {
    SIAP_I_ENTRY_COLUMN("node", "node", "simpul"),
    SIAP_I_ENTRY_COLUMN("item", "item", "butir"),
    SIAP_I_NUMBER_COLUMN("change", "mean change", "perubahan rata-rata"),
    SIAP_I_NUMBER_COLUMN("most", "largest", "terbesar"),
    SIAP_I_NUMBER_COLUMN("shift", "mean shift", "pergeseran rata-rata"),
    SIAP_I_COUNT_COLUMN("lost", "without a value", "tanpa nilai"),
};
static const siap_i_table_form form = {
    {"items", {"One item left out at a time", "Satu butir dihilangkan tiap kali"}},
    {"Change of the value over the regions, the largest of any of them, and the mean distance of "
     "ranks from the published ones, when no node takes the item. Weights of a mean share out its "
     "own; weights that never renormalise keep their sum. Items that change nothing are left out.",
     "Perubahan nilai atas daerah, perubahan terbesar, dan jarak rata-rata peringkat dari yang "
     "diumumkan, bila butir itu tidak dipakai. Bobot rata-rata dibagi ulang; bobot yang tidak pernah "
     "dinormalkan mempertahankan jumlahnya. Butir tanpa perubahan tidak ditampilkan."},
    columns, sizeof columns / sizeof *columns, 1,
    .plot = {SIAP_I_PLOT_BARS, .label = "item", .value = {"change"}}};

static void put_item(const siap_i_robust *robust, siap_i_table *table, size_t node, size_t item,
                     const struct effect *effect)
{
  siap_i_work *work = robust->work;
  siap_i_table_row(work->out, table);
  siap_i_put_text(work->out, table, ITEM_NODE, robust->nodes.at[node].id);
  siap_i_put_text(work->out, table, ITEM_ITEM,
                  robust->cohort->rubric->item[robust->pool[item]].id);
  siap_i_stat none = siap_i_stat_none(SIAP_I_STAT_FEW, 1);
  siap_i_put_stat(table, ITEM_CHANGE, effect->both ? siap_i_stat_is(effect->change) : none, -1);
  siap_i_put_stat(table, ITEM_MOST, effect->both ? siap_i_stat_is(effect->most) : none, -1);
  siap_i_put_stat(table, ITEM_SHIFT, effect->shift, -1);
  siap_i_put_count(table, ITEM_LOST, effect->lost);
}

static void put_items(const siap_i_robust *robust, const struct effect *effect)
{
  siap_i_table *table = siap_i_analysis_add(robust->work->out, &form);
  for (size_t k = 0; k < robust->nodes.count; k++)
    for (size_t i = 0; i < robust->pooled; i++) {
      const struct effect *at = &effect[i * robust->nodes.count + k];
      if (at->most != 0 || at->lost)
        put_item(robust, table, k, i, at);
    }
}

siap_status siap_i_robust_items(siap_i_robust *robust, uint64_t *done, uint64_t total)
{
  siap_i_arena *arena = &robust->work->arena;
  size_t threads = robust->threads < robust->pooled ? robust->threads : robust->pooled;
  struct desk *desk = siap_i_arena_take(arena, threads, sizeof *desk);
  void **at = siap_i_arena_take(arena, threads, sizeof *at);
  struct effect *effect =
      siap_i_arena_take(arena, robust->pooled, robust->nodes.count * sizeof *effect);
  siap_status status = arena->failed ? SIAP_ERR_MEMORY : SIAP_OK;
  for (size_t i = 0; status == SIAP_OK && i < threads; i++) {
    desk[i].robust = robust;
    desk[i].effect = effect;
    at[i] = &desk[i];
    status = make_desk(&desk[i]);
  }
  siap_i_crew crew = {robust->work, robust->pooled, threads, at, leave_out, settle, *done, total, 1};
  if (status == SIAP_OK && robust->pooled)
    status = siap_i_crew_run(&crew);
  for (size_t i = 0; desk && i < threads; i++) {
    siap_i_drawing_release(&desk[i].drawing);
    siap_i_arena_release(&desk[i].arena);
  }
  *done += robust->pooled;
  if (status == SIAP_OK)
    put_items(robust, effect);
  return status;
}
