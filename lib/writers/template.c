/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 6. An empty evidence file for a plan: what each question asks, and the list of formats. */
#include "writers/template.h"

#include "services/codes.h"

#include <math.h>
#include <string.h>

#define RATINGS_MOST 10 /* lines left for the ratings of one question */

/* ---- questions ---- */

static const char *or_empty(const char *text)
{
  return text ? text : "";
}

static const char *label_of(const siap_i_template *out, siap_i_labels labels)
{
  return or_empty(siap_i_label(out->plan->rubric, labels, out->language));
}

static const siap_i_scale *scale_of(const siap_i_template *out, const char *id)
{
  size_t at = id ? siap_i_rubric_scale(out->plan->rubric, id) : SIAP_I_NONE;
  return at == SIAP_I_NONE ? NULL : &out->plan->rubric->scale[at];
}

static void place_in_pillar(const siap_i_template *out, const siap_i_item *item,
                            siap_i_question *question)
{
  const siap_rubric *rubric = out->plan->rubric;
  size_t at = item->pillar ? siap_i_rubric_pillar(rubric, item->pillar) : SIAP_I_NONE;
  if (at == SIAP_I_NONE)
    return;
  const siap_i_pillar *pillar = &rubric->pillar[at];
  question->pillar = label_of(out, pillar->label);
  at = item->aspect ? siap_i_rubric_aspect(pillar, item->aspect) : SIAP_I_NONE;
  if (at != SIAP_I_NONE)
    question->aspect = label_of(out, pillar->aspect[at].label);
}

/* What the first normaliser reads is what should be answered; without one a scale asks for a level. */
static uint8_t wanted(const siap_plan *plan, size_t slot, const siap_i_item *item)
{
  static const uint8_t by_reads[] = {[SIAP_I_READS_NUMBER] = SIAP_I_WANTS_VALUE,
                                     [SIAP_I_READS_RATIO] = SIAP_I_WANTS_RATIO,
                                     [SIAP_I_READS_GRADE] = SIAP_I_WANTS_GRADE,
                                     [SIAP_I_READS_CHECKED] = SIAP_I_WANTS_CHECKED};
  if (plan->step_count[slot])
    return by_reads[plan->step[slot]->word->reads];
  return item->scale && !item->cohort ? SIAP_I_WANTS_LEVEL : SIAP_I_WANTS_VALUE;
}

static void ask_item(const siap_i_template *out, size_t slot, siap_i_question *question)
{
  const siap_i_item *item = &out->plan->item[out->plan->slot[slot].at];
  question->item = item;
  question->wants = wanted(out->plan, slot, item);
  question->label = label_of(out, item->label);
  question->help = label_of(out, item->help);
  question->unit = siap_i_unit_words(out->plan->rubric, item->unit, out->language);
  question->holder = or_empty(item->holder);
  question->scale = scale_of(out, item->scale);
  if (item->least > 1 && question->wants <= SIAP_I_WANTS_VALUE)
    question->ratings = item->least < RATINGS_MOST ? item->least : RATINGS_MOST;
  place_in_pillar(out, item, question);
}

static int ask_node(const siap_i_template *out, size_t slot, siap_i_question *question)
{
  const siap_i_plan_node *node = &out->plan->node[slot - siap_i_plan_first_node(out->plan)];
  question->label = label_of(out, node->from->label);
  question->help = label_of(out, node->from->help);
  question->scale = scale_of(out, node->from->scale);
  return node->method->is_given && node->forced == SIAP_STATE_SCORED;
}

int siap_i_template_question(const siap_i_template *out, size_t slot, siap_i_question *question)
{
  const siap_i_plan_slot *at = &out->plan->slot[slot];
  memset(question, 0, sizeof *question);
  question->kind = at->kind;
  question->wants = SIAP_I_WANTS_VALUE;
  question->id = at->id;
  question->label = question->help = question->pillar = question->aspect = question->unit =
      question->holder = "";
  if (at->forced != SIAP_STATE_SCORED || at->kind == SIAP_KIND_CONSTANT)
    return 0;
  if (at->kind == SIAP_KIND_ITEM)
    ask_item(out, slot, question);
  else if (at->kind == SIAP_KIND_NODE || at->kind == SIAP_KIND_INDEX) {
    if (!ask_node(out, slot, question))
      return 0;
  } else {
    question->leaf = &out->plan->rubric->leaf[at->at];
    question->label = label_of(out, question->leaf->label);
    question->unit =
        siap_i_unit_words(out->plan->rubric, question->leaf->unit, out->language);
  }
  return !out->holder || strcmp(out->holder, question->holder) == 0;
}

const siap_i_profile *siap_i_template_profile(const siap_i_template *out)
{
  size_t at = siap_i_rubric_profile(out->plan->rubric, out->plan->profile);
  return at == SIAP_I_NONE ? NULL : &out->plan->rubric->profile[at];
}

/* ---- what is asked, in words ---- */

/* As the reader of the file wants numbers. */
static void put_number(const siap_i_template *out, siap_i_text *text, double number)
{
  char digits[SIAP_I_NUMBER_ROOM];
  siap_i_number_write(number, digits);
  for (char *at = digits; out->comma && *at; at++)
    if (*at == '.')
      *at = ',';
  siap_i_text_put(text, digits);
}

static void put_said(const siap_i_template *out, siap_i_text *text, enum siap_i_say word)
{
  siap_i_text_putf(text, "%s ", siap_i_say(out->words, word));
}

static void put_range(const siap_i_template *out, siap_i_text *text, double low, double high)
{
  if (isnan(low) && isnan(high))
    return;
  siap_i_text_put(text, ", ");
  if (isnan(low) || isnan(high))
    put_said(out, text, isnan(low) ? SIAP_I_SAY_AT_MOST : SIAP_I_SAY_AT_LEAST);
  if (!isnan(low))
    put_number(out, text, low);
  if (!isnan(low) && !isnan(high)) {
    siap_i_text_put_char(text, ' ');
    put_said(out, text, SIAP_I_SAY_FROM_TO);
  }
  if (!isnan(high))
    put_number(out, text, high);
}

static void put_scale(const siap_i_template *out, siap_i_text *text, const siap_i_scale *scale)
{
  if (!scale)
    return;
  put_range(out, text, scale->min, scale->max);
  if (scale->step > 0) {
    siap_i_text_put(text, ", ");
    put_said(out, text, SIAP_I_SAY_STEPS);
    put_number(out, text, scale->step);
  }
}

static void put_grades(const siap_i_template *out, siap_i_text *text, const siap_i_step *step)
{
  siap_i_text_put(text, siap_i_say(out->words, SIAP_I_SAY_GRADE));
  for (size_t i = 0; i < step->entry_count; i++) {
    siap_i_text_put(text, i ? ", " : " ");
    siap_i_put_padded(text, step->entry[i].id, 0);
  }
}

static void put_criteria(const siap_i_template *out, siap_i_text *text, const siap_i_step *step)
{
  siap_i_text_put(text, siap_i_say(out->words, SIAP_I_SAY_CHECKED));
  for (size_t i = 0; i < step->entry_count; i++) {
    siap_i_text_put(text, i ? "; " : ": ");
    put_number(out, text, step->entry[i].score);
    siap_i_text_put_char(text, ':');
    for (size_t k = 0; k < step->entry[i].criterion_count; k++) {
      siap_i_text_put_char(text, ' ');
      siap_i_put_padded(text, step->entry[i].criterion[k], 0);
    }
  }
}

static void put_item_value(const siap_i_template *out, siap_i_text *text,
                           const siap_i_question *question)
{
  const siap_i_item *item = question->item;
  siap_i_text_put(text, "value");
  put_range(out, text, item->min, item->max);
}

static void put_item_form(const siap_i_template *out, siap_i_text *text,
                          const siap_i_question *question)
{
  switch (question->wants) {
  case SIAP_I_WANTS_LEVEL:
    siap_i_text_put(text, "level");
    put_scale(out, text, question->scale);
    break;
  case SIAP_I_WANTS_RATIO:
    siap_i_text_put(text, siap_i_say(out->words, SIAP_I_SAY_SHARE));
    break;
  case SIAP_I_WANTS_GRADE:
    put_grades(out, text, question->item->step);
    break;
  case SIAP_I_WANTS_CHECKED:
    put_criteria(out, text, question->item->step);
    break;
  default:
    put_item_value(out, text, question);
  }
  if (question->scale && question->wants != SIAP_I_WANTS_LEVEL && !question->item->cohort) {
    siap_i_text_put(text, "; ");
    put_said(out, text, SIAP_I_SAY_OR);
    siap_i_text_put(text, "level");
    put_scale(out, text, question->scale);
  }
  if (question->ratings && question->wants == SIAP_I_WANTS_LEVEL) {
    siap_i_text_put(text, "; ");
    put_said(out, text, SIAP_I_SAY_AT_LEAST);
    siap_i_text_putf(text, "%u %s", (unsigned)question->item->least,
                     siap_i_say(out->words, SIAP_I_SAY_RATINGS));
  }
}

void siap_i_template_form(const siap_i_template *out, siap_i_text *text,
                          const siap_i_question *question)
{
  if (question->item)
    put_item_form(out, text, question);
  else if (question->kind == SIAP_KIND_EXTERNAL) {
    put_said(out, text, SIAP_I_SAY_LAST_VALUE);
    siap_i_text_putf(text, "%s, %s", question->leaf->rubric, question->leaf->node);
  } else if (question->leaf) {
    siap_i_text_put(text, "value");
    put_range(out, text, question->leaf->min, question->leaf->max);
  } else {
    siap_i_text_put(text, siap_i_say(out->words, SIAP_I_SAY_NODE_VALUE));
    put_scale(out, text, question->scale);
  }
}

void siap_i_template_levels(const siap_i_template *out, siap_i_text *text,
                            const siap_i_question *question, const char *between)
{
  const siap_i_item *item = question->item;
  for (size_t i = 0; item && i < item->level_count; i++) {
    siap_i_text_put(text, i ? between : "");
    put_number(out, text, item->level[i].value);
    siap_i_text_put(text, ": ");
    siap_i_put_padded(text, label_of(out, item->level[i].label), 0);
  }
}

void siap_i_template_proof(const siap_i_template *out, siap_i_text *text,
                           const siap_i_question *question)
{
  const siap_i_item *item = question->item;
  for (size_t i = 0; item && i < item->required_count; i++) {
    siap_i_text_put(text, i ? ", " : "");
    if (!isnan(item->required[i].level)) {
      put_number(out, text, item->required[i].level);
      siap_i_text_put(text, ": ");
    }
    siap_i_put_padded(text, item->required[i].kind, 0);
  }
}

/* ---- the call ---- */

static const struct {
  const char *name;
  void (*write)(const siap_i_template *out);
  int comma;
} formats[] = {
    {"xml", siap_i_template_xml, 0},
    {"csv", siap_i_template_csv, 0},
    {"csv-excel", siap_i_template_csv, 1},
    {"html", siap_i_template_html, 0},
};

static void count_questions(siap_i_template *out)
{
  siap_i_question question;
  for (size_t slot = 0; slot < out->plan->slots; slot++)
    if (siap_i_template_question(out, slot, &question)) {
      out->rows++;
      out->count += question.kind != SIAP_KIND_EXTERNAL;
    }
}

siap_status siap_plan_template(const siap_plan *plan, const char *format, const char *language,
                               const char *holder, char **out, size_t *length)
{
  if (out)
    *out = NULL;
  if (length)
    *length = 0;
  if (!plan || !format || !out)
    return SIAP_ERR_ARG;
  int words = siap_i_language(language);
  siap_i_text text = {NULL, 0, 0, 0};
  siap_i_template made = {.text = &text,
                          .plan = plan,
                          .language = language ? language : "en",
                          .holder = holder,
                          .words = words < 0 ? 0 : words};
  count_questions(&made);
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
    if (strcmp(formats[i].name, format) == 0 && (!holder || made.rows)) {
      made.comma = formats[i].comma;
      formats[i].write(&made);
      *out = siap_i_text_take(&text, length);
      return *out ? SIAP_OK : SIAP_ERR_MEMORY;
    }
  return SIAP_ERR_NAME;
}
