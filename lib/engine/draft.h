/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4. A rubric on its way to a plan: copies of items and nodes that a profile may change, in
 * stages that each stand in a file of their own.
 */
#ifndef SIAP_I_DRAFT_H
#define SIAP_I_DRAFT_H

#include "engine/plan.h"
#include "services/findings.h"

typedef struct siap_i_draft_node {
  siap_i_node is; /* the node as the profile makes it; its edges are in `edge` */
  siap_i_edge *edge;
  size_t edge_count, edge_room;
  int32_t forced;
  uint8_t faulty;              /* something about its terms is told: what follows from it is not */
  uint8_t reached, is_written; /* is_written: in the evaluation order */
  uint8_t has_range;           /* it is known how low its score can be */
  uint32_t waits;              /* nodes it still waits for, while the order is made */
} siap_i_draft_node;

/* Which node takes an id, and with which of its terms. */
typedef struct siap_i_take {
  const char *ref;
  size_t node, edge;
} siap_i_take;

/* For qsort(): by what is taken, then by node and place. */
int siap_i_take_order(const void *a, const void *b);

/* The first of a sorted list that takes `ref`, in the node given or SIAP_I_NONE for any, or where it
 * would stand. */
size_t siap_i_take_first(const siap_i_take *take, size_t count, const char *ref, size_t node);

typedef struct siap_i_draft {
  const siap_rubric *rubric;
  const char *profile;  /* NULL: none */
  siap_plan *plan;      /* what is filled in the end; NULL: nothing is, it is only checked */
  siap_i_arena scratch; /* what is not needed after that */
  siap_findings *findings;
  size_t faults;
  siap_i_draft_node *node;
  siap_i_item *item; /* the rubric's own where no profile changes them */
  int32_t *item_forced;
  uint8_t *item_reached, *leaf_reached;
  size_t *order; /* reached nodes, children first */
  size_t order_count;
  size_t terms;      /* terms after selectors are expanded */
  siap_i_take *take; /* terms by what they take: sorted, then those that a profile has added */
  size_t take_sorted, take_count, take_room;
  size_t stale; /* terms added and dropped since the list was made */
} siap_i_draft;

/* Report at a line of the rubric; the profile is named behind the text where there is one. */
void siap_i_draft_fault(siap_i_draft *draft, uint32_t line, enum siap_i_code code,
                        const char *word1, const char *word2, const char *word3);

/* The same with the nearest id of the rubric as "did you mean". */
void siap_i_draft_unknown(siap_i_draft *draft, uint32_t line, enum siap_i_code code,
                          enum siap_i_thing thing, const char *id, const char *word2);

/* A node by id; SIAP_I_NONE reports E210 at the line. */
size_t siap_i_draft_node_of(siap_i_draft *draft, uint32_t line, const char *id);

/* One more term, zeroed, at the end of a node; NULL without memory. */
siap_i_edge *siap_i_draft_add_edge(siap_i_draft *draft, siap_i_draft_node *node);

/* Make the list of takers anew from the terms as they stand. SIAP_OK or SIAP_ERR_MEMORY. */
siap_status siap_i_draft_index(siap_i_draft *draft);

/*
 * The n-th term (from 0) that takes `ref`, in the node given or SIAP_I_NONE for any; NULL: no more.
 */
siap_i_edge *siap_i_draft_taker(siap_i_draft *draft, const char *ref, size_t node, size_t n,
                                size_t *in);

/* What a state does: the term's word, else the node's, else what the method does without a word. */
uint8_t siap_i_draft_policy(const siap_i_node *node, const siap_i_edge *edge,
                            const siap_i_method *method, int state);

/* The stages, in this order. Each returns SIAP_OK or SIAP_ERR_MEMORY and counts faults. */
siap_status siap_i_draft_profile(siap_i_draft *draft); /* draft_profile.c: apply the profile */
siap_status siap_i_draft_weights(siap_i_draft *draft); /* draft_weights.c: resolve weight-of */
siap_status
siap_i_draft_order(siap_i_draft *draft);      /* draft_order.c: reach, order, expand selectors */
void siap_i_draft_check(siap_i_draft *draft); /* draft_check.c: what methods and weights need */
siap_status siap_i_draft_finish(siap_i_draft *draft); /* draft_finish.c: fill the plan */

#endif
