/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plans of some evidence: one for each profile, made and fitted once however many regions ask. */
#ifndef ASSESS_PLANS_H
#define ASSESS_PLANS_H

#include "load.h"

/* The plan of a region, borrowed from the subject; NULL: none (outcome set). */
const siap_plan *subject_plan(struct app *app, struct subject *subject, size_t region);

/* Give back all of them; before the rubric. */
void plans_release(struct subject *subject);

#endif
