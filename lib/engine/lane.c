/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 4. Whether a plan fits the fast lane, and its tables. */
#include "engine/lane.h"

#include <math.h>
#include <string.h>

#define FAR 1e100 /* of scores without a scale: what lies beyond goes through the row kernel */

/* ---- whether it fits ---- */

static int term_fits(const siap_i_plan_edge *edge)
{
  uint8_t policy = edge->policy[SIAP_STATE_MISSING];
  if (edge->change && (edge->change->step_count || edge->change->guard_count))
    return 0;
  return policy == SIAP_I_EXCLUDE || policy == SIAP_I_PROPAGATE || policy == SIAP_I_ZERO;
}

/* What a node does only when something is missing: rows with holes then leave. */
static int minds_holes(const siap_i_plan_node *node)
{
  return node->from->least > 0 || node->withhold_above.plain >= 0; /* NaN: never */
}

static int node_fits(const siap_i_plan_node *node)
{
  if (!node->method->additive || node->from->term_places >= 0 || node->edge_count == 0 ||
      node->forced != SIAP_STATE_SCORED || node->from->least > node->edge_count)
    return 0;
  for (size_t k = 0; k < node->edge_count; k++)
    if (!term_fits(&node->edge[k]))
      return 0;
  return 1;
}

/* A state is a hole like any other when no term treats it unlike a missing one. */
static int is_hole(const siap_plan *plan, int state)
{
  for (size_t i = 0; i < plan->nodes; i++)
    for (size_t k = 0; k < plan->node[i].edge_count; k++) {
      const siap_i_plan_edge *edge = &plan->node[i].edge[k];
      if (edge->child < plan->items &&
          (edge->policy[state] != edge->policy[SIAP_STATE_MISSING] ||
           edge->policy[state] == SIAP_I_PROPAGATE)) /* the node would take the state itself */
        return 0;
    }
  return 1;
}

static int fits(const siap_plan *plan, siap_i_lane *lane)
{
  for (size_t i = 0; i < plan->nodes; i++) {
    if (!node_fits(&plan->node[i]))
      return 0;
    lane->whole_only |= (uint8_t)minds_holes(&plan->node[i]);
  }
  lane->is_hole[SIAP_STATE_MISSING] = 1;
  for (int s = 1; s < SIAP_I_STATES; s++)
    if (s != SIAP_STATE_MISSING && s != SIAP_STATE_INVALID)
      lane->is_hole[s] = (uint8_t)is_hole(plan, s);
  for (size_t i = 0; i < plan->items; i++) {
    int32_t forced = plan->slot[i].forced;
    lane->blank_count += forced != SIAP_STATE_SCORED;
    if (forced != SIAP_STATE_SCORED && !lane->is_hole[forced])
      return 0;
  }
  for (size_t i = plan->items; i < siap_i_plan_first_node(plan); i++)
    lane->misses_leaves |= plan->slot[i].kind != SIAP_KIND_CONSTANT;
  return !(lane->whole_only && (lane->blank_count || lane->misses_leaves));
}

/* ---- its tables ---- */

static siap_status fill_leaves(siap_plan *plan, siap_i_lane *lane)
{
  double *low = siap_i_arena_take(&plan->arena, plan->items, sizeof *low);
  double *high = siap_i_arena_take(&plan->arena, plan->items, sizeof *high);
  double *leaf = siap_i_arena_take(&plan->arena, plan->leaves, sizeof *leaf);
  uint32_t *blank = siap_i_arena_take(&plan->arena, lane->blank_count, sizeof *blank);
  if (plan->arena.failed)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0, n = 0; i < plan->items; i++) {
    const siap_i_plan_slot *slot = &plan->slot[i];
    low[i] = slot->has_range ? fmax(slot->low.plain, -FAR) : -FAR;
    high[i] = slot->has_range ? fmin(slot->high.plain, FAR) : FAR;
    if (slot->forced != SIAP_STATE_SCORED) {
      blank[n++] = (uint32_t)i;
      low[i] = -INFINITY; /* whatever stands there is not looked at */
      high[i] = INFINITY;
    }
  }
  lane->same_low = plan->items ? low[0] : NAN;
  lane->same_high = plan->items ? high[0] : NAN;
  for (size_t i = 0; i < plan->items; i++)
    if (low[i] != low[0] || high[i] != high[0])
      lane->same_low = lane->same_high = NAN;
  for (size_t i = 0; i < plan->leaves; i++) {
    const siap_i_plan_slot *slot = &plan->slot[plan->items + i];
    leaf[i] = slot->kind == SIAP_KIND_CONSTANT ? slot->low.plain : NAN;
  }
  lane->low = low;
  lane->high = high;
  lane->leaf = leaf;
  lane->blank = blank;
  return SIAP_OK;
}

/* Weights as declared, and what they are divided by. */
static void declare_weights(const siap_i_plan_node *from, siap_i_lane_node *to, double *weight)
{
  int is_declared = from->method->weighing == SIAP_I_WEIGH_DECLARED;
  to->divisor = is_declared;
  for (size_t k = 0; k < from->edge_count; k++) {
    weight[k] = from->edge[k].weight.plain;
    if (!is_declared)
      to->divisor += weight[k]; /* in the order of the terms, as in a row with holes */
  }
  to->weight = weight;
}

/* The plan's weights: whole numbers where they have any, else as declared. */
static siap_status fill_weights(siap_plan *plan, const siap_i_plan_node *from, siap_i_lane_node *to)
{
  enum siap_i_weighing weighing = from->method->weighing;
  to->renormalises = weighing == SIAP_I_WEIGH_EQUAL || weighing == SIAP_I_WEIGH_SHARE;
  to->divisor = from->total;
  to->weight = from->whole;
  if (from->total > 0)
    return SIAP_OK;
  double *weight = siap_i_arena_take(&plan->arena, from->edge_count, sizeof *weight);
  if (!weight)
    return SIAP_ERR_MEMORY;
  declare_weights(from, to, weight);
  return SIAP_OK;
}

static siap_status fill_terms(siap_plan *plan, const siap_i_plan_node *from, siap_i_lane_node *to,
                              const siap_i_lane_node *nodes)
{
  size_t n = from->edge_count, first = siap_i_plan_first_node(plan);
  uint32_t *column = siap_i_arena_take(&plan->arena, n, sizeof *column);
  uint8_t *policy = siap_i_arena_take(&plan->arena, n, 1);
  const siap_i_plan_change **change = siap_i_arena_take(&plan->arena, n, sizeof *change);
  if (plan->arena.failed)
    return SIAP_ERR_MEMORY;
  int changes = 0;
  to->skips_all = 1;
  for (size_t k = 0; k < n; k++) {
    const siap_i_plan_edge *edge = &from->edge[k];
    column[k] = edge->child;
    if (edge->child >= first && edge->rounded)
      column[k] = nodes[edge->child - first].rounded;
    policy[k] = edge->policy[SIAP_STATE_MISSING];
    to->skips |= policy[k] == SIAP_I_EXCLUDE;
    to->skips_all &= policy[k] == SIAP_I_EXCLUDE;
    to->heeds |= policy[k] != SIAP_I_PROPAGATE;
    change[k] = edge->change;
    changes |= edge->change != NULL;
  }
  to->count = n;
  to->column = column;
  to->policy = policy;
  to->change = changes ? change : NULL;
  return SIAP_OK;
}

/* Whether terms may be of both signs, so that a sum may be less than what its terms err by. */
static int cancels(const siap_plan *plan, const siap_i_plan_node *node)
{
  for (size_t k = 0; k < node->edge_count; k++)
    if (node->edge[k].change || !plan->slot[node->edge[k].child].positive)
      return 1;
  return 0;
}

static uint8_t is_plain(const siap_i_plan_node *node, const siap_i_plan_slot *slot)
{
  return !node->affine && !node->from->clip && slot->reach < FAR;
}

static double near_of(const siap_i_plan_slot *slot, const siap_i_lane_node *node)
{
  return (slot->slack[0] + slot->reach * DBL_EPSILON) * node->ten;
}

static siap_status fill_nodes(siap_plan *plan, siap_i_lane *lane)
{
  size_t first = siap_i_plan_first_node(plan);
  lane->columns = plan->slots;
  for (size_t i = 0; i < plan->nodes; i++) {
    const siap_i_plan_node *from = &plan->node[i];
    const siap_i_plan_slot *slot = &plan->slot[first + i];
    siap_i_lane_node *to = &lane->node[i];
    to->from = from;
    to->exact = to->rounded = (uint32_t)(first + i);
    if (from->from->places >= 0)
      to->rounded = (uint32_t)lane->columns++;
    to->cancels = (uint8_t)cancels(plan, from);
    to->plain = is_plain(from, slot);
    to->ten = 1;
    for (int places = 0; places < from->from->places; places++)
      to->ten *= 10;
    to->near = near_of(slot, to);
    if (fill_terms(plan, from, to, lane->node) != SIAP_OK ||
        fill_weights(plan, from, to) != SIAP_OK)
      return SIAP_ERR_MEMORY;
    to->reciprocal = 1 / to->divisor;
    for (size_t k = 0; k < from->edge_count; k++)
      if (from->edge[k].child >= first && from->edge[k].rounded)
        lane->node[from->edge[k].child - first].taken_rounded = 1;
  }
  return SIAP_OK;
}

/* Weights that sum to nothing withhold the node: the row kernel says so. */
static int divides(const siap_i_lane *lane)
{
  for (size_t i = 0; i < lane->nodes; i++)
    if (!(lane->node[i].divisor > 0 && isfinite(lane->node[i].divisor)))
      return 0;
  return 1;
}

siap_status siap_i_lane_make(siap_plan *plan)
{
  siap_i_lane *lane = siap_i_arena_take(&plan->arena, 1, sizeof *lane);
  if (!lane)
    return SIAP_ERR_MEMORY;
  if (!fits(plan, lane))
    return SIAP_OK;
  lane->nodes = plan->nodes;
  lane->items = plan->items;
  lane->leaves = plan->leaves;
  lane->node = siap_i_arena_take(&plan->arena, plan->nodes, sizeof *lane->node);
  if (!lane->node || fill_leaves(plan, lane) != SIAP_OK || fill_nodes(plan, lane) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  if (divides(lane))
    plan->lane = lane;
  return SIAP_OK;
}

/* ---- other weights, the same rows ---- */

int siap_i_lane_weigh(siap_plan *plan, const uint8_t *changed)
{
  siap_i_lane *lane = (siap_i_lane *)plan->lane; /* in the plan's own memory, as all of a variant */
  size_t first = siap_i_plan_first_node(plan);
  for (size_t i = 0; i < lane->nodes; i++) {
    siap_i_lane_node *to = &lane->node[i];
    const siap_i_plan_slot *slot = &plan->slot[first + i];
    if (changed[i])
      declare_weights(to->from, to, (double *)to->weight);
    to->reciprocal = 1 / to->divisor;
    to->near = near_of(slot, to);
    to->plain = is_plain(to->from, slot);
  }
  return divides(lane);
}

int siap_i_lane_loads_alike(const siap_i_lane *a, const siap_i_lane *b)
{
  return a->items == b->items && a->leaves == b->leaves && a->columns == b->columns &&
         memcmp(a->is_hole, b->is_hole, sizeof a->is_hole) == 0;
}

/* ---- which instructions ---- */

void siap_i_lane_score(const siap_i_lane *lane, siap_i_lane_tile *tile)
{
#ifdef SIAP_LANE_AVX512
  if (__builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")) {
    siap_i_lane_score_avx512(lane, tile);
    return;
  }
#endif
#ifdef SIAP_LANE_AVX2
  if (__builtin_cpu_supports("avx2")) {
    siap_i_lane_score_avx2(lane, tile);
    return;
  }
#endif
  siap_i_lane_score_plain(lane, tile);
}
