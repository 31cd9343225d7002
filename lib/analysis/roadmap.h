/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. The parts of the analysis `plan` that stand in files of their own. A road map is of one
 * region: the items that can be raised, each with its levels, and the node that is to rise.
 */
#ifndef SIAP_I_ANALYSIS_ROADMAP_H
#define SIAP_I_ANALYSIS_ROADMAP_H

#include "analysis/request.h"
#include "engine/score.h"
#include "numbers/figure.h"

/* Efforts are counted in whole millionths, which 113 bits add up without an error. */
#define SIAP_I_EFFORT_UNIT 1000000

enum { SIAP_I_LEVELS = 100 }; /* an item of more declared levels uses the first of them */

/* An item that can be raised. */
typedef struct siap_i_lever {
  size_t slot;
  double now;          /* NaN: not answered */
  siap_i_wide effort;  /* of one level, in units */
  const double *level; /* what it can be raised to, ascending; at least one */
  uint32_t levels;
  uint32_t chosen;        /* levels up in the plan; 0: as it is */
  double exact[2];        /* what the node gains by one level, and by all; NaN: nothing to tell */
  double rounded[2];      /* the same after rounding */
} siap_i_lever;

/* What the plan is to reach. */
typedef struct siap_i_goal {
  double value;     /* NaN: no value */
  const char *band; /* NULL: no band */
} siap_i_goal;

/* How much a plan is proven. */
enum siap_i_proof {
  SIAP_I_PROOF_NONE,        /* nothing was asked for */
  SIAP_I_PROOF_ALREADY,     /* the target is reached as it is */
  SIAP_I_PROOF_EXACT,       /* no plan costs less */
  SIAP_I_PROOF_NEAR,        /* no plan costs less than `least` */
  SIAP_I_PROOF_UNREACHABLE, /* not even with all at the top */
  SIAP_I_PROOF_UNKNOWN      /* the top misses it, and no other set was found that does not */
};

/* How the node takes a slot: not at all, through given nodes alone, or through its values. */
enum siap_i_below { SIAP_I_BELOW_NOT, SIAP_I_BELOW_GIVEN, SIAP_I_BELOW };

typedef struct siap_i_roadmap {
  siap_i_arena *arena; /* for the time of one region */
  const siap_i_member *member;
  const siap_plan *plan;
  siap_i_answers answers; /* as answered, nodes computed, with their trace */
  uint8_t *answered;      /* by slot: its state as answered; NULL: `answers` has it, nothing was assumed */
  siap_i_row_wide row;    /* the same with chosen levels */
  size_t node, slot;      /* what is to rise; slot: of the node */
  siap_i_goal goal;
  uint8_t *below;         /* by slot: enum siap_i_below */
  siap_i_lever *lever;    /* in document order */
  size_t levers, measured; /* measured: those whose gain is known */
  uint8_t *left;          /* by item: why it is left out, of siap_i_left_words; 0: it is not */
  uint64_t cost, spent;   /* of scoring a row, in terms; of what was scored */
  enum siap_i_proof proof;
  siap_i_wide effort, least; /* of the plan; of any plan, at least */
} siap_i_roadmap;

/* ---- roadmap_start.c: a region's row, its items that can be raised ---- */

/* SIAP_OK, SIAP_ERR_MEMORY; SIAP_ERR_LACKING of a region that was read without its answers. */
siap_status siap_i_roadmap_start(siap_i_roadmap *map);

/* The state of a slot as answered. */
static inline uint8_t siap_i_roadmap_state(const siap_i_roadmap *map, size_t slot)
{
  return map->answered ? map->answered[slot] : map->answers.row.state[slot];
}

/* Why an item is left out. */
enum siap_i_left {
  SIAP_I_LEFT_NOT,
  SIAP_I_LEFT_INAPPLICABLE,
  SIAP_I_LEFT_WITHHELD,
  SIAP_I_LEFT_INVALID,
  SIAP_I_LEFT_FORCED,
  SIAP_I_LEFT_GIVEN,
  SIAP_I_LEFT_COHORT,
  SIAP_I_LEFT_NO_LEVELS,
  SIAP_I_LEFT_TOP,
  SIAP_I_LEFT_UNMEASURED
};

/* ---- roadmap.c: choosing levels and scoring them ---- */

/* The one node or index of the option `node`, or the first index. SIAP_ERR_RULE with E541 for another. */
siap_status siap_i_roadmap_node(siap_i_work *work, const char **out);

/* Put a lever to a level of its own, 0: as it was answered. */
void siap_i_lever_set(siap_i_roadmap *map, siap_i_lever *lever, uint32_t chosen);

/* Score the row as it is chosen. */
void siap_i_roadmap_score(siap_i_roadmap *map);

/* 1: the scored row reaches the goal. */
int siap_i_roadmap_reached(siap_i_roadmap *map);

/* The effort of what is chosen. */
siap_i_wide siap_i_roadmap_effort(const siap_i_roadmap *map);

/* ---- roadmap_tree.c: nodes in which each item counts for itself ---- */

typedef struct siap_i_tree siap_i_tree;

/*
 * The tree below the node, where it is one: sums and means without conditions, whose parts are
 * there whatever is chosen. *out is NULL where it is none.
 */
siap_status siap_i_tree_make(siap_i_roadmap *map, siap_i_tree **out);

/* What the node comes to when one lever alone moves to a level. */
siap_i_wide siap_i_tree_with(const siap_i_tree *tree, const siap_i_lever *lever, uint32_t chosen);

/* How the tree takes a term of a node, and what a node is: for roadmap_front.c. */
siap_i_wide siap_i_tree_term(const siap_i_tree *tree, size_t node, size_t edge, siap_i_wide value);
siap_i_wide siap_i_tree_as_is(const siap_i_tree *tree, size_t node, size_t edge);
siap_i_wide siap_i_tree_node(const siap_i_tree *tree, size_t node, siap_i_wide sum);
siap_i_wide siap_i_tree_taken(const siap_i_tree *tree, size_t node, siap_i_wide exact);

struct siap_i_tree {
  const siap_i_roadmap *map;
  uint32_t *parent, *edge; /* by slot: the one node that takes it, and as which term */
  uint32_t *lever;         /* by slot: its lever, UINT32_MAX: none */
  siap_i_wide *sum;        /* by node: of its terms, as it was answered */
  uint8_t linear;          /* nothing is rounded or cut between an item and the node */
};

/* ---- roadmap_heap.c: sets of levels in order of what they cost ---- */

/* A set, made of another one and of one thing more. */
typedef struct siap_i_set {
  siap_i_wide effort, value, key; /* key: of the value, to put in order */
  uint32_t left, right;
} siap_i_set;

typedef struct siap_i_heap {
  siap_i_set *at;
  size_t count, room;
} siap_i_heap;

/* The cheapest first; of these the one of the greatest value; of these the one that came last. */
int siap_i_set_order(const siap_i_set *a, const siap_i_set *b);
int siap_i_heap_push(siap_i_heap *heap, siap_i_set set); /* 0: no memory */
siap_i_set siap_i_heap_pop(siap_i_heap *heap);           /* the first, of one or more */

/* ---- roadmap_front.c ---- */

/*
 * The cheapest levels that reach the goal, in a tree: the lists of (effort, value) that nothing
 * beats are merged from the items up. `most`: the effort of a set that is known. *found 0: more
 * work than is allowed, or the kernel disagrees.
 */
siap_status siap_i_front_plan(siap_i_roadmap *map, const siap_i_tree *tree, siap_i_wide most,
                              int *found);

/* ---- roadmap_search.c: nodes of any kind ---- */

/* From all at the top, which reaches the goal, down to few levels that still do. */
siap_status siap_i_search_near(siap_i_roadmap *map);

/*
 * Every set of levels, the cheapest first, up to the effort of the one that is chosen or to the
 * end of the work that is allowed. Takes the first that reaches the goal and says what any must
 * cost.
 */
siap_status siap_i_search_sets(siap_i_roadmap *map);

/* roadmap_bound.c: the least effort in a linear tree, were levels to be had in parts. */
siap_status siap_i_bound_plan(siap_i_roadmap *map, const siap_i_tree *tree);

/* ---- what is shown ---- */

/*
 * roadmap_gains.c: start a map, and find its tree and what each lever gains by itself, as far as that can be
 * tried. As siap_i_roadmap_start().
 */
siap_status siap_i_roadmap_begin(siap_i_roadmap *map, siap_i_tree **tree);

typedef struct siap_i_roadmap_tables {
  siap_i_table *gains, *steps, *outcome, *quick, *left;
} siap_i_roadmap_tables;

/* roadmap_tables.c: of single items. */
void siap_i_roadmap_tables_add(siap_i_work *work, siap_i_roadmap_tables *tables);
siap_status siap_i_roadmap_put_gains(siap_i_work *work, siap_i_roadmap *map,
                                     siap_i_roadmap_tables *tables);
void siap_i_roadmap_put_left(siap_i_work *work, const siap_i_roadmap *map, siap_i_table *table);

/* A new row: the region in its first two columns. */
void siap_i_begin_row(siap_i_work *work, const siap_i_member *member, siap_i_table *table);

/* Which item, of which pillar, and who is to be asked: three columns from `item` on. */
void siap_i_put_item(siap_i_work *work, const siap_i_roadmap *map, siap_i_table *table, size_t slot,
                     size_t item);
void siap_i_put_now(const siap_i_roadmap *map, siap_i_table *table, size_t column,
                    const siap_i_lever *lever);
double siap_i_in_efforts(siap_i_wide units);

/* roadmap_outcome.c: of the plan. */
extern const siap_i_table_form siap_i_steps_form, siap_i_outcome_form;
siap_status siap_i_roadmap_put_plan(siap_i_work *work, siap_i_roadmap *map,
                                    siap_i_roadmap_tables *tables);
void siap_i_roadmap_put_absent(siap_i_work *work, const siap_i_member *member, siap_i_table *table);

#endif
