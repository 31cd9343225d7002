/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a. Intraclass correlations: how much of the spread of ratings is that of the targets.
 * P. E. Shrout, J. L. Fleiss, Psychological Bulletin 86, 1979; K. O. McGraw, S. P. Wong,
 * Psychological Methods 1, 1996.
 */
#ifndef SIAP_I_ICC_H
#define SIAP_I_ICC_H

#include "statistics/ratings.h"

/* Of one rater, then of the mean of all k. */
enum siap_i_icc_form {
  SIAP_I_ICC_1_1 = 0, /* each target rated by others */
  SIAP_I_ICC_2_1,     /* the same raters, drawn from many: absolute agreement */
  SIAP_I_ICC_3_1,     /* these raters and no others: consistency */
  SIAP_I_ICC_1_K,
  SIAP_I_ICC_2_K,
  SIAP_I_ICC_3_K,
  SIAP_I_ICC_FORMS
};

/*
 * Perfect agreement gives 1, with F, p and most limits SIAP_I_STAT_INFINITE. A denominator of 0 is
 * SIAP_I_STAT_CONSTANT or _INFINITE; one below 0, an estimate of a variance, SIAP_I_STAT_RANGE.
 */
typedef struct siap_i_icc_part {
  siap_i_stat value;
  siap_i_interval interval;
  siap_i_stat f, df1, df2, p; /* of the hypothesis that targets do not differ */
} siap_i_icc_part;

typedef struct siap_i_icc {
  size_t targets, raters;  /* complete targets: the others are left out */
  siap_i_stat between;     /* mean square between targets */
  siap_i_stat within;      /* within targets */
  siap_i_stat raters_mean; /* between raters */
  siap_i_stat residual;
  siap_i_icc_part part[SIAP_I_ICC_FORMS];
} siap_i_icc;

/*
 * All six forms; SIAP_I_STAT_FEW with fewer than two complete targets or raters. The F of forms 2 is
 * that of forms 3, as in Shrout and Fleiss (and psych, pingouin); irr has Satterthwaite's. The
 * interval of ICC(2,1) has Satterthwaite's degrees of freedom, that of ICC(2,k) is it by Spearman
 * and Brown. A sum of squares which rounding of the ratings alone could make is taken for 0.
 */
siap_status siap_i_icc_of(const siap_i_ratings *ratings, double level, siap_i_icc *out);

#endif
