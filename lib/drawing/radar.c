/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2. Polygons on axes around a centre; the first axis points up, the others follow clockwise. */
#include "drawing/canvas.h"

#include <math.h>

#define RADIUS 165
#define LEAST_ROOM 80 /* for labels at either side */
#define AWAY 12       /* of a label from the end of its axis */
#define MOST_LABELS 24
#define PI 3.14159265358979323846

typedef struct radar {
  siap_i_canvas *canvas;
  siap_i_scale scale; /* from 0 to the radius */
  double x, y, radius;
  size_t axes, stride; /* stride: from one labelled axis to the next */
  unsigned lines;
  int has_numbers;
  /* where labels stand already: many axes have some that are too near each other */
  double taken[MOST_LABELS][4];
  unsigned count;
} radar;

static double turn_of(const radar *r, size_t axis)
{
  return 2 * PI * (double)axis / (double)r->axes;
}

static void step_to(const radar *r, char step, size_t axis, double distance)
{
  siap_i_svg_step(r->canvas->out, step, r->x + distance * sin(turn_of(r, axis)),
                  r->y - distance * cos(turn_of(r, axis)));
}

static void put_rings(const radar *r)
{
  siap_i_svg_path(r->canvas->out);
  for (size_t axis = 0; axis < r->axes; axis++) {
    siap_i_svg_step(r->canvas->out, 'M', r->x, r->y);
    step_to(r, 'L', axis, r->radius);
  }
  for (unsigned i = 0; i < r->scale.ticks; i++) {
    double distance = siap_i_scale_at(&r->scale, siap_i_scale_tick(&r->scale, i));
    for (size_t axis = 0; axis < r->axes && distance > 1; axis++)
      step_to(r, axis ? 'L' : 'M', axis, distance);
    if (distance > 1)
      siap_i_text_put_char(r->canvas->out, 'Z');
  }
  siap_i_svg_path_end(r->canvas->out, SIAP_I_PAINT_GRID);
}

/* Along the first axis, so far apart that they do not touch, and short of the next label. */
static void put_ring_numbers(const radar *r)
{
  double last = 1e9;
  double room = (r->radius + AWAY) * sin(fmin(turn_of(r, r->stride), PI / 2)) - 8;
  siap_i_svg_open(r->canvas->out, SIAP_I_PAINT_MUTED " font-size=\"11\"" SIAP_I_PAINT_CLEAR);
  for (unsigned i = 0; i < r->scale.ticks; i++) {
    char written[SIAP_I_SCALE_ROOM];
    double tick = siap_i_scale_tick(&r->scale, i);
    double y = r->y - siap_i_scale_at(&r->scale, tick);
    siap_i_scale_number(r->canvas->chart, tick, r->scale.places, written);
    if (last - y < 15 || siap_i_glyphs_breadth(written, siap_i_font_small, 400) > room)
      continue;
    siap_i_svg_words(r->canvas->out, written, siap_i_font_plain, r->x + 5, y + 4, SIAP_I_START, "");
    last = y;
  }
  siap_i_svg_close(r->canvas->out);
}

static double value_of(const radar *r, size_t series, size_t axis)
{
  return siap_i_value_at(r->canvas->chart->series[series].value, axis % r->axes);
}

/* A gap ends the line; the axis behind a gap is where it is begun. */
static void put_polygon(const radar *r, size_t series)
{
  char look[SIAP_I_LOOK_ROOM];
  size_t start = 0, gaps = 0;
  for (size_t axis = 0; axis < r->axes; axis++)
    if (isnan(value_of(r, series, axis))) {
      start = axis + 1;
      gaps++;
    }
  int is_down = 0;
  siap_i_svg_path(r->canvas->out);
  for (size_t axis = start; axis < start + r->axes; axis++) {
    double value = value_of(r, series, axis);
    if (!isnan(value))
      step_to(r, is_down ? 'L' : 'M', axis % r->axes, siap_i_scale_at(&r->scale, value));
    is_down = !isnan(value);
  }
  if (!gaps)
    siap_i_text_put_char(r->canvas->out, 'Z');
  siap_i_look_line(r->canvas->chart, series, look);
  siap_i_svg_path_end(r->canvas->out, look);
}

/* The area of the first series, where it has one. */
static void put_area(const radar *r)
{
  for (size_t axis = 0; axis < r->axes; axis++)
    if (isnan(value_of(r, 0, axis)))
      return;
  siap_i_svg_path(r->canvas->out);
  for (size_t axis = 0; axis < r->axes; axis++)
    step_to(r, axis ? 'L' : 'M', axis, siap_i_scale_at(&r->scale, value_of(r, 0, axis)));
  siap_i_text_put_char(r->canvas->out, 'Z');
  siap_i_svg_path_end(r->canvas->out, SIAP_I_PAINT_AREA);
}

static void put_marks(const radar *r, size_t series)
{
  siap_i_marks_open(r->canvas, series);
  for (size_t axis = 0; axis < r->axes; axis++) {
    double value = value_of(r, series, axis);
    if (isnan(value))
      continue;
    double distance = siap_i_scale_at(&r->scale, value);
    siap_i_mark(r->canvas, series, r->x + distance * sin(turn_of(r, axis)),
                r->y - distance * cos(turn_of(r, axis)), 3.5);
  }
  siap_i_svg_close(r->canvas->out);
}

/* ---- labels ---- */

/* A label that stands in the middle must not reach those beside it. */
static double room_of(const radar *r, size_t axis)
{
  double far = r->radius + AWAY, side = fabs(sin(turn_of(r, axis)));
  if (side > 1e-9)
    return r->x - SIAP_I_EDGE - far * side;
  return fmin(240, 2 * far * sin(fmin(turn_of(r, r->stride), PI / 2)) - 10);
}

static siap_i_label label_of(const radar *r, size_t axis)
{
  const siap_i_chart *chart = r->canvas->chart;
  return siap_i_label_wrap(siap_i_words_at(chart->category, axis),
                           axis == chart->highlight ? siap_i_font_bold : siap_i_font_plain,
                           room_of(r, axis), r->lines);
}

/* 1: nothing stands between these places yet. Now something does. */
static int take(radar *r, double left, double right, double top, double bottom)
{
  for (unsigned i = 0; i < r->count; i++)
    if (left < r->taken[i][1] && r->taken[i][0] < right && top < r->taken[i][3] &&
        r->taken[i][2] < bottom)
      return 0;
  if (r->count == MOST_LABELS)
    return 0;
  const double place[4] = {left, right, top, bottom};
  for (unsigned k = 0; k < 4; k++)
    r->taken[r->count][k] = place[k];
  r->count++;
  return 1;
}

static void put_label(radar *r, size_t axis)
{
  const siap_i_chart *chart = r->canvas->chart;
  double side = sin(turn_of(r, axis)), up = cos(turn_of(r, axis));
  enum siap_i_anchor anchor = fabs(side) < 1e-9 ? SIAP_I_MIDDLE
                              : side > 0        ? SIAP_I_START
                                                : SIAP_I_END;
  siap_i_label label = label_of(r, axis);
  double step = siap_i_label_step(label.font);
  double height = siap_i_label_height(&label) + (r->has_numbers ? step : 0);
  double x = r->x + (r->radius + AWAY) * side, middle = r->y - (r->radius + AWAY + height / 2) * up;
  double first = siap_i_baseline(label.font, middle - height / 2 + step / 2);
  double breadth = r->has_numbers ? fmax(label.breadth, room_of(r, axis) / 2) : label.breadth;
  double left = anchor == SIAP_I_START ? x : x - (anchor == SIAP_I_END ? breadth : breadth / 2);
  if (!take(r, left, left + breadth, middle - height / 2, middle + height / 2))
    return;
  siap_i_svg_label(r->canvas->out, &label, x, first, anchor, "");
  if (!r->has_numbers)
    return;
  double value = value_of(r, 0, axis);
  char written[SIAP_I_SCALE_ROOM];
  first += label.lines * step;
  if (!isnan(value)) {
    siap_i_scale_number(chart, value, chart->places, written);
    if (siap_i_glyphs_breadth(written, siap_i_font_bold, 400) <= room_of(r, axis))
      siap_i_svg_words(r->canvas->out, written, siap_i_font_bold, x, first, anchor, "");
    return;
  }
  siap_i_label none = siap_i_label_wrap(chart->none, siap_i_font_small, room_of(r, axis), 1);
  siap_i_svg_label(r->canvas->out, &none, x, first, anchor, SIAP_I_PAINT_NONE);
}

static void put_labels(radar *r)
{
  siap_i_svg_open(r->canvas->out, " class=\"label\"");
  for (size_t axis = 0; axis + r->stride <= r->axes; axis += r->stride)
    put_label(r, axis);
  siap_i_svg_close(r->canvas->out);
}

/* How high the labels stand over the end of their axis: the highest above, the highest below. */
static void measure(const radar *r, double *above, double *below)
{
  *above = *below = AWAY;
  for (size_t axis = 0; axis + r->stride <= r->axes; axis += r->stride) {
    siap_i_label label = label_of(r, axis);
    double step = siap_i_label_step(label.font), up = cos(turn_of(r, axis));
    double height = siap_i_label_height(&label) + (r->has_numbers ? step : 0);
    double reach = (r->radius + AWAY + height / 2) * fabs(up) + height / 2 - r->radius;
    double *most = up >= 0 ? above : below;
    *most = fmax(*most, reach);
  }
}

void siap_i_draw_radar(siap_i_canvas *canvas)
{
  const siap_i_chart *chart = canvas->chart;
  if (chart->categories < 3) { /* no polygon has so few corners */
    siap_i_draw_bars(canvas);
    return;
  }
  siap_i_legend_usual(canvas, SIAP_I_SWATCH_LINE);
  siap_i_extent extent = siap_i_extent_of(chart);
  siap_i_extent_add(&extent, 0);
  radar r = {.canvas = canvas, .axes = chart->categories, .x = canvas->width / 2};
  r.scale = siap_i_scale_fit(chart->min, chart->max, extent, 5);
  r.scale.from = 0;
  r.radius = fmin(RADIUS, r.x - SIAP_I_EDGE - AWAY - LEAST_ROOM);
  r.scale.to = r.radius;
  r.stride = (r.axes + MOST_LABELS - 1) / MOST_LABELS;
  r.has_numbers = !chart->plain && r.axes <= 12;
  r.lines = r.axes <= 12 ? 3 : r.axes <= 16 ? 2 : 1;
  double above, below;
  measure(&r, &above, &below);
  r.y = canvas->y + above + r.radius;
  put_rings(&r);
  put_area(&r);
  for (size_t s = chart->series_count; s-- > 0;) {
    put_polygon(&r, s);
    put_marks(&r, s);
  }
  put_ring_numbers(&r);
  put_labels(&r);
  canvas->y = r.y + r.radius + below;
}
