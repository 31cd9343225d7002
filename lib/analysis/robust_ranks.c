/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. robust: tables of ranks: their range, who stands above whom, how far sources move them. */
#include "analysis/robust.h"

enum { RANK_NODE, RANK_REGION, RANK_CODE, RANK_RANK, RANK_MEAN, RANK_LOW, RANK_HIGH, RANK_SHIFT };
static const siap_i_column rank_columns[] = {
    SIAP_I_ENTRY_COLUMN("node", "node", "simpul"),
    SIAP_I_TEXT_COLUMN("region", "region", "daerah"),
    SIAP_I_TEXT_COLUMN("code", "code", "kode"),
    SIAP_I_COUNT_COLUMN("rank", "rank", "peringkat"),
    SIAP_I_NUMBER_COLUMN("mean", "mean", "rata-rata"),
    SIAP_I_NUMBER_COLUMN("low", "best", "terbaik"),
    SIAP_I_NUMBER_COLUMN("high", "worst", "terburuk"),
    SIAP_I_NUMBER_COLUMN("shift", "shift", "pergeseran"),
};
static const siap_i_table_form rank_form = {
    {"ranks", {"Ranks with their range", "Peringkat beserta rentangnya"}},
    {"rank: as published; equal values share the best place. Best and worst: quantiles of type 7 of "
     "the ranks of the replicates. Shift: mean distance from the published rank.",
     "peringkat: seperti diumumkan; nilai sama berbagi tempat terbaik. Terbaik dan terburuk: kuantil "
     "tipe 7 dari peringkat pada replikasi. Pergeseran: jarak rata-rata dari peringkat yang "
     "diumumkan."},
    rank_columns, sizeof rank_columns / sizeof *rank_columns, 1,
    .plot = {SIAP_I_PLOT_RANKS, .label = "region", .value = {"rank"}, .low = "low",
             .high = "high"}};

void siap_i_robust_put_ranks(const siap_i_robust *robust, const siap_i_simulation *of)
{
  siap_i_work *work = robust->work;
  siap_i_table *table = siap_i_analysis_add(work->out, &rank_form);
  double tail = (1 - robust->level) / 2;
  for (size_t k = 0; k < robust->nodes.count; k++)
    for (size_t i = 0; i < robust->regions; i++) {
      uint32_t rank = robust->rank[k * robust->regions + i];
      if (!rank && !of->rank[k].ranked[i])
        continue;
      siap_i_table_row(work->out, table);
      siap_i_put_text(work->out, table, RANK_NODE, robust->nodes.at[k].id);
      siap_i_put_text(work->out, table, RANK_REGION, robust->cohort->member[i].name);
      siap_i_put_text(work->out, table, RANK_CODE, robust->cohort->member[i].code);
      if (rank)
        siap_i_put_count(table, RANK_RANK, rank);
      else
        siap_i_robust_put_state(robust, table, RANK_RANK, k, i);
      siap_i_put_stat(table, RANK_MEAN, siap_i_rank_tally_mean(&of->rank[k], i), -1);
      siap_i_put_stat(table, RANK_LOW, siap_i_rank_tally_quantile(&of->rank[k], i, tail).low, -1);
      siap_i_put_stat(table, RANK_HIGH, siap_i_rank_tally_quantile(&of->rank[k], i, 1 - tail).high,
                      -1);
      siap_i_put_stat(table, RANK_SHIFT, siap_i_rank_tally_moved(&of->rank[k], i), -1);
    }
}

/* ---- who stands above whom ---- */

enum { ABOVE_NODE, ABOVE_REGION, ABOVE_CODE, ABOVE_OTHER, ABOVE_OTHER_CODE, ABOVE_ABOVE,
       ABOVE_EQUAL };
static const siap_i_column above_columns[] = {
    SIAP_I_ENTRY_COLUMN("node", "node", "simpul"),
    SIAP_I_TEXT_COLUMN("region", "region", "daerah"),
    SIAP_I_TEXT_COLUMN("code", "code", "kode"),
    SIAP_I_TEXT_COLUMN("other", "other", "daerah lain"),
    SIAP_I_TEXT_COLUMN("other-code", "code", "kode"),
    SIAP_I_NUMBER_COLUMN("above", "above", "di atas"),
    SIAP_I_NUMBER_COLUMN("equal", "equal", "sama"),
};
static const siap_i_table_form above_form = {
    {"above", {"Who really stands above whom", "Siapa benar-benar di atas siapa"}},
    {"Share of the replicates, of those in which both have a rank, in which the first region ranks "
     "above the other, and in which they share a rank. Both are drawn together. Neighbours: each "
     "region and the next by published rank.",
     "Bagian replikasi, di antara yang memberi peringkat kepada keduanya, dengan daerah pertama di "
     "atas daerah lain, dan dengan peringkat sama. Keduanya diacak bersama. Neighbours: tiap daerah "
     "dan daerah berikutnya menurut peringkat yang diumumkan."},
    above_columns, sizeof above_columns / sizeof *above_columns, 1};

void siap_i_robust_put_above(const siap_i_robust *robust, const siap_i_simulation *of)
{
  siap_i_work *work = robust->work;
  siap_i_table *table = siap_i_analysis_add(work->out, &above_form);
  for (size_t k = 0; k < robust->nodes.count; k++)
    for (size_t i = 0; i < of->pair[k].pairs; i++) {
      const siap_i_member *a = &robust->cohort->member[of->pair[k].of[2 * i]];
      const siap_i_member *b = &robust->cohort->member[of->pair[k].of[2 * i + 1]];
      siap_i_table_row(work->out, table);
      siap_i_put_text(work->out, table, ABOVE_NODE, robust->nodes.at[k].id);
      siap_i_put_text(work->out, table, ABOVE_REGION, a->name);
      siap_i_put_text(work->out, table, ABOVE_CODE, a->code);
      siap_i_put_text(work->out, table, ABOVE_OTHER, b->name);
      siap_i_put_text(work->out, table, ABOVE_OTHER_CODE, b->code);
      siap_i_put_stat(table, ABOVE_ABOVE, siap_i_pairs_above(&of->pair[k], i), -1);
      siap_i_put_stat(table, ABOVE_EQUAL, siap_i_pairs_equal(&of->pair[k], i), -1);
    }
}

/* ---- shift ---- */

enum { SHIFT_NODE, SHIFT_SOURCE, SHIFT_SHIFT, SHIFT_SD };
static const siap_i_column shift_columns[] = {
    SIAP_I_ENTRY_COLUMN("node", "node", "simpul"),
    SIAP_I_WORD_COLUMN("source", "source", "sumber"),
    SIAP_I_NUMBER_COLUMN("shift", "mean shift", "pergeseran rata-rata"),
    SIAP_I_NUMBER_COLUMN("sd", "sd", "simpangan baku"),
};
static const siap_i_table_form shift_form = {
    {"shift", {"Average rank shift", "Pergeseran peringkat rata-rata"}},
    {"Mean distance of ranks from the published ones, over regions that have both: its mean and sd "
     "over the replicates, each source alone and all together (OECD/JRC, Handbook on Constructing "
     "Composite Indicators, 2008, step 7).",
     "Jarak rata-rata peringkat dari yang diumumkan, atas daerah yang memiliki keduanya: rata-rata "
     "dan simpangan bakunya atas replikasi, tiap sumber sendiri dan semuanya bersama (OECD/JRC, "
     "Handbook on Constructing Composite Indicators, 2008, langkah 7)."},
    shift_columns, sizeof shift_columns / sizeof *shift_columns, 1,
    .plot = {SIAP_I_PLOT_BARS, .label = "source", .value = {"shift"}}};
static const siap_i_say_word together = {"together", {"all together", "semua bersama"}};

static void put_shift(const siap_i_robust *robust, siap_i_table *table, size_t node,
                      const siap_i_say_word *source, const siap_i_tally *shift)
{
  siap_i_table_row(robust->work->out, table);
  siap_i_put_text(robust->work->out, table, SHIFT_NODE, robust->nodes.at[node].id);
  siap_i_put_word(table, SHIFT_SOURCE, source);
  siap_i_put_stat(table, SHIFT_SHIFT, siap_i_tally_mean(shift, node), -1);
  siap_i_put_stat(table, SHIFT_SD, siap_i_tally_sd(shift, node), -1);
}

void siap_i_robust_put_shift(const siap_i_robust *robust, const siap_i_simulation *of,
                             const siap_i_simulation *alone)
{
  siap_i_table *table = siap_i_analysis_add(robust->work->out, &shift_form);
  for (size_t k = 0; k < robust->nodes.count; k++) {
    for (int source = 0; source < SIAP_I_SOURCES; source++)
      if (robust->sources & 1u << source)
        put_shift(robust, table, k, &siap_i_source_name[source], &alone[source].shift);
    put_shift(robust, table, k, &together, &of->shift);
  }
}
