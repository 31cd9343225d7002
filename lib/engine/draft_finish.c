/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 4. Last stage: the plan's arrays. After this nothing of the draft is needed. */
#include "engine/draft.h"
#include "engine/grid.h"
#include "engine/lane.h"
#include "engine/slack.h"
#include "numbers/figure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Slots by what they come from. */
struct places {
  size_t *item, *leaf, *node;
};

static siap_status make_room(siap_i_draft *draft, struct places *places)
{
  siap_plan *plan = draft->plan;
  const siap_rubric *rubric = draft->rubric;
  places->item = siap_i_arena_take(&draft->scratch, rubric->item_count, sizeof(size_t));
  places->leaf = siap_i_arena_take(&draft->scratch, rubric->leaf_count, sizeof(size_t));
  places->node = siap_i_arena_take(&draft->scratch, rubric->node_count, sizeof(size_t));
  for (size_t i = 0; i < rubric->item_count; i++)
    plan->items += draft->item_reached[i];
  for (size_t i = 0; i < rubric->leaf_count; i++)
    plan->leaves += draft->leaf_reached[i];
  plan->nodes = draft->order_count;
  plan->slots = plan->items + plan->leaves + plan->nodes;
  plan->slot = siap_i_arena_take(&plan->arena, plan->slots, sizeof *plan->slot);
  plan->step = siap_i_arena_take(&plan->arena, plan->items, sizeof *plan->step);
  plan->step_count = siap_i_arena_take(&plan->arena, plan->items, sizeof *plan->step_count);
  plan->node = siap_i_arena_take(&plan->arena, plan->nodes, sizeof *plan->node);
  plan->index = siap_i_arena_take(&plan->arena, plan->nodes, sizeof *plan->index);
  plan->by_id = siap_i_arena_take(&plan->arena, plan->slots, sizeof *plan->by_id);
  plan->item = draft->item;
  return plan->arena.failed || draft->scratch.failed ? SIAP_ERR_MEMORY : SIAP_OK;
}

/* ---- normalisers ---- */

static siap_status fill_step(siap_plan *plan, const siap_i_step *from, double lowest,
                             siap_i_normaliser *to)
{
  siap_i_step_entry *entry = siap_i_arena_take(&plan->arena, from->entry_count, sizeof *entry);
  if (!entry)
    return SIAP_ERR_MEMORY;
  to->word = siap_i_normaliser_find(from->word);
  to->lower = siap_i_figure_of(from->lower);
  to->upper = siap_i_figure_of(from->upper);
  to->times = siap_i_figure_of(from->times);
  to->offset = siap_i_figure_of(strcmp(from->word, "checklist") == 0 ? lowest : from->offset);
  to->clip = from->clip;
  to->logarithm = from->logarithm;
  to->include_upper = from->include_upper;
  to->closed_below = from->entry_count && !isnan(from->lower);
  to->closed_above = from->entry_count && !isnan(from->upper);
  to->entry = entry;
  to->entry_count = from->entry_count;
  for (size_t i = 0; i < from->entry_count; i++) {
    entry[i].to = siap_i_figure_of(from->entry[i].to);
    entry[i].score = siap_i_figure_of(from->entry[i].score);
    entry[i].code = from->entry[i].id;
    entry[i].criteria = (const char *const *)from->entry[i].criterion;
    entry[i].criterion_count = from->entry[i].criterion_count;
  }
  return SIAP_OK;
}

static siap_i_normaliser *fill_steps(siap_plan *plan, const siap_i_step *from, size_t count,
                                     double lowest)
{
  siap_i_normaliser *steps = siap_i_arena_take(&plan->arena, count, sizeof *steps);
  for (size_t i = 0; steps && i < count; i++)
    if (fill_step(plan, &from[i], lowest, &steps[i]) != SIAP_OK)
      return NULL;
  return steps;
}

/* ---- leaves ---- */

static void set_reach(siap_i_plan_slot *slot, double reach)
{
  slot->reach = reach;
  slot->slack[0] = slot->slack[1] = reach * DBL_EPSILON; /* a decimal in a double */
}

static void set_range(siap_i_plan_slot *slot, double low, double high, double lowest)
{
  slot->has_range = !isnan(low) && !isnan(high);
  slot->positive = low >= 0 && lowest >= 0;
  slot->low = siap_i_figure_of(low);
  slot->high = siap_i_figure_of(high);
  slot->lowest = siap_i_figure_of(lowest);
  set_reach(slot, slot->has_range ? fmax(fabs(lowest), fmax(fabs(low), fabs(high))) : INFINITY);
}

static siap_status fill_items(siap_i_draft *draft, struct places *places)
{
  siap_plan *plan = draft->plan;
  size_t n = 0;
  for (size_t i = 0; i < draft->rubric->item_count; i++) {
    const siap_i_item *item = &draft->item[i];
    if (!draft->item_reached[i])
      continue;
    const siap_i_scale *scale =
        item->scale ? &draft->rubric->scale[siap_i_rubric_scale(draft->rubric, item->scale)] : NULL;
    siap_i_plan_slot *slot = &plan->slot[n];
    slot->id = item->id;
    slot->kind = SIAP_KIND_ITEM;
    slot->forced = draft->item_forced[i];
    slot->at = i;
    set_range(slot, scale ? scale->min : NAN, scale ? scale->max : NAN,
              scale ? scale->lowest : NAN);
    siap_i_grid_of_leaf(slot);
    plan->step[n] = fill_steps(plan, item->step, item->step_count, scale ? scale->lowest : 0);
    plan->step_count[n] = item->step_count;
    if (!plan->step[n])
      return SIAP_ERR_MEMORY;
    places->item[i] = n++;
  }
  return SIAP_OK;
}

static void fill_leaves(siap_i_draft *draft, struct places *places)
{
  static const uint8_t kinds[] = {[SIAP_I_CONSTANT] = SIAP_KIND_CONSTANT,
                                  [SIAP_I_VARIABLE] = SIAP_KIND_VARIABLE,
                                  [SIAP_I_EXTERNAL] = SIAP_KIND_EXTERNAL};
  size_t n = draft->plan->items;
  for (size_t i = 0; i < draft->rubric->leaf_count; i++) {
    const siap_i_leaf *leaf = &draft->rubric->leaf[i];
    if (!draft->leaf_reached[i])
      continue;
    siap_i_plan_slot *slot = &draft->plan->slot[n];
    slot->id = leaf->id;
    slot->kind = kinds[leaf->kind];
    slot->at = i;
    if (leaf->kind == SIAP_I_CONSTANT)
      set_range(slot, leaf->value, leaf->value, leaf->value);
    else
      set_range(slot, leaf->min, leaf->max, leaf->min);
    if (!slot->has_range)
      set_reach(slot, SIAP_I_LEAF_REACH);
    siap_i_grid_of_leaf(slot);
    places->leaf[i] = n++;
  }
}

/* ---- cohort stages ---- */

static siap_status fill_cohorts(siap_i_draft *draft, const struct places *places)
{
  siap_plan *plan = draft->plan;
  plan->cohort = siap_i_arena_take(&plan->arena, plan->items, sizeof *plan->cohort);
  if (!plan->cohort)
    return SIAP_ERR_MEMORY;
  for (size_t slot = 0; slot < plan->items; slot++) {
    const siap_i_item *item = &draft->item[plan->slot[slot].at];
    const siap_i_cohort *from = item->cohort;
    if (!from)
      continue;
    siap_i_plan_cohort *to = &plan->cohort[plan->cohort_count++];
    to->slot = slot;
    to->denominator = SIAP_I_NONE;
    if (from->denominator)
      to->denominator = places->leaf[siap_i_rubric_find(draft->rubric, from->denominator)->at];
    to->per = siap_i_wide_of(from->per);
    to->by_class = from->by_class;
    to->how = (siap_i_cohort_how){from->impute,
                                  from->treat,
                                  from->scaling,
                                  item->better == SIAP_I_BETTER_LOWER,
                                  from->clip,
                                  from->most,
                                  from->skew,
                                  from->kurtosis,
                                  siap_i_wide_of(from->low),
                                  siap_i_wide_of(from->high),
                                  siap_i_wide_of(from->reference)};
  }
  return SIAP_OK;
}

/* ---- nodes ---- */

static siap_i_plan_guard *fill_guards(siap_i_draft *draft, const struct places *places,
                                      const siap_i_guard *from, size_t count)
{
  siap_i_plan_guard *guards = siap_i_arena_take(&draft->plan->arena, count, sizeof *guards);
  for (size_t i = 0; guards && i < count; i++) {
    const siap_i_name *name = siap_i_rubric_find(draft->rubric, from[i].ref);
    guards[i].slot = (uint32_t)(from[i].thing == SIAP_I_THING_ITEM   ? places->item[name->at]
                                : from[i].thing == SIAP_I_THING_LEAF ? places->leaf[name->at]
                                                                     : places->node[name->at]);
    guards[i].is = from[i].is;
    guards[i].rounded = from[i].use == SIAP_I_USE_ROUNDED;
    guards[i].value = siap_i_figure_of(from[i].value);
  }
  return guards;
}

/* NULL without memory and *needed; most terms need no change. */
static const siap_i_plan_change *fill_change(siap_i_draft *draft, const struct places *places,
                                             const siap_i_edge *edge, int *needed)
{
  *needed =
      edge->step_count || edge->guard_count || edge->offset != 0 || edge->factor != 1 || edge->clip;
  if (!*needed)
    return NULL;
  siap_i_plan_change *change = siap_i_arena_take(&draft->plan->arena, 1, sizeof *change);
  if (!change)
    return NULL;
  change->step = fill_steps(draft->plan, edge->step, edge->step_count, 0);
  change->step_count = edge->step_count;
  change->offset = siap_i_figure_of(edge->offset);
  change->factor = siap_i_figure_of(edge->factor);
  change->lower = siap_i_figure_of(edge->lower);
  change->upper = siap_i_figure_of(edge->upper);
  change->clip = edge->clip;
  change->guard = fill_guards(draft, places, edge->guard, edge->guard_count);
  change->guard_count = edge->guard_count;
  return change->step && change->guard ? change : NULL;
}

static siap_status fill_edge(siap_i_draft *draft, const struct places *places,
                             const siap_i_node *node, const siap_i_method *method,
                             const siap_i_edge *from, siap_i_plan_edge *to)
{
  static const siap_i_fraction one = {1, 1};
  int needed = 0;
  to->child = (uint32_t)(from->kind == SIAP_I_TERM_ITEM   ? places->item[from->at]
                         : from->kind == SIAP_I_TERM_LEAF ? places->leaf[from->at]
                                                          : places->node[from->at]);
  to->rounded = from->use == SIAP_I_USE_ROUNDED;
  to->has_weight = from->has_weight;
  to->share = from->has_weight ? from->weight : one;
  to->weight = siap_i_figure_of_fraction(to->share);
  to->change = fill_change(draft, places, from, &needed);
  if (needed && !to->change)
    return SIAP_ERR_MEMORY;
  for (int s = 1; s < SIAP_I_STATES; s++) {
    to->policy[s] = siap_i_draft_policy(node, from, method, s);
  }
  return SIAP_OK;
}

static siap_status fill_bands(siap_i_draft *draft, const struct places *places,
                              const siap_i_node *from, siap_i_plan_node *to)
{
  siap_i_plan_bands *bands =
      siap_i_arena_take(&draft->plan->arena, from->bands_count, sizeof *bands);
  if (!bands)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < from->bands_count; i++) {
    const siap_i_step *step = &from->bands[i];
    bands[i].from = step;
    bands[i].on = step->on;
    bands[i].guard = fill_guards(draft, places, step->guard, step->guard_count);
    bands[i].guard_count = step->guard_count;
    if (!bands[i].guard || fill_step(draft->plan, step, 0, &bands[i].bands) != SIAP_OK)
      return SIAP_ERR_MEMORY;
  }
  to->bands = bands;
  to->bands_count = from->bands_count;
  return SIAP_OK;
}

static siap_status fill_parameters(siap_plan *plan, const siap_i_node *from, siap_i_plan_node *to)
{
  size_t count = from->order_count ? from->order_count : 1;
  siap_i_figure *parameter = siap_i_arena_take(&plan->arena, count, sizeof *parameter);
  if (!parameter)
    return SIAP_ERR_MEMORY;
  parameter[0] = siap_i_figure_of(to->method->takes_p ? from->p : to->method->p);
  for (size_t i = 0; i < from->order_count; i++)
    parameter[i] = siap_i_figure_of_fraction(from->order[i]);
  to->parameter = parameter;
  to->parameter_count = count;
  return SIAP_OK;
}

/* The hull of the ranges below, for the policy `lowest`; a node's own scale goes before it. */
static void fill_node_slot(siap_i_draft *draft, const siap_i_plan_node *node,
                           siap_i_plan_slot *slot)
{
  const siap_i_plan_slot *child = NULL;
  double low = INFINITY, high = -INFINITY, lowest = INFINITY;
  for (size_t k = 0; k < node->edge_count; k++) {
    child = &draft->plan->slot[node->edge[k].child];
    if (!child->has_range)
      continue;
    low = fmin(low, child->low.plain);
    high = fmax(high, child->high.plain);
    lowest = fmin(lowest, child->lowest.plain);
  }
  if (node->from->scale) {
    const siap_i_scale *scale =
        &draft->rubric->scale[siap_i_rubric_scale(draft->rubric, node->from->scale)];
    set_range(slot, scale->min, scale->max, scale->lowest);
  } else if (low <= high)
    set_range(slot, low, high, lowest);
  else
    set_range(slot, NAN, NAN, NAN);
}

static siap_status fill_node(siap_i_draft *draft, const struct places *places,
                             const siap_i_draft_node *from, siap_i_plan_node *to,
                             siap_i_plan_slot *slot)
{
  siap_plan *plan = draft->plan;
  siap_i_node *is = siap_i_arena_take(&plan->arena, 1, sizeof *is);
  siap_i_plan_edge *edge = siap_i_arena_take(&plan->arena, from->edge_count, sizeof *edge);
  if (!is || !edge)
    return SIAP_ERR_MEMORY;
  *is = from->is;
  to->from = is;
  to->method = siap_i_method_find(is->method);
  to->offset = siap_i_figure_of(is->offset);
  to->factor = siap_i_figure_of(is->factor);
  to->lower = siap_i_figure_of(is->lower);
  to->upper = siap_i_figure_of(is->upper);
  to->withhold_above = is->withhold_above.den ? siap_i_figure_of_fraction(is->withhold_above)
                                              : siap_i_figure_of(NAN);
  to->affine = is->offset != 0 || is->factor != 1;
  to->weighted = from->edge_count > 0 && from->edge[0].has_weight;
  to->forced = from->forced;
  to->edge = edge;
  to->edge_count = from->edge_count;
  for (size_t k = 0; k < from->edge_count; k++)
    if (fill_edge(draft, places, is, to->method, &from->edge[k], &edge[k]) != SIAP_OK)
      return SIAP_ERR_MEMORY;
  slot->id = is->id;
  slot->kind = is->is_index ? SIAP_KIND_INDEX : SIAP_KIND_NODE;
  slot->forced = from->forced;
  fill_node_slot(draft, to, slot);
  if (fill_bands(draft, places, is, to) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  return fill_parameters(plan, is, to);
}

static siap_status fill_nodes(siap_i_draft *draft, struct places *places)
{
  siap_plan *plan = draft->plan;
  size_t first = siap_i_plan_first_node(plan);
  for (size_t i = 0; i < plan->nodes; i++)
    places->node[draft->order[i]] = first + i;
  for (size_t i = 0; i < plan->nodes; i++) {
    const siap_i_draft_node *from = &draft->node[draft->order[i]];
    plan->slot[first + i].at = draft->order[i];
    if (fill_node(draft, places, from, &plan->node[i], &plan->slot[first + i]) != SIAP_OK)
      return SIAP_ERR_MEMORY;
    siap_i_slack_of_node(plan, i);
    if (siap_i_grid_of_node(plan, i) != SIAP_OK)
      return SIAP_ERR_MEMORY;
    plan->node[i].first_edge = plan->edges;
    plan->edges += from->edge_count;
    plan->is_wide |= plan->node[i].method->decides;
    if (from->edge_count > plan->widest)
      plan->widest = from->edge_count;
  }
  for (size_t i = 0; i < draft->rubric->node_count; i++)
    if (draft->node[i].is_written && draft->node[i].is.is_index)
      plan->index[plan->index_count++] = places->node[i] - first;
  return SIAP_OK;
}

/* ---- the whole ---- */

/* Where the thing of a name went; SIAP_I_NONE where the plan has not got it. */
static size_t slot_of(const siap_i_draft *draft, const struct places *places,
                      const siap_i_name *name)
{
  switch (name->thing) {
  case SIAP_I_THING_ITEM:
    return draft->item_reached[name->at] ? places->item[name->at] : SIAP_I_NONE;
  case SIAP_I_THING_LEAF:
    return draft->leaf_reached[name->at] ? places->leaf[name->at] : SIAP_I_NONE;
  default:
    return draft->node[name->at].is_written ? places->node[name->at] : SIAP_I_NONE;
  }
}

/* The rubric's names are sorted: those of the plan are among them. */
static void sort_ids(siap_i_draft *draft, const struct places *places)
{
  size_t n = 0;
  for (size_t i = 0; i < draft->rubric->name_count; i++) {
    size_t slot = slot_of(draft, places, &draft->rubric->names[i]);
    if (slot != SIAP_I_NONE && n < draft->plan->slots)
      draft->plan->by_id[n++] = (uint32_t)slot;
  }
}

siap_status siap_i_draft_finish(siap_i_draft *draft)
{
  struct places places = {NULL, NULL, NULL};
  siap_status status = make_room(draft, &places);
  if (status == SIAP_OK)
    status = fill_items(draft, &places);
  if (status == SIAP_OK) {
    fill_leaves(draft, &places);
    status = fill_cohorts(draft, &places);
  }
  if (status == SIAP_OK) {
    status = fill_nodes(draft, &places);
  }
  if (status == SIAP_OK)
    status = siap_i_lane_make(draft->plan);
  if (status == SIAP_OK)
    sort_ids(draft, &places);
  if (status != SIAP_OK)
    return status;
  siap_i_digest digest;
  siap_i_digest_start(&digest);
  siap_i_digest_text(&digest, "siap plan model 1");
  siap_i_digest_text(&digest, draft->rubric->digest);
  siap_i_digest_text(&digest, draft->profile);
  siap_i_digest_end(&digest, draft->plan->digest);
  return SIAP_OK;
}
