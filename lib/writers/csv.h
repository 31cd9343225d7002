/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 6. Text of strangers as a field of CSV: RFC 4180, guarded against formulas. */
#ifndef SIAP_I_CSV_H
#define SIAP_I_CSV_H

#include "ground/text.h"

/* Whether a spreadsheet would take the words for a formula. */
int siap_i_csv_is_formula(const char *words);

/* The words as one field, which may stand between commas or semicolons. */
void siap_i_csv_text(siap_i_text *text, const char *words);

#endif
