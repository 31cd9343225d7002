/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4. Levels held against those of the edition before, where a result of it is at hand. Under
 * another rubric the crosswalk says which items are the same; without one, those that bear one id.
 */
#include "engine/review.h"

#include <math.h>
#include <string.h>

#define JUMP 2.0        /* levels within a year from which somebody should look */
#define WIDEST_SCALE 10 /* points of a scale on which two of them are a jump */

static const siap_i_crosswalk *crosswalk_of(const siap_rubric *rubric, const siap_result *before)
{
  for (size_t i = 0; i < rubric->crosswalk_count; i++)
    if (strcmp(rubric->crosswalk[i].rubric, before->rubric_id) == 0)
      return &rubric->crosswalk[i];
  return NULL;
}

/*
 * By slot of the plan: the id that its item had, NULL where no score goes over. One that was split or
 * merged is another question.
 */
static const char **ids_before(const siap_i_reviewing *in, const siap_result *before)
{
  const siap_plan *plan = in->plan;
  const siap_i_crosswalk *crosswalk = crosswalk_of(plan->rubric, before);
  const char **id = siap_i_arena_take(in->arena, plan->items, sizeof *id);
  if (!id)
    return NULL;
  for (size_t slot = 0; !crosswalk && slot < plan->items; slot++)
    id[slot] = plan->slot[slot].id;
  for (size_t i = 0; crosswalk && i < crosswalk->crossing_count; i++) {
    const siap_i_crossing *crossing = &crosswalk->crossing[i];
    size_t slot = crossing->item ? siap_i_plan_find(plan, crossing->item) : SIAP_I_NONE;
    if (slot != SIAP_I_NONE && slot < plan->items && crossing->comparable &&
        crossing->was_count == 1)
      id[slot] = crossing->was[0];
  }
  return id;
}

/* Two points of a scale that has levels; of a raw value they say nothing. */
static int is_jump(const siap_plan *plan, size_t slot, double was, double is)
{
  const siap_i_plan_slot *at = &plan->slot[slot];
  return at->has_range && at->high.plain - at->low.plain <= WIDEST_SCALE && fabs(is - was) >= JUMP;
}

static void review_jump(const siap_i_reviewing *in, const siap_result *before, size_t slot,
                        const char *id)
{
  size_t entry = id ? siap_result_entry_find(before, id) : SIZE_MAX;
  if (entry == SIZE_MAX || before->entry[entry].kind != SIAP_KIND_ITEM ||
      before->entry[entry].state != SIAP_STATE_SCORED ||
      in->answers->row.state[slot] != SIAP_STATE_SCORED || !in->answers->answer[slot])
    return;
  char was[SIAP_I_NUMBER_ROOM], is[SIAP_I_NUMBER_ROOM];
  double from = before->entry[entry].exact, to = (double)in->answers->row.exact[slot];
  if (!is_jump(in->plan, slot, from, to))
    return;
  siap_i_number_write(from, was);
  siap_i_number_write(to, is);
  siap_i_findings_number(in->findings, was);
  siap_i_findings_number(in->findings, is);
  siap_i_report(in->findings, SIAP_I_W366, siap_i_review_place_of(in, in->answers->answer[slot]),
                in->plan->slot[slot].id, was, is, NULL);
}

siap_status siap_i_review_jumps(const siap_i_reviewing *in, const siap_externals *externals)
{
  for (size_t i = 0; externals && i < externals->count; i++) {
    const siap_result *before = externals->at[i].result;
    const char **id = before ? ids_before(in, before) : NULL;
    if (before && !id)
      return SIAP_ERR_MEMORY;
    for (size_t slot = 0; before && slot < in->plan->items; slot++)
      review_jump(in, before, slot, id[slot]);
  }
  return SIAP_OK;
}
