/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a. Areas below and above a point of the distributions that tests of hypotheses use. Both
 * are worked out, so that neither is 1 minus something small. Degrees of freedom need not be whole;
 * they lie from SIAP_I_TAILS_LEAST to SIAP_I_TAILS_MOST, anything else is SIAP_I_STAT_RANGE.
 */
#ifndef SIAP_I_TAILS_H
#define SIAP_I_TAILS_H

#include "statistics/stat.h"

#define SIAP_I_TAILS_LEAST 1e-3
#define SIAP_I_TAILS_MOST 1e9

typedef struct siap_i_tails {
  siap_i_stat below, above;
} siap_i_tails;

/* Of the F distribution at f >= 0, which may be infinite. */
siap_i_tails siap_i_f_tails(double f, double df1, double df2);

/* Of Student's t: the probability of |T| >= |t|; t may be infinite. */
siap_i_stat siap_i_t_both(double t, double df);

/* Of the normal distribution: the probability of |Z| >= |z|; z may be infinite. */
siap_i_stat siap_i_normal_both(double z);

#endif
