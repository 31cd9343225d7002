/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence that is written again: read by itself, put into a file. */
#include "evidence.h"

#include <string.h>

siap_evidence *evidence_read(struct app *app, const char *path, const char *rubric)
{
  const struct options *options = app->options;
  siap_evidence_options about;
  siap_evidence *evidence = NULL;
  struct input input;
  if (app_status(app, siap_evidence_options_init(&about, sizeof about)) != 0 ||
      input_read(app, path, &input) != 0)
    return NULL;
  about.rubric = rubric;
  about.region = options->region;
  about.region_class = options->region_class;
  about.stage = options->stage;
  app_status(app, siap_evidence_read(input.bytes, input.length, input.name, &about, &app->limits,
                                     &evidence, app->findings));
  input_release(&input);
  return evidence;
}

void evidence_finish(struct app *app, struct output *output, const siap_evidence *evidence)
{
  char *bytes = NULL;
  size_t length = 0;
  struct text text;
  memset(&text, 0, sizeof text);
  if (evidence && !(app->outcome & OUTCOME_FATAL))
    app_status(app, siap_evidence_write(evidence, app->options->format, app->options->lang, &bytes,
                                        &length, app->findings));
  app_show_findings(app);
  text_put(&text, bytes ? bytes : "", length);
  siap_free(bytes);
  if (app->outcome & OUTCOME_FATAL)
    output_discard(output);
  else
    output_finish(app, output, &text);
  text_release(&text);
}
