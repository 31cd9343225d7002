/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. The words that make one value of several ratings of the same thing. */
#include "numbers/reduce.h"

#include <stdlib.h>

const char *const siap_i_reduce_name[SIAP_I_REDUCE_COUNT + 1] = {"mean", "median", "min",
                                                                 "max",  "count",  NULL};

static int ascending(const void *a, const void *b)
{
  siap_i_wide x = *(const siap_i_wide *)a, y = *(const siap_i_wide *)b;
  return (x > y) - (x < y);
}

siap_i_wide siap_i_reduce(enum siap_i_reduce word, siap_i_wide *x, size_t n)
{
  siap_i_wide sum = 0;
  qsort(x, n, sizeof *x, ascending);
  switch (word) {
  case SIAP_I_REDUCE_MEDIAN:
    return n % 2 ? x[n / 2] : (x[n / 2 - 1] + x[n / 2]) / 2;
  case SIAP_I_REDUCE_MIN:
    return x[0];
  case SIAP_I_REDUCE_MAX:
    return x[n - 1];
  case SIAP_I_REDUCE_COUNT_OF:
    return (siap_i_wide)n;
  case SIAP_I_REDUCE_MEAN:
  case SIAP_I_REDUCE_COUNT:
    break;
  }
  for (size_t i = 0; i < n; i++)
    sum += x[i];
  return sum / (siap_i_wide)n;
}
