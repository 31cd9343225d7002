/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. The cheapest levels in a tree. Of each node the sets of levels are listed that nothing
 * beats: by rising effort, each of a greater value than all before it. The list of a node is that
 * of its terms merged one after the other, then rounded and cut as the node is, which can only
 * make it shorter. Because every part only raises the whole, what is beaten within a part is never
 * needed (D. Pisinger, A minimal algorithm for the multiple-choice knapsack problem, 1995, for one
 * level).
 */
#include "analysis/roadmap.h"

#include "numbers/rounding.h"

#include <math.h>
#include <string.h>

enum { MOST_SETS = 1000000, MOST_LOOKED_AT = 1500000 };

struct stage {
  uint32_t edge; /* UINT32_MAX: the terms that nothing moves */
  size_t from, count;
};

struct front {
  siap_i_roadmap *map;
  const siap_i_tree *tree;
  siap_i_wide most;  /* what costs more is not looked at */
  siap_i_set *set;   /* of all lists */
  size_t sets, room, looked_at;
  struct stage *stage; /* of all nodes, in evaluation order */
  size_t stages, stage_room;
  size_t *first_stage, *from, *count; /* by node: its stages, its list */
  uint32_t *pick;                     /* by node: what was chosen of its list */
  siap_i_heap heap;
  siap_i_set *option; /* of the term that is merged */
  size_t options, option_room;
  int failed; /* 1: no memory, 2: too much work */
};

static void add_set(struct front *front, siap_i_set set)
{
  siap_i_set *at = NULL;
  if (front->failed)
    return;
  if (front->sets < MOST_SETS)
    at = siap_i_grow(front->set, &front->room, front->sets + 1, sizeof *at);
  else
    front->failed = 2;
  if (!at) {
    front->failed = front->failed ? front->failed : 1;
    return;
  }
  front->set = at;
  at[front->sets++] = set;
}

/* Add it if it is worth more than all of the list that starts at `from`; they cost no more. */
static void add_better(struct front *front, size_t from, siap_i_set set)
{
  /* nearer than this is equal: figures are decimals and their fractions */
  siap_i_wide near = (siap_i_wide)1e-24 * (1 + (set.value < 0 ? -set.value : set.value));
  if (front->sets == from || set.value > front->set[front->sets - 1].value + near)
    add_set(front, set);
}

static void add_stage(struct front *front, uint32_t edge, size_t from)
{
  struct stage *at =
      siap_i_grow(front->stage, &front->stage_room, front->stages + 1, sizeof *at);
  if (!at) {
    front->failed = 1;
    return;
  }
  front->stage = at;
  at[front->stages++] = (struct stage){edge, from, front->sets - from};
}

static void add_option(struct front *front, siap_i_wide effort, siap_i_wide value, size_t right)
{
  siap_i_set *at =
      siap_i_grow(front->option, &front->option_room, front->options + 1, sizeof *at);
  if (!at) {
    front->failed = 1;
    return;
  }
  front->option = at;
  at[front->options++] = (siap_i_set){effort, value, 0, 0, (uint32_t)right};
}

/* What one term may bring in: the levels of its lever, or the list of its node. 0: it stands. */
static int list_options(struct front *front, size_t node, size_t k)
{
  const siap_i_plan_edge *edge = &front->map->plan->node[node].edge[k];
  size_t first = siap_i_plan_first_node(front->map->plan);
  uint32_t at = front->tree->lever[edge->child];
  front->options = 0;
  if (at != UINT32_MAX) {
    const siap_i_lever *lever = &front->map->lever[at];
    add_option(front, 0, siap_i_tree_as_is(front->tree, node, k), 0);
    for (uint32_t i = 1; i <= lever->levels; i++)
      add_option(front, lever->effort * i,
                 siap_i_tree_term(front->tree, node, k, siap_i_wide_of(lever->level[i - 1])), i);
    return 1;
  }
  if (edge->child < first || !front->count[edge->child - first])
    return 0;
  size_t from = front->from[edge->child - first], count = front->count[edge->child - first];
  for (size_t i = from; i < from + count; i++)
    add_option(front, front->set[i].effort,
               siap_i_tree_term(front->tree, node, k, front->set[i].value), i);
  return 1;
}

/* Sums of the same parts in another order rank the same: what lies this far behind is noise. */
static siap_i_wide key_of(siap_i_wide value)
{
  static const siap_i_wide fine = 1e24;
  return SIAP_I_WIDE_FLOOR(value * fine + (siap_i_wide)0.5);
}

static void push(struct front *front, size_t left, size_t option)
{
  const siap_i_set *a = &front->set[left], *b = &front->option[option];
  siap_i_wide value = a->value + b->value;
  siap_i_set set = {a->effort + b->effort, value, key_of(value), (uint32_t)left, (uint32_t)option};
  if (set.effort > front->most)
    return;
  if (!siap_i_heap_push(&front->heap, set))
    front->failed = 1;
  if (++front->looked_at > MOST_LOOKED_AT)
    front->failed = 2;
}

/* Each pair of a set so far and an option, cheapest first. */
static void merge(struct front *front, uint32_t edge)
{
  struct stage before = front->stage[front->stages - 1];
  size_t from = front->sets;
  front->heap.count = 0;
  for (size_t i = 0; !front->failed && i < before.count; i++)
    push(front, before.from + i, 0);
  while (!front->failed && front->heap.count) {
    siap_i_set set = siap_i_heap_pop(&front->heap);
    if (set.right + 1 < front->options)
      push(front, set.left, set.right + 1);
    set.right = front->option[set.right].right;
    add_better(front, from, set);
  }
  if (!front->failed)
    add_stage(front, edge, from);
}

static void list_node(struct front *front, size_t node)
{
  const siap_i_plan_node *of = &front->map->plan->node[node];
  siap_i_wide standing = 0;
  front->first_stage[node] = front->stages;
  for (size_t k = 0; k < of->edge_count; k++)
    if (!list_options(front, node, k))
      standing += siap_i_tree_as_is(front->tree, node, k);
  add_set(front, (siap_i_set){0, standing, 0, 0, 0});
  if (!front->failed)
    add_stage(front, UINT32_MAX, front->sets - 1);
  for (size_t k = 0; !front->failed && k < of->edge_count; k++)
    if (list_options(front, node, k))
      merge(front, (uint32_t)k);
  if (front->failed)
    return;
  struct stage last = front->stage[front->stages - 1];
  size_t from = front->from[node] = front->sets;
  for (size_t i = last.from; !front->failed && i < last.from + last.count; i++) {
    siap_i_wide value = siap_i_tree_node(front->tree, node, front->set[i].value);
    if (node != front->map->node)
      value = siap_i_tree_taken(front->tree, node, value);
    add_better(front, from, (siap_i_set){front->set[i].effort, value, 0, (uint32_t)i, 0});
  }
  front->count[node] = front->sets - from;
}

/* Put the levers as a set of the node says; what was chosen of nodes below is passed down. */
static void choose(struct front *front, size_t set)
{
  siap_i_roadmap *map = front->map;
  size_t first = siap_i_plan_first_node(map->plan);
  front->pick[map->node] = (uint32_t)set;
  for (size_t i = map->node + 1; i-- > 0;) {
    if (!front->count[i])
      continue;
    size_t at = front->set[front->pick[i]].left, stage = front->first_stage[i];
    while (stage + 1 < front->stages && front->stage[stage + 1].edge != UINT32_MAX)
      stage++;
    for (; front->stage[stage].edge != UINT32_MAX; stage--) {
      size_t child = map->plan->node[i].edge[front->stage[stage].edge].child;
      if (child < first)
        siap_i_lever_set(map, &map->lever[front->tree->lever[child]], front->set[at].right);
      else
        front->pick[child - first] = front->set[at].right;
      at = front->set[at].left;
    }
  }
}

/* What the model says that the node is must be what the kernel makes of it. */
static int agrees(const struct front *front, size_t set)
{
  siap_i_wide off = front->set[set].value - front->map->row.exact[front->map->slot];
  siap_i_wide size = front->set[set].value < 0 ? -front->set[set].value : front->set[set].value;
  return off < (1 + size) * (siap_i_wide)1e-20 && off > -(1 + size) * (siap_i_wide)1e-20;
}

/* The first of the list that reaches the goal, by halves: what is worth more reaches it too. */
static int choose_first(struct front *front)
{
  size_t low = front->from[front->map->node], high = low + front->count[front->map->node];
  size_t end = high;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    choose(front, middle);
    siap_i_roadmap_score(front->map);
    if (!agrees(front, middle))
      return 0;
    if (siap_i_roadmap_reached(front->map))
      high = middle;
    else
      low = middle + 1;
  }
  if (low == end)
    return 0;
  choose(front, low);
  siap_i_roadmap_score(front->map);
  return siap_i_roadmap_reached(front->map);
}

static siap_status make_room(struct front *front)
{
  size_t nodes = front->map->plan->nodes;
  front->first_stage = siap_i_arena_take(front->map->arena, 3 * nodes, sizeof(size_t));
  front->pick = siap_i_arena_take(front->map->arena, nodes, sizeof *front->pick);
  if (!front->first_stage || !front->pick)
    return SIAP_ERR_MEMORY;
  front->from = front->first_stage + nodes;
  front->count = front->first_stage + 2 * nodes;
  return SIAP_OK;
}

/* A node of the tree: taken by another, or the one that is to rise. */
static int is_part(const struct front *front, size_t node)
{
  const siap_i_roadmap *map = front->map;
  size_t slot = siap_i_plan_first_node(map->plan) + node;
  return map->below[slot] == SIAP_I_BELOW && !map->answers.given[slot] &&
         map->plan->node[node].forced == SIAP_STATE_SCORED;
}

siap_status siap_i_front_plan(siap_i_roadmap *map, const siap_i_tree *tree, siap_i_wide most,
                              int *found)
{
  struct front front = {.map = map, .tree = tree, .most = most};
  siap_status status = make_room(&front);
  for (size_t i = 0; status == SIAP_OK && !front.failed && i <= map->node; i++)
    if (is_part(&front, i))
      list_node(&front, i);
  *found = status == SIAP_OK && !front.failed && choose_first(&front);
  siap_i_release(front.set);
  siap_i_release(front.stage);
  siap_i_release(front.option);
  siap_i_release(front.heap.at);
  return front.failed == 1 ? SIAP_ERR_MEMORY : status;
}
