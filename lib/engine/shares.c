/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 4. What each entry weighs in each index, what it adds, and how much is answered. */
#include "engine/score.h"

#include <math.h>

/*
 * How much the node moves per unit of the child: weight, the edge's factor, the node's factor. NaN for a
 * term that did not enter, infinity where there is no fixed weight.
 */
static double slope(const siap_i_plan_node *node, const siap_i_plan_edge *edge,
                    const siap_i_trace_wide *trace)
{
  double factor = node->factor.plain;
  if (!trace->entered || trace->by_policy)
    return NAN;
  if (!node->method->additive || (edge->change && edge->change->step_count))
    return INFINITY; /* the method or a normaliser stands between */
  if (edge->change)
    factor *= edge->change->factor.plain;
  return factor * (double)trace->weight;
}

static void add_way(const siap_i_plan_edge *edge, const siap_i_row_wide *row, double slope,
                    double share, double *weight, double *contribution)
{
  size_t child = edge->child;
  siap_i_wide value = edge->rounded ? row->rounded[child] : row->exact[child];
  double way = isnan(slope) || share == 0     ? 0
               : isinf(slope) || isinf(share) ? INFINITY
                                              : share * slope;
  weight[child] = (isnan(weight[child]) ? 0 : weight[child]) + way;
  if (row->state[child] == SIAP_STATE_SCORED)
    contribution[child] = (isnan(contribution[child]) ? 0 : contribution[child]) +
                          (isinf(way) ? INFINITY : way * (double)value);
}

/*
 * Down from one index: every way adds its product of slopes, and that times the value the term takes.
 * Parents come after children. What the index does not take has neither.
 */
static void weigh_index(const siap_plan *plan, const siap_i_answers *answers, size_t index,
                        double *weight, double *contribution)
{
  const siap_i_row_wide *row = &answers->row;
  size_t first = siap_i_plan_first_node(plan);
  for (size_t slot = 0; slot < plan->slots; slot++)
    weight[slot] = contribution[slot] = NAN;
  weight[first + index] = 1;
  if (row->state[first + index] == SIAP_STATE_SCORED)
    contribution[first + index] = (double)row->exact[first + index];
  for (size_t i = index + 1; i-- > 0;) {
    const siap_i_plan_node *node = &plan->node[i];
    double share = weight[first + i];
    if (isnan(share) || answers->given[first + i] || row->state[first + i] != SIAP_STATE_SCORED)
      continue;
    for (size_t k = 0; k < node->edge_count; k++)
      add_way(&node->edge[k], row, slope(node, &node->edge[k], &row->trace[node->first_edge + k]),
              share, weight, contribution);
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
      entry->coverage = state[first + i] == SIAP_STATE_SCORED           ? 1
                        : state[first + i] == SIAP_STATE_NOT_APPLICABLE ? NAN
                                                                        : 0;
    else
      entry->coverage = all > 0                                         ? answered / all
                        : state[first + i] == SIAP_STATE_NOT_APPLICABLE ? NAN
                                                                        : 0;
  }
}

/* On the way down infinity stood for "no fixed weight", and NaN for "not taken", which weighs 0. */
static void end_marks(siap_result *result, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    result->weight[i] = isnan(result->weight[i])   ? 0
                        : isinf(result->weight[i]) ? NAN
                                                   : result->weight[i];
    if (isinf(result->contribution[i]))
      result->contribution[i] = NAN;
  }
}

void siap_i_shares(const siap_plan *plan, const siap_i_answers *answers, siap_result *result)
{
  for (size_t i = 0; i < plan->index_count; i++)
    weigh_index(plan, answers, plan->index[i], &result->weight[i * plan->slots],
                &result->contribution[i * plan->slots]);
  end_marks(result, plan->index_count * plan->slots);
  cover(plan, answers, result);
}
