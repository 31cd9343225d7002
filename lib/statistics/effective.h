/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a. What weights come to: how much of the spread of a weighted sum each column accounts
 * for, over the rows in which none is missing. P. Paruolo, M. Saisana, A. Saltelli, Ratings and
 * rankings: voodoo or science?, JRSS A 176, 2013; W. Becker and others, Weights and importance in
 * composite indicators, Ecological Indicators 80, 2017.
 */
#ifndef SIAP_I_EFFECTIVE_H
#define SIAP_I_EFFECTIVE_H

#include "statistics/stat.h"

typedef struct siap_i_effective {
  siap_i_stat share;   /* w cov(x, y) / var(y): of all columns together 1; may be negative */
  siap_i_stat squared; /* the square of the correlation of x and y: the main effect, as a line */
} siap_i_effective;

/* CONSTANT where the sum does not vary. `rows` is how many were complete, or NULL. */
siap_status siap_i_effective_weights(const double *const *column, const double *weight, size_t k,
                                     size_t n, siap_i_effective *out, size_t *rows);

#endif
