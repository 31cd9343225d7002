/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. A region's row as it was answered, and the items that can be raised: to the levels that
 * the rubric declares, else to the scores that its bands, grades or checklist give, else up its
 * scale.
 */
#include "analysis/roadmap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_STEPS = 10 }; /* a scale of more steps is climbed by whole numbers or by tenths */

/* ---- the row ---- */

/* An item that nobody answered, and that has a foot to stand on. */
static int is_open(const siap_i_roadmap *map, size_t slot)
{
  const siap_plan *plan = map->plan;
  return map->answers.row.state[slot] == SIAP_STATE_MISSING && plan->slot[slot].has_range &&
         plan->slot[slot].forced == SIAP_STATE_SCORED && !plan->item[plan->slot[slot].at].cohort;
}

/*
 * Where what is missing leaves the node without a value, nothing could be said to gain anything: open
 * items then count at the foot of their scales, if that gives the node a value.
 */
static siap_status assume_open(siap_i_roadmap *map)
{
  const siap_plan *plan = map->plan;
  siap_i_row_wide *row = &map->answers.row;
  if (row->state[map->slot] != SIAP_STATE_MISSING)
    return SIAP_OK;
  uint8_t *answered = siap_i_arena_take(map->arena, plan->slots, 1);
  if (!answered)
    return SIAP_ERR_MEMORY;
  memcpy(answered, row->state, plan->slots);
  for (size_t slot = 0; slot < plan->items; slot++)
    if (is_open(map, slot)) {
      row->state[slot] = SIAP_STATE_SCORED;
      row->exact[slot] = row->rounded[slot] = plan->slot[slot].low.wide;
    }
  siap_i_kernel_wide(plan, row);
  if (row->state[map->slot] == SIAP_STATE_SCORED)
    map->answered = answered;
  else {
    memcpy(row->state, answered, plan->slots);
    siap_i_kernel_wide(plan, row);
  }
  return SIAP_OK;
}

static siap_status make_row(siap_i_roadmap *map)
{
  const siap_plan *plan = map->plan;
  siap_status status = siap_i_member_row(map->member, map->arena, &map->answers);
  if (status != SIAP_OK)
    return status;
  siap_i_row_wide *base = &map->answers.row;
  base->trace = siap_i_arena_take(map->arena, plan->edges, sizeof *base->trace);
  if (!base->trace || siap_i_row_make_wide(plan, map->arena, &map->row) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  siap_i_kernel_wide(plan, base);
  if (assume_open(map) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  memcpy(map->row.exact, base->exact, plan->slots * sizeof *base->exact);
  memcpy(map->row.rounded, base->rounded, plan->slots * sizeof *base->rounded);
  memcpy(map->row.state, base->state, plan->slots);
  map->row.given = base->given;
  return SIAP_OK;
}

/* From the node down; parents come after children. Nothing is felt above a given node. */
static void mark_below(siap_i_roadmap *map)
{
  const siap_plan *plan = map->plan;
  size_t first = siap_i_plan_first_node(plan);
  map->below[map->slot] = SIAP_I_BELOW;
  for (size_t b = 0; map->goal.band && b < plan->node[map->node].bands_count; b++)
    for (size_t g = 0; g < plan->node[map->node].bands[b].guard_count; g++)
      map->below[plan->node[map->node].bands[b].guard[g].slot] = SIAP_I_BELOW;
  for (size_t i = plan->nodes; i-- > 0;) {
    const siap_i_plan_node *node = &plan->node[i];
    int fixed = map->answers.given[first + i] || node->forced != SIAP_STATE_SCORED;
    uint8_t mark = fixed && map->below[first + i] ? SIAP_I_BELOW_GIVEN : map->below[first + i];
    for (size_t k = 0; mark && k < node->edge_count; k++) {
      const siap_i_plan_change *change = node->edge[k].change;
      uint8_t *child = &map->below[node->edge[k].child];
      *child = mark > *child ? mark : *child;
      for (size_t g = 0; change && g < change->guard_count; g++) {
        child = &map->below[change->guard[g].slot];
        *child = mark > *child ? mark : *child;
      }
    }
  }
}

/* ---- levels ---- */

static size_t add_level(double *level, size_t count, double value)
{
  if (!isnan(value) && count < SIAP_I_LEVELS)
    level[count++] = value;
  return count;
}

static size_t scale_levels(const siap_i_scale *scale, double *level)
{
  siap_i_wide low = siap_i_wide_of(scale->min), high = siap_i_wide_of(scale->max);
  siap_i_wide step = siap_i_wide_of(scale->step), at = low;
  size_t count = 0;
  if (!(step > 0) || (high - low) / step > MOST_STEPS) {
    step = (high - low) / MOST_STEPS;
    if (high - low >= 1 && high - low <= MOST_STEPS) {
      step = 1;
      at = SIAP_I_WIDE_FLOOR(low);
    }
  }
  /* counted, so that a tenth of a scale added ten times is its end; never endless */
  for (int k = 1; step > 0 && k <= MOST_STEPS + 1 && at + step * k < high; k++)
    count = add_level(level, count, (double)(at + step * k));
  return add_level(level, count, scale->max);
}

static size_t declared_levels(const siap_i_roadmap *map, size_t slot, double *level)
{
  const siap_plan *plan = map->plan;
  const siap_i_item *item = &plan->item[plan->slot[slot].at];
  size_t count = 0;
  for (size_t i = 0; i < item->level_count; i++)
    count = add_level(level, count, item->level[i].value);
  if (count || !plan->step_count[slot])
    return count;
  const siap_i_normaliser *last = &plan->step[slot][plan->step_count[slot] - 1];
  for (size_t i = 0; i < last->entry_count; i++)
    count = add_level(level, count, last->entry[i].score.plain);
  return count;
}

static int by_number(const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* Those above what it is now, each once, on its scale; *out is NULL where there are no levels. */
static size_t levels_above(siap_i_roadmap *map, size_t slot, double now, const double **out)
{
  const siap_i_plan_slot *at = &map->plan->slot[slot];
  const siap_rubric *rubric = map->plan->rubric;
  const char *scale = map->plan->item[at->at].scale;
  double level[SIAP_I_LEVELS];
  size_t count = declared_levels(map, slot, level), kept = 0;
  if (!count && scale)
    count = scale_levels(&rubric->scale[siap_i_rubric_scale(rubric, scale)], level);
  qsort(level, count, sizeof *level, by_number);
  for (size_t i = 0; i < count; i++) {
    int is_new = kept == 0 || level[i] > level[kept - 1];
    int fits = !at->has_range || (level[i] >= at->low.plain && level[i] <= at->high.plain);
    if (is_new && fits && (isnan(now) || level[i] > now))
      level[kept++] = level[i];
  }
  double *copy = siap_i_arena_take(map->arena, kept, sizeof *copy);
  if (copy && kept)
    memcpy(copy, level, kept * sizeof *copy);
  *out = count ? copy : NULL;
  return copy ? kept : 0;
}

/* ---- levers ---- */

/* What keeps an item from being raised, whatever its levels. */
static enum siap_i_left why_left(const siap_i_roadmap *map, size_t slot)
{
  static const uint8_t by_state[SIAP_I_STATES] = {
      SIAP_I_LEFT_NOT, SIAP_I_LEFT_NOT, SIAP_I_LEFT_INAPPLICABLE, SIAP_I_LEFT_WITHHELD,
      SIAP_I_LEFT_INVALID};
  if (map->plan->slot[slot].forced != SIAP_STATE_SCORED)
    return SIAP_I_LEFT_FORCED;
  if (map->below[slot] == SIAP_I_BELOW_GIVEN)
    return SIAP_I_LEFT_GIVEN;
  if (map->plan->item[map->plan->slot[slot].at].cohort)
    return SIAP_I_LEFT_COHORT;
  return by_state[map->answers.row.state[slot]];
}

/* What the evidence says of one level, in whole units; 1 where it says nothing. */
static siap_i_wide effort_of(const siap_i_answer *answer)
{
  const siap_i_detail *detail = answer ? siap_i_answer_detail(answer) : NULL;
  siap_i_wide said = detail && detail->effort > 0 ? siap_i_wide_of(detail->effort) : 1;
  return SIAP_I_WIDE_FLOOR(said * SIAP_I_EFFORT_UNIT + (siap_i_wide)0.5);
}

static void add_lever(siap_i_roadmap *map, size_t slot)
{
  siap_i_lever *lever = &map->lever[map->levers];
  int is_scored = map->answers.row.state[slot] == SIAP_STATE_SCORED;
  double from = is_scored ? (double)map->answers.row.exact[slot] : NAN;
  lever->slot = slot;
  lever->now = siap_i_roadmap_state(map, slot) == SIAP_STATE_SCORED ? from : NAN;
  lever->levels = (uint32_t)levels_above(map, slot, from, &lever->level);
  lever->effort = effort_of(map->answers.answer[slot]);
  if (lever->levels)
    map->levers++;
  else
    map->left[slot] = lever->level ? SIAP_I_LEFT_TOP : SIAP_I_LEFT_NO_LEVELS;
}

/* Powers and logarithms in 113 bits take some forty times as long as a product. */
static uint64_t cost_of(const siap_plan *plan)
{
  uint64_t cost = plan->nodes;
  for (size_t i = 0; i < plan->nodes; i++)
    cost += plan->node[i].edge_count * (plan->node[i].method->decides ? 40 : 1);
  return cost;
}

siap_status siap_i_roadmap_start(siap_i_roadmap *map)
{
  const siap_plan *plan = map->plan;
  siap_status status = make_row(map);
  if (status != SIAP_OK)
    return status;
  map->below = siap_i_arena_take(map->arena, plan->slots, 1);
  map->left = siap_i_arena_take(map->arena, plan->items, 1);
  map->lever = siap_i_arena_take(map->arena, plan->items, sizeof *map->lever);
  if (map->arena->failed)
    return SIAP_ERR_MEMORY;
  map->cost = cost_of(plan);
  mark_below(map);
  for (size_t slot = 0; slot < plan->items; slot++) {
    if (!map->below[slot])
      continue;
    map->left[slot] = (uint8_t)why_left(map, slot);
    if (map->left[slot] == SIAP_I_LEFT_NOT)
      add_lever(map, slot);
  }
  return map->arena->failed ? SIAP_ERR_MEMORY : SIAP_OK;
}
