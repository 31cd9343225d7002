/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statistics/eigen.h"

#include "statistics/sum.h"

#include <gsl/gsl_eigen.h>
#include <math.h>

/* What GSL works on. */
typedef struct room {
  double *matrix, *columns; /* columns: of vectors */
  gsl_eigen_symmv_workspace work;
} room;

static int make_room(siap_i_arena *arena, size_t k, room *of)
{
  size_t bytes = k * sizeof *of->matrix;
  double *rows = siap_i_arena_take(arena, 4, bytes);
  of->matrix = siap_i_arena_take(arena, k, bytes);
  of->columns = siap_i_arena_take(arena, k, bytes);
  if (rows)
    of->work = (gsl_eigen_symmv_workspace){
        .size = k, .d = rows, .sd = rows + k, .gc = rows + 2 * k, .gs = rows + 3 * k};
  return !arena->failed;
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

/* GSL's order of columns becomes rows. */
static void take_over(const room *of, double factor, siap_i_eigen *out)
{
  size_t k = out->k;
  for (size_t i = 0; i < k; i++) {
    out->value[i] /= factor;
    if (!isfinite(out->value[i]))
      out->why = SIAP_I_STAT_OVERFLOW;
    for (size_t j = 0; j < k; j++)
      out->vector[i * k + j] = of->columns[j * k + i];
    turn(out->vector + i * k, k);
  }
}

siap_status siap_i_eigen_of(const double *matrix, size_t k, siap_i_arena *arena, siap_i_eigen *out)
{
  double largest = largest_of(matrix, k), factor = isinf(largest) ? 1 : siap_i_factor_for(largest);
  room of;
  *out = (siap_i_eigen){.k = k, .why = isinf(largest) ? SIAP_I_STAT_RANGE : SIAP_I_STAT_FEW};
  if (k < 1 || isinf(largest))
    return SIAP_OK;
  if (k > SIZE_MAX / (4 * sizeof *out->value) || !make_room(arena, k, &of))
    return SIAP_ERR_MEMORY;
  out->value = siap_i_arena_take(arena, k, sizeof *out->value);
  out->vector = siap_i_arena_take(arena, k, k * sizeof *out->vector);
  if (arena->failed)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < k * k; i++)
    of.matrix[i] = i % k <= i / k ? matrix[i] * factor : 0;
  gsl_matrix_view square = gsl_matrix_view_array(of.matrix, k, k);
  gsl_matrix_view vectors = gsl_matrix_view_array(of.columns, k, k);
  gsl_vector_view values = gsl_vector_view_array(out->value, k);
  out->why = SIAP_I_STAT_DEFINED;
  if (gsl_eigen_symmv(&square.matrix, &values.vector, &vectors.matrix, &of.work) ||
      gsl_eigen_symmv_sort(&values.vector, &vectors.matrix, GSL_EIGEN_SORT_VAL_DESC))
    out->why = SIAP_I_STAT_NOT_REACHED;
  else
    take_over(&of, factor, out);
  return SIAP_OK;
}
