/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * By the rotations of C. G. J. Jacobi, 1846, one pair of lines after the other: G. H. Golub, C. F.
 * Van Loan, Matrix Computations, 1996, 8.4; the update of H. Rutishauser, 1966. It ends after a
 * number of sweeps and needs no memory beside the matrix. GSL's gsl_eigen_symmv() has no such
 * bound, and does not come to an end on some finite matrices with elements near 0.
 */
#include "statistics/eigen.h"

#include "statistics/sum.h"

#include <math.h>
#include <string.h>

#define SWEEPS 60     /* seven or eight are usual */
#define NOTHING 1e-40 /* beside a largest element near 1 */

/* Turn the lines p and q so that they no longer meet. */
static void rotate(double *matrix, double *vector, size_t k, size_t p, size_t q)
{
  double meet = matrix[p * k + q], slope = (matrix[q * k + q] - matrix[p * k + p]) / (2 * meet);
  double t = copysign(1 / (fabs(slope) + sqrt(slope * slope + 1)), slope);
  double c = 1 / sqrt(t * t + 1), s = t * c, tau = s / (1 + c);
  matrix[p * k + p] -= t * meet;
  matrix[q * k + q] += t * meet;
  matrix[p * k + q] = matrix[q * k + p] = 0;
  for (size_t i = 0; i < k; i++) {
    double x = vector[p * k + i], y = vector[q * k + i];
    vector[p * k + i] = x - s * (y + tau * x);
    vector[q * k + i] = y + s * (x - tau * y);
    if (i == p || i == q)
      continue;
    x = matrix[p * k + i];
    y = matrix[q * k + i];
    matrix[p * k + i] = matrix[i * k + p] = x - s * (y + tau * x);
    matrix[q * k + i] = matrix[i * k + q] = y + s * (x - tau * y);
  }
}

/* 1: nothing is left beside the diagonal. */
static int sweep_all(double *matrix, double *vector, size_t k)
{
  for (int sweep = 0; sweep < SWEEPS; sweep++) {
    int turned = 0;
    for (size_t p = 0; p < k; p++)
      for (size_t q = p + 1; q < k; q++)
        if (fabs(matrix[p * k + q]) > NOTHING) {
          rotate(matrix, vector, k, p, q);
          turned = 1;
        }
    if (!turned)
      return 1;
  }
  return 0;
}

/* Largest magnitude of what is read; infinite when something is not finite. */
static double largest_of(const double *matrix, size_t k)
{
  double largest = 0;
  for (size_t i = 0; i < k; i++)
    for (size_t j = 0; j <= i; j++) {
      if (!isfinite(matrix[i * k + j]))
        return INFINITY;
      largest = fmax(largest, fabs(matrix[i * k + j]));
    }
  return largest;
}

static void turn(double *vector, size_t k)
{
  double largest = 0;
  size_t first = 0;
  for (size_t i = 0; i < k; i++)
    if (fabs(vector[i]) > largest * (1 + 1e-9)) { /* not by the rounding of equal ones */
      largest = fabs(vector[i]);
      first = i;
    }
  for (size_t i = 0, negative = vector[first] < 0; negative && i < k; i++)
    vector[i] = -vector[i];
}

/* Highest first. */
static void sort(siap_i_eigen *of, double *spare)
{
  size_t k = of->k, bytes = k * sizeof *spare;
  for (size_t i = 0; i < k; i++) {
    size_t best = i;
    for (size_t j = i + 1; j < k; j++)
      best = of->value[j] > of->value[best] ? j : best;
    if (best == i)
      continue;
    double value = of->value[i], *to = of->vector + i * k, *from = of->vector + best * k;
    of->value[i] = of->value[best];
    of->value[best] = value;
    memcpy(spare, to, bytes);
    memcpy(to, from, bytes);
    memcpy(from, spare, bytes);
  }
}

static void solve(double *matrix, double factor, siap_i_eigen *out)
{
  size_t k = out->k;
  out->why = sweep_all(matrix, out->vector, k) ? SIAP_I_STAT_DEFINED : SIAP_I_STAT_NOT_REACHED;
  for (size_t i = 0; i < k; i++) {
    out->value[i] = matrix[i * k + i] / factor;
    if (!out->why && !isfinite(out->value[i]))
      out->why = SIAP_I_STAT_OVERFLOW;
    turn(out->vector + i * k, k);
  }
  sort(out, matrix);
}

siap_status siap_i_eigen_of(const double *matrix, size_t k, siap_i_arena *arena, siap_i_eigen *out)
{
  double largest = largest_of(matrix, k), factor = isinf(largest) ? 1 : siap_i_factor_for(largest);
  *out = (siap_i_eigen){.k = k, .why = isinf(largest) ? SIAP_I_STAT_RANGE : SIAP_I_STAT_FEW};
  if (k < 1 || isinf(largest))
    return SIAP_OK;
  if (k > SIZE_MAX / sizeof *matrix)
    return SIAP_ERR_MEMORY;
  double *own = siap_i_arena_take(arena, k, k * sizeof *own);
  double *vector = siap_i_arena_take(arena, k, k * sizeof *vector);
  double *value = siap_i_arena_take(arena, k, sizeof *value);
  if (arena->failed)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < k; i++) {
    for (size_t j = 0; j <= i; j++)
      own[i * k + j] = own[j * k + i] = matrix[i * k + j] * factor;
    vector[i * k + i] = 1;
  }
  out->value = value;
  out->vector = vector;
  solve(own, factor, out);
  return SIAP_OK;
}
