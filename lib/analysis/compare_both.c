/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. Two years over what both ask the same way, and nothing else. */
#include "analysis/compare.h"

#include "engine/bare.h"

#include <math.h>
#include <string.h>

int siap_i_mark_gone(const siap_i_bridge *bridge, const siap_i_year *year, int side, int alone,
                     int changed, uint8_t *gone)
{
  const siap_i_year_form *form = &bridge->form[side];
  size_t first = siap_i_plan_first_node(form->plan);
  int found = 0;
  for (size_t slot = 0; gone && slot < form->plan->slots; slot++) {
    int is_given = slot >= first && year[side].answers.given[slot];
    int is_ours = slot < form->plan->items || is_given;
    int wanted = (alone && form->fate[slot] == SIAP_I_FATE_ALONE) ||
                 (changed && form->fate[slot] == SIAP_I_FATE_CHANGED);
    gone[slot] = is_ours && wanted;
    found |= gone[slot];
  }
  return found;
}

static siap_status score_side(const siap_i_pair *pair, int side, siap_i_arena *arena,
                              const char *const *id, size_t count, double (*value)[2])
{
  const siap_plan *plan = pair->bridge->form[side].plan;
  const siap_i_answers *answers = &pair->year[side].answers;
  siap_i_row_wide row;
  uint8_t *gone = siap_i_arena_take(arena, plan->slots, 1);
  siap_i_mark_gone(pair->bridge, pair->year, side, 1, 1, gone);
  const siap_plan *bare = gone ? siap_i_plan_bare(plan, gone, answers->given, arena) : NULL;
  if (!bare || siap_i_row_make_wide(plan, arena, &row) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  row.given = answers->given;
  memcpy(row.exact, answers->row.exact, plan->slots * sizeof *row.exact);
  memcpy(row.rounded, answers->row.rounded, plan->slots * sizeof *row.rounded);
  memcpy(row.state, answers->row.state, plan->slots);
  siap_i_kernel_wide(bare, &row);
  for (size_t i = 0; i < count; i++) {
    size_t slot = siap_i_plan_find(plan, id[i]);
    int is_scored = slot != SIAP_I_NONE && !gone[slot] && row.state[slot] == SIAP_STATE_SCORED;
    value[i][side] = is_scored ? (double)row.exact[slot] : NAN;
  }
  return SIAP_OK;
}

siap_status siap_i_common_values(const siap_i_pair *pair, siap_i_arena *arena,
                                 const char *const *id, size_t count, double (*value)[2])
{
  siap_status status = SIAP_OK;
  for (int side = 0; status == SIAP_OK && side < 2; side++)
    status = score_side(pair, side, arena, id, count, value);
  return status;
}
