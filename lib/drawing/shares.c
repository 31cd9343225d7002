/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2. Parts of a whole, a row for each category. */
#include "drawing/rows.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define THICK 18
#define HATCH " fill=\"none\" stroke=\"#d55e00\" stroke-width=\"0.8\""
#define LARGEST 1e290

typedef struct shares {
  siap_i_canvas *canvas;
  siap_i_rows rows;
  double from, to;
} shares;

/* A part: what is not above 0 is none. */
static double part_of(const siap_i_chart *chart, size_t row, size_t part)
{
  double value = siap_i_value_at(chart->series[part].value, row);
  return value > 0 ? fmin(value, LARGEST) : 0;
}

static double value_of(const shares *s, size_t row, size_t part)
{
  return part_of(s->canvas->chart, row, part);
}

/* What a row sums to; parts are so large at most that it is a number. */
static double sum_of(const siap_i_chart *chart, size_t row)
{
  double whole = 0;
  for (size_t part = 0; part < chart->series_count; part++)
    whole += part_of(chart, row, part);
  return whole;
}

static double whole_of(const shares *s, size_t row)
{
  return sum_of(s->canvas->chart, row);
}

/* Parts that are dashed are hatched, others differ in lightness. */
static void look_of(const siap_i_chart *chart, size_t part, char out[SIAP_I_LOOK_ROOM])
{
  unsigned turn = (unsigned)(part % SIAP_I_PAINT_SERIES);
  if (chart->series[part].style == SIAP_I_CHART_DASHED)
    snprintf(out, SIAP_I_LOOK_ROOM, " class=\"p%u open\" fill=\"#fff\" stroke=\"%s\"", turn + 1,
             "#d55e00");
  else
    snprintf(out, SIAP_I_LOOK_ROOM, " class=\"p%u\" fill=\"%s\"", turn + 1,
             siap_i_paint_parts[turn]);
}

/* Strokes through an open part, at 45 degrees, within its rectangle. */
static void put_hatch(siap_i_text *out, double x, double y, double width, double height)
{
  for (double at = x - height + 6; at < x + width; at += 6) {
    double from = fmax(at, x), to = fmin(at + height, x + width);
    if (to - from < 0.5)
      continue;
    siap_i_svg_step(out, 'M', from, y + height - (from - at));
    siap_i_svg_step(out, 'L', to, y + height - (to - at));
  }
}

/* Where a part begins and ends in its row. */
static void span_of(const shares *s, size_t row, size_t part, double *x, double *width)
{
  double whole = whole_of(s, row), before = 0;
  for (size_t i = 0; i < part; i++)
    before += value_of(s, row, i);
  before = whole > 0 ? before / whole : 0;
  double share = whole > 0 ? value_of(s, row, part) / whole : 0;
  *x = s->from + before * (s->to - s->from);
  *width = share * (s->to - s->from);
}

static double top_of(const shares *s, size_t row)
{
  return (s->rows.top[row] + s->rows.top[row + 1] - THICK) / 2;
}

static void put_parts(const shares *s, size_t part)
{
  const siap_i_chart *chart = s->canvas->chart;
  char look[SIAP_I_LOOK_ROOM];
  int is_open = chart->series[part].style == SIAP_I_CHART_DASHED;
  look_of(chart, part, look);
  siap_i_svg_open(s->canvas->out, look);
  for (size_t row = 0; row < chart->categories; row++) {
    double x, width;
    span_of(s, row, part, &x, &width);
    double gap = width > 3 ? 0.75 : 0;
    if (width > 0)
      siap_i_svg_rect(s->canvas->out, x + gap, top_of(s, row), width - 2 * gap, THICK, "");
  }
  if (is_open) {
    siap_i_svg_path(s->canvas->out);
    for (size_t row = 0; row < chart->categories; row++) {
      double x, width;
      span_of(s, row, part, &x, &width);
      if (width > 3)
        put_hatch(s->canvas->out, x + 0.75, top_of(s, row), width - 1.5, THICK);
    }
    siap_i_svg_path_end(s->canvas->out, HATCH);
  }
  siap_i_svg_close(s->canvas->out);
}

static void write_count(const siap_i_chart *chart, double value, char out[SIAP_I_SCALE_ROOM])
{
  siap_i_scale_number(chart, value, value == floor(value) ? 0 : chart->places, out);
}

/* The count in its part, where there is room for it. */
static void put_counts(const shares *s, size_t part)
{
  const siap_i_chart *chart = s->canvas->chart;
  int is_open = chart->series[part].style == SIAP_I_CHART_DASHED;
  siap_i_svg_open(s->canvas->out, is_open    ? SIAP_I_PAINT_ON_HATCH
                                  : part % 2 ? SIAP_I_PAINT_ON_LIGHT
                                             : SIAP_I_PAINT_ON_DARK);
  for (size_t row = 0; row < chart->categories && !chart->plain; row++) {
    char written[SIAP_I_SCALE_ROOM];
    double x, width;
    span_of(s, row, part, &x, &width);
    write_count(chart, value_of(s, row, part), written);
    if (width > 0 && siap_i_glyphs_breadth(written, siap_i_font_small, width) + 6 <= width)
      siap_i_svg_words(s->canvas->out, written, siap_i_font_plain, x + width / 2,
                       siap_i_baseline(siap_i_font_small, top_of(s, row) + THICK / 2.0),
                       SIAP_I_START, "");
  }
  siap_i_svg_close(s->canvas->out);
}

/* The whole of each row at the right, or the words for none. */
static void put_wholes(const shares *s)
{
  const siap_i_chart *chart = s->canvas->chart;
  double right = s->canvas->width - SIAP_I_EDGE;
  siap_i_label none = siap_i_label_wrap(chart->none, siap_i_font_small, s->to - s->from, 1);
  for (size_t row = 0; row < chart->categories; row++) {
    char written[SIAP_I_SCALE_ROOM];
    double whole = whole_of(s, row), middle = top_of(s, row) + THICK / 2.0;
    if (!(whole > 0)) {
      siap_i_svg_label(s->canvas->out, &none, s->from + 4, siap_i_baseline(none.font, middle),
                       SIAP_I_START, SIAP_I_PAINT_NONE);
      continue;
    }
    write_count(chart, whole, written);
    if (!chart->plain)
      siap_i_svg_words(s->canvas->out, written, siap_i_font_bold, right,
                       siap_i_baseline(siap_i_font_bold, middle), SIAP_I_END, " class=\"value\"");
  }
}

static double wholes_breadth(const shares *s)
{
  const siap_i_chart *chart = siap_i_rows_measured(s->canvas->chart);
  double widest = 0;
  for (size_t row = 0; row < chart->categories && !chart->plain; row++) {
    char written[SIAP_I_SCALE_ROOM];
    write_count(chart, sum_of(chart, row), written);
    widest = fmax(widest, siap_i_glyphs_breadth(written, siap_i_font_bold, 200));
  }
  return widest;
}

void siap_i_draw_shares(siap_i_canvas *canvas)
{
  const siap_i_chart *chart = canvas->chart;
  shares s = {.canvas = canvas};
  for (size_t part = 0; part < chart->series_count; part++) {
    char look[SIAP_I_LOOK_ROOM];
    look_of(chart, part, look);
    double x = siap_i_legend_add(canvas, SIAP_I_SWATCH_BAR, look, chart->series[part].name);
    if (isnan(x) || chart->series[part].style != SIAP_I_CHART_DASHED)
      continue;
    siap_i_svg_path(canvas->out);
    put_hatch(canvas->out, x + 1, siap_i_legend_middle(canvas) - 5, 14, 10);
    siap_i_svg_path_end(canvas->out, HATCH);
  }
  siap_i_legend_end(canvas);
  if (siap_i_rows_place(canvas, &s.rows, 28) != 0)
    return;
  double numbers = wholes_breadth(&s);
  s.from = s.rows.right + 10;
  s.to = canvas->width - SIAP_I_EDGE - (numbers > 0 ? numbers + 12 : 0);
  siap_i_rows_band(canvas, &s.rows, canvas->width - SIAP_I_EDGE / 2.0);
  for (size_t part = 0; part < chart->series_count; part++)
    put_parts(&s, part);
  for (size_t part = 0; part < chart->series_count; part++)
    put_counts(&s, part);
  siap_i_rows_labels(canvas, &s.rows);
  put_wholes(&s);
  siap_i_axis_name(canvas, chart->axis, s.from, s.to);
  siap_i_rows_release(&s.rows);
}
