/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. The parts of robust. A source of uncertainty says what a replicate draws again; a replicate
 * is the rows of the cohort, with what was drawn in them, under its plans or variants of them.
 */
#ifndef SIAP_I_ANALYSIS_ROBUST_H
#define SIAP_I_ANALYSIS_ROBUST_H

#include "analysis/nodes.h"
#include "analysis/request.h"
#include "engine/rows.h"
#include "engine/variant.h"
#include "statistics/draws.h"
#include "statistics/rank_tally.h"
#include "statistics/ranking.h"
#include "statistics/tally.h"

enum siap_i_robust_source {
  SIAP_I_SOURCE_RATINGS,
  SIAP_I_SOURCE_SURVEY,
  SIAP_I_SOURCE_MISSING,
  SIAP_I_SOURCE_WEIGHTS,
  SIAP_I_SOURCE_METHODS,
  SIAP_I_SOURCE_ITEMS,
  SIAP_I_SOURCE_NORMALISERS,
  SIAP_I_SOURCES
};
#define SIAP_I_SOURCE(source) (1u << SIAP_I_SOURCE_##source)

/* Values of both precisions that lie so near, relative or absolute below 1, are the same. */
#define SIAP_I_ROBUST_NEAR 1e-12

extern const siap_i_say_word siap_i_source_name[SIAP_I_SOURCES];
extern const char *const siap_i_source_words[SIAP_I_SOURCES + 1];

/* Options of every analysis that draws, alone or within. */
#define SIAP_I_REPLICATIONS_OPTION(en, in_id) \
  {"replications", SIAP_I_OPTION_COUNT, "1000", 1, 1e7, NULL, {en, in_id}}
#define SIAP_I_SEED_OPTION                                            \
  {"seed", SIAP_I_OPTION_COUNT, "1", 0, 9007199254740992.0, NULL,     \
   {"of the random numbers", "benih bilangan acak"}}
#define SIAP_I_THREADS_OPTION                     \
  {"threads", SIAP_I_OPTION_COUNT, "1", 1, 64, NULL, \
   {"that work; figures do not depend on it", "utas kerja; tidak mengubah angka"}}

/* Normalisers that items may take besides their own. */
#define SIAP_I_SCALINGS 4
#define SIAP_I_SCALING_AT_Z 1 /* the place of z-score among them */
extern const siap_i_say_word siap_i_scaling_alternative[SIAP_I_SCALINGS];
extern const char *const siap_i_scaling_alternatives[SIAP_I_SCALINGS + 1];

/* ---- what is drawn ---- */

/* A cell of a row that a source draws again. */
typedef struct siap_i_redraw {
  size_t item;
  const siap_i_answer *answer; /* its ratings; NULL: it is missing */
  const uint32_t *person;      /* by rating: who gave it, among those of the panel */
  const siap_i_plan_cohort *stage; /* scales what the ratings come to; NULL: it is a score */
  const siap_i_cohort_fit *fit;    /* of the stage */
  siap_i_wide divisor;             /* of what is scaled */
  double low, high;            /* missing: the ends of its scale */
  uint32_t levels;             /* missing: how many levels the scale has; 0: any number between */
} siap_i_redraw;

/* What one source draws in one row. Persons are drawn, not ratings: who is lenient is so throughout. */
typedef struct siap_i_panel {
  uint8_t source;
  size_t row;
  uint32_t persons;
  siap_i_redraw *redraw;
  size_t redraws;
} siap_i_panel;

/* A node whose weights are drawn. */
typedef struct siap_i_weigher {
  const siap_i_plan_node *node;
  uint32_t place; /* in the rubric: plans that share the node share its draws */
  double sum;
  siap_i_dirichlet dirichlet; /* unless weights get noise */
} siap_i_weigher;

/* The members that share a plan. */
typedef struct siap_i_group {
  const siap_plan *plan;
  size_t *member, count;
  double *score;  /* rows of items, as published */
  uint8_t *state;
  uint8_t has_holes; /* some state is not scored */
  siap_i_wide *number; /* by cell: what normalisers made a score of; NaN: nothing they did */
  double *scaled[SIAP_I_SCALINGS]; /* by alternative: the scores under it */
  const siap_i_answers **beside;
  siap_i_panel *panel;
  size_t panels;
  siap_i_weigher *weigher;
  size_t weighers;
  double *weight; /* by term of the plan: the rubric's */
  size_t means;   /* nodes that another p would change */
  size_t *slot;   /* of each node asked about; SIAP_I_NONE */
  uint64_t *asked; /* nodes that are scored: those, and what their bands depend on */
  size_t asked_count, *column; /* by slot: place among them */
  unsigned all_touched; /* the sources that have something to draw in every row */
  uint8_t has_bands;    /* some node asked about has bands: they may take either value of a node */
} siap_i_group;

/* Pairs of regions, two each, the one with the better published rank first. */
typedef struct siap_i_pair_list {
  uint32_t *of;
  size_t count;
} siap_i_pair_list;

/* The fine bins that a node's values are counted in; step: values are its multiples, 0: they are not. */
typedef struct siap_i_range {
  double low, high, step;
  size_t bins;
} siap_i_range;

/* What an alternative did: items that take it, their scores, those cut at an end, sum of changes. */
typedef struct siap_i_scaled {
  size_t items, cells, cut;
  double moved; /* in shares of the items' scales */
} siap_i_scaled;

typedef struct siap_i_robust {
  siap_i_work *work;
  const siap_cohort *cohort;
  siap_i_nodes nodes;
  size_t regions, outputs;  /* outputs: nodes x regions */
  unsigned sources;         /* asked for */
  unsigned *touched;        /* by region: the sources that have something to draw in its row */
  siap_i_group *group;
  size_t groups, *group_of, *row_of; /* by region; SIAP_I_NONE: it did not take part */
  size_t *pool, pooled;     /* items that may be left out, by place in the rubric */
  double *nominal, *low, *high; /* by output: as published, worst, best */
  uint32_t *rank;           /* by output: as published */
  siap_i_range *range;      /* by node */
  siap_i_pair_list *pair;   /* by node */
  size_t concerns[SIAP_I_SOURCES], cells[SIAP_I_SOURCES]; /* regions, and what is drawn in them */
  size_t widest;            /* cells of the largest group */
  size_t most_values, most_persons, most_edges;
  /* options */
  uint64_t seed;
  size_t replications, threads, bins, sobol_rows;
  double level, noise, concentration, p[4]; /* p: NaN, the rubric's own, and the alternatives */
  size_t methods;
  size_t scalings;          /* alternatives, and which: places among all of them */
  uint8_t scaling[SIAP_I_SCALINGS];
  siap_i_scaled scaled[SIAP_I_SCALINGS];
  size_t scaled_items, asked_items; /* that some alternative fits; that some plan asks for */
  double deviations;        /* from the middle of a scale to its ends, under z-scores */
  uint8_t exact, has_noise, has_sobol, has_sobol_regions, has_all_pairs;
  uint8_t has_points;       /* Sobol indices were estimated from a Sobol sequence */
} siap_i_robust;

/* robust_rows.c, robust_find.c: the cohort as rows, and what sources find in rows and in plans. */
siap_status siap_i_robust_rows(siap_i_robust *robust);
siap_status siap_i_robust_find(siap_i_robust *robust, siap_i_group *group, size_t row,
                               const siap_i_answers *answers);
siap_status siap_i_robust_find_plans(siap_i_robust *robust);

/* robust_scaling.c, robust_scalings.c: numbers scaled another way. */
siap_status siap_i_robust_numbers(siap_i_group *group, size_t row, const siap_i_answers *answers);
siap_status siap_i_robust_scale(siap_i_robust *robust);
void siap_i_robust_put_scalings(const siap_i_robust *robust);

/* ---- one replicate ---- */

/* What one thread draws and scores in. */
typedef struct siap_i_drawing {
  const siap_i_robust *robust;
  double *score, *exact, *rounded, *weight;
  uint8_t *state;
  const double *scores;  /* of the group at hand: those, or the group's where nothing is drawn in it */
  const uint8_t *states;
  siap_i_block **block;    /* by group */
  siap_i_variant *variant; /* by group; what was drawn last */
  const double **taken;    /* by group: the scores that its block took; NULL: other ones */
  uint32_t *times;     /* by person: how often drawn */
  siap_i_wide *value;  /* ratings that were drawn */
  siap_i_row_wide bands;
} siap_i_drawing;

/* What a replicate draws: sources by bit, and for each the replicate whose numbers it draws. */
typedef struct siap_i_draw {
  unsigned sources;
  uint64_t replicate[SIAP_I_SOURCES];
  const double *u[SIAP_I_SOURCES]; /* the numbers themselves; NULL: those of the replicate */
  size_t without; /* a place in the pool that is left out whatever is drawn; SIAP_I_NONE */
} siap_i_draw;

siap_status siap_i_drawing_make(const siap_i_robust *robust, siap_i_arena *arena,
                                siap_i_drawing *drawing);
/* What is not the arena's; of one that was not made, too. */
void siap_i_drawing_release(siap_i_drawing *drawing);

/*
 * One replicate: the value of each output, node by node; NaN where there is none. `bands`, by output,
 * may be NULL: which band of its row's plan, counted over the node's sets; SIZE_MAX: none.
 */
siap_status siap_i_replicate(siap_i_drawing *drawing, const siap_i_draw *draw, double *x,
                             size_t *bands);

/* The same draws for all sources. */
siap_i_draw siap_i_draw_of(unsigned sources, uint64_t replicate);

/* How many bands the node asked about has in a group, over its sets. */
size_t siap_i_robust_bands(const siap_i_group *group, size_t node);

/* ---- many ---- */

/* What a simulation keeps of its replicates. */
typedef struct siap_i_simulation {
  siap_i_tally score; /* of outputs */
  siap_i_tally shift; /* of nodes: the mean rank shift */
  /* by node, only of a full one */
  siap_i_rank_tally *rank;
  siap_i_pairs *pair;
  siap_i_bins *bins;
  uint32_t **band; /* by region, `bands` of it each, the last is none */
  size_t *bands;
} siap_i_simulation;

/*
 * Run the replicates under some sources. `full`: all of it, else what the sources move. `done`: of the
 * steps that are told, before and after.
 */
siap_status siap_i_simulate(siap_i_robust *robust, unsigned sources, int full, uint64_t *done,
                            uint64_t total, siap_i_simulation *out);

/* How many steps that is. */
size_t siap_i_simulation_jobs(const siap_i_robust *robust);

/* robust_items.c: one item left out at a time, with its table. */
siap_status siap_i_robust_items(siap_i_robust *robust, uint64_t *done, uint64_t total);

/* robust_sobol.c: Sobol indices of the sources, with their tables. */
#define SIAP_I_SOBOL_GROUPS 32
siap_status siap_i_robust_sobol(siap_i_robust *robust, uint64_t *done, uint64_t total);

/* robust_range.c: between what values lie, from the first replicates; which pairs are counted. */
siap_status siap_i_robust_range(siap_i_robust *robust);
siap_status siap_i_robust_pairs(siap_i_robust *robust);

/* The value below which a share of the replicates lies. */
siap_i_stat siap_i_robust_quantile(const siap_i_robust *robust, const siap_i_simulation *of,
                                   size_t node, size_t region, double p);

/* robust_tables.c, robust_ranks.c, robust_design.c */
void siap_i_robust_put_scores(const siap_i_robust *robust, const siap_i_simulation *of);
void siap_i_robust_put_bands(const siap_i_robust *robust, const siap_i_simulation *of);
void siap_i_robust_put_histogram(const siap_i_robust *robust, const siap_i_simulation *of);
void siap_i_robust_put_bounds(const siap_i_robust *robust);
/* The published state of what has no value; the region has the node. */
void siap_i_robust_put_state(const siap_i_robust *robust, siap_i_table *table, size_t column,
                             size_t node, size_t region);
void siap_i_robust_put_ranks(const siap_i_robust *robust, const siap_i_simulation *of);
void siap_i_robust_put_above(const siap_i_robust *robust, const siap_i_simulation *of);
/* `alone`: by source; that of all together where there is one */
void siap_i_robust_put_shift(const siap_i_robust *robust, const siap_i_simulation *of,
                             const siap_i_simulation *alone);
/* How many regions have a value that moved. */
size_t siap_i_robust_changed(const siap_i_robust *robust, const siap_i_tally *score);
void siap_i_robust_put_design(const siap_i_robust *robust, const siap_i_simulation *alone);

#endif
