/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2. Shades of cells: their steps, and the legend that says what they stand for. */
#include "drawing/shades.h"

#include <math.h>
#include <stdio.h>

#define STEP 20 /* breadth of a shade in the legend */

siap_i_shading siap_i_shading_of(double min, double max, siap_i_extent extent)
{
  siap_i_shading shading = {min, max};
  if (!isfinite(min))
    shading.min = extent.count ? extent.low : 0;
  if (!isfinite(max))
    shading.max = extent.count ? extent.high : 1;
  return shading;
}

unsigned siap_i_shade(const siap_i_shading *shading, double value)
{
  double range = shading->max / 2 - shading->min / 2;
  if (!(range > 0))
    return SIAP_I_PAINT_SHADES / 2;
  double share = (value / 2 - shading->min / 2) / range * SIAP_I_PAINT_SHADES;
  return share >= SIAP_I_PAINT_SHADES ? SIAP_I_PAINT_SHADES - 1 : share > 0 ? (unsigned)share : 0;
}

void siap_i_shade_look(unsigned shade, char out[SIAP_I_LOOK_ROOM])
{
  snprintf(out, SIAP_I_LOOK_ROOM, " class=\"h%u\" fill=\"%s\"", shade, siap_i_paint_shades[shade]);
}

void siap_i_cell(siap_i_text *out, double x, double y, double width, double height)
{
  siap_i_svg_step(out, 'M', x, y);
  siap_i_svg_step(out, 'H', x + width, 0);
  siap_i_svg_step(out, 'V', 0, y + height);
  siap_i_svg_step(out, 'H', x, 0);
  siap_i_text_put_char(out, 'Z');
}

/* From the least to the most, with both written beside. */
void siap_i_shading_legend(siap_i_canvas *canvas, const siap_i_shading *shading)
{
  char low[SIAP_I_SCALE_ROOM], high[SIAP_I_SCALE_ROOM];
  const siap_i_chart *chart = canvas->chart;
  siap_i_scale_number(chart, shading->min, chart->places, low);
  siap_i_scale_number(chart, shading->max, chart->places, high);
  double least = siap_i_glyphs_breadth(low, siap_i_font_small, 200);
  double most = siap_i_glyphs_breadth(high, siap_i_font_small, 200);
  double x = SIAP_I_EDGE, y = canvas->y;
  double left = canvas->width - 2 * SIAP_I_EDGE - least - most - 22 - STEP * SIAP_I_PAINT_SHADES;
  siap_i_label name = siap_i_label_wrap(chart->axis, siap_i_font_small, left, 1);
  siap_i_svg_label(canvas->out, &name, x, y + 11, SIAP_I_START, SIAP_I_PAINT_MUTED);
  x += name.lines ? name.breadth + 10 : 0;
  siap_i_svg_words(canvas->out, low, siap_i_font_small, x, y + 11, SIAP_I_START,
                   SIAP_I_PAINT_MUTED);
  x += least + 6;
  for (unsigned i = 0; i < SIAP_I_PAINT_SHADES; i++, x += STEP) {
    char look[SIAP_I_LOOK_ROOM];
    siap_i_shade_look(i, look);
    siap_i_svg_rect(canvas->out, x, y + 1, STEP, 12, look);
  }
  siap_i_svg_rect(canvas->out, x - STEP * SIAP_I_PAINT_SHADES, y + 1, STEP * SIAP_I_PAINT_SHADES,
                  12, SIAP_I_PAINT_FRAME);
  siap_i_svg_words(canvas->out, high, siap_i_font_small, x + 6, y + 11, SIAP_I_START,
                   SIAP_I_PAINT_MUTED);
  canvas->y += 24;
}
