/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. What a road map shows of single items: gains, quick wins, what is left out. */
#include "analysis/roadmap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { GAIN_REGION, GAIN_CODE, GAIN_ITEM, GAIN_PILLAR, GAIN_HOLDER, GAIN_NOW, GAIN_NEXT, GAIN_STEP,
       GAIN_STEP_ROUNDED, GAIN_TOP, GAIN_TO_TOP, GAIN_TO_TOP_ROUNDED, GAIN_EFFORT,
       GAIN_PER_EFFORT };
static const siap_i_column gain_columns[] = {
    SIAP_I_TEXT_COLUMN("region", "region", "daerah"),
    SIAP_I_TEXT_COLUMN("code", "code", "kode"),
    SIAP_I_ENTRY_COLUMN("item", "item", "butir"),
    SIAP_I_ENTRY_COLUMN("pillar", "pillar", "pilar"),
    SIAP_I_TEXT_COLUMN("holder", "holder", "pemegang"),
    SIAP_I_NUMBER_COLUMN("now", "now", "kini"),
    SIAP_I_NUMBER_COLUMN("next", "next", "berikut"),
    SIAP_I_NUMBER_COLUMN("gain", "gain", "naik"),
    SIAP_I_NUMBER_COLUMN("gain-rounded", "rounded", "terbulat"),
    SIAP_I_NUMBER_COLUMN("top", "top", "puncak"),
    SIAP_I_NUMBER_COLUMN("gain-top", "to the top", "ke puncak"),
    SIAP_I_NUMBER_COLUMN("gain-top-rounded", "rounded", "terbulat"),
    SIAP_I_NUMBER_COLUMN("effort", "effort", "upaya"),
    SIAP_I_NUMBER_COLUMN("gain-per-effort", "per effort", "per upaya"),
};
static const siap_i_table_form gain_form = {
    {"gains", {"What each item would gain", "Kenaikan dari tiap butir"}},
    {"What the node would rise by if this item alone rose to its next level, or to its top, before "
     "and after rounding: scored again, not estimated. Levels are those of the rubric, else of "
     "the item's bands, grades or checklist, else the steps, whole numbers or tenths of its scale. "
     "Where open questions leave the node without a value, they count at the foot of their scales. "
     "Effort is what the evidence says of one level, 1 without it. Greatest gain first (option "
     "step: of one level, or to the top), then the least effort, then the order of the rubric.",
     "Kenaikan simpul bila butir ini saja naik ke level berikutnya, atau ke puncaknya, sebelum dan "
     "sesudah pembulatan: diskor ulang, bukan ditaksir. Level menurut rubrik, atau menurut "
     "rentang, "
     "predikat, atau daftar periksa butir itu, atau langkah, bilangan bulat, atau sepersepuluh "
     "skalanya. Bila yang belum dijawab membuat simpul tidak bernilai, butir itu dihitung pada dasar "
     "skalanya. Upaya menurut bukti untuk satu level, 1 bila tidak disebut. Diurutkan dari "
     "kenaikan "
     "terbesar (opsi step: satu level, atau sampai puncak), lalu upaya terkecil, lalu urutan "
     "rubrik."},
    gain_columns, sizeof gain_columns / sizeof *gain_columns, 1,
    .plot = {SIAP_I_PLOT_BARS, .label = "item", .value = {"gain"}}};

enum { QUICK_REGION, QUICK_CODE, QUICK_ITEM, QUICK_PILLAR, QUICK_HOLDER, QUICK_NOW, QUICK_NEXT,
       QUICK_GAIN, QUICK_EFFORT, QUICK_PER_EFFORT };
static const siap_i_column quick_columns[] = {
    SIAP_I_TEXT_COLUMN("region", "region", "daerah"),
    SIAP_I_TEXT_COLUMN("code", "code", "kode"),
    SIAP_I_ENTRY_COLUMN("item", "item", "butir"),
    SIAP_I_ENTRY_COLUMN("pillar", "pillar", "pilar"),
    SIAP_I_TEXT_COLUMN("holder", "holder", "pemegang"),
    SIAP_I_NUMBER_COLUMN("now", "now", "kini"),
    SIAP_I_NUMBER_COLUMN("next", "next", "berikut"),
    SIAP_I_NUMBER_COLUMN("gain", "gain", "naik"),
    SIAP_I_NUMBER_COLUMN("effort", "effort", "upaya"),
    SIAP_I_NUMBER_COLUMN("gain-per-effort", "per effort", "per upaya"),
};
static const siap_i_table_form quick_form = {
    {"quick", {"Candidates for quick wins", "Calon quick win"}},
    {"Of each pillar the answered items whose next level alone makes the node rise, by gain for "
     "its "
     "effort, then by the shortest way to that level, then in the order of the rubric. Items that "
     "nobody has answered are none: what they need is an answer.",
     "Dari tiap pilar, butir terjawab yang level berikutnya saja sudah menaikkan simpul, menurut "
     "kenaikan per upaya, lalu jarak terpendek ke level itu, lalu urutan rubrik. Butir yang belum "
     "dijawab tidak termasuk: yang diperlukan adalah jawaban."},
    quick_columns, sizeof quick_columns / sizeof *quick_columns, 1};

enum { LEFT_REGION, LEFT_CODE, LEFT_ITEM, LEFT_PILLAR, LEFT_HOLDER, LEFT_WHY };
static const siap_i_column left_columns[] = {
    SIAP_I_TEXT_COLUMN("region", "region", "daerah"),
    SIAP_I_TEXT_COLUMN("code", "code", "kode"),
    SIAP_I_ENTRY_COLUMN("item", "item", "butir"),
    SIAP_I_ENTRY_COLUMN("pillar", "pillar", "pilar"),
    SIAP_I_TEXT_COLUMN("holder", "holder", "pemegang"),
    SIAP_I_WORD_COLUMN("why", "why", "sebab"),
};
static const siap_i_table_form left_form = {
    {"left", {"Items left out", "Butir yang tidak disertakan"}},
    {"Of the items that the node takes; others are not listed. Where only the gain was too much to "
     "measure, the plan may raise them all the same.",
     "Dari butir yang dipakai simpul itu; yang lain tidak ditampilkan. Yang hanya kenaikannya "
     "terlalu banyak untuk dihitung tetap dapat menjadi bagian rencana."},
    left_columns, sizeof left_columns / sizeof *left_columns, 1};

/* by enum siap_i_left */
static const siap_i_say_word left_words[] = {
    {"", {"", ""}},
    {"not-applicable", {"not applicable", "tidak berlaku"}},
    {"withheld", {"withheld", "ditahan"}},
    {"invalid", {"invalid", "tidak sah"}},
    {"set-by-profile", {"set by the profile", "ditetapkan profil"}},
    {"below-given", {"below a node that is given", "di bawah simpul yang dinyatakan"}},
    {"cohort-stage", {"its score depends on other regions", "skornya bergantung pada daerah lain"}},
    {"no-levels", {"no scale and no levels", "tanpa skala dan tanpa level"}},
    {"at-the-top", {"at the top", "sudah di puncak"}},
    {"not-measured", {"its gain: too many items to try", "kenaikannya: terlalu banyak butir"}},
};

void siap_i_roadmap_tables_add(siap_i_work *work, siap_i_roadmap_tables *tables)
{
  tables->outcome = siap_i_analysis_add(work->out, &siap_i_outcome_form);
  tables->steps = siap_i_analysis_add(work->out, &siap_i_steps_form);
  tables->gains = siap_i_analysis_add(work->out, &gain_form);
  tables->quick = siap_i_analysis_add(work->out, &quick_form);
  tables->left = siap_i_analysis_add(work->out, &left_form);
}

/* ---- what rows share ---- */

static const siap_i_item *item_of(const siap_i_roadmap *map, size_t slot)
{
  return &map->plan->item[map->plan->slot[slot].at];
}

void siap_i_begin_row(siap_i_work *work, const siap_i_member *member, siap_i_table *table)
{
  siap_i_table_row(work->out, table);
  siap_i_put_text(work->out, table, 0, member->name);
  siap_i_put_text(work->out, table, 1, member->code);
}

void siap_i_put_item(siap_i_work *work, const siap_i_roadmap *map, siap_i_table *table, size_t slot,
                     size_t item)
{
  const siap_i_item *of = item_of(map, slot);
  siap_i_put_text(work->out, table, item, map->plan->slot[slot].id);
  siap_i_put_text(work->out, table, item + 1, of->pillar ? of->pillar : "");
  siap_i_put_text(work->out, table, item + 2, of->holder);
}

double siap_i_in_efforts(siap_i_wide units)
{
  return (double)(units / SIAP_I_EFFORT_UNIT);
}

void siap_i_put_now(const siap_i_roadmap *map, siap_i_table *table, size_t column,
                    const siap_i_lever *lever)
{
  if (isnan(lever->now))
    siap_i_put_state(table, column, siap_i_roadmap_state(map, lever->slot));
  else
    siap_i_put_number(table, column, lever->now, -1);
}

/* A gain, or the state that keeps the node from having a value. */
static void put_gain(const siap_i_roadmap *map, siap_i_table *table, size_t column, double gain,
                     int places)
{
  uint8_t state = map->answers.row.state[map->slot];
  if (isnan(gain))
    siap_i_put_state(table, column, state == SIAP_STATE_SCORED ? SIAP_STATE_INVALID : state);
  else
    siap_i_put_number(table, column, gain, places);
}

static int places_of(const siap_i_roadmap *map)
{
  return map->plan->node[map->node].from->places;
}

/* ---- gains ---- */

struct ordered {
  size_t group; /* pillar of a quick win */
  double by, effort, way;
  const siap_i_lever *lever;
};

static int by_gain(const void *a, const void *b)
{
  const struct ordered *x = a, *y = b;
  if (x->group != y->group)
    return x->group < y->group ? -1 : 1;
  if (x->by != y->by)
    return x->by > y->by ? -1 : 1;
  if (x->effort != y->effort)
    return x->effort < y->effort ? -1 : 1;
  if (x->way != y->way)
    return x->way < y->way ? -1 : 1;
  return (x->lever->slot > y->lever->slot) - (x->lever->slot < y->lever->slot);
}

static void put_gain_row(siap_i_work *work, const siap_i_roadmap *map, siap_i_table *table,
                         const struct ordered *row, int top)
{
  const siap_i_lever *lever = row->lever;
  siap_i_begin_row(work, map->member, table);
  siap_i_put_item(work, map, table, lever->slot, GAIN_ITEM);
  siap_i_put_now(map, table, GAIN_NOW, lever);
  siap_i_put_number(table, GAIN_NEXT, lever->level[0], -1);
  put_gain(map, table, GAIN_STEP, lever->exact[0], -1);
  put_gain(map, table, GAIN_STEP_ROUNDED, lever->rounded[0], places_of(map));
  siap_i_put_number(table, GAIN_TOP, lever->level[lever->levels - 1], -1);
  put_gain(map, table, GAIN_TO_TOP, lever->exact[1], -1);
  put_gain(map, table, GAIN_TO_TOP_ROUNDED, lever->rounded[1], places_of(map));
  siap_i_put_number(table, GAIN_EFFORT, row->effort, -1);
  put_gain(map, table, GAIN_PER_EFFORT, lever->exact[top] / row->effort, -1);
}

static void put_gains(siap_i_work *work, const siap_i_roadmap *map, siap_i_table *table,
                      struct ordered *order)
{
  size_t most = siap_i_option_count(work, "most");
  int top = siap_i_option_is(work, "step", "top");
  for (size_t i = 0; i < map->measured; i++) {
    const siap_i_lever *lever = &map->lever[i];
    double gain = lever->exact[top];
    order[i] = (struct ordered){0, isnan(gain) ? -INFINITY : gain,
                                siap_i_in_efforts(lever->effort * (top ? lever->levels : 1)), 0,
                                lever};
  }
  qsort(order, map->measured, sizeof *order, by_gain);
  for (size_t i = 0; i < map->measured && i < most; i++)
    put_gain_row(work, map, table, &order[i], top);
}

/* ---- quick wins ---- */

/* Pillars in the order of the rubric; items without one come last. */
static size_t pillar_place(const siap_i_roadmap *map, const siap_i_lever *lever)
{
  const char *pillar = item_of(map, lever->slot)->pillar;
  return pillar ? siap_i_rubric_pillar(map->plan->rubric, pillar) : SIAP_I_NONE;
}

static void put_quick(siap_i_work *work, const siap_i_roadmap *map, siap_i_table *table,
                      struct ordered *order)
{
  size_t most = siap_i_option_count(work, "quick"), count = 0, of_pillar = 0;
  for (size_t i = 0; i < map->levers; i++) {
    const siap_i_lever *lever = &map->lever[i];
    double effort = siap_i_in_efforts(lever->effort);
    if (lever->exact[0] > 0 && !isnan(lever->now))
      order[count++] = (struct ordered){pillar_place(map, lever), lever->exact[0] / effort, effort,
                                        lever->level[0] - lever->now, lever};
  }
  qsort(order, count, sizeof *order, by_gain);
  for (size_t i = 0; i < count; i++) {
    const siap_i_lever *lever = order[i].lever;
    of_pillar = i && order[i].group == order[i - 1].group ? of_pillar + 1 : 1;
    if (of_pillar > most)
      continue;
    siap_i_begin_row(work, map->member, table);
    siap_i_put_item(work, map, table, lever->slot, QUICK_ITEM);
    siap_i_put_number(table, QUICK_NOW, lever->now, -1);
    siap_i_put_number(table, QUICK_NEXT, lever->level[0], -1);
    siap_i_put_number(table, QUICK_GAIN, lever->exact[0], -1);
    siap_i_put_number(table, QUICK_EFFORT, order[i].effort, -1);
    siap_i_put_number(table, QUICK_PER_EFFORT, order[i].by, -1);
  }
}

siap_status siap_i_roadmap_put_gains(siap_i_work *work, siap_i_roadmap *map,
                                     siap_i_roadmap_tables *tables)
{
  struct ordered *order = siap_i_arena_take(map->arena, map->levers, sizeof *order);
  if (!order)
    return SIAP_ERR_MEMORY;
  put_gains(work, map, tables->gains, order);
  put_quick(work, map, tables->quick, order);
  return SIAP_OK;
}

/* ---- what is left out ---- */

void siap_i_roadmap_put_left(siap_i_work *work, const siap_i_roadmap *map, siap_i_table *table)
{
  for (size_t slot = 0; slot < map->plan->items; slot++) {
    if (map->left[slot] == SIAP_I_LEFT_NOT)
      continue;
    siap_i_begin_row(work, map->member, table);
    siap_i_put_item(work, map, table, slot, LEFT_ITEM);
    siap_i_put_word(table, LEFT_WHY, &left_words[map->left[slot]]);
  }
}
