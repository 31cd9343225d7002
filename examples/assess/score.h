/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the verbs score and explain share: from a file to results of its regions. */
#ifndef ASSESS_SCORE_H
#define ASSESS_SCORE_H

#include "last.h"

struct scoring {
  struct subject subject;
  struct lasts lasts;
  struct range range;
  int use_checked;
};

/* Read everything. Returns 0 when something can be scored or checked; release in any case. */
int scoring_start(struct app *app, const char *file, struct scoring *scoring);
int scoring_start_input(struct app *app, const struct input *input, struct scoring *scoring);
void scoring_release(struct scoring *scoring);

/* The result of a region; NULL when there is none: a faulty file is only checked (outcome set). */
siap_result *scoring_region(struct app *app, struct scoring *scoring, size_t region);

/* Score a region into a cohort; what is wrong sets the outcome. */
void scoring_add(struct app *app, struct scoring *scoring, size_t region, siap_cohort *cohort);

/* Show the findings. Returns 1 when results may be shown, 0 when not, which has been said. */
int scoring_report(struct app *app, const struct scoring *scoring);

#endif
