/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statistics/icc.h"

#include "statistics/inverse.h"
#include "statistics/tails.h"

#include <float.h>
#include <math.h>

/* Mean squares between targets, within targets, between raters, residual. */
typedef struct squares {
  double n, k;
  double b, w, j, e;
  double tail; /* half of what the interval leaves out */
} squares;

static siap_i_stat none(enum siap_i_why why)
{
  return siap_i_stat_none(why, 0);
}

static siap_i_interval both(siap_i_stat why)
{
  return (siap_i_interval){why, why};
}

static siap_i_stat ratio(double above, double below)
{
  if (below > 0)
    return siap_i_stat_is(above / below);
  return none(below < 0    ? SIAP_I_STAT_RANGE
              : above == 0 ? SIAP_I_STAT_CONSTANT
                           : SIAP_I_STAT_INFINITE);
}

/* ---- mean squares ---- */

/* Means of targets and raters, of the ratings less the first one: a shift of all costs no digits. */
static double means(const siap_i_ratings *x, double *target, double *rater)
{
  double first = x->value[0], grand = 0;
  for (size_t i = 0; i < x->targets; i++)
    for (size_t j = 0; j < x->raters; j++) {
      double off = x->value[i * x->raters + j] - first;
      target[i] += off / (double)x->raters;
      rater[j] += off / (double)x->targets;
    }
  for (size_t i = 0; i < x->targets; i++)
    grand += target[i] / (double)x->targets;
  return grand;
}

/* 0 when ratings that are off by their rounding could make so much: n k of them. */
static double unless_rounding(double sum, double greatest, double count)
{
  return sqrt(sum) <= sqrt(count) * 4 * DBL_EPSILON * greatest ? 0 : sum;
}

static void square(const siap_i_ratings *x, const double *target, const double *rater, double grand,
                   squares *s)
{
  double b = 0, w = 0, j = 0, e = 0, greatest = 0, count = s->n * s->k;
  for (size_t i = 0; i < x->targets; i++) {
    b += (target[i] - grand) * (target[i] - grand);
    for (size_t r = 0; r < x->raters; r++) {
      double rating = x->value[i * x->raters + r], off = rating - x->value[0] - target[i];
      double left = off - (rater[r] - grand);
      w += off * off;
      e += left * left;
      greatest = fabs(rating) > greatest ? fabs(rating) : greatest;
    }
  }
  for (size_t r = 0; r < x->raters; r++)
    j += (rater[r] - grand) * (rater[r] - grand);
  s->b = unless_rounding(s->k * b, greatest, count) / (s->n - 1);
  s->w = unless_rounding(w, greatest, count) / (s->n * (s->k - 1));
  s->j = unless_rounding(s->n * j, greatest, count) / (s->k - 1);
  s->e = unless_rounding(e, greatest, count) / ((s->n - 1) * (s->k - 1));
}

/* ---- the forms ---- */

static siap_i_stat value_of(const squares *s, enum siap_i_icc_form form)
{
  double b = s->b, w = s->w, j = s->j, e = s->e, k = s->k, n = s->n;
  switch (form) {
  case SIAP_I_ICC_1_1:
    return ratio(b - w, b + (k - 1) * w);
  case SIAP_I_ICC_2_1:
    return ratio(b - e, b + (k - 1) * e + k / n * (j - e));
  case SIAP_I_ICC_3_1:
    return ratio(b - e, b + (k - 1) * e);
  case SIAP_I_ICC_1_K:
    return ratio(b - w, b);
  case SIAP_I_ICC_2_K:
    return ratio(b - e, b + (j - e) / n);
  default:
    return ratio(b - e, b);
  }
}

static void test(const squares *s, siap_i_icc_part *part, int is_one_way)
{
  double df1 = s->n - 1, df2 = is_one_way ? s->n * (s->k - 1) : (s->n - 1) * (s->k - 1);
  part->f = ratio(s->b, is_one_way ? s->w : s->e);
  part->df1 = siap_i_stat_is(df1);
  part->df2 = siap_i_stat_is(df2);
  part->p = part->f.why ? part->f : siap_i_f_tails(part->f.value, df1, df2).above;
}

/* The limits of forms 1 and 3 follow from those of F; `k` is 1 for the mean of all raters. */
static siap_i_stat of_f(double f, double k, int is_mean)
{
  return is_mean ? ratio(f - 1, f) : ratio(f - 1, f + k - 1);
}

static siap_i_interval by_f(const squares *s, const siap_i_icc_part *part, int is_mean)
{
  if (part->f.why)
    return both(part->f);
  siap_i_stat low = siap_i_f_quantile(1 - s->tail, part->df1.value, part->df2.value);
  siap_i_stat high = siap_i_f_quantile(1 - s->tail, part->df2.value, part->df1.value);
  siap_i_interval out = {low, high};
  if (!low.why)
    out.low = of_f(part->f.value / low.value, s->k, is_mean);
  if (!high.why)
    out.high = of_f(part->f.value * high.value, s->k, is_mean);
  return out;
}

/* Shrout and Fleiss, with both sides of their degrees of freedom times the residual, which may be 0. */
static siap_i_interval by_satterthwaite(const squares *s, siap_i_stat icc)
{
  if (icc.why)
    return both(icc);
  double n = s->n, k = s->k, b = s->b, j = s->j, e = s->e;
  double c = k * icc.value * j, d = (n * (1 + (k - 1) * icc.value) - k * icc.value) * e;
  siap_i_stat df = ratio((k - 1) * (n - 1) * (c + d) * (c + d), (n - 1) * c * c + d * d);
  if (df.why)
    return both(df);
  siap_i_stat f1 = siap_i_f_quantile(1 - s->tail, n - 1, df.value);
  siap_i_stat f2 = siap_i_f_quantile(1 - s->tail, df.value, n - 1);
  double rest = k * j + (k * n - k - n) * e;
  siap_i_interval out = {f1, f2};
  if (!f1.why)
    out.low = ratio(n * (b - f1.value * e), f1.value * rest + n * b);
  if (!f2.why)
    out.high = ratio(n * (f2.value * b - e), rest + n * f2.value * b);
  return out;
}

static siap_i_stat spearman_brown(siap_i_stat one, double k)
{
  return one.why ? one : ratio(k * one.value, 1 + (k - 1) * one.value);
}

static void intervals(const squares *s, siap_i_icc_part *part)
{
  siap_i_interval one = by_satterthwaite(s, part[SIAP_I_ICC_2_1].value);
  part[SIAP_I_ICC_1_1].interval = by_f(s, &part[SIAP_I_ICC_1_1], 0);
  part[SIAP_I_ICC_1_K].interval = by_f(s, &part[SIAP_I_ICC_1_K], 1);
  part[SIAP_I_ICC_3_1].interval = by_f(s, &part[SIAP_I_ICC_3_1], 0);
  part[SIAP_I_ICC_3_K].interval = by_f(s, &part[SIAP_I_ICC_3_K], 1);
  part[SIAP_I_ICC_2_1].interval = one;
  part[SIAP_I_ICC_2_K].interval.low = spearman_brown(one.low, s->k);
  part[SIAP_I_ICC_2_K].interval.high = spearman_brown(one.high, s->k);
}

/* ---- all of it ---- */

static void fill(siap_i_icc *out, siap_i_stat why)
{
  out->between = out->within = out->raters_mean = out->residual = why;
  for (int i = 0; i < SIAP_I_ICC_FORMS; i++)
    out->part[i] = (siap_i_icc_part){why, both(why), why, why, why, why};
}

static void work_out(const siap_i_ratings *x, double *target, double *rater, double level,
                     siap_i_icc *out)
{
  squares s = {.n = (double)x->targets, .k = (double)x->raters, .tail = (1 - level) / 2};
  double grand = means(x, target, rater);
  square(x, target, rater, grand, &s);
  out->between = siap_i_stat_is(s.b);
  out->within = siap_i_stat_is(s.w);
  out->raters_mean = siap_i_stat_is(s.j);
  out->residual = siap_i_stat_is(s.e);
  if (out->between.why || out->within.why || out->raters_mean.why || out->residual.why) {
    fill(out, none(SIAP_I_STAT_OVERFLOW));
    return;
  }
  for (int i = 0; i < SIAP_I_ICC_FORMS; i++) {
    out->part[i].value = value_of(&s, i);
    test(&s, &out->part[i], i == SIAP_I_ICC_1_1 || i == SIAP_I_ICC_1_K);
  }
  intervals(&s, out->part);
}

siap_status siap_i_icc_of(const siap_i_ratings *ratings, double level, siap_i_icc *out)
{
  siap_i_arena arena = {0};
  siap_i_ratings x;
  *out = (siap_i_icc){0};
  fill(out, none(SIAP_I_STAT_RANGE));
  if (!(level > 0 && level < 1) || !siap_i_ratings_are_finite(ratings))
    return SIAP_OK;
  siap_status status = siap_i_ratings_complete(ratings, &arena, &x);
  double *target = siap_i_arena_take(&arena, ratings->targets, sizeof *target);
  double *rater = siap_i_arena_take(&arena, ratings->raters, sizeof *rater);
  if (status == SIAP_OK && target && rater) {
    out->targets = x.targets;
    out->raters = x.raters;
    if (x.targets < 2 || x.raters < 2)
      fill(out, siap_i_stat_none(SIAP_I_STAT_FEW, 2));
    else
      work_out(&x, target, rater, level, out);
  }
  status = arena.failed ? SIAP_ERR_MEMORY : SIAP_OK;
  siap_i_arena_release(&arena);
  return status;
}
