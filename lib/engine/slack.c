/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 4. How far the double kernel may err. */
#include "engine/slack.h"

#include <math.h>

struct bound {
  double reach, slack;
};

/* What an edge hands over: the child's value after the edge's own changes. */
static struct bound of_edge(const siap_plan *plan, const siap_i_plan_edge *edge)
{
  const siap_i_plan_slot *child = &plan->slot[edge->child];
  struct bound bound = {child->reach, child->slack[edge->rounded]};
  const siap_i_plan_change *change = edge->change;
  for (size_t i = 0; change && i < change->step_count; i++) {
    const siap_i_normaliser *step = &change->step[i];
    if (step->entry_count == 0) { /* goalposts: no bound is worked out */
      bound.reach = bound.slack = INFINITY;
      continue;
    }
    bound.reach = 0; /* bands: the score is exact once the band is decided */
    for (size_t k = 0; k < step->entry_count; k++)
      bound.reach = fmax(bound.reach, fabs(step->entry[k].score.plain));
    bound.slack = bound.reach * DBL_EPSILON;
  }
  if (change) {
    double factor = fabs(change->factor.plain);
    bound.reach = fabs(change->offset.plain) + factor * bound.reach;
    bound.slack = factor * bound.slack + 4 * DBL_EPSILON * bound.reach;
  }
  return bound;
}

/*
 * Sums of weighted terms: each term errs by its own slack and three roundings, the sum by n more.
 */
static struct bound of_sum(const siap_plan *plan, siap_i_plan_node *node)
{
  struct bound sum = {0, 0}, worst = {0, 0};
  double n = (double)node->edge_count;
  int is_mean =
      node->method->weighing == SIAP_I_WEIGH_EQUAL || node->method->weighing == SIAP_I_WEIGH_SHARE;
  double unit = node->from->term_places >= 0 ? pow(10, -node->from->term_places) : 0;
  for (size_t k = 0; k < node->edge_count; k++) {
    struct bound term = of_edge(plan, &node->edge[k]);
    double weight =
        node->method->weighing == SIAP_I_WEIGH_DECLARED ? node->edge[k].weight.plain : 1;
    term.reach *= weight;
    term.slack = weight * term.slack + (n + 8) * DBL_EPSILON * term.reach;
    worst.reach = fmax(worst.reach, term.reach);
    worst.slack = fmax(worst.slack, term.slack);
    sum.reach += term.reach;
    sum.slack += term.slack;
  }
  node->term_slack = worst.slack;
  if (unit > 0) { /* rounded terms are decimals again; a mean of them may exceed its largest */
    sum.reach += n * unit;
    sum.slack = n * DBL_EPSILON * sum.reach;
    return sum;
  }
  if (!is_mean)
    sum.slack += n * DBL_EPSILON * sum.reach;
  return is_mean ? (struct bound){worst.reach, worst.slack + (n + 8) * DBL_EPSILON * worst.reach}
                 : sum;
}

static struct bound of_order(const siap_plan *plan, const siap_i_plan_node *node)
{
  struct bound worst = {0, 0};
  for (size_t k = 0; k < node->edge_count; k++) {
    struct bound term = of_edge(plan, &node->edge[k]);
    worst.reach = fmax(worst.reach, term.reach);
    worst.slack = fmax(worst.slack, term.slack);
  }
  worst.slack += 2 * DBL_EPSILON * worst.reach;
  return worst;
}

static int is_order(const siap_i_method *method)
{
  return method->run_double == siap_i_method_min_double ||
         method->run_double == siap_i_method_max_double ||
         method->run_double == siap_i_method_median_double;
}

/* Whether what an edge hands over can be negative. */
static int edge_is_positive(const siap_plan *plan, const siap_i_plan_edge *edge)
{
  int positive = plan->slot[edge->child].positive;
  const siap_i_plan_change *change = edge->change;
  for (size_t i = 0; change && i < change->step_count; i++) {
    const siap_i_normaliser *step = &change->step[i];
    positive = step->entry_count > 0 || ((step->clip & SIAP_I_CLIP_LOWER) &&
                                         step->times.plain >= 0 && step->offset.plain >= 0);
    for (size_t k = 0; k < step->entry_count; k++)
      positive &= step->entry[k].score.plain >= 0;
  }
  if (!change)
    return positive;
  positive = positive && change->factor.plain >= 0 && change->offset.plain >= 0;
  if (change->clip & SIAP_I_CLIP_LOWER)
    positive = positive || change->lower.plain >= 0;
  if (change->clip & SIAP_I_CLIP_UPPER)
    positive = positive && change->upper.plain >= 0;
  return positive;
}

/* Every method gives no negative of what is not negative; a value that is given may be anything. */
static int node_is_positive(const siap_plan *plan, const siap_i_plan_node *node)
{
  int positive =
      node->from->scale
          ? plan->slot[siap_i_plan_first_node(plan) + (size_t)(node - plan->node)].positive
          : !node->method->is_given;
  for (size_t k = 0; k < node->edge_count; k++)
    positive = positive && edge_is_positive(plan, &node->edge[k]);
  positive = positive && node->factor.plain >= 0 && node->offset.plain >= 0;
  if (node->from->clip & SIAP_I_CLIP_UPPER)
    positive = positive && node->upper.plain >= 0;
  return positive;
}

void siap_i_slack_of_node(siap_plan *plan, size_t at)
{
  siap_i_plan_node *node = &plan->node[at];
  siap_i_plan_slot *slot = &plan->slot[siap_i_plan_first_node(plan) + at];
  struct bound bound = {INFINITY, INFINITY};
  slot->positive = (uint8_t)node_is_positive(plan, node);
  node->term_slack = INFINITY;
  if (node->method->additive)
    bound = of_sum(plan, node);
  else if (is_order(node->method))
    bound = of_order(plan, node);
  double factor = fabs(node->factor.plain);
  if (node->affine) {
    bound.reach = fabs(node->offset.plain) + factor * bound.reach;
    bound.slack = factor * bound.slack + 4 * DBL_EPSILON * bound.reach;
  }
  slot->reach = bound.reach;
  slot->slack[0] = slot->slack[1] = bound.slack;
  if (node->from->places >= 0 && isfinite(bound.reach)) {
    /* once the rounding is decided, the rounded value errs like any decimal in a double */
    slot->reach += pow(10, -node->from->places);
    slot->slack[1] = slot->reach * DBL_EPSILON;
  }
  if (!isfinite(slot->reach) || isnan(slot->slack[0]))
    slot->reach = slot->slack[0] = slot->slack[1] = INFINITY;
}
