/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Regions found by their code and name, in a time that hardly grows with their number. */
#ifndef ASSESS_FINDER_H
#define ASSESS_FINDER_H

#include "app.h"

/* One of them; texts are borrowed. */
struct findable {
  const char *code, *name;
  size_t at;
};

struct finder {
  struct findable *by_code, *by_name; /* both sorted; NULL: not made yet */
  size_t count, room;
};

/* Make room; then add them in their order, and sort once. -1: memory ran out (outcome set). */
int finder_make(struct app *app, struct finder *finder, size_t room);
void finder_add(struct finder *finder, const char *code, const char *name);
void finder_sort(struct finder *finder);
void finder_release(struct finder *finder);

/*
 * The first one with that code, else the first with that name whose code is not another; SIZE_MAX:
 * none.
 */
size_t finder_find(const struct finder *finder, const char *code, const char *name);

#endif
