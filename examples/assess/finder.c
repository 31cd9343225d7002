/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Regions found by their code and name, in a time that hardly grows with their number. */
#include "finder.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int finder_make(struct app *app, struct finder *finder, size_t room)
{
  *finder = (struct finder){.room = room};
  finder->by_code = calloc(room ? room : 1, sizeof *finder->by_code);
  finder->by_name = calloc(room ? room : 1, sizeof *finder->by_name);
  if (finder->by_code && finder->by_name)
    return 0;
  finder_release(finder);
  app_no_memory(app);
  return -1;
}

void finder_add(struct finder *finder, const char *code, const char *name)
{
  if (finder->count == finder->room)
    return;
  struct findable one = {code, name, finder->count};
  finder->by_code[finder->count] = finder->by_name[finder->count] = one;
  finder->count++;
}

static int by_place(const struct findable *x, const struct findable *y)
{
  return (x->at > y->at) - (x->at < y->at);
}

static int by_code(const void *a, const void *b)
{
  const struct findable *x = a, *y = b;
  int order = strcmp(x->code, y->code);
  return order ? order : by_place(x, y);
}

/* Of one name, those without a code come first: they may be whoever is looked for. */
static int by_name(const void *a, const void *b)
{
  const struct findable *x = a, *y = b;
  int order = strcmp(x->name, y->name);
  order = order ? order : (*x->code != 0) - (*y->code != 0);
  return order ? order : by_place(x, y);
}

void finder_sort(struct finder *finder)
{
  qsort(finder->by_code, finder->count, sizeof *finder->by_code, by_code);
  qsort(finder->by_name, finder->count, sizeof *finder->by_name, by_name);
}

void finder_release(struct finder *finder)
{
  free(finder->by_code);
  free(finder->by_name);
  *finder = (struct finder){.count = 0};
}

/* The first that does not come before `wanted`; NULL behind the end. */
static const struct findable *first_from(const struct findable *sorted, size_t count,
                                         int (*order)(const void *, const void *),
                                         const struct findable *wanted)
{
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (order(&sorted[middle], wanted) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low < count ? &sorted[low] : NULL;
}

/* The first of that name with a code, or without one. */
static size_t find_name(const struct finder *finder, const char *name, int coded)
{
  struct findable wanted = {coded ? "x" : "", name, 0};
  const struct findable *found = first_from(finder->by_name, finder->count, by_name, &wanted);
  return found && strcmp(found->name, name) == 0 && (*found->code != 0) == coded ? found->at
                                                                                 : SIZE_MAX;
}

size_t finder_find(const struct finder *finder, const char *code, const char *name)
{
  struct findable wanted = {code, name, 0};
  const struct findable *found =
      *code ? first_from(finder->by_code, finder->count, by_code, &wanted) : NULL;
  if (found && strcmp(found->code, code) == 0)
    return found->at;
  size_t plain = find_name(finder, name, 0);
  size_t coded = *code ? SIZE_MAX : find_name(finder, name, 1);
  return plain < coded ? plain : coded;
}
