/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4. Weights from experts: judgements of pairs, or budgets, become decimals of a sum of
 * exactly 1, which the terms then have as if the rubric had written them.
 */
#ifndef SIAP_I_EXPERTS_H
#define SIAP_I_EXPERTS_H

#include "model/rubric.h"
#include "services/findings.h"

/*
 * Weigh the terms of every node that has experts, in a rubric that is not sealed yet. *faults grows
 * with what is reported; after a fault the terms stay without weights. SIAP_OK or SIAP_ERR_MEMORY.
 */
siap_status siap_i_experts_weigh(siap_rubric *rubric, size_t *faults, siap_findings *findings);

/* A term that experts name. */
typedef struct siap_i_experts_term {
  const char *id;
  size_t at;
} siap_i_experts_term;

/* One node on its way. */
typedef struct siap_i_experts_work {
  siap_rubric *rubric;
  siap_findings *findings;
  size_t faults;
  siap_i_arena scratch;
  const siap_i_node *node;
  siap_i_experts *experts;
  siap_i_experts_term *term; /* sorted by id */
  size_t terms;
  double *said; /* an expert behind the other: a matrix, or a row of points; NaN: not said yet */
  size_t each;  /* numbers an expert */
} siap_i_experts_work;

/* Report at a line of the rubric; counts a fault. */
void siap_i_experts_fault(siap_i_experts_work *in, uint32_t line, enum siap_i_code code,
                          const char *word1, const char *word2, const char *word3,
                          const char *word4);

/* experts_weigh.c: what each says, as weights of one sum; too inconsistent is a fault. */
siap_status siap_i_experts_each(siap_i_experts_work *in);

/* The weights of all, given to the terms. */
siap_status siap_i_experts_give(siap_i_experts_work *in);

#endif
