/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 6. The tables of an analysis as JSON and CSV, and the list of formats; whatever they are about. */
#include "pages/page.h"
#include "services/codes.h"
#include "writers/analysis_writer.h"
#include "writers/csv.h"

#include <math.h>
#include <string.h>

/* Decimals are kept to be shown: machines get the number itself, ids, and sentences in a language. */
static void put_json_cell(siap_i_json *json, int words, const siap_i_table *table, size_t row,
                          size_t column)
{
  const siap_i_table_cell *cell = siap_i_table_at(table, row, column);
  const siap_i_column *of = &table->form->column[column];
  if (of->kind == SIAP_COLUMN_TEXT) {
    siap_i_json_put(json, of->name.id, siap_i_cell_text_in(table, row, column, words));
    return;
  }
  siap_i_json_put_number(json, of->name.id, cell->number);
  if (isnan(cell->number)) {
    char key[64];
    size_t length = strnlen(of->name.id, sizeof key - 5);
    memcpy(key, of->name.id, length);
    memcpy(key + length, ".why", 5);
    siap_i_json_put(json, key, siap_i_cell_text(table, row, column));
  }
}

static void put_json_table(const siap_i_analysis_writing *out, siap_i_json *json,
                           const siap_i_table *table)
{
  const siap_i_table_form *form = table->form;
  siap_i_json_key(json, form->name.id);
  siap_i_json_open(json, '{', 0);
  siap_i_json_put(json, "title", form->name.text[out->words]);
  siap_i_json_put(json, "note", form->note[out->words] ? form->note[out->words] : "");
  siap_i_json_key(json, "rows");
  siap_i_json_open(json, '[', 0);
  for (size_t row = 0; row < table->rows; row++) {
    siap_i_json_open(json, '{', 1);
    for (size_t i = 0; i < form->columns; i++)
      put_json_cell(json, out->words, table, row, i);
    siap_i_json_close(json, '}');
  }
  siap_i_json_close(json, ']');
  siap_i_json_close(json, '}');
}

static void write_json(const siap_i_analysis_writing *out)
{
  siap_i_json json = {.text = out->text};
  siap_i_json_open(&json, '{', 0);
  siap_i_json_put(&json, "format", "urn:siap:analysis:1");
  siap_i_json_put(&json, "analysis", out->analysis->name);
  siap_i_json_key(&json, "tables");
  siap_i_json_open(&json, '{', 0);
  for (size_t i = 0; i < out->analysis->tables; i++)
    if (!out->table || out->table == &out->analysis->table[i])
      put_json_table(out, &json, &out->analysis->table[i]);
  siap_i_json_close(&json, '}');
  siap_i_json_close(&json, '}');
  siap_i_text_put_char(out->text, '\n');
}

static void write_csv(const siap_i_analysis_writing *out)
{
  const siap_i_table *table = out->table ? out->table : &out->analysis->table[0];
  const siap_i_table_form *form = table->form;
  for (size_t i = 0; i < form->columns; i++) {
    siap_i_text_put(out->text, i ? "," : "");
    siap_i_csv_text(out->text, form->column[i].name.id);
  }
  siap_i_text_put(out->text, "\r\n");
  for (size_t row = 0; row < table->rows; row++) {
    for (size_t i = 0; i < form->columns; i++) {
      const siap_i_table_cell *cell = siap_i_table_at(table, row, i);
      siap_i_text_put(out->text, i ? "," : "");
      if (form->column[i].kind == SIAP_COLUMN_TEXT)
        siap_i_csv_text(out->text, siap_i_cell_text_in(table, row, i, out->words));
      else if (!isnan(cell->number))
        siap_i_text_number(out->text, cell->number);
    }
    siap_i_text_put(out->text, "\r\n");
  }
}

static siap_i_page page_of(const siap_i_analysis_writing *out)
{
  siap_i_page page = {out->text, out->analysis, out->table, {out->language, out->words}};
  return page;
}

static void write_html(const siap_i_analysis_writing *out)
{
  siap_i_page page = page_of(out);
  siap_i_page_write(&page);
  siap_i_text_release(&page.scratch);
}

/* The chart of a table, or of the first that has one. */
static void write_svg(const siap_i_analysis_writing *out)
{
  siap_i_page page = page_of(out);
  const siap_i_table *table = out->table;
  for (size_t i = 0; !table && i < out->analysis->tables; i++)
    if (siap_i_page_has_chart(&out->analysis->table[i]))
      table = &out->analysis->table[i];
  if (table)
    siap_i_page_chart_alone(&page, table);
  siap_i_text_release(&page.scratch);
}

static const struct {
  const char *name;
  void (*write)(const siap_i_analysis_writing *out);
} formats[] = {
    {"text", siap_i_write_analysis_text},
    {"json", write_json},
    {"csv", write_csv},
    {"html", write_html},
    {"svg", write_svg},
};

/* NULL: there is no such table. */
static const siap_i_table *table_of(const siap_analysis *analysis, const char *id)
{
  for (size_t i = 0; i < analysis->tables; i++)
    if (strcmp(analysis->table[i].form->name.id, id) == 0)
      return &analysis->table[i];
  return NULL;
}

siap_status siap_analysis_write(const siap_analysis *analysis, const char *format,
                                const char *language, const char *table, char **out,
                                size_t *length)
{
  if (out)
    *out = NULL;
  if (length)
    *length = 0;
  if (!analysis || !format || !out)
    return SIAP_ERR_ARG;
  siap_i_text text = {NULL, 0, 0, 0};
  int words = siap_i_language(language);
  siap_i_analysis_writing writing = {&text, analysis, table ? table_of(analysis, table) : NULL,
                                     language ? language : "en", words < 0 ? 0 : words};
  if (table && !writing.table)
    return SIAP_ERR_NAME;
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
    if (strcmp(formats[i].name, format) == 0) {
      formats[i].write(&writing);
      if (!text.failed && !text.length) { /* the chart of what has none */
        siap_i_text_release(&text);
        return SIAP_ERR_NAME;
      }
      *out = siap_i_text_take(&text, length);
      return *out ? SIAP_OK : SIAP_ERR_MEMORY;
    }
  return SIAP_ERR_NAME;
}
