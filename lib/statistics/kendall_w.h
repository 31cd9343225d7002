/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. Kendall's W: how far raters rank the targets alike. */
#ifndef SIAP_I_KENDALL_W_H
#define SIAP_I_KENDALL_W_H

#include "statistics/ratings.h"

typedef struct siap_i_kendall_w {
  size_t targets, raters;        /* complete targets: the others are left out */
  siap_i_stat w;                 /* SIAP_I_STAT_CONSTANT when no rater told the targets apart */
  siap_i_stat chi_square, df, p; /* an approximation, fair from 8 targets on */
} siap_i_kendall_w;

/*
 * With the correction for ties. M. G. Kendall, B. Babington Smith, Annals of Mathematical Statistics
 * 10, 1939; S. Siegel, N. J. Castellan, Nonparametric Statistics, 1988, 9.7. SIAP_I_STAT_FEW with
 * fewer than two complete targets or raters.
 */
siap_status siap_i_kendall_w_of(const siap_i_ratings *ratings, siap_i_kendall_w *out);

#endif
