/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2. A row for each region: its rank, and from the best to the worst that it could be. */
#include "drawing/rows.h"

#include <math.h>
#include <stdio.h>

#define ROW 17
#define LONG 30 /* from so many rows on the axis is above them too */

typedef struct ranks {
  siap_i_canvas *canvas;
  siap_i_rows rows;
  siap_i_scale scale;
} ranks;

static double middle_of(const ranks *r, size_t i)
{
  return (r->rows.top[i] + r->rows.top[i + 1]) / 2;
}

/* "12 (8–17)" at the right. */
static void write_rank(const siap_i_chart *chart, size_t i, char *out, size_t room)
{
  const siap_i_series *at = &chart->series[0];
  double value = siap_i_value_at(at->value, i), low = siap_i_value_at(at->low, i);
  double high = siap_i_value_at(at->high, i);
  char rank[SIAP_I_SCALE_ROOM] = "", best[SIAP_I_SCALE_ROOM], worst[SIAP_I_SCALE_ROOM];
  out[0] = '\0';
  if (!isnan(value))
    siap_i_scale_number(chart, value, value == floor(value) ? 0 : chart->places, rank);
  if (isnan(low) || isnan(high)) {
    snprintf(out, room, "%s", rank);
    return;
  }
  siap_i_scale_number(chart, low, low == floor(low) ? 0 : chart->places, best);
  siap_i_scale_number(chart, high, high == floor(high) ? 0 : chart->places, worst);
  snprintf(out, room, "%s%s(%s\xE2\x80\x93%s)", rank, *rank ? " " : "", best, worst);
}

#define WRITTEN (4 * SIAP_I_SCALE_ROOM)

static double numbers_breadth(const siap_i_chart *chart)
{
  double widest = 0;
  for (size_t i = 0; i < chart->categories && !chart->plain; i++) {
    char written[WRITTEN];
    write_rank(chart, i, written, sizeof written);
    widest = fmax(widest, siap_i_glyphs_breadth(written, siap_i_font_small, 240));
  }
  return widest;
}

static void put_ranges(const ranks *r)
{
  const siap_i_series *at = &r->canvas->chart->series[0];
  siap_i_svg_path(r->canvas->out);
  for (size_t i = 0; i < r->canvas->chart->categories; i++) {
    double low = siap_i_value_at(at->low, i), high = siap_i_value_at(at->high, i);
    if (isnan(low) || isnan(high))
      continue;
    siap_i_svg_step(r->canvas->out, 'M', siap_i_scale_at(&r->scale, low), middle_of(r, i));
    siap_i_svg_step(r->canvas->out, 'H', siap_i_scale_at(&r->scale, high), 0);
  }
  siap_i_svg_path_end(r->canvas->out, SIAP_I_PAINT_RANGE);
}

static void put_dots(const ranks *r)
{
  const siap_i_chart *chart = r->canvas->chart;
  siap_i_marks_open(r->canvas, 0);
  for (size_t i = 0; i < chart->categories; i++) {
    double value = siap_i_value_at(chart->series[0].value, i);
    if (!isnan(value))
      siap_i_mark(r->canvas, 0, siap_i_scale_at(&r->scale, value), middle_of(r, i), 4);
  }
  siap_i_svg_close(r->canvas->out);
}

static void put_numbers(const ranks *r)
{
  const siap_i_chart *chart = r->canvas->chart;
  double right = r->canvas->width - SIAP_I_EDGE;
  siap_i_label none = siap_i_label_wrap(chart->none, siap_i_font_small, 90, 1);
  siap_i_svg_open(r->canvas->out, " class=\"value\" text-anchor=\"end\" font-size=\"11\"");
  for (size_t i = 0; i < chart->categories && !chart->plain; i++) {
    char written[WRITTEN];
    write_rank(chart, i, written, sizeof written);
    if (*written)
      siap_i_svg_words(r->canvas->out, written, siap_i_font_plain, right,
                       siap_i_baseline(siap_i_font_small, middle_of(r, i)), SIAP_I_START, "");
  }
  siap_i_svg_close(r->canvas->out);
  siap_i_svg_open(r->canvas->out, SIAP_I_PAINT_NONE);
  for (size_t i = 0; i < chart->categories; i++)
    if (isnan(siap_i_value_at(chart->series[0].value, i)) &&
        isnan(siap_i_value_at(chart->series[0].low, i)))
      siap_i_svg_label(r->canvas->out, &none, r->scale.from + 4,
                       siap_i_baseline(none.font, middle_of(r, i)), SIAP_I_START, "");
  siap_i_svg_close(r->canvas->out);
}

/* Ranks begin at 1: a round 0 would be the place of nobody. */
static siap_i_scale ranks_scale(const ranks *r, double from, double to)
{
  const siap_i_chart *chart = r->canvas->chart;
  siap_i_extent extent = siap_i_extent_of(chart);
  siap_i_chart whole = *chart;
  if (isnan(whole.min) && extent.count && extent.low >= 1)
    whole.min = 1;
  if (isnan(whole.max) && extent.count && extent.low >= 1)
    whole.max = fmax(extent.high, 2);
  return siap_i_scale_across(&whole, extent, from, to);
}

/* The first rank is no round number, and is what is looked for. */
static void put_first(const ranks *r, double y)
{
  const siap_i_scale *scale = &r->scale;
  double next = scale->ticks ? siap_i_scale_at(scale, siap_i_scale_tick(scale, 0)) : scale->to;
  if (next - scale->from > 40)
    siap_i_tick_across(r->canvas, scale, scale->min, y, 2);
}

void siap_i_draw_ranks(siap_i_canvas *canvas)
{
  const siap_i_chart *chart = canvas->chart;
  ranks r = {.canvas = canvas};
  if (chart->series[0].low && chart->series[0].high)
    siap_i_legend_add(canvas, SIAP_I_SWATCH_LINE, SIAP_I_PAINT_RANGE, chart->interval);
  siap_i_legend_end(canvas);
  double above = canvas->y;
  canvas->y += chart->categories >= LONG ? 18 : 0;
  double top = canvas->y, numbers = numbers_breadth(siap_i_rows_measured(chart));
  if (siap_i_rows_place(canvas, &r.rows, ROW) != 0)
    return;
  double right = canvas->width - SIAP_I_EDGE - (numbers > 0 ? fmax(numbers + 14, 26) : 26);
  r.scale = ranks_scale(&r, r.rows.right + 14, right);
  siap_i_rows_band(canvas, &r.rows, canvas->width - SIAP_I_EDGE / 2.0);
  siap_i_grid_across(canvas, &r.scale, top, canvas->y, r.scale.min);
  if (chart->categories >= LONG) {
    put_first(&r, above);
    siap_i_ticks_across(canvas, &r.scale, above);
  }
  put_ranges(&r);
  put_dots(&r);
  siap_i_rows_labels(canvas, &r.rows);
  put_numbers(&r);
  put_first(&r, canvas->y);
  canvas->y += siap_i_ticks_across(canvas, &r.scale, canvas->y);
  siap_i_axis_name(canvas, chart->axis, r.scale.from, r.scale.to);
  siap_i_rows_release(&r.rows);
}
