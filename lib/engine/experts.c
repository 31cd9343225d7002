/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 4. Weights from experts: what is refused, then vectors, then decimals. */
#include "engine/experts.h"

#include "ground/number.h"
#include "numbers/method.h"
#include "statistics/ahp.h"
#include "statistics/allocation.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COMPARED_MOST 15 /* the mean index of random matrices is known up to here */

struct term {
  const char *id;
  size_t at;
};

/* One node on its way. */
struct weighing {
  siap_rubric *rubric;
  siap_findings *findings;
  size_t faults;
  siap_i_arena scratch;
  const siap_i_node *node;
  siap_i_experts *experts;
  struct term *term; /* sorted by id */
  size_t terms;
  double *said; /* an expert behind the other: a matrix, or a row of points; NaN: not said yet */
  size_t each;  /* numbers an expert */
};

static void fault(struct weighing *in, uint32_t line, enum siap_i_code code, const char *word1,
                  const char *word2, const char *word3, const char *word4)
{
  siap_i_place place = {in->rubric->name, line, 0, NULL};
  in->faults++;
  siap_i_report(in->findings, code, place, word1, word2, word3, word4);
}

/* ---- terms ---- */

static int by_id(const void *a, const void *b)
{
  return strcmp(((const struct term *)a)->id, ((const struct term *)b)->id);
}

static siap_status sort_terms(struct weighing *in)
{
  in->terms = in->node->edge_count;
  in->term = siap_i_arena_take(&in->scratch, in->terms, sizeof *in->term);
  if (!in->term)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < in->terms; i++) {
    const char *ref = in->node->edge[i].ref;
    in->term[i] = (struct term){ref ? ref : "", i};
  }
  qsort(in->term, in->terms, sizeof *in->term, by_id);
  return SIAP_OK;
}

/* Each term can be named, once, and has no weight of its own. An id of "" is told by the reader. */
static void check_terms(struct weighing *in)
{
  const siap_i_node *node = in->node;
  for (size_t i = 0; i < in->terms; i++) {
    const siap_i_edge *edge = &node->edge[i];
    if (edge->kind == SIAP_I_TERM_ITEMS)
      fault(in, edge->line, SIAP_I_E272, "items", node->id, NULL, NULL);
    else if (edge->has_weight || edge->weight_of)
      fault(in, edge->line, SIAP_I_E270, edge->ref, node->id, NULL, NULL);
    in->faults += edge->kind != SIAP_I_TERM_ITEMS && !*edge->ref;
  }
  for (size_t i = 1; i < in->terms; i++)
    if (*in->term[i].id && by_id(&in->term[i - 1], &in->term[i]) == 0)
      fault(in, node->edge[in->term[i].at].line, SIAP_I_E272, in->term[i].id, node->id, NULL, NULL);
}

static void check_node(struct weighing *in)
{
  const siap_i_method *method = siap_i_method_find(in->node->method);
  char count[24];
  if (method && method->weights == SIAP_I_WEIGHTS_NEVER)
    fault(in, in->experts->origin.line, SIAP_I_E271, in->node->id, method->name, NULL, NULL);
  check_terms(in);
  if (in->experts->method != SIAP_I_AHP || in->terms <= COMPARED_MOST)
    return;
  snprintf(count, sizeof count, "%zu", in->terms);
  fault(in, in->experts->origin.line, SIAP_I_E277, in->node->id, count, NULL, NULL);
}

/* The place of a term; SIAP_I_NONE is reported, but for an id that the reader has reported. */
static size_t term_at(struct weighing *in, uint32_t line, const char *id)
{
  struct term wanted = {id, 0};
  const struct term *found = bsearch(&wanted, in->term, in->terms, sizeof wanted, by_id);
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

static double value_of(siap_i_fraction number)
{
  return (double)number.num / (double)number.den;
}

/* What was no number is told by the reader: 1 stands in for it, so that it is not lacking. */
static double said_value(struct weighing *in, const siap_i_judgement *said)
{
  in->faults += said->number.den == 0;
  return said->number.den ? value_of(said->number) : 1;
}

static void take_pair(struct weighing *in, const siap_i_judgement *said, double *a)
{
  size_t first = term_at(in, said->line, said->first);
  size_t second = term_at(in, said->line, said->second), n = in->terms;
  char both[256];
  if (first == SIAP_I_NONE || second == SIAP_I_NONE)
    return;
  snprintf(both, sizeof both, "%s %s", said->first, said->second);
  if (first == second)
    fault(in, said->line, SIAP_I_E274, said->first, NULL, NULL, NULL);
  else if (!isnan(a[first * n + second]))
    fault(in, said->line, SIAP_I_E245, both, "expert", NULL, NULL);
  else {
    a[first * n + second] = said_value(in, said);
    a[second * n + first] = 1 / a[first * n + second];
  }
}

static void check_pairs(struct weighing *in, const siap_i_expert *expert, double *a)
{
  for (size_t i = 0; i < in->terms; i++) {
    a[i * in->terms + i] = 1;
    for (size_t j = i + 1; j < in->terms; j++)
      if (isnan(a[i * in->terms + j]))
        fault(in, expert->origin.line, SIAP_I_E273, expert->id, in->node->edge[i].ref,
              in->node->edge[j].ref, NULL);
  }
}

static void take_points(struct weighing *in, const siap_i_judgement *said, double *points)
{
  size_t at = term_at(in, said->line, said->first);
  if (at == SIAP_I_NONE)
    return;
  if (!isnan(points[at]))
    fault(in, said->line, SIAP_I_E245, said->first, "expert", NULL, NULL);
  points[at] = said_value(in, said);
}

static void check_points(struct weighing *in, const siap_i_expert *expert, const double *points)
{
  double sum = 0;
  for (size_t i = 0; i < in->terms; i++) {
    if (isnan(points[i]))
      fault(in, expert->origin.line, SIAP_I_E275, expert->id, in->node->edge[i].ref, NULL, NULL);
    sum += isnan(points[i]) ? 1 : points[i];
  }
  if (sum == 0)
    fault(in, expert->origin.line, SIAP_I_E276, expert->id, NULL, NULL, NULL);
}

static siap_status take_in(struct weighing *in)
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

/* ---- consistency ---- */

/* "3.5": four decimals at most. */
static void put_ratio(double ratio, char out[SIAP_I_NUMBER_ROOM])
{
  siap_i_number_fixed(ratio, 4, out);
  size_t length = strlen(out);
  while (strchr(out, '.') && (out[length - 1] == '0' || out[length - 1] == '.'))
    out[--length] = 0;
}

/* "a, b, c: 3, 2, 0.2" for the three terms whose judgements disagree most. */
static void put_worst(const struct weighing *in, const double *a, char *out, size_t room)
{
  size_t n = in->terms, worst[3] = {0, 1, 2};
  double most = 0;
  char number[3][SIAP_I_NUMBER_ROOM];
  for (size_t i = 0; i < n; i++)
    for (size_t j = i + 1; j < n; j++)
      for (size_t k = j + 1; k < n; k++) {
        double off = fabs(log(a[i * n + j]) + log(a[j * n + k]) - log(a[i * n + k]));
        if (off > most) {
          most = off;
          worst[0] = i, worst[1] = j, worst[2] = k;
        }
      }
  const siap_i_edge *edge = in->node->edge;
  put_ratio(a[worst[0] * n + worst[1]], number[0]);
  put_ratio(a[worst[1] * n + worst[2]], number[1]);
  put_ratio(a[worst[0] * n + worst[2]], number[2]);
  snprintf(out, room, "%.28s, %.28s, %.28s: %s, %s, %s", edge[worst[0]].ref, edge[worst[1]].ref,
           edge[worst[2]].ref, number[0], number[1], number[2]);
}

static double or_none(siap_i_stat stat)
{
  return stat.why == SIAP_I_STAT_DEFINED ? stat.value : NAN;
}

static siap_status judge(struct weighing *in, const double *a, double *weight,
                         siap_i_consistency *out)
{
  siap_i_ahp ahp;
  if (siap_i_ahp_of(&in->scratch, in->terms, a, weight, &ahp) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  *out = (siap_i_consistency){or_none(ahp.lambda), or_none(ahp.index), or_none(ahp.ratio)};
  return SIAP_OK;
}

/*
 * Two things cannot disagree; of more, a ratio that could not be had is too large. The matrix of
 * all needs no test: its eigenvalue is at most the geometric mean of the experts' (L. Elsner, C. R.
 * Johnson, J. A. Dias da Silva, 1988), so that no limit is passed that every expert keeps.
 */
static void check_ratio(struct weighing *in, const siap_i_expert *expert, const double *a)
{
  const double grain = 1e-12; /* what doubles make of judgements that agree */
  char is[SIAP_I_NUMBER_ROOM], limit[SIAP_I_NUMBER_ROOM], worst[100 + 3 * SIAP_I_NUMBER_ROOM];
  if (in->terms < 3 || expert->consistency.ratio <= value_of(in->experts->limit) + grain)
    return;
  siap_i_number_fixed(expert->consistency.ratio, 6, is);
  siap_i_fraction_write(in->experts->limit, limit);
  put_worst(in, a, worst, sizeof worst);
  fault(in, expert->origin.line, SIAP_I_E278, expert->id, is, limit, worst);
}

/* ---- vectors ---- */

static siap_status weigh_each(struct weighing *in)
{
  siap_i_experts *experts = in->experts;
  for (size_t k = 0; k < experts->expert_count; k++) {
    siap_i_expert *expert = &experts->expert[k];
    const double *said = in->said + k * in->each;
    expert->weight = siap_i_arena_take(&in->rubric->arena, in->terms, sizeof *expert->weight);
    if (!expert->weight)
      return SIAP_ERR_MEMORY;
    if (experts->method == SIAP_I_AHP) {
      if (judge(in, said, expert->weight, &expert->consistency) != SIAP_OK)
        return SIAP_ERR_MEMORY;
      check_ratio(in, expert, said);
      continue;
    }
    double sum = 0;
    for (size_t i = 0; i < in->terms; i++)
      sum += said[i];
    for (size_t i = 0; i < in->terms; i++)
      expert->weight[i] = said[i] / sum;
  }
  return SIAP_OK;
}

/* The vector of all, and how far the experts' own lie apart. */
static siap_status weigh_together(struct weighing *in, double *weight)
{
  siap_i_experts *experts = in->experts;
  size_t n = in->terms, refused = 0;
  double *rows = siap_i_arena_take(&in->scratch, experts->expert_count * n, sizeof *rows);
  double *group = siap_i_arena_take(&in->scratch, in->each, sizeof *group);
  siap_i_allocated *spread = siap_i_arena_take(&in->scratch, n, sizeof *spread);
  experts->sd = siap_i_arena_take(&in->rubric->arena, n, sizeof *experts->sd);
  if (!rows || !group || !spread || !experts->sd)
    return SIAP_ERR_MEMORY;
  for (size_t k = 0; k < experts->expert_count; k++)
    memcpy(rows + k * n, experts->expert[k].weight, n * sizeof *rows);
  if (siap_i_allocate(experts->expert_count, n, rows, 0, spread, &refused) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < n; i++) {
    experts->sd[i] = or_none(spread[i].sd);
    weight[i] = spread[i].weight.value;
  }
  if (experts->method != SIAP_I_AHP)
    return SIAP_OK;
  siap_i_ahp_together(n, experts->expert_count, in->said, group);
  return judge(in, group, weight, &experts->together);
}

/* ---- decimals ---- */

struct rest {
  uint64_t rest;
  size_t at;
};

static int largest_first(const void *a, const void *b)
{
  const struct rest *x = a, *y = b;
  if (x->rest != y->rest)
    return x->rest > y->rest ? -1 : 1;
  return x->at < y->at ? -1 : 1;
}

/*
 * Largest remainders: each term gets the units of the last place that it fills, and those left over
 * go to the largest remainders, the first of equals, so that the sum is exactly 1. Remainders are
 * counted in 2^20 parts of a unit: what doubles make of equal weights decides nothing.
 */
static siap_status round_weights(struct weighing *in, const double *weight, siap_i_fraction *out)
{
  enum { GRAINS = 1 << 20 };
  const siap_i_fraction none = {0, 1};
  int64_t unit = 1, left;
  struct rest *rest = siap_i_arena_take(&in->scratch, in->terms, sizeof *rest);
  if (!rest)
    return SIAP_ERR_MEMORY;
  for (int32_t i = 0; i < in->experts->places; i++)
    unit *= 10;
  left = unit;
  for (size_t i = 0; i < in->terms; i++) {
    uint64_t grains = (uint64_t)llround(weight[i] * (double)unit * GRAINS);
    out[i] = (siap_i_fraction){(int64_t)(grains / GRAINS), unit};
    left -= out[i].num;
    rest[i] = (struct rest){grains % GRAINS, i};
  }
  qsort(rest, in->terms, sizeof *rest, largest_first);
  for (size_t i = 0; i < in->terms; i++, left--)
    out[rest[i].at].num += left > 0;
  for (size_t i = 0; i < in->terms; i++)
    siap_i_fraction_add(none, out[i], &out[i]); /* in lowest terms */
  return SIAP_OK;
}

static siap_status give_weights(struct weighing *in)
{
  double *weight = siap_i_arena_take(&in->scratch, in->terms, sizeof *weight);
  siap_i_fraction *out = siap_i_arena_take(&in->rubric->arena, in->terms, sizeof *out);
  if (!weight || !out || weigh_together(in, weight) != SIAP_OK ||
      round_weights(in, weight, out) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < in->terms; i++) {
    siap_i_edge *edge = &in->node->edge[i];
    edge->weight = out[i];
    edge->has_weight = edge->by_experts = 1;
  }
  in->experts->weight = out;
  return SIAP_OK;
}

static siap_status weigh(struct weighing *in)
{
  if (in->experts->expert_count == 0 || in->node->edge_count == 0)
    return SIAP_OK; /* told: the first by the reader, the second when the rubric is compiled */
  siap_status status = sort_terms(in);
  if (status == SIAP_OK)
    check_node(in);
  if (status == SIAP_OK && in->faults == 0)
    status = take_in(in);
  if (status == SIAP_OK && in->faults == 0)
    status = weigh_each(in);
  if (status == SIAP_OK && in->faults == 0)
    status = give_weights(in);
  return status;
}

siap_status siap_i_experts_weigh(siap_rubric *rubric, size_t *faults, siap_findings *findings)
{
  siap_status status = SIAP_OK;
  for (size_t i = 0; status == SIAP_OK && i < rubric->node_count; i++) {
    if (!rubric->node[i].experts)
      continue;
    struct weighing in = {.rubric = rubric,
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
