/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. What an overview takes over from other analyses, in forms of its own place on the page, and
 * what there is not, with the reason.
 */
#include "analysis/overview.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A table of another analysis, of its columns and notes, with another name and place. */
static siap_i_table *add_like(siap_i_overview *overview, const siap_i_table *from,
                              const siap_i_table_form *place)
{
  siap_i_table_form *form = siap_i_arena_take(&overview->work->out->arena, 1, sizeof *form);
  if (!form || !from) {
    overview->work->out->failed |= !form;
    return NULL;
  }
  *form = *from->form;
  form->name = place->name;
  form->role = place->role;
  form->plot = place->plot;
  form->section = place->section;
  return siap_i_analysis_add(overview->work->out, form);
}

/* Which rows are taken over: all, those of indices, those of the first index. */
enum which { ALL_ROWS, INDEX_ROWS, MAIN_ROWS };

static int is_wanted(const siap_i_overview *overview, const siap_i_table *from, size_t row,
                     enum which which)
{
  const siap_i_regional *like = &overview->like;
  if (which == ALL_ROWS)
    return 1;
  for (size_t i = 0; i < (which == MAIN_ROWS ? 1 : like->indices); i++)
    if (siap_i_table_says(from, row, "node", like->result->entry[like->index[i]].id))
      return 1;
  return 0;
}

static void take(siap_i_overview *overview, const siap_i_within *within, const char *id,
                 const siap_i_table_form *place, enum which which)
{
  const siap_i_table *from = siap_i_within_table(within, id);
  siap_i_table *table = add_like(overview, from, place);
  for (size_t i = 0; table && i < from->rows; i++)
    if (is_wanted(overview, from, i, which))
      siap_i_take_row(overview->work->out, table, from, i);
}

struct placed {
  double rank;
  size_t row;
};

static int by_rank(const void *a, const void *b)
{
  const struct placed *x = a, *y = b;
  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  return (x->row > y->row) - (x->row < y->row);
}

/* The rows of the first index in order of their ranks; one without a rank stands last. */
static void take_by_rank(siap_i_overview *overview, const siap_i_within *within, const char *id,
                         const siap_i_table_form *place)
{
  const siap_i_table *from = siap_i_within_table(within, id);
  siap_i_table *table = add_like(overview, from, place);
  size_t rows = table ? from->rows : 0, count = 0;
  struct placed *placed = siap_i_arena_take(&overview->work->arena, rows, sizeof *placed);
  overview->work->out->failed |= !placed;
  for (size_t i = 0; placed && i < rows; i++) {
    const siap_i_table_cell *rank = siap_i_table_cell_of(from, i, "rank");
    int is_ranked = rank && !isnan(rank->number);
    if (is_wanted(overview, from, i, MAIN_ROWS))
      placed[count++] = (struct placed){is_ranked ? rank->number : INFINITY, i};
  }
  if (count)
    qsort(placed, count, sizeof *placed, by_rank);
  for (size_t i = 0; i < count; i++)
    siap_i_take_row(overview->work->out, table, from, placed[i].row);
}

static void lacks(siap_i_overview *overview, const siap_i_say_word *what,
                  const siap_i_say_word *why)
{
  if (overview->absences < SIAP_I_OVERVIEW_ABSENCES)
    overview->absence[overview->absences++] = (siap_i_regional_absence){what, why};
}

/* 1: there are tables. Else it was not asked for, or refused for a reason. */
static int has(siap_i_overview *overview, const siap_i_within *within, const siap_i_say_word *what,
               const siap_i_say_word *not_asked)
{
  if (!within->analysis)
    lacks(overview, what, within->why ? within->why : not_asked);
  return within->analysis != NULL;
}

/* ---- ranks ---- */

void siap_i_overview_put_ranks(siap_i_overview *overview)
{
  static const siap_i_table_form ranks = {
      .name = {"ranks", {"Ranks", "Peringkat"}}, .section = &siap_i_overview_ranks};
  static const siap_i_table_form ranges = {
      .name = {"rank-ranges", {"How certain the ranks are", "Seberapa pasti peringkatnya"}},
      .plot = {.kind = SIAP_I_PLOT_RANKS, .label = "region", .value = {"rank"}, .low = "low",
               .high = "high"},
      .section = &siap_i_overview_ranks};
  static const siap_i_table_form apart = {
      .name = {"unranked", {"Without a rank", "Tanpa peringkat"}},
      .section = &siap_i_overview_ranks};
  static const siap_i_table_form groups = {
      .name = {"groups", {"Groups of regions", "Kelompok daerah"}},
      .section = &siap_i_overview_spread};
  static const siap_i_say_word what = {"ranks", {"ranks", "peringkat"}};
  static const siap_i_say_word range = {"rank-ranges", {"how certain the ranks are",
                                                        "seberapa pasti peringkatnya"}};
  static const siap_i_say_word not_asked = {
      "not-asked", {"not asked for (option uncertainty)", "tidak diminta (opsi uncertainty)"}};
  if (has(overview, &overview->rank, &what, &not_asked)) {
    take(overview, &overview->rank, "ranks", &ranks, INDEX_ROWS);
    take(overview, &overview->rank, "unranked", &apart, MAIN_ROWS);
  }
  if (has(overview, &overview->robust, &range, &not_asked))
    take_by_rank(overview, &overview->robust, "ranks", &ranges);
  if (overview->rank.analysis)
    take(overview, &overview->rank, "groups", &groups, INDEX_ROWS);
}

void siap_i_overview_distribution(siap_i_overview *overview)
{
  static const siap_i_table_form spread = {
      .name = {"distribution", {"Distribution", "Sebaran"}},
      .plot = {.kind = SIAP_I_PLOT_BARS, .label = "node", .value = {"median"}, .low = "q1",
               .high = "q3"},
      .section = &siap_i_overview_spread};
  take(overview, &overview->rank, "distribution", &spread, ALL_ROWS);
}

/* ---- change ---- */

enum { CHANGE_N, CHANGE_ROSE, CHANGE_FELL, CHANGE_SAME, CHANGE_MEAN, CHANGE_LEAST, CHANGE_MOST };
static const siap_i_column change_columns[] = {
    SIAP_I_COUNT_COLUMN("n", "regions in both years", "daerah pada kedua tahun"),
    SIAP_I_COUNT_COLUMN("rose", "rose", "naik"),
    SIAP_I_COUNT_COLUMN("fell", "fell", "turun"),
    SIAP_I_COUNT_COLUMN("same", "the same", "tetap"),
    SIAP_I_SIGNED_COLUMN("mean", "mean change", "rata-rata perubahan"),
    SIAP_I_SIGNED_COLUMN("least", "least", "terkecil"),
    SIAP_I_SIGNED_COLUMN("most", "most", "terbesar"),
};
static const siap_i_table_form change_form = {
    .name = {"change-summary", {"Change in short", "Perubahan secara ringkas"}},
    .note = {"Of the regions that have a value in both years and may be compared.",
             "Dari daerah yang bernilai pada kedua tahun dan dapat dibandingkan."},
    .column = change_columns,
    .columns = sizeof change_columns / sizeof *change_columns,
    .section = &siap_i_overview_change};

static void sum_changes(siap_i_overview *overview)
{
  const siap_i_table *from = siap_i_within_table(&overview->compare, "change");
  size_t n = 0, rose = 0, fell = 0;
  double sum = 0, least = INFINITY, most = -INFINITY;
  for (size_t i = 0; from && i < from->rows; i++) {
    const siap_i_table_cell *cell = siap_i_table_cell_of(from, i, "difference");
    if (!cell || isnan(cell->number) || !is_wanted(overview, from, i, MAIN_ROWS))
      continue;
    n++;
    rose += cell->number > 0;
    fell += cell->number < 0;
    sum += cell->number;
    least = fmin(least, cell->number);
    most = fmax(most, cell->number);
  }
  siap_i_table *table = siap_i_analysis_add(overview->work->out, &change_form);
  siap_i_table_row(overview->work->out, table);
  siap_i_put_count(table, CHANGE_N, n);
  siap_i_put_count(table, CHANGE_ROSE, rose);
  siap_i_put_count(table, CHANGE_FELL, fell);
  siap_i_put_count(table, CHANGE_SAME, n - rose - fell);
  if (n) {
    siap_i_put_number(table, CHANGE_MEAN, sum / (double)n, -1);
    siap_i_put_number(table, CHANGE_LEAST, least, -1);
    siap_i_put_number(table, CHANGE_MOST, most, -1);
  }
}

void siap_i_overview_changes(siap_i_overview *overview)
{
  static const siap_i_table_form change = {
      .name = {"changes", {"Change, region by region", "Perubahan tiap daerah"}},
      .section = &siap_i_overview_change};
  static const siap_i_table_form apart = {
      .name = {"not-compared", {"Not compared", "Tidak dibandingkan"}},
      .section = &siap_i_overview_change};
  static const siap_i_say_word what = {"change", {"change since the year before",
                                                  "perubahan sejak tahun sebelumnya"}};
  static const siap_i_say_word none = {"one-year", {"one year was given", "hanya satu tahun"}};
  if (!has(overview, &overview->compare, &what, &none))
    return;
  sum_changes(overview);
  take(overview, &overview->compare, "change", &change, MAIN_ROWS);
  take(overview, &overview->compare, "apart", &apart, ALL_ROWS);
}

/* ---- self-assessment ---- */

void siap_i_overview_agreement(siap_i_overview *overview)
{
  static const siap_i_table_form agreement = {
      .name = {"agreement", {"Agreement", "Kesepakatan"}}, .section = &siap_i_overview_claim};
  static const siap_i_table_form bias = {
      .name = {"bias", {"Who rates higher", "Siapa menilai lebih tinggi"}},
      .section = &siap_i_overview_claim};
  static const siap_i_table_form self = {
      .name = {"self", {"Self-assessed and final, region by region",
                        "Mandiri dan final, tiap daerah"}},
      .section = &siap_i_overview_claim};
  static const siap_i_table_form apart = {
      .name = {"not-held", {"Not held against each other", "Tidak disandingkan"}},
      .section = &siap_i_overview_claim};
  static const siap_i_say_word what = {"self", {"self-assessment against final assessment",
                                                "penilaian mandiri terhadap penilaian akhir"}};
  static const siap_i_say_word none = {
      "no-claim", {"no self-assessment was given (option claim)",
                   "tidak ada penilaian mandiri (opsi claim)"}};
  if (!has(overview, &overview->agree, &what, &none))
    return;
  take(overview, &overview->agree, "summary", &agreement, ALL_ROWS);
  take(overview, &overview->agree, "bias", &bias, ALL_ROWS);
  take(overview, &overview->agree, "indices", &self, MAIN_ROWS);
  take(overview, &overview->agree, "apart", &apart, ALL_ROWS);
}

/* ---- what there is not ---- */

void siap_i_overview_put_absences(siap_i_overview *overview)
{
  static const siap_i_column columns[] = {
      SIAP_I_WORD_COLUMN("what", "what", "apa"),
      SIAP_I_WORD_COLUMN("why", "why", "sebab"),
  };
  static const siap_i_table_form form = {
      .name = {"not-shown", {"What is not shown", "Yang tidak ditampilkan"}},
      .note = {"", ""},
      .column = columns,
      .columns = sizeof columns / sizeof *columns,
      .section = &siap_i_overview_foot};
  siap_i_table *table = siap_i_analysis_add(overview->work->out, &form);
  for (size_t i = 0; i < overview->absences; i++) {
    siap_i_table_row(overview->work->out, table);
    siap_i_put_word(table, 0, overview->absence[i].what);
    siap_i_put_word(table, 1, overview->absence[i].why);
  }
}
