/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. agree: what a region would score if an assessor alone had rated. The row of the region
 * goes through the kernel again with that assessor's ratings in place of what all of them came to.
 */
#include "analysis/agree.h"
#include "numbers/figure.h"
#include "numbers/reduce.h"

#include <stdlib.h>

/* Targets of one region stand together. */
struct region {
  const siap_i_panel *panel;
  const siap_i_member *member;
  size_t from, to;
  siap_i_answers answers;
  siap_i_wide *kept; /* by target: what all of them came to */
};

/* A rating is a score unless the item counts its ratings, or is fitted on a cohort. */
static int is_score(const struct region *of, size_t target)
{
  size_t slot = of->panel->target[target].entry;
  const siap_i_item *item = &of->member->plan->item[of->member->plan->slot[slot].at];
  return of->member->state[slot] == SIAP_STATE_SCORED && !item->cohort &&
         item->reduce != SIAP_I_REDUCE_COUNT_OF;
}

static void set_leaf(struct region *of, size_t target, siap_i_wide value)
{
  size_t slot = of->panel->target[target].entry;
  of->answers.row.exact[slot] = of->answers.row.rounded[slot] = value;
}

/* Items that the assessor did not rate, or that are withheld, stay what they are. */
static void rate_alone(struct region *of, size_t who)
{
  size_t width = of->panel->ratings.raters;
  for (size_t i = of->from; i < of->to; i++)
    for (size_t j = 0; j < of->panel->target[i].n; j++)
      if (of->panel->who[i * width + j] == who && is_score(of, i))
        set_leaf(of, i, siap_i_wide_of(of->panel->value[i * width + j]));
}

static void rate_together(struct region *of)
{
  for (size_t i = of->from; i < of->to; i++)
    set_leaf(of, i, of->kept[i - of->from]);
}

static void add_row(siap_i_work *work, struct region *of, size_t who, const siap_i_nodes *nodes,
                    siap_i_alone *out)
{
  siap_i_panel_score *score = siap_i_arena_take(&work->arena, nodes->count, sizeof *score);
  siap_i_alone_row *row = siap_i_grow(out->row, &out->room, out->rows + 1, sizeof *row);
  if (!score || !row) {
    out->row = row ? row : out->row;
    work->arena.failed = 1;
    return;
  }
  rate_alone(of, who);
  siap_i_kernel_wide(of->member->plan, &of->answers.row);
  rate_together(of);
  for (size_t i = 0; i < nodes->count; i++) {
    size_t slot = siap_i_member_find(of->member, nodes->at[i].id);
    score[i] = (siap_i_panel_score){0, -1, SIAP_STATE_MISSING};
    if (slot != SIAP_I_NONE)
      score[i] =
          (siap_i_panel_score){(double)of->answers.row.rounded[slot],
                               siap_i_member_places(of->member, slot), of->answers.row.state[slot]};
  }
  out->row = row;
  row[out->rows++] = (siap_i_alone_row){of->panel->target[of->from].region, who, score};
}

/* Ratings by rater, so that those who rated much can be counted. */
static int ascending(const void *a, const void *b)
{
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

/* Assessors of at least half of what was rated: few, however many there are of one item each. */
static void add_raters(siap_i_work *work, struct region *of, const siap_i_nodes *nodes,
                       uint32_t *who, siap_i_alone *out)
{
  size_t count = 0, width = of->panel->ratings.raters;
  for (size_t i = of->from; i < of->to; i++)
    for (size_t j = 0; j < of->panel->target[i].n; j++)
      who[count++] = of->panel->who[i * width + j];
  qsort(who, count, sizeof *who, ascending);
  for (size_t from = 0, to; !work->arena.failed && from < count; from = to) {
    for (to = from; to < count && who[to] == who[from];)
      to++;
    if (2 * (to - from) >= of->to - of->from)
      add_row(work, of, who[from], nodes, out);
  }
}

static siap_status add_region(siap_i_work *work, struct region *of, const siap_i_nodes *nodes,
                              siap_i_alone *out)
{
  siap_i_arena arena = {NULL, 0};
  size_t most = (of->to - of->from) * of->panel->ratings.raters;
  uint32_t *who = siap_i_arena_take(&arena, most, sizeof *who);
  of->kept = siap_i_arena_take(&arena, of->to - of->from, sizeof *of->kept);
  siap_status status =
      who && of->kept ? siap_i_member_row(of->member, &arena, &of->answers) : SIAP_ERR_MEMORY;
  for (size_t i = of->from; status == SIAP_OK && i < of->to; i++)
    of->kept[i - of->from] = of->answers.row.exact[of->panel->target[i].entry];
  if (status == SIAP_OK)
    add_raters(work, of, nodes, who, out);
  siap_i_arena_release(&arena);
  return work->arena.failed ? SIAP_ERR_MEMORY : status;
}

siap_status siap_i_agree_alone(siap_i_work *work, const siap_i_panel *panel,
                               const siap_i_nodes *nodes, siap_i_alone *out)
{
  siap_status status = SIAP_OK;
  for (size_t from = 0, to; status == SIAP_OK && from < panel->ratings.targets; from = to) {
    for (to = from;
         to < panel->ratings.targets && panel->target[to].region == panel->target[from].region;)
      to++;
    struct region of = {
        .panel = panel, .member = panel->target[from].member, .from = from, .to = to};
    status = add_region(work, &of, nodes, out);
  }
  return status;
}
