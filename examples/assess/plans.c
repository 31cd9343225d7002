/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plans of some evidence: one for each profile, made and fitted once however many regions ask. */
#include "plans.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* --class and --stage say what a file leaves out: they do not overrule it. */
static int check_region(struct app *app, const struct subject *subject, size_t region)
{
  const struct options *options = app->options;
  const char *name = siap_evidence_region_name(subject->evidence, region);
  const char *region_class = siap_evidence_region_class(subject->evidence, region);
  const char *stage = siap_evidence_region_stage(subject->evidence, region);
  if (options->region_class && *region_class && strcmp(options->region_class, region_class) != 0)
    app_fail(app, OUTCOME_USAGE, WORD_OTHER_CLASS, subject->name, name, region_class);
  else if (options->stage && strcmp(options->stage, stage) != 0)
    app_fail(app, OUTCOME_USAGE, WORD_OTHER_STAGE, subject->name, name, stage);
  else
    return 0;
  return -1;
}

/* Profile said by the command line; NULL: the class of the region decides. -1: none fits (said). */
static int said_profile(struct app *app, const struct subject *subject, size_t region,
                        const char **profile)
{
  const struct options *options = app->options;
  *profile = subject->age == PRESENT ? options->profile : NULL;
  if (subject->age != PRESENT || *profile || !options->region_class ||
      *siap_evidence_region_class(subject->evidence, region) ||
      siap_rubric_profile_count(subject->rubric) == 0)
    return 0;
  *profile = siap_rubric_profile_for_class(subject->rubric, options->region_class);
  if (*profile)
    return 0;
  app_fail(app, OUTCOME_USAGE, WORD_NO_CLASS, options->region_class,
           siap_rubric_id(subject->rubric), NULL);
  return -1;
}

/*
 * Cohort stages are fitted on the reference, or on the regions themselves where there are several.
 * What is wrong with those is told when they are scored.
 */
static void fit(struct app *app, const struct subject *subject, siap_plan **plan)
{
  const siap_evidence *cohort = subject->reference ? subject->reference : subject->evidence;
  siap_findings *apart = NULL;
  siap_plan *fitted = NULL;
  if (!siap_plan_needs_fit(*plan) || app->outcome & OUTCOME_FATAL ||
      (!subject->reference && siap_evidence_region_count(cohort) < 2))
    return;
  siap_status status = siap_findings_new(app->options->lang, 0, &apart);
  if (status == SIAP_OK)
    status = siap_plan_fit(*plan, cohort, &fitted, subject->reference ? app->findings : apart);
  if (status != SIAP_ERR_RULE || subject->reference)
    app_status(app, status);
  siap_findings_unref(apart);
  if (fitted) {
    siap_plan_unref(*plan);
    *plan = fitted;
  }
}

/* The place of a profile among those of the rubric; SIZE_MAX where none serves the region. */
static size_t place_of(const struct subject *subject, size_t region, const char *profile)
{
  size_t count = siap_rubric_profile_count(subject->rubric);
  if (count < 2 && !profile)
    return 0;
  if (!profile)
    profile = siap_rubric_profile_for_class(subject->rubric,
                                            siap_evidence_region_class(subject->evidence, region));
  for (size_t i = 0; profile && i < count; i++)
    if (strcmp(siap_rubric_profile_id(subject->rubric, i), profile) == 0)
      return i;
  return SIZE_MAX;
}

static int make_room(struct app *app, struct subject *subject)
{
  size_t count = siap_rubric_profile_count(subject->rubric);
  if (!subject->plan)
    subject->plan = calloc(count ? count : 1, sizeof *subject->plan);
  if (!subject->plan)
    app_no_memory(app);
  return subject->plan ? 0 : -1;
}

const siap_plan *subject_plan(struct app *app, struct subject *subject, size_t region)
{
  const char *profile = NULL;
  siap_plan *plan = NULL;
  if ((subject->age == PRESENT && check_region(app, subject, region) != 0) ||
      make_room(app, subject) != 0 || said_profile(app, subject, region, &profile) != 0)
    return NULL;
  size_t place = place_of(subject, region, profile);
  if (place != SIZE_MAX && subject->plan[place])
    return subject->plan[place];
  app_status(app, siap_plan_choose(subject->rubric, subject->evidence, region, profile, &plan,
                                   app->findings));
  if (!plan || place == SIZE_MAX) { /* which has been said: no plan comes without a place */
    siap_plan_unref(plan);
    return NULL;
  }
  fit(app, subject, &plan);
  subject->plan[place] = plan;
  return plan;
}

void plans_release(struct subject *subject)
{
  size_t count = subject->plan ? siap_rubric_profile_count(subject->rubric) : 0;
  for (size_t i = 0; subject->plan && i < (count ? count : 1); i++)
    siap_plan_unref(subject->plan[i]);
  free(subject->plan);
  subject->plan = NULL;
}
