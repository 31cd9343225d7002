/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. Wilcoxon's signed ranks: do pairs differ to one side? */
#ifndef SIAP_I_WILCOXON_H
#define SIAP_I_WILCOXON_H

#include "ground/memory.h"
#include "statistics/stat.h"

#define SIAP_I_WILCOXON_EXACT 50 /* up to so many ranks the distribution is counted out */

enum siap_i_wilcoxon_zeros {
  SIAP_I_WILCOXON_DROP = 0, /* pairs without a difference are left out (Wilcoxon) */
  SIAP_I_WILCOXON_PRATT     /* they are ranked, and their ranks left out (J. W. Pratt, 1959) */
};

/* Of one test: how likely as much, in this direction or in either. */
typedef struct siap_i_sides {
  siap_i_stat both, greater, less;
} siap_i_sides;

typedef struct siap_i_wilcoxon {
  size_t n, zeros, greater; /* pairs with a difference, without; first greater than second */
  siap_i_stat plus, minus;  /* sums of ranks of the differences above and below 0 */
  int is_exact;             /* p is the exact one */
  siap_i_sides p;
  siap_i_sides
      exact; /* by all signs that these ranks may take, ties and all; or _RANGE: too many */
  siap_i_sides normal; /* by the normal distribution, corrected for continuity and ties */
  siap_i_stat z, plain_z, plain_p; /* z with the correction for continuity; both without */
} siap_i_wilcoxon;

/*
 * Of the differences first - second; pairs with a NaN are left out. Differences that are one another's,
 * or 0, but for the rounding of the decimals they come from count as tied, or as 0. Without a
 * difference everything is SIAP_I_STAT_CONSTANT, without a pair SIAP_I_STAT_FEW.
 * F. Wilcoxon, Biometrics Bulletin 1, 1945; M. Hollander, D. A. Wolfe, Nonparametric Statistical
 * Methods, 1973, 3.1.
 */
siap_status siap_i_wilcoxon_of(const double *first, const double *second, size_t n,
                               enum siap_i_wilcoxon_zeros zeros, siap_i_wilcoxon *out);

/*
 * The differences first - second of the pairs without NaN into `difference`, what is rounding as 0.
 * Returns how many. `grain`: what rounding may have made of a difference; -1: a value is infinite.
 */
size_t siap_i_differences(const double *first, const double *second, size_t n, double *difference,
                          double *grain);

#endif
