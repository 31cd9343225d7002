/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where rubrics are found: by path, or by name in the places where rubrics live. */
#ifndef ASSESS_FIND_H
#define ASSESS_FIND_H

#include "app.h"

/* Folders, nearest first. */
struct places {
  char **at;
  size_t count;
  int failed; /* memory ran out */
};

struct places places_make(const struct options *options);
/* The places on stderr, a line each; with a name, where its file would be. */
void places_show(const struct places *places, const char *name);
void places_release(struct places *places);

/* Who names the rubric: a person may give a path, evidence only an id. */
enum namer { BY_PERSON, BY_EVIDENCE };

/* The path of a rubric, in memory of its own; NULL when there is none (said, outcome set). */
char *rubric_path(struct app *app, const char *name, enum namer namer);

#endif
