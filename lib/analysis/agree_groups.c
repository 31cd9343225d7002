/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. Which rated items belong together. */
#include "analysis/agree_groups.h"

#include "analysis/nodes.h"

#include <stdio.h>
#include <string.h>

static const siap_i_say_word of_pillar = {"pillar", {"pillar", "pilar"}};
static const siap_i_say_word of_aspect = {"aspect", {"aspect", "aspek"}};
static const siap_i_say_word of_node = {"node", {"node", "simpul"}};

/* ---- pillars and aspects: each item has one, or none ---- */

/* The first group of each pillar: the pillar itself, or its first aspect. */
static siap_status name_groups(siap_i_work *work, siap_i_grouping *grouping, size_t *first)
{
  const siap_rubric *rubric = work->out->rubric;
  int by_aspect = grouping->level == &of_aspect;
  size_t most = 0;
  for (size_t i = 0; i < rubric->pillar_count; i++) {
    first[i] = most;
    most += by_aspect ? rubric->pillar[i].aspect_count : 1;
  }
  grouping->group = siap_i_arena_take(&work->arena, most, sizeof *grouping->group);
  for (size_t i = 0; grouping->group && i < rubric->pillar_count; i++) {
    const siap_i_pillar *pillar = &rubric->pillar[i];
    if (!by_aspect)
      grouping->group[grouping->groups++] = pillar->id;
    for (size_t k = 0; by_aspect && k < pillar->aspect_count; k++) {
      size_t room = strlen(pillar->id) + strlen(pillar->aspect[k].id) + 2;
      char *id = siap_i_arena_take(&work->arena, room, 1);
      if (!id)
        return SIAP_ERR_MEMORY;
      snprintf(id, room, "%s/%s", pillar->id, pillar->aspect[k].id);
      grouping->group[grouping->groups++] = id;
    }
  }
  return grouping->group ? SIAP_OK : SIAP_ERR_MEMORY;
}

/* The group of one item; as many as there are groups: it has none. */
static size_t group_of(const siap_i_grouping *grouping, const siap_rubric *rubric,
                       const siap_i_rated *target, const size_t *first)
{
  const siap_i_member *member = target->member;
  const siap_i_item *item =
      member->plan ? &member->plan->item[member->plan->slot[target->entry].at] : NULL;
  const char *id = item ? item->pillar : member->result->entry[target->entry].pillar;
  size_t pillar = id ? siap_i_rubric_pillar(rubric, id) : SIAP_I_NONE;
  if (pillar == SIAP_I_NONE || grouping->level == &of_pillar)
    return pillar == SIAP_I_NONE ? grouping->groups : first[pillar];
  size_t aspect = item && item->aspect ? siap_i_rubric_aspect(&rubric->pillar[pillar], item->aspect)
                                       : SIAP_I_NONE;
  return aspect == SIAP_I_NONE ? grouping->groups : first[pillar] + aspect;
}

static siap_status by_pillar(siap_i_work *work, siap_i_grouping *grouping)
{
  const siap_rubric *rubric = work->out->rubric;
  size_t targets = grouping->panel->ratings.targets;
  size_t *first = siap_i_arena_take(&work->arena, rubric ? rubric->pillar_count : 0, sizeof *first);
  uint32_t *of = siap_i_arena_take(&work->arena, targets, sizeof *of);
  if (!first || !of)
    return SIAP_ERR_MEMORY;
  grouping->of = of;
  /* of results that were read nobody knows the pillars in their order */
  if (!rubric)
    return SIAP_OK;
  siap_status status = name_groups(work, grouping, first);
  for (size_t i = 0; status == SIAP_OK && i < targets; i++)
    of[i] = (uint32_t)group_of(grouping, rubric, &grouping->panel->target[i], first);
  return status;
}

/* ---- nodes: an item may lie below several ---- */

static siap_status by_node(siap_i_work *work, siap_i_grouping *grouping)
{
  const siap_cohort *cohort = work->cohort[work->cohorts - 1];
  siap_i_nodes nodes;
  size_t most = 0;
  siap_status status = *siap_i_option_text(work, "by")
                           ? siap_i_nodes_choose(work, cohort, "by", &nodes)
                           : siap_i_nodes_of(work, cohort, "children", &nodes);
  if (status != SIAP_OK)
    return status;
  for (size_t c = 0; c < work->cohorts; c++)
    for (size_t i = 0; i < work->cohort[c]->count; i++)
      most = work->cohort[c]->member[i].entries > most ? work->cohort[c]->member[i].entries : most;
  grouping->level = &of_node;
  grouping->below = siap_i_arena_take(&work->arena, most, 1);
  grouping->group = siap_i_arena_take(&work->arena, nodes.count, sizeof *grouping->group);
  grouping->reached = siap_i_arena_take(&work->arena, most, sizeof *grouping->reached);
  if (work->arena.failed)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < nodes.count; i++)
    grouping->group[grouping->groups++] = nodes.at[i].id;
  return SIAP_OK;
}

/* One more entry that is below, to be looked at in its turn. */
static void reach(siap_i_grouping *grouping, size_t entry)
{
  if (!grouping->below[entry])
    grouping->reached[grouping->reaches++] = entry;
  grouping->below[entry] = 1;
}

static void reach_terms(siap_i_grouping *grouping, const siap_i_member *member, size_t entry)
{
  if (member->plan) {
    size_t first = siap_i_plan_first_node(member->plan);
    const siap_i_plan_node *node = entry < first ? NULL : &member->plan->node[entry - first];
    for (size_t i = 0; node && i < node->edge_count; i++)
      reach(grouping, node->edge[i].child);
    return;
  }
  const siap_i_result_entry *node = &member->result->entry[entry];
  for (size_t i = 0; i < node->term_count; i++)
    reach(grouping, member->result->term[node->first_term + i].child);
}

/* A node and all below it. Results that were read hold their entries in any order. */
static void mark(siap_i_grouping *grouping, const siap_i_member *member, const char *id)
{
  size_t entry = siap_i_member_find(member, id);
  memset(grouping->below, 0, member->entries);
  grouping->reaches = 0;
  if (entry != SIAP_I_NONE)
    reach(grouping, entry);
  for (size_t i = 0; i < grouping->reaches; i++)
    reach_terms(grouping, member, grouping->reached[i]);
}

static int is_same(const siap_i_member *a, const siap_i_member *b)
{
  return a == b || (a && a->plan && a->plan == b->plan);
}

void siap_i_grouping_pick(siap_i_grouping *grouping, size_t group)
{
  const siap_i_panel *panel = grouping->panel;
  const siap_i_member *marked = NULL;
  grouping->count = 0;
  for (size_t i = 0; i < panel->ratings.targets; i++) {
    const siap_i_rated *target = &panel->target[i];
    if (!grouping->of && !is_same(marked, target->member))
      mark(grouping, target->member, grouping->group[group]);
    marked = target->member;
    if (grouping->of ? grouping->of[i] == group : grouping->below[target->entry])
      grouping->picked[grouping->count++] = i;
  }
}

siap_status siap_i_grouping_make(siap_i_work *work, const siap_i_panel *panel,
                                 siap_i_grouping *grouping)
{
  const siap_rubric *rubric = work->out->rubric;
  const char *by = siap_i_option_text(work, "by");
  *grouping = (siap_i_grouping){.panel = panel};
  grouping->picked =
      siap_i_arena_take(&work->arena, panel->ratings.targets, sizeof *grouping->picked);
  if (!grouping->picked)
    return SIAP_ERR_MEMORY;
  if (strcmp(by, "none") == 0)
    return SIAP_OK;
  if (strcmp(by, "pillar") == 0 || (!*by && rubric && rubric->pillar_count))
    grouping->level = &of_pillar;
  else if (strcmp(by, "aspect") == 0)
    grouping->level = &of_aspect;
  return grouping->level ? by_pillar(work, grouping) : by_node(work, grouping);
}
