/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2. Counts of bins that touch each other. */
#include "drawing/columns.h"

#include <math.h>

#define PLOT 180

typedef struct histogram {
  siap_i_canvas *canvas;
  siap_i_columns columns;
  siap_i_scale across; /* of the bounds of bins; unused where there are none */
  int has_bounds;
} histogram;

static void bounds_of(const histogram *h, size_t i, double *left, double *right)
{
  const siap_i_series *at = &h->canvas->chart->series[0];
  *left = siap_i_columns_at(&h->columns, i) - h->columns.band / 2;
  *right = *left + h->columns.band;
  if (!h->has_bounds)
    return;
  double low = siap_i_value_at(at->low, i), high = siap_i_value_at(at->high, i);
  *left = *right = h->columns.from;
  if (!isnan(low) && !isnan(high)) {
    *left = siap_i_scale_at(&h->across, fmin(low, high));
    *right = siap_i_scale_at(&h->across, fmax(low, high));
  }
}

static double top_of(const histogram *h, size_t i)
{
  double value = siap_i_value_at(h->canvas->chart->series[0].value, i);
  return siap_i_scale_at(&h->columns.scale, isnan(value) ? h->columns.scale.min : value);
}

static void put_bins(const histogram *h)
{
  siap_i_svg_open(h->canvas->out, SIAP_I_PAINT_BIN);
  for (size_t i = 0; i < h->canvas->chart->categories; i++) {
    double left, right, top = top_of(h, i);
    bounds_of(h, i, &left, &right);
    double gap = right - left > 4 ? 0.75 : 0;
    if (right > left && top < h->columns.bottom)
      siap_i_svg_rect(h->canvas->out, left + gap, top, right - left - 2 * gap,
                      h->columns.bottom - top,
                      i == h->canvas->chart->highlight ? SIAP_I_PAINT_CHOSEN : "");
  }
  siap_i_svg_close(h->canvas->out);
}

/* Where the count of a bin is centred: beside the marker, where that would run through it. */
static double count_at(const histogram *h, double left, double right, double breadth)
{
  double middle = (left + right) / 2;
  double marker = siap_i_value_at(&h->canvas->chart->marker, 0);
  if (isnan(marker) || !h->has_bounds)
    return middle;
  double x = siap_i_scale_at(&h->across, marker), away = breadth / 2 + 3;
  if (fabs(x - middle) >= away)
    return middle;
  if (x < middle)
    return x + away + breadth / 2 <= right ? x + away : middle;
  return x - away - breadth / 2 >= left ? x - away : middle;
}

static int write_count(const histogram *h, size_t i, char out[SIAP_I_SCALE_ROOM])
{
  const siap_i_chart *chart = h->canvas->chart;
  double value = siap_i_value_at(chart->series[0].value, i);
  out[0] = '\0';
  if (value > 0)
    siap_i_scale_number(chart, value, value == floor(value) ? 0 : chart->places, out);
  return value > 0;
}

/* Counts are written above all bins or above none, and only of bins that lie side by side. */
static int is_room_for_counts(const histogram *h)
{
  double last = h->columns.from;
  for (size_t i = 0; i < h->canvas->chart->categories; i++) {
    char written[SIAP_I_SCALE_ROOM];
    double left, right;
    bounds_of(h, i, &left, &right);
    if (!write_count(h, i, written))
      continue;
    if (left < last - 0.5 ||
        siap_i_glyphs_breadth(written, siap_i_font_small, 400) > right - left - 4)
      return 0;
    last = right;
  }
  return !h->canvas->chart->plain;
}

static void put_counts(const histogram *h)
{
  const siap_i_chart *chart = h->canvas->chart;
  siap_i_svg_open(h->canvas->out, " class=\"value\" text-anchor=\"middle\"" SIAP_I_PAINT_CLEAR);
  for (size_t i = 0; i < chart->categories; i++) {
    char written[SIAP_I_SCALE_ROOM];
    double left, right;
    bounds_of(h, i, &left, &right);
    if (!write_count(h, i, written))
      continue;
    double breadth = siap_i_glyphs_breadth(written, siap_i_font_small, 400);
    siap_i_svg_words(h->canvas->out, written, siap_i_font_small, count_at(h, left, right, breadth),
                     top_of(h, i) - 4, SIAP_I_START, "");
  }
  siap_i_svg_close(h->canvas->out);
}

/* Bounds of bins, and what says where they lie: all of them or none is there. */
static siap_i_extent bounds_extent(const siap_i_chart *chart)
{
  siap_i_extent extent = {0};
  siap_i_extent_add_all(&extent, chart->series[0].low, chart->categories);
  siap_i_extent_add_all(&extent, chart->series[0].high, chart->categories);
  siap_i_extent_add(&extent, chart->marker);
  return extent;
}

static siap_i_scale counts_scale(const siap_i_chart *chart)
{
  siap_i_extent extent = {0};
  siap_i_extent_add_all(&extent, chart->series[0].value, chart->categories);
  siap_i_extent_add(&extent, 0);
  siap_i_scale scale = siap_i_scale_fit(0, NAN, extent, 5);
  if (scale.step < 1) /* there is no half of a count */
    scale = siap_i_scale_fit(0, fmax(1, ceil(extent.high)), extent, 1);
  return scale;
}

void siap_i_draw_histogram(siap_i_canvas *canvas)
{
  const siap_i_chart *chart = canvas->chart;
  histogram h = {.canvas = canvas};
  h.has_bounds = chart->series[0].low && chart->series[0].high;
  if (isfinite(chart->marker))
    siap_i_legend_add(canvas, SIAP_I_SWATCH_MARKER, SIAP_I_PAINT_MARKER, chart->marker_name);
  siap_i_legend_end(canvas);
  siap_i_label name = siap_i_label_wrap(chart->axis_down, siap_i_font_small, 300, 1);
  siap_i_svg_label(canvas->out, &name, SIAP_I_EDGE, canvas->y + 10, SIAP_I_START,
                   SIAP_I_PAINT_MUTED);
  canvas->y += siap_i_label_height(&name) + 12;
  h.columns = siap_i_columns_place(canvas, counts_scale(chart), PLOT);
  if (h.has_bounds)
    h.across = siap_i_scale_across(chart, bounds_extent(chart), h.columns.from, h.columns.to);
  siap_i_columns_grid(canvas, &h.columns, 0);
  put_bins(&h);
  if (isfinite(chart->marker) && h.has_bounds) {
    double x = siap_i_scale_at(&h.across, chart->marker);
    siap_i_marker(canvas, x, h.columns.top, x, h.columns.bottom);
  }
  if (is_room_for_counts(&h))
    put_counts(&h);
  if (h.has_bounds)
    canvas->y += siap_i_ticks_across(canvas, &h.across, canvas->y + 4) + 4;
  else
    siap_i_columns_labels(canvas, &h.columns);
  siap_i_axis_name(canvas, chart->axis, h.columns.from, h.columns.to);
}
