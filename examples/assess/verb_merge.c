/* SPDX-License-Identifier: GPL-3.0-or-later */
/* assess merge: one evidence file of the parts that agencies sent back. */
#include "evidence.h"
#include "load.h"
#include "verbs.h"

#include <stdlib.h>
#include <string.h>

/* Which part goes first; `count` when none does. */
static size_t preferred_part(struct app *app)
{
  const struct options *options = app->options;
  size_t at = options->operand_count;
  for (size_t i = options->operand_count; options->prefer && i-- > 0;)
    if (strcmp(options->operand[i], options->prefer) == 0)
      at = i;
  if (options->prefer && at == options->operand_count) {
    app_fail(app, OUTCOME_USAGE, WORD_NO_PART, options->prefer, NULL, NULL);
    tell_near(options->language, options->prefer, (const char *const *)options->operand,
              options->operand_count);
  }
  return at;
}

/* All of them, so that everything that is wrong with any comes out at once. */
static void read_parts(struct app *app, const char *rubric, siap_evidence **part)
{
  for (size_t i = 0; i < app->options->operand_count; i++)
    part[i] = evidence_read(app, app->options->operand[i], rubric);
}

/* Harmless, but somebody may have meant another file. */
static void warn_of_twice(struct app *app)
{
  char *const *name = app->options->operand;
  for (size_t i = 0; i < app->options->operand_count; i++)
    for (size_t k = 0; k < i; k++)
      if (strcmp(name[k], name[i]) == 0) {
        app_warn(app, WORD_PART_TWICE, name[i], NULL, NULL);
        break;
      }
}

/* Which files are at fault, a line each, behind what is wrong with them. */
static void summarise(const struct app *app)
{
  char errors[64];
  for (size_t i = 0; i < app->options->operand_count; i++) {
    const char *name = app->options->operand[i];
    name = strcmp(name, "-") == 0 ? "<stdin>" : name;
    size_t wrong = app_count(app, SIAP_ERROR, name);
    int is_told = 0;
    for (size_t k = 0; k < i; k++)
      is_told |= strcmp(app->options->operand[k], app->options->operand[i]) == 0;
    if (wrong && !is_told)
      tell_summary(app, WORD_NOT_MERGED, name,
                   app_counted(app, wrong, WORD_ERROR, WORD_ERRORS, errors, sizeof errors));
  }
}

static siap_evidence *merge(struct app *app, siap_evidence **part)
{
  size_t count = app->options->operand_count, preferred = preferred_part(app);
  siap_rubric *rubric =
      app->options->rubric ? rubric_load(app, app->options->rubric, BY_PERSON) : NULL;
  siap_evidence *merged = NULL;
  if (!(app->outcome & OUTCOME_FATAL))
    read_parts(app, rubric ? siap_rubric_id(rubric) : NULL, part);
  if (!(app->outcome & OUTCOME_FATAL))
    app_status(app, siap_evidence_merge((const siap_evidence *const *)part, count,
                                        preferred < count ? part[preferred] : NULL, &merged,
                                        app->findings));
  siap_rubric_unref(rubric);
  return merged;
}

void verb_merge(struct app *app)
{
  size_t count = app->options->operand_count;
  struct output output;
  siap_evidence **part = calloc(count, sizeof *part), *merged;
  if (!part) {
    app_no_memory(app);
    return;
  }
  if (output_open(app, &output) == 0) {
    warn_of_twice(app);
    merged = merge(app, part);
    evidence_finish(app, &output, merged);
    summarise(app);
    siap_evidence_unref(merged);
  }
  for (size_t i = 0; i < count; i++)
    siap_evidence_unref(part[i]);
  free(part);
}
