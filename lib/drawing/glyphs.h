/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2. How broad text will be, which nobody knows before a font is chosen: the advance widths of
 * DejaVu Sans, which is as broad as Verdana and some 12 % broader than Arial or Liberation Sans, and a
 * tenth more.
 */
#ifndef SIAP_I_DRAWING_GLYPHS_H
#define SIAP_I_DRAWING_GLYPHS_H

#include <stddef.h>
#include <stdint.h>

typedef struct siap_i_font {
  double size;
  int bold;
} siap_i_font;

/*
 * One character of text: how many bytes it took, at least 1 while length is. *shown is what is drawn
 * of it: U+FFFD for broken bytes, controls and what turns the direction of text, a blank for tabs
 * and line ends, 0 for what is invisible and harmless.
 */
size_t siap_i_glyph_read(const char *bytes, size_t length, uint32_t *shown);

/* 1: stands on the character before it. */
int siap_i_glyph_is_mark(uint32_t point);

/* Breadth in a font, the tenth included. */
double siap_i_glyph_breadth(uint32_t point, siap_i_font font);

/* Breadth of a text on one line; no more is read than what fills `enough`. */
double siap_i_glyphs_breadth(const char *words, siap_i_font font, double enough);

#define SIAP_I_GLYPH_ELLIPSIS 0x2026
/* Marks that are drawn on one character; more would climb out of the line. */
#define SIAP_I_GLYPH_MARKS 2

#endif
