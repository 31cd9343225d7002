/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a. Covariances of k columns over their complete rows: those in which no column is missing
 * (NaN). What lies off the means is multiplied, so that a shift of a column changes nothing.
 */
#ifndef SIAP_I_COVARY_H
#define SIAP_I_COVARY_H

#include "ground/memory.h"
#include "statistics/stat.h"

typedef struct siap_i_covariances {
  size_t n, k;   /* complete rows, columns */
  uint32_t why;  /* an enum siap_i_why: RANGE for an infinite value, FEW below two rows */
  double *c;     /* k rows of k, divided by n - 1, times factor^2; NULL without a value */
  double factor; /* a power of two, by which columns of any magnitude come near 1 */
} siap_i_covariances;

/* `c` lives in the arena. */
siap_status siap_i_covary(const double *const *column, size_t k, size_t n, siap_i_arena *arena,
                          siap_i_covariances *out);

/* That of two columns, with its magnitude. */
siap_i_stat siap_i_covariance(const siap_i_covariances *of, size_t i, size_t j);

/* Pearson's; CONSTANT when one does not vary, 1 of a column that does with itself. */
siap_i_stat siap_i_covary_correlation(const siap_i_covariances *of, size_t i, size_t j);

#endif
