/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2. Lines from left to right, which a missing value interrupts. */
#include "drawing/columns.h"

#include <math.h>

#define PLOT 220
#define LOW_PLOT 130 /* of a few years, which have little to show */
#define FEW 3
#define RADIUS 4
/* Series whose values are looked at when a number seeks a place. */
#define MOST_SERIES 6
#define RECENT 32
/* Columns this far away are looked at too; narrower ones have no numbers. */
#define WINDOW 3
#define NARROW 14

typedef struct box {
  double left, right, top, bottom;
} box;

typedef struct trend {
  siap_i_canvas *canvas;
  siap_i_columns columns;
  size_t series;
  double apart;       /* from the whisker of a series to that of the next */
  box number[RECENT]; /* the numbers that were placed last, in turn */
  size_t numbers;
} trend;

static double x_of(const trend *t, size_t i, size_t series)
{
  double middle = siap_i_columns_at(&t->columns, i);
  return middle + ((double)series - ((double)t->series - 1) / 2) * t->apart;
}

static double y_of(const trend *t, double value)
{
  return siap_i_scale_at(&t->columns.scale, value);
}

static void put_line(const trend *t, size_t series)
{
  const siap_i_chart *chart = t->canvas->chart;
  char look[SIAP_I_LOOK_ROOM];
  int is_down = 0;
  siap_i_svg_path(t->canvas->out);
  for (size_t i = 0; i < chart->categories; i++) {
    double value = siap_i_value_at(chart->series[series].value, i);
    if (!isnan(value))
      siap_i_svg_step(t->canvas->out, is_down ? 'L' : 'M', x_of(t, i, series), y_of(t, value));
    is_down = !isnan(value);
  }
  siap_i_look_line(chart, series, look);
  siap_i_svg_path_end(t->canvas->out, look);
}

static void put_whiskers(const trend *t, size_t series)
{
  const siap_i_series *at = &t->canvas->chart->series[series];
  char look[SIAP_I_LOOK_ROOM];
  siap_i_svg_path(t->canvas->out);
  for (size_t i = 0; i < t->canvas->chart->categories; i++) {
    double low = siap_i_value_at(at->low, i), high = siap_i_value_at(at->high, i);
    if (!isnan(low) && !isnan(high))
      siap_i_whisker_along_y(t->canvas->out, y_of(t, low), y_of(t, high), x_of(t, i, series),
                             fmin(4, t->columns.band / 4));
  }
  siap_i_look_whisker(series, look);
  siap_i_svg_path_end(t->canvas->out, look);
}

static void put_marks(const trend *t, size_t series)
{
  const siap_i_chart *chart = t->canvas->chart;
  siap_i_marks_open(t->canvas, series);
  for (size_t i = 0; i < chart->categories; i++) {
    double value = siap_i_value_at(chart->series[series].value, i);
    if (!isnan(value))
      siap_i_mark(t->canvas, series, x_of(t, i, series), y_of(t, value),
                  fmin(RADIUS, fmax(t->columns.band / 3, 1)));
  }
  siap_i_svg_close(t->canvas->out);
}

/* ---- numbers: above, below, or beside, wherever nothing else stands; else not at all ---- */

static int overlap(const box *a, const box *b)
{
  return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

/* What the mark and the whisker of a value cover. */
static box cover(const trend *t, size_t i, size_t series)
{
  const siap_i_series *at = &t->canvas->chart->series[series];
  double x = x_of(t, i, series), y = y_of(t, siap_i_value_at(at->value, i));
  double low = siap_i_value_at(at->low, i), high = siap_i_value_at(at->high, i);
  box covered = {x - RADIUS - 1, x + RADIUS + 1, y - RADIUS - 1, y + RADIUS + 1};
  if (!isnan(low) && !isnan(high)) {
    covered.top = fmin(covered.top, y_of(t, fmax(low, high)) - 1);
    covered.bottom = fmax(covered.bottom, y_of(t, fmin(low, high)) + 1);
  }
  return covered;
}

static int has_value(const trend *t, size_t i, size_t series)
{
  return !isnan(siap_i_value_at(t->canvas->chart->series[series].value, i));
}

static int is_free(const trend *t, const box *wanted, size_t i)
{
  size_t count = t->canvas->chart->categories;
  if (wanted->left < t->columns.from || wanted->right > t->canvas->width - 2 ||
      wanted->top < t->columns.top - 6 || wanted->bottom > t->columns.bottom - 1)
    return 0;
  for (size_t k = 0; k < t->numbers && k < RECENT; k++)
    if (overlap(wanted, &t->number[k]))
      return 0;
  for (size_t at = i < WINDOW ? 0 : i - WINDOW; at < count && at <= i + WINDOW; at++)
    for (size_t s = 0; s < t->series; s++) {
      box covered = {0, 0, 0, 0};
      if (has_value(t, at, s))
        covered = cover(t, at, s);
      if (overlap(wanted, &covered))
        return 0;
    }
  return 1;
}

static void put_number(trend *t, size_t i, size_t series, siap_i_font font)
{
  const siap_i_chart *chart = t->canvas->chart;
  char written[SIAP_I_SCALE_ROOM];
  siap_i_scale_number(chart, chart->series[series].value[i], chart->places, written);
  double half = siap_i_glyphs_breadth(written, font, 400) / 2 + 1, high = font.size + 2;
  box covered = cover(t, i, series);
  double x = (covered.left + covered.right) / 2, y = y_of(t, chart->series[series].value[i]);
  const box places[] = {
      {x - half, x + half, covered.top - high, covered.top},
      {x - half, x + half, covered.bottom, covered.bottom + high},
      {covered.right, covered.right + 2 * half, y - high / 2, y + high / 2},
      {covered.left - 2 * half, covered.left, y - high / 2, y + high / 2},
  };
  for (unsigned k = 0; k < 4; k++) {
    const box *at = &places[series % 2 && k < 2 ? 1 - k : k]; /* of two, the second goes below */
    if (!is_free(t, at, i))
      continue;
    t->number[t->numbers++ % RECENT] = *at;
    siap_i_svg_words(t->canvas->out, written, font, (at->left + at->right) / 2, at->bottom - 3,
                     SIAP_I_START, "");
    return;
  }
}

static void put_numbers(trend *t)
{
  const siap_i_chart *chart = t->canvas->chart;
  siap_i_svg_open(t->canvas->out, " class=\"value\" text-anchor=\"middle\"" SIAP_I_PAINT_CLEAR);
  for (size_t i = 0; i < chart->categories && !chart->plain; i++)
    for (size_t s = 0; s < t->series; s++)
      if (has_value(t, i, s) && (t->columns.band >= NARROW || i + 1 == chart->categories))
        put_number(t, i, s, s == 0 ? siap_i_font_bold : siap_i_font_plain);
  siap_i_svg_close(t->canvas->out);
}

/* "No value" at the bottom of a column that has none. */
static void put_gaps(const trend *t)
{
  const siap_i_chart *chart = t->canvas->chart;
  siap_i_label none = siap_i_label_wrap(chart->none, siap_i_font_small, t->columns.band - 6, 2);
  if (none.is_cut || t->columns.band < 40)
    return;
  siap_i_svg_open(t->canvas->out, SIAP_I_PAINT_NONE " text-anchor=\"middle\"");
  for (size_t i = 0; i < chart->categories; i++) {
    int any = 0;
    for (size_t s = 0; s < t->series; s++)
      any |= has_value(t, i, s);
    if (!any)
      siap_i_svg_label(t->canvas->out, &none, siap_i_columns_at(&t->columns, i),
                       t->columns.bottom - siap_i_label_height(&none) + 6, SIAP_I_START, "");
  }
  siap_i_svg_close(t->canvas->out);
}

/* An axis of less than a tenth of its values would make a cliff of nothing. */
static void widen(siap_i_extent *extent)
{
  double size = fmax(fabs(extent->low), fabs(extent->high));
  double short_of = size / 10 - (extent->high - extent->low);
  if (!extent->count || !(short_of > 0))
    return;
  siap_i_extent_add(extent, extent->low - short_of / 2);
  siap_i_extent_add(extent, extent->high + short_of / 2);
}

void siap_i_draw_trend(siap_i_canvas *canvas)
{
  const siap_i_chart *chart = canvas->chart;
  trend t = {.canvas = canvas};
  t.series = chart->series_count < MOST_SERIES ? chart->series_count : MOST_SERIES;
  siap_i_extent extent = siap_i_extent_of(chart);
  siap_i_extent_add(&extent, chart->marker);
  widen(&extent);
  siap_i_legend_usual(canvas, SIAP_I_SWATCH_LINE);
  siap_i_columns_name(canvas);
  int is_low = chart->categories <= FEW;
  t.columns = siap_i_columns_place(
      canvas, siap_i_scale_fit(chart->min, chart->max, extent, is_low ? 3 : 5), is_low ? LOW_PLOT : PLOT);
  siap_i_columns_grid(canvas, &t.columns, t.columns.scale.min);
  if (isfinite(chart->marker))
    siap_i_marker(canvas, t.columns.from, y_of(&t, chart->marker), t.columns.to,
                  y_of(&t, chart->marker));
  for (size_t s = 0; s < t.series; s++)
    if (t.series > 1 && siap_i_has_intervals(chart, s))
      t.apart = fmin(10, t.columns.band / (double)(t.series + 1));
  for (size_t s = t.series; s-- > 0;)
    if (siap_i_has_intervals(chart, s))
      put_whiskers(&t, s);
  for (size_t s = t.series; s-- > 0;) {
    put_line(&t, s);
    put_marks(&t, s);
  }
  put_gaps(&t);
  put_numbers(&t);
  siap_i_columns_labels(canvas, &t.columns);
  siap_i_axis_name(canvas, chart->axis_down, t.columns.from, t.columns.to);
}
