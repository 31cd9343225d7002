/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. The cohort stage of one item, fitted and applied. */
#include "numbers/cohort.h"

#include <stdlib.h>
#include <string.h>

const char *const siap_i_impute_name[] = {"none", "mean", "median", NULL};
const char *const siap_i_treat_name[] = {"none", "winsorise", "log", "winsorise-log", NULL};
const char *const siap_i_scaling_name[] = {"none",
                                           "min-max",
                                           "z-score",
                                           "rank",
                                           "percentile-rank",
                                           "distance-to-max",
                                           "fraction-of-max",
                                           "distance-to-reference",
                                           NULL};

static siap_i_wide root(siap_i_wide x)
{
  return x > 0 ? SIAP_I_WIDE_POW(x, (siap_i_wide)0.5) : 0;
}

static int ascending(const void *a, const void *b)
{
  siap_i_wide x = *(const siap_i_wide *)a, y = *(const siap_i_wide *)b;
  return (x > y) - (x < y);
}

static siap_i_wide mean_of(const siap_i_wide *x, size_t n)
{
  siap_i_wide sum = 0;
  for (size_t i = 0; i < n; i++)
    sum += x[i];
  return sum / (siap_i_wide)n;
}

/* Sum of the k-th powers of what lies off the mean. */
static siap_i_wide moment(const siap_i_wide *x, size_t n, int k)
{
  siap_i_wide mean = mean_of(x, n), sum = 0;
  for (size_t i = 0; i < n; i++) {
    siap_i_wide off = x[i] - mean, power = off;
    for (int j = 1; j < k; j++)
      power *= off;
    sum += power;
  }
  return sum;
}

/* Type 2: D. N. Joanes, C. A. Gill, Comparing measures of sample skewness and kurtosis, 1998. */
siap_i_wide siap_i_skewness(const siap_i_wide *x, size_t n)
{
  siap_i_wide count = (siap_i_wide)n, second = moment(x, n, 2);
  if (n < 3 || second <= 0)
    return 0;
  return count * root(count - 1) / (count - 2) * moment(x, n, 3) / (second * root(second));
}

siap_i_wide siap_i_kurtosis(const siap_i_wide *x, size_t n)
{
  siap_i_wide count = (siap_i_wide)n, second = moment(x, n, 2);
  if (n < 4 || second <= 0)
    return 0;
  siap_i_wide ratio = count * moment(x, n, 4) / (second * second);
  return ((count + 1) * (ratio - 3) + 6) * (count - 1) / ((count - 2) * (count - 3));
}

static int shape_passes(const siap_i_cohort_how *how, const siap_i_wide *x, size_t n)
{
  siap_i_wide skew = siap_i_skewness(x, n);
  return (skew < 0 ? -skew : skew) < how->skew || siap_i_kurtosis(x, n) < how->kurtosis;
}

/* ---- treatment; x is sorted ---- */

static size_t tied_at_top(const siap_i_wide *x, size_t n)
{
  size_t count = 1;
  while (count < n && x[n - 1 - count] == x[n - 1])
    count++;
  return count;
}

static size_t tied_at_bottom(const siap_i_wide *x, size_t n)
{
  size_t count = 1;
  while (count < n && x[count] == x[0])
    count++;
  return count;
}

/*
 * While the shape fails and fewer than `most` points are set: the longer tail's outermost points
 * become the next value inwards.
 */
static void winsorise(const siap_i_cohort_how *how, siap_i_wide *x, size_t n,
                      siap_i_cohort_fit *fit)
{
  size_t top = 0, bottom = 0;
  while (!shape_passes(how, x, n) && top + bottom < how->most) {
    if (siap_i_skewness(x, n) >= 0) {
      size_t tied = tied_at_top(x, n);
      if (tied == n)
        break;
      for (size_t i = n - tied; i < n; i++)
        x[i] = x[n - tied - 1];
      top = tied_at_top(x, n);
    } else {
      size_t tied = tied_at_bottom(x, n);
      if (tied == n)
        break;
      for (size_t i = 0; i < tied; i++)
        x[i] = x[tied];
      bottom = tied_at_bottom(x, n);
    }
  }
  fit->winsorised = top + bottom;
  fit->floor = x[0];
  fit->roof = x[n - 1];
}

static siap_i_wide logged(const siap_i_cohort_fit *fit, siap_i_wide x)
{
  siap_i_wide shifted = x - fit->log_min + (siap_i_wide)1 / 100 * (fit->log_max - fit->log_min);
  /* a value below the reference cohort's least has no logarithm to speak of: the least stands in */
  siap_i_wide least = (fit->log_max - fit->log_min) / 100;
  return SIAP_I_WIDE_LOG(shifted < least ? least : shifted);
}

static int wants_log(const siap_i_cohort_how *how)
{
  return how->treat == SIAP_I_TREAT_LOG || how->treat == SIAP_I_TREAT_WINSORISE_LOG;
}

/* `kept` are the values before winsorising: the logarithm is taken of those. */
static void treat(const siap_i_cohort_how *how, siap_i_wide *x, const siap_i_wide *kept, size_t n,
                  siap_i_cohort_fit *fit)
{
  if (how->treat == SIAP_I_TREAT_NONE || shape_passes(how, x, n))
    return;
  if (how->treat != SIAP_I_TREAT_LOG) {
    winsorise(how, x, n, fit);
    if (how->treat == SIAP_I_TREAT_WINSORISE || shape_passes(how, x, n))
      return;
    memcpy(x, kept, n * sizeof *x);
    fit->winsorised = 0;
  }
  if (!wants_log(how))
    return;
  fit->logs = 1;
  fit->log_min = x[0];
  fit->log_max = x[n - 1];
  for (size_t i = 0; i < n; i++)
    x[i] = logged(fit, x[i]);
}

/* ---- fitting ---- */

static void fill(const siap_i_cohort_how *how, siap_i_wide *x, size_t n, size_t *missing,
                 siap_i_cohort_fit *fit)
{
  fit->can_fill = how->impute != SIAP_I_IMPUTE_NONE;
  if (!fit->can_fill) {
    *missing = 0;
    return;
  }
  fit->filling = how->impute == SIAP_I_IMPUTE_MEAN ? mean_of(x, n)
                 : n % 2                           ? x[n / 2]
                                                   : (x[n / 2 - 1] + x[n / 2]) / 2;
  for (size_t i = 0; i < *missing; i++)
    x[n + i] = fit->filling;
}

static void orient(const siap_i_cohort_how *how, siap_i_wide *x, size_t n)
{
  for (size_t i = 0; how->falls && i < n / 2; i++) { /* turned about, so that it stays ascending */
    siap_i_wide kept = x[i];
    x[i] = x[n - 1 - i];
    x[n - 1 - i] = kept;
  }
  for (size_t i = 0; how->falls && i < n; i++)
    x[i] = -x[i];
}

enum siap_i_cohort_fault siap_i_cohort_fit_on(const siap_i_cohort_how *how, siap_i_wide *x,
                                              size_t n, size_t missing, siap_i_cohort_fit *fit)
{
  memset(fit, 0, sizeof *fit);
  if (n < 2)
    return SIAP_I_COHORT_FEW;
  qsort(x, n, sizeof *x, ascending);
  fill(how, x, n, &missing, fit);
  n += missing;
  qsort(x, n, sizeof *x, ascending);
  if (x[0] == x[n - 1])
    return SIAP_I_COHORT_CONSTANT;
  siap_i_wide *kept = x + n; /* the caller's room is twice what it needs */
  memcpy(kept, x, n * sizeof *x);
  treat(how, x, kept, n, fit);
  orient(how, x, n);
  fit->sorted = x;
  fit->count = n;
  fit->min = x[0];
  fit->max = x[n - 1];
  fit->mean = mean_of(x, n);
  fit->deviation = root(moment(x, n, 2) / (siap_i_wide)(n - 1));
  return x[0] == x[n - 1] ? SIAP_I_COHORT_CONSTANT : SIAP_I_COHORT_FINE;
}

/* ---- applying ---- */

size_t siap_i_cohort_below(const siap_i_cohort_fit *fit, siap_i_wide x)
{
  size_t low = 0, high = fit->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (fit->sorted[middle] < x)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static siap_i_wide scaled(const siap_i_cohort_how *how, const siap_i_cohort_fit *fit, siap_i_wide x)
{
  siap_i_wide range = fit->max - fit->min,
              reference = how->falls ? -how->reference : how->reference;
  switch (how->scaling) {
  case SIAP_I_SCALING_MIN_MAX:
    return how->low + (how->high - how->low) * (x - fit->min) / range;
  case SIAP_I_SCALING_Z_SCORE:
    return how->low + how->high * (x - fit->mean) / fit->deviation;
  case SIAP_I_SCALING_RANK:
    return (siap_i_wide)(siap_i_cohort_below(fit, x) + 1);
  case SIAP_I_SCALING_PERCENTILE_RANK:
    return (siap_i_wide)siap_i_cohort_below(fit, x) / (siap_i_wide)(fit->count - 1);
  case SIAP_I_SCALING_DISTANCE_TO_MAX:
    return 1 - (fit->max - x) / range;
  case SIAP_I_SCALING_FRACTION_OF_MAX:
    return x / fit->max;
  case SIAP_I_SCALING_DISTANCE_TO_REFERENCE: {
    siap_i_wide value = 1 - (reference - x) / (reference - fit->min);
    return how->clip && value > 1 ? 1 : value;
  }
  default:
    return x;
  }
}

siap_i_wide siap_i_cohort_treated(const siap_i_cohort_how *how, const siap_i_cohort_fit *fit,
                                  siap_i_wide x)
{
  if (fit->logs)
    x = logged(fit, x);
  else if (fit->winsorised)
    x = x < fit->floor ? fit->floor : x > fit->roof ? fit->roof : x;
  return how->falls ? -x : x;
}

siap_i_wide siap_i_cohort_apply(const siap_i_cohort_how *how, const siap_i_cohort_fit *fit,
                                siap_i_wide x)
{
  return scaled(how, fit, siap_i_cohort_treated(how, fit, x));
}
