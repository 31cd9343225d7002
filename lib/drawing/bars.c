/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2. Bars from left to right, one or two in a row, with whiskers. */
#include "drawing/rows.h"

#include <math.h>

#define MOST_SERIES 2

typedef struct bars {
  siap_i_canvas *canvas;
  siap_i_rows rows;
  siap_i_scale scale;
  double origin; /* the value where bars begin */
  double thick;
  size_t series;
} bars;

/* The middle of a bar. */
static double middle_of(const bars *b, size_t row, size_t series)
{
  double middle = (b->rows.top[row] + b->rows.top[row + 1]) / 2;
  return middle + ((double)series - ((double)b->series - 1) / 2) * (b->thick + 4);
}

static double value_of(const bars *b, size_t row, size_t series)
{
  return siap_i_value_at(b->canvas->chart->series[series].value, row);
}

/* How broad the numbers at the right are. */
static double numbers_breadth(const siap_i_chart *chart, size_t series)
{
  double widest = 0;
  for (size_t s = 0; s < series && !chart->plain; s++)
    for (size_t i = 0; i < chart->categories; i++) {
      char written[SIAP_I_SCALE_ROOM];
      double value = siap_i_value_at(chart->series[s].value, i);
      if (isnan(value))
        continue;
      siap_i_scale_number(chart, value, chart->places, written);
      widest = fmax(widest, siap_i_glyphs_breadth(written, siap_i_font_bold, 200));
    }
  return widest;
}

static void put_bars(const bars *b, size_t series)
{
  char look[SIAP_I_LOOK_ROOM];
  double from = siap_i_scale_at(&b->scale, b->origin);
  siap_i_look_filled(b->canvas->chart, series, look);
  siap_i_svg_open(b->canvas->out, look);
  for (size_t i = 0; i < b->canvas->chart->categories; i++) {
    double value = value_of(b, i, series);
    if (isnan(value))
      continue;
    double to = siap_i_scale_at(&b->scale, value);
    siap_i_svg_rect(b->canvas->out, fmin(from, to), middle_of(b, i, series) - b->thick / 2,
                    fabs(to - from), b->thick, "");
  }
  siap_i_svg_close(b->canvas->out);
}

static void put_whiskers(const bars *b, size_t series, const char *look)
{
  const siap_i_series *at = &b->canvas->chart->series[series];
  siap_i_svg_path(b->canvas->out);
  for (size_t i = 0; i < b->canvas->chart->categories; i++) {
    double low = siap_i_value_at(at->low, i), high = siap_i_value_at(at->high, i);
    if (!isnan(low) && !isnan(high))
      siap_i_whisker_along_x(b->canvas->out, siap_i_scale_at(&b->scale, low),
                             siap_i_scale_at(&b->scale, high), middle_of(b, i, series), 4);
  }
  siap_i_svg_path_end(b->canvas->out, look);
}

/* Numbers in a column of their own: no whisker runs through them, and they can be compared. */
static void put_numbers(const bars *b, double right)
{
  const siap_i_chart *chart = b->canvas->chart;
  siap_i_svg_open(b->canvas->out, " class=\"value\" text-anchor=\"end\"");
  for (size_t s = 0; s < b->series && !chart->plain; s++)
    for (size_t i = 0; i < chart->categories; i++) {
      char written[SIAP_I_SCALE_ROOM];
      double value = value_of(b, i, s);
      siap_i_font font = s == 0 ? siap_i_font_bold : siap_i_font_plain;
      if (isnan(value))
        continue;
      siap_i_scale_number(chart, value, chart->places, written);
      siap_i_svg_words(b->canvas->out, written, font, right,
                       siap_i_baseline(font, middle_of(b, i, s)), SIAP_I_START, "");
    }
  siap_i_svg_close(b->canvas->out);
}

/* Where the words for "no value" stand: where the bar would begin, or in the midst of what it may come to. */
static void put_gap(const bars *b, size_t row, size_t series, const siap_i_label *none)
{
  const siap_i_series *at = &b->canvas->chart->series[series];
  double low = siap_i_value_at(at->low, row), high = siap_i_value_at(at->high, row);
  double y = siap_i_baseline(none->font, middle_of(b, row, series));
  double middle = (siap_i_scale_at(&b->scale, low) + siap_i_scale_at(&b->scale, high)) / 2;
  double left = fmin(middle - none->breadth * 0.55, b->scale.to - none->breadth * 1.1);
  int is_open = !isnan(low) && !isnan(high);
  double x = is_open ? fmax(left, b->scale.from + 5) : b->scale.from + 5;
  if (is_open) /* the whisker stops for the words */
    siap_i_svg_rect(b->canvas->out, x - 3, middle_of(b, row, series) - 6, none->breadth + 6, 12,
                    " class=\"halo\" fill=\"#fff\"");
  siap_i_svg_label(b->canvas->out, none, x, y, SIAP_I_START, "");
}

static void put_gaps(const bars *b)
{
  double room = b->scale.to - b->scale.from - 8;
  siap_i_label none = siap_i_label_wrap(b->canvas->chart->none, siap_i_font_small, room, 1);
  siap_i_svg_open(b->canvas->out, SIAP_I_PAINT_NONE);
  for (size_t s = 0; s < b->series; s++)
    for (size_t i = 0; i < b->canvas->chart->categories; i++)
      if (isnan(value_of(b, i, s)))
        put_gap(b, i, s, &none);
  siap_i_svg_close(b->canvas->out);
}

static void put_all(bars *b, double top, double right)
{
  siap_i_canvas *canvas = b->canvas;
  double bottom = canvas->y;
  siap_i_rows_band(canvas, &b->rows, canvas->width - SIAP_I_EDGE / 2.0);
  siap_i_grid_across(canvas, &b->scale, top, bottom, b->origin);
  for (size_t s = 0; s < b->series; s++)
    put_bars(b, s);
  for (size_t s = 0; s < b->series; s++)
    if (siap_i_has_intervals(canvas->chart, s)) {
      put_whiskers(b, s, SIAP_I_PAINT_HALO);
      put_whiskers(b, s, SIAP_I_PAINT_WHISKER);
    }
  if (isfinite(canvas->chart->marker)) {
    double x = siap_i_scale_at(&b->scale, canvas->chart->marker);
    siap_i_marker(canvas, x, top, x, bottom);
  }
  siap_i_rows_labels(canvas, &b->rows);
  put_gaps(b);
  put_numbers(b, right);
  canvas->y += siap_i_ticks_across(canvas, &b->scale, bottom);
  siap_i_axis_name(canvas, canvas->chart->axis, b->scale.from, b->scale.to);
}

void siap_i_draw_bars(siap_i_canvas *canvas)
{
  const siap_i_chart *chart = canvas->chart;
  bars b = {.canvas = canvas};
  b.series = chart->series_count < MOST_SERIES ? chart->series_count : MOST_SERIES;
  b.thick = b.series > 1 ? 11 : 14;
  siap_i_legend_usual(canvas, SIAP_I_SWATCH_BAR);
  double top = canvas->y, right = canvas->width - SIAP_I_EDGE;
  if (siap_i_rows_place(canvas, &b.rows, b.series > 1 ? 36 : 26) != 0)
    return;
  siap_i_extent extent = siap_i_extent_of(chart);
  siap_i_extent_add(&extent, chart->marker);
  siap_i_extent_add(&extent, 0);
  double numbers = numbers_breadth(siap_i_rows_measured(chart), b.series);
  b.scale = siap_i_scale_across(chart, extent, b.rows.right + 10,
                                right - (numbers > 0 ? fmax(numbers + 12, 20) : 20));
  b.origin = fmin(fmax(0, b.scale.min), b.scale.max);
  put_all(&b, top, right);
  siap_i_rows_release(&b.rows);
}
