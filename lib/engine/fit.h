/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 4. Cohort stages of a plan: fitted on regions, applied to a row. */
#ifndef SIAP_I_FIT_H
#define SIAP_I_FIT_H

#include "engine/answers.h"
#include "model/result.h"

/*
 * Apply the cohort stages to the leaves of a row whose raw values are filled in: denominators,
 * imputation, treatment, direction, scaling. `imputed` is set for items that were missing and got a
 * value. A plan that is not fitted withholds them.
 */
void siap_i_fit_apply(const siap_plan *plan, const siap_i_region *region, siap_i_answers *answers,
                      siap_i_place place, siap_findings *findings);

/* How the stages made the scores, for the entries of a result. SIAP_OK or SIAP_ERR_MEMORY. */
siap_status siap_i_fit_show(const siap_plan *plan, const siap_i_answers *answers,
                            siap_result *result);

#endif
