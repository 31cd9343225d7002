/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2. Elements of SVG onto text. Coordinates have two decimals at most, always a point, and are
 * finite whatever comes in. `look` is attributes as they are written, with a blank before each.
 */
#ifndef SIAP_I_DRAWING_SVG_H
#define SIAP_I_DRAWING_SVG_H

#include "drawing/label.h"
#include "ground/text.h"

/* The size of text that the whole chart has; only other sizes are written. */
#define SIAP_I_SVG_SIZE 12

enum siap_i_anchor { SIAP_I_START, SIAP_I_MIDDLE, SIAP_I_END };

void siap_i_svg_coordinate(siap_i_text *out, double value);

/* As text between tags or in an attribute: escaped, and as siap_i_glyph_read() shows it. */
void siap_i_svg_escaped(siap_i_text *out, const char *bytes, size_t length);

void siap_i_svg_open(siap_i_text *out, const char *look); /* <g> */
void siap_i_svg_close(siap_i_text *out);

void siap_i_svg_line(siap_i_text *out, double x1, double y1, double x2, double y2,
                     const char *look);
void siap_i_svg_rect(siap_i_text *out, double x, double y, double width, double height,
                     const char *look);
void siap_i_svg_circle(siap_i_text *out, double x, double y, double radius, const char *look);

/* A path: begin, then steps ('M' or 'L' with x and y; 'H' with x, 'V' with y), then end. */
void siap_i_svg_path(siap_i_text *out);
void siap_i_svg_step(siap_i_text *out, char step, double x, double y);
void siap_i_svg_path_end(siap_i_text *out, const char *look);

/* A label; y is the baseline of its first line. */
void siap_i_svg_label(siap_i_text *out, const siap_i_label *label, double x, double y,
                      enum siap_i_anchor anchor, const char *look);

/* Text on one line that is known to fit. */
void siap_i_svg_words(siap_i_text *out, const char *words, siap_i_font font, double x, double y,
                      enum siap_i_anchor anchor, const char *look);

#endif
