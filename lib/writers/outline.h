/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 6. A tree of elements with attributes, as XML or as the JSON that is equal to it: whoever
 * writes it says it once, so that the two cannot come to differ.
 */
#ifndef SIAP_I_OUTLINE_H
#define SIAP_I_OUTLINE_H

#include "writers/json.h"

typedef struct siap_i_outline {
  siap_i_text *text;
  siap_i_json *json; /* NULL: XML */
  unsigned depth;    /* XML: open elements */
  int is_tag_open;   /* XML: attributes may still come */
  size_t lost;       /* characters that XML does not have */
} siap_i_outline;

/* An element. `flat`: on one line, in JSON with all that is below it. */
void siap_i_outline_open(siap_i_outline *out, const char *element, int flat);
void siap_i_outline_close(siap_i_outline *out, const char *element);

/* The children of one kind: a list in JSON, nothing in XML. */
void siap_i_outline_list(siap_i_outline *out, const char *plural);
void siap_i_outline_end_list(siap_i_outline *out);

/* Attributes, before any child. NULL and NaN: nothing is put. */
void siap_i_outline_text(siap_i_outline *out, const char *name, const char *value);
void siap_i_outline_number(siap_i_outline *out, const char *name, double value);
void siap_i_outline_words(siap_i_outline *out, const char *name, const char *const *words,
                          size_t count);

#endif
