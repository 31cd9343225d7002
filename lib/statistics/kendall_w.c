/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statistics/kendall_w.h"

#include "statistics/ties.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* Adds each rater's doubled ranks to the targets' sums; *ties: of all raters. */
static siap_status add_ranks(const siap_i_ratings *x, double *sum, double *ties)
{
  siap_status status = SIAP_OK;
  *ties = 0;
  for (size_t j = 0; j < x->raters && status == SIAP_OK; j++) {
    siap_i_arena arena = {0};
    double *column = siap_i_arena_take(&arena, x->targets, sizeof *column), tied;
    uint64_t *rank = siap_i_arena_take(&arena, x->targets, sizeof *rank);
    status = SIAP_ERR_MEMORY;
    if (column && rank) {
      for (size_t i = 0; i < x->targets; i++)
        column[i] = x->value[i * x->raters + j];
      status = siap_i_doubled_ranks(column, x->targets, 0, &arena, rank, &tied);
    }
    for (size_t i = 0; status == SIAP_OK && i < x->targets; i++)
      sum[i] += (double)rank[i];
    if (status == SIAP_OK)
      *ties += tied;
    siap_i_arena_release(&arena);
  }
  return status;
}

static void work_out(const siap_i_ratings *x, const double *sum, double ties, siap_i_kendall_w *out)
{
  double n = (double)x->targets, k = (double)x->raters, spread = 0;
  double most = k * (k * (n * n * n - n) - ties);
  for (size_t i = 0; i < x->targets; i++)
    spread += (sum[i] - k * (n + 1)) * (sum[i] - k * (n + 1)); /* of doubled ranks */
  if (!(most > 0)) {
    out->w = out->chi_square = out->df = out->p = siap_i_stat_none(SIAP_I_STAT_CONSTANT, 0);
    return;
  }
  out->w = siap_i_stat_is(3 * spread / most);
  out->df = siap_i_stat_is(n - 1);
  out->chi_square = siap_i_stat_is(k * (n - 1) * out->w.value);
  double p = gsl_cdf_chisq_Q(out->chi_square.value, n - 1); /* both finite and not below 0 */
  out->p = isnan(p) ? siap_i_stat_none(SIAP_I_STAT_NOT_REACHED, 0) : siap_i_stat_is(p);
}

siap_status siap_i_kendall_w_of(const siap_i_ratings *ratings, siap_i_kendall_w *out)
{
  siap_i_arena arena = {0};
  siap_i_ratings x;
  siap_i_stat none = siap_i_stat_none(SIAP_I_STAT_RANGE, 0);
  double ties = 0;
  *out = (siap_i_kendall_w){.w = none, .chi_square = none, .df = none, .p = none};
  if (!siap_i_ratings_are_finite(ratings))
    return SIAP_OK;
  siap_status status = siap_i_ratings_complete(ratings, &arena, &x);
  double *sum = siap_i_arena_take(&arena, ratings->targets, sizeof *sum);
  if (status == SIAP_OK && sum) {
    out->targets = x.targets;
    out->raters = x.raters;
    out->w = out->chi_square = out->df = out->p = siap_i_stat_none(SIAP_I_STAT_FEW, 2);
    if (x.targets >= 2 && x.raters >= 2)
      status = add_ranks(&x, sum, &ties);
    if (x.targets >= 2 && x.raters >= 2 && status == SIAP_OK)
      work_out(&x, sum, ties, out);
  }
  status = arena.failed ? SIAP_ERR_MEMORY : status;
  siap_i_arena_release(&arena);
  return status;
}
