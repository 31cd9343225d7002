/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2. From one total to another by the changes between them. */
#include "drawing/columns.h"

#include <math.h>
#include <stdio.h>

#define PLOT 220

typedef struct waterfall {
  siap_i_canvas *canvas;
  siap_i_columns columns;
} waterfall;

static int is_total(const siap_i_chart *chart, size_t i)
{
  return i == 0 || i + 1 == chart->categories;
}

static double value_of(const siap_i_chart *chart, size_t i)
{
  return siap_i_value_at(chart->series[0].value, i);
}

/* The total behind step i, that before it being `running`; a missing change changes nothing. */
static double after(const siap_i_chart *chart, size_t i, double running)
{
  double value = value_of(chart, i);
  if (isnan(value))
    return running;
  return is_total(chart, i) ? value : running + value;
}

static siap_i_extent extent_of(const siap_i_chart *chart)
{
  siap_i_extent extent = {0};
  double running = 0;
  for (size_t i = 0; i < chart->categories; i++) {
    running = after(chart, i, running);
    siap_i_extent_add(&extent, running);
  }
  double lower = extent.low - (extent.high - extent.low) / 4; /* so that the lowest stands clear */
  siap_i_extent_add(&extent, extent.low > 0 ? fmax(lower, 0) : extent.low);
  return extent;
}

/*
 * Where the axis does not begin at 0 a bar up to a total would lie about its size: there a total is a
 * thick line on a stem.
 */
static void put_total(const waterfall *w, size_t i, double total)
{
  const siap_i_scale *scale = &w->columns.scale;
  double x = siap_i_columns_at(&w->columns, i), half = fmin(w->columns.band * 0.34, 40);
  double y = siap_i_scale_at(scale, total);
  if (scale->min > 0 || scale->max < 0) {
    siap_i_svg_rect(w->canvas->out, x - half, y - 2.5, 2 * half, 5, SIAP_I_PAINT_TOTAL);
    siap_i_svg_line(w->canvas->out, x, y + 2.5, x, w->columns.bottom, SIAP_I_PAINT_STEM);
    return;
  }
  double zero = siap_i_scale_at(scale, 0);
  siap_i_svg_rect(w->canvas->out, x - half, fmin(y, zero), 2 * half, fabs(y - zero),
                  SIAP_I_PAINT_TOTAL);
}

static void put_change(const waterfall *w, size_t i, double before, double running)
{
  double x = siap_i_columns_at(&w->columns, i), half = fmin(w->columns.band * 0.34, 40);
  double from = siap_i_scale_at(&w->columns.scale, before);
  double to = siap_i_scale_at(&w->columns.scale, running);
  if (fabs(from - to) < 1) {
    siap_i_svg_line(w->canvas->out, x - half, to, x + half, to, SIAP_I_PAINT_LEVEL);
    return;
  }
  siap_i_svg_rect(w->canvas->out, x - half, fmin(from, to), 2 * half, fabs(from - to),
                  running > before ? SIAP_I_PAINT_RISE : SIAP_I_PAINT_FALL);
}

/* The thin line along which the eye goes to the next step. */
static void put_link(const waterfall *w, size_t i, double running)
{
  double half = fmin(w->columns.band * 0.34, 40), y = siap_i_scale_at(&w->columns.scale, running);
  siap_i_svg_line(w->canvas->out, siap_i_columns_at(&w->columns, i) + half, y,
                  siap_i_columns_at(&w->columns, i + 1) - half, y, SIAP_I_PAINT_AXIS);
}

static void put_number(const waterfall *w, size_t i, double before, double running)
{
  const siap_i_chart *chart = w->canvas->chart;
  double value = value_of(chart, i), room = w->columns.band - 2;
  double above =
      fmin(siap_i_scale_at(&w->columns.scale, before), siap_i_scale_at(&w->columns.scale, running));
  char written[SIAP_I_SCALE_ROOM + 1];
  siap_i_font font = is_total(chart, i) ? siap_i_font_bold : siap_i_font_plain;
  int has_sign = !is_total(chart, i) && value > 0;
  char digits[SIAP_I_SCALE_ROOM];
  if (isnan(value)) {
    siap_i_label none = siap_i_label_wrap(chart->none, siap_i_font_small, room, 1);
    siap_i_svg_label(w->canvas->out, &none, siap_i_columns_at(&w->columns, i), above - 6,
                     SIAP_I_START, SIAP_I_PAINT_NONE);
    return;
  }
  siap_i_scale_number(chart, value, chart->places, digits);
  snprintf(written, sizeof written, "%s%s", has_sign ? "+" : "", digits);
  if (siap_i_glyphs_breadth(written, font, room) <= room)
    siap_i_svg_words(w->canvas->out, written, font, siap_i_columns_at(&w->columns, i), above - 6,
                     SIAP_I_START, "");
}

static void put_steps(const waterfall *w)
{
  const siap_i_chart *chart = w->canvas->chart;
  double running = 0;
  for (size_t i = 0; i < chart->categories; i++) {
    double before = running, value = value_of(chart, i);
    running = after(chart, i, running);
    if (isnan(value))
      ;
    else if (is_total(chart, i))
      put_total(w, i, running);
    else
      put_change(w, i, before, running);
    if (i + 1 < chart->categories)
      put_link(w, i, running);
  }
}

static void put_numbers(const waterfall *w)
{
  const siap_i_chart *chart = w->canvas->chart;
  double running = 0;
  siap_i_svg_open(w->canvas->out, " class=\"value\" text-anchor=\"middle\"" SIAP_I_PAINT_CLEAR);
  for (size_t i = 0; i < chart->categories && !chart->plain; i++) {
    double before = running;
    running = after(chart, i, running);
    put_number(w, i, is_total(chart, i) ? running : before, running);
  }
  siap_i_svg_close(w->canvas->out);
}

void siap_i_draw_waterfall(siap_i_canvas *canvas)
{
  const siap_i_chart *chart = canvas->chart;
  waterfall w = {.canvas = canvas};
  siap_i_extent extent = extent_of(chart);
  siap_i_columns_name(canvas);
  canvas->y += 14; /* for a number above the highest */
  w.columns =
      siap_i_columns_place(canvas, siap_i_scale_fit(chart->min, chart->max, extent, 5), PLOT);
  const siap_i_scale *scale = &w.columns.scale;
  siap_i_columns_grid(canvas, &w.columns, fmin(fmax(0, scale->min), scale->max));
  put_steps(&w);
  put_numbers(&w);
  siap_i_columns_labels(canvas, &w.columns);
}
