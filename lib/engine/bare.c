/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 4. A plan without its roundings, and without some of its leaves. */
#include "engine/bare.h"

#include "numbers/figure.h"

#include <string.h>

/* Gone for all that rest on it, by slot: children come before parents. */
static uint8_t *spread(const siap_plan *plan, const uint8_t *gone, const uint8_t *given,
                       siap_i_arena *arena)
{
  size_t first = siap_i_plan_first_node(plan);
  uint8_t *all = siap_i_arena_take(arena, plan->slots, 1);
  if (!all || !gone)
    return all;
  memcpy(all, gone, first);
  for (size_t i = 0; i < plan->nodes; i++) {
    const siap_i_plan_node *node = &plan->node[i];
    size_t left = 0;
    for (size_t k = 0; k < node->edge_count; k++)
      left += !all[node->edge[k].child];
    all[first + i] = given[first + i] ? gone[first + i] : node->edge_count > 0 && left == 0;
  }
  return all;
}

/* The weights of a sum that lost terms sum to what they did: its scale stays what it was. */
static void scale_weights(siap_i_plan_edge *edge, size_t count, siap_i_wide all)
{
  siap_i_wide kept = 0;
  for (size_t k = 0; k < count; k++)
    kept += edge[k].weight.wide;
  for (size_t k = 0; kept > 0 && k < count; k++)
    edge[k].weight = siap_i_figure_of_wide(edge[k].weight.wide * all / kept);
}

static int strip(siap_i_plan_node *node, const uint8_t *gone, siap_i_arena *arena)
{
  siap_i_node *from = siap_i_arena_take(arena, 1, sizeof *from);
  siap_i_plan_edge *edge = siap_i_arena_take(arena, node->edge_count, sizeof *edge);
  siap_i_wide all = 0;
  size_t kept = 0;
  if (!from || !edge)
    return -1;
  *from = *node->from;
  from->places = from->term_places = SIAP_I_PLACES_NONE;
  for (size_t k = 0; k < node->edge_count; k++) {
    all += node->edge[k].weight.wide;
    if (!gone[node->edge[k].child])
      edge[kept++] = node->edge[k];
  }
  if (kept < node->edge_count && node->method->weighing == SIAP_I_WEIGH_DECLARED &&
      node->method->additive)
    scale_weights(edge, kept, all);
  if (from->least > kept)
    from->least = (uint32_t)kept;
  node->from = from;
  node->edge = edge;
  node->edge_count = kept;
  return 0;
}

const siap_plan *siap_i_plan_bare(const siap_plan *plan, const uint8_t *gone, const uint8_t *given,
                                  siap_i_arena *arena)
{
  siap_plan *bare = siap_i_arena_take(arena, 1, sizeof *bare);
  siap_i_plan_node *node = siap_i_arena_take(arena, plan->nodes, sizeof *node);
  const uint8_t *all = spread(plan, gone, given, arena);
  if (!bare || !node || !all)
    return NULL;
  memcpy(bare, plan, sizeof *bare);
  memcpy(node, plan->node, plan->nodes * sizeof *node);
  bare->node = node;
  bare->lane = NULL; /* which holds the weights that were */
  for (size_t i = 0; i < plan->nodes; i++)
    if (strip(&node[i], all, arena) != 0)
      return NULL;
  return bare;
}
