/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. Whom a report is about: the region in each year, its results, the nodes of its pillars. */
#include "analysis/match.h"
#include "analysis/report.h"
#include "services/codes.h"

#include <stdio.h>
#include <string.h>

static const siap_i_place nowhere = {NULL, 0, 0, NULL};

/* ---- the region ---- */

static siap_status refuse_many(const siap_i_work *work, size_t count)
{
  char room[24];
  snprintf(room, sizeof room, "%zu", count);
  siap_i_report(work->findings, SIAP_I_E550, nowhere, room, NULL, NULL, NULL);
  return SIAP_ERR_RULE;
}

/* The one that is named by name or code, or the only one. */
static siap_status find_member(siap_i_regional *report)
{
  const siap_cohort *cohort = report->cohort;
  const char *wanted = siap_i_option_text(report->work, "region");
  siap_i_near near = {NULL, 0};
  if (!*wanted && cohort->count > 1)
    return refuse_many(report->work, cohort->count);
  for (size_t i = 0; !report->member && i < cohort->count; i++) {
    const siap_i_member *member = &cohort->member[i];
    if (!*wanted || strcmp(member->name, wanted) == 0 || strcmp(member->code, wanted) == 0)
      report->member = member;
    siap_i_near_offer(&near, wanted, member->name);
  }
  if (report->member)
    return SIAP_OK;
  siap_i_report_near(report->work->findings, SIAP_I_E551, nowhere, near.word, wanted, NULL, NULL,
                     NULL);
  return SIAP_ERR_NAME;
}

static siap_i_regional_year year_of(const siap_cohort *cohort, const siap_i_member *member)
{
  siap_i_regional_year year = {.member = member, .from = cohort};
  if (member)
    year.one = siap_i_cohort_of_one(cohort, member);
  return year;
}

static siap_status find_in(siap_i_regional *report, const siap_cohort *cohort,
                           const siap_i_member **out)
{
  siap_i_directory directory;
  siap_status status = siap_i_directory_make(cohort, &report->work->arena, &directory);
  *out = status == SIAP_OK ? siap_i_directory_find(&directory, report->member) : NULL;
  return status;
}

/* Years in which the region is not there, or took no part, are no years of it. */
static siap_status find_years(siap_i_regional *report, size_t first)
{
  static const siap_i_say_word what = {"earlier-year", {"an earlier year", "tahun sebelumnya"}};
  static const siap_i_say_word why = {
      "not-there",
      {"the region does not stand in the evidence of that year, or took no part",
       "daerah ini tidak ada dalam bukti tahun itu, atau tidak ikut serta"}};
  const siap_i_work *work = report->work;
  siap_status status = SIAP_OK;
  report->year = siap_i_arena_take(&report->work->arena, work->cohorts, sizeof *report->year);
  if (!report->year)
    return SIAP_ERR_MEMORY;
  for (size_t i = first; status == SIAP_OK && i < work->cohorts; i++) {
    const siap_i_member *member = report->member;
    if (i + 1 < work->cohorts)
      status = find_in(report, work->cohort[i], &member);
    if (member && (member->participated || i + 1 == work->cohorts))
      report->year[report->years++] = year_of(work->cohort[i], member);
    else
      siap_i_regional_lacks(report, &what, &why);
  }
  return status;
}

siap_status siap_i_regional_find(siap_i_regional *report)
{
  siap_i_work *work = report->work;
  const siap_i_member *claim = NULL;
  int has_claim = siap_i_option_is(work, "claim", "yes");
  static const siap_i_say_word needed = {"cohorts", {"cohorts", "kohor"}};
  if (has_claim && work->cohorts < 2)
    return siap_i_work_lacks(work, &needed, work->cohorts, 2);
  report->cohort = work->cohort[work->cohorts - 1];
  siap_status status = find_member(report);
  if (status == SIAP_OK && has_claim)
    status = find_in(report, work->cohort[0], &claim);
  if (claim)
    report->claim = year_of(work->cohort[0], claim);
  return status == SIAP_OK ? find_years(report, has_claim) : status;
}

/* ---- the results ---- */

static siap_status score_in(siap_i_regional *report, int language, const siap_result **out)
{
  siap_status status =
      siap_findings_new(language ? "id" : "en", 1000 + 2 * report->member->entries,
                        &report->found[language]);
  if (status == SIAP_OK)
    status = siap_i_member_result(report->member, report->before, out, report->found[language]);
  return status;
}

/* Published indices first, each group in the order of the rubric. */
static siap_status order_indices(siap_i_regional *report)
{
  const siap_result *result = report->result;
  report->index =
      siap_i_arena_take(&report->work->arena, result->index_count, sizeof *report->index);
  for (int ours = 0; report->index && ours < 2; ours++)
    for (size_t i = 0; i < result->index_count; i++)
      if ((result->entry[result->index[i]].status == SIAP_I_OURS) == ours)
        report->index[report->indices++] = result->index[i];
  return report->index ? SIAP_OK : SIAP_ERR_MEMORY;
}

siap_status siap_i_regional_results(siap_i_regional *report)
{
  const siap_result *again = NULL;
  siap_status status = SIAP_OK;
  if (report->years > 1)
    status = siap_i_member_result(report->year[report->years - 2].member, NULL, &report->before,
                                  NULL);
  if (status == SIAP_OK)
    status = score_in(report, 0, &report->result);
  if (status == SIAP_OK)
    status = score_in(report, 1, &again);
  siap_result_unref((siap_result *)again);
  if (status == SIAP_OK)
    status = order_indices(report);
  if (status == SIAP_OK && report->years > 1 && report->member->participated)
    status = siap_i_pair_make(&report->pair, report->year[report->years - 2].member,
                              report->member, &report->bridge, &report->work->arena);
  return status;
}

void siap_i_regional_release(siap_i_regional *report)
{
  for (int i = 0; i < SIAP_I_LANGUAGES; i++)
    siap_findings_unref(report->found[i]);
  siap_result_unref((siap_result *)report->result);
  siap_result_unref((siap_result *)report->before);
  siap_i_arena_release(&report->bridge.arena);
}

/* ---- the pillars ---- */

static const siap_i_plan_node *node_of(const siap_i_regional *report, size_t entry)
{
  const siap_plan *plan = report->member->plan;
  size_t first = plan ? siap_i_plan_first_node(plan) : 0;
  return plan && entry >= first ? &plan->node[entry - first] : NULL;
}

size_t siap_i_regional_terms(const siap_i_regional *report, size_t entry)
{
  const siap_i_plan_node *node = node_of(report, entry);
  return node ? node->edge_count : report->result->entry[entry].term_count;
}

size_t siap_i_regional_child(const siap_i_regional *report, size_t entry, size_t term)
{
  const siap_i_plan_node *node = node_of(report, entry);
  return node ? node->edge[term].child
              : report->result->term[report->result->entry[entry].first_term + term].child;
}

const siap_i_say_word siap_i_regional_totals = {
    "totals", {"the evidence gives totals, no answers to questions",
               "bukti memuat total, bukan jawaban atas pertanyaan"}};

const siap_i_say_word siap_i_regional_only_result = {
    "no-answers", {"only a result was given, without its evidence and answers",
                   "hanya hasil yang diberikan, tanpa bukti dan jawabannya"}};

int siap_i_regional_is_totals(const siap_i_regional *report)
{
  const siap_i_result_entry *entry = report->result->entry;
  if (!report->indices || entry[report->index[0]].state != SIAP_STATE_SCORED ||
      !(entry[report->index[0]].coverage >= 1))
    return 0;
  for (size_t i = 0; i < report->result->entry_count; i++)
    if (entry[i].kind == SIAP_KIND_ITEM && (entry[i].answer || entry[i].state != SIAP_STATE_MISSING))
      return 0;
  return 1;
}

enum { PILLARS_MOST = 1000 }; /* that a result names: each question is looked up among them */

/* Nothing but externals and constants: those are of every pillar. */
#define NOTHING (SIZE_MAX - 1)

static size_t pillar_of_item(const siap_i_regional *report, size_t entry)
{
  const char *id = report->result->entry[entry].pillar;
  for (size_t i = 0; *id && i < report->pillars; i++)
    if (strcmp(report->pillar[i].id, id) == 0)
      return i;
  return report->pillars;
}

/* Children come before their parents, in results that were read too; one that does not is none. */
static void settle_node(siap_i_regional *report, size_t entry, size_t *items)
{
  size_t pillar = NOTHING;
  for (size_t k = 0; k < siap_i_regional_terms(report, entry); k++) {
    size_t child = siap_i_regional_child(report, entry, k);
    size_t of = child < entry ? report->pillar_of[child] : report->pillars;
    pillar = of == NOTHING || of == pillar ? pillar : pillar == NOTHING ? of : report->pillars;
    items[entry] += child < entry ? items[child] : 0;
  }
  report->pillar_of[entry] = pillar;
}

/* The largest node that holds questions of one pillar only, and of these the first. */
static void settle_pillars(siap_i_regional *report, const size_t *items)
{
  for (size_t i = 0; i < report->result->entry_count; i++) {
    size_t of = report->pillar_of[i];
    int kind = report->result->entry[i].kind;
    if (of >= report->pillars || (kind != SIAP_KIND_NODE && kind != SIAP_KIND_INDEX))
      continue;
    size_t *at = &report->pillar[of].entry;
    if (*at == SIAP_I_NONE || items[i] > items[*at])
      *at = i;
  }
}

static size_t namesake(const siap_i_regional *report, const char *id)
{
  size_t entry = siap_i_member_find(report->member, id);
  int kind = entry == SIAP_I_NONE ? -1 : report->result->entry[entry].kind;
  return kind == SIAP_KIND_NODE || kind == SIAP_KIND_INDEX ? entry : SIAP_I_NONE;
}

/* The pillars of the rubric, or those that a result names, in the order of its questions. */
static siap_status find_pillars(siap_i_regional *report)
{
  const siap_rubric *rubric = report->cohort->rubric;
  const siap_result *result = report->result;
  size_t most = rubric ? rubric->pillar_count : result->items;
  report->pillar = siap_i_arena_take(&report->work->arena, most, sizeof *report->pillar);
  if (!report->pillar)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; rubric && i < most; i++)
    report->pillar[report->pillars++] = (siap_i_regional_pillar){rubric->pillar[i].id, SIAP_I_NONE};
  for (size_t i = 0; !rubric && i < result->entry_count; i++) {
    const char *id = result->entry[i].pillar;
    if (result->entry[i].kind == SIAP_KIND_ITEM && *id && report->pillars < PILLARS_MOST &&
        pillar_of_item(report, i) == report->pillars)
      report->pillar[report->pillars++] = (siap_i_regional_pillar){id, SIAP_I_NONE};
  }
  return SIAP_OK;
}

siap_status siap_i_regional_pillars(siap_i_regional *report)
{
  siap_i_arena *arena = &report->work->arena;
  size_t entries = report->result->entry_count;
  if (find_pillars(report) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  report->pillar_of = siap_i_arena_take(arena, entries, sizeof *report->pillar_of);
  size_t *items = siap_i_arena_take(arena, entries, sizeof *items);
  if (arena->failed)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < entries; i++) {
    int kind = report->result->entry[i].kind;
    int is_item = kind == SIAP_KIND_ITEM;
    items[i] = (size_t)is_item;
    report->pillar_of[i] = is_item ? pillar_of_item(report, i) : NOTHING;
    if (kind == SIAP_KIND_NODE || kind == SIAP_KIND_INDEX)
      settle_node(report, i, items);
  }
  settle_pillars(report, items);
  /* where totals are given no question stands below: then the node that bears its name */
  for (size_t i = 0; i < report->pillars; i++)
    if (report->pillar[i].entry == SIAP_I_NONE)
      report->pillar[i].entry = namesake(report, report->pillar[i].id);
  return SIAP_OK;
}
