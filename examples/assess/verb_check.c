/* SPDX-License-Identifier: GPL-3.0-or-later */
/* assess check: everything that is wrong with rubrics, evidence and results, in one run. */
#include "last.h"
#include "plans.h"
#include "results.h"
#include "verbs.h"
#include "write.h"

#include <string.h>

/* What is said about a file that is in order. */
struct verdict {
  enum word word;
  char rubric[256];   /* "gmsc-2023 1.0" */
  char counted[96];   /* "1 region" */
  struct text plans;  /* "kppn-ikn, reguler" */
};

static void name_rubric(const siap_rubric *rubric, struct verdict *verdict)
{
  snprintf(verdict->rubric, sizeof verdict->rubric, "%s %s", siap_rubric_id(rubric),
           siap_rubric_version(rubric));
}

static void check_rubric(struct app *app, const struct input *input, struct verdict *verdict)
{
  char items[48], profiles[48];
  siap_rubric *rubric = NULL;
  if (app_status(app, siap_rubric_read(input->bytes, input->length, input->name, &app->limits,
                                       &rubric, app->findings)) == 0) {
    verdict->word = WORD_RUBRIC_OK;
    name_rubric(rubric, verdict);
    snprintf(verdict->counted, sizeof verdict->counted, "%s, %s",
             app_counted(app, siap_rubric_item_count(rubric), WORD_ITEM, WORD_ITEMS, items,
                         sizeof items),
             app_counted(app, siap_rubric_profile_count(rubric), WORD_PROFILE, WORD_PROFILES,
                         profiles, sizeof profiles));
  }
  siap_rubric_unref(rubric);
}

/* The profiles in use, each once, in the order of the regions. */
static void note_plan(struct text *plans, const char *profile)
{
  size_t length = strlen(profile);
  for (size_t at = 0; at < plans->length;) {
    size_t end = at;
    while (end < plans->length && plans->bytes[end] != ',')
      end++;
    if (end - at == length && memcmp(plans->bytes + at, profile, length) == 0)
      return;
    at = end + 2;
  }
  text_puts(plans, plans->length ? ", " : "");
  text_put(plans, profile, length);
}

/* Held against last year's levels, a region is scored as it would be with them at hand. */
static void check_since(struct app *app, struct subject *subject, struct lasts *lasts,
                        const siap_plan *plan, size_t region)
{
  siap_result *result = NULL;
  siap_externals *externals = lasts_bring(app, lasts, subject, region);
  if (externals)
    app_status(app, siap_score(plan, subject->evidence, region, externals, &result, app->findings));
  siap_result_unref(result);
  siap_externals_unref(externals);
}

static void check_regions(struct app *app, struct subject *subject, struct lasts *lasts,
                          struct verdict *verdict)
{
  struct range range;
  if (subject_regions(app, subject, &range) != 0)
    return;
  for (size_t i = range.first; i < range.last && !(app->outcome & OUTCOME_USAGE); i++) {
    const siap_plan *plan = subject_plan(app, subject, i);
    if (!plan)
      continue;
    if (lasts->count && !siap_evidence_faults(subject->evidence))
      check_since(app, subject, lasts, plan, i);
    else
      app_status(app, siap_check(plan, subject->evidence, i, app->findings));
    note_plan(&verdict->plans, siap_plan_profile(plan));
  }
  verdict->word = WORD_EVIDENCE_OK;
  name_rubric(subject->rubric, verdict);
  app_counted(app, range.last - range.first, WORD_REGION, WORD_REGIONS, verdict->counted,
              sizeof verdict->counted);
}

static void check_evidence(struct app *app, const struct input *input, struct verdict *verdict)
{
  struct subject subject;
  struct lasts lasts;
  subject_load(app, input, PRESENT, &subject);
  lasts_load(app, &lasts);
  if (subject.evidence && subject.rubric)
    check_regions(app, &subject, &lasts, verdict);
  else
    verdict->word = WORD_NOT_CHECKED;
  lasts_release(&lasts);
  subject_release(&subject);
}

static void check_results(struct app *app, const struct input *input, enum input_kind kind,
                          struct verdict *verdict)
{
  siap_result **result = NULL;
  size_t count = 0;
  results_read(app, input, kind, &result, &count);
  if (count) {
    verdict->word = WORD_RESULTS_OF;
    snprintf(verdict->rubric, sizeof verdict->rubric, "%s", siap_result_rubric_id(result[0]));
    app_counted(app, count, WORD_REGION, WORD_REGIONS, verdict->counted, sizeof verdict->counted);
  }
  results_release(result, count);
}

/* ---- what is said at the end ---- */

static void say_ok(struct app *app, const char *name, const struct verdict *verdict,
                   const char *warnings)
{
  int evidence = verdict->word == WORD_EVIDENCE_OK;
  say(stdout, app->options->language, verdict->word, name,
      verdict->word == WORD_RUBRIC_OK ? verdict->rubric : verdict->counted,
      verdict->word == WORD_RUBRIC_OK ? verdict->counted : verdict->rubric);
  if (evidence && verdict->plans.length)
    printf(" (%.*s)", (int)verdict->plans.length, verdict->plans.bytes);
  printf("%s%s\n", warnings ? ", " : "", warnings ? warnings : "");
  output_check_standard(app);
}

static void summarise(struct app *app, const struct input *input, struct verdict *verdict)
{
  char errors[64], warnings[64], both[160];
  size_t wrong = app_count(app, SIAP_ERROR, input->name);
  size_t odd = app_count(app, SIAP_WARNING, input->name);
  const char *warned =
      odd ? app_counted(app, odd, WORD_WARNING, WORD_WARNINGS, warnings, sizeof warnings) : NULL;
  app_show_findings_by_holder(app);
  if (!(app->outcome & OUTCOME_FATAL)) {
    say_ok(app, input->name, verdict, warned);
  } else if (wrong) {
    app_counted(app, wrong, WORD_ERROR, WORD_ERRORS, errors, sizeof errors);
    snprintf(both, sizeof both, "%s%s%s", errors, warned ? ", " : "", warned ? warned : "");
    tell_summary(app, WORD_FAULTY, input->name, both);
  } else if (verdict->word == WORD_NOT_CHECKED) {
    tell_summary(app, WORD_NOT_CHECKED, input->name, NULL);
  }
}

static void check_file(struct app *app, const char *path)
{
  struct input input;
  struct verdict verdict;
  memset(&verdict, 0, sizeof verdict);
  if (input_read(app, path, &input) != 0) {
    app_show_findings(app);
    return;
  }
  enum input_kind kind = input_kind(&input);
  if (kind == INPUT_RUBRIC)
    check_rubric(app, &input, &verdict);
  else if (kind == INPUT_EVIDENCE)
    check_evidence(app, &input, &verdict);
  else if (kind == INPUT_SEAL)
    app_fail(app, OUTCOME_USAGE, WORD_IS_SEAL, path, NULL, NULL);
  else
    check_results(app, &input, kind, &verdict);
  summarise(app, &input, &verdict);
  text_release(&verdict.plans);
  input_release(&input);
}

/* Every file is a run of its own; the outcomes are put together. */
void verb_check(struct app *app)
{
  unsigned outcome = 0;
  for (size_t i = 0; i < app->options->operand_count; i++) {
    app->outcome = 0;
    siap_findings_clear(app->findings);
    check_file(app, app->options->operand[i]);
    outcome |= app->outcome;
  }
  app->outcome = outcome;
  output_check_standard(app);
}
