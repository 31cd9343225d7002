/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. plan: what each item would gain, and the cheapest steps that reach a target. Each region
 * is planned by itself; every figure is a row through the kernel.
 */
#include "analysis/roadmap.h"

#include "analysis/nodes.h"
#include "ground/text.h"
#include "services/codes.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const char *const step_words[] = {"level", "top", NULL};
static const siap_i_option options[] = {
    {"node", SIAP_I_OPTION_IDS, NULL, 0, 0, NULL,
     {"the index or node that is to rise; the first index without it",
      "indeks atau simpul yang akan dinaikkan; indeks pertama bila tidak disebut"}},
    {"target", SIAP_I_OPTION_NUMBER, NULL, -1e15, 1e15, NULL,
     {"what its rounded value must be at least", "nilai terbulatkan yang harus dicapai"}},
    {"target-band", SIAP_I_OPTION_IDS, NULL, 0, 0, NULL,
     {"or the id of the band that it must be in, or above",
      "atau id predikat yang harus dicapai atau dilampaui"}},
    {"step", SIAP_I_OPTION_WORD, "level", 0, 0, step_words,
     {"by what gains are put in order: one level up, or all the way to the top",
      "dasar urutan kenaikan: satu level ke atas, atau sampai puncak"}},
    {"most", SIAP_I_OPTION_COUNT, "20", 0, 1e6, NULL,
     {"rows of gains for a region", "jumlah baris kenaikan tiap daerah"}},
    {"quick", SIAP_I_OPTION_COUNT, "3", 0, 1e6, NULL,
     {"quick-win candidates for a pillar", "jumlah calon quick win tiap pilar"}},
};

/* ---- choosing and scoring ---- */

void siap_i_lever_set(siap_i_roadmap *map, siap_i_lever *lever, uint32_t chosen)
{
  const siap_i_row_wide *base = &map->answers.row;
  lever->chosen = chosen;
  map->row.state[lever->slot] = chosen ? SIAP_STATE_SCORED : base->state[lever->slot];
  map->row.exact[lever->slot] = map->row.rounded[lever->slot] =
      chosen ? siap_i_wide_of(lever->level[chosen - 1]) : base->exact[lever->slot];
}

void siap_i_roadmap_score(siap_i_roadmap *map)
{
  siap_i_kernel_wide(map->plan, &map->row);
  map->spent += map->cost;
}

static size_t band_place(const siap_i_plan_bands *bands, const char *id)
{
  for (size_t i = 0; i < bands->bands.entry_count; i++)
    if (bands->from->entry[i].id && strcmp(bands->from->entry[i].id, id) == 0)
      return i;
  return SIAP_I_NONE;
}

int siap_i_roadmap_reached(siap_i_roadmap *map)
{
  const siap_i_plan_bands *bands = NULL;
  if (map->row.state[map->slot] != SIAP_STATE_SCORED)
    return 0;
  if (!map->goal.band) /* decimals against each other: what is nearer than this is equal */
    return map->row.rounded[map->slot] - siap_i_wide_of(map->goal.value) > (siap_i_wide)-1e-20;
  size_t is = 0;
  bands = siap_i_band_at(map->plan, map->node, &map->row, &is);
  size_t wanted = bands ? band_place(bands, map->goal.band) : SIAP_I_NONE;
  return wanted != SIAP_I_NONE && is >= wanted;
}

siap_i_wide siap_i_roadmap_effort(const siap_i_roadmap *map)
{
  siap_i_wide sum = 0;
  for (size_t i = 0; i < map->levers; i++)
    sum += map->lever[i].effort * map->lever[i].chosen;
  return sum;
}

/* ---- one region ---- */

static void set_all(siap_i_roadmap *map, int to_the_top)
{
  for (size_t i = 0; i < map->levers; i++)
    siap_i_lever_set(map, &map->lever[i], to_the_top ? map->lever[i].levels : 0);
  siap_i_roadmap_score(map);
}

/* Without a tree: whatever can be had by trying, and what it cannot cost less than. */
static siap_status search(siap_i_roadmap *map, const siap_i_tree *tree)
{
  siap_status status = tree && tree->linear ? siap_i_bound_plan(map, tree) : SIAP_OK;
  if (status == SIAP_OK)
    status = siap_i_search_sets(map);
  return status;
}

/* The levels that a set has, to come back to it. */
static uint32_t *keep_chosen(const siap_i_roadmap *map)
{
  uint32_t *kept = siap_i_arena_take(map->arena, map->levers, sizeof *kept);
  for (size_t i = 0; kept && i < map->levers; i++)
    kept[i] = map->lever[i].chosen;
  return kept;
}

static siap_status plan_tree(siap_i_roadmap *map, const siap_i_tree *tree)
{
  int found = 0;
  const uint32_t *near = keep_chosen(map);
  if (!near)
    return SIAP_ERR_MEMORY;
  siap_status status = siap_i_front_plan(map, tree, map->effort, &found);
  if (status != SIAP_OK)
    return status;
  if (found) {
    map->effort = map->least = siap_i_roadmap_effort(map);
    map->proof = SIAP_I_PROOF_EXACT;
    return SIAP_OK;
  }
  for (size_t i = 0; i < map->levers; i++)
    siap_i_lever_set(map, &map->lever[i], near[i]);
  siap_i_roadmap_score(map);
  return search(map, tree);
}

static siap_status make_plan(siap_i_roadmap *map, const siap_i_tree *tree)
{
  set_all(map, 0);
  if (siap_i_roadmap_reached(map)) {
    map->proof = SIAP_I_PROOF_ALREADY;
    return SIAP_OK;
  }
  set_all(map, 1);
  if (!siap_i_roadmap_reached(map)) {
    map->proof = tree ? SIAP_I_PROOF_UNREACHABLE : SIAP_I_PROOF_UNKNOWN;
    return tree ? SIAP_OK : search(map, tree);
  }
  map->proof = SIAP_I_PROOF_NEAR;
  siap_status status = siap_i_search_near(map);
  map->effort = siap_i_roadmap_effort(map);
  if (status != SIAP_OK)
    return status;
  return tree ? plan_tree(map, tree) : search(map, tree);
}

/* What was asked of every region. */
struct asked {
  const char *node, *band;
  double target;
  size_t planned, missed;
  int is_proven; /* that the last which missed it must */
  double best; /* of the last that missed it */
  const char *who;
};

static siap_status plan_one(siap_i_work *work, siap_i_roadmap *map, struct asked *asked,
                            siap_i_roadmap_tables *tables)
{
  siap_i_tree *tree = NULL;
  siap_status status = siap_i_roadmap_begin(map, &tree);
  if (status == SIAP_OK)
    status = siap_i_roadmap_put_gains(work, map, tables);
  if (status != SIAP_OK)
    return status;
  siap_i_roadmap_put_left(work, map, tables->left);
  if (map->goal.band || !isnan(map->goal.value))
    status = make_plan(map, tree);
  if (status != SIAP_OK)
    return status;
  asked->planned++;
  if (map->proof == SIAP_I_PROOF_UNREACHABLE || map->proof == SIAP_I_PROOF_UNKNOWN) {
    asked->missed++;
    asked->is_proven = map->proof == SIAP_I_PROOF_UNREACHABLE;
    asked->who = map->member->name;
    asked->best = map->row.state[map->slot] == SIAP_STATE_SCORED
                      ? (double)map->row.rounded[map->slot]
                      : NAN;
  }
  return siap_i_roadmap_put_plan(work, map, tables);
}

/* ---- what is asked ---- */

static siap_status refuse(const siap_i_work *work, enum siap_i_code code, siap_status status,
                          const char *a, const char *b, const char *c)
{
  siap_i_report(work->findings, code, (siap_i_place){NULL, 0, 0, NULL}, a, b, c, NULL);
  return status;
}

siap_status siap_i_roadmap_node(siap_i_work *work, const char **out)
{
  const siap_cohort *cohort = work->cohort[0];
  siap_i_nodes nodes;
  *out = siap_i_option_text(work, "node");
  if (!**out) {
    const siap_plan *plan = NULL;
    for (size_t i = 0; !plan && i < cohort->count; i++)
      plan = cohort->member[i].plan;
    if (plan && plan->index_count)
      *out = plan->slot[siap_i_plan_first_node(plan) + plan->index[0]].id;
    return SIAP_OK;
  }
  siap_status status = siap_i_nodes_choose(work, cohort, "node", &nodes);
  if (status != SIAP_OK)
    return status;
  int kind = siap_i_cohort_kind(cohort, nodes.count == 1 ? nodes.at[0].id : *out);
  if (nodes.count != 1 || (kind != SIAP_KIND_NODE && kind != SIAP_KIND_INDEX))
    return refuse(work, SIAP_I_E541, SIAP_ERR_RULE, *out, NULL, NULL);
  *out = nodes.at[0].id;
  return SIAP_OK;
}

/* The band must be one of the node, in some region. */
static siap_status read_band(siap_i_work *work, struct asked *asked)
{
  siap_i_near near = {NULL, 0};
  asked->band = siap_i_option_text(work, "target-band");
  if (!*asked->band) {
    asked->band = NULL;
    return SIAP_OK;
  }
  if (!isnan(asked->target))
    return refuse(work, SIAP_I_E542, SIAP_ERR_RULE, NULL, NULL, NULL);
  for (size_t i = 0; i < work->cohort[0]->count; i++) {
    const siap_plan *plan = work->cohort[0]->member[i].plan;
    size_t slot = plan ? siap_i_plan_find(plan, asked->node) : SIAP_I_NONE;
    const siap_i_plan_node *node =
        slot == SIAP_I_NONE ? NULL : &plan->node[slot - siap_i_plan_first_node(plan)];
    for (size_t b = 0; node && b < node->bands_count; b++) {
      if (band_place(&node->bands[b], asked->band) != SIAP_I_NONE)
        return SIAP_OK;
      for (size_t k = 0; k < node->bands[b].bands.entry_count; k++)
        if (node->bands[b].from->entry[k].id)
          siap_i_near_offer(&near, asked->band, node->bands[b].from->entry[k].id);
    }
  }
  siap_i_report_near(work->findings, SIAP_I_E543, (siap_i_place){NULL, 0, 0, NULL}, near.word,
                     asked->node, asked->band, NULL, NULL);
  return SIAP_ERR_NAME;
}

static siap_status plan_member(siap_i_work *work, const siap_i_member *member, struct asked *asked,
                               siap_i_roadmap_tables *tables)
{
  siap_i_arena arena = {NULL, 0, NULL, 0};
  siap_i_roadmap map = {.arena = &arena, .member = member, .plan = member->plan};
  if (!member->plan)
    return refuse(work, SIAP_I_E544, SIAP_ERR_LACKING, member->name, NULL, NULL);
  map.slot = siap_i_plan_find(member->plan, asked->node);
  if (!member->participated || map.slot == SIAP_I_NONE) {
    siap_i_roadmap_put_absent(work, member, tables->outcome);
    return SIAP_OK;
  }
  map.node = map.slot - siap_i_plan_first_node(member->plan);
  map.goal = (siap_i_goal){asked->target, asked->band};
  siap_status status = plan_one(work, &map, asked, tables);
  siap_i_arena_release(&arena);
  return status;
}

/* Of one region it is no answer; of many it is one line among others. */
static siap_status tell_missed(siap_i_work *work, const struct asked *asked)
{
  siap_i_text best = {NULL, 0, 0, 0};
  if (!asked->missed || asked->missed < asked->planned)
    return SIAP_OK;
  if (isnan(asked->best))
    siap_i_text_put(&best, "-");
  else
    siap_i_text_number(&best, asked->best);
  char *words = siap_i_text_take(&best, NULL);
  if (words)
    refuse(work, asked->is_proven ? SIAP_I_E540 : SIAP_I_E545, SIAP_ERR_LACKING, asked->node,
           asked->who, words);
  siap_i_release(words);
  return words ? SIAP_ERR_LACKING : SIAP_ERR_MEMORY;
}

static siap_status run(siap_i_work *work)
{
  const siap_cohort *cohort = work->cohort[0];
  struct asked asked = {.target = siap_i_option_number(work, "target")};
  siap_i_roadmap_tables tables;
  siap_status status = siap_i_roadmap_node(work, &asked.node);
  if (status == SIAP_OK)
    status = read_band(work, &asked);
  siap_i_roadmap_tables_add(work, &tables);
  for (size_t i = 0; status == SIAP_OK && i < cohort->count; i++) {
    status = plan_member(work, &cohort->member[i], &asked, &tables);
    if (status == SIAP_OK && siap_i_work_told(work, i + 1, cohort->count))
      status = SIAP_ERR_STOPPED;
  }
  return status == SIAP_OK ? tell_missed(work, &asked) : status;
}

const siap_i_analysis_kind siap_i_plan_kind = {
    {"plan",
     {"what each item would gain, and the cheapest steps that reach a target",
      "kenaikan dari tiap butir, dan langkah termurah untuk mencapai sasaran"}},
    1, 1, options, sizeof options / sizeof *options, run,
    {"plan", {"Plan of improvement", "Rencana peningkatan"}}};
