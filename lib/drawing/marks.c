/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2. Marks on lines, which differ in form where there is no colour; whiskers; markers. */
#include "drawing/canvas.h"

#include <math.h>
#include <stdio.h>

void siap_i_marks_open(siap_i_canvas *canvas, size_t series)
{
  unsigned turn = (unsigned)(series % SIAP_I_PAINT_SERIES);
  const char *colour = siap_i_paint_series[turn];
  int is_open = canvas->chart->series[series].style == SIAP_I_CHART_DASHED;
  char look[SIAP_I_LOOK_ROOM];
  snprintf(look, sizeof look, " class=\"s%u%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.5\"",
           turn + 1, is_open ? " open" : "", is_open ? "#fff" : colour, is_open ? colour : "#fff");
  siap_i_svg_open(canvas->out, look);
}

static void put_corners(siap_i_text *out, double x, double y, const double corners[][2],
                        unsigned count)
{
  siap_i_svg_path(out);
  for (unsigned i = 0; i < count; i++)
    siap_i_svg_step(out, i ? 'L' : 'M', x + corners[i][0], y + corners[i][1]);
  siap_i_text_put_char(out, 'Z');
  siap_i_svg_path_end(out, "");
}

void siap_i_mark(siap_i_canvas *canvas, size_t series, double x, double y, double radius)
{
  double r = radius, wide = 1.2 * radius;
  const double triangle[][2] = {{0, -wide}, {wide, r}, {-wide, r}};
  const double diamond[][2] = {{0, -wide}, {wide, 0}, {0, wide}, {-wide, 0}};
  switch (series % 4) {
  case 0:
    siap_i_svg_circle(canvas->out, x, y, r, "");
    return;
  case 1:
    siap_i_svg_rect(canvas->out, x - 0.9 * r, y - 0.9 * r, 1.8 * r, 1.8 * r, "");
    return;
  case 2:
    put_corners(canvas->out, x, y, triangle, 3);
    return;
  default:
    put_corners(canvas->out, x, y, diamond, 4);
  }
}

void siap_i_marker(siap_i_canvas *canvas, double x1, double y1, double x2, double y2)
{
  siap_i_svg_line(canvas->out, x1, y1, x2, y2, SIAP_I_PAINT_HALO);
  siap_i_svg_line(canvas->out, x1, y1, x2, y2, SIAP_I_PAINT_MARKER);
}

void siap_i_whisker_along_x(siap_i_text *out, double low, double high, double y, double cap)
{
  siap_i_svg_step(out, 'M', low, y - cap);
  siap_i_svg_step(out, 'V', 0, y + cap);
  siap_i_svg_step(out, 'M', low, y);
  siap_i_svg_step(out, 'H', high, 0);
  siap_i_svg_step(out, 'M', high, y - cap);
  siap_i_svg_step(out, 'V', 0, y + cap);
}

void siap_i_whisker_along_y(siap_i_text *out, double low, double high, double x, double cap)
{
  siap_i_svg_step(out, 'M', x - cap, low);
  siap_i_svg_step(out, 'H', x + cap, 0);
  siap_i_svg_step(out, 'M', x, low);
  siap_i_svg_step(out, 'V', 0, high);
  siap_i_svg_step(out, 'M', x - cap, high);
  siap_i_svg_step(out, 'H', x + cap, 0);
}
