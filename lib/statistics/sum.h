/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a. Sums and means of twice the precision of a double: D. E. Knuth, The Art of Computer
 * Programming 2, 4.2.2, carried along as by A. Neumaier, 1974. A common power of two keeps sums,
 * squares and fourth powers of very large and very small values within what a double holds.
 */
#ifndef SIAP_I_SUM_H
#define SIAP_I_SUM_H

#include "statistics/stat.h"

typedef struct siap_i_total {
  double sum, lost;
} siap_i_total;

static inline void siap_i_total_add(siap_i_total *total, double x)
{
  double sum = total->sum + x, part = sum - total->sum;
  total->lost += (total->sum - (sum - part)) + (x - part);
  total->sum = sum;
}

static inline double siap_i_total_of(const siap_i_total *total)
{
  return total->sum + total->lost;
}

/* The power of two by which values of this magnitude at most come near 1. */
double siap_i_factor_for(double largest);

/* The mean times the factor, as high + low; (x * factor - high) - low is what lies off it. */
typedef struct siap_i_centre {
  double high, low, factor;
} siap_i_centre;

static inline double siap_i_off(const siap_i_centre *centre, double x)
{
  return (x * centre->factor - centre->high) - centre->low;
}

/* Of n >= 1 finite values; a factor that several arrays share, or 0 for that of these values. */
siap_i_centre siap_i_centre_of(const double *x, size_t n, double factor);

/* To about 30 digits of the largest value, then rounded. A value that is not finite is SIAP_I_STAT_RANGE. */
siap_i_stat siap_i_sum(const double *x, size_t n);

#endif
