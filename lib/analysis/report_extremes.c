/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. Strengths and weaknesses: what stands high and low on its own scale, by pillar. */
#include "analysis/report.h"

#include <math.h>
#include <stdlib.h>

enum { EX_PILLAR, EX_ITEM, EX_SCORE, EX_LEAST, EX_MOST, EX_REACHED };
static const siap_i_column ex_columns[] = {
    SIAP_I_ENTRY_COLUMN("pillar", "pillar", "pilar"),
    SIAP_I_ENTRY_COLUMN("item", "question", "pertanyaan"),
    SIAP_I_NUMBER_COLUMN("score", "score", "skor"),
    SIAP_I_NUMBER_COLUMN("least", "scale from", "skala dari"),
    SIAP_I_NUMBER_COLUMN("most", "to", "sampai"),
    SIAP_I_PERCENT_COLUMN("reached", "of its scale", "dari skalanya"),
};
#define EX_FORM(id, en, in_id, note_en, note_id)                                                   \
  {.name = {id, {en, in_id}},                                                                      \
   .note = {note_en, note_id},                                                                     \
   .column = ex_columns,                                                                           \
   .columns = sizeof ex_columns / sizeof *ex_columns,                                              \
   .grouped = 1,                                                                                   \
   .role = SIAP_I_ROLE_LIST,                                                                       \
   .section = &siap_i_regional_work_at}
static const siap_i_table_form high_form =
    EX_FORM("strengths", "Strengths", "Kekuatan",
            "Of each pillar the questions that stand highest on their own scale, in its upper half; "
            "equals in the order of the rubric, at most half of the pillar. Questions of no pillar "
            "come last.",
            "Dari tiap pilar, pertanyaan yang paling tinggi pada skalanya sendiri, di paruh atas; "
            "yang sama menurut urutan rubrik, paling banyak separuh pilar. Pertanyaan tanpa pilar "
            "di akhir.");
static const siap_i_table_form low_form =
    EX_FORM("weaknesses", "Weaknesses", "Kelemahan",
            "Of each pillar the questions that stand lowest on their own scale and not at its top, "
            "the lowest first; equals in the order of the rubric. What was not answered is no "
            "weakness: it stands with the findings.",
            "Dari tiap pilar, pertanyaan yang paling rendah pada skalanya sendiri dan tidak di "
            "puncak, yang terendah dahulu; yang sama menurut urutan rubrik. Yang tidak dijawab bukan "
            "kelemahan: tercantum pada temuan.");

struct placed {
  size_t pillar, entry;
  double reached, least, most;
};

static int by_height(const void *a, const void *b)
{
  const struct placed *x = a, *y = b;
  if (x->pillar != y->pillar)
    return x->pillar < y->pillar ? -1 : 1;
  if (x->reached != y->reached)
    return x->reached > y->reached ? -1 : 1;
  return (x->entry > y->entry) - (x->entry < y->entry);
}

static void put(siap_i_regional *report, siap_i_table *table, const struct placed *at)
{
  siap_analysis *out = report->work->out;
  const siap_i_result_entry *entry = &report->result->entry[at->entry];
  siap_i_table_row(out, table);
  siap_i_put_text(out, table, EX_PILLAR, entry->pillar);
  siap_i_put_text(out, table, EX_ITEM, entry->id);
  siap_i_put_number(table, EX_SCORE, entry->exact, -1);
  siap_i_put_number(table, EX_LEAST, at->least, -1);
  siap_i_put_number(table, EX_MOST, at->most, -1);
  siap_i_put_number(table, EX_REACHED, at->reached, -1);
}

/* The lowest first; equals keep the order of the rubric, so runs of them are turned back. */
static void put_low(siap_i_regional *report, siap_i_table *table, const struct placed *at,
                    size_t count, size_t most)
{
  size_t end = count;
  while (end > 0 && most > 0) {
    size_t start = end - 1;
    while (start > 0 && at[start - 1].reached == at[start].reached)
      start--;
    for (size_t i = start; i < end && most > 0 && at[i].reached < 1; i++, most--)
      put(report, table, &at[i]);
    end = start;
  }
}

/* One pillar: the upper half may be strengths, what is left weaknesses. */
static void put_group(siap_i_regional *report, siap_i_table *high, siap_i_table *low,
                      const struct placed *at, size_t count)
{
  size_t most = siap_i_option_count(report->work, "most"), taken = 0;
  size_t half = (count + 1) / 2;
  while (taken < most && taken < half && at[taken].reached >= 0.5) {
    put(report, high, &at[taken]);
    taken++;
  }
  put_low(report, low, at + taken, count - taken, most < count - half ? most : count - half);
}

/* Answered items with ends of their scale; in order. */
static size_t find_placed(const siap_i_regional *report, struct placed *at)
{
  const siap_plan *plan = report->member->plan;
  size_t count = 0;
  for (size_t i = 0; i < plan->items; i++) {
    const siap_i_plan_slot *slot = &plan->slot[i];
    double least = slot->low.plain, most = slot->high.plain;
    const siap_i_result_entry *entry = &report->result->entry[i];
    if (entry->state != SIAP_STATE_SCORED || !slot->has_range || !(most > least))
      continue;
    double reached = (entry->exact - least) / (most - least);
    at[count++] = (struct placed){report->pillar_of[i], i, reached, least, most};
  }
  qsort(at, count, sizeof *at, by_height);
  return count;
}

siap_status siap_i_regional_extremes(siap_i_regional *report)
{
  static const siap_i_say_word what = {"extremes", {"strengths and weaknesses",
                                                    "kekuatan dan kelemahan"}};
  static const siap_i_say_word no_scores = {
      "no-scores", {"no question is scored on a scale with two ends",
                    "tidak ada pertanyaan yang diskor pada skala dengan dua ujung"}};
  siap_i_arena *arena = &report->work->arena;
  if (!report->member->plan) {
    siap_i_regional_lacks(report, &what, &siap_i_regional_only_result);
    return SIAP_OK;
  }
  struct placed *at = siap_i_arena_take(arena, report->member->plan->items, sizeof *at);
  if (!at)
    return SIAP_ERR_MEMORY;
  size_t count = find_placed(report, at);
  if (!count) {
    siap_i_regional_lacks(report, &what, &no_scores);
    return SIAP_OK;
  }
  siap_i_table *high = siap_i_analysis_add(report->work->out, &high_form);
  siap_i_table *low = siap_i_analysis_add(report->work->out, &low_form);
  for (size_t i = 0, end; i < count; i = end) {
    for (end = i + 1; end < count && at[end].pillar == at[i].pillar; end++)
      continue;
    put_group(report, high, low, &at[i], end - i);
  }
  return SIAP_OK;
}
