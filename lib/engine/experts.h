/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4. Weights from experts: pairwise judgements or budgets become decimals of a sum of exactly 1,
 * which the terms then have as if the rubric had written them.
 */
#ifndef SIAP_I_EXPERTS_H
#define SIAP_I_EXPERTS_H

#include "model/rubric.h"
#include "services/findings.h"

/*
 * Weigh the terms of every node that has experts, in a rubric that is not sealed yet. *faults grows
 * with what is reported; a node with a fault keeps terms without weights. SIAP_OK or SIAP_ERR_MEMORY.
 */
siap_status siap_i_experts_weigh(siap_rubric *rubric, size_t *faults, siap_findings *findings);

#endif
