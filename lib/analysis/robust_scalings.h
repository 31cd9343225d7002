/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. robust: how one item can be scaled another way. */
#ifndef SIAP_I_ANALYSIS_ROBUST_SCALINGS_H
#define SIAP_I_ANALYSIS_ROBUST_SCALINGS_H

#include "analysis/robust.h"

typedef struct siap_i_scaling_target {
  int falls;             /* the larger its number, the lower its score */
  int is_cut;            /* the ends are those of a scale: beyond there is no score */
  siap_i_wide low, high; /* where the ends of the alternative go */
  const siap_i_normaliser *bands, *end; /* NULL: not of bands; behind the last normaliser */
} siap_i_scaling_target;

/* The cohort stage of an item and its place among them; NULL: it has none. */
const siap_i_plan_cohort *siap_i_scaling_stage(const siap_plan *plan, size_t item, size_t *at);

/* 0: the item cannot be scaled otherwise. `regions`: that have a number. */
int siap_i_scaling_aim(const siap_i_robust *robust, const siap_plan *plan, size_t item,
                       size_t regions, siap_i_scaling_target *to);

/* The score of a number under an alternative; 0: there is none. `fit`: NULL: numbers do not differ. */
int siap_i_scaling_value(const siap_i_robust *robust, const siap_i_scaling_target *to, size_t word,
                         const siap_i_cohort_fit *fit, siap_i_wide x, siap_i_wide *value);

#endif
