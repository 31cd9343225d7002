/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. robust: how certain scores and ranks are. Every replicate is the rows of the cohort scored by
 * the kernel, with something drawn again in them or in their plans; this file is what is asked and in
 * what order it is done.
 */
#include "analysis/robust.h"
#include "services/codes.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define ALL_PAIRS 200 /* regions of which all pairs are compared: 19 900 */

const siap_i_say_word siap_i_source_name[SIAP_I_SOURCES] = {
    {"ratings", {"ratings", "penilaian asesor"}},
    {"survey", {"survey", "survei"}},
    {"missing", {"missing answers", "jawaban kosong"}},
    {"weights", {"weights", "bobot"}},
    {"methods", {"methods", "metode"}},
    {"items", {"items", "butir"}},
    {"normalisers", {"normalisers", "penormal"}},
};
const char *const siap_i_source_words[SIAP_I_SOURCES + 1] = {
    "ratings", "survey", "missing", "weights", "methods", "items", "normalisers", NULL};
static const char *const yes_no[] = {"no", "yes", NULL};
static const char *const weights[] = {"dirichlet", "noise", NULL};
static const char *const pairs[] = {"neighbours", "all", NULL};
static const char *const means[] = {"arithmetic", "geometric", "harmonic", NULL};
static const double exponent[] = {1, 0, -1};
static const char *const sobol[] = {"no", "yes", "regions", NULL};

static const siap_i_option options[] = {
    {"sources", SIAP_I_OPTION_WORDS, NULL, 0, 0, siap_i_source_words,
     {"what is uncertain, with commas between; needed",
      "yang tidak pasti, dipisahkan koma; wajib"}},
    {"of", SIAP_I_OPTION_IDS, "indices", 0, 0, siap_i_nodes_words,
     {"whose values and ranks: all indices, indices and the nodes below them, all nodes, or ids",
      "nilai dan peringkat apa: semua indeks, indeks dan simpul di bawahnya, semua simpul, atau id"}},
    SIAP_I_REPLICATIONS_OPTION("how often everything is drawn", "berapa kali semuanya diacak"),
    SIAP_I_SEED_OPTION,
    {"level", SIAP_I_OPTION_NUMBER, "0.95", 0.5, 0.999, NULL,
     {"of the intervals", "tingkat selang"}},
    {"exact", SIAP_I_OPTION_WORD, "no", 0, 0, yes_no,
     {"yes: values before rounding", "yes: nilai sebelum pembulatan"}},
    {"weights", SIAP_I_OPTION_WORD, "dirichlet", 0, 0, weights,
     {"how weights are drawn: around the rubric's, or each by a share more or less",
      "cara bobot diacak: di sekitar bobot rubrik, atau masing-masing lebih kurang sebagian"}},
    {"concentration", SIAP_I_OPTION_NUMBER, "100", 0.01, 1e9, NULL,
     {"of dirichlet: the larger, the nearer to the rubric's weights",
      "untuk dirichlet: makin besar, makin dekat dengan bobot rubrik"}},
    {"noise", SIAP_I_OPTION_NUMBER, "0.1", 0, 1, NULL,
     {"of noise: the share that a weight may be more or less",
      "untuk noise: bagian yang dapat ditambahkan atau dikurangkan dari bobot"}},
    {"methods", SIAP_I_OPTION_WORDS, "geometric,harmonic", 0, 0, means,
     {"the means that nodes may take besides their own",
      "jenis rata-rata yang dapat dipakai simpul selain miliknya"}},
    {"normalisers", SIAP_I_OPTION_WORDS, "min-max,z-score,percentile-rank", 0, 0,
     siap_i_scaling_alternatives,
     {"what items may be scaled by besides their own, where evidence gives a number",
      "penormal yang dapat dipakai butir selain miliknya, bila buktinya berupa bilangan"}},
    {"deviations", SIAP_I_OPTION_NUMBER, "3", 1, 10, NULL,
     {"of z-score: standard deviations from the middle of an item's scale to its ends",
      "untuk z-score: simpangan baku dari tengah skala butir sampai ujungnya"}},
    {"pairs", SIAP_I_OPTION_WORD, "neighbours", 0, 0, pairs,
     {"which regions are compared: each with the next, or all",
      "daerah yang dibandingkan: masing-masing dengan berikutnya, atau semua"}},
    {"bins", SIAP_I_OPTION_COUNT, "10", 1, 1000, NULL,
     {"of a histogram, at most", "kelas histogram, paling banyak"}},
    {"sobol", SIAP_I_OPTION_WORD, "no", 0, 0, sobol,
     {"Sobol indices of the sources: of the rank shift, or of each region's value too",
      "indeks Sobol tiap sumber: untuk pergeseran peringkat, atau juga untuk nilai tiap daerah"}},
    {"sobol-n", SIAP_I_OPTION_COUNT, "1024", 64, 1048576, NULL,
     {"rows of their design, a power of two", "baris rancangannya, pangkat dua"}},
    SIAP_I_THREADS_OPTION,
};

static const siap_i_place nowhere = {NULL, 0, 0, NULL};
static const siap_i_say_word replications = {"replications", {"replications", "replikasi"}};

/* ---- what is asked ---- */

static void read_options(siap_i_robust *robust)
{
  const siap_i_work *work = robust->work;
  for (int source = 0; source < SIAP_I_SOURCES; source++)
    if (siap_i_option_has(work, "sources", siap_i_source_words[source]))
      robust->sources |= 1u << source;
  robust->replications = siap_i_option_count(work, "replications");
  robust->seed = siap_i_option_count(work, "seed");
  robust->threads = siap_i_option_count(work, "threads");
  robust->bins = siap_i_option_count(work, "bins");
  robust->sobol_rows = siap_i_option_count(work, "sobol-n");
  robust->has_sobol = (uint8_t)!siap_i_option_is(work, "sobol", "no");
  robust->has_sobol_regions = (uint8_t)siap_i_option_is(work, "sobol", "regions");
  robust->level = siap_i_option_number(work, "level");
  robust->noise = siap_i_option_number(work, "noise");
  robust->concentration = siap_i_option_number(work, "concentration");
  robust->exact = (uint8_t)siap_i_option_is(work, "exact", "yes");
  robust->has_noise = (uint8_t)siap_i_option_is(work, "weights", "noise");
  robust->has_all_pairs = (uint8_t)siap_i_option_is(work, "pairs", "all");
  robust->p[robust->methods++] = NAN;
  for (int i = 0; means[i]; i++)
    if (siap_i_option_has(work, "methods", means[i]))
      robust->p[robust->methods++] = exponent[i];
  robust->deviations = siap_i_option_number(work, "deviations");
  for (int i = 0; i < SIAP_I_SCALINGS; i++)
    if (siap_i_option_has(work, "normalisers", siap_i_scaling_alternatives[i]))
      robust->scaling[robust->scalings++] = (uint8_t)i;
}

/* An interval leaves a share at both ends: one replicate there is the least that tells anything. */
static siap_status check_design(const siap_i_robust *robust)
{
  size_t least = (size_t)ceil(2 / (1 - robust->level) - 1e-9);
  char room[2][24];
  if (!robust->sources) {
    siap_i_report(robust->work->findings, SIAP_I_E530, nowhere, NULL, NULL, NULL, NULL);
    return SIAP_ERR_LACKING;
  }
  if (robust->replications < least)
    return siap_i_work_lacks(robust->work, &replications, robust->replications, least);
  if (robust->has_all_pairs && robust->regions > ALL_PAIRS) {
    snprintf(room[0], sizeof room[0], "%zu", robust->regions);
    snprintf(room[1], sizeof room[1], "%d", ALL_PAIRS);
    siap_i_report(robust->work->findings, SIAP_I_E532, nowhere, room[0], room[1], NULL, NULL);
    return SIAP_ERR_RULE;
  }
  if (robust->has_sobol && robust->sobol_rows & (robust->sobol_rows - 1)) {
    snprintf(room[0], sizeof room[0], "%zu", robust->sobol_rows);
    siap_i_report(robust->work->findings, SIAP_I_E535, nowhere, room[0], NULL, NULL, NULL);
    return SIAP_ERR_RULE;
  }
  return SIAP_OK;
}

/* A source that finds or moves nothing is named: nobody should take its silence for certainty. */
static void report_idle(const siap_i_robust *robust, const siap_i_simulation *alone)
{
  for (int source = 0; source < SIAP_I_SOURCES; source++) {
    enum siap_i_code code = robust->concerns[source] ? SIAP_I_W534 : SIAP_I_W533;
    if (robust->sources & 1u << source &&
        (!robust->concerns[source] || !siap_i_robust_changed(robust, &alone[source].score)))
      siap_i_report(robust->work->findings, code, nowhere, siap_i_source_words[source], NULL, NULL,
                    NULL);
  }
}

/* ---- what is done ---- */

static int is_single(unsigned sources)
{
  return (sources & (sources - 1)) == 0;
}

/* Each source alone; of a single one that is what was run already. */
static siap_status simulate_alone(siap_i_robust *robust, const siap_i_simulation *all,
                                  siap_i_simulation *alone, uint64_t *done, uint64_t total)
{
  siap_status status = SIAP_OK;
  for (int source = 0; status == SIAP_OK && source < SIAP_I_SOURCES; source++) {
    if (!(robust->sources & 1u << source))
      continue;
    if (is_single(robust->sources))
      alone[source] = *all;
    else
      status = siap_i_simulate(robust, 1u << source, 0, done, total, &alone[source]);
  }
  return status;
}

static void put_tables(const siap_i_robust *robust, const siap_i_simulation *all,
                       const siap_i_simulation *alone)
{
  siap_i_robust_put_scores(robust, all);
  if (robust->sources & SIAP_I_SOURCE(MISSING))
    siap_i_robust_put_bounds(robust);
  siap_i_robust_put_bands(robust, all);
  if (robust->regions > 1) {
    siap_i_robust_put_ranks(robust, all);
    siap_i_robust_put_above(robust, all);
    siap_i_robust_put_shift(robust, all, alone);
  }
  siap_i_robust_put_histogram(robust, all);
}

/* What there is to tell: simulations, items that leave, groups of rows for Sobol indices. */
static uint64_t steps(const siap_i_robust *robust)
{
  size_t single = is_single(robust->sources), runs = 1;
  if (!single)
    runs += (size_t)__builtin_popcount(robust->sources);
  return runs * siap_i_simulation_jobs(robust) + robust->pooled +
         (robust->has_sobol ? SIAP_I_SOBOL_GROUPS : 0);
}

/* What every row of a group has, nobody need look for row by row. */
static void gather_touched(siap_i_robust *robust)
{
  for (size_t g = 0; g < robust->groups; g++) {
    siap_i_group *group = &robust->group[g];
    group->all_touched = ~0u;
    for (size_t row = 0; row < group->count; row++)
      group->all_touched &= robust->touched[group->member[row]];
  }
}

static siap_status prepare(siap_i_robust *robust)
{
  siap_status status = check_design(robust);
  if (status == SIAP_OK)
    status = siap_i_nodes_choose(robust->work, robust->cohort, "of", &robust->nodes);
  if (status == SIAP_OK)
    status = siap_i_robust_rows(robust);
  if (status == SIAP_OK)
    status = siap_i_robust_find_plans(robust);
  if (status == SIAP_OK && robust->sources & SIAP_I_SOURCE(NORMALISERS))
    status = siap_i_robust_scale(robust);
  gather_touched(robust);
  if (status == SIAP_OK)
    status = siap_i_robust_pairs(robust);
  if (status == SIAP_OK)
    status = siap_i_robust_range(robust);
  return status;
}

static siap_status run(siap_i_work *work)
{
  siap_i_robust robust = {
      .work = work, .cohort = work->cohort[0], .regions = work->cohort[0]->count};
  siap_i_simulation all, alone[SIAP_I_SOURCES];
  uint64_t done = 0, total;
  memset(alone, 0, sizeof alone);
  read_options(&robust);
  siap_status status = prepare(&robust);
  if (status != SIAP_OK)
    return status;
  total = steps(&robust);
  status = siap_i_simulate(&robust, robust.sources, 1, &done, total, &all);
  if (status == SIAP_OK)
    status = simulate_alone(&robust, &all, alone, &done, total);
  if (status != SIAP_OK)
    return status;
  report_idle(&robust, alone);
  put_tables(&robust, &all, alone);
  if (robust.sources & SIAP_I_SOURCE(ITEMS))
    status = siap_i_robust_items(&robust, &done, total);
  if (status == SIAP_OK && robust.has_sobol)
    status = siap_i_robust_sobol(&robust, &done, total);
  if (status == SIAP_OK)
    siap_i_robust_put_design(&robust, alone);
  return status;
}

const siap_i_analysis_kind siap_i_robust_kind = {
    {"robust",
     {"how certain scores and ranks are, under sources of uncertainty that are named",
      "seberapa pasti nilai dan peringkat, menurut sumber ketidakpastian yang disebutkan"}},
    1, 1, options, sizeof options / sizeof *options, run,
    {"robust", {"Certainty of scores and ranks", "Kepastian nilai dan peringkat"}}};
