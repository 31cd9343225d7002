/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. Many tests at once: p values by which the share of false alarms is held. */
#ifndef SIAP_I_FDR_H
#define SIAP_I_FDR_H

#include "ground/memory.h"
#include "statistics/stat.h"

enum siap_i_fdr {
  SIAP_I_FDR_BENJAMINI_HOCHBERG = 0, /* tests that are independent, or depend positively; 1995 */
  SIAP_I_FDR_BENJAMINI_YEKUTIELI     /* any tests; 2001 */
};

/*
 * Adjusted p values in the order of the p values: the least level at which the test would be among
 * those found. A NaN was not tested: SIAP_I_STAT_FEW; one below 0 or above 1 is SIAP_I_STAT_RANGE;
 * neither counts as a test. Y. Benjamini, Y. Hochberg, Journal of the Royal Statistical Society B 57,
 * 1995; Y. Benjamini, D. Yekutieli, Annals of Statistics 29, 2001.
 */
siap_status siap_i_fdr_adjust(const double *p, size_t n, enum siap_i_fdr way,
                              siap_i_stat *adjusted);

#endif
