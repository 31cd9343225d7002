/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2, a wing of its own. Charts: arrays and texts in, one <svg> element out. Nothing here knows a
 * rubric, an analysis or a language; every word that is drawn comes from the caller.
 */
#ifndef SIAP_I_DRAWING_H
#define SIAP_I_DRAWING_H

#include "ground/text.h"

#include <stddef.h>

/*
 * What each kind makes of categories and series. NaN is "none" wherever a number is expected: it is
 * drawn as a gap, or as the words for it, never as 0.
 */
enum siap_i_chart_kind {
  /* A row for each category, a bar for each of one or two series; low and high are whiskers. */
  SIAP_I_CHART_BARS,
  /* An axis for each category, from 3 of them; a polygon for each series, which a gap interrupts. */
  SIAP_I_CHART_RADAR,
  /* Categories from left to right (years, a gap for a missing one); a line for each series. */
  SIAP_I_CHART_TREND,
  /* A bin for each category; series[0]: counts, low and high the bounds of the bin. */
  SIAP_I_CHART_HISTOGRAM,
  /* A row for each category; series[0]: its rank, low and high the best and worst. */
  SIAP_I_CHART_RANKS,
  /* Rows from the bottom up, a column for each series: shades, and in `note` what stands in a cell. */
  SIAP_I_CHART_RISKS,
  /* A small panel for each series: how its values spread over the categories, on one scale. */
  SIAP_I_CHART_PANELS,
  /* A row for each category, a column for each series, the value in the cell. */
  SIAP_I_CHART_HEAT,
  /* Steps from left to right; series[0]: the first and last category are totals, others changes. */
  SIAP_I_CHART_WATERFALL,
  /* A row for each category, the parts of a whole for each series. */
  SIAP_I_CHART_SHARES,
  SIAP_I_CHART_KINDS
};

/* How a series differs from its neighbours where there is no colour. */
enum siap_i_chart_style { SIAP_I_CHART_SOLID, SIAP_I_CHART_DASHED };

typedef struct siap_i_series {
  const char *name;         /* in the legend; NULL or "": not there */
  const double *value;      /* one for each category; NULL: all NaN */
  const double *low, *high; /* NULL: none */
  const char *const *note;  /* of each category, or NULL; an entry may be NULL */
  enum siap_i_chart_style style;
} siap_i_series;

#define SIAP_I_CHART_NO_ONE ((size_t)-1)

/*
 * Start from siap_i_chart_empty. Texts are UTF-8; what XML or a reader could stumble over is
 * replaced when it is drawn, and what is too long for its place is cut, with the whole in a <title>.
 */
typedef struct siap_i_chart {
  enum siap_i_chart_kind kind;
  const char *id;          /* of the <svg>, and how the ids inside begin; once in a page */
  const char *title;       /* for <title> */
  const char *description; /* for <desc>; NULL: the title */
  size_t categories;
  const char *const *category; /* their labels; NULL: none */
  size_t series_count;
  const siap_i_series *series;
  double min, max;  /* ends of the axis of values; NaN: a round number that fits */
  int places;       /* decimals of values that are written */
  int comma;        /* 1: decimal comma in what people read */
  int headed;       /* 1: the title is drawn too, for a chart that stands alone */
  int plain;        /* 1: values are not written beside what shows them */
  double width;     /* units of the viewBox, which are px of a page; 0: SIAP_I_CHART_WIDTH */
  size_t highlight; /* the category that the chart is about; SIAP_I_CHART_NO_ONE: none */
  double marker;    /* a line across at this value; NaN: none */
  const char *marker_name;
  const char *axis;      /* what the values are, beside their axis; risks: what the columns are */
  const char *axis_down; /* what the categories are; NULL: none */
  const char *interval;  /* what whiskers are, in the legend; NULL: none */
  const char *none;      /* "no value" */
  const char *middle;    /* "median", in the legend of panels */
  const struct siap_i_chart *whole; /* of rows: what this is a part of, so that parts are as broad */
} siap_i_chart;

#define SIAP_I_CHART_WIDTH 680

/* No ends, no marker, no highlight, one decimal. */
extern const siap_i_chart siap_i_chart_empty;

/*
 * Append the chart as one <svg> element; failed memory is the text's to tell. A chart of nothing is
 * the words for "no value". The same bytes for the same chart, in time linear in its values.
 */
void siap_i_draw(const siap_i_chart *chart, siap_i_text *out);

#endif
