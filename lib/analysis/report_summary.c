/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. The head of a report: each index with what stands around it, and who is reported. */
#include "analysis/report.h"

#include "ground/text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { SUM_INDEX, SUM_STATUS, SUM_VALUE, SUM_LOW, SUM_HIGH, SUM_DRAWN_LOW, SUM_DRAWN_HIGH, SUM_BAND,
       SUM_BEFORE, SUM_CHANGE, SUM_IMPROVEMENT, SUM_RANK, SUM_OF, SUM_COVERAGE };
static const siap_i_column sum_columns[] = {
    SIAP_I_ENTRY_COLUMN("index", "index", "indeks"),
    SIAP_I_MARK_COLUMN("status", "whose", "milik"),
    SIAP_I_NUMBER_COLUMN("value", "value", "nilai"),
    SIAP_I_NUMBER_COLUMN("low", "at worst", "terburuk"),
    SIAP_I_NUMBER_COLUMN("high", "at best", "terbaik"),
    SIAP_I_NUMBER_COLUMN("drawn-low", "uncertain from", "tak pasti dari"),
    SIAP_I_NUMBER_COLUMN("drawn-high", "uncertain to", "tak pasti sampai"),
    SIAP_I_WORD_COLUMN("band", "predicate", "predikat"),
    SIAP_I_NUMBER_COLUMN("before", "year before", "tahun sebelumnya"),
    SIAP_I_SIGNED_COLUMN("change", "change", "perubahan"),
    SIAP_I_SIGNED_COLUMN("improvement", "improvement by the rubric", "peningkatan menurut rubrik"),
    SIAP_I_COUNT_COLUMN("rank", "rank", "peringkat"),
    SIAP_I_COUNT_COLUMN("of", "of regions", "dari daerah"),
    SIAP_I_PERCENT_COLUMN("coverage", "answered", "terjawab"),
};
static const siap_i_table_form sum_form = {
    .name = {"summary", {"Indices", "Indeks"}},
    .note = {"Published indices first. At worst and at best: if all that is not answered came out "
             "so. Change: of the published values, only where enough of both years' weight is "
             "asked the same way. Improvement: the rubric's own index.",
             "Indeks terbitan didahulukan. Terburuk dan terbaik: bila semua yang belum dijawab "
             "bernilai demikian. Perubahan: dari nilai terbitan, hanya bila bobot kedua tahun "
             "cukup sebanding. Peningkatan: indeks milik rubrik sendiri."},
    .column = sum_columns,
    .columns = sizeof sum_columns / sizeof *sum_columns,
    .role = SIAP_I_ROLE_SUMMARY,
    .plot = {.label = "index", .value = {"value"}, .low = "low", .high = "high"},
    .section = &siap_i_regional_result};

size_t siap_i_regional_row(const siap_i_regional *report, const siap_i_table *table,
                           const char *node)
{
  for (size_t i = 0; table && i < table->rows; i++)
    if (siap_i_table_says(table, i, "node", node) &&
        siap_i_table_says(table, i, "region", report->member->name) &&
        siap_i_table_says(table, i, "code", report->member->code))
      return i;
  return SIAP_I_NONE;
}

/* A cell of what was run within, as it stands there. */
static void take(siap_i_table *table, size_t column, const siap_i_table *from, size_t row,
                 const char *id)
{
  const siap_i_table_cell *cell = siap_i_table_cell_of(from, row, id);
  if (cell && table->rows)
    table->cell[(table->rows - 1) * table->form->columns + column] = *cell;
}

static void put_change(siap_i_regional *report, siap_i_table *table, const char *index)
{
  const siap_i_table *change = siap_i_within_table(&report->compare, "change");
  size_t row = siap_i_regional_row(report, change, index);
  if (row == SIAP_I_NONE) /* what stands alone may still be compared by nobody */
    return;
  const siap_i_table_cell *before = siap_i_table_cell_of(change, row, "before");
  if (!before || isnan(before->number)) /* then there is nothing to tell a change from */
    return;
  take(table, SUM_BEFORE, change, row, "before");
  take(table, SUM_CHANGE, change, row, "difference");
  take(table, SUM_IMPROVEMENT, change, row, "improvement");
}

static void put_place(siap_i_regional *report, siap_i_table *table, const char *index)
{
  const siap_i_table *scores = siap_i_within_table(&report->robust, "scores");
  const siap_i_table *ranks = siap_i_within_table(&report->rank, "ranks");
  size_t row = siap_i_regional_row(report, scores, index), ranked = 0;
  if (row != SIAP_I_NONE) {
    take(table, SUM_DRAWN_LOW, scores, row, "low");
    take(table, SUM_DRAWN_HIGH, scores, row, "high");
  }
  row = siap_i_regional_row(report, ranks, index);
  if (row == SIAP_I_NONE)
    return;
  for (size_t i = 0; i < ranks->rows; i++)
    ranked += (size_t)siap_i_table_says(ranks, i, "node", index);
  take(table, SUM_RANK, ranks, row, "rank");
  siap_i_put_count(table, SUM_OF, ranked);
}

/* The label of a band in both languages, of a result that was read in its one; its id without. */
static void put_band(siap_i_regional *report, siap_i_table *table,
                     const siap_i_result_entry *entry)
{
  const siap_rubric *rubric = report->result->rubric;
  const char *id = entry->band_id ? entry->band_id : "";
  const char *in[SIAP_I_LANGUAGES] = {id, id};
  if (entry->band < 0 && !entry->band_id)
    return;
  for (int i = 0; i < SIAP_I_LANGUAGES; i++) {
    const char *label = rubric ? siap_i_label(rubric, entry->band_label, i ? "id" : "en")
                               : entry->band_label.text[0];
    in[i] = label && *label ? label : in[i];
  }
  if (*in[0])
    siap_i_put_word(table, SUM_BAND,
                    siap_i_say_make(report->work->out, *id ? id : in[0], in[0], in[1]));
}

void siap_i_regional_summary(siap_i_regional *report)
{
  siap_analysis *out = report->work->out;
  siap_i_table *table = siap_i_analysis_add(out, &sum_form);
  for (size_t i = 0; i < report->indices; i++) {
    const siap_i_result_entry *entry = &report->result->entry[report->index[i]];
    siap_i_table_row(out, table);
    siap_i_put_text(out, table, SUM_INDEX, entry->id);
    siap_i_regional_mark(table, SUM_STATUS, entry->status);
    siap_i_regional_value(report, table, SUM_VALUE, report->index[i]);
    if (entry->low != entry->high) { /* nothing is open where they are one */
      siap_i_regional_number(table, SUM_LOW, entry->low, entry->places);
      siap_i_regional_number(table, SUM_HIGH, entry->high, entry->places);
    }
    put_band(report, table, entry);
    put_change(report, table, entry->id);
    put_place(report, table, entry->id);
    siap_i_regional_number(table, SUM_COVERAGE, entry->coverage, -1);
  }
}

/* ---- who is reported ---- */

static const siap_i_column fact_columns[] = {
    SIAP_I_WORD_COLUMN("fact", "fact", "fakta"),
    SIAP_I_WORD_COLUMN("value", "value", "nilai"),
};
static const siap_i_table_form fact_form = {
    .name = {"region", {"Region and year", "Daerah dan tahun"}},
    .note = {NULL, NULL},
    .column = fact_columns,
    .columns = 2,
    .role = SIAP_I_ROLE_FACTS,
    .section = &siap_i_regional_result};

enum fact { FACT_REGION, FACT_CODE, FACT_CLASS, FACT_PROFILE, FACT_EDITION, FACT_RUBRIC, FACT_STAGE,
            FACT_PART, FACT_QUESTIONS, FACT_FINDINGS, FACT_DATE };
static const siap_i_say_word facts[] = {
    [FACT_REGION] = {"region", {"region", "daerah"}},
    [FACT_CODE] = {"code", {"code", "kode"}},
    [FACT_CLASS] = {"class", {"class of regions", "kelas daerah"}},
    [FACT_PROFILE] = {"profile", {"profile", "profil"}},
    [FACT_EDITION] = {"edition", {"edition", "edisi"}},
    [FACT_RUBRIC] = {"rubric", {"rubric", "rubrik"}},
    [FACT_STAGE] = {"stage", {"stage", "tahap"}},
    [FACT_PART] = {"took-part", {"took part", "ikut serta"}},
    [FACT_QUESTIONS] = {"answered", {"questions answered", "pertanyaan terjawab"}},
    [FACT_FINDINGS] = {"findings", {"findings", "temuan"}},
    [FACT_DATE] = {"date", {"date of the report", "tanggal laporan"}},
};

/* by enum siap_i_stage; what is not final is a simulation, and says so */
static const siap_i_say_word stages[] = {
    {"self", {"self-assessment: a simulation, no official figure",
              "penilaian mandiri: simulasi, bukan angka resmi"}},
    {"desk", {"desk evaluation: a simulation, no official figure",
              "evaluasi dokumen: simulasi, bukan angka resmi"}},
    {"interview", {"interview: a simulation, no official figure",
                   "wawancara: simulasi, bukan angka resmi"}},
    {"visit", {"visit: a simulation, no official figure", "kunjungan: simulasi, bukan angka resmi"}},
    {"final", {"final", "final"}},
};
static const siap_i_say_word no = {"no", {"no: nothing is scored, and nothing counts as 0",
                                          "tidak: tidak ada skor, dan tidak ada yang dihitung 0"}};

static void put_fact(siap_i_regional *report, siap_i_table *table, enum fact fact, const char *en,
                     const char *in_id)
{
  if (!*en)
    return;
  siap_i_table_row(report->work->out, table);
  siap_i_put_word(table, 0, &facts[fact]);
  siap_i_put_word(table, 1, siap_i_say_make(report->work->out, en, en, in_id));
}

static void put_known(siap_i_regional *report, siap_i_table *table, enum fact fact,
                      const siap_i_say_word *value)
{
  siap_i_table_row(report->work->out, table);
  siap_i_put_word(table, 0, &facts[fact]);
  siap_i_put_word(table, 1, value);
}

static void put_counts(siap_i_regional *report, siap_i_table *table)
{
  const siap_result *result = report->result;
  char en[120], in_id[120], id[60];
  size_t items = 0, scored = 0;
  for (size_t i = 0; i < result->entry_count; i++)
    if (result->entry[i].kind == SIAP_KIND_ITEM) {
      items++;
      scored += result->entry[i].state == SIAP_STATE_SCORED;
    }
  snprintf(en, sizeof en, "%zu of %zu", scored, items);
  snprintf(in_id, sizeof in_id, "%zu dari %zu", scored, items);
  snprintf(id, sizeof id, "%zu/%zu", scored, items);
  if (items)
    put_known(report, table, FACT_QUESTIONS, siap_i_say_make(report->work->out, id, en, in_id));
  if (!report->member->plan)
    return;
  size_t warnings = siap_findings_total(report->found[0], SIAP_WARNING);
  size_t notes = siap_findings_total(report->found[0], SIAP_NOTE);
  snprintf(en, sizeof en, "warnings: %zu, notes: %zu", warnings, notes);
  snprintf(in_id, sizeof in_id, "peringatan: %zu, catatan: %zu", warnings, notes);
  put_fact(report, table, FACT_FINDINGS, en, in_id);
}

void siap_i_regional_identity(siap_i_regional *report)
{
  const siap_result *result = report->result;
  const siap_rubric *rubric = report->cohort->rubric;
  siap_i_table *table = siap_i_analysis_add(report->work->out, &fact_form);
  const char *date = siap_i_option_text(report->work, "date");
  const char *title[SIAP_I_LANGUAGES] = {result->rubric_id, result->rubric_id};
  int stage = siap_i_word_find(siap_i_stage_words, result->stage);
  for (int i = 0; rubric && i < SIAP_I_LANGUAGES; i++) {
    const char *label = siap_i_label(rubric, rubric->label, i ? "id" : "en");
    title[i] = label ? label : title[i];
  }
  put_fact(report, table, FACT_REGION, report->member->name, report->member->name);
  put_fact(report, table, FACT_CODE, report->member->code, report->member->code);
  put_fact(report, table, FACT_CLASS, report->member->region_class, report->member->region_class);
  put_fact(report, table, FACT_PROFILE, result->profile, result->profile);
  put_fact(report, table, FACT_EDITION, result->edition, result->edition);
  put_known(report, table, FACT_RUBRIC,
            siap_i_say_make(report->work->out, result->rubric_id, title[0], title[1]));
  if (stage >= 0)
    put_known(report, table, FACT_STAGE, &stages[stage]);
  if (!report->member->participated)
    put_known(report, table, FACT_PART, &no);
  put_counts(report, table);
  put_fact(report, table, FACT_DATE, date, date);
}
