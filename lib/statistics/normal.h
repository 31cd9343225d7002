/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. Points and one-sided areas of the normal distribution; both sides are in tails.h. */
#ifndef SIAP_I_NORMAL_H
#define SIAP_I_NORMAL_H

#include "statistics/stat.h"

/* The probability of Z >= z; z may be infinite, NaN is SIAP_I_STAT_RANGE. */
siap_i_stat siap_i_normal_above(double z);

/* The z with P(|Z| <= z) = level; SIAP_I_STAT_RANGE unless 0 < level < 1. */
siap_i_stat siap_i_normal_within(double level);

/*
 * value -+ z * error, where z is siap_i_normal_within(level). Whichever of the three has no value
 * gives its reason to both ends.
 */
siap_i_interval siap_i_normal_interval(siap_i_stat value, siap_i_stat error, double level);

#endif
