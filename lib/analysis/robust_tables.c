/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. robust: tables of values: scores, bounds, bands, histogram. */
#include "analysis/robust.h"

#include <math.h>
#include <stdio.h>

/* ---- scores ---- */

enum { SCORE_NODE, SCORE_REGION, SCORE_CODE, SCORE_VALUE, SCORE_MEAN, SCORE_SD, SCORE_LOW,
       SCORE_HIGH };
static const siap_i_column score_columns[] = {
    SIAP_I_ENTRY_COLUMN("node", "node", "simpul"),
    SIAP_I_TEXT_COLUMN("region", "region", "daerah"),
    SIAP_I_TEXT_COLUMN("code", "code", "kode"),
    SIAP_I_NUMBER_COLUMN("value", "value", "nilai"),
    SIAP_I_NUMBER_COLUMN("mean", "mean", "rata-rata"),
    SIAP_I_NUMBER_COLUMN("sd", "sd", "simpangan baku"),
    SIAP_I_NUMBER_COLUMN("low", "low", "bawah"),
    SIAP_I_NUMBER_COLUMN("high", "high", "atas"),
};
static const siap_i_table_form score_form = {
    {"scores", {"Scores with their uncertainty", "Nilai beserta ketidakpastiannya"}},
    {"value: as published. Mean, sd (divided by n - 1) and low .. high are of the replicates: low and "
     "high cut off equal shares at both ends, so that the level lies between. Values without decimals "
     "of their own are counted in bins, and low and high are known to a bin (design: widest bin).",
     "nilai: seperti diumumkan. Rata-rata, simpangan baku (dibagi n - 1) dan bawah .. atas berasal "
     "dari replikasi: bawah dan atas memotong bagian yang sama di kedua ujung. Nilai tanpa jumlah "
     "desimal tertentu dihitung per kelas, sehingga batasnya diketahui sampai lebar kelas (design)."},
    score_columns, sizeof score_columns / sizeof *score_columns, 1,
    .plot = {SIAP_I_PLOT_BARS, .label = "region", .value = {"value"}, .low = "low",
             .high = "high"}};

static int is_there(const siap_i_robust *robust, size_t node, size_t region)
{
  size_t group = robust->group_of[region];
  return group != SIAP_I_NONE && robust->group[group].slot[node] != SIAP_I_NONE;
}

static int places_of(const siap_i_robust *robust, size_t node)
{
  return robust->exact ? -1 : robust->nodes.at[node].places;
}

void siap_i_robust_put_state(const siap_i_robust *robust, siap_i_table *table, size_t column,
                             size_t node, size_t region)
{
  size_t slot = robust->group[robust->group_of[region]].slot[node];
  siap_i_put_state(table, column, robust->cohort->member[region].state[slot]);
}

/* Where there is no number, the published state; bounds that are not known are not defined. */
static void put_nominal(const siap_i_robust *robust, siap_i_table *table, size_t node, size_t region)
{
  double value = robust->nominal[node * robust->regions + region];
  if (isnan(value))
    siap_i_robust_put_state(robust, table, SCORE_VALUE, node, region);
  else
    siap_i_put_number(table, SCORE_VALUE, value, places_of(robust, node));
}

static void put_bound(siap_i_table *table, size_t column, double value, int places)
{
  siap_i_put_stat(table, column,
                  isnan(value) ? siap_i_stat_none(SIAP_I_STAT_RANGE, 0) : siap_i_stat_is(value),
                  places);
}

/* A row of a table whose first columns are node, region and code. */
static void start_row(const siap_i_robust *robust, siap_i_table *table, size_t node, size_t region)
{
  siap_i_work *work = robust->work;
  siap_i_table_row(work->out, table);
  siap_i_put_text(work->out, table, SCORE_NODE, robust->nodes.at[node].id);
  siap_i_put_text(work->out, table, SCORE_REGION, robust->cohort->member[region].name);
  siap_i_put_text(work->out, table, SCORE_CODE, robust->cohort->member[region].code);
}

void siap_i_robust_put_scores(const siap_i_robust *robust, const siap_i_simulation *of)
{
  siap_i_table *table = siap_i_analysis_add(robust->work->out, &score_form);
  double tail = (1 - robust->level) / 2;
  for (size_t k = 0; k < robust->nodes.count; k++)
    for (size_t i = 0; i < robust->regions; i++) {
      size_t at = k * robust->regions + i;
      int cut = robust->range[k].step > 0 ? places_of(robust, k) : -1;
      if (!is_there(robust, k, i))
        continue;
      start_row(robust, table, k, i);
      put_nominal(robust, table, k, i);
      siap_i_put_stat(table, SCORE_MEAN, siap_i_tally_mean(&of->score, at), -1);
      siap_i_put_stat(table, SCORE_SD, siap_i_tally_sd(&of->score, at), -1);
      siap_i_put_stat(table, SCORE_LOW, siap_i_robust_quantile(robust, of, k, i, tail), cut);
      siap_i_put_stat(table, SCORE_HIGH, siap_i_robust_quantile(robust, of, k, i, 1 - tail), cut);
    }
}

/* ---- bounds ---- */

enum { BOUND_LOW = SCORE_VALUE + 1, BOUND_HIGH };
static const siap_i_column bound_columns[] = {
    SIAP_I_ENTRY_COLUMN("node", "node", "simpul"),
    SIAP_I_TEXT_COLUMN("region", "region", "daerah"),
    SIAP_I_TEXT_COLUMN("code", "code", "kode"),
    SIAP_I_NUMBER_COLUMN("value", "value", "nilai"),
    SIAP_I_NUMBER_COLUMN("low", "worst", "terburuk"),
    SIAP_I_NUMBER_COLUMN("high", "best", "terbaik"),
};
static const siap_i_table_form bound_form = {
    {"bounds", {"Worst and best case", "Kemungkinan terburuk dan terbaik"}},
    {"What is missing moved to the ends of its scale; nothing else is drawn. Replicates cannot lie "
     "beyond, as far as they draw missing answers only.",
     "Jawaban yang kosong dipindahkan ke ujung skalanya; tidak ada yang lain yang diacak."},
    bound_columns, sizeof bound_columns / sizeof *bound_columns, 1,
    .plot = {SIAP_I_PLOT_BARS, .label = "region", .value = {"value"}, .low = "low",
             .high = "high"}};

void siap_i_robust_put_bounds(const siap_i_robust *robust)
{
  siap_i_table *table = siap_i_analysis_add(robust->work->out, &bound_form);
  for (size_t k = 0; k < robust->nodes.count; k++)
    for (size_t i = 0; i < robust->regions; i++) {
      size_t at = k * robust->regions + i;
      int places = robust->nodes.at[k].places; /* bounds are of the rounded value */
      if (!is_there(robust, k, i) || !(robust->touched[i] & SIAP_I_SOURCE(MISSING)))
        continue;
      start_row(robust, table, k, i);
      put_nominal(robust, table, k, i);
      put_bound(table, BOUND_LOW, robust->low[at], places);
      put_bound(table, BOUND_HIGH, robust->high[at], places);
    }
}

/* ---- bands ---- */

enum { BAND_BAND = SCORE_VALUE, BAND_PROBABILITY };
static const siap_i_column band_columns[] = {
    SIAP_I_ENTRY_COLUMN("node", "node", "simpul"),
    SIAP_I_TEXT_COLUMN("region", "region", "daerah"),
    SIAP_I_TEXT_COLUMN("code", "code", "kode"),
    SIAP_I_TEXT_COLUMN("band", "band", "predikat"),
    SIAP_I_NUMBER_COLUMN("probability", "probability", "peluang"),
};
static const siap_i_table_form band_form = {
    {"bands", {"Probability of each band", "Peluang tiap predikat"}},
    {"Share of the replicates in the band; bands that none reached are left out. \"-\" is no band: "
     "no value, or no band whose conditions hold.",
     "Bagian replikasi pada predikat itu; predikat yang tidak pernah tercapai tidak ditampilkan. "
     "\"-\" berarti tanpa predikat: tidak bernilai, atau syaratnya tidak terpenuhi."},
    band_columns, sizeof band_columns / sizeof *band_columns, 1,
    .plot = {SIAP_I_PLOT_SHARES, .label = "region", .series = "band",
             .value = {"probability"}}};

/* Its id, else its label in the language of the rubric, else its place from 1. */
static const char *band_name(const siap_i_group *group, size_t node, size_t band, char room[24])
{
  const siap_plan *plan = group->plan;
  const siap_i_plan_node *at = &plan->node[group->slot[node] - siap_i_plan_first_node(plan)];
  size_t set = 0;
  for (; band >= at->bands[set].bands.entry_count; set++)
    band -= at->bands[set].bands.entry_count;
  const siap_i_entry *entry = &at->bands[set].from->entry[band];
  snprintf(room, 24, "%zu", band + 1);
  if (entry->id)
    return entry->id;
  return entry->label.text && entry->label.text[0] ? entry->label.text[0] : room;
}

void siap_i_robust_put_bands(const siap_i_robust *robust, const siap_i_simulation *of)
{
  siap_i_table *table = siap_i_analysis_add(robust->work->out, &band_form);
  char room[24];
  for (size_t k = 0; k < robust->nodes.count; k++)
    for (size_t i = 0; of->bands[k] && i < robust->regions; i++) {
      size_t some = is_there(robust, k, i)
                        ? siap_i_robust_bands(&robust->group[robust->group_of[i]], k)
                        : 0;
      for (size_t b = 0; some && b < of->bands[k]; b++) {
        uint32_t count = of->band[k][i * of->bands[k] + b];
        if (!count)
          continue;
        start_row(robust, table, k, i);
        siap_i_put_text(robust->work->out, table, BAND_BAND,
                        b < some ? band_name(&robust->group[robust->group_of[i]], k, b, room) : "-");
        siap_i_put_number(table, BAND_PROBABILITY, count / (double)robust->replications, -1);
      }
    }
}

/* ---- histogram ---- */

enum { BIN_FROM = SCORE_VALUE, BIN_TO, BIN_COUNT };
static const siap_i_column bin_columns[] = {
    SIAP_I_ENTRY_COLUMN("node", "node", "simpul"),
    SIAP_I_TEXT_COLUMN("region", "region", "daerah"),
    SIAP_I_TEXT_COLUMN("code", "code", "kode"),
    SIAP_I_NUMBER_COLUMN("from", "from", "dari"),
    SIAP_I_NUMBER_COLUMN("to", "to", "sampai"),
    SIAP_I_COUNT_COLUMN("count", "replicates", "replikasi"),
};
static const siap_i_table_form bin_form = {
    {"histogram", {"Histogram of the replicates", "Histogram replikasi"}},
    {"Replicates from one end of a bin up to the other; a value on an end between two decimals "
     "cannot occur. Empty bins at both ends are left out.",
     "Banyaknya replikasi dari satu ujung kelas ke ujung lainnya. Kelas kosong di kedua ujung tidak "
     "ditampilkan."},
    bin_columns, sizeof bin_columns / sizeof *bin_columns, 1,
    .plot = {SIAP_I_PLOT_HISTOGRAM, .group = "region", .value = {"count"}, .low = "from",
             .high = "to"}};

/* As many of the fine bins are put together as gives no more than were asked for. */
static void put_bins(const siap_i_robust *robust, siap_i_table *table, const siap_i_bins *bins,
                     size_t node, size_t region)
{
  const uint32_t *count = bins->count + region * (bins->bins + 2) + 1;
  size_t first = 0, last = bins->bins;
  double width = (bins->high - bins->low) / (double)bins->bins;
  while (first < last && !count[first])
    first++;
  while (last > first && !count[last - 1])
    last--;
  size_t together = (last - first + robust->bins - 1) / robust->bins;
  for (size_t b = first; b < last; b += together) {
    size_t all = 0;
    for (size_t c = b; c < b + together && c < bins->bins; c++)
      all += count[c];
    start_row(robust, table, node, region);
    siap_i_put_number(table, BIN_FROM, bins->low + width * (double)b, -1);
    siap_i_put_number(table, BIN_TO, bins->low + width * (double)(b + together), -1);
    siap_i_put_count(table, BIN_COUNT, all);
  }
}

void siap_i_robust_put_histogram(const siap_i_robust *robust, const siap_i_simulation *of)
{
  siap_i_table *table = siap_i_analysis_add(robust->work->out, &bin_form);
  for (size_t k = 0; k < robust->nodes.count; k++)
    for (size_t i = 0; i < robust->regions; i++)
      if (is_there(robust, k, i))
        put_bins(robust, table, &of->bins[k], k, i);
}
