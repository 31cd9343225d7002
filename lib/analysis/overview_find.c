/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. What an overview is about: the indices of the rubric, the published first; the pillars, or
 * what the first index takes where no node is of a pillar alone; who took part, the best first.
 */
#include "analysis/overview.h"

#include "ground/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PARTS_MOST = 24 }; /* more side by side nobody reads */

/* The first that took part says what indices and pillars there are. */
static siap_status find_like(siap_i_overview *overview)
{
  static const siap_i_say_word took_part = {"regions", {"regions that took part",
                                                        "daerah yang ikut serta"}};
  static const siap_i_say_word indices = {"indices", {"indices", "indeks"}};
  const siap_cohort *cohort = overview->cohort;
  overview->like.work = overview->work;
  overview->like.cohort = cohort;
  for (size_t i = 0; i < cohort->count; i++) {
    overview->count += cohort->member[i].participated;
    if (cohort->member[i].participated && !overview->like.member)
      overview->like.member = &cohort->member[i];
  }
  if (!overview->like.member)
    return siap_i_work_lacks(overview->work, &took_part, 0, 1);
  siap_status status = siap_i_regional_results(&overview->like);
  if (status == SIAP_OK && !overview->like.indices)
    status = siap_i_work_lacks(overview->work, &indices, 0, 1);
  return status == SIAP_OK ? siap_i_regional_pillars(&overview->like) : status;
}

/* 1: some region has a value of it. */
static int has_value(const siap_cohort *cohort, const char *id)
{
  for (size_t i = 0; i < cohort->count; i++) {
    size_t entry = siap_i_member_find(&cohort->member[i], id);
    if (cohort->member[i].participated && entry != SIAP_I_NONE &&
        cohort->member[i].state[entry] == SIAP_STATE_SCORED)
      return 1;
  }
  return 0;
}

static int is_part(const siap_i_overview *overview, const char *id)
{
  for (size_t i = 0; i < overview->parts; i++)
    if (strcmp(overview->part[i], id) == 0)
      return 1;
  return 0;
}

/* The nodes that the first index takes in the profile of one region, those that are new behind the others. */
static void add_terms(siap_i_overview *overview, const siap_i_regional *of)
{
  size_t main = siap_i_member_find(of->member, overview->main);
  size_t terms = main == SIAP_I_NONE ? 0 : siap_i_regional_terms(of, main);
  for (size_t k = 0; k < terms && overview->parts < PARTS_MOST; k++) {
    size_t child = siap_i_regional_child(of, main, k);
    const char *id = siap_i_member_id(of->member, child);
    if (siap_i_member_kind(of->member, child) == SIAP_KIND_NODE && !is_part(overview, id))
      overview->part[overview->parts++] = id;
  }
}

/* Pillars, if two of them have a node of their own; else the nodes that the first index takes. */
static siap_status find_parts(siap_i_overview *overview)
{
  siap_i_regional *like = &overview->like;
  const siap_result *result = like->result;
  const siap_cohort *cohort = overview->cohort;
  const siap_plan *last = NULL; /* regions of one profile mostly share a plan, or stand together */
  overview->part = siap_i_arena_take(&overview->work->arena, PARTS_MOST, sizeof *overview->part);
  if (!overview->part)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < like->pillars && overview->parts < PARTS_MOST; i++)
    if (like->pillar[i].entry != SIAP_I_NONE &&
        has_value(overview->cohort, result->entry[like->pillar[i].entry].id))
      overview->part[overview->parts++] = result->entry[like->pillar[i].entry].id;
  if (overview->parts > 1)
    return SIAP_OK;
  overview->parts = 0;
  for (size_t i = 0; i < cohort->count; i++) {
    const siap_i_member *member = &cohort->member[i];
    siap_i_regional of = {.member = member, .result = member->result};
    if (!member->participated || (member->plan && member->plan == last))
      continue;
    add_terms(overview, &of);
    last = member->plan;
  }
  return SIAP_OK;
}

static int is_index(const siap_i_overview *overview, const char *id)
{
  for (size_t i = 0; i < overview->like.indices; i++)
    if (strcmp(overview->like.result->entry[overview->like.index[i]].id, id) == 0)
      return 1;
  return 0;
}

static siap_status name_nodes(siap_i_overview *overview)
{
  const siap_i_regional *like = &overview->like;
  siap_i_text text = {NULL, 0, 0, 0};
  size_t length = 0, indices = 0;
  for (size_t i = 0; i < like->indices; i++)
    siap_i_text_putf(&text, "%s%s", i ? "," : "", like->result->entry[like->index[i]].id);
  indices = text.length;
  for (size_t i = 0; i < overview->parts; i++)
    if (!is_index(overview, overview->part[i]))
      siap_i_text_putf(&text, ",%s", overview->part[i]);
  char *bytes = siap_i_text_take(&text, &length);
  siap_i_arena *arena = &overview->work->arena;
  overview->nodes = bytes ? siap_i_arena_text(arena, bytes, length) : NULL;
  overview->indices = bytes ? siap_i_arena_text(arena, bytes, indices) : NULL;
  siap_i_release(bytes);
  return overview->nodes && overview->indices ? SIAP_OK : SIAP_ERR_MEMORY;
}

/* ---- who took part, the best first ---- */

struct placed {
  double value; /* NaN: none */
  size_t member;
};

static int by_value(const void *a, const void *b)
{
  const struct placed *x = a, *y = b;
  if (isnan(x->value) != isnan(y->value))
    return isnan(x->value) ? 1 : -1;
  if (!isnan(x->value) && x->value != y->value)
    return x->value < y->value ? 1 : -1;
  return (x->member > y->member) - (x->member < y->member);
}

static siap_status put_in_order(siap_i_overview *overview)
{
  const siap_cohort *cohort = overview->cohort;
  siap_i_arena *arena = &overview->work->arena;
  struct placed *placed = siap_i_arena_take(arena, cohort->count, sizeof *placed);
  size_t count = 0;
  overview->order = siap_i_arena_take(arena, cohort->count, sizeof *overview->order);
  overview->value = siap_i_arena_take(arena, cohort->count, sizeof *overview->value);
  if (arena->failed)
    return SIAP_ERR_MEMORY;
  siap_i_cohort_column(cohort, overview->main, 1, overview->value, NULL);
  for (size_t i = 0; i < cohort->count; i++)
    if (cohort->member[i].participated)
      placed[count++] = (struct placed){overview->value[i], i};
  qsort(placed, count, sizeof *placed, by_value);
  for (size_t i = 0; i < count; i++)
    overview->order[i] = placed[i].member;
  return SIAP_OK;
}

siap_status siap_i_overview_find(siap_i_overview *overview)
{
  siap_status status = find_like(overview);
  if (status != SIAP_OK)
    return status;
  overview->main = overview->like.result->entry[overview->like.index[0]].id;
  status = find_parts(overview);
  if (status == SIAP_OK)
    status = name_nodes(overview);
  return status == SIAP_OK ? put_in_order(overview) : status;
}
