/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. Numbers in the cells of a sheet, in the dialect of the sheet. */
#ifndef SIAP_I_CSV_NUMBER_H
#define SIAP_I_CSV_NUMBER_H

#include "services/findings.h"

/* 0, and the number; -1 where the text is none. */
int siap_i_csv_number(const char *text, int comma, double *number);

/* Say why a text is no number; `name` is the heading of its column. */
void siap_i_csv_number_refuse(siap_findings *findings, siap_i_place place, const char *name,
                              const char *text, int comma);

#endif
