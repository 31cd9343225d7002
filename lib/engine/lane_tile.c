/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4, compiled once for each set of instructions (SIAP_LANE names it). The arithmetic of the
 * fast lane on the rows of a tile, in vectors. They are as wide as the machine has them; what
 * they give is the same everywhere, for nothing here is contracted or reordered.
 */
#include "engine/grid.h"
#include "engine/lane.h"
#include "engine/lane_vector.h"

#define GROUPS (SIAP_I_LANE_ROWS / WIDE)
#define TOO_FAR 1e200 /* sums of such values stay finite; beyond, the row kernel decides */

/* ---- rows to columns ---- */

/* The items of one group of rows; `same`: all have one scale. */
INLINE void load_group(const siap_i_lane *lane, siap_i_lane_tile *tile, size_t group, int same)
{
  const double *const *row = tile->row + WIDE * group;
  const char *ahead = (const char *)(tile->ahead + WIDE * group * lane->items);
  lanes *to = (lanes *)tile->column + group;
  /* two of each: a comparison need not wait for the one before */
  lanes least[2] = {all(INFINITY), all(INFINITY)}, most[2] = {all(-INFINITY), all(-INFINITY)};
  lanes x[COLUMNS];
  mask outside = {0};
  size_t i = 0;
  for (; i + COLUMNS <= lane->items; i += COLUMNS) {
    for (size_t byte = 0; byte < sizeof x; byte += 64, ahead += 64)
      __builtin_prefetch(ahead);
    turn(row, i, x);
    for (size_t k = 0; k < COLUMNS; k++) {
      least[k % 2] = lesser(same ? x[k] : x[k] - all(lane->low[i + k]), least[k % 2]);
      most[k % 2] = greater(same ? x[k] : x[k] - all(lane->high[i + k]), most[k % 2]);
      to[(i + k) * GROUPS] = x[k];
    }
  }
  least[0] = lesser(least[0], least[1]);
  most[0] = greater(most[0], most[1]);
  outside =
      (least[0] < all(same ? lane->same_low : 0)) | (most[0] > all(same ? lane->same_high : 0));
  for (; i < lane->items; i++) {
    lanes last;
    for (int r = 0; r < WIDE; r++)
      last[r] = row[r][i];
    outside |= (last < all(lane->low[i])) | (last > all(lane->high[i]));
    to[i * GROUPS] = last;
  }
  tile->leaves |= bits(outside) << WIDE * group;
}

static void load(const siap_i_lane *lane, siap_i_lane_tile *tile)
{
  int same = lane->same_low == lane->same_low;
  tile->leaves = (uint32_t)(~UINT64_C(0) << tile->rows);
  for (size_t group = 0; group < GROUPS; group++)
    if (same)
      load_group(lane, tile, group, 1);
    else
      load_group(lane, tile, group, 0);
  lanes *column = (lanes *)tile->column;
  for (size_t i = 0; i < lane->blank_count; i++)
    for (size_t group = 0; group < GROUPS; group++)
      column[lane->blank[i] * GROUPS + group] = all(NAN);
  column += lane->items * GROUPS;
  for (size_t i = 0; i < lane->leaves; i++)
    for (size_t group = 0; group < GROUPS; group++)
      column[i * GROUPS + group] = tile->leaf ? ((const lanes *)tile->leaf)[i * GROUPS + group]
                                              : all(lane->leaf[i]);
  tile->outside = tile->leaves;
  tile->holes_looked_for = 0;
  tile->is_loaded = 1;
}

/* Which rows miss something: looked for only when a node has seen a NaN. */
static void find_holes(const siap_i_lane *lane, siap_i_lane_tile *tile)
{
  const lanes *column = (const lanes *)tile->column;
  if (tile->holes_known)
    return;
  tile->holes_known = 1;
  if (tile->holes_looked_for) {
    tile->holes = tile->holes_found;
    return;
  }
  mask hole[GROUPS] = {{0}};
  for (size_t i = 0; i < lane->items; i++)
    for (size_t group = 0; group < GROUPS; group++)
      hole[group] |= column[i * GROUPS + group] != column[i * GROUPS + group];
  for (size_t group = 0; group < GROUPS; group++)
    tile->holes |= bits(hole[group]) << WIDE * group;
  tile->holes_looked_for = 1;
  tile->holes_found = tile->holes;
}

/* ---- sums of terms ---- */

struct sums {
  lanes value[GROUPS], weight[GROUPS];
  lanes size[GROUPS]; /* of the terms' magnitudes, where they may cancel */
};

INLINE void add_whole(const siap_i_lane_node *node, const lanes *column, struct sums *sums,
                      int weighted)
{
  lanes value[GROUPS] = {{0}};
  for (size_t k = 0; k < node->count; k++) {
    const lanes *x = column + (size_t)node->column[k] * GROUPS;
    lanes w = weighted ? all(node->weight[k]) : all(1);
    for (int g = 0; g < GROUPS; g++)
      value[g] += weighted ? w * x[g] : x[g];
  }
  for (int g = 0; g < GROUPS; g++)
    sums->value[g] = value[g];
}

/* The same with holes left out, and the weights of the rest. */
INLINE void add_present(const siap_i_lane_node *node, const lanes *column, struct sums *sums,
                        int weighted)
{
  lanes value[GROUPS] = {{0}}, weight[GROUPS] = {{0}};
  mask count[GROUPS] = {{0}};
  for (size_t k = 0; k < node->count; k++) {
    const lanes *x = column + (size_t)node->column[k] * GROUPS;
    lanes w = weighted ? all(node->weight[k]) : all(1);
    for (int g = 0; g < GROUPS; g++) {
      mask there = x[g] == x[g];
      lanes present = only(there, x[g]);
      value[g] += weighted ? w * present : present;
      if (weighted)
        weight[g] += only(there, w);
      else
        count[g] -= there; /* all bits set is -1 */
    }
  }
  for (int g = 0; g < GROUPS; g++) {
    sums->value[g] = value[g];
    /* a count below 2^52 in the last bits of 2^52 makes it a double */
    sums->weight[g] = weighted ? weight[g] : (lanes)(count[g] + (mask)all(0x1p52)) - all(0x1p52);
  }
}

INLINE lanes clipped(lanes x, uint8_t clip, double lower, double upper)
{
  if (clip & SIAP_I_CLIP_LOWER)
    x = choose(x < all(lower), all(lower), x);
  if (clip & SIAP_I_CLIP_UPPER)
    x = choose(x > all(upper), all(upper), x);
  return x;
}

/* Any mixture of policies and changes, slower: term by term as the row kernel does it. */
static void add_any(const siap_i_lane_node *node, const lanes *column, struct sums *sums)
{
  *sums = (struct sums){{{0}}, {{0}}, {{0}}};
  for (size_t k = 0; k < node->count; k++) {
    const lanes *x = column + (size_t)node->column[k] * GROUPS;
    const siap_i_plan_change *change = node->change ? node->change[k] : NULL;
    lanes w = all(node->weight ? node->weight[k] : 1);
    mask heed = (mask){0} == (node->policy[k] == SIAP_I_PROPAGATE);
    mask skip = (mask){0} == (node->policy[k] != SIAP_I_EXCLUDE);
    for (int g = 0; g < GROUPS; g++) {
      mask hole = x[g] != x[g];
      lanes value = only(~(hole & heed), x[g]);
      if (change) {
        value = all(change->offset.plain) + all(change->factor.plain) * value;
        value = clipped(value, change->clip, change->lower.plain, change->upper.plain);
        value = only(~(hole & skip), value);
      }
      sums->value[g] += w * value;
      sums->size[g] += magnitude(w * value);
      sums->weight[g] += only(~(hole & skip), w);
    }
  }
}

/* ---- rounding ---- */

/* The nearest whole number, for magnitudes below 2^52; beyond, a neighbour. */
INLINE lanes nearest(lanes x)
{
  return (x + all(0x1p52)) - all(0x1p52);
}

INLINE lanes whole_below(lanes x)
{
  lanes near = nearest(x);
  return near - only(near > x, all(1));
}

INLINE lanes with_sign_of(lanes x, lanes out)
{
  return (lanes)(((mask)x & INT64_MIN) | (mask)out) + all(0);
}

/* A half: it goes where the rule sends it. */
INLINE lanes on_tie(enum siap_i_ties ties, lanes scaled)
{
  lanes whole = nearest(scaled - all(0.5)); /* the whole number below the half */
  if (ties == SIAP_I_TIES_HALF_UP)
    return whole + all(1);
  if (ties == SIAP_I_TIES_HALF_DOWN)
    return whole;
  return whole + only(whole_below(whole * all(0.5)) * all(2) != whole, all(1));
}

/*
 * siap_i_round_double on a vector, with a slack that holds for every value of the node. Beyond 2^52
 * everything is in doubt.
 */
INLINE lanes round_half(lanes x, const siap_i_lane_node *node, enum siap_i_ties ties, mask *doubt)
{
  lanes scaled = magnitude(x) * all(node->ten), near = nearest(scaled);
  *doubt = all(0.5) - magnitude(scaled - near) <= all(node->near);
  if (bits(*doubt))
    near = choose(*doubt, on_tie(ties, scaled), near);
  return with_sign_of(x, near / all(node->ten));
}

INLINE lanes round_directed(lanes x, const siap_i_lane_node *node, enum siap_i_ties ties,
                            mask *doubt)
{
  lanes scaled = magnitude(x) * all(node->ten), near = nearest(scaled);
  lanes below = whole_below(scaled), above = below + all(1);
  mask negative = x < all(0);
  *doubt = magnitude(scaled - near) <= all(node->near);
  lanes out = ties == SIAP_I_TIES_UP        ? above
              : ties == SIAP_I_TIES_CEILING ? choose(negative, below, above)
              : ties == SIAP_I_TIES_FLOOR   ? choose(negative, above, below)
                                            : below;
  return with_sign_of(x, choose(*doubt, near, out) / all(node->ten));
}

/* ---- doubts ---- */

INLINE mask on_grid(lanes x, lanes ten)
{
  lanes scaled = magnitude(x) * ten;
  lanes whole = (scaled + all(0x1p52)) - all(0x1p52);
  return ((whole / ten == magnitude(x)) & (scaled < all(1e15))) | (x != x);
}

/* An item, or a leaf that is no constant: of those the grid knows already. */
INLINE int is_scored(const siap_i_lane *lane, size_t slot)
{
  size_t leaf = slot - lane->items;
  return slot < lane->items || (leaf < lane->leaves && lane->leaf[leaf] != lane->leaf[leaf]);
}

/* Of the rows of a group, those whose scores lie on a grid that proves the tie: see grid.h. */
static mask proven(const siap_i_lane *lane, const siap_i_lane_tile *tile,
                   const siap_i_lane_node *node, size_t group)
{
  const lanes *column = (const lanes *)tile->column + group;
  const siap_i_plan_node *from = node->from;
  lanes ten = all(from->grid[0]);
  for (int r = 0; r < WIDE; r++)
    if (tile->holes >> (WIDE * group + (size_t)r) & 1)
      ten[r] = from->grid[1];
  mask holds = ten > all(0);
  if (!from->flat)
    for (size_t i = 0; i < lane->items + lane->leaves; i++)
      holds &= is_scored(lane, i) ? on_grid(column[i * GROUPS], ten) : ~(mask){0};
  else
    for (size_t k = 0; k < node->count; k++)
      if (is_scored(lane, node->column[k]))
        holds &= on_grid(column[(size_t)node->column[k] * GROUPS], ten);
  return holds;
}

static void round_node(const siap_i_lane *lane, siap_i_lane_tile *tile, size_t at)
{
  const siap_i_lane_node *node = &lane->node[at];
  const lanes *exact = (const lanes *)tile->column + (size_t)node->exact * GROUPS;
  lanes *to = (lanes *)tile->column + (size_t)node->rounded * GROUPS;
  enum siap_i_ties ties = (enum siap_i_ties)node->from->from->ties;
  for (size_t group = 0; group < GROUPS; group++) {
    mask doubt;
    if (ties <= SIAP_I_TIES_HALF_DOWN)
      to[group] = round_half(exact[group], node, ties, &doubt);
    else
      to[group] = round_directed(exact[group], node, ties, &doubt);
    uint32_t left = bits(doubt) & ~(tile->leaves >> WIDE * group);
    if (!left)
      continue;
    find_holes(lane, tile);
    left &= ~bits(proven(lane, tile, node, group)) | tile->vague >> WIDE * group;
    for (size_t r = 0; r < WIDE; r++)
      if (left >> r & 1)
        to[group][r] = tile->settle(tile->context, WIDE * group + r, at);
  }
}

/* ---- nodes ---- */

/*
 * A sum of everything is divided by its constant divisor, as a product with the reciprocal; where
 * something is left out, by what is left. The choice is the row's own.
 */
INLINE lanes divided(const siap_i_lane_node *node, lanes value, lanes weight, int masked)
{
  lanes whole = value * all(node->reciprocal);
  if (!masked || !node->renormalises)
    return whole;
  return choose(weight == all(node->divisor), whole, value / weight);
}

/* Offset, factor and clip of the node; which rows of a group leave. */
INLINE lanes ended(const siap_i_lane_node *node, lanes value, uint32_t *leaves)
{
  const siap_i_plan_node *from = node->from;
  if (from->affine)
    value = all(from->offset.plain) + all(from->factor.plain) * value;
  value = clipped(value, from->from->clip, from->lower.plain, from->upper.plain);
  *leaves = bits(magnitude(value) > all(TOO_FAR));
  return value;
}

/* From sums to exact values. Returns whether one of them is a NaN. */
INLINE int finish(const siap_i_lane_node *node, siap_i_lane_tile *tile, const struct sums *sums,
                  int masked)
{
  lanes *to = (lanes *)tile->column + (size_t)node->exact * GROUPS;
  mask nan = {0};
  for (int g = 0; g < GROUPS; g++) {
    lanes value = sums->value[g];
    uint32_t leaves = 0;
    if (masked &&
        node->cancels) /* what the arithmetic cannot tell from 0 is 0, as in the row kernel */
      value = only(~(magnitude(value) <= sums->size[g] * all(DBL_EPSILON)), value);
    value = divided(node, value, sums->weight[g], masked);
    if (!node->plain)
      value = ended(node, value, &leaves);
    if (masked && node->skips)
      leaves |= bits(sums->weight[g] <= all(0));
    if (masked || !node->plain)
      tile->leaves |= leaves << WIDE * g;
    nan |= value != value;
    to[g] = value + all(0); /* -0 is 0 */
  }
  return bits(nan) != 0;
}

static int score_present(const siap_i_lane_node *node, siap_i_lane_tile *tile)
{
  struct sums sums;
  const lanes *column = (const lanes *)tile->column;
  if (node->cancels || !node->skips_all)
    add_any(node, column, &sums);
  else if (node->weight)
    add_present(node, column, &sums, 1);
  else
    add_present(node, column, &sums, 0);
  return finish(node, tile, &sums, 1);
}

static int score_whole(const siap_i_lane_node *node, siap_i_lane_tile *tile)
{
  struct sums sums;
  const lanes *column = (const lanes *)tile->column;
  if (node->weight)
    add_whole(node, column, &sums, 1);
  else
    add_whole(node, column, &sums, 0);
  return finish(node, tile, &sums, 0);
}

static void score_node(const siap_i_lane *lane, siap_i_lane_tile *tile,
                       const siap_i_lane_node *node)
{
  lanes *to = (lanes *)tile->column + (size_t)node->exact * GROUPS;
  int nan, masked = node->cancels || (node->heeds && (tile->holes || lane->misses_leaves));
  nan = masked ? score_present(node, tile) : score_whole(node, tile);
  if (nan && node->heeds && !masked) {
    find_holes(lane, tile);
    nan = score_present(node, tile);
  }
  for (int g = 0; nan && g < GROUPS; g++) /* there is one NaN */
    to[g] = choose(to[g] == to[g], to[g], all(NAN));
}

void SIAP_LANE(siap_i_lane_score)(const siap_i_lane *lane, siap_i_lane_tile *tile)
{
  tile->holes_known = lane->blank_count > 0;
  tile->holes = lane->blank_count ? UINT32_MAX : 0;
  if (!tile->is_loaded)
    load(lane, tile);
  tile->leaves = tile->outside;
  if (lane->whole_only) {
    find_holes(lane, tile);
    tile->leaves |= tile->holes;
  }
  for (size_t i = 0; i < lane->nodes; i++) {
    score_node(lane, tile, &lane->node[i]);
    if (tile->round[i])
      round_node(lane, tile, i);
  }
}
