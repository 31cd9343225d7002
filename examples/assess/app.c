/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One run of the program: what was asked for, what was found, and how it ends. */
#include "app.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FINDINGS_KEPT 1000

int app_start(struct app *app, const struct options *options)
{
  memset(app, 0, sizeof *app);
  app->options = options;
  if (app_status(app, siap_limits_init(&app->limits, sizeof app->limits)) != 0)
    return -1;
  app->limits.bytes = options->max_bytes;
  app->limits.memory = options->max_memory;
  return app_status(app, siap_findings_new(options->lang, FINDINGS_KEPT, &app->findings));
}

void app_release(struct app *app)
{
  siap_findings_unref(app->findings);
  app->findings = NULL;
}

void app_fail(struct app *app, unsigned outcome, enum word word, const char *a, const char *b,
              const char *c)
{
  app->outcome |= outcome;
  tell(app->options->language, word, a, b, c);
}

void app_warn(struct app *app, enum word word, const char *a, const char *b, const char *c)
{
  if (app->options->strict)
    app->outcome |= OUTCOME_CONDITION;
  tell(app->options->language, word, a, b, c);
}

void app_no_memory(struct app *app)
{
  app_fail(app, OUTCOME_INTERNAL, WORD_NO_MEMORY, NULL, NULL, NULL);
}

int app_status(struct app *app, siap_status status)
{
  switch (status) {
  case SIAP_OK:
    return 0;
  case SIAP_ERR_IO:
    app->outcome |= OUTCOME_FILE;
    return -1;
  case SIAP_ERR_SYNTAX:
  case SIAP_ERR_RULE:
  case SIAP_ERR_LIMIT:
  case SIAP_ERR_NAME:
    app->outcome |= OUTCOME_INVALID;
    return -1;
  case SIAP_ERR_LACKING:
    app->outcome |= OUTCOME_LACKING;
    return -1;
  case SIAP_ERR_MEMORY:
    app_no_memory(app);
    return -1;
  default:
    app_fail(app, OUTCOME_INTERNAL, WORD_INTERNAL, siap_status_name(status), NULL, NULL);
    return -1;
  }
}

size_t app_count(const struct app *app, int32_t severity, const char *source)
{
  size_t count = siap_findings_total(app->findings, severity);
  for (size_t i = 0; source && i < siap_findings_count(app->findings); i++)
    count -= siap_findings_severity(app->findings, i) == severity &&
             strcmp(siap_findings_source(app->findings, i), source) != 0;
  return count;
}

static void show_hidden_count(const struct app *app)
{
  size_t total = 0, shown = siap_findings_count(app->findings);
  char more[32];
  for (int32_t severity = SIAP_NOTE; severity <= SIAP_ERROR; severity++)
    total += siap_findings_total(app->findings, severity);
  if (total <= shown)
    return;
  snprintf(more, sizeof more, "%zu", total - shown);
  tell(app->options->language, WORD_MORE_FINDINGS, more, NULL, NULL);
}

/* https://no-color.org: any value that is not empty. */
static int may_colour(void)
{
  const char *never = getenv("NO_COLOR"), *terminal = getenv("TERM");
  return isatty(STDERR_FILENO) && !(never && *never) && terminal && strcmp(terminal, "dumb") != 0;
}

/* "error E310" within the text of a finding: the word before the code, and the code. */
static const char *severity_in(const char *text, const char *code, size_t *length)
{
  const char *at = text;
  size_t digits = strlen(code);
  while ((at = strstr(at, code)) && !(at - text > 2 && at[-1] == ' ' && at[digits] == ':'))
    at++;
  if (!at)
    return NULL;
  const char *word = at - 1;
  while (word > text && word[-1] != ' ')
    word--;
  *length = (size_t)(at - word) + digits;
  return word;
}

void app_show_finding(struct app *app, size_t i)
{
  static const char *const colour[] = {"36", "33", "1;31"}; /* note, warning, error */
  char *text = NULL;
  size_t length = 0;
  if (app_status(app, siap_findings_format(app->findings, i, &text)) != 0)
    return;
  const char *word =
      may_colour() ? severity_in(text, siap_findings_code(app->findings, i), &length) : NULL;
  if (word)
    fprintf(stderr, "%.*s\033[%sm%.*s\033[0m%s", (int)(word - text), text,
            colour[siap_findings_severity(app->findings, i)], (int)length, word, word + length);
  else
    fputs(text, stderr);
  siap_free(text);
}

/* Those of one holder; NULL: all. */
static void show_those_of(struct app *app, const char *holder)
{
  for (size_t i = 0; i < siap_findings_count(app->findings); i++) {
    if (!holder || strcmp(siap_findings_holder(app->findings, i), holder) == 0)
      app_show_finding(app, i);
  }
}

static void show_the_end(struct app *app)
{
  show_hidden_count(app);
  if (app->options->strict && app_count(app, SIAP_WARNING, NULL))
    app->outcome |= OUTCOME_CONDITION;
}

void app_show_findings(struct app *app)
{
  siap_findings_sort(app->findings);
  show_those_of(app, NULL);
  show_the_end(app);
}

/* The next holder in order of the alphabet behind one; NULL: there is none. */
static const char *holder_behind(const struct app *app, const char *last)
{
  const char *next = NULL;
  for (size_t i = 0; i < siap_findings_count(app->findings); i++) {
    const char *holder = siap_findings_holder(app->findings, i);
    if (strcmp(holder, last) > 0 && (!next || strcmp(holder, next) < 0))
      next = holder;
  }
  return next;
}

static void show_heading(const struct app *app, const char *holder)
{
  size_t count = 0;
  for (size_t i = 0; i < siap_findings_count(app->findings); i++)
    count += strcmp(siap_findings_holder(app->findings, i), holder) == 0;
  if (count)
    fprintf(stderr, "%s (%zu)\n",
            *holder ? holder : word_text(app->options->language, WORD_NO_AGENCY), count);
}

void app_show_findings_by_holder(struct app *app)
{
  const char *holder = "";
  if (!options_setting(app->options, "by")) {
    app_show_findings(app);
    return;
  }
  siap_findings_sort(app->findings);
  while ((holder = holder_behind(app, holder))) {
    show_heading(app, holder);
    show_those_of(app, holder);
  }
  show_heading(app, "");
  show_those_of(app, "");
  show_the_end(app);
}

const char *app_counted(const struct app *app, size_t count, enum word one, enum word many,
                        char *room, size_t size)
{
  snprintf(room, size, "%zu %s", count, word_text(app->options->language, count == 1 ? one : many));
  return room;
}

void tell_summary(const struct app *app, enum word word, const char *name, const char *what)
{
  say(stderr, app->options->language, word, name, what, NULL);
  putc('\n', stderr);
}

int app_exit(const struct app *app)
{
  static const struct { unsigned outcome; int code; } order[] = {
    {OUTCOME_USAGE, 2},     {OUTCOME_FILE, 5},    {OUTCOME_INVALID, 3},
    {OUTCOME_INTERNAL, 70}, {OUTCOME_LACKING, 4}, {OUTCOME_CONDITION, 1},
  };
  for (size_t i = 0; i < sizeof order / sizeof order[0]; i++)
    if (app->outcome & order[i].outcome)
      return order[i].code;
  return 0;
}
