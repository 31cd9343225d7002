/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 4. What a reviewer would ask about a region's evidence. A finding never changes a score. */
#ifndef SIAP_I_REVIEW_H
#define SIAP_I_REVIEW_H

#include "engine/answers.h"

/* Documents, levels and surveys. SIAP_OK or SIAP_ERR_MEMORY. */
siap_status siap_i_review(const siap_plan *plan, const siap_evidence *evidence,
                          const siap_i_region *region, const siap_i_answers *answers,
                          const siap_externals *externals, siap_i_arena *arena,
                          siap_findings *findings);

/*
 * review_objections.c: objections are held against rubric and answers at every stage. What they are
 * about must exist; that it does not counts as a fault of the answers.
 */
siap_status siap_i_review_objections(const siap_plan *plan, const siap_evidence *evidence,
                                     const siap_i_region *region, siap_i_answers *answers,
                                     siap_i_arena *arena, siap_findings *findings);

/* review_survey.c */
siap_status siap_i_review_surveys(const siap_plan *plan, const siap_evidence *evidence,
                                  const siap_i_region *region, const siap_i_answers *answers,
                                  siap_i_arena *arena, siap_findings *findings);

#endif
