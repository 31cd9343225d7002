/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. Who rates higher: pairs (self against final), raters of a panel, targets in dispute. */
#ifndef SIAP_I_BIAS_H
#define SIAP_I_BIAS_H

#include "statistics/ratings.h"
#include "statistics/share.h"

typedef struct siap_i_bias {
  size_t n;                 /* pairs that both are there for */
  siap_i_stat mean;         /* of first - second */
  siap_i_stat deviation;    /* with n - 1; SIAP_I_STAT_FEW below two pairs, as the interval */
  siap_i_interval interval; /* of the mean, by Student's t */
  siap_i_share greater;     /* pairs whose first is greater: overclaims, where first is self */
  siap_i_share less;
} siap_i_bias;

/*
 * Of pairs; those with a NaN are left out. A difference that rounding of the decimals may have made
 * is 0. Infinite values are SIAP_I_STAT_RANGE.
 */
siap_status siap_i_bias_of(const double *first, const double *second, size_t n, double level,
                           siap_i_bias *out);

/*
 * How far each rater lies above the mean of all who rated the same target, the rater included, on
 * the average of the targets that two raters or more rated. mean[rater]; SIAP_I_STAT_FEW for one who
 * rated none of these; what rounding may have made is 0. targets[rater]: how many.
 */
void siap_i_leniency(const siap_i_ratings *ratings, siap_i_stat *mean, size_t *targets);

/*
 * The same of many raters, of whom each target has few: who[place in value] names the rater, below
 * `raters`, wherever there is a rating.
 */
void siap_i_leniency_of_pool(const siap_i_ratings *ratings, const uint32_t *who, size_t raters,
                             siap_i_stat *mean, size_t *targets);

typedef struct siap_i_dispute {
  size_t n;              /* ratings of the target */
  siap_i_stat range;     /* greatest less least; SIAP_I_STAT_FEW below two ratings */
  siap_i_stat deviation; /* with n - 1 */
} siap_i_dispute;

/* How far raters are apart on each target. */
void siap_i_disputes(const siap_i_ratings *ratings, siap_i_dispute *out);

#endif
