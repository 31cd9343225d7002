/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 4. A region's evidence held against a plan: the leaves of one row, and what is wrong. */
#ifndef SIAP_I_ANSWERS_H
#define SIAP_I_ANSWERS_H

#include "engine/externals.h"
#include "engine/kernel.h"
#include "model/evidence.h"
#include "services/findings.h"

/* What the cohort stage of an item was applied to. */
typedef struct siap_i_fitted {
  const struct siap_i_plan_fit *fit; /* NULL: it was not applied */
  siap_i_wide raw, denominator;      /* as answered */
  siap_i_wide value;                 /* by the denominator, or imputed */
} siap_i_fitted;

typedef struct siap_i_answers {
  siap_i_row_wide row;          /* leaves filled, nodes not yet computed */
  uint8_t *given;               /* by slot: a node whose value or state the evidence states */
  const siap_i_answer **answer; /* by slot: what it rests on; NULL: nothing */
  const char **origin;          /* by slot: where an external's value comes from; NULL */
  uint8_t *imputed;             /* by slot: missing, and given a value by the cohort stage */
  siap_i_fitted *fitted;        /* by cohort stage of the plan */
  uint8_t *needed;              /* by slot: an index takes it without passing a given node */
  size_t faults;
} siap_i_answers;

/* Everything lives in the arena. SIAP_OK or SIAP_ERR_MEMORY; faults are counted and reported. */
siap_status siap_i_answers_read(const siap_plan *plan, const siap_evidence *evidence,
                                const siap_i_region *region, const siap_externals *externals,
                                siap_i_arena *arena, siap_i_answers *out, siap_findings *findings);

/* The same before the cohort stages: raw values of their items. */
siap_status siap_i_answers_read_raw(const siap_plan *plan, const siap_evidence *evidence,
                                    const siap_i_region *region, const siap_externals *externals,
                                    siap_i_arena *arena, siap_i_answers *out,
                                    siap_findings *findings);

/*
 * 1 when the rubric has an item or node (SIAP_I_ABOUT_) of that id, whether or not the plan asks it;
 * else 0, reported as for an answer, and counted as a fault.
 */
int siap_i_answers_know(const siap_plan *plan, const siap_evidence *evidence,
                        const siap_i_region *region, siap_i_answers *out, const char *id, int about,
                        uint32_t line, siap_findings *findings);

/* answer_value.c: the score of one answer to an item or variable, and its state. */
int32_t siap_i_answer_value(const siap_plan *plan, const siap_evidence *evidence, size_t slot,
                            const siap_i_answer *answer, siap_i_arena *arena, siap_i_wide *out,
                            size_t *faults, siap_findings *findings);

/*
 * The same of ratings that were found good before: the value of `count` of them, which are sorted on
 * the way. For who draws among the ratings of an answer.
 */
int32_t siap_i_replicates_value(const siap_plan *plan, const siap_evidence *evidence, size_t slot,
                                const siap_i_answer *answer, siap_i_wide *value, size_t count,
                                siap_i_wide *out);

/*
 * The number that the normalisers of an item without a cohort stage made a score of: the answer's, a
 * share, what units come to. `from`: the first of them that reads it. What is no number (a level, a
 * grade, criteria, ratings) or has no normaliser is SIAP_STATE_MISSING.
 */
int32_t siap_i_answer_number(const siap_plan *plan, size_t slot, const siap_i_answer *answer,
                             siap_i_arena *arena, siap_i_wide *out, size_t *from);

#endif
