/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. agree: who is lenient and what is disputed: the tables `raters` and `disputed`. */
#include "analysis/agree.h"
#include "statistics/bias.h"

#include <stdlib.h>
#include <string.h>

/* ---- raters ---- */

enum { RATER, RATER_RATINGS, RATER_N, RATER_LENIENCY };
static const siap_i_column rater_columns[] = {
    SIAP_I_TEXT_COLUMN("rater", "rater", "penilai"),
    SIAP_I_COUNT_COLUMN("ratings", "ratings", "penilaian"),
    SIAP_I_COUNT_COLUMN("n", "shared", "bersama"),
    SIAP_I_NUMBER_COLUMN("leniency", "leniency", "kelonggaran"),
};
static const siap_i_table_form rater_form = {
    {"raters", {"Raters", "Penilai"}},
    {"Leniency: how far a rater lies above the mean of all who rated the same item of the same "
     "region, on the average of the shared ones; below 0 is strict. A pseudonym is one assessor "
     "in all regions.",
     "Kelonggaran: seberapa jauh penilai berada di atas rata-rata semua yang menilai butir yang "
     "sama dari daerah yang sama, rata-rata atas butir bersama; di bawah 0 berarti ketat. Satu "
     "nama samaran adalah satu penilai di semua daerah."},
    rater_columns,
    sizeof rater_columns / sizeof *rater_columns,
    0};

siap_status siap_i_agree_raters(siap_i_work *work, const siap_i_panel *panel)
{
  siap_i_table *table = siap_i_analysis_add(work->out, &rater_form);
  size_t width = panel->ratings.raters;
  siap_i_stat *mean = siap_i_arena_take(&work->arena, panel->raters, sizeof *mean);
  size_t *shared = siap_i_arena_take(&work->arena, panel->raters, sizeof *shared);
  size_t *ratings = siap_i_arena_take(&work->arena, panel->raters, sizeof *ratings);
  if (!mean || !shared || !ratings)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < panel->ratings.targets; i++)
    for (size_t j = 0; j < panel->target[i].n; j++)
      ratings[panel->who[i * width + j]]++;
  siap_i_leniency_of_pool(&panel->ratings, panel->who, panel->raters, mean, shared);
  for (size_t i = 0; i < panel->raters; i++) {
    siap_i_table_row(work->out, table);
    siap_i_put_text(work->out, table, RATER, panel->rater[i]);
    siap_i_put_count(table, RATER_RATINGS, ratings[i]);
    siap_i_put_count(table, RATER_N, shared[i]);
    siap_i_put_stat(table, RATER_LENIENCY, mean[i], -1);
  }
  return SIAP_OK;
}

/* ---- what is disputed ---- */

enum {
  DISPUTE_REGION,
  DISPUTE_CODE,
  DISPUTE_ITEM,
  DISPUTE_N,
  DISPUTE_LOWEST,
  DISPUTE_LOWEST_BY,
  DISPUTE_HIGHEST,
  DISPUTE_HIGHEST_BY,
  DISPUTE_RANGE,
  DISPUTE_SD
};
static const siap_i_column dispute_columns[] = {
    SIAP_I_TEXT_COLUMN("region", "region", "daerah"),
    SIAP_I_TEXT_COLUMN("code", "code", "kode"),
    SIAP_I_ENTRY_COLUMN("item", "item", "butir"),
    SIAP_I_COUNT_COLUMN("n", "n", "n"),
    SIAP_I_NUMBER_COLUMN("lowest", "lowest", "terendah"),
    SIAP_I_TEXT_COLUMN("lowest-by", "by", "oleh"),
    SIAP_I_NUMBER_COLUMN("highest", "highest", "tertinggi"),
    SIAP_I_TEXT_COLUMN("highest-by", "by", "oleh"),
    SIAP_I_NUMBER_COLUMN("range", "range", "rentang"),
    SIAP_I_NUMBER_COLUMN("sd", "sd", "simpangan baku"),
};
static const siap_i_table_form dispute_form = {
    {"disputed", {"Most disputed", "Paling diperselisihkan"}},
    {"The widest ranges first, then the greatest standard deviations (n - 1), then the order of "
     "the evidence; `most` says how many. Items on which all agree are not listed.",
     "Rentang terlebar lebih dahulu, lalu simpangan baku terbesar (n - 1), lalu urutan bukti; "
     "`most` menentukan banyaknya. Butir yang disepakati semua tidak didaftar."},
    dispute_columns,
    sizeof dispute_columns / sizeof *dispute_columns,
    0};

struct disputed {
  double range, deviation;
  size_t target;
};

static int widest_first(const void *a, const void *b)
{
  const struct disputed *x = a, *y = b;
  if (x->range != y->range)
    return (x->range < y->range) - (x->range > y->range);
  if (x->deviation != y->deviation)
    return (x->deviation < y->deviation) - (x->deviation > y->deviation);
  return (x->target > y->target) - (x->target < y->target);
}

/* Those who gave a rating, with commas between. */
static void put_who(siap_i_work *work, siap_i_table *table, size_t column,
                    const siap_i_panel *panel, size_t target, double rating)
{
  const double *value = panel->value + target * panel->ratings.raters;
  const uint32_t *who = panel->who + target * panel->ratings.raters;
  size_t room = 1, used = 0;
  for (size_t j = 0; j < panel->target[target].n; j++)
    room += strlen(panel->rater[who[j]]) + 2;
  char *text = siap_i_arena_take(&work->arena, room, 1);
  for (size_t j = 0; text && j < panel->target[target].n; j++) {
    if (value[j] != rating)
      continue;
    size_t length = strlen(panel->rater[who[j]]);
    memcpy(text + used, ", ", used ? 2 : 0);
    used += used ? 2 : 0;
    memcpy(text + used, panel->rater[who[j]], length);
    used += length;
  }
  siap_i_put_text(work->out, table, column, text);
}

static void put_disputed(siap_i_work *work, siap_i_table *table, const siap_i_panel *panel,
                         const struct disputed *of)
{
  const siap_i_rated *target = &panel->target[of->target];
  const double *value = panel->value + of->target * panel->ratings.raters;
  double lowest = *value, highest = *value;
  for (size_t j = 1; j < target->n; j++) {
    lowest = value[j] < lowest ? value[j] : lowest;
    highest = value[j] > highest ? value[j] : highest;
  }
  siap_i_table_row(work->out, table);
  siap_i_panel_put_region(work, table, DISPUTE_REGION, target->member);
  siap_i_put_text(work->out, table, DISPUTE_ITEM, siap_i_member_id(target->member, target->entry));
  siap_i_put_count(table, DISPUTE_N, target->n);
  siap_i_put_number(table, DISPUTE_LOWEST, lowest, -1);
  put_who(work, table, DISPUTE_LOWEST_BY, panel, of->target, lowest);
  siap_i_put_number(table, DISPUTE_HIGHEST, highest, -1);
  put_who(work, table, DISPUTE_HIGHEST_BY, panel, of->target, highest);
  siap_i_put_number(table, DISPUTE_RANGE, of->range, -1);
  siap_i_put_number(table, DISPUTE_SD, of->deviation, -1);
}

/* Those on which not all agree, the worst first. SIZE_MAX: no memory. */
static size_t rank_disputes(siap_i_work *work, const siap_i_panel *panel, struct disputed *order)
{
  size_t targets = panel->ratings.targets, count = 0;
  siap_i_dispute *dispute = siap_i_arena_take(&work->arena, targets, sizeof *dispute);
  if (!dispute)
    return SIZE_MAX;
  siap_i_disputes(&panel->ratings, dispute);
  for (size_t i = 0; i < targets; i++)
    if (dispute[i].range.value > 0)
      order[count++] = (struct disputed){dispute[i].range.value, dispute[i].deviation.value, i};
  qsort(order, count, sizeof *order, widest_first);
  return count;
}

siap_status siap_i_agree_disputed(siap_i_work *work, const siap_i_panel *panel)
{
  siap_i_table *table = siap_i_analysis_add(work->out, &dispute_form);
  size_t most = siap_i_option_count(work, "most");
  struct disputed *order = siap_i_arena_take(&work->arena, panel->ratings.targets, sizeof *order);
  size_t count = order ? rank_disputes(work, panel, order) : SIZE_MAX;
  if (count == SIZE_MAX)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < count && i < most; i++)
    put_disputed(work, table, panel, &order[i]);
  return work->arena.failed ? SIAP_ERR_MEMORY : SIAP_OK;
}
