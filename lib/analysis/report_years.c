/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. A region over the years, and its self-assessment beside the final one. */
#include "analysis/report.h"

#include <string.h>

static int is_index(const siap_i_regional *report, const siap_i_table *from, size_t row)
{
  for (size_t i = 0; i < report->indices; i++)
    if (siap_i_table_says(from, row, "node", report->result->entry[report->index[i]].id))
      return 1;
  return 0;
}

/* All rows, or those about indices. */
static void take_rows(siap_i_regional *report, const siap_i_within *within, const char *id,
                      const siap_i_table_form *form, int only_indices)
{
  const siap_i_table *from = siap_i_within_table(within, id);
  if (!from || !from->rows)
    return;
  siap_i_table *table = siap_i_analysis_add(report->work->out, form);
  for (size_t i = 0; i < from->rows; i++)
    if (!only_indices || is_index(report, from, i))
      siap_i_take_row(report->work->out, table, from, i);
}

/* ---- change ---- */

static const siap_i_column change_columns[] = {
    SIAP_I_ENTRY_COLUMN("node", "figure", "angka"),
    SIAP_I_NUMBER_COLUMN("before", "year before", "tahun sebelumnya"),
    SIAP_I_NUMBER_COLUMN("after", "this year", "tahun ini"),
    SIAP_I_SIGNED_COLUMN("difference", "change", "perubahan"),
    SIAP_I_SIGNED_COLUMN("improvement", "improvement by the rubric", "peningkatan menurut rubrik"),
};
static const siap_i_table_form change_form = {
    .name = {"changes", {"Change since the year before", "Perubahan sejak tahun sebelumnya"}},
    .note = {"Of the published values, and only where both years ask enough the same way. "
             "Improvement: the rubric's own index, which may compare with a value rounded "
             "otherwise.",
             "Dari nilai terbitan, dan hanya bila kedua tahun cukup sebanding. Peningkatan: indeks "
             "milik rubrik, yang dapat membandingkan dengan nilai yang dibulatkan lain."},
    .column = change_columns,
    .columns = sizeof change_columns / sizeof *change_columns,
    .section = &siap_i_regional_change};

static const siap_i_column share_columns[] = {
    SIAP_I_ENTRY_COLUMN("node", "figure", "angka"),
    SIAP_I_WORD_COLUMN("comparable", "comparable", "sebanding"),
    SIAP_I_WORD_COLUMN("why", "why", "sebab"),
    SIAP_I_PERCENT_COLUMN("share", "weight in common", "bobot yang sebanding"),
};
static const siap_i_table_form share_form = {
    .name = {"comparable", {"What may be compared", "Yang dapat dibandingkan"}},
    .note = {"Weight in common: what both forms ask the same way, by the crosswalk of the rubric; the "
             "lesser of the two years.",
             "Bobot yang sebanding: yang ditanyakan sama oleh kedua formulir menurut tabel padanan "
             "rubrik; diambil yang lebih kecil dari kedua tahun."},
    .column = share_columns,
    .columns = sizeof share_columns / sizeof *share_columns,
    .section = &siap_i_regional_change};

static const siap_i_column moved_columns[] = {
    SIAP_I_ENTRY_COLUMN("node", "index", "indeks"),
    SIAP_I_ENTRY_COLUMN("item", "question", "pertanyaan"),
    SIAP_I_NUMBER_COLUMN("before", "year before", "tahun sebelumnya"),
    SIAP_I_NUMBER_COLUMN("after", "this year", "tahun ini"),
    SIAP_I_SIGNED_COLUMN("moved", "moved the index by", "menggerakkan indeks"),
    SIAP_I_WORD_COLUMN("cause", "cause", "sebab"),
};
static const siap_i_table_form moved_form = {
    .name = {"moved", {"Questions that moved the index most",
                       "Pertanyaan yang paling menggerakkan indeks"}},
    .note = {"Each by itself, without rounding: the mean of moving it first and of moving it last.",
             "Masing-masing tersendiri, tanpa pembulatan: rata-rata dari menggerakkannya paling awal "
             "dan paling akhir."},
    .column = moved_columns,
    .columns = sizeof moved_columns / sizeof *moved_columns,
    .grouped = 1,
    .section = &siap_i_regional_change};

enum { WHY_NODE, WHY_CAUSE, WHY_AMOUNT };
static const siap_i_column why_columns[] = {
    SIAP_I_ENTRY_COLUMN("node", "index", "indeks"),
    SIAP_I_WORD_COLUMN("cause", "cause", "sebab"),
    SIAP_I_NUMBER_COLUMN("amount", "amount", "besar"),
};
static const siap_i_table_form why_form = {
    .name = {"causes", {"What made the difference", "Sebab perubahan"}},
    .note = {"From the value of the year before to that of this year. Answers, coverage and form are "
             "each taken as one step and get the mean of what they bring in every order (Shapley).",
             "Dari nilai tahun sebelumnya ke nilai tahun ini. Jawaban, cakupan, dan formulir "
             "masing-masing satu langkah dan memperoleh rata-rata sumbangannya dalam setiap urutan "
             "(Shapley)."},
    .column = why_columns,
    .columns = sizeof why_columns / sizeof *why_columns,
    .grouped = 1,
    .plot = {.kind = SIAP_I_PLOT_WATERFALL, .label = "cause", .value = {"amount"}},
    .section = &siap_i_regional_change};
static const siap_i_say_word was = {"before", {"year before", "tahun sebelumnya"}},
                             is = {"after", {"this year", "tahun ini"}};

static void put_end(siap_i_regional *report, siap_i_table *table, const char *node,
                    const siap_i_say_word *word, const siap_i_member *member)
{
  siap_i_table_row(report->work->out, table);
  siap_i_put_text(report->work->out, table, WHY_NODE, node);
  siap_i_put_word(table, WHY_CAUSE, word);
  siap_i_regional_member_value(table, WHY_AMOUNT, member, node);
}

static void put_causes(siap_i_regional *report)
{
  const siap_i_table *from = siap_i_within_table(&report->compare, "causes");
  siap_i_table *table = siap_i_analysis_add(report->work->out, &why_form);
  for (size_t i = 0; i < report->indices; i++) {
    const char *node = report->result->entry[report->index[i]].id;
    size_t found = 0;
    for (size_t row = 0; row < from->rows; row++) {
      if (!siap_i_table_says(from, row, "node", node))
        continue;
      if (!found++)
        put_end(report, table, node, &was, report->pair.member[0]);
      siap_i_take_row(report->work->out, table, from, row);
    }
    if (found)
      put_end(report, table, node, &is, report->member);
  }
}

void siap_i_regional_changes(siap_i_regional *report)
{
  static const siap_i_say_word what = {"change", {"the change since the year before",
                                                  "perubahan sejak tahun sebelumnya"}};
  static const siap_i_say_word alone = {
      "one-year", {"no earlier year was given", "tidak ada tahun sebelumnya"}};
  static const siap_i_say_word absent = {"no-part", {"the region did not take part",
                                                     "daerah tidak ikut serta"}};
  if (report->years < 2 || !report->member->participated) {
    siap_i_regional_lacks(report, &what, report->member->participated ? &alone : &absent);
    return;
  }
  if (!siap_i_regional_has(report, &report->compare, &what))
    return;
  take_rows(report, &report->compare, "change", &change_form, 0);
  put_causes(report);
  take_rows(report, &report->compare, "items", &moved_form, 1);
  take_rows(report, &report->compare, "comparable", &share_form, 0);
}

/* ---- trend ---- */

enum { YEAR_INDEX, YEAR_YEAR, YEAR_RUBRIC, YEAR_STAGE, YEAR_VALUE };
static const siap_i_column year_columns[] = {
    SIAP_I_ENTRY_COLUMN("index", "index", "indeks"),
    SIAP_I_TEXT_COLUMN("year", "year", "tahun"),
    SIAP_I_TEXT_COLUMN("rubric", "rubric", "rubrik"),
    SIAP_I_WORD_COLUMN("stage", "stage", "tahap"),
    SIAP_I_NUMBER_COLUMN("value", "value", "nilai"),
};
static const siap_i_table_form year_form = {
    .name = {"years", {"The years", "Tahun demi tahun"}},
    .note = {"Values as each year's rubric gives them. Whether two years may be compared is told "
             "above; a line between two points does not say so.",
             "Nilai menurut rubrik tiap tahun. Apakah dua tahun dapat dibandingkan dijelaskan di "
             "atas; garis antara dua titik tidak menyatakannya."},
    .column = year_columns,
    .columns = sizeof year_columns / sizeof *year_columns,
    .grouped = 1,
    .plot = {.kind = SIAP_I_PLOT_TREND, .label = "year", .value = {"value"}},
    .section = &siap_i_regional_change};

static const siap_i_column trend_columns[] = {
    SIAP_I_ENTRY_COLUMN("node", "index", "indeks"),
    SIAP_I_COUNT_COLUMN("n", "years", "tahun"),
    SIAP_I_NUMBER_COLUMN("tau", "tau-b", "tau-b"),
    SIAP_I_NUMBER_COLUMN("p", "p", "p"),
    SIAP_I_SIGNED_COLUMN("slope", "slope a year", "kemiringan per tahun"),
    SIAP_I_NUMBER_COLUMN("low", "from", "dari"),
    SIAP_I_NUMBER_COLUMN("high", "to", "sampai"),
    SIAP_I_WORD_COLUMN("trend", "trend", "tren"),
};
static const siap_i_table_form trend_form = {
    .name = {"trend", {"Does it rise or fall", "Naik atau turun"}},
    .note = {"Mann-Kendall's test and Sen's slope over the years that may be compared with each other; "
             "three at least.",
             "Uji Mann-Kendall dan kemiringan Sen atas tahun-tahun yang dapat dibandingkan; "
             "sedikitnya tiga."},
    .column = trend_columns,
    .columns = sizeof trend_columns / sizeof *trend_columns,
    .section = &siap_i_regional_change};

/* The edition; where several years are of one edition, with their place behind it: "2024 (2)". */
static const char *year_of(siap_i_regional *report, size_t year)
{
  const char *edition = siap_i_member_edition(report->year[year].member);
  siap_i_text text = {NULL, 0, 0, 0};
  size_t same = 0, place = 0;
  for (size_t i = 0; i < report->years; i++) {
    int is_same = strcmp(siap_i_member_edition(report->year[i].member), edition) == 0;
    same += (size_t)is_same;
    place += (size_t)(is_same && i <= year);
  }
  if (same < 2)
    return edition;
  siap_i_text_putf(&text, "%s%s(%zu)", edition, *edition ? " " : "", place);
  char *bytes = siap_i_text_take(&text, NULL);
  const char *kept =
      bytes ? siap_i_arena_text(&report->work->arena, bytes, strlen(bytes)) : NULL;
  report->work->out->failed |= !kept;
  siap_i_release(bytes);
  return kept ? kept : "";
}

static const char *rubric_of(const siap_i_member *member)
{
  return member->plan ? member->plan->rubric->id : member->result->rubric_id;
}

static int has_value(const siap_i_member *member, const char *id)
{
  size_t entry = siap_i_member_find(member, id);
  return entry != SIAP_I_NONE && member->state[entry] == SIAP_STATE_SCORED;
}

static void put_years(siap_i_regional *report, siap_i_table *table, const char *id)
{
  siap_analysis *out = report->work->out;
  size_t valued = 0;
  for (size_t i = 0; i < report->years; i++)
    valued += (size_t)has_value(report->year[i].member, id);
  for (size_t i = 0; valued > 1 && i < report->years; i++) {
    const siap_i_member *member = report->year[i].member;
    siap_i_table_row(out, table);
    siap_i_put_text(out, table, YEAR_INDEX, id);
    siap_i_put_text(out, table, YEAR_YEAR, year_of(report, i));
    siap_i_put_text(out, table, YEAR_RUBRIC, rubric_of(member));
    siap_i_put_word(table, YEAR_STAGE, siap_i_stage_said(member->stage));
    siap_i_regional_member_value(table, YEAR_VALUE, member, id);
  }
}

void siap_i_regional_trend(siap_i_regional *report)
{
  static const siap_i_say_word what = {"trend", {"a test of the trend", "uji tren"}};
  static const siap_i_say_word few = {"too-few", {"it takes three years", "diperlukan tiga tahun"}};
  if (report->years < 2 || !report->member->participated)
    return; /* which is told where the change is */
  siap_i_table *table = siap_i_analysis_add(report->work->out, &year_form);
  for (size_t i = 0; i < report->indices; i++)
    put_years(report, table, report->result->entry[report->index[i]].id);
  if (report->years < 3)
    siap_i_regional_lacks(report, &what, &few);
  else
    take_rows(report, &report->compare, "trend", &trend_form, 1);
}

/* ---- self-assessment ---- */

static const siap_i_column self_columns[] = {
    SIAP_I_ENTRY_COLUMN("node", "figure", "angka"),
    SIAP_I_NUMBER_COLUMN("value", "self-assessment", "penilaian mandiri"),
    SIAP_I_NUMBER_COLUMN("other", "final", "akhir"),
    SIAP_I_SIGNED_COLUMN("difference", "self above final", "mandiri di atas akhir"),
};
static const siap_i_table_form self_form = {
    .name = {"self", {"Self-assessment and final assessment",
                      "Penilaian mandiri dan penilaian akhir"}},
    .note = {"Above 0: the region rated itself higher than it was found to be.",
             "Di atas 0: daerah menilai diri lebih tinggi daripada hasil penilaian."},
    .column = self_columns,
    .columns = sizeof self_columns / sizeof *self_columns,
    .plot = {.kind = SIAP_I_PLOT_BARS, .label = "node", .value = {"value", "other"}},
    .section = &siap_i_regional_claim};

static const siap_i_column bias_columns[] = {
    SIAP_I_WORD_COLUMN("level", "of", "atas"),
    SIAP_I_ENTRY_COLUMN("group", "group", "kelompok"),
    SIAP_I_COUNT_COLUMN("n", "n", "n"),
    SIAP_I_SIGNED_COLUMN("difference", "self above final", "mandiri di atas akhir"),
    SIAP_I_NUMBER_COLUMN("low", "from", "dari"),
    SIAP_I_NUMBER_COLUMN("high", "to", "sampai"),
    SIAP_I_PERCENT_COLUMN("over", "rated higher", "dinilai lebih tinggi"),
    SIAP_I_PERCENT_COLUMN("under", "rated lower", "dinilai lebih rendah"),
    SIAP_I_NUMBER_COLUMN("p-adjusted", "p adjusted", "p disesuaikan"),
};
static const siap_i_table_form bias_form = {
    .name = {"bias", {"Where the self-assessment lies higher",
                      "Letak penilaian mandiri yang lebih tinggi"}},
    .note = {"Mean difference over the questions of the group, with Student's interval; p by Wilcoxon's "
             "signed ranks, adjusted after Benjamini and Hochberg.",
             "Selisih rata-rata atas pertanyaan kelompok, dengan selang Student; p menurut peringkat "
             "bertanda Wilcoxon, disesuaikan menurut Benjamini dan Hochberg."},
    .column = bias_columns,
    .columns = sizeof bias_columns / sizeof *bias_columns,
    .section = &siap_i_regional_claim};

static const siap_i_column agree_columns[] = {
    SIAP_I_WORD_COLUMN("statistic", "statistic", "statistik"),
    SIAP_I_NUMBER_COLUMN("value", "value", "nilai"),
    SIAP_I_NUMBER_COLUMN("low", "from", "dari"),
    SIAP_I_NUMBER_COLUMN("high", "to", "sampai"),
    SIAP_I_COUNT_COLUMN("n", "questions", "pertanyaan"),
    SIAP_I_WORD_COLUMN("reading", "reading", "tafsiran"),
};
static const siap_i_table_form agree_form = {
    .name = {"agreement", {"How far both agree", "Seberapa sepakat keduanya"}},
    .note = {"The levels of all questions that both rated. Reading: of kappas after Landis and Koch "
             "(1977), of alphas after Krippendorff.",
             "Level semua pertanyaan yang dinilai keduanya. Tafsiran: kappa menurut Landis dan Koch "
             "(1977), alfa menurut Krippendorff."},
    .column = agree_columns,
    .columns = sizeof agree_columns / sizeof *agree_columns,
    .section = &siap_i_regional_claim};

void siap_i_regional_self(siap_i_regional *report)
{
  static const siap_i_say_word what = {"self", {"self-assessment against final assessment",
                                                "penilaian mandiri terhadap penilaian akhir"}};
  static const siap_i_say_word not_given = {
      "not-given", {"no self-assessment was given beside it (option claim)",
                    "tidak ada penilaian mandiri di sampingnya (opsi claim)"}};
  if (!report->claim.member) {
    if (!siap_i_option_is(report->work, "claim", "yes"))
      siap_i_regional_lacks(report, &what, &not_given);
    return;
  }
  if (!siap_i_regional_has(report, &report->agree, &what))
    return;
  take_rows(report, &report->agree, "indices", &self_form, 0);
  take_rows(report, &report->agree, "bias", &bias_form, 0);
  take_rows(report, &report->agree, "summary", &agree_form, 0);
}
