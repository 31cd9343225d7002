/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. Two plans held against each other: what both ask, by id or by the crosswalk. */
#include "analysis/compare.h"

#include <string.h>

static int is_item(const siap_plan *plan, size_t slot)
{
  return slot != SIAP_I_NONE && slot < plan->items;
}

static void keep(siap_i_bridge *bridge, size_t before, size_t after)
{
  siap_i_year_form *form = bridge->form;
  form[SIAP_I_BEFORE].other[before] = (uint32_t)after;
  form[SIAP_I_AFTER].other[after] = (uint32_t)before;
  form[SIAP_I_BEFORE].fate[before] = form[SIAP_I_AFTER].fate[after] = SIAP_I_FATE_KEPT;
}

/* ---- one rubric: what bears the same id ---- */

static void keep_all(siap_i_bridge *bridge)
{
  const siap_plan *before = bridge->form[SIAP_I_BEFORE].plan;
  for (size_t slot = 0; slot < before->slots; slot++) {
    size_t after = siap_i_plan_find(bridge->form[SIAP_I_AFTER].plan, before->slot[slot].id);
    if (after != SIAP_I_NONE)
      keep(bridge, slot, after);
  }
}

/* ---- two rubrics: what the crosswalk calls comparable ---- */

static const siap_i_crosswalk *crosswalk_of(const siap_plan *before, const siap_plan *after)
{
  for (size_t i = 0; i < after->rubric->crosswalk_count; i++)
    if (strcmp(after->rubric->crosswalk[i].rubric, before->rubric->id) == 0)
      return &after->rubric->crosswalk[i];
  return NULL;
}

/* A score says the same on one scale only. */
static int is_same_scale(const siap_i_plan_slot *a, const siap_i_plan_slot *b)
{
  return a->has_range == b->has_range &&
         (!a->has_range || (a->low.plain == b->low.plain && a->high.plain == b->high.plain));
}

/* Two items of today out of one of yesterday, or two of yesterday in one: no score goes over. */
static int is_one_for_one(const siap_i_bridge *bridge, const siap_i_crossing *crossing,
                          size_t before, size_t after)
{
  const siap_i_year_form *form = bridge->form;
  return crossing->comparable && crossing->was_count == 1 &&
         form[SIAP_I_BEFORE].fate[before] == SIAP_I_FATE_ALONE &&
         is_same_scale(&form[SIAP_I_BEFORE].plan->slot[before],
                       &form[SIAP_I_AFTER].plan->slot[after]);
}

static void change(siap_i_bridge *bridge, size_t before, size_t after)
{
  siap_i_year_form *form = bridge->form;
  if (form[SIAP_I_BEFORE].fate[before] == SIAP_I_FATE_KEPT) /* it has become two */
    form[SIAP_I_AFTER].fate[form[SIAP_I_BEFORE].other[before]] = SIAP_I_FATE_CHANGED;
  form[SIAP_I_BEFORE].fate[before] = form[SIAP_I_AFTER].fate[after] = SIAP_I_FATE_CHANGED;
}

static void cross(siap_i_bridge *bridge, const siap_i_crossing *crossing)
{
  const siap_i_year_form *form = bridge->form;
  size_t after =
      crossing->item ? siap_i_plan_find(form[SIAP_I_AFTER].plan, crossing->item) : SIAP_I_NONE;
  for (size_t i = 0; i < crossing->was_count; i++) {
    size_t before = siap_i_plan_find(form[SIAP_I_BEFORE].plan, crossing->was[i]);
    if (!is_item(form[SIAP_I_BEFORE].plan, before) || !is_item(form[SIAP_I_AFTER].plan, after))
      continue; /* one of the two profiles does not ask it */
    if (is_one_for_one(bridge, crossing, before, after))
      keep(bridge, before, after);
    else
      change(bridge, before, after);
  }
}

/* 1 by node: everything below it is kept. Constants are no matter of the region. */
static uint8_t *whole_nodes(const siap_i_year_form *form, siap_i_arena *arena)
{
  const siap_plan *plan = form->plan;
  size_t first = siap_i_plan_first_node(plan);
  uint8_t *whole = siap_i_arena_take(arena, plan->slots, 1);
  for (size_t slot = 0; whole && slot < first; slot++)
    whole[slot] = form->fate[slot] == SIAP_I_FATE_KEPT ||
                  plan->slot[slot].kind == SIAP_KIND_CONSTANT;
  for (size_t i = 0; whole && i < plan->nodes; i++) {
    const siap_i_plan_node *node = &plan->node[i];
    whole[first + i] = node->edge_count > 0;
    for (size_t k = 0; k < node->edge_count; k++)
      whole[first + i] &= whole[node->edge[k].child];
  }
  return whole;
}

static siap_status keep_nodes(siap_i_bridge *bridge)
{
  const siap_plan *before = bridge->form[SIAP_I_BEFORE].plan;
  const siap_plan *after = bridge->form[SIAP_I_AFTER].plan;
  const uint8_t *was = whole_nodes(&bridge->form[SIAP_I_BEFORE], &bridge->arena);
  const uint8_t *is = whole_nodes(&bridge->form[SIAP_I_AFTER], &bridge->arena);
  if (!was || !is)
    return SIAP_ERR_MEMORY;
  for (size_t slot = siap_i_plan_first_node(before); slot < before->slots; slot++) {
    size_t at = siap_i_plan_find(after, before->slot[slot].id);
    if (at == SIAP_I_NONE || at < siap_i_plan_first_node(after))
      continue;
    if (was[slot] && is[at])
      keep(bridge, slot, at);
    else
      change(bridge, slot, at);
  }
  return SIAP_OK;
}

static siap_status cross_all(siap_i_bridge *bridge)
{
  const siap_i_crosswalk *crosswalk =
      crosswalk_of(bridge->form[SIAP_I_BEFORE].plan, bridge->form[SIAP_I_AFTER].plan);
  bridge->is_known = crosswalk != NULL;
  for (size_t i = 0; crosswalk && i < crosswalk->crossing_count; i++)
    cross(bridge, &crosswalk->crossing[i]);
  return crosswalk ? keep_nodes(bridge) : SIAP_OK;
}

siap_status siap_i_bridge_make(siap_i_bridge *bridge, const siap_plan *before,
                               const siap_plan *after)
{
  if (bridge->form[SIAP_I_BEFORE].plan == before && bridge->form[SIAP_I_AFTER].plan == after)
    return SIAP_OK;
  siap_i_arena_release(&bridge->arena);
  *bridge = (siap_i_bridge){.form = {{before, NULL, NULL}, {after, NULL, NULL}}};
  for (int i = 0; i < 2; i++) {
    siap_i_year_form *form = &bridge->form[i];
    form->other = siap_i_arena_take(&bridge->arena, form->plan->slots, sizeof *form->other);
    form->fate = siap_i_arena_take(&bridge->arena, form->plan->slots, 1);
  }
  siap_status status = bridge->arena.failed ? SIAP_ERR_MEMORY : SIAP_OK;
  if (status == SIAP_OK && strcmp(before->rubric->digest, after->rubric->digest) == 0) {
    bridge->is_known = bridge->is_one_rubric = 1;
    bridge->is_one_form = strcmp(before->profile, after->profile) == 0;
    keep_all(bridge);
  } else if (status == SIAP_OK)
    status = cross_all(bridge);
  if (status != SIAP_OK)
    bridge->form[SIAP_I_BEFORE].plan = NULL; /* half of it is none */
  return status;
}
