/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. The words that make one value of several ratings of the same thing. */
#ifndef SIAP_I_REDUCE_H
#define SIAP_I_REDUCE_H

#include "numbers/real.h"

enum siap_i_reduce {
  SIAP_I_REDUCE_MEAN = 0,
  SIAP_I_REDUCE_MEDIAN,
  SIAP_I_REDUCE_MIN,
  SIAP_I_REDUCE_MAX,
  SIAP_I_REDUCE_COUNT_OF,
  SIAP_I_REDUCE_COUNT
};

/* the words, ended by NULL */
extern const char *const siap_i_reduce_name[SIAP_I_REDUCE_COUNT + 1];

/* n >= 1 values, which are sorted on the way. */
siap_i_wide siap_i_reduce(enum siap_i_reduce word, siap_i_wide *x, size_t n);

#endif
