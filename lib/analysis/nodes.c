/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. Which nodes of a cohort an analysis is about. */
#include "analysis/nodes.h"

#include "services/codes.h"

#include <string.h>

const char *const siap_i_nodes_words[] = {"indices", "children", "nodes", "items", NULL};
enum { INDICES, CHILDREN, NODES, ITEMS };

/* 1 when one of the first `known` has that id. */
static int has(const siap_i_nodes *nodes, size_t known, const char *id)
{
  for (size_t i = 0; i < known; i++)
    if (strcmp(nodes->at[i].id, id) == 0)
      return 1;
  return 0;
}

static siap_status make_room(siap_i_work *work, siap_i_nodes *out)
{
  size_t room = out->room ? 2 * out->room : 16;
  siap_i_node_of *at = siap_i_arena_take(&work->arena, room, sizeof *at);
  if (!at)
    return SIAP_ERR_MEMORY;
  if (out->count)
    memcpy(at, out->at, out->count * sizeof *at);
  out->at = at;
  out->room = room;
  return SIAP_OK;
}

/* `known`: how many there were before this member, whose own ids differ from each other. */
static siap_status add(siap_i_work *work, const siap_i_member *member, size_t entry, size_t known,
                       siap_i_nodes *out)
{
  const char *id = siap_i_member_id(member, entry);
  if (has(out, known, id))
    return SIAP_OK;
  if (out->count == out->room && make_room(work, out) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  out->at[out->count++] = (siap_i_node_of){id, siap_i_member_places(member, entry)};
  return SIAP_OK;
}

static int is_child_of_index(const siap_i_member *member, size_t entry)
{
  if (member->result) {
    for (size_t i = 0; i < member->result->index_count; i++) {
      const siap_i_result_entry *index = &member->result->entry[member->result->index[i]];
      for (size_t k = 0; k < index->term_count; k++)
        if (member->result->term[index->first_term + k].child == entry)
          return 1;
    }
    return 0;
  }
  for (size_t i = 0; i < member->plan->index_count; i++) {
    const siap_i_plan_node *index = &member->plan->node[member->plan->index[i]];
    for (size_t k = 0; k < index->edge_count; k++)
      if (index->edge[k].child == entry)
        return 1;
  }
  return 0;
}

static int is_wanted(const siap_i_member *member, size_t entry, int word)
{
  int kind = siap_i_member_kind(member, entry);
  if (word == ITEMS)
    return kind == SIAP_KIND_ITEM;
  if (kind == SIAP_KIND_INDEX)
    return 1;
  return kind == SIAP_KIND_NODE &&
         (word == NODES || (word == CHILDREN && is_child_of_index(member, entry)));
}

/*
 * Of every profile: regions may differ in what they have. Indices come first, in document order, as
 * people know them; evaluation order has them last.
 */
static siap_status add_many(siap_i_work *work, const siap_cohort *cohort, int word,
                            siap_i_nodes *out)
{
  const siap_plan *before = NULL;
  siap_status status = SIAP_OK;
  for (size_t i = 0; status == SIAP_OK && i < cohort->count; i++) {
    const siap_i_member *member = &cohort->member[i];
    if (member->plan && member->plan == before)
      continue;
    before = member->plan;
    size_t known = out->count;
    for (int indices = 1; indices >= 0; indices--)
      for (size_t k = 0; status == SIAP_OK && k < member->entries; k++)
        if ((siap_i_member_kind(member, k) == SIAP_KIND_INDEX) == indices &&
            is_wanted(member, k, word))
          status = add(work, member, k, known, out);
  }
  return status;
}

static siap_status refuse(siap_i_work *work, const char *option, const char *id)
{
  siap_i_place place = {NULL, 0, 0, NULL};
  siap_i_report(work->findings, SIAP_I_E507, place, option, id, "indices, children, nodes, items",
                NULL);
  return SIAP_ERR_NAME;
}

static siap_status add_id(siap_i_work *work, const siap_cohort *cohort, const char *option,
                          const char *id, siap_i_nodes *out)
{
  for (size_t i = 0; i < cohort->count; i++) {
    size_t entry = siap_i_member_find(&cohort->member[i], id);
    if (entry != SIAP_I_NONE)
      return add(work, &cohort->member[i], entry, out->count, out);
  }
  return refuse(work, option, id);
}

siap_status siap_i_nodes_of(siap_i_work *work, const siap_cohort *cohort, const char *word,
                            siap_i_nodes *out)
{
  *out = (siap_i_nodes){NULL, 0, 0};
  for (int i = 0; siap_i_nodes_words[i]; i++)
    if (strcmp(siap_i_nodes_words[i], word) == 0)
      return add_many(work, cohort, i, out);
  return SIAP_ERR_NAME;
}

siap_status siap_i_nodes_choose(siap_i_work *work, const siap_cohort *cohort, const char *option,
                                siap_i_nodes *out)
{
  siap_status status = siap_i_nodes_of(work, cohort, siap_i_option_text(work, option), out);
  if (status != SIAP_ERR_NAME)
    return status;
  status = SIAP_OK;
  const char *id = NULL;
  for (size_t at = 0; status == SIAP_OK && (id = siap_i_option_next(work, option, &at));)
    status = add_id(work, cohort, option, id, out);
  return work->arena.failed ? SIAP_ERR_MEMORY : status;
}
