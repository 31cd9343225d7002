/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2. Shades of cells: their steps, and the legend that says what they stand for. */
#ifndef SIAP_I_DRAWING_SHADES_H
#define SIAP_I_DRAWING_SHADES_H

#include "drawing/canvas.h"

typedef struct siap_i_shading {
  double min, max;
} siap_i_shading;

/* Ends given by the caller, else those of the extent. */
siap_i_shading siap_i_shading_of(double min, double max, siap_i_extent extent);

/* 0 .. SIAP_I_PAINT_SHADES - 1; the middle where all values are one. */
unsigned siap_i_shade(const siap_i_shading *shading, double value);
void siap_i_shade_look(unsigned shade, char out[SIAP_I_LOOK_ROOM]);

/* A cell on the path that is open: cells of one shade are one path. */
void siap_i_cell(siap_i_text *out, double x, double y, double width, double height);

void siap_i_shading_legend(siap_i_canvas *canvas, const siap_i_shading *shading);

#endif
