/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 6. Evidence as CSV with one row per answer. The columns of an answer are those that some
 * answer fills. What has no place in a row is counted, and named when all is written.
 */
#include "ground/number.h"
#include "writers/csv.h"
#include "writers/evidence_write.h"

#include <string.h>

/* Columns in the order they are written. */
enum column {
  REGION,
  CODE,
  CLASS,
  STAGE,
  RUBRIC,
  ITEM,
  NODE,
  ASSESSOR,
  LEVEL,
  VALUE,
  NUMERATOR,
  DENOMINATOR,
  GRADE,
  CHECKED,
  STATE,
  REASON,
  EFFORT,
  NOTE,
  CARRIED,
  COLUMNS
};

static const char *const names[COLUMNS] = {
    "region",   "code",   "class",  "stage",     "rubric",      "item",  "node",
    "assessor", "level",  "value",  "numerator", "denominator", "grade", "checked",
    "state",    "reason", "effort", "note",      "carried"};

struct sheet {
  siap_i_evidence_writing *out;
  unsigned char used[COLUMNS];
  int counts; /* nothing is written yet: columns and losses are found out */
};

/* One row: texts and numbers by column. */
struct row {
  const char *text[COLUMNS]; /* NULL: a number, if is_number */
  double number[COLUMNS];
  unsigned char is_number[COLUMNS];
};

/* ---- shared by the two shapes ---- */

void siap_i_evidence_put_separator(const siap_i_evidence_writing *out, int *first)
{
  if (!*first)
    siap_i_text_put_char(out->text, out->comma ? ';' : ',');
  *first = 0;
}

void siap_i_evidence_put_number(const siap_i_evidence_writing *out, double number)
{
  char digits[SIAP_I_NUMBER_ROOM];
  siap_i_number_write(number, digits);
  for (char *at = digits; out->comma && *at; at++)
    if (*at == '.')
      *at = ',';
  siap_i_text_put(out->text, digits);
}

static void lose_head(siap_i_evidence_writing *out)
{
  const siap_evidence *evidence = out->evidence;
  siap_i_evidence_lose(out, SIAP_I_LOSS_VERSION, *evidence->version != 0, evidence->version, 0);
  siap_i_evidence_lose(out, SIAP_I_LOSS_CUT_OFF, *evidence->cut_off != 0, evidence->cut_off, 0);
  for (size_t i = 0; i < evidence->source_count; i++)
    siap_i_evidence_lose(
        out, SIAP_I_LOSS_SOURCE, 1,
        evidence->source[i].title ? evidence->source[i].title : evidence->source[i].document, 0);
}

void siap_i_evidence_lose_beside(siap_i_evidence_writing *out, const siap_i_region *region)
{
  if (region->document_count)
    siap_i_evidence_lose(out, SIAP_I_LOSS_DOCUMENT, region->document_count,
                         region->document[0].title, region->document[0].line);
  if (region->quick_win_count)
    siap_i_evidence_lose(out, SIAP_I_LOSS_QUICK_WIN, region->quick_win_count,
                         region->quick_win[0].title, region->quick_win[0].line);
  if (region->risk_count)
    siap_i_evidence_lose(out, SIAP_I_LOSS_RISK, region->risk_count, region->risk[0].factor,
                         region->risk[0].line);
  if (region->programme_count)
    siap_i_evidence_lose(out, SIAP_I_LOSS_PROGRAMME, region->programme_count,
                         region->programme[0].title, region->programme[0].line);
  if (region->survey_count)
    siap_i_evidence_lose(out, SIAP_I_LOSS_SURVEY, region->survey_count, region->survey[0].pillar,
                         region->survey[0].line);
  if (region->objection_count)
    siap_i_evidence_lose(out, SIAP_I_LOSS_OBJECTION, region->objection_count,
                         region->objection[0].id, region->objection[0].line);
}

/* ---- rows ---- */

static void set(struct row *row, enum column column, const char *text)
{
  row->text[column] = text;
}

static void set_number(struct row *row, enum column column, double number)
{
  row->number[column] = number;
  row->is_number[column] = 1;
}

static void put_cell(const struct sheet *sheet, enum column column, const struct row *row)
{
  if (row->is_number[column])
    siap_i_evidence_put_number(sheet->out, row->number[column]);
  else if (row->text[column])
    siap_i_csv_text(sheet->out->text, row->text[column]);
}

/* Mark the columns of a row, or write it. */
static void put_row(struct sheet *sheet, const struct row *row)
{
  int first = 1;
  for (int column = 0; column < COLUMNS; column++)
    if (sheet->counts)
      sheet->used[column] |= row->is_number[column] || (row->text[column] && *row->text[column]);
    else if (sheet->used[column]) {
      siap_i_evidence_put_separator(sheet->out, &first);
      put_cell(sheet, (enum column)column, row);
    }
  if (!sheet->counts)
    siap_i_text_put(sheet->out->text, "\r\n");
}

static void put_header(const struct sheet *sheet)
{
  int first = 1;
  for (int column = 0; column < COLUMNS; column++)
    if (sheet->used[column]) {
      siap_i_evidence_put_separator(sheet->out, &first);
      siap_i_text_put(sheet->out->text, names[column]);
    }
  siap_i_text_put(sheet->out->text, "\r\n");
}

/* ---- answers ---- */

/* Why an answer has no row; SIAP_I_LOSS_COUNT: it has one. */
static enum siap_i_loss unfit(const siap_i_answer *answer)
{
  if (answer->about == SIAP_I_ABOUT_EXTERNAL)
    return SIAP_I_LOSS_EXTERNAL;
  if (answer->about == SIAP_I_ABOUT_ANY)
    return SIAP_I_LOSS_CELL;
  if (answer->form == SIAP_I_FORM_RESPONSES)
    return SIAP_I_LOSS_RESPONSE;
  if (answer->form == SIAP_I_FORM_UNITS)
    return SIAP_I_LOSS_UNIT;
  if (answer->form == SIAP_I_FORM_CHECKED && siap_i_answer_detail(answer)->checked_count == 0)
    return SIAP_I_LOSS_CHECKED;
  if (answer->form == SIAP_I_FORM_GRADE && !*siap_i_answer_detail(answer)->grade)
    return SIAP_I_LOSS_EMPTY;
  return SIAP_I_LOSS_COUNT;
}

static void lose(struct sheet *sheet, enum siap_i_loss kind, size_t count,
                 const siap_i_answer *answer)
{
  if (sheet->counts)
    siap_i_evidence_lose(sheet->out, kind, count, answer->id, answer->line);
}

static char *join(struct sheet *sheet, const siap_i_detail *detail)
{
  siap_i_text words = {NULL, 0, 0, 0};
  for (size_t i = 0; i < detail->checked_count; i++) {
    siap_i_text_put(&words, i ? " " : "");
    siap_i_text_put(&words, detail->checked[i]);
  }
  char *bytes = siap_i_text_take(&words, NULL);
  sheet->out->text->failed |= !bytes;
  return bytes;
}

static void set_form(struct row *row, const siap_i_answer *answer, const char *checked)
{
  const siap_i_detail *detail = siap_i_answer_detail(answer);
  switch (answer->form) {
  case SIAP_I_FORM_LEVEL:
    set_number(row, answer->about == SIAP_I_ABOUT_NODE ? VALUE : LEVEL, answer->number);
    break;
  case SIAP_I_FORM_VALUE:
    set_number(row, VALUE, answer->number);
    break;
  case SIAP_I_FORM_RATIO:
    set_number(row, NUMERATOR, answer->number);
    set_number(row, DENOMINATOR, detail->denominator);
    break;
  case SIAP_I_FORM_GRADE:
    set(row, GRADE, detail->grade);
    break;
  case SIAP_I_FORM_CHECKED:
    set(row, CHECKED, checked);
    break;
  case SIAP_I_FORM_STATE:
    set(row, STATE, siap_i_state_words[answer->state]);
    break;
  default:
    break; /* ratings have rows of their own */
  }
}

/* What is said once, in the first row of an answer. */
static void set_detail(struct row *row, const siap_i_detail *detail)
{
  set(row, REASON, detail->reason);
  set(row, NOTE, detail->note);
  set(row, CARRIED, detail->carried);
  if (detail->effort > 0)
    set_number(row, EFFORT, detail->effort);
}

static void put_ratings(struct sheet *sheet, struct row *row, const siap_i_detail *detail)
{
  for (size_t i = 0; i < detail->rating_count; i++) {
    set(row, ASSESSOR, detail->rating[i].assessor);
    set_number(row, LEVEL, detail->rating[i].level);
    put_row(sheet, row);
    set(row, REASON, NULL);
    set(row, NOTE, NULL);
    set(row, CARRIED, NULL);
    row->is_number[EFFORT] = 0;
  }
}

static void put_answer(struct sheet *sheet, const siap_i_region *region,
                       const siap_i_answer *answer)
{
  const siap_i_detail *detail = siap_i_answer_detail(answer);
  struct row row = {.text = {[REGION] = region->region_name,
                             [CODE] = region->code,
                             [CLASS] = region->region_class,
                             [STAGE] = siap_i_stage_words[region->stage],
                             [RUBRIC] = sheet->out->evidence->rubric}};
  char *checked = answer->form == SIAP_I_FORM_CHECKED ? join(sheet, detail) : NULL;
  set(&row, answer->about == SIAP_I_ABOUT_NODE ? NODE : ITEM, answer->id);
  set_form(&row, answer, checked);
  set_detail(&row, detail);
  lose(sheet, SIAP_I_LOSS_EMPTY,
       (size_t)((detail->reason && !*detail->reason) + (detail->note && !*detail->note)), answer);
  if (answer->form == SIAP_I_FORM_RATINGS)
    put_ratings(sheet, &row, detail);
  else
    put_row(sheet, &row);
  siap_i_release(checked);
}

static void put_region(struct sheet *sheet, const siap_i_region *region)
{
  size_t rows = 0;
  for (size_t i = 0; i < region->answer_count; i++) {
    const siap_i_answer *answer = &region->answer[i];
    enum siap_i_loss why = unfit(answer);
    if (why != SIAP_I_LOSS_COUNT)
      lose(sheet, why, 1, answer);
    else {
      put_answer(sheet, region, answer);
      rows++;
    }
  }
  if (!sheet->counts)
    return;
  siap_i_evidence_lose_beside(sheet->out, region);
  siap_i_evidence_lose(sheet->out, SIAP_I_LOSS_PART, !region->participated, region->region_name,
                       region->line);
  siap_i_evidence_lose(sheet->out, SIAP_I_LOSS_REGION, rows == 0, region->region_name,
                       region->line);
}

/* All that is answered came out of a sheet with one row per region: so it goes back into one. */
static int is_of_sheet(const siap_evidence *evidence)
{
  size_t cells = 0;
  for (size_t i = 0; i < evidence->region_count; i++)
    for (size_t k = 0; k < evidence->region[i].answer_count; k++, cells++)
      if (evidence->region[i].answer[k].about != SIAP_I_ABOUT_ANY)
        return 0;
  return cells > 0;
}

/* Excel knows UTF-8 by its mark, and takes a ";" for the separator where the comma is decimal. */
void siap_i_evidence_put_csv(siap_i_evidence_writing *out)
{
  const siap_evidence *evidence = out->evidence;
  struct sheet sheet = {.out = out, .counts = 1};
  lose_head(out);
  if (out->comma)
    siap_i_text_put(out->text, "\xEF\xBB\xBF");
  if (is_of_sheet(evidence) && siap_i_evidence_put_sheet(out))
    return;
  sheet.used[REGION] = sheet.used[ITEM] = 1;
  for (size_t i = 0; i < evidence->region_count; i++)
    put_region(&sheet, &evidence->region[i]);
  sheet.counts = 0;
  put_header(&sheet);
  for (size_t i = 0; i < evidence->region_count; i++)
    put_region(&sheet, &evidence->region[i]);
}
