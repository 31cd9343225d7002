/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. agree: how far those who rated the same items of the same regions agree, and who rates
 * higher: assessors within the evidence of one cohort, or stages (self, desk, final), a cohort each.
 */
#include "analysis/agree.h"

static const char *const groups[] = {"pillar",   "aspect", "none",  "indices",
                                     "children", "nodes",  "items", NULL};
static const siap_i_option options[] = {
    {"of",
     SIAP_I_OPTION_IDS,
     "indices",
     0,
     0,
     siap_i_nodes_words,
     {"whose scores are set side by side", "yang skornya disandingkan"}},
    {"by",
     SIAP_I_OPTION_IDS,
     NULL,
     0,
     0,
     groups,
     {"groups that bias is told of; unless said pillars, or children where there are none",
      "kelompok untuk bias; jika tidak disebut pilar, atau children bila tidak ada pilar"}},
    {"level",
     SIAP_I_OPTION_NUMBER,
     "0.95",
     0.5,
     0.9999,
     NULL,
     {"confidence of the intervals", "tingkat kepercayaan selang"}},
    {"within",
     SIAP_I_OPTION_NUMBER,
     "0",
     0,
     1e9,
     NULL,
     {"ratings that differ by no more count as agreement in the percent agreement",
      "penilaian dengan selisih paling besar sekian dihitung sepakat dalam persentase "
      "kesepakatan"}},
    {"most",
     SIAP_I_OPTION_COUNT,
     "10",
     0,
     1e6,
     NULL,
     {"how many disputed items are listed", "banyaknya butir yang paling diperselisihkan"}},
};

static const siap_i_say_word assessors = {"assessors", {"assessors", "penilai"}};
static const siap_i_say_word rated_twice = {
    "rated-twice", {"items that two rated", "butir yang dinilai dua penilai"}};

/* Nothing can be said of one rater, nor of raters who share nothing. */
static siap_status check(const siap_i_work *work, const siap_i_panel *panel)
{
  if (panel->raters < 2)
    return siap_i_work_lacks(work, &assessors, panel->raters, 2);
  return panel->usual ? SIAP_OK : siap_i_work_lacks(work, &rated_twice, 0, 1);
}

static siap_status run(siap_i_work *work)
{
  static siap_status (*const tables[])(siap_i_work *, const siap_i_panel *) = {
      siap_i_agree_indices, siap_i_agree_figures, siap_i_agree_icc,      siap_i_agree_pairs,
      siap_i_agree_bias,    siap_i_agree_raters,  siap_i_agree_disputed, siap_i_agree_apart};
  enum { STEPS = sizeof tables / sizeof *tables };
  siap_i_panel panel;
  siap_status status = work->cohorts > 1 ? siap_i_panel_of_cohorts(work, &panel)
                                         : siap_i_panel_of_assessors(work, &panel);
  if (status == SIAP_OK) {
    siap_i_panel_settle(&panel);
    status = check(work, &panel);
  }
  for (size_t i = 0; status == SIAP_OK && i < STEPS; i++)
    status = siap_i_work_told(work, i, STEPS) ? SIAP_ERR_STOPPED : tables[i](work, &panel);
  return status;
}

const siap_i_analysis_kind siap_i_agree_kind = {
    {"agree",
     {"how far assessors, or the stages of an assessment, agree, and who rates higher",
      "seberapa jauh para penilai, atau tahap penilaian, sepakat, dan siapa menilai lebih tinggi"}},
    1,
    SIAP_I_PANEL_COHORTS,
    options,
    sizeof options / sizeof *options,
    run,
    {"agree", {"Agreement of ratings", "Kesepakatan penilaian"}}};
