/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a. The cohort stage of one item: denominate (done before), impute, treat outliers, orient,
 * normalise. Fitted on the values of a reference cohort, then applied to any value.
 * Source of the order and of the methods: OECD/JRC, Handbook on Constructing Composite Indicators,
 * 2008, steps 3 to 5; treatment as in W. Becker and others, COINr (JOSS 2022).
 */
#ifndef SIAP_I_COHORT_H
#define SIAP_I_COHORT_H

#include "numbers/real.h"

/* Words, in the order of the lists below. */
enum siap_i_impute { SIAP_I_IMPUTE_NONE = 0, SIAP_I_IMPUTE_MEAN, SIAP_I_IMPUTE_MEDIAN };
enum siap_i_treat {
  SIAP_I_TREAT_NONE = 0,
  SIAP_I_TREAT_WINSORISE,    /* while the shape fails, up to `most` points */
  SIAP_I_TREAT_LOG,          /* when the shape fails */
  SIAP_I_TREAT_WINSORISE_LOG /* the first, and where that does not mend it, the second */
};
enum siap_i_scaling {
  SIAP_I_SCALING_NONE = 0,
  SIAP_I_SCALING_MIN_MAX,
  SIAP_I_SCALING_Z_SCORE,
  SIAP_I_SCALING_RANK,
  SIAP_I_SCALING_PERCENTILE_RANK,
  SIAP_I_SCALING_DISTANCE_TO_MAX,
  SIAP_I_SCALING_FRACTION_OF_MAX,
  SIAP_I_SCALING_DISTANCE_TO_REFERENCE
};

/* each ends with NULL */
extern const char *const siap_i_impute_name[], *const siap_i_treat_name[],
                                                   *const siap_i_scaling_name[];

typedef struct siap_i_cohort_how {
  uint8_t impute, treat, scaling, falls; /* falls: less is better, the sign is turned */
  uint8_t clip;                          /* distance to a reference is cut at 1 */
  uint32_t most;                         /* points that winsorising may set */
  double skew, kurtosis;                 /* the shape passes when |skew| or kurtosis lies below */
  siap_i_wide low, high;                 /* min-max: the range; z-score: mean and deviation */
  siap_i_wide reference;
} siap_i_cohort_how;

/* What was fitted. */
typedef struct siap_i_cohort_fit {
  siap_i_wide filling;     /* what a missing value becomes */
  siap_i_wide floor, roof; /* winsorising: values beyond are set here */
  siap_i_wide log_min, log_max;
  uint8_t can_fill, logs;
  siap_i_wide min, max, mean, deviation; /* of the treated and oriented values */
  const siap_i_wide *sorted;             /* those, ascending */
  size_t count;
  size_t winsorised;
} siap_i_cohort_fit;

/* Why a column could not be fitted. */
enum siap_i_cohort_fault {
  SIAP_I_COHORT_FINE = 0,
  SIAP_I_COHORT_FEW,     /* fewer than two values */
  SIAP_I_COHORT_CONSTANT /* all values are equal */
};

/*
 * Fit on n values of which `missing` ones were not there: they are imputed first, and then count like
 * the others. `x` has room for 2 (n + missing) values, is changed, and becomes fit->sorted.
 */
enum siap_i_cohort_fault siap_i_cohort_fit_on(const siap_i_cohort_how *how, siap_i_wide *x,
                                              size_t n, size_t missing, siap_i_cohort_fit *fit);

/* One value as the fit saw those of the cohort: treated, its sign turned where less is better. */
siap_i_wide siap_i_cohort_treated(const siap_i_cohort_how *how, const siap_i_cohort_fit *fit,
                                  siap_i_wide x);

/* How many of the reference values lie below a treated one: ties stand at the least of their places. */
size_t siap_i_cohort_below(const siap_i_cohort_fit *fit, siap_i_wide x);

/* The score of one value that is there. */
siap_i_wide siap_i_cohort_apply(const siap_i_cohort_how *how, const siap_i_cohort_fit *fit,
                                siap_i_wide x);

/* Skewness and excess kurtosis, type 2 (bias-corrected, as SAS and spreadsheets); n >= 4. */
siap_i_wide siap_i_skewness(const siap_i_wide *x, size_t n);
siap_i_wide siap_i_kurtosis(const siap_i_wide *x, size_t n);

#endif
