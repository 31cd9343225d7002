/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. The pillars of a report, this year beside the last, and what each index is made of. */
#include "analysis/report.h"

#include <math.h>

/* ---- pillars ---- */

enum { PIL_PILLAR, PIL_STATUS, PIL_VALUE, PIL_LOW, PIL_HIGH, PIL_COVERAGE, PIL_BEFORE, PIL_NOW_COMMON,
       PIL_BEFORE_COMMON, PIL_CHANGE, PIL_SHARE };
static const siap_i_column pil_columns[] = {
    SIAP_I_ENTRY_COLUMN("pillar", "pillar", "pilar"),
    SIAP_I_MARK_COLUMN("status", "whose", "milik"),
    SIAP_I_NUMBER_COLUMN("value", "this year", "tahun ini"),
    SIAP_I_NUMBER_COLUMN("low", "at worst", "terburuk"),
    SIAP_I_NUMBER_COLUMN("high", "at best", "terbaik"),
    SIAP_I_PERCENT_COLUMN("coverage", "answered", "terjawab"),
    SIAP_I_NUMBER_COLUMN("before", "year before", "tahun sebelumnya"),
    SIAP_I_NUMBER_COLUMN("now-common", "this year, same questions", "tahun ini, pertanyaan sama"),
    SIAP_I_NUMBER_COLUMN("before-common", "year before, same questions",
                         "tahun sebelumnya, pertanyaan sama"),
    SIAP_I_SIGNED_COLUMN("change", "change on these", "perubahan pada yang sama"),
    SIAP_I_PERCENT_COLUMN("share", "weight they have in common", "bobot yang sebanding"),
};

/* One year, two of one form, and two forms that share some of their questions. */
enum { PIL_ALONE, PIL_ONE_FORM, PIL_TWO_FORMS };
#define PIL_FORM(note_en, note_id, ...)                                                            \
  {.name = {"pillars", {"Pillars", "Pilar"}},                                                      \
   .note = {note_en, note_id},                                                                     \
   .column = pil_columns,                                                                          \
   .columns = sizeof pil_columns / sizeof *pil_columns,                                            \
   .plot = {.kind = SIAP_I_PLOT_RADAR, .label = "pillar", __VA_ARGS__},                            \
   .section = &siap_i_regional_result}
static const siap_i_table_form pil_form[] = {
    PIL_FORM("The largest node that holds questions of this pillar alone. At worst and at best: if "
             "all that is not answered came out so.",
             "Simpul terbesar yang hanya memuat pertanyaan pilar ini. Terburuk dan terbaik: bila "
             "semua yang belum dijawab bernilai demikian.",
             .value = {"value"}),
    PIL_FORM("The largest node that holds questions of this pillar alone. Dashed: the year before, "
             "which asked the same.",
             "Simpul terbesar yang hanya memuat pertanyaan pilar ini. Garis putus-putus: tahun "
             "sebelumnya, yang menanyakan hal yang sama.",
             .value = {"value", "before"}, .dashed = 2),
    PIL_FORM("The largest node that holds questions of this pillar alone. The forms of the two years "
             "differ: the year before is drawn dashed over those questions only that the crosswalk "
             "calls comparable, beside this year over the same ones. The last column is the share of "
             "the pillar's weight that they have; the smaller it is, the less these two lines tell. "
             "Without rounding, and ours.",
             "Simpul terbesar yang hanya memuat pertanyaan pilar ini. Formulir kedua tahun berbeda: "
             "tahun sebelumnya digambar putus-putus hanya atas pertanyaan yang menurut tabel padanan "
             "sebanding, di samping tahun ini atas pertanyaan yang sama. Kolom terakhir adalah bagian "
             "bobot pilar yang dimilikinya; makin kecil, makin sedikit makna kedua garis itu. Tanpa "
             "pembulatan, dan milik kami.",
             .value = {"value", "now-common", "before-common"}, .dashed = 4),
};

/* What the two years have in common, by pillar. */
struct common {
  double (*value)[2];
  double *share;
  int form;
};

static siap_status find_common(siap_i_regional *report, struct common *common)
{
  siap_i_arena *arena = &report->work->arena;
  const char **id = siap_i_arena_take(arena, report->pillars, sizeof *id);
  siap_status status = SIAP_OK;
  common->value = siap_i_arena_take(arena, report->pillars, sizeof *common->value);
  common->share = siap_i_arena_take(arena, report->pillars, sizeof *common->share);
  if (arena->failed)
    return SIAP_ERR_MEMORY;
  int is_known = report->pair.has_answers && !report->pair.why;
  for (size_t i = 0; i < report->pillars; i++) {
    size_t entry = report->pillar[i].entry;
    id[i] = entry == SIAP_I_NONE ? "" : report->result->entry[entry].id;
    common->value[i][0] = common->value[i][1] = common->share[i] = NAN;
    if (!is_known || entry == SIAP_I_NONE)
      continue;
    siap_i_verdict verdict = siap_i_pair_judge(&report->pair, id[i], 0);
    common->share[i] = fmin(verdict.share[0], verdict.share[1]);
    if (common->share[i] > 0)
      common->form = PIL_TWO_FORMS;
  }
  if (common->form == PIL_TWO_FORMS)
    status = siap_i_common_values(&report->pair, arena, id, report->pillars, common->value);
  if (report->pair.member[0] && !report->pair.why &&
      (!report->pair.has_answers || report->bridge.is_one_form))
    common->form = PIL_ONE_FORM;
  return status;
}

static void put_common(siap_i_regional *report, siap_i_table *table, const struct common *common,
                       size_t i, int places)
{
  const siap_i_result_entry *entry = &report->result->entry[report->pillar[i].entry];
  if (report->pair.member[0] && !report->pair.why) /* else nobody knows whether they compare */
    siap_i_regional_member_value(table, PIL_BEFORE, report->pair.member[0], entry->id);
  siap_i_regional_number(table, PIL_SHARE, common->share[i], -1);
  if (!(common->share[i] > 0))
    return;
  siap_i_regional_number(table, PIL_BEFORE_COMMON, common->value[i][0], places);
  siap_i_regional_number(table, PIL_NOW_COMMON, common->value[i][1], places);
  siap_i_regional_number(table, PIL_CHANGE, common->value[i][1] - common->value[i][0], places);
}

/* The scale that most of a chart lies on: from the least to the greatest end of those below. */
static void set_scale(siap_i_regional *report, siap_i_table *table, const size_t *entry,
                      size_t count)
{
  const siap_plan *plan = report->member->plan;
  double least = INFINITY, most = -INFINITY;
  for (size_t i = 0; plan && i < count; i++) {
    const siap_i_plan_slot *slot = &plan->slot[entry[i]];
    if (!slot->has_range)
      return;
    least = fmin(least, slot->low.plain);
    most = fmax(most, slot->high.plain);
  }
  if (isfinite(least) && least < most)
    siap_i_table_scale(table, least, most);
}

static void put_pillar(siap_i_regional *report, siap_i_table *table, const struct common *common,
                       size_t i)
{
  siap_analysis *out = report->work->out;
  const siap_i_result_entry *entry = &report->result->entry[report->pillar[i].entry];
  siap_i_table_row(out, table);
  siap_i_put_text(out, table, PIL_PILLAR, report->pillar[i].id);
  siap_i_regional_mark(table, PIL_STATUS, entry->status);
  siap_i_regional_value(report, table, PIL_VALUE, report->pillar[i].entry);
  if (entry->low != entry->high) { /* nothing is open where they are one */
    siap_i_regional_number(table, PIL_LOW, entry->low, entry->places);
    siap_i_regional_number(table, PIL_HIGH, entry->high, entry->places);
  }
  siap_i_regional_number(table, PIL_COVERAGE, entry->coverage, -1);
  put_common(report, table, common, i, entry->places);
}

siap_status siap_i_regional_put_pillars(siap_i_regional *report)
{
  static const siap_i_say_word what = {"pillars", {"the pillars", "pilar"}};
  static const siap_i_say_word none = {
      "no-pillars", {"no pillars are named by the rubric or the result",
                     "rubrik atau hasil tidak menyebut pilar"}};
  static const siap_i_say_word no_node = {
      "no-node", {"no figure of the rubric is made of the questions of one pillar alone",
                  "tidak ada angka rubrik yang hanya tersusun dari pertanyaan satu pilar"}};
  struct common common = {NULL, NULL, PIL_ALONE};
  size_t there = 0;
  size_t *shown = siap_i_arena_take(&report->work->arena, report->pillars, sizeof *shown);
  for (size_t i = 0; shown && i < report->pillars; i++)
    if (report->pillar[i].entry != SIAP_I_NONE)
      shown[there++] = report->pillar[i].entry;
  if (!there) {
    siap_i_regional_lacks(report, &what, report->pillars ? &no_node : &none);
    return shown ? SIAP_OK : SIAP_ERR_MEMORY;
  }
  siap_status status = find_common(report, &common);
  if (status != SIAP_OK)
    return status;
  siap_i_table *table = siap_i_analysis_add(report->work->out, &pil_form[common.form]);
  set_scale(report, table, shown, there);
  for (size_t i = 0; i < report->pillars; i++)
    if (report->pillar[i].entry != SIAP_I_NONE)
      put_pillar(report, table, &common, i);
  return SIAP_OK;
}

/* ---- what an index is made of ---- */

enum { DIM_INDEX, DIM_NODE, DIM_STATUS, DIM_VALUE, DIM_LOW, DIM_HIGH, DIM_WEIGHT, DIM_TERM, DIM_COVERAGE,
       DIM_GIVEN };
static const siap_i_column dim_columns[] = {
    SIAP_I_ENTRY_COLUMN("index", "index", "indeks"),
    SIAP_I_ENTRY_COLUMN("node", "part", "bagian"),
    SIAP_I_MARK_COLUMN("status", "whose", "milik"),
    SIAP_I_NUMBER_COLUMN("value", "value", "nilai"),
    SIAP_I_NUMBER_COLUMN("low", "at worst", "terburuk"),
    SIAP_I_NUMBER_COLUMN("high", "at best", "terbaik"),
    SIAP_I_NUMBER_COLUMN("weight", "weight", "bobot"),
    SIAP_I_NUMBER_COLUMN("adds", "adds", "menyumbang"),
    SIAP_I_PERCENT_COLUMN("coverage", "answered", "terjawab"),
    SIAP_I_WORD_COLUMN("given", "given as", "diberikan sebagai"),
};
static const siap_i_table_form dim_form = {
    .name = {"dimensions", {"What each index is made of", "Susunan tiap indeks"}},
    .note = {"Weight and what it adds as they entered the index this year. At worst and at best: if "
             "all that is not answered came out so. An index of more parts than sixty is told of "
             "under every question.",
             "Bobot dan sumbangan sebagaimana masuk ke indeks tahun ini. Terburuk dan terbaik: bila "
             "semua yang belum dijawab bernilai demikian. Indeks dengan lebih dari enam puluh bagian "
             "diuraikan pada setiap pertanyaan."},
    .column = dim_columns,
    .columns = sizeof dim_columns / sizeof *dim_columns,
    .grouped = 1,
    .plot = {.kind = SIAP_I_PLOT_BARS,
             .label = "node",
             .value = {"value"},
             .low = "low",
             .high = "high"},
    .section = &siap_i_regional_result};
static const siap_i_say_word given = {"given", {"a total, not answers", "total, bukan jawaban"}};

enum { PARTS_MOST = 60 };

static void put_part(siap_i_regional *report, siap_i_table *table, size_t index, size_t k)
{
  siap_analysis *out = report->work->out;
  const siap_result *result = report->result;
  const siap_i_result_entry *of = &result->entry[index];
  size_t at = siap_i_regional_child(report, index, k);
  const siap_i_result_entry *part = &result->entry[at];
  siap_i_table_row(out, table);
  siap_i_put_text(out, table, DIM_INDEX, of->id);
  siap_i_put_text(out, table, DIM_NODE, part->id);
  siap_i_regional_mark(table, DIM_STATUS, part->status);
  siap_i_regional_value(report, table, DIM_VALUE, at);
  if (part->low != part->high) { /* nothing is open where they are one */
    siap_i_regional_number(table, DIM_LOW, part->low, part->places);
    siap_i_regional_number(table, DIM_HIGH, part->high, part->places);
  }
  if (k < of->term_count) {
    const siap_i_result_term *term = &result->term[of->first_term + k];
    siap_i_regional_number(table, DIM_WEIGHT, term->weight, -1);
    siap_i_regional_number(table, DIM_TERM, term->term, -1);
  }
  siap_i_regional_number(table, DIM_COVERAGE, part->coverage, -1);
  if (part->given)
    siap_i_put_word(table, DIM_GIVEN, &given);
}

/* Why no index shows its parts; NULL: one does. */
static const siap_i_say_word *no_parts(const siap_i_regional *report)
{
  static const siap_i_say_word many = {
      "too-many", {"more than sixty parts: every question tells what it weighs",
                   "lebih dari enam puluh bagian: setiap pertanyaan menyebut bobotnya"}};
  static const siap_i_say_word none = {
      "no-parts", {"no index of the rubric is made of parts",
                   "tidak ada indeks rubrik yang tersusun dari bagian"}};
  static const siap_i_say_word unknown = {
      "not-told", {"the result tells no parts; its rubric and the evidence may",
                   "hasil tidak menyebut bagian; rubrik dan buktinya mungkin menyebutnya"}};
  const siap_i_say_word *why = report->member->plan ? &none : &unknown;
  for (size_t i = 0; i < report->indices; i++) {
    size_t terms = siap_i_regional_terms(report, report->index[i]);
    if (terms && terms <= PARTS_MOST)
      return NULL;
    why = terms ? &many : why;
  }
  return why;
}

void siap_i_regional_dimensions(siap_i_regional *report)
{
  static const siap_i_say_word what = {"dimensions", {"what each index is made of",
                                                      "susunan tiap indeks"}};
  const siap_i_say_word *why = no_parts(report);
  if (why) {
    siap_i_regional_lacks(report, &what, why);
    return;
  }
  siap_i_table *table = siap_i_analysis_add(report->work->out, &dim_form);
  for (size_t i = 0; i < report->indices; i++) {
    size_t terms = siap_i_regional_terms(report, report->index[i]);
    for (size_t k = 0; terms <= PARTS_MOST && k < terms; k++)
      put_part(report, table, report->index[i], k);
  }
}
