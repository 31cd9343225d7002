/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2. What charts have in common. */
#include "drawing/canvas.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

const char *const siap_i_paint_series[SIAP_I_PAINT_SERIES] = {
    "#005a8c", "#d55e00", "#009e73", "#1a1a1a", "#b85c8e", "#767676",
};
const char *const siap_i_paint_parts[SIAP_I_PAINT_SERIES] = {
    "#003f63", "#3b97d3", "#6a6a6a", "#009e73", "#8f3d6b", "#cc79a7",
};
const char *const siap_i_paint_shades[SIAP_I_PAINT_SHADES] = {
    "#f4f8fb", "#d9e8f3", "#b5d2e6", "#85b5d5", "#34759f", "#1c628f", "#00436b",
};
const siap_i_font siap_i_font_plain = {SIAP_I_SVG_SIZE, 0};
const siap_i_font siap_i_font_bold = {SIAP_I_SVG_SIZE, 1};
const siap_i_font siap_i_font_small = {11, 0};

double siap_i_baseline(siap_i_font font, double y)
{
  return y + 0.36 * font.size;
}

static int is_dashed(const siap_i_chart *chart, size_t series)
{
  return chart->series[series].style == SIAP_I_CHART_DASHED;
}

void siap_i_look_filled(const siap_i_chart *chart, size_t series, char out[SIAP_I_LOOK_ROOM])
{
  unsigned turn = (unsigned)(series % SIAP_I_PAINT_SERIES);
  const char *colour = siap_i_paint_series[turn];
  if (is_dashed(chart, series))
    snprintf(out, SIAP_I_LOOK_ROOM,
             " class=\"s%u open\" fill=\"#fff\" stroke=\"%s\" stroke-width=\"1.5\"", turn + 1,
             colour);
  else
    snprintf(out, SIAP_I_LOOK_ROOM, " class=\"s%u\" fill=\"%s\"", turn + 1, colour);
}

void siap_i_look_line(const siap_i_chart *chart, size_t series, char out[SIAP_I_LOOK_ROOM])
{
  unsigned turn = (unsigned)(series % SIAP_I_PAINT_SERIES);
  snprintf(out, SIAP_I_LOOK_ROOM, " class=\"l%u\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s",
           turn + 1, siap_i_paint_series[turn],
           is_dashed(chart, series) ? " stroke-dasharray=\"6 4\"" : "");
}

void siap_i_look_whisker(size_t series, char out[SIAP_I_LOOK_ROOM])
{
  unsigned turn = (unsigned)(series % SIAP_I_PAINT_SERIES);
  snprintf(out, SIAP_I_LOOK_ROOM,
           " class=\"l%u whisker\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"", turn + 1,
           siap_i_paint_series[turn]);
}

double siap_i_value_at(const double *values, size_t i)
{
  return values && isfinite(values[i]) ? values[i] : NAN;
}

const char *siap_i_words_at(const char *const *words, size_t i)
{
  return words && words[i] ? words[i] : "";
}

/* ---- legend ---- */

#define SWATCH 22
#define LINE_SWATCH 32 /* so long that dashes are seen beside the mark */
#define LEGEND_LINE 20

static void put_swatch(siap_i_canvas *canvas, enum siap_i_swatch swatch, const char *look, double x,
                       double y)
{
  siap_i_text *out = canvas->out;
  switch (swatch) {
  case SIAP_I_SWATCH_BAR:
    siap_i_svg_rect(out, x + 1, y - 5, 14, 10, look);
    return;
  case SIAP_I_SWATCH_DOT:
    siap_i_svg_circle(out, x + 8, y, 4, look);
    return;
  case SIAP_I_SWATCH_WHISKER:
    siap_i_svg_path(out);
    siap_i_whisker_along_x(out, x + 1, x + 16, y, 4);
    siap_i_svg_path_end(out, look);
    return;
  case SIAP_I_SWATCH_MARKER:
    siap_i_svg_line(out, x + 8, y - 8, x + 8, y + 8, look);
    return;
  default:
    siap_i_svg_line(out, x, y, x + LINE_SWATCH - 6, y, look);
  }
}

double siap_i_legend_middle(const siap_i_canvas *canvas)
{
  return canvas->y + LEGEND_LINE / 2.0;
}

double siap_i_legend_add(siap_i_canvas *canvas, enum siap_i_swatch swatch, const char *look,
                         const char *name)
{
  double swatch_room = swatch == SIAP_I_SWATCH_LINE ? LINE_SWATCH : SWATCH;
  double room = canvas->width - 2 * SIAP_I_EDGE - swatch_room;
  siap_i_label label = siap_i_label_wrap(name, siap_i_font_plain, room, 1);
  if (!label.lines)
    return NAN;
  if (canvas->legend_x == 0)
    canvas->legend_x = SIAP_I_EDGE;
  if (canvas->legend_x > SIAP_I_EDGE &&
      canvas->legend_x + swatch_room + label.breadth > canvas->width - SIAP_I_EDGE) {
    canvas->legend_x = SIAP_I_EDGE;
    canvas->y += LEGEND_LINE;
  }
  double x = canvas->legend_x, y = siap_i_legend_middle(canvas);
  put_swatch(canvas, swatch, look, x, y);
  siap_i_svg_label(canvas->out, &label, canvas->legend_x + swatch_room,
                   siap_i_baseline(label.font, y), SIAP_I_START, "");
  canvas->legend_x += swatch_room + label.breadth + 18;
  return x;
}

void siap_i_legend_end(siap_i_canvas *canvas)
{
  if (canvas->legend_x > 0)
    canvas->y += LEGEND_LINE + 6;
  canvas->legend_x = 0;
}

int siap_i_has_intervals(const siap_i_chart *chart, size_t series)
{
  const siap_i_chart *all = chart->whole ? chart->whole : chart;
  const siap_i_series *at = &all->series[series];
  for (size_t i = 0; i < all->categories; i++) {
    double low = siap_i_value_at(at->low, i), high = siap_i_value_at(at->high, i);
    if (!isnan(low) && !isnan(high) && low != high)
      return 1;
  }
  return 0;
}

static int has_any_intervals(const siap_i_chart *chart)
{
  for (size_t i = 0; i < chart->series_count; i++)
    if (siap_i_has_intervals(chart, i))
      return 1;
  return 0;
}

void siap_i_legend_usual(siap_i_canvas *canvas, enum siap_i_swatch swatch)
{
  const siap_i_chart *chart = canvas->chart;
  for (size_t i = 0; chart->series_count > 1 && i < chart->series_count; i++) {
    char look[SIAP_I_LOOK_ROOM];
    if (swatch == SIAP_I_SWATCH_LINE)
      siap_i_look_line(chart, i, look);
    else
      siap_i_look_filled(chart, i, look);
    double x = siap_i_legend_add(canvas, swatch, look, chart->series[i].name);
    if (swatch != SIAP_I_SWATCH_LINE || isnan(x))
      continue;
    siap_i_marks_open(canvas, i);
    siap_i_mark(canvas, i, x + (LINE_SWATCH - 6) / 2.0, siap_i_legend_middle(canvas), 3.5);
    siap_i_svg_close(canvas->out);
  }
  if (has_any_intervals(chart))
    siap_i_legend_add(canvas, SIAP_I_SWATCH_WHISKER, SIAP_I_PAINT_WHISKER, chart->interval);
  if (isfinite(chart->marker))
    siap_i_legend_add(canvas, SIAP_I_SWATCH_MARKER, SIAP_I_PAINT_MARKER, chart->marker_name);
  siap_i_legend_end(canvas);
}

/* ---- axis of numbers across ---- */

static double widest_tick(const siap_i_chart *chart, const siap_i_scale *scale)
{
  double widest = 0;
  for (unsigned i = 0; i < scale->ticks; i++) {
    char written[SIAP_I_SCALE_ROOM];
    siap_i_scale_number(chart, siap_i_scale_tick(scale, i), scale->places, written);
    widest = fmax(widest, siap_i_glyphs_breadth(written, siap_i_font_small, 1000));
  }
  return widest;
}

siap_i_scale siap_i_scale_across(const siap_i_chart *chart, siap_i_extent extent, double from,
                                 double to)
{
  siap_i_scale scale;
  for (unsigned most = 6; most; most--) {
    scale = siap_i_scale_fit(chart->min, chart->max, extent, most);
    double apart = (to - from) * (scale.step / (scale.max - scale.min));
    int is_whole = chart->kind != SIAP_I_CHART_RANKS || scale.step >= 1; /* there is no half rank */
    if (widest_tick(chart, &scale) + 8 <= apart && is_whole)
      break;
  }
  scale.from = from;
  scale.to = to;
  return scale;
}

void siap_i_grid_across(siap_i_canvas *canvas, const siap_i_scale *scale, double top, double bottom,
                        double origin)
{
  siap_i_svg_path(canvas->out);
  for (unsigned i = 0; i < scale->ticks; i++) {
    double x = siap_i_scale_at(scale, siap_i_scale_tick(scale, i));
    siap_i_svg_step(canvas->out, 'M', x, top);
    siap_i_svg_step(canvas->out, 'V', 0, bottom);
  }
  siap_i_svg_path_end(canvas->out, SIAP_I_PAINT_GRID);
  double x = siap_i_scale_at(scale, origin);
  siap_i_svg_line(canvas->out, x, top, x, bottom, SIAP_I_PAINT_AXIS);
}

double siap_i_tick_across(siap_i_canvas *canvas, const siap_i_scale *scale, double value, double y,
                          double after)
{
  char written[SIAP_I_SCALE_ROOM];
  double x = siap_i_scale_at(scale, value);
  siap_i_scale_number(canvas->chart, value, scale->places, written);
  double half = siap_i_glyphs_breadth(written, siap_i_font_small, 400) / 2;
  if (x - half < after || x + half > canvas->width - 2)
    return after;
  siap_i_svg_words(canvas->out, written, siap_i_font_small, x, y + 12, SIAP_I_MIDDLE,
                   SIAP_I_PAINT_MUTED);
  return x + half + 4;
}

double siap_i_ticks_across(siap_i_canvas *canvas, const siap_i_scale *scale, double y)
{
  double after = 2;
  for (unsigned i = 0; i < scale->ticks; i++)
    after = siap_i_tick_across(canvas, scale, siap_i_scale_tick(scale, i), y, after);
  return 16;
}

void siap_i_axis_name(siap_i_canvas *canvas, const char *name, double from, double to)
{
  siap_i_label label = siap_i_label_wrap(name, siap_i_font_small, to - from, 2);
  siap_i_svg_label(canvas->out, &label, (from + to) / 2, canvas->y + 13, SIAP_I_MIDDLE,
                   SIAP_I_PAINT_MUTED);
  if (label.lines)
    canvas->y += siap_i_label_height(&label) + 5;
}
