/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the values of the command line may be. */
#ifndef ASSESS_OPTIONS_CHECK_H
#define ASSESS_OPTIONS_CHECK_H

#include "options.h"

/* Fill in defaults and hold every value against what it may be. Returns 0, or -1 (said). */
int options_check(struct options *options);

#endif
