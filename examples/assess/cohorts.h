/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cohorts out of files: evidence, which is scored, or results that were written as JSON. */
#ifndef ASSESS_COHORTS_H
#define ASSESS_COHORTS_H

#include "app.h"

/* Add every region of a file to a cohort. Faults set the outcome. */
void cohort_load(struct app *app, const char *file, siap_cohort *cohort);

#endif
