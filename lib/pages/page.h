/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5b. An analysis as one page: HTML5 that is XML too, with no script and nothing from elsewhere.
 * What stands where is said by the forms of the tables; here nothing is known of what they are about.
 */
#ifndef SIAP_I_PAGE_H
#define SIAP_I_PAGE_H

#include "ground/text.h"
#include "model/shown.h"

enum { SIAP_I_PAGE_COLUMNS = 32 };

typedef struct siap_i_page {
  siap_i_text *out;
  const siap_analysis *analysis;
  const siap_i_table *only; /* NULL: all tables */
  siap_i_reader reader;
  siap_i_text scratch; /* one cell, used again and again; released by who made the page */
} siap_i_page;

/* page.c: the whole document. */
void siap_i_page_write(siap_i_page *page);

/* charts.c: the charts of a table, each in a <figure>; how many there are. */
size_t siap_i_page_charts(siap_i_page *page, const siap_i_table *table);

/* 1: a table that a chart can be drawn of. */
int siap_i_page_has_chart(const siap_i_table *table);

/* The chart of a table as one <svg> that stands alone: of several groups the first, and uncut. */
void siap_i_page_chart_alone(siap_i_page *page, const siap_i_table *table);

/* ---- parts of a page ---- */

/* What people see of a table. */
typedef struct siap_i_page_look {
  uint8_t hidden[SIAP_I_PAGE_COLUMNS]; /* enum siap_i_page_hidden */
  int8_t places[SIAP_I_PAGE_COLUMNS];  /* decimals of numbers that name none: alike in a column */
  uint8_t compact[SIAP_I_PAGE_COLUMNS]; /* 1: words so few that they stay on one line */
  uint8_t broken[SIAP_I_PAGE_COLUMNS];  /* 1: some word is so long that it may be broken anywhere */
  size_t columns, shown;
  uint8_t crowded; /* 1: too much for a sheet of paper, unless type is smaller */
  size_t head; /* the column that names its row; SIAP_I_PAGE_NO_HEAD */
} siap_i_page_look;

#define SIAP_I_PAGE_NO_HEAD ((size_t)-1)

enum siap_i_page_hidden {
  SIAP_I_PAGE_SHOWN = 0,
  SIAP_I_PAGE_SILENT, /* says nothing in any row */
  SIAP_I_PAGE_SAME,   /* says the same in every row: told once, above */
  SIAP_I_PAGE_GROUP   /* a heading */
};

/* look.c */
siap_i_page_look siap_i_page_look_of(const siap_i_table *table);
/* The same, with how broad its columns are. */
siap_i_page_look siap_i_page_look_measured(const siap_i_page *page, const siap_i_table *table);
/* 1: a word that no column is wide enough for. */
int siap_i_page_has_long_word(const siap_i_page *page, const siap_i_table *table, size_t row,
                              size_t column);
int siap_i_page_begins_group(const siap_i_table *table, size_t row);
size_t siap_i_page_column(const siap_i_table_form *form, const char *id); /* SIAP_I_PAGE_NO_HEAD: none */

/* cell.c: the content of a cell, with its mark where it is one. */
void siap_i_page_cell(siap_i_page *page, const siap_i_table *table, const siap_i_page_look *look,
                      size_t row, size_t column);

/* The same as plain text in `out`, not escaped. */
void siap_i_page_cell_text(const siap_i_page *page, const siap_i_table *table,
                           const siap_i_page_look *look, size_t row, size_t column,
                           siap_i_text *out);

/* The heading of the group that begins at `row`, also where rows belong to none. */
void siap_i_page_group(siap_i_page *page, const siap_i_table *table, const siap_i_page_look *look,
                       size_t row);

/* table.c: a box that scrolls by keyboard where the screen is narrower than its table; "</div>" ends it. */
void siap_i_page_open_box(siap_i_page *page, const siap_i_table *table);
/* Rows and columns as they are, with what every row says above them. */
void siap_i_page_figures(siap_i_page *page, const siap_i_table *table);

/* table.c: what the parts of a page begin and end with; headings are of a level. */
void siap_i_page_open(siap_i_page *page, const siap_i_table *table, int level, const char *look);
void siap_i_page_note(siap_i_page *page, const siap_i_table *table);
void siap_i_page_close(siap_i_page *page);

/* table.c, cards.c, cross.c: a table by its role. */
void siap_i_page_table(siap_i_page *page, const siap_i_table *table, int level);
void siap_i_page_list(siap_i_page *page, const siap_i_table *table, int level);
void siap_i_page_summary(siap_i_page *page, const siap_i_table *table, int level);
void siap_i_page_cross(siap_i_page *page, const siap_i_table *table);
void siap_i_page_facts(siap_i_page *page, const siap_i_table *table, int level);
void siap_i_page_provenance(siap_i_page *page, const siap_i_table *table);

/* Our own words, in the language of the page. */
enum siap_i_page_word {
  SIAP_I_PAGE_CONTENTS,
  SIAP_I_PAGE_FIGURES,
  SIAP_I_PAGE_NOTHING,
  SIAP_I_PAGE_NOTE,
  SIAP_I_PAGE_NO_VALUE,
  SIAP_I_PAGE_MEDIAN,
  SIAP_I_PAGE_SIMULATION,
  SIAP_I_PAGE_NOT_OFFICIAL,
  SIAP_I_PAGE_PAGE,
  SIAP_I_PAGE_WITHOUT,
  SIAP_I_PAGE_WORDS
};
const char *siap_i_page_say(const siap_i_page *page, enum siap_i_page_word word);

/* ---- html.c: bytes that browsers and XML parsers read as text ---- */

/* Text between tags, never in an attribute; what hides or turns text is shown as \u{202E}. */
void siap_i_html_text(siap_i_text *out, const char *words);

/* Between quotation marks of a style sheet. */
void siap_i_html_style_text(siap_i_text *out, const char *words);

#endif
