/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2. The frame of every chart, and the list of the kinds. */
#include "drawing/canvas.h"

#include <math.h>
#include <string.h>

const siap_i_chart siap_i_chart_empty = {
    .min = NAN,
    .max = NAN,
    .places = 1,
    .highlight = SIAP_I_CHART_NO_ONE,
    .marker = NAN,
};

static void (*const drawers[SIAP_I_CHART_KINDS])(siap_i_canvas *canvas) = {
    [SIAP_I_CHART_BARS] = siap_i_draw_bars,
    [SIAP_I_CHART_RADAR] = siap_i_draw_radar,
    [SIAP_I_CHART_TREND] = siap_i_draw_trend,
    [SIAP_I_CHART_HISTOGRAM] = siap_i_draw_histogram,
    [SIAP_I_CHART_RANKS] = siap_i_draw_ranks,
    [SIAP_I_CHART_RISKS] = siap_i_draw_risks,
    [SIAP_I_CHART_PANELS] = siap_i_draw_panels,
    [SIAP_I_CHART_HEAT] = siap_i_draw_heat,
    [SIAP_I_CHART_WATERFALL] = siap_i_draw_waterfall,
    [SIAP_I_CHART_SHARES] = siap_i_draw_shares,
};

static const siap_i_font heading = {14, 1};

static void put_heading(siap_i_canvas *canvas)
{
  siap_i_label label =
      siap_i_label_wrap(canvas->chart->title, heading, canvas->width - 2 * SIAP_I_EDGE, 3);
  siap_i_svg_label(canvas->out, &label, SIAP_I_EDGE, canvas->y + heading.size, SIAP_I_START,
                   " class=\"heading\"");
  canvas->y += siap_i_label_height(&label) + 8;
}

static int is_empty(const siap_i_chart *chart)
{
  for (size_t i = 0; i < chart->series_count; i++)
    for (size_t j = 0; j < chart->categories; j++)
      if (!isnan(siap_i_value_at(chart->series[i].value, j)) ||
          siap_i_words_at(chart->series[i].note, j)[0])
        return 0;
  return 1;
}

static void put_nothing(siap_i_canvas *canvas)
{
  double room = canvas->width - 2 * SIAP_I_EDGE;
  siap_i_label none = siap_i_label_wrap(canvas->chart->none, siap_i_font_plain, room, 2);
  siap_i_svg_label(canvas->out, &none, SIAP_I_EDGE, canvas->y + SIAP_I_SVG_SIZE + 4, SIAP_I_START,
                   SIAP_I_PAINT_NONE);
  canvas->y += siap_i_label_height(&none) + 10;
}

static void put_named(siap_i_text *out, const char *element, const char *id, char end,
                      const char *words)
{
  siap_i_text_putf(out, "<%s id=\"", element);
  siap_i_svg_escaped(out, id, strlen(id));
  siap_i_text_putf(out, "-%c\">", end);
  siap_i_svg_escaped(out, words, strlen(words));
  siap_i_text_putf(out, "</%s>\n", element);
}

static void put_head(siap_i_text *out, const siap_i_canvas *canvas)
{
  const siap_i_chart *chart = canvas->chart;
  const char *id = chart->id && *chart->id ? chart->id : "chart";
  const char *title = chart->title ? chart->title : "";
  size_t length = strlen(id);
  siap_i_text_put(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" id=\"");
  siap_i_svg_escaped(out, id, length);
  siap_i_text_put(out, "\" role=\"img\" aria-labelledby=\"");
  siap_i_svg_escaped(out, id, length);
  siap_i_text_put(out, "-t ");
  siap_i_svg_escaped(out, id, length);
  siap_i_text_put(out, "-d\" viewBox=\"0 0 ");
  siap_i_svg_coordinate(out, canvas->width);
  siap_i_text_put_char(out, ' ');
  siap_i_svg_coordinate(out, ceil(canvas->y));
  siap_i_text_put(out, "\" width=\"100%\" style=\"max-width:");
  siap_i_svg_coordinate(out, canvas->width);
  siap_i_text_put(out, "px\" font-family=\"Arial,'Liberation Sans',sans-serif\" "
                       "font-size=\"12\" fill=\"" SIAP_I_INK "\">\n");
  put_named(out, "title", id, 't', title);
  put_named(out, "desc", id, 'd', chart->description ? chart->description : title);
}

void siap_i_draw(const siap_i_chart *chart, siap_i_text *out)
{
  siap_i_text body = {NULL, 0, 0, 0};
  double width = isfinite(chart->width) && chart->width > 0 ? chart->width : SIAP_I_CHART_WIDTH;
  siap_i_canvas canvas = {chart, &body, fmin(fmax(width, 320), 4000), SIAP_I_EDGE, 0};
  if (chart->headed)
    put_heading(&canvas);
  if ((unsigned)chart->kind >= SIAP_I_CHART_KINDS || !drawers[chart->kind] || is_empty(chart))
    put_nothing(&canvas);
  else
    drawers[chart->kind](&canvas);
  canvas.y += SIAP_I_EDGE;
  put_head(out, &canvas);
  siap_i_text_put_bytes(out, body.bytes, body.length);
  siap_i_text_put(out, "</svg>\n");
  out->failed |= body.failed;
  siap_i_text_release(&body);
}
