/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. What several rated: assessors within the evidence, or stages that are cohorts. */
#ifndef SIAP_I_ANALYSIS_AGREE_H
#define SIAP_I_ANALYSIS_AGREE_H

#include "analysis/nodes.h"
#include "statistics/ratings.h"

/* Raters that one item may have: it bounds the matrix, whatever a file holds. */
enum { SIAP_I_PANEL_WIDEST = 50, SIAP_I_PANEL_COHORTS = 8 };

/* A region as each cohort has it; NULL: not there. Of assessors only the first is used. */
typedef struct siap_i_panel_region {
  const siap_i_member *of[SIAP_I_PANEL_COHORTS];
} siap_i_panel_region;

/* One item of one region. */
typedef struct siap_i_rated {
  const siap_i_member *member; /* one that has it */
  size_t entry, region, n;     /* n: ratings */
} siap_i_rated;

/*
 * The ratings of a target stand at the start of its row, by rater ascending, NaN behind them: pools
 * of many assessors, of whom each item has few, need no more room than a panel of those few.
 */
typedef struct siap_i_panel {
  siap_i_ratings ratings;
  double *value; /* of `ratings` */
  uint32_t *who; /* the same places: which rater */
  siap_i_rated *target;
  const char **rater; /* pseudonyms, or stages */
  size_t raters;
  siap_i_panel_region *region;
  size_t regions;
  size_t usual;      /* ratings that most targets with two or more have */
  int are_assessors; /* 0: cohorts; the last is what the others are held against */
} siap_i_panel;

/* agree_assessors.c, agree_cohorts.c: SIAP_OK, SIAP_ERR_RULE (said), SIAP_ERR_MEMORY. */
siap_status siap_i_panel_of_assessors(siap_i_work *work, siap_i_panel *panel);
siap_status siap_i_panel_of_cohorts(siap_i_work *work, siap_i_panel *panel);

/* agree_panel.c: room for so many rows, none of them rated. */
siap_status siap_i_panel_make(siap_i_work *work, siap_i_panel *panel, size_t targets, size_t width);

/* Rows by rater ascending, and how many ratings are usual. */
void siap_i_panel_settle(siap_i_panel *panel);

/* Targets that have k ratings; where there are k raters, each has its column. In the run's arena. */
siap_status siap_i_panel_even(siap_i_work *work, const siap_i_panel *panel, size_t k,
                              siap_i_ratings *out);

/* 1: everybody is held against the last rater; 0: against the mean of the others. */
int siap_i_panel_has_last(const siap_i_panel *panel);

/* What a stage made of a region, for people: rounded; NaN without a score. */
typedef struct siap_i_panel_score {
  double rounded;
  int places;
  uint8_t state; /* SIAP_STATE_ */
} siap_i_panel_score;

siap_i_panel_score siap_i_panel_score_of(const siap_i_panel *panel, size_t region, size_t rater,
                                         const char *id);

/* The scores of a region by one assessor alone, by node. */
typedef struct siap_i_alone_row {
  size_t region, who;
  const siap_i_panel_score *score;
} siap_i_alone_row;

typedef struct siap_i_alone {
  siap_i_alone_row *row; /* the caller's to release */
  size_t rows, room;
} siap_i_alone;

/* agree_alone.c: for each region those who rated at least half of what was rated there. */
siap_status siap_i_agree_alone(siap_i_work *work, const siap_i_panel *panel,
                               const siap_i_nodes *nodes, siap_i_alone *out);

/* 1: the entry of a member is an item. */
int siap_i_panel_is_item(const siap_i_member *member, size_t entry);

/* Name and code of a region, into neighbouring columns of the last row. */
void siap_i_panel_put_region(siap_i_work *work, siap_i_table *table, size_t column,
                             const siap_i_member *member);

/* ---- tables ---- */

siap_status siap_i_agree_figures(siap_i_work *work, const siap_i_panel *panel);
siap_status siap_i_agree_icc(siap_i_work *work, const siap_i_panel *panel);
siap_status siap_i_agree_pairs(siap_i_work *work, const siap_i_panel *panel);
siap_status siap_i_agree_bias(siap_i_work *work, const siap_i_panel *panel);
siap_status siap_i_agree_indices(siap_i_work *work, const siap_i_panel *panel);
siap_status siap_i_agree_raters(siap_i_work *work, const siap_i_panel *panel);
siap_status siap_i_agree_disputed(siap_i_work *work, const siap_i_panel *panel);
siap_status siap_i_agree_apart(siap_i_work *work, const siap_i_panel *panel);

#endif
