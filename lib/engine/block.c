/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4. Blocks of rows. Where the plan has a fast lane, rows go through it a tile at a time;
 * what leaves the lane, and every row of other plans, goes through the double kernel. Where that
 * was in doubt about a rounding, tie, condition or band, the row goes through the wide one instead.
 */
#include "engine/kernel.h"
#include "engine/lane.h"
#include "engine/rows.h"
#include "numbers/figure.h"

#include <math.h>
#include <string.h>

#define AHEAD SIAP_I_LANE_ROWS /* rows fetched before they are needed */

#define KEPT_MOST ((size_t)32 << 20) /* bytes of tiles that are kept: more would not stay near */

struct siap_i_block {
  const siap_plan *plan;
  size_t rows;
  const double *scores;
  const uint8_t *states;
  const siap_i_answers *const *beside;
  const uint64_t *nodes; /* NULL: all */
  size_t node_count;
  double *exact, *rounded;
  uint8_t *node_states;
  siap_i_row_double plain;
  siap_i_row_wide wide;
  size_t wide_holds; /* the row that the wide one has scored for the lane; SIAP_I_NONE: none */
  siap_i_lane_tile tile;
  size_t tile_at; /* its first row */
  double *patch;  /* rows of the tile in which states have made holes */
  double *leaf;   /* columns of the leaves in the rows of the tile */
  int is_far;     /* a leaf of the row lies beyond what the slack was made for */
  uint8_t *round;
  uint32_t *exact_column, *rounded_column; /* by node asked for */
  siap_i_lane_tile *kept; /* by tile, loaded or not, with columns of their own; NULL: one for all */
  siap_i_lane loaded; /* the lane they were loaded for, where rows are those that were taken */
  uint8_t is_taken;
};

/* ---- one row through the kernel ---- */

static int32_t state_of(const siap_i_block *block, size_t row, size_t item)
{
  size_t at = row * block->plan->items + item;
  double score = block->scores[at];
  if (block->states && block->states[at] != SIAP_STATE_SCORED)
    return block->states[at];
  if (isnan(score))
    return SIAP_STATE_MISSING;
  const siap_i_plan_slot *slot = &block->plan->slot[item];
  int outside = slot->has_range && (score < slot->low.plain || score > slot->high.plain);
  return isinf(score) || outside ? SIAP_STATE_INVALID : SIAP_STATE_SCORED;
}

/* Leaves that no row changes. */
static void start_leaves(siap_i_block *block)
{
  const siap_plan *plan = block->plan;
  for (size_t slot = plan->items; slot < siap_i_plan_first_node(plan); slot++) {
    int is_constant = plan->slot[slot].kind == SIAP_KIND_CONSTANT;
    uint8_t state = is_constant ? SIAP_STATE_SCORED : SIAP_STATE_MISSING;
    block->plain.state[slot] = block->wide.state[slot] = state;
    block->plain.exact[slot] = block->plain.rounded[slot] =
        is_constant ? plan->slot[slot].low.plain : 0;
    block->wide.exact[slot] = block->wide.rounded[slot] =
        is_constant ? plan->slot[slot].low.wide : 0;
  }
}

static int has_given(const siap_plan *plan, const siap_i_answers *answers)
{
  for (size_t slot = siap_i_plan_first_node(plan); slot < plan->slots; slot++)
    if (answers->given[slot])
      return 1;
  return 0;
}

/* A leaf that is there, and so large that double may err by more than the plan allows it. */
static int is_far(const siap_plan *plan, const siap_i_answers *answers, size_t slot)
{
  return answers->row.state[slot] == SIAP_STATE_SCORED &&
         !(fabs((double)answers->row.exact[slot]) <= plan->slot[slot].reach);
}

/* A leaf that is there, and not the decimal that its double stands for: the value of another index. */
static int is_vague(const siap_i_answers *answers, size_t slot)
{
  siap_i_wide exact = answers->row.exact[slot];
  return answers->row.state[slot] == SIAP_STATE_SCORED && siap_i_wide_of((double)exact) != exact;
}

/* Leaves and given nodes of one row; a row without any takes back what the one before had. */
static void start_beside(siap_i_block *block, const siap_i_answers *answers)
{
  const siap_plan *plan = block->plan;
  block->is_far = block->plain.vague = 0;
  block->plain.given = block->wide.given =
      answers && has_given(plan, answers) ? answers->given : NULL;
  if (!answers) {
    start_leaves(block);
    return;
  }
  for (size_t slot = plan->items; slot < siap_i_plan_first_node(plan); slot++) {
    block->is_far |= is_far(plan, answers, slot);
    block->plain.vague |= is_vague(answers, slot);
  }
  for (size_t slot = plan->items; slot < plan->slots; slot++) {
    if (slot >= siap_i_plan_first_node(plan) && !answers->given[slot])
      continue;
    block->plain.state[slot] = block->wide.state[slot] = answers->row.state[slot];
    block->wide.exact[slot] = block->wide.rounded[slot] = answers->row.exact[slot];
    block->plain.exact[slot] = block->plain.rounded[slot] = (double)answers->row.exact[slot];
  }
}

static void start_plain(siap_i_block *block, size_t row)
{
  const siap_plan *plan = block->plan;
  if (block->beside)
    start_beside(block, block->beside[row]);
  for (size_t i = 0; i < plan->items; i++) {
    int32_t state =
        plan->slot[i].forced != SIAP_STATE_SCORED ? plan->slot[i].forced : state_of(block, row, i);
    block->plain.state[i] = (uint8_t)state;
    block->plain.exact[i] = block->plain.rounded[i] =
        state == SIAP_STATE_SCORED ? block->scores[row * plan->items + i] : 0;
  }
}

static void score_wide(siap_i_block *block)
{
  for (size_t i = 0; i < block->plan->items; i++) {
    block->wide.state[i] = block->plain.state[i];
    block->wide.exact[i] = block->wide.rounded[i] = siap_i_wide_of(block->plain.exact[i]);
  }
  siap_i_kernel_wide(block->plan, &block->wide);
}

static void store(const siap_i_block *block, size_t row, size_t k, int32_t state, double exact,
                  double rounded)
{
  size_t at = row * block->node_count + k;
  if (block->node_states)
    block->node_states[at] = (uint8_t)state;
  if (block->exact)
    block->exact[at] = state == SIAP_STATE_SCORED ? exact : NAN;
  if (block->rounded)
    block->rounded[at] = state == SIAP_STATE_SCORED ? rounded : NAN;
}

static void score_row(siap_i_block *block, size_t row)
{
  size_t first = siap_i_plan_first_node(block->plan);
  start_plain(block, row);
  int wide = block->plan->is_wide || block->is_far;
  if (!wide) {
    siap_i_kernel_double(block->plan, &block->plain);
    wide = block->plain.doubt;
  }
  if (wide)
    score_wide(block);
  block->wide_holds = SIAP_I_NONE;
  for (size_t k = 0; k < block->node_count; k++) {
    size_t slot = first + (block->nodes ? (size_t)block->nodes[k] : k);
    if (wide)
      store(block, row, k, block->wide.state[slot], (double)block->wide.exact[slot],
            (double)block->wide.rounded[slot]);
    else
      store(block, row, k, block->plain.state[slot], block->plain.exact[slot],
            block->plain.rounded[slot]);
  }
}

/* ---- a tile in the lane ---- */

/* For the lane: a rounding it could not decide. The row's other values stay as they are. */
static double settle(void *of, size_t row, size_t node)
{
  siap_i_block *block = of;
  row += block->tile_at;
  if (block->wide_holds != row) {
    start_plain(block, row);
    score_wide(block);
    block->wide_holds = row;
  }
  return (double)block->wide.rounded[siap_i_plan_first_node(block->plan) + node];
}

/* A row as the lane reads it: cells whose state makes them holes are NaN. 0: it leaves the lane. */
static int patch_row(const siap_i_block *block, size_t row, const double **out, double *patch)
{
  size_t items = block->plan->items;
  const uint8_t *state = block->states + row * items;
  const double *scores = *out;
  for (size_t i = 0; i < items; i++) {
    if (state[i] == SIAP_STATE_SCORED)
      continue;
    if (!block->plan->lane->is_hole[state[i]])
      return 0;
    if (*out != patch)
      memcpy(patch, scores, items * sizeof *patch);
    *out = patch;
    patch[i] = NAN;
  }
  return 1;
}

/* 1 when all states of a row are scored. */
static int is_plain(const uint8_t *state, size_t items)
{
  uint64_t eight, any = 0;
  size_t i = 0;
  for (; i + sizeof eight <= items; i += sizeof eight) {
    memcpy(&eight, state + i, sizeof eight);
    any |= eight;
  }
  for (; i < items; i++)
    any |= state[i];
  return any == 0;
}

/* The leaves of one row as columns. 0: it leaves the lane. */
static int place_leaves(siap_i_block *block, size_t r, const siap_i_answers *answers)
{
  const siap_plan *plan = block->plan;
  for (size_t i = 0; i < plan->leaves; i++) {
    size_t slot = plan->items + i;
    int32_t state = answers ? answers->row.state[slot] : SIAP_STATE_MISSING;
    double *to = block->leaf + i * SIAP_I_LANE_ROWS + r;
    *to = NAN;
    if (plan->slot[slot].kind == SIAP_KIND_CONSTANT)
      *to = plan->slot[slot].low.plain;
    else if (state == SIAP_STATE_SCORED && !is_far(plan, answers, slot)) {
      *to = (double)answers->row.exact[slot];
      block->tile.vague |= (uint32_t)is_vague(answers, slot) << r;
    } else if (state != SIAP_STATE_MISSING)
      return 0;
  }
  return !answers || !has_given(plan, answers);
}

/* Which rows of the tile leave it because of their states or of what stands beside them, by bit. */
static uint32_t start_tile(siap_i_block *block, size_t at, size_t rows)
{
  size_t items = block->plan->items;
  uint32_t leaves = 0;
  block->tile_at = at;
  block->tile.rows = rows;
  block->tile.vague = 0;
  block->tile.leaf = block->beside ? block->leaf : NULL;
  block->tile.ahead = block->scores + (at + AHEAD < block->rows ? at + AHEAD : at) * items;
  for (size_t r = 0; r < SIAP_I_LANE_ROWS; r++) {
    size_t row = at + (r < rows ? r : rows - 1);
    block->tile.row[r] = block->scores + row * items;
    if (block->beside && !place_leaves(block, r, block->beside[row]) && r < rows)
      leaves |= UINT32_C(1) << r;
    else if (r < rows && block->states && !is_plain(block->states + row * items, items) &&
        !patch_row(block, row, &block->tile.row[r], block->patch + r * items))
      leaves |= UINT32_C(1) << r;
  }
  return leaves;
}

/* Columns of the tile to rows of the caller's; `column`: which, by node asked for. */
static void store_numbers(const siap_i_block *block, const uint32_t *column, double *out)
{
  size_t n = block->node_count;
  out += block->tile_at * n;
  if (n == 1) {
    memcpy(out, block->tile.column + (size_t)column[0] * SIAP_I_LANE_ROWS,
           block->tile.rows * sizeof *out);
    return;
  }
  for (size_t r = 0; r < block->tile.rows; r++)
    for (size_t k = 0; k < n; k++)
      *out++ = block->tile.column[(size_t)column[k] * SIAP_I_LANE_ROWS + r];
}

static void store_tile(const siap_i_block *block)
{
  size_t n = block->node_count, at = block->tile_at * n;
  if (block->exact)
    store_numbers(block, block->exact_column, block->exact);
  if (block->rounded)
    store_numbers(block, block->rounded_column, block->rounded);
  for (size_t r = 0; block->node_states && r < block->tile.rows; r++)
    for (size_t k = 0; k < n; k++) {
      double exact = block->tile.column[(size_t)block->exact_column[k] * SIAP_I_LANE_ROWS + r];
      block->node_states[at++] = isnan(exact) ? SIAP_STATE_MISSING : SIAP_STATE_SCORED;
    }
}

static void score_tile(siap_i_block *block, size_t at, size_t rows)
{
  siap_i_lane_tile *kept = block->kept ? &block->kept[at / SIAP_I_LANE_ROWS] : NULL;
  uint32_t leaves;
  if (kept && kept->is_loaded) {
    block->tile = *kept;
    block->tile_at = at;
    leaves = kept->stays_out;
  } else {
    if (kept)
      block->tile.column = kept->column;
    block->tile.is_loaded = 0;
    leaves = block->tile.stays_out = start_tile(block, at, rows);
  }
  block->tile.round = block->round;
  if (leaves != (UINT32_C(1) << rows) - 1) {
    siap_i_lane_score(block->plan->lane, &block->tile);
    store_tile(block);
    leaves |= block->tile.leaves;
    if (kept)
      *kept = block->tile;
  }
  for (size_t r = 0; r < rows; r++)
    if (leaves >> r & 1)
      score_row(block, at + r);
}

/* ---- the call ---- */

/* Eight states at once: 5 and more have bit 2 with another, or a bit above. */
static int states_are_known(const uint8_t *states, size_t count)
{
  _Static_assert(SIAP_I_STATES == 5, "the masks below are made for five states");
  uint64_t eight, wrong = 0;
  size_t i = 0;
  for (; i + sizeof eight <= count; i += sizeof eight) {
    memcpy(&eight, states + i, sizeof eight);
    wrong |= (eight & UINT64_C(0xF8F8F8F8F8F8F8F8)) |
             ((eight >> 2) & (eight | (eight >> 1)) & UINT64_C(0x0101010101010101));
  }
  for (; i < count; i++)
    wrong |= states[i] >= SIAP_I_STATES;
  return wrong == 0;
}

static siap_status check(const siap_plan *plan, size_t rows, const double *scores,
                         const uint8_t *states, const uint64_t *nodes, size_t node_count)
{
  if (!plan || (rows && !scores))
    return SIAP_ERR_ARG;
  for (size_t k = 0; nodes && k < node_count; k++)
    if (nodes[k] >= plan->nodes)
      return SIAP_ERR_ARG;
  return states && !states_are_known(states, rows * plan->items) ? SIAP_ERR_ARG : SIAP_OK;
}

/* Where a tile may begin. */
static double *aligned(double *column)
{
  while ((uintptr_t)column % 64)
    column++;
  return column;
}

/* A tile for all rows or one for each sixteen; no variant of the plan has more columns. */
static siap_status make_tiles(siap_i_block *block, siap_i_arena *arena, size_t most_rows, int keep)
{
  const siap_plan *plan = block->plan;
  size_t cells = (plan->slots + plan->nodes) * SIAP_I_LANE_ROWS, tiles = 1, room;
  if (keep && most_rows < SIZE_MAX - SIAP_I_LANE_ROWS)
    tiles = (most_rows + SIAP_I_LANE_ROWS - 1) / SIAP_I_LANE_ROWS;
  if (__builtin_mul_overflow(tiles, cells, &room) || room > KEPT_MOST / sizeof(double)) {
    tiles = 1;
    keep = 0;
  }
  double *column = siap_i_arena_take(arena, tiles * cells + 8, sizeof *column);
  if (keep)
    block->kept = siap_i_arena_take(arena, tiles, sizeof *block->kept);
  block->patch = siap_i_arena_take(arena, SIAP_I_LANE_ROWS * plan->items, sizeof *block->patch);
  block->leaf = siap_i_arena_take(arena, plan->leaves * SIAP_I_LANE_ROWS + 8, sizeof(double));
  block->round = siap_i_arena_take(arena, plan->nodes, 1);
  block->exact_column = siap_i_arena_take(arena, block->node_count, sizeof(uint32_t));
  block->rounded_column = siap_i_arena_take(arena, block->node_count, sizeof(uint32_t));
  if (arena->failed)
    return SIAP_ERR_MEMORY;
  block->tile.column = column = aligned(column);
  block->leaf = aligned(block->leaf);
  block->tile.settle = settle;
  block->tile.context = block;
  for (size_t i = 0; keep && i < tiles; i++)
    block->kept[i].column = column + i * cells;
  return SIAP_OK;
}

/* Which nodes a tile rounds: those asked for, and those that others take rounded. */
static void start_nodes(siap_i_block *block)
{
  const siap_i_lane *lane = block->plan->lane;
  for (size_t i = 0; i < lane->nodes; i++)
    block->round[i] = lane->node[i].taken_rounded && lane->node[i].exact != lane->node[i].rounded;
  for (size_t k = 0; k < block->node_count; k++) {
    size_t i = block->nodes ? (size_t)block->nodes[k] : k;
    block->exact_column[k] = lane->node[i].exact;
    block->rounded_column[k] = lane->node[i].rounded;
    if (block->rounded)
      block->round[i] = lane->node[i].exact != lane->node[i].rounded;
  }
}

static void score_all(siap_i_block *block)
{
  size_t rows = block->rows;
  if (block->plan->lane)
    for (size_t row = 0; row < rows; row += SIAP_I_LANE_ROWS)
      score_tile(block, row, rows - row < SIAP_I_LANE_ROWS ? rows - row : (size_t)SIAP_I_LANE_ROWS);
  else
    for (size_t row = 0; row < rows; row++)
      score_row(block, row);
}

static siap_status make_block(const siap_plan *plan, size_t most_rows, int keep, const uint64_t *nodes,
                              size_t node_count, siap_i_arena *arena, siap_i_block *block)
{
  *block = (siap_i_block){
      .plan = plan, .nodes = nodes, .node_count = nodes ? node_count : plan->nodes};
  siap_status status = siap_i_row_make_double(plan, arena, &block->plain);
  if (status == SIAP_OK)
    status = siap_i_row_make_wide(plan, arena, &block->wide);
  return status == SIAP_OK ? make_tiles(block, arena, most_rows, keep) : status;
}

siap_status siap_i_block_make(const siap_plan *plan, size_t most_rows, const uint64_t *nodes,
                              size_t node_count, siap_i_arena *arena, siap_i_block **out)
{
  *out = siap_i_arena_take(arena, 1, sizeof **out);
  return *out ? make_block(plan, most_rows, 1, nodes, node_count, arena, *out) : SIAP_ERR_MEMORY;
}

void siap_i_block_take(siap_i_block *block, const siap_i_rows *rows)
{
  block->rows = rows->count;
  block->scores = rows->scores;
  block->states = rows->states;
  block->beside = rows->beside;
  block->is_taken = 0;
}

/* Tiles that hold other rows, or the same ones for a lane that sees other holes, are filled again. */
static void start_tiles(siap_i_block *block)
{
  const siap_i_lane *lane = block->plan->lane;
  size_t tiles = (block->rows + SIAP_I_LANE_ROWS - 1) / SIAP_I_LANE_ROWS;
  int is_alike = block->is_taken && siap_i_lane_loads_alike(&block->loaded, lane);
  for (size_t i = 0; block->kept && !is_alike && i < tiles; i++)
    block->kept[i].is_loaded = 0;
  block->loaded = *lane;
  block->is_taken = 1;
}

void siap_i_block_score(siap_i_block *block, const siap_plan *plan, double *exact, double *rounded,
                        uint8_t *node_states)
{
  block->plan = plan;
  block->exact = exact;
  block->rounded = rounded;
  block->node_states = node_states;
  block->wide_holds = SIAP_I_NONE;
  start_leaves(block);
  if (plan->lane) {
    start_nodes(block);
    start_tiles(block);
  }
  score_all(block);
}

siap_status siap_i_score_rows(const siap_plan *plan, const siap_i_rows *rows, const uint64_t *nodes,
                              size_t node_count, double *exact, double *rounded,
                              uint8_t *node_states)
{
  siap_i_arena arena = {NULL, 0};
  siap_i_block block;
  siap_status status = make_block(plan, rows->count, 0, nodes, node_count, &arena, &block);
  if (status == SIAP_OK) {
    siap_i_block_take(&block, rows);
    siap_i_block_score(&block, plan, exact, rounded, node_states);
  }
  siap_i_arena_release(&arena);
  return status;
}

siap_status siap_plan_score_block(const siap_plan *plan, size_t rows, const double *scores,
                                  const uint8_t *states, const uint64_t *nodes, size_t node_count,
                                  double *exact, double *rounded, uint8_t *node_states)
{
  siap_status status = check(plan, rows, scores, states, nodes, node_count);
  siap_i_rows block = {rows, scores, states, NULL};
  return status == SIAP_OK ? siap_i_score_rows(plan, &block, nodes, node_count, exact, rounded,
                                               node_states)
                           : status;
}
