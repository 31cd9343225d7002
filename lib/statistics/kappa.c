/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. Cohen's kappa, from disagreements: 1 - observed / expected. */
#include "statistics/kappa.h"

#include "statistics/normal.h"
#include "statistics/tails.h"

#include <float.h>
#include <math.h>

/* A table as shares, and what the formulas of 1969 need of it. */
typedef struct table {
  const double *count;
  size_t q;
  double n;
  double *row, *column;       /* shares of the margins */
  double *apart;              /* disagreements */
  double *by_row, *by_column; /* mean weight of agreement of a category against the other margin */
} table;

static double observed_of(const table *t)
{
  double sum = 0;
  for (size_t i = 0; i < t->q * t->q; i++)
    sum += t->apart[i] * t->count[i];
  return sum / t->n;
}

static double expected_of(const table *t)
{
  double sum = 0;
  for (size_t i = 0; i < t->q; i++)
    for (size_t j = 0; j < t->q; j++)
      sum += t->apart[i * t->q + j] * t->row[i] * t->column[j];
  return sum;
}

static void margins(table *t)
{
  for (size_t i = 0; i < t->q; i++)
    for (size_t j = 0; j < t->q; j++) {
      t->row[i] += t->count[i * t->q + j] / t->n;
      t->column[j] += t->count[i * t->q + j] / t->n;
    }
}

/* Weights of agreement: 1 on the diagonal, 0 for the worst disagreement. */
static double agrees(const table *t, size_t i, size_t j, double worst)
{
  return 1 - t->apart[i * t->q + j] / worst;
}

static void mean_weights(table *t, double worst)
{
  for (size_t i = 0; i < t->q; i++)
    for (size_t j = 0; j < t->q; j++) {
      t->by_row[i] += t->column[j] * agrees(t, i, j, worst);
      t->by_column[j] += t->row[i] * agrees(t, i, j, worst);
    }
}

/* Root of a variance; 0 when the rounding of shares could make as much. */
static siap_i_stat root_of(double spread, double over)
{
  double grain = 16 * DBL_EPSILON;
  return siap_i_stat_is(spread <= grain * grain ? 0 : sqrt(spread / over));
}

/* Both variances as the spread of terms about their mean, which the formulas write as a difference. */
static void errors(table *t, double observed, double expected, siap_i_kappa *out)
{
  double worst = 0, now = 0, null = 0;
  for (size_t i = 0; i < t->q * t->q; i++)
    worst = t->apart[i] > worst ? t->apart[i] : worst;
  mean_weights(t, worst);
  double po = 1 - observed / worst, pe = 1 - expected / worst, left = 1 - pe;
  for (size_t i = 0; i < t->q; i++)
    for (size_t j = 0; j < t->q; j++) {
      double weight = agrees(t, i, j, worst), mean = t->by_row[i] + t->by_column[j];
      double off = weight * left - mean * (1 - po) - (po * pe - 2 * pe + po);
      double null_off = weight - mean + pe;
      now += t->count[i * t->q + j] / t->n * off * off;
      null += t->row[i] * t->column[j] * null_off * null_off;
    }
  out->error = root_of(now, t->n * left * left * left * left);
  out->null_error = root_of(null, t->n * left * left);
}

static void fill_none(siap_i_kappa *out, siap_i_stat none)
{
  out->kappa = out->error = out->null_error = out->z = out->p = none;
  out->interval = (siap_i_interval){none, none};
}

static void work_out(table *t, double level, siap_i_kappa *out)
{
  margins(t);
  double observed = observed_of(t), expected = expected_of(t);
  out->n = t->n;
  if (!(expected > 0)) {
    fill_none(out, siap_i_stat_none(SIAP_I_STAT_CONSTANT, 0));
    return;
  }
  out->kappa = siap_i_stat_is(1 - observed / expected);
  errors(t, observed, expected, out);
  out->interval = siap_i_normal_interval(out->kappa, out->error, level);
  out->z = out->null_error;
  if (!out->z.why) /* where that is 0, kappa is 0 too */
    out->z = out->null_error.value > 0 ? siap_i_stat_is(out->kappa.value / out->null_error.value)
                                       : siap_i_stat_none(SIAP_I_STAT_CONSTANT, 0);
  out->p = out->z.why ? out->z : siap_i_normal_both(out->z.value);
}

static siap_status table_make(table *t, siap_i_arena *arena)
{
  t->row = siap_i_arena_take(arena, t->q, sizeof *t->row);
  t->column = siap_i_arena_take(arena, t->q, sizeof *t->column);
  t->by_row = siap_i_arena_take(arena, t->q, sizeof *t->by_row);
  t->by_column = siap_i_arena_take(arena, t->q, sizeof *t->by_column);
  t->apart = siap_i_arena_take(arena, t->q * t->q, sizeof *t->apart);
  return arena->failed ? SIAP_ERR_MEMORY : SIAP_OK;
}

/* `at`: where each category stands; NULL: 1 apart. */
static void set_apart(table *t, enum siap_i_kappa_weights weights, const double *own,
                      const double *at)
{
  for (size_t i = 0; i < t->q; i++)
    for (size_t j = 0; j < t->q; j++) {
      double off = at ? fabs(at[i] - at[j]) : fabs((double)i - (double)j);
      t->apart[i * t->q + j] = weights == SIAP_I_KAPPA_OWN         ? own[i * t->q + j]
                               : weights == SIAP_I_KAPPA_QUADRATIC ? off * off
                               : weights == SIAP_I_KAPPA_LINEAR    ? off
                                                                   : i != j;
    }
}

static int are_not_negative(const double *x, size_t n)
{
  for (size_t i = 0; i < n; i++)
    if (!(x[i] >= 0) || isinf(x[i]))
      return 0;
  return 1;
}

static int is_right(const double *count, size_t q, const double *own)
{
  if (q > SIAP_I_KAPPA_CATEGORIES || !are_not_negative(count, q * q))
    return 0;
  if (own && !are_not_negative(own, q * q))
    return 0;
  for (size_t i = 0; own && i < q; i++)
    if (own[i * q + i] != 0)
      return 0;
  return 1;
}

static siap_status of_counts(table *t, siap_i_arena *arena, enum siap_i_kappa_weights weights,
                             const double *own, const double *at, double level, siap_i_kappa *out)
{
  for (size_t i = 0; i < t->q * t->q; i++)
    t->n += t->count[i];
  if (!(t->n > 0)) {
    fill_none(out, siap_i_stat_none(SIAP_I_STAT_FEW, 1));
    return SIAP_OK;
  }
  if (table_make(t, arena) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  set_apart(t, weights, own, at);
  work_out(t, level, out);
  return SIAP_OK;
}

siap_status siap_i_kappa_of_table(const double *count, size_t categories,
                                  enum siap_i_kappa_weights weights, const double *own,
                                  double level, siap_i_kappa *out)
{
  siap_i_arena arena = {0};
  table t = {.count = count, .q = categories};
  *out = (siap_i_kappa){0};
  fill_none(out, siap_i_stat_none(SIAP_I_STAT_RANGE, 0));
  if ((weights == SIAP_I_KAPPA_OWN) != (own != NULL) || !is_right(count, categories, own))
    return SIAP_OK;
  siap_status status = of_counts(&t, &arena, weights, own, NULL, level, out);
  siap_i_arena_release(&arena);
  return status;
}

/* The table of a coded pair; NULL: no memory. */
static double *cross(const siap_i_coded *coded, size_t targets, siap_i_arena *arena)
{
  size_t q = coded->categories;
  double *count = siap_i_arena_take(arena, q * q, sizeof *count);
  for (size_t i = 0; count && i < targets; i++)
    count[coded->code[2 * i] * q + coded->code[2 * i + 1]]++;
  return count;
}

siap_status siap_i_kappa_of_raters(const siap_i_ratings *ratings, size_t first, size_t second,
                                   enum siap_i_kappa_weights weights, double level,
                                   siap_i_kappa *out)
{
  siap_i_arena arena = {0};
  siap_i_ratings pair;
  siap_i_coded coded;
  *out = (siap_i_kappa){0};
  fill_none(out, siap_i_stat_none(SIAP_I_STAT_RANGE, 0));
  if (weights == SIAP_I_KAPPA_OWN || !siap_i_ratings_are_finite(ratings))
    return SIAP_OK;
  siap_status status = siap_i_ratings_pair(ratings, first, second, &arena, &pair);
  if (status == SIAP_OK)
    status = siap_i_ratings_code(&pair, &arena, &coded);
  if (status == SIAP_OK && coded.categories <= SIAP_I_KAPPA_CATEGORIES) {
    table t = {.count = cross(&coded, pair.targets, &arena), .q = coded.categories};
    status = t.count ? of_counts(&t, &arena, weights, NULL, coded.category, level, out)
                     : SIAP_ERR_MEMORY;
  }
  siap_i_arena_release(&arena);
  return status;
}
