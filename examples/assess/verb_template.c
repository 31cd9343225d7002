/* SPDX-License-Identifier: GPL-3.0-or-later */
/* assess template: an empty evidence file for a rubric and profile. */
#include "load.h"
#include "verbs.h"
#include "write.h"

#include <stdlib.h>
#include <string.h>

/* The profile named, or the one of the class named, or the only one. NULL: said, outcome set. */
static siap_plan *choose_plan(struct app *app, const siap_rubric *rubric)
{
  const struct options *options = app->options;
  const char *profile = options->profile;
  siap_plan *plan = NULL;
  if (!profile && options->region_class && siap_rubric_profile_count(rubric)) {
    profile = siap_rubric_profile_for_class(rubric, options->region_class);
    if (!profile) {
      app_fail(app, OUTCOME_USAGE, WORD_NO_CLASS, options->region_class, siap_rubric_id(rubric),
               NULL);
      return NULL;
    }
  }
  siap_status status = siap_plan_compile(rubric, profile, &plan, app->findings);
  if (status == SIAP_ERR_NAME)
    app->outcome |= OUTCOME_USAGE; /* the findings say which profiles there are */
  else
    app_status(app, status);
  return plan;
}

/* ---- holders ---- */

static int is_among(const char *const *holder, size_t count, const char *name)
{
  for (size_t i = 0; i < count; i++)
    if (strcmp(holder[i], name) == 0)
      return 1;
  return 0;
}

/* Nothing is asked of that holder: say of whom something is. */
static void no_holder(struct app *app, const siap_rubric *rubric)
{
  const char *wanted = app->options->holder;
  size_t items = siap_rubric_item_count(rubric), count = 0;
  const char **holder = calloc(items + 1, sizeof *holder);
  struct text list;
  memset(&list, 0, sizeof list);
  for (size_t i = 0; holder && i < items; i++) {
    const char *name = siap_rubric_item_holder(rubric, i);
    if (!name || !*name || is_among(holder, count, name))
      continue;
    text_puts(&list, count ? ", " : "");
    text_puts(&list, name);
    holder[count++] = name;
  }
  text_put(&list, "", 1);
  if (!holder || list.failed)
    app_no_memory(app);
  else
    app_fail(app, OUTCOME_USAGE, WORD_NO_HOLDER, wanted, siap_rubric_id(rubric),
             count ? list.bytes : "-");
  if (count)
    tell_near(app->options->language, wanted, holder, count);
  text_release(&list);
  free(holder);
}

/* ---- the file ---- */

static void make(struct app *app, struct text *text)
{
  const struct options *options = app->options;
  char *bytes = NULL;
  size_t length = 0;
  siap_rubric *rubric = rubric_load(app, options->operand[0], BY_PERSON);
  siap_plan *plan = rubric ? choose_plan(app, rubric) : NULL;
  if (plan) {
    siap_status status = siap_plan_template(plan, options->format, options->lang, options->holder,
                                            &bytes, &length);
    if (status == SIAP_ERR_NAME)
      no_holder(app, rubric);
    else
      app_status(app, status);
  }
  text_put(text, bytes ? bytes : "", length);
  siap_free(bytes);
  siap_plan_unref(plan);
  siap_rubric_unref(rubric);
}

void verb_template(struct app *app)
{
  struct output output;
  struct text text;
  memset(&text, 0, sizeof text);
  if (output_open(app, &output) != 0)
    return;
  make(app, &text);
  app_show_findings(app);
  if (app->outcome & OUTCOME_FATAL)
    output_discard(&output);
  else
    output_finish(app, &output, &text);
  text_release(&text);
}
