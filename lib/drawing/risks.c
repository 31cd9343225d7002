/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2. A matrix: how likely from the bottom up, how grave from left to right, ids in the cells. */
#include "drawing/rows.h"
#include "drawing/shades.h"

#include <math.h>

#define ROW 54

typedef struct risks {
  siap_i_canvas *canvas;
  siap_i_shading shading;
  double from, band, top, bottom;
} risks;

static double top_of(const risks *r, size_t row)
{
  return r->bottom - ROW * (double)(row + 1);
}

static double left_of(const risks *r, size_t column)
{
  return r->from + r->band * (double)column;
}

/* Without shades of the caller a cell is the darker the nearer to the upper right corner it is. */
static double value_of(const risks *r, size_t row, size_t column)
{
  const siap_i_chart *chart = r->canvas->chart;
  for (size_t c = 0; c < chart->series_count; c++)
    if (chart->series[c].value)
      return siap_i_value_at(chart->series[column].value, row);
  return (double)(row + column);
}

static siap_i_extent extent_of(const risks *r)
{
  siap_i_extent extent = {0};
  for (size_t row = 0; row < r->canvas->chart->categories; row++)
    for (size_t c = 0; c < r->canvas->chart->series_count; c++)
      siap_i_extent_add(&extent, value_of(r, row, c));
  return extent;
}

static void put_cells(const risks *r, unsigned shade)
{
  const siap_i_chart *chart = r->canvas->chart;
  char look[SIAP_I_LOOK_ROOM];
  siap_i_svg_path(r->canvas->out);
  for (size_t row = 0; row < chart->categories; row++)
    for (size_t c = 0; c < chart->series_count; c++) {
      double value = value_of(r, row, c);
      if (!isnan(value) && siap_i_shade(&r->shading, value) == shade)
        siap_i_cell(r->canvas->out, left_of(r, c), top_of(r, row), r->band, ROW);
    }
  siap_i_shade_look(shade, look);
  siap_i_svg_path_end(r->canvas->out, look);
}

static void put_lines(const risks *r)
{
  const siap_i_chart *chart = r->canvas->chart;
  siap_i_svg_path(r->canvas->out);
  for (size_t row = 0; row <= chart->categories; row++) {
    siap_i_svg_step(r->canvas->out, 'M', r->from, r->bottom - ROW * (double)row);
    siap_i_svg_step(r->canvas->out, 'H', left_of(r, chart->series_count), 0);
  }
  for (size_t c = 0; c <= chart->series_count; c++) {
    siap_i_svg_step(r->canvas->out, 'M', left_of(r, c), r->top);
    siap_i_svg_step(r->canvas->out, 'V', 0, r->bottom);
  }
  siap_i_svg_path_end(r->canvas->out, SIAP_I_PAINT_FRAME);
}

static void put_notes(const risks *r, int on_dark)
{
  static const siap_i_font font = {12, 1};
  const siap_i_chart *chart = r->canvas->chart;
  siap_i_svg_open(r->canvas->out, on_dark ? SIAP_I_PAINT_ON_DARK : SIAP_I_PAINT_ON_LIGHT);
  for (size_t row = 0; row < chart->categories; row++)
    for (size_t c = 0; c < chart->series_count; c++) {
      double value = value_of(r, row, c);
      int dark = !isnan(value) && siap_i_shade(&r->shading, value) >= SIAP_I_PAINT_DARK;
      if (dark != on_dark)
        continue;
      siap_i_label label =
          siap_i_label_wrap(siap_i_words_at(chart->series[c].note, row), font, r->band - 8, 3);
      double middle = top_of(r, row) + ROW / 2.0;
      double first = middle - (label.lines - 1) * siap_i_label_step(font) / 2;
      siap_i_svg_label(r->canvas->out, &label, left_of(r, c) + r->band / 2,
                       siap_i_baseline(font, first), SIAP_I_START, " font-size=\"12\"");
    }
  siap_i_svg_close(r->canvas->out);
}

static void put_row_labels(const risks *r)
{
  const siap_i_chart *chart = r->canvas->chart;
  siap_i_svg_open(r->canvas->out, " class=\"label\" text-anchor=\"end\"");
  for (size_t row = 0; row < chart->categories; row++) {
    siap_i_label label = siap_i_label_wrap(siap_i_words_at(chart->category, row), siap_i_font_plain,
                                           r->from - SIAP_I_EDGE - 8, 3);
    double middle = top_of(r, row) + ROW / 2.0;
    siap_i_svg_label(
        r->canvas->out, &label, r->from - 8,
        siap_i_baseline(label.font, middle - (label.lines - 1) * siap_i_label_step(label.font) / 2),
        SIAP_I_START, "");
  }
  siap_i_svg_close(r->canvas->out);
}

static void put_column_labels(const risks *r)
{
  const siap_i_chart *chart = r->canvas->chart;
  double most = 0;
  siap_i_svg_open(r->canvas->out, " class=\"label\" text-anchor=\"middle\"");
  for (size_t c = 0; c < chart->series_count; c++) {
    siap_i_label label =
        siap_i_label_wrap(chart->series[c].name, siap_i_font_plain, r->band - 6, 3);
    siap_i_svg_label(r->canvas->out, &label, left_of(r, c) + r->band / 2, r->bottom + 16,
                     SIAP_I_START, "");
    most = fmax(most, siap_i_label_height(&label));
  }
  siap_i_svg_close(r->canvas->out);
  r->canvas->y = r->bottom + most + 6;
}

void siap_i_draw_risks(siap_i_canvas *canvas)
{
  const siap_i_chart *chart = canvas->chart;
  risks r = {.canvas = canvas};
  siap_i_label down =
      siap_i_label_wrap(chart->axis_down, siap_i_font_small, canvas->width - 2 * SIAP_I_EDGE, 2);
  siap_i_svg_label(canvas->out, &down, SIAP_I_EDGE, canvas->y + 10, SIAP_I_START,
                   SIAP_I_PAINT_MUTED);
  canvas->y += siap_i_label_height(&down) + 4;
  r.from = SIAP_I_EDGE + fmin(siap_i_rows_breadth(canvas, ROW), canvas->width * 0.22) + 8;
  r.band = (canvas->width - SIAP_I_EDGE - r.from) / (double)chart->series_count;
  r.top = canvas->y;
  r.bottom = r.top + ROW * (double)chart->categories;
  r.shading = siap_i_shading_of(chart->min, chart->max, extent_of(&r));
  for (unsigned shade = 0; shade < SIAP_I_PAINT_SHADES; shade++)
    put_cells(&r, shade);
  put_lines(&r);
  put_notes(&r, 0);
  put_notes(&r, 1);
  put_row_labels(&r);
  put_column_labels(&r);
  siap_i_axis_name(canvas, chart->axis, r.from, canvas->width - SIAP_I_EDGE);
}
