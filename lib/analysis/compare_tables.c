/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. The tables of compare, and the rows of one region. */
#include "analysis/compare_tables.h"

#include "numbers/figure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SAY_REGION, SAY_CODE, SAY_NODE, SAY_MAY, SAY_WHY, SAY_SHARE, SAY_SHARE_BEFORE,
       SAY_SHARE_AFTER };
static const siap_i_column comparable_columns[] = {
    SIAP_I_TEXT_COLUMN("region", "region", "daerah"),
    SIAP_I_TEXT_COLUMN("code", "code", "kode"),
    SIAP_I_ENTRY_COLUMN("node", "node", "simpul"),
    SIAP_I_WORD_COLUMN("comparable", "comparable", "dapat dibandingkan"),
    SIAP_I_WORD_COLUMN("why", "why", "sebab"),
    SIAP_I_NUMBER_COLUMN("share", "share", "bagian"),
    SIAP_I_NUMBER_COLUMN("share-before", "of before", "dari sebelum"),
    SIAP_I_NUMBER_COLUMN("share-after", "of after", "dari sesudah"),
};
static const siap_i_table_form comparable_form = {
    {"comparable", {"May they be compared", "Dapatkah dibandingkan"}},
    {"Share: how much of a node's weight both years ask the same way, in the earlier form, the "
     "later form, and the lesser of the two; what is asked by one id under one rubric, or called "
     "comparable by the crosswalk, one for one and on one scale. Below the option "
     "comparable-least no difference is given.",
     "Bagian: seberapa besar bobot simpul yang ditanyakan sama pada kedua tahun, menurut formulir "
     "sebelum, sesudah, dan yang terkecil dari keduanya; yaitu id yang sama dalam satu rubrik, "
     "atau yang disebut sebanding oleh tabel padanan, satu lawan satu dan pada satu skala. Di "
     "bawah opsi comparable-least selisih tidak diberikan."},
    comparable_columns, sizeof comparable_columns / sizeof *comparable_columns, 0};
static const siap_i_say_word yes = {"yes", {"yes", "ya"}}, no = {"no", {"no", "tidak"}};

enum { CHANGE_REGION, CHANGE_CODE, CHANGE_NODE, CHANGE_BEFORE, CHANGE_AFTER, CHANGE_BY,
       CHANGE_IMPROVEMENT, CHANGE_STATED_BY };
static const siap_i_column change_columns[] = {
    SIAP_I_TEXT_COLUMN("region", "region", "daerah"),
    SIAP_I_TEXT_COLUMN("code", "code", "kode"),
    SIAP_I_ENTRY_COLUMN("node", "node", "simpul"),
    SIAP_I_NUMBER_COLUMN("before", "before", "sebelum"),
    SIAP_I_NUMBER_COLUMN("after", "after", "sesudah"),
    SIAP_I_NUMBER_COLUMN("difference", "difference", "selisih"),
    SIAP_I_NUMBER_COLUMN("improvement", "improvement", "peningkatan"),
    SIAP_I_ENTRY_COLUMN("improvement-node", "stated by", "dinyatakan oleh"),
};
static const siap_i_table_form change_form = {
    {"change", {"Change", "Perubahan"}},
    {"Difference: of the published (rounded) values. Improvement: what the later rubric's own "
     "index says, the index that takes this node and a value from elsewhere; the two may differ "
     "where the rubric compares with a value that was rounded otherwise.",
     "Selisih: dari nilai terbitan (dibulatkan). Peningkatan: menurut indeks milik rubrik sesudah, "
     "yaitu indeks yang memuat simpul ini dan nilai dari luar; keduanya dapat berbeda bila rubrik "
     "membandingkan dengan nilai yang dibulatkan dengan cara lain."},
    change_columns, sizeof change_columns / sizeof *change_columns, 0};

enum { CAUSE_REGION, CAUSE_CODE, CAUSE_NODE, CAUSE_CAUSE, CAUSE_AMOUNT };
static const siap_i_column cause_columns[] = {
    SIAP_I_TEXT_COLUMN("region", "region", "daerah"),
    SIAP_I_TEXT_COLUMN("code", "code", "kode"),
    SIAP_I_ENTRY_COLUMN("node", "node", "simpul"),
    SIAP_I_WORD_COLUMN("cause", "cause", "sebab"),
    SIAP_I_NUMBER_COLUMN("amount", "amount", "besar"),
};
static const siap_i_table_form cause_form = {
    {"causes", {"What made the difference", "Sebab selisih"}},
    {"The amounts sum to the difference. Answers, coverage and form are each taken as one step, "
     "and get the mean of what they bring in all six orders (Shapley); the form changes in the "
     "order retired, changed, weights, changed, new (Owen), and what is left shares the weight "
     "of what goes. What only one year asks keeps its one answer. All without rounding, which is "
     "the rest.",
     "Jumlahnya sama dengan selisih. Jawaban, cakupan, dan formulir masing-masing satu langkah, "
     "dan memperoleh rata-rata sumbangannya dalam keenam urutan (Shapley); formulir berubah "
     "dengan urutan dihapus, berubah, bobot, berubah, baru (Owen), dan yang tersisa berbagi "
     "bobot yang hilang. Yang ditanyakan satu tahun saja tetap memakai jawabannya. Semua tanpa "
     "pembulatan, yang menjadi sisanya."},
    cause_columns, sizeof cause_columns / sizeof *cause_columns, 1,
    .plot = {SIAP_I_PLOT_BARS, .group = "node", .label = "cause", .value = {"amount"}}};

/* by enum siap_i_cause */
static const siap_i_say_word causes[] = {
    {"answers", {"answers", "jawaban"}},
    {"coverage", {"coverage and what does not apply", "cakupan dan yang tidak berlaku"}},
    {"profile", {"profile", "profil"}},
    {"weights", {"weights and structure", "bobot dan susunan"}},
    {"new", {"new questions", "pertanyaan baru"}},
    {"retired", {"retired questions", "pertanyaan yang dihapus"}},
    {"changed", {"changed questions", "pertanyaan yang berubah"}},
    {"together", {"all but rounding, not separable", "semua selain pembulatan, tak terpisahkan"}},
    {"rounding", {"rounding", "pembulatan"}},
};
static const siap_i_say_word needs_answers = {"needs-answers",
                                              {"needs the answers", "memerlukan jawaban"}};

enum { ITEM_REGION, ITEM_CODE, ITEM_NODE, ITEM_ITEM, ITEM_BEFORE, ITEM_AFTER, ITEM_MOVED,
       ITEM_CAUSE };
static const siap_i_column item_columns[] = {
    SIAP_I_TEXT_COLUMN("region", "region", "daerah"),
    SIAP_I_TEXT_COLUMN("code", "code", "kode"),
    SIAP_I_ENTRY_COLUMN("node", "node", "simpul"),
    SIAP_I_ENTRY_COLUMN("item", "item", "butir"),
    SIAP_I_NUMBER_COLUMN("before", "before", "sebelum"),
    SIAP_I_NUMBER_COLUMN("after", "after", "sesudah"),
    SIAP_I_NUMBER_COLUMN("moved", "moved the node by", "menggerakkan simpul"),
    SIAP_I_WORD_COLUMN("cause", "cause", "sebab"),
};
static const siap_i_table_form item_form = {
    {"items", {"What moved most", "Yang paling menggerakkan"}},
    {"The mean of moving the item alone in the earlier year and of moving it last in the later, "
     "without rounding. Where a node is made of sums and means and coverage is the same, all items "
     "sum to the cause \"answers\"; elsewhere it is what each does by itself.",
     "Rata-rata dari menggerakkan butir itu saja pada tahun sebelum dan sebagai yang terakhir pada "
     "tahun sesudah, tanpa pembulatan. Bila simpul tersusun dari jumlah dan rata-rata dan cakupan "
     "tetap, semua butir berjumlah sama dengan sebab \"jawaban\"; selain itu, pengaruh "
     "masing-masing."},
    item_columns, sizeof item_columns / sizeof *item_columns, 1,
    .plot = {SIAP_I_PLOT_BARS, .group = "node", .label = "item", .value = {"moved"}}};

enum { APART_REGION, APART_CODE, APART_WHY };
static const siap_i_column apart_columns[] = {
    SIAP_I_TEXT_COLUMN("region", "region", "daerah"),
    SIAP_I_TEXT_COLUMN("code", "code", "kode"),
    SIAP_I_WORD_COLUMN("why", "why", "sebab"),
};
static const siap_i_table_form apart_form = {
    {"apart", {"Not compared", "Tidak dibandingkan"}},
    {"Regions are matched by code, else by name.", "Daerah dicocokkan menurut kode, atau nama."},
    apart_columns, sizeof apart_columns / sizeof *apart_columns, 0};

/* by enum siap_i_apart */
static const siap_i_say_word aparts[] = {
    {"only-before", {"in the earlier year only", "hanya pada tahun sebelum"}},
    {"only-after", {"in the later year only", "hanya pada tahun sesudah"}},
    {"did-not-take-part", {"did not take part", "tidak ikut serta"}},
};

siap_i_compare_tables siap_i_compare_tables_add(siap_analysis *analysis)
{
  siap_i_compare_tables tables;
  tables.comparable = siap_i_analysis_add(analysis, &comparable_form);
  tables.change = siap_i_analysis_add(analysis, &change_form);
  tables.causes = siap_i_analysis_add(analysis, &cause_form);
  tables.items = siap_i_analysis_add(analysis, &item_form);
  tables.apart = siap_i_analysis_add(analysis, &apart_form);
  return tables;
}

/* A row that begins with the region as it is called now; all tables do, and most name a node. */
static void begin(siap_i_work *work, siap_i_table *table, const siap_i_member *member,
                  const char *node)
{
  siap_i_table_row(work->out, table);
  siap_i_put_text(work->out, table, 0, member->name);
  siap_i_put_text(work->out, table, 1, member->code);
  if (node)
    siap_i_put_text(work->out, table, 2, node);
}

void siap_i_put_apart(siap_i_work *work, const siap_i_compare_tables *into,
                      const siap_i_member *member, enum siap_i_apart why)
{
  begin(work, into->apart, member, NULL);
  siap_i_put_word(into->apart, APART_WHY, &aparts[why]);
}

void siap_i_put_verdict(siap_i_work *work, const siap_i_compare_tables *into,
                        const siap_i_pair *pair, const char *id, const siap_i_verdict *verdict)
{
  siap_i_table *table = into->comparable;
  begin(work, table, pair->member[SIAP_I_AFTER], id);
  siap_i_put_word(table, SAY_MAY, verdict->may ? &yes : &no);
  siap_i_put_word(table, SAY_WHY, verdict->why);
  const siap_i_say_word *none = verdict->may ? &needs_answers : verdict->why;
  for (int i = 0; i < 2; i++) {
    if (!isnan(verdict->share[i]))
      siap_i_put_number(table, SAY_SHARE_BEFORE + (size_t)i, verdict->share[i], -1);
    else
      siap_i_put_none(table, SAY_SHARE_BEFORE + (size_t)i, none);
  }
  if (isnan(verdict->share[0]))
    siap_i_put_none(table, SAY_SHARE, none);
  else
    siap_i_put_number(table, SAY_SHARE, fmin(verdict->share[0], verdict->share[1]), -1);
}

/* ---- change ---- */

siap_i_wide siap_i_difference(const siap_i_pair *pair, const siap_i_verdict *verdict)
{
  return siap_i_wide_of(pair->member[SIAP_I_AFTER]->rounded[verdict->entry[SIAP_I_AFTER]]) -
         siap_i_wide_of(pair->member[SIAP_I_BEFORE]->rounded[verdict->entry[SIAP_I_BEFORE]]);
}

/* One term of an index: 1 it is the node, 0 it comes from elsewhere, -1 it is something else. */
static int term_of(const siap_i_member *member, size_t child, size_t node)
{
  int kind = siap_i_member_kind(member, child);
  return child == node ? 1 : kind == SIAP_KIND_EXTERNAL ? 0 : -1;
}

/* 1: an index takes the node, a value from elsewhere, and nothing else. */
static int states_improvement(const siap_i_member *member, size_t index, size_t node)
{
  const siap_plan *plan = member->plan;
  const siap_i_plan_node *of = plan ? &plan->node[index - siap_i_plan_first_node(plan)] : NULL;
  const siap_i_result_entry *entry = plan ? NULL : &member->result->entry[index];
  size_t count = of ? of->edge_count : entry->term_count, takes = 0;
  for (size_t k = 0; k < count; k++) {
    size_t child = of ? of->edge[k].child : member->result->term[entry->first_term + k].child;
    int term = term_of(member, child, node);
    if (term < 0)
      return 0;
    takes += (size_t)term;
  }
  return takes == 1 && count > takes;
}

static size_t improvement_of(const siap_i_member *member, size_t node)
{
  const siap_plan *plan = member->plan;
  size_t count = plan ? plan->index_count : member->result->index_count;
  for (size_t i = 0; i < count; i++) {
    size_t index = plan ? siap_i_plan_first_node(plan) + plan->index[i] : member->result->index[i];
    if (states_improvement(member, index, node))
      return index;
  }
  return SIAP_I_NONE;
}

static void put_value(siap_i_table *table, size_t column, const siap_i_member *member,
                      size_t entry)
{
  if (entry == SIAP_I_NONE)
    siap_i_put_none(table, column, &siap_i_why_not_asked);
  else if (member->state[entry] != SIAP_STATE_SCORED)
    siap_i_put_state(table, column, member->state[entry]);
  else
    siap_i_put_number(table, column, member->rounded[entry], siap_i_member_places(member, entry));
}

void siap_i_put_change(siap_i_work *work, const siap_i_compare_tables *into,
                       const siap_i_pair *pair, const siap_i_node_of *of,
                       const siap_i_verdict *verdict)
{
  siap_i_table *table = into->change;
  const siap_i_member *after = pair->member[SIAP_I_AFTER];
  begin(work, table, after, of->id);
  for (int i = 0; i < 2; i++)
    put_value(table, CHANGE_BEFORE + (size_t)i, pair->member[i], verdict->entry[i]);
  if (verdict->may)
    siap_i_put_number(table, CHANGE_BY, (double)siap_i_difference(pair, verdict), of->places);
  else
    siap_i_put_none(table, CHANGE_BY, verdict->why);
  size_t index = verdict->entry[SIAP_I_AFTER] == SIAP_I_NONE
                     ? SIAP_I_NONE
                     : improvement_of(after, verdict->entry[SIAP_I_AFTER]);
  if (index == SIAP_I_NONE) /* the later rubric states none of this node */
    return;
  put_value(table, CHANGE_IMPROVEMENT, after, index);
  siap_i_put_text(work->out, table, CHANGE_STATED_BY,
                  siap_i_member_id(after, index));
}

/* ---- causes ---- */

static void put_cause(siap_i_work *work, const siap_i_compare_tables *into,
                      const siap_i_pair *pair, const siap_i_node_of *of, enum siap_i_cause cause,
                      const double *amount)
{
  begin(work, into->causes, pair->member[SIAP_I_AFTER], of->id);
  siap_i_put_word(into->causes, CAUSE_CAUSE, &causes[cause]);
  if (amount)
    siap_i_put_number(into->causes, CAUSE_AMOUNT, *amount, of->places < 0 ? -1 : of->places + 2);
  else
    siap_i_put_none(into->causes, CAUSE_AMOUNT, &needs_answers);
}

void siap_i_put_causes(siap_i_work *work, const siap_i_compare_tables *into,
                       const siap_i_pair *pair, const siap_i_node_of *of,
                       const siap_i_node_change *change)
{
  for (int i = 0; change && i < SIAP_I_CAUSES; i++)
    if (change->is_there[i])
      put_cause(work, into, pair, of, (enum siap_i_cause)i, &change->amount[i]);
  if (change)
    return;
  put_cause(work, into, pair, of, SIAP_I_CAUSE_ANSWERS, NULL);
  put_cause(work, into, pair, of, SIAP_I_CAUSE_COVERAGE, NULL);
  put_cause(work, into, pair, of, SIAP_I_CAUSE_ROUNDING, NULL);
}

/* ---- items ---- */

struct ranked {
  double size;
  size_t which;
};

static int by_size(const void *a, const void *b)
{
  const struct ranked *x = a, *y = b;
  if (x->size != y->size)
    return (x->size < y->size) - (x->size > y->size);
  return (x->which > y->which) - (x->which < y->which);
}

static void put_score(siap_i_table *table, size_t column, uint8_t state, siap_i_wide value)
{
  if (state == SIAP_STATE_SCORED)
    siap_i_put_number(table, column, (double)value, -1);
  else
    siap_i_put_state(table, column, state);
}

static void put_item(siap_i_work *work, siap_i_table *table, const siap_i_pair *pair,
                     const siap_i_node_of *of, const siap_i_moved *moved, double effect)
{
  const siap_i_member *after = pair->member[SIAP_I_AFTER];
  size_t entry = moved->slot[SIAP_I_AFTER];
  begin(work, table, after, of->id);
  siap_i_put_text(work->out, table, ITEM_ITEM,
                  siap_i_member_id(after, entry));
  put_score(table, ITEM_BEFORE, moved->state[SIAP_I_BEFORE], moved->value[SIAP_I_BEFORE]);
  put_score(table, ITEM_AFTER, moved->state[SIAP_I_AFTER], moved->value[SIAP_I_AFTER]);
  siap_i_put_number(table, ITEM_MOVED, effect, of->places < 0 ? -1 : of->places + 2);
  siap_i_put_word(table, ITEM_CAUSE, &causes[moved->cause]);
}

siap_status siap_i_put_items(siap_i_work *work, const siap_i_compare_tables *into,
                             const siap_i_pair *pair, const siap_i_node_of *of,
                             const siap_i_node_change *change, const siap_i_moved *moved,
                             size_t count, size_t most)
{
  struct ranked *ranked = siap_i_alloc(count, sizeof *ranked);
  size_t n = 0;
  if (!ranked)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < count; i++)
    if (fabs(change->effect[i]) > 0) /* no: NaN, which tells nothing, and what is elsewhere */
      ranked[n++] = (struct ranked){fabs(change->effect[i]), i};
  qsort(ranked, n, sizeof *ranked, by_size);
  for (size_t i = 0; i < n && i < most; i++)
    put_item(work, into->items, pair, of, &moved[ranked[i].which],
             change->effect[ranked[i].which]);
  siap_i_release(ranked);
  return SIAP_OK;
}
