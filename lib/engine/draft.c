/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 4. A rubric on its way to a plan: the stages in order, and what they share. */
#include "engine/draft.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void siap_i_draft_fault(siap_i_draft *draft, uint32_t line, enum siap_i_code code,
                        const char *word1, const char *word2, const char *word3)
{
  siap_i_place place = {draft->rubric->name, line, 0};
  char profile[160] = "";
  draft->faults++;
  if (draft->profile) {
    int language = siap_i_findings_language(draft->findings);
    snprintf(profile, sizeof profile, language ? " (profil \"%s\")" : " (profile \"%s\")",
             draft->profile);
  }
  siap_i_report(draft->findings, code, place, word1, word2, word3, profile);
}

void siap_i_draft_unknown(siap_i_draft *draft, uint32_t line, enum siap_i_code code,
                          enum siap_i_thing thing, const char *id, const char *word2)
{
  siap_i_place place = {draft->rubric->name, line, 0};
  siap_i_near best = {NULL, 0};
  draft->faults++;
  if (!*id)
    return; /* a fault that the reader has reported */
  int search = draft->faults * draft->rubric->name_count <= 50000; /* it is dear */
  for (size_t i = 0; search && i < draft->rubric->name_count; i++)
    if (draft->rubric->names[i].thing == thing)
      siap_i_near_offer(&best, id, draft->rubric->names[i].id);
  siap_i_report_near(draft->findings, code, place, best.word, id, word2, NULL, "");
}

size_t siap_i_draft_node_of(siap_i_draft *draft, uint32_t line, const char *id)
{
  const siap_i_name *name = siap_i_rubric_find(draft->rubric, id);
  if (name && name->thing == SIAP_I_THING_NODE)
    return name->at;
  siap_i_draft_unknown(draft, line, SIAP_I_E250, SIAP_I_THING_NODE, id, NULL);
  return SIAP_I_NONE;
}

siap_i_edge *siap_i_draft_add_edge(siap_i_draft *draft, siap_i_draft_node *node)
{
  if (node->edge_count == node->edge_room) {
    size_t room = node->edge_room ? 2 * node->edge_room : 4;
    siap_i_edge *edge = siap_i_arena_take(&draft->scratch, room, sizeof *edge);
    if (!edge)
      return NULL;
    if (node->edge_count)
      memcpy(edge, node->edge, node->edge_count * sizeof *edge);
    node->edge = edge;
    node->edge_room = room;
  }
  siap_i_edge *edge = &node->edge[node->edge_count++];
  memset(edge, 0, sizeof *edge);
  return edge;
}

int siap_i_take_order(const void *a, const void *b)
{
  const siap_i_take *x = a, *y = b;
  int order = strcmp(x->ref, y->ref);
  if (order)
    return order;
  if (x->node != y->node)
    return x->node < y->node ? -1 : 1;
  return (x->edge > y->edge) - (x->edge < y->edge);
}

size_t siap_i_take_first(const siap_i_take *take, size_t count, const char *ref, size_t node)
{
  siap_i_take wanted = {ref, node == SIAP_I_NONE ? 0 : node, 0};
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (siap_i_take_order(&take[middle], &wanted) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

siap_status siap_i_draft_index(siap_i_draft *draft)
{
  size_t count = 0, n = 0;
  for (size_t i = 0; i < draft->rubric->node_count; i++)
    count += draft->node[i].edge_count;
  draft->take = siap_i_arena_take(&draft->scratch, count, sizeof *draft->take);
  if (!draft->take)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < draft->rubric->node_count; i++)
    for (size_t k = 0; k < draft->node[i].edge_count; k++)
      if (draft->node[i].edge[k].kind != SIAP_I_TERM_ITEMS && draft->node[i].edge[k].ref)
        if (!draft->node[i].edge[k].dropped)
          draft->take[n++] = (siap_i_take){draft->node[i].edge[k].ref, i, k};
  qsort(draft->take, n, sizeof *draft->take, siap_i_take_order);
  draft->take_sorted = draft->take_count = n;
  draft->take_room = count;
  draft->stale = 0;
  return SIAP_OK;
}

static siap_i_edge *taker_if(siap_i_draft *draft, const siap_i_take *take, const char *ref,
                             size_t node)
{
  siap_i_edge *edge = &draft->node[take->node].edge[take->edge];
  if (edge->dropped || strcmp(take->ref, ref) != 0 || (node != SIAP_I_NONE && take->node != node))
    return NULL;
  return edge;
}

siap_i_edge *siap_i_draft_taker(siap_i_draft *draft, const char *ref, size_t node, size_t n,
                                size_t *in)
{
  for (size_t i = siap_i_take_first(draft->take, draft->take_sorted, ref, node); i < draft->take_count; i++) {
    siap_i_edge *edge = taker_if(draft, &draft->take[i], ref, node);
    if (!edge && i < draft->take_sorted && strcmp(draft->take[i].ref, ref) != 0)
      i = draft->take_sorted - 1; /* past the equals: go on with the ones added later */
    if (edge && n-- == 0) {
      *in = draft->take[i].node;
      return edge;
    }
  }
  return NULL;
}

/* Copies of everything that a profile may change. */
static siap_status start(siap_i_draft *draft)
{
  const siap_rubric *rubric = draft->rubric;
  draft->node = siap_i_arena_take(&draft->scratch, rubric->node_count, sizeof *draft->node);
  draft->order = siap_i_arena_take(&draft->scratch, rubric->node_count, sizeof *draft->order);
  draft->item_forced =
      siap_i_arena_take(&draft->scratch, rubric->item_count, sizeof *draft->item_forced);
  draft->item_reached = siap_i_arena_take(&draft->scratch, rubric->item_count, 1);
  draft->leaf_reached = siap_i_arena_take(&draft->scratch, rubric->leaf_count, 1);
  draft->item = rubric->item;
  if (draft->profile) {
    siap_i_arena *arena = draft->plan ? &draft->plan->arena : &draft->scratch;
    draft->item = siap_i_arena_take(arena, rubric->item_count, sizeof *draft->item);
    if (draft->item && rubric->item_count)
      memcpy(draft->item, rubric->item, rubric->item_count * sizeof *draft->item);
  }
  if (draft->scratch.failed || (draft->profile && !draft->item))
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < rubric->node_count; i++) {
    siap_i_draft_node *node = &draft->node[i];
    node->is = rubric->node[i];
    node->edge_count = node->edge_room = node->is.edge_count;
    node->edge = siap_i_arena_take(&draft->scratch, node->edge_count, sizeof *node->edge);
    if (!node->edge)
      return SIAP_ERR_MEMORY;
    if (node->edge_count)
      memcpy(node->edge, node->is.edge, node->edge_count * sizeof *node->edge);
  }
  return SIAP_OK;
}

/* Every stage but the last. SIAP_ERR_RULE when one of them found a fault. */
static siap_status run(siap_i_draft *draft)
{
  siap_status status = start(draft);
  if (status == SIAP_OK && draft->profile)
    status = siap_i_draft_index(draft);
  if (status == SIAP_OK && draft->profile)
    status = siap_i_draft_profile(draft);
  if (status == SIAP_OK)
    status = siap_i_draft_weights(draft);
  if (status == SIAP_OK)
    status = siap_i_draft_order(draft);
  if (status == SIAP_OK)
    siap_i_draft_check(draft);
  if (status == SIAP_OK && draft->faults)
    status = SIAP_ERR_RULE;
  return status;
}

static siap_i_plan_size size_of(const siap_i_draft *draft)
{
  const siap_rubric *rubric = draft->rubric;
  siap_i_plan_size size = {draft->order_count, 0, 0};
  for (size_t i = 0; i < rubric->item_count; i++)
    size.slots += draft->item_reached[i];
  for (size_t i = 0; i < rubric->leaf_count; i++)
    size.slots += draft->leaf_reached[i];
  for (size_t i = 0; i < draft->order_count; i++) {
    size.edges += draft->node[draft->order[i]].edge_count;
    size.indices += draft->node[draft->order[i]].is.is_index;
  }
  return size;
}

size_t siap_i_plan_bytes(const siap_i_plan_size *size)
{
  return size->slots * (sizeof(siap_i_plan_slot) + sizeof(siap_i_plan_node)) +
         size->edges * sizeof(siap_i_plan_edge);
}

siap_status siap_i_plan_check(const siap_rubric *rubric, const char *profile, uint8_t *reached,
                              siap_i_plan_size *size, siap_findings *findings)
{
  siap_i_draft draft = {.rubric = rubric, .profile = profile, .findings = findings};
  draft.scratch.budget = rubric->arena.budget;
  siap_status status = run(&draft);
  for (size_t i = 0; status == SIAP_OK && i < rubric->item_count; i++)
    reached[i] |= draft.item_reached[i];
  if (status == SIAP_OK)
    *size = size_of(&draft);
  siap_i_arena_release(&draft.scratch);
  return status;
}

siap_status siap_i_plan_build(const siap_rubric *rubric, const char *profile, siap_plan **out,
                              siap_findings *findings)
{
  siap_i_draft draft = {.rubric = rubric, .profile = profile, .findings = findings};
  *out = NULL;
  draft.plan = siap_i_alloc(1, sizeof *draft.plan);
  if (!draft.plan)
    return SIAP_ERR_MEMORY;
  atomic_init(&draft.plan->references, 1);
  draft.plan->rubric = siap_rubric_ref(rubric);
  draft.plan->profile = profile ? profile : "";
  siap_status status = run(&draft);
  if (status == SIAP_OK)
    status = siap_i_draft_finish(&draft);
  siap_i_arena_release(&draft.scratch);
  if (status == SIAP_OK)
    *out = draft.plan;
  else
    siap_plan_unref(draft.plan);
  return status;
}
