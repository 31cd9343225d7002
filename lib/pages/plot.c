/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5b. Rows and columns to categories and series, for one chart. */
#include "pages/plot.h"

#include <math.h>
#include <string.h>

enum { MOST_CATEGORIES = 600, MOST_SERIES = 36 };

static double *no_values(siap_i_plotted *into, size_t count)
{
  double *values = siap_i_arena_take(&into->arena, count, sizeof *values);
  for (size_t i = 0; values && i < count; i++)
    values[i] = NAN;
  return values;
}

/* The words of a cell, kept. */
static const char *words_of(siap_i_plotting *plotting, siap_i_plotted *into, size_t row,
                            size_t column)
{
  siap_i_text text = {.comma = plotting->page->reader.words};
  if (column == SIAP_I_PAGE_NO_HEAD)
    return NULL;
  siap_i_page_cell_text(plotting->page, plotting->table, &plotting->look, row, column, &text);
  const char *kept =
      text.failed ? NULL
                  : siap_i_arena_text(&into->arena, text.bytes ? text.bytes : "", text.length);
  into->arena.failed |= !kept;
  siap_i_text_release(&text);
  return kept;
}

int siap_i_plot_is_percent(const siap_i_plotting *plotting)
{
  const siap_i_table_form *form = plotting->table->form;
  return form->column[plotting->value[0]].of == SIAP_I_COLUMN_PERCENT;
}

static double number_of(const siap_i_plotting *plotting, size_t row, size_t column)
{
  double shown = column != SIAP_I_PAGE_NO_HEAD && siap_i_plot_is_percent(plotting) ? 100 : 1;
  return column == SIAP_I_PAGE_NO_HEAD
             ? NAN
             : shown * siap_i_table_at(plotting->table, row, column)->number;
}

/* The place of a text among the first `count`; `count` when it is new. */
static size_t place_of(const char *const *seen, size_t count, const char *text)
{
  for (size_t i = count; i-- > 0;)
    if (strcmp(seen[i], text) == 0)
      return i;
  return count;
}

static int make_room(siap_i_plotted *into, size_t categories, size_t series, int has_range,
                     int has_notes)
{
  into->category = siap_i_arena_take(&into->arena, categories, sizeof *into->category);
  into->series = siap_i_arena_take(&into->arena, series, sizeof *into->series);
  for (size_t i = 0; into->series && i < series; i++) {
    siap_i_plotted_series *at = &into->series[i];
    at->value = no_values(into, categories);
    at->low = has_range ? no_values(into, categories) : NULL;
    at->high = has_range ? no_values(into, categories) : NULL;
    at->note = has_notes ? siap_i_arena_take(&into->arena, categories, sizeof *at->note) : NULL;
  }
  return !into->arena.failed;
}

static void put(siap_i_plotting *plotting, siap_i_plotted *into, size_t row, size_t category,
                size_t series, size_t column)
{
  siap_i_plotted_series *at = &into->series[series];
  at->value[category] = number_of(plotting, row, column);
  if (at->low && series == 0) {
    at->low[category] = number_of(plotting, row, plotting->low);
    at->high[category] = number_of(plotting, row, plotting->high);
  }
  if (at->note)
    at->note[category] = words_of(plotting, into, row, plotting->note);
}

static int is_marked(const siap_i_plotting *plotting, size_t row)
{
  return plotting->marked != SIAP_I_PAGE_NO_HEAD &&
         *siap_i_cell_text(plotting->table, row, plotting->marked);
}

/* Each row a category, each column of values a series. */
static int plot_wide(siap_i_plotting *plotting, size_t from, size_t to, siap_i_plotted *into)
{
  const siap_i_table_form *form = plotting->table->form;
  size_t count = to - from;
  if (count > MOST_CATEGORIES || !make_room(into, count, plotting->values,
                                            plotting->low != SIAP_I_PAGE_NO_HEAD,
                                            plotting->note != SIAP_I_PAGE_NO_HEAD))
    return 0;
  for (size_t i = 0; i < count; i++) {
    into->category[i] = words_of(plotting, into, from + i, plotting->label);
    for (size_t k = 0; k < plotting->values; k++)
      put(plotting, into, from + i, i, k, plotting->value[k]);
    if (is_marked(plotting, from + i) && into->marked == SIAP_I_CHART_NO_ONE)
      into->marked = i;
  }
  for (size_t k = 0; k < plotting->values; k++)
    into->series[k].name = form->column[plotting->value[k]].name.text[plotting->page->reader.words];
  into->categories = count;
  into->series_count = plotting->values;
  return !into->arena.failed;
}

/* What a column says first of each kind, up to `most`; 0: more than that. */
static size_t distinct(const siap_i_plotting *plotting, size_t from, size_t to, size_t column,
                       const char **seen, size_t *row_of, size_t most)
{
  size_t count = 0;
  for (size_t row = from; row < to; row++) {
    const char *text = siap_i_cell_text(plotting->table, row, column);
    if (place_of(seen, count, text) < count)
      continue;
    if (count == most)
      return 0;
    row_of[count] = row;
    seen[count++] = text;
  }
  return count;
}

/* Each row one value of a series at a category. */
static int plot_long(siap_i_plotting *plotting, size_t from, size_t to, siap_i_plotted *into)
{
  const char *labels[MOST_CATEGORIES], *names[MOST_SERIES];
  size_t label_row[MOST_CATEGORIES], name_row[MOST_SERIES];
  size_t categories = distinct(plotting, from, to, plotting->label, labels, label_row,
                               MOST_CATEGORIES);
  size_t series = distinct(plotting, from, to, plotting->series, names, name_row, MOST_SERIES);
  if (!categories || !series || !make_room(into, categories, series,
                                           plotting->low != SIAP_I_PAGE_NO_HEAD,
                                           plotting->note != SIAP_I_PAGE_NO_HEAD))
    return 0;
  for (size_t i = 0; i < categories; i++)
    into->category[i] = words_of(plotting, into, label_row[i], plotting->label);
  for (size_t i = 0; i < series; i++)
    into->series[i].name = words_of(plotting, into, name_row[i], plotting->series);
  for (size_t row = from; row < to; row++) {
    size_t category = place_of(labels, categories,
                               siap_i_cell_text(plotting->table, row, plotting->label));
    size_t at = place_of(names, series,
                         siap_i_cell_text(plotting->table, row, plotting->series));
    put(plotting, into, row, category, at, plotting->value[0]);
    if (is_marked(plotting, row) && into->marked == SIAP_I_CHART_NO_ONE)
      into->marked = category;
  }
  into->categories = categories;
  into->series_count = series;
  return !into->arena.failed;
}

int siap_i_plotting_of(siap_i_page *page, const siap_i_table *table, siap_i_plotting *out)
{
  const siap_i_table_form *form = table->form;
  const siap_i_plot *plot = &form->plot;
  *out = (siap_i_plotting){.page = page, .table = table};
  out->label = siap_i_page_column(form, plot->label);
  out->series = siap_i_page_column(form, plot->series);
  out->low = siap_i_page_column(form, plot->low);
  out->high = siap_i_page_column(form, plot->high);
  out->note = siap_i_page_column(form, plot->note);
  out->marked = siap_i_page_column(form, plot->marked);
  int is_whole = plot->group && !*plot->group;
  out->group[0] = form->grouped && !is_whole ? 0 : SIAP_I_PAGE_NO_HEAD;
  out->group[1] = siap_i_page_column(form, plot->group);
  while (out->values < SIAP_I_PLOT_VALUES && plot->value[out->values]) {
    size_t column = siap_i_page_column(form, plot->value[out->values]);
    if (column == SIAP_I_PAGE_NO_HEAD)
      return 0;
    out->value[out->values++] = column;
  }
  if (!plot->kind || !out->values || (plot->label && out->label == SIAP_I_PAGE_NO_HEAD) ||
      (plot->series && out->label == SIAP_I_PAGE_NO_HEAD))
    return 0;
  return 1;
}

int siap_i_plot_rows(siap_i_plotting *plotting, size_t from, size_t to, siap_i_plotted *into)
{
  *into = (siap_i_plotted){.marked = SIAP_I_CHART_NO_ONE};
  int is_long = plotting->series != SIAP_I_PAGE_NO_HEAD;
  if (is_long ? plot_long(plotting, from, to, into) : plot_wide(plotting, from, to, into))
    return 1;
  plotting->page->out->failed |= into->arena.failed;
  siap_i_plotted_release(into);
  return 0;
}

void siap_i_plotted_release(siap_i_plotted *plotted)
{
  siap_i_arena_release(&plotted->arena);
}
