/* SPDX-License-Identifier: GPL-3.0-or-later */
/* assess convert: evidence in another format, or carried over to the rubric of a new year. */
#include "evidence.h"
#include "load.h"
#include "verbs.h"

#include <string.h>

/* A class of this year must have a profile. */
static int check_class(struct app *app, const siap_rubric *to)
{
  const char *wanted = app->options->region_class;
  if (!wanted || siap_rubric_profile_count(to) < 2 || siap_rubric_profile_for_class(to, wanted))
    return 0;
  app_fail(app, OUTCOME_USAGE, WORD_NO_CLASS, wanted, siap_rubric_id(to), NULL);
  return -1;
}

/* The rubric the file answers, then the new one, then what goes from one to the other. */
static siap_evidence *carry(struct app *app, const siap_evidence *last, siap_rubric *known)
{
  const char *id = siap_evidence_rubric_id(last);
  siap_evidence *carried = NULL;
  if (!known && !*id)
    app_fail(app, OUTCOME_USAGE, WORD_RUBRIC_UNKNOWN, app->options->operand[0], NULL, NULL);
  siap_rubric *from = known   ? siap_rubric_ref(known)
                      : *id ? rubric_load(app, id, BY_EVIDENCE)
                            : NULL;
  siap_rubric *to = from ? rubric_load(app, app->options->carry_to, BY_PERSON) : NULL;
  if (to && check_class(app, to) == 0)
    app_status(app, siap_evidence_carry(last, from, to, &carried, app->findings));
  siap_rubric_unref(from);
  siap_rubric_unref(to);
  return carried;
}

/* --class: of a draft without the class of last year. What its file says already is not overruled. */
static siap_evidence *with_class(struct app *app, siap_evidence *draft)
{
  const struct options *options = app->options;
  siap_evidence_options about;
  siap_evidence *read = NULL;
  siap_limits limits = app->limits;
  char *bytes = NULL;
  size_t length = 0;
  for (size_t i = 0; i < siap_evidence_region_count(draft); i++) {
    const char *is = siap_evidence_region_class(draft, i);
    if (*is && strcmp(is, options->region_class) != 0)
      app_fail(app, OUTCOME_USAGE, WORD_OTHER_CLASS, options->operand[0],
               siap_evidence_region_name(draft, i), is);
  }
  if (app_status(app, siap_evidence_options_init(&about, sizeof about)) == 0 &&
      app_status(app, siap_evidence_write(draft, "xml", NULL, &bytes, &length, NULL)) == 0) {
    about.region_class = options->region_class;
    limits.bytes = length > limits.bytes ? length : limits.bytes;
    app_status(app, siap_evidence_read(bytes, length, options->operand[0], &about, &limits, &read,
                                       app->findings));
  }
  siap_free(bytes);
  siap_evidence_unref(draft);
  return read;
}

void verb_convert(struct app *app)
{
  const struct options *options = app->options;
  struct output output;
  if (output_open(app, &output) != 0)
    return;
  siap_rubric *rubric = options->rubric ? rubric_load(app, options->rubric, BY_PERSON) : NULL;
  siap_evidence *evidence =
      options->rubric && !rubric
          ? NULL
          : evidence_read(app, options->operand[0], rubric ? siap_rubric_id(rubric) : NULL);
  if (evidence && options->carry_to) {
    siap_evidence *carried = carry(app, evidence, rubric);
    siap_evidence_unref(evidence);
    evidence = carried && options->region_class ? with_class(app, carried) : carried;
  }
  evidence_finish(app, &output, evidence);
  siap_evidence_unref(evidence);
  siap_rubric_unref(rubric);
}
