/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. agree: who rates higher, and where: the table `bias`. Of stages each is held against the
 * last, of two assessors the first against the second, of more each against the mean of the others.
 */
#include "analysis/agree.h"
#include "analysis/agree_groups.h"
#include "analysis/nodes.h"
#include "statistics/bias.h"
#include "statistics/fdr.h"
#include "statistics/wilcoxon.h"

#include <math.h>
#include <stdlib.h>

enum {
  BIAS_LEVEL,
  BIAS_GROUP,
  BIAS_RATER,
  BIAS_AGAINST,
  BIAS_N,
  BIAS_MEAN,
  BIAS_LOW,
  BIAS_HIGH,
  BIAS_OVER,
  BIAS_OVER_LOW,
  BIAS_OVER_HIGH,
  BIAS_UNDER,
  BIAS_W,
  BIAS_P,
  BIAS_BY,
  BIAS_ADJUSTED
};
static const siap_i_column columns[] = {
    SIAP_I_WORD_COLUMN("level", "of", "atas"),
    SIAP_I_ENTRY_COLUMN("group", "group", "kelompok"),
    SIAP_I_TEXT_COLUMN("rater", "rater", "penilai"),
    SIAP_I_TEXT_COLUMN("against", "against", "terhadap"),
    SIAP_I_COUNT_COLUMN("n", "n", "n"),
    SIAP_I_NUMBER_COLUMN("difference", "difference", "selisih"),
    SIAP_I_NUMBER_COLUMN("low", "from", "dari"),
    SIAP_I_NUMBER_COLUMN("high", "to", "sampai"),
    SIAP_I_NUMBER_COLUMN("over", "higher", "lebih tinggi"),
    SIAP_I_NUMBER_COLUMN("over-low", "from", "dari"),
    SIAP_I_NUMBER_COLUMN("over-high", "to", "sampai"),
    SIAP_I_NUMBER_COLUMN("under", "lower", "lebih rendah"),
    SIAP_I_NUMBER_COLUMN("w", "W", "W"),
    SIAP_I_NUMBER_COLUMN("p", "p", "p"),
    SIAP_I_WORD_COLUMN("by", "by", "menurut"),
    SIAP_I_NUMBER_COLUMN("p-adjusted", "p adjusted", "p disesuaikan"),
};
static const siap_i_table_form form = {
    {"bias", {"Who rates higher", "Siapa menilai lebih tinggi"}},
    {"Mean difference rater - against with the interval of Student's t; higher, lower: share of "
     "pairs, with Wilson's interval (1927); where the first is self, higher is an overclaim. "
     "against is empty where it is the mean of the other assessors. Of scores n counts regions, "
     "otherwise items of regions, whose differences depend on each other: read p with that in "
     "mind. W, p: Wilcoxon's signed ranks (1945), sum of the ranks above 0, two-sided; equal "
     "pairs are left out; exact up to 50 ranks, ties and all, else normal. p adjusted: Benjamini "
     "and Hochberg (1995), over the rows of one kind.",
     "Rata-rata selisih penilai - terhadap dengan selang t Student; lebih tinggi, lebih rendah: "
     "bagian pasangan, dengan selang Wilson (1927); bila yang pertama penilaian mandiri, lebih "
     "tinggi berarti klaim berlebih. Kolom terhadap kosong bila pembandingnya rata-rata penilai "
     "lain. Untuk skor n menghitung daerah, selain itu butir per daerah, yang selisihnya saling "
     "bergantung: tafsirkan p dengan mengingat hal itu. W, p: peringkat bertanda Wilcoxon (1945), "
     "jumlah peringkat di atas 0, dua sisi; pasangan sama tidak dihitung; eksak sampai 50 "
     "peringkat, termasuk nilai kembar, selebihnya normal. p disesuaikan: Benjamini dan Hochberg "
     "(1995), atas baris yang sejenis."},
    columns,
    sizeof columns / sizeof *columns,
    0};

static const siap_i_say_word of_scores = {"score", {"score", "skor"}};
static const siap_i_say_word of_all = {"all", {"all items", "semua butir"}};
static const siap_i_say_word exact = {"exact", {"exact", "eksak"}};
static const siap_i_say_word normal = {"normal", {"normal", "normal"}};

/* Two values of one thing, and whose the first is. */
struct pair {
  size_t who, at; /* at: in the order they came, so that sums are the same everywhere */
  double first, second;
};

struct found {
  const siap_i_say_word *level;
  const char *group;
  size_t who;
  siap_i_bias bias;
  siap_i_wilcoxon test;
};

/* What is being worked out: pairs of one group, and the rows so far. */
struct biasing {
  siap_i_work *work;
  const siap_i_panel *panel;
  struct pair *pair;
  size_t pairs, pair_room;
  struct found *found;
  size_t rows, row_room;
};

/* ---- rows ---- */

static int by_who(const void *a, const void *b)
{
  const struct pair *x = a, *y = b;
  if (x->who != y->who)
    return (x->who > y->who) - (x->who < y->who);
  return (x->at > y->at) - (x->at < y->at);
}

static siap_status add_row(struct biasing *of, const siap_i_say_word *level, const char *group,
                           const struct pair *run, size_t n)
{
  struct found *found = siap_i_grow(of->found, &of->row_room, of->rows + 1, sizeof *found);
  double *first = found ? siap_i_alloc(2 * n, sizeof *first) : NULL;
  of->found = found ? found : of->found;
  if (!first)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < n; i++) {
    first[i] = run[i].first;
    first[n + i] = run[i].second;
  }
  found = &of->found[of->rows++];
  *found = (struct found){.level = level, .group = group, .who = run->who};
  siap_status status =
      siap_i_bias_of(first, first + n, n, siap_i_option_number(of->work, "level"), &found->bias);
  if (status == SIAP_OK)
    status = siap_i_wilcoxon_of(first, first + n, n, SIAP_I_WILCOXON_DROP, &found->test);
  siap_i_release(first);
  return status;
}

/* A row for each rater of the pairs, which are gone then. */
static siap_status add_rows(struct biasing *of, const siap_i_say_word *level, const char *group)
{
  siap_status status = SIAP_OK;
  if (of->pairs)
    qsort(of->pair, of->pairs, sizeof *of->pair, by_who);
  for (size_t from = 0, to; status == SIAP_OK && from < of->pairs; from = to) {
    for (to = from; to < of->pairs && of->pair[to].who == of->pair[from].who;)
      to++;
    status = add_row(of, level, group, &of->pair[from], to - from);
  }
  of->pairs = 0;
  return status;
}

static siap_status add_pair(struct biasing *of, size_t who, double first, double second)
{
  struct pair *pair = siap_i_grow(of->pair, &of->pair_room, of->pairs + 1, sizeof *pair);
  if (!pair)
    return SIAP_ERR_MEMORY;
  of->pair = pair;
  pair[of->pairs] = (struct pair){who, of->pairs, first, second};
  of->pairs++;
  return SIAP_OK;
}

/* ---- items ---- */

static double mean_of_others(const double *rating, size_t n, size_t but)
{
  double sum = 0;
  for (size_t i = 0; i < n; i++)
    sum += i == but ? 0 : rating[i];
  return sum / (double)(n - 1);
}

static siap_status add_target(struct biasing *of, size_t target)
{
  const siap_i_panel *panel = of->panel;
  const double *rating = panel->value + target * panel->ratings.raters;
  const uint32_t *who = panel->who + target * panel->ratings.raters;
  size_t n = panel->target[target].n;
  int has_last = siap_i_panel_has_last(panel);
  siap_status status = SIAP_OK;
  if (n < 2 || (has_last && who[n - 1] != panel->raters - 1))
    return SIAP_OK;
  for (size_t i = 0; status == SIAP_OK && i + (has_last != 0) < n; i++)
    status =
        add_pair(of, who[i], rating[i], has_last ? rating[n - 1] : mean_of_others(rating, n, i));
  return status;
}

static siap_status add_targets(struct biasing *of, const siap_i_say_word *level, const char *group,
                               const size_t *target, size_t count)
{
  siap_status status = SIAP_OK;
  for (size_t i = 0; status == SIAP_OK && i < count; i++)
    status = add_target(of, target ? target[i] : i);
  return status == SIAP_OK ? add_rows(of, level, group) : status;
}

static siap_status add_groups(struct biasing *of)
{
  siap_i_grouping grouping;
  siap_status status = siap_i_grouping_make(of->work, of->panel, &grouping);
  for (size_t g = 0; status == SIAP_OK && g < grouping.groups; g++) {
    siap_i_grouping_pick(&grouping, g);
    status = add_targets(of, grouping.level, grouping.group[g], grouping.picked, grouping.count);
  }
  return status;
}

/* ---- scores of regions ---- */

static siap_status add_scores(struct biasing *of, const char *id)
{
  const siap_i_panel *panel = of->panel;
  siap_status status = SIAP_OK;
  for (size_t i = 0; i < panel->regions; i++) {
    siap_i_panel_score last = siap_i_panel_score_of(panel, i, panel->raters - 1, id);
    for (size_t c = 0; status == SIAP_OK && c + 1 < panel->raters; c++) {
      siap_i_panel_score score = siap_i_panel_score_of(panel, i, c, id);
      if (!isnan(score.rounded) && !isnan(last.rounded))
        status = add_pair(of, c, score.rounded, last.rounded);
    }
  }
  return status == SIAP_OK ? add_rows(of, &of_scores, id) : status;
}

static siap_status add_all_scores(struct biasing *of)
{
  siap_i_work *work = of->work;
  siap_i_nodes nodes;
  if (of->panel->are_assessors)
    return SIAP_OK;
  siap_status status = siap_i_nodes_choose(work, work->cohort[work->cohorts - 1], "of", &nodes);
  for (size_t i = 0; status == SIAP_OK && i < nodes.count; i++)
    status = add_scores(of, nodes.at[i].id);
  return status;
}

/* ---- the table ---- */

static void put_test(siap_i_table *table, const struct found *found, siap_i_stat adjusted)
{
  siap_i_put_stat(table, BIAS_W, found->test.plus, -1);
  siap_i_put_stat(table, BIAS_P, found->test.p.both, -1);
  if (found->test.n)
    siap_i_put_word(table, BIAS_BY, found->test.is_exact ? &exact : &normal);
  siap_i_put_stat(table, BIAS_ADJUSTED, found->test.p.both.why ? found->test.p.both : adjusted, -1);
}

static void put_row(const struct biasing *of, siap_i_table *table, const struct found *found)
{
  const siap_i_panel *panel = of->panel;
  siap_analysis *out = of->work->out;
  siap_i_table_row(out, table);
  siap_i_put_word(table, BIAS_LEVEL, found->level);
  siap_i_put_text(out, table, BIAS_GROUP, found->group);
  siap_i_put_text(out, table, BIAS_RATER, panel->rater[found->who]);
  if (siap_i_panel_has_last(panel))
    siap_i_put_text(out, table, BIAS_AGAINST, panel->rater[panel->raters - 1]);
  siap_i_put_count(table, BIAS_N, found->bias.n);
  siap_i_put_stat(table, BIAS_MEAN, found->bias.mean, -1);
  siap_i_put_stat(table, BIAS_LOW, found->bias.interval.low, -1);
  siap_i_put_stat(table, BIAS_HIGH, found->bias.interval.high, -1);
  siap_i_put_stat(table, BIAS_OVER, found->bias.greater.share, -1);
  siap_i_put_stat(table, BIAS_OVER_LOW, found->bias.greater.interval.low, -1);
  siap_i_put_stat(table, BIAS_OVER_HIGH, found->bias.greater.interval.high, -1);
  siap_i_put_stat(table, BIAS_UNDER, found->bias.less.share, -1);
}

/* Adjusted among the rows of the same level: the others repeat the same pairs. */
static siap_status adjust(const struct biasing *of, siap_i_stat *adjusted)
{
  siap_status status = SIAP_OK;
  double *p = siap_i_arena_take(&of->work->arena, of->rows, sizeof *p);
  if (!p)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < of->rows; i++)
    p[i] = of->found[i].test.p.both.value;
  for (size_t from = 0, to; status == SIAP_OK && from < of->rows; from = to) {
    for (to = from; to < of->rows && of->found[to].level == of->found[from].level;)
      to++;
    status = siap_i_fdr_adjust(p + from, to - from, SIAP_I_FDR_BENJAMINI_HOCHBERG, adjusted + from);
  }
  return status;
}

static siap_status put_rows(const struct biasing *of)
{
  siap_i_table *table = siap_i_analysis_add(of->work->out, &form);
  siap_i_stat *adjusted = siap_i_arena_take(&of->work->arena, of->rows, sizeof *adjusted);
  siap_status status = adjusted ? adjust(of, adjusted) : SIAP_ERR_MEMORY;
  for (size_t i = 0; status == SIAP_OK && i < of->rows; i++) {
    put_row(of, table, &of->found[i]);
    put_test(table, &of->found[i], adjusted[i]);
  }
  return status;
}

siap_status siap_i_agree_bias(siap_i_work *work, const siap_i_panel *panel)
{
  struct biasing of = {.work = work, .panel = panel};
  siap_status status = add_all_scores(&of);
  if (status == SIAP_OK)
    status = add_targets(&of, &of_all, NULL, NULL, panel->ratings.targets);
  if (status == SIAP_OK)
    status = add_groups(&of);
  if (status == SIAP_OK)
    status = put_rows(&of);
  siap_i_release(of.pair);
  siap_i_release(of.found);
  return status;
}
