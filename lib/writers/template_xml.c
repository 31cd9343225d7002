/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 6. A template as XML. Each answer waits in a comment: an answer that is not written is
 * missing, and a blank in one that is written stays a fault.
 */
#include "writers/template.h"
#include "writers/xml.h"

#include <string.h>

/* ---- text of strangers in XML ---- */

/* A comment: "--" cannot stand in one, nor "-" at its end. Releases the words. */
static void put_comment(siap_i_text *text, siap_i_text *words, const char *before)
{
  char *bytes = siap_i_text_take(words, NULL);
  text->failed |= !bytes;
  siap_i_text_putf(text, "%s<!-- ", before);
  for (const char *at = bytes; at && *at; at++) {
    siap_i_text_put_char(text, *at);
    if (*at == '-' && at[1] == '-')
      siap_i_text_put_char(text, ' ');
  }
  siap_i_text_put(text, " -->\n");
  siap_i_release(bytes);
}

/* ---- one question ---- */

#define LINE "\n         "

static void put_named(siap_i_text *words, const char *separator, const char *name,
                      const char *value)
{
  siap_i_text_putf(words, "%s%s: ", separator, name);
  siap_i_put_padded(words, value, 0);
}

static void put_whose(const siap_i_template *out, siap_i_text *words,
                      const siap_i_question *question)
{
  const char *separator = LINE;
  if (*question->pillar) {
    put_named(words, separator, siap_i_say(out->words, SIAP_I_SAY_PILLAR), question->pillar);
    separator = "; ";
  }
  if (*question->aspect) {
    siap_i_text_put(words, " / ");
    siap_i_put_padded(words, question->aspect, 0);
  }
  if (*question->holder) {
    put_named(words, separator, siap_i_say(out->words, SIAP_I_SAY_HOLDER), question->holder);
    separator = "; ";
  }
  if (*question->unit)
    put_named(words, separator, siap_i_say(out->words, SIAP_I_SAY_UNIT), question->unit);
}

static void put_question(const siap_i_template *out, const siap_i_question *question)
{
  const siap_i_item *item = question->item;
  siap_i_text words = {NULL, 0, 0, 0};
  siap_i_put_padded(&words, *question->label ? question->label : question->id, 0);
  put_whose(out, &words, question);
  siap_i_text_putf(&words, LINE "%s: ", siap_i_say(out->words, SIAP_I_SAY_ANSWER));
  siap_i_template_form(out, &words, question);
  if (item && item->level_count) {
    siap_i_text_put(&words, LINE);
    siap_i_template_levels(out, &words, question, LINE);
  }
  if (item && item->required_count) {
    siap_i_text_putf(&words, LINE "%s: ", siap_i_say(out->words, SIAP_I_SAY_PROOF));
    siap_i_template_proof(out, &words, question);
  }
  if (*question->help) {
    siap_i_text_put(&words, LINE);
    siap_i_put_padded(&words, question->help, 0);
  }
  put_comment(out->text, &words, "\n    ");
}

/* ---- its answer ---- */

static const char *const blanks[] = {
    [SIAP_I_WANTS_LEVEL] = " level=\"\"",
    [SIAP_I_WANTS_VALUE] = " value=\"\"",
    [SIAP_I_WANTS_RATIO] = " numerator=\"\" denominator=\"\"",
    [SIAP_I_WANTS_GRADE] = " grade=\"\"",
    [SIAP_I_WANTS_CHECKED] = " checked=\"\"",
};

static void put_answer(const siap_i_template *out, const siap_i_question *question)
{
  int node = question->kind == SIAP_KIND_NODE || question->kind == SIAP_KIND_INDEX;
  const char *element = node                                   ? "given node"
                        : question->kind == SIAP_KIND_EXTERNAL ? "external ref"
                                                               : "answer item";
  const char *replicate = question->wants == SIAP_I_WANTS_LEVEL
                              ? "<rating assessor=\"\" level=\"\"/>"
                              : "<unit id=\"\" value=\"\"/>";
  siap_i_text_putf(out->text, "<%s=\"%s\"", element, question->id);
  if (!question->ratings) {
    siap_i_text_putf(out->text, "%s/>", blanks[question->wants]);
    return;
  }
  siap_i_text_put_char(out->text, '>');
  for (uint32_t i = 0; i < question->ratings; i++)
    siap_i_text_put(out->text, replicate);
  siap_i_text_put(out->text, "</answer>");
}

/* An id with "--" cannot stand in a comment: its answer is a state, to be replaced. */
static void put_open_answer(const siap_i_template *out, const siap_i_question *question)
{
  int external = question->kind == SIAP_KIND_EXTERNAL;
  if (!strstr(question->id, "--")) {
    siap_i_text_put(out->text, "    <!-- ");
    put_answer(out, question);
    siap_i_text_put(out->text, " -->\n");
  } else if (!external) { /* an external has no state; `--external` gives it */
    siap_i_text_putf(out->text, "    <%s=\"%s\" state=\"missing\"",
                     question->item || question->leaf ? "answer item" : "given node", question->id);
    siap_i_xml_put(out->text, "reason", siap_i_say(out->words, SIAP_I_SAY_FORM_OPEN));
    siap_i_text_put(out->text, "/>\n");
  }
}

/* ---- the file ---- */

static void put_classes(const siap_i_template *out, siap_i_text *words,
                        const siap_i_profile *profile)
{
  if (!profile || profile->class_count < 2)
    return;
  siap_i_text_putf(words, "\n     %s: ", siap_i_say(out->words, SIAP_I_SAY_CLASSES));
  for (size_t i = 0; i < profile->class_count; i++) {
    siap_i_text_put(words, i ? ", " : "class=\"...\": ");
    siap_i_put_padded(words, profile->region_class[i], 0);
  }
}

static void put_head(const siap_i_template *out)
{
  const siap_rubric *rubric = out->plan->rubric;
  siap_i_text words = {NULL, 0, 0, 0};
  const char *label = siap_i_label(rubric, rubric->label, out->language);
  siap_i_put_padded(&words, label ? label : rubric->id, 0);
  siap_i_text_putf(&words, "\n     %s %s", rubric->id, out->plan->profile);
  if (out->holder)
    put_named(&words, "; ", siap_i_say(out->words, SIAP_I_SAY_HOLDER), out->holder);
  siap_i_text_putf(&words, "; %zu %s\n", out->count, siap_i_say(out->words, SIAP_I_SAY_QUESTIONS));
  static const enum siap_i_say how[] = {SIAP_I_SAY_FORM_HOW, SIAP_I_SAY_FORM_STATE,
                                        SIAP_I_SAY_FORM_REGION, SIAP_I_SAY_FORM_STAGES};
  for (size_t i = 0; i < sizeof how / sizeof *how; i++)
    siap_i_text_putf(&words, "\n     %s", siap_i_say(out->words, how[i]));
  put_classes(out, &words, siap_i_template_profile(out));
  put_comment(out->text, &words, "");
}

void siap_i_template_xml(const siap_i_template *out)
{
  const siap_rubric *rubric = out->plan->rubric;
  const siap_i_profile *profile = siap_i_template_profile(out);
  siap_i_question question;
  siap_i_text_put(out->text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  put_head(out);
  siap_i_text_putf(out->text, "<evidence xmlns=\"urn:siap:evidence:1\" rubric=\"%s\"", rubric->id);
  if (*rubric->version)
    siap_i_xml_put(out->text, "version", rubric->version);
  siap_i_text_put(out->text, " stage=\"self\">\n  <region");
  siap_i_xml_put(out->text, "name", siap_i_say(out->words, SIAP_I_SAY_FORM_NAME));
  if (profile && profile->class_count == 1)
    siap_i_xml_put(out->text, "class", profile->region_class[0]);
  siap_i_text_put(out->text, ">\n");
  for (size_t slot = 0; slot < out->plan->slots; slot++)
    if (siap_i_template_question(out, slot, &question)) {
      put_question(out, &question);
      put_open_answer(out, &question);
    }
  siap_i_text_put(out->text, "\n  </region>\n</evidence>\n");
}
