/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 0. What number.c and fraction.c share. */
#ifndef SIAP_I_NUMBER_PARTS_H
#define SIAP_I_NUMBER_PARTS_H

#include "ground/number.h"

#define SIAP_I_NUMBER_LONGEST 64

/* Drop blanks at both ends. */
void siap_i_number_trim(const char **text, size_t *length);

/* Why trimmed text is no number whose decimal mark is "." or ",". */
enum siap_i_number_fault siap_i_number_why(const char *text, size_t length, char mark);

#endif
