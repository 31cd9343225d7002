/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. rank: who stands where, and how the values of a cohort are spread. Competition ranks on
 * the rounded value, as the ministry publishes them; those without a value are named apart.
 */
#include "analysis/rank_parts.h"
#include "services/codes.h"
#include "statistics/describe.h"
#include "statistics/rank.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const yes_no[] = {"no", "yes", NULL};
static const char *const groups[] = {"none", "class", "profile", NULL};
static const char *const relations_words[] = {"none", "indices", "children", "nodes", "items", NULL};
static const siap_i_option options[] = {
    {"of", SIAP_I_OPTION_IDS, "indices", 0, 0, siap_i_nodes_words,
     {"what is ranked: all indices, indices and the nodes below them, all nodes, or ids",
      "yang diperingkat: semua indeks, indeks dan simpul di bawahnya, semua simpul, atau id"}},
    {"exact", SIAP_I_OPTION_WORD, "no", 0, 0, yes_no,
     {"yes: rank the values before rounding", "yes: peringkatkan nilai sebelum pembulatan"}},
    {"group", SIAP_I_OPTION_WORD, "class", 0, 0, groups,
     {"within what the second rank stands", "kelompok untuk peringkat kedua"}},
    {"least-group", SIAP_I_OPTION_COUNT, "1", 1, 1e6, NULL,
     {"regions a group must have for its figures to be shown; 5 is usual before publishing",
      "jumlah daerah agar angka suatu kelompok ditampilkan; 5 lazim sebelum diterbitkan"}},
    {"relations", SIAP_I_OPTION_IDS, "none", 0, 0, relations_words,
     {"between what correlations, reliability and components are given, with effective weights",
      "antara apa korelasi, keandalan dan komponen diberikan, beserta bobot yang sesungguhnya"}},
};

enum { RANK_NODE, RANK_RANK, RANK_REGION, RANK_CODE, RANK_VALUE, RANK_PERCENTILE, RANK_QUARTER,
       RANK_GROUP, RANK_IN_GROUP, RANK_OF };
static const siap_i_column rank_columns[] = {
    SIAP_I_ENTRY_COLUMN("node", "node", "simpul"),
    SIAP_I_COUNT_COLUMN("rank", "rank", "peringkat"),
    SIAP_I_TEXT_COLUMN("region", "region", "daerah"),
    SIAP_I_TEXT_COLUMN("code", "code", "kode"),
    SIAP_I_NUMBER_COLUMN("value", "value", "nilai"),
    SIAP_I_NUMBER_COLUMN("percentile", "percentile", "persentil"),
    SIAP_I_COUNT_COLUMN("quarter", "quarter", "kuartil"),
    SIAP_I_TEXT_COLUMN("group", "group", "kelompok"),
    SIAP_I_COUNT_COLUMN("group-rank", "in group", "dalam kelompok"),
    SIAP_I_COUNT_COLUMN("group-size", "of", "dari"),
};
static const siap_i_table_form rank_form = {
    {"ranks", {"Ranks", "Peringkat"}},
    {"Competition rank: equal values share the best place (1, 2, 2, 4). Percentile: share of the "
     "others that are lower. Quarter: 4 is the highest, by quartiles of type 7.",
     "Peringkat kompetisi: nilai sama berbagi tempat terbaik (1, 2, 2, 4). Persentil: bagian daerah "
     "lain yang lebih rendah. Kuartil: 4 tertinggi, menurut kuartil tipe 7."},
    rank_columns, sizeof rank_columns / sizeof *rank_columns, 1,
    .plot = {SIAP_I_PLOT_BARS, .label = "region", .value = {"value"}}};

enum { APART_NODE, APART_REGION, APART_CODE, APART_WHY };
static const siap_i_column apart_columns[] = {
    SIAP_I_ENTRY_COLUMN("node", "node", "simpul"),
    SIAP_I_TEXT_COLUMN("region", "region", "daerah"),
    SIAP_I_TEXT_COLUMN("code", "code", "kode"),
    SIAP_I_WORD_COLUMN("why", "why", "sebab"),
};
static const siap_i_table_form apart_form = {
    {"unranked", {"Without a rank", "Tanpa peringkat"}},
    {"Nobody without a value is ranked, as last or otherwise.",
     "Yang tidak memiliki nilai tidak diperingkat, juga tidak sebagai yang terakhir."},
    apart_columns, sizeof apart_columns / sizeof *apart_columns, 1};
static const siap_i_say_word took_no_part = {"did-not-take-part",
                                             {"did not take part", "tidak ikut serta"}};
static const siap_i_say_word no_value = {"no-value", {"no value", "tidak bernilai"}};

enum { SPREAD_NODE, SPREAD_N, SPREAD_MISSING, SPREAD_MEAN, SPREAD_SD, SPREAD_MIN, SPREAD_LOWER,
       SPREAD_MEDIAN, SPREAD_UPPER, SPREAD_MAX, SPREAD_SKEWNESS, SPREAD_KURTOSIS, SPREAD_OUTLIERS };
static const siap_i_column spread_columns[] = {
    SIAP_I_ENTRY_COLUMN("node", "node", "simpul"),
    SIAP_I_COUNT_COLUMN("n", "n", "n"),
    SIAP_I_COUNT_COLUMN("missing", "without a value", "tanpa nilai"),
    SIAP_I_NUMBER_COLUMN("mean", "mean", "rata-rata"),
    SIAP_I_NUMBER_COLUMN("sd", "sd", "simpangan baku"),
    SIAP_I_NUMBER_COLUMN("min", "min", "min"),
    SIAP_I_NUMBER_COLUMN("q1", "q1", "q1"),
    SIAP_I_NUMBER_COLUMN("median", "median", "median"),
    SIAP_I_NUMBER_COLUMN("q3", "q3", "q3"),
    SIAP_I_NUMBER_COLUMN("max", "max", "maks"),
    SIAP_I_NUMBER_COLUMN("skewness", "skewness", "kemencengan"),
    SIAP_I_NUMBER_COLUMN("kurtosis", "kurtosis", "kurtosis"),
    SIAP_I_COUNT_COLUMN("outliers", "outliers", "pencilan"),
};
static const siap_i_table_form spread_form = {
    {"distribution", {"Distribution", "Sebaran"}},
    {"sd divides by n - 1; quartiles of type 7; skewness and kurtosis of type 2, as in Excel; "
     "outliers lie more than 1.5 times the width of the quartiles beyond them.",
     "Simpangan baku dibagi n - 1; kuartil tipe 7; kemencengan dan kurtosis tipe 2, seperti Excel; "
     "pencilan terletak lebih dari 1,5 kali jarak antarkuartil di luar kuartil."},
    spread_columns, sizeof spread_columns / sizeof *spread_columns, 0};

/* What ranking works in: arrays by member. */
struct room {
  double *value, *within;
  siap_i_standing *standing, *in_group;
  size_t *order, *group_size;
};

const char *siap_i_group_of(const siap_i_work *work, const siap_i_member *member)
{
  return siap_i_option_is(work, "group", "class")     ? member->region_class
         : siap_i_option_is(work, "group", "profile") ? member->profile
                                                      : "";
}

static siap_status make_room(siap_i_work *work, struct room *room)
{
  size_t n = work->cohort[0]->count;
  room->value = siap_i_arena_take(&work->arena, 2 * n, sizeof(double));
  room->within = room->value ? room->value + n : NULL;
  room->standing = siap_i_arena_take(&work->arena, 2 * n, sizeof *room->standing);
  room->in_group = room->standing ? room->standing + n : NULL;
  room->order = siap_i_arena_take(&work->arena, n, sizeof *room->order);
  room->group_size = siap_i_arena_take(&work->arena, n, sizeof *room->group_size);
  return work->arena.failed ? SIAP_ERR_MEMORY : SIAP_OK;
}

/* ---- groups: members in order of their group ---- */

static int by_group(const void *a, const void *b)
{
  const siap_i_grouped *x = a, *y = b;
  int order = strcmp(x->group, y->group);
  return order ? order : (x->member > y->member) - (x->member < y->member);
}

/* Ranks of one run of `order`, which holds one group. */
static siap_status rank_run(const siap_i_grouped *run, size_t count, struct room *room, siap_i_standing *standing)
{
  siap_i_ranked all;
  for (size_t i = 0; i < count; i++)
    room->within[i] = room->value[run[i].member];
  siap_status status = siap_i_rank(room->within, count, standing, &all);
  for (size_t i = 0; status == SIAP_OK && i < count; i++) {
    room->in_group[run[i].member] = standing[i];
    room->group_size[run[i].member] = all.n;
  }
  return status;
}

static siap_status rank_groups(siap_i_work *work, const siap_i_grouped *order, struct room *room)
{
  size_t n = work->cohort[0]->count;
  siap_i_standing *standing = siap_i_alloc(n, sizeof *standing);
  siap_status status = standing ? SIAP_OK : SIAP_ERR_MEMORY;
  for (size_t from = 0; status == SIAP_OK && from < n;) {
    size_t to = from;
    while (to < n && strcmp(order[to].group, order[from].group) == 0)
      to++;
    status = rank_run(&order[from], to - from, room, standing);
    from = to;
  }
  siap_i_release(standing);
  return status;
}

/* ---- tables ---- */

struct placed {
  size_t rank, member;
};

static int by_rank(const void *a, const void *b)
{
  const struct placed *x = a, *y = b;
  if (x->rank != y->rank)
    return (x->rank > y->rank) - (x->rank < y->rank);
  return (x->member > y->member) - (x->member < y->member);
}

static void put_rank(siap_i_work *work, siap_i_table *table, const siap_i_node_of *of,
                     const struct room *room, const siap_i_ranked *all, size_t i)
{
  const siap_i_member *member = &work->cohort[0]->member[i];
  const char *group = siap_i_group_of(work, member);
  siap_i_table_row(work->out, table);
  siap_i_put_text(work->out, table, RANK_NODE, of->id);
  siap_i_put_count(table, RANK_RANK, room->standing[i].rank);
  siap_i_put_text(work->out, table, RANK_REGION, member->name);
  siap_i_put_text(work->out, table, RANK_CODE, member->code);
  siap_i_put_number(table, RANK_VALUE, room->value[i], of->places);
  siap_i_put_stat(table, RANK_PERCENTILE, siap_i_percentile(&room->standing[i], all), 2);
  siap_i_put_count(table, RANK_QUARTER, room->standing[i].quarter);
  if (!*group)
    return;
  siap_i_put_text(work->out, table, RANK_GROUP, group);
  siap_i_put_count(table, RANK_IN_GROUP, room->in_group[i].rank);
  siap_i_put_count(table, RANK_OF, room->group_size[i]);
}

static void put_apart(siap_i_work *work, siap_i_table *table, const siap_i_node_of *of, size_t i)
{
  const siap_i_member *member = &work->cohort[0]->member[i];
  siap_i_table_row(work->out, table);
  siap_i_put_text(work->out, table, APART_NODE, of->id);
  siap_i_put_text(work->out, table, APART_REGION, member->name);
  siap_i_put_text(work->out, table, APART_CODE, member->code);
  siap_i_put_word(table, APART_WHY, member->participated ? &no_value : &took_no_part);
}

static siap_status put_spread(siap_i_work *work, siap_i_table *table, const siap_i_node_of *of,
                              const double *value)
{
  siap_i_description about;
  size_t n = work->cohort[0]->count;
  int8_t *side = siap_i_alloc(n, sizeof *side);
  siap_status status = side ? siap_i_describe(value, n, &about) : SIAP_ERR_MEMORY;
  if (status == SIAP_OK) {
    siap_i_table_row(work->out, table);
    siap_i_put_text(work->out, table, SPREAD_NODE, of->id);
    siap_i_put_count(table, SPREAD_N, about.n);
    siap_i_put_count(table, SPREAD_MISSING, about.missing);
    siap_i_put_stat(table, SPREAD_MEAN, about.mean, -1);
    siap_i_put_stat(table, SPREAD_SD, about.sd, -1);
    siap_i_put_stat(table, SPREAD_MIN, about.min, of->places);
    siap_i_put_stat(table, SPREAD_LOWER, about.lower, -1);
    siap_i_put_stat(table, SPREAD_MEDIAN, about.median, -1);
    siap_i_put_stat(table, SPREAD_UPPER, about.upper, -1);
    siap_i_put_stat(table, SPREAD_MAX, about.max, of->places);
    siap_i_put_stat(table, SPREAD_SKEWNESS, about.skewness, -1);
    siap_i_put_stat(table, SPREAD_KURTOSIS, about.kurtosis, -1);
    siap_i_put_count(table, SPREAD_OUTLIERS, siap_i_outliers(&about, value, n, side));
  }
  siap_i_release(side);
  return status;
}

/* The tables that ranking fills. */
struct tables {
  siap_i_table *ranks, *apart, *spread, *groups;
};

static siap_status rank_node(siap_i_work *work, const siap_i_node_of *of, const siap_i_grouped *order,
                             struct room *room, const struct tables *into)
{
  const siap_cohort *cohort = work->cohort[0];
  siap_i_ranked all;
  struct placed *placed = siap_i_alloc(cohort->count, sizeof *placed);
  siap_i_cohort_column(cohort, of->id, !siap_i_option_is(work, "exact", "yes"), room->value, NULL);
  siap_status status = placed ? siap_i_rank(room->value, cohort->count, room->standing, &all)
                              : SIAP_ERR_MEMORY;
  if (status == SIAP_OK)
    status = rank_groups(work, order, room);
  for (size_t i = 0; status == SIAP_OK && i < cohort->count; i++)
    placed[i] = (struct placed){room->standing[i].rank, i};
  if (status == SIAP_OK)
    qsort(placed, cohort->count, sizeof *placed, by_rank);
  for (size_t i = 0; status == SIAP_OK && i < cohort->count; i++)
    if (placed[i].rank)
      put_rank(work, into->ranks, of, room, &all, placed[i].member);
    else
      put_apart(work, into->apart, of, placed[i].member);
  siap_i_release(placed);
  if (status == SIAP_OK)
    status = put_spread(work, into->spread, of, room->value);
  return status == SIAP_OK ? siap_i_rank_groups(work, into->groups, of, order, room->value) : status;
}

static siap_status run(siap_i_work *work)
{
  const siap_cohort *cohort = work->cohort[0];
  siap_i_nodes nodes;
  struct room room = {NULL};
  siap_status status = siap_i_nodes_choose(work, cohort, "of", &nodes);
  if (status == SIAP_OK)
    status = make_room(work, &room);
  if (status != SIAP_OK)
    return status;
  siap_i_grouped *order = siap_i_arena_take(&work->arena, cohort->count, sizeof *order);
  if (!order)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < cohort->count; i++)
    order[i] = (siap_i_grouped){siap_i_group_of(work, &cohort->member[i]), i};
  qsort(order, cohort->count, sizeof *order, by_group);
  struct tables into = {siap_i_analysis_add(work->out, &rank_form),
                 siap_i_analysis_add(work->out, &apart_form),
                 siap_i_analysis_add(work->out, &spread_form),
                 siap_i_analysis_add(work->out, &siap_i_groups_form)};
  for (size_t i = 0; status == SIAP_OK && i < nodes.count; i++) {
    status = rank_node(work, &nodes.at[i], order, &room, &into);
    if (siap_i_work_told(work, i + 1, nodes.count))
      return SIAP_ERR_STOPPED;
  }
  return status == SIAP_OK ? siap_i_rank_relations(work) : status;
}

const siap_i_analysis_kind siap_i_rank_kind = {
    {"rank",
     {"who stands where among the regions of a cohort, and how their values are spread",
      "kedudukan tiap daerah dalam kohor, dan sebaran nilainya"}},
    1, 1, options, sizeof options / sizeof *options, run,
    {"rank", {"Ranking of regions", "Peringkat daerah"}}};
