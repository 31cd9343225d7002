/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results that were written as JSON: one, an array of many regions, or those of a seal. */
#ifndef ASSESS_RESULTS_H
#define ASSESS_RESULTS_H

#include "read.h"

/* Read them all. Faults set the outcome and leave none. */
void results_read(struct app *app, const struct input *input, enum input_kind kind,
                  siap_result ***out, size_t *count);
void results_release(siap_result **result, size_t count);

#endif
