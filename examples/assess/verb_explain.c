/* SPDX-License-Identifier: GPL-3.0-or-later */
/* assess explain: where one figure of one region comes from. */
#include "score.h"
#include "verbs.h"
#include "write.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void no_entry(struct app *app, const siap_result *result, const char *id)
{
  size_t count = siap_result_entry_count(result);
  const char **known = calloc(count + 1, sizeof *known);
  app_fail(app, OUTCOME_USAGE, WORD_NO_ENTRY, id, siap_result_rubric_id(result), NULL);
  for (size_t i = 0; known && i < count; i++)
    known[i] = siap_result_entry_id(result, i);
  if (known)
    tell_near(app->options->language, id, known, count);
  free(known);
}

static void explain(struct app *app, struct scoring *scoring, const char *id, struct text *text)
{
  char number[32], *bytes = NULL;
  size_t length = 0, regions = scoring->range.last - scoring->range.first;
  if (regions > 1) {
    snprintf(number, sizeof number, "%zu", regions);
    app_fail(app, OUTCOME_USAGE, WORD_CHOOSE_REGION, scoring->subject.name, number, NULL);
    return;
  }
  siap_result *result = regions ? scoring_region(app, scoring, scoring->range.first) : NULL;
  if (result && siap_result_entry_find(result, id) == SIZE_MAX) {
    no_entry(app, result, id);
  } else if (result) {
    app_status(app, siap_result_explain(result, id, app->options->format, app->options->lang,
                                        &bytes, &length));
    text_put(text, bytes ? bytes : "", length);
    siap_free(bytes);
  }
  siap_result_unref(result);
}

void verb_explain(struct app *app)
{
  struct output output;
  struct scoring scoring;
  struct text text;
  memset(&text, 0, sizeof text);
  if (output_open(app, &output) != 0)
    return;
  if (scoring_start(app, app->options->operand[0], &scoring) == 0)
    explain(app, &scoring, app->options->operand[1], &text);
  if (scoring_report(app, &scoring))
    output_finish(app, &output, &text);
  else
    output_discard(&output);
  text_release(&text);
  scoring_release(&scoring);
}
