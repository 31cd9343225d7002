/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a. Alpha without the matrix of coincidences. The disagreement within one target is the sum
 * of the distances of its ordered pairs over m - 1; the expected one is the same of all ratings thrown
 * together. For squared differences the sum over pairs is 2 m times that of squares off the mean, and
 * the ordinal distance is a difference of midranks: what stands between two values in the formula,
 * less half of what stands on them.
 */
#include "statistics/krippendorff.h"

/* Distinct values of some ratings: `kind` of them are named in `list`, count[value] times each. */
typedef struct tally {
  const uint32_t *list;
  size_t kinds;
  const double *count;
} tally;

static double nominal(const tally *of, double m)
{
  double same = 0;
  for (size_t i = 0; i < of->kinds; i++)
    same += of->count[of->list[i]] * of->count[of->list[i]];
  return m * m - same;
}

static double squares(const tally *of, double m, const double *at)
{
  double sum = 0, off = 0;
  for (size_t i = 0; i < of->kinds; i++)
    sum += of->count[of->list[i]] * at[of->list[i]];
  for (size_t i = 0; i < of->kinds; i++) {
    double from_mean = at[of->list[i]] - sum / m;
    off += of->count[of->list[i]] * from_mean * from_mean;
  }
  return 2 * m * off;
}

static double ratios(const tally *of, const double *at)
{
  double sum = 0;
  for (size_t i = 0; i < of->kinds; i++)
    for (size_t j = 0; j < i; j++) {
      double a = at[of->list[i]], b = at[of->list[j]], part = (a - b) / (a + b);
      sum += of->count[of->list[i]] * of->count[of->list[j]] * part * part;
    }
  return 2 * sum;
}

/* Distances of the ordered pairs, over m - 1; m >= 2. */
static double disagreement(const tally *of, enum siap_i_metric metric, const double *at)
{
  double m = 0;
  for (size_t i = 0; i < of->kinds; i++)
    m += of->count[of->list[i]];
  if (of->kinds < 2)
    return 0;
  double sum = metric == SIAP_I_METRIC_NOMINAL ? nominal(of, m)
               : metric == SIAP_I_METRIC_RATIO ? ratios(of, at)
                                               : squares(of, m, at);
  return sum / (m - 1);
}

/* What the two passes over the targets share. */
typedef struct work {
  siap_i_coded coded;
  size_t raters;
  double *all, *one; /* how often each value comes: in all targets, in one */
  double *at;        /* where each value stands for the metric */
  uint32_t *list;
} work;

static size_t rated(const work *w, size_t target)
{
  size_t count = 0;
  for (size_t j = 0; j < w->raters; j++)
    count += w->coded.code[target * w->raters + j] != SIAP_I_UNRATED;
  return count;
}

static void count_all(work *w, size_t targets, siap_i_krippendorff *out)
{
  for (size_t i = 0; i < targets; i++) {
    size_t m = rated(w, i);
    if (m < 2)
      continue;
    out->targets++;
    out->ratings += m;
    for (size_t j = 0; j < w->raters; j++) {
      uint32_t code = w->coded.code[i * w->raters + j];
      if (code != SIAP_I_UNRATED)
        w->all[code]++;
    }
  }
}

static double observed(work *w, size_t targets, enum siap_i_metric metric)
{
  double sum = 0;
  for (size_t i = 0; i < targets; i++) {
    tally of = {.list = w->list, .count = w->one};
    if (rated(w, i) < 2)
      continue;
    for (size_t j = 0; j < w->raters; j++) {
      uint32_t code = w->coded.code[i * w->raters + j];
      if (code != SIAP_I_UNRATED && w->one[code]++ == 0)
        w->list[of.kinds++] = code;
    }
    sum += disagreement(&of, metric, w->at);
    for (size_t j = 0; j < of.kinds; j++)
      w->one[w->list[j]] = 0;
  }
  return sum;
}

/* Values as differences from the least, so that a shift of all costs no digits; or midranks. */
static void stand(work *w, enum siap_i_metric metric)
{
  double below = 0;
  for (size_t i = 0; i < w->coded.categories; i++) {
    w->at[i] = metric == SIAP_I_METRIC_ORDINAL    ? below + w->all[i] / 2
               : metric == SIAP_I_METRIC_INTERVAL ? w->coded.category[i] - w->coded.category[0]
                                                  : w->coded.category[i];
    below += w->all[i];
  }
}

static siap_i_stat alpha(work *w, size_t targets, enum siap_i_metric metric)
{
  tally all = {.list = w->list, .count = w->all};
  for (size_t i = 0; i < w->coded.categories; i++)
    if (w->all[i] > 0)
      w->list[all.kinds++] = (uint32_t)i;
  stand(w, metric);
  if (metric == SIAP_I_METRIC_RATIO && all.kinds > 0 && w->at[w->list[0]] < 0)
    return siap_i_stat_none(SIAP_I_STAT_RANGE, 0);
  if (all.kinds < 2)
    return siap_i_stat_none(SIAP_I_STAT_CONSTANT, 0);
  double expected = disagreement(&all, metric, w->at);
  return siap_i_stat_is(1 - observed(w, targets, metric) / expected);
}

static siap_status work_make(work *w, siap_i_arena *arena, const siap_i_ratings *ratings)
{
  if (siap_i_ratings_code(ratings, arena, &w->coded) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  size_t n = w->coded.categories;
  w->raters = ratings->raters;
  w->all = siap_i_arena_take(arena, n, sizeof *w->all);
  w->one = siap_i_arena_take(arena, n, sizeof *w->one);
  w->at = siap_i_arena_take(arena, n, sizeof *w->at);
  w->list = siap_i_arena_take(arena, n, sizeof *w->list);
  return arena->failed ? SIAP_ERR_MEMORY : SIAP_OK;
}

siap_status siap_i_krippendorff_alpha(const siap_i_ratings *ratings, enum siap_i_metric metric,
                                      siap_i_krippendorff *out)
{
  *out = (siap_i_krippendorff){.alpha = siap_i_stat_none(SIAP_I_STAT_RANGE, 0)};
  if (!siap_i_ratings_are_finite(ratings))
    return SIAP_OK;
  siap_i_arena arena = {0};
  work w;
  siap_status status = work_make(&w, &arena, ratings);
  if (status == SIAP_OK) {
    count_all(&w, ratings->targets, out);
    out->alpha = out->ratings < 2 ? siap_i_stat_none(SIAP_I_STAT_FEW, 2)
                                  : alpha(&w, ratings->targets, metric);
  }
  siap_i_arena_release(&arena);
  return status;
}
