/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4. Variants of a plan: the same nodes with other weights, another mean or one item less. They
 * are there to score rows by, as any plan is, and nothing else: a variant borrows what it did not
 * change from its plan, is nobody's to keep and has no digest.
 */
#ifndef SIAP_I_VARIANT_H
#define SIAP_I_VARIANT_H

#include "engine/plan.h"

typedef struct siap_i_alteration {
  const double *weight; /* by term of the plan; NULL: as the rubric has them */
  double p;             /* every mean becomes the power mean of p; NaN: as the rubric has it */
  size_t without;       /* an item that no node takes; SIAP_I_NONE: all are taken */
} siap_i_alteration;

/* 1 when it alters anything: what does not is scored by the plan itself, to the bit. */
int siap_i_alters(const siap_i_alteration *by);

/*
 * What a node's terms weigh where the rubric declares it: the others have nothing to alter. Terms of
 * plan->node[node] are those of the plan from its first_edge on.
 */
int siap_i_weighs(const siap_i_plan_node *node);

/* Whether another p makes sense: the node is a mean, and its terms are not rounded one by one. */
int siap_i_is_mean(const siap_i_plan_node *node);

/* A variant, and what it takes to give it other weights without making it again. */
typedef struct siap_i_variant {
  siap_plan plan;
  uint8_t *changed;      /* by node: its weights are not the plan's */
  uint8_t *touched;      /* by node: its value may differ from the plan's */
  uint8_t has_weights;   /* nothing but weights was altered */
  uint8_t moves_slack;   /* how far a node errs depends on them */
} siap_i_variant;

/*
 * Weights that never renormalise keep their sum when an item leaves. SIAP_OK, or SIAP_ERR_MEMORY;
 * `out` is to be released either way, and outlived by the plan and the weights.
 */
siap_status siap_i_variant_make(const siap_plan *plan, const siap_i_alteration *by,
                                siap_i_variant *out);

/*
 * The same for a variant that was made of the same plan: where nothing but weights is altered, and of
 * the same nodes, they are put in its place; else it is released and made again. A variant that is
 * all zero has not been made yet.
 */
siap_status siap_i_variant_again(const siap_plan *plan, const siap_i_alteration *by,
                                 siap_i_variant *variant);
void siap_i_variant_release(siap_i_variant *variant);

#endif
