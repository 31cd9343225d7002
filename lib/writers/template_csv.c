/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 6. A template as CSV, one row per answer: a row whose answer is left blank is missing. The
 * columns of an answer are those that some question asks for. The region stands in the first row
 * only, for all.
 */
#include "writers/csv.h"
#include "writers/template.h"

#include <string.h>

/* Columns in the order they are written. Those for people are read past. */
enum column {
  REGION,
  CODE,
  CLASS,
  STAGE,
  RUBRIC,
  PILLAR,
  ASPECT,
  HOLDER,
  ITEM,
  NODE,
  LABEL,
  UNIT,
  FORM,
  LEVELS,
  ASSESSOR,
  LEVEL,
  VALUE,
  NUMERATOR,
  DENOMINATOR,
  GRADE,
  CHECKED,
  STATE,
  REASON,
  NOTE,
  PROOF,
  HELP,
  COLUMNS
};

static const char *const names[COLUMNS] = {
    "region",   "code",   "class", "stage",     "rubric",      "pillar", "aspect",
    "holder",   "item",   "node",  "label",     "unit",        "form",   "levels",
    "assessor", "level",  "value", "numerator", "denominator", "grade",  "checked",
    "state",    "reason", "note",  "proof",     "help"};

struct sheet {
  const siap_i_template *out;
  unsigned char used[COLUMNS];
  int begun; /* the first row is written */
};

/* Rows of items, variables and nodes; externals have none in CSV. */
static int is_row(const siap_i_template *out, size_t slot, siap_i_question *question)
{
  return siap_i_template_question(out, slot, question) && question->kind != SIAP_KIND_EXTERNAL;
}

static int is_node(const siap_i_question *question)
{
  return question->kind == SIAP_KIND_NODE || question->kind == SIAP_KIND_INDEX;
}

static int has_ratings(const siap_i_question *question)
{
  return question->ratings && question->wants == SIAP_I_WANTS_LEVEL;
}

/* ---- which columns there are ---- */

static void use(struct sheet *sheet, const siap_i_question *question)
{
  static const enum column forms[] = {
      [SIAP_I_WANTS_LEVEL] = LEVEL,     [SIAP_I_WANTS_VALUE] = VALUE,
      [SIAP_I_WANTS_RATIO] = NUMERATOR, [SIAP_I_WANTS_GRADE] = GRADE,
      [SIAP_I_WANTS_CHECKED] = CHECKED,
  };
  unsigned char *used = sheet->used;
  used[forms[question->wants]] = 1;
  used[LEVEL] |= question->scale && question->item && !question->item->cohort;
  used[DENOMINATOR] |= question->wants == SIAP_I_WANTS_RATIO;
  used[ASSESSOR] |= has_ratings(question) != 0;
  used[NODE] |= is_node(question) != 0;
  used[PILLAR] |= *question->pillar != 0;
  used[ASPECT] |= *question->aspect != 0;
  used[HOLDER] |= *question->holder != 0;
  used[UNIT] |= *question->unit != 0;
  used[HELP] |= *question->help != 0;
  used[LEVELS] |= question->item && question->item->level_count;
  used[PROOF] |= question->item && question->item->required_count;
}

static void choose_columns(struct sheet *sheet)
{
  static const enum column always[] = {REGION, CODE, CLASS, STAGE,  RUBRIC, ITEM,
                                       LABEL,  FORM, STATE, REASON, NOTE};
  siap_i_question question;
  for (size_t i = 0; i < sizeof always / sizeof *always; i++)
    sheet->used[always[i]] = 1;
  for (size_t slot = 0; slot < sheet->out->plan->slots; slot++)
    if (is_row(sheet->out, slot, &question))
      use(sheet, &question);
}

/* ---- rows ---- */

/* Nothing, where a guard against formulas would change the word. */
static const char *class_of(const siap_i_template *out)
{
  const siap_i_profile *profile = siap_i_template_profile(out);
  int one = profile && profile->class_count == 1;
  return one && !siap_i_csv_is_formula(profile->region_class[0]) ? profile->region_class[0] : "";
}

static void put_said(const struct sheet *sheet, siap_i_text *text, enum column column,
                     const siap_i_question *question)
{
  if (column == FORM)
    siap_i_template_form(sheet->out, text, question);
  else if (column == LEVELS)
    siap_i_template_levels(sheet->out, text, question, "; ");
  else
    siap_i_template_proof(sheet->out, text, question);
}

static void put_cell(const struct sheet *sheet, enum column column, const siap_i_question *question)
{
  const siap_i_template *out = sheet->out;
  const char *words[COLUMNS] = {
      [REGION] = siap_i_say(out->words, SIAP_I_SAY_FORM_NAME),
      [CLASS] = class_of(out),
      [STAGE] = "self",
      [RUBRIC] = out->plan->rubric->id,
      [PILLAR] = question->pillar,
      [ASPECT] = question->aspect,
      [HOLDER] = question->holder,
      [ITEM] = is_node(question) ? "" : question->id,
      [NODE] = is_node(question) ? question->id : "",
      [LABEL] = *question->label ? question->label : question->id,
      [UNIT] = question->unit,
      [HELP] = question->help,
  };
  if (column == FORM || column == LEVELS || column == PROOF) {
    siap_i_text said = {NULL, 0, 0, 0};
    put_said(sheet, &said, column, question);
    char *bytes = siap_i_text_take(&said, NULL);
    out->text->failed |= !bytes;
    siap_i_csv_text(out->text, bytes ? bytes : "");
    siap_i_release(bytes);
  } else if (words[column] && (column > RUBRIC || !sheet->begun))
    siap_i_csv_text(out->text, words[column]);
}

static void put_row(struct sheet *sheet, const siap_i_question *question)
{
  siap_i_text *text = sheet->out->text;
  for (int column = 0, first = 1; column < COLUMNS; column++) {
    if (!sheet->used[column])
      continue;
    if (!first)
      siap_i_text_put_char(text, sheet->out->comma ? ';' : ',');
    first = 0;
    if (question)
      put_cell(sheet, (enum column)column, question);
    else
      siap_i_text_put(text, names[column]);
  }
  siap_i_text_put(text, "\r\n");
  sheet->begun = question != NULL;
}

/* Excel knows UTF-8 by its mark, and takes a ";" for the separator where the comma is decimal. */
void siap_i_template_csv(const siap_i_template *out)
{
  struct sheet sheet = {out, {0}, 0};
  siap_i_question question;
  choose_columns(&sheet);
  if (out->comma)
    siap_i_text_put(out->text, "\xEF\xBB\xBF");
  put_row(&sheet, NULL);
  for (size_t slot = 0; slot < out->plan->slots; slot++) {
    if (!is_row(out, slot, &question))
      continue;
    uint32_t rows = has_ratings(&question) ? question.ratings : 1;
    for (uint32_t i = 0; i < rows; i++)
      put_row(&sheet, &question);
  }
}
