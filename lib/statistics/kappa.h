/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. Cohen's kappa: agreement of two raters beyond chance. */
#ifndef SIAP_I_KAPPA_H
#define SIAP_I_KAPPA_H

#include "statistics/ratings.h"

#define SIAP_I_KAPPA_CATEGORIES 1000 /* more are no categories: SIAP_I_STAT_RANGE */

/* How bad a disagreement is: 1, the distance of the categories, its square, or a matrix of one's own. */
enum siap_i_kappa_weights {
  SIAP_I_KAPPA_UNWEIGHTED = 0,
  SIAP_I_KAPPA_LINEAR,
  SIAP_I_KAPPA_QUADRATIC,
  SIAP_I_KAPPA_OWN
};

typedef struct siap_i_kappa {
  siap_i_stat kappa;        /* SIAP_I_STAT_CONSTANT when chance alone would agree in everything */
  siap_i_stat error;        /* large-sample standard error of kappa, for the interval */
  siap_i_interval interval; /* not cut at 1 or -1 */
  siap_i_stat null_error;   /* the standard error were kappa 0, for z */
  siap_i_stat z, p;         /* p is two-sided */
  double n;
} siap_i_kappa;

/*
 * Of a square table of counts, count[first * categories + second]. With linear and quadratic weights
 * categories are 1 apart. `own`: disagreements in the same order, 0 on the diagonal, none below 0;
 * NULL unless SIAP_I_KAPPA_OWN. Counts below 0 are SIAP_I_STAT_RANGE. J. Cohen, 1960 and 1968; errors
 * by J. L. Fleiss, J. Cohen, B. S. Everitt, Psychological Bulletin 72, 1969.
 */
siap_status siap_i_kappa_of_table(const double *count, size_t categories,
                                  enum siap_i_kappa_weights weights, const double *own,
                                  double level, siap_i_kappa *out);

/*
 * Of two raters on the targets that both rated. Distances are those of the ratings, so that a level
 * which nobody gave does not bring its neighbours together. Not with SIAP_I_KAPPA_OWN.
 */
siap_status siap_i_kappa_of_raters(const siap_i_ratings *ratings, size_t first, size_t second,
                                   enum siap_i_kappa_weights weights, double level,
                                   siap_i_kappa *out);

#endif
