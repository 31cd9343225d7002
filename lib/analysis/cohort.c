/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. Regions of a cohort: scored once when they are added, kept as arrays of values. */
#include "analysis/cohort.h"

#include "numbers/figure.h"
#include "services/codes.h"

#include <math.h>
#include <string.h>

siap_status siap_cohort_new(siap_cohort **out)
{
  if (!out)
    return SIAP_ERR_ARG;
  *out = siap_i_alloc(1, sizeof **out);
  if (!*out)
    return SIAP_ERR_MEMORY;
  atomic_init(&(*out)->references, 1);
  (*out)->rubric_id = (*out)->rubric_version = (*out)->rubric_digest = "";
  return SIAP_OK;
}

siap_cohort *siap_cohort_ref(siap_cohort *cohort)
{
  if (cohort)
    atomic_fetch_add_explicit(&cohort->references, 1, memory_order_relaxed);
  return cohort;
}

static void release(siap_i_member *member)
{
  siap_plan_unref(member->plan);
  siap_evidence_unref(member->evidence);
  siap_result_unref(member->result);
}

void siap_cohort_unref(siap_cohort *cohort)
{
  if (!cohort || atomic_fetch_sub_explicit(&cohort->references, 1, memory_order_acq_rel) != 1)
    return;
  for (size_t i = 0; i < cohort->count; i++)
    release(&cohort->member[i]);
  siap_i_release(cohort->member);
  siap_rubric_unref(cohort->rubric);
  siap_i_arena_release(&cohort->arena);
  siap_i_release(cohort);
}

size_t siap_cohort_count(const siap_cohort *cohort)
{
  return cohort ? cohort->count : 0;
}

/* ---- adding ---- */

static int fits(const siap_cohort *cohort, const siap_result *result, siap_findings *findings)
{
  if (!cohort->count || strcmp(cohort->rubric_digest, result->rubric_digest) == 0)
    return 1;
  siap_i_place place = {NULL, 0, 0, NULL};
  siap_i_report(findings, SIAP_I_E504, place, result->region_name, result->rubric_id,
                cohort->rubric_id, NULL);
  return 0;
}

static siap_status fill(siap_cohort *cohort, const siap_result *result, siap_i_member *member)
{
  size_t n = result->entry_count;
  member->entries = n;
  member->exact = siap_i_arena_take(&cohort->arena, 2 * n, sizeof *member->exact);
  member->state = siap_i_arena_take(&cohort->arena, n, 1);
  if (!member->exact || !member->state)
    return SIAP_ERR_MEMORY;
  member->rounded = member->exact + n;
  for (size_t i = 0; i < n; i++) {
    member->exact[i] = result->entry[i].exact;
    member->rounded[i] = result->entry[i].rounded;
    member->state[i] = result->entry[i].state;
  }
  return SIAP_OK;
}

/* Names of the region live in the evidence, or in the result that was read. */
static void name(const siap_result *result, siap_i_member *member)
{
  member->name = result->region_name;
  member->code = result->code;
  member->region_class = result->region_class;
  member->profile = member->plan ? member->plan->profile : result->profile;
  member->stage = result->stage;
  member->participated = result->participated;
}

static void take_identity(siap_cohort *cohort, const siap_result *result)
{
  if (!cohort->rubric)
    cohort->rubric = siap_rubric_ref(result->rubric);
  if (cohort->count)
    return;
  cohort->rubric_id =
      siap_i_arena_text(&cohort->arena, result->rubric_id, strlen(result->rubric_id));
  cohort->rubric_version =
      siap_i_arena_text(&cohort->arena, result->rubric_version, strlen(result->rubric_version));
  cohort->rubric_digest =
      siap_i_arena_text(&cohort->arena, result->rubric_digest, strlen(result->rubric_digest));
}

/* The member is complete but for its values; nothing is kept of it on failure. */
static siap_status keep(siap_cohort *cohort, const siap_result *result, siap_i_member *member,
                        siap_findings *findings)
{
  if (!fits(cohort, result, findings))
    return SIAP_ERR_RULE;
  siap_i_member *at =
      siap_i_grow(cohort->member, &cohort->room, cohort->count + 1, sizeof *cohort->member);
  if (!at)
    return SIAP_ERR_MEMORY;
  cohort->member = at;
  name(result, member);
  siap_status status = fill(cohort, result, member);
  if (status == SIAP_OK)
    take_identity(cohort, result);
  if (status != SIAP_OK || cohort->arena.failed) {
    cohort->arena.failed = 0; /* the cohort is as it was; what the arena took is lost until its end */
    return SIAP_ERR_MEMORY;
  }
  at[cohort->count++] = *member;
  return SIAP_OK;
}

siap_status siap_cohort_add(siap_cohort *cohort, const siap_plan *plan,
                            const siap_evidence *evidence, size_t region,
                            const siap_externals *externals, siap_findings *findings)
{
  siap_result *result = NULL;
  if (!cohort)
    return SIAP_ERR_ARG;
  siap_status status = siap_score(plan, evidence, region, externals, &result, findings);
  if (status != SIAP_OK)
    return status;
  siap_i_member member = {.plan = siap_plan_ref(plan),
                          .evidence = siap_evidence_ref(evidence),
                          .region = region};
  status = keep(cohort, result, &member, findings);
  if (status != SIAP_OK)
    release(&member);
  siap_result_unref(result);
  return status;
}

siap_status siap_cohort_add_result(siap_cohort *cohort, const siap_result *result,
                                   siap_findings *findings)
{
  if (!cohort || !result)
    return SIAP_ERR_ARG;
  siap_i_member member = {.result = siap_result_ref(result)};
  siap_status status = keep(cohort, result, &member, findings);
  if (status != SIAP_OK)
    release(&member);
  return status;
}

/* ---- looking ---- */

size_t siap_i_member_find(const siap_i_member *member, const char *id)
{
  return member->plan ? siap_i_plan_find(member->plan, id)
                      : siap_result_entry_find(member->result, id);
}

const char *siap_i_member_id(const siap_i_member *member, size_t entry)
{
  return member->plan ? member->plan->slot[entry].id : member->result->entry[entry].id;
}

int siap_i_member_kind(const siap_i_member *member, size_t entry)
{
  return member->plan ? member->plan->slot[entry].kind : member->result->entry[entry].kind;
}

const char *siap_i_member_edition(const siap_i_member *member)
{
  return member->plan ? member->plan->rubric->edition : member->result->edition;
}

int siap_i_member_places(const siap_i_member *member, size_t entry)
{
  if (!member->plan)
    return member->result->entry[entry].places;
  size_t first = siap_i_plan_first_node(member->plan);
  return entry < first ? -1 : member->plan->node[entry - first].from->places;
}

int siap_i_cohort_kind(const siap_cohort *cohort, const char *id)
{
  for (size_t i = 0; i < cohort->count; i++) {
    const siap_i_member *member = &cohort->member[i];
    size_t at = siap_i_member_find(member, id);
    if (at != SIAP_I_NONE)
      return siap_i_member_kind(member, at);
  }
  return -1;
}

void siap_i_cohort_column(const siap_cohort *cohort, const char *id, int rounded, double *values,
                          int *places)
{
  const siap_plan *of = NULL;
  size_t at = SIAP_I_NONE;
  int found = 0;
  if (places)
    *places = -1;
  for (size_t i = 0; i < cohort->count; i++) {
    const siap_i_member *member = &cohort->member[i];
    /* neighbours mostly share a plan */
    if (!member->plan || member->plan != of)
      at = siap_i_member_find(member, id);
    of = member->plan;
    values[i] = NAN;
    if (at == SIAP_I_NONE)
      continue;
    if (places && !found)
      *places = siap_i_member_places(member, at);
    found = 1;
    if (member->participated && member->state[at] == SIAP_STATE_SCORED)
      values[i] = rounded ? member->rounded[at] : member->exact[at];
  }
}

const char *siap_i_cohort_stage(const siap_cohort *cohort)
{
  for (size_t i = 1; i < cohort->count; i++)
    if (strcmp(cohort->member[i].stage, cohort->member[0].stage) != 0)
      return "";
  return cohort->count ? cohort->member[0].stage : "";
}

siap_status siap_i_member_row(const siap_i_member *member, siap_i_arena *arena,
                              siap_i_answers *answers)
{
  if (!member->plan)
    return SIAP_ERR_LACKING;
  const siap_plan *plan = member->plan;
  siap_status status =
      siap_i_answers_read(plan, member->evidence, &member->evidence->region[member->region], NULL,
                          arena, answers, NULL);
  if (status != SIAP_OK)
    return status;
  for (size_t i = plan->items; i < siap_i_plan_first_node(plan); i++)
    if (plan->slot[i].kind == SIAP_KIND_EXTERNAL) {
      int is_scored = member->state[i] == SIAP_STATE_SCORED;
      answers->row.state[i] = member->state[i];
      answers->row.exact[i] = is_scored ? siap_i_wide_of(member->exact[i]) : 0;
      answers->row.rounded[i] = is_scored ? siap_i_wide_of(member->rounded[i]) : 0;
    }
  return SIAP_OK;
}

siap_cohort siap_i_cohort_of_one(const siap_cohort *cohort, const siap_i_member *member)
{
  siap_cohort one = {.rubric = cohort->rubric,
                     .rubric_id = cohort->rubric_id,
                     .rubric_version = cohort->rubric_version,
                     .rubric_digest = cohort->rubric_digest,
                     .member = (siap_i_member *)member,
                     .count = 1};
  return one;
}

/* ---- the result again ---- */

/* 1: the result of the year before has the very value, so that where it comes from can be said. */
static int is_of(const siap_i_leaf *leaf, const siap_result *before, double value)
{
  if (!before || strcmp(before->rubric_id, leaf->rubric) != 0)
    return 0;
  size_t at = siap_result_entry_find(before, leaf->node);
  return at != SIAP_I_NONE && before->entry[at].state == SIAP_STATE_SCORED &&
         value == (leaf->use == SIAP_I_USE_ROUNDED ? before->entry[at].rounded
                                                   : before->entry[at].exact);
}

/* 1: the evidence states the very value. */
static int is_stated(const siap_i_member *member, const char *id, double value)
{
  const siap_i_answer *answer =
      siap_i_region_answer(&member->evidence->region[member->region], id);
  return answer && answer->number == value;
}

/* What was taken from elsewhere is taken again as it was. */
static siap_status bring(const siap_i_member *member, const siap_result *before,
                         siap_externals *externals)
{
  const siap_plan *plan = member->plan;
  siap_status status = SIAP_OK;
  int is_used = 0;
  for (size_t i = plan->items; status == SIAP_OK && i < siap_i_plan_first_node(plan); i++) {
    if (plan->slot[i].kind != SIAP_KIND_EXTERNAL || member->state[i] != SIAP_STATE_SCORED ||
        is_stated(member, plan->slot[i].id, member->exact[i]))
      continue;
    if (is_of(&plan->rubric->leaf[plan->slot[i].at], before, member->exact[i]))
      is_used = 1;
    else
      status = siap_externals_add_number(externals, plan->slot[i].id, member->exact[i]);
  }
  if (status == SIAP_OK && is_used)
    status = siap_externals_add_result(externals, NULL, before);
  return status;
}

siap_status siap_i_member_result(const siap_i_member *member, const siap_result *before,
                                 const siap_result **out, siap_findings *findings)
{
  siap_externals *externals = NULL;
  siap_result *result = NULL;
  *out = NULL;
  if (!member->plan) {
    *out = siap_result_ref(member->result);
    return SIAP_OK;
  }
  siap_status status = siap_externals_new(&externals);
  if (status == SIAP_OK)
    status = bring(member, before, externals);
  if (status == SIAP_OK)
    status =
        siap_score(member->plan, member->evidence, member->region, externals, &result, findings);
  siap_externals_unref(externals);
  *out = result;
  return status;
}
