/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a rubric takes from elsewhere: --previous and --external, brought to each region. */
#ifndef ASSESS_LAST_H
#define ASSESS_LAST_H

#include "load.h"

/* One of them: a number, evidence of another edition, or results that were written as JSON. */
struct last {
  const char *id;   /* the external; NULL: every one that names the rubric of the result */
  const char *name; /* of the file */
  int is_number;
  double number;
  struct input input;
  struct subject subject;
  siap_result **result;
  size_t results;
  struct finder finder; /* of the results */
  int brought; /* 1: some region got a result from it */
  int is_borrowed; /* somebody else's, who has said all that there is to say about it */
};

struct lasts {
  struct last at[OPTIONS_EXTERNALS + 1];
  size_t count;
};

/* Read all that the command line names. Faults set the outcome; release in any case. */
void lasts_load(struct app *app, struct lasts *lasts);
void lasts_release(struct lasts *lasts);

/*
 * Of files in order of time each is last year's to the next. A zeroed `last` is empty; what it took
 * it releases. Results and subject are taken over: theirs is empty afterwards.
 */
void last_take_results(struct app *app, struct last *last, siap_result ***result, size_t *count);
void last_take_subject(struct app *app, struct last *last, struct subject *subject);
void last_release(struct last *last);

/* Let it serve too, until the lasts are released. An empty one does nothing. */
void lasts_borrow(struct lasts *lasts, const struct last *last);

/*
 * The values for one region of the evidence, matched by code, else by name; when both sides hold
 * one region only, these two. NULL: memory ran out (outcome set).
 */
siap_externals *lasts_bring(struct app *app, struct lasts *lasts, const struct subject *subject,
                            size_t region);

/* Nothing that was asked for is passed over: each must have a use in the result. */
void lasts_check_use(struct app *app, const struct lasts *lasts, const siap_result *result);

#endif
