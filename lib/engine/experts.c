/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 4. Weights from experts: what they say, held against the terms. */
#include "engine/experts.h"

#include "numbers/method.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COMPARED_MOST 15 /* the mean index of random matrices is known up to here */

void siap_i_experts_fault(siap_i_experts_work *in, uint32_t line, enum siap_i_code code,
                          const char *word1, const char *word2, const char *word3,
                          const char *word4)
{
  siap_i_place place = {in->rubric->name, line, 0, NULL};
  in->faults++;
  siap_i_report(in->findings, code, place, word1, word2, word3, word4);
}

/* ---- terms ---- */

static int by_id(const void *a, const void *b)
{
  return strcmp(((const siap_i_experts_term *)a)->id, ((const siap_i_experts_term *)b)->id);
}

static siap_status sort_terms(siap_i_experts_work *in)
{
  in->terms = in->node->edge_count;
  in->term = siap_i_arena_take(&in->scratch, in->terms, sizeof *in->term);
  if (!in->term)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < in->terms; i++) {
    const char *ref = in->node->edge[i].ref;
    in->term[i] = (siap_i_experts_term){ref ? ref : "", i};
  }
  qsort(in->term, in->terms, sizeof *in->term, by_id);
  return SIAP_OK;
}

/* Each term can be named, once, and has no weight of its own. An id of "" is told by the reader. */
static void check_terms(siap_i_experts_work *in)
{
  const siap_i_node *node = in->node;
  for (size_t i = 0; i < in->terms; i++) {
    const siap_i_edge *edge = &node->edge[i];
    if (edge->kind == SIAP_I_TERM_ITEMS)
      siap_i_experts_fault(in, edge->line, SIAP_I_E272, "items", node->id, NULL, NULL);
    else if (edge->has_weight || edge->weight_of)
      siap_i_experts_fault(in, edge->line, SIAP_I_E270, edge->ref, node->id, NULL, NULL);
    in->faults += edge->kind != SIAP_I_TERM_ITEMS && !*edge->ref;
  }
  for (size_t i = 1; i < in->terms; i++)
    if (*in->term[i].id && by_id(&in->term[i - 1], &in->term[i]) == 0)
      siap_i_experts_fault(in, node->edge[in->term[i].at].line, SIAP_I_E272, in->term[i].id,
                           node->id, NULL, NULL);
}

static void check_node(siap_i_experts_work *in)
{
  const char *name = in->node->method; /* NULL: told by the reader */
  const siap_i_method *method = name ? siap_i_method_find(name) : NULL;
  char count[24];
  if (method && method->weights == SIAP_I_WEIGHTS_NEVER)
    siap_i_experts_fault(in, in->experts->origin.line, SIAP_I_E271, in->node->id, method->name,
                         NULL, NULL);
  check_terms(in);
  if (in->experts->method != SIAP_I_AHP || in->terms <= COMPARED_MOST)
    return;
  snprintf(count, sizeof count, "%zu", in->terms);
  siap_i_experts_fault(in, in->experts->origin.line, SIAP_I_E277, in->node->id, count, NULL, NULL);
}

/* The place of a term; SIAP_I_NONE is reported, but for an id that the reader has reported. */
static size_t term_at(siap_i_experts_work *in, uint32_t line, const char *id)
{
  siap_i_experts_term wanted = {id, 0};
  const siap_i_experts_term *found = bsearch(&wanted, in->term, in->terms, sizeof wanted, by_id);
  if (found && *id)
    return found->at;
  in->faults++;
  if (!*id)
    return SIAP_I_NONE;
  siap_i_near best = {NULL, 0};
  siap_i_place place = {in->rubric->name, line, 0, NULL};
  for (size_t i = 0; i < in->terms && !siap_i_findings_are_full(in->findings); i++)
    siap_i_near_offer(&best, id, in->term[i].id);
  siap_i_report_near(in->findings, SIAP_I_E232, place, best.word, id, in->node->id, NULL, NULL);
  return SIAP_I_NONE;
}

/* ---- what one expert says ---- */

/* What was no number is told by the reader: 1 stands in for it, so that it is not lacking. */
static double said_value(siap_i_experts_work *in, const siap_i_judgement *said)
{
  in->faults += said->number.den == 0;
  return said->number.den ? (double)said->number.num / (double)said->number.den : 1;
}

static void take_pair(siap_i_experts_work *in, const siap_i_judgement *said, double *a)
{
  size_t first = term_at(in, said->line, said->first);
  size_t second = term_at(in, said->line, said->second), n = in->terms;
  char both[256];
  if (first == SIAP_I_NONE || second == SIAP_I_NONE)
    return;
  snprintf(both, sizeof both, "%s %s", said->first, said->second);
  if (first == second)
    siap_i_experts_fault(in, said->line, SIAP_I_E274, said->first, NULL, NULL, NULL);
  else if (!isnan(a[first * n + second]))
    siap_i_experts_fault(in, said->line, SIAP_I_E245, both, "expert", NULL, NULL);
  else {
    a[first * n + second] = said_value(in, said);
    a[second * n + first] = 1 / a[first * n + second];
  }
}

static void check_pairs(siap_i_experts_work *in, const siap_i_expert *expert, double *a)
{
  for (size_t i = 0; i < in->terms; i++) {
    a[i * in->terms + i] = 1;
    for (size_t j = i + 1; j < in->terms; j++)
      if (isnan(a[i * in->terms + j]))
        siap_i_experts_fault(in, expert->origin.line, SIAP_I_E273, expert->id,
                             in->node->edge[i].ref, in->node->edge[j].ref, NULL);
  }
}

static void take_points(siap_i_experts_work *in, const siap_i_judgement *said, double *points)
{
  size_t at = term_at(in, said->line, said->first);
  if (at == SIAP_I_NONE)
    return;
  if (!isnan(points[at]))
    siap_i_experts_fault(in, said->line, SIAP_I_E245, said->first, "expert", NULL, NULL);
  points[at] = said_value(in, said);
}

static void check_points(siap_i_experts_work *in, const siap_i_expert *expert, const double *points)
{
  double sum = 0;
  for (size_t i = 0; i < in->terms; i++) {
    if (isnan(points[i]))
      siap_i_experts_fault(in, expert->origin.line, SIAP_I_E275, expert->id, in->node->edge[i].ref,
                           NULL, NULL);
    sum += isnan(points[i]) ? 1 : points[i];
  }
  if (sum == 0)
    siap_i_experts_fault(in, expert->origin.line, SIAP_I_E276, expert->id, NULL, NULL, NULL);
}

static siap_status take_in(siap_i_experts_work *in)
{
  const siap_i_experts *experts = in->experts;
  int compares = experts->method == SIAP_I_AHP;
  in->each = compares ? in->terms * in->terms : in->terms;
  in->said = siap_i_arena_take(&in->scratch, experts->expert_count * in->each, sizeof *in->said);
  if (!in->said)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < experts->expert_count * in->each; i++)
    in->said[i] = NAN;
  for (size_t k = 0; k < experts->expert_count; k++) {
    const siap_i_expert *expert = &experts->expert[k];
    double *said = in->said + k * in->each;
    for (size_t i = 0; i < expert->said_count; i++)
      (compares ? take_pair : take_points)(in, &expert->said[i], said);
    if (compares)
      check_pairs(in, expert, said);
    else
      check_points(in, expert, said);
  }
  return SIAP_OK;
}

/* ---- the whole ---- */

static siap_status weigh(siap_i_experts_work *in)
{
  if (in->experts->expert_count == 0)
    return SIAP_OK; /* told by the reader */
  if (in->node->edge_count == 0)
    siap_i_experts_fault(in, in->node->origin.line, SIAP_I_E226, in->node->id, NULL, NULL, NULL);
  siap_status status = sort_terms(in);
  if (status == SIAP_OK)
    check_node(in);
  if (status == SIAP_OK && in->faults == 0)
    status = take_in(in);
  if (status == SIAP_OK && in->faults == 0)
    status = siap_i_experts_each(in);
  if (status == SIAP_OK && in->faults == 0)
    status = siap_i_experts_give(in);
  return status;
}

siap_status siap_i_experts_weigh(siap_rubric *rubric, size_t *faults, siap_findings *findings)
{
  siap_status status = SIAP_OK;
  for (size_t i = 0; status == SIAP_OK && i < rubric->node_count; i++) {
    if (!rubric->node[i].experts)
      continue;
    siap_i_experts_work in = {.rubric = rubric,
                              .findings = findings,
                              .scratch = {.budget = rubric->arena.budget},
                              .node = &rubric->node[i],
                              .experts = rubric->node[i].experts};
    status = weigh(&in);
    *faults += in.faults;
    siap_i_arena_release(&in.scratch);
  }
  return status;
}
