/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 6. Writing the tables of an analysis: a format is a function on them. */
#ifndef SIAP_I_ANALYSIS_WRITER_H
#define SIAP_I_ANALYSIS_WRITER_H

#include "model/analysis.h"
#include "writers/writer.h"

typedef struct siap_i_analysis_writing {
  siap_i_text *text;
  const siap_analysis *analysis;
  const siap_i_table *table; /* the only one; NULL: all */
  const char *language;      /* of labels */
  int words;                 /* of our own words: 0 English, 1 Indonesian */
} siap_i_analysis_writing;

/* analysis_text.c: for people. */
void siap_i_write_analysis_text(const siap_i_analysis_writing *out);

#endif
