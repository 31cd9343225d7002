/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 4. On which grid the values of a node lie; the proof stands in grid.h. */
#include "engine/grid.h"

#include <math.h>

#define PARTS_MOST UINT64_C(10000000000000) /* beyond, no gap is wider than what double errs by */
#define WHOLE_MOST UINT64_C(1000000000000000)
#define SUMS_MOST 4096   /* totals whose partial sums are gone through */
#define NO_SCORES (-100) /* shift of values that have the same decimals whatever the scores */
#define DECIMALS_MOST 6

/* ---- whole numbers ---- */

static uint64_t common_divisor(uint64_t a, uint64_t b)
{
  while (b) {
    uint64_t rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

/* 0 stands for what is not known or too large, and stays. */
static uint64_t times(uint64_t a, uint64_t b, uint64_t most)
{
  return a && b && a <= most / b ? a * b : 0;
}

static uint64_t common_multiple(uint64_t a, uint64_t b, uint64_t most)
{
  return a && b ? times(a / common_divisor(a, b), b, most) : 0;
}

/* How many decimals a number of the rubric has. */
static int decimals(double number)
{
  int64_t m = 0;
  int e = 0;
  if (!isfinite(number))
    return 0;
  siap_i_number_decimal(number, &m, &e);
  return e < 0 ? -e : 0;
}

static int larger(int a, int b)
{
  return a > b ? a : b;
}

/* ---- weights as whole numbers ---- */

/* The least number that makes every weight whole; 0: none within reach. */
static uint64_t common_denominator(const siap_i_plan_node *node)
{
  uint64_t all = 1;
  for (size_t k = 0; k < node->edge_count; k++)
    all = common_multiple(all, (uint64_t)node->edge[k].share.den, WHOLE_MOST);
  return all;
}

static siap_status fill_whole(siap_plan *plan, siap_i_plan_node *node)
{
  uint64_t all = common_denominator(node), divisor = 0, sum = 0;
  double *whole = siap_i_arena_take(&plan->arena, node->edge_count, sizeof *whole);
  if (!whole)
    return SIAP_ERR_MEMORY;
  for (size_t k = 0; k < node->edge_count && all; k++) {
    const siap_i_fraction share = node->edge[k].share;
    uint64_t a = (uint64_t)share.num * (all / (uint64_t)share.den);
    if ((uint64_t)share.num > WHOLE_MOST / (all / (uint64_t)share.den) || a > WHOLE_MOST - sum)
      return SIAP_OK;
    sum += a;
    divisor = common_divisor(divisor, a);
    whole[k] = (double)a;
  }
  int is_share = node->method->weighing == SIAP_I_WEIGH_SHARE;
  divisor = is_share ? divisor : common_divisor(divisor, all);
  if (!all || !divisor)
    return SIAP_OK;
  for (size_t k = 0; k < node->edge_count; k++)
    whole[k] /= (double)divisor;
  node->whole = whole;
  node->total = (double)(is_share ? sum / divisor : all / divisor);
  return SIAP_OK;
}

static siap_status weigh(siap_plan *plan, siap_i_plan_node *node)
{
  node->whole = NULL;
  node->total = 0;
  switch (node->method->weighing) {
  case SIAP_I_WEIGH_EQUAL:
    node->total = (double)node->edge_count;
    return SIAP_OK;
  case SIAP_I_WEIGH_ONE:
    node->total = 1;
    return SIAP_OK;
  case SIAP_I_WEIGH_NONE:
    /* the order of values: one of them, or the mean of two */
    if (node->method->run_double == siap_i_method_min_double ||
        node->method->run_double == siap_i_method_max_double)
      node->total = 1;
    else if (node->method->run_double == siap_i_method_median_double)
      node->total = 2;
    return SIAP_OK;
  default:
    return node->method->additive ? fill_whole(plan, node) : SIAP_OK;
  }
}

/* ---- what the divisor can be ---- */

static int leaves_terms_out(const siap_i_plan_node *node)
{
  enum siap_i_weighing weighing = node->method->weighing;
  for (size_t k = 0; k < node->edge_count; k++)
    for (int s = 1; s < SIAP_I_STATES; s++)
      if (node->edge[k].policy[s] == SIAP_I_EXCLUDE)
        return weighing == SIAP_I_WEIGH_EQUAL || weighing == SIAP_I_WEIGH_SHARE;
  return 0;
}

/* The least common multiple of all partial sums of the weights; 0: too large. */
static uint64_t multiple_of_sums(const siap_i_plan_node *node)
{
  uint64_t reached[SUMS_MOST / 64 + 1] = {1}, all = 1;
  if (!(node->total > 0 && node->total <= SUMS_MOST))
    return 0;
  size_t total = (size_t)node->total;
  for (size_t k = 0; node->whole && k < node->edge_count; k++)
    for (size_t sum = total, a = (size_t)node->whole[k]; sum >= a && a; sum--)
      if (reached[(sum - a) / 64] >> (sum - a) % 64 & 1)
        reached[sum / 64] |= UINT64_C(1) << sum % 64;
  for (size_t sum = 1; sum <= total && all; sum++)
    if (!node->whole || (reached[sum / 64] >> sum % 64 & 1))
      all = common_multiple(all, sum, PARTS_MOST);
  return all;
}

/* ---- lattices ---- */

void siap_i_grid_of_leaf(siap_i_plan_slot *slot)
{
  int is_constant = slot->kind == SIAP_KIND_CONSTANT;
  slot->lattice = (siap_i_lattice){{1, 1}, NO_SCORES, 0, 1};
  if (is_constant)
    slot->lattice.least = decimals(slot->low.plain);
  else
    slot->lattice.shift = 0;
  if (!is_constant && slot->kind != SIAP_KIND_ITEM)
    slot->lattice.sure = 0; /* it may be missing */
}

static siap_i_lattice of_edge(const siap_plan *plan, const siap_i_plan_edge *edge)
{
  const siap_i_plan_slot *child = &plan->slot[edge->child];
  const siap_i_plan_change *change = edge->change;
  siap_i_lattice lattice = child->lattice;
  size_t first = siap_i_plan_first_node(plan);
  if (edge->rounded && edge->child >= first) {
    int places = plan->node[edge->child - first].from->places;
    if (places >= 0)
      lattice = (siap_i_lattice){{1, 1}, NO_SCORES, places, child->lattice.sure};
  }
  for (int s = 1; s < SIAP_I_STATES; s++) {
    if (edge->policy[s] == SIAP_I_GROUP_MEAN)
      lattice.parts[1] = 0;
    if (edge->policy[s] == SIAP_I_LOWEST)
      lattice.least = larger(lattice.least, decimals(child->lowest.plain));
  }
  if (!change)
    return lattice;
  if (change->step_count || change->guard_count)
    return (siap_i_lattice){{0, 0}, 0, 0, 0};
  int more = larger(decimals(change->offset.plain), decimals(change->factor.plain));
  if (change->clip)
    more = larger(more, larger(decimals(change->lower.plain), decimals(change->upper.plain)));
  lattice.shift += more;
  lattice.least += more;
  return lattice;
}

/* What holds all terms of a node, before its divisor. */
static siap_i_lattice of_terms(const siap_plan *plan, const siap_i_plan_node *node)
{
  siap_i_lattice all = {{1, 1}, NO_SCORES, 0, 1};
  for (size_t k = 0; k < node->edge_count; k++) {
    siap_i_lattice term = of_edge(plan, &node->edge[k]);
    all.parts[0] = common_multiple(all.parts[0], term.parts[0], PARTS_MOST);
    all.parts[1] = common_multiple(all.parts[1], term.parts[1], PARTS_MOST);
    all.shift = larger(all.shift, term.shift);
    all.least = larger(all.least, term.least);
    all.sure = all.sure && term.sure;
  }
  int more = larger(decimals(node->offset.plain), decimals(node->factor.plain));
  if (node->from->clip)
    more = larger(more, larger(decimals(node->lower.plain), decimals(node->upper.plain)));
  all.shift += more;
  all.least += more;
  return all;
}

/* The finest grid of scores that still proves ties, as a power of ten; 0: none. */
static double finest_grid(const siap_i_plan_node *node, const siap_i_plan_slot *slot,
                          const siap_i_lattice *terms, uint64_t parts)
{
  /* what rounding takes for a tie, and what the value may err by besides */
  double doubt = 8 * (slot->slack[0] + slot->reach * DBL_EPSILON);
  for (int d = DECIMALS_MOST; parts && node->from->places >= 0 && d >= 0; d--) {
    int e = larger(larger(d + terms->shift, terms->least), node->from->places);
    if (0.5 / (pow(10, e) * (double)parts * node->total) > doubt)
      return pow(10, d);
  }
  return 0;
}

static int is_flat(const siap_plan *plan, const siap_i_plan_node *node)
{
  size_t first = siap_i_plan_first_node(plan);
  for (size_t k = 0; k < node->edge_count; k++) {
    const siap_i_plan_edge *edge = &node->edge[k];
    if (edge->child >= first &&
        (!edge->rounded || plan->node[edge->child - first].from->places < 0))
      return 0;
  }
  return 1;
}

siap_status siap_i_grid_of_node(siap_plan *plan, size_t at)
{
  siap_i_plan_node *node = &plan->node[at];
  siap_i_plan_slot *slot = &plan->slot[siap_i_plan_first_node(plan) + at];
  if (weigh(plan, node) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  node->flat = (uint8_t)is_flat(plan, node);
  node->grid[0] = node->grid[1] = 0;
  slot->lattice = (siap_i_lattice){{0, 0}, 0, 0, 0};
  /* rounded terms are decimals of their own, whose doubts are not settled here */
  if (!(node->total > 0) || node->from->term_places >= 0)
    return SIAP_OK;
  siap_i_lattice lattice = of_terms(plan, node);
  uint64_t total = (uint64_t)node->total, sums = total;
  lattice.sure = lattice.sure && node->method->additive && node->forced == SIAP_STATE_SCORED &&
                 node->from->least <= node->edge_count;
  if (leaves_terms_out(node))
    sums = multiple_of_sums(node);
  node->grid[1] = finest_grid(node, slot, &lattice, lattice.parts[1]);
  node->grid[0] =
      lattice.sure ? finest_grid(node, slot, &lattice, lattice.parts[0]) : node->grid[1];
  lattice.parts[1] = times(lattice.parts[1], sums, PARTS_MOST);
  lattice.parts[0] = lattice.sure ? times(lattice.parts[0], total, PARTS_MOST) : lattice.parts[1];
  slot->lattice = lattice;
  return SIAP_OK;
}
