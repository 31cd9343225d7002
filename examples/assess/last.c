/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a rubric takes from elsewhere: --previous and --external, brought to each region. */
#include "last.h"

#include "plans.h"
#include "results.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* ---- reading ---- */

static void index_results(struct app *app, struct last *last)
{
  if (finder_make(app, &last->finder, last->results) != 0)
    return;
  for (size_t i = 0; i < last->results; i++)
    finder_add(&last->finder, siap_result_region_code(last->result[i]),
               siap_result_region_name(last->result[i]));
  finder_sort(&last->finder);
}

static void index_regions(struct app *app, struct subject *subject)
{
  size_t count = siap_evidence_region_count(subject->evidence);
  if (finder_make(app, &subject->finder, count) != 0)
    return;
  for (size_t i = 0; i < count; i++)
    finder_add(&subject->finder, siap_evidence_region_code(subject->evidence, i),
               siap_evidence_region_name(subject->evidence, i));
  finder_sort(&subject->finder);
}

static void load_one(struct app *app, struct lasts *lasts, const char *id, const char *value)
{
  struct last *last = &lasts->at[lasts->count++];
  memset(last, 0, sizeof *last);
  last->id = id;
  if (number_read(value, &last->number) == 0) {
    last->is_number = 1;
    last->id = id ? id : "previous";
    return;
  }
  if (input_read(app, value, &last->input) != 0)
    return;
  last->name = last->input.name;
  enum input_kind kind = input_kind(&last->input);
  if (input_holds_results(kind)) {
    results_read(app, &last->input, kind, &last->result, &last->results);
    index_results(app, last);
  } else {
    subject_load(app, &last->input, PREVIOUS, &last->subject);
    index_regions(app, &last->subject);
  }
  input_release(&last->input);
}

void lasts_load(struct app *app, struct lasts *lasts)
{
  const struct options *options = app->options;
  lasts->count = 0;
  if (options->previous)
    load_one(app, lasts, NULL, options->previous);
  for (size_t i = 0; i < options->external_count; i++)
    load_one(app, lasts, options->external[i].id, options->external[i].value);
}

void last_release(struct last *last)
{
  subject_release(&last->subject);
  results_release(last->result, last->results);
  finder_release(&last->finder);
  memset(last, 0, sizeof *last);
}

void lasts_release(struct lasts *lasts)
{
  for (size_t i = 0; i < lasts->count; i++)
    if (!lasts->at[i].is_borrowed)
      last_release(&lasts->at[i]);
  lasts->count = 0;
}

/* ---- the file before ---- */

void last_take_results(struct app *app, struct last *last, siap_result ***result, size_t *count)
{
  last_release(last);
  last->result = *result;
  last->results = *count;
  *result = NULL;
  *count = 0;
  index_results(app, last);
}

void last_take_subject(struct app *app, struct last *last, struct subject *subject)
{
  last_release(last);
  last->subject = *subject;
  memset(subject, 0, sizeof *subject);
  if (last->subject.evidence)
    index_regions(app, &last->subject);
}

void lasts_borrow(struct lasts *lasts, const struct last *last)
{
  if (!last->results && !last->subject.evidence)
    return;
  lasts->at[lasts->count] = *last; /* there is room: --previous was not given */
  lasts->at[lasts->count++].is_borrowed = 1;
}

/* ---- matching ---- */

static siap_result *find_result(const struct last *last, const char *code, const char *name,
                                int alone)
{
  size_t at = alone && last->results == 1 ? 0 : finder_find(&last->finder, code, name);
  return at == SIZE_MAX ? NULL : siap_result_ref(last->result[at]);
}

/* Last year's evidence is scored under its own rubric and plan, region by region as needed. */
static siap_result *score_evidence(struct app *app, struct last *last, const char *code,
                                   const char *name, int alone, int *matched)
{
  struct subject *from = &last->subject;
  size_t region = alone && siap_evidence_region_count(from->evidence) == 1
                      ? 0
                      : finder_find(&from->finder, code, name);
  siap_result *result = NULL;
  *matched = region != SIZE_MAX;
  if (!*matched || siap_evidence_faults(from->evidence))
    return NULL;
  const siap_plan *plan = subject_plan(app, from, region);
  /* what a reviewer would ask of last year is no matter of this year's review */
  int is_silent = last->is_borrowed || app->options->verb == VERB_CHECK;
  if (plan && app_status(app, siap_score(plan, from->evidence, region, NULL, &result,
                                         is_silent ? NULL : app->findings)) != 0 &&
      is_silent && !last->is_borrowed)
    siap_check(plan, from->evidence, region, app->findings); /* why not: the status is known */
  return result;
}

static siap_status bring_one(struct app *app, struct last *last, const struct subject *subject,
                             size_t region, siap_externals *externals)
{
  int matched = 1;
  int alone = siap_evidence_region_count(subject->evidence) == 1 && !last->is_borrowed;
  const char *code = siap_evidence_region_code(subject->evidence, region);
  const char *name = siap_evidence_region_name(subject->evidence, region);
  siap_result *result = NULL;
  if (last->is_number)
    return siap_externals_add_number(externals, last->id, last->number);
  if (last->subject.evidence && last->subject.rubric)
    result = score_evidence(app, last, code, name, alone, &matched);
  else if (last->results)
    matched = (result = find_result(last, code, name, alone)) != NULL;
  if (!matched && !last->is_borrowed)
    app_warn(app, WORD_NO_MATCH, last->name, name, NULL);
  siap_status status = result ? siap_externals_add_result(externals, last->id, result) : SIAP_OK;
  last->brought |= result != NULL;
  siap_result_unref(result);
  return status;
}

siap_externals *lasts_bring(struct app *app, struct lasts *lasts, const struct subject *subject,
                            size_t region)
{
  siap_externals *externals = NULL;
  if (app_status(app, siap_externals_new(&externals)) != 0)
    return NULL;
  for (size_t i = 0; i < lasts->count; i++) {
    if (app_status(app, bring_one(app, &lasts->at[i], subject, region, externals)) != 0) {
      siap_externals_unref(externals);
      return NULL;
    }
  }
  return externals;
}

/* ---- use ---- */

/* How many externals the result has, those with a number only or all. */
static size_t count_externals(const siap_result *result, int scored)
{
  size_t count = 0;
  for (size_t i = 0; i < siap_result_entry_count(result); i++) {
    siap_cell cell = {.size = sizeof cell};
    if (siap_result_cell(result, i, &cell) == SIAP_OK && cell.kind == SIAP_KIND_EXTERNAL)
      count += !scored || cell.state == SIAP_STATE_SCORED;
  }
  return count;
}

static int is_external(const siap_result *result, const char *id)
{
  siap_cell cell = {.size = sizeof cell};
  size_t entry = siap_result_entry_find(result, id);
  return entry != SIZE_MAX && siap_result_cell(result, entry, &cell) == SIAP_OK &&
         cell.kind == SIAP_KIND_EXTERNAL;
}

void lasts_check_use(struct app *app, const struct lasts *lasts, const siap_result *result)
{
  const char *rubric = siap_result_rubric_id(result);
  for (size_t i = 0; i < lasts->count; i++) {
    const struct last *last = &lasts->at[i];
    if (last->id && !is_external(result, last->id))
      app_fail(app, OUTCOME_USAGE, WORD_NO_EXTERNAL, last->id, rubric, NULL);
    else if (!last->id && count_externals(result, 0) == 0)
      app_fail(app, OUTCOME_USAGE, WORD_NO_EXTERNAL, last->name, rubric, NULL);
    else if (!last->id && last->brought && count_externals(result, 1) == 0)
      app_warn(app, WORD_NOT_TAKEN, last->name, rubric, NULL);
  }
}
