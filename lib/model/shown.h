/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2b. A cell of an analysis as people read it, in any format that people read. */
#ifndef SIAP_I_SHOWN_H
#define SIAP_I_SHOWN_H

#include "ground/text.h"
#include "model/analysis.h"

/* Who reads: the language of labels, and of our own words (0 English, 1 Indonesian). */
typedef struct siap_i_reader {
  const char *language;
  int words;
} siap_i_reader;

/* The words of a cell, borrowed from the analysis: "" beside a number, "-" where there is no reason. */
const char *siap_i_cell_words(const siap_analysis *analysis, siap_i_reader reader,
                              const siap_i_table *table, size_t row, size_t column);

/*
 * The words or the number of a cell, not escaped: labels for ids of the rubric, thousands apart, four
 * decimals where the cell says none, the word of the reason where there is no number, and "-" where
 * there is no reason either. The decimal sign is that of `out`.
 */
void siap_i_show_cell(const siap_analysis *analysis, siap_i_reader reader,
                      const siap_i_table *table, size_t row, size_t column, siap_i_text *out);

/* The number alone, as a cell of that column shows it. */
void siap_i_show_number(const siap_i_column *column, double number, int places, siap_i_text *out);

/* 1: a column that says nothing in any row, no reason either, such as codes where there are none. */
int siap_i_column_is_silent(const siap_i_table *table, size_t column);

#endif
