/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. What each item gains by itself: two rows an item through the kernel. In rubrics so large
 * that this would take minutes, the tree says it where there is one; else the rest is left out.
 */
#include "analysis/roadmap.h"

#include "numbers/rounding.h"

#include <math.h>

static const uint64_t most_gains = 6000000; /* terms looked at */

static void measure(siap_i_roadmap *map, siap_i_lever *lever, int which)
{
  const siap_i_row_wide *base = &map->answers.row;
  int is_told = base->state[map->slot] == SIAP_STATE_SCORED;
  siap_i_lever_set(map, lever, which ? lever->levels : 1);
  siap_i_roadmap_score(map);
  is_told &= map->row.state[map->slot] == SIAP_STATE_SCORED;
  lever->exact[which] =
      is_told ? (double)(map->row.exact[map->slot] - base->exact[map->slot]) : NAN;
  lever->rounded[which] =
      is_told ? (double)(map->row.rounded[map->slot] - base->rounded[map->slot]) : NAN;
  siap_i_lever_set(map, lever, 0);
}

static void ask_tree(const siap_i_roadmap *map, const siap_i_tree *tree, siap_i_lever *lever,
                     int which)
{
  const siap_i_row_wide *base = &map->answers.row;
  const siap_i_node *from = map->plan->node[map->node].from;
  int doubt = 0;
  siap_i_wide is = siap_i_tree_with(tree, lever, which ? lever->levels : 1);
  lever->exact[which] = (double)(is - base->exact[map->slot]);
  lever->rounded[which] = (double)(siap_i_round_wide(is, from->places, from->ties, 0, &doubt) -
                                   base->rounded[map->slot]);
}

/* What each lever gains by itself, as far as that can be tried. */
static void try_levers(siap_i_roadmap *map, const siap_i_tree *tree)
{
  size_t affordable = (size_t)(most_gains / (2 * map->cost)) + 1;
  int is_large = map->levers > affordable;
  map->measured = is_large && !tree ? affordable : map->levers;
  for (size_t i = 0; i < map->levers; i++) {
    siap_i_lever *lever = &map->lever[i];
    if (i >= map->measured) {
      lever->exact[0] = lever->exact[1] = lever->rounded[0] = lever->rounded[1] = NAN;
      map->left[lever->slot] = SIAP_I_LEFT_UNMEASURED;
      continue;
    }
    for (int which = 0; which < 2; which++)
      if (is_large && tree)
        ask_tree(map, tree, lever, which);
      else
        measure(map, lever, which);
  }
}

siap_status siap_i_roadmap_begin(siap_i_roadmap *map, siap_i_tree **tree)
{
  siap_status status = siap_i_roadmap_start(map);
  if (status == SIAP_OK)
    status = siap_i_tree_make(map, tree);
  if (status == SIAP_OK)
    try_levers(map, *tree);
  return status;
}
