/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2. Small panels side by side on one scale: how the values of many spread, and where one is. */
#include "drawing/canvas.h"

#include "ground/memory.h"

#include <math.h>
#include <stdlib.h>

#define BINS 20
#define PLOT 74
#define GAP 26
#define ACROSS 3

typedef struct panels {
  siap_i_canvas *canvas;
  siap_i_scale scale; /* the same for all, from 0 to the breadth of a panel */
  double breadth;
  size_t most;    /* of a bin, in all panels */
  double *sorted; /* room for the values of one */
  double head;    /* height of the names */
} panels;

/* Which bin a value lies in; bins are of the scale, not of the ticks. */
static unsigned bin_of(const panels *p, double value)
{
  double share = siap_i_scale_at(&p->scale, value) / p->breadth * BINS;
  return share >= BINS ? BINS - 1 : share > 0 ? (unsigned)share : 0;
}

static void count(const panels *p, size_t series, size_t bins[BINS])
{
  for (unsigned i = 0; i < BINS; i++)
    bins[i] = 0;
  for (size_t i = 0; i < p->canvas->chart->categories; i++) {
    double value = siap_i_value_at(p->canvas->chart->series[series].value, i);
    if (!isnan(value))
      bins[bin_of(p, value)]++;
  }
}

static int ascending(const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double median_of(const panels *p, size_t series)
{
  size_t n = 0;
  for (size_t i = 0; i < p->canvas->chart->categories; i++) {
    double value = siap_i_value_at(p->canvas->chart->series[series].value, i);
    if (!isnan(value))
      p->sorted[n++] = value;
  }
  if (!n)
    return NAN;
  qsort(p->sorted, n, sizeof *p->sorted, ascending);
  return p->sorted[(n - 1) / 2] / 2 + p->sorted[n / 2] / 2;
}

static void put_bins(const panels *p, size_t series, double x, double bottom)
{
  size_t bins[BINS];
  double broad = p->breadth / BINS;
  count(p, series, bins);
  siap_i_svg_path(p->canvas->out);
  for (unsigned i = 0; i < BINS; i++) {
    double high = PLOT * (double)bins[i] / (double)p->most;
    if (!bins[i])
      continue;
    siap_i_svg_step(p->canvas->out, 'M', x + i * broad + 0.5, bottom);
    siap_i_svg_step(p->canvas->out, 'V', 0, bottom - high);
    siap_i_svg_step(p->canvas->out, 'H', x + (i + 1) * broad - 0.5, 0);
    siap_i_svg_step(p->canvas->out, 'V', 0, bottom);
  }
  siap_i_svg_path_end(p->canvas->out, SIAP_I_PAINT_BIN);
}

static void put_end_numbers(const panels *p, double x, double y)
{
  char written[SIAP_I_SCALE_ROOM];
  const siap_i_scale *scale = &p->scale;
  double middle = scale->min / 2 + scale->max / 2;
  const double values[] = {scale->min, middle, scale->max};
  const enum siap_i_anchor anchors[] = {SIAP_I_START, SIAP_I_MIDDLE, SIAP_I_END};
  int places = scale->places;
  if (fabs(middle / scale->step - round(middle / scale->step)) > 1e-9)
    places++;
  for (unsigned i = 0; i < 3; i++) {
    siap_i_scale_number(p->canvas->chart, values[i], i == 1 ? places : scale->places, written);
    if (siap_i_glyphs_breadth(written, siap_i_font_small, 200) < p->breadth / 3 - 4)
      siap_i_svg_words(p->canvas->out, written, siap_i_font_small, x + p->breadth * i / 2.0, y + 12,
                       anchors[i], SIAP_I_PAINT_MUTED);
  }
}

/* The name, and behind it the value of the one that is highlighted. */
static void put_name(const panels *p, size_t series, double x, double bottom)
{
  const siap_i_chart *chart = p->canvas->chart;
  char written[SIAP_I_SCALE_ROOM] = "";
  double value = NAN, taken = 0;
  if (chart->highlight < chart->categories)
    value = siap_i_value_at(chart->series[series].value, chart->highlight);
  siap_i_label none = siap_i_label_wrap(chart->highlight < chart->categories ? chart->none : "",
                                        siap_i_font_small, p->breadth / 3, 1);
  if (isnan(value)) {
    taken = none.breadth + 8;
  } else {
    siap_i_scale_number(chart, value, chart->places, written);
    taken = siap_i_glyphs_breadth(written, siap_i_font_bold, 200) + 8;
  }
  siap_i_label label =
      siap_i_label_wrap(chart->series[series].name, siap_i_font_plain, p->breadth - taken, 2);
  siap_i_svg_label(p->canvas->out, &label, x,
                   bottom - siap_i_label_height(&label) + siap_i_label_step(label.font) - 4,
                   SIAP_I_START, " class=\"label\"");
  if (*written)
    siap_i_svg_words(p->canvas->out, written, siap_i_font_bold, x + p->breadth, bottom - 4,
                     SIAP_I_END, " class=\"value\"");
  else
    siap_i_svg_label(p->canvas->out, &none, x + p->breadth, bottom - 4, SIAP_I_END,
                     SIAP_I_PAINT_NONE);
}

static void put_line(const panels *p, double value, double x, double bottom, double over,
                     const char *look)
{
  double at = x + siap_i_scale_at(&p->scale, value);
  if (!isnan(value))
    siap_i_svg_line(p->canvas->out, at, bottom - PLOT - over, at, bottom, look);
}

static void put_panel(const panels *p, size_t series, double x, double y)
{
  const siap_i_chart *chart = p->canvas->chart;
  double bottom = y + p->head + PLOT + 4;
  put_name(p, series, x, y + p->head);
  put_bins(p, series, x, bottom);
  siap_i_svg_line(p->canvas->out, x, bottom, x + p->breadth, bottom, SIAP_I_PAINT_AXIS);
  put_line(p, median_of(p, series), x, bottom, 0, SIAP_I_PAINT_MIDDLE);
  if (chart->highlight < chart->categories)
    put_line(p, siap_i_value_at(chart->series[series].value, chart->highlight), x, bottom, 3,
             SIAP_I_PAINT_OWN);
  put_end_numbers(p, x, bottom);
}

static void measure(panels *p)
{
  const siap_i_chart *chart = p->canvas->chart;
  p->most = 1;
  p->head = siap_i_label_step(siap_i_font_plain) + 4;
  for (size_t s = 0; s < chart->series_count; s++) {
    size_t bins[BINS];
    siap_i_label label =
        siap_i_label_wrap(chart->series[s].name, siap_i_font_plain, p->breadth - 60, 2);
    p->head = fmax(p->head, siap_i_label_height(&label) + 4);
    count(p, s, bins);
    for (unsigned i = 0; i < BINS; i++)
      if (bins[i] > p->most)
        p->most = bins[i];
  }
}

static void put_legend(siap_i_canvas *canvas)
{
  const siap_i_chart *chart = canvas->chart;
  siap_i_legend_add(canvas, SIAP_I_SWATCH_BAR, SIAP_I_PAINT_BIN, chart->axis_down);
  siap_i_legend_add(canvas, SIAP_I_SWATCH_MARKER, SIAP_I_PAINT_MIDDLE, chart->middle);
  if (chart->highlight < chart->categories)
    siap_i_legend_add(canvas, SIAP_I_SWATCH_MARKER, SIAP_I_PAINT_OWN,
                      siap_i_words_at(chart->category, chart->highlight));
  siap_i_legend_end(canvas);
}

void siap_i_draw_panels(siap_i_canvas *canvas)
{
  const siap_i_chart *chart = canvas->chart;
  panels p = {.canvas = canvas};
  size_t across = chart->series_count < ACROSS ? chart->series_count : ACROSS;
  p.sorted = siap_i_alloc(chart->categories, sizeof *p.sorted);
  if (!p.sorted) {
    canvas->out->failed = 1;
    return;
  }
  put_legend(canvas);
  p.breadth = (canvas->width - 2 * SIAP_I_EDGE - GAP * (double)(across - 1)) / (double)across;
  p.scale = siap_i_scale_fit(chart->min, chart->max, siap_i_extent_of(chart), 5);
  p.scale.from = 0;
  p.scale.to = p.breadth;
  measure(&p);
  double high = p.head + PLOT + 34;
  for (size_t s = 0; s < chart->series_count; s++) {
    put_panel(&p, s, SIAP_I_EDGE + (double)(s % across) * (p.breadth + GAP), canvas->y);
    if (s % across == across - 1 || s + 1 == chart->series_count)
      canvas->y += high;
  }
  canvas->y -= 12;
  siap_i_axis_name(canvas, chart->axis, SIAP_I_EDGE, canvas->width - SIAP_I_EDGE);
  siap_i_release(p.sorted);
}
