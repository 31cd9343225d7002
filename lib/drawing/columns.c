/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2. Columns: their axis, their places, their labels. */
#include "drawing/columns.h"

#include <math.h>

#define LABEL_LINES 4

static double numbers_breadth(const siap_i_chart *chart, const siap_i_scale *scale)
{
  double widest = 0;
  for (unsigned i = 0; i < scale->ticks; i++) {
    char written[SIAP_I_SCALE_ROOM];
    siap_i_scale_number(chart, siap_i_scale_tick(scale, i), scale->places, written);
    widest = fmax(widest, siap_i_glyphs_breadth(written, siap_i_font_small, 300));
  }
  return widest;
}

siap_i_columns siap_i_columns_place(siap_i_canvas *canvas, siap_i_scale scale, double height)
{
  siap_i_columns columns = {.scale = scale};
  size_t count = canvas->chart->categories;
  columns.from = SIAP_I_EDGE + numbers_breadth(canvas->chart, &scale) + 8;
  columns.to = canvas->width - SIAP_I_EDGE - 8;
  columns.top = canvas->y + 6;
  columns.bottom = columns.top + height;
  columns.scale.from = columns.bottom;
  columns.scale.to = columns.top;
  columns.band = (columns.to - columns.from) / (double)(count ? count : 1);
  canvas->y = columns.bottom;
  return columns;
}

double siap_i_columns_at(const siap_i_columns *columns, size_t i)
{
  return columns->from + ((double)i + 0.5) * columns->band;
}

void siap_i_columns_grid(siap_i_canvas *canvas, const siap_i_columns *columns, double origin)
{
  const siap_i_scale *scale = &columns->scale;
  siap_i_svg_path(canvas->out);
  for (unsigned i = 0; i < scale->ticks; i++) {
    siap_i_svg_step(canvas->out, 'M', columns->from,
                    siap_i_scale_at(scale, siap_i_scale_tick(scale, i)));
    siap_i_svg_step(canvas->out, 'H', columns->to, 0);
  }
  siap_i_svg_path_end(canvas->out, SIAP_I_PAINT_GRID);
  siap_i_svg_open(canvas->out, SIAP_I_PAINT_MUTED " text-anchor=\"end\" font-size=\"11\"");
  for (unsigned i = 0; i < scale->ticks; i++) {
    char written[SIAP_I_SCALE_ROOM];
    double tick = siap_i_scale_tick(scale, i);
    siap_i_scale_number(canvas->chart, tick, scale->places, written);
    siap_i_svg_words(canvas->out, written, siap_i_font_plain, columns->from - 6,
                     siap_i_baseline(siap_i_font_small, siap_i_scale_at(scale, tick)), SIAP_I_START,
                     "");
  }
  siap_i_svg_close(canvas->out);
  double y = siap_i_scale_at(scale, origin);
  siap_i_svg_line(canvas->out, columns->from, y, columns->to, y, SIAP_I_PAINT_AXIS);
}

/* The least number of columns from one label to the next, so that a short one fits. */
static size_t stride_of(const siap_i_chart *chart, const siap_i_columns *columns)
{
  double widest = 0;
  for (size_t i = 0; i < chart->categories; i++)
    widest = fmax(
        widest, siap_i_glyphs_breadth(siap_i_words_at(chart->category, i), siap_i_font_plain, 36));
  return (size_t)ceil((fmin(widest, 36) + 8) / columns->band);
}

void siap_i_columns_labels(siap_i_canvas *canvas, const siap_i_columns *columns)
{
  const siap_i_chart *chart = canvas->chart;
  size_t stride = stride_of(chart, columns);
  double room = columns->band * (double)stride - 8, most = 0;
  siap_i_svg_open(canvas->out, " class=\"label\" text-anchor=\"middle\"");
  for (size_t i = 0; i < chart->categories; i += stride) {
    double x = siap_i_columns_at(columns, i);
    siap_i_font font = i == chart->highlight ? siap_i_font_bold : siap_i_font_plain;
    double beside = 2 * fmin(x - 2, canvas->width - 2 - x);
    siap_i_label label = siap_i_label_wrap(siap_i_words_at(chart->category, i), font,
                                           fmin(room, beside), LABEL_LINES);
    siap_i_svg_label(canvas->out, &label, x, canvas->y + 16, SIAP_I_START, "");
    most = fmax(most, siap_i_label_height(&label));
  }
  siap_i_svg_close(canvas->out);
  canvas->y += most > 0 ? most + 8 : 4;
}

void siap_i_columns_name(siap_i_canvas *canvas)
{
  siap_i_label label =
      siap_i_label_wrap(canvas->chart->axis, siap_i_font_small, canvas->width - 2 * SIAP_I_EDGE, 2);
  siap_i_svg_label(canvas->out, &label, SIAP_I_EDGE, canvas->y + 10, SIAP_I_START,
                   SIAP_I_PAINT_MUTED);
  if (label.lines)
    canvas->y += siap_i_label_height(&label) + 4;
}
