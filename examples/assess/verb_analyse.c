/* SPDX-License-Identifier: GPL-3.0-or-later */
/* assess rank, compare, agree, robust, plan, owed, report: files to cohorts, to tables. */
#include "cohorts.h"
#include "date.h"
#include "progress.h"
#include "verbs.h"
#include "write.h"

#include <stdlib.h>
#include <string.h>

/* Of these each file is a cohort of its own: a year, or a stage. */
static int is_by_file(enum verb verb)
{
  return verb == VERB_COMPARE || verb == VERB_AGREE || verb == VERB_REPORT;
}

/* ---- cohorts ---- */

struct cohorts {
  siap_cohort **at;
  size_t count;
};

static void cohorts_release(struct cohorts *cohorts)
{
  for (size_t i = 0; i < cohorts->count; i++)
    siap_cohort_unref(cohorts->at[i]);
  free(cohorts->at);
}

static siap_cohort *cohort_more(struct app *app, struct cohorts *cohorts)
{
  siap_cohort **at = &cohorts->at[cohorts->count];
  if (app_status(app, siap_cohort_new(at)) != 0)
    return NULL;
  cohorts->count++;
  return *at;
}

static void cohorts_load(struct app *app, struct cohorts *cohorts)
{
  const struct options *options = app->options;
  /* files in order of time: each is last year's to the next, unless --previous says another */
  struct last earlier;
  int by_time = options->verb == VERB_COMPARE || options->verb == VERB_REPORT;
  struct last *last = by_time && !options->previous ? &earlier : NULL;
  siap_cohort *cohort = NULL;
  memset(&earlier, 0, sizeof earlier);
  cohorts->at = calloc(options->operand_count + 1, sizeof *cohorts->at);
  if (!cohorts->at)
    app_no_memory(app);
  if (cohorts->at && options->self && (cohort = cohort_more(app, cohorts)) != NULL)
    cohort_load(app, options->self, cohort, NULL);
  cohort = NULL;
  for (size_t i = 0; cohorts->at && i < options->operand_count; i++) {
    if (!cohort || is_by_file(options->verb))
      cohort = cohort_more(app, cohorts);
    if (!cohort)
      break;
    cohort_load(app, options->operand[i], cohort, last);
  }
  last_release(&earlier);
}

/* ---- the request ---- */

static void set(struct app *app, siap_request *request, const char *name, const char *value)
{
  siap_status status = siap_request_set(request, name, value, app->findings);
  if (status == SIAP_ERR_NAME || status == SIAP_ERR_RULE)
    app->outcome |= OUTCOME_USAGE;
  else
    app_status(app, status);
}

static void set_date(struct app *app, siap_request *request)
{
  char room[DATE_ROOM];
  const char *date;
  if (date_choose(app, 0, room, &date) == 0 && date)
    set(app, request, "date", date);
}

static siap_request *ask(struct app *app, const char *analysis)
{
  const struct options *options = app->options;
  siap_request *request = NULL;
  if (app_status(app, siap_request_new(analysis, &request, app->findings)) != 0)
    return NULL;
  for (size_t i = 0; i < options->setting_count; i++)
    set(app, request, options->setting[i].name, options->setting[i].value);
  if (options->holder) /* an option of template too, and so not among the settings */
    set(app, request, "holder", options->holder);
  if (options->self)
    set(app, request, "claim", "yes");
  if (strcmp(analysis, "report") != 0)
    return request;
  if (options->region)
    set(app, request, "region", options->region);
  set_date(app, request);
  return request;
}

/* A report of many regions is an overview of them. */
static const char *analysis_of(const struct options *options, const struct cohorts *cohorts)
{
  int many = cohorts->count && siap_cohort_count(cohorts->at[cohorts->count - 1]) > 1;
  return options->verb == VERB_REPORT && many && !options->region ? "overview"
                                                                  : verb_name(options->verb);
}

static void add_cohorts(struct app *app, siap_request *request, const struct cohorts *cohorts)
{
  for (size_t i = 0; i < cohorts->count; i++) {
    siap_status status = siap_request_add(request, cohorts->at[i]);
    if (status == SIAP_ERR_ARG) {
      app_fail(app, OUTCOME_USAGE, WORD_TOO_MANY_OPERANDS,
               app->options->operand[i < app->options->operand_count ? i : 0], NULL, NULL);
      return;
    }
    if (app_status(app, status) != 0)
      return;
  }
}

static siap_analysis *analyse(struct app *app, const siap_request *request)
{
  siap_analysis *analysis = NULL;
  struct progress progress;
  siap_progress told = progress_start(&progress);
  siap_status status = siap_analyse(request, told, &progress, &analysis, app->findings);
  progress_end(&progress);
  if (status == SIAP_ERR_NAME)
    app->outcome |= OUTCOME_USAGE;
  else
    app_status(app, status);
  return analysis;
}

static void write_out(struct app *app, const siap_analysis *analysis, struct text *body)
{
  const struct options *options = app->options;
  char *bytes = NULL;
  size_t length = 0;
  siap_status status = siap_analysis_write(analysis, options->format, options->lang,
                                           options->table, &bytes, &length);
  if (status == SIAP_ERR_NAME)
    app_fail(app, OUTCOME_USAGE, strcmp(options->format, "svg") == 0 ? WORD_NO_CHART : WORD_NO_TABLE,
             verb_name(options->verb), options->table, NULL);
  else if (app_status(app, status) == 0)
    text_put(body, bytes, length);
  siap_free(bytes);
}

void verb_analyse(struct app *app)
{
  struct output output;
  struct text body;
  struct cohorts cohorts = {NULL, 0};
  siap_analysis *analysis = NULL;
  memset(&body, 0, sizeof body);
  if (output_open(app, &output) != 0)
    return;
  /* what a report is of, the files say; of the others a wrong option is told before any is read */
  siap_request *request =
      app->options->verb == VERB_REPORT ? NULL : ask(app, verb_name(app->options->verb));
  if (!(app->outcome & OUTCOME_FATAL))
    cohorts_load(app, &cohorts);
  if (!request && !(app->outcome & OUTCOME_FATAL))
    request = ask(app, analysis_of(app->options, &cohorts));
  if (request && !(app->outcome & OUTCOME_FATAL))
    add_cohorts(app, request, &cohorts);
  if (request && !(app->outcome & OUTCOME_FATAL))
    analysis = analyse(app, request);
  if (analysis)
    write_out(app, analysis, &body);
  app_show_findings(app);
  if (analysis && !(app->outcome & OUTCOME_FATAL))
    output_finish(app, &output, &body);
  else
    output_discard(&output);
  siap_analysis_unref(analysis);
  siap_request_unref(request);
  cohorts_release(&cohorts);
  text_release(&body);
}
