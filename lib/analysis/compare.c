/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. compare: two years or more of one region or many. compare.h says how it is done. */
#include "analysis/compare_tables.h"
#include "analysis/match.h"
#include "analysis/trend.h"
#include "ground/number.h"
#include "services/codes.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const siap_i_option options[] = {
    {"of", SIAP_I_OPTION_IDS, "indices", 0, 0, siap_i_nodes_words,
     {"what is compared: all indices, indices and the nodes below them, all nodes, or ids",
      "yang dibandingkan: semua indeks, indeks dan simpul di bawahnya, semua simpul, atau id"}},
    SIAP_I_COMPARABLE_OPTION,
    {"most", SIAP_I_OPTION_COUNT, "10", 0, 1e6, NULL,
     {"how many items are named of each region and node",
      "banyaknya butir yang disebut tiap daerah dan simpul"}},
    SIAP_I_TREND_OPTIONS,
};

static const siap_i_say_word in_both = {"regions with a value in both cohorts",
                                        {"regions with a value in both cohorts",
                                         "daerah yang bernilai dalam kedua kohor"}};

enum { LIST_ROOM = 160 };

/* The first region that had too little in common, for each node. */
struct refusal {
  const siap_i_member *member;
  double share;
  char list[LIST_ROOM]; /* what could be compared */
};

struct comparing {
  siap_i_work *work;
  siap_i_compare_tables into;
  siap_i_nodes nodes;
  siap_i_bridge bridge;
  struct refusal *refusal; /* by node */
  double least;
  size_t most, compared;
  const siap_i_member *unknown[2]; /* the first two between which there is no crosswalk */
  const siap_i_say_word *unknown_why;
};

/* ---- what cannot be compared ---- */

/* Ids that are comparable and weigh in the node, as far as they fit. */
static void list_comparable(const siap_i_pair *pair, char *list)
{
  const siap_i_year_form *form = &pair->bridge->form[SIAP_I_AFTER];
  size_t used = 0;
  for (size_t slot = 0; slot < form->plan->slots; slot++) {
    const char *id = form->plan->slot[slot].id;
    if (form->fate[slot] != SIAP_I_FATE_KEPT || !(pair->share[SIAP_I_AFTER][slot] > 0))
      continue;
    if (used + strlen(id) + 8 > LIST_ROOM) {
      snprintf(list + used, LIST_ROOM - used, " ...");
      return;
    }
    used += (size_t)snprintf(list + used, LIST_ROOM - used, "%s%s", used ? ", " : "", id);
  }
  if (!used)
    snprintf(list, LIST_ROOM, "-");
}

static void remember(struct comparing *all, const siap_i_pair *pair, size_t node,
                     const siap_i_verdict *verdict)
{
  struct refusal *refusal = &all->refusal[node];
  if (verdict->why == &siap_i_why_too_little && !refusal->member) {
    refusal->member = pair->member[SIAP_I_AFTER];
    refusal->share = fmin(verdict->share[0], verdict->share[1]);
    list_comparable(pair, refusal->list);
  }
  if (pair->why && !all->unknown_why) {
    all->unknown_why = pair->why;
    for (int i = 0; i < 2; i++)
      all->unknown[i] = pair->member[i];
  }
}

static const char *rubric_of(const siap_i_member *member)
{
  return member->plan ? member->plan->rubric->id : member->result->rubric_id;
}

/* Nothing at all may be compared: why. */
static siap_status refuse(const struct comparing *all)
{
  const siap_i_work *work = all->work;
  siap_i_place place = {NULL, 0, 0, NULL};
  int told = 0;
  for (size_t i = 0; i < all->nodes.count; i++) {
    const struct refusal *refusal = &all->refusal[i];
    char share[SIAP_I_NUMBER_ROOM];
    if (!refusal->member)
      continue;
    siap_i_number_fixed(refusal->share, 2, share);
    siap_i_report(work->findings, SIAP_I_E510, place, refusal->member->name, all->nodes.at[i].id,
                  share, refusal->list);
    told = 1;
  }
  if (all->unknown_why) {
    siap_i_report(work->findings,
                  all->unknown_why == &siap_i_why_no_crosswalk ? SIAP_I_E511 : SIAP_I_E512, place,
                  all->unknown[SIAP_I_AFTER]->name, rubric_of(all->unknown[SIAP_I_AFTER]),
                  rubric_of(all->unknown[SIAP_I_BEFORE]), NULL);
    told = 1;
  }
  return told ? SIAP_ERR_LACKING : siap_i_work_lacks(work, &in_both, 0, 1);
}

/* ---- one region ---- */

static siap_status explain(struct comparing *all, const siap_i_pair *pair, siap_i_arena *arena,
                           const siap_i_verdict *verdict)
{
  siap_i_node_change *change = siap_i_arena_take(arena, all->nodes.count, sizeof *change);
  const siap_i_node_of **of = siap_i_arena_take(arena, all->nodes.count, sizeof *of);
  siap_i_moved *moved = NULL;
  size_t count = 0, moved_count = 0;
  siap_status status = change && of ? SIAP_OK : SIAP_ERR_MEMORY;
  for (size_t i = 0; status == SIAP_OK && i < all->nodes.count; i++)
    if (verdict[i].may) {
      change[count].difference = siap_i_difference(pair, &verdict[i]);
      memcpy(change[count].slot, verdict[i].entry, sizeof change[count].slot);
      of[count++] = &all->nodes.at[i];
    }
  if (status == SIAP_OK && count && pair->has_answers)
    status = siap_i_causes(&all->bridge, pair->year, arena, change, count,
                           all->most ? &moved : NULL, &moved_count);
  for (size_t i = 0; status == SIAP_OK && i < count; i++) {
    siap_i_put_causes(all->work, &all->into, pair, of[i], pair->has_answers ? &change[i] : NULL);
    status = siap_i_put_items(all->work, &all->into, pair, of[i], &change[i], moved, moved_count,
                              all->most);
  }
  return status;
}

static siap_status compare_members(struct comparing *all, const siap_i_member *before,
                                   const siap_i_member *after, siap_i_arena *arena)
{
  siap_i_pair pair;
  siap_i_verdict *verdict = siap_i_arena_take(arena, all->nodes.count, sizeof *verdict);
  siap_status status = verdict ? siap_i_pair_make(&pair, before, after, &all->bridge, arena)
                               : SIAP_ERR_MEMORY;
  if (status != SIAP_OK)
    return status;
  for (size_t i = 0; i < all->nodes.count; i++) {
    const siap_i_node_of *of = &all->nodes.at[i];
    verdict[i] = siap_i_pair_judge(&pair, of->id, all->least);
    all->compared += verdict[i].may;
    remember(all, &pair, i, &verdict[i]);
    siap_i_put_verdict(all->work, &all->into, &pair, of->id, &verdict[i]);
    siap_i_put_change(all->work, &all->into, &pair, of, &verdict[i]);
  }
  return explain(all, &pair, arena, verdict);
}

static siap_status compare_one(struct comparing *all, const siap_i_member *before,
                               const siap_i_member *after)
{
  siap_i_arena arena = {NULL, 0};
  if (!before)
    siap_i_put_apart(all->work, &all->into, after, SIAP_I_APART_AFTER);
  else if (!before->participated || !after->participated)
    siap_i_put_apart(all->work, &all->into, after, SIAP_I_APART_NO_PART);
  if (!before || !before->participated || !after->participated)
    return SIAP_OK;
  siap_status status = compare_members(all, before, after, &arena);
  siap_i_arena_release(&arena);
  return status;
}

/* ---- the order of years ---- */

/* 1: both are years, or numbers of as many digits, and the first is the greater. */
static int falls(const char *before, const char *after)
{
  size_t length = strspn(before, "0123456789");
  return length && !before[length] && strspn(after, "0123456789") == length && !after[length] &&
         strcmp(before, after) > 0;
}

void siap_i_tell_order(const siap_i_work *work, size_t first)
{
  for (size_t i = first + 1; i < work->cohorts; i++) {
    const siap_cohort *before = work->cohort[i - 1], *after = work->cohort[i];
    if (!before->count || !after->count)
      continue;
    const char *was = siap_i_member_edition(&before->member[0]);
    const char *is = siap_i_member_edition(&after->member[0]);
    if (falls(was, is))
      siap_i_report(work->findings, SIAP_I_N392, (siap_i_place){NULL, 0, 0, NULL}, was, is, NULL, NULL);
  }
}

/* ---- all of them ---- */

static siap_status compare_all(struct comparing *all)
{
  siap_i_work *work = all->work;
  const siap_cohort *before = work->cohort[work->cohorts - 2];
  const siap_cohort *after = work->cohort[work->cohorts - 1];
  size_t all_steps = after->count * (work->cohorts > 2 ? 2 : 1); /* trends go through them again */
  siap_i_directory was, is;
  siap_status status = siap_i_directory_make(before, &work->arena, &was);
  if (status == SIAP_OK)
    status = siap_i_directory_make(after, &work->arena, &is);
  for (size_t i = 0; status == SIAP_OK && i < after->count; i++) {
    status = compare_one(all, siap_i_directory_find(&was, &after->member[i]), &after->member[i]);
    if (status == SIAP_OK && siap_i_work_told(work, i + 1, all_steps))
      status = SIAP_ERR_STOPPED;
  }
  for (size_t i = 0; status == SIAP_OK && i < before->count; i++)
    if (!siap_i_directory_find(&is, &before->member[i]))
      siap_i_put_apart(work, &all->into, &before->member[i], SIAP_I_APART_BEFORE);
  return status;
}

static siap_status run(siap_i_work *work)
{
  struct comparing all = {.work = work,
                          .least = siap_i_option_number(work, "comparable-least"),
                          .most = siap_i_option_count(work, "most")};
  siap_i_tell_order(work, 0);
  siap_status status =
      siap_i_nodes_choose(work, work->cohort[work->cohorts - 1], "of", &all.nodes);
  if (status != SIAP_OK)
    return status;
  all.refusal = siap_i_arena_take(&work->arena, all.nodes.count, sizeof *all.refusal);
  if (!all.refusal)
    return SIAP_ERR_MEMORY;
  all.into = siap_i_compare_tables_add(work->out);
  status = compare_all(&all);
  siap_i_arena_release(&all.bridge.arena);
  if (status == SIAP_OK && !all.compared)
    return refuse(&all);
  return status == SIAP_OK && work->cohorts > 2 ? siap_i_trends(work, &all.nodes, all.least)
                                                : status;
}

const siap_i_analysis_kind siap_i_compare_kind = {
    {"compare",
     {"what changed from one year to the next, and what made the difference",
      "yang berubah dari satu tahun ke tahun berikutnya, dan penyebab selisihnya"}},
    2, 64, options, sizeof options / sizeof *options, run,
    {"compare", {"Comparison of years", "Perbandingan antartahun"}}};
