/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2. What every chart is drawn on: how far down it is, its heading, its legend, its axis. */
#ifndef SIAP_I_DRAWING_CANVAS_H
#define SIAP_I_DRAWING_CANVAS_H

#include "drawing/drawing.h"
#include "drawing/paint.h"
#include "drawing/scale.h"
#include "drawing/svg.h"

#define SIAP_I_EDGE 8 /* nothing is drawn nearer to the edge than this */

typedef struct siap_i_canvas {
  const siap_i_chart *chart;
  siap_i_text *out;
  double width, y; /* y: how far down it is drawn, in the end the height */
  double legend_x; /* where the next entry begins; 0: no legend yet */
} siap_i_canvas;

extern const siap_i_font siap_i_font_plain, siap_i_font_bold, siap_i_font_small;

/* Baseline of a line whose middle is at y. */
double siap_i_baseline(siap_i_font font, double y);

/* The attributes of a series, filled or as a line (stroke of 2, dashed when it is). */
#define SIAP_I_LOOK_ROOM 160
void siap_i_look_filled(const siap_i_chart *chart, size_t series, char out[SIAP_I_LOOK_ROOM]);
void siap_i_look_line(const siap_i_chart *chart, size_t series, char out[SIAP_I_LOOK_ROOM]);
/* A whisker in the colour of a series. */
void siap_i_look_whisker(size_t series, char out[SIAP_I_LOOK_ROOM]);

enum siap_i_swatch {
  SIAP_I_SWATCH_BAR,
  SIAP_I_SWATCH_LINE,
  SIAP_I_SWATCH_DOT,
  SIAP_I_SWATCH_WHISKER,
  SIAP_I_SWATCH_MARKER,
};

/*
 * An entry in the legend, which goes on in the next line where it must; where its swatch begins. NaN,
 * and nothing, without a name.
 */
double siap_i_legend_add(siap_i_canvas *canvas, enum siap_i_swatch swatch, const char *look,
                         const char *name);
/* The middle of the line of the legend that was added to. */
double siap_i_legend_middle(const siap_i_canvas *canvas);
/* 1: intervals of a series that are not all one point: those say nothing. */
int siap_i_has_intervals(const siap_i_chart *chart, size_t series);
/* Below the last line of the legend. */
void siap_i_legend_end(siap_i_canvas *canvas);
/* Series with their names when there is more than one, whiskers, the marker. */
void siap_i_legend_usual(siap_i_canvas *canvas, enum siap_i_swatch swatch);

/*
 * Marks of a line: disc, square, triangle, diamond in turn, hollow when dashed. They stand in a group
 * that siap_i_svg_close() ends.
 */
void siap_i_marks_open(siap_i_canvas *canvas, size_t series);
void siap_i_mark(siap_i_canvas *canvas, size_t series, double x, double y, double radius);

/* The line of the marker, with white beside it. */
void siap_i_marker(siap_i_canvas *canvas, double x1, double y1, double x2, double y2);

/* Value i of an array that may be NULL; NaN for whatever is not finite. */
double siap_i_value_at(const double *values, size_t i);
const char *siap_i_words_at(const char *const *words, size_t i);

/* A whisker from low to high along x, on the path that is open; caps of `cap` to either side. */
void siap_i_whisker_along_x(siap_i_text *out, double low, double high, double y, double cap);
void siap_i_whisker_along_y(siap_i_text *out, double low, double high, double x, double cap);

/* Vertical lines of the grid between two heights; the zero line, or the first, is an axis. */
void siap_i_grid_across(siap_i_canvas *canvas, const siap_i_scale *scale, double top, double bottom,
                        double origin);
/*
 * The number of a place along x, below y, unless it would begin before `after` or leave the picture.
 * Where the next may begin.
 */
double siap_i_tick_across(siap_i_canvas *canvas, const siap_i_scale *scale, double value, double y,
                          double after);
/* Those of all ticks; returns how high they are. */
double siap_i_ticks_across(siap_i_canvas *canvas, const siap_i_scale *scale, double y);
/* How many ticks may stand between from and to without their labels touching. */
siap_i_scale siap_i_scale_across(const siap_i_chart *chart, siap_i_extent extent, double from,
                                 double to);
/* The name of an axis, centred between two places; moves y below. */
void siap_i_axis_name(siap_i_canvas *canvas, const char *name, double from, double to);

/* One for each kind. The canvas stands below the heading; they leave y below what they drew. */
void siap_i_draw_bars(siap_i_canvas *canvas);
void siap_i_draw_heat(siap_i_canvas *canvas);
void siap_i_draw_histogram(siap_i_canvas *canvas);
void siap_i_draw_panels(siap_i_canvas *canvas);
void siap_i_draw_radar(siap_i_canvas *canvas);
void siap_i_draw_ranks(siap_i_canvas *canvas);
void siap_i_draw_risks(siap_i_canvas *canvas);
void siap_i_draw_shares(siap_i_canvas *canvas);
void siap_i_draw_trend(siap_i_canvas *canvas);
void siap_i_draw_waterfall(siap_i_canvas *canvas);

#endif
