/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. What a road map shows of the plan: its steps in order, and what they come to. */
#include "analysis/roadmap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { STEP_REGION, STEP_CODE, STEP_ORDER, STEP_ITEM, STEP_PILLAR, STEP_HOLDER, STEP_FROM, STEP_TO,
       STEP_LEVELS, STEP_EFFORT, STEP_EXACT, STEP_AFTER };
static const siap_i_column step_columns[] = {
    SIAP_I_TEXT_COLUMN("region", "region", "daerah"),
    SIAP_I_TEXT_COLUMN("code", "code", "kode"),
    SIAP_I_COUNT_COLUMN("order", "order", "urutan"),
    SIAP_I_ENTRY_COLUMN("item", "item", "butir"),
    SIAP_I_ENTRY_COLUMN("pillar", "pillar", "pilar"),
    SIAP_I_TEXT_COLUMN("holder", "holder", "pemegang"),
    SIAP_I_NUMBER_COLUMN("from", "from", "dari"),
    SIAP_I_NUMBER_COLUMN("to", "to", "ke"),
    SIAP_I_COUNT_COLUMN("levels", "levels", "level"),
    SIAP_I_NUMBER_COLUMN("effort", "effort", "upaya"),
    SIAP_I_NUMBER_COLUMN("exact", "exact", "eksak"),
    SIAP_I_NUMBER_COLUMN("node", "node after", "simpul setelahnya"),
};
const siap_i_table_form siap_i_steps_form = {
    {"steps", {"The plan", "Rencana"}},
    {"The steps that reach the target, in the order of their gain for their effort, then of the "
     "rubric; beside each what the node is once it is done. Of plans of one effort the one with "
     "the "
     "greatest value is taken, of these the one that leaves later items of the rubric alone. Open "
     "questions that would leave the node without a value count at the foot of their scales.",
     "Langkah yang mencapai sasaran, menurut kenaikan per upaya, lalu urutan rubrik; di sampingnya "
     "nilai simpul setelah langkah itu. Dari rencana dengan upaya sama dipilih yang nilainya "
     "terbesar, dan dari yang sama dipilih yang tidak menyentuh butir belakangan dalam rubrik. Yang "
     "belum dijawab dan membuat simpul tidak bernilai dihitung pada dasar skalanya."},
    step_columns, sizeof step_columns / sizeof *step_columns, 1};

enum { OUT_REGION, OUT_CODE, OUT_NODE, OUT_NOW, OUT_PLANNED, OUT_EXACT, OUT_LOW, OUT_HIGH,
       OUT_PROOF, OUT_EFFORT, OUT_LEAST, OUT_GAP };
static const siap_i_column out_columns[] = {
    SIAP_I_TEXT_COLUMN("region", "region", "daerah"),
    SIAP_I_TEXT_COLUMN("code", "code", "kode"),
    SIAP_I_ENTRY_COLUMN("node", "node", "simpul"),
    SIAP_I_NUMBER_COLUMN("now", "now", "kini"),
    SIAP_I_NUMBER_COLUMN("planned", "planned", "rencana"),
    SIAP_I_NUMBER_COLUMN("exact", "exact", "eksak"),
    SIAP_I_NUMBER_COLUMN("low", "worst", "terburuk"),
    SIAP_I_NUMBER_COLUMN("high", "best", "terbaik"),
    SIAP_I_WORD_COLUMN("proof", "proof", "bukti"),
    SIAP_I_NUMBER_COLUMN("effort", "effort", "upaya"),
    SIAP_I_NUMBER_COLUMN("least", "at least", "paling sedikit"),
    SIAP_I_NUMBER_COLUMN("gap", "gap", "selisih"),
};
const siap_i_table_form siap_i_outcome_form = {
    {"outcome", {"What the plan comes to", "Hasil rencana"}},
    {"The node and those below it, as they are and under the plan, scored through the whole "
     "rubric; "
     "worst and best if what is still not answered comes out so. Exact: no plan costs less, proven "
     "in a tree of sums and means (roundings and all) by merging what nothing beats, else by "
     "trying every set of steps that costs less. Near: found by trying; any plan costs at least "
     "what is said, and the gap is the difference.",
     "Simpul sasaran dan simpul di bawahnya, kini dan menurut rencana, diskor melalui seluruh "
     "rubrik; terburuk dan terbaik bila yang belum dijawab ternyata demikian. Eksak: tidak ada "
     "rencana yang lebih murah, terbukti pada pohon jumlah dan rata-rata (termasuk pembulatannya) "
     "dengan menggabungkan yang tidak terkalahkan, atau dengan mencoba semua himpunan langkah yang "
     "lebih murah. Hampir: ditemukan dengan mencoba; rencana mana pun memerlukan sedikitnya upaya "
     "yang disebut, dan selisihnya ditampilkan."},
    out_columns, sizeof out_columns / sizeof *out_columns, 1};

/* by enum siap_i_proof */
static const siap_i_say_word proof_words[] = {
    {"none", {"no target", "tanpa sasaran"}},
    {"already", {"already there", "sudah tercapai"}},
    {"exact", {"exact", "eksak"}},
    {"near", {"near", "hampir"}},
    {"unreachable", {"cannot be reached", "tidak dapat dicapai"}},
    {"not-found", {"no way was found", "tidak ditemukan jalan"}},
};
static const siap_i_say_word took_no_part = {"did-not-take-part",
                                             {"did not take part", "tidak ikut serta"}};
static const siap_i_say_word not_asked = {"not-asked",
                                          {"not of its profile", "tidak ada pada profilnya"}};

static const siap_i_say_word not_scored = {"not-scored", {"not scored", "tidak diskor"}};

/* ---- steps ---- */

static const uint64_t most_steps = 6000000; /* terms looked at */

struct placed {
  double worth;
  siap_i_lever *lever;
  uint32_t chosen;
};

static int by_worth(const void *a, const void *b)
{
  const struct placed *x = a, *y = b;
  if (x->worth != y->worth)
    return x->worth > y->worth ? -1 : 1;
  return (x->lever->slot > y->lever->slot) - (x->lever->slot < y->lever->slot);
}

/* What one lever gains by itself, as far as the plan raises it, for its effort. */
static double worth_of(const siap_i_lever *lever)
{
  uint32_t chosen = lever->chosen;
  double gain = chosen == 1 ? lever->exact[0] : chosen == lever->levels ? lever->exact[1] : NAN;
  if (isnan(gain)) /* between: in proportion is near enough for an order */
    gain = isnan(lever->exact[1]) ? 0 : lever->exact[1] * chosen / lever->levels;
  return gain / siap_i_in_efforts(lever->effort * chosen);
}

/* What the node is by now; of very long plans in very large rubrics only at their end. */
static void put_node(siap_i_roadmap *map, siap_i_table *table, uint64_t until, int is_last)
{
  if (map->spent >= until && !is_last) {
    siap_i_put_none(table, STEP_EXACT, &not_scored);
    siap_i_put_none(table, STEP_AFTER, &not_scored);
    return;
  }
  siap_i_roadmap_score(map);
  int places = map->plan->node[map->node].from->places;
  uint8_t state = map->row.state[map->slot];
  if (state != SIAP_STATE_SCORED) {
    siap_i_put_state(table, STEP_EXACT, state);
    siap_i_put_state(table, STEP_AFTER, state);
    return;
  }
  siap_i_put_number(table, STEP_EXACT, (double)map->row.exact[map->slot], -1);
  siap_i_put_number(table, STEP_AFTER, (double)map->row.rounded[map->slot], places);
}

static void put_step(siap_i_work *work, const siap_i_roadmap *map, siap_i_table *table,
                     const siap_i_lever *lever, size_t order)
{
  siap_i_begin_row(work, map->member, table);
  siap_i_put_count(table, STEP_ORDER, order);
  siap_i_put_item(work, map, table, lever->slot, STEP_ITEM);
  siap_i_put_now(map, table, STEP_FROM, lever);
  siap_i_put_number(table, STEP_TO, lever->level[lever->chosen - 1], -1);
  siap_i_put_count(table, STEP_LEVELS, lever->chosen);
  siap_i_put_number(table, STEP_EFFORT, siap_i_in_efforts(lever->effort * lever->chosen), -1);
}

/* One after the other, each scored with all before it; at the end the whole plan stands. */
static siap_status put_steps(siap_i_work *work, siap_i_roadmap *map, siap_i_table *table)
{
  struct placed *order = siap_i_arena_take(map->arena, map->levers, sizeof *order);
  uint64_t until = map->spent + most_steps;
  size_t count = 0;
  if (!order)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < map->levers; i++) {
    siap_i_lever *lever = &map->lever[i];
    if (!lever->chosen)
      continue;
    order[count++] = (struct placed){worth_of(lever), lever, lever->chosen};
    siap_i_lever_set(map, lever, 0);
  }
  qsort(order, count, sizeof *order, by_worth);
  for (size_t i = 0; i < count; i++) {
    siap_i_lever_set(map, order[i].lever, order[i].chosen);
    put_step(work, map, table, order[i].lever, i + 1);
    put_node(map, table, until, i + 1 == count);
  }
  return SIAP_OK;
}

/* ---- what they come to ---- */

static void put_value(siap_i_table *table, size_t column, double value, uint8_t state, int places)
{
  if (state == SIAP_STATE_SCORED)
    siap_i_put_number(table, column, value, places);
  else
    siap_i_put_state(table, column, state);
}

static void put_outcome(siap_i_work *work, const siap_i_roadmap *map, siap_i_table *table,
                        size_t node, const double *low, const double *high)
{
  size_t slot = siap_i_plan_first_node(map->plan) + node;
  const siap_i_row_wide *was = &map->answers.row, *is = &map->row;
  int places = map->plan->node[node].from->places;
  siap_i_begin_row(work, map->member, table);
  siap_i_put_text(work->out, table, OUT_NODE, map->plan->slot[slot].id);
  put_value(table, OUT_NOW, (double)was->rounded[slot], siap_i_roadmap_state(map, slot), places);
  put_value(table, OUT_PLANNED, (double)is->rounded[slot], is->state[slot], places);
  put_value(table, OUT_EXACT, (double)is->exact[slot], is->state[slot], -1);
  siap_i_put_number(table, OUT_LOW, low[slot], places);
  siap_i_put_number(table, OUT_HIGH, high[slot], places);
  if (node != map->node)
    return;
  siap_i_put_word(table, OUT_PROOF, &proof_words[map->proof]);
  if (map->proof == SIAP_I_PROOF_NONE || map->proof >= SIAP_I_PROOF_UNREACHABLE)
    return;
  siap_i_put_number(table, OUT_EFFORT, siap_i_in_efforts(map->effort), -1);
  siap_i_put_number(table, OUT_LEAST, siap_i_in_efforts(map->least), -1);
  siap_i_put_number(table, OUT_GAP, siap_i_in_efforts(map->effort - map->least), -1);
}

/* What the plan leaves open is open again, and what it comes to without an answer. */
static void reopen(siap_i_roadmap *map)
{
  for (size_t slot = 0; map->answered && slot < map->plan->items; slot++)
    if (map->answered[slot] == SIAP_STATE_MISSING)
      map->row.state[slot] = SIAP_STATE_MISSING;
  for (size_t i = 0; map->answered && i < map->levers; i++)
    if (map->lever[i].chosen)
      siap_i_lever_set(map, &map->lever[i], map->lever[i].chosen);
  siap_i_kernel_wide(map->plan, &map->row);
}

siap_status siap_i_roadmap_put_plan(siap_i_work *work, siap_i_roadmap *map,
                                    siap_i_roadmap_tables *tables)
{
  const siap_plan *plan = map->plan;
  siap_i_answers planned = map->answers;
  double *low = siap_i_arena_take(map->arena, 2 * plan->slots, sizeof *low);
  if (!low)
    return SIAP_ERR_MEMORY;
  siap_i_roadmap_score(map);
  siap_status status =
      map->proof >= SIAP_I_PROOF_UNREACHABLE ? SIAP_OK : put_steps(work, map, tables->steps);
  reopen(map);
  planned.row = map->row;
  if (status == SIAP_OK)
    status = siap_i_bounds(plan, &planned, map->arena, low, low + plan->slots);
  if (status != SIAP_OK)
    return status;
  put_outcome(work, map, tables->outcome, map->node, low, low + plan->slots);
  for (size_t i = map->node; i-- > 0;) /* as they stand in the rubric */
    if (map->below[siap_i_plan_first_node(plan) + i])
      put_outcome(work, map, tables->outcome, i, low, low + plan->slots);
  return SIAP_OK;
}

void siap_i_roadmap_put_absent(siap_i_work *work, const siap_i_member *member, siap_i_table *table)
{
  siap_i_begin_row(work, member, table);
  siap_i_put_word(table, OUT_PROOF, member->participated ? &not_asked : &took_no_part);
}
