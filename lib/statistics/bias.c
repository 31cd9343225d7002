/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statistics/bias.h"

#include "statistics/inverse.h"
#include "statistics/wilcoxon.h"

#include <float.h>
#include <math.h>

/* ---- pairs ---- */

/* Mean and deviation of the values off the first one, so that a shift of all costs no digits. */
static void moments(const double *x, size_t n, siap_i_stat *mean, siap_i_stat *deviation)
{
  double sum = 0, squares = 0;
  for (size_t i = 0; i < n; i++)
    sum += x[i] - x[0];
  double off = sum / (double)n;
  for (size_t i = 0; i < n; i++)
    squares += (x[i] - x[0] - off) * (x[i] - x[0] - off);
  *mean = siap_i_stat_is(x[0] + off);
  *deviation = n < 2 ? siap_i_stat_none(SIAP_I_STAT_FEW, 2)
                     : siap_i_stat_is(sqrt(squares / (double)(n - 1)));
}

static siap_i_interval by_t(const siap_i_bias *of, double level)
{
  siap_i_stat t = of->deviation;
  if (!of->mean.why && !t.why)
    t = siap_i_t_quantile((1 + level) / 2, (double)(of->n - 1));
  if (of->mean.why || t.why) {
    siap_i_stat why = of->mean.why ? of->mean : t;
    return (siap_i_interval){why, why};
  }
  double off = t.value * of->deviation.value / sqrt((double)of->n);
  return (siap_i_interval){siap_i_stat_is(of->mean.value - off),
                           siap_i_stat_is(of->mean.value + off)};
}

static void fill_none(siap_i_bias *out, enum siap_i_why why, size_t needed)
{
  siap_i_stat none = siap_i_stat_none(why, needed);
  out->mean = out->deviation = out->greater.share = out->less.share = none;
  out->interval = out->greater.interval = out->less.interval = (siap_i_interval){none, none};
}

static void work_out(const double *difference, size_t n, double level, siap_i_bias *out)
{
  size_t greater = 0, less = 0;
  for (size_t i = 0; i < n; i++) {
    greater += difference[i] > 0;
    less += difference[i] < 0;
  }
  moments(difference, n, &out->mean, &out->deviation);
  out->interval = by_t(out, level);
  out->greater = siap_i_share_of(greater, n, level);
  out->less = siap_i_share_of(less, n, level);
}

siap_status siap_i_bias_of(const double *first, const double *second, size_t n, double level,
                           siap_i_bias *out)
{
  double grain, *difference = siap_i_alloc(n, sizeof *difference);
  *out = (siap_i_bias){0};
  if (!difference)
    return SIAP_ERR_MEMORY;
  out->n = siap_i_differences(first, second, n, difference, &grain);
  if (grain < 0 || !(level > 0 && level < 1))
    fill_none(out, SIAP_I_STAT_RANGE, 0);
  else if (out->n == 0)
    fill_none(out, SIAP_I_STAT_FEW, 1);
  else
    work_out(difference, out->n, level, out);
  siap_i_release(difference);
  return SIAP_OK;
}

/* ---- raters and targets ---- */

/* Mean of one target's ratings, from the first of them; how many there are. */
static size_t mean_of(const double *row, size_t raters, double *mean)
{
  size_t n = 0;
  double first = 0, sum = 0;
  for (size_t j = 0; j < raters; j++) {
    if (isnan(row[j]))
      continue;
    first = n++ ? first : row[j];
    sum += row[j] - first;
  }
  *mean = n ? first + sum / (double)n : NAN;
  return n;
}

/* Without `who` each column is a rater. */
void siap_i_leniency_of_pool(const siap_i_ratings *ratings, const uint32_t *who, size_t raters,
                             siap_i_stat *mean, size_t *targets)
{
  size_t width = ratings->raters;
  double greatest = 0;
  int is_finite = siap_i_ratings_are_finite(ratings);
  for (size_t j = 0; j < raters; j++) {
    mean[j] = siap_i_stat_none(is_finite ? SIAP_I_STAT_FEW : SIAP_I_STAT_RANGE, is_finite);
    targets[j] = 0;
  }
  for (size_t i = 0; is_finite && i < ratings->targets; i++) {
    const double *row = ratings->value + i * width;
    double middle;
    if (mean_of(row, width, &middle) < 2)
      continue;
    for (size_t j = 0; j < width; j++) {
      size_t rater = who ? who[i * width + j] : j;
      greatest = fmax(greatest, fabs(row[j])); /* which passes over NaN */
      if (!isnan(row[j])) /* the sum at first */
        mean[rater].value = (targets[rater]++ ? mean[rater].value : 0) + (row[j] - middle);
    }
  }
  for (size_t j = 0; j < raters; j++)
    if (targets[j]) {
      double lies = mean[j].value / (double)targets[j];
      mean[j] = siap_i_stat_is(fabs(lies) <= 4 * DBL_EPSILON * greatest ? 0 : lies);
    }
}

void siap_i_leniency(const siap_i_ratings *ratings, siap_i_stat *mean, size_t *targets)
{
  siap_i_leniency_of_pool(ratings, NULL, ratings->raters, mean, targets);
}

void siap_i_disputes(const siap_i_ratings *ratings, siap_i_dispute *out)
{
  for (size_t i = 0; i < ratings->targets; i++) {
    const double *row = ratings->value + i * ratings->raters;
    double mean, least = INFINITY, greatest = -INFINITY, squares = 0;
    size_t n = mean_of(row, ratings->raters, &mean);
    for (size_t j = 0; j < ratings->raters; j++) {
      least = fmin(least, row[j]); /* which pass over NaN */
      greatest = fmax(greatest, row[j]);
      squares += isnan(row[j]) ? 0 : (row[j] - mean) * (row[j] - mean);
    }
    out[i].n = n;
    out[i].range = out[i].deviation = siap_i_stat_none(SIAP_I_STAT_FEW, 2);
    if (n >= 2) {
      int is_finite = isfinite(least) && isfinite(greatest);
      siap_i_stat none = siap_i_stat_none(SIAP_I_STAT_RANGE, 0);
      out[i].range = is_finite ? siap_i_stat_is(greatest - least) : none;
      out[i].deviation = is_finite ? siap_i_stat_is(sqrt(squares / (double)(n - 1))) : none;
    }
  }
}
