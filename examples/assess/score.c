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
  subject_load(app, &input, PRESENT, &scoring->subject);
  input_release(&input);
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

siap_result *scoring_region(struct app *app, struct scoring *scoring, size_t region)
{
  struct subject *subject = &scoring->subject;
  siap_result *result = NULL;
  /* A wrong command line is wrong for every region: once is enough. */
  if (app->outcome & OUTCOME_USAGE)
    return NULL;
  const siap_plan *plan = subject_plan(app, subject, region);
  if (!plan)
    return NULL;
  if (app->outcome & OUTCOME_FATAL) {
    app_status(app, siap_check(plan, subject->evidence, region, app->findings));
    return NULL;
  }
  siap_externals *externals = lasts_bring(app, &scoring->lasts, subject, region);
  if (!externals)
    return NULL;
  app_status(app,
             siap_score(plan, subject->evidence, region, externals, &result, app->findings));
  siap_externals_unref(externals);
  if (result && !scoring->use_checked && siap_result_participated(result)) {
    lasts_check_use(app, &scoring->lasts, result);
    scoring->use_checked = 1;
  }
  return result;
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
