/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4. Reading a rubric: parts from the reader, then the whole: ids, and every profile
 * compiled, so that a rubric that is given out has no fault under any of them.
 */
#include "engine/experts.h"
#include "engine/score.h"
#include "ground/text.h"
#include "readers/door.h"
#include "readers/rubric_reader.h"
#include "services/findings.h"
#include "services/limits.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PROFILES_MOST 200
#define CHANGES_MOST 20000
#define PILLARS_MOST 1000
#define INDICES_MOST 1000
#define WORK_MOST 2000000 /* items, terms, and what profiles do to them; about half a second */
#define LOOKS_PER_WORK 40 /* a selector looks at so many items while one is compiled */
#define EDGES_PER_WORK 4  /* so many weights are replaced meanwhile */

struct reading {
  siap_rubric *rubric;
  siap_findings *findings;
  size_t faults;
};

static void fault(struct reading *in, uint32_t line, enum siap_i_code code, const char *word1,
                  const char *word2)
{
  siap_i_place place = {in->rubric->name, line, 0};
  in->faults++;
  siap_i_report(in->findings, code, place, word1, word2, NULL, NULL);
}

/* ---- ids ---- */

static void check_twice(struct reading *in, const char *id, uint32_t line, const char *before,
                        uint32_t before_line)
{
  char number[24];
  if (!*id || strcmp(id, before) != 0)
    return;
  snprintf(number, sizeof number, "%u", (unsigned)before_line);
  fault(in, line, SIAP_I_E206, id, number);
}

struct listed {
  const char *id;
  uint32_t line;
};

static int by_id_then_line(const void *a, const void *b)
{
  const struct listed *x = a, *y = b;
  int order = strcmp(x->id, y->id);
  return order ? order : (x->line > y->line) - (x->line < y->line);
}

static void check_list(struct reading *in, struct listed *list, size_t count)
{
  qsort(list, count, sizeof *list, by_id_then_line);
  for (size_t i = 1; i < count; i++)
    check_twice(in, list[i].id, list[i].line, list[i - 1].id, list[i - 1].line);
}

/* Scales, pillars, units, profiles, sources, aspects of a pillar, experts of a node: own ids each. */
static siap_status check_lists(struct reading *in)
{
  const siap_rubric *rubric = in->rubric;
  size_t most =
      rubric->scale_count + rubric->pillar_count + rubric->profile_count + rubric->source_count +
      rubric->unit_count;
  for (size_t i = 0; i < rubric->pillar_count; i++)
    most = rubric->pillar[i].aspect_count > most ? rubric->pillar[i].aspect_count : most;
  for (size_t i = 0; i < rubric->node_count; i++)
    if (rubric->node[i].experts && rubric->node[i].experts->expert_count > most)
      most = rubric->node[i].experts->expert_count;
  struct listed *list = siap_i_alloc(most, sizeof *list);
  if (!list)
    return SIAP_ERR_MEMORY;
#define CHECK_LIST(things, count)                                                                  \
  do {                                                                                             \
    for (size_t k = 0; k < (count); k++)                                                           \
      list[k] = (struct listed){(things)[k].id, (things)[k].origin.line};                          \
    check_list(in, list, (count));                                                                 \
  } while (0)
  CHECK_LIST(rubric->scale, rubric->scale_count);
  CHECK_LIST(rubric->pillar, rubric->pillar_count);
  CHECK_LIST(rubric->unit, rubric->unit_count);
  CHECK_LIST(rubric->profile, rubric->profile_count);
  CHECK_LIST(rubric->source, rubric->source_count);
  for (size_t i = 0; i < rubric->pillar_count; i++)
    CHECK_LIST(rubric->pillar[i].aspect, rubric->pillar[i].aspect_count);
  for (size_t i = 0; i < rubric->node_count; i++)
    if (rubric->node[i].experts)
      CHECK_LIST(rubric->node[i].experts->expert, rubric->node[i].experts->expert_count);
#undef CHECK_LIST
  siap_i_release(list);
  return SIAP_OK;
}

static void check_ids(struct reading *in)
{
  const siap_rubric *rubric = in->rubric;
  size_t indices = 0;
  for (size_t i = 1; i < rubric->name_count; i++)
    check_twice(in, rubric->names[i].id, rubric->names[i].line, rubric->names[i - 1].id,
                rubric->names[i - 1].line);
  for (size_t i = 0; i < rubric->node_count; i++)
    indices += rubric->node[i].is_index;
  if (indices == 0)
    fault(in, rubric->origin.line, SIAP_I_E247, NULL, NULL);
}

/* ---- crosswalks ---- */

/* What a crosswalk says of this rubric's items must be about items that there are, each once. */
static siap_status check_crosswalk(struct reading *in, const siap_i_crosswalk *crosswalk)
{
  uint8_t *told = siap_i_alloc(in->rubric->item_count, 1);
  for (size_t i = 0; told && i < crosswalk->crossing_count; i++) {
    const siap_i_crossing *crossing = &crosswalk->crossing[i];
    const siap_i_name *name =
        crossing->item ? siap_i_rubric_find(in->rubric, crossing->item) : NULL;
    if (crossing->item && (!name || name->thing != SIAP_I_THING_ITEM))
      fault(in, crossing->origin.line, SIAP_I_E251, crossing->item, NULL);
    else if (name && told[name->at]++)
      fault(in, crossing->origin.line, SIAP_I_E245, crossing->item, "crosswalk");
  }
  siap_i_release(told);
  return told ? SIAP_OK : SIAP_ERR_MEMORY;
}

/* ---- profiles ---- */

/* What the changes of one profile cost: those that replace all weights look at every term. */
static uint64_t work_of(const siap_rubric *rubric, const siap_i_profile *profile)
{
  uint64_t work = profile->change_count;
  for (size_t i = 0; i < profile->change_count; i++) {
    const siap_i_change *change = &profile->change[i];
    const siap_i_name *name =
        change->kind == SIAP_I_SET_WEIGHTS ? siap_i_rubric_find(rubric, change->ref) : NULL;
    if (name && name->thing == SIAP_I_THING_NODE)
      work += rubric->node[name->at].edge_count / EDGES_PER_WORK + change->weight_count;
  }
  return work;
}

/* With the profiles they are based on; what goes round is told elsewhere. */
static uint64_t work_of_changes(const siap_rubric *rubric)
{
  uint64_t work[PROFILES_MOST] = {0}, all = 0;
  for (size_t i = 0; i < rubric->profile_count; i++)
    work[i] = work_of(rubric, &rubric->profile[i]);
  for (size_t i = 0; i < rubric->profile_count; i++) {
    const char *id = rubric->profile[i].id;
    for (int length = 0; id && length < 16; length++) {
      size_t at = siap_i_rubric_profile(rubric, id);
      id = at == SIAP_I_NONE ? NULL : rubric->profile[at].based_on;
      all += at == SIAP_I_NONE ? 0 : work[at];
    }
  }
  return all;
}

static int is_too_many(struct reading *in, size_t count, size_t most, const char *what)
{
  char number[24];
  if (count <= most)
    return 0;
  snprintf(number, sizeof number, "%zu", most);
  fault(in, in->rubric->origin.line, SIAP_I_E249, what, number);
  return 1;
}

/* A rubric made to keep a machine busy is refused before it does. */
static int is_bounded(struct reading *in)
{
  const siap_rubric *rubric = in->rubric;
  uint64_t terms = 0, selectors = 0, changes = 0, indices = 0,
           profiles = rubric->profile_count ? rubric->profile_count : 1;
  for (size_t i = 0; i < rubric->node_count; i++)
    indices += rubric->node[i].is_index;
  if (is_too_many(in, rubric->pillar_count, PILLARS_MOST, "pillar") ||
      is_too_many(in, (size_t)indices, INDICES_MOST, "index"))
    return 0;
  for (size_t i = 0; i < rubric->node_count; i++)
    for (size_t k = 0; k < rubric->node[i].edge_count; k++) {
      terms++;
      selectors += rubric->node[i].edge[k].kind == SIAP_I_TERM_ITEMS;
    }
  for (size_t i = 0; i < rubric->profile_count; i++)
    changes += rubric->profile[i].change_count;
  uint64_t things = rubric->item_count + terms,
           work = profiles * (things + selectors * things / LOOKS_PER_WORK);
  work += profiles <= PROFILES_MOST ? work_of_changes(rubric) : 0;
  if (profiles <= PROFILES_MOST && changes <= CHANGES_MOST && work <= WORK_MOST)
    return 1;
  if (profiles > PROFILES_MOST)
    fault(in, rubric->profile[PROFILES_MOST].origin.line, SIAP_I_E249, "profile", "200");
  else if (changes > CHANGES_MOST)
    fault(in, rubric->origin.line, SIAP_I_E249, "set", "20000");
  else
    fault(in, rubric->origin.line, SIAP_I_E249, "items", "2000000");
  return 0;
}

/* One fault of the base shows under every profile: it is told under the first only. */
static void merge(struct reading *in, siap_findings *of_profile, siap_findings *all)
{
  for (size_t i = 0; i < siap_findings_count(of_profile); i++) {
    int known = 0;
    for (size_t k = 0; !known && k < siap_findings_count(all); k++)
      known = siap_findings_line(all, k) == siap_findings_line(of_profile, i) &&
              siap_findings_code(all, k) == siap_findings_code(of_profile, i);
    if (!known)
      siap_i_findings_copy(in->findings, of_profile, i);
  }
}

/* What is accepted can be scored: a region of it fits into what is left of the memory allowed. */
static int is_scoreable(struct reading *in, const siap_i_plan_size *size)
{
  size_t bytes = siap_i_plan_bytes(size) + siap_i_score_bytes(size);
  if (!siap_i_budget_take(in->rubric->arena.budget, bytes))
    return 0;
  siap_i_budget_give(in->rubric->arena.budget, bytes);
  return 1;
}

static siap_status check_profile(struct reading *in, const char *profile, siap_findings *all,
                                 uint8_t *reached)
{
  siap_findings *found = NULL;
  siap_i_plan_size size = {0, 0, 0};
  siap_status status =
      siap_findings_new(siap_i_findings_language(in->findings) ? "id" : "en", 0, &found);
  if (status == SIAP_OK)
    status = siap_i_plan_check(in->rubric, profile, reached, &size, found);
  if (status == SIAP_OK && !is_scoreable(in, &size))
    status = SIAP_ERR_MEMORY;
  if (siap_i_findings_failed(found))
    status = SIAP_ERR_MEMORY;
  if (status == SIAP_ERR_RULE) {
    in->faults++;
    merge(in, found, all);
    for (size_t i = 0; i < siap_findings_count(found); i++)
      siap_i_findings_copy(all, found, i);
    status = siap_i_findings_failed(all) ? SIAP_ERR_MEMORY : SIAP_OK;
  }
  siap_findings_unref(found);
  return status;
}

static siap_status check_profiles(struct reading *in)
{
  const siap_rubric *rubric = in->rubric;
  siap_findings *all = NULL;
  uint8_t *reached = siap_i_alloc(rubric->item_count, 1);
  siap_status status = reached ? siap_findings_new(NULL, 1000, &all) : SIAP_ERR_MEMORY;
  if (status == SIAP_OK && rubric->profile_count == 0)
    status = check_profile(in, NULL, all, reached);
  for (size_t i = 0; status == SIAP_OK && i < rubric->profile_count; i++)
    if (*rubric->profile[i].id)
      status = check_profile(in, rubric->profile[i].id, all, reached);
  for (size_t i = 0; status == SIAP_OK && in->faults == 0 && i < rubric->item_count; i++)
    if (!reached[i]) {
      siap_i_place place = {rubric->name, rubric->item[i].origin.line, 0};
      siap_i_report(in->findings, SIAP_I_W263, place, rubric->item[i].id, NULL, NULL, NULL);
    }
  siap_findings_unref(all);
  siap_i_release(reached);
  return status;
}

/* ---- the whole ---- */

static siap_status write_sources(siap_rubric *rubric)
{
  rubric->source_line =
      siap_i_arena_take(&rubric->arena, rubric->source_count, sizeof *rubric->source_line);
  for (size_t i = 0; rubric->source_line && i < rubric->source_count; i++) {
    const siap_i_source *source = &rubric->source[i];
    const char *parts[] = {source->title, source->document, source->number, source->date,
                           source->href};
    siap_i_text line = {NULL, 0, 0, 0};
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
      if (parts[k]) {
        siap_i_text_put(&line, line.length ? ", " : "");
        siap_i_text_put(&line, parts[k]);
      }
    size_t length = 0;
    char *text = siap_i_text_take(&line, &length);
    rubric->source_line[i] = text ? siap_i_arena_text(&rubric->arena, text, length) : NULL;
    siap_i_release(text);
    if (!rubric->source_line[i])
      return SIAP_ERR_MEMORY;
  }
  return rubric->source_line ? SIAP_OK : SIAP_ERR_MEMORY;
}

static siap_status read(struct reading *in, const char *bytes, size_t length,
                        const siap_limits *limits)
{
  siap_status status = siap_i_rubric_from_xml(in->rubric, bytes, length, in->rubric->name, limits,
                                              &in->faults, in->findings);
  if (status == SIAP_OK)
    status = siap_i_rubric_index(in->rubric);
  if (status == SIAP_OK)
    status = check_lists(in);
  if (status == SIAP_OK)
    check_ids(in);
  for (size_t i = 0; status == SIAP_OK && i < in->rubric->crosswalk_count; i++)
    status = check_crosswalk(in, &in->rubric->crosswalk[i]);
  int bounded = status == SIAP_OK && is_bounded(in);
  if (bounded)
    status = siap_i_experts_weigh(in->rubric, &in->faults, in->findings);
  if (bounded && status == SIAP_OK)
    status = check_profiles(in);
  siap_findings_sort(in->findings);
  if (status == SIAP_OK && in->faults)
    status = SIAP_ERR_RULE;
  if (status == SIAP_OK)
    status = write_sources(in->rubric);
  if (status == SIAP_OK)
    siap_i_rubric_seal(in->rubric);
  return status == SIAP_OK && siap_i_findings_failed(in->findings) ? SIAP_ERR_MEMORY : status;
}

siap_status siap_rubric_read(const char *bytes, size_t length, const char *name,
                             const siap_limits *limits, siap_rubric **out, siap_findings *findings)
{
  siap_limits bounds;
  if (out)
    *out = NULL;
  if (!out || !bytes || siap_i_limits_fill(limits, length, &bounds) != SIAP_OK)
    return SIAP_ERR_ARG;
  struct reading in = {siap_i_rubric_new(), findings, 0};
  if (!in.rubric)
    return SIAP_ERR_MEMORY;
  siap_status status = SIAP_ERR_MEMORY;
  siap_i_budget budget = {(size_t)bounds.memory, 0};
  int told = siap_i_findings_begin(findings);
  in.rubric->arena.budget = &budget;
  in.rubric->name = siap_i_arena_text(&in.rubric->arena, name ? name : "", name ? strlen(name) : 0);
  if (in.rubric->name)
    status = read(&in, bytes, length, &bounds);
  siap_i_arena_leave_budget(&in.rubric->arena);
  if (status == SIAP_ERR_MEMORY && budget.spent)
    status = siap_i_findings_limited(findings, told, name, bounds.memory);
  if (status == SIAP_OK)
    *out = in.rubric;
  else
    siap_rubric_unref(in.rubric);
  return status;
}

siap_status siap_rubric_open(const char *path, const siap_limits *limits, siap_rubric **out,
                             siap_findings *findings)
{
  siap_limits bounds;
  char *bytes = NULL;
  size_t length = 0;
  if (out)
    *out = NULL;
  if (!out || !path || siap_i_limits_fill(limits, 0, &bounds) != SIAP_OK)
    return SIAP_ERR_ARG;
  siap_status status = siap_i_door_open(path, &bounds, &bytes, &length, findings);
  if (status == SIAP_OK)
    status = siap_rubric_read(bytes, length, path, limits, out, findings);
  siap_i_release(bytes);
  return status;
}
