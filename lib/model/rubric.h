/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2b. What a rubric says, as read: nothing is resolved but labels. All text and arrays live
 * in the rubric's arena. Sealed: never changed after the reader gives it out.
 */
#ifndef SIAP_I_RUBRIC_H
#define SIAP_I_RUBRIC_H

#include "ground/digest.h"
#include "ground/key.h"
#include "ground/memory.h"
#include "ground/number.h"
#include "model/words.h"

#include <siap/rubric.h>
#include <stdatomic.h>

#define SIAP_I_NONE SIZE_MAX

/* One text per language of the rubric, in its order; NULL where there is none. */
typedef struct siap_i_labels {
  const char **text;
} siap_i_labels;

/* Where a thing stands, whose it is, and what it rests on. */
typedef struct siap_i_origin {
  uint32_t line, column;
  uint8_t status;     /* enum siap_i_status */
  const char *source; /* id of a source, or NULL */
} siap_i_origin;

/* A setting: one attribute of a node, term or item, parsed. Profiles hold lists of them. */
enum siap_i_field {
  /* of a node */
  SIAP_I_F_METHOD,
  SIAP_I_F_PLACES,
  SIAP_I_F_TIES,
  SIAP_I_F_TERM_PLACES,
  SIAP_I_F_TERM_TIES,
  SIAP_I_F_WITHHOLD_ABOVE,
  SIAP_I_F_LEAST,
  SIAP_I_F_TOTAL,
  SIAP_I_F_P,
  SIAP_I_F_ORDER_WEIGHTS,
  /* of a node or a term */
  SIAP_I_F_MISSING,
  SIAP_I_F_NOT_APPLICABLE,
  SIAP_I_F_WITHHELD,
  SIAP_I_F_INVALID,
  SIAP_I_F_OFFSET,
  SIAP_I_F_FACTOR,
  SIAP_I_F_LOWER,
  SIAP_I_F_UPPER,
  SIAP_I_F_CLIP,
  /* of a term */
  SIAP_I_F_WEIGHT,
  SIAP_I_F_WEIGHT_OF,
  SIAP_I_F_WEIGHT_IN,
  SIAP_I_F_USE,
  /* of an item (scale: of a node too) */
  SIAP_I_F_SCALE,
  SIAP_I_F_PILLAR,
  SIAP_I_F_ASPECT,
  SIAP_I_F_HOLDER,
  SIAP_I_F_UNIT,
  SIAP_I_F_MIN,
  SIAP_I_F_MAX,
  SIAP_I_F_BETTER,
  SIAP_I_F_REDUCE
};

typedef struct siap_i_setting {
  enum siap_i_field field;
  uint32_t line;
  int32_t word; /* words, places, counts */
  double number;
  siap_i_fraction fraction; /* weights; den 0: "any" */
  const char *text;
  const siap_i_fraction *list;
  size_t list_count;
} siap_i_setting;

typedef struct siap_i_scale {
  const char *id;
  siap_i_origin origin;
  double min, max, step, lowest; /* step 0: none */
} siap_i_scale;

typedef struct siap_i_source {
  const char *id, *document, *number, *title, *date, *href;
  siap_i_origin origin;
} siap_i_source;

typedef struct siap_i_aspect {
  const char *id;
  siap_i_labels label;
  siap_i_origin origin;
} siap_i_aspect;

typedef struct siap_i_pillar {
  const char *id;
  siap_i_labels label;
  siap_i_origin origin;
  siap_i_aspect *aspect;
  size_t aspect_count;
  struct siap_i_name *aspect_names; /* sorted by id */
} siap_i_pillar;

/* What a unit is called; its id is what items and variables write, and need not be a name. */
typedef struct siap_i_unit {
  const char *id;
  siap_i_labels label;
  siap_i_origin origin;
} siap_i_unit;

/* What an id names. */
enum siap_i_thing { SIAP_I_THING_ITEM, SIAP_I_THING_LEAF, SIAP_I_THING_NODE };

/* A condition on a node, an item or a variable. */
typedef struct siap_i_guard {
  const char *ref;
  uint8_t thing;   /* enum siap_i_thing */
  uint8_t is, use; /* enum siap_i_is, enum siap_i_use */
  double value;
  uint32_t line;
} siap_i_guard;

/* One band, grade or level. */
typedef struct siap_i_entry {
  const char *id; /* predicate band or grade */
  siap_i_labels label;
  double from, to, score; /* NaN where not said */
  const char **criterion; /* checklist */
  size_t criterion_count;
  uint32_t line;
} siap_i_entry;

/* A normaliser with its parameters, or the bands of a node. */
typedef struct siap_i_step {
  const char *word;
  double lower, upper, times, offset;
  uint8_t clip, logarithm, include_upper, on; /* on: enum siap_i_use, bands of a node */
  siap_i_entry *entry;
  size_t entry_count;
  siap_i_guard *guard;
  size_t guard_count;
  siap_i_origin origin;
} siap_i_step;

typedef struct siap_i_level {
  double value;
  siap_i_labels label;
  siap_i_origin origin;
} siap_i_level;

typedef struct siap_i_required { /* evidence a level asks for */
  double level;                  /* NaN: any level */
  const char *kind;
} siap_i_required;

/* The cohort stage of an item: its parameters are fitted on a reference cohort. */
typedef struct siap_i_cohort {
  siap_i_origin origin;
  uint8_t by_class;        /* fitted within each class of regions, not over all */
  const char *denominator; /* a variable, or NULL */
  double per;
  uint8_t impute, treat, scaling, clip; /* places in the lists of numbers/cohort.h */
  uint32_t most;
  double skew, kurtosis, low, high, reference;
} siap_i_cohort;

typedef struct siap_i_item {
  const char *id;
  siap_i_labels label, help;
  siap_i_origin origin;
  const char *scale, *pillar, *aspect, *unit, *holder; /* NULL where not said */
  double min, max;                                     /* of a raw value; NaN */
  uint8_t better, reduce; /* reduce: place in the list of numbers/reduce.h */
  uint32_t least;
  siap_i_step *step;
  size_t step_count;
  siap_i_cohort *cohort; /* NULL: none */
  siap_i_level *level;
  size_t level_count;
  siap_i_required *required;
  size_t required_count;
} siap_i_item;

/* Constants, variables and externals. */
enum siap_i_leaf_kind { SIAP_I_CONSTANT, SIAP_I_VARIABLE, SIAP_I_EXTERNAL };
typedef struct siap_i_leaf {
  enum siap_i_leaf_kind kind;
  const char *id;
  siap_i_labels label;
  siap_i_origin origin;
  double value;              /* constant */
  const char *unit;          /* variable */
  double min, max;           /* variable; NaN */
  const char *rubric, *node; /* external */
  uint8_t use;               /* external */
} siap_i_leaf;

enum siap_i_term_kind {
  SIAP_I_TERM_ITEM,
  SIAP_I_TERM_ITEMS, /* a selector */
  SIAP_I_TERM_NODE,
  SIAP_I_TERM_LEAF
};

/* What a selector asks for; NULL: anything. */
typedef struct siap_i_selector {
  const char *pillar, *aspect, *within, *holder;
  uint8_t none; /* only items without a pillar */
} siap_i_selector;

/* An edge of the DAG. */
typedef struct siap_i_edge {
  enum siap_i_term_kind kind;
  const char *ref;
  siap_i_selector selector;
  uint8_t use, has_weight, clip;
  uint8_t dropped;               /* taken away by a profile, while a plan is compiled */
  uint8_t by_experts;            /* the weight is that of the node's experts */
  uint8_t policy[SIAP_I_STATES]; /* SIAP_I_POLICY_UNSAID: the node's */
  siap_i_fraction weight;
  const char *weight_of, *weight_in;
  double offset, factor, lower, upper; /* 0, 1, NaN, NaN */
  siap_i_guard *guard;
  size_t guard_count;
  siap_i_step *step;
  size_t step_count;
  uint32_t line;
  size_t at; /* place of what `ref` names; filled by the compiler of plans */
} siap_i_edge;

/* One comparison, or what one thing gets of a budget. */
typedef struct siap_i_judgement {
  const char *first, *second; /* second: NULL in a budget */
  siap_i_fraction number;     /* ratio or points; den 0: was no such thing */
  uint32_t line;
} siap_i_judgement;

typedef struct siap_i_consistency {
  double lambda, index, ratio; /* NaN where there is none */
} siap_i_consistency;

typedef struct siap_i_expert {
  const char *id;
  siap_i_origin origin;
  siap_i_judgement *said;
  size_t said_count;
  double *weight; /* what this one alone gives the terms; filled with the weights of all */
  siap_i_consistency consistency;
} siap_i_expert;

/*
 * Who weighed the terms of a node, and what came of it. When the rubric is read the terms get these
 * weights as if they were written there.
 */
typedef struct siap_i_experts {
  siap_i_origin origin;
  uint8_t method; /* enum siap_i_experts_method */
  int32_t places;
  siap_i_fraction limit; /* of the consistency ratio */
  siap_i_expert *expert;
  size_t expert_count;
  siap_i_fraction *weight; /* one a term, of a sum of 1; NULL: nothing came of it */
  double *sd;              /* of the experts' own weights, one a term; NaN for one expert */
  siap_i_consistency together;
} siap_i_experts;

typedef struct siap_i_node {
  const char *id;
  siap_i_labels label, help;
  siap_i_origin origin;
  uint8_t is_index;
  const char *method;
  int32_t places, term_places;   /* -1: none */
  uint8_t ties, term_ties, clip; /* ties: place in the list of numbers/rounding.h */
  uint8_t policy[SIAP_I_STATES];
  siap_i_fraction withhold_above; /* den 0: never */
  uint32_t least;
  uint8_t has_total, any_total, has_p;
  siap_i_fraction total;
  double p, offset, factor, lower, upper;
  const siap_i_fraction *order;
  size_t order_count;
  const char *scale;
  siap_i_edge *edge;
  size_t edge_count;
  siap_i_step *bands; /* several, told apart by their guards */
  size_t bands_count;
  siap_i_experts *experts; /* who weighed the terms; NULL: nobody */
} siap_i_node;

enum siap_i_change_kind {
  SIAP_I_SET_NODE,
  SIAP_I_SET_ITEM,
  SIAP_I_SET_WEIGHTS,
  SIAP_I_INCLUDE,
  SIAP_I_DROP,
  SIAP_I_SET_STATE
};

typedef struct siap_i_named_weight {
  const char *ref;
  siap_i_fraction weight;
  uint32_t line;
} siap_i_named_weight;

typedef struct siap_i_change {
  enum siap_i_change_kind kind;
  const char *ref, *in; /* `in` may be NULL */
  siap_i_setting *setting;
  size_t setting_count;
  siap_i_named_weight *weight;
  size_t weight_count;
  int32_t state;
  siap_i_origin origin;
} siap_i_change;

typedef struct siap_i_profile {
  const char *id, *based_on;
  const char **region_class;
  size_t class_count;
  siap_i_labels label;
  siap_i_origin origin;
  siap_i_change *change;
  size_t change_count;
} siap_i_profile;

typedef struct siap_i_name {
  const char *id;
  siap_i_key key; /* of the id */
  enum siap_i_thing thing;
  uint32_t line;
  size_t at;
} siap_i_name;

/* What became of an item of an earlier rubric. */
typedef struct siap_i_crossing {
  const char *item; /* of this rubric; NULL: retired */
  const char **was; /* of the other */
  size_t was_count;
  uint8_t kind; /* place in siap_i_crossing_words */
  uint8_t comparable;
  const char *reason; /* NULL where not said */
  siap_i_origin origin;
} siap_i_crossing;

typedef struct siap_i_crosswalk {
  const char *rubric; /* the other */
  siap_i_origin origin;
  siap_i_crossing *crossing;
  size_t crossing_count;
} siap_i_crosswalk;

struct siap_rubric {
  atomic_size_t references;
  siap_i_arena arena;
  const char *name; /* of the input, for findings */
  const char *agency, *id, *version, *edition;
  const char **language;
  size_t language_count, fallback;
  siap_i_labels label;
  siap_i_labels note;
  siap_i_origin origin;
  siap_i_source *source;
  size_t source_count;
  siap_i_scale *scale;
  size_t scale_count;
  siap_i_pillar *pillar;
  size_t pillar_count;
  siap_i_unit *unit;
  size_t unit_count;
  siap_i_item *item;
  size_t item_count;
  siap_i_leaf *leaf;
  size_t leaf_count;
  siap_i_node *node;
  size_t node_count;
  siap_i_profile *profile;
  size_t profile_count;
  siap_i_crosswalk *crosswalk;
  size_t crosswalk_count;
  uint32_t survey_least; /* respondents that a survey of a pillar needs; 0: not said */
  siap_i_name *names;    /* items, leaves and nodes, sorted by id */
  size_t name_count;
  siap_i_name *scale_names, *pillar_names, *unit_names, *source_names; /* of these, sorted by id */
  const char **source_line; /* one per source */
  char digest[SIAP_I_DIGEST_ROOM];
};

/* An empty rubric with one reference; NULL without memory. */
siap_rubric *siap_i_rubric_new(void);

/* Sort the names; after that things are found by id. SIAP_ERR_MEMORY or SIAP_OK. */
siap_status siap_i_rubric_index(siap_rubric *rubric);

/* What bears an id; NULL: nothing. */
const siap_i_name *siap_i_rubric_find(const siap_rubric *rubric, const char *id);

/* By id. SIAP_I_NONE: none. */
size_t siap_i_rubric_scale(const siap_rubric *rubric, const char *id);
size_t siap_i_rubric_pillar(const siap_rubric *rubric, const char *id);
size_t siap_i_rubric_aspect(const siap_i_pillar *pillar, const char *id);
size_t siap_i_rubric_source(const siap_rubric *rubric, const char *id);
/* The same, linear: there are few. */
size_t siap_i_rubric_profile(const siap_rubric *rubric, const char *id);

/* The text in a language, the fallback, any text, or NULL. */
const char *siap_i_label(const siap_rubric *rubric, siap_i_labels labels, const char *language);

/* A unit in a language: its label, or as it is written where the rubric has none; "" for NULL. */
const char *siap_i_unit_words(const siap_rubric *rubric, const char *unit, const char *language);

/* Put the digest of the model into rubric->digest. */
void siap_i_rubric_seal(siap_rubric *rubric);

#endif
