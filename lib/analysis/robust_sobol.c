/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. robust: Sobol indices of the sources. A source is one factor, however many numbers it draws: a
 * run at ab_i draws those of source i as run b does, and all others as run a. Where the sources take
 * few numbers they are points of a Sobol sequence, else random ones (statistics/points.h).
 */
#include "analysis/crew.h"
#include "analysis/robust.h"
#include "statistics/points.h"
#include "statistics/sobol.h"

#include <math.h>

#define RESAMPLES 400
#define APART (UINT64_C(1) << 62) /* replicates of the design are none of the simulation's */

struct plan_of_runs {
  siap_i_robust *robust;
  int source[SIAP_I_SOURCES];
  size_t factors, runs;         /* runs = factors + 2 */
  size_t numbers[SIAP_I_SOURCES], all; /* that each source takes; all of them, 0: too many */
  double *overall;              /* by node: rows of runs */
  siap_i_sobol_groups groups;   /* of outputs; only where regions are asked for */
  uint8_t *broken;              /* by output and group: it had no value in some run */
};

struct desk {
  struct plan_of_runs *of;
  siap_i_arena arena;
  siap_i_drawing drawing;
  siap_i_ranking ranking;
  siap_i_points points;
  double *a, *b, *y; /* y: runs of outputs */
  uint32_t *rank;
};

/* ---- which numbers a source takes ---- */

static size_t numbers_of(const siap_i_robust *robust, int source)
{
  const siap_i_group *group = &robust->group[0];
  size_t count = source == SIAP_I_SOURCE_METHODS ? group->means > 0
                 : source == SIAP_I_SOURCE_ITEMS || source == SIAP_I_SOURCE_NORMALISERS ? 1
                                                                                        : 0;
  for (size_t i = 0; source == SIAP_I_SOURCE_WEIGHTS && i < group->weighers; i++)
    count += group->weigher[i].node->edge_count;
  for (size_t i = 0; i < group->panels; i++)
    if (group->panel[i].source == source)
      count += source == SIAP_I_SOURCE_MISSING ? group->panel[i].redraws : group->panel[i].persons;
  return count;
}

/* Dirichlet weights are drawn by rejection: no number of theirs has a place of its own. */
static void count_numbers(struct plan_of_runs *of)
{
  const siap_i_robust *robust = of->robust;
  int can = robust->groups == 1 &&
            !(robust->sources & SIAP_I_SOURCE(WEIGHTS) && !robust->has_noise);
  for (size_t i = 0; i < of->factors; i++) {
    of->numbers[i] = can ? numbers_of(robust, of->source[i]) : 0;
    of->all += of->numbers[i];
  }
  if (of->all > SIAP_I_POINTS_SOBOL_FACTORS)
    of->all = 0;
}

/* ---- runs ---- */

/* Run 0 is a, run 1 is b, run 2 + i is a with the numbers of source i from b. */
static siap_i_draw draw_of(const struct desk *desk, size_t row, size_t run)
{
  const struct plan_of_runs *of = desk->of;
  siap_i_draw draw = siap_i_draw_of(of->robust->sources, 0);
  size_t before = 0;
  for (size_t i = 0; i < of->factors; i++) {
    int is_b = run == 1 || run == 2 + i;
    draw.replicate[of->source[i]] = APART + 2 * row + (uint64_t)is_b;
    if (of->all)
      draw.u[of->source[i]] = (is_b ? desk->b : desk->a) + before;
    before += of->numbers[i];
  }
  return draw;
}

/* Of many regions the mean rank shift, of one its value. */
static void keep_overall(struct desk *desk, size_t row, size_t run, const double *x)
{
  const struct plan_of_runs *of = desk->of;
  const siap_i_robust *robust = of->robust;
  size_t n = robust->regions;
  for (size_t k = 0; k < robust->nodes.count; k++) {
    double *to = of->overall + (k * robust->sobol_rows + row) * of->runs + run;
    *to = x[k * n];
    if (n == 1)
      continue;
    siap_i_rank_of(&desk->ranking, n, x + k * n, desk->rank);
    *to = siap_i_rank_shift(n, desk->rank, robust->rank + k * n).value;
  }
}

/* An output without a value in any run has no indices; its sums are of what does not vary. */
static void keep_regions(struct desk *desk, size_t group)
{
  struct plan_of_runs *of = desk->of;
  size_t outputs = of->robust->outputs;
  for (size_t i = 0; i < outputs * of->runs; i++)
    if (!isfinite(desk->y[i])) {
      of->broken[group * outputs + i % outputs] = 1;
      desk->y[i] = 0;
    }
  siap_i_sobol_groups_add(&of->groups, group, desk->y);
}

static siap_status run_group(void *at, size_t group)
{
  struct desk *desk = at;
  struct plan_of_runs *of = desk->of;
  const siap_i_robust *robust = of->robust;
  size_t rows = robust->sobol_rows / SIAP_I_SOBOL_GROUPS;
  for (size_t row = group * rows; row < (group + 1) * rows; row++) {
    if (of->all)
      siap_i_points_row(&desk->points, row, desk->a, desk->b);
    for (size_t run = 0; run < of->runs; run++) {
      double *x = desk->y + run * robust->outputs;
      siap_i_draw draw = draw_of(desk, row, run);
      siap_status status = siap_i_replicate(&desk->drawing, &draw, x, NULL);
      if (status != SIAP_OK)
        return status;
      keep_overall(desk, row, run, x);
    }
    if (robust->has_sobol_regions)
      keep_regions(desk, group);
  }
  return SIAP_OK;
}

/* Rows and groups have places of their own. */
static void settle(void *of, size_t at)
{
  (void)of;
  (void)at;
}

/* ---- room ---- */

static siap_status make_runs(struct plan_of_runs *of, siap_i_robust *robust)
{
  siap_i_arena *arena = &robust->work->arena;
  size_t kept;
  of->robust = robust;
  for (int source = 0; source < SIAP_I_SOURCES; source++)
    if (robust->sources & 1u << source)
      of->source[of->factors++] = source;
  of->runs = of->factors + 2;
  if (robust->groups)
    count_numbers(of);
  robust->has_points = of->all > 0;
  if (__builtin_mul_overflow(robust->nodes.count, robust->sobol_rows * of->runs, &kept))
    return SIAP_ERR_MEMORY;
  of->overall = siap_i_arena_take(arena, kept, sizeof *of->overall);
  of->broken = siap_i_arena_take(arena, robust->outputs, SIAP_I_SOBOL_GROUPS);
  if (arena->failed)
    return SIAP_ERR_MEMORY;
  return robust->has_sobol_regions
             ? siap_i_sobol_groups_make(arena, robust->outputs, of->factors, SIAP_I_SOBOL_GROUPS,
                                        robust->nominal, &of->groups)
             : SIAP_OK;
}

static siap_status make_desk(struct desk *desk)
{
  const struct plan_of_runs *of = desk->of;
  const siap_i_robust *robust = of->robust;
  desk->a = siap_i_arena_take(&desk->arena, 2 * of->all, sizeof *desk->a);
  desk->b = desk->a ? desk->a + of->all : NULL;
  desk->y = siap_i_arena_take(&desk->arena, robust->outputs, of->runs * sizeof *desk->y);
  desk->rank = siap_i_arena_take(&desk->arena, robust->regions, sizeof *desk->rank);
  if (desk->arena.failed ||
      siap_i_ranking_make(&desk->arena, robust->regions, &desk->ranking) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  if (of->all && siap_i_points_make(&desk->arena, of->all, robust->sobol_rows, robust->seed,
                                    &desk->points) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  return siap_i_drawing_make(robust, &desk->arena, &desk->drawing);
}

/* ---- the table ---- */

enum { OF_NODE, OF_OF, OF_REGION, OF_SOURCE, OF_FIRST, OF_FIRST_LOW, OF_FIRST_HIGH, OF_TOTAL,
       OF_TOTAL_LOW, OF_TOTAL_HIGH };
static const siap_i_column columns[] = {
    SIAP_I_ENTRY_COLUMN("node", "node", "simpul"),
    SIAP_I_WORD_COLUMN("of", "of", "dari"),
    SIAP_I_TEXT_COLUMN("region", "region", "daerah"),
    SIAP_I_WORD_COLUMN("source", "source", "sumber"),
    SIAP_I_NUMBER_COLUMN("first", "first order", "orde pertama"),
    SIAP_I_NUMBER_COLUMN("first-low", "low", "bawah"),
    SIAP_I_NUMBER_COLUMN("first-high", "high", "atas"),
    SIAP_I_NUMBER_COLUMN("total", "total", "total"),
    SIAP_I_NUMBER_COLUMN("total-low", "low", "bawah"),
    SIAP_I_NUMBER_COLUMN("total-high", "high", "atas"),
};
static const siap_i_table_form form = {
    {"sobol", {"Which source matters: Sobol indices", "Sumber mana yang berpengaruh: indeks Sobol"}},
    {"Share of the variance that a source makes alone (first order; A. Saltelli and others, 2010, on "
     "values less their mean) and with others (total; M. J. W. Jansen, 1999), of the mean rank shift "
     "or of a value. Intervals: of the rank shift and of a single region by bootstrap of the rows, of "
     "regions by leaving out groups of rows. Estimates may lie a little outside 0 .. 1.",
     "Bagian ragam yang dibuat suatu sumber sendiri (orde pertama; A. Saltelli dkk., 2010, pada nilai "
     "dikurangi rata-ratanya) dan bersama sumber lain (total; M. J. W. Jansen, 1999), untuk "
     "pergeseran peringkat rata-rata atau suatu nilai. Selang: dengan bootstrap atas baris, untuk "
     "tiap daerah dengan menghilangkan kelompok baris. Taksiran dapat sedikit di luar 0 .. 1."},
    columns, sizeof columns / sizeof *columns, 1,
    .plot = {SIAP_I_PLOT_BARS, .group = "region", .label = "source", .value = {"first", "total"}}};
static const siap_i_say_word of_shift = {"rank-shift", {"mean rank shift", "pergeseran rata-rata"}};
static const siap_i_say_word of_value = {"value", {"value", "nilai"}};

enum { WHOLE_NODE, WHOLE_OF, WHOLE_MEAN, WHOLE_VARIANCE, WHOLE_SUM, WHOLE_MOVED };
static const siap_i_column whole_columns[] = {
    SIAP_I_ENTRY_COLUMN("node", "node", "simpul"),
    SIAP_I_WORD_COLUMN("of", "of", "dari"),
    SIAP_I_NUMBER_COLUMN("mean", "mean", "rata-rata"),
    SIAP_I_NUMBER_COLUMN("variance", "variance", "ragam"),
    SIAP_I_NUMBER_COLUMN("first-sum", "sum of first orders", "jumlah orde pertama"),
    SIAP_I_NUMBER_COLUMN("moved", "moved by the second half", "digerakkan paruh kedua"),
};
static const siap_i_table_form whole_form = {
    {"sobol-design", {"Sobol indices: how far they can be trusted", "Indeks Sobol: keandalannya"}},
    {"First orders that sum to 1 say that sources do not work together. The last column is the "
     "largest change of any index when the second half of the rows joined: where it is large, take "
     "more rows (sobol-n).",
     "Orde pertama yang berjumlah 1 berarti sumber tidak saling memengaruhi. Kolom terakhir: "
     "perubahan terbesar suatu indeks ketika paruh kedua baris ditambahkan; bila besar, tambah baris "
     "(sobol-n)."},
    whole_columns, sizeof whole_columns / sizeof *whole_columns, 0};

static void put_index(siap_i_table *table, size_t column, const siap_i_sobol_index *index)
{
  siap_i_put_stat(table, column, index->value, -1);
  siap_i_put_stat(table, column + 1, index->interval.low, -1);
  siap_i_put_stat(table, column + 2, index->interval.high, -1);
}

static void put(const struct plan_of_runs *of, siap_i_table *table, size_t node,
                const siap_i_say_word *what, const char *region, const siap_i_sobol_index *index)
{
  const siap_i_robust *robust = of->robust;
  siap_analysis *out = robust->work->out;
  for (size_t i = 0; i < of->factors; i++) {
    siap_i_table_row(out, table);
    siap_i_put_text(out, table, OF_NODE, robust->nodes.at[node].id);
    siap_i_put_word(table, OF_OF, what);
    siap_i_put_text(out, table, OF_REGION, region);
    siap_i_put_word(table, OF_SOURCE, &siap_i_source_name[of->source[i]]);
    put_index(table, OF_FIRST, &index[i]);
    put_index(table, OF_TOTAL, &index[SIAP_I_SOURCES + i]);
  }
}

static siap_status put_overall(const struct plan_of_runs *of, siap_i_table *table,
                               siap_i_table *wholes)
{
  siap_i_robust *robust = of->robust;
  const siap_i_say_word *what = robust->regions > 1 ? &of_shift : &of_value;
  const char *region = robust->regions > 1 ? "" : robust->cohort->member[0].name;
  siap_i_sobol_how how = {robust->sobol_rows, of->factors, RESAMPLES, robust->level, robust->seed};
  siap_i_sobol_index index[2 * SIAP_I_SOURCES];
  siap_i_sobol whole;
  siap_status status = SIAP_OK;
  for (size_t k = 0; status == SIAP_OK && k < robust->nodes.count; k++) {
    status = siap_i_sobol_of(&how, of->overall + k * robust->sobol_rows * of->runs, index,
                             index + SIAP_I_SOURCES, &whole);
    if (status != SIAP_OK)
      break;
    put(of, table, k, what, region, index);
    siap_i_table_row(robust->work->out, wholes);
    siap_i_put_text(robust->work->out, wholes, WHOLE_NODE, robust->nodes.at[k].id);
    siap_i_put_word(wholes, WHOLE_OF, what);
    siap_i_put_stat(wholes, WHOLE_MEAN, whole.mean, -1);
    siap_i_put_stat(wholes, WHOLE_VARIANCE, whole.variance, -1);
    siap_i_put_stat(wholes, WHOLE_SUM, whole.first_sum, -1);
    siap_i_put_stat(wholes, WHOLE_MOVED, whole.moved, -1);
  }
  return status;
}

static int is_broken(const struct plan_of_runs *of, size_t output)
{
  int broken = 0;
  for (size_t g = 0; g < SIAP_I_SOBOL_GROUPS; g++)
    broken |= of->broken[g * of->robust->outputs + output];
  return broken;
}

static siap_status put_regions(const struct plan_of_runs *of, siap_i_table *table)
{
  const siap_i_robust *robust = of->robust;
  siap_i_sobol_index index[2 * SIAP_I_SOURCES];
  siap_i_sobol whole;
  siap_status status = SIAP_OK;
  for (size_t at = 0; status == SIAP_OK && at < robust->outputs; at++) {
    if (is_broken(of, at))
      continue;
    status = siap_i_sobol_groups_read(&of->groups, at, robust->level, index,
                                      index + SIAP_I_SOURCES, &whole);
    if (status == SIAP_OK)
      put(of, table, at / robust->regions, &of_value,
          robust->cohort->member[at % robust->regions].name, index);
  }
  return status;
}

static siap_status put_all(const struct plan_of_runs *of)
{
  siap_i_table *table = siap_i_analysis_add(of->robust->work->out, &form);
  siap_i_table *wholes = siap_i_analysis_add(of->robust->work->out, &whole_form);
  siap_status status = put_overall(of, table, wholes);
  /* of a single region they are there already */
  return status == SIAP_OK && of->robust->has_sobol_regions && of->robust->regions > 1
             ? put_regions(of, table)
             : status;
}

siap_status siap_i_robust_sobol(siap_i_robust *robust, uint64_t *done, uint64_t total)
{
  siap_i_arena *arena = &robust->work->arena;
  struct plan_of_runs of = {NULL};
  size_t threads = robust->threads < SIAP_I_SOBOL_GROUPS ? robust->threads : SIAP_I_SOBOL_GROUPS;
  siap_status status = make_runs(&of, robust);
  struct desk *desk = siap_i_arena_take(arena, threads, sizeof *desk);
  void **at = siap_i_arena_take(arena, threads, sizeof *at);
  if (!desk || !at)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; status == SIAP_OK && i < threads; i++) {
    desk[i].of = &of;
    at[i] = &desk[i];
    status = make_desk(&desk[i]);
  }
  siap_i_crew crew = {robust->work, SIAP_I_SOBOL_GROUPS, threads, at, run_group, settle, *done,
                      total, 1};
  if (status == SIAP_OK)
    status = siap_i_crew_run(&crew);
  for (size_t i = 0; i < threads; i++) {
    siap_i_drawing_release(&desk[i].drawing);
    siap_i_arena_release(&desk[i].arena);
  }
  *done += SIAP_I_SOBOL_GROUPS;
  return status == SIAP_OK ? put_all(&of) : status;
}
