/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program can do. Each verb does its work and leaves its outcome in the run. */
#ifndef ASSESS_VERBS_H
#define ASSESS_VERBS_H

#include "app.h"

void verb_check(struct app *app);
void verb_score(struct app *app);
void verb_explain(struct app *app);
void verb_info(struct app *app);
void verb_template(struct app *app);
void verb_seal(struct app *app);
void verb_verify(struct app *app);

void verb_merge(struct app *app);
void verb_convert(struct app *app);

/* Every analysis of the library: which one, the verb says. */
void verb_analyse(struct app *app);

/* How to use the program, or one of its verbs. */
const char *help_text(enum verb verb, int language);

#endif
