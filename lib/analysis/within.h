/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. An analysis made of others: run one inside another, take over rows of its tables. */
#ifndef SIAP_I_ANALYSIS_WITHIN_H
#define SIAP_I_ANALYSIS_WITHIN_H

#include "analysis/request.h"

/* An option of what is run within; the last has no name. A NULL value: its default. */
typedef struct siap_i_choice {
  const char *name, *value;
} siap_i_choice;

/* What came of it: its tables, or why there are none. Zeroed is "not asked for". */
typedef struct siap_i_within {
  const siap_analysis *analysis;
  const siap_i_say_word *why; /* the first finding, in both languages; NULL with an analysis */
  int is_unknown;             /* a name that was asked for is none */
} siap_i_within;

/*
 * Run the analysis of a name on cohorts, which it borrows. Its tables live as long as those of
 * `work`. What it refuses is no failure of ours: SIAP_OK, and `why` says it. Else SIAP_ERR_MEMORY,
 * SIAP_ERR_STOPPED. `told`: whoever waits is told how far it is.
 */
siap_status siap_i_run_within(siap_i_work *work, const char *name, siap_cohort *const *cohort,
                              size_t cohorts, const siap_i_choice *choice, int told,
                              siap_i_within *out);

/* Run it for what it has to say of names that nobody knows: its status, and its findings as the user's. */
siap_status siap_i_run_aloud(siap_i_work *work, const char *name, siap_cohort *const *cohort,
                             size_t cohorts, const siap_i_choice *choice);

/* A table of it; NULL: there is none. */
const siap_i_table *siap_i_within_table(const siap_i_within *within, const char *id);

/* The place of a column by id; SIAP_I_NONE. */
size_t siap_i_table_column(const siap_i_table *table, const char *id);

/* The cell of a column of that id: NULL where there is no such column. */
const siap_i_table_cell *siap_i_table_cell_of(const siap_i_table *table, size_t row,
                                              const char *id);

/* 1: the cell of text, or its word, has this id. */
int siap_i_table_says(const siap_i_table *table, size_t row, const char *id, const char *text);

/* One more row: of each column the cell of that id, where the other table has such a column. */
void siap_i_take_row(siap_analysis *analysis, siap_i_table *table, const siap_i_table *from,
                     size_t row);

#endif
