/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence together with the rubric that it answers, and the plan of each of its regions. */
#include "load.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

siap_rubric *rubric_load(struct app *app, const char *name, enum namer namer)
{
  siap_rubric *rubric = NULL;
  struct input input;
  char *path = rubric_path(app, name, namer);
  if (path && input_read(app, path, &input) == 0) {
    app_status(app, siap_rubric_read(input.bytes, input.length, input.name, &app->limits, &rubric,
                                     app->findings));
    input_release(&input);
  }
  free(path);
  return rubric;
}

/* ---- what the command line asks for must be there ---- */

static int check_profile(struct app *app, const siap_rubric *rubric)
{
  const char *wanted = app->options->profile;
  size_t count = siap_rubric_profile_count(rubric);
  if (!wanted)
    return 0;
  const char **id = calloc(count + 1, sizeof *id);
  if (!id) {
    app_no_memory(app);
    return -1;
  }
  int known = 0;
  for (size_t i = 0; i < count; i++) {
    id[i] = siap_rubric_profile_id(rubric, i);
    known |= strcmp(id[i], wanted) == 0;
  }
  if (!known) {
    app_fail(app, OUTCOME_USAGE, WORD_NO_PROFILE, wanted, siap_rubric_id(rubric), NULL);
    tell_near(app->options->language, wanted, id, count);
  }
  free(id);
  return known ? 0 : -1;
}

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

/* ---- evidence ---- */

static void read_evidence(struct app *app, const struct input *input, struct subject *subject)
{
  const struct options *options = app->options;
  siap_evidence_options about;
  if (app_status(app, siap_evidence_options_init(&about, sizeof about)) != 0)
    return;
  about.flags = SIAP_EVIDENCE_DRAFT;
  if (subject->age == PRESENT) {
    about.rubric = subject->rubric ? siap_rubric_id(subject->rubric) : NULL;
    about.region = options->region;
    about.region_class = options->region_class;
    about.stage = options->stage;
  }
  app_status(app, siap_evidence_read(input->bytes, input->length, input->name, &about,
                                     &app->limits, &subject->evidence, app->findings));
  if (siap_evidence_faults(subject->evidence))
    app->outcome |= OUTCOME_INVALID;
}

static void find_rubric(struct app *app, struct subject *subject)
{
  const char *id = siap_evidence_rubric_id(subject->evidence);
  enum word unknown = subject->age == PRESENT ? WORD_RUBRIC_UNKNOWN : WORD_LAST_RUBRIC_UNKNOWN;
  if (*id)
    subject->rubric = rubric_load(app, id, BY_EVIDENCE);
  else if (!siap_evidence_faults(subject->evidence))
    app_fail(app, OUTCOME_USAGE, unknown, subject->name, NULL, NULL);
}

/* --reference FILE: evidence of the same rubric. */
static void read_reference(struct app *app, struct subject *subject)
{
  siap_evidence_options about;
  struct input input;
  if (app_status(app, siap_evidence_options_init(&about, sizeof about)) != 0 ||
      input_read(app, app->options->reference, &input) != 0)
    return;
  about.rubric = siap_rubric_id(subject->rubric);
  about.region_class = app->options->region_class;
  app_status(app, siap_evidence_read(input.bytes, input.length, input.name, &about, &app->limits,
                                     &subject->reference, app->findings));
  input_release(&input);
}

void subject_load(struct app *app, const struct input *input, enum age age,
                  struct subject *subject)
{
  int named = age == PRESENT && app->options->rubric;
  *subject = (struct subject){input->name, age, NULL, NULL, NULL, NULL, 0};
  if (named)
    subject->rubric = rubric_load(app, app->options->rubric, BY_PERSON);
  read_evidence(app, input, subject);
  if (subject->evidence && !named)
    find_rubric(app, subject);
  if (subject->rubric && age == PRESENT)
    check_profile(app, subject->rubric);
  if (subject->rubric && age == PRESENT && app->options->reference)
    read_reference(app, subject);
}

void subject_release(struct subject *subject)
{
  siap_plan_unref(subject->plan);
  siap_evidence_unref(subject->evidence);
  siap_evidence_unref(subject->reference);
  siap_rubric_unref(subject->rubric);
  *subject = (struct subject){NULL, PRESENT, NULL, NULL, NULL, NULL, 0};
}

/* ---- plans ---- */

/* Profile said by the command line; NULL: the class of the region decides. -1: none fits (said). */
static int choose_profile(struct app *app, const struct subject *subject, size_t region,
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

/* Regions of one class share a plan. */
static int is_planned(const struct subject *subject, size_t region)
{
  return subject->plan &&
         strcmp(siap_evidence_region_class(subject->evidence, region),
                siap_evidence_region_class(subject->evidence, subject->planned)) == 0;
}

/*
 * Cohort stages are fitted on the reference, or on the regions themselves where there are several.
 * What is wrong with those is told when they are scored.
 */
static void fit(struct app *app, struct subject *subject)
{
  const siap_evidence *cohort = subject->reference ? subject->reference : subject->evidence;
  siap_findings *apart = NULL;
  siap_plan *fitted = NULL;
  if (!siap_plan_needs_fit(subject->plan) || app->outcome & OUTCOME_FATAL ||
      (!subject->reference && siap_evidence_region_count(cohort) < 2))
    return;
  siap_status status = siap_findings_new(app->options->lang, 0, &apart);
  if (status == SIAP_OK)
    status = siap_plan_fit(subject->plan, cohort, &fitted,
                           subject->reference ? app->findings : apart);
  if (status != SIAP_ERR_RULE || subject->reference)
    app_status(app, status);
  siap_findings_unref(apart);
  if (fitted) {
    siap_plan_unref(subject->plan);
    subject->plan = fitted;
  }
}

const siap_plan *subject_plan(struct app *app, struct subject *subject, size_t region)
{
  const char *profile = NULL;
  if (subject->age == PRESENT && check_region(app, subject, region) != 0)
    return NULL;
  if (is_planned(subject, region))
    return subject->plan;
  siap_plan_unref(subject->plan);
  subject->plan = NULL;
  if (choose_profile(app, subject, region, &profile) != 0)
    return NULL;
  app_status(app, siap_plan_choose(subject->rubric, subject->evidence, region, profile,
                                   &subject->plan, app->findings));
  subject->planned = region;
  if (subject->plan)
    fit(app, subject);
  return subject->plan;
}

/* ---- regions ---- */

size_t subject_find(const struct subject *subject, const char *code, const char *name)
{
  size_t count = siap_evidence_region_count(subject->evidence);
  for (size_t i = 0; *code && i < count; i++)
    if (strcmp(siap_evidence_region_code(subject->evidence, i), code) == 0)
      return i;
  for (size_t i = 0; i < count; i++) {
    const char *other = siap_evidence_region_code(subject->evidence, i);
    int codes_differ = *code && *other;
    if (!codes_differ && strcmp(siap_evidence_region_name(subject->evidence, i), name) == 0)
      return i;
  }
  return SIZE_MAX;
}

static void no_region(struct app *app, const struct subject *subject, size_t count)
{
  const char *wanted = app->options->region;
  const char **name = calloc(count + 1, sizeof *name);
  app_fail(app, OUTCOME_USAGE, WORD_NO_REGION, subject->name, wanted, NULL);
  for (size_t i = 0; name && i < count; i++)
    name[i] = siap_evidence_region_name(subject->evidence, i);
  if (name)
    tell_near(app->options->language, wanted, name, count);
  free(name);
}

int subject_regions(struct app *app, const struct subject *subject, struct range *range)
{
  const char *wanted = app->options->region;
  size_t count = siap_evidence_region_count(subject->evidence);
  *range = (struct range){0, count};
  if (!wanted)
    return 0;
  for (size_t i = 0; i < count; i++) {
    if (strcmp(siap_evidence_region_name(subject->evidence, i), wanted) == 0 ||
        strcmp(siap_evidence_region_code(subject->evidence, i), wanted) == 0) {
      *range = (struct range){i, i + 1};
      return 0;
    }
  }
  no_region(app, subject, count);
  return -1;
}
