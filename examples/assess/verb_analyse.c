/* SPDX-License-Identifier: GPL-3.0-or-later */
/* assess rank, compare, agree, robust, plan: files to cohorts, cohorts to an analysis, tables out. */
#include "cohorts.h"
#include "progress.h"
#include "verbs.h"
#include "write.h"

#include <string.h>

/* Of these each file is a cohort of its own: a year, or a stage. */
static int is_by_file(enum verb verb)
{
  return verb == VERB_COMPARE || verb == VERB_AGREE;
}

static siap_request *ask(struct app *app)
{
  const struct options *options = app->options;
  siap_request *request = NULL;
  if (app_status(app, siap_request_new(verb_name(options->verb), &request, app->findings)) != 0)
    return NULL;
  for (size_t i = 0; i < options->setting_count; i++) {
    const struct setting *setting = &options->setting[i];
    siap_status status = siap_request_set(request, setting->name, setting->value, app->findings);
    if (status == SIAP_ERR_NAME || status == SIAP_ERR_RULE)
      app->outcome |= OUTCOME_USAGE;
    else
      app_status(app, status);
  }
  return request;
}

static void add_cohorts(struct app *app, siap_request *request)
{
  const struct options *options = app->options;
  siap_cohort *cohort = NULL;
  /* files in order of time: each is last year's to the next, unless --previous says another */
  struct last earlier;
  struct last *last = options->verb == VERB_COMPARE && !options->previous ? &earlier : NULL;
  memset(&earlier, 0, sizeof earlier);
  for (size_t i = 0; i < options->operand_count; i++) {
    if (!cohort && app_status(app, siap_cohort_new(&cohort)) != 0)
      break;
    cohort_load(app, options->operand[i], cohort, last);
    if (!is_by_file(options->verb) && i + 1 < options->operand_count)
      continue;
    siap_status status = siap_request_add(request, cohort);
    if (status == SIAP_ERR_ARG)
      app_fail(app, OUTCOME_USAGE, WORD_TOO_MANY_OPERANDS, options->operand[i], NULL, NULL);
    else
      app_status(app, status);
    siap_cohort_unref(cohort);
    cohort = NULL;
  }
  last_release(&earlier);
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
  siap_analysis *analysis = NULL;
  memset(&body, 0, sizeof body);
  if (output_open(app, &output) != 0)
    return;
  siap_request *request = ask(app);
  if (request && !(app->outcome & OUTCOME_FATAL))
    add_cohorts(app, request);
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
  text_release(&body);
}
