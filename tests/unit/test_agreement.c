/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a: the edges of agreement, pairs and trends. Values are in tests/certified. */
#include "statistics/agreement.h"
#include "statistics/bias.h"
#include "statistics/fdr.h"
#include "statistics/fleiss.h"
#include "statistics/icc.h"
#include "statistics/inversions.h"
#include "statistics/kappa.h"
#include "statistics/kendall_w.h"
#include "statistics/krippendorff.h"
#include "statistics/normal.h"
#include "statistics/ratings.h"
#include "statistics/share.h"
#include "statistics/ties.h"
#include "statistics/trend.h"
#include "statistics/wilcoxon.h"

#include "unit_main.h"

#include <math.h>
#include <string.h>

#define LEVEL 0.95
#define NONE NAN

static siap_i_ratings of(const double *value, size_t targets, size_t raters)
{
  return (siap_i_ratings){.value = value, .targets = targets, .raters = raters};
}

static void expect_none(siap_i_stat got, enum siap_i_why why, size_t needed)
{
  ck_assert_uint_eq(got.why, why);
  ck_assert_uint_eq(got.needed, needed);
  ck_assert_double_nan(got.value);
}

static void expect(siap_i_stat got, double value)
{
  ck_assert_uint_eq(got.why, SIAP_I_STAT_DEFINED);
  ck_assert_double_eq_tol(got.value, value, 1e-14 * fmax(1, fabs(value)));
}

/* ---- ratings ---- */

START_TEST(ratings_become_categories_however_many_there_are)
{
  enum { MOST = 300 };
  double x[MOST];
  for (size_t kinds = 1; kinds <= 150; kinds++) {
    siap_i_arena arena = {0};
    siap_i_coded coded;
    for (size_t i = 0; i < MOST; i++)
      x[i] = i % 7 == 6 ? NAN : (double)(i * 37 % kinds) / 4 - 10;
    siap_i_ratings ratings = of(x, MOST / 3, 3);
    ck_assert_int_eq(siap_i_ratings_code(&ratings, &arena, &coded), SIAP_OK);
    for (size_t i = 1; i < coded.categories; i++)
      ck_assert_double_lt(coded.category[i - 1], coded.category[i]);
    for (size_t i = 0; i < MOST; i++)
      if (isnan(x[i]))
        ck_assert_uint_eq(coded.code[i], SIAP_I_UNRATED);
      else
        ck_assert_double_eq(coded.category[coded.code[i]], x[i]);
    siap_i_arena_release(&arena);
  }
}
END_TEST

START_TEST(nothing_rated_is_told_with_what_it_takes)
{
  static const double none[] = {NONE, NONE, NONE, NONE};
  siap_i_ratings empty = of(none, 0, 2), holes = of(none, 2, 2), raters = of(none, 0, 0);
  siap_i_ratings all[] = {empty, holes, raters};
  for (size_t i = 0; i < 3; i++) {
    siap_i_krippendorff alpha;
    siap_i_icc icc;
    siap_i_fleiss fleiss;
    siap_i_kendall_w w;
    siap_i_agreement agreement;
    ck_assert_int_eq(siap_i_krippendorff_alpha(&all[i], SIAP_I_METRIC_RATIO, &alpha), SIAP_OK);
    expect_none(alpha.alpha, SIAP_I_STAT_FEW, 2);
    ck_assert_int_eq(siap_i_icc_of(&all[i], LEVEL, &icc), SIAP_OK);
    expect_none(icc.part[SIAP_I_ICC_3_K].interval.high, SIAP_I_STAT_FEW, 2);
    expect_none(icc.residual, SIAP_I_STAT_FEW, 2);
    ck_assert_int_eq(siap_i_fleiss_of_ratings(&all[i], &fleiss), SIAP_OK);
    expect_none(fleiss.all.p, SIAP_I_STAT_FEW, 1);
    ck_assert_int_eq(siap_i_kendall_w_of(&all[i], &w), SIAP_OK);
    expect_none(w.p, SIAP_I_STAT_FEW, 2);
    siap_i_agreement_of(&all[i], 0, LEVEL, &agreement);
    expect_none(agreement.pairwise, SIAP_I_STAT_FEW, 2);
    expect_none(agreement.unanimous.share, SIAP_I_STAT_FEW, 1);
  }
  siap_i_kappa kappa;
  ck_assert_int_eq(siap_i_kappa_of_raters(&holes, 0, 1, SIAP_I_KAPPA_LINEAR, LEVEL, &kappa),
                   SIAP_OK);
  expect_none(kappa.interval.low, SIAP_I_STAT_FEW, 1);
}
END_TEST

START_TEST(one_rater_or_one_target_is_too_few)
{
  static const double x[] = {1, 2, 3};
  siap_i_ratings one_rater = of(x, 3, 1), one_target = of(x, 1, 3);
  siap_i_icc icc;
  siap_i_fleiss fleiss;
  siap_i_krippendorff alpha;
  ck_assert_int_eq(siap_i_icc_of(&one_rater, LEVEL, &icc), SIAP_OK);
  expect_none(icc.part[0].value, SIAP_I_STAT_FEW, 2);
  ck_assert_int_eq(siap_i_icc_of(&one_target, LEVEL, &icc), SIAP_OK);
  expect_none(icc.part[0].f, SIAP_I_STAT_FEW, 2);
  ck_assert_int_eq(siap_i_fleiss_of_ratings(&one_rater, &fleiss), SIAP_OK);
  expect_none(fleiss.observed, SIAP_I_STAT_FEW, 2);
  ck_assert_int_eq(siap_i_krippendorff_alpha(&one_rater, SIAP_I_METRIC_NOMINAL, &alpha), SIAP_OK);
  expect_none(alpha.alpha, SIAP_I_STAT_FEW, 2);
  /* a target alone is compared with itself: the distances expected are those observed */
  ck_assert_int_eq(siap_i_krippendorff_alpha(&one_target, SIAP_I_METRIC_INTERVAL, &alpha), SIAP_OK);
  expect(alpha.alpha, 0);
}
END_TEST

START_TEST(counts_of_unequal_numbers_of_ratings_are_refused)
{
  static const uint32_t count[] = {1, 1, 2, 1};
  siap_i_fleiss fleiss;
  siap_i_fleiss_part part[2];
  ck_assert_int_eq(siap_i_fleiss_of_counts(count, 2, 2, &fleiss, part), SIAP_OK);
  expect_none(fleiss.all.kappa, SIAP_I_STAT_RANGE, 0);
  expect_none(part[1].kappa, SIAP_I_STAT_RANGE, 0);
}
END_TEST

START_TEST(infinite_ratings_are_refused_everywhere)
{
  static const double x[] = {1, 2, 3, INFINITY, 2, 2};
  siap_i_ratings ratings = of(x, 3, 2);
  siap_i_icc icc;
  siap_i_kappa kappa;
  siap_i_fleiss fleiss;
  siap_i_kendall_w w;
  siap_i_krippendorff alpha;
  siap_i_agreement agreement;
  siap_i_stat mean[2];
  size_t targets[2];
  siap_i_dispute dispute[3];
  ck_assert_int_eq(siap_i_icc_of(&ratings, LEVEL, &icc), SIAP_OK);
  expect_none(icc.part[0].value, SIAP_I_STAT_RANGE, 0);
  ck_assert_int_eq(siap_i_kappa_of_raters(&ratings, 0, 1, 0, LEVEL, &kappa), SIAP_OK);
  expect_none(kappa.kappa, SIAP_I_STAT_RANGE, 0);
  ck_assert_int_eq(siap_i_fleiss_of_ratings(&ratings, &fleiss), SIAP_OK);
  expect_none(fleiss.all.kappa, SIAP_I_STAT_RANGE, 0);
  ck_assert_int_eq(siap_i_kendall_w_of(&ratings, &w), SIAP_OK);
  expect_none(w.w, SIAP_I_STAT_RANGE, 0);
  ck_assert_int_eq(siap_i_krippendorff_alpha(&ratings, 0, &alpha), SIAP_OK);
  expect_none(alpha.alpha, SIAP_I_STAT_RANGE, 0);
  siap_i_agreement_of(&ratings, 0, LEVEL, &agreement);
  expect_none(agreement.unanimous.interval.high, SIAP_I_STAT_RANGE, 0);
  siap_i_leniency(&ratings, mean, targets);
  expect_none(mean[0], SIAP_I_STAT_RANGE, 0);
  siap_i_disputes(&ratings, dispute);
  expect(dispute[0].range, 1);
  expect_none(dispute[1].range, SIAP_I_STAT_RANGE, 0);
  expect_none(dispute[1].deviation, SIAP_I_STAT_RANGE, 0);
}
END_TEST

/* Targets of p and q, of q and r, of r alone: means 2 and 4. */
START_TEST(leniency_knows_who_rated_in_a_pool)
{
  static const double x[] = {1, 3, 5, 3, 9, NAN};
  static const uint32_t who[] = {0, 1, 1, 2, 2, 0};
  siap_i_ratings ratings = of(x, 3, 2);
  siap_i_stat mean[4];
  size_t targets[4];
  siap_i_leniency_of_pool(&ratings, who, 4, mean, targets);
  expect(mean[0], -1);
  expect(mean[1], 1);
  expect(mean[2], -1);
  expect_none(mean[3], SIAP_I_STAT_FEW, 1);
  ck_assert_uint_eq(targets[1], 2);
  ck_assert_uint_eq(targets[2], 1);
}
END_TEST

/* What is beyond a double says so; nothing traps. */
START_TEST(ratings_that_square_beyond_a_double_say_so)
{
  static const double x[] = {1e300, -1e300, 3e300, 2, -1e300, 5};
  siap_i_ratings ratings = of(x, 3, 2);
  siap_i_icc icc;
  siap_i_kappa kappa;
  siap_i_krippendorff alpha;
  ck_assert_int_eq(siap_i_icc_of(&ratings, LEVEL, &icc), SIAP_OK);
  expect_none(icc.part[0].value, SIAP_I_STAT_OVERFLOW, 0);
  expect_none(icc.between, SIAP_I_STAT_OVERFLOW, 0);
  ck_assert_int_eq(siap_i_krippendorff_alpha(&ratings, SIAP_I_METRIC_INTERVAL, &alpha), SIAP_OK);
  expect_none(alpha.alpha, SIAP_I_STAT_OVERFLOW, 0);
  ck_assert_int_eq(siap_i_kappa_of_raters(&ratings, 0, 1, SIAP_I_KAPPA_QUADRATIC, LEVEL, &kappa),
                   SIAP_OK);
  ck_assert_uint_ne(kappa.kappa.why, SIAP_I_STAT_DEFINED);
  ck_assert_uint_ne(kappa.p.why, SIAP_I_STAT_DEFINED);
}
END_TEST

START_TEST(levels_that_are_no_probability_are_refused)
{
  static const double x[] = {1, 2, 2, 3, 5, 4}, levels[] = {0, 1, -1, 95, NAN};
  siap_i_ratings ratings = of(x, 3, 2);
  for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
    siap_i_icc icc;
    siap_i_kappa kappa;
    siap_i_bias bias;
    siap_i_trend trend;
    ck_assert_int_eq(siap_i_icc_of(&ratings, levels[i], &icc), SIAP_OK);
    expect_none(icc.part[0].value, SIAP_I_STAT_RANGE, 0);
    ck_assert_int_eq(siap_i_kappa_of_raters(&ratings, 0, 1, 0, levels[i], &kappa), SIAP_OK);
    expect_none(kappa.interval.low, SIAP_I_STAT_RANGE, 0);
    ck_assert_int_eq(siap_i_bias_of(x, x + 3, 3, levels[i], &bias), SIAP_OK);
    expect_none(bias.interval.low, SIAP_I_STAT_RANGE, 0);
    ck_assert_int_eq(siap_i_trend_of(x, NULL, 6, levels[i], &trend), SIAP_OK);
    expect_none(trend.interval.low, SIAP_I_STAT_RANGE, 0);
    ck_assert_uint_eq(trend.p.why, SIAP_I_STAT_DEFINED);
    expect_none(siap_i_share_of(1, 2, levels[i]).interval.low, SIAP_I_STAT_RANGE, 0);
  }
}
END_TEST

/* ---- agreement ---- */

/* 1 1 1 / 1 2 - / 3 - - / 4 4 5: pairs 3 + 1 + 0 + 3, of which 3 + 0 + 1 are equal */
START_TEST(agreement_counts_the_pairs_that_are_there)
{
  static const double x[] = {1, 1, 1, 1, 2, NONE, 3, NONE, NONE, 4, 4, 5};
  siap_i_ratings ratings = of(x, 4, 3);
  siap_i_agreement got;
  siap_i_agreement_of(&ratings, 0, LEVEL, &got);
  ck_assert_uint_eq(got.targets, 3);
  ck_assert_uint_eq(got.pairs, 7);
  expect(got.pairwise, 4.0 / 7);
  expect(got.unanimous.share, 1.0 / 3);
  siap_i_agreement_of(&ratings, 1, LEVEL, &got);
  expect(got.pairwise, 1);
  expect(got.unanimous.interval.high, 1);
  siap_i_agreement_of(&ratings, -1, LEVEL, &got);
  expect_none(got.pairwise, SIAP_I_STAT_RANGE, 0);
  siap_i_agreement_of(&ratings, NAN, LEVEL, &got);
  expect_none(got.unanimous.share, SIAP_I_STAT_RANGE, 0);
}
END_TEST

static siap_i_kappa table(const double *count, size_t q, enum siap_i_kappa_weights weights,
                          const double *own)
{
  siap_i_kappa out;
  ck_assert_int_eq(siap_i_kappa_of_table(count, q, weights, own, LEVEL, &out), SIAP_OK);
  return out;
}

START_TEST(tables_and_weights_that_are_none_are_refused)
{
  static const double negative[] = {1, -1, 0, 2}, holes[] = {1, NAN, 0, 2}, good[] = {3, 1, 0, 2};
  static const double nobody[] = {0, 0, 0, 0}, apart[] = {0, 1, 1, 0}, off[] = {1, 1, 1, 0};
  expect_none(table(negative, 2, 0, NULL).kappa, SIAP_I_STAT_RANGE, 0);
  expect_none(table(holes, 2, 0, NULL).kappa, SIAP_I_STAT_RANGE, 0);
  expect_none(table(nobody, 2, 0, NULL).kappa, SIAP_I_STAT_FEW, 1);
  expect_none(table(good, 0, 0, NULL).kappa, SIAP_I_STAT_FEW, 1);
  expect_none(table(good, 2, SIAP_I_KAPPA_OWN, NULL).kappa, SIAP_I_STAT_RANGE, 0);
  expect_none(table(good, 2, SIAP_I_KAPPA_LINEAR, apart).kappa, SIAP_I_STAT_RANGE, 0);
  expect_none(table(good, 2, SIAP_I_KAPPA_OWN, off).kappa, SIAP_I_STAT_RANGE, 0);
  expect_none(table(good, 2, SIAP_I_KAPPA_OWN, negative).kappa, SIAP_I_STAT_RANGE, 0);
  expect_none(table(NULL, SIAP_I_KAPPA_CATEGORIES + 1, 0, NULL).kappa, SIAP_I_STAT_RANGE, 0);
  ck_assert_double_eq(table(good, 2, SIAP_I_KAPPA_OWN, apart).error.value,
                      table(good, 2, 0, NULL).error.value);
}
END_TEST

START_TEST(kappa_of_a_rater_who_never_varies_is_0_without_a_test)
{
  static const double count[] = {0.3, 0.7, 0, 0}, same[] = {7, 0, 0, 3};
  siap_i_kappa got = table(count, 2, 0, NULL);
  expect(got.kappa, 0);
  expect_none(got.z, SIAP_I_STAT_CONSTANT, 0);
  expect_none(got.p, SIAP_I_STAT_CONSTANT, 0);
  got = table(same, 2, 0, NULL);
  expect(got.kappa, 1);
  expect(got.error, 0);
  expect(got.interval.high, 1);
}
END_TEST

/* 2400 distinct ratings of five raters: no matrix of categories is made. */
START_TEST(ratings_on_a_fine_scale_are_no_burden)
{
  enum { TARGETS = 600, RATERS = 5 };
  double *x = malloc(sizeof *x * TARGETS * RATERS);
  uint64_t seed = 7;
  for (size_t i = 0; i < TARGETS * RATERS; i++)
    x[i] = (double)(i / RATERS) + (double)(unit_random(&seed) >> 11) / 9007199254740992.0;
  siap_i_ratings ratings = of(x, TARGETS, RATERS);
  for (int metric = SIAP_I_METRIC_ORDINAL; metric <= SIAP_I_METRIC_RATIO; metric++) {
    siap_i_krippendorff got;
    ck_assert_int_eq(siap_i_krippendorff_alpha(&ratings, metric, &got), SIAP_OK);
    ck_assert_double_gt(got.alpha.value, 0.99);
    ck_assert_double_lt(got.alpha.value, 1);
  }
  siap_i_kappa kappa;
  ck_assert_int_eq(siap_i_kappa_of_raters(&ratings, 0, 1, 0, LEVEL, &kappa), SIAP_OK);
  expect_none(kappa.kappa, SIAP_I_STAT_RANGE, 0); /* 1200 categories */
  free(x);
}
END_TEST

/* Far more targets than the chi-square area is anything but 0 for. */
START_TEST(kendall_w_of_thousands_has_a_p_of_0)
{
  enum { TARGETS = 3000 };
  double x[2 * TARGETS];
  for (size_t i = 0; i < 2 * TARGETS; i++)
    x[i] = (double)(i / 2);
  siap_i_ratings ratings = of(x, TARGETS, 2);
  siap_i_kendall_w got;
  ck_assert_int_eq(siap_i_kendall_w_of(&ratings, &got), SIAP_OK);
  expect(got.w, 1);
  ck_assert_uint_eq(got.p.why, SIAP_I_STAT_DEFINED);
  ck_assert_double_lt(got.p.value, 1e-60);
}
END_TEST

/* ---- pairs ---- */

START_TEST(ties_stand_in_the_middle_and_within_the_grain)
{
  static const double x[] = {3, 1, 2, 2, 5.25, 5, 2};
  static const uint64_t exact[] = {10, 2, 6, 6, 14, 12, 6}, coarse[] = {10, 2, 6, 6, 13, 13, 6};
  siap_i_arena arena = {0};
  uint64_t rank[7];
  double ties;
  ck_assert_int_eq(siap_i_doubled_ranks(x, 7, 0, &arena, rank, &ties), SIAP_OK);
  ck_assert_int_eq(memcmp(rank, exact, sizeof rank), 0);
  ck_assert_double_eq(ties, 24);
  ck_assert_int_eq(siap_i_doubled_ranks(x, 7, 0.25, &arena, rank, &ties), SIAP_OK);
  ck_assert_int_eq(memcmp(rank, coarse, sizeof rank), 0);
  ck_assert_double_eq(ties, 30);
  siap_i_arena_release(&arena);
}
END_TEST

START_TEST(pairs_without_a_difference_or_a_value_have_no_test)
{
  static const double x[] = {0.1 + 0.2, 1, NONE}, y[] = {0.3, 1, 2}, far[] = {INFINITY, 1, 2};
  siap_i_wilcoxon got;
  siap_i_bias bias;
  ck_assert_int_eq(siap_i_wilcoxon_of(x, y, 3, SIAP_I_WILCOXON_PRATT, &got), SIAP_OK);
  ck_assert_uint_eq(got.zeros, 2);
  expect_none(got.p.both, SIAP_I_STAT_CONSTANT, 0);
  ck_assert_int_eq(siap_i_wilcoxon_of(x, y, 0, SIAP_I_WILCOXON_DROP, &got), SIAP_OK);
  expect_none(got.normal.greater, SIAP_I_STAT_FEW, 1);
  ck_assert_int_eq(siap_i_wilcoxon_of(far, y, 3, SIAP_I_WILCOXON_DROP, &got), SIAP_OK);
  expect_none(got.plus, SIAP_I_STAT_RANGE, 0);
  ck_assert_int_eq(siap_i_bias_of(far, y, 3, LEVEL, &bias), SIAP_OK);
  expect_none(bias.mean, SIAP_I_STAT_RANGE, 0);
  ck_assert_int_eq(siap_i_bias_of(x, y, 3, LEVEL, &bias), SIAP_OK);
  ck_assert_uint_eq(bias.n, 2);
  expect(bias.mean, 0);
  expect(bias.greater.share, 0);
}
END_TEST

/* One pair: greater or not, each as likely. */
START_TEST(a_single_pair_is_tested_for_what_it_is_worth)
{
  static const double one[] = {2}, other[] = {1};
  siap_i_wilcoxon got;
  ck_assert_int_eq(siap_i_wilcoxon_of(one, other, 1, SIAP_I_WILCOXON_DROP, &got), SIAP_OK);
  expect(got.p.greater, 0.5);
  expect(got.p.less, 1);
  expect(got.p.both, 1);
  expect(got.z, 0);
  expect(got.normal.both, 1);
}
END_TEST

START_TEST(many_pairs_go_by_the_normal_distribution)
{
  enum { MANY = 1000 };
  double x[MANY], y[MANY];
  for (size_t i = 0; i < MANY; i++) {
    x[i] = (double)i;
    y[i] = 0;
  }
  siap_i_wilcoxon got;
  ck_assert_int_eq(siap_i_wilcoxon_of(x, y, MANY, SIAP_I_WILCOXON_DROP, &got), SIAP_OK);
  ck_assert_int_eq(got.is_exact, 0);
  expect_none(got.exact.both, SIAP_I_STAT_RANGE, 0);
  expect(got.plus, 999.0 * 1000 / 2);
  ck_assert_double_eq(got.p.both.value, got.normal.both.value);
  ck_assert_double_lt(got.p.greater.value, 1e-100);
}
END_TEST

/* ---- trends ---- */

START_TEST(inversions_add_up_to_all_orders)
{
  static const size_t ones[] = {1, 1, 1, 1}, two[] = {2, 1, 1}, all[] = {4};
  static const uint64_t of_ones[] = {1, 3, 5, 6, 5, 3, 1}, of_two[] = {1, 2, 3, 3, 2, 1};
  uint64_t ways[SIAP_I_INVERSIONS_ROOM];
  ck_assert_uint_eq(siap_i_inversions(4, ones, 4, ways), 6);
  ck_assert_int_eq(memcmp(ways, of_ones, sizeof of_ones), 0);
  ck_assert_uint_eq(siap_i_inversions(4, two, 3, ways), 5);
  ck_assert_int_eq(memcmp(ways, of_two, sizeof of_two), 0);
  ck_assert_uint_eq(siap_i_inversions(4, all, 1, ways), 0);
  ck_assert_uint_eq(ways[0], 1);
  size_t group[SIAP_I_INVERSIONS_MOST];
  uint64_t sum = 0, factorial = 1;
  for (size_t i = 0; i < SIAP_I_INVERSIONS_MOST; i++) {
    group[i] = 1;
    factorial *= i + 1;
  }
  size_t most = siap_i_inversions(SIAP_I_INVERSIONS_MOST, group, SIAP_I_INVERSIONS_MOST, ways);
  for (size_t i = 0; i <= most; i++)
    sum += ways[i];
  ck_assert_uint_eq(sum, factorial);
}
END_TEST

START_TEST(series_that_are_none_are_refused)
{
  static const double y[] = {1, 3, 2, 4}, back[] = {1, 3, 2, 4}, hole[] = {1, NONE, 3, 4};
  static const double far[] = {1, INFINITY, 2, 3};
  siap_i_trend got;
  ck_assert_int_eq(siap_i_trend_of(y, back, 4, LEVEL, &got), SIAP_OK);
  expect_none(got.slope, SIAP_I_STAT_RANGE, 0);
  ck_assert_int_eq(siap_i_trend_of(y, hole, 4, LEVEL, &got), SIAP_OK);
  expect_none(got.s, SIAP_I_STAT_RANGE, 0);
  ck_assert_int_eq(siap_i_trend_of(far, NULL, 4, LEVEL, &got), SIAP_OK);
  expect_none(got.s, SIAP_I_STAT_RANGE, 0);
  ck_assert_int_eq(siap_i_trend_of(NULL, NULL, SIAP_I_TREND_MOST + 1, LEVEL, &got), SIAP_OK);
  expect_none(got.s, SIAP_I_STAT_RANGE, 0);
  ck_assert_int_eq(siap_i_trend_of(y, NULL, 1, LEVEL, &got), SIAP_OK);
  expect_none(got.interval.high, SIAP_I_STAT_FEW, 2);
}
END_TEST

START_TEST(intervals_of_slopes_say_how_many_years_they_take)
{
  static const double y[] = {1, 2, 4, 7, 11, 16, 22}, levels[] = {0.5, 0.9, 0.95, 0.99, 0.999};
  static const size_t needed[] = {3, 4, 5, 6, 7};
  for (size_t i = 0; i < 5; i++) {
    siap_i_trend got;
    ck_assert_int_eq(siap_i_trend_of(y, NULL, needed[i] - 1, levels[i], &got), SIAP_OK);
    expect_none(got.interval.low, SIAP_I_STAT_FEW, needed[i]);
    ck_assert_int_eq(siap_i_trend_of(y, NULL, needed[i], levels[i], &got), SIAP_OK);
    expect(got.interval.low, 1);
    ck_assert_int_ne(got.is_exact_interval, 0);
  }
}
END_TEST

START_TEST(a_constant_series_has_a_slope_of_0)
{
  double y[30];
  for (size_t i = 0; i < 30; i++)
    y[i] = 3.5;
  for (size_t n = 2; n <= 30; n += 14) {
    siap_i_trend got;
    ck_assert_int_eq(siap_i_trend_of(y, NULL, n, LEVEL, &got), SIAP_OK);
    expect(got.p, 1);
    expect(got.slope, 0);
    expect(got.interval.low, 0);
    expect(got.interval.high, 0);
    expect_none(got.tau_b, SIAP_I_STAT_CONSTANT, 0);
  }
}
END_TEST

/* ---- shares, many tests ---- */

START_TEST(shares_stay_within_0_and_1)
{
  for (size_t n = 1; n < 40; n++)
    for (size_t hits = 0; hits <= n; hits++) {
      siap_i_share got = siap_i_share_of(hits, n, 0.999);
      ck_assert_double_ge(got.interval.low.value, 0);
      ck_assert_double_le(got.interval.high.value, 1);
      ck_assert_double_le(got.interval.low.value, got.share.value);
      ck_assert_double_ge(got.interval.high.value, got.share.value);
    }
  expect_none(siap_i_share_of(0, 0, LEVEL).share, SIAP_I_STAT_FEW, 1);
  expect_none(siap_i_share_of(2, 1, LEVEL).interval.low, SIAP_I_STAT_RANGE, 0);
  expect_none(siap_i_normal_above(NAN), SIAP_I_STAT_RANGE, 0);
  expect(siap_i_normal_above(-INFINITY), 1);
}
END_TEST

START_TEST(no_test_at_all_is_adjusted_to_nothing)
{
  static const double p[] = {NONE, -0.1};
  siap_i_stat out[2];
  ck_assert_int_eq(siap_i_fdr_adjust(p, 0, SIAP_I_FDR_BENJAMINI_HOCHBERG, out), SIAP_OK);
  ck_assert_int_eq(siap_i_fdr_adjust(p, 2, SIAP_I_FDR_BENJAMINI_YEKUTIELI, out), SIAP_OK);
  expect_none(out[0], SIAP_I_STAT_FEW, 1);
  expect_none(out[1], SIAP_I_STAT_RANGE, 0);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("agreement");
  TCase *tests = tcase_create("agreement");
  suite_add_tcase(suite, tests);
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, ratings_become_categories_however_many_there_are);
  tcase_add_test(tests, nothing_rated_is_told_with_what_it_takes);
  tcase_add_test(tests, one_rater_or_one_target_is_too_few);
  tcase_add_test(tests, counts_of_unequal_numbers_of_ratings_are_refused);
  tcase_add_test(tests, infinite_ratings_are_refused_everywhere);
  tcase_add_test(tests, leniency_knows_who_rated_in_a_pool);
  tcase_add_test(tests, ratings_that_square_beyond_a_double_say_so);
  tcase_add_test(tests, levels_that_are_no_probability_are_refused);
  tcase_add_test(tests, agreement_counts_the_pairs_that_are_there);
  tcase_add_test(tests, tables_and_weights_that_are_none_are_refused);
  tcase_add_test(tests, kappa_of_a_rater_who_never_varies_is_0_without_a_test);
  tcase_add_test(tests, ratings_on_a_fine_scale_are_no_burden);
  tcase_add_test(tests, kendall_w_of_thousands_has_a_p_of_0);
  tcase_add_test(tests, ties_stand_in_the_middle_and_within_the_grain);
  tcase_add_test(tests, pairs_without_a_difference_or_a_value_have_no_test);
  tcase_add_test(tests, a_single_pair_is_tested_for_what_it_is_worth);
  tcase_add_test(tests, many_pairs_go_by_the_normal_distribution);
  tcase_add_test(tests, inversions_add_up_to_all_orders);
  tcase_add_test(tests, series_that_are_none_are_refused);
  tcase_add_test(tests, intervals_of_slopes_say_how_many_years_they_take);
  tcase_add_test(tests, a_constant_series_has_a_slope_of_0);
  tcase_add_test(tests, shares_stay_within_0_and_1);
  tcase_add_test(tests, no_test_at_all_is_adjusted_to_nothing);
  return unit_main(suite);
}
