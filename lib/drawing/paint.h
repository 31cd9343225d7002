/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2. What things look like: a class for the style sheet of a page, and attributes for a chart
 * that stands alone. Hues are of Okabe and Ito's set for all kinds of colour vision (Color Universal
 * Design, 2008), blue darkened and sky blue too, so that each is 3:1 or more against white, that the
 * first two differ in grey, and that text is 4.5:1 or more.
 */
#ifndef SIAP_I_DRAWING_PAINT_H
#define SIAP_I_DRAWING_PAINT_H

#define SIAP_I_INK "#1a1a1a"
#define SIAP_I_GREY "#595959"

#define SIAP_I_PAINT_MUTED " class=\"muted\" fill=\"" SIAP_I_GREY "\""
#define SIAP_I_PAINT_NONE SIAP_I_PAINT_MUTED " font-style=\"italic\""
#define SIAP_I_PAINT_GRID " class=\"grid\" fill=\"none\" stroke=\"#d9d9d9\""
#define SIAP_I_PAINT_AXIS " class=\"axis\" fill=\"none\" stroke=\"" SIAP_I_GREY "\""
#define SIAP_I_PAINT_BAND " class=\"band\" fill=\"#eef2f5\""
#define SIAP_I_PAINT_MARKER                                                                        \
  " class=\"marker\" fill=\"none\" stroke=\"" SIAP_I_INK "\" stroke-width=\"1.5\" "                \
  "stroke-dasharray=\"6 3\""
/* A whisker is drawn twice: on a white one that is broader, so that it is seen on any bar. */
#define SIAP_I_PAINT_HALO " class=\"halo\" fill=\"none\" stroke=\"#fff\" stroke-width=\"4\""
#define SIAP_I_PAINT_WHISKER                                                                       \
  " class=\"whisker\" fill=\"none\" stroke=\"" SIAP_I_INK "\" stroke-width=\"1.5\""

/* Series in turn: the colour, a number from 1 for the class. */
#define SIAP_I_PAINT_SERIES 6
extern const char *const siap_i_paint_series[SIAP_I_PAINT_SERIES];
/* Parts of a whole in turn: neighbours differ in lightness. */
extern const char *const siap_i_paint_parts[SIAP_I_PAINT_SERIES];
/* Shades from the least to the most, and what is written on each. */
#define SIAP_I_PAINT_SHADES 7
extern const char *const siap_i_paint_shades[SIAP_I_PAINT_SHADES];
extern const char *const siap_i_paint_on_shades[SIAP_I_PAINT_SHADES];

#endif
