/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. Rows of a CSV file: the dialect, the fields, their line. csv_rows.c is the one file that
 * includes libcsv. */
#ifndef SIAP_I_CSV_ROWS_H
#define SIAP_I_CSV_ROWS_H

#include "ground/memory.h"
#include "services/findings.h"

#include <siap/core.h>

typedef struct siap_i_csv_row {
  const char *const *field; /* NUL-ended; valid during the call */
  size_t count;
  uint32_t line; /* where the row begins */
  int comma;     /* 1: the Indonesian Excel dialect: the comma is the decimal point */
} siap_i_csv_row;

/* Called for each row; anything but SIAP_OK ends the reading with that status. */
typedef siap_status siap_i_csv_call(const siap_i_csv_row *row, void *with);

/*
 * Read strict RFC 4180 with "," or ";" between fields, told by the first line, or by a line "sep=;"
 * before it. Blank lines are passed over. Reports what breaks the format: SIAP_ERR_SYNTAX,
 * SIAP_ERR_LIMIT, SIAP_ERR_MEMORY. What a row takes comes out of the budget, which may be NULL.
 */
siap_status siap_i_csv_read(const char *bytes, size_t length, const char *source,
                            const siap_limits *limits, siap_i_budget *budget,
                            siap_i_csv_call *call, void *with, siap_findings *findings);

#endif
