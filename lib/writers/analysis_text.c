/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 6. The tables of an analysis for people: titles, aligned columns, notes below. */
#include "model/shown.h"
#include "writers/analysis_writer.h"

#include <string.h>

enum { WIDTH = 78, MOST_COLUMNS = 24, WIDEST_CELL = 48 };

static void put_cell(const siap_i_analysis_writing *out, siap_i_text *text,
                     const siap_i_table *table, size_t row, size_t column)
{
  siap_i_text shown = {.comma = out->words};
  siap_i_reader reader = {out->language, out->words};
  size_t length = 0;
  siap_i_show_cell(out->analysis, reader, table, row, column, &shown);
  char *bytes = siap_i_text_take(&shown, &length);
  text->failed |= !bytes;
  if (bytes)
    siap_i_text_escaped(text, bytes, length);
  siap_i_release(bytes);
}

/* The cell as text of its own; NULL without memory, which is remembered. */
static char *cell_text(const siap_i_analysis_writing *out, const siap_i_table *table, size_t row,
                       size_t column)
{
  siap_i_text text = {NULL, 0, 0, 0};
  put_cell(out, &text, table, row, column);
  char *bytes = siap_i_text_take(&text, NULL);
  out->text->failed |= !bytes;
  return bytes;
}

/* Width 0: the column is not shown. */
static void measure(const siap_i_analysis_writing *out, const siap_i_table *table, size_t *widths)
{
  for (size_t i = table->form->grouped; i < table->form->columns; i++) {
    if (siap_i_column_is_silent(table, i))
      continue;
    widths[i] = siap_i_text_width(table->form->column[i].name.text[out->words]);
    for (size_t row = 0; row < table->rows; row++) {
      char *bytes = cell_text(out, table, row, i);
      size_t width = bytes ? siap_i_text_width(bytes) : 0;
      widths[i] = width > widths[i] ? width : widths[i];
      siap_i_release(bytes);
    }
    widths[i] = widths[i] > WIDEST_CELL ? WIDEST_CELL : widths[i];
  }
}

/* Text at the left of its column, numbers at the right; nothing behind the last text. */
static void put_column(const siap_i_analysis_writing *out, const siap_i_table *table, size_t i,
                       const char *bytes, const size_t *widths)
{
  size_t has = siap_i_text_width(bytes), wanted = widths[i];
  if (!wanted)
    return;
  size_t blanks = has < wanted ? wanted - has : 0;
  int is_text = table->form->column[i].kind == SIAP_COLUMN_TEXT;
  int is_last = i + 1 == table->form->columns;
  siap_i_text_put(out->text, i > table->form->grouped ? "  " : "");
  siap_i_text_repeat(out->text, ' ', is_text ? 0 : blanks);
  siap_i_text_put(out->text, bytes);
  siap_i_text_repeat(out->text, ' ', is_text && !is_last ? blanks : 0);
}

/* Empty cells at the end leave no blanks. */
static void end_line(siap_i_text *text)
{
  while (text->length && text->bytes[text->length - 1] == ' ')
    text->length--;
  siap_i_text_put_char(text, '\n');
}

static void put_head(const siap_i_analysis_writing *out, const siap_i_table *table,
                     const size_t *widths)
{
  for (size_t i = table->form->grouped; i < table->form->columns; i++)
    put_column(out, table, i, table->form->column[i].name.text[out->words], widths);
  end_line(out->text);
}

/* 1: the first column says something else than in the row before. */
static int begins_group(const siap_i_table *table, size_t row)
{
  return table->form->grouped && (row == 0 || strcmp(siap_i_cell_text(table, row, 0),
                                                     siap_i_cell_text(table, row - 1, 0)) != 0);
}

static void put_rows(const siap_i_analysis_writing *out, const siap_i_table *table)
{
  size_t widths[MOST_COLUMNS] = {0};
  measure(out, table, widths);
  if (!table->form->grouped)
    put_head(out, table, widths);
  for (size_t row = 0; row < table->rows; row++) {
    if (begins_group(table, row)) {
      siap_i_text_put(out->text, row ? "\n" : "");
      put_cell(out, out->text, table, row, 0);
      siap_i_text_put_char(out->text, '\n');
      put_head(out, table, widths);
    }
    for (size_t i = table->form->grouped; i < table->form->columns; i++) {
      char *bytes = cell_text(out, table, row, i);
      put_column(out, table, i, bytes ? bytes : "", widths);
      siap_i_release(bytes);
    }
    end_line(out->text);
  }
}

/* Broken at blanks, indented. */
static void put_note(siap_i_text *text, const char *note)
{
  size_t used = 0;
  while (*note) {
    size_t length = strcspn(note, " ");
    if (used && used + 1 + length > WIDTH) {
      siap_i_text_put_char(text, '\n');
      used = 0;
    }
    siap_i_text_put(text, used ? " " : "  ");
    siap_i_text_put_bytes(text, note, length);
    used += length + (used ? 1 : 2);
    note += length + (note[length] == ' ');
  }
  siap_i_text_put_char(text, '\n');
}

static void put_table(const siap_i_analysis_writing *out, const siap_i_table *table)
{
  const siap_i_table_form *form = table->form;
  siap_i_text_put(out->text, form->name.text[out->words]);
  siap_i_text_put_char(out->text, '\n');
  if (table->rows)
    put_rows(out, table);
  else
    siap_i_text_put(out->text, out->words ? "  (tidak ada)\n" : "  (none)\n");
  if (form->note[out->words])
    put_note(out->text, form->note[out->words]);
}

void siap_i_write_analysis_text(const siap_i_analysis_writing *out)
{
  int first = 1;
  for (size_t i = 0; i < out->analysis->tables; i++) {
    const siap_i_table *table = &out->analysis->table[i];
    if (out->table && out->table != table)
      continue;
    siap_i_text_put(out->text, first ? "" : "\n");
    put_table(out, table);
    first = 0;
  }
}
