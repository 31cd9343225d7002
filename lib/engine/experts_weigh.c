/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 4. Weights from experts: vectors and how consistent they are, then decimals. */
#include "engine/experts.h"
#include "statistics/ahp.h"
#include "statistics/allocation.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
static void put_worst(const siap_i_experts_work *in, const double *a, char *out, size_t room)
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

static siap_status judge(siap_i_experts_work *in, const double *a, double *weight,
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
static void check_ratio(siap_i_experts_work *in, const siap_i_expert *expert, const double *a)
{
  const double grain = 1e-12; /* what doubles make of judgements that agree */
  char is[SIAP_I_NUMBER_ROOM], limit[SIAP_I_NUMBER_ROOM], worst[100 + 3 * SIAP_I_NUMBER_ROOM];
  if (in->terms < 3 || expert->consistency.ratio <=
                           (double)in->experts->limit.num / (double)in->experts->limit.den + grain)
    return;
  siap_i_number_fixed(expert->consistency.ratio, 6, is);
  siap_i_fraction_write(in->experts->limit, limit);
  put_worst(in, a, worst, sizeof worst);
  siap_i_experts_fault(in, expert->origin.line, SIAP_I_E278, expert->id, is, limit, worst);
}

/* ---- vectors ---- */

siap_status siap_i_experts_each(siap_i_experts_work *in)
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
static siap_status weigh_together(siap_i_experts_work *in, double *weight)
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
static siap_status round_weights(siap_i_experts_work *in, const double *weight,
                                 siap_i_fraction *out)
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

siap_status siap_i_experts_give(siap_i_experts_work *in)
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
