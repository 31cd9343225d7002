/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. Ratings as categories, and the complete ones of them. */
#include "statistics/ratings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define FEW_CATEGORIES 64 /* as many are kept in order while reading; beyond, sorting is faster */

static int ascending(const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

void siap_i_ascend(double *x, size_t n)
{
  qsort(x, n, sizeof *x, ascending);
}

int siap_i_ratings_are_finite(const siap_i_ratings *ratings)
{
  size_t n = ratings->targets * ratings->raters;
  for (size_t i = 0; i < n; i++)
    if (isinf(ratings->value[i]))
      return 0;
  return 1;
}

/* The first place whose value is not below x. */
static size_t place(const double *sorted, size_t n, double x)
{
  const double *from = sorted;
  while (n > 1) {
    size_t half = n / 2;
    from += from[half - 1] < x ? half : 0;
    n -= half;
  }
  return (size_t)(from - sorted) + (n == 1 && *from < x);
}

/* The distinct values by insertion; FEW_CATEGORIES + 1 when there are more than that. */
static size_t few(const double *x, size_t n, double *category)
{
  size_t count = 0;
  for (size_t i = 0; i < n; i++) {
    if (isnan(x[i]))
      continue;
    size_t at = place(category, count, x[i]);
    if (at < count && category[at] == x[i])
      continue;
    if (count == FEW_CATEGORIES)
      return FEW_CATEGORIES + 1;
    memmove(category + at + 1, category + at, (count - at) * sizeof *category);
    category[at] = x[i];
    count++;
  }
  return count;
}

/* The distinct values by sorting. */
static size_t many(const double *x, size_t n, double *category)
{
  size_t rated = 0, count = 0;
  for (size_t i = 0; i < n; i++)
    if (!isnan(x[i]))
      category[rated++] = x[i];
  siap_i_ascend(category, rated);
  for (size_t i = 0; i < rated; i++)
    if (count == 0 || category[i] != category[count - 1])
      category[count++] = category[i];
  return count;
}

siap_status siap_i_ratings_code(const siap_i_ratings *ratings, siap_i_arena *arena,
                                siap_i_coded *out)
{
  size_t n = ratings->targets * ratings->raters;
  const double *x = ratings->value;
  double *category = siap_i_arena_take(arena, n > FEW_CATEGORIES ? n : FEW_CATEGORIES, sizeof *x);
  uint32_t *code = siap_i_arena_take(arena, n, sizeof *code);
  if (!category || !code)
    return SIAP_ERR_MEMORY;
  size_t count = few(x, n, category);
  if (count > FEW_CATEGORIES)
    count = many(x, n, category);
  for (size_t i = 0; i < n; i++)
    code[i] = isnan(x[i]) ? SIAP_I_UNRATED : (uint32_t)place(category, count, x[i]);
  *out = (siap_i_coded){.category = category, .categories = count, .code = code};
  return SIAP_OK;
}

siap_status siap_i_ratings_complete(const siap_i_ratings *ratings, siap_i_arena *arena,
                                    siap_i_ratings *out)
{
  size_t raters = ratings->raters, count = 0;
  double *kept = siap_i_arena_take(arena, ratings->targets * raters, sizeof *kept);
  if (!kept)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < ratings->targets; i++) {
    const double *row = ratings->value + i * raters;
    int is_complete = 1;
    for (size_t j = 0; j < raters; j++)
      is_complete &= !isnan(row[j]);
    if (is_complete)
      memcpy(kept + count++ * raters, row, raters * sizeof *row);
  }
  *out = (siap_i_ratings){.value = kept, .targets = count, .raters = raters};
  return SIAP_OK;
}

siap_status siap_i_ratings_pair(const siap_i_ratings *ratings, size_t first, size_t second,
                                siap_i_arena *arena, siap_i_ratings *out)
{
  double *kept = siap_i_arena_take(arena, 2 * ratings->targets, sizeof *kept);
  size_t count = 0;
  if (!kept)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < ratings->targets; i++) {
    const double *row = ratings->value + i * ratings->raters;
    if (isnan(row[first]) || isnan(row[second]))
      continue;
    kept[2 * count] = row[first];
    kept[2 * count++ + 1] = row[second];
  }
  *out = (siap_i_ratings){.value = kept, .targets = count, .raters = 2};
  return SIAP_OK;
}
