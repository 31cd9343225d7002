/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. What stands in the evidence beside the answers: quick wins, risks, programmes, objections. */
#include "analysis/report.h"

#include "ground/text.h"

#include <math.h>
#include <stdio.h>

static const siap_i_region *region_of(const siap_i_regional *report)
{
  const siap_i_member *member = report->member;
  return member->evidence ? &member->evidence->region[member->region] : NULL;
}

static const char *or_empty(const char *text)
{
  return text ? text : "";
}

/* ---- quick wins ---- */

enum { WIN_PILLAR, WIN_TITLE, WIN_OUTCOME, WIN_PLANNED, WIN_REACHED, WIN_SHARE };
static const siap_i_column win_columns[] = {
    SIAP_I_ENTRY_COLUMN("pillar", "pillar", "pilar"),
    SIAP_I_TEXT_COLUMN("title", "quick win", "quick win"),
    SIAP_I_TEXT_COLUMN("outcome", "outcome", "hasil"),
    SIAP_I_NUMBER_COLUMN("planned", "milestones planned", "tonggak direncanakan"),
    SIAP_I_NUMBER_COLUMN("reached", "reached", "tercapai"),
    SIAP_I_PERCENT_COLUMN("share", "share", "bagian"),
};
static const siap_i_table_form win_form = {
    .name = {"quick-wins", {"Quick wins", "Quick win"}},
    .note = {"As the evidence names them.", "Seperti disebut dalam bukti."},
    .column = win_columns,
    .columns = sizeof win_columns / sizeof *win_columns,
    .grouped = 1,
    .section = &siap_i_regional_beside};

/* Milestones are mostly whole. */
static int places_of(double milestones)
{
  return milestones == floor(milestones) ? 0 : -1;
}

static void put_wins(siap_i_regional *report, const siap_i_region *region)
{
  siap_analysis *out = report->work->out;
  siap_i_table *table = siap_i_analysis_add(out, &win_form);
  for (size_t i = 0; i < region->quick_win_count; i++) {
    const siap_i_quick_win *win = &region->quick_win[i];
    siap_i_table_row(out, table);
    siap_i_put_text(out, table, WIN_PILLAR, or_empty(win->pillar));
    siap_i_put_text(out, table, WIN_TITLE, or_empty(win->title));
    siap_i_put_text(out, table, WIN_OUTCOME, or_empty(win->outcome));
    siap_i_regional_number(table, WIN_PLANNED, win->planned, places_of(win->planned));
    siap_i_regional_number(table, WIN_REACHED, win->reached, places_of(win->reached));
    siap_i_regional_number(table, WIN_SHARE, win->reached / win->planned, -1);
  }
}

/* ---- risks ---- */

enum { RISK_NUMBER, RISK_FACTOR, RISK_PILLAR, RISK_CAUSE, RISK_LIKELIHOOD, RISK_CONSEQUENCE,
       RISK_MITIGATION };
static const siap_i_column risk_columns[] = {
    SIAP_I_COUNT_COLUMN("number", "no.", "no."),
    SIAP_I_TEXT_COLUMN("factor", "risk", "risiko"),
    SIAP_I_ENTRY_COLUMN("pillar", "pillar", "pilar"),
    SIAP_I_TEXT_COLUMN("cause", "cause", "penyebab"),
    SIAP_I_WORD_COLUMN("likelihood", "likelihood", "kemungkinan"),
    SIAP_I_WORD_COLUMN("consequence", "consequence", "dampak"),
    SIAP_I_TEXT_COLUMN("mitigation", "mitigation", "mitigasi"),
};
static const siap_i_table_form risk_form = {
    .name = {"risks", {"Risks and their mitigation", "Risiko dan mitigasinya"}},
    .note = {"As the evidence names them; - where it does not say.",
             "Seperti disebut dalam bukti; - bila tidak disebut."},
    .column = risk_columns,
    .columns = sizeof risk_columns / sizeof *risk_columns,
    .section = &siap_i_regional_beside};

enum { MATRIX_LIKELIHOOD, MATRIX_CONSEQUENCE, MATRIX_COUNT, MATRIX_WHICH };
static const siap_i_column matrix_columns[] = {
    SIAP_I_WORD_COLUMN("likelihood", "likelihood", "kemungkinan"),
    SIAP_I_WORD_COLUMN("consequence", "consequence", "dampak"),
    SIAP_I_COUNT_COLUMN("count", "risks", "risiko"),
    SIAP_I_TEXT_COLUMN("which", "no.", "no."),
};
static const siap_i_table_form matrix_form = {
    .name = {"risk-matrix", {"Risk matrix", "Matriks risiko"}},
    .note = {"Numbers are those of the list of risks. Risks of which the likelihood or the consequence "
             "is not said stand in the list only.",
             "Nomor menurut daftar risiko. Risiko yang kemungkinan atau dampaknya tidak disebut hanya "
             "ada dalam daftar."},
    .column = matrix_columns,
    .columns = sizeof matrix_columns / sizeof *matrix_columns,
    .role = SIAP_I_ROLE_CHART_FIRST,
    .plot = {.kind = SIAP_I_PLOT_RISKS,
             .label = "likelihood",
             .series = "consequence",
             .value = {"count"},
             .note = "which"},
    .section = &siap_i_regional_beside};

enum { GRADES = 3 };
static const siap_i_say_word grades[GRADES] = {
    {"low", {"low", "rendah"}}, {"medium", {"medium", "sedang"}}, {"high", {"high", "tinggi"}}};

/* 1, 2 or 3 as 0, 1, 2; SIAP_I_NONE where it is not said. */
static size_t grade_of(double said)
{
  double near = floor(said + 0.5);
  return near >= 1 && near <= GRADES ? (size_t)near - 1 : SIAP_I_NONE;
}

static void put_grade(siap_i_table *table, size_t column, size_t grade)
{
  if (grade != SIAP_I_NONE)
    siap_i_put_word(table, column, &grades[grade]);
}

static void put_risks(siap_i_regional *report, const siap_i_region *region)
{
  siap_analysis *out = report->work->out;
  siap_i_table *table = siap_i_analysis_add(out, &risk_form);
  for (size_t i = 0; i < region->risk_count; i++) {
    const siap_i_risk *risk = &region->risk[i];
    siap_i_table_row(out, table);
    siap_i_put_count(table, RISK_NUMBER, i + 1);
    siap_i_put_text(out, table, RISK_FACTOR, or_empty(risk->factor));
    siap_i_put_text(out, table, RISK_PILLAR, or_empty(risk->pillar));
    siap_i_put_text(out, table, RISK_CAUSE, or_empty(risk->cause));
    put_grade(table, RISK_LIKELIHOOD, grade_of(risk->likelihood));
    put_grade(table, RISK_CONSEQUENCE, grade_of(risk->consequence));
    siap_i_put_text(out, table, RISK_MITIGATION, or_empty(risk->mitigation));
  }
}

/* The numbers of the risks of one cell. */
static void put_cell(siap_i_regional *report, siap_i_table *table, const siap_i_region *region,
                     size_t likelihood, size_t consequence)
{
  siap_i_text which = {NULL, 0, 0, 0};
  size_t count = 0;
  for (size_t i = 0; i < region->risk_count; i++)
    if (grade_of(region->risk[i].likelihood) == likelihood &&
        grade_of(region->risk[i].consequence) == consequence)
      siap_i_text_putf(&which, "%s%zu", count++ ? ", " : "", i + 1);
  char *text = siap_i_text_take(&which, NULL);
  siap_i_table_row(report->work->out, table);
  put_grade(table, MATRIX_LIKELIHOOD, likelihood);
  put_grade(table, MATRIX_CONSEQUENCE, consequence);
  siap_i_put_count(table, MATRIX_COUNT, count);
  report->work->out->failed |= !text;
  siap_i_put_text(report->work->out, table, MATRIX_WHICH, text);
  siap_i_release(text);
}

static void put_matrix(siap_i_regional *report, const siap_i_region *region)
{
  siap_i_table *table = siap_i_analysis_add(report->work->out, &matrix_form);
  for (size_t i = 0; i < GRADES; i++)
    for (size_t k = 0; k < GRADES; k++)
      put_cell(report, table, region, i, k);
}

/* ---- programmes ---- */

enum { PRO_PILLAR, PRO_TITLE, PRO_HOLDER, PRO_STATUS };
static const siap_i_column pro_columns[] = {
    SIAP_I_ENTRY_COLUMN("pillar", "pillar", "pilar"),
    SIAP_I_TEXT_COLUMN("title", "programme", "program"),
    SIAP_I_TEXT_COLUMN("holder", "agency", "instansi"),
    SIAP_I_WORD_COLUMN("status", "status", "status"),
};
static const siap_i_table_form pro_form = {
    .name = {"programmes", {"Programmes", "Program"}},
    .note = {"As the evidence names them.", "Seperti disebut dalam bukti."},
    .column = pro_columns,
    .columns = sizeof pro_columns / sizeof *pro_columns,
    .grouped = 1,
    .section = &siap_i_regional_beside};

static const siap_i_column stand_columns[] = {
    SIAP_I_ENTRY_COLUMN("pillar", "pillar", "pilar"),
    SIAP_I_COUNT_COLUMN("planned", "planned", "direncanakan"),
    SIAP_I_COUNT_COLUMN("running", "running", "berjalan"),
    SIAP_I_COUNT_COLUMN("finished", "finished", "selesai"),
    SIAP_I_COUNT_COLUMN("stopped", "stopped", "dihentikan"),
};
static const siap_i_table_form stand_form = {
    .name = {"programmes-by-pillar", {"Programmes planned and running",
                                      "Program yang direncanakan dan berjalan"}},
    .note = {NULL, NULL},
    .column = stand_columns,
    .columns = sizeof stand_columns / sizeof *stand_columns,
    .plot = {.kind = SIAP_I_PLOT_SHARES,
             .label = "pillar",
             .value = {"planned", "running", "finished", "stopped"}},
    .section = &siap_i_regional_beside};

/* by place in siap_i_programme_words */
enum { STATUSES = 4 };
static const siap_i_say_word statuses[STATUSES] = {{"planned", {"planned", "direncanakan"}},
                                                   {"running", {"running", "berjalan"}},
                                                   {"finished", {"finished", "selesai"}},
                                                   {"stopped", {"stopped", "dihentikan"}}};

static size_t place_of(const siap_i_regional *report, const char *pillar)
{
  const siap_rubric *rubric = report->cohort->rubric;
  size_t at = rubric && pillar ? siap_i_rubric_pillar(rubric, pillar) : SIAP_I_NONE;
  return at == SIAP_I_NONE ? report->pillars : at;
}

static void put_stand(siap_i_regional *report, const siap_i_region *region)
{
  siap_analysis *out = report->work->out;
  size_t(*count)[STATUSES] =
      siap_i_arena_take(&report->work->arena, report->pillars + 1, sizeof *count);
  siap_i_table *table = siap_i_analysis_add(out, &stand_form);
  for (size_t i = 0; count && i < region->programme_count; i++)
    if (region->programme[i].status < STATUSES)
      count[place_of(report, region->programme[i].pillar)][region->programme[i].status]++;
  for (size_t i = 0; count && i <= report->pillars; i++) {
    if (!(count[i][0] + count[i][1] + count[i][2] + count[i][3]))
      continue;
    siap_i_table_row(out, table);
    siap_i_put_text(out, table, 0, i < report->pillars ? report->pillar[i].id : "");
    for (size_t k = 0; k < STATUSES; k++)
      siap_i_put_count(table, 1 + k, count[i][k]);
  }
  out->failed |= !count;
}

static void put_programmes(siap_i_regional *report, const siap_i_region *region)
{
  siap_analysis *out = report->work->out;
  siap_i_table *table = siap_i_analysis_add(out, &pro_form);
  for (size_t i = 0; i < region->programme_count; i++) {
    const siap_i_programme *programme = &region->programme[i];
    siap_i_table_row(out, table);
    siap_i_put_text(out, table, PRO_PILLAR, or_empty(programme->pillar));
    siap_i_put_text(out, table, PRO_TITLE, or_empty(programme->title));
    siap_i_put_text(out, table, PRO_HOLDER, or_empty(programme->holder));
    if (programme->status < STATUSES)
      siap_i_put_word(table, PRO_STATUS, &statuses[programme->status]);
  }
}

void siap_i_regional_stands_beside(siap_i_regional *report)
{
  static const siap_i_say_word none = {"none-named", {"the evidence names none",
                                                      "bukti tidak menyebutkannya"}};
  const siap_i_say_word *why = report->member->evidence ? &none : &siap_i_regional_only_result;
  static const siap_i_say_word wins = {"quick-wins", {"quick wins and their milestones",
                                                      "quick win dan tonggaknya"}};
  static const siap_i_say_word risks = {"risks", {"risks and their mitigation",
                                                  "risiko dan mitigasinya"}};
  static const siap_i_say_word programmes = {"programmes", {"programmes planned and running",
                                                            "program direncanakan dan berjalan"}};
  const siap_i_region *region = region_of(report);
  if (region && region->quick_win_count)
    put_wins(report, region);
  else
    siap_i_regional_lacks(report, &wins, why);
  if (region && region->risk_count) {
    put_matrix(report, region);
    put_risks(report, region);
  } else
    siap_i_regional_lacks(report, &risks, why);
  if (region && region->programme_count) {
    put_stand(report, region);
    put_programmes(report, region);
  } else
    siap_i_regional_lacks(report, &programmes, why);
}

/* ---- right of reply ---- */

enum { OBJ_ABOUT, OBJ_BY, OBJ_DATE, OBJ_CLAIM, OBJ_DECISION, OBJ_DECIDED_BY, OBJ_DECIDED, OBJ_REASON,
       OBJ_BEFORE, OBJ_AFTER };
static const siap_i_column obj_columns[] = {
    SIAP_I_ENTRY_COLUMN("about", "about", "tentang"),
    SIAP_I_TEXT_COLUMN("by", "raised by", "diajukan oleh"),
    SIAP_I_TEXT_COLUMN("date", "on", "tanggal"),
    SIAP_I_TEXT_COLUMN("claim", "objection", "keberatan"),
    SIAP_I_WORD_COLUMN("decision", "decision", "putusan"),
    SIAP_I_TEXT_COLUMN("decided-by", "decided by", "diputus oleh"),
    SIAP_I_TEXT_COLUMN("decided", "on", "tanggal"),
    SIAP_I_TEXT_COLUMN("reason", "reason", "alasan"),
    SIAP_I_NUMBER_COLUMN("before", "score before", "skor sebelum"),
    SIAP_I_NUMBER_COLUMN("after", "after", "sesudah"),
};
static const siap_i_table_form obj_form = {
    .name = {"objections", {"Objections and what became of them", "Keberatan dan putusannya"}},
    .note = {"The right of reply: who holds what to be wrong, what was decided, by whom and why.",
             "Hak jawab: siapa menganggap apa keliru, apa putusannya, oleh siapa, dan mengapa."},
    .column = obj_columns,
    .columns = sizeof obj_columns / sizeof *obj_columns,
    .section = &siap_i_regional_found};

/* by place in siap_i_decision_words */
enum { DECISIONS = 4 };
static const siap_i_say_word decisions[DECISIONS] = {{"open", {"open", "belum diputus"}},
                                                     {"upheld", {"upheld", "diterima"}},
                                                     {"partly", {"partly upheld",
                                                                 "diterima sebagian"}},
                                                     {"rejected", {"rejected", "ditolak"}}};

void siap_i_regional_objections(siap_i_regional *report)
{
  static const siap_i_say_word what = {"objections", {"objections", "keberatan"}};
  static const siap_i_say_word none = {"none", {"none was raised in the evidence",
                                                "tidak ada yang diajukan dalam bukti"}};
  siap_analysis *out = report->work->out;
  const siap_i_region *region = region_of(report);
  if (!region || !region->objection_count) {
    siap_i_regional_lacks(report, &what,
                          report->member->evidence ? &none : &siap_i_regional_only_result);
    return;
  }
  siap_i_table *table = siap_i_analysis_add(out, &obj_form);
  for (size_t i = 0; i < region->objection_count; i++) {
    const siap_i_objection *said = &region->objection[i];
    siap_i_table_row(out, table);
    siap_i_put_text(out, table, OBJ_ABOUT, or_empty(said->id));
    siap_i_put_text(out, table, OBJ_BY, or_empty(said->by));
    siap_i_put_text(out, table, OBJ_DATE, or_empty(said->date));
    siap_i_put_text(out, table, OBJ_CLAIM, or_empty(said->claim));
    if (said->decision < DECISIONS)
      siap_i_put_word(table, OBJ_DECISION, &decisions[said->decision]);
    siap_i_put_text(out, table, OBJ_DECIDED_BY, or_empty(said->decided_by));
    siap_i_put_text(out, table, OBJ_DECIDED, or_empty(said->decided));
    siap_i_put_text(out, table, OBJ_REASON, or_empty(said->reason));
    siap_i_regional_number(table, OBJ_BEFORE, said->before, -1);
    siap_i_regional_number(table, OBJ_AFTER, said->after, -1);
  }
}
