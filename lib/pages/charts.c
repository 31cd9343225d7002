/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5b. The charts of a table: one for each group, cut where a sheet of paper ends. */
#include "pages/plot.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum {
  MOST_CHARTS = 24,
  ROWS_OF_SHEET = 36,
  LOW_ROWS_OF_SHEET = 50, /* of charts whose rows have one line */
  SAME_BARS = 3 /* so many bars that are all as long are no chart */
};

/* What is done with each chart: put into a figure, or collected. */
typedef struct drawing {
  siap_i_plotting plotting;
  siap_i_plotted plotted;
  const char *group; /* NULL: there are none */
  size_t charts;
  int alone; /* 1: no page around it; the first group, uncut */
} drawing;

static const enum siap_i_chart_kind kinds[] = {
    [SIAP_I_PLOT_BARS] = SIAP_I_CHART_BARS,
    [SIAP_I_PLOT_RADAR] = SIAP_I_CHART_RADAR,
    [SIAP_I_PLOT_TREND] = SIAP_I_CHART_TREND,
    [SIAP_I_PLOT_HISTOGRAM] = SIAP_I_CHART_HISTOGRAM,
    [SIAP_I_PLOT_RANKS] = SIAP_I_CHART_RANKS,
    [SIAP_I_PLOT_RISKS] = SIAP_I_CHART_RISKS,
    [SIAP_I_PLOT_PANELS] = SIAP_I_CHART_PANELS,
    [SIAP_I_PLOT_HEAT] = SIAP_I_CHART_HEAT,
    [SIAP_I_PLOT_WATERFALL] = SIAP_I_CHART_WATERFALL,
    [SIAP_I_PLOT_SHARES] = SIAP_I_CHART_SHARES,
};

/* Two axes are no radar. */
static enum siap_i_chart_kind kind_of(const drawing *at)
{
  int kind = at->plotting.table->form->plot.kind;
  return kind == SIAP_I_PLOT_RADAR && at->plotted.categories < 3 ? SIAP_I_CHART_BARS : kinds[kind];
}

/* A row for each category: such a chart can be cut between two of them. */
static int has_rows(enum siap_i_chart_kind kind)
{
  return kind == SIAP_I_CHART_BARS || kind == SIAP_I_CHART_RANKS || kind == SIAP_I_CHART_HEAT ||
         kind == SIAP_I_CHART_SHARES;
}

static size_t rows_of_sheet(enum siap_i_chart_kind kind)
{
  return kind == SIAP_I_CHART_RANKS || kind == SIAP_I_CHART_HEAT ? LOW_ROWS_OF_SHEET : ROWS_OF_SHEET;
}

static int places_of(const siap_i_plotting *plotting)
{
  const siap_i_table *table = plotting->table;
  int places = 0;
  for (size_t row = 0; row < table->rows; row++) {
    const siap_i_table_cell *cell = siap_i_table_at(table, row, plotting->value[0]);
    if (!isnan(cell->number) && cell->places > places)
      places = cell->places;
  }
  places = places ? places : plotting->look.places[plotting->value[0]];
  return siap_i_plot_is_percent(plotting) ? (places > 2 ? places - 2 : 0) : places;
}

static double least_of(const siap_i_plotted_series *series, size_t i)
{
  return fmin(series->value[i], series->low ? series->low[i] : NAN);
}

static double most_of(const siap_i_plotted_series *series, size_t i)
{
  return fmax(series->value[i], series->high ? series->high[i] : NAN);
}

static int is_empty(const siap_i_plotted *plotted)
{
  for (size_t k = 0; k < plotted->series_count; k++)
    for (size_t i = 0; i < plotted->categories; i++)
      if (!isnan(plotted->series[k].value[i]))
        return 0;
  return 1;
}

/* 1: no values, or bars that are all as long: they tell nothing that the table beside them does not. */
static int tells_nothing(const drawing *at)
{
  const siap_i_plotted_series *series = &at->plotted.series[0];
  if (!at->alone && is_empty(&at->plotted))
    return 1;
  if (at->alone || kind_of(at) != SIAP_I_CHART_BARS || at->plotted.series_count != 1 ||
      at->plotted.categories < SAME_BARS)
    return 0;
  for (size_t i = 0; i < at->plotted.categories; i++)
    if (!(least_of(series, i) == series->value[0] && most_of(series, i) == series->value[0]))
      return 0;
  return 1;
}

/* All parts of what is cut share their axis. */
static void set_ends(const drawing *at, siap_i_chart *chart, int is_cut)
{
  const siap_i_table *table = at->plotting.table;
  if (table->most > table->least) {
    double shown = siap_i_plot_is_percent(&at->plotting) ? 100 : 1;
    chart->min = table->least * shown;
    chart->max = table->most * shown;
    return;
  }
  double least = chart->kind == SIAP_I_CHART_RANKS ? 1 : 0, most = -HUGE_VAL;
  for (size_t k = 0; k < at->plotted.series_count; k++)
    for (size_t i = 0; i < at->plotted.categories; i++) {
      const siap_i_plotted_series *series = &at->plotted.series[k];
      least = fmin(least, least_of(series, i));
      most = fmax(most, most_of(series, i));
    }
  if (is_cut && most > least) {
    chart->min = least;
    chart->max = most;
  }
}

static const char *column_title(const siap_i_plotting *plotting, size_t column)
{
  return column == SIAP_I_PAGE_NO_HEAD
             ? NULL
             : plotting->table->form->column[column].name.text[plotting->page->reader.words];
}

/* Of which group and which part, behind the title of the table or alone; "" where there are none. */
static const char *name_of(drawing *at, const char *title, size_t from, size_t to)
{
  int is_part = to - from < at->plotted.categories;
  siap_i_text name = {NULL, 0, 0, 0};
  siap_i_text_put(&name, title);
  if (at->group)
    siap_i_text_putf(&name, "%s%s", *title ? ": " : "", at->group);
  if (is_part)
    siap_i_text_putf(&name, "%s(%zu\xE2\x80\x93%zu)", name.length ? " " : "", from + 1, to);
  const char *kept =
      siap_i_arena_text(&at->plotted.arena, name.length ? name.bytes : "", name.length);
  at->plotted.arena.failed |= name.failed;
  siap_i_text_release(&name);
  return kept ? kept : "";
}

/* "lowest - highest", out of the names of the columns. */
static const char *interval_of(drawing *at)
{
  siap_i_plotting *plotting = &at->plotting;
  char name[128];
  if (plotting->low == SIAP_I_PAGE_NO_HEAD || plotting->high == SIAP_I_PAGE_NO_HEAD)
    return NULL;
  snprintf(name, sizeof name, "%s \xE2\x80\x93 %s", column_title(plotting, plotting->low),
           column_title(plotting, plotting->high));
  return siap_i_arena_text(&at->plotted.arena, name, strlen(name));
}

/* What the values are; of percents it says so, for the numbers do not. */
static const char *value_title(drawing *at)
{
  siap_i_plotting *plotting = &at->plotting;
  char name[128];
  if (!siap_i_plot_is_percent(plotting))
    return column_title(plotting, plotting->value[0]);
  snprintf(name, sizeof name, "%s, %%", column_title(plotting, plotting->value[0]));
  return siap_i_arena_text(&at->plotted.arena, name, strlen(name));
}

/* Inside a page no namespace is named, for it would be an address. */
static void put_svg(siap_i_text *out, const siap_i_text *svg, int names_space)
{
  static const char space[] = " xmlns=\"http://www.w3.org/2000/svg\"";
  const char *at = svg->bytes, *found = NULL;
  if (!names_space && svg->length > 5 + sizeof space && memcmp(at + 4, space, sizeof space - 1) == 0)
    found = at + 4;
  if (!found) {
    siap_i_text_put_bytes(out, svg->bytes, svg->length);
    return;
  }
  size_t behind = 4 + sizeof space - 1;
  siap_i_text_put_bytes(out, at, 4);
  siap_i_text_put_bytes(out, at + behind, svg->length - behind);
}

static void put_figure(drawing *at, const siap_i_text *svg, const char *caption)
{
  siap_i_text *out = at->plotting.page->out;
  siap_i_text_put(out, "<figure tabindex=\"0\">\n"); /* it scrolls on a narrow screen */
  if (*caption) {
    siap_i_text_put(out, "<figcaption>");
    siap_i_html_text(out, caption);
    siap_i_text_put(out, "</figcaption>\n");
  }
  put_svg(out, svg, 0);
  siap_i_text_put(out, "</figure>\n");
}

/* Categories from .. to - 1 of each series. */
static const siap_i_series *series_of(drawing *at, size_t from)
{
  siap_i_plotted *plotted = &at->plotted;
  uint8_t dashed = at->plotting.table->form->plot.dashed;
  siap_i_series *series =
      siap_i_arena_take(&plotted->arena, plotted->series_count, sizeof *series);
  for (size_t i = 0; series && i < plotted->series_count; i++) {
    const siap_i_plotted_series *of = &plotted->series[i];
    series[i].name = of->name;
    series[i].value = of->value + from;
    series[i].low = of->low ? of->low + from : NULL;
    series[i].high = of->high ? of->high + from : NULL;
    series[i].note = of->note ? of->note + from : NULL;
    series[i].style = i < 8 && dashed >> i & 1 ? SIAP_I_CHART_DASHED : SIAP_I_CHART_SOLID;
  }
  return series;
}

/* The words of a chart: what it is of, its axes, what its whiskers are. */
static void put_words(drawing *at, siap_i_chart *chart, size_t from, size_t to)
{
  const siap_i_plotting *plotting = &at->plotting;
  int is_long = plotting->series != SIAP_I_PAGE_NO_HEAD;
  const char *title = plotting->table->form->name.text[plotting->page->reader.words];
  chart->title = name_of(at, title, from, to);
  if (chart->kind == SIAP_I_CHART_RISKS) {
    chart->axis = column_title(plotting, plotting->series);
    chart->axis_down = column_title(plotting, plotting->label);
  } else if (chart->kind == SIAP_I_CHART_HISTOGRAM) /* across are the values of its heading */
    chart->axis_down = column_title(plotting, plotting->value[0]);
  else if (at->plotted.series_count == 1 || is_long)
    chart->axis = value_title(at);
  chart->interval = interval_of(at);
  chart->none = siap_i_page_say(plotting->page, SIAP_I_PAGE_NO_VALUE);
  chart->middle = siap_i_page_say(plotting->page, SIAP_I_PAGE_MEDIAN);
  chart->comma = plotting->page->reader.words;
}

/* Categories from .. to - 1 as a chart, without its title and its axis. */
static siap_i_chart chart_of(drawing *at, size_t from, size_t to)
{
  const siap_i_plotted *plotted = &at->plotted;
  siap_i_chart chart = siap_i_chart_empty;
  chart.kind = kind_of(at);
  chart.headed = at->alone;
  chart.categories = to - from;
  chart.category = plotted->category + from;
  chart.series_count = plotted->series_count;
  chart.series = series_of(at, from);
  chart.places = places_of(&at->plotting);
  if (plotted->marked >= from && plotted->marked < to)
    chart.highlight = plotted->marked - from;
  return chart;
}

static void draw_part(drawing *at, size_t from, size_t to)
{
  siap_i_plotted *plotted = &at->plotted;
  siap_i_text *out = at->plotting.page->out, svg = {NULL, 0, 0, 0};
  siap_i_chart chart = chart_of(at, from, to), whole = chart_of(at, 0, plotted->categories);
  char id[96];
  int is_cut = to - from < plotted->categories;
  snprintf(id, sizeof id, "c-%s-%zu", at->plotting.table->form->name.id, ++at->charts);
  chart.id = id;
  chart.whole = is_cut ? &whole : NULL;
  put_words(at, &chart, from, to);
  const char *caption = name_of(at, "", from, to);
  set_ends(at, &chart, is_cut);
  out->failed |= plotted->arena.failed;
  if (out->failed)
    return;
  siap_i_draw(&chart, &svg);
  out->failed |= svg.failed;
  if (!svg.failed && at->alone)
    put_svg(out, &svg, 1);
  else if (!svg.failed)
    put_figure(at, &svg, caption);
  siap_i_text_release(&svg);
}

/* "Kabupaten Malang, Achievement index": what sets the group apart from others; NULL: nothing. */
static const char *group_of(drawing *at, size_t row)
{
  const siap_i_plotting *plotting = &at->plotting;
  siap_i_text group = {NULL, 0, 0, 0};
  for (int i = 0; i < 2; i++) {
    size_t column = plotting->group[i], before = group.length;
    if (column == SIAP_I_PAGE_NO_HEAD || !*siap_i_cell_text(plotting->table, row, column))
      continue;
    siap_i_text_put(&group, before ? ", " : "");
    siap_i_page_cell_text(plotting->page, plotting->table, &plotting->look, row, column, &group);
  }
  const char *kept =
      group.length ? siap_i_arena_text(&at->plotted.arena, group.bytes, group.length) : NULL;
  at->plotted.arena.failed |= group.failed;
  siap_i_text_release(&group);
  return kept;
}

/* Rows of one group: one chart, or several where it is longer than a sheet. */
static void draw_run(drawing *at, size_t from, size_t to)
{
  if (!siap_i_plot_rows(&at->plotting, from, to, &at->plotted))
    return;
  size_t count = at->plotted.categories, parts = 1;
  at->group = group_of(at, from);
  if (tells_nothing(at))
    parts = 0;
  else if (has_rows(kind_of(at)) && !at->alone)
    parts = (count + rows_of_sheet(kind_of(at)) - 1) / rows_of_sheet(kind_of(at));
  for (size_t i = 0; i < parts; i++)
    draw_part(at, count * i / parts, count * (i + 1) / parts);
  siap_i_plotted_release(&at->plotted);
}

/* Where the run of rows that begins at `from` ends. */
static size_t end_of_run(const siap_i_plotting *plotting, size_t from)
{
  for (size_t row = from + 1; row < plotting->table->rows; row++)
    for (int i = 0; i < 2; i++)
      if (plotting->group[i] != SIAP_I_PAGE_NO_HEAD &&
          strcmp(siap_i_cell_text(plotting->table, row, plotting->group[i]),
                 siap_i_cell_text(plotting->table, from, plotting->group[i])) != 0)
        return row;
  return plotting->table->rows;
}

static size_t draw(siap_i_page *page, const siap_i_table *table, int alone)
{
  drawing at = {.alone = alone};
  size_t runs = 0;
  if (!siap_i_plotting_of(page, table, &at.plotting))
    return 0;
  for (size_t from = 0; from < table->rows; from = end_of_run(&at.plotting, from))
    runs++;
  if (!alone && runs > MOST_CHARTS)
    return 0;
  at.plotting.look = siap_i_page_look_of(table);
  for (size_t from = 0; from < table->rows && !(alone && at.charts);) {
    size_t to = end_of_run(&at.plotting, from);
    draw_run(&at, from, to);
    from = to;
  }
  return at.charts;
}

size_t siap_i_page_charts(siap_i_page *page, const siap_i_table *table)
{
  return draw(page, table, 0);
}

int siap_i_page_has_chart(const siap_i_table *table)
{
  siap_i_plotting plotting;
  return siap_i_plotting_of(NULL, table, &plotting);
}

void siap_i_page_chart_alone(siap_i_page *page, const siap_i_table *table)
{
  draw(page, table, 1);
}
