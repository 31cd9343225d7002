/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How to use the program: one text per verb and language. */
#ifndef ASSESS_HELP_H
#define ASSESS_HELP_H

#include "options.h"

extern const char *const help_english[VERB_COUNT];
extern const char *const help_indonesian[VERB_COUNT];

#endif
