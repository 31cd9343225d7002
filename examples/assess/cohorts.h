/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cohorts out of files: evidence, which is scored, or results that were written as JSON. */
#ifndef ASSESS_COHORTS_H
#define ASSESS_COHORTS_H

#include "last.h"

/*
 * Add every region of a file to a cohort. Faults set the outcome. `earlier`, may be NULL: the file
 * before, zeroed where there is none; it is last year's to this one, and becomes this one.
 */
void cohort_load(struct app *app, const char *file, siap_cohort *cohort, struct last *earlier);

#endif
