/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. The tree below a node, where items count each for itself: sums and means without
 * conditions, each part taken once, with a weight that no choice changes. Rounding, cutting and
 * factors that do not turn it round are allowed: a part that is larger never makes the whole
 * smaller.
 *
 * It is a model of what the kernel does, for choosing only: what it chooses is scored by the
 * kernel.
 */
#include "analysis/roadmap.h"

#include "numbers/rounding.h"

#include <string.h>

static const siap_i_plan_edge *edge_of(const siap_i_tree *tree, size_t node, size_t edge)
{
  return &tree->map->plan->node[node].edge[edge];
}

static siap_i_wide clipped(siap_i_wide value, uint8_t clip, siap_i_wide lower, siap_i_wide upper)
{
  if ((clip & SIAP_I_CLIP_LOWER) && value < lower)
    return lower;
  return (clip & SIAP_I_CLIP_UPPER) && value > upper ? upper : value;
}

siap_i_wide siap_i_tree_term(const siap_i_tree *tree, size_t node, size_t edge, siap_i_wide value)
{
  const siap_i_plan_node *of = &tree->map->plan->node[node];
  const siap_i_plan_change *change = of->edge[edge].change;
  int doubt = 0;
  if (change)
    value = clipped(change->offset.wide + change->factor.wide * value, change->clip,
                    change->lower.wide, change->upper.wide);
  value *= tree->map->answers.row.trace[of->first_edge + edge].weight;
  return siap_i_round_wide(value, of->from->term_places, of->from->term_ties, 0, &doubt);
}

siap_i_wide siap_i_tree_as_is(const siap_i_tree *tree, size_t node, size_t edge)
{
  const siap_i_trace_wide *trace =
      &tree->map->answers.row.trace[tree->map->plan->node[node].first_edge + edge];
  return trace->entered ? trace->term : 0;
}

siap_i_wide siap_i_tree_node(const siap_i_tree *tree, size_t node, siap_i_wide sum)
{
  const siap_i_plan_node *of = &tree->map->plan->node[node];
  if (of->affine)
    sum = of->offset.wide + of->factor.wide * sum;
  return clipped(sum, of->from->clip, of->lower.wide, of->upper.wide);
}

siap_i_wide siap_i_tree_taken(const siap_i_tree *tree, size_t node, siap_i_wide exact)
{
  const siap_i_node *from = tree->map->plan->node[node].from;
  size_t slot = siap_i_plan_first_node(tree->map->plan) + node;
  int doubt = 0;
  if (!edge_of(tree, tree->parent[slot], tree->edge[slot])->rounded)
    return exact;
  return siap_i_round_wide(exact, from->places, from->ties, 0, &doubt);
}

/* ---- whether it is one ---- */

/* A term whose weight and presence stand, whatever is chosen. */
static int is_steady(const siap_i_roadmap *map, const siap_i_plan_edge *edge, int has_lever)
{
  uint8_t state = map->answers.row.state[edge->child];
  uint8_t policy = edge->policy[state];
  int is_node = edge->child >= siap_i_plan_first_node(map->plan);
  if (edge->change && (edge->change->guard_count || edge->change->step_count ||
                       edge->change->factor.plain < 0))
    return 0;
  if (edge->weight.plain < 0)
    return 0;
  if (state == SIAP_STATE_SCORED)
    return 1;
  if (policy == SIAP_I_PARENT_ZERO || policy == SIAP_I_GROUP_MEAN ||
      (is_node && !map->answers.given[edge->child]))
    return 0;
  return !has_lever || policy == SIAP_I_ZERO || policy == SIAP_I_LOWEST;
}

static int is_summing(const siap_i_roadmap *map, size_t node)
{
  const siap_i_plan_node *of = &map->plan->node[node];
  size_t slot = siap_i_plan_first_node(map->plan) + node;
  return map->answers.row.state[slot] == SIAP_STATE_SCORED && of->method->additive &&
         of->factor.plain >= 0;
}

/* Bands with conditions may ask for anything. */
static int has_plain_bands(const siap_i_roadmap *map)
{
  const siap_i_plan_node *of = &map->plan->node[map->node];
  if (!map->goal.band)
    return 1;
  return of->bands_count == 1 && of->bands->guard_count == 0;
}

/* 1: the terms of a node of the tree are part of it. */
static int take_terms(siap_i_tree *tree, size_t node)
{
  const siap_i_roadmap *map = tree->map;
  const siap_i_plan_node *of = &map->plan->node[node];
  size_t slot = siap_i_plan_first_node(map->plan) + node;
  int is_plain = of->from->term_places < 0 && !of->from->clip;
  for (size_t k = 0; k < of->edge_count; k++) {
    const siap_i_plan_edge *edge = &of->edge[k];
    int has_lever = tree->lever[edge->child] != UINT32_MAX;
    int moves = has_lever || edge->child >= siap_i_plan_first_node(map->plan);
    if (!is_steady(map, edge, has_lever) || (moves && tree->parent[edge->child] != UINT32_MAX))
      return 0;
    tree->sum[node] += siap_i_tree_as_is(tree, node, k);
    tree->parent[edge->child] = (uint32_t)node;
    tree->edge[edge->child] = (uint32_t)k;
    is_plain &= !edge->change || !edge->change->clip;
    is_plain &= !edge->rounded || edge->child < map->plan->items ||
                map->plan->node[edge->child - siap_i_plan_first_node(map->plan)].from->places < 0;
  }
  tree->linear &= is_plain || map->below[slot] != SIAP_I_BELOW;
  return 1;
}

static int take_all(siap_i_tree *tree)
{
  const siap_i_roadmap *map = tree->map;
  size_t first = siap_i_plan_first_node(map->plan);
  for (size_t i = map->node + 1; i-- > 0;) {
    int stands = map->answers.given[first + i] || map->plan->node[i].forced != SIAP_STATE_SCORED;
    if (map->below[first + i] != SIAP_I_BELOW || stands)
      continue;
    if (i != map->node && tree->parent[first + i] == UINT32_MAX)
      return 0; /* a condition asks for it */
    if (!is_summing(map, i) || !take_terms(tree, i))
      return 0;
  }
  for (size_t i = 0; i < map->levers; i++)
    if (tree->parent[map->lever[i].slot] == UINT32_MAX)
      return 0;
  return 1;
}

siap_status siap_i_tree_make(siap_i_roadmap *map, siap_i_tree **out)
{
  size_t slots = map->plan->slots;
  siap_i_tree *tree = siap_i_arena_take(map->arena, 1, sizeof *tree);
  uint32_t *numbers = siap_i_arena_take(map->arena, 3 * slots, sizeof *numbers);
  siap_i_wide *sum = siap_i_arena_take(map->arena, map->plan->nodes, sizeof *sum);
  *out = NULL;
  if (!tree || !numbers || !sum)
    return SIAP_ERR_MEMORY;
  memset(numbers, 0xff, 3 * slots * sizeof *numbers);
  *tree = (siap_i_tree){map, numbers, numbers + slots, numbers + 2 * slots, sum, 1};
  for (size_t i = 0; i < map->levers; i++)
    tree->lever[map->lever[i].slot] = (uint32_t)i;
  if (!map->answers.given[map->slot] && has_plain_bands(map) && take_all(tree))
    *out = tree;
  return SIAP_OK;
}

/* ---- one lever alone ---- */

siap_i_wide siap_i_tree_with(const siap_i_tree *tree, const siap_i_lever *lever, uint32_t chosen)
{
  size_t first = siap_i_plan_first_node(tree->map->plan), slot = lever->slot;
  siap_i_wide value = siap_i_wide_of(lever->level[chosen - 1]);
  for (;;) {
    size_t node = tree->parent[slot], edge = tree->edge[slot];
    siap_i_wide sum = tree->sum[node] - siap_i_tree_as_is(tree, node, edge) +
                      siap_i_tree_term(tree, node, edge, value);
    value = siap_i_tree_node(tree, node, sum);
    if (node == tree->map->node)
      return value;
    value = siap_i_tree_taken(tree, node, value);
    slot = first + node;
  }
}
