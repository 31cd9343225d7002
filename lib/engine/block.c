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

struct block {
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
  uint8_t *round;
  uint32_t *exact_column, *rounded_column; /* by node asked for */
};

/* ---- one row through the kernel ---- */

static int32_t state_of(const struct block *block, size_t row, size_t item)
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
static void start_leaves(struct block *block)
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

/* Leaves and given nodes of one row; a row without any takes back what the one before had. */
static void start_beside(struct block *block, const siap_i_answers *answers)
{
  const siap_plan *plan = block->plan;
  block->plain.given = block->wide.given = answers ? answers->given : NULL;
  if (!answers) {
    start_leaves(block);
    return;
  }
  for (size_t slot = plan->items; slot < plan->slots; slot++) {
    if (slot >= siap_i_plan_first_node(plan) && !answers->given[slot])
      continue;
    block->plain.state[slot] = block->wide.state[slot] = answers->row.state[slot];
    block->wide.exact[slot] = block->wide.rounded[slot] = answers->row.exact[slot];
    block->plain.exact[slot] = block->plain.rounded[slot] = (double)answers->row.exact[slot];
  }
}

static void start_plain(struct block *block, size_t row)
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

static void score_wide(struct block *block)
{
  for (size_t i = 0; i < block->plan->items; i++) {
    block->wide.state[i] = block->plain.state[i];
    block->wide.exact[i] = block->wide.rounded[i] = siap_i_wide_of(block->plain.exact[i]);
  }
  siap_i_kernel_wide(block->plan, &block->wide);
}

static void store(const struct block *block, size_t row, size_t k, int32_t state, double exact,
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

static void score_row(struct block *block, size_t row)
{
  size_t first = siap_i_plan_first_node(block->plan);
  start_plain(block, row);
  int wide = block->plan->is_wide;
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
  struct block *block = of;
  row += block->tile_at;
  if (block->wide_holds != row) {
    start_plain(block, row);
    score_wide(block);
    block->wide_holds = row;
  }
  return (double)block->wide.rounded[siap_i_plan_first_node(block->plan) + node];
}

/* A row as the lane reads it: cells whose state makes them holes are NaN. 0: it leaves the lane. */
static int patch_row(const struct block *block, size_t row, const double **out, double *patch)
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

/* Which rows of the tile leave it because of their states or of what stands beside them, by bit. */
static uint32_t start_tile(struct block *block, size_t at, size_t rows)
{
  size_t items = block->plan->items;
  uint32_t leaves = 0;
  block->tile_at = at;
  block->tile.rows = rows;
  block->tile.ahead = block->scores + (at + AHEAD < block->rows ? at + AHEAD : at) * items;
  for (size_t r = 0; r < SIAP_I_LANE_ROWS; r++) {
    size_t row = at + (r < rows ? r : rows - 1);
    block->tile.row[r] = block->scores + row * items;
    if (r < rows && block->beside && block->beside[row])
      leaves |= UINT32_C(1) << r;
    else if (r < rows && block->states && !is_plain(block->states + row * items, items) &&
        !patch_row(block, row, &block->tile.row[r], block->patch + r * items))
      leaves |= UINT32_C(1) << r;
  }
  return leaves;
}

/* Columns of the tile to rows of the caller's; `column`: which, by node asked for. */
static void store_numbers(const struct block *block, const uint32_t *column, double *out)
{
  size_t n = block->node_count;
  out += block->tile_at * n;
  for (size_t r = 0; r < block->tile.rows; r++)
    for (size_t k = 0; k < n; k++)
      *out++ = block->tile.column[(size_t)column[k] * SIAP_I_LANE_ROWS + r];
}

static void store_tile(const struct block *block)
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

static void score_tile(struct block *block, size_t at, size_t rows)
{
  uint32_t leaves = start_tile(block, at, rows);
  if (leaves != (UINT32_C(1) << rows) - 1) {
    siap_i_lane_score(block->plan->lane, &block->tile);
    store_tile(block);
    leaves |= block->tile.leaves;
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

/* Room for a tile; which nodes it rounds: those asked for, and those that others take rounded. */
static siap_status make_tile(struct block *block, siap_i_arena *arena)
{
  const siap_i_lane *lane = block->plan->lane;
  size_t cells = lane->columns * SIAP_I_LANE_ROWS;
  double *column = siap_i_arena_take(arena, cells + 8, sizeof *column);
  size_t patches = block->states ? SIAP_I_LANE_ROWS * lane->items : 0;
  block->patch = siap_i_arena_take(arena, patches, sizeof *block->patch);
  block->round = siap_i_arena_take(arena, lane->nodes, 1);
  block->exact_column = siap_i_arena_take(arena, block->node_count, sizeof(uint32_t));
  block->rounded_column = siap_i_arena_take(arena, block->node_count, sizeof(uint32_t));
  if (arena->failed)
    return SIAP_ERR_MEMORY;
  while ((uintptr_t)column % 64)
    column++;
  for (size_t i = 0; i < lane->nodes; i++)
    block->round[i] = lane->node[i].taken_rounded && lane->node[i].exact != lane->node[i].rounded;
  for (size_t k = 0; k < block->node_count; k++) {
    size_t i = block->nodes ? (size_t)block->nodes[k] : k;
    block->exact_column[k] = lane->node[i].exact;
    block->rounded_column[k] = lane->node[i].rounded;
    if (block->rounded)
      block->round[i] = lane->node[i].exact != lane->node[i].rounded;
  }
  block->tile.column = column;
  block->tile.round = block->round;
  block->tile.settle = settle;
  block->tile.context = block;
  block->wide_holds = SIAP_I_NONE;
  return SIAP_OK;
}

static void score_all(struct block *block)
{
  size_t rows = block->rows;
  if (block->plan->lane)
    for (size_t row = 0; row < rows; row += SIAP_I_LANE_ROWS)
      score_tile(block, row, rows - row < SIAP_I_LANE_ROWS ? rows - row : (size_t)SIAP_I_LANE_ROWS);
  else
    for (size_t row = 0; row < rows; row++)
      score_row(block, row);
}

siap_status siap_i_score_rows(const siap_plan *plan, const siap_i_rows *rows, const uint64_t *nodes,
                              size_t node_count, double *exact, double *rounded,
                              uint8_t *node_states)
{
  struct block block = {.plan = plan,
                        .rows = rows->count,
                        .scores = rows->scores,
                        .states = rows->states,
                        .beside = rows->beside,
                        .nodes = nodes,
                        .node_count = nodes ? node_count : plan->nodes,
                        .exact = exact,
                        .rounded = rounded,
                        .node_states = node_states};
  siap_i_arena arena = {NULL, 0};
  siap_status status = siap_i_row_make_double(plan, &arena, &block.plain);
  if (status == SIAP_OK)
    status = siap_i_row_make_wide(plan, &arena, &block.wide);
  if (status == SIAP_OK && plan->lane)
    status = make_tile(&block, &arena);
  if (status == SIAP_OK) {
    start_leaves(&block);
    score_all(&block);
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
