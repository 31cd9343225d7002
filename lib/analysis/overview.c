/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. overview: all regions of one year, as a page for the ministry. This file is what is asked,
 * what is run within, and the order of what is shown. Each cohort is a year, in order of time; the
 * last is the one shown, and the one before it is what it is held against.
 */
#include "analysis/overview.h"
#include "analysis/robust.h"

#include <string.h>

static const char *const no_yes[] = {"no", "yes", NULL};
static const char *const groups[] = {"none", "class", "profile", NULL};
static const siap_i_option options[] = {
    {"claim", SIAP_I_OPTION_WORD, "no", 0, 0, no_yes,
     {"yes: the first cohort is the regions' self-assessment of the same year",
      "yes: kohor pertama adalah penilaian mandiri daerah untuk tahun yang sama"}},
    {"uncertainty", SIAP_I_OPTION_WORDS, NULL, 0, 0, siap_i_source_words,
     {"how certain ranks are: what is uncertain, with commas between, as for robust",
      "seberapa pasti peringkatnya: yang tidak pasti, dipisahkan koma, seperti pada robust"}},
    SIAP_I_REPLICATIONS_OPTION("how often everything is drawn for that",
                               "berapa kali semuanya diacak untuk itu"),
    SIAP_I_SEED_OPTION,
    SIAP_I_THREADS_OPTION,
    {"group", SIAP_I_OPTION_WORD, "class", 0, 0, groups,
     {"by what regions are grouped", "dasar pengelompokan daerah"}},
    {"least-group", SIAP_I_OPTION_COUNT, "5", 1, 1e6, NULL,
     {"regions a group must have for its figures to be shown",
      "jumlah daerah agar angka suatu kelompok ditampilkan"}},
    SIAP_I_COMPARABLE_OPTION,
};

const siap_i_say_word siap_i_overview_ranks = {"ranks", {"Ranks", "Peringkat"}},
                      siap_i_overview_spread = {"spread", {"How the regions are spread",
                                                           "Sebaran daerah"}},
                      siap_i_overview_change = {"change", {"Change since the year before",
                                                           "Perubahan sejak tahun sebelumnya"}},
                      siap_i_overview_claim = {"self", {"Self-assessment and final assessment",
                                                        "Penilaian mandiri dan penilaian akhir"}},
                      siap_i_overview_foot = {"foot", {"What this overview rests on",
                                                       "Dasar ikhtisar ini"}};

/* ---- what other analyses work out ---- */

static siap_status run_ranks(siap_i_overview *overview)
{
  siap_i_work *work = overview->work;
  const char *sources = siap_i_option_text(work, "uncertainty");
  siap_i_choice ranks[] = {{"of", overview->nodes},
                           {"group", siap_i_option_text(work, "group")},
                           {"least-group", siap_i_option_text(work, "least-group")},
                           {NULL, NULL}};
  siap_i_choice drawn[] = {{"sources", sources},
                           {"of", overview->main},
                           {"replications", siap_i_option_text(work, "replications")},
                           {"seed", siap_i_option_text(work, "seed")},
                           {"threads", siap_i_option_text(work, "threads")},
                           {NULL, NULL}};
  siap_status status =
      siap_i_run_within(work, "rank", &overview->cohort, 1, ranks, 0, &overview->rank);
  if (status == SIAP_OK && *sources)
    status = siap_i_run_within(work, "robust", &overview->cohort, 1, drawn, 1, &overview->robust);
  return status;
}

static siap_status run_others(siap_i_overview *overview)
{
  siap_i_work *work = overview->work;
  siap_cohort *years[] = {overview->before, overview->cohort};
  siap_cohort *sides[] = {overview->claim, overview->cohort};
  siap_i_choice changes[] = {{"of", overview->main},
                             {"comparable-least", siap_i_option_text(work, "comparable-least")},
                             {"most", "0"},
                             {NULL, NULL}};
  siap_i_choice claims[] = {{"of", overview->main}, {NULL, NULL}};
  siap_status status = run_ranks(overview);
  if (status == SIAP_OK && overview->before)
    status = siap_i_run_within(work, "compare", years, 2, changes, 0, &overview->compare);
  if (status == SIAP_OK && overview->claim)
    status = siap_i_run_within(work, "agree", sides, 2, claims, 0, &overview->agree);
  return status;
}

/* ---- the page ---- */

static void put_heading(siap_i_overview *overview)
{
  static const char *const what[SIAP_I_LANGUAGES] = {"Overview of the regions", "Ikhtisar daerah"};
  siap_analysis *out = overview->work->out;
  const char *edition = overview->like.result->edition;
  char *said[SIAP_I_LANGUAGES] = {NULL, NULL};
  for (int i = 0; i < SIAP_I_LANGUAGES; i++) {
    siap_i_text text = {NULL, 0, 0, 0};
    siap_i_text_putf(&text, "%s%s%s", what[i], *edition ? ", " : "", edition);
    said[i] = siap_i_text_take(&text, NULL);
    out->failed |= !said[i];
  }
  if (said[0] && said[1])
    out->heading = siap_i_say_make(out, "overview", said[0], said[1]);
  siap_i_release(said[0]);
  siap_i_release(said[1]);
}

static siap_status put_tables(siap_i_overview *overview)
{
  put_heading(overview);
  siap_status status = siap_i_overview_summary(overview);
  siap_i_overview_put_ranks(overview);
  siap_i_overview_distribution(overview);
  if (status == SIAP_OK)
    status = siap_i_overview_histogram(overview);
  if (status == SIAP_OK)
    status = siap_i_overview_parts(overview);
  siap_i_overview_changes(overview);
  siap_i_overview_agreement(overview);
  siap_i_overview_put_absences(overview);
  return status;
}

/* Which cohort is what: claims first where there are some, then years in order of time. */
static siap_status take_cohorts(siap_i_overview *overview)
{
  static const siap_i_say_word cohorts = {"cohorts", {"cohorts", "kohor"}};
  siap_i_work *work = overview->work;
  size_t first = siap_i_option_is(work, "claim", "yes");
  if (work->cohorts < 1 + first)
    return siap_i_work_lacks(work, &cohorts, work->cohorts, 1 + first);
  overview->cohort = work->cohort[work->cohorts - 1];
  overview->claim = first ? work->cohort[0] : NULL;
  overview->before = work->cohorts > 1 + first ? work->cohort[work->cohorts - 2] : NULL;
  return SIAP_OK;
}

static siap_status run(siap_i_work *work)
{
  siap_i_overview overview = {.work = work};
  siap_i_tell_order(work, siap_i_option_is(work, "claim", "yes"));
  siap_status status = take_cohorts(&overview);
  if (status == SIAP_OK)
    status = siap_i_overview_find(&overview);
  if (status == SIAP_OK)
    status = run_others(&overview);
  if (status == SIAP_OK)
    status = put_tables(&overview);
  siap_i_regional_release(&overview.like);
  return status;
}

const siap_i_analysis_kind siap_i_overview_kind = {
    {"overview",
     {"all regions in one year: ranks, spread, pillars, change, agreement, who took no part",
      "semua daerah dalam satu tahun: peringkat, sebaran, pilar, perubahan, kesepakatan, yang tidak "
      "ikut serta"}},
    1,
    64,
    options,
    sizeof options / sizeof *options,
    run,
    {"overview", {"Overview of the regions", "Ikhtisar daerah"}}};
