/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. What a reviewer found in the evidence of a region, and which agency has to answer what. */
#include "analysis/report.h"

#include "engine/review.h"
#include "services/findings.h"

#include <string.h>

enum { FOUND_SEVERITY, FOUND_CODE, FOUND_ITEM, FOUND_HOLDER, FOUND_MESSAGE, FOUND_REMEDY };
static const siap_i_column found_columns[] = {
    SIAP_I_WORD_COLUMN("severity", "severity", "tingkat"),
    SIAP_I_TEXT_COLUMN("code", "code", "kode"),
    SIAP_I_ENTRY_COLUMN("item", "question", "pertanyaan"),
    SIAP_I_TEXT_COLUMN("holder", "agency", "instansi"),
    SIAP_I_SENTENCE_COLUMN("message", "finding", "temuan"),
    SIAP_I_SENTENCE_COLUMN("remedy", "what to do", "yang perlu dilakukan"),
};
static const siap_i_table_form found_form = {
    .name = {"findings", {"Findings", "Temuan"}},
    .note = {"What a reviewer would ask. A finding never changes a score. What the ministry has made "
             "final is not asked again.",
             "Yang akan ditanyakan penelaah. Temuan tidak pernah mengubah skor. Yang sudah ditetapkan "
             "final oleh kementerian tidak ditanyakan lagi."},
    .column = found_columns,
    .columns = sizeof found_columns / sizeof *found_columns,
    .section = &siap_i_regional_found};

static const siap_i_column agency_columns[] = {
    SIAP_I_WORD_COLUMN("holder", "agency", "instansi"),
    SIAP_I_COUNT_COLUMN("asked", "asked", "ditanyakan"),
    SIAP_I_COUNT_COLUMN("answered", "answered", "terjawab"),
    SIAP_I_COUNT_COLUMN("missing", "missing", "kosong"),
    SIAP_I_COUNT_COLUMN("without-evidence", "without evidence", "tanpa bukti"),
    SIAP_I_COUNT_COLUMN("out-of-date", "out of date", "kedaluwarsa"),
    SIAP_I_COUNT_COLUMN("to-explain", "to explain", "perlu penjelasan"),
    SIAP_I_PERCENT_COLUMN("share", "done", "selesai"),
};
static const siap_i_table_form agency_form = {
    .name = {"agencies", {"Agencies and what they owe", "Instansi dan kewajibannya"}},
    .note = {"Done: the part of what is asked that is answered or stated not to apply.",
             "Selesai: bagian dari yang ditanyakan yang terjawab atau dinyatakan tidak berlaku."},
    .column = agency_columns,
    .columns = sizeof agency_columns / sizeof *agency_columns,
    .plot = {.kind = SIAP_I_PLOT_BARS, .label = "holder", .value = {"share"}},
    .section = &siap_i_regional_do};

static const siap_i_column open_columns[] = {
    SIAP_I_WORD_COLUMN("holder", "agency", "instansi"),
    SIAP_I_ENTRY_COLUMN("item", "question", "pertanyaan"),
    SIAP_I_WORD_COLUMN("owes", "owes", "kewajiban"),
    SIAP_I_TEXT_COLUMN("evidence", "evidence asked", "bukti yang diminta"),
    SIAP_I_TEXT_COLUMN("findings", "findings", "temuan"),
    SIAP_I_PERCENT_COLUMN("weight", "weight", "bobot"),
    SIAP_I_NUMBER_COLUMN("gain", "gain at most", "kenaikan terbesar"),
};
static const siap_i_table_form open_form = {
    .name = {"open", {"What is open, by agency", "Yang belum selesai, menurut instansi"}},
    .note = {"The weightiest first.", "Yang paling berbobot dahulu."},
    .column = open_columns,
    .columns = sizeof open_columns / sizeof *open_columns,
    .grouped = 1,
    .section = &siap_i_regional_do};

/* by SIAP_NOTE .. SIAP_ERROR */
static const siap_i_say_word severities[] = {
    {"note", {"note", "catatan"}},
    {"warning", {"warning", "peringatan"}},
    {"error", {"error", "kesalahan"}},
};

static void put_both(siap_i_regional *report, siap_i_table *table, size_t column,
                     const char *english, const char *indonesian)
{
  if (english && indonesian && *english)
    siap_i_put_word(table, column,
                    siap_i_say_make(report->work->out, english, english, indonesian));
}

/* Both lists hold the same findings in the same order: they are of the same evidence. */
static void put_one(siap_i_regional *report, siap_i_table *table, size_t i)
{
  siap_analysis *out = report->work->out;
  const siap_findings *english = report->found[0], *indonesian = report->found[1];
  int32_t severity = siap_findings_severity(english, i);
  siap_i_table_row(out, table);
  if (severity >= SIAP_NOTE && severity <= SIAP_ERROR)
    siap_i_put_word(table, FOUND_SEVERITY, &severities[severity]);
  siap_i_put_text(out, table, FOUND_CODE, siap_findings_code(english, i));
  siap_i_put_text(out, table, FOUND_ITEM, siap_i_findings_item(english, i));
  siap_i_put_text(out, table, FOUND_HOLDER, siap_findings_holder(english, i));
  put_both(report, table, FOUND_MESSAGE, siap_findings_text(english, i),
           siap_findings_text(indonesian, i));
  put_both(report, table, FOUND_REMEDY, siap_findings_hint(english, i),
           siap_findings_hint(indonesian, i));
}

/* Levels without a document stand item by item in the table of what is open, where there is one. */
static int stands_elsewhere(const siap_i_regional *report, size_t i)
{
  return report->owed.analysis &&
         strcmp(siap_findings_code(report->found[0], i), SIAP_I_WITHOUT_EVIDENCE) == 0;
}

/* Told here as one row; `first` is one of them. */
static void put_without_evidence(siap_i_regional *report, siap_i_table *table, size_t first,
                                 size_t count)
{
  siap_analysis *out = report->work->out;
  siap_i_regional_said said = SIAP_I_REGIONAL_NOTHING_SAID;
  siap_i_regional_say_count(&said, count);
  siap_i_regional_say(
      &said,
      count == 1 ? " question claims a level that asks for evidence, and cites no document: see \xE2\x80\x9C"
                 : " questions claim a level that asks for evidence, and cite no document: see "
                   "\xE2\x80\x9C",
      " pertanyaan mengaku tingkat yang memerlukan bukti, tetapi tidak mengutip dokumen: lihat "
      "\xE2\x80\x9C");
  siap_i_regional_say(&said, open_form.name.text[0], open_form.name.text[1]);
  siap_i_regional_say(&said, "\xE2\x80\x9D", "\xE2\x80\x9D");
  siap_i_table_row(out, table);
  siap_i_put_word(table, FOUND_SEVERITY,
                  &severities[siap_findings_severity(report->found[0], first)]);
  siap_i_put_text(out, table, FOUND_CODE, SIAP_I_WITHOUT_EVIDENCE);
  siap_i_put_word(table, FOUND_MESSAGE, siap_i_regional_said_word(report, &said));
  put_both(report, table, FOUND_REMEDY, siap_findings_hint(report->found[0], first),
           siap_findings_hint(report->found[1], first));
}

static void put_all(siap_i_regional *report, siap_i_table *table, int32_t severity)
{
  size_t elsewhere = 0, first = 0;
  for (size_t i = 0; i < siap_findings_count(report->found[0]); i++) {
    if (siap_findings_severity(report->found[0], i) != severity)
      continue;
    if (!stands_elsewhere(report, i))
      put_one(report, table, i);
    else if (elsewhere++ == 0)
      first = i;
  }
  if (elsewhere)
    put_without_evidence(report, table, first, elsewhere);
}

void siap_i_regional_findings(siap_i_regional *report)
{
  static const siap_i_say_word what = {"findings", {"findings about the evidence",
                                                    "temuan atas bukti"}};
  static const siap_i_say_word none = {
      "none", {"there are none", "tidak ada"}};
  static const siap_i_say_word settled = {
      "final", {"there are none; what is final is not reviewed again",
                "tidak ada; yang sudah final tidak ditelaah lagi"}};
  int is_final = strcmp(report->member->stage, siap_i_stage_words[SIAP_I_STAGE_FINAL]) == 0;
  size_t count = siap_findings_count(report->found[0]);
  if (!count || siap_findings_count(report->found[1]) != count) {
    siap_i_regional_lacks(report, &what,
                          !report->member->plan ? &siap_i_regional_only_result
                          : is_final            ? &settled
                                                : &none);
    return;
  }
  siap_i_table *table = siap_i_analysis_add(report->work->out, &found_form);
  /* the gravest first; each kind in the order of the file */
  for (int32_t severity = SIAP_ERROR; severity >= SIAP_NOTE; severity--)
    put_all(report, table, severity);
}

/* ---- agencies ---- */

static void take_owed(siap_i_regional *report, const char *id, const siap_i_table_form *form)
{
  const siap_i_table *from = siap_i_within_table(&report->owed, id);
  if (!from || !from->rows)
    return;
  siap_i_table *table = siap_i_analysis_add(report->work->out, form);
  siap_i_table_scale(table, from->least, from->most);
  for (size_t i = 0; i < from->rows; i++)
    siap_i_take_row(report->work->out, table, from, i);
}

void siap_i_regional_agencies(siap_i_regional *report)
{
  static const siap_i_say_word what = {"agencies", {"what each agency still owes",
                                                    "kewajiban tiap instansi"}};
  if (!siap_i_regional_has(report, &report->owed, &what))
    return;
  if (siap_i_regional_is_totals(report)) {
    siap_i_regional_lacks(report, &what, &siap_i_regional_totals);
    return;
  }
  take_owed(report, "agencies", &agency_form);
  take_owed(report, "open", &open_form);
}
