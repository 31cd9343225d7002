/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence together with the rubric that it answers, and its regions. */
#ifndef ASSESS_LOAD_H
#define ASSESS_LOAD_H

#include "find.h"
#include "finder.h"
#include "read.h"

/* Whose evidence it is: what the command line says is about the present one only. */
enum age { PRESENT, PREVIOUS };

struct subject {
  const char *name; /* what findings call the evidence */
  enum age age;
  siap_evidence *evidence; /* a draft when it has faults: to check, never to score */
  siap_rubric *rubric;     /* NULL when there is none, or it is not valid */
  siap_evidence *reference; /* a cohort that scales are fitted on; NULL: the evidence itself */
  siap_plan **plan; /* of each profile, made and fitted when the first region asks (plans.h) */
  struct finder finder; /* of its regions, made when one is looked for */
};

/* Regions first .. last - 1. */
struct range {
  size_t first, last;
};

/* Read a rubric by name or path. NULL: said or found, and the outcome is set. */
siap_rubric *rubric_load(struct app *app, const char *name, enum namer namer);

/*
 * Take evidence from an input and find its rubric. All that can be found out about a faulty file
 * is: the outcome is set, and what could be read stays in the subject. Release it in any case.
 */
void subject_load(struct app *app, const struct input *input, enum age age,
                  struct subject *subject);
void subject_release(struct subject *subject);

/* The regions that --region chooses, or all. Returns 0, or -1 (said). */
int subject_regions(struct app *app, const struct subject *subject, struct range *range);

#endif
