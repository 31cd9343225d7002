/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5b. A table of which each row is one value of a series, as people read it: a row for each label, a
 * column for each series. What comes twice stands in a row of its own.
 */
#include "pages/page.h"

#include <math.h>
#include <string.h>

typedef struct cross {
  siap_i_page *page;
  const siap_i_table *table;
  siap_i_page_look look;
  size_t label, series, value; /* columns */
  size_t row_of[SIAP_I_PAGE_COLUMNS], count; /* where each series is named first */
} cross;

/* Which series a row is of; `count` when it is a new one. */
static size_t series_of(const cross *at, size_t row)
{
  const char *text = siap_i_cell_text(at->table, row, at->series);
  for (size_t i = 0; i < at->count; i++)
    if (strcmp(siap_i_cell_text(at->table, at->row_of[i], at->series), text) == 0)
      return i;
  return at->count;
}

static int is_lead(const cross *at, size_t column)
{
  int hidden = at->look.hidden[column];
  return column != at->series && column != at->value &&
         (!hidden || hidden == SIAP_I_PAGE_SAME);
}

/* 0: it has not the columns, or more series than a table. */
static int find(siap_i_page *page, const siap_i_table *table, cross *at)
{
  const siap_i_plot *plot = &table->form->plot;
  *at = (cross){.page = page, .table = table, .look = siap_i_page_look_of(table)};
  at->label = siap_i_page_column(table->form, plot->label);
  at->series = siap_i_page_column(table->form, plot->series);
  at->value = siap_i_page_column(table->form, plot->value[0]);
  if (at->label == SIAP_I_PAGE_NO_HEAD || at->series == SIAP_I_PAGE_NO_HEAD ||
      at->value == SIAP_I_PAGE_NO_HEAD)
    return 0;
  for (size_t row = 0; row < table->rows; row++) {
    if (series_of(at, row) < at->count)
      continue;
    if (at->count + at->look.columns >= SIAP_I_PAGE_COLUMNS)
      return 0;
    at->row_of[at->count++] = row;
  }
  return 1;
}

static void put_head(const cross *at)
{
  siap_i_text *out = at->page->out;
  size_t place = 0;
  for (size_t i = 0; i < at->look.columns; i++)
    place += (size_t)is_lead(at, i);
  siap_i_text_put(out, "<table class=\"some");
  for (size_t i = 0; i < at->count; i++)
    siap_i_text_putf(out, " n%zu", place + i + 1);
  siap_i_text_put(out, "\">\n<caption>");
  siap_i_html_text(out, at->table->form->name.text[at->page->reader.words]);
  siap_i_text_put(out, "</caption>\n<thead><tr>");
  for (size_t i = 0; i < at->look.columns; i++) {
    if (!is_lead(at, i))
      continue;
    siap_i_text_put(out, "<th scope=\"col\">");
    siap_i_html_text(out, at->table->form->column[i].name.text[at->page->reader.words]);
    siap_i_text_put(out, "</th>");
  }
  for (size_t i = 0; i < at->count; i++) {
    siap_i_text_put(out, "<th scope=\"col\">");
    siap_i_page_cell(at->page, at->table, &at->look, at->row_of[i], at->series);
    siap_i_text_put(out, "</th>");
  }
  siap_i_text_put(out, "</tr></thead>\n<tbody>\n");
}

static void put_lead(const cross *at, size_t row)
{
  siap_i_text *out = at->page->out;
  siap_i_text_put(out, "<tr>");
  for (size_t i = 0; i < at->look.columns; i++) {
    if (!is_lead(at, i))
      continue;
    int is_head = i == at->label && *siap_i_cell_text(at->table, row, i);
    const char *look =
        siap_i_page_has_long_word(at->page, at->table, row, i) ? " class=\"broken\"" : "";
    siap_i_text_putf(out, is_head ? "<th scope=\"row\"%s>" : "<td%s>", look);
    siap_i_page_cell(at->page, at->table, &at->look, row, i);
    siap_i_text_put(out, is_head ? "</th>" : "</td>");
  }
}

static void put_value(const cross *at, size_t row)
{
  int is_none = isnan(siap_i_table_at(at->table, row, at->value)->number);
  siap_i_text_put(at->page->out, is_none ? "<td class=\"why\">" : "<td>");
  siap_i_page_cell(at->page, at->table, &at->look, row, at->value);
  siap_i_text_put(at->page->out, "</td>");
}

static void skip(const cross *at, size_t from, size_t to)
{
  for (size_t i = from; i < to; i++)
    siap_i_text_put(at->page->out, "<td></td>");
}

/* The rows of the table that make one row; where the next begins. */
static size_t put_row(const cross *at, size_t from)
{
  size_t row = from, done = 0;
  put_lead(at, from);
  for (; row < at->table->rows; row++) {
    size_t series = series_of(at, row);
    if (series < done || strcmp(siap_i_cell_text(at->table, row, at->label),
                                siap_i_cell_text(at->table, from, at->label)) != 0)
      break;
    skip(at, done, series);
    put_value(at, row);
    done = series + 1;
  }
  skip(at, done, at->count);
  siap_i_text_put(at->page->out, "</tr>\n");
  return row;
}

void siap_i_page_cross(siap_i_page *page, const siap_i_table *table)
{
  cross at;
  if (!find(page, table, &at)) {
    siap_i_page_figures(page, table);
    return;
  }
  siap_i_page_open_box(page, table);
  put_head(&at);
  for (size_t row = 0; row < table->rows;)
    row = put_row(&at, row);
  siap_i_text_put(page->out, "</tbody>\n</table>\n</div>\n");
}
