/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. What raters said of targets: the input of every measure of agreement. */
#ifndef SIAP_I_RATINGS_H
#define SIAP_I_RATINGS_H

#include "ground/memory.h"
#include "statistics/stat.h"

/* value[target * raters + rater]; NaN: not rated. An infinite one is SIAP_I_STAT_RANGE everywhere. */
typedef struct siap_i_ratings {
  const double *value;
  size_t targets, raters;
} siap_i_ratings;

#define SIAP_I_UNRATED UINT32_MAX

/* The same as categories: the distinct values, ascending, and which of them each rating is. */
typedef struct siap_i_coded {
  const double *category;
  size_t categories;
  const uint32_t *code; /* SIAP_I_UNRATED: not rated */
} siap_i_coded;

/* 1: no rating is infinite. */
int siap_i_ratings_are_finite(const siap_i_ratings *ratings);

/* Ratings as categories, in memory of the arena. */
siap_status siap_i_ratings_code(const siap_i_ratings *ratings, siap_i_arena *arena,
                                siap_i_coded *out);

/* The targets that every rater rated, in memory of the arena. */
siap_status siap_i_ratings_complete(const siap_i_ratings *ratings, siap_i_arena *arena,
                                    siap_i_ratings *out);

/* Two raters' ratings of the targets that both rated, in memory of the arena. */
siap_status siap_i_ratings_pair(const siap_i_ratings *ratings, size_t first, size_t second,
                                siap_i_arena *arena, siap_i_ratings *out);

/* Ascending, in place; no value is NaN. */
void siap_i_ascend(double *x, size_t n);

#endif
