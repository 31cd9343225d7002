/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 4. What a reviewer would ask about a region's evidence. A finding never changes a score. */
#ifndef SIAP_I_REVIEW_H
#define SIAP_I_REVIEW_H

#include "engine/answers.h"

/* One review of one region. */
typedef struct siap_i_reviewing {
  const siap_plan *plan;
  const siap_evidence *evidence;
  const siap_i_region *region;
  const siap_i_answers *answers;
  siap_i_arena *arena;
  siap_findings *findings;
} siap_i_reviewing;

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
/* review.c: a line of the evidence; of an item with its holder, who must act. */
siap_i_place siap_i_review_place(const siap_i_reviewing *in, uint32_t line);
siap_i_place siap_i_review_place_of(const siap_i_reviewing *in, const siap_i_answer *answer);

/* review_documents.c: what answers rest on. */
siap_status siap_i_review_documents(const siap_i_reviewing *in);

/* The code of an answer whose level asks for evidence, and that cites no document. */
#define SIAP_I_WITHOUT_EVIDENCE "W360"

/* The kinds of evidence that the rubric asks for at a level or below; "" when it asks for none. */
enum { SIAP_I_KINDS_ROOM = 110 };
void siap_i_review_kinds(const siap_i_item *item, double level, char *out, size_t room);

/* review_jumps.c: levels held against those of the edition before. */
siap_status siap_i_review_jumps(const siap_i_reviewing *in, const siap_externals *externals);

/* review_survey.c */
siap_status siap_i_review_surveys(const siap_i_reviewing *in);

#endif
