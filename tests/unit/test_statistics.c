/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a: statistics on columns small enough to be worked by hand, and what is refused. The
 * digits are counted in tests/certified.
 */
#include "statistics/alpha.h"
#include "statistics/correlate.h"
#include "statistics/describe.h"
#include "statistics/effective.h"
#include "statistics/eigen.h"
#include "statistics/inverse.h"
#include "statistics/pca.h"
#include "statistics/rank.h"
#include "statistics/sum.h"
#include "statistics/tails.h"

#include "unit_main.h"

#include <math.h>

#define CLOSE 1e-14

static void expect(siap_i_stat got, double want)
{
  ck_assert_uint_eq(got.why, SIAP_I_STAT_DEFINED);
  ck_assert_double_eq_tol(got.value, want, CLOSE);
}

static void expect_none(siap_i_stat got, enum siap_i_why why, size_t needed)
{
  ck_assert_uint_eq(got.why, why);
  ck_assert_uint_eq(got.needed, needed);
  ck_assert(isnan(got.value));
}

/* ---- one column ---- */

static const double eight[] = {9, NAN, 4, 4, 2, 5, 5, 7, 4, NAN};

START_TEST(a_column_is_described_without_what_is_missing)
{
  siap_i_description of;
  ck_assert_int_eq(siap_i_describe(eight, 10, &of), SIAP_OK);
  ck_assert_uint_eq(of.n, 8);
  ck_assert_uint_eq(of.missing, 2);
  expect(of.mean, 5);
  expect(of.min, 2);
  expect(of.max, 9);
  expect(of.sd, sqrt(32 / 7.0));
  expect(of.lower, 4); /* 2 4 4 4 5 5 7 9: places 2.75, 4.5 and 6.25 */
  expect(of.median, 4.5);
  expect(of.upper, 5.5);
  expect(of.skewness, 8 * sqrt(7) / 6 * 42 / (32 * sqrt(32)));
  expect(of.kurtosis, (9 * (8 * 356 / 1024.0 - 3) + 6) * 7 / 30);
}
END_TEST

START_TEST(each_figure_says_how_many_values_it_needs)
{
  static const double x[] = {NAN, 1, 2, 4};
  siap_i_description of;
  ck_assert_int_eq(siap_i_describe(x, 1, &of), SIAP_OK);
  expect_none(of.mean, SIAP_I_STAT_FEW, 1);
  expect_none(of.median, SIAP_I_STAT_FEW, 1);
  expect_none(of.sd, SIAP_I_STAT_FEW, 2);
  expect_none(of.skewness, SIAP_I_STAT_FEW, 3);
  expect_none(of.kurtosis, SIAP_I_STAT_FEW, 4);
  ck_assert_int_eq(siap_i_describe(x, 2, &of), SIAP_OK);
  expect(of.upper, 1);
  expect_none(of.sd, SIAP_I_STAT_FEW, 2);
  ck_assert_int_eq(siap_i_describe(x, 3, &of), SIAP_OK);
  expect(of.sd, sqrt(0.5));
  expect_none(of.skewness, SIAP_I_STAT_FEW, 3);
  ck_assert_int_eq(siap_i_describe(x, 4, &of), SIAP_OK);
  ck_assert_uint_eq(of.skewness.why, SIAP_I_STAT_DEFINED);
  expect_none(of.kurtosis, SIAP_I_STAT_FEW, 4);
}
END_TEST

START_TEST(equal_values_have_a_spread_of_0_and_no_shape)
{
  static const double x[] = {0.1, 0.1, 0.1, 0.1, 0.1};
  siap_i_description of;
  ck_assert_int_eq(siap_i_describe(x, 5, &of), SIAP_OK);
  ck_assert_double_eq(of.mean.value, 0.1);
  ck_assert_double_eq(of.sd.value, 0);
  expect_none(of.skewness, SIAP_I_STAT_CONSTANT, 0);
  expect_none(of.kurtosis, SIAP_I_STAT_CONSTANT, 0);
}
END_TEST

START_TEST(an_infinite_value_leaves_no_figure)
{
  static const double x[] = {1, 2, INFINITY, 3, 4};
  siap_i_description of;
  ck_assert_int_eq(siap_i_describe(x, 5, &of), SIAP_OK);
  ck_assert_uint_eq(of.n, 5);
  expect_none(of.mean, SIAP_I_STAT_RANGE, 0);
  expect_none(of.max, SIAP_I_STAT_RANGE, 0);
  expect_none(of.sd, SIAP_I_STAT_RANGE, 0);
  expect_none(of.kurtosis, SIAP_I_STAT_RANGE, 0);
  expect_none(siap_i_sum(x, 5), SIAP_I_STAT_RANGE, 0);
  expect_none(siap_i_lag1(x, 5), SIAP_I_STAT_RANGE, 0);
}
END_TEST

/* Quartiles 4 and 5.5: the fences are at 1.75 and 7.75. */
START_TEST(what_lies_beyond_the_fences_is_told)
{
  siap_i_description of;
  int8_t side[10];
  ck_assert_int_eq(siap_i_describe(eight, 10, &of), SIAP_OK);
  ck_assert_uint_eq(siap_i_outliers(&of, eight, 10, side), 1);
  ck_assert_int_eq(side[0], 1);
  for (int i = 1; i < 10; i++)
    ck_assert_int_eq(side[i], 0);
  static const double more[] = {7.75, 1.75, 1.74, NAN};
  ck_assert_uint_eq(siap_i_outliers(&of, more, 4, side), 1);
  ck_assert_int_eq(side[0], 0);
  ck_assert_int_eq(side[1], 0);
  ck_assert_int_eq(side[2], -1);
  ck_assert_int_eq(siap_i_describe(more, 0, &of), SIAP_OK);
  ck_assert_uint_eq(siap_i_outliers(&of, eight, 10, side), 0);
}
END_TEST

START_TEST(a_series_is_held_against_itself_one_step_on)
{
  static const double x[] = {1, 2, 3, 6}; /* off by -2 -1 0 3: 2 + 0 + 0 over 14 */
  static const double same[] = {2, 2, 2};
  expect(siap_i_lag1(x, 4), 2 / 14.0);
  expect(siap_i_lag1(x, 2), -0.5); /* off by -1/2 and 1/2: -1/4 over 1/2 */
  expect_none(siap_i_lag1(x, 1), SIAP_I_STAT_FEW, 2);
  expect_none(siap_i_lag1(same, 3), SIAP_I_STAT_CONSTANT, 0);
}
END_TEST

START_TEST(a_sum_beyond_a_double_is_an_overflow)
{
  static const double x[] = {1e308, 1e308, -1e308};
  expect_none(siap_i_sum(x, 2), SIAP_I_STAT_OVERFLOW, 0);
  ck_assert_double_eq(siap_i_sum(x, 3).value, 1e308);
}
END_TEST

/* ---- places ---- */

START_TEST(ties_share_the_best_rank_and_what_is_missing_has_none)
{
  static const double x[] = {3, 1, NAN, 2, 2};
  siap_i_standing place[5];
  siap_i_ranked all;
  ck_assert_int_eq(siap_i_rank(x, 5, place, &all), SIAP_OK);
  static const size_t want[] = {1, 4, 0, 2, 2};
  for (int i = 0; i < 5; i++)
    ck_assert_uint_eq(place[i].rank, want[i]);
  ck_assert(isnan(place[2].mid));
  ck_assert_double_eq(place[3].mid, 2.5);
  ck_assert_double_eq(all.ties, 6);
  expect(siap_i_percentile(&place[0], &all), 1);
  expect(siap_i_percentile(&place[3], &all), 1 / 3.0);
  expect(siap_i_percentile(&place[1], &all), 0);
  expect_none(siap_i_percentile(&place[2], &all), SIAP_I_STAT_FEW, 2);
  ck_assert_int_eq(siap_i_rank(x, 0, place, NULL), SIAP_OK);
}
END_TEST

/* ---- two columns and more ---- */

START_TEST(correlations_are_over_the_rows_that_both_have)
{
  static const double x[] = {1, 2, NAN, 3, 4}, y[] = {2, 1, 5, 3, 4};
  siap_i_correlation of;
  for (int how = 0; how < 2; how++) {
    ck_assert_int_eq(siap_i_correlate((enum siap_i_correlate)how, x, y, 5, &of), SIAP_OK);
    ck_assert_uint_eq(of.n, 4);
    expect(of.value, 0.8);
    expect(of.p, 0.2); /* t with two degrees of freedom: 1 - |r| */
  }
  ck_assert_int_eq(siap_i_correlate(SIAP_I_CORRELATE_KENDALL, x, y, 5, &of), SIAP_OK);
  expect(of.value, 4 / 6.0);
  expect(of.p, 8 / 24.0); /* of 24 orders one has no, three have one pair out of order */
}
END_TEST

START_TEST(alpha_is_that_of_the_complete_rows)
{
  /* variances 1 and 1, covariance 1/2, so that alpha is 2 * 1/2 * 2 / 3 */
  static const double a[] = {1, NAN, 2, 3}, b[] = {2, 9, 1, 3};
  const double *const column[] = {a, b};
  siap_i_alpha of;
  siap_i_alpha_item item[2];
  ck_assert_int_eq(siap_i_alpha_of(column, 2, 4, 0.95, &of, item), SIAP_OK);
  ck_assert_uint_eq(of.n, 3);
  ck_assert_uint_eq(of.missing, 1);
  expect(of.value, 2 / 3.0);
  expect(of.standardised, 2 / 3.0);
  ck_assert_double_eq_tol(of.interval.low.value, 1 - 39 / 3.0, 1e-12);
  expect(of.interval.high, 1 - 1 / 117.0);
  expect(item[0].rest, 0.5);
  expect_none(item[1].without, SIAP_I_STAT_FEW, 3);
  ck_assert_int_eq(siap_i_alpha_of(column, 1, 4, 0.95, &of, NULL), SIAP_OK);
  expect_none(of.value, SIAP_I_STAT_FEW, 2);
}
END_TEST

/* 2 1 / 1 2 has the values 3 and 1 along the diagonals. */
START_TEST(components_are_ordered_and_their_signs_settled)
{
  static const double a[] = {1, 2, 3}, b[] = {2, 1, 3};
  const double *const column[] = {a, b};
  siap_i_arena arena = {0};
  siap_i_pca of;
  ck_assert_int_eq(siap_i_pca_of(column, 2, 3, SIAP_I_PCA_CORRELATION, &arena, &of), SIAP_OK);
  expect(of.total, 2);
  ck_assert_double_eq_tol(of.share[0], 0.75, CLOSE);
  ck_assert_double_eq_tol(of.value[1], 0.5, CLOSE);
  ck_assert_double_eq_tol(of.vector[0], M_SQRT1_2, CLOSE);
  ck_assert_double_eq_tol(of.vector[3], -M_SQRT1_2, CLOSE);
  ck_assert_double_eq_tol(of.loading[1], sqrt(0.75), CLOSE);
  ck_assert_int_eq(siap_i_pca_of(column, 0, 3, SIAP_I_PCA_COVARIANCE, &arena, &of), SIAP_OK);
  expect_none(of.total, SIAP_I_STAT_FEW, 1);
  siap_i_eigen eigen;
  ck_assert_int_eq(siap_i_eigen_of(a, 0, &arena, &eigen), SIAP_OK);
  ck_assert_uint_eq(eigen.why, SIAP_I_STAT_FEW);
  siap_i_arena_release(&arena);
}
END_TEST

/* y = a + 2 b: covariances of a with y 2, of b with y 2.5, variance 7. */
START_TEST(weights_come_to_their_share_of_the_spread)
{
  static const double a[] = {1, 2, 3}, b[] = {2, 1, 3}, weight[] = {1, 2}, odd[] = {1, NAN};
  const double *const column[] = {a, b};
  siap_i_effective of[2];
  size_t rows;
  ck_assert_int_eq(siap_i_effective_weights(column, weight, 2, 3, of, &rows), SIAP_OK);
  ck_assert_uint_eq(rows, 3);
  expect(of[0].share, 2 / 7.0);
  expect(of[1].share, 5 / 7.0);
  expect(of[0].squared, 4 / 7.0);
  expect(of[1].squared, 6.25 / 7);
  ck_assert_int_eq(siap_i_effective_weights(column, odd, 2, 3, of, NULL), SIAP_OK);
  expect_none(of[0].share, SIAP_I_STAT_RANGE, 0);
}
END_TEST

/* ---- distributions ---- */

START_TEST(quantiles_of_f_and_t_are_where_their_areas_say)
{
  expect(siap_i_f_quantile(0.75, 2, 2), 3); /* p / (1 - p) */
  expect(siap_i_t_quantile(0.75, 1), 1);
  expect(siap_i_t_quantile(0.25, 1), -1);
  for (int i = 1; i < 40; i++) {
    double p = i / 40.0, df1 = i * i * 0.7, df2 = 1e5 / i;
    siap_i_stat at = siap_i_f_quantile(p, df1, df2);
    ck_assert_double_eq_tol(siap_i_f_tails(at.value, df1, df2).below.value, p, 1e-12);
    at = siap_i_t_quantile(p, df1);
    ck_assert_double_eq_tol(siap_i_t_both(at.value, df1).value, 2 * fmin(p, 1 - p), 1e-12);
  }
}
END_TEST

START_TEST(arguments_that_gsl_would_stop_on_are_refused)
{
  static const double odd[] = {-1, 2, NAN, INFINITY, -INFINITY};
  for (int i = 0; i < 5; i++) {
    expect_none(siap_i_f_quantile(odd[i], 3, 4), SIAP_I_STAT_RANGE, 0);
    expect_none(siap_i_t_quantile(odd[i], 4), SIAP_I_STAT_RANGE, 0);
    if (odd[i] != 2) {
      expect_none(siap_i_f_quantile(0.5, odd[i], 4), SIAP_I_STAT_RANGE, 0);
      expect_none(siap_i_f_tails(1, 3, odd[i]).above, SIAP_I_STAT_RANGE, 0);
    }
    expect_none(siap_i_quantile(eight, 1, odd[i], 7), SIAP_I_STAT_RANGE, 0);
  }
  expect_none(siap_i_t_quantile(1, 4), SIAP_I_STAT_INFINITE, 0);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("statistics");
  TCase *tests = tcase_create("statistics");
  tcase_add_test(tests, a_column_is_described_without_what_is_missing);
  tcase_add_test(tests, each_figure_says_how_many_values_it_needs);
  tcase_add_test(tests, equal_values_have_a_spread_of_0_and_no_shape);
  tcase_add_test(tests, an_infinite_value_leaves_no_figure);
  tcase_add_test(tests, what_lies_beyond_the_fences_is_told);
  tcase_add_test(tests, a_series_is_held_against_itself_one_step_on);
  tcase_add_test(tests, a_sum_beyond_a_double_is_an_overflow);
  tcase_add_test(tests, ties_share_the_best_rank_and_what_is_missing_has_none);
  tcase_add_test(tests, correlations_are_over_the_rows_that_both_have);
  tcase_add_test(tests, alpha_is_that_of_the_complete_rows);
  tcase_add_test(tests, components_are_ordered_and_their_signs_settled);
  tcase_add_test(tests, weights_come_to_their_share_of_the_spread);
  tcase_add_test(tests, quantiles_of_f_and_t_are_where_their_areas_say);
  tcase_add_test(tests, arguments_that_gsl_would_stop_on_are_refused);
  suite_add_tcase(suite, tests);
  return unit_main(suite);
}
