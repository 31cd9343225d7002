/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4. Second stage: weights that are those of another term. A term whose model the profile has
 * not got is left out, so that a second axis follows the first through every profile.
 */
#include "engine/draft.h"

/* The term whose weight is meant; *many when it cannot be told. */
static const siap_i_edge *model_of(siap_i_draft *draft, const siap_i_edge *edge, size_t parent,
                                   int *many)
{
  const siap_i_edge *found = NULL, *taker;
  size_t in = 0;
  for (size_t n = 0; !*many && (taker = siap_i_draft_taker(draft, edge->weight_of, parent, n, &in));
       n++)
    if (taker->has_weight) {
      *many = found && parent == SIAP_I_NONE;
      found = found ? found : taker;
    }
  return found;
}

/* 1 when the term stays. */
static int resolve(siap_i_draft *draft, siap_i_edge *edge)
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
  const siap_i_edge *model = model_of(draft, edge, parent, &many);
  if (many)
    siap_i_draft_fault(draft, edge->line, SIAP_I_E239, edge->weight_of, NULL, NULL);
  if (!model)
    return 0;
  edge->weight = model->weight;
  return 1;
}

siap_status siap_i_draft_weights(siap_i_draft *draft)
{
  /* has_weight is set only afterwards: a borrowed weight is no model for another */
  for (size_t i = 0; i < draft->rubric->node_count; i++) {
    siap_i_draft_node *node = &draft->node[i];
    for (size_t k = 0; k < node->edge_count; k++)
      if (node->edge[k].weight_of && !node->edge[k].dropped && !resolve(draft, &node->edge[k]))
        node->edge[k].dropped = 1;
  }
  for (size_t i = 0; i < draft->rubric->node_count; i++)
    for (size_t k = 0; k < draft->node[i].edge_count; k++)
      if (draft->node[i].edge[k].weight_of)
        draft->node[i].edge[k].has_weight = 1;
  return SIAP_OK;
}
