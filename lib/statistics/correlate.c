/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statistics/correlate.h"

#include "ground/memory.h"
#include "statistics/kendall.h"
#include "statistics/rank.h"
#include "statistics/sum.h"
#include "statistics/tails.h"

#include <math.h>

static void none(siap_i_correlation *out, enum siap_i_why why, size_t needed)
{
  out->value = out->p = siap_i_stat_none(why, needed);
}

/*
 * F of 1 and n - 2 is the square of t (K. Pearson, 1896; Student, 1908). From what lies off the
 * means, so that a shift of a column changes nothing.
 */
static void pearson(const double *x, const double *y, siap_i_correlation *out)
{
  size_t n = out->n;
  siap_i_centre of_x = siap_i_centre_of(x, n, 0), of_y = siap_i_centre_of(y, n, 0);
  siap_i_total xx = {0, 0}, yy = {0, 0}, xy = {0, 0};
  for (size_t i = 0; i < n; i++) {
    double a = siap_i_off(&of_x, x[i]), b = siap_i_off(&of_y, y[i]);
    siap_i_total_add(&xx, a * a);
    siap_i_total_add(&yy, b * b);
    siap_i_total_add(&xy, a * b);
  }
  double below = sqrt(siap_i_total_of(&xx) * siap_i_total_of(&yy));
  if (!(below > 0)) {
    none(out, SIAP_I_STAT_CONSTANT, 0);
    return;
  }
  double r = fmax(-1, fmin(1, siap_i_total_of(&xy) / below)), rest = (1 - r) * (1 + r);
  out->value = siap_i_stat_is(r);
  out->p = n < 3 ? siap_i_stat_none(SIAP_I_STAT_FEW, 3)
                 : siap_i_f_tails(r * r * (double)(n - 2) / rest, 1, (double)(n - 2)).above;
}

static siap_status spearman(double *x, double *y, siap_i_correlation *out)
{
  siap_i_standing *place = siap_i_alloc(out->n, sizeof *place);
  siap_status status = place ? SIAP_OK : SIAP_ERR_MEMORY;
  double *both[] = {x, y};
  for (int i = 0; i < 2 && status == SIAP_OK; i++) {
    status = siap_i_rank(both[i], out->n, place, NULL);
    for (size_t j = 0; j < out->n && status == SIAP_OK; j++)
      both[i][j] = place[j].mid;
  }
  siap_i_release(place);
  if (status == SIAP_OK)
    pearson(x, y, out);
  return status;
}

/* The rows that both have, side by side: x, then y. 0: an infinite value is among them. */
static int paired(const double *x, const double *y, size_t n, double *kept, size_t *count)
{
  int finite = 1;
  *count = 0;
  for (size_t i = 0; i < n; i++) {
    if (isnan(x[i]) || isnan(y[i]))
      continue;
    finite &= isfinite(x[i]) && isfinite(y[i]);
    kept[*count] = x[i];
    kept[n + *count] = y[i];
    ++*count;
  }
  return finite;
}

static siap_status correlate(enum siap_i_correlate how, double *x, double *y,
                             siap_i_correlation *out)
{
  if (how == SIAP_I_CORRELATE_SPEARMAN)
    return spearman(x, y, out);
  if (how == SIAP_I_CORRELATE_KENDALL)
    return siap_i_kendall(x, y, out);
  pearson(x, y, out);
  return SIAP_OK;
}

/* With room for 2 n values. */
static siap_status one(enum siap_i_correlate how, const double *x, const double *y, size_t n,
                       double *room, siap_i_correlation *out)
{
  siap_i_correlation here;
  siap_status status = SIAP_OK;
  int finite = paired(x, y, n, room, &here.n);
  if (!finite)
    none(&here, SIAP_I_STAT_RANGE, 0);
  else if (here.n < 2) {
    none(&here, SIAP_I_STAT_FEW, 2);
    here.p.needed = how == SIAP_I_CORRELATE_KENDALL ? 2 : 3;
  } else
    status = correlate(how, room, room + n, &here);
  if (status == SIAP_OK)
    *out = here;
  return status;
}

siap_status siap_i_correlate(enum siap_i_correlate how, const double *x, const double *y, size_t n,
                             siap_i_correlation *out)
{
  double *room = siap_i_alloc(n, 2 * sizeof *room);
  siap_status status = room ? one(how, x, y, n, room, out) : SIAP_ERR_MEMORY;
  siap_i_release(room);
  return status;
}

/*
 * Columns without gaps have the same ranks in every pair: those of column i, or NULL where it has
 * gaps or infinite values.
 */
static siap_status rank_whole(const double *const *column, size_t k, size_t n, double *ranks,
                              const double **ready)
{
  siap_i_standing *place = siap_i_alloc(n, sizeof *place);
  siap_status status = place ? SIAP_OK : SIAP_ERR_MEMORY;
  for (size_t i = 0; i < k && status == SIAP_OK; i++) {
    size_t whole = 0;
    while (whole < n && isfinite(column[i][whole]))
      whole++;
    if (whole < n || n < 2)
      continue;
    ready[i] = ranks + i * n;
    status = siap_i_rank(column[i], n, place, NULL);
    for (size_t j = 0; j < n && status == SIAP_OK; j++)
      ranks[i * n + j] = place[j].mid;
  }
  siap_i_release(place);
  return status;
}

/* Every pair; `ready` as above, with NULL for all of them but for Spearman's. */
static siap_status pairs(enum siap_i_correlate how, const double *const *column, size_t k, size_t n,
                         const double *const *ready, double *room, siap_i_correlation *out)
{
  siap_status status = SIAP_OK;
  for (size_t i = 0; i < k; i++)
    for (size_t j = i; j < k && status == SIAP_OK; j++) {
      siap_i_correlation *at = &out[i * k + j];
      at->n = n;
      if (ready[i] && ready[j])
        pearson(ready[i], ready[j], at);
      else
        status = one(how, column[i], column[j], n, room, at);
      if (status == SIAP_OK)
        out[j * k + i] = *at;
    }
  return status;
}

siap_status siap_i_correlations(enum siap_i_correlate how, const double *const *column, size_t k,
                                size_t n, siap_i_correlation *out)
{
  siap_i_arena arena = {0};
  double *room = siap_i_arena_take(&arena, n, 2 * sizeof *room), *ranks = NULL;
  const double **ready = siap_i_arena_take(&arena, k, sizeof *ready);
  if (how == SIAP_I_CORRELATE_SPEARMAN && n <= SIZE_MAX / sizeof *ranks)
    ranks = siap_i_arena_take(&arena, k, n * sizeof *ranks);
  siap_status status = arena.failed ? SIAP_ERR_MEMORY : SIAP_OK;
  if (status == SIAP_OK && ranks)
    status = rank_whole(column, k, n, ranks, ready);
  if (status == SIAP_OK)
    status = pairs(how, column, k, n, ready, room, out);
  siap_i_arena_release(&arena);
  return status;
}
