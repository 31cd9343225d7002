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
#define SIAP_I_PAINT_AREA " class=\"area\" fill=\"#005a8c\" fill-opacity=\"0.12\""
/* Text over lines: they end before they touch it. */
#define SIAP_I_PAINT_CLEAR                                                                         \
  " stroke=\"#fff\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\""
/* Cells from this shade on are dark, with white text. */
#define SIAP_I_PAINT_DARK 4
#define SIAP_I_PAINT_ON_LIGHT                                                                      \
  " class=\"on-light\" fill=\"#000\" text-anchor=\"middle\" font-size=\"11\""
#define SIAP_I_PAINT_ON_DARK                                                                       \
  " class=\"on-dark\" fill=\"#fff\" text-anchor=\"middle\" font-size=\"11\""
/* Over strokes: a light ground for the text. */
#define SIAP_I_PAINT_ON_HATCH                                                                      \
  " class=\"on-light\" fill=\"#000\" text-anchor=\"middle\" font-size=\"11\"" SIAP_I_PAINT_CLEAR
#define SIAP_I_PAINT_FRAME " class=\"axis\" fill=\"none\" stroke=\"" SIAP_I_GREY "\""
#define SIAP_I_PAINT_TOTAL " class=\"s1\" fill=\"#005a8c\""
#define SIAP_I_PAINT_STEM " class=\"l1\" fill=\"none\" stroke=\"#005a8c\" stroke-dasharray=\"2 3\""
#define SIAP_I_PAINT_LEVEL                                                                         \
  " class=\"axis\" fill=\"none\" stroke=\"" SIAP_I_GREY "\" stroke-width=\"3\""
#define SIAP_I_PAINT_RISE " class=\"s3\" fill=\"#009e73\""
#define SIAP_I_PAINT_FALL " class=\"s2 open\" fill=\"#fff\" stroke=\"#d55e00\" stroke-width=\"2\""
#define SIAP_I_PAINT_BIN " class=\"s1\" fill=\"#3b7fb0\""
#define SIAP_I_PAINT_CHOSEN " class=\"chosen\" fill=\"#00436b\""
#define SIAP_I_PAINT_RANGE                                                                         \
  " class=\"range\" fill=\"none\" stroke=\"#6f93ad\" stroke-width=\"5\" "                          \
  "stroke-linecap=\"round\""
#define SIAP_I_PAINT_OWN " class=\"own\" fill=\"none\" stroke=\"#d55e00\" stroke-width=\"2.5\""
#define SIAP_I_PAINT_MIDDLE                                                                        \
  " class=\"middle\" fill=\"none\" stroke=\"" SIAP_I_INK "\" stroke-width=\"1.5\" "                \
  "stroke-dasharray=\"3 2\""
/* A whisker is drawn twice: on a white one that is broader, so that it is seen on any bar. */
#define SIAP_I_PAINT_HALO " class=\"halo\" fill=\"none\" stroke=\"#fff\" stroke-width=\"4\""
#define SIAP_I_PAINT_WHISKER                                                                       \
  " class=\"whisker\" fill=\"none\" stroke=\"" SIAP_I_INK "\" stroke-width=\"1.5\""

/* Series in turn: the colour, a number from 1 for the class. */
#define SIAP_I_PAINT_SERIES 6
extern const char *const siap_i_paint_series[SIAP_I_PAINT_SERIES];
/* Parts of a whole in turn: neighbours differ in lightness. */
extern const char *const siap_i_paint_parts[SIAP_I_PAINT_SERIES];
/* Shades from the least to the most. */
#define SIAP_I_PAINT_SHADES 7
extern const char *const siap_i_paint_shades[SIAP_I_PAINT_SHADES];

#endif
