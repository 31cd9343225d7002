/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4. A plan: a rubric and one profile, flattened into arrays in evaluation order.
 *
 * Every thing that has a value is a slot: first the items the plan asks for, in document order (the
 * columns of a block), then externals, constants and variables, then the nodes, children first.
 */
#ifndef SIAP_I_PLAN_H
#define SIAP_I_PLAN_H

#include "ground/digest.h"
#include "model/rubric.h"
#include "numbers/cohort.h"
#include "numbers/method.h"
#include "numbers/normaliser.h"
#include "numbers/rounding.h"

#include <siap/plan.h>
#include <siap/result.h>

typedef struct siap_i_plan_guard {
  uint32_t slot;
  uint8_t is, rounded;
  siap_i_figure value;
} siap_i_plan_guard;

/* What few terms have: a change of the value taken, conditions. */
typedef struct siap_i_plan_change {
  const siap_i_normaliser *step;
  size_t step_count;
  siap_i_figure offset, factor, lower, upper;
  uint8_t clip;
  const siap_i_plan_guard *guard;
  size_t guard_count;
} siap_i_plan_change;

typedef struct siap_i_plan_edge {
  siap_i_figure weight;             /* as declared; 1 where there is none */
  siap_i_fraction share;            /* the same, exact */
  const siap_i_plan_change *change; /* NULL: the value as it is */
  uint32_t child;                   /* slot */
  uint8_t rounded, has_weight;
  uint8_t policy[SIAP_I_STATES]; /* no longer UNSAID */
} siap_i_plan_edge;

typedef struct siap_i_plan_bands {
  siap_i_normaliser bands;
  const siap_i_step *from; /* labels */
  const siap_i_plan_guard *guard;
  size_t guard_count;
  uint8_t on; /* enum siap_i_use */
} siap_i_plan_bands;

typedef struct siap_i_plan_node {
  const siap_i_node *from; /* in the plan's arena, as the profile made it */
  const siap_i_method *method;
  const siap_i_plan_edge *edge;
  size_t edge_count,
      first_edge; /* first_edge: place of its first term among all terms of the plan */
  const siap_i_figure *parameter; /* what the method takes */
  size_t parameter_count;
  siap_i_figure offset, factor, lower, upper;
  const siap_i_plan_bands *bands;
  size_t bands_count;
  uint8_t affine, weighted;     /* weighted: terms declare weights */
  siap_i_figure withhold_above; /* NaN: never */
  double term_slack;            /* how far a term may err in double */
  const double *whole;          /* weights as whole numbers; NULL: 1 each, or none can be had */
  double total;                 /* what they are divided by; 0: none can be had */
  double grid[2]; /* scores on 1 / grid prove ties: all scored, not all; 0: none does (grid.h) */
  uint8_t flat;   /* each term is a leaf or rounded: the proof needs the node's own items only */
  int32_t forced; /* a state the profile gives, SIAP_STATE_SCORED: none */
} siap_i_plan_node;

/*
 * Values are whole multiples of 1 / (10^e parts), e the greater of decimals + shift and least,
 * where `decimals` is what the scores below have. By all scored, not all; 0: not known.
 */
typedef struct siap_i_lattice {
  uint64_t parts[2];
  int32_t shift, least;
  uint8_t sure; /* scored whenever all items are */
} siap_i_lattice;

/* What a slot is and how far its values reach. */
/*
 * Greatest magnitude for which double is trusted with a variable or external that names no range; a
 * row with more goes through the wide kernel.
 */
#define SIAP_I_LEAF_REACH 1e6

typedef struct siap_i_plan_slot {
  const char *id;
  uint8_t kind; /* SIAP_KIND_ */
  uint8_t has_range;
  uint8_t positive; /* no value of it can be negative */
  int32_t forced;
  size_t at;               /* place in the rubric's items, leaves or nodes */
  siap_i_figure low, high; /* of what lies below; for a node, of the scales of its items */
  siap_i_figure lowest;    /* what the policy `lowest` gives */
  double reach;            /* greatest magnitude of a value; infinity: not bounded */
  double slack[2];         /* how far the exact and the rounded value may err in double */
  siap_i_lattice lattice;  /* of the exact value */
} siap_i_plan_slot;

/* What was fitted for one item in one class of regions. */
typedef struct siap_i_plan_fit {
  const char *region_class; /* NULL: over all */
  uint8_t fault;            /* enum siap_i_cohort_fault; then there is nothing to apply */
  siap_i_cohort_fit fit;
} siap_i_plan_fit;

/* The cohort stage of one item of the plan. */
typedef struct siap_i_plan_cohort {
  size_t slot;
  size_t denominator; /* slot, or SIAP_I_NONE */
  siap_i_wide per;
  uint8_t by_class;
  siap_i_cohort_how how;
  siap_i_plan_fit *fit; /* none until the plan is fitted */
  size_t fit_count;
} siap_i_plan_cohort;

typedef struct siap_i_lane siap_i_lane; /* engine/lane.h */

struct siap_plan {
  atomic_size_t references;
  siap_i_arena arena;
  const siap_rubric *rubric;
  const siap_i_item *item; /* as the profile made them, by place in the rubric */
  const char *profile;     /* "" where the rubric has none */
  siap_i_plan_slot *slot;
  siap_i_normaliser **step; /* normalisers of the items, by slot */
  size_t *step_count;
  size_t slots, items, leaves, nodes; /* slots = items + leaves + nodes */
  siap_i_plan_node *node;
  siap_i_plan_cohort *cohort; /* items with a cohort stage */
  size_t cohort_count;
  uint8_t is_fitted;
  const char *fitted_on; /* the name of that evidence; "" without */
  size_t *index; /* nodes that are indices, in document order */
  size_t index_count;
  uint8_t is_wide;         /* some method decides on values: rows never go through double */
  size_t edges, widest;    /* terms in all, and in the widest node */
  uint32_t *by_id;         /* slots sorted by id */
  const siap_i_lane *lane; /* the fast lane of blocks; NULL: every row takes the kernel */
  char digest[SIAP_I_DIGEST_ROOM];
};

/* Slot of the first node. */
static inline size_t siap_i_plan_first_node(const siap_plan *plan)
{
  return plan->items + plan->leaves;
}

/* Slot of an id; SIAP_I_NONE when the plan has no such thing. */
size_t siap_i_plan_find(const siap_plan *plan, const char *id);

/*
 * Compile. Findings name the profile where the rubric has several. SIAP_ERR_RULE when the rubric
 * breaks a rule under this profile; then nothing is given.
 */
siap_status siap_i_plan_build(const siap_rubric *rubric, const char *profile, siap_plan **out,
                              siap_findings *findings);

/* How large a plan is, or would be. */
typedef struct siap_i_plan_size {
  size_t slots, edges, indices;
} siap_i_plan_size;

/*
 * The same findings and status without a plan. `reached`, by item of the rubric: set to 1 where the
 * item is part of it under this profile, else left as it is.
 */
siap_status siap_i_plan_check(const siap_rubric *rubric, const char *profile, uint8_t *reached,
                              siap_i_plan_size *size, siap_findings *findings);

/* The memory that a plan of a size takes, about. */
size_t siap_i_plan_bytes(const siap_i_plan_size *size);

#endif
