/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. Two years of one region: may they be compared, and what made the difference.
 *
 * Comparable is what both forms ask the same way: under one rubric whatever bears one id; under
 * two, an item that the crosswalk of the later calls comparable, one for one and on the same scale.
 * A node that was given is comparable where everything below it is. The share of weight: of the
 * later form and of the earlier the lesser, each node's terms by what they weigh in it.
 *
 * Causes. A row is an answer to a form; the kernel scores rows, without any rounding. From the
 * earlier form and row to the later lead three steps, each as a whole: *answers* (comparable
 * leaves that are scored in both years), *coverage* (comparable leaves whose state differs),
 * *form* (the plan). What only one year asks keeps the one answer there is: no answer is made
 * up. All six orders of the three are gone, and each step gets the mean of what it brought
 * (Shapley's value, so that no order has to be defended). The form changes inside its step in
 * the one order that has values all the way: retired items go, changed ones go, what is left is
 * weighed anew, changed ones come, new ones come (Owen's value of games with a union, in which
 * this order is given). Where terms go, those that are left share their weight. Under one rubric
 * the step is the *profile*. *Rounding* is the published difference less the difference without
 * any rounding: with it the causes sum to what was published. Where a row on the way has no
 * score the causes cannot be told apart, and stand together.
 *
 * Items. What one item moved: the mean of moving it alone in the earlier row and form, and of
 * moving it last in the later. Where values are sums and means of the items that is exact: the
 * items sum to *answers*; elsewhere it is what each did by itself.
 */
#ifndef SIAP_I_ANALYSIS_COMPARE_H
#define SIAP_I_ANALYSIS_COMPARE_H

#include "analysis/request.h"

/* Of every analysis that holds years against each other, alone or within. */
#define SIAP_I_COMPARABLE_OPTION                              \
  {"comparable-least", SIAP_I_OPTION_NUMBER, "0.5", 0, 1, NULL, \
   {"the share of weight that two years must have in common",   \
    "bagian bobot yang harus sebanding antara dua tahun"}}

enum { SIAP_I_BEFORE, SIAP_I_AFTER };

/* What becomes of a slot in the other year's form. */
enum siap_i_fate {
  SIAP_I_FATE_ALONE = 0, /* the other does not ask it: retired, or new */
  SIAP_I_FATE_CHANGED,   /* asked, but not comparable */
  SIAP_I_FATE_KEPT
};

typedef struct siap_i_year_form {
  const siap_plan *plan;
  uint32_t *other; /* by slot: of what is kept, the slot in the other plan */
  uint8_t *fate;   /* by slot */
} siap_i_year_form;

/* compare_bridge.c: two plans held against each other. Zeroed is empty. */
typedef struct siap_i_bridge {
  siap_i_arena arena;
  siap_i_year_form form[2];
  uint8_t is_known;                 /* one rubric, or there is a crosswalk */
  uint8_t is_one_rubric, is_one_form;
} siap_i_bridge;

/* Made anew unless it is of these plans already: neighbours mostly share theirs. */
siap_status siap_i_bridge_make(siap_i_bridge *bridge, const siap_plan *before,
                               const siap_plan *after);

/* compare_share.c: one region in one year, as it was scored. */
typedef struct siap_i_year {
  siap_i_answers answers; /* leaves */
  siap_i_row_wide row;    /* the same, scored, with its trace */
} siap_i_year;

siap_status siap_i_year_make(const siap_i_member *member, siap_i_arena *arena, siap_i_year *year);

/* Years, from cohort `first` on, whose editions fall are told: the last is taken for this year. */
void siap_i_tell_order(const siap_i_work *work, size_t first);

/* Answer every open item that has a scale, at its top: all weights are then those of a whole row. */
void siap_i_year_answer_all(const siap_plan *plan, siap_i_year *year);

/* Shares by slot of what a node rests on, its leaves and given nodes: they sum to 1, or to 0. */
void siap_i_year_shares(const siap_plan *plan, const siap_i_year *year, size_t slot,
                        siap_i_wide *share);

/* compare_pair.c: one region in two years. */
typedef struct siap_i_pair {
  const siap_i_member *member[2];
  siap_i_bridge *bridge;
  siap_i_year year[2];        /* where both were scored from answers */
  siap_i_wide *share[2];      /* the same: by slot, of the node judged last */
  const siap_i_say_word *why; /* set: none of its nodes may be compared */
  uint8_t has_answers;
} siap_i_pair;

/* Whether a node may be compared, and on what grounds. */
typedef struct siap_i_verdict {
  const siap_i_say_word *why;
  uint8_t may;
  size_t entry[2]; /* SIAP_I_NONE: that year has no such node */
  double share[2]; /* of the node's weight that is comparable, by form; NaN: not known */
} siap_i_verdict;

extern const siap_i_say_word siap_i_why_one_rubric, siap_i_why_crosswalk, siap_i_why_no_crosswalk,
    siap_i_why_results, siap_i_why_too_little, siap_i_why_no_value, siap_i_why_not_asked;

/* Everything lives in the arena, but for the bridge, which is used again. */
siap_status siap_i_pair_make(siap_i_pair *pair, const siap_i_member *before,
                             const siap_i_member *after, siap_i_bridge *bridge,
                             siap_i_arena *arena);

/* `least`: the share of weight below which it may not. */
siap_i_verdict siap_i_pair_judge(siap_i_pair *pair, const char *id, double least);

/*
 * compare_both.c: the exact value of a node in both years over what both ask the same way, each
 * year's answers in its own form; NaN where it has none. Of a pair that has answers and a bridge.
 */
siap_status siap_i_common_values(const siap_i_pair *pair, siap_i_arena *arena,
                                 const char *const *id, size_t count, double (*value)[2]);

/*
 * Marks in a form what the other does not ask (`alone`) or asks otherwise (`changed`): items, and
 * nodes that are given. 1: there is some. `gone`, by slot, may be NULL without memory.
 */
int siap_i_mark_gone(const siap_i_bridge *bridge, const siap_i_year *year, int side, int alone,
                     int changed, uint8_t *gone);

/* compare_causes.c */
enum siap_i_cause {
  SIAP_I_CAUSE_ANSWERS,
  SIAP_I_CAUSE_COVERAGE,
  SIAP_I_CAUSE_PROFILE,
  SIAP_I_CAUSE_WEIGHTS,
  SIAP_I_CAUSE_NEW,
  SIAP_I_CAUSE_RETIRED,
  SIAP_I_CAUSE_CHANGED,
  SIAP_I_CAUSE_TOGETHER, /* all but rounding, where they cannot be told apart */
  SIAP_I_CAUSE_ROUNDING,
  SIAP_I_CAUSES
};

/* A comparable leaf, or given node, that is not the same in both years. */
typedef struct siap_i_moved {
  size_t slot[2];
  siap_i_wide value[2];
  uint8_t state[2], given[2];
  uint8_t cause; /* ANSWERS or COVERAGE */
} siap_i_moved;

typedef struct siap_i_node_change {
  size_t slot[2];
  siap_i_wide difference;            /* as published; set by the caller */
  double amount[SIAP_I_CAUSES];
  uint8_t is_there[SIAP_I_CAUSES];   /* the cause applies to these two forms */
  double *effect;                    /* by what moved; NaN: it has none to tell */
} siap_i_node_change;

/*
 * A region whose bridge is known: what moved, and how much that was of each of `count` nodes.
 * `moved` NULL: what single items moved is not asked, which takes by far the most rows.
 */
siap_status siap_i_causes(const siap_i_bridge *bridge, const siap_i_year *year,
                          siap_i_arena *arena, siap_i_node_change *node, size_t count,
                          siap_i_moved **moved, size_t *moved_count);

#endif
