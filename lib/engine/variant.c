/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 4. Variants of a plan. */
#include "engine/variant.h"

#include "engine/lane.h"
#include "engine/slack.h"
#include "numbers/figure.h"

#include <math.h>
#include <string.h>

struct altering {
  const siap_plan *plan;
  const siap_i_alteration *by;
  siap_plan *out;
  siap_i_plan_node *node;
  siap_i_plan_edge *edge; /* room for those of all nodes */
  siap_i_variant *variant;
};

int siap_i_alters(const siap_i_alteration *by)
{
  return by->weight || !isnan(by->p) || by->without != SIAP_I_NONE;
}

int siap_i_weighs(const siap_i_plan_node *node)
{
  return node->weighted && node->edge_count > 1 &&
         (node->method->weighing == SIAP_I_WEIGH_SHARE ||
          node->method->weighing == SIAP_I_WEIGH_DECLARED);
}

int siap_i_is_mean(const siap_i_plan_node *node)
{
  int is_power = node->method->run_double == siap_i_method_power_mean_double;
  return node->edge_count > 1 && node->from->term_places < 0 &&
         (is_power || (node->method->additive && (node->method->weighing == SIAP_I_WEIGH_EQUAL ||
                                                  node->method->weighing == SIAP_I_WEIGH_SHARE)));
}

/* ---- one node ---- */

/* The exponent it has now; NaN: it is no mean. */
static double exponent(const siap_i_plan_node *node)
{
  return node->method->additive ? 1 : node->parameter_count ? node->parameter[0].plain : NAN;
}

static siap_status set_mean(struct altering *to, siap_i_plan_node *node)
{
  double p = to->by->p;
  if (isnan(p) || !siap_i_is_mean(node) || exponent(node) == p)
    return SIAP_OK;
  siap_i_figure *parameter = siap_i_arena_take(&to->out->arena, 1, sizeof *parameter);
  if (!parameter)
    return SIAP_ERR_MEMORY;
  *parameter = siap_i_figure_of(p);
  node->method = siap_i_method_find(p == 1 ? "weighted-mean" : "power-mean");
  node->parameter = parameter;
  node->parameter_count = 1;
  return SIAP_OK;
}

static void set_weight(siap_i_plan_edge *edge, double weight)
{
  edge->weight = (siap_i_figure){weight, (siap_i_wide)weight};
}

/* The node's terms, those of the item that leaves left out; returns whether any differs. */
static int set_terms(struct altering *to, siap_i_plan_node *node, size_t first)
{
  const double *weight = siap_i_weighs(node) ? to->by->weight : NULL;
  siap_i_plan_edge *edge = to->edge + first;
  double before = 0, after = 0;
  size_t n = 0;
  int changed = 0;
  for (size_t k = 0; k < node->edge_count; k++) {
    edge[n] = node->edge[k];
    if (weight && weight[first + k] != edge[n].weight.plain) {
      set_weight(&edge[n], weight[first + k]);
      changed = 1;
    }
    before += edge[n].weight.plain;
    if (node->edge[k].child == to->by->without)
      continue;
    after += edge[n++].weight.plain;
  }
  int left = n < node->edge_count;
  for (size_t k = 0; left && node->method->weighing == SIAP_I_WEIGH_DECLARED && k < n; k++)
    if (after > 0)
      set_weight(&edge[k], edge[k].weight.plain * (before / after));
  node->edge = edge;
  node->edge_count = n;
  return changed || left;
}

static int takes_touched(const struct altering *to, const siap_i_plan_node *node)
{
  size_t first = siap_i_plan_first_node(to->plan);
  for (size_t k = 0; k < node->edge_count; k++) {
    const siap_i_plan_change *change = node->edge[k].change;
    if (node->edge[k].child >= first && to->variant->touched[node->edge[k].child - first])
      return 1;
    for (size_t g = 0; change && g < change->guard_count; g++)
      if (change->guard[g].slot >= first && to->variant->touched[change->guard[g].slot - first])
        return 1;
  }
  return 0;
}

/*
 * What proves a tie rests on the decimals of the rubric's weights (grid.h): a node that was touched,
 * or takes one that was, has no such proof, and what double leaves in doubt goes to 128 bits.
 */
static siap_status alter(struct altering *to, size_t i)
{
  siap_i_plan_node *node = &to->node[i];
  const siap_i_method *method = node->method;
  int changed = set_terms(to, node, node->first_edge);
  if (set_mean(to, node) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  to->variant->changed[i] = (uint8_t)changed;
  to->variant->moves_slack |= changed && node->method->additive &&
                              node->method->weighing == SIAP_I_WEIGH_DECLARED;
  changed |= node->method != method;
  to->variant->touched[i] = (uint8_t)(changed || takes_touched(to, node));
  if (changed) {
    node->whole = NULL;
    node->total = 0;
  }
  if (!to->variant->touched[i])
    return SIAP_OK;
  node->grid[0] = node->grid[1] = 0;
  to->out->is_wide |= node->method->decides;
  siap_i_slack_of_node(to->out, i);
  return SIAP_OK;
}

/* ---- the plan ---- */

static siap_status make_room(struct altering *to)
{
  siap_plan *out = to->out;
  siap_i_plan_slot *slot = siap_i_arena_take(&out->arena, out->slots, sizeof *slot);
  to->node = siap_i_arena_take(&out->arena, out->nodes, sizeof *to->node);
  to->edge = siap_i_arena_take(&out->arena, out->edges, sizeof *to->edge);
  to->variant->touched = siap_i_arena_take(&out->arena, out->nodes, 1);
  to->variant->changed = siap_i_arena_take(&out->arena, out->nodes, 1);
  if (out->arena.failed)
    return SIAP_ERR_MEMORY;
  memcpy(slot, out->slot, out->slots * sizeof *slot);
  memcpy(to->node, out->node, out->nodes * sizeof *to->node);
  out->slot = slot;
  out->node = to->node;
  return SIAP_OK;
}

siap_status siap_i_variant_make(const siap_plan *plan, const siap_i_alteration *by,
                                siap_i_variant *variant)
{
  siap_plan *out = &variant->plan;
  struct altering to = {.plan = plan, .by = by, .out = out, .variant = variant};
  /* all but the count of references, which other threads may be changing */
  size_t head = offsetof(siap_plan, arena);
  memcpy((char *)out + head, (const char *)plan + head, sizeof *out - head);
  atomic_init(&out->references, 1);
  out->arena = (siap_i_arena){NULL, 0, NULL, 0};
  out->lane = NULL;
  variant->has_weights = by->weight && isnan(by->p) && by->without == SIAP_I_NONE;
  variant->moves_slack = 0;
  siap_status status = make_room(&to);
  for (size_t i = 0; status == SIAP_OK && i < plan->nodes; i++)
    status = alter(&to, i);
  return status == SIAP_OK ? siap_i_lane_make(out) : status;
}

/* ---- other weights ---- */

/* Whether a node's weights are other than the plan's. */
static int differs(const siap_i_plan_node *node, const double *weight)
{
  for (size_t k = 0; k < node->edge_count; k++)
    if (weight[k] != node->edge[k].weight.plain)
      return 1;
  return 0;
}

/* Put them where the last ones were. 0: other nodes are altered, or the lane no longer fits. */
static int weigh_again(const siap_plan *plan, const double *weight, siap_i_variant *variant)
{
  siap_plan *out = &variant->plan;
  for (size_t i = 0; i < plan->nodes; i++)
    if (variant->changed[i] != (siap_i_weighs(&plan->node[i]) &&
                                differs(&plan->node[i], weight + plan->node[i].first_edge)))
      return 0;
  for (size_t i = 0; i < plan->nodes; i++) {
    siap_i_plan_edge *edge = (siap_i_plan_edge *)out->node[i].edge; /* in the variant's memory */
    for (size_t k = 0; variant->changed[i] && k < plan->node[i].edge_count; k++)
      set_weight(&edge[k], weight[plan->node[i].first_edge + k]);
  }
  for (size_t i = 0; variant->moves_slack && i < plan->nodes; i++)
    if (variant->touched[i])
      siap_i_slack_of_node(out, i);
  return siap_i_lane_weigh(out, variant->changed);
}

siap_status siap_i_variant_again(const siap_plan *plan, const siap_i_alteration *by,
                                 siap_i_variant *variant)
{
  int can = variant->has_weights && variant->plan.lane && by->weight && isnan(by->p) &&
            by->without == SIAP_I_NONE;
  if (can && weigh_again(plan, by->weight, variant))
    return SIAP_OK;
  siap_i_variant_release(variant);
  return siap_i_variant_make(plan, by, variant);
}

void siap_i_variant_release(siap_i_variant *variant)
{
  siap_i_arena_release(&variant->plan.arena);
  *variant = (siap_i_variant){.has_weights = 0};
}
