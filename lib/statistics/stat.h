/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a. What a statistic gives: a number, or the reason why there is none. Undefined is never 0.
 * Functions of this wing take arrays and give numbers; a status other than SIAP_OK is SIAP_ERR_MEMORY.
 */
#ifndef SIAP_I_STAT_H
#define SIAP_I_STAT_H

#include <siap/core.h>

enum siap_i_why {
  SIAP_I_STAT_DEFINED = 0,
  SIAP_I_STAT_FEW,        /* fewer values than `needed` */
  SIAP_I_STAT_CONSTANT,   /* nothing varies: 0 / 0 */
  SIAP_I_STAT_INFINITE,   /* something divided by 0 */
  SIAP_I_STAT_OVERFLOW,   /* beyond what a double holds */
  SIAP_I_STAT_RANGE,      /* a value outside what the statistic is defined for */
  SIAP_I_STAT_NOT_REACHED /* an iteration did not come to an end */
};

typedef struct siap_i_stat {
  double value;  /* NaN unless defined */
  uint32_t why;  /* an enum siap_i_why */
  size_t needed; /* with SIAP_I_STAT_FEW: how many values it takes */
} siap_i_stat;

typedef struct siap_i_interval {
  siap_i_stat low, high;
} siap_i_interval;

/* A defined statistic; a value that is not finite becomes SIAP_I_STAT_OVERFLOW. */
siap_i_stat siap_i_stat_is(double value);

/* One without a value. `needed` is 0 unless why is SIAP_I_STAT_FEW. */
siap_i_stat siap_i_stat_none(enum siap_i_why why, size_t needed);

#endif
