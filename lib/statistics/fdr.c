/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statistics/fdr.h"

#include <math.h>
#include <stdlib.h>

typedef struct tested {
  double p;
  size_t at;
} tested;

static int ascending(const void *a, const void *b)
{
  double x = ((const tested *)a)->p, y = ((const tested *)b)->p;
  return (x > y) - (x < y);
}

siap_status siap_i_fdr_adjust(const double *p, size_t n, enum siap_i_fdr way, siap_i_stat *adjusted)
{
  size_t tests = 0;
  double harmonic = 0, least = 1;
  tested *sorted = siap_i_alloc(n, sizeof *sorted);
  if (!sorted)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < n; i++) {
    adjusted[i] =
        isnan(p[i]) ? siap_i_stat_none(SIAP_I_STAT_FEW, 1) : siap_i_stat_none(SIAP_I_STAT_RANGE, 0);
    if (p[i] >= 0 && p[i] <= 1)
      sorted[tests++] = (tested){.p = p[i], .at = i};
  }
  qsort(sorted, tests, sizeof *sorted, ascending);
  for (size_t i = 1; i <= tests; i++)
    harmonic += 1 / (double)i;
  double factor = (double)tests * (way == SIAP_I_FDR_BENJAMINI_YEKUTIELI ? harmonic : 1);
  for (size_t i = tests; i-- > 0;) {
    least = fmin(least, sorted[i].p * factor / (double)(i + 1));
    adjusted[sorted[i].at] = siap_i_stat_is(least);
  }
  siap_i_release(sorted);
  return SIAP_OK;
}
