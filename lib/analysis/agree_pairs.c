/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. agree: raters two by two, where there are more than two: the table `pairs`. */
#include "analysis/agree.h"
#include "statistics/agreement.h"
#include "statistics/bias.h"
#include "statistics/kappa.h"

/* Pairs grow with the square of the raters: of a large pool nobody could read them. */
enum { MOST_RATERS = 12 };

enum { PAIR_FIRST, PAIR_SECOND, PAIR_N, PAIR_AGREEMENT, PAIR_DIFFERENCE, PAIR_KAPPA };
static const siap_i_column columns[] = {
    SIAP_I_TEXT_COLUMN("first", "first", "pertama"),
    SIAP_I_TEXT_COLUMN("second", "second", "kedua"),
    SIAP_I_COUNT_COLUMN("n", "n", "n"),
    SIAP_I_NUMBER_COLUMN("agreement", "agreement", "kesepakatan"),
    SIAP_I_NUMBER_COLUMN("difference", "difference", "selisih"),
    SIAP_I_NUMBER_COLUMN("kappa", "kappa", "kappa"),
    SIAP_I_NUMBER_COLUMN("kappa-linear", "linear", "linear"),
    SIAP_I_NUMBER_COLUMN("kappa-quadratic", "quadratic", "kuadrat"),
};
static const siap_i_table_form form = {
    {"pairs", {"Two by two", "Berpasangan"}},
    {"On the items that both rated: share of equal ratings (or within `within`), mean difference "
     "first - second, Cohen's kappa (1960, 1968) without weights, with linear and with quadratic "
     "ones. Empty where there are two raters, of whom the summary tells, or more than twelve.",
     "Atas butir yang dinilai keduanya: bagian penilaian yang sama (atau dalam batas `within`), "
     "rata-rata selisih pertama - kedua, kappa Cohen (1960, 1968) tanpa bobot, dengan bobot linear "
     "dan kuadrat. Kosong bila hanya ada dua penilai, yang dimuat ringkasan, atau lebih dari dua "
     "belas."},
    columns,
    sizeof columns / sizeof *columns,
    0};

/* Two ratings of each target that both rated: by columns, then by rows. */
struct both {
  double *first, *second, *row;
  size_t n;
};

static double rating_of(const siap_i_panel *panel, size_t target, size_t who, int *has)
{
  size_t at = target * panel->ratings.raters;
  for (size_t j = 0; j < panel->target[target].n; j++)
    if (panel->who[at + j] == who)
      return panel->value[at + j];
  *has = 0;
  return 0;
}

static void collect(const siap_i_panel *panel, size_t first, size_t second, struct both *both)
{
  both->n = 0;
  for (size_t i = 0; i < panel->ratings.targets; i++) {
    int has = 1;
    double a = rating_of(panel, i, first, &has), b = rating_of(panel, i, second, &has);
    if (!has)
      continue;
    both->first[both->n] = both->row[2 * both->n] = a;
    both->second[both->n] = both->row[2 * both->n + 1] = b;
    both->n++;
  }
}

static siap_status put_pair(siap_i_work *work, siap_i_table *table, const struct both *both)
{
  double level = siap_i_option_number(work, "level");
  siap_i_ratings ratings = {both->row, both->n, 2};
  siap_i_agreement agreement;
  siap_i_bias bias;
  siap_i_agreement_of(&ratings, siap_i_option_number(work, "within"), level, &agreement);
  siap_status status = siap_i_bias_of(both->first, both->second, both->n, level, &bias);
  if (status != SIAP_OK)
    return status;
  siap_i_put_count(table, PAIR_N, both->n);
  siap_i_put_stat(table, PAIR_AGREEMENT, agreement.pairwise, -1);
  siap_i_put_stat(table, PAIR_DIFFERENCE, bias.mean, -1);
  for (int i = SIAP_I_KAPPA_UNWEIGHTED; status == SIAP_OK && i <= SIAP_I_KAPPA_QUADRATIC; i++) {
    siap_i_kappa is;
    status = siap_i_kappa_of_raters(&ratings, 0, 1, (enum siap_i_kappa_weights)i, level, &is);
    siap_i_put_stat(table, (size_t)(PAIR_KAPPA + i), is.kappa, -1);
  }
  return status;
}

siap_status siap_i_agree_pairs(siap_i_work *work, const siap_i_panel *panel)
{
  siap_i_table *table = siap_i_analysis_add(work->out, &form);
  size_t targets = panel->ratings.targets;
  siap_status status = SIAP_OK;
  if (panel->raters == 2 || panel->raters > MOST_RATERS)
    return SIAP_OK;
  struct both both = {.first = siap_i_arena_take(&work->arena, targets, sizeof(double)),
                      .second = siap_i_arena_take(&work->arena, targets, sizeof(double)),
                      .row = siap_i_arena_take(&work->arena, targets, 2 * sizeof(double))};
  if (work->arena.failed)
    return SIAP_ERR_MEMORY;
  for (size_t second = 1; second < panel->raters; second++)
    for (size_t first = 0; status == SIAP_OK && first < second; first++) {
      collect(panel, first, second, &both);
      if (!both.n)
        continue;
      siap_i_table_row(work->out, table);
      siap_i_put_text(work->out, table, PAIR_FIRST, panel->rater[first]);
      siap_i_put_text(work->out, table, PAIR_SECOND, panel->rater[second]);
      status = put_pair(work, table, &both);
    }
  return status;
}
