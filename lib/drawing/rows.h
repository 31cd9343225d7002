/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2. Charts of rows: a label to the left for each category, and how high each row is. */
#ifndef SIAP_I_DRAWING_ROWS_H
#define SIAP_I_DRAWING_ROWS_H

#include "drawing/canvas.h"

typedef struct siap_i_rows {
  double *top;    /* of each row, and of what follows the last */
  double right;   /* end of the labels */
  unsigned lines; /* most of a label */
} siap_i_rows;

/* What says how broad labels and numbers are: the whole where a chart is a part of one. */
const siap_i_chart *siap_i_rows_measured(const siap_i_chart *chart);

/* Breadth of the widest label. `least` decides how many lines it may have, as below. */
double siap_i_rows_breadth(const siap_i_canvas *canvas, double least);

/* Places for all rows from canvas->y on, each at least `least` high. -1: memory failed. */
int siap_i_rows_place(siap_i_canvas *canvas, siap_i_rows *rows, double least);
void siap_i_rows_release(siap_i_rows *rows);

/* A band behind the row that is highlighted, as far as `right`. */
void siap_i_rows_band(siap_i_canvas *canvas, const siap_i_rows *rows, double right);
void siap_i_rows_labels(siap_i_canvas *canvas, const siap_i_rows *rows);

#endif
