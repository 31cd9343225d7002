/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a. How far items that are added up agree: L. J. Cronbach, Coefficient alpha and the
 * internal structure of tests, Psychometrika 16, 1951. It may be negative. Needs two items and two
 * rows.
 */
#ifndef SIAP_I_ALPHA_H
#define SIAP_I_ALPHA_H

#include "statistics/stat.h"

/* Of one item, in the light of the others. */
typedef struct siap_i_alpha_item {
  siap_i_stat without; /* alpha without it; needs three items */
  siap_i_stat rest;    /* its correlation with the sum of the others */
} siap_i_alpha_item;

typedef struct siap_i_alpha {
  size_t n, missing; /* complete rows, and the others, which are left out */
  size_t k;          /* items */
  siap_i_stat value; /* CONSTANT: nothing varies, INFINITE: items do, and their sum does not */
  siap_i_stat standardised; /* of the correlations; CONSTANT when an item does not vary */
  siap_i_interval interval;
} siap_i_alpha;

/* `level` is that of the interval, 0.95 say. `item` has room for k, or is NULL. */
siap_status siap_i_alpha_of(const double *const *column, size_t k, size_t n, double level,
                            siap_i_alpha *out, siap_i_alpha_item *item);

/* From what is published: the sum of the items' variances, and the variance of their sum. */
siap_i_stat siap_i_alpha_of_variances(double items, double sum, size_t k);

/*
 * Two-sided, of n rows: L. S. Feldt, The approximate sampling distribution of Kuder-Richardson
 * reliability coefficient twenty, Psychometrika 30, 1965. The level lies between 0 and 1.
 */
siap_i_interval siap_i_alpha_interval(siap_i_stat alpha, size_t n, size_t k, double level);

#endif
