/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a. Principal components of k columns over the rows in which none is missing: H. Hotelling,
 * Analysis of a complex of statistical variables into principal components, 1933.
 */
#ifndef SIAP_I_PCA_H
#define SIAP_I_PCA_H

#include "ground/memory.h"
#include "statistics/stat.h"

enum siap_i_pca_of { SIAP_I_PCA_COVARIANCE = 0, SIAP_I_PCA_CORRELATION };

typedef struct siap_i_pca {
  size_t n, missing, k; /* complete rows, and the others, which are left out; columns */
  /*
   * DEFINED, or why there are no components: FEW (two rows, one column), RANGE (an infinite value),
   * CONSTANT (no column varies; of correlations: one does not)
   */
  siap_i_stat total; /* variance of all components together */
  double *value;     /* variance of each, highest first, none below 0; NULL unless defined */
  double *share;     /* of the total */
  double *vector;  /* k rows of k: the weights by which a component adds up, signs as in eigen.h */
  double *loading; /* those times the root of its variance: of correlations, the correlation */
} siap_i_pca;

/* The arrays live in the arena. */
siap_status siap_i_pca_of(const double *const *column, size_t k, size_t n, enum siap_i_pca_of what,
                          siap_i_arena *arena, siap_i_pca *out);

#endif
