/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. What any plan must cost where the node is linear: the best gains for their effort are
 * taken until the goal is reached, the last of them in part. No plan of whole levels costs less
 * (linear relaxation of the multiple-choice knapsack: P. Sinha, A. A. Zoltners, 1979).
 */
#include "analysis/roadmap.h"

#include "numbers/rounding.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A part of the way of one lever: along the upper hull of its levels. */
struct part {
  siap_i_wide effort, gain;
};

/* Steepest first. Equal ones may stand in any order: they add up to the same. */
static int by_slope(const void *a, const void *b)
{
  const struct part *x = a, *y = b;
  siap_i_wide left = x->gain * y->effort, right = y->gain * x->effort;
  return (left < right) - (left > right);
}

/* From a level to that above it which gains most for its effort. */
static size_t add_hull(const siap_i_roadmap *map, const siap_i_tree *tree,
                       const siap_i_lever *lever, struct part *out)
{
  siap_i_wide gain[SIAP_I_LEVELS + 1] = {0}, base = map->answers.row.exact[map->slot];
  size_t count = 0;
  for (uint32_t i = 1; i <= lever->levels; i++)
    gain[i] = siap_i_tree_with(tree, lever, i) - base;
  for (uint32_t at = 0; at < lever->levels;) {
    uint32_t next = at;
    for (uint32_t to = at + 1; to <= lever->levels; to++)
      if (gain[to] > gain[at] &&
          (next == at || (gain[to] - gain[at]) * (next - at) > (gain[next] - gain[at]) * (to - at)))
        next = to;
    if (next == at)
      break;
    out[count++] = (struct part){lever->effort * (next - at), gain[next] - gain[at]};
    at = next;
  }
  return count;
}

/* The exact value below which the goal is surely missed. */
static siap_i_wide threshold(const siap_i_roadmap *map)
{
  const siap_i_plan_node *node = &map->plan->node[map->node];
  const siap_i_plan_bands *bands = node->bands;
  siap_i_wide unit = node->from->places < 0 ? 0 : 1, at = siap_i_wide_of(map->goal.value);
  for (int i = 0; i < node->from->places; i++)
    unit /= 10;
  if (map->goal.band)
    for (size_t i = 0; i < bands->bands.entry_count; i++) {
      const char *id = bands->from->entry[i].id;
      if (id && strcmp(id, map->goal.band) == 0)
        at = i ? bands->bands.entry[i - 1].to.wide : -INFINITY;
    }
  return at - (node->from->ties <= SIAP_I_TIES_HALF_DOWN ? unit / 2 : unit);
}

siap_status siap_i_bound_plan(siap_i_roadmap *map, const siap_i_tree *tree)
{
  size_t most = 0, parts = 0;
  for (size_t i = 0; i < map->levers; i++)
    most += map->lever[i].levels;
  struct part *part = siap_i_arena_take(map->arena, most, sizeof *part);
  if (!part)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < map->levers; i++)
    parts += add_hull(map, tree, &map->lever[i], &part[parts]);
  qsort(part, parts, sizeof *part, by_slope);
  siap_i_wide lacking = threshold(map) - map->answers.row.exact[map->slot], effort = 0;
  for (size_t i = 0; i < parts && lacking > 0; i++) {
    siap_i_wide share = part[i].gain <= lacking ? 1 : lacking / part[i].gain;
    effort += share * part[i].effort;
    lacking -= part[i].gain;
  }
  /* efforts are whole units: what lies between two is the upper one, noise left aside */
  siap_i_wide whole = -SIAP_I_WIDE_FLOOR(-(effort - (siap_i_wide)1e-3));
  map->least = whole > map->least ? whole : map->least;
  return SIAP_OK;
}
