/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. Krippendorff's alpha: agreement of any number of raters, ratings may be missing. */
#ifndef SIAP_I_KRIPPENDORFF_H
#define SIAP_I_KRIPPENDORFF_H

#include "statistics/ratings.h"

/* How far two ratings are apart. */
enum siap_i_metric {
  SIAP_I_METRIC_NOMINAL = 0, /* equal or not */
  SIAP_I_METRIC_ORDINAL,     /* squared distance of ranks */
  SIAP_I_METRIC_INTERVAL,    /* squared difference */
  SIAP_I_METRIC_RATIO        /* squared difference over sum; below 0 is SIAP_I_STAT_RANGE */
};

typedef struct siap_i_krippendorff {
  siap_i_stat alpha; /* SIAP_I_STAT_CONSTANT when the ratings do not vary */
  size_t targets;    /* that two raters or more rated; the others are left out */
  size_t ratings;    /* of those */
} siap_i_krippendorff;

/*
 * K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011. The work grows with the ratings
 * and the logarithm of the distinct values; with their square for SIAP_I_METRIC_RATIO.
 */
siap_status siap_i_krippendorff_alpha(const siap_i_ratings *ratings, enum siap_i_metric metric,
                                      siap_i_krippendorff *out);

#endif
