/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. Where the region stands in its cohort, and how certain that is. */
#include "analysis/report.h"

static const siap_i_column place_columns[] = {
    SIAP_I_ENTRY_COLUMN("node", "index", "indeks"),
    SIAP_I_COUNT_COLUMN("rank", "rank", "peringkat"),
    SIAP_I_NUMBER_COLUMN("value", "value", "nilai"),
    SIAP_I_NUMBER_COLUMN("percentile", "percentile", "persentil"),
    SIAP_I_COUNT_COLUMN("quarter", "quarter", "kuartil"),
    SIAP_I_TEXT_COLUMN("group", "group", "kelompok"),
    SIAP_I_COUNT_COLUMN("group-rank", "rank in group", "peringkat dalam kelompok"),
    SIAP_I_COUNT_COLUMN("group-size", "of", "dari"),
};
static const siap_i_table_form place_form = {
    .name = {"place", {"Place among the regions", "Tempat di antara daerah"}},
    .note = {"Among the regions of the same evidence. Equal values share the best place. Percentile: "
             "share of the others that are lower. Quarter: 4 is the highest.",
             "Di antara daerah dalam bukti yang sama. Nilai sama berbagi tempat terbaik. Persentil: "
             "bagian daerah lain yang lebih rendah. Kuartil: 4 tertinggi."},
    .column = place_columns,
    .columns = sizeof place_columns / sizeof *place_columns,
    .section = &siap_i_regional_result};

static const siap_i_column score_columns[] = {
    SIAP_I_ENTRY_COLUMN("node", "index", "indeks"),
    SIAP_I_NUMBER_COLUMN("value", "value", "nilai"),
    SIAP_I_NUMBER_COLUMN("mean", "mean", "rata-rata"),
    SIAP_I_NUMBER_COLUMN("sd", "sd", "simpangan baku"),
    SIAP_I_NUMBER_COLUMN("low", "from", "dari"),
    SIAP_I_NUMBER_COLUMN("high", "to", "sampai"),
};
static const siap_i_table_form score_form = {
    .name = {"certainty", {"How certain the figures are", "Seberapa pasti angkanya"}},
    .note = {"What the option uncertainty names was drawn again many times; 95 of 100 outcomes lie "
             "between from and to.",
             "Yang disebut opsi uncertainty diacak berulang kali; 95 dari 100 hasilnya berada antara "
             "dari dan sampai."},
    .column = score_columns,
    .columns = sizeof score_columns / sizeof *score_columns,
    .plot = {.kind = SIAP_I_PLOT_BARS,
             .label = "node",
             .value = {"value"},
             .low = "low",
             .high = "high"},
    .section = &siap_i_regional_result};

static const siap_i_column rank_columns[] = {
    SIAP_I_ENTRY_COLUMN("node", "index", "indeks"),
    SIAP_I_COUNT_COLUMN("rank", "rank", "peringkat"),
    SIAP_I_NUMBER_COLUMN("mean", "mean", "rata-rata"),
    SIAP_I_NUMBER_COLUMN("low", "best", "terbaik"),
    SIAP_I_NUMBER_COLUMN("high", "worst", "terburuk"),
};
static const siap_i_table_form rank_form = {
    .name = {"rank-range", {"How certain the rank is", "Seberapa pasti peringkatnya"}},
    .note = {"Ranks of the same draws, of all regions together: 95 of 100 lie between best and worst.",
             "Peringkat dari pengacakan yang sama, semua daerah bersama-sama: 95 dari 100 berada "
             "antara terbaik dan terburuk."},
    .column = rank_columns,
    .columns = sizeof rank_columns / sizeof *rank_columns,
    .plot = {.kind = SIAP_I_PLOT_RANKS,
             .label = "node",
             .value = {"rank"},
             .low = "low",
             .high = "high"},
    .section = &siap_i_regional_result};

/* The rows of this region. */
static void take_own(siap_i_regional *report, const siap_i_within *within, const char *id,
                     const siap_i_table_form *form)
{
  const siap_i_table *from = siap_i_within_table(within, id);
  if (!from)
    return;
  siap_i_table *table = siap_i_analysis_add(report->work->out, form);
  for (size_t i = 0; i < from->rows; i++)
    if (siap_i_table_says(from, i, "region", report->member->name) &&
        siap_i_table_says(from, i, "code", report->member->code))
      siap_i_take_row(report->work->out, table, from, i);
}

void siap_i_regional_place(siap_i_regional *report)
{
  static const siap_i_say_word what = {"place", {"the place among the regions",
                                                 "tempat di antara daerah"}};
  static const siap_i_say_word alone = {
      "alone", {"the evidence holds this region alone", "bukti hanya memuat daerah ini"}};
  if (report->cohort->count < 2)
    siap_i_regional_lacks(report, &what, &alone);
  else if (siap_i_regional_has(report, &report->rank, &what))
    take_own(report, &report->rank, "ranks", &place_form);
}

void siap_i_regional_certainty(siap_i_regional *report)
{
  static const siap_i_say_word what = {"certainty", {"how certain the figures are",
                                                     "seberapa pasti angkanya"}};
  static const siap_i_say_word not_asked = {
      "not-asked", {"not asked for (option uncertainty)", "tidak diminta (opsi uncertainty)"}};
  if (!*siap_i_option_text(report->work, "uncertainty")) {
    siap_i_regional_lacks(report, &what, &not_asked);
    return;
  }
  if (!siap_i_regional_has(report, &report->robust, &what))
    return;
  take_own(report, &report->robust, "scores", &score_form);
  if (report->cohort->count > 1)
    take_own(report, &report->robust, "ranks", &rank_form);
}
