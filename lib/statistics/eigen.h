/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. Eigenvalues of a symmetric matrix. */
#ifndef SIAP_I_EIGEN_H
#define SIAP_I_EIGEN_H

#include "ground/memory.h"
#include "statistics/stat.h"

typedef struct siap_i_eigen {
  size_t k;
  uint32_t
      why; /* an enum siap_i_why: RANGE for what is not finite, FEW for k = 0; then no arrays */
  double *value;  /* highest first; NULL without a value */
  double *vector; /* k rows of k: row i belongs to value i and has the length 1 */
} siap_i_eigen;

/*
 * k rows of k, of which what lies on and below the diagonal is read. The sign of a vector is such
 * that the largest of its elements by magnitude is positive, the first where several are as large.
 * Vectors of values that are equal are some of many.
 */
siap_status siap_i_eigen_of(const double *matrix, size_t k, siap_i_arena *arena, siap_i_eigen *out);

#endif
