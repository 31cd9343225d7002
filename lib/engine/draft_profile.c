/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 4. First stage: the changes of a profile, those of the profile it is based on first. */
#include "engine/draft.h"
#include "model/settings.h"

#include <string.h>

#define CHAIN_MOST 16
#define STALE_MOST 2000 /* looked through one by one until the list of takers is made anew */

/* The term that a change is about: in the node named, else in the only one that takes it. */
static siap_i_edge *edge_of(siap_i_draft *draft, const siap_i_change *change)
{
  size_t in = SIAP_I_NONE, other = SIAP_I_NONE;
  if (change->in &&
      (in = siap_i_draft_node_of(draft, change->origin.line, change->in)) == SIAP_I_NONE)
    return NULL;
  siap_i_edge *edge = siap_i_draft_taker(draft, change->ref, in, 0, &in);
  if (!edge && change->in)
    siap_i_draft_fault(draft, change->origin.line, SIAP_I_E232, change->ref, change->in, NULL);
  else if (!edge)
    siap_i_draft_fault(draft, change->origin.line, SIAP_I_E234, change->ref, NULL, NULL);
  else if (!change->in && siap_i_draft_taker(draft, change->ref, SIAP_I_NONE, 1, &other)) {
    siap_i_draft_fault(draft, change->origin.line, SIAP_I_E233, change->ref, draft->node[in].is.id,
                       draft->node[other].is.id);
    return NULL;
  }
  return edge;
}

static int is_of_edge(enum siap_i_field field)
{
  return field == SIAP_I_F_WEIGHT || field == SIAP_I_F_WEIGHT_OF || field == SIAP_I_F_WEIGHT_IN ||
         field == SIAP_I_F_USE;
}

static void apply_set(siap_i_draft *draft, const siap_i_change *change)
{
  enum siap_i_thing thing = change->kind == SIAP_I_SET_ITEM ? SIAP_I_THING_ITEM : SIAP_I_THING_NODE;
  const siap_i_name *name = siap_i_rubric_find(draft->rubric, change->ref);
  siap_i_edge *edge = NULL;
  if (!name || name->thing != thing) {
    siap_i_draft_unknown(draft, change->origin.line,
                         thing == SIAP_I_THING_ITEM ? SIAP_I_E251 : SIAP_I_E250, thing, change->ref,
                         NULL);
    return;
  }
  for (size_t i = 0; i < change->setting_count; i++) {
    const siap_i_setting *setting = &change->setting[i];
    if (is_of_edge(setting->field)) {
      edge = edge ? edge : edge_of(draft, change);
      if (!edge)
        return;
      siap_i_set_edge(edge, setting);
    } else if (thing == SIAP_I_THING_ITEM)
      siap_i_set_item(&draft->item[name->at], setting);
    else
      siap_i_set_node(&draft->node[name->at].is, setting);
  }
}

/* A whole vector: every term is named, and nothing else. */
static void apply_weights(siap_i_draft *draft, const siap_i_change *change)
{
  size_t at = siap_i_draft_node_of(draft, change->origin.line, change->ref), in = 0;
  if (at == SIAP_I_NONE)
    return;
  siap_i_draft_node *node = &draft->node[at];
  for (size_t i = 0; i < node->edge_count; i++)
    node->edge[i].has_weight = 0;
  for (size_t i = 0; i < change->weight_count; i++) {
    const siap_i_named_weight *weight = &change->weight[i];
    siap_i_edge *edge = *weight->ref ? siap_i_draft_taker(draft, weight->ref, at, 0, &in) : NULL;
    if (!edge) {
      siap_i_draft_fault(draft, weight->line, SIAP_I_E232, weight->ref, change->ref, NULL);
      continue;
    }
    edge->weight = weight->weight;
    edge->has_weight = 1;
    edge->by_experts = 0;
    edge->weight_of = edge->weight_in = NULL;
  }
  for (size_t i = 0; i < node->edge_count; i++)
    if (!node->edge[i].has_weight && !node->edge[i].dropped) {
      node->faulty = 1;
      siap_i_draft_fault(draft, change->origin.line, SIAP_I_E235,
                         node->edge[i].ref ? node->edge[i].ref : "items", change->ref, NULL);
    }
}

/* Added terms stand behind the sorted takers. */
static siap_status add_taker(siap_i_draft *draft, const char *ref, size_t node)
{
  if (draft->take_count == draft->take_room) {
    size_t room = 2 * draft->take_room + 16;
    siap_i_take *take = siap_i_arena_take(&draft->scratch, room, sizeof *take);
    if (!take)
      return SIAP_ERR_MEMORY;
    memcpy(take, draft->take, draft->take_count * sizeof *take);
    draft->take = take;
    draft->take_room = room;
  }
  draft->stale++;
  draft->take[draft->take_count++] = (siap_i_take){ref, node, draft->node[node].edge_count - 1};
  return SIAP_OK;
}

static siap_status apply_include(siap_i_draft *draft, const siap_i_change *change)
{
  const siap_i_name *name = siap_i_rubric_find(draft->rubric, change->ref);
  size_t at = siap_i_draft_node_of(draft, change->origin.line, change->in ? change->in : ""),
         in = 0;
  if (!name) {
    siap_i_draft_unknown(draft, change->origin.line, SIAP_I_E250, SIAP_I_THING_NODE, change->ref,
                         NULL);
    return SIAP_OK;
  }
  if (at == SIAP_I_NONE)
    return SIAP_OK;
  if (siap_i_draft_taker(draft, change->ref, at, 0, &in)) {
    siap_i_draft_fault(draft, change->origin.line, SIAP_I_E238, change->ref, change->in, NULL);
    return SIAP_OK;
  }
  siap_i_edge *edge = siap_i_draft_add_edge(draft, &draft->node[at]);
  if (!edge)
    return SIAP_ERR_MEMORY;
  siap_i_edge_defaults(edge);
  edge->kind = name->thing == SIAP_I_THING_ITEM   ? SIAP_I_TERM_ITEM
               : name->thing == SIAP_I_THING_LEAF ? SIAP_I_TERM_LEAF
                                                  : SIAP_I_TERM_NODE;
  edge->ref = change->ref;
  edge->line = change->origin.line;
  for (size_t i = 0; i < change->setting_count; i++)
    siap_i_set_edge(edge, &change->setting[i]);
  return add_taker(draft, change->ref, at);
}

static void apply_drop(siap_i_draft *draft, const siap_i_change *change)
{
  siap_i_edge *edge = edge_of(draft, change);
  if (edge)
    edge->dropped = 1;
  draft->stale += edge != NULL;
}

static void apply_state(siap_i_draft *draft, const siap_i_change *change)
{
  const siap_i_name *name = siap_i_rubric_find(draft->rubric, change->ref);
  if (name && name->thing == SIAP_I_THING_ITEM)
    draft->item_forced[name->at] = change->state;
  else if (name && name->thing == SIAP_I_THING_NODE)
    draft->node[name->at].forced = change->state;
  else
    siap_i_draft_unknown(draft, change->origin.line, SIAP_I_E251, SIAP_I_THING_ITEM, change->ref,
                         NULL);
}

static siap_status apply(siap_i_draft *draft, const siap_i_change *change)
{
  if (draft->stale > STALE_MOST && siap_i_draft_index(draft) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  if (!*change->ref)
    return SIAP_OK; /* a fault that the reader has reported */
  switch (change->kind) {
  case SIAP_I_SET_NODE:
  case SIAP_I_SET_ITEM:
    apply_set(draft, change);
    break;
  case SIAP_I_SET_WEIGHTS:
    apply_weights(draft, change);
    break;
  case SIAP_I_INCLUDE:
    return apply_include(draft, change);
  case SIAP_I_DROP:
    apply_drop(draft, change);
    break;
  case SIAP_I_SET_STATE:
    apply_state(draft, change);
    break;
  }
  return SIAP_OK;
}

siap_status siap_i_draft_profile(siap_i_draft *draft)
{
  const siap_rubric *rubric = draft->rubric;
  size_t chain[CHAIN_MOST], length = 0;
  const char *id = draft->profile;
  for (; id; id = rubric->profile[chain[length - 1]].based_on) {
    size_t at = siap_i_rubric_profile(rubric, id);
    uint32_t line = length ? rubric->profile[chain[length - 1]].origin.line : 0;
    if (at == SIAP_I_NONE || length == CHAIN_MOST) {
      siap_i_draft_fault(draft, line, at == SIAP_I_NONE ? SIAP_I_E252 : SIAP_I_E253, id, NULL,
                         NULL);
      return SIAP_OK;
    }
    chain[length++] = at;
  }
  while (length > 0) {
    const siap_i_profile *profile = &rubric->profile[chain[--length]];
    for (size_t i = 0; i < profile->change_count; i++)
      if (apply(draft, &profile->change[i]) != SIAP_OK)
        return SIAP_ERR_MEMORY;
  }
  return SIAP_OK;
}
