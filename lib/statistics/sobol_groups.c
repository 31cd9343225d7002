/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. Sobol indices of many outputs, by sums in groups of rows. */
#include "statistics/inverse.h"
#include "statistics/sobol_sums.h"

#include <math.h>
#include <string.h>

siap_status siap_i_sobol_groups_make(siap_i_arena *arena, size_t outputs, size_t factors,
                                     size_t groups, const double *centre, siap_i_sobol_groups *made)
{
  *made = (siap_i_sobol_groups){
      .outputs = outputs, .factors = factors, .groups = groups, .centre = centre};
  size_t sets = 0, sums = 0;
  if (factors > SIZE_MAX / 64 || __builtin_mul_overflow(outputs, groups, &sets) ||
      __builtin_mul_overflow(sets, SIAP_I_SUMS(factors), &sums))
    return SIAP_ERR_MEMORY;
  made->sums = siap_i_arena_take(arena, sums, sizeof *made->sums);
  return made->sums ? SIAP_OK : SIAP_ERR_MEMORY;
}

/* Sums of a group: for each kind a number of each output, so that rows are added side by side. */
static double *sums_of(const siap_i_sobol_groups *of, size_t group)
{
  return of->sums + group * of->outputs * SIAP_I_SUMS(of->factors);
}

static void add_ends(siap_i_sobol_groups *to, double *sums, const double *a, const double *b)
{
  size_t n = to->outputs;
  for (size_t o = 0; o < n; o++) {
    double from_a = a[o] - to->centre[o], from_b = b[o] - to->centre[o];
    sums[SIAP_I_SUM_ROWS * n + o]++;
    sums[SIAP_I_SUM_A * n + o] += from_a;
    sums[SIAP_I_SUM_B * n + o] += from_b;
    sums[SIAP_I_SUM_SQUARES * n + o] += from_a * from_a + from_b * from_b;
  }
}

/* The three sums of one factor. */
static void add_factor(const siap_i_sobol_groups *to, double *sums, const double *y,
                       const double *ab)
{
  size_t n = to->outputs, next = to->factors * n;
  for (size_t o = 0; o < n; o++) {
    double step = ab[o] - y[o];
    sums[o] += (y[n + o] - to->centre[o]) * step;
    sums[next + o] += step;
    sums[2 * next + o] += step * step;
  }
}

void siap_i_sobol_groups_add(siap_i_sobol_groups *to, size_t group, const double *y)
{
  size_t n = to->outputs;
  double *sums = sums_of(to, group);
  add_ends(to, sums, y, y + n);
  for (size_t i = 0; i < to->factors; i++)
    add_factor(to, sums + (SIAP_I_SUM_FACTORS + i) * n, y, y + (2 + i) * n);
}

/* Sums of one output in the groups before `end`, in order, without one of them. */
static void gather(const siap_i_sobol_groups *of, size_t output, size_t end, size_t without,
                   double *sums)
{
  memset(sums, 0, SIAP_I_SUMS(of->factors) * sizeof *sums);
  for (size_t group = 0; group < end; group++) {
    const double *add = sums_of(of, group) + output;
    for (size_t i = 0; group != without && i < SIAP_I_SUMS(of->factors); i++)
      sums[i] += add[i * of->outputs];
  }
}

/* Indices of those sums; NaN where they have none. */
static siap_i_stat estimate(const siap_i_sobol_groups *of, const double *sums, double *out)
{
  siap_i_stat variance = siap_i_sobol_variance(sums);
  for (size_t i = 0; i < 2 * of->factors; i++)
    out[i] = NAN;
  if (variance.why == SIAP_I_STAT_DEFINED)
    siap_i_sobol_estimate(sums, of->factors, variance.value, out);
  return variance;
}

/* One column of estimates that each leave out a group; `t`: the point of Student's distribution. */
static siap_i_sobol_index describe(double value, size_t groups, const double *column, double t)
{
  double mean = 0, squares = 0, count = (double)groups;
  siap_i_sobol_index index = {.value = siap_i_stat_is(value)};
  for (size_t i = 0; i < groups; i++)
    mean += column[i] / count;
  for (size_t i = 0; i < groups; i++)
    squares += (column[i] - mean) * (column[i] - mean);
  index.error = isnan(squares) ? siap_i_stat_none(SIAP_I_STAT_CONSTANT, 0)
                               : siap_i_stat_is(sqrt(squares * (count - 1) / count));
  if (groups < 2)
    index.error = siap_i_stat_none(SIAP_I_STAT_FEW, 2);
  index.interval.low = index.interval.high = index.error;
  if (index.error.why == SIAP_I_STAT_DEFINED) {
    index.interval.low = siap_i_stat_is(value - t * index.error.value);
    index.interval.high = siap_i_stat_is(value + t * index.error.value);
  }
  return index;
}

/* Every column: all groups but one, for each. `room` holds sums and 2 d estimates. */
static void describe_all(const siap_i_sobol_groups *of, size_t output, double t, double *room,
                         double *column, siap_i_sobol_index *first, siap_i_sobol_index *total)
{
  double *sums = room, *out = room + SIAP_I_SUMS(of->factors);
  for (size_t group = 0; group < of->groups; group++) {
    gather(of, output, of->groups, group, sums);
    estimate(of, sums, out);
    for (size_t i = 0; i < 2 * of->factors; i++)
      column[i * of->groups + group] = out[i];
  }
  for (size_t i = 0; i < of->factors; i++) {
    first[i] = describe(first[i].value.value, of->groups, column + i * of->groups, t);
    total[i] =
        describe(total[i].value.value, of->groups, column + (of->factors + i) * of->groups, t);
  }
}

siap_status siap_i_sobol_groups_read(const siap_i_sobol_groups *of, size_t output, double level,
                                     siap_i_sobol_index *first, siap_i_sobol_index *total,
                                     siap_i_sobol *whole)
{
  siap_i_arena arena = {0};
  size_t factors = of->factors;
  double *room = siap_i_arena_take(&arena, SIAP_I_SUMS(factors) + 4 * factors, sizeof *room);
  double *column = siap_i_arena_take(&arena, 2 * factors * of->groups, sizeof *column);
  siap_i_stat t = of->groups < 2 ? siap_i_stat_is(0)
                                 : siap_i_t_quantile((1 + level) / 2, (double)of->groups - 1);
  siap_status status = arena.failed ? SIAP_ERR_MEMORY : SIAP_OK;
  if (status == SIAP_OK && t.why != SIAP_I_STAT_DEFINED)
    siap_i_sobol_none(t, factors, first, total, whole);
  if (status == SIAP_OK && t.why == SIAP_I_STAT_DEFINED) {
    double *value = room + SIAP_I_SUMS(factors), *half = value + 2 * factors;
    gather(of, output, of->groups / 2, of->groups, room);
    estimate(of, room, half);
    gather(of, output, of->groups, of->groups, room);
    siap_i_stat variance = estimate(of, room, value);
    if (variance.why != SIAP_I_STAT_DEFINED)
      siap_i_sobol_none(variance, factors, first, total, whole);
    else {
      siap_i_sobol_whole(room, factors, of->centre[output], value, half, whole);
      for (size_t i = 0; i < factors; i++) {
        first[i].value = siap_i_stat_is(value[i]);
        total[i].value = siap_i_stat_is(value[factors + i]);
      }
      describe_all(of, output, t.value, room, column, first, total);
    }
  }
  siap_i_arena_release(&arena);
  return status;
}
