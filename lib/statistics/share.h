/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. A share of what was counted, with its interval. */
#ifndef SIAP_I_SHARE_H
#define SIAP_I_SHARE_H

#include "statistics/stat.h"

typedef struct siap_i_share {
  size_t hits, n;
  siap_i_stat share; /* SIAP_I_STAT_FEW when n is 0 */
  siap_i_interval interval;
} siap_i_share;

/*
 * hits of n. The interval is the score interval, which stays within 0 and 1 and is sound for small
 * n: E. B. Wilson, Journal of the American Statistical Association 22, 1927.
 */
siap_i_share siap_i_share_of(size_t hits, size_t n, double level);

#endif
