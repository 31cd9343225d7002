/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. The Perron vector of a positive matrix, without GSL: its solver works in memory of its own. */
#include "statistics/ahp.h"

#include <float.h>
#include <math.h>
#include <string.h>

/* T. L. Saaty, The Analytic Hierarchy Process, 1980; 3 .. 10 also in How to make a decision, 1990. */
static const double random_index[] = {NAN,  NAN,  NAN,  0.58, 0.90, 1.12, 1.24, 1.32,
                                      1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59};

double siap_i_ahp_random_index(size_t n)
{
  return n < sizeof random_index / sizeof *random_index ? random_index[n] : NAN;
}

/* ---- judgements ---- */

static int is_judgement(double x)
{
  return x > 0 && isfinite(x) && isfinite(1 / x);
}

static uint32_t complete_pair(double *one, double *other, double tolerance)
{
  if (isnan(*one) && isnan(*other))
    return SIAP_I_STAT_FEW;
  if ((!isnan(*one) && !is_judgement(*one)) || (!isnan(*other) && !is_judgement(*other)))
    return SIAP_I_STAT_RANGE;
  if (isnan(*one) || isnan(*other)) {
    *(isnan(*one) ? one : other) = 1 / (isnan(*one) ? *other : *one);
    return SIAP_I_STAT_DEFINED;
  }
  return fabs(*one * *other - 1) <= tolerance ? SIAP_I_STAT_DEFINED : SIAP_I_STAT_RANGE;
}

siap_i_ahp_fault siap_i_ahp_complete(size_t n, double *a, double tolerance)
{
  siap_i_ahp_fault fault = {0};
  for (size_t i = 0; i < n; i++)
    for (size_t j = i; j < n; j++) {
      if (i == j && isnan(a[i * n + i]))
        a[i * n + i] = 1;
      fault.why = i == j ? (a[i * n + i] == 1 ? SIAP_I_STAT_DEFINED : SIAP_I_STAT_RANGE)
                         : complete_pair(&a[i * n + j], &a[j * n + i], tolerance);
      fault.row = i;
      fault.column = j;
      if (fault.why != SIAP_I_STAT_DEFINED)
        return fault;
    }
  return (siap_i_ahp_fault){0};
}

void siap_i_ahp_together(size_t n, size_t experts, const double *a, double *together)
{
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < n; j++) {
      double sum = 0; /* both of a pair count, so that the two of the answer are reciprocal */
      for (size_t k = 0; k < experts; k++)
        sum += log(a[(k * n + i) * n + j]) - log(a[(k * n + j) * n + i]);
      together[i * n + j] = exp(sum / (2 * (double)experts));
    }
}

/* ---- the eigenvector ---- */

/* The sum of x becomes 1. */
static double normalise(size_t n, double *x)
{
  double sum = 0;
  for (size_t i = 0; i < n; i++)
    sum += x[i];
  for (size_t i = 0; i < n; i++)
    x[i] /= sum;
  return sum;
}

static void times(size_t n, const double *a, const double *x, double *out)
{
  for (size_t i = 0; i < n; i++) {
    out[i] = 0;
    for (size_t j = 0; j < n; j++)
      out[i] += a[i * n + j] * x[j];
  }
}

/* a a, its largest element 1, so that no power of it overflows. */
static void square(size_t n, const double *a, double *out)
{
  double most = 0;
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < n; j++) {
      double sum = 0;
      for (size_t k = 0; k < n; k++)
        sum += a[i * n + k] * a[k * n + j];
      out[i * n + j] = sum;
      most = sum > most ? sum : most;
    }
  for (size_t i = 0; i < n * n; i++)
    out[i] /= most;
}

static void row_sums(size_t n, const double *a, double *x)
{
  for (size_t i = 0; i < n; i++) {
    x[i] = 0;
    for (size_t j = 0; j < n; j++)
      x[i] += a[i * n + j];
  }
  normalise(n, x);
}

/* Largest difference between two vectors, as a share. */
static double moved(size_t n, const double *x, const double *y)
{
  double most = 0;
  for (size_t i = 0; i < n; i++) {
    double off = fabs(x[i] - y[i]) / y[i];
    most = off > most ? off : most;
  }
  return most;
}

/*
 * Squaring the matrix k times is 2^k steps of the power method, which comes to the one positive vector
 * of a positive matrix (Perron, 1907) however near the second eigenvalue is. All terms are positive:
 * nothing cancels. Two plain steps at the end take away what squaring rounded.
 */
static siap_i_stat principal(size_t n, const double *a, double *power, double *other, double *x)
{
  enum { SQUARINGS = 60, STEPS = 2 };
  double *next = other + n * n, sum = 0;
  memcpy(power, a, n * n * sizeof *power);
  row_sums(n, power, x);
  for (int k = 0;; k++) {
    square(n, power, other);
    row_sums(n, other, next);
    double off = moved(n, next, x);
    memcpy(x, next, n * sizeof *x);
    memcpy(power, other, n * n * sizeof *power);
    if (off <= 8 * (double)n * DBL_EPSILON) /* and `next` is off by the square of that */
      break;
    if (k == SQUARINGS)
      return siap_i_stat_none(SIAP_I_STAT_NOT_REACHED, 0);
  }
  for (int k = 0; k < STEPS; k++) {
    times(n, a, x, next);
    sum = normalise(n, next);
    memcpy(x, next, n * sizeof *x);
  }
  /* n is what judgements give that agree: what rounding made of it is no inconsistency */
  double count = (double)n;
  return siap_i_stat_is(fabs(sum - count) <= 8 * DBL_EPSILON * count ? count : sum);
}

static void judge(size_t n, siap_i_ahp *ahp)
{
  double random = siap_i_ahp_random_index(n), count = (double)n;
  ahp->index = n < 2 ? siap_i_stat_none(SIAP_I_STAT_FEW, 2) : ahp->lambda;
  ahp->ratio = n < 3           ? siap_i_stat_none(SIAP_I_STAT_FEW, 3)
               : isnan(random) ? siap_i_stat_none(SIAP_I_STAT_RANGE, 0)
                               : ahp->lambda;
  if (ahp->index.why == SIAP_I_STAT_DEFINED)
    ahp->index = siap_i_stat_is((ahp->lambda.value - count) / (count - 1));
  if (ahp->ratio.why == SIAP_I_STAT_DEFINED)
    ahp->ratio = siap_i_stat_is(ahp->index.value / random);
}

siap_status siap_i_ahp_of(siap_i_arena *arena, size_t n, const double *a, double *weights,
                          siap_i_ahp *ahp)
{
  if (n < 1 || n > SIAP_I_AHP_MOST) {
    ahp->lambda = n ? siap_i_stat_none(SIAP_I_STAT_RANGE, 0) : siap_i_stat_none(SIAP_I_STAT_FEW, 1);
    ahp->index = ahp->ratio = ahp->lambda;
    return SIAP_OK;
  }
  double *power = siap_i_arena_take(arena, 2 * n * n + n, sizeof *power);
  if (!power)
    return SIAP_ERR_MEMORY;
  ahp->lambda = principal(n, a, power, power + n * n, weights);
  judge(n, ahp);
  return SIAP_OK;
}
