/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2. An axis of numbers: round ends, round steps, and where a value lies on it. */
#ifndef SIAP_I_DRAWING_SCALE_H
#define SIAP_I_DRAWING_SCALE_H

#include "drawing/drawing.h"

#include <stddef.h>

/* The finite ones among numbers. */
typedef struct siap_i_extent {
  double low, high;
  size_t count;
} siap_i_extent;

void siap_i_extent_add(siap_i_extent *extent, double value);
void siap_i_extent_add_all(siap_i_extent *extent, const double *values, size_t count);

/* Of values, lows and highs of every series. */
siap_i_extent siap_i_extent_of(const siap_i_chart *chart);

typedef struct siap_i_scale {
  double min, max; /* min < max */
  double step;
  double first; /* tick, in steps */
  unsigned ticks;
  int places;      /* decimals that ticks need */
  double from, to; /* where min and max are drawn */
} siap_i_scale;

/* Ends given by the caller are kept; NaN: round numbers around the extent. About `most` ticks. */
siap_i_scale siap_i_scale_fit(double min, double max, siap_i_extent extent, unsigned most);

double siap_i_scale_tick(const siap_i_scale *scale, unsigned i);

/* Where a value is drawn; one beyond an end is drawn on it. The value is not NaN. */
double siap_i_scale_at(const siap_i_scale *scale, double value);

/* A number for people: the comma, a real minus, "1.235e+12" for what is too long to read. */
#define SIAP_I_SCALE_ROOM 64
void siap_i_scale_number(const siap_i_chart *chart, double value, int places,
                         char out[SIAP_I_SCALE_ROOM]);

#endif
