/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence together with the rubric that it answers, and its regions. */
#include "plans.h"

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
  *subject = (struct subject){.name = input->name, .age = age};
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
  plans_release(subject);
  finder_release(&subject->finder);
  siap_evidence_unref(subject->evidence);
  siap_evidence_unref(subject->reference);
  siap_rubric_unref(subject->rubric);
  *subject = (struct subject){.age = PRESENT};
}

/* ---- regions ---- */

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
  /* a report ranks its region among the others: the library chooses it */
  if (!wanted || app->options->verb == VERB_REPORT)
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
