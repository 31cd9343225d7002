/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4. Second stage: weights that are those of another term. A term whose model the profile has
 * not got is left out, so that a second axis follows the first through every profile. Before that:
 * whether weights are still those of a node's experts.
 */
#include "engine/draft.h"

#include <stdlib.h>
#include <string.h>

/* Terms that declare a weight, by what they take: only these are models. */
struct models {
  siap_i_take *at;
  size_t count;
};

static int is_model(const siap_i_edge *edge)
{
  return edge->has_weight && edge->ref && edge->kind != SIAP_I_TERM_ITEMS && !edge->dropped;
}

static siap_status find_models(siap_i_draft *draft, struct models *models)
{
  size_t count = 0, n = 0;
  for (size_t i = 0; i < draft->rubric->node_count; i++)
    for (size_t k = 0; k < draft->node[i].edge_count; k++)
      count += (size_t)is_model(&draft->node[i].edge[k]);
  models->at = siap_i_arena_take(&draft->scratch, count, sizeof *models->at);
  if (!models->at)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < draft->rubric->node_count; i++)
    for (size_t k = 0; k < draft->node[i].edge_count; k++)
      if (is_model(&draft->node[i].edge[k]))
        models->at[n++] = (siap_i_take){draft->node[i].edge[k].ref, i, k};
  qsort(models->at, n, sizeof *models->at, siap_i_take_order);
  models->count = n;
  return SIAP_OK;
}

/* The term whose weight is meant; *many when it cannot be told. */
static const siap_i_edge *model_of(siap_i_draft *draft, const struct models *models,
                                   const siap_i_edge *edge, size_t parent, int *many)
{
  size_t low = siap_i_take_first(models->at, models->count, edge->weight_of, parent);
  const siap_i_take *found = &models->at[low];
  if (low == models->count || strcmp(found->ref, edge->weight_of) != 0 ||
      (parent != SIAP_I_NONE && found->node != parent))
    return NULL;
  *many = parent == SIAP_I_NONE && low + 1 < models->count &&
          strcmp(found[1].ref, edge->weight_of) == 0;
  return &draft->node[found->node].edge[found->edge];
}

/* 1 when the term stays. */
static int resolve(siap_i_draft *draft, const struct models *models, siap_i_edge *edge)
{
  size_t parent = SIAP_I_NONE;
  int many = 0;
  if (edge->weight_in) {
    parent = siap_i_draft_node_of(draft, edge->line, edge->weight_in);
    if (parent == SIAP_I_NONE)
      return 0;
  }
  if (!siap_i_rubric_find(draft->rubric, edge->weight_of)) {
    siap_i_draft_unknown(draft, edge->line, SIAP_I_E250, SIAP_I_THING_NODE, edge->weight_of, NULL);
    return 0;
  }
  const siap_i_edge *model = model_of(draft, models, edge, parent, &many);
  if (many)
    siap_i_draft_fault(draft, edge->line, SIAP_I_E239, edge->weight_of, NULL, NULL);
  if (!model)
    return 0;
  edge->weight = model->weight;
  return 1;
}

static int borrows(const siap_i_draft *draft)
{
  for (size_t i = 0; i < draft->rubric->node_count; i++)
    for (size_t k = 0; k < draft->node[i].edge_count; k++)
      if (draft->node[i].edge[k].weight_of)
        return 1;
  return 0;
}

/*
 * Weights of experts stand or fall together: a profile replaces them all, and then they are not the
 * experts' any more, or none.
 */
static void check_experts(siap_i_draft *draft, siap_i_draft_node *node)
{
  const siap_i_edge *other = NULL;
  size_t kept = 0;
  for (size_t k = 0; k < node->edge_count; k++) {
    const siap_i_edge *edge = &node->edge[k];
    kept += edge->by_experts && !edge->dropped;
    other = !edge->by_experts && !edge->dropped ? edge : other;
  }
  if (kept && other) {
    node->faulty = 1;
    siap_i_draft_fault(draft, other->line, SIAP_I_E270, other->ref ? other->ref : "items",
                       node->is.id, NULL);
  }
  if (!node->is.experts->weight)
    node->faulty = 1; /* told when the rubric was read */
  if (!kept)
    node->is.experts = NULL;
}

siap_status siap_i_draft_weights(siap_i_draft *draft)
{
  struct models models = {NULL, 0};
  for (size_t i = 0; i < draft->rubric->node_count; i++)
    if (draft->node[i].is.experts)
      check_experts(draft, &draft->node[i]);
  if (!borrows(draft)) /* most rubrics: no list of models is made */
    return SIAP_OK;
  if (find_models(draft, &models) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  /* has_weight is set only afterwards: a borrowed weight is no model for another */
  for (size_t i = 0; i < draft->rubric->node_count; i++) {
    siap_i_draft_node *node = &draft->node[i];
    for (size_t k = 0; k < node->edge_count; k++)
      if (node->edge[k].weight_of && !node->edge[k].dropped)
        node->edge[k].dropped = (uint8_t)!resolve(draft, &models, &node->edge[k]);
  }
  for (size_t i = 0; i < draft->rubric->node_count; i++)
    for (size_t k = 0; k < draft->node[i].edge_count; k++)
      if (draft->node[i].edge[k].weight_of)
        draft->node[i].edge[k].has_weight = 1;
  return SIAP_OK;
}
