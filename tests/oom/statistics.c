/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Statistics of lib/statistics that need memory: each allocation of each call fails in turn, alone
 * and with all behind it. The call says SIAP_ERR_MEMORY or gives what it gives undisturbed, and
 * leaves no block behind.
 */
#include "allocator.h"

#include "ground/memory.h"
#include "statistics/alpha.h"
#include "statistics/bias.h"
#include "statistics/correlate.h"
#include "statistics/describe.h"
#include "statistics/effective.h"
#include "statistics/fdr.h"
#include "statistics/fleiss.h"
#include "statistics/icc.h"
#include "statistics/kappa.h"
#include "statistics/kendall_w.h"
#include "statistics/krippendorff.h"
#include "statistics/pca.h"
#include "statistics/rank.h"
#include "statistics/trend.h"
#include "statistics/wilcoxon.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROWS 300 /* enough for qsort() to ask for memory */
#define COLUMNS 4
#define MANY 24 /* enough for an arena to need a block for each matrix */
#define RATERS 5
#define SHOWN 64

static double table[MANY][ROWS];
static const double *column[MANY];

/* Fills what is shown of the result, which is 0 beforehand. */
typedef siap_status call(double *shown);

static siap_status describe(double *shown)
{
  siap_i_description of;
  siap_status status = siap_i_describe(table[0], ROWS, &of);
  if (status == SIAP_OK)
    memcpy(shown, (double[]){of.mean.value, of.sd.value, of.median.value, of.kurtosis.value},
           4 * sizeof *shown);
  return status;
}

static siap_status rank(double *shown)
{
  siap_i_standing place[ROWS];
  siap_i_ranked all;
  siap_status status = siap_i_rank(table[1], ROWS, place, &all);
  for (size_t i = 0; status == SIAP_OK && i < ROWS; i++)
    shown[i % SHOWN] += (double)place[i].rank + place[i].quarter + all.ties;
  return status;
}

static siap_status correlate(enum siap_i_correlate how, double *shown)
{
  siap_i_correlation of[COLUMNS * COLUMNS];
  siap_status status = siap_i_correlations(how, column, COLUMNS, ROWS, of);
  for (size_t i = 0; status == SIAP_OK && i < COLUMNS * COLUMNS; i++) {
    shown[2 * i] = of[i].value.value;
    shown[2 * i + 1] = of[i].p.value;
  }
  return status;
}

static siap_status pearson(double *shown)
{
  return correlate(SIAP_I_CORRELATE_PEARSON, shown);
}

static siap_status spearman(double *shown)
{
  return correlate(SIAP_I_CORRELATE_SPEARMAN, shown);
}

static siap_status kendall(double *shown)
{
  return correlate(SIAP_I_CORRELATE_KENDALL, shown);
}

static siap_status alpha(double *shown)
{
  siap_i_alpha of;
  siap_i_alpha_item item[MANY];
  siap_status status = siap_i_alpha_of(column, MANY, ROWS, 0.95, &of, item);
  if (status == SIAP_OK)
    memcpy(shown, (double[]){of.value.value, of.interval.low.value, item[2].rest.value},
           3 * sizeof *shown);
  return status;
}

static siap_status components(double *shown)
{
  siap_i_arena arena = {0};
  siap_i_pca of;
  siap_status status = siap_i_pca_of(column, MANY, ROWS, SIAP_I_PCA_CORRELATION, &arena, &of);
  if (status == SIAP_OK) {
    memcpy(shown, of.share, MANY * sizeof *shown);
    memcpy(shown + MANY, of.loading, MANY * sizeof *shown);
  }
  siap_i_arena_release(&arena);
  return status;
}

static siap_status effective(double *shown)
{
  siap_i_effective of[MANY];
  double weight[MANY];
  for (size_t i = 0; i < MANY; i++)
    weight[i] = (double)i + 1;
  siap_status status = siap_i_effective_weights(column, weight, MANY, ROWS, of, NULL);
  for (size_t i = 0; status == SIAP_OK && i < MANY; i++)
    shown[i] = of[i].share.value;
  return status;
}

/* ---- agreement, pairs, trends ---- */

static const siap_i_ratings ratings = {
    .value = &table[0][0], .targets = MANY * ROWS / RATERS, .raters = RATERS};

static siap_status krippendorff(double *shown)
{
  siap_i_krippendorff of;
  siap_status status = siap_i_krippendorff_alpha(&ratings, SIAP_I_METRIC_ORDINAL, &of);
  *shown = status == SIAP_OK ? of.alpha.value : 0;
  return status;
}

static siap_status icc(double *shown)
{
  siap_i_icc of;
  siap_status status = siap_i_icc_of(&ratings, 0.95, &of);
  for (size_t i = 0; status == SIAP_OK && i < SIAP_I_ICC_FORMS; i++)
    shown[i] = of.part[i].interval.low.value;
  return status;
}

static siap_status kappa(double *shown)
{
  siap_i_kappa of;
  siap_status status = siap_i_kappa_of_raters(&ratings, 1, 2, SIAP_I_KAPPA_LINEAR, 0.95, &of);
  *shown = status == SIAP_OK ? of.kappa.value + of.error.value : 0;
  return status;
}

static siap_status kappa_of_table(double *shown)
{
  enum { CATEGORIES = 40 };
  double count[CATEGORIES * CATEGORIES];
  for (size_t i = 0; i < CATEGORIES * CATEGORIES; i++)
    count[i] = (double)(i * i % 11);
  siap_i_kappa of;
  siap_status status =
      siap_i_kappa_of_table(count, CATEGORIES, SIAP_I_KAPPA_QUADRATIC, NULL, 0.95, &of);
  *shown = status == SIAP_OK ? of.kappa.value + of.error.value : 0;
  return status;
}

static siap_status fleiss(double *shown)
{
  siap_i_fleiss of;
  siap_status status = siap_i_fleiss_of_ratings(&ratings, &of);
  *shown = status == SIAP_OK ? of.all.z.value : 0;
  return status;
}

static siap_status fleiss_of_counts(double *shown)
{
  static const uint32_t count[] = {3, 1, 2, 2, 0, 4};
  siap_i_fleiss of;
  siap_i_fleiss_part part[2];
  siap_status status = siap_i_fleiss_of_counts(count, 3, 2, &of, part);
  *shown = status == SIAP_OK ? of.all.z.value + part[1].kappa.value : 0;
  return status;
}

static siap_status kendall_w(double *shown)
{
  siap_i_kendall_w of;
  siap_status status = siap_i_kendall_w_of(&ratings, &of);
  *shown = status == SIAP_OK ? of.w.value : 0;
  return status;
}

static siap_status signed_ranks(double *shown)
{
  siap_i_wilcoxon of, few;
  siap_status status = siap_i_wilcoxon_of(table[0], table[1], ROWS, SIAP_I_WILCOXON_PRATT, &of);
  if (status == SIAP_OK)
    status = siap_i_wilcoxon_of(table[0], table[1], 40, SIAP_I_WILCOXON_DROP, &few);
  *shown = status == SIAP_OK ? of.z.value + few.exact.greater.value : 0;
  return status;
}

static siap_status bias(double *shown)
{
  siap_i_bias of;
  siap_status status = siap_i_bias_of(table[0], table[1], ROWS, 0.95, &of);
  *shown = status == SIAP_OK ? of.interval.low.value : 0;
  return status;
}

static siap_status trend(double *shown)
{
  siap_i_trend of, few;
  siap_status status = siap_i_trend_of(table[2], NULL, ROWS, 0.95, &of);
  if (status == SIAP_OK)
    status = siap_i_trend_of(table[2], NULL, 15, 0.95, &few);
  *shown = status == SIAP_OK ? of.z.value + few.exact.value : 0;
  return status;
}

static siap_status false_discoveries(double *shown)
{
  double p[ROWS];
  siap_i_stat of[ROWS];
  for (size_t i = 0; i < ROWS; i++)
    p[i] = table[0][i] / 128;
  siap_status status = siap_i_fdr_adjust(p, ROWS, SIAP_I_FDR_BENJAMINI_YEKUTIELI, of);
  for (size_t i = 0; status == SIAP_OK && i < SHOWN; i++)
    shown[i] = of[i].value;
  return status;
}

static const struct {
  const char *name;
  call *run;
} calls[] = {
    {"describe", describe},
    {"rank", rank},
    {"pearson", pearson},
    {"spearman", spearman},
    {"kendall", kendall},
    {"alpha", alpha},
    {"components", components},
    {"effective", effective},
    {"krippendorff", krippendorff},
    {"icc", icc},
    {"kappa", kappa},
    {"kappa of table", kappa_of_table},
    {"fleiss", fleiss},
    {"fleiss of counts", fleiss_of_counts},
    {"kendall w", kendall_w},
    {"signed ranks", signed_ranks},
    {"bias", bias},
    {"trend", trend},
    {"false discoveries", false_discoveries},
};

/* How many points of a call are wrong. */
static long sweep(const char *name, call *run, int onwards)
{
  double want[SHOWN] = {0}, got[SHOWN];
  long wrong = run(want) != SIAP_OK, n = 1;
  for (;; n++) {
    long before = allocator_live();
    memset(got, 0, sizeof got);
    allocator_arm(n, onwards);
    siap_status status = run(got);
    long seen = allocator_disarm();
    int fine =
        status == SIAP_ERR_MEMORY || (status == SIAP_OK && memcmp(got, want, sizeof got) == 0);
    if (!fine || allocator_live() != before) {
      printf("  WRONG %s, allocation %ld%s: status %d\n", name, n,
             onwards ? " and all behind it" : " alone", (int)status);
      wrong++;
    }
    if (seen < n)
      break;
  }
  printf("%s %-12s %5ld points\n", wrong || n < 2 ? "FAIL" : "ok  ", name, n - 1);
  return wrong + (n < 2);
}

int main(void)
{
  long passed = 0, failed = 0;
  for (size_t i = 0; i < MANY * ROWS; i++) {
    int gap = i >= 2 * ROWS && i % 97 == 5; /* the first two columns have none */
    table[i / ROWS][i % ROWS] = gap ? NAN : (double)((i * 7919 + i * i) % 101);
    column[i / ROWS] = table[i / ROWS];
  }
  for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
    for (int onwards = 0; onwards < 2; onwards++) {
      int right = sweep(calls[i].name, calls[i].run, onwards) == 0;
      passed += right;
      failed += !right;
    }
  printf("%ld passed, %ld failed\n", passed, failed);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
