/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 6. Evidence as CSV with one row per region and a column for each id, where that is what
 * it was read from.
 */
#include "ground/key.h"
#include "ground/number.h"
#include "writers/csv.h"
#include "writers/evidence_write.h"

#include <stdlib.h>
#include <string.h>

/* A column: an id and what its cells are. Ids are found by their keys, columns keep their order. */
struct column {
  siap_i_key id;
  size_t
      order; /* of its first cell, counted over the whole evidence; then the place of its column */
  uint8_t form; /* CELL, VALUE or GRADE */
};

struct sheet {
  siap_i_evidence_writing *out;
  struct column *column; /* sorted by id */
  size_t count, cells;
  size_t *place; /* of the k-th column to be written among the sorted */
  const siap_i_answer **cell;
  int has_code, has_class, has_rubric, has_part;
};

static int by_id(const void *a, const void *b)
{
  const struct column *x = a, *y = b;
  int order = siap_i_key_order(&x->id, &y->id);
  return order ? order : (x->order > y->order) - (x->order < y->order);
}

/* A state says nothing of what the cells of its column are. */
static uint8_t form_of(const siap_i_answer *answer)
{
  return answer->form == SIAP_I_FORM_VALUE || answer->form == SIAP_I_FORM_GRADE ? answer->form
                                                                                : SIAP_I_FORM_CELL;
}

/* Cells of one id become one column, of the form that the first of them that is no state has. */
static void unite(struct sheet *sheet)
{
  size_t count = 0;
  for (size_t i = 0; i < sheet->count; i++) {
    struct column *last = count ? &sheet->column[count - 1] : NULL;
    if (!last || siap_i_key_order(&last->id, &sheet->column[i].id) != 0)
      sheet->column[count++] = sheet->column[i];
    else if (last->form == SIAP_I_FORM_STATE)
      last->form = sheet->column[i].form;
  }
  sheet->count = count;
}

struct placed {
  size_t order, at;
};

static int by_order(const void *a, const void *b)
{
  const struct placed *x = a, *y = b;
  return (x->order > y->order) - (x->order < y->order);
}

static int find_columns(struct sheet *sheet)
{
  const siap_evidence *evidence = sheet->out->evidence;
  siap_i_arena *arena = &sheet->out->scratch;
  size_t cells = 0;
  for (size_t i = 0; i < evidence->region_count; i++)
    cells += evidence->region[i].answer_count;
  sheet->column = siap_i_arena_take(arena, cells, sizeof *sheet->column);
  for (size_t i = 0; sheet->column && i < evidence->region_count; i++)
    for (size_t k = 0; k < evidence->region[i].answer_count; k++) {
      const siap_i_answer *answer = &evidence->region[i].answer[k];
      struct column *column = &sheet->column[sheet->count];
      *column = (struct column){siap_i_key_of(answer->id), sheet->count, form_of(answer)};
      if (answer->form == SIAP_I_FORM_STATE)
        column->form = SIAP_I_FORM_STATE;
      sheet->count++;
    }
  if (!sheet->column)
    return 0;
  sheet->cells = cells;
  qsort(sheet->column, sheet->count, sizeof *sheet->column, by_id);
  unite(sheet);
  struct placed *placed = siap_i_arena_take(arena, sheet->count, sizeof *placed);
  sheet->place = siap_i_arena_take(arena, sheet->count, sizeof *sheet->place);
  sheet->cell = siap_i_arena_take(arena, sheet->count, sizeof *sheet->cell);
  if (!placed || !sheet->place || !sheet->cell)
    return 0;
  for (size_t i = 0; i < sheet->count; i++)
    placed[i] = (struct placed){sheet->column[i].order, i};
  qsort(placed, sheet->count, sizeof *placed, by_order);
  for (size_t i = 0; i < sheet->count; i++)
    sheet->place[i] = placed[i].at;
  return 1;
}

static size_t column_of(const struct sheet *sheet, const char *id)
{
  siap_i_key key = siap_i_key_of(id);
  size_t low = 0, high = sheet->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (siap_i_key_order(&sheet->column[middle].id, &key) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low; /* it is there */
}

/* ---- rows ---- */

static void put_text(const struct sheet *sheet, int *first, const char *text)
{
  siap_i_evidence_put_separator(sheet->out, first);
  siap_i_csv_text(sheet->out->text, text);
}

static void put_header(const struct sheet *sheet)
{
  siap_i_text *text = sheet->out->text;
  siap_i_text_put(text, "region");
  const char *const names[] = {"code", "class", "stage", "rubric", "participated"};
  const int used[] = {sheet->has_code, sheet->has_class, 1, sheet->has_rubric, sheet->has_part};
  int first = 0;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (used[i])
      put_text(sheet, &first, names[i]);
  for (size_t i = 0; i < sheet->count; i++) {
    const struct column *column = &sheet->column[sheet->place[i]];
    put_text(sheet, &first, column->id.text);
    siap_i_text_put(text, column->form == SIAP_I_FORM_VALUE   ? ":value"
                          : column->form == SIAP_I_FORM_GRADE ? ":grade"
                                                              : "");
  }
  siap_i_text_put(text, "\r\n");
}

static void put_cell(const struct sheet *sheet, const siap_i_answer *answer)
{
  if (answer->form == SIAP_I_FORM_STATE)
    siap_i_text_put(sheet->out->text, answer->state == SIAP_STATE_WITHHELD ? "-" : "NA");
  else if (answer->form == SIAP_I_FORM_GRADE || answer->form == SIAP_I_FORM_TEXT)
    siap_i_csv_text(sheet->out->text, siap_i_answer_detail(answer)->grade);
  else
    siap_i_evidence_put_number(sheet->out, answer->number);
}

/* What would be read as something else: a state, or a number in the dialect that is written. */
static int is_ambiguous(const struct sheet *sheet, const siap_i_answer *answer, const char *text)
{
  double number = 0;
  size_t length = strlen(text);
  if (!length || strcmp(text, "NA") == 0)
    return 1;
  return answer->form == SIAP_I_FORM_TEXT &&
         (sheet->out->comma ? siap_i_number_read_comma(text, length, &number)
                            : siap_i_number_read(text, length, &number)) == SIAP_I_NUMBER_FINE;
}

/* A sheet has one cell for each id, no word for `missing`, and no reasons. */
static int fits(const struct sheet *sheet, const siap_i_answer *answer, size_t at)
{
  const siap_i_detail *detail = siap_i_answer_detail(answer);
  int is_text = answer->form == SIAP_I_FORM_GRADE || answer->form == SIAP_I_FORM_TEXT;
  if (sheet->cell[at] || (is_text && is_ambiguous(sheet, answer, detail->grade)))
    return 0;
  if (answer->form == SIAP_I_FORM_STATE)
    return answer->state != SIAP_STATE_MISSING && !detail->reason;
  return form_of(answer) == sheet->column[at].form;
}

static void put_region(const struct sheet *sheet, const siap_i_region *region)
{
  int first = 1;
  memset(sheet->cell, 0, sheet->count * sizeof *sheet->cell);
  for (size_t i = 0; i < region->answer_count; i++) {
    const siap_i_answer *answer = &region->answer[i];
    size_t at = column_of(sheet, answer->id);
    if (fits(sheet, answer, at))
      sheet->cell[at] = answer;
    else
      siap_i_evidence_lose(sheet->out, SIAP_I_LOSS_CELL, 1, answer->id, answer->line);
  }
  siap_i_evidence_lose_beside(sheet->out, region);
  put_text(sheet, &first, region->region_name);
  if (sheet->has_code)
    put_text(sheet, &first, region->code);
  if (sheet->has_class)
    put_text(sheet, &first, region->region_class);
  put_text(sheet, &first, siap_i_stage_words[region->stage]);
  if (sheet->has_rubric)
    put_text(sheet, &first, sheet->out->evidence->rubric);
  if (sheet->has_part)
    put_text(sheet, &first, siap_i_yes_no_words[region->participated]);
  for (size_t i = 0; i < sheet->count; i++) {
    siap_i_evidence_put_separator(sheet->out, &first);
    if (sheet->cell[sheet->place[i]])
      put_cell(sheet, sheet->cell[sheet->place[i]]);
  }
  siap_i_text_put(sheet->out->text, "\r\n");
}

int siap_i_evidence_put_sheet(siap_i_evidence_writing *out)
{
  const siap_evidence *evidence = out->evidence;
  struct sheet sheet = {.out = out, .has_rubric = *evidence->rubric != 0};
  for (size_t i = 0; i < evidence->region_count; i++) {
    sheet.has_code |= *evidence->region[i].code != 0;
    sheet.has_class |= *evidence->region[i].region_class != 0;
    sheet.has_part |= !evidence->region[i].participated;
  }
  if (!find_columns(&sheet))
    return 1; /* the arena tells */
  if ((double)sheet.count * (double)evidence->region_count > 64.0 * (double)sheet.cells + 1e6)
    return 0;
  put_header(&sheet);
  for (size_t i = 0; i < evidence->region_count; i++)
    put_region(&sheet, &evidence->region[i]);
  return 1;
}
