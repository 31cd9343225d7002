/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4. The fast lane of blocks: plans whose nodes are sums and means, scored some rows at a
 * time, one column of a tile for every slot.
 *
 * What the lane does not know it leaves alone: a row with a score outside its scale, with a state
 * that the plan treats in a way of its own, or with a node to which nothing is left goes through
 * the row kernel. Whether a row stays depends on that row alone, and each value is made by one
 * formula, so that a row has the same bits in whatever block it stands and whatever is asked for:
 *
 *   value = (sum of w x over the terms, in their order) / (sum of w over what counts)
 *
 * with weights as whole numbers where they have any. A hole is a NaN; it propagates by itself.
 */
#ifndef SIAP_I_LANE_H
#define SIAP_I_LANE_H

#include "engine/plan.h"

#define SIAP_I_LANE_ROWS 16

/* A column of the tile: SIAP_I_LANE_ROWS doubles. */
typedef struct siap_i_lane_node {
  const siap_i_plan_node *from;
  const uint32_t *column;                  /* what each term takes */
  const double *weight;                    /* NULL: 1 each */
  const uint8_t *policy;                   /* of each term, for a hole */
  const siap_i_plan_change *const *change; /* of each term; NULL: none has any */
  size_t count;
  double divisor;          /* when nothing is left out; 1: none */
  double reciprocal;       /* 1 / divisor */
  double ten, near;        /* 10^places; how far a value times that may err */
  uint32_t exact, rounded; /* columns; the same where nothing is rounded */
  uint8_t renormalises;    /* divided by the weights of what is present */
  uint8_t skips_all;       /* of every term */
  uint8_t skips, heeds;    /* a hole is left out of some term; does something but propagate */
  uint8_t cancels;         /* terms may be of both signs */
  uint8_t taken_rounded;
  uint8_t plain; /* no offset, factor or clip, and its values cannot grow without end */
} siap_i_lane_node;

struct siap_i_lane {
  siap_i_lane_node *node;
  size_t nodes, items, leaves, columns;
  const double *low, *high;   /* by item: beyond them a row leaves */
  double same_low, same_high; /* of all items; NaN where they differ */
  const double *leaf;         /* by leaf: its value, NaN where it is missing */
  const uint32_t *blank;      /* items that the profile leaves without a score */
  size_t blank_count;
  uint8_t is_hole[SIAP_I_STATES]; /* what a cell of a state is: a hole, or reason to leave */
  uint8_t whole_only;             /* rows with holes leave */
  uint8_t misses_leaves;          /* some leaf is missing */
};

typedef struct siap_i_lane_tile {
  const double *row[SIAP_I_LANE_ROWS]; /* all of them set, the last ones repeated */
  const double *ahead;                 /* rows to be read later, for the cache */
  uint32_t vague;                      /* by row, a bit: a leaf is no decimal, so no tie is proven */
  const double *leaf;                  /* columns of the leaves in these rows; NULL: the lane's own */
  size_t rows;                         /* 1 .. SIAP_I_LANE_ROWS */
  double *column;                      /* aligned to 32 bytes */
  const uint8_t *round;                /* by node: whether its rounded value is wanted */
  uint8_t is_loaded;                   /* the columns of items and leaves hold these rows already */
  uint8_t holes_looked_for;            /* since they were loaded: `holes_found` */
  uint32_t stays_out;                  /* by row, a bit: its states or what stands beside it say so */
  uint32_t outside, holes_found;       /* by row, a bit: as loaded, it leaves; something is missing */
  uint8_t holes_known;                 /* `holes` has been filled */
  uint32_t holes;                      /* by row, a bit: something is missing */
  uint32_t leaves;                     /* by row, a bit: it goes through the row kernel */
  /* The rounded value of a node in a row of the tile, by the wide kernel. */
  double (*settle)(void *context, size_t row, size_t node);
  void *context;
} siap_i_lane_tile;

/*
 * Weights of some nodes, by node of the plan, are others: what the lane of a variant makes of them is
 * made again. 0: the lane no longer fits.
 */
int siap_i_lane_weigh(siap_plan *plan, const uint8_t *changed);

/* 1 when a tile that was loaded for one lane of a plan's variants holds for the other. */
int siap_i_lane_loads_alike(const siap_i_lane *a, const siap_i_lane *b);

/* Give the plan a lane if it fits one. SIAP_OK or SIAP_ERR_MEMORY. */
siap_status siap_i_lane_make(siap_plan *plan);

/* Fill the columns of a tile from its rows, unless it is loaded, and compute those of the nodes. */
void siap_i_lane_score(const siap_i_lane *lane, siap_i_lane_tile *tile);

/* The same, compiled for one set of instructions each; the results are the same to the bit. */
void siap_i_lane_score_plain(const siap_i_lane *lane, siap_i_lane_tile *tile);
void siap_i_lane_score_avx2(const siap_i_lane *lane, siap_i_lane_tile *tile);
void siap_i_lane_score_avx512(const siap_i_lane *lane, siap_i_lane_tile *tile);

#endif
