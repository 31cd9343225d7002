/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2b. An analysis as tables, whatever it is about: those who work figures out add rows, those who
 * write or bind need not know which analyses there are. Sealed once given out.
 */
#ifndef SIAP_I_ANALYSIS_H
#define SIAP_I_ANALYSIS_H

#include "model/rubric.h"

#include <siap/analysis.h>

enum { SIAP_I_LANGUAGES = 2 }; /* English, Indonesian */

/* A word of ours: the same id in every language, and what people read. */
typedef struct siap_i_say_word {
  const char *id;
  const char *text[SIAP_I_LANGUAGES];
} siap_i_say_word;

/* What a column of text holds; machines read the id of either. */
enum siap_i_column_of {
  SIAP_I_COLUMN_VERBATIM = 0, /* text of the input */
  SIAP_I_COLUMN_ENTRY,        /* ids of the rubric: people read labels */
  SIAP_I_COLUMN_WORD          /* words of ours */
};

typedef struct siap_i_column {
  siap_i_say_word name;
  int8_t kind; /* SIAP_COLUMN_ */
  uint8_t of;  /* enum siap_i_column_of */
} siap_i_column;

#define SIAP_I_TEXT_COLUMN(id, en, in_id) {{id, {en, in_id}}, SIAP_COLUMN_TEXT, SIAP_I_COLUMN_VERBATIM}
#define SIAP_I_ENTRY_COLUMN(id, en, in_id) {{id, {en, in_id}}, SIAP_COLUMN_TEXT, SIAP_I_COLUMN_ENTRY}
#define SIAP_I_WORD_COLUMN(id, en, in_id) {{id, {en, in_id}}, SIAP_COLUMN_TEXT, SIAP_I_COLUMN_WORD}
#define SIAP_I_NUMBER_COLUMN(id, en, in_id) {{id, {en, in_id}}, SIAP_COLUMN_NUMBER, 0}
#define SIAP_I_COUNT_COLUMN(id, en, in_id) {{id, {en, in_id}}, SIAP_COLUMN_COUNT, 0}

/* What a table looks like: static data of the analysis that fills it. */
typedef struct siap_i_table_form {
  siap_i_say_word name;
  const char *note[SIAP_I_LANGUAGES];
  const siap_i_column *column;
  size_t columns;
  uint8_t grouped; /* 1: people see a heading where the first column changes */
} siap_i_table_form;

typedef struct siap_i_table_cell {
  double number;
  const void *what; /* text, id, or siap_i_say_word; beside NaN the word of the reason */
  int32_t places;
} siap_i_table_cell;

typedef struct siap_i_table {
  const siap_i_table_form *form;
  siap_i_table_cell *cell; /* rows x columns */
  size_t rows, room;
} siap_i_table;

enum { SIAP_I_TABLES = 24 };

struct siap_analysis {
  atomic_size_t references;
  siap_i_arena arena;
  const char *name;
  const siap_rubric *rubric; /* for labels; NULL: there are none */
  siap_i_table table[SIAP_I_TABLES];
  size_t tables;
  int failed; /* memory ran out somewhere */
};

/* Empty, with one reference; NULL without memory. `name` is static. */
siap_analysis *siap_i_analysis_new(const char *name, const siap_rubric *rubric);

/* One more table; its form is static. Never NULL: a table too many is a fault of ours and goes nowhere. */
siap_i_table *siap_i_analysis_add(siap_analysis *analysis, const siap_i_table_form *form);

/*
 * One more row, then cells of the last row. A figure that is not put does not apply, and says so. A failure
 * of memory is remembered.
 */
void siap_i_table_row(siap_analysis *analysis, siap_i_table *table);
void siap_i_put_text(siap_analysis *analysis, siap_i_table *table, size_t column, const char *text);
void siap_i_put_word(siap_i_table *table, size_t column, const siap_i_say_word *word);
void siap_i_put_number(siap_i_table *table, size_t column, double number, int places);
void siap_i_put_count(siap_i_table *table, size_t column, size_t count);
void siap_i_put_none(siap_i_table *table, size_t column, const siap_i_say_word *why);

/* The cell at a place. */
static inline const siap_i_table_cell *siap_i_table_at(const siap_i_table *table, size_t row,
                                                       size_t column)
{
  return &table->cell[row * table->form->columns + column];
}

/* What machines read of a cell of text; "" where there is none. */
const char *siap_i_cell_text(const siap_i_table *table, size_t row, size_t column);

#endif
