/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. Evidence from CSV: one row per answer, or one row per region. */
#include "ground/text.h"
#include "readers/csv_number.h"
#include "readers/csv_sheet.h"
#include "readers/element.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- one row per region ---- */

static void read_cell(siap_i_sheet *in, const siap_i_csv_row *row, siap_i_region *region, size_t i)
{
  const char *text = row->field[i];
  siap_i_detail *detail = NULL;
  if (!*text || !in->id[i])
    return;
  siap_i_answer *answer = siap_i_evidence_add_answer(in->evidence, region);
  if (!answer)
    return;
  answer->id = in->id[i];
  answer->line = row->line;
  answer->about = SIAP_I_ABOUT_ANY;
  answer->form = in->form[i];
  int inapplicable = strcmp(text, "NA") == 0;
  if (inapplicable || strcmp(text, "-") == 0) {
    answer->form = SIAP_I_FORM_STATE;
    answer->state = inapplicable ? SIAP_STATE_NOT_APPLICABLE : SIAP_STATE_WITHHELD;
    return;
  }
  /* what is no number is told when the rubric turns out to ask for the column: else that is wrong */
  if (answer->form != SIAP_I_FORM_GRADE &&
      siap_i_csv_number(text, row->comma, &answer->number) != 0)
    answer->form = SIAP_I_FORM_TEXT;
  if (answer->form == SIAP_I_FORM_GRADE || answer->form == SIAP_I_FORM_TEXT)
    detail = siap_i_evidence_detail(in->evidence, answer);
  if (detail)
    detail->grade = siap_i_sheet_kept(in, siap_i_sheet_unguarded(text));
}

static siap_status read_wide(siap_i_sheet *in, const siap_i_csv_row *row)
{
  const char *name = siap_i_sheet_field(in, row, SIAP_I_COL_REGION),
             *code = siap_i_sheet_field(in, row, SIAP_I_COL_CODE);
  size_t cells = 0;
  for (size_t i = 0; i < row->count; i++)
    cells += in->id[i] && *row->field[i];
  siap_i_region *region = siap_i_sheet_add_region(in, row,
                                                  name   ? name
                                                  : code ? code
                                                         : "",
                                                  code ? code : "", cells);
  if (!region)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < row->count; i++)
    if (in->column[i] == SIAP_I_COL_CELL)
      read_cell(in, row, region, i);
  return in->evidence->arena.failed ? SIAP_ERR_MEMORY : SIAP_OK;
}

/* ---- one row per answer ---- */

static siap_i_answer *answer_of(siap_i_sheet *in, const siap_i_csv_row *row, siap_i_region *region,
                                const char *id, int about)
{
  /* the ratings of one item stand in several rows, one after the other */
  siap_i_answer *last = region->answer_count ? &region->answer[region->answer_count - 1] : NULL;
  if (last && siap_i_sheet_field(in, row, SIAP_I_COL_ASSESSOR) &&
      last->form == SIAP_I_FORM_RATINGS && strcmp(last->id, id) == 0)
    return last;
  siap_i_answer *answer = siap_i_evidence_add_answer(in->evidence, region);
  if (!answer)
    return NULL;
  answer->id = siap_i_sheet_kept(in, id);
  answer->line = row->line;
  answer->about = (uint8_t)about;
  return answer->id ? answer : NULL;
}

static void read_rating(siap_i_sheet *in, const siap_i_csv_row *row, siap_i_answer *answer,
                        const char *level)
{
  siap_i_detail *detail = siap_i_evidence_detail(in->evidence, answer);
  const char *assessor = siap_i_sheet_field(in, row, SIAP_I_COL_ASSESSOR);
  if (!detail)
    return;
  siap_i_rating *rating = detail->rating;
  size_t count = detail->rating_count;
  if ((count & (count - 1)) == 0) { /* full at 0 and at each power of two */
    rating = siap_i_arena_take(&in->evidence->arena, count ? 2 * count : 1, sizeof *rating);
    if (!rating)
      return;
    if (count)
      memcpy(rating, detail->rating, count * sizeof *rating);
  }
  rating[detail->rating_count].assessor = siap_i_sheet_kept(in, assessor);
  rating[detail->rating_count].level = siap_i_sheet_number(in, row, "level", level);
  rating[detail->rating_count++].line = row->line;
  detail->rating = rating;
  answer->form = SIAP_I_FORM_RATINGS;
}

static int by_text(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void read_checked(siap_i_sheet *in, siap_i_detail *detail, const char *text)
{
  size_t most = strlen(text) / 2 + 1;
  const char **words = siap_i_arena_take(&in->evidence->arena, most, sizeof *words);
  for (const char *word = text; words && *(word += strspn(word, " \t"));
       word += strcspn(word, " \t"))
    words[detail->checked_count++] =
        siap_i_arena_text(&in->evidence->arena, word, strcspn(word, " \t"));
  detail->checked = words;
  if (!in->evidence->arena.failed)
    qsort(words, detail->checked_count, sizeof *words, by_text);
}

/* Ratings of one item stand in several rows: what a later one remarks goes behind the first. */
static const char *added(siap_i_sheet *in, const char *before, const char *text)
{
  siap_i_text words = {NULL, 0, 0, 0};
  size_t length = 0;
  if (!text || !before)
    return text ? siap_i_sheet_kept(in, text) : before;
  siap_i_text_put(&words, before);
  siap_i_text_put_char(&words, '\n');
  siap_i_text_put(&words, text);
  char *bytes = siap_i_text_take(&words, &length);
  const char *kept = bytes ? siap_i_arena_text(&in->evidence->arena, bytes, length) : NULL;
  in->evidence->arena.failed |= !bytes;
  siap_i_release(bytes);
  return kept;
}

static void read_remarks(siap_i_sheet *in, const siap_i_csv_row *row, siap_i_answer *answer)
{
  const char *reason = siap_i_sheet_field(in, row, SIAP_I_COL_REASON),
             *note = siap_i_sheet_field(in, row, SIAP_I_COL_NOTE),
             *carried = siap_i_sheet_field(in, row, SIAP_I_COL_CARRIED);
  siap_i_detail *detail =
      reason || note || carried ? siap_i_evidence_detail(in->evidence, answer) : NULL;
  if (!detail)
    return;
  detail->reason = added(in, detail->reason, reason);
  detail->note = added(in, detail->note, note);
  if (carried && !siap_i_id_is_valid(carried))
    siap_i_sheet_fault(in, row->line, SIAP_I_E205, "carried", carried, NULL);
  else if (carried)
    detail->carried = siap_i_sheet_kept(in, carried);
}

static void read_detail(siap_i_sheet *in, const siap_i_csv_row *row, siap_i_answer *answer)
{
  int wants = answer->form == SIAP_I_FORM_RATIO || answer->form == SIAP_I_FORM_GRADE ||
              answer->form == SIAP_I_FORM_CHECKED;
  siap_i_detail *detail = wants ? siap_i_evidence_detail(in->evidence, answer) : NULL;
  if (!detail)
    return;
  const char *denominator = siap_i_sheet_field(in, row, SIAP_I_COL_DENOMINATOR);
  if (answer->form == SIAP_I_FORM_RATIO && denominator)
    detail->denominator = siap_i_sheet_number(in, row, "denominator", denominator);
  else if (answer->form == SIAP_I_FORM_RATIO)
    siap_i_sheet_fault(in, row->line, SIAP_I_E202, answer->id, "denominator", NULL);
  if (answer->form == SIAP_I_FORM_GRADE)
    detail->grade = siap_i_sheet_kept(in, siap_i_sheet_field(in, row, SIAP_I_COL_GRADE));
  if (answer->form == SIAP_I_FORM_CHECKED)
    read_checked(in, detail, siap_i_sheet_field(in, row, SIAP_I_COL_CHECKED));
}

static void read_effort(siap_i_sheet *in, const siap_i_csv_row *row, siap_i_answer *answer)
{
  const char *effort = siap_i_sheet_field(in, row, SIAP_I_COL_EFFORT);
  if (!effort)
    return;
  size_t faults = in->evidence->faults;
  double number = siap_i_sheet_number(in, row, "effort", effort);
  if (in->evidence->faults == faults)
    siap_i_evidence_effort(in->evidence, in->findings, answer, number);
}

/* Exactly one form must be filled in. */
static void read_forms(siap_i_sheet *in, const siap_i_csv_row *row, siap_i_answer *answer)
{
  static const struct {
    enum siap_i_column column;
    uint8_t form;
  } forms[] = {{SIAP_I_COL_LEVEL, SIAP_I_FORM_LEVEL}, {SIAP_I_COL_SCORE, SIAP_I_FORM_LEVEL},
               {SIAP_I_COL_VALUE, SIAP_I_FORM_VALUE}, {SIAP_I_COL_NUMERATOR, SIAP_I_FORM_RATIO},
               {SIAP_I_COL_GRADE, SIAP_I_FORM_GRADE}, {SIAP_I_COL_CHECKED, SIAP_I_FORM_CHECKED},
               {SIAP_I_COL_STATE, SIAP_I_FORM_STATE}};
  size_t filled = 0, which = 0;
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
    if (siap_i_sheet_field(in, row, forms[i].column)) {
      filled++;
      which = i;
    }
  if (filled != 1) {
    char is[24];
    snprintf(is, sizeof is, "%zu", filled);
    if (filled == 0)
      siap_i_sheet_fault(in, row->line, SIAP_I_E338, answer->id, NULL, NULL);
    else
      siap_i_sheet_fault(in, row->line, SIAP_I_E303, answer->id, is, NULL);
    return;
  }
  const char *text = siap_i_sheet_field(in, row, forms[which].column);
  if (siap_i_sheet_field(in, row, SIAP_I_COL_ASSESSOR) && forms[which].form == SIAP_I_FORM_LEVEL) {
    if (answer->about == SIAP_I_ABOUT_NODE)
      siap_i_sheet_fault(in, row->line, SIAP_I_E218, "node", "assessor", NULL);
    read_rating(in, row, answer, text);
    return;
  }
  answer->form = forms[which].form;
  if (answer->form == SIAP_I_FORM_LEVEL || answer->form == SIAP_I_FORM_VALUE ||
      answer->form == SIAP_I_FORM_RATIO)
    answer->number = siap_i_sheet_number(in, row, siap_i_sheet_words[forms[which].column], text);
  if (answer->about == SIAP_I_ABOUT_NODE && answer->form == SIAP_I_FORM_VALUE)
    answer->form = SIAP_I_FORM_LEVEL;
  if (answer->about == SIAP_I_ABOUT_NODE && answer->form != SIAP_I_FORM_LEVEL &&
      answer->form != SIAP_I_FORM_STATE)
    siap_i_sheet_fault(in, row->line, SIAP_I_E218, "node",
                       siap_i_sheet_words[forms[which].column], NULL);
  if (answer->form == SIAP_I_FORM_STATE)
    siap_i_evidence_state(in->evidence, in->findings, answer, text,
                          siap_i_sheet_field(in, row, SIAP_I_COL_REASON));
  read_detail(in, row, answer);
}

/* A row of a form that nobody has filled in yet: no answer, and no fault. */
static int is_blank(const siap_i_sheet *in, const siap_i_csv_row *row)
{
  for (int column = SIAP_I_COL_LEVEL; column <= SIAP_I_COL_NOTE; column++)
    if (siap_i_sheet_field(in, row, (enum siap_i_column)column))
      return 0;
  return 1;
}

static siap_status read_long(siap_i_sheet *in, const siap_i_csv_row *row)
{
  const char *item = siap_i_sheet_field(in, row, SIAP_I_COL_ITEM),
             *node = siap_i_sheet_field(in, row, SIAP_I_COL_NODE), *id = item ? item : node;
  siap_i_region *region = siap_i_sheet_region(in, row);
  if (!region)
    return SIAP_ERR_MEMORY;
  if (!id || (item && node)) {
    siap_i_sheet_fault(in, row->line, id ? SIAP_I_E337 : SIAP_I_E336, NULL, NULL, NULL);
    return SIAP_OK;
  }
  if (is_blank(in, row))
    return SIAP_OK;
  siap_i_answer *answer =
      answer_of(in, row, region, id, item ? SIAP_I_ABOUT_ITEM : SIAP_I_ABOUT_NODE);
  if (answer) {
    read_forms(in, row, answer);
    read_remarks(in, row, answer);
    read_effort(in, row, answer);
  }
  return in->evidence->arena.failed ? SIAP_ERR_MEMORY : SIAP_OK;
}

/* ---- the whole ---- */

static siap_status read_row(const siap_i_csv_row *row, void *with)
{
  siap_i_sheet *in = with;
  if (!in->has_header)
    return siap_i_sheet_header(in, row);
  if (in->aimless)
    return SIAP_OK;
  if (row->count != in->columns) {
    char is[24], wanted[24];
    snprintf(is, sizeof is, "%zu", row->count);
    snprintf(wanted, sizeof wanted, "%zu", in->columns);
    siap_i_sheet_fault(in, row->line, SIAP_I_E333, is, wanted, NULL);
    return SIAP_OK;
  }
  siap_i_sheet_unknown(in, row);
  siap_i_sheet_rubric(in, row);
  return in->wide ? read_wide(in, row) : read_long(in, row);
}

siap_status siap_i_evidence_from_csv(siap_evidence *evidence, const char *bytes, size_t length,
                                     const siap_evidence_options *options,
                                     const siap_limits *limits, siap_findings *findings)
{
  siap_i_sheet in = {.evidence = evidence, .options = options, .findings = findings};
  for (size_t i = 0; i < SIAP_I_COL_COLUMNS; i++)
    in.place[i] = SIZE_MAX;
  evidence->rubric = options->rubric ? siap_i_sheet_kept(&in, options->rubric) : "";
  if (!evidence->rubric)
    return SIAP_ERR_MEMORY;
  siap_status status =
      siap_i_csv_read(bytes, length, evidence->name, limits, evidence->arena.budget, read_row, &in,
                      findings);
  siap_i_sheet_release(&in);
  if (status == SIAP_OK && !in.wide)
    siap_i_sheet_adopt_nameless(&in);
  if (status == SIAP_OK && !in.has_header)
    siap_i_evidence_fault(evidence, findings, 1, SIAP_I_E330, NULL, NULL, NULL);
  return status;
}
