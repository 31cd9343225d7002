/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4. Scoring one region: evidence to a row, the row through the kernel, the row to a result.
 */
#include "engine/score.h"

#include "engine/fit.h"
#include "engine/review.h"

#include <math.h>
#include <string.h>

static siap_status check_arguments(const siap_plan *plan, const siap_evidence *evidence,
                                   size_t region)
{
  return plan && evidence && region < evidence->region_count ? SIAP_OK : SIAP_ERR_ARG;
}

/* Evidence to a row, and what a reviewer would ask about it where it is in order. */
static siap_status read_row(const siap_plan *plan, const siap_evidence *evidence, size_t region,
                            const siap_externals *externals, siap_i_arena *arena,
                            siap_i_answers *answers, siap_findings *findings)
{
  const siap_i_region *of = &evidence->region[region];
  siap_status status = siap_i_answers_read(plan, evidence, of, externals, arena, answers, findings);
  if (status == SIAP_OK)
    status = siap_i_review_objections(plan, evidence, of, answers, arena, findings);
  if (status == SIAP_OK && answers->faults == 0)
    status = siap_i_review(plan, evidence, of, answers, externals, arena, findings);
  return status;
}

siap_status siap_check(const siap_plan *plan, const siap_evidence *evidence, size_t region,
                       siap_findings *findings)
{
  siap_i_arena arena = {NULL, 0};
  siap_i_answers answers;
  if (check_arguments(plan, evidence, region) != SIAP_OK)
    return SIAP_ERR_ARG;
  siap_i_findings_begin(findings);
  siap_status status = read_row(plan, evidence, region, NULL, &arena, &answers, findings);
  if (status == SIAP_OK && (answers.faults || siap_i_findings_failed(findings)))
    status = answers.faults ? SIAP_ERR_RULE : SIAP_ERR_MEMORY;
  siap_i_arena_release(&arena);
  return status;
}

/* ---- the result ---- */

static const char *or_empty(const char *text)
{
  return text ? text : "";
}

/* A published question scored by criteria of ours gives a score of ours. */
static uint8_t status_of_item(const siap_i_item *item, const siap_i_answer *answer)
{
  uint8_t status = item->origin.status;
  int scored_as_it_is = !answer || answer->form == SIAP_I_FORM_LEVEL ||
                        answer->form == SIAP_I_FORM_RATINGS ||
                        answer->form == SIAP_I_FORM_RESPONSES ||
                        answer->form == SIAP_I_FORM_STATE || answer->form == SIAP_I_FORM_CELL;
  for (size_t i = 0; !scored_as_it_is && i < item->step_count; i++)
    if (item->step[i].origin.status == SIAP_I_OURS)
      status = SIAP_I_OURS;
  if (!scored_as_it_is && item->cohort && item->cohort->origin.status == SIAP_I_OURS)
    status = SIAP_I_OURS;
  return status;
}

static void fill_item(const siap_plan *plan, size_t slot, siap_i_result_entry *entry)
{
  const siap_i_item *item = &plan->item[plan->slot[slot].at];
  entry->label = item->label;
  entry->status = status_of_item(item, entry->answer);
  entry->source = or_empty(item->origin.source);
  entry->pillar = or_empty(item->pillar);
  entry->unit = or_empty(item->unit);
  entry->holder = or_empty(item->holder);
  entry->is_raw = !item->scale || item->cohort;
}

static void fill_leaf(const siap_plan *plan, size_t slot, siap_i_result_entry *entry)
{
  const siap_i_leaf *leaf = &plan->rubric->leaf[plan->slot[slot].at];
  entry->label = leaf->label;
  entry->status = leaf->origin.status;
  entry->source = or_empty(leaf->origin.source);
  entry->unit = or_empty(leaf->unit);
}

static void fill_node(const siap_plan *plan, size_t node, siap_i_result_entry *entry)
{
  const siap_i_node *from = plan->node[node].from;
  const siap_i_method *method = plan->node[node].method;
  entry->p = method->takes_p ? from->p : NAN;
  entry->offset = from->offset;
  entry->factor = from->factor;
  entry->lower = from->lower;
  entry->upper = from->upper;
  entry->order = from->order; /* in the rubric, which the result holds */
  entry->order_count = from->order_count;
  entry->experts = from->experts;
  entry->label = from->label;
  entry->status = from->origin.status;
  entry->source = or_empty(from->origin.source);
  entry->method = plan->node[node].method->name;
  entry->places = from->places;
  entry->ties = siap_i_ties_name[from->ties];
  entry->term_places = from->term_places;
  entry->term_ties = siap_i_ties_name[from->term_ties];
}

static void fill_entry(const siap_plan *plan, const siap_i_answers *answers, siap_result *result,
                       size_t slot)
{
  siap_i_result_entry *entry = &result->entry[slot];
  size_t first = siap_i_plan_first_node(plan);
  entry->id = plan->slot[slot].id;
  entry->kind = plan->slot[slot].kind;
  entry->state = answers->row.state[slot];
  entry->given = answers->given[slot];
  entry->places = entry->term_places = -1;
  entry->band = -1;
  entry->exact = entry->state == SIAP_STATE_SCORED ? (double)answers->row.exact[slot] : NAN;
  entry->rounded = entry->state == SIAP_STATE_SCORED ? (double)answers->row.rounded[slot] : NAN;
  entry->low = entry->high = entry->next_band = entry->coverage = NAN;
  entry->pillar = entry->unit = entry->holder = entry->source = "";
  entry->answer = answers->answer[slot];
  if (slot < plan->items)
    fill_item(plan, slot, entry);
  else if (slot < first)
    fill_leaf(plan, slot, entry);
  else
    fill_node(plan, slot - first, entry);
}

/* A node that was given, or stands still, has no terms to show. */
static void fill_terms(const siap_plan *plan, const siap_i_answers *answers, siap_result *result)
{
  size_t first = siap_i_plan_first_node(plan);
  for (size_t i = 0; i < plan->nodes; i++) {
    const siap_i_plan_node *node = &plan->node[i];
    siap_i_result_entry *entry = &result->entry[first + i];
    entry->first_term = result->term_count;
    if (answers->given[first + i] || node->forced != SIAP_STATE_SCORED)
      continue;
    for (size_t k = 0; k < node->edge_count; k++) {
      const siap_i_trace_wide *trace = &answers->row.trace[node->first_edge + k];
      siap_i_result_term *term = &result->term[result->term_count++];
      int weighs = node->method->weighing != SIAP_I_WEIGH_NONE;
      term->child = node->edge[k].child;
      term->rounded = node->edge[k].rounded;
      term->state = trace->state;
      term->by_policy = trace->by_policy;
      term->admitted = trace->admitted;
      term->declared = node->edge[k].has_weight ? node->edge[k].weight.plain : NAN;
      term->weight = trace->entered && weighs ? (double)trace->weight : NAN;
      term->value = trace->entered ? (double)trace->value : NAN;
      term->term = trace->entered && node->method->additive ? (double)trace->term : NAN;
    }
    entry->term_count = result->term_count - entry->first_term;
  }
}

/* The external's own words, kept where the result can hold them. */
static siap_status fill_origins(const siap_plan *plan, const siap_i_answers *answers,
                                siap_result *result)
{
  for (size_t slot = plan->items; slot < siap_i_plan_first_node(plan); slot++) {
    const char *origin = answers->origin[slot];
    if (!origin)
      continue;
    result->entry[slot].origin = siap_i_arena_text(&result->arena, origin, strlen(origin));
    if (!result->entry[slot].origin)
      return SIAP_ERR_MEMORY;
  }
  return SIAP_OK;
}

static siap_status make_room(const siap_plan *plan, siap_result *result)
{
  siap_i_arena *arena = &result->arena;
  result->entry_count = plan->slots;
  result->items = plan->items;
  result->index_count = plan->index_count;
  result->entry = siap_i_arena_take(arena, plan->slots, sizeof *result->entry);
  result->term = siap_i_arena_take(arena, plan->edges, sizeof *result->term);
  result->index = siap_i_arena_take(arena, plan->index_count, sizeof *result->index);
  result->weight =
      siap_i_arena_take(arena, plan->index_count * plan->slots, sizeof *result->weight);
  result->contribution =
      siap_i_arena_take(arena, plan->index_count * plan->slots, sizeof *result->contribution);
  return arena->failed ? SIAP_ERR_MEMORY : SIAP_OK;
}

size_t siap_i_score_bytes(const siap_i_plan_size *plan)
{
  /* twice the row, once as answered and once as it is moved for the bounds; marks of a byte */
  size_t row = 2 * sizeof(siap_i_wide) + 1, marks = 12, places = 6 * sizeof(void *);
  size_t written = 200, term_written = 100, share_written = 24; /* as JSON */
  return plan->slots * (sizeof(siap_i_result_entry) + 2 * row + marks + places + written) +
         plan->edges * (sizeof(siap_i_trace_wide) + sizeof(siap_i_result_term) + term_written) +
         plan->indices * plan->slots * (2 * sizeof(double) + share_written);
}

/* Who, under what, of when. Digests and names are copied: a result outlives its plan. */
static siap_status fill_head(const siap_plan *plan, const siap_evidence *evidence, size_t region,
                             siap_result *result)
{
  const siap_i_region *of = &evidence->region[region];
  const siap_rubric *rubric = plan->rubric;
  result->rubric = siap_rubric_ref(rubric);
  result->evidence = siap_evidence_ref(evidence);
  result->region = region;
  result->agency = rubric->agency;
  result->rubric_id = rubric->id;
  result->rubric_version = rubric->version;
  result->edition = rubric->edition;
  result->rubric_status = siap_i_status_words[rubric->origin.status];
  result->rubric_digest = rubric->digest;
  result->profile = plan->profile;
  result->region_name = of->region_name;
  result->code = of->code;
  result->region_class = of->region_class;
  result->stage = siap_i_stage_words[of->stage];
  result->participated = of->participated;
  result->evidence_digest = of->digest;
  result->engine = siap_version();
  result->plan_digest = siap_i_arena_text(&result->arena, plan->digest, strlen(plan->digest));
  return result->plan_digest ? SIAP_OK : SIAP_ERR_MEMORY;
}

static siap_status fill_bounds(const siap_plan *plan, const siap_i_answers *answers,
                               siap_i_arena *arena, siap_result *result)
{
  double *low = siap_i_arena_take(arena, plan->slots, sizeof *low);
  double *high = siap_i_arena_take(arena, plan->slots, sizeof *high);
  if (!low || !high || siap_i_bounds(plan, answers, arena, low, high) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  for (size_t slot = 0; slot < plan->slots; slot++) {
    result->entry[slot].low = low[slot];
    result->entry[slot].high = high[slot];
  }
  return SIAP_OK;
}

static siap_status build(const siap_plan *plan, const siap_evidence *evidence, size_t region,
                         siap_i_answers *answers, siap_i_arena *arena, siap_result *result)
{
  if (make_room(plan, result) != SIAP_OK || fill_head(plan, evidence, region, result) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  for (size_t slot = 0; slot < plan->slots; slot++)
    fill_entry(plan, answers, result, slot);
  for (size_t i = 0; i < plan->index_count; i++)
    result->index[i] = siap_i_plan_first_node(plan) + plan->index[i];
  fill_terms(plan, answers, result);
  siap_i_classify(plan, &answers->row, result);
  siap_i_shares(plan, answers, result);
  if (siap_i_fit_show(plan, answers, result) != SIAP_OK ||
      fill_origins(plan, answers, result) != SIAP_OK ||
      fill_bounds(plan, answers, arena, result) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  return siap_i_result_seal(result);
}

/*
 * Someone who did not take part has no figures at all: nothing is scored, nothing counts as zero.
 */
static void withhold_all(const siap_plan *plan, siap_i_answers *answers)
{
  for (size_t slot = 0; slot < plan->slots; slot++) {
    answers->row.state[slot] = SIAP_STATE_WITHHELD;
    answers->row.exact[slot] = answers->row.rounded[slot] = 0;
    answers->given[slot] = 1;
  }
}

/* A value that is no number under the node's method is told where it arises, not where it is felt. */
static void report_invalid(const siap_plan *plan, const siap_i_answers *answers, siap_i_place place,
                           siap_findings *findings)
{
  size_t first = siap_i_plan_first_node(plan);
  for (size_t i = 0; i < plan->nodes; i++) {
    const siap_i_plan_node *node = &plan->node[i];
    int inherited = answers->given[first + i] || node->forced != SIAP_STATE_SCORED;
    for (size_t k = 0; k < node->edge_count; k++)
      inherited |= answers->row.trace[node->first_edge + k].state == SIAP_STATE_INVALID;
    if (answers->row.state[first + i] == SIAP_STATE_INVALID && !inherited)
      siap_i_report(findings, SIAP_I_W432, place, plan->slot[first + i].id, node->method->name,
                    NULL, NULL);
  }
}

static siap_status score(const siap_plan *plan, const siap_evidence *evidence, size_t region,
                         const siap_externals *externals, siap_i_arena *arena, siap_result *result,
                         siap_findings *findings)
{
  siap_i_answers answers;
  siap_status status = read_row(plan, evidence, region, externals, arena, &answers, findings);
  if (status == SIAP_OK && answers.faults)
    status = SIAP_ERR_RULE;
  if (status != SIAP_OK)
    return status;
  answers.row.trace = siap_i_arena_take(arena, plan->edges, sizeof *answers.row.trace);
  if (!answers.row.trace)
    return SIAP_ERR_MEMORY;
  if (!evidence->region[region].participated)
    withhold_all(plan, &answers);
  siap_i_kernel_wide(plan, &answers.row);
  report_invalid(plan, &answers, siap_i_evidence_place(evidence, evidence->region[region].line),
                 findings);
  status = build(plan, evidence, region, &answers, arena, result);
  return status == SIAP_OK && siap_i_findings_failed(findings) ? SIAP_ERR_MEMORY : status;
}

siap_status siap_score(const siap_plan *plan, const siap_evidence *evidence, size_t region,
                       const siap_externals *externals, siap_result **out, siap_findings *findings)
{
  siap_i_arena arena = {NULL, 0};
  if (out)
    *out = NULL;
  if (!out || check_arguments(plan, evidence, region) != SIAP_OK)
    return SIAP_ERR_ARG;
  siap_i_findings_begin(findings);
  if (evidence->faults) {
    siap_i_place place = {evidence->name, 0, 0};
    siap_i_report(findings, SIAP_I_E420, place, NULL, NULL, NULL, NULL);
    return SIAP_ERR_RULE;
  }
  siap_result *result = siap_i_result_new();
  siap_status status =
      result ? score(plan, evidence, region, externals, &arena, result, findings) : SIAP_ERR_MEMORY;
  siap_i_arena_release(&arena);
  if (status == SIAP_OK)
    *out = result;
  else
    siap_result_unref(result);
  return status;
}
