/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the verbs score and explain share: from a file to results of its regions. */
#include "score.h"

#include "plans.h"

#include <string.h>

int scoring_start(struct app *app, const char *file, struct scoring *scoring)
{
  struct input input;
  memset(scoring, 0, sizeof *scoring);
  if (input_read(app, file, &input) != 0)
    return -1;
  int ready = scoring_start_input(app, &input, scoring);
  input_release(&input);
  return ready;
}

int scoring_start_input(struct app *app, const struct input *input, struct scoring *scoring)
{
  memset(scoring, 0, sizeof *scoring);
  subject_load(app, input, PRESENT, &scoring->subject);
  lasts_load(app, &scoring->lasts);
  if (!scoring->subject.evidence || !scoring->subject.rubric)
    return -1;
  return subject_regions(app, &scoring->subject, &scoring->range);
}

void scoring_release(struct scoring *scoring)
{
  lasts_release(&scoring->lasts);
  subject_release(&scoring->subject);
}

/*
 * Plan and externals of a region. NULL: there is nothing to score, which has been said; a faulty file
 * is only checked. The plan is borrowed, the externals are the caller's.
 */
static const siap_plan *prepare(struct app *app, struct scoring *scoring, size_t region,
                                siap_externals **externals)
{
  struct subject *subject = &scoring->subject;
  /* A wrong command line is wrong for every region: once is enough. */
  const siap_plan *plan =
      app->outcome & OUTCOME_USAGE ? NULL : subject_plan(app, subject, region);
  if (!plan)
    return NULL;
  if (app->outcome & OUTCOME_FATAL) {
    app_status(app, siap_check(plan, subject->evidence, region, app->findings));
    return NULL;
  }
  *externals = lasts_bring(app, &scoring->lasts, subject, region);
  return *externals ? plan : NULL;
}

siap_result *scoring_region(struct app *app, struct scoring *scoring, size_t region)
{
  siap_result *result = NULL;
  siap_externals *externals = NULL;
  const siap_plan *plan = prepare(app, scoring, region, &externals);
  if (!plan)
    return NULL;
  app_status(app, siap_score(plan, scoring->subject.evidence, region, externals, &result,
                             app->findings));
  siap_externals_unref(externals);
  if (result && !scoring->use_checked && siap_result_participated(result)) {
    lasts_check_use(app, &scoring->lasts, result);
    scoring->use_checked = 1;
  }
  return result;
}

void scoring_add(struct app *app, struct scoring *scoring, size_t region, siap_cohort *cohort)
{
  siap_externals *externals = NULL;
  const siap_plan *plan = prepare(app, scoring, region, &externals);
  if (!plan)
    return;
  app_status(app, siap_cohort_add(cohort, plan, scoring->subject.evidence, region, externals,
                                  app->findings));
  siap_externals_unref(externals);
}

int scoring_report(struct app *app, const struct scoring *scoring)
{
  char room[64];
  const char *name = scoring->subject.name;
  app_show_findings(app);
  if (!(app->outcome & OUTCOME_FATAL))
    return 1;
  size_t errors = name ? app_count(app, SIAP_ERROR, name) : 0;
  if (errors)
    tell_summary(app, WORD_NOT_SCORED, name,
                 app_counted(app, errors, WORD_ERROR, WORD_ERRORS, room, sizeof room));
  else if (name && app->outcome & OUTCOME_INVALID)
    tell_summary(app, WORD_NOT_SCORED_OTHERWISE, name, NULL);
  return 0;
}
