/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4. Worst and best case. What is not answered is moved to the ends of its scale and the row
 * is scored again: two rows do where a node only rises, or only falls, in everything that is open
 * below it. Other nodes are searched: over all corners up to CORNERS open leaves, by coordinates
 * beyond.
 */
#include "engine/score.h"

#include <math.h>
#include <string.h>

#define CORNERS 12
#define BUDGET 5000000 /* terms and slots looked at in searches; beyond it a node has no bounds */

struct bounding {
  const siap_plan *plan;
  const siap_i_answers *answers;
  siap_i_row_wide row;
  uint8_t *given;
  size_t *open; /* slots that can be moved */
  size_t open_count;
  uint8_t *is_open, *rises, *falls, *unbounded; /* by slot; of open leaves below */
  size_t spent;
};

static siap_status make_room(struct bounding *b, siap_i_arena *arena)
{
  size_t slots = b->plan->slots;
  b->given = siap_i_arena_take(arena, slots, 1);
  b->open = siap_i_arena_take(arena, slots, sizeof *b->open);
  b->is_open = siap_i_arena_take(arena, slots, 1);
  b->rises = siap_i_arena_take(arena, slots, 1);
  b->falls = siap_i_arena_take(arena, slots, 1);
  b->unbounded = siap_i_arena_take(arena, slots, 1);
  if (siap_i_row_make_wide(b->plan, arena, &b->row) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  memcpy(b->row.exact, b->answers->row.exact, slots * sizeof *b->row.exact);
  memcpy(b->row.rounded, b->answers->row.rounded, slots * sizeof *b->row.rounded);
  memcpy(b->row.state, b->answers->row.state, slots);
  memcpy(b->given, b->answers->given, slots);
  b->row.given = b->given;
  return SIAP_OK;
}

/* Leaves without a score, and nodes whose value could only be given, and was not. */
static void find_open(struct bounding *b)
{
  const siap_plan *plan = b->plan;
  size_t first = siap_i_plan_first_node(plan);
  for (size_t slot = 0; slot < plan->slots; slot++) {
    int32_t state = b->answers->row.state[slot];
    const siap_i_plan_node *node = slot < first ? NULL : &plan->node[slot - first];
    b->rises[slot] = b->falls[slot] = 1;
    if (state == SIAP_STATE_SCORED || state == SIAP_STATE_NOT_APPLICABLE)
      continue;
    if (node && !b->given[slot] && !node->method->is_given && node->forced == SIAP_STATE_SCORED)
      continue; /* computed from what is below */
    if (!plan->slot[slot].has_range || (node && !node->from->scale)) {
      b->unbounded[slot] = 1;
      continue;
    }
    b->is_open[slot] = 1;
    b->falls[slot] = 0;
    b->given[slot] = node != NULL;
    b->open[b->open_count++] = slot;
  }
}

/* ---- signs ---- */

/* 1, -1, or 0 for neither: how the value behind a normaliser follows the one before it. */
static int sign_of_step(const siap_i_normaliser *step)
{
  int up = 1, down = 1;
  if (step->closed_below || step->closed_above || step->logarithm)
    return 0; /* beyond its ends it gives no value, and a policy may give another */
  if (step->entry_count == 0) {
    double sign = step->times.plain * (step->upper.plain - step->lower.plain);
    return sign >= 0 ? 1 : -1;
  }
  for (size_t i = 1; i < step->entry_count; i++) {
    up &= step->entry[i].score.plain >= step->entry[i - 1].score.plain;
    down &= step->entry[i].score.plain <= step->entry[i - 1].score.plain;
  }
  return up ? 1 : down ? -1 : 0;
}

static int sign_of_edge(const siap_i_plan_edge *edge)
{
  int sign = 1;
  if (!edge->change)
    return 1;
  for (size_t i = 0; i < edge->change->step_count; i++)
    sign *= sign_of_step(&edge->change->step[i]);
  return edge->change->factor.plain < 0 ? -sign : sign;
}

/* Given nodes may hold anything that their scale does not bound: no sign is taken for granted. */
static int is_positive(const struct bounding *b, const siap_i_plan_node *node)
{
  for (size_t k = 0; k < node->edge_count; k++) {
    size_t child = node->edge[k].child;
    if (node->edge[k].change || !b->plan->slot[child].positive ||
        (b->answers->given[child] && !b->plan->slot[child].has_range))
      return 0;
  }
  return 1;
}

/*
 * 1: the node rises with its term, 0: it may do anything. A ratio has no value where its second term
 * is 0, which what stands above may turn into a number of its own: it is searched.
 */
static int sign_of_method(const struct bounding *b, const siap_i_plan_node *node)
{
  if (node->method->slope == SIAP_I_RISES)
    return 1;
  return node->method->slope == SIAP_I_RISES_WHEN_POSITIVE && is_positive(b, node);
}

static int has_open_below(const struct bounding *b, size_t slot)
{
  return !b->rises[slot] || !b->falls[slot];
}

static void follow(struct bounding *b, const siap_i_plan_node *node, size_t slot, size_t k)
{
  const siap_i_plan_edge *edge = &node->edge[k];
  int sign = sign_of_edge(edge) * sign_of_method(b, node);
  if (node->factor.plain < 0)
    sign = -sign;
  b->unbounded[slot] |= b->unbounded[edge->child];
  for (size_t g = 0; edge->change && g < edge->change->guard_count; g++) {
    size_t guard = edge->change->guard[g].slot;
    b->unbounded[slot] |= b->unbounded[guard];
    if (has_open_below(b, guard))
      b->rises[slot] = b->falls[slot] = 0;
  }
  if (!has_open_below(b, edge->child))
    return;
  b->rises[slot] &= sign > 0 ? b->rises[edge->child] : sign < 0 ? b->falls[edge->child] : 0;
  b->falls[slot] &= sign > 0 ? b->falls[edge->child] : sign < 0 ? b->rises[edge->child] : 0;
}

static void find_signs(struct bounding *b)
{
  size_t slot = siap_i_plan_first_node(b->plan);
  for (size_t i = 0; i < b->plan->nodes; i++, slot++) {
    int stands = b->given[slot] || b->plan->node[i].forced != SIAP_STATE_SCORED;
    for (size_t k = 0; !stands && k < b->plan->node[i].edge_count; k++)
      follow(b, &b->plan->node[i], slot, k);
  }
}

/* ---- rows ---- */

static void move(struct bounding *b, size_t slot, int high)
{
  const siap_i_plan_slot *at = &b->plan->slot[slot];
  b->row.state[slot] = SIAP_STATE_SCORED;
  b->row.exact[slot] = b->row.rounded[slot] = high ? at->high.wide : at->low.wide;
}

static void read_row(const struct bounding *b, double *out)
{
  for (size_t slot = 0; slot < b->plan->slots; slot++)
    out[slot] = b->row.state[slot] == SIAP_STATE_SCORED ? (double)b->row.rounded[slot] : NAN;
}

static void score_all(struct bounding *b, int high, double *out)
{
  for (size_t i = 0; i < b->open_count; i++)
    move(b, b->open[i], high);
  siap_i_kernel_wide(b->plan, &b->row);
  read_row(b, out);
}

/* Score the row and widen the bounds of a node; 1 when they moved. */
static int widen(struct bounding *b, size_t slot, double *low, double *high)
{
  siap_i_kernel_wide(b->plan, &b->row);
  b->spent += b->plan->edges;
  if (b->row.state[slot] != SIAP_STATE_SCORED)
    return 0;
  double value = (double)b->row.rounded[slot];
  int moved = !(value >= *low) || !(value <= *high);
  *low = fmin(*low, value);
  *high = fmax(*high, value);
  return moved;
}

static size_t open_below(const struct bounding *b, size_t node, uint8_t *below, size_t *found)
{
  size_t first = siap_i_plan_first_node(b->plan), count = 0;
  memset(below, 0, b->plan->slots);
  below[first + node] = 1;
  for (size_t i = node + 1; i-- > 0;) {
    const siap_i_plan_node *at = &b->plan->node[i];
    for (size_t k = 0; below[first + i] && !b->given[first + i] && k < at->edge_count; k++) {
      below[at->edge[k].child] = 1;
      for (size_t g = 0; at->edge[k].change && g < at->edge[k].change->guard_count; g++)
        below[at->edge[k].change->guard[g].slot] = 1;
    }
  }
  for (size_t i = 0; i < b->open_count; i++)
    if (below[b->open[i]])
      found[count++] = b->open[i];
  return count;
}

/* From both ends, turn one leaf at a time while that widens anything. */
static void search_coordinates(struct bounding *b, size_t slot, const size_t *leaf, size_t count,
                               double *low, double *high)
{
  for (int start = 0; start < 2; start++) {
    int moved = 1;
    for (size_t i = 0; i < count; i++)
      move(b, leaf[i], start);
    for (int round = 0; moved && round < 8; round++) {
      moved = 0;
      for (size_t i = 0; i < count && b->spent < BUDGET; i++) {
        int was_high = b->row.exact[leaf[i]] == b->plan->slot[leaf[i]].high.wide;
        move(b, leaf[i], !was_high);
        if (widen(b, slot, low, high))
          moved = 1;
        else
          move(b, leaf[i], was_high);
      }
    }
  }
}

static void search(struct bounding *b, size_t node, uint8_t *below, size_t *leaf, double *low,
                   double *high)
{
  size_t slot = siap_i_plan_first_node(b->plan) + node;
  double least = INFINITY, most = -INFINITY;
  low[slot] = high[slot] = NAN;
  b->spent += b->plan->slots;
  if (b->spent >= BUDGET)
    return;
  size_t count = open_below(b, node, below, leaf);
  if (count > CORNERS)
    search_coordinates(b, slot, leaf, count, &least, &most);
  else
    for (size_t corner = 0; corner >> count == 0 && b->spent < BUDGET; corner++) {
      for (size_t i = 0; i < count; i++)
        move(b, leaf[i], (corner >> i) & 1);
      widen(b, slot, &least, &most);
    }
  int found = least <= most && b->spent < BUDGET;
  low[slot] = found ? least : NAN;
  high[slot] = found ? most : NAN;
}

static void swap(double *a, double *b)
{
  double kept = *a;
  *a = *b;
  *b = kept;
}

/* The score itself lies within its bounds, whatever a policy made of what is missing. */
static void hold_score(const struct bounding *b, double *low, double *high)
{
  for (size_t slot = 0; slot < b->plan->slots; slot++) {
    if (b->unbounded[slot])
      low[slot] = high[slot] = NAN;
    if (b->answers->row.state[slot] != SIAP_STATE_SCORED || isnan(low[slot]) || isnan(high[slot]))
      continue;
    double value = (double)b->answers->row.rounded[slot];
    low[slot] = fmin(low[slot], value);
    high[slot] = fmax(high[slot], value);
  }
}

siap_status siap_i_bounds(const siap_plan *plan, const siap_i_answers *answers, siap_i_arena *arena,
                          double *low, double *high)
{
  struct bounding b = {.plan = plan, .answers = answers};
  if (make_room(&b, arena) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  find_open(&b);
  find_signs(&b);
  uint8_t *below = siap_i_arena_take(arena, plan->slots, 1);
  size_t *leaf = siap_i_arena_take(arena, b.open_count, sizeof *leaf),
         first = siap_i_plan_first_node(plan);
  if (!below || !leaf)
    return SIAP_ERR_MEMORY;
  if (b.open_count > 0) {
    score_all(&b, 0, low);
    score_all(&b, 1, high);
  } else { /* nothing can move */
    read_row(&b, low);
    read_row(&b, high);
  }
  for (size_t i = 0; i < plan->nodes; i++) {
    if (b.unbounded[first + i] || b.rises[first + i])
      continue;
    if (b.falls[first + i])
      swap(&low[first + i], &high[first + i]);
    else
      search(&b, i, below, leaf, low, high);
  }
  hold_score(&b, low, high);
  return SIAP_OK;
}
