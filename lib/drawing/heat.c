/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2. A table of shaded cells with the value in each. */
#include "drawing/rows.h"
#include "drawing/shades.h"

#include <math.h>

#define ROW 19

typedef struct heat {
  siap_i_canvas *canvas;
  siap_i_rows rows;
  siap_i_shading shading;
  double from, band; /* of columns */
} heat;

static double value_of(const heat *h, size_t row, size_t column)
{
  return siap_i_value_at(h->canvas->chart->series[column].value, row);
}

static void put_header(heat *h)
{
  siap_i_canvas *canvas = h->canvas;
  double most = 0;
  for (int drawn = 0; drawn < 2; drawn++)
    for (size_t c = 0; c < canvas->chart->series_count; c++) {
      siap_i_label label = siap_i_label_wrap(canvas->chart->series[c].name, siap_i_font_small,
                                             h->band - 6, SIAP_I_LABEL_LINES);
      double height = siap_i_label_height(&label);
      most = fmax(most, height);
      if (drawn)
        siap_i_svg_label(canvas->out, &label, h->from + ((double)c + 0.5) * h->band,
                         canvas->y + 10 + most - height, SIAP_I_MIDDLE, " class=\"label\"");
    }
  canvas->y += most > 0 ? most + 4 : 0;
}

static void put_cells(const heat *h, unsigned shade)
{
  char look[SIAP_I_LOOK_ROOM];
  siap_i_svg_path(h->canvas->out);
  for (size_t row = 0; row < h->canvas->chart->categories; row++)
    for (size_t c = 0; c < h->canvas->chart->series_count; c++) {
      double value = value_of(h, row, c);
      if (!isnan(value) && siap_i_shade(&h->shading, value) == shade)
        siap_i_cell(h->canvas->out, h->from + (double)c * h->band + 0.5, h->rows.top[row] + 0.5,
                    h->band - 1, h->rows.top[row + 1] - h->rows.top[row] - 1);
    }
  siap_i_shade_look(shade, look);
  siap_i_svg_path_end(h->canvas->out, look);
}

/* Numbers on light cells, then those on dark ones; a dash where there is no value. */
static void put_numbers(const heat *h, int on_dark)
{
  const siap_i_chart *chart = h->canvas->chart;
  siap_i_svg_open(h->canvas->out, on_dark ? SIAP_I_PAINT_ON_DARK : SIAP_I_PAINT_ON_LIGHT);
  for (size_t row = 0; row < chart->categories; row++)
    for (size_t c = 0; c < chart->series_count; c++) {
      char written[SIAP_I_SCALE_ROOM] = "\xE2\x80\x93";
      double value = value_of(h, row, c);
      int dark = !isnan(value) && siap_i_shade(&h->shading, value) >= SIAP_I_PAINT_DARK;
      if (dark != on_dark || (chart->plain && !isnan(value)))
        continue;
      if (!isnan(value))
        siap_i_scale_number(chart, value, chart->places, written);
      double middle = (h->rows.top[row] + h->rows.top[row + 1]) / 2;
      if (siap_i_glyphs_breadth(written, siap_i_font_small, h->band) <= h->band - 2)
        siap_i_svg_words(h->canvas->out, written, siap_i_font_plain,
                         h->from + ((double)c + 0.5) * h->band,
                         siap_i_baseline(siap_i_font_small, middle), SIAP_I_START, "");
    }
  siap_i_svg_close(h->canvas->out);
}

void siap_i_draw_heat(siap_i_canvas *canvas)
{
  const siap_i_chart *chart = canvas->chart;
  heat h = {.canvas = canvas};
  h.shading = siap_i_shading_of(chart->min, chart->max, siap_i_extent_of(chart));
  siap_i_shading_legend(canvas, &h.shading);
  h.from = SIAP_I_EDGE + siap_i_rows_breadth(canvas, ROW) + 8;
  h.band = (canvas->width - SIAP_I_EDGE - h.from) / (double)chart->series_count;
  put_header(&h);
  if (siap_i_rows_place(canvas, &h.rows, ROW) != 0)
    return;
  siap_i_rows_band(canvas, &h.rows, canvas->width - SIAP_I_EDGE / 2.0);
  for (unsigned shade = 0; shade < SIAP_I_PAINT_SHADES; shade++)
    put_cells(&h, shade);
  put_numbers(&h, 0);
  put_numbers(&h, 1);
  siap_i_rows_labels(canvas, &h.rows);
  siap_i_rows_release(&h.rows);
}
