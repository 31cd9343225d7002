/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 4. What each entry weighs in each index, what it adds, and how much is answered. */
#include "engine/score.h"

#include <math.h>

/* How much the node moves per unit of the child: weight, the edge's factor, the node's factor. */
static double slope(const siap_i_plan_node *node, const siap_i_plan_edge *edge,
                    const siap_i_trace_wide *trace)
{
  double factor = node->factor.plain;
  if (!trace->entered || trace->by_policy)
    return 0;
  if (!node->method->additive || (edge->change && edge->change->step_count))
    return NAN; /* no fixed weight: the method or a normaliser stands between */
  if (edge->change)
    factor *= edge->change->factor.plain;
  return factor * (double)trace->weight;
}

/* Down from one index: every way adds its product of slopes. Parents come after children. */
static void weigh_index(const siap_plan *plan, const siap_i_answers *answers, size_t index,
                        double *weight)
{
  size_t first = siap_i_plan_first_node(plan);
  for (size_t slot = 0; slot < plan->slots; slot++)
    weight[slot] = 0;
  weight[first + index] = 1;
  for (size_t i = index + 1; i-- > 0;) {
    const siap_i_plan_node *node = &plan->node[i];
    double share = weight[first + i];
    if (share == 0 || answers->given[first + i] ||
        answers->row.state[first + i] != SIAP_STATE_SCORED)
      continue;
    for (size_t k = 0; k < node->edge_count; k++) {
      const siap_i_plan_edge *edge = &node->edge[k];
      weight[edge->child] += share * slope(node, edge, &answers->row.trace[node->first_edge + k]);
    }
  }
}

/* The value that parents take: the rounded one where every term that takes it rounds. */
static void mark_taken_rounded(const siap_plan *plan, uint8_t *rounded)
{
  for (size_t i = 0; i < plan->nodes; i++)
    for (size_t k = 0; k < plan->node[i].edge_count; k++)
      if (plan->node[i].edge[k].rounded)
        rounded[plan->node[i].edge[k].child] = 1;
}

static void add_up(const siap_plan *plan, const siap_i_answers *answers, siap_result *result,
                   const uint8_t *rounded)
{
  for (size_t i = 0; i < result->index_count; i++)
    for (size_t slot = 0; slot < plan->slots; slot++) {
      size_t at = i * plan->slots + slot;
      siap_i_wide value = rounded[slot] ? answers->row.rounded[slot] : answers->row.exact[slot];
      result->contribution[at] =
          answers->row.state[slot] == SIAP_STATE_SCORED && result->weight[at] != 0
              ? result->weight[at] * (double)value
              : NAN;
    }
}

/* Share of the weight below that is answered. What is not applicable weighs nothing. */
static void cover(const siap_plan *plan, const siap_i_answers *answers, siap_result *result)
{
  size_t first = siap_i_plan_first_node(plan);
  const uint8_t *state = answers->row.state;
  for (size_t slot = 0; slot < first; slot++)
    result->entry[slot].coverage = answers->imputed[slot]                     ? 0
                                   : state[slot] == SIAP_STATE_SCORED         ? 1
                                   : state[slot] == SIAP_STATE_NOT_APPLICABLE ? NAN
                                                                              : 0;
  for (size_t i = 0; i < plan->nodes; i++) {
    const siap_i_plan_node *node = &plan->node[i];
    double answered = 0, all = 0;
    for (size_t k = 0; k < node->edge_count; k++) {
      double part = result->entry[node->edge[k].child].coverage;
      if (!answers->row.trace[node->first_edge + k].admitted && !answers->given[first + i])
        continue;
      if (isnan(part))
        continue;
      answered += node->edge[k].weight.plain * part;
      all += node->edge[k].weight.plain;
    }
    siap_i_result_entry *entry = &result->entry[first + i];
    if (answers->given[first + i])
      entry->coverage = state[first + i] == SIAP_STATE_SCORED ? 1 : 0;
    else
      entry->coverage = all > 0                                         ? answered / all
                        : state[first + i] == SIAP_STATE_NOT_APPLICABLE ? NAN
                                                                        : 0;
  }
}

siap_status siap_i_shares(const siap_plan *plan, const siap_i_answers *answers, siap_result *result)
{
  uint8_t *rounded = siap_i_alloc(plan->slots, 1);
  if (!rounded)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < plan->index_count; i++)
    weigh_index(plan, answers, plan->index[i], &result->weight[i * plan->slots]);
  mark_taken_rounded(plan, rounded);
  add_up(plan, answers, result, rounded);
  cover(plan, answers, result);
  siap_i_release(rounded);
  return SIAP_OK;
}
