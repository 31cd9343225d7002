/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. Fleiss' kappa: agreement of many raters beyond chance. */
#ifndef SIAP_I_FLEISS_H
#define SIAP_I_FLEISS_H

#include "statistics/ratings.h"

typedef struct siap_i_fleiss_part {
  siap_i_stat kappa; /* SIAP_I_STAT_CONSTANT when all ratings are of one category */
  siap_i_stat error; /* the standard error were kappa 0 */
  siap_i_stat z, p;  /* p is two-sided */
} siap_i_fleiss_part;

typedef struct siap_i_fleiss {
  siap_i_fleiss_part all;
  siap_i_stat observed, expected; /* shares of agreeing pairs */
  size_t targets, raters;         /* those that counted */
} siap_i_fleiss;

/*
 * Of counts: count[target * categories + category]. Each target has the same number of ratings, two
 * or more, or all is SIAP_I_STAT_RANGE: for unequal numbers there is Krippendorff's alpha. `part`:
 * one for each category against all others, or NULL; one that nobody gave is SIAP_I_STAT_CONSTANT.
 * J. L. Fleiss, Psychological Bulletin 76, 1971; errors by J. L. Fleiss, J. C. M. Nee, J. R. Landis,
 * Psychological Bulletin 86, 1979.
 */
siap_status siap_i_fleiss_of_counts(const uint32_t *count, size_t targets, size_t categories,
                                    siap_i_fleiss *out, siap_i_fleiss_part *part);

/* Of the targets that every rater rated, without the categories. */
siap_status siap_i_fleiss_of_ratings(const siap_i_ratings *ratings, siap_i_fleiss *out);

#endif
