/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a. Weights of pairwise judgements: T. L. Saaty, A scaling method for priorities in
 * hierarchical structures, Journal of Mathematical Psychology 15, 1977. a[i n + j] says how many times
 * more i matters than j. The weights are the principal eigenvector, the index of consistency is
 * (lambda - n) / (n - 1), its ratio that by the mean index of random matrices.
 */
#ifndef SIAP_I_AHP_H
#define SIAP_I_AHP_H

#include "ground/memory.h"
#include "statistics/stat.h"

#define SIAP_I_AHP_MOST 100 /* things compared */

typedef struct siap_i_ahp {
  siap_i_stat lambda;
  siap_i_stat index; /* from 2 things on */
  siap_i_stat
      ratio; /* from 3 on, where judgements can disagree; none above 15 (SIAP_I_STAT_RANGE) */
} siap_i_ahp;

/* Where judgements are refused. */
typedef struct siap_i_ahp_fault {
  uint32_t why;
  size_t row, column;
} siap_i_ahp_fault;

/*
 * Fill what is missing (NaN) from the judgement across the diagonal, and the diagonal with 1. Refused,
 * at the first such place: a pair without a judgement (SIAP_I_STAT_FEW); a judgement that is not a
 * positive number, or whose reciprocal is not; a diagonal that is not 1; a[i][j] a[j][i] off 1 by more
 * than the tolerance, for judgements that were printed with few digits (SIAP_I_STAT_RANGE).
 */
siap_i_ahp_fault siap_i_ahp_complete(size_t n, double *a, double tolerance);

/*
 * One matrix that is complete. n is 1 .. 100, else lambda says SIAP_I_STAT_FEW or SIAP_I_STAT_RANGE
 * and `weights` is left alone.
 */
siap_status siap_i_ahp_of(siap_i_arena *arena, size_t n, const double *a, double *weights,
                          siap_i_ahp *ahp);

/*
 * The judgements of several experts as one: geometric means, the only ones that keep reciprocals
 * (J. Aczel, T. L. Saaty, Procedures for synthesizing ratio judgements, 1983). `a`: complete matrices,
 * one behind another, an expert each; not 0 of them.
 */
void siap_i_ahp_together(size_t n, size_t experts, const double *a, double *together);

/* Saaty's mean index of random matrices, 3 <= n <= 15; NaN otherwise. */
double siap_i_ahp_random_index(size_t n);

#endif
