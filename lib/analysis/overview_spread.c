/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. The head of an overview, histograms of its indices, and regions by pillars. */
#include "analysis/overview.h"

#include "statistics/describe.h"

#include <math.h>
#include <string.h>

/* ---- the head: one row ---- */

enum { INDEX, REGIONS, TOOK_PART, SCORED, MEAN, SD, MIN, MEDIAN, MAX };
static const siap_i_column summary_columns[] = {
    SIAP_I_ENTRY_COLUMN("index", "index", "indeks"),
    SIAP_I_COUNT_COLUMN("regions", "regions", "daerah"),
    SIAP_I_COUNT_COLUMN("took-part", "took part", "ikut serta"),
    SIAP_I_COUNT_COLUMN("scored", "with a value", "bernilai"),
    SIAP_I_NUMBER_COLUMN("mean", "mean", "rata-rata"),
    SIAP_I_NUMBER_COLUMN("sd", "standard deviation", "simpangan baku"),
    SIAP_I_NUMBER_COLUMN("min", "lowest", "terendah"),
    SIAP_I_NUMBER_COLUMN("median", "median", "median"),
    SIAP_I_NUMBER_COLUMN("max", "highest", "tertinggi"),
};
static const siap_i_table_form summary_form = {
    .name = {"summary", {"At a glance", "Sekilas"}},
    .note = {"Of the rounded values of the regions that have one.",
             "Dari nilai terbulatkan daerah yang bernilai."},
    .column = summary_columns,
    .columns = sizeof summary_columns / sizeof *summary_columns,
    .role = SIAP_I_ROLE_SUMMARY,
    .plot = {.label = "index", .value = {"mean"}, .low = "min", .high = "max"}};

siap_status siap_i_overview_summary(siap_i_overview *overview)
{
  siap_i_work *work = overview->work;
  const siap_cohort *cohort = overview->cohort;
  siap_i_table *table = siap_i_analysis_add(work->out, &summary_form);
  siap_i_description about;
  int places = -1;
  siap_i_cohort_column(cohort, overview->main, 1, overview->value, &places);
  siap_status status = siap_i_describe(overview->value, cohort->count, &about);
  size_t scored = 0;
  if (status != SIAP_OK)
    return status;
  for (size_t i = 0; i < cohort->count; i++)
    scored += !isnan(overview->value[i]);
  siap_i_table_row(work->out, table);
  siap_i_put_text(work->out, table, INDEX, overview->main);
  siap_i_put_count(table, REGIONS, cohort->count);
  siap_i_put_count(table, TOOK_PART, overview->count);
  siap_i_put_count(table, SCORED, scored);
  siap_i_put_stat(table, MEAN, about.mean, places);
  siap_i_put_stat(table, SD, about.sd, places);
  siap_i_put_stat(table, MIN, about.min, places);
  siap_i_put_stat(table, MEDIAN, about.median, -1);
  siap_i_put_stat(table, MAX, about.max, places);
  return SIAP_OK;
}

/* ---- histograms ---- */

enum { BIN_NODE, BIN_LOW, BIN_HIGH, BIN_COUNT };
static const siap_i_column bin_columns[] = {
    SIAP_I_ENTRY_COLUMN("node", "index", "indeks"),
    SIAP_I_NUMBER_COLUMN("low", "from", "dari"),
    SIAP_I_NUMBER_COLUMN("high", "to", "sampai"),
    SIAP_I_COUNT_COLUMN("count", "regions", "daerah"),
};
static const siap_i_table_form bin_form = {
    .name = {"histogram", {"How many regions have which value", "Jumlah daerah menurut nilai"}},
    .note = {"Bins of one width from the lowest to the highest value, as many as Sturges says: 1 + log2 "
             "n, rounded up. A value on a bound is counted in the bin above it, the highest in the last.",
             "Kelas selebar sama dari nilai terendah sampai tertinggi, sebanyak menurut Sturges: 1 + log2 "
             "n, dibulatkan ke atas. Nilai pada batas masuk kelas di atasnya, yang tertinggi masuk kelas "
             "terakhir."},
    .column = bin_columns,
    .columns = sizeof bin_columns / sizeof *bin_columns,
    .grouped = 1,
    .role = SIAP_I_ROLE_CHART_FIRST,
    .plot = {.kind = SIAP_I_PLOT_HISTOGRAM, .low = "low", .high = "high",
             .value = {"count"}},
    .section = &siap_i_overview_spread};

enum { BINS_MOST = 64 };

/* H. A. Sturges, The choice of a class interval, 1926; one bin where all are alike. */
static size_t bins_for(size_t n, double low, double high)
{
  size_t bins = (size_t)ceil(1 + log2((double)n));
  return !(high > low) ? 1 : bins > BINS_MOST ? BINS_MOST : bins;
}

static void put_bins(siap_i_overview *overview, siap_i_table *table, const char *id,
                     const double *value, const siap_i_description *about)
{
  size_t tally[BINS_MOST] = {0}, n = overview->cohort->count;
  double low = about->min.value, high = about->max.value;
  size_t bins = bins_for(about->n, low, high);
  double width = (high - low) / (double)bins;
  for (size_t i = 0; i < n; i++) {
    if (isnan(value[i]))
      continue;
    size_t at = width > 0 ? (size_t)((value[i] - low) / width) : 0;
    tally[at < bins ? at : bins - 1]++;
  }
  for (size_t i = 0; i < bins; i++) {
    siap_i_table_row(overview->work->out, table);
    siap_i_put_text(overview->work->out, table, BIN_NODE, id);
    siap_i_put_number(table, BIN_LOW, low + width * (double)i, -1);
    siap_i_put_number(table, BIN_HIGH, i + 1 < bins ? low + width * (double)(i + 1) : high, -1);
    siap_i_put_count(table, BIN_COUNT, tally[i]);
  }
}

siap_status siap_i_overview_histogram(siap_i_overview *overview)
{
  const siap_i_regional *like = &overview->like;
  size_t n = overview->cohort->count;
  double *value = siap_i_arena_take(&overview->work->arena, n, sizeof *value);
  siap_i_table *table = siap_i_analysis_add(overview->work->out, &bin_form);
  siap_status status = value ? SIAP_OK : SIAP_ERR_MEMORY;
  for (size_t i = 0; status == SIAP_OK && i < like->indices; i++) {
    const char *id = like->result->entry[like->index[i]].id;
    siap_i_description about;
    siap_i_cohort_column(overview->cohort, id, 1, value, NULL);
    status = siap_i_describe(value, n, &about);
    if (status == SIAP_OK && about.n > 0)
      put_bins(overview, table, id, value, &about);
  }
  return status;
}

/* ---- regions by pillars: one table by region, one by pillar ---- */

static const siap_i_column heat_columns[] = {
    SIAP_I_TEXT_COLUMN("region", "region", "daerah"),
    SIAP_I_TEXT_COLUMN("code", "code", "kode"),
    SIAP_I_ENTRY_COLUMN("node", "pillar or dimension", "pilar atau dimensi"),
    SIAP_I_NUMBER_COLUMN("value", "value", "nilai"),
};
static const siap_i_table_form heat_form = {
    .name = {"profiles", {"Regions by pillars", "Daerah menurut pilar"}},
    .note = {"Regions in order of the first index. Pillars are nodes that hold questions of one pillar "
             "alone; where the rubric has none, or the evidence no values of them, what the index takes "
             "stands in their place.",
             "Daerah menurut urutan indeks pertama. Pilar adalah simpul yang hanya memuat pertanyaan satu "
             "pilar; bila rubrik tidak memilikinya, atau bukti tidak memuat nilainya, bagian-bagian "
             "indeks menggantikannya."},
    .column = heat_columns,
    .columns = sizeof heat_columns / sizeof *heat_columns,
    .role = SIAP_I_ROLE_CROSS,
    .plot = {.kind = SIAP_I_PLOT_HEAT, .label = "region", .series = "node", .value = {"value"}},
    .section = &siap_i_overview_spread};

static const siap_i_column panel_columns[] = {
    SIAP_I_ENTRY_COLUMN("node", "pillar or dimension", "pilar atau dimensi"),
    SIAP_I_TEXT_COLUMN("region", "region", "daerah"),
    SIAP_I_TEXT_COLUMN("code", "code", "kode"),
    SIAP_I_NUMBER_COLUMN("value", "value", "nilai"),
};
static const siap_i_table_form panel_form = {
    .name = {"panels", {"Pillar by pillar", "Pilar demi pilar"}},
    .note = {"A panel for each pillar or dimension, all on one scale; the values stand in the next table.",
             "Satu panel untuk tiap pilar atau dimensi, semuanya pada satu skala; nilainya ada di tabel "
             "berikut."},
    .column = panel_columns,
    .columns = sizeof panel_columns / sizeof *panel_columns,
    .grouped = 1,
    .role = SIAP_I_ROLE_CHART_ONLY,
    .plot = {.kind = SIAP_I_PLOT_PANELS,
             .group = "",
             .label = "region",
             .series = "node",
             .value = {"value"}},
    .section = &siap_i_overview_spread};

/* Values of all parts, a run of members for each. */
static double *values_of(siap_i_overview *overview, int *places)
{
  size_t n = overview->cohort->count;
  double *value = siap_i_arena_take(&overview->work->arena, overview->parts * n, sizeof *value);
  for (size_t k = 0; value && k < overview->parts; k++)
    siap_i_cohort_column(overview->cohort, overview->part[k], 1, value + k * n, &places[k]);
  return value;
}

static void put_cell(siap_i_overview *overview, siap_i_table *table, size_t member, size_t part,
                     size_t region, double value, int places)
{
  const siap_i_member *of = &overview->cohort->member[member];
  siap_i_table_row(overview->work->out, table);
  siap_i_put_text(overview->work->out, table, region, of->name);
  siap_i_put_text(overview->work->out, table, region + 1, of->code);
  siap_i_put_text(overview->work->out, table, region ? 0 : 2, overview->part[part]);
  if (!isnan(value)) {
    siap_i_put_number(table, 3, value, places);
    return;
  }
  size_t entry = siap_i_member_find(of, overview->part[part]);
  siap_i_put_state(table, 3, entry == SIAP_I_NONE ? SIAP_STATE_NOT_APPLICABLE : of->state[entry]);
}

/* The panels are all on the scale that their values need together. */
static void scale(siap_i_table *table, const double *value, size_t count)
{
  double least = INFINITY, most = -INFINITY;
  for (size_t i = 0; i < count; i++) {
    least = value[i] < least ? value[i] : least;
    most = value[i] > most ? value[i] : most;
  }
  if (least < most)
    siap_i_table_scale(table, floor(least), ceil(most));
}

siap_status siap_i_overview_parts(siap_i_overview *overview)
{
  size_t n = overview->cohort->count;
  int *places = siap_i_arena_take(&overview->work->arena, overview->parts, sizeof *places);
  double *value = places ? values_of(overview, places) : NULL;
  if (!value)
    return SIAP_ERR_MEMORY;
  if (overview->parts < 2)
    return SIAP_OK;
  siap_i_table *panels = siap_i_analysis_add(overview->work->out, &panel_form);
  siap_i_table *heat = siap_i_analysis_add(overview->work->out, &heat_form);
  for (size_t k = 0; k < overview->parts; k++)
    for (size_t i = 0; i < overview->count; i++)
      put_cell(overview, panels, overview->order[i], k, 1, value[k * n + overview->order[i]],
               places[k]);
  for (size_t i = 0; i < overview->count; i++)
    for (size_t k = 0; k < overview->parts; k++)
      put_cell(overview, heat, overview->order[i], k, 0, value[k * n + overview->order[i]],
               places[k]);
  scale(panels, value, overview->parts * n);
  scale(heat, value, overview->parts * n);
  return SIAP_OK;
}
