/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. robust: the cohort as rows, by plan, with what was published of them. */
#include "analysis/robust.h"
#include "engine/score.h"
#include "services/codes.h"

#include <math.h>
#include <string.h>

/* ---- who shares a plan ---- */

/* Plans that were compiled one by one for many files are the same when their digests are. */
static size_t group_of(siap_i_robust *robust, const siap_plan *plan)
{
  for (size_t g = robust->groups; g-- > 0;)
    if (robust->group[g].plan == plan || strcmp(robust->group[g].plan->digest, plan->digest) == 0)
      return g;
  robust->group[robust->groups].plan = plan;
  return robust->groups++;
}

static siap_status refuse_read(const siap_i_robust *robust, const siap_i_member *member)
{
  siap_i_place place = {NULL, 0, 0, NULL};
  siap_i_report(robust->work->findings, SIAP_I_E531, place, member->name, NULL, NULL, NULL);
  return SIAP_ERR_LACKING;
}

static siap_status share_out(siap_i_robust *robust)
{
  siap_i_arena *arena = &robust->work->arena;
  size_t n = robust->regions;
  robust->group = siap_i_arena_take(arena, n, sizeof *robust->group);
  robust->group_of = siap_i_arena_take(arena, 2 * n, sizeof *robust->group_of);
  robust->touched = siap_i_arena_take(arena, n, sizeof *robust->touched);
  size_t *members = siap_i_arena_take(arena, n, sizeof *members);
  if (arena->failed)
    return SIAP_ERR_MEMORY;
  robust->row_of = robust->group_of + n;
  for (size_t i = 0; i < n; i++) {
    const siap_i_member *member = &robust->cohort->member[i];
    robust->group_of[i] = robust->row_of[i] = SIAP_I_NONE;
    if (!member->plan)
      return refuse_read(robust, member);
    if (!member->participated)
      continue;
    size_t g = robust->group_of[i] = group_of(robust, member->plan);
    robust->row_of[i] = robust->group[g].count++;
  }
  for (size_t g = 0; g < robust->groups; members += robust->group[g++].count)
    robust->group[g].member = members;
  for (size_t i = 0; i < n; i++)
    if (robust->group_of[i] != SIAP_I_NONE)
      robust->group[robust->group_of[i]].member[robust->row_of[i]] = i;
  return SIAP_OK;
}

/* ---- what is scored ---- */

static void ask(siap_i_group *group, size_t slot)
{
  size_t first = siap_i_plan_first_node(group->plan);
  if (slot == SIAP_I_NONE || slot < first || group->column[slot] != SIAP_I_NONE)
    return;
  group->column[slot] = group->asked_count;
  group->asked[group->asked_count++] = slot - first;
}

/* The nodes asked about, and those that their bands have conditions on. */
static siap_status ask_nodes(siap_i_robust *robust, siap_i_group *group)
{
  siap_i_arena *arena = &robust->work->arena;
  const siap_plan *plan = group->plan;
  size_t first = siap_i_plan_first_node(plan);
  group->slot = siap_i_arena_take(arena, robust->nodes.count, sizeof *group->slot);
  group->column = siap_i_arena_take(arena, plan->slots, sizeof *group->column);
  group->asked = siap_i_arena_take(arena, plan->nodes, sizeof *group->asked);
  if (arena->failed)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < plan->slots; i++)
    group->column[i] = SIAP_I_NONE;
  for (size_t k = 0; k < robust->nodes.count; k++) {
    size_t slot = group->slot[k] = siap_i_plan_find(plan, robust->nodes.at[k].id);
    ask(group, slot);
    group->has_bands |= siap_i_robust_bands(group, k) > 0;
    for (size_t b = 0; slot != SIAP_I_NONE && slot >= first && b < plan->node[slot - first].bands_count;
         b++)
      for (size_t g = 0; g < plan->node[slot - first].bands[b].guard_count; g++)
        ask(group, plan->node[slot - first].bands[b].guard[g].slot);
  }
  return SIAP_OK;
}

/* ---- rows ---- */

static int has_beside(const siap_plan *plan, const siap_i_answers *answers)
{
  for (size_t slot = plan->items; slot < siap_i_plan_first_node(plan); slot++)
    if (plan->slot[slot].kind != SIAP_KIND_CONSTANT)
      return 1;
  for (size_t slot = siap_i_plan_first_node(plan); slot < plan->slots; slot++)
    if (answers->given[slot])
      return 1;
  return 0;
}

/* What of the answers a row needs besides its items: they live no longer than it takes to read them. */
static const siap_i_answers *keep_beside(const siap_plan *plan, const siap_i_answers *answers,
                                         siap_i_arena *arena)
{
  siap_i_answers *kept = siap_i_arena_take(arena, 1, sizeof *kept);
  uint8_t *byte = siap_i_arena_take(arena, 2 * plan->slots, 1);
  siap_i_wide *exact = siap_i_arena_take(arena, plan->slots, sizeof *exact);
  if (!kept || !byte || !exact)
    return NULL;
  memcpy(byte, answers->given, plan->slots);
  memcpy(byte + plan->slots, answers->row.state, plan->slots);
  memcpy(exact, answers->row.exact, plan->slots * sizeof *exact);
  kept->given = byte;
  kept->row.state = byte + plan->slots;
  kept->row.exact = exact;
  return kept;
}

/* Worst and best case of what is missing, of the nodes asked about. */
static siap_status bound(siap_i_robust *robust, const siap_i_group *group, size_t member,
                         siap_i_answers *answers, siap_i_arena *arena)
{
  double *low = siap_i_arena_take(arena, 2 * group->plan->slots, sizeof *low);
  if (!low)
    return SIAP_ERR_MEMORY;
  siap_i_kernel_wide(group->plan, &answers->row);
  siap_status status =
      siap_i_bounds(group->plan, answers, arena, low, low + group->plan->slots);
  for (size_t k = 0; status == SIAP_OK && k < robust->nodes.count; k++)
    if (group->slot[k] != SIAP_I_NONE) {
      robust->low[k * robust->regions + member] = low[group->slot[k]];
      robust->high[k * robust->regions + member] = low[group->plan->slots + group->slot[k]];
    }
  return status;
}

static siap_status read_row(siap_i_robust *robust, siap_i_group *group, size_t row)
{
  const siap_plan *plan = group->plan;
  siap_i_arena arena = {NULL, 0, NULL, 0};
  siap_i_answers answers;
  siap_status status =
      siap_i_member_row(&robust->cohort->member[group->member[row]], &arena, &answers);
  for (size_t i = 0; status == SIAP_OK && i < plan->items; i++) {
    group->score[row * plan->items + i] = (double)answers.row.exact[i];
    group->state[row * plan->items + i] = answers.row.state[i];
    group->has_holes |= answers.row.state[i] != SIAP_STATE_SCORED;
  }
  if (status == SIAP_OK && has_beside(plan, &answers)) {
    group->beside[row] = keep_beside(plan, &answers, &robust->work->arena);
    status = group->beside[row] ? SIAP_OK : SIAP_ERR_MEMORY;
  }
  if (status == SIAP_OK)
    status = siap_i_robust_find(robust, group, row, &answers);
  if (status == SIAP_OK && group->number)
    status = siap_i_robust_numbers(group, row, &answers);
  if (status == SIAP_OK && robust->sources & SIAP_I_SOURCE(MISSING))
    status = bound(robust, group, group->member[row], &answers, &arena);
  siap_i_arena_release(&arena);
  return status;
}

static siap_status read_rows(siap_i_robust *robust, siap_i_group *group)
{
  siap_i_arena *arena = &robust->work->arena;
  size_t cells = 0;
  if (__builtin_mul_overflow(group->count, group->plan->items, &cells))
    return SIAP_ERR_MEMORY;
  group->score = siap_i_arena_take(arena, cells, sizeof *group->score);
  group->state = siap_i_arena_take(arena, cells, 1);
  group->beside = siap_i_arena_take(arena, group->count, sizeof *group->beside);
  /* of each row: ratings, survey, missing */
  group->panel = siap_i_arena_take(arena, 3 * group->count, sizeof *group->panel);
  if (robust->sources & SIAP_I_SOURCE(NORMALISERS))
    group->number = siap_i_arena_take(arena, cells, sizeof *group->number);
  if (arena->failed)
    return SIAP_ERR_MEMORY;
  robust->widest = cells > robust->widest ? cells : robust->widest;
  siap_status status = SIAP_OK;
  for (size_t row = 0; status == SIAP_OK && row < group->count; row++)
    status = read_row(robust, group, row);
  return status;
}

/* ---- what was published ---- */

static siap_status publish(siap_i_robust *robust)
{
  siap_i_ranking ranking;
  siap_i_arena *arena = &robust->work->arena;
  size_t n = robust->regions;
  robust->nominal = siap_i_arena_take(arena, robust->outputs, sizeof *robust->nominal);
  robust->rank = siap_i_arena_take(arena, robust->outputs, sizeof *robust->rank);
  if (arena->failed || siap_i_ranking_make(arena, n, &ranking) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  for (size_t k = 0; k < robust->nodes.count; k++) {
    siap_i_cohort_column(robust->cohort, robust->nodes.at[k].id, !robust->exact,
                         robust->nominal + k * n, NULL);
    siap_i_rank_of(&ranking, n, robust->nominal + k * n, robust->rank + k * n);
  }
  return SIAP_OK;
}

siap_status siap_i_robust_rows(siap_i_robust *robust)
{
  siap_i_arena *arena = &robust->work->arena;
  if (__builtin_mul_overflow(robust->regions, robust->nodes.count, &robust->outputs))
    return SIAP_ERR_MEMORY;
  robust->low = siap_i_arena_take(arena, robust->outputs, sizeof *robust->low);
  robust->high = siap_i_arena_take(arena, robust->outputs, sizeof *robust->high);
  if (arena->failed)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < robust->outputs; i++)
    robust->low[i] = robust->high[i] = NAN;
  siap_status status = share_out(robust);
  for (size_t g = 0; status == SIAP_OK && g < robust->groups; g++) {
    status = ask_nodes(robust, &robust->group[g]);
    if (status == SIAP_OK)
      status = read_rows(robust, &robust->group[g]);
  }
  return status == SIAP_OK ? publish(robust) : status;
}
