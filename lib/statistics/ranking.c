/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. Competition ranks by buckets. */
#include "statistics/ranking.h"

#include <gsl/gsl_sort_double.h>
#include <math.h>
#include <string.h>

enum {
  SPREAD = 2,   /* buckets for each value */
  AT_ONCE = 4,  /* values of a bucket that are compared without asking how many there are */
  CROWDED = 32, /* values from which a bucket is sorted */
  LANES = 8
};

siap_status siap_i_ranking_make(siap_i_arena *arena, size_t n, siap_i_ranking *ranking)
{
  *ranking = (siap_i_ranking){.most = n};
  if (n > SIAP_I_RANKING_MOST)
    return SIAP_ERR_MEMORY;
  ranking->bucket = siap_i_arena_take(arena, n, sizeof *ranking->bucket);
  ranking->end = siap_i_arena_take(arena, SPREAD * n + 2, sizeof *ranking->end);
  ranking->value = siap_i_arena_take(arena, n + AT_ONCE, sizeof *ranking->value);
  ranking->there = siap_i_arena_take(arena, n, sizeof *ranking->there);
  return arena->failed ? SIAP_ERR_MEMORY : SIAP_OK;
}

/* Least and largest, in lanes that do not wait for each other; NaN where one of x is not finite. */
static void extremes(size_t n, const double *x, double *least, double *most)
{
  double low[LANES], high[LANES], off[LANES] = {0};
  size_t i = 0;
  for (int k = 0; k < LANES; k++)
    low[k] = high[k] = x[0];
  for (; i + LANES <= n; i += LANES)
    for (int k = 0; k < LANES; k++) {
      double v = x[i + (size_t)k];
      low[k] = v < low[k] ? v : low[k];
      high[k] = v > high[k] ? v : high[k];
      off[k] += v - v; /* NaN for NaN and infinities */
    }
  for (; i < n; i++) {
    low[0] = x[i] < low[0] ? x[i] : low[0];
    high[0] = x[i] > high[0] ? x[i] : high[0];
    off[0] += x[i] - x[i];
  }
  for (int k = 1; k < LANES; k++) {
    low[0] = low[k] < low[0] ? low[k] : low[0];
    high[0] = high[k] > high[0] ? high[k] : high[0];
    off[0] += off[k];
  }
  *least = low[0] + off[0];
  *most = high[0] + off[0];
}

/* The bucket of each value, 0 for the largest; all in one where the range is no number or nothing. */
static size_t choose_buckets(siap_i_ranking *ranking, size_t n, const double *x, double least,
                             double most)
{
  double scale = (double)(SPREAD * n - 1) / (most - least);
  if (!isfinite(most - least) || !isfinite(scale)) {
    memset(ranking->bucket, 0, n * sizeof *ranking->bucket);
    return 1;
  }
  for (size_t i = 0; i < n; i++)
    ranking->bucket[i] = (uint32_t)(int32_t)((most - x[i]) * scale);
  return SPREAD * n;
}

typedef uint32_t four __attribute__((vector_size(16)));

/* Counts become sums of all up to them, four at a time; the bits that any of them has. */
static uint32_t sum_up(uint32_t *count, size_t n)
{
  const four none = {0};
  four sum = none, crowd = none;
  size_t i = 0;
  for (; i + 4 <= n; i += 4) {
    four x;
    memcpy(&x, count + i, sizeof x);
    crowd |= x;
    x += __builtin_shufflevector(x, none, 4, 0, 1, 2);
    x += __builtin_shufflevector(x, none, 4, 4, 0, 1);
    x += sum;
    sum = __builtin_shufflevector(x, x, 3, 3, 3, 3);
    memcpy(count + i, &x, sizeof x);
  }
  for (uint32_t all = sum[0]; i < n; i++) {
    crowd[0] |= count[i];
    all += count[i];
    count[i] = all;
  }
  return crowd[0] | crowd[1] | crowd[2] | crowd[3];
}

/*
 * Values by buckets. Counts stand two places up, so that after summing the place of bucket b + 1 is
 * where b is filled, and becomes its end. Returns whether a bucket is crowded.
 */
static int put_in_buckets(siap_i_ranking *ranking, size_t n, const double *x, size_t buckets)
{
  uint32_t *end = ranking->end;
  memset(end, 0, (buckets + 2) * sizeof *end);
  for (size_t i = 0; i < n; i++)
    end[ranking->bucket[i] + 2]++;
  uint32_t crowd = sum_up(end + 2, buckets);
  for (size_t i = 0; i < n; i++)
    ranking->value[end[ranking->bucket[i] + 1]++] = x[i];
  for (size_t k = 0; k < AT_ONCE; k++)
    ranking->value[n + k] = -INFINITY;
  return crowd >= CROWDED; /* a power of two: one count has that bit or a higher one */
}

static int is_crowded(uint32_t count)
{
  return count >= CROWDED;
}

static void sort_crowded(siap_i_ranking *ranking, size_t buckets)
{
  for (size_t b = 0; b < buckets; b++) {
    uint32_t start = ranking->end[b], count = ranking->end[b + 1] - start;
    if (is_crowded(count))
      gsl_sort(ranking->value + start, 1, count);
  }
}

/* How many of a bucket with more than AT_ONCE values are larger; a crowded one is ascending. */
static uint32_t larger_of_many(const double *value, uint32_t count, double x)
{
  uint32_t larger = 0;
  if (!is_crowded(count)) {
    for (uint32_t i = 0; i < count; i++)
      larger += value[i] > x;
    return larger;
  }
  uint32_t low = 0, high = count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (value[middle] <= x)
      low = middle + 1;
    else
      high = middle;
  }
  return count - low;
}

typedef double two __attribute__((vector_size(16)));
typedef int64_t two_masks __attribute__((vector_size(16)));

/* How many of AT_ONCE values are larger: a comparison that holds is -1. */
static inline uint32_t larger_of_few(const double *value, double x)
{
  two a, b, all = {x, x};
  memcpy(&a, value, sizeof a);
  memcpy(&b, value + 2, sizeof b);
  two_masks larger = (two_masks)(a > all) + (two_masks)(b > all);
  return (uint32_t)-(larger[0] + larger[1]);
}

/* Of x without NaN. What stands behind a bucket is smaller, and is compared without harm. */
static void rank_all(siap_i_ranking *ranking, size_t n, const double *x, double least, double most,
                     uint32_t *rank)
{
  size_t buckets = choose_buckets(ranking, n, x, least, most);
  if (put_in_buckets(ranking, n, x, buckets))
    sort_crowded(ranking, buckets);
  for (size_t i = 0; i < n; i++) {
    uint32_t bucket = ranking->bucket[i], start = ranking->end[bucket];
    uint32_t count = ranking->end[bucket + 1] - start, larger;
    const double *value = ranking->value + start;
    if (count > AT_ONCE)
      larger = larger_of_many(value, count, x[i]);
    else
      larger = larger_of_few(value, x[i]);
    rank[i] = start + larger + 1;
  }
}

/* Those of x that are no NaN, side by side; how many. */
static size_t keep_those_there(siap_i_ranking *ranking, size_t n, const double *x)
{
  size_t there = 0;
  for (size_t i = 0; i < n; i++)
    if (x[i] == x[i])
      ranking->there[there++] = x[i];
  return there;
}

size_t siap_i_rank_of(siap_i_ranking *ranking, size_t n, const double *x, uint32_t *rank)
{
  double least = NAN, most = NAN;
  if (n)
    extremes(n, x, &least, &most);
  if (least == least) {
    rank_all(ranking, n, x, least, most, rank);
    return n;
  }
  size_t there = keep_those_there(ranking, n, x), left = there;
  if (there) {
    extremes(there, ranking->there, &least, &most);
    rank_all(ranking, there, ranking->there, least, most, rank);
  }
  for (size_t i = n; i-- > 0;) /* spread from the end: a rank never moves down */
    rank[i] = x[i] == x[i] ? rank[--left] : 0;
  return there;
}

void siap_i_rank_many(siap_i_ranking *ranking, size_t rows, size_t n, const double *x,
                      uint32_t *rank)
{
  for (size_t row = 0; row < rows; row++)
    siap_i_rank_of(ranking, n, x + row * n, rank + row * n);
}
