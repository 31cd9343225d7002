/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. report: one region in one year, as a page. This file is what is asked, what is run within,
 * and the order of what is shown.
 */
#include "analysis/report.h"
#include "analysis/robust.h"

#include "ground/text.h"

#include <string.h>

static const char *const no_yes[] = {"no", "yes", NULL};
static const siap_i_option options[] = {
    {"region", SIAP_I_OPTION_TEXT, NULL, 0, 0, NULL,
     {"name or code of the region, where the last cohort has several",
      "nama atau kode daerah, bila kohor terakhir memuat beberapa"}},
    {"claim", SIAP_I_OPTION_WORD, "no", 0, 0, no_yes,
     {"yes: the first cohort is the region's self-assessment of the same year",
      "yes: kohor pertama adalah penilaian mandiri daerah untuk tahun yang sama"}},
    {"target", SIAP_I_OPTION_NUMBER, NULL, -1e15, 1e15, NULL,
     {"plan how the first index reaches this value at least",
      "rencanakan agar indeks pertama sedikitnya mencapai nilai ini"}},
    {"target-band", SIAP_I_OPTION_IDS, NULL, 0, 0, NULL,
     {"or the band of this id, or one above", "atau predikat dengan id ini, atau di atasnya"}},
    {"uncertainty", SIAP_I_OPTION_WORDS, NULL, 0, 0, siap_i_source_words,
     {"how certain the figures are: what is uncertain, with commas between, as for robust",
      "seberapa pasti angkanya: yang tidak pasti, dipisahkan koma, seperti pada robust"}},
    SIAP_I_REPLICATIONS_OPTION("how often everything is drawn for that",
                               "berapa kali semuanya diacak untuk itu"),
    SIAP_I_SEED_OPTION,
    SIAP_I_THREADS_OPTION,
    SIAP_I_COMPARABLE_OPTION,
    {"most", SIAP_I_OPTION_COUNT, "5", 1, 1e6, NULL,
     {"strengths and weaknesses of each pillar, and quick-win candidates",
      "kekuatan dan kelemahan tiap pilar, dan calon quick win"}},
    {"gains", SIAP_I_OPTION_COUNT, "20", 0, 1e6, NULL,
     {"items in the list of gains", "butir dalam daftar kenaikan"}},
    {"date", SIAP_I_OPTION_DATE, NULL, 0, 0, NULL,
     {"of the report; none unless said", "tanggal laporan; tidak ada bila tidak disebut"}},
};

const siap_i_say_word siap_i_regional_result = {"result", {"The result", "Hasil"}},
                      siap_i_regional_change = {"change", {"What changed, and why",
                                                           "Apa yang berubah, dan mengapa"}},
                      siap_i_regional_claim = {"self", {"Self-assessment and final assessment",
                                                        "Penilaian mandiri dan penilaian akhir"}},
                      siap_i_regional_work_at = {"extremes", {"Strengths and weaknesses",
                                                              "Kekuatan dan kelemahan"}},
                      siap_i_regional_do = {"do", {"What to do next", "Langkah berikutnya"}},
                      siap_i_regional_beside = {"beside", {"Quick wins, risks and programmes",
                                                           "Quick win, risiko, dan program"}},
                      siap_i_regional_found = {"found", {"Findings and objections",
                                                         "Temuan dan keberatan"}},
                      siap_i_regional_foot = {"foot", {"What this report rests on",
                                                       "Dasar laporan ini"}};

void siap_i_regional_lacks(siap_i_regional *report, const siap_i_say_word *what,
                           const siap_i_say_word *why)
{
  if (report->absences < SIAP_I_REGIONAL_ABSENCES)
    report->absence[report->absences++] = (siap_i_regional_absence){what, why};
}

int siap_i_regional_has(siap_i_regional *report, const siap_i_within *within,
                        const siap_i_say_word *what)
{
  if (within->why)
    siap_i_regional_lacks(report, what, within->why);
  return within->analysis != NULL;
}

/* ---- what other analyses work out ---- */

enum { TERMS_MOST = 60 }; /* of an index of more only itself is compared */

/* Ids with commas between: all indices, what the first of them takes, the pillars. */
static const char *shown_nodes(siap_i_regional *report)
{
  const siap_result *result = report->result;
  siap_i_text text = {NULL, 0, 0, 0};
  size_t first = report->indices ? report->index[0] : 0;
  size_t terms = report->indices ? siap_i_regional_terms(report, first) : 0;
  for (size_t i = 0; i < report->indices; i++)
    siap_i_text_putf(&text, "%s%s", i ? "," : "", result->entry[report->index[i]].id);
  for (size_t k = 0; k < terms && terms <= TERMS_MOST; k++) {
    const siap_i_result_entry *child = &result->entry[siap_i_regional_child(report, first, k)];
    if (child->kind == SIAP_KIND_NODE)
      siap_i_text_putf(&text, ",%s", child->id);
  }
  for (size_t i = 0; i < report->pillars; i++)
    if (report->pillar[i].entry != SIAP_I_NONE)
      siap_i_text_putf(&text, "%s%s", text.length ? "," : "",
                       result->entry[report->pillar[i].entry].id);
  size_t length = 0;
  char *bytes = siap_i_text_take(&text, &length);
  const char *kept = bytes ? siap_i_arena_text(&report->work->arena, bytes, length) : NULL;
  siap_i_release(bytes);
  return kept;
}

/* Moving items one by one takes the square of their number: above so many it is left out. */
enum { MOVED_MOST = 2000 };

static siap_status run_compare(siap_i_regional *report, const char *nodes)
{
  static const siap_i_say_word what = {
      "moved", {"which items moved most", "butir yang paling menggerakkan"}};
  static const siap_i_say_word why = {
      "too-many", {"too many items to move one by one: assess compare does",
                   "terlalu banyak butir untuk digerakkan satu per satu: gunakan assess compare"}};
  siap_cohort **cohort =
      siap_i_arena_take(&report->work->arena, report->years, sizeof *cohort);
  int few = report->result->items <= MOVED_MOST;
  siap_i_choice choice[] = {
      {"of", nodes},
      {"comparable-least", siap_i_option_text(report->work, "comparable-least")},
      {"most", few ? "10" : "0"},
      {NULL, NULL}};
  if (!cohort)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < report->years; i++)
    cohort[i] = &report->year[i].one;
  if (report->years < 2 || !report->member->participated)
    return SIAP_OK;
  if (!few)
    siap_i_regional_lacks(report, &what, &why);
  return siap_i_run_within(report->work, "compare", cohort, report->years, choice, 0,
                           &report->compare);
}

/* Who did not take part is scored by nobody, and ranks nowhere. */
static siap_status run_cohort(siap_i_regional *report)
{
  siap_cohort *cohort[] = {(siap_cohort *)report->cohort};
  siap_i_work *work = report->work;
  const char *sources = siap_i_option_text(work, "uncertainty");
  siap_i_choice none[] = {{NULL, NULL}};
  siap_i_choice choice[] = {{"sources", sources},
                            {"replications", siap_i_option_text(work, "replications")},
                            {"seed", siap_i_option_text(work, "seed")},
                            {"threads", siap_i_option_text(work, "threads")},
                            {NULL, NULL}};
  siap_status status = SIAP_OK;
  if (report->cohort->count > 1)
    status = siap_i_run_within(work, "rank", cohort, 1, none, 0, &report->rank);
  if (status == SIAP_OK && *sources)
    status = siap_i_run_within(work, "robust", cohort, 1, choice, 1, &report->robust);
  return status;
}

static siap_status run_claim(siap_i_regional *report, const char *nodes)
{
  static const siap_i_say_word what = {"self", {"self-assessment against final assessment",
                                                "penilaian mandiri terhadap penilaian akhir"}};
  static const siap_i_say_word why = {
      "not-there", {"the region does not stand in the self-assessment that was given",
                    "daerah ini tidak ada dalam penilaian mandiri yang diberikan"}};
  siap_cohort *cohort[] = {&report->claim.one, &report->year[report->years - 1].one};
  siap_i_choice choice[] = {{"of", nodes}, {NULL, NULL}};
  if (report->claim.member)
    return siap_i_run_within(report->work, "agree", cohort, 2, choice, 0, &report->agree);
  if (siap_i_option_is(report->work, "claim", "yes"))
    siap_i_regional_lacks(report, &what, &why);
  return SIAP_OK;
}

/* A target out of reach keeps nobody from seeing what items gain; a band that is none is a mistake. */
static siap_status run_plan(siap_i_regional *report)
{
  static const siap_i_say_word what = {"steps", {"the roadmap to the target",
                                                 "peta jalan menuju sasaran"}};
  siap_i_work *work = report->work;
  siap_cohort *cohort[] = {&report->year[report->years - 1].one};
  const char *target = siap_i_option_text(work, "target");
  const char *band = siap_i_option_text(work, "target-band");
  siap_i_choice choice[] = {
      {"most", siap_i_option_text(work, "gains")},
      {"quick", siap_i_option_text(work, "most")},
      {"node", report->indices ? report->result->entry[report->index[0]].id : NULL},
      {*target ? "target" : "", target},
      {*band ? "target-band" : "", band},
      {NULL, NULL}};
  siap_status status = siap_i_run_within(work, "plan", cohort, 1, choice, 0, &report->plan);
  if (status != SIAP_OK || !report->plan.why || (!*target && !*band))
    return status;
  if (report->plan.is_unknown)
    return siap_i_run_aloud(work, "plan", cohort, 1, choice);
  siap_i_regional_lacks(report, &what, report->plan.why);
  choice[3] = (siap_i_choice){NULL, NULL};
  return siap_i_run_within(work, "plan", cohort, 1, choice, 0, &report->plan);
}

static siap_status run_owed(siap_i_regional *report)
{
  siap_cohort *cohort[] = {&report->year[report->years - 1].one};
  siap_i_choice none[] = {{NULL, NULL}};
  return siap_i_run_within(report->work, "owed", cohort, 1, none, 0, &report->owed);
}

static siap_status run_others(siap_i_regional *report)
{
  const char *nodes = shown_nodes(report);
  siap_status status = nodes ? run_compare(report, nodes) : SIAP_ERR_MEMORY;
  if (status == SIAP_OK)
    status = run_cohort(report);
  if (status == SIAP_OK)
    status = run_claim(report, nodes);
  if (status == SIAP_OK)
    status = run_plan(report);
  return status == SIAP_OK ? run_owed(report) : status;
}

/* ---- the page ---- */

static void put_heading(siap_i_regional *report)
{
  static const siap_i_say_word what = {"report", {"Readiness report", "Laporan kesiapan"}};
  const char *edition = report->result->edition;
  siap_i_text text = {NULL, 0, 0, 0};
  siap_i_text_put(&text, report->member->name);
  siap_i_text_put(&text, *edition ? ", " : "");
  siap_i_text_put(&text, edition);
  char *of = siap_i_text_take(&text, NULL);
  report->work->out->failed |= !of;
  siap_i_analysis_heading(report->work->out, &what, of ? of : "");
  siap_i_release(of);
}

static siap_status put_tables(siap_i_regional *report)
{
  put_heading(report);
  siap_i_regional_brief(report);
  siap_i_regional_summary(report);
  siap_i_regional_identity(report);
  siap_status status = siap_i_regional_put_pillars(report);
  siap_i_regional_dimensions(report);
  siap_i_regional_place(report);
  siap_i_regional_certainty(report);
  siap_i_regional_changes(report);
  siap_i_regional_trend(report);
  siap_i_regional_self(report);
  if (status == SIAP_OK)
    status = siap_i_regional_extremes(report);
  siap_i_regional_plan(report);
  siap_i_regional_agencies(report);
  siap_i_regional_stands_beside(report);
  if (status == SIAP_OK)
    status = siap_i_regional_questions(report);
  siap_i_regional_findings(report);
  siap_i_regional_objections(report);
  siap_i_regional_absences(report);
  siap_i_regional_sources(report);
  siap_i_regional_provenance(report);
  return status;
}

static siap_status run(siap_i_work *work)
{
  siap_i_regional report = {.work = work};
  siap_i_tell_order(work, siap_i_option_is(work, "claim", "yes"));
  siap_status status = siap_i_regional_find(&report);
  work->about = report.member;
  if (status == SIAP_OK)
    status = siap_i_regional_results(&report);
  if (status == SIAP_OK)
    status = siap_i_regional_pillars(&report);
  if (status == SIAP_OK)
    status = run_others(&report);
  if (status == SIAP_OK)
    status = put_tables(&report);
  siap_i_regional_release(&report);
  return status;
}

const siap_i_analysis_kind siap_i_report_kind = {
    {"report", {"one region in one year: index, change, strengths, gaps, every question",
                "satu daerah dalam satu tahun: indeks, perubahan, kekuatan, kekurangan, setiap "
                "pertanyaan"}},
    1,
    64,
    options,
    sizeof options / sizeof *options,
    run,
    {"report", {"Readiness report", "Laporan kesiapan"}}};
