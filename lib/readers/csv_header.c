/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. The header of a sheet: what each column is; and the fields below it. */
#include "readers/csv_number.h"
#include "readers/csv_sheet.h"
#include "readers/element.h"

#include <stdlib.h>
#include <string.h>

const char *const siap_i_sheet_words[] = {
    "item", "node", "carried", "level", "score", "value", "numerator", "denominator", "grade", "checked",
    "state", "reason", "assessor", "effort", "note", "region", "code", "class", "stage", "rubric",
    "participated", "label", "pillar", "aspect", "dimension", "source", "help", "unit", "holder",
    "form", "levels", "proof", NULL};

void siap_i_sheet_fault(siap_i_sheet *in, uint32_t line, enum siap_i_code code, const char *word1,
                        const char *word2, const char *word3)
{
  siap_i_evidence_fault(in->evidence, in->findings, line, code, word1, word2, word3);
}

static int in_header(const siap_i_csv_row *row, const char *word)
{
  for (size_t i = 0; i < row->count; i++)
    if (strcmp(row->field[i], word) == 0)
      return 1;
  return 0;
}

static int is_meta(int word)
{
  return (word >= SIAP_I_COL_REGION && word <= SIAP_I_COL_PARTICIPATED) ||
         word == SIAP_I_COL_NOTE || word == SIAP_I_COL_SOURCE;
}

/* "id", "id:value" or "id:grade": what a cell of the column is. 0 when it is none of these. */
static int read_cell_name(siap_i_sheet *in, const char *name, size_t i)
{
  size_t length = strcspn(name, ":");
  const char *behind = name + length;
  char *id = siap_i_arena_text(&in->evidence->arena, name, length);
  if (!id || !siap_i_id_is_valid(id))
    return id == NULL;
  if (*behind && strcmp(behind, ":value") != 0 && strcmp(behind, ":grade") != 0)
    return 0;
  in->form[i] = !*behind           ? SIAP_I_FORM_CELL
                : behind[1] == 'v' ? SIAP_I_FORM_VALUE
                                   : SIAP_I_FORM_GRADE;
  in->id[i] = id;
  in->cells++;
  return 1;
}

static void read_column(siap_i_sheet *in, const siap_i_csv_row *row, size_t i)
{
  const char *name = row->field[i];
  int word = siap_i_word_find(siap_i_sheet_words, name);
  if (in->wide ? word >= 0 && is_meta(word) : word >= 0 && word != SIAP_I_COL_PARTICIPATED) {
    in->column[i] = (enum siap_i_column)word;
    if (in->place[word] != SIZE_MAX)
      siap_i_sheet_fault(in, row->line, SIAP_I_E332, name, NULL, NULL);
    in->place[word] = i;
    return;
  }
  in->column[i] = SIAP_I_COL_CELL;
  if (in->wide && read_cell_name(in, name, i))
    return;
  in->unknown[i] = siap_i_sheet_kept(in, name);
  in->unknowns++;
}

/* A column that nobody knows is refused once, on its heading, and only where something is in it. */
void siap_i_sheet_unknown(siap_i_sheet *in, const siap_i_csv_row *row)
{
  for (size_t i = 0; in->unknowns && i < row->count; i++) {
    const char *name = in->unknown[i];
    siap_i_near best = {NULL, 0};
    siap_i_place place = {in->evidence->name, in->line, 0};
    if (!name || !*row->field[i])
      continue;
    int search = !siap_i_findings_are_full(in->findings);
    for (size_t k = 0; search && siap_i_sheet_words[k]; k++)
      siap_i_near_offer(&best, name, siap_i_sheet_words[k]);
    in->evidence->faults++;
    siap_i_report_near(in->findings, SIAP_I_E331, place, best.word, name, NULL, NULL, NULL);
    in->unknown[i] = NULL;
    in->unknowns--;
  }
}

static int by_name(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Two columns of one id: each cell would answer twice. */
static void check_cells(siap_i_sheet *in, uint32_t line)
{
  const char **sorted = siap_i_alloc(in->columns, sizeof *sorted);
  size_t n = 0;
  if (!sorted) {
    in->evidence->arena.failed = 1;
    return;
  }
  for (size_t i = 0; i < in->columns; i++)
    if (in->id[i])
      sorted[n++] = in->id[i];
  qsort(sorted, n, sizeof *sorted, by_name);
  for (size_t i = 1; i < n; i++)
    if (strcmp(sorted[i], sorted[i - 1]) == 0)
      siap_i_sheet_fault(in, line, SIAP_I_E332, sorted[i], NULL, NULL);
  siap_i_release(sorted);
}

siap_status siap_i_sheet_header(siap_i_sheet *in, const siap_i_csv_row *row)
{
  siap_i_arena *arena = &in->evidence->arena;
  in->has_header = 1;
  in->columns = row->count;
  in->line = row->line;
  in->column = siap_i_arena_take(arena, row->count, sizeof *in->column);
  in->id = siap_i_arena_take(arena, row->count, sizeof *in->id);
  in->form = siap_i_arena_take(arena, row->count, 1);
  in->unknown = siap_i_arena_take(arena, row->count, sizeof *in->unknown);
  if (!in->column || !in->id || !in->form || !in->unknown)
    return SIAP_ERR_MEMORY;
  in->wide = !in_header(row, "item") && !in_header(row, "node");
  if (in->wide && !in_header(row, "region") && !in_header(row, "code")) {
    siap_i_sheet_fault(in, row->line, SIAP_I_E335, NULL, NULL, NULL);
    in->aimless = 1;
    return SIAP_OK;
  }
  in->evidence->heading = in->wide ? row->line : 0;
  in->evidence->is_table = 1;
  in->evidence->decimal_comma = row->comma != 0;
  for (size_t i = 0; i < row->count; i++)
    read_column(in, row, i);
  check_cells(in, row->line);
  return arena->failed ? SIAP_ERR_MEMORY : SIAP_OK;
}

/* Whoever writes a sheet puts an apostrophe before what a spreadsheet would take for a formula. */
const char *siap_i_sheet_unguarded(const char *text)
{
  return text[0] == '\'' && text[1] && strchr("=+-@\t\r'", text[1]) ? text + 1 : text;
}

/* Columns of text; in a number an apostrophe stays a fault. */
static int is_text(enum siap_i_column column)
{
  return column == SIAP_I_COL_GRADE || column == SIAP_I_COL_REASON ||
         column == SIAP_I_COL_ASSESSOR || column == SIAP_I_COL_NOTE ||
         column == SIAP_I_COL_REGION || column == SIAP_I_COL_CODE || column == SIAP_I_COL_CLASS;
}

/* A field of the row; NULL where there is no such column or nothing in it. */
const char *siap_i_sheet_field(const siap_i_sheet *in, const siap_i_csv_row *row,
                               enum siap_i_column column)
{
  size_t at = in->place[column];
  if (at == SIZE_MAX || at >= row->count || !*row->field[at])
    return NULL;
  return is_text(column) ? siap_i_sheet_unguarded(row->field[at]) : row->field[at];
}

const char *siap_i_sheet_kept(siap_i_sheet *in, const char *text)
{
  return text ? siap_i_arena_text(&in->evidence->arena, text, strlen(text)) : NULL;
}

double siap_i_sheet_number(siap_i_sheet *in, const siap_i_csv_row *row, const char *name,
                           const char *text)
{
  double number = 0;
  if (siap_i_csv_number(text, row->comma, &number) == 0)
    return number;
  siap_i_place place = {in->evidence->name, row->line, 0};
  in->evidence->faults++;
  siap_i_csv_number_refuse(in->findings, place, name, text, row->comma);
  return 0;
}
