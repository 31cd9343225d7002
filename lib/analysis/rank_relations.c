/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. How the values of a cohort go together: correlations, whether the parts of an index agree
 * (Cronbach), what few directions they vary in (components), and what the weights come to. Exact
 * values are taken: rounding would add noise of its own.
 */
#include "analysis/rank_parts.h"
#include "services/codes.h"
#include "statistics/alpha.h"
#include "statistics/correlate.h"
#include "statistics/effective.h"
#include "statistics/pca.h"

#include <stdio.h>

enum { MOST_NODES = 200 }; /* pairs grow with the square */

enum { PAIR_NODE, PAIR_OTHER, PAIR_N, PAIR_PEARSON, PAIR_PEARSON_P, PAIR_SPEARMAN, PAIR_SPEARMAN_P,
       PAIR_KENDALL, PAIR_KENDALL_P };
static const siap_i_column pair_columns[] = {
    SIAP_I_ENTRY_COLUMN("node", "node", "simpul"),
    SIAP_I_ENTRY_COLUMN("other", "with", "dengan"),
    SIAP_I_COUNT_COLUMN("n", "n", "n"),
    SIAP_I_NUMBER_COLUMN("pearson", "Pearson", "Pearson"),
    SIAP_I_NUMBER_COLUMN("pearson-p", "p", "p"),
    SIAP_I_NUMBER_COLUMN("spearman", "Spearman", "Spearman"),
    SIAP_I_NUMBER_COLUMN("spearman-p", "p", "p"),
    SIAP_I_NUMBER_COLUMN("kendall", "Kendall", "Kendall"),
    SIAP_I_NUMBER_COLUMN("kendall-p", "p", "p"),
};
static const siap_i_table_form pair_form = {
    {"correlations", {"Correlations", "Korelasi"}},
    {"Over the regions that have both values. p: two-sided, of no correlation; by Student's t for "
     "Pearson and Spearman, exact for Kendall's tau-b below 50 regions without ties.",
     "Atas daerah yang memiliki kedua nilai. p: dua sisi, bila tidak ada korelasi; menurut t Student "
     "untuk Pearson dan Spearman, eksak untuk tau-b Kendall di bawah 50 daerah tanpa nilai sama."},
    pair_columns, sizeof pair_columns / sizeof *pair_columns, 1,
    .plot = {SIAP_I_PLOT_HEAT, .group = "", .label = "node", .series = "other",
             .value = {"spearman"}}};

enum { ALPHA_N, ALPHA_K, ALPHA_VALUE, ALPHA_LOW, ALPHA_HIGH, ALPHA_STANDARD };
static const siap_i_column alpha_columns[] = {
    SIAP_I_COUNT_COLUMN("n", "n", "n"),
    SIAP_I_COUNT_COLUMN("nodes", "nodes", "simpul"),
    SIAP_I_NUMBER_COLUMN("alpha", "alpha", "alfa"),
    SIAP_I_NUMBER_COLUMN("low", "low", "bawah"),
    SIAP_I_NUMBER_COLUMN("high", "high", "atas"),
    SIAP_I_NUMBER_COLUMN("standardised", "standardised", "terbakukan"),
};
static const siap_i_table_form alpha_form = {
    {"reliability", {"Reliability", "Keandalan"}},
    {"Cronbach's alpha (1951) over the regions that have all values, with Feldt's interval of 95 % "
     "(1965). It may be negative.",
     "Alfa Cronbach (1951) atas daerah yang memiliki semua nilai, dengan selang Feldt 95 % (1965). "
     "Nilainya dapat negatif."},
    alpha_columns, sizeof alpha_columns / sizeof *alpha_columns, 0};

enum { DROP_NODE, DROP_WITHOUT, DROP_REST };
static const siap_i_column drop_columns[] = {
    SIAP_I_ENTRY_COLUMN("node", "node", "simpul"),
    SIAP_I_NUMBER_COLUMN("alpha-without", "alpha without it", "alfa tanpanya"),
    SIAP_I_NUMBER_COLUMN("rest", "with the rest", "dengan sisanya"),
};
static const siap_i_table_form drop_form = {
    {"dropped", {"Reliability without one of them", "Keandalan tanpa salah satu"}},
    {"With the rest: correlation with the sum of the others.",
     "Dengan sisanya: korelasi dengan jumlah yang lain."},
    drop_columns, sizeof drop_columns / sizeof *drop_columns, 0};

enum { PART_COMPONENT, PART_NODE, PART_SHARE, PART_LOADING };
static const siap_i_column part_columns[] = {
    SIAP_I_COUNT_COLUMN("component", "component", "komponen"),
    SIAP_I_ENTRY_COLUMN("node", "node", "simpul"),
    SIAP_I_NUMBER_COLUMN("share", "share of variance", "bagian ragam"),
    SIAP_I_NUMBER_COLUMN("loading", "loading", "muatan"),
};
static const siap_i_table_form part_form = {
    {"components", {"Principal components", "Komponen utama"}},
    {"Of the correlations, over the regions that have all values (Hotelling 1933). The largest loading "
     "of a component is positive.",
     "Dari korelasi, atas daerah yang memiliki semua nilai (Hotelling 1933). Muatan terbesar suatu "
     "komponen bernilai positif."},
    part_columns, sizeof part_columns / sizeof *part_columns, 0};

enum { WEIGHT_INDEX, WEIGHT_NODE, WEIGHT_N, WEIGHT_DECLARED, WEIGHT_SHARE, WEIGHT_SQUARED };
static const siap_i_column weight_columns[] = {
    SIAP_I_ENTRY_COLUMN("index", "index", "indeks"),
    SIAP_I_ENTRY_COLUMN("node", "node", "simpul"),
    SIAP_I_COUNT_COLUMN("n", "n", "n"),
    SIAP_I_NUMBER_COLUMN("declared", "weight", "bobot"),
    SIAP_I_NUMBER_COLUMN("effective", "share of spread", "bagian sebaran"),
    SIAP_I_NUMBER_COLUMN("squared", "r squared", "r kuadrat"),
};
static const siap_i_table_form weight_form = {
    {"weights", {"What the weights come to", "Bobot yang sesungguhnya"}},
    {"Share of spread: w cov(x, y) / var(y), 1 in all. r squared: how much of the index one part tells "
     "by itself (Paruolo, Saisana, Saltelli 2013). Of indices that are sums or means, by the weights of "
     "the first region's profile.",
     "Bagian sebaran: w cov(x, y) / var(y), jumlahnya 1. r kuadrat: seberapa banyak indeks dijelaskan "
     "satu bagian saja (Paruolo, Saisana, Saltelli 2013). Untuk indeks berupa jumlah atau rata-rata, "
     "menurut bobot profil daerah pertama."},
    weight_columns, sizeof weight_columns / sizeof *weight_columns, 1,
    .plot = {SIAP_I_PLOT_BARS, .label = "node", .value = {"declared", "effective"}}};

/* Columns of exact values by member; NULL without memory. */
static const double **columns_of(siap_i_work *work, const siap_i_nodes *nodes)
{
  size_t n = work->cohort[0]->count;
  const double **column = siap_i_arena_take(&work->arena, nodes->count, sizeof *column);
  for (size_t i = 0; column && i < nodes->count; i++) {
    double *values = siap_i_arena_take(&work->arena, n, sizeof *values);
    if (!values)
      return NULL;
    siap_i_cohort_column(work->cohort[0], nodes->at[i].id, 0, values, NULL);
    column[i] = values;
  }
  return column;
}

static siap_status put_pairs(siap_i_work *work, const siap_i_nodes *nodes,
                             const double *const *column)
{
  enum { WAYS = 3 };
  size_t k = nodes->count, n = work->cohort[0]->count;
  siap_i_table *table = siap_i_analysis_add(work->out, &pair_form);
  siap_i_correlation *way[WAYS];
  for (int how = 0; how < WAYS; how++) {
    way[how] = siap_i_arena_take(&work->arena, k * k, sizeof *way[how]);
    if (!way[how] || siap_i_correlations((enum siap_i_correlate)how, column, k, n, way[how]))
      return SIAP_ERR_MEMORY;
  }
  for (size_t i = 0; i < k; i++)
    for (size_t j = i + 1; j < k; j++) {
      siap_i_table_row(work->out, table);
      siap_i_put_text(work->out, table, PAIR_NODE, nodes->at[i].id);
      siap_i_put_text(work->out, table, PAIR_OTHER, nodes->at[j].id);
      siap_i_put_count(table, PAIR_N, way[0][i * k + j].n);
      for (size_t how = 0; how < WAYS; how++) {
        siap_i_put_stat(table, PAIR_PEARSON + 2 * how, way[how][i * k + j].value, -1);
        siap_i_put_stat(table, PAIR_PEARSON_P + 2 * how, way[how][i * k + j].p, -1);
      }
    }
  return SIAP_OK;
}

static siap_status put_alpha(siap_i_work *work, const siap_i_nodes *nodes,
                             const double *const *column)
{
  siap_i_alpha alpha;
  siap_i_alpha_item *item = siap_i_arena_take(&work->arena, nodes->count, sizeof *item);
  siap_i_table *table = siap_i_analysis_add(work->out, &alpha_form);
  if (!item || siap_i_alpha_of(column, nodes->count, work->cohort[0]->count, 0.95, &alpha, item))
    return SIAP_ERR_MEMORY;
  siap_i_table_row(work->out, table);
  siap_i_put_count(table, ALPHA_N, alpha.n);
  siap_i_put_count(table, ALPHA_K, alpha.k);
  siap_i_put_stat(table, ALPHA_VALUE, alpha.value, -1);
  siap_i_put_stat(table, ALPHA_LOW, alpha.interval.low, -1);
  siap_i_put_stat(table, ALPHA_HIGH, alpha.interval.high, -1);
  siap_i_put_stat(table, ALPHA_STANDARD, alpha.standardised, -1);
  table = siap_i_analysis_add(work->out, &drop_form);
  for (size_t i = 0; i < nodes->count; i++) {
    siap_i_table_row(work->out, table);
    siap_i_put_text(work->out, table, DROP_NODE, nodes->at[i].id);
    siap_i_put_stat(table, DROP_WITHOUT, item[i].without, -1);
    siap_i_put_stat(table, DROP_REST, item[i].rest, -1);
  }
  return SIAP_OK;
}

/* Of each component every loading; where there are none, one row that says why. */
static siap_status put_components(siap_i_work *work, const siap_i_nodes *nodes,
                                  const double *const *column)
{
  siap_i_pca pca;
  siap_i_table *table = siap_i_analysis_add(work->out, &part_form);
  if (siap_i_pca_of(column, nodes->count, work->cohort[0]->count, SIAP_I_PCA_CORRELATION,
                    &work->arena, &pca) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  if (pca.total.why != SIAP_I_STAT_DEFINED) {
    siap_i_table_row(work->out, table);
    siap_i_put_stat(table, PART_SHARE, pca.total, -1);
    return SIAP_OK;
  }
  for (size_t c = 0; c < pca.k; c++)
    for (size_t i = 0; i < pca.k; i++) {
      siap_i_table_row(work->out, table);
      siap_i_put_count(table, PART_COMPONENT, c + 1);
      siap_i_put_text(work->out, table, PART_NODE, nodes->at[i].id);
      siap_i_put_number(table, PART_SHARE, pca.share[c], -1);
      siap_i_put_number(table, PART_LOADING, pca.loading[c * pca.k + i], -1);
    }
  return SIAP_OK;
}

/* ---- effective weights ---- */

/* What an index takes and with which weights, of a plan. 0: it is no sum or mean of values as they are. */
static int parts_of(const siap_i_plan_node *node, const siap_plan *plan, siap_i_nodes *parts,
                    double *weight)
{
  double sum = 0;
  if (!node->method->additive || node->edge_count < 2)
    return 0;
  for (size_t i = 0; i < node->edge_count; i++) {
    if (node->edge[i].change)
      return 0;
    parts->at[i] = (siap_i_node_of){plan->slot[node->edge[i].child].id, -1};
    weight[i] = node->edge[i].weight.plain;
    sum += weight[i];
  }
  parts->count = node->edge_count;
  for (size_t i = 0; i < node->edge_count; i++)
    weight[i] /= sum;
  return sum > 0;
}

static siap_status put_index(siap_i_work *work, siap_i_table *table, const siap_plan *plan,
                             size_t index)
{
  const siap_i_plan_node *node = &plan->node[index];
  siap_i_nodes parts = {.at = siap_i_arena_take(&work->arena, node->edge_count, sizeof *parts.at)};
  double *weight = siap_i_arena_take(&work->arena, node->edge_count, sizeof *weight);
  siap_i_effective *out = siap_i_arena_take(&work->arena, node->edge_count, sizeof *out);
  size_t rows = 0;
  if (!parts.at || !weight || !out)
    return SIAP_ERR_MEMORY;
  if (!parts_of(node, plan, &parts, weight))
    return SIAP_OK;
  const double **column = columns_of(work, &parts);
  if (!column || siap_i_effective_weights(column, weight, parts.count, work->cohort[0]->count, out,
                                          &rows) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < parts.count; i++) {
    siap_i_table_row(work->out, table);
    siap_i_put_text(work->out, table, WEIGHT_INDEX,
                    plan->slot[siap_i_plan_first_node(plan) + index].id);
    siap_i_put_text(work->out, table, WEIGHT_NODE, parts.at[i].id);
    siap_i_put_count(table, WEIGHT_N, rows);
    siap_i_put_number(table, WEIGHT_DECLARED, weight[i], -1);
    siap_i_put_stat(table, WEIGHT_SHARE, out[i].share, -1);
    siap_i_put_stat(table, WEIGHT_SQUARED, out[i].squared, -1);
  }
  return SIAP_OK;
}

static siap_status put_weights(siap_i_work *work)
{
  const siap_cohort *cohort = work->cohort[0];
  const siap_plan *plan = cohort->count ? cohort->member[0].plan : NULL;
  siap_i_table *table = siap_i_analysis_add(work->out, &weight_form);
  siap_status status = SIAP_OK;
  for (size_t i = 0; plan && status == SIAP_OK && i < plan->index_count; i++)
    status = put_index(work, table, plan, plan->index[i]);
  return status;
}

static siap_status refuse_many(siap_i_work *work, size_t count)
{
  char room[24];
  siap_i_place place = {NULL, 0, 0, NULL};
  snprintf(room, sizeof room, "%zu", count);
  siap_i_report(work->findings, SIAP_I_E508, place, room, "200", NULL, NULL);
  return SIAP_ERR_RULE;
}

siap_status siap_i_rank_relations(siap_i_work *work)
{
  siap_i_nodes nodes;
  if (siap_i_option_is(work, "relations", "none"))
    return SIAP_OK;
  siap_status status = siap_i_nodes_choose(work, work->cohort[0], "relations", &nodes);
  if (status != SIAP_OK)
    return status;
  if (nodes.count > MOST_NODES)
    return refuse_many(work, nodes.count);
  const double **column = columns_of(work, &nodes);
  status = column ? put_pairs(work, &nodes, column) : SIAP_ERR_MEMORY;
  if (status == SIAP_OK)
    status = put_alpha(work, &nodes, column);
  if (status == SIAP_OK)
    status = put_components(work, &nodes, column);
  return status == SIAP_OK ? put_weights(work) : status;
}
