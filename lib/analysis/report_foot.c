/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. The foot of a report: what is not shown and why, sources, and how to come by it again. */
#include "analysis/again.h"
#include "analysis/report.h"

#include <string.h>

/* ---- what is not shown ---- */

static const siap_i_column lack_columns[] = {
    SIAP_I_WORD_COLUMN("what", "not shown", "tidak ditampilkan"),
    SIAP_I_WORD_COLUMN("why", "why", "sebab"),
};
static const siap_i_table_form lack_form = {
    .name = {"absent", {"What this report does not show, and why",
                        "Yang tidak ditampilkan laporan ini, dan sebabnya"}},
    .note = {NULL, NULL},
    .column = lack_columns,
    .columns = 2,
    .section = &siap_i_regional_foot};

void siap_i_regional_absences(siap_i_regional *report)
{
  if (!report->absences)
    return;
  siap_i_table *table = siap_i_analysis_add(report->work->out, &lack_form);
  for (size_t i = 0; i < report->absences; i++) {
    siap_i_table_row(report->work->out, table);
    siap_i_put_word(table, 0, report->absence[i].what);
    siap_i_put_word(table, 1, report->absence[i].why);
  }
}

/* ---- sources ---- */

enum { SOURCE_DOCUMENT, SOURCE_NUMBER, SOURCE_TITLE, SOURCE_DATE, SOURCE_LINK, SOURCE_OF };
static const siap_i_column source_columns[] = {
    SIAP_I_TEXT_COLUMN("document", "document", "dokumen"),
    SIAP_I_TEXT_COLUMN("number", "number", "nomor"),
    SIAP_I_TEXT_COLUMN("title", "title", "judul"),
    SIAP_I_TEXT_COLUMN("date", "date", "tanggal"),
    SIAP_I_TEXT_COLUMN("link", "link", "tautan"),
    SIAP_I_WORD_COLUMN("of", "of", "untuk"),
};
static const siap_i_table_form source_form = {
    .name = {"sources", {"Sources", "Sumber"}},
    .note = {NULL, NULL},
    .column = source_columns,
    .columns = sizeof source_columns / sizeof *source_columns,
    .section = &siap_i_regional_foot};
static const siap_i_say_word of_rubric = {"rubric", {"the rubric", "rubrik"}},
                             of_evidence = {"evidence", {"the evidence", "bukti"}};

static void put_source(siap_i_regional *report, siap_i_table *table, const char *const text[5],
                       const siap_i_say_word *of)
{
  siap_i_table_row(report->work->out, table);
  for (size_t i = 0; i < SOURCE_OF; i++)
    siap_i_put_text(report->work->out, table, i, text[i]);
  siap_i_put_word(table, SOURCE_OF, of);
}

void siap_i_regional_sources(siap_i_regional *report)
{
  const siap_rubric *rubric = report->cohort->rubric;
  const siap_evidence *evidence = report->member->evidence;
  if (!rubric || (!rubric->source_count && !(evidence && evidence->source_count)))
    return;
  siap_i_table *table = siap_i_analysis_add(report->work->out, &source_form);
  for (size_t i = 0; i < rubric->source_count; i++) {
    const siap_i_source *from = &rubric->source[i];
    const char *text[] = {from->document, from->number, from->title, from->date, from->href};
    put_source(report, table, text, &of_rubric);
  }
  for (size_t i = 0; evidence && i < evidence->source_count; i++) {
    const siap_i_evidence_source *from = &evidence->source[i];
    const char *text[] = {from->document, NULL, from->title, from->date, from->href};
    put_source(report, table, text, &of_evidence);
  }
}

/* ---- provenance ---- */

static const siap_i_column fact_columns[] = {
    SIAP_I_WORD_COLUMN("fact", "fact", "fakta"),
    SIAP_I_WORD_COLUMN("value", "value", "nilai"),
};
static const siap_i_table_form fact_form = {
    .name = {"provenance", {"Provenance", "Asal-usul"}},
    .note = {"Figures marked published stand in a rubric of the ministry or of another agency; those "
             "marked ours are worked out by libsiap and are not official. Strengths, gaps, plans, "
             "comparisons and intervals are all ours. A digest is the SHA-256 of what a file "
             "says, not of its bytes (a seal holds those). The same digests in every year, with the "
             "numbers that the command brings, give the same figures. The command names files without their "
             "folders; words in capitals are files that it does not know. A rubric without .xml is "
             "looked for where assess looks for rubrics.",
             "Angka bertanda terbitan berasal dari rubrik kementerian atau lembaga lain; yang bertanda "
             "milik kami dihitung oleh libsiap dan bukan angka resmi. Kekuatan, kekurangan, rencana, "
             "perbandingan, dan selang seluruhnya milik kami. Intisari adalah SHA-256 dari isi "
             "berkas, bukan dari bitanya (itu ada dalam segel). Intisari yang sama pada setiap tahun, "
             "dengan angka yang dibawa perintah, memberi angka yang sama. Perintah menyebut berkas tanpa "
             "foldernya; kata berhuruf kapital adalah berkas yang tidak diketahuinya. Rubrik tanpa .xml "
             "dicari di tempat assess mencari rubrik."},
    .column = fact_columns,
    .columns = 2,
    .role = SIAP_I_ROLE_PROVENANCE,
    .section = &siap_i_regional_foot};

enum fact { FACT_RUBRIC, FACT_VERSION, FACT_AGENCY, FACT_STATUS, FACT_RUBRIC_DIGEST, FACT_PROFILE,
            FACT_PLAN_DIGEST, FACT_EVIDENCE, FACT_RESULT, FACT_EVIDENCE_DIGEST, FACT_CUT_OFF, FACT_ENGINE, FACT_AGAIN };
static const siap_i_say_word facts[] = {
    [FACT_RUBRIC] = {"rubric", {"rubric", "rubrik"}},
    [FACT_VERSION] = {"rubric-version", {"version", "versi"}},
    [FACT_AGENCY] = {"agency", {"agency of the rubric", "lembaga rubrik"}},
    [FACT_STATUS] = {"rubric-status", {"the rubric is", "rubrik ini"}},
    [FACT_RUBRIC_DIGEST] = {"rubric-digest", {"digest of the rubric", "intisari rubrik"}},
    [FACT_PROFILE] = {"profile", {"profile", "profil"}},
    [FACT_PLAN_DIGEST] = {"plan-digest", {"digest of rubric and profile",
                                          "intisari rubrik dan profil"}},
    [FACT_EVIDENCE] = {"evidence", {"evidence", "bukti"}},
    [FACT_RESULT] = {"result", {"result that was read", "hasil yang dibaca"}},
    [FACT_EVIDENCE_DIGEST] = {"evidence-digest", {"digest of the region's evidence",
                                                  "intisari bukti daerah"}},
    [FACT_CUT_OFF] = {"cut-off", {"cut-off date", "tanggal batas"}},
    [FACT_ENGINE] = {"engine", {"engine", "mesin"}},
    [FACT_AGAIN] = {"again", {"to recompute it", "untuk menghitung ulang"}},
};

static const siap_i_say_word ours = {"ours", {"ours, not official", "milik kami, bukan resmi"}},
                             published = {"published", {"published", "terbitan"}};

static void put_same(siap_i_regional *report, siap_i_table *table, enum fact fact,
                     const char *value)
{
  if (!value || !*value)
    return;
  siap_i_table_row(report->work->out, table);
  siap_i_put_word(table, 0, &facts[fact]);
  siap_i_put_word(table, 1, siap_i_say_make(report->work->out, value, value, value));
}

/*
 * A table need not say its rubric, class or stage; where it does, the command changes nothing. Nor need
 * a rubric be where its id leads.
 */
static void put_words(siap_i_regional *report, siap_i_text *text)
{
  int is_table = report->member->evidence && report->member->evidence->is_table;
  int is_one = 1; /* rubric of all files: a command names one */
  for (size_t i = 0; i < report->years; i++)
    is_one &= strcmp(report->year[i].from->rubric_id, report->result->rubric_id) == 0;
  if (is_one)
    siap_i_again_rubric(text, report->cohort->rubric, report->result->rubric_id, is_table);
  siap_i_again_reference(text, report->member);
  if (!is_table)
    return;
  siap_i_again_option(text, "class", report->member->region_class);
  siap_i_again_option(text, "stage", report->member->stage);
}

/* The command that gives this report again. */
static void put_again(siap_i_regional *report, siap_i_table *table)
{
  siap_i_text text = {NULL, 0, 0, 0};
  siap_i_text_put(&text, "assess report");
  for (size_t i = 0; i < report->years; i++)
    siap_i_again_file(&text, report->year[i].member);
  if (report->claim.member) {
    siap_i_text_put(&text, " --self");
    siap_i_again_file(&text, report->claim.member);
  }
  put_words(report, &text);
  siap_i_again_brought(&text, report->member, report->result);
  siap_i_again_options(&text, report->work);
  char *command = siap_i_text_take(&text, NULL);
  report->work->out->failed |= !command;
  put_same(report, table, FACT_AGAIN, command);
  siap_i_release(command);
}

void siap_i_regional_provenance(siap_i_regional *report)
{
  const siap_result *result = report->result;
  siap_i_table *table = siap_i_analysis_add(report->work->out, &fact_form);
  int is_ours = strcmp(result->rubric_status, siap_i_status_words[SIAP_I_OURS]) == 0;
  put_same(report, table, FACT_RUBRIC, result->rubric_id);
  put_same(report, table, FACT_VERSION, result->rubric_version);
  put_same(report, table, FACT_AGENCY, result->agency);
  siap_i_table_row(report->work->out, table);
  siap_i_put_word(table, 0, &facts[FACT_STATUS]);
  siap_i_put_word(table, 1, is_ours ? &ours : &published);
  put_same(report, table, FACT_RUBRIC_DIGEST, result->rubric_digest);
  put_same(report, table, FACT_PROFILE, result->profile);
  put_same(report, table, FACT_PLAN_DIGEST, result->plan_digest);
  put_same(report, table, report->member->evidence ? FACT_EVIDENCE : FACT_RESULT, siap_i_again_name(report->member));
  put_same(report, table, FACT_EVIDENCE_DIGEST, result->evidence_digest);
  put_same(report, table, FACT_CUT_OFF,
           report->member->evidence ? report->member->evidence->cut_off : NULL);
  put_same(report, table, FACT_ENGINE, result->engine);
  put_again(report, table);
}
