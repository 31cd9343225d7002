/* SPDX-License-Identifier: GPL-3.0-or-later */
/* assess seal and assess verify: results with the digests of what they rest on, and the proof of it. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "date.h"
#include "hands.h"
#include "verbs.h"
#include "write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- seal ---- */

/* --external ID=X as lines. */
static void externals_lines(const struct options *options, struct text *lines)
{
  for (size_t i = 0; i < options->external_count; i++) {
    text_puts(lines, options->external[i].id);
    text_puts(lines, "=");
    text_puts(lines, options->external[i].value);
    text_puts(lines, "\n");
  }
  text_put(lines, "", 1);
}

static siap_status write_seal(struct app *app, const char *date, char **bytes, size_t *length)
{
  const struct options *options = app->options;
  struct hands hands = {app, NULL, {NULL, 0, NULL}, NULL};
  struct text lines;
  memset(&lines, 0, sizeof lines);
  externals_lines(options, &lines);
  siap_seal_options about = {
    .size = sizeof about,
    .evidence = options->operand[0],
    .rubric = options->rubric,
    .reference = options->reference,
    .previous = options->previous,
    .externals = options->external_count ? lines.bytes : NULL,
    .profile = options->profile,
    .region = options->region,
    .region_class = options->region_class,
    .stage = options->stage,
    .language = options->lang,
    .date = date,
  };
  siap_status status = SIAP_ERR_MEMORY;
  if (!lines.failed)
    status = siap_seal_write(&about, hand_over, &hands, &app->limits, bytes, length, app->findings);
  hands_release(&hands);
  text_release(&lines);
  return status;
}

void verb_seal(struct app *app)
{
  struct output output;
  struct text text;
  char *bytes = NULL, room[32];
  const char *date;
  size_t length = 0;
  memset(&text, 0, sizeof text);
  if (date_choose(app, 1, room, &date) != 0 || output_open(app, &output) != 0)
    return;
  siap_status status = write_seal(app, date, &bytes, &length);
  if (status == SIAP_ERR_NAME)
    app->outcome |= OUTCOME_USAGE; /* the findings say which region or profile */
  else if (status != SIAP_ERR_STOPPED)
    app_status(app, status);
  app_show_findings(app);
  text_put(&text, bytes ? bytes : "", length);
  siap_free(bytes);
  if (app->outcome & OUTCOME_FATAL)
    output_discard(&output);
  else
    output_finish(app, &output, &text);
  text_release(&text);
}

/* ---- verify ---- */

static int is_told(const struct app *app, const char *code)
{
  for (size_t i = 0; i < siap_findings_count(app->findings); i++)
    if (strcmp(siap_findings_code(app->findings, i), code) == 0)
      return 1;
  return 0;
}

static int is_difference(const char *code)
{
  return strcmp(code, "E562") == 0 || strcmp(code, "E563") == 0 || strcmp(code, "E564") == 0;
}

/* What was compared goes to the standard output, everything else to the standard error. */
static size_t show_findings(struct app *app, const char *name)
{
  size_t differences = 0;
  for (size_t i = 0; i < siap_findings_count(app->findings); i++) {
    const char *code = siap_findings_code(app->findings, i);
    differences += is_difference(code);
    if (strcmp(code, "N570") == 0) {
      show(stdout, name);
      printf(": %s\n", siap_findings_text(app->findings, i));
      continue;
    }
    app_show_finding(app, i);
  }
  if (app->options->strict && app_count(app, SIAP_WARNING, NULL))
    app->outcome |= OUTCOME_CONDITION;
  output_check_standard(app);
  return differences;
}

void verb_verify(struct app *app)
{
  const char *seal = app->options->operand[0];
  struct hands hands = {app, seal, {NULL, 0, NULL}, NULL};
  struct input input;
  char room[64];
  if (input_read(app, seal, &input) != 0) {
    app_show_findings(app);
    return;
  }
  siap_status status = siap_seal_verify(input.bytes, input.length, input.name, hand_over, &hands,
                                        &app->limits, app->findings);
  size_t differences = show_findings(app, input.name);
  if (differences) {
    app->outcome |= OUTCOME_CONDITION;
    tell_summary(app, WORD_DIFFERS, input.name,
                 app_counted(app, differences, WORD_DIFFERENCE, WORD_DIFFERENCES, room, sizeof room));
  } else if (status == SIAP_ERR_NAME) {
    app->outcome |= is_told(app, "E560") ? OUTCOME_FILE : OUTCOME_INVALID;
  } else if (status != SIAP_ERR_STOPPED) {
    app_status(app, status);
  }
  hands_release(&hands);
  input_release(&input);
}
