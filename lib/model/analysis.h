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

/* What a column of text holds; machines read the id of words. */
enum siap_i_column_of {
  SIAP_I_COLUMN_VERBATIM = 0, /* text of the input */
  SIAP_I_COLUMN_ENTRY,        /* ids of the rubric: people read labels */
  SIAP_I_COLUMN_WORD,         /* words of ours */
  SIAP_I_COLUMN_MARK,         /* words of ours that a page shows as a mark: published, ours */
  SIAP_I_COLUMN_SENTENCE      /* put together of what was found: it has no id, whoever reads it */
};

/* How people read a column of numbers; machines always get the number itself. */
enum siap_i_column_shown {
  SIAP_I_COLUMN_PLAIN = 0,
  SIAP_I_COLUMN_PERCENT, /* 0.25 as 25 % */
  SIAP_I_COLUMN_SIGNED,  /* a change: + before what is above 0 */
  SIAP_I_COLUMN_YEAR     /* never 2.023 or 2,023 */
};

typedef struct siap_i_column {
  siap_i_say_word name;
  int8_t kind; /* SIAP_COLUMN_ */
  uint8_t of;  /* of text: enum siap_i_column_of; of numbers: enum siap_i_column_shown */
} siap_i_column;

#define SIAP_I_TEXT_COLUMN(id, en, in_id) {{id, {en, in_id}}, SIAP_COLUMN_TEXT, SIAP_I_COLUMN_VERBATIM}
#define SIAP_I_ENTRY_COLUMN(id, en, in_id) {{id, {en, in_id}}, SIAP_COLUMN_TEXT, SIAP_I_COLUMN_ENTRY}
#define SIAP_I_WORD_COLUMN(id, en, in_id) {{id, {en, in_id}}, SIAP_COLUMN_TEXT, SIAP_I_COLUMN_WORD}
#define SIAP_I_MARK_COLUMN(id, en, in_id) {{id, {en, in_id}}, SIAP_COLUMN_TEXT, SIAP_I_COLUMN_MARK}
#define SIAP_I_SENTENCE_COLUMN(id, en, in_id) \
  {{id, {en, in_id}}, SIAP_COLUMN_TEXT, SIAP_I_COLUMN_SENTENCE}
#define SIAP_I_NUMBER_COLUMN(id, en, in_id) {{id, {en, in_id}}, SIAP_COLUMN_NUMBER, 0}
#define SIAP_I_PERCENT_COLUMN(id, en, in_id) \
  {{id, {en, in_id}}, SIAP_COLUMN_NUMBER, SIAP_I_COLUMN_PERCENT}
#define SIAP_I_SIGNED_COLUMN(id, en, in_id) \
  {{id, {en, in_id}}, SIAP_COLUMN_NUMBER, SIAP_I_COLUMN_SIGNED}
#define SIAP_I_COUNT_COLUMN(id, en, in_id) {{id, {en, in_id}}, SIAP_COLUMN_COUNT, 0}
#define SIAP_I_YEAR_COLUMN(id, en, in_id) {{id, {en, in_id}}, SIAP_COLUMN_COUNT, SIAP_I_COLUMN_YEAR}

/* Where a table stands on a page; what writes rows and columns pays no heed. */
enum siap_i_role {
  SIAP_I_ROLE_SECTION = 0, /* heading, chart if there is one, table, note */
  SIAP_I_ROLE_SUMMARY,     /* the head of the page: a card for each row, a fact for each column */
  SIAP_I_ROLE_CHART_FIRST, /* the chart is what matters; its figures are folded away on screen */
  SIAP_I_ROLE_LIST,        /* a small table for each group, side by side; the first column names it */
  SIAP_I_ROLE_FACTS,       /* two columns: what, and what is told of it */
  SIAP_I_ROLE_CROSS,       /* the chart, and its figures with a column for each of plot.series */
  SIAP_I_ROLE_CHART_ONLY,  /* the chart; its figures stand in another table of the page */
  SIAP_I_ROLE_PROVENANCE   /* the foot of the page: what the figures rest on */
};

/* Which chart draws a table. */
enum siap_i_plot_kind {
  SIAP_I_PLOT_NONE = 0,
  SIAP_I_PLOT_BARS,      /* a row a label; one or two values; low and high are whiskers */
  SIAP_I_PLOT_RADAR,     /* an axis a label, from three of them */
  SIAP_I_PLOT_TREND,     /* labels are points in time, from left to right */
  SIAP_I_PLOT_HISTOGRAM, /* low and high are the bounds of a bin, the value its count */
  SIAP_I_PLOT_RANKS,     /* the value is a rank, low and high the best and the worst */
  SIAP_I_PLOT_RISKS,     /* labels from the bottom up, series to the right, a note in each cell */
  SIAP_I_PLOT_PANELS,    /* a small panel a series: how its values spread */
  SIAP_I_PLOT_HEAT,      /* labels down, series across, the value in the cell */
  SIAP_I_PLOT_WATERFALL, /* first and last row are totals, others changes */
  SIAP_I_PLOT_SHARES     /* parts of a whole, one for each value */
};

enum { SIAP_I_PLOT_VALUES = 6 };

/*
 * Which columns feed the chart (or the card of a summary), by id; NULL: none. Either each row is a
 * label and each of `value` a series, or, with `series`, rows that name one series are one and
 * `value[0]` feeds it.
 */
typedef struct siap_i_plot {
  uint8_t kind;      /* enum siap_i_plot_kind */
  uint8_t dashed;    /* bit i: series i is drawn dashed, such as last year's */
  const char *group; /* and in a first column that is grouped: a chart for each run; "": one of all */
  const char *label, *series;
  const char *value[SIAP_I_PLOT_VALUES];
  const char *low, *high; /* of the first value */
  const char *note;       /* text of a cell of risks */
  const char *marked;     /* the row that says something here is the one the chart is about */
} siap_i_plot;

/* What a table looks like: static data of the analysis that fills it. */
typedef struct siap_i_table_form {
  siap_i_say_word name;
  const char *note[SIAP_I_LANGUAGES];
  const siap_i_column *column;
  size_t columns;
  uint8_t grouped; /* 1: people see a heading where the first column changes */
  uint8_t role;    /* enum siap_i_role */
  siap_i_plot plot;
  const siap_i_say_word *section; /* tables in a row that name one stand under its heading */
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
  double least, most; /* ends of the axis of its chart; the same: whatever its values need */
} siap_i_table;

enum { SIAP_I_TABLES = 64 };

struct siap_analysis {
  atomic_size_t references;
  siap_i_arena arena;
  const siap_analysis **kept; /* others whose cells stand in these tables too */
  size_t kept_count, kept_room;
  const char *name;
  const siap_rubric *rubric; /* for labels; NULL: there are none */
  const siap_i_say_word *heading; /* of a page: what it is; NULL: the analysis */
  const char *of;                 /* and of whom: "Kabupaten Malang, 2023"; NULL: nobody */
  int simulation;                 /* 1: a page says so, for a stage is not final */
  siap_i_table table[SIAP_I_TABLES];
  size_t tables;
  int failed; /* memory ran out somewhere */
};

/* Empty, with one reference; NULL without memory. `name` is static. */
siap_analysis *siap_i_analysis_new(const char *name, const siap_rubric *rubric);

/* One more table; its form is static. Never NULL: a table too many is a fault of ours and goes nowhere. */
siap_i_table *siap_i_analysis_add(siap_analysis *analysis, const siap_i_table_form *form);

/* What a page is called: "Report", of "Kabupaten Malang, 2023", which is copied. */
void siap_i_analysis_heading(siap_analysis *analysis, const siap_i_say_word *what, const char *of);

/*
 * Hold another analysis as long as this one, so that its cells may be copied: SIAP_OK, and it is taken
 * over, or SIAP_ERR_MEMORY.
 */
siap_status siap_i_analysis_keep(siap_analysis *analysis, const siap_analysis *other);

/* A word that comes up while an analysis runs, copied. NULL without memory, which is remembered. */
const siap_i_say_word *siap_i_say_make(siap_analysis *analysis, const char *id, const char *english,
                                       const char *indonesian);

/* The ends of the axis of a table's chart, such as those of a scale. */
void siap_i_table_scale(siap_i_table *table, double least, double most);

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

/* 1: a cell of this column holds a word of ours, unless it holds a number. */
static inline int siap_i_column_says(const siap_i_column *column)
{
  return column->kind != SIAP_COLUMN_TEXT || column->of >= SIAP_I_COLUMN_WORD;
}

/* What machines read of a cell of text, sentences by their id; "" where there is none. */
const char *siap_i_cell_text(const siap_i_table *table, size_t row, size_t column);

/* The same as it is handed out: sentences in a language (0 English, 1 Indonesian). */
const char *siap_i_cell_text_in(const siap_i_table *table, size_t row, size_t column, int words);

#endif
