/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4. Cohort stages of a plan. A fitted plan is a plan of its own, with the parameters in its
 * digest: what is scored with it never changes them.
 */
#include "engine/fit.h"

#include "numbers/figure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- applying ---- */

/* The raw value by its denominator; a missing or zero denominator makes it missing. */
static int32_t denominated(const siap_i_plan_cohort *cohort, const siap_i_row_wide *row,
                           siap_i_wide *value)
{
  int32_t state = row->state[cohort->slot];
  *value = row->exact[cohort->slot];
  if (state != SIAP_STATE_SCORED || cohort->denominator == SIAP_I_NONE)
    return state;
  siap_i_wide by = row->exact[cohort->denominator];
  if (row->state[cohort->denominator] != SIAP_STATE_SCORED || by == 0)
    return SIAP_STATE_MISSING;
  *value = *value / (by / cohort->per);
  return SIAP_STATE_SCORED;
}

/* What the value was divided by; 0 where it was not. */
static siap_i_wide denominator_of(const siap_i_plan_cohort *cohort, const siap_i_row_wide *row)
{
  return cohort->denominator == SIAP_I_NONE ? 0 : row->exact[cohort->denominator];
}

static int by_fitted_class(const void *wanted, const void *fit)
{
  return strcmp(wanted, ((const siap_i_plan_fit *)fit)->region_class);
}

/* The fits by class stand in the order of their classes, which may be as many as the regions. */
static const siap_i_plan_fit *fit_for(const siap_i_plan_cohort *cohort, const char *region_class)
{
  if (!cohort->by_class)
    return cohort->fit;
  return cohort->fit_count ? bsearch(region_class, cohort->fit, cohort->fit_count,
                                     sizeof *cohort->fit, by_fitted_class)
                           : NULL;
}

static void put(siap_i_row_wide *row, size_t slot, int32_t state, siap_i_wide value)
{
  row->state[slot] = (uint8_t)state;
  row->exact[slot] = row->rounded[slot] = state == SIAP_STATE_SCORED ? value : 0;
}

/* Whether there is something to scale: a value, or what is imputed for a missing one. */
static int has_value(const siap_i_plan_fit *fit, int32_t state)
{
  return state == SIAP_STATE_SCORED || (state == SIAP_STATE_MISSING && fit->fit.can_fill);
}

/* It is the cohort that lacks something, which is the same for every region of a file. */
static void tell_once(siap_findings *findings, enum siap_i_code code, siap_i_place place,
                      const char *item)
{
  siap_i_report_near_once(findings, code, place, NULL, item, NULL, NULL, NULL);
}

void siap_i_fit_apply(const siap_plan *plan, const siap_i_region *region, siap_i_answers *answers,
                      siap_i_place place, siap_findings *findings)
{
  siap_i_row_wide *row = &answers->row;
  for (size_t i = 0; i < plan->cohort_count; i++) {
    const siap_i_plan_cohort *cohort = &plan->cohort[i];
    const siap_i_answer *given = answers->answer[cohort->slot];
    siap_i_wide value = 0, raw = row->exact[cohort->slot];
    if (given && given->form == SIAP_I_FORM_LEVEL)
      continue; /* a score already */
    int32_t state = denominated(cohort, row, &value);
    const siap_i_plan_fit *fit = plan->is_fitted ? fit_for(cohort, region->region_class) : NULL;
    if (!fit || fit->fault == SIAP_I_COHORT_FEW) {
      tell_once(findings, SIAP_I_W430, place, plan->slot[cohort->slot].id);
      put(row, cohort->slot, SIAP_STATE_WITHHELD, 0);
    } else if (!has_value(fit, state)) {
      put(row, cohort->slot, state, 0); /* a state of its own, whatever the cohort is like */
    } else if (fit->fault == SIAP_I_COHORT_CONSTANT) {
      tell_once(findings, SIAP_I_W431, place, plan->slot[cohort->slot].id);
      put(row, cohort->slot, SIAP_STATE_INVALID, 0);
    } else {
      answers->imputed[cohort->slot] = state == SIAP_STATE_MISSING;
      value = state == SIAP_STATE_SCORED ? value : fit->fit.filling;
      answers->fitted[i] = (siap_i_fitted){fit, raw, denominator_of(cohort, row), value};
      value = siap_i_cohort_apply(&cohort->how, &fit->fit, value);
      state = value - value == 0 ? SIAP_STATE_SCORED : SIAP_STATE_INVALID;
      put(row, cohort->slot, state, value);
    }
  }
}

/* ---- telling ---- */

static void show(const siap_i_plan_cohort *cohort, const siap_i_fitted *fitted, int imputed,
                 siap_i_result_fit *out)
{
  const siap_i_cohort_how *how = &cohort->how;
  const siap_i_cohort_fit *fit = &fitted->fit->fit;
  siap_i_wide treated = siap_i_cohort_treated(how, fit, fitted->value);
  int divided = cohort->denominator != SIAP_I_NONE && !imputed;
  *out = (siap_i_result_fit){.scaling = siap_i_scaling_name[how->scaling],
                             .falls = how->falls,
                             .imputed = (uint8_t)imputed,
                             .clip = how->clip,
                             .logs = fit->logs,
                             .count = fit->count,
                             .below = siap_i_cohort_below(fit, treated),
                             .winsorised = fit->winsorised,
                             .raw = (double)fitted->raw,
                             .denominator = divided ? (double)fitted->denominator : NAN,
                             .per = (double)cohort->per,
                             .value = (double)fitted->value,
                             .treated = (double)treated,
                             .floor = (double)fit->floor,
                             .roof = (double)fit->roof,
                             .log_min = (double)fit->log_min,
                             .log_max = (double)fit->log_max,
                             .min = (double)fit->min,
                             .max = (double)fit->max,
                             .mean = (double)fit->mean,
                             .deviation = (double)fit->deviation,
                             .low = (double)how->low,
                             .high = (double)how->high,
                             .reference = (double)(how->falls ? -how->reference : how->reference)};
}

siap_status siap_i_fit_show(const siap_plan *plan, const siap_i_answers *answers,
                            siap_result *result)
{
  for (size_t i = 0; i < plan->cohort_count; i++) {
    const siap_i_plan_cohort *cohort = &plan->cohort[i];
    const siap_i_fitted *fitted = &answers->fitted[i];
    if (!fitted->fit)
      continue;
    siap_i_result_fit *out = siap_i_arena_take(&result->arena, 1, sizeof *out);
    if (!out)
      return SIAP_ERR_MEMORY;
    show(cohort, fitted, answers->imputed[cohort->slot], out);
    out->region_class = cohort->by_class ? result->region_class : NULL;
    result->entry[cohort->slot].fit = out;
  }
  return SIAP_OK;
}

/* ---- fitting ---- */

/* A region of the cohort. */
struct member {
  const char *region_class;
  size_t at;
};

struct fitting {
  const siap_evidence *evidence;
  siap_plan *plan;
  siap_i_wide *value; /* regions x cohort stages */
  uint8_t *state;
  struct member *member; /* by class: those of one class stand together */
  size_t class_count;
};

static int by_class(const void *a, const void *b)
{
  return strcmp(((const struct member *)a)->region_class, ((const struct member *)b)->region_class);
}

static siap_status find_classes(struct fitting *in, siap_i_arena *arena)
{
  size_t count = in->evidence->region_count;
  in->member = siap_i_arena_take(arena, count, sizeof *in->member);
  if (!in->member)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < count; i++)
    in->member[i] = (struct member){in->evidence->region[i].region_class, i};
  qsort(in->member, count, sizeof *in->member, by_class);
  for (size_t i = 0; i < count; i++)
    in->class_count += i == 0 || by_class(&in->member[i], &in->member[i - 1]) != 0;
  return SIAP_OK;
}

/* Behind the last member of the class of the one at `first`; the end where nothing is by class. */
static size_t group_end(const struct fitting *in, size_t k, size_t first)
{
  size_t count = in->evidence->region_count, end = first + 1;
  if (!in->plan->cohort[k].by_class)
    return count;
  while (end < count && by_class(&in->member[first], &in->member[end]) == 0)
    end++;
  return end;
}

/* The raw values of every region, after denominators. */
static siap_status gather(struct fitting *in, siap_i_arena *arena, siap_findings *findings)
{
  const siap_plan *plan = in->plan;
  size_t count = in->evidence->region_count, faults = 0;
  in->value = siap_i_arena_take(arena, count * plan->cohort_count, sizeof *in->value);
  in->state = siap_i_arena_take(arena, count * plan->cohort_count, 1);
  if (!in->value || !in->state)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < count; i++) {
    siap_i_arena of_row = {NULL, 0};
    siap_i_answers answers;
    siap_status status = siap_i_answers_read_raw(plan, in->evidence, &in->evidence->region[i], NULL,
                                                 &of_row, &answers, findings);
    for (size_t k = 0; status == SIAP_OK && k < plan->cohort_count; k++) {
      size_t at = k * count + i;
      in->state[at] = in->evidence->region[i].participated
                          ? (uint8_t)denominated(&plan->cohort[k], &answers.row, &in->value[at])
                          : SIAP_STATE_NOT_APPLICABLE;
    }
    if (status == SIAP_OK)
      faults += answers.faults;
    siap_i_arena_release(&of_row);
    if (status != SIAP_OK)
      return status;
  }
  return faults ? SIAP_ERR_RULE : SIAP_OK;
}

/* One stage on one group; what is not applicable or withheld is no part of the cohort. */
static siap_status fit_one(struct fitting *in, size_t k, size_t first, size_t end,
                           siap_i_plan_fit *out)
{
  siap_i_arena *arena = &in->plan->arena;
  size_t count = in->evidence->region_count, n = 0, missing = 0;
  siap_i_wide *x = siap_i_arena_take(arena, 2 * (end - first), sizeof *x);
  if (in->plan->cohort[k].by_class) {
    const char *name = in->member[first].region_class;
    out->region_class = siap_i_arena_text(arena, name, strlen(name));
  }
  if (arena->failed)
    return SIAP_ERR_MEMORY;
  for (size_t i = first; i < end; i++) {
    size_t at = k * count + in->member[i].at;
    if (in->state[at] == SIAP_STATE_SCORED)
      x[n++] = in->value[at];
    missing += in->state[at] == SIAP_STATE_MISSING;
  }
  out->fault = (uint8_t)siap_i_cohort_fit_on(&in->plan->cohort[k].how, x, n, missing, &out->fit);
  return SIAP_OK;
}

static siap_status fit_all(struct fitting *in)
{
  siap_plan *plan = in->plan;
  const char *name = in->evidence->name ? in->evidence->name : "";
  for (size_t k = 0; k < plan->cohort_count; k++) {
    siap_i_plan_cohort *cohort = &plan->cohort[k];
    size_t first = 0;
    cohort->fit_count = cohort->by_class ? in->class_count : 1;
    cohort->fit = siap_i_arena_take(&plan->arena, cohort->fit_count, sizeof *cohort->fit);
    if (!cohort->fit)
      return SIAP_ERR_MEMORY;
    for (size_t i = 0; i < cohort->fit_count; i++) {
      size_t end = group_end(in, k, first);
      if (fit_one(in, k, first, end, &cohort->fit[i]) != SIAP_OK)
        return SIAP_ERR_MEMORY;
      first = end;
    }
  }
  plan->fitted_on = siap_i_arena_text(&plan->arena, name, strlen(name));
  if (!plan->fitted_on)
    return SIAP_ERR_MEMORY;
  plan->is_fitted = 1;
  return SIAP_OK;
}

/* The digest of a fitted plan: the plan's, and every parameter. */
static void seal(siap_plan *plan)
{
  siap_i_digest digest;
  siap_i_digest_start(&digest);
  siap_i_digest_text(&digest, "siap fitted plan model 1");
  siap_i_digest_text(&digest, plan->digest);
  for (size_t k = 0; k < plan->cohort_count; k++) {
    siap_i_digest_text(&digest, plan->slot[plan->cohort[k].slot].id);
    for (size_t i = 0; i < plan->cohort[k].fit_count; i++) {
      const siap_i_plan_fit *fit = &plan->cohort[k].fit[i];
      siap_i_digest_text(&digest, fit->region_class);
      siap_i_digest_count(&digest, fit->fault);
      siap_i_digest_number(&digest, (double)fit->fit.filling);
      for (size_t n = 0; n < fit->fit.count; n++)
        siap_i_digest_number(&digest, (double)fit->fit.sorted[n]);
    }
  }
  siap_i_digest_end(&digest, plan->digest);
}

int32_t siap_plan_needs_fit(const siap_plan *plan)
{
  return plan && plan->cohort_count > 0 && !plan->is_fitted;
}

siap_status siap_plan_fit(const siap_plan *plan, const siap_evidence *evidence, siap_plan **out,
                          siap_findings *findings)
{
  siap_i_arena arena = {NULL, 0};
  if (out)
    *out = NULL;
  if (!plan || !evidence || !out || evidence->faults)
    return SIAP_ERR_ARG;
  struct fitting in = {.evidence = evidence};
  const char *profile = *plan->profile ? plan->profile : NULL;
  siap_status status = siap_i_plan_build(plan->rubric, profile, &in.plan, findings);
  if (status == SIAP_OK)
    status = find_classes(&in, &arena);
  if (status == SIAP_OK)
    status = gather(&in, &arena, findings);
  if (status == SIAP_OK)
    status = fit_all(&in);
  siap_i_arena_release(&arena);
  if (status == SIAP_OK) {
    seal(in.plan);
    *out = in.plan;
  } else
    siap_plan_unref(in.plan);
  return status;
}
