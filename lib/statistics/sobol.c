/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. Sobol indices of one output, with a bootstrap over its rows. */
#include "statistics/describe.h"
#include "statistics/draws.h"
#include "statistics/sobol_sums.h"

#include <gsl/gsl_sort_double.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <string.h>

/* What estimating works in: all of one piece. */
typedef struct desk {
  const siap_i_sobol_how *how;
  const double *y;
  double centre;
  double *sums, *estimate, *half;
  double *replicate; /* 2 d columns of resamples */
  size_t kept;       /* resamples in which the output varies */
} desk;

static siap_i_stat refused(const siap_i_sobol_how *how, const double *y)
{
  if (how->rows < 2)
    return siap_i_stat_none(SIAP_I_STAT_FEW, 2);
  if (how->rows > UINT32_MAX || !(how->level > 0 && how->level < 1))
    return siap_i_stat_none(SIAP_I_STAT_RANGE, 0);
  for (size_t i = 0; i < how->rows * (how->factors + 2); i++)
    if (!isfinite(y[i]))
      return siap_i_stat_none(SIAP_I_STAT_RANGE, 0);
  return siap_i_stat_is(0);
}

static void clear(const desk *at)
{
  memset(at->sums, 0, SIAP_I_SUMS(at->how->factors) * sizeof *at->sums);
}

static void add_row(const desk *at, size_t row)
{
  siap_i_sobol_sum(at->sums, at->how->factors, at->centre, at->y + row * (at->how->factors + 2));
}

/* Indices of all rows, and of the first half of them: NaN where that does not vary. */
static siap_i_stat estimate_all(const desk *at)
{
  size_t rows = at->how->rows, factors = at->how->factors;
  clear(at);
  for (size_t i = 0; i < 2 * factors; i++)
    at->half[i] = NAN;
  for (size_t row = 0; row < rows; row++) {
    add_row(at, row);
    siap_i_stat variance;
    if (row + 1 != rows / 2)
      continue;
    variance = siap_i_sobol_variance(at->sums);
    if (variance.why == SIAP_I_STAT_DEFINED)
      siap_i_sobol_estimate(at->sums, factors, variance.value, at->half);
  }
  siap_i_stat variance = siap_i_sobol_variance(at->sums);
  if (variance.why == SIAP_I_STAT_DEFINED)
    siap_i_sobol_estimate(at->sums, factors, variance.value, at->estimate);
  return variance;
}

/* One resample into the columns, with a mean and a variance of its own. */
static void estimate_resample(desk *at, size_t resample, double *room)
{
  const siap_i_sobol_how *how = at->how;
  siap_i_stream stream = siap_i_stream_at(how->seed, resample, SIAP_I_SOURCE_RESAMPLE);
  clear(at);
  for (size_t i = 0; i < how->rows; i++)
    add_row(at, siap_i_draw_below(&stream, (uint32_t)how->rows));
  siap_i_stat variance = siap_i_sobol_variance(at->sums);
  if (variance.why != SIAP_I_STAT_DEFINED)
    return;
  siap_i_sobol_estimate(at->sums, how->factors, variance.value, room);
  for (size_t i = 0; i < 2 * how->factors; i++)
    at->replicate[i * how->resamples + at->kept] = room[i];
  at->kept++;
}

static siap_i_sobol_index describe(const desk *at, size_t column)
{
  double *replicate = at->replicate + column * at->how->resamples;
  double tail = (1 - at->how->level) / 2;
  siap_i_sobol_index index = {.value = siap_i_stat_is(at->estimate[column])};
  index.error = index.interval.low = index.interval.high = siap_i_stat_none(SIAP_I_STAT_FEW, 2);
  if (at->kept < 2)
    return index;
  gsl_sort(replicate, 1, at->kept);
  index.error = siap_i_stat_is(gsl_stats_sd(replicate, 1, at->kept));
  index.interval.low = siap_i_quantile(replicate, at->kept, tail, 7);
  index.interval.high = siap_i_quantile(replicate, at->kept, 1 - tail, 7);
  return index;
}

static siap_status sit_down(siap_i_arena *arena, desk *at)
{
  size_t factors = at->how->factors, resamples = at->how->resamples;
  if (factors > SIZE_MAX / 64 || (factors && resamples > SIZE_MAX / 64 / factors))
    return SIAP_ERR_MEMORY;
  at->sums = siap_i_arena_take(arena, SIAP_I_SUMS(factors), sizeof *at->sums);
  at->estimate = siap_i_arena_take(arena, 2 * factors, sizeof *at->estimate);
  at->half = siap_i_arena_take(arena, 2 * factors, sizeof *at->half);
  at->replicate = siap_i_arena_take(arena, 2 * factors * resamples, sizeof *at->replicate);
  return arena->failed ? SIAP_ERR_MEMORY : SIAP_OK;
}

siap_status siap_i_sobol_of(const siap_i_sobol_how *how, const double *y, siap_i_sobol_index *first,
                            siap_i_sobol_index *total, siap_i_sobol *whole)
{
  siap_i_arena arena = {0};
  desk at = {.how = how, .y = y};
  siap_i_stat variance = refused(how, y);
  siap_status status = variance.why == SIAP_I_STAT_DEFINED ? sit_down(&arena, &at) : SIAP_OK;
  if (status == SIAP_OK && variance.why == SIAP_I_STAT_DEFINED) {
    at.centre = y[0];
    variance = estimate_all(&at);
  }
  if (status == SIAP_OK && variance.why != SIAP_I_STAT_DEFINED)
    siap_i_sobol_none(variance, how->factors, first, total, whole);
  if (status == SIAP_OK && variance.why == SIAP_I_STAT_DEFINED) {
    siap_i_sobol_whole(at.sums, how->factors, at.centre, at.estimate, at.half, whole);
    for (size_t i = 0; i < how->resamples; i++)
      estimate_resample(&at, i, at.half);
    for (size_t i = 0; i < how->factors; i++) {
      first[i] = describe(&at, i);
      total[i] = describe(&at, how->factors + i);
    }
  }
  siap_i_arena_release(&arena);
  return status;
}
