/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. Steps towards a goal through nodes of any kind, by scoring. Near: from all at the top,
 * what gains least for its effort is given up as long as the goal is reached. Sets: all of them in
 * order of their effort, so that the first that reaches the goal is proven to be the cheapest.
 */
#include "analysis/roadmap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_POPPED = 100000 };
static const uint64_t most_near = 4000000, most_sets = 6000000; /* terms looked at */

/* ---- near ---- */

struct worth {
  double gain;
  siap_i_lever *lever;
};

/* Gain for effort, greatest first; without a gain the cheapest first. */
static int by_worth(const void *a, const void *b)
{
  const struct worth *x = a, *y = b;
  if (x->gain != y->gain)
    return x->gain > y->gain ? -1 : 1;
  if (x->lever->effort != y->lever->effort)
    return x->lever->effort < y->lever->effort ? -1 : 1;
  return (x->lever->slot > y->lever->slot) - (x->lever->slot < y->lever->slot);
}

static struct worth *by_worth_of(siap_i_roadmap *map)
{
  struct worth *order = siap_i_arena_take(map->arena, map->levers, sizeof *order);
  for (size_t i = 0; order && i < map->levers; i++) {
    siap_i_lever *lever = &map->lever[i];
    double gain = isnan(lever->exact[1]) ? 0 : lever->exact[1];
    order[i] = (struct worth){gain / (double)(lever->effort * lever->levels), lever};
  }
  if (order)
    qsort(order, map->levers, sizeof *order, by_worth);
  return order;
}

static int reaches(siap_i_roadmap *map)
{
  siap_i_roadmap_score(map);
  return siap_i_roadmap_reached(map);
}

/* How many of the most worth, at the top, reach the goal: by halves between too few and all. */
static void take_first(siap_i_roadmap *map, const struct worth *order)
{
  size_t low = 0, high = map->levers;
  while (low + 1 < high) {
    size_t middle = low + (high - low) / 2;
    for (size_t i = 0; i < map->levers; i++)
      siap_i_lever_set(map, order[i].lever, i < middle ? order[i].lever->levels : 0);
    if (reaches(map))
      high = middle;
    else
      low = middle;
  }
  for (size_t i = 0; i < map->levers; i++)
    siap_i_lever_set(map, order[i].lever, i < high ? order[i].lever->levels : 0);
}

/* Give up what is not needed, the least worth first. */
static void trim(siap_i_roadmap *map, const struct worth *order, uint64_t until)
{
  for (size_t i = map->levers; i-- > 0;) {
    siap_i_lever *lever = order[i].lever;
    while (lever->chosen && map->spent < until) {
      siap_i_lever_set(map, lever, lever->chosen - 1);
      if (reaches(map))
        continue;
      siap_i_lever_set(map, lever, lever->chosen + 1);
      break;
    }
  }
}

/* One level of a lever for one of a cheaper one. 1: done. */
static int swap_level(siap_i_roadmap *map, siap_i_lever *dear, uint64_t until)
{
  siap_i_lever_set(map, dear, dear->chosen - 1);
  for (size_t i = 0; i < map->levers && map->spent < until; i++) {
    siap_i_lever *cheap = &map->lever[i];
    if (cheap->effort >= dear->effort || cheap->chosen == cheap->levels)
      continue;
    siap_i_lever_set(map, cheap, cheap->chosen + 1);
    if (reaches(map))
      return 1;
    siap_i_lever_set(map, cheap, cheap->chosen - 1);
  }
  siap_i_lever_set(map, dear, dear->chosen + 1);
  return 0;
}

siap_status siap_i_search_near(siap_i_roadmap *map)
{
  uint64_t until = map->spent + most_near;
  const struct worth *order = by_worth_of(map);
  if (!order)
    return SIAP_ERR_MEMORY;
  take_first(map, order);
  trim(map, order, until);
  for (size_t i = 0; i < map->levers; i++)
    while (map->lever[i].chosen && map->spent < until && swap_level(map, &map->lever[i], until))
      continue;
  trim(map, order, until);
  siap_i_roadmap_score(map);
  return SIAP_OK;
}

/* ---- sets ---- */

struct option {
  siap_i_wide effort;
  uint32_t lever, level;
};

struct sets {
  siap_i_roadmap *map;
  struct option *option; /* by effort */
  size_t options;
  siap_i_heap heap;
  siap_i_set *popped;   /* left: one more than the set it extends; 0: none */
  size_t count, room;
  uint32_t *best;       /* levels by lever */
  siap_i_wide value;    /* of the node with them */
  int has_best;
};

static int by_effort(const void *a, const void *b)
{
  const struct option *x = a, *y = b;
  if (x->effort != y->effort)
    return x->effort < y->effort ? -1 : 1;
  if (x->lever != y->lever)
    return x->lever < y->lever ? -1 : 1;
  return (x->level > y->level) - (x->level < y->level);
}

static siap_status start_sets(struct sets *sets)
{
  siap_i_roadmap *map = sets->map;
  size_t count = 0;
  for (size_t i = 0; i < map->levers; i++)
    count += map->lever[i].levels;
  sets->option = siap_i_arena_take(map->arena, count, sizeof *sets->option);
  sets->best = siap_i_arena_take(map->arena, map->levers, sizeof *sets->best);
  if (!sets->option || !sets->best)
    return SIAP_ERR_MEMORY;
  for (uint32_t i = 0; i < map->levers; i++) {
    for (uint32_t k = 1; k <= map->lever[i].levels; k++)
      sets->option[sets->options++] = (struct option){map->lever[i].effort * k, i, k};
    sets->best[i] = map->lever[i].chosen;
    siap_i_lever_set(map, &map->lever[i], 0);
  }
  qsort(sets->option, count, sizeof *sets->option, by_effort);
  if (count && !siap_i_heap_push(&sets->heap, (siap_i_set){sets->option->effort, 0, 0, 0, 0}))
    return SIAP_ERR_MEMORY;
  return SIAP_OK;
}

/* Put the levels of a set; 0 when it has an item twice. take_back() undoes it in either case. */
static int put_set(const struct sets *sets, const siap_i_set *set)
{
  for (;;) {
    const struct option *option = &sets->option[set->right];
    siap_i_lever *lever = &sets->map->lever[option->lever];
    if (lever->chosen)
      return 0;
    siap_i_lever_set(sets->map, lever, option->level);
    if (!set->left)
      return 1;
    set = &sets->popped[set->left - 1];
  }
}

static void take_back(const struct sets *sets, const siap_i_set *set)
{
  for (;; set = &sets->popped[set->left - 1]) {
    siap_i_lever_set(sets->map, &sets->map->lever[sets->option[set->right].lever], 0);
    if (!set->left)
      return;
  }
}

/* Of two of one effort: the greater value; of one value: the one that leaves later items alone. */
static int is_better(const struct sets *sets)
{
  const siap_i_roadmap *map = sets->map;
  siap_i_wide off = map->row.exact[map->slot] - sets->value;
  siap_i_wide near = (siap_i_wide)1e-24 * (1 + (sets->value < 0 ? -sets->value : sets->value));
  if (!sets->has_best || off > near || off < -near)
    return !sets->has_best || off > 0;
  for (size_t i = map->levers; i-- > 0;)
    if (map->lever[i].chosen != sets->best[i])
      return map->lever[i].chosen < sets->best[i];
  return 0;
}

static void look_at(struct sets *sets, const siap_i_set *set)
{
  siap_i_roadmap *map = sets->map;
  if (!reaches(map))
    return;
  int is_cheaper = map->proof == SIAP_I_PROOF_UNKNOWN || set->effort < map->effort;
  if (!is_cheaper && !is_better(sets))
    return;
  map->proof = SIAP_I_PROOF_NEAR;
  map->effort = set->effort;
  sets->has_best = 1;
  sets->value = map->row.exact[map->slot];
  for (size_t i = 0; i < map->levers; i++)
    sets->best[i] = map->lever[i].chosen;
}

/* The sets that follow: this one with the next option more, and with it in place of the last. */
static siap_status push_next(struct sets *sets, const siap_i_set *set, int is_valid)
{
  size_t next = (size_t)set->right + 1;
  siap_i_set *at = siap_i_grow(sets->popped, &sets->room, sets->count + 1, sizeof *at);
  if (!at)
    return SIAP_ERR_MEMORY;
  sets->popped = at;
  at[sets->count++] = *set;
  if (next >= sets->options)
    return SIAP_OK;
  siap_i_wide more = sets->option[next].effort, last = sets->option[set->right].effort;
  siap_i_set longer = {set->effort + more, 0, 0, (uint32_t)sets->count, (uint32_t)next};
  siap_i_set other = {set->effort - last + more, 0, 0, set->left, (uint32_t)next};
  int pushed = siap_i_heap_push(&sets->heap, other) &&
               (!is_valid || siap_i_heap_push(&sets->heap, longer));
  return pushed ? SIAP_OK : SIAP_ERR_MEMORY;
}

static siap_status try_sets(struct sets *sets)
{
  siap_i_roadmap *map = sets->map;
  uint64_t until = map->spent + most_sets;
  siap_status status = SIAP_OK;
  while (status == SIAP_OK && sets->heap.count) {
    siap_i_set set = siap_i_heap_pop(&sets->heap);
    if (map->proof == SIAP_I_PROOF_NEAR && set.effort > map->effort)
      break; /* all that cost as much or less were tried */
    map->least = set.effort > map->least ? set.effort : map->least;
    if (sets->count >= MOST_POPPED || map->spent >= until)
      return SIAP_OK;
    int is_valid = put_set(sets, &set);
    if (is_valid)
      look_at(sets, &set);
    take_back(sets, &set);
    status = push_next(sets, &set, is_valid);
  }
  if (map->proof == SIAP_I_PROOF_NEAR)
    map->least = map->effort;
  else
    map->proof = SIAP_I_PROOF_UNREACHABLE;
  return status;
}

siap_status siap_i_search_sets(siap_i_roadmap *map)
{
  struct sets sets = {.map = map, .value = map->row.exact[map->slot]};
  sets.has_best = map->proof == SIAP_I_PROOF_NEAR;
  siap_status status = start_sets(&sets);
  if (status == SIAP_OK)
    status = try_sets(&sets);
  for (size_t i = 0; status == SIAP_OK && i < map->levers; i++)
    siap_i_lever_set(map, &map->lever[i], sets.best[i]);
  siap_i_release(sets.heap.at);
  siap_i_release(sets.popped);
  if (status != SIAP_OK)
    return status;
  siap_i_roadmap_score(map);
  if (map->proof == SIAP_I_PROOF_NEAR && map->least >= map->effort)
    map->proof = SIAP_I_PROOF_EXACT;
  return SIAP_OK;
}
