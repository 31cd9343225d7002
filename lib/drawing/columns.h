/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2. Charts of columns: an axis of numbers to the left, a place and a label for each category. */
#ifndef SIAP_I_DRAWING_COLUMNS_H
#define SIAP_I_DRAWING_COLUMNS_H

#include "drawing/canvas.h"

typedef struct siap_i_columns {
  siap_i_scale scale; /* from the bottom to the top */
  double from, to;    /* left and right end */
  double top, bottom;
  double band; /* breadth of a column with what is around it */
} siap_i_columns;

/* A plot of a height from canvas->y on. */
siap_i_columns siap_i_columns_place(siap_i_canvas *canvas, siap_i_scale scale, double height);

/* The middle of a column. */
double siap_i_columns_at(const siap_i_columns *columns, size_t i);

/* Lines of the grid, numbers at the left, the axis at the bottom or at `origin`. */
void siap_i_columns_grid(siap_i_canvas *canvas, const siap_i_columns *columns, double origin);

/* Labels below, as many as there is room for; moves canvas->y below them. */
void siap_i_columns_labels(siap_i_canvas *canvas, const siap_i_columns *columns);

/* The name of the numbers, above the plot; call before the plot is placed. */
void siap_i_columns_name(siap_i_canvas *canvas);

#endif
