/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2. A text on one to four lines of a given breadth, cut with an ellipsis when there is more. */
#ifndef SIAP_I_DRAWING_LABEL_H
#define SIAP_I_DRAWING_LABEL_H

#include "drawing/glyphs.h"

#define SIAP_I_LABEL_LINES 4

typedef struct siap_i_line {
  const char *from; /* into the text of the caller */
  size_t length;
  int is_broken; /* in a word: a hyphen behind it */
} siap_i_line;

typedef struct siap_i_label {
  const char *words;
  siap_i_line line[SIAP_I_LABEL_LINES];
  unsigned lines;
  int is_cut; /* an ellipsis behind the last line */
  double breadth;
  siap_i_font font;
} siap_i_label;

/*
 * NULL and blank texts have no line. A word that is broader than the room is broken; where there is
 * room for not one character there is no line.
 */
siap_i_label siap_i_label_wrap(const char *words, siap_i_font font, double room, unsigned most);

/* From one baseline to the next, and of all lines together. */
double siap_i_label_step(siap_i_font font);
double siap_i_label_height(const siap_i_label *label);

#endif
