/* SPDX-License-Identifier: GPL-3.0-or-later */
/* assess convert: evidence in another format, or carried over to the rubric of a new year. */
#include "evidence.h"
#include "load.h"
#include "verbs.h"

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
  if (to)
    app_status(app, siap_evidence_carry(last, from, to, &carried, app->findings));
  siap_rubric_unref(from);
  siap_rubric_unref(to);
  return carried;
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
    evidence = carried;
  }
  evidence_finish(app, &output, evidence);
  siap_evidence_unref(evidence);
  siap_rubric_unref(rubric);
}
