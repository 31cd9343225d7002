/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cohorts out of files. */
#include "cohorts.h"

#include "results.h"
#include "score.h"

static void add_results(struct app *app, const struct input *input, enum input_kind kind,
                        siap_cohort *cohort, struct last *earlier)
{
  siap_result **result = NULL;
  size_t count = 0;
  results_read(app, input, kind, &result, &count);
  for (size_t i = 0; i < count; i++)
    app_status(app, siap_cohort_add_result(cohort, result[i], app->findings));
  if (earlier)
    last_take_results(app, earlier, &result, &count);
  results_release(result, count);
}

static void add_evidence(struct app *app, const struct input *input, siap_cohort *cohort,
                         struct last *earlier)
{
  struct scoring scoring;
  int ready = scoring_start_input(app, input, &scoring) == 0;
  if (earlier)
    lasts_borrow(&scoring.lasts, earlier);
  if (ready)
    for (size_t i = scoring.range.first; i < scoring.range.last; i++)
      scoring_add(app, &scoring, i, cohort);
  if (earlier)
    last_take_subject(app, earlier, &scoring.subject);
  scoring_release(&scoring);
}

void cohort_load(struct app *app, const char *file, siap_cohort *cohort, struct last *earlier)
{
  struct input input;
  if (input_read(app, file, &input) != 0)
    return;
  enum input_kind kind = input_kind(&input);
  if (input_holds_results(kind))
    add_results(app, &input, kind, cohort, earlier);
  else
    add_evidence(app, &input, cohort, earlier);
  input_release(&input);
}
