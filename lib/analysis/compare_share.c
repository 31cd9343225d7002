/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. One region in one year: its row, and what each of its leaves weighs in a node. */
#include "analysis/compare.h"

#include <string.h>

siap_status siap_i_year_make(const siap_i_member *member, siap_i_arena *arena, siap_i_year *year)
{
  const siap_plan *plan = member->plan;
  siap_status status = siap_i_member_row(member, arena, &year->answers);
  if (status == SIAP_OK)
    status = siap_i_row_make_wide(plan, arena, &year->row);
  if (status != SIAP_OK)
    return status;
  siap_i_row_wide *row = &year->row;
  row->trace = siap_i_arena_take(arena, plan->edges, sizeof *row->trace);
  if (!row->trace)
    return SIAP_ERR_MEMORY;
  row->given = year->answers.given;
  memcpy(row->exact, year->answers.row.exact, plan->slots * sizeof *row->exact);
  memcpy(row->rounded, year->answers.row.rounded, plan->slots * sizeof *row->rounded);
  memcpy(row->state, year->answers.row.state, plan->slots);
  siap_i_kernel_wide(plan, row);
  return SIAP_OK;
}

void siap_i_year_answer_all(const siap_plan *plan, siap_i_year *year)
{
  for (size_t slot = 0; slot < plan->items; slot++)
    if (year->row.state[slot] == SIAP_STATE_MISSING && plan->slot[slot].has_range &&
        plan->slot[slot].forced == SIAP_STATE_SCORED) {
      year->row.state[slot] = SIAP_STATE_SCORED;
      year->row.exact[slot] = year->row.rounded[slot] = plan->slot[slot].high.wide;
    }
  siap_i_kernel_wide(plan, &year->row);
}

/* What a term weighs beside its siblings; methods without weights take all alike. */
static siap_i_wide weight_of(const siap_i_plan_node *node, const siap_i_trace_wide *trace)
{
  if (!trace->entered)
    return 0;
  siap_i_wide weight = node->method->weighing == SIAP_I_WEIGH_NONE ? 1 : trace->weight;
  return weight < 0 ? -weight : weight;
}

void siap_i_year_shares(const siap_plan *plan, const siap_i_year *year, size_t slot,
                        siap_i_wide *share)
{
  size_t first = siap_i_plan_first_node(plan);
  memset(share, 0, plan->slots * sizeof *share);
  share[slot] = 1;
  for (size_t i = slot + 1; i-- > first;) {
    const siap_i_plan_node *node = &plan->node[i - first];
    const siap_i_trace_wide *trace = &year->row.trace[node->first_edge];
    siap_i_wide all = 0, own = share[i];
    if (!(own > 0) || year->answers.given[i])
      continue;
    share[i] = 0; /* handed down */
    for (size_t k = 0; k < node->edge_count; k++)
      if (plan->slot[node->edge[k].child].kind != SIAP_KIND_CONSTANT)
        all += weight_of(node, &trace[k]);
    for (size_t k = 0; all > 0 && k < node->edge_count; k++)
      if (plan->slot[node->edge[k].child].kind != SIAP_KIND_CONSTANT)
        share[node->edge[k].child] += own * weight_of(node, &trace[k]) / all;
  }
}
