/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4. Blocks of rows. Each row goes through the double kernel; where that was in doubt about a
 * rounding, tie, condition or band, the row goes through the wide one instead.
 */
#include "engine/kernel.h"
#include "numbers/figure.h"

#include <math.h>
#include <string.h>

struct block {
  const siap_plan *plan;
  const double *scores;
  const uint8_t *states;
  const uint64_t *nodes; /* NULL: all */
  size_t node_count;
  double *exact, *rounded;
  uint8_t *node_states;
  siap_i_row_double plain;
  siap_i_row_wide wide;
};

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

static void start_plain(struct block *block, size_t row)
{
  const siap_plan *plan = block->plan;
  for (size_t i = 0; i < plan->items; i++) {
    int32_t state =
        plan->slot[i].forced != SIAP_STATE_SCORED ? plan->slot[i].forced : state_of(block, row, i);
    block->plain.state[i] = (uint8_t)state;
    block->plain.exact[i] = block->plain.rounded[i] =
        state == SIAP_STATE_SCORED ? block->scores[row * plan->items + i] : 0;
  }
}

static void start_wide(struct block *block)
{
  for (size_t i = 0; i < block->plan->items; i++) {
    block->wide.state[i] = block->plain.state[i];
    block->wide.exact[i] = block->wide.rounded[i] = siap_i_wide_of(block->plain.exact[i]);
  }
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
  siap_i_kernel_double(block->plan, &block->plain);
  int wide = block->plain.doubt || block->plan->is_wide;
  if (wide) {
    start_wide(block);
    siap_i_kernel_wide(block->plan, &block->wide);
  }
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

static siap_status check(const siap_plan *plan, size_t rows, const double *scores,
                         const uint8_t *states, const uint64_t *nodes, size_t node_count)
{
  if (!plan || (rows && !scores))
    return SIAP_ERR_ARG;
  for (size_t k = 0; nodes && k < node_count; k++)
    if (nodes[k] >= plan->nodes)
      return SIAP_ERR_ARG;
  for (size_t i = 0; states && i < rows * plan->items; i++)
    if (states[i] >= SIAP_I_STATES)
      return SIAP_ERR_ARG;
  return SIAP_OK;
}

siap_status siap_plan_score_block(const siap_plan *plan, size_t rows, const double *scores,
                                  const uint8_t *states, const uint64_t *nodes, size_t node_count,
                                  double *exact, double *rounded, uint8_t *node_states)
{
  siap_status status = check(plan, rows, scores, states, nodes, node_count);
  if (status != SIAP_OK)
    return status;
  struct block block = {.plan = plan,
                        .scores = scores,
                        .states = states,
                        .nodes = nodes,
                        .node_count = nodes ? node_count : plan->nodes,
                        .exact = exact,
                        .rounded = rounded,
                        .node_states = node_states};
  siap_i_arena arena = {NULL, 0};
  status = siap_i_row_make_double(plan, &arena, &block.plain);
  if (status == SIAP_OK)
    status = siap_i_row_make_wide(plan, &arena, &block.wide);
  if (status == SIAP_OK)
    start_leaves(&block);
  for (size_t row = 0; status == SIAP_OK && row < rows; row++)
    score_row(&block, row);
  siap_i_arena_release(&arena);
  return status;
}
