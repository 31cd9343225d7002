/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a: the cohort stage, each word on columns small enough to be worked by hand. */
#include "numbers/cohort.h"

#include "unit_main.h"

#include <math.h>
#include <string.h>

#define WIDE(number) ((siap_i_wide)(number))
#define MOST 16

/* A column that is fitted. */
typedef struct column {
  siap_i_cohort_how how;
  siap_i_wide room[2 * MOST];
  siap_i_cohort_fit fit;
} column;

static enum siap_i_cohort_fault fit(column *of, size_t n, const double *x, size_t missing)
{
  for (size_t i = 0; i < n; i++)
    of->room[i] = WIDE(x[n - 1 - i]); /* the order must not matter */
  return siap_i_cohort_fit_on(&of->how, of->room, n, missing, &of->fit);
}

static double apply(const column *of, double x)
{
  return (double)siap_i_cohort_apply(&of->how, &of->fit, WIDE(x));
}

static void expect_sorted(const column *of, size_t n, const double *x)
{
  ck_assert_uint_eq(of->fit.count, n);
  for (size_t i = 0; i < n; i++)
    ck_assert_double_eq_tol((double)of->fit.sorted[i], x[i], 1e-15);
}

/* ---- shape ---- */

/* S2, S3, S4: sums of powers of what lies off the mean. */
START_TEST(skewness_and_kurtosis_are_of_type_2)
{
  /* mean 4, off by -3 -2 -1 0 6: S2 = 50, S3 = 180, S4 = 1394 */
  static const siap_i_wide five[] = {1, 2, 3, 4, 10};
  ck_assert_double_eq_tol((double)siap_i_skewness(five, 5), 1.2 * sqrt(2), 1e-15);
  ck_assert_double_eq_tol((double)siap_i_kurtosis(five, 5), 3.152, 1e-15);
  /* mean 3, off by -2 -1 3: S2 = 14, S3 = 18 */
  static const siap_i_wide three[] = {1, 2, 6};
  ck_assert_double_eq_tol((double)siap_i_skewness(three, 3), 27 / (7 * sqrt(7)), 1e-15);
  static const siap_i_wide small[] = {WIDE(1) / 64, WIDE(2) / 64, WIDE(6) / 64};
  ck_assert_double_eq_tol((double)siap_i_skewness(small, 3), 27 / (7 * sqrt(7)), 1e-15);
  /* mean 1, off by -1 -1 -1 3: S2 = 12, S3 = 24, S4 = 84 */
  static const siap_i_wide four[] = {0, 0, 0, 4};
  ck_assert_double_eq_tol((double)siap_i_skewness(four, 4), 2, 1e-15);
  ck_assert_double_eq_tol((double)siap_i_kurtosis(four, 4), 4, 1e-15);
  static const siap_i_wide tiny[] = {0, 0, 0, WIDE(1) / 8};
  ck_assert_double_eq_tol((double)siap_i_kurtosis(tiny, 4), 4, 1e-15);
}
END_TEST

START_TEST(too_few_or_equal_values_have_no_shape)
{
  static const siap_i_wide x[] = {1, 2, 6}, same[] = {5, 5, 5, 5};
  ck_assert(siap_i_skewness(x, 2) == 0);
  ck_assert(siap_i_kurtosis(x, 3) == 0);
  ck_assert(siap_i_skewness(same, 4) == 0);
  ck_assert(siap_i_kurtosis(same, 4) == 0);
}
END_TEST

/* ---- scaling ---- */

static const double four[] = {10, 20, 20, 50};

static void scaled(column *of, uint8_t scaling, double low, double high)
{
  of->how = (siap_i_cohort_how){.scaling = scaling, .low = WIDE(low), .high = WIDE(high)};
  ck_assert_int_eq(fit(of, 4, four, 0), SIAP_I_COHORT_FINE);
}

START_TEST(each_word_scales_by_its_formula)
{
  column none;
  scaled(&none, SIAP_I_SCALING_NONE, 0, 1);
  ck_assert_double_eq(apply(&none, 35), 35);
  column min_max;
  scaled(&min_max, SIAP_I_SCALING_MIN_MAX, 1, 4);
  ck_assert_double_eq(apply(&min_max, 10), 1);
  ck_assert_double_eq(apply(&min_max, 20), 1.75);
  ck_assert_double_eq(apply(&min_max, 50), 4);
  ck_assert_double_eq(apply(&min_max, 70), 5.5); /* beyond the cohort it is scaled as it comes */
  column distance;
  scaled(&distance, SIAP_I_SCALING_DISTANCE_TO_MAX, 0, 1);
  ck_assert_double_eq(apply(&distance, 20), 0.25);
  ck_assert_double_eq(apply(&distance, 50), 1);
  column fraction;
  scaled(&fraction, SIAP_I_SCALING_FRACTION_OF_MAX, 0, 1);
  ck_assert_double_eq(apply(&fraction, 20), 0.4);
}
END_TEST

/* 1 3 5: mean 3, deviation root of (4 + 0 + 4) / 2 */
START_TEST(z_scores_are_of_the_sample_deviation)
{
  static const double three[] = {1, 3, 5};
  column of = {.how = {.scaling = SIAP_I_SCALING_Z_SCORE, .low = 50, .high = 10}};
  ck_assert_int_eq(fit(&of, 3, three, 0), SIAP_I_COHORT_FINE);
  ck_assert_double_eq(apply(&of, 5), 60);
  ck_assert_double_eq(apply(&of, 3), 50);
  ck_assert_double_eq(apply(&of, 0), 35);
}
END_TEST

START_TEST(ranks_put_ties_at_their_least)
{
  static const double x[] = {5, 10, 15, 20, 30, 50, 60}, rank[] = {1, 1, 2, 2, 4, 4, 5};
  column ranks;
  scaled(&ranks, SIAP_I_SCALING_RANK, 0, 1);
  column shares;
  scaled(&shares, SIAP_I_SCALING_PERCENTILE_RANK, 0, 1);
  for (size_t i = 0; i < sizeof x / sizeof *x; i++) {
    ck_assert_double_eq(apply(&ranks, x[i]), rank[i]);
    ck_assert_double_eq(apply(&shares, x[i]), (rank[i] - 1) / 3);
  }
}
END_TEST

START_TEST(the_distance_to_a_reference_is_cut_where_asked)
{
  column of;
  scaled(&of, SIAP_I_SCALING_DISTANCE_TO_REFERENCE, 0, 1);
  of.how.reference = 60;
  ck_assert_double_eq(apply(&of, 35), 0.5);
  ck_assert_double_eq(apply(&of, 70), 1.2);
  of.how.clip = 1;
  ck_assert_double_eq(apply(&of, 35), 0.5);
  ck_assert_double_eq(apply(&of, 60), 1);
  ck_assert_double_eq(apply(&of, 70), 1);
}
END_TEST

/* The sign is turned: -50 -30 -20 -10. */
START_TEST(where_less_is_better_the_least_is_best)
{
  static const double x[] = {10, 20, 30, 50}, turned[] = {-50, -30, -20, -10};
  column of = {.how = {.falls = 1, .scaling = SIAP_I_SCALING_MIN_MAX, .high = 1}};
  ck_assert_int_eq(fit(&of, 4, x, 0), SIAP_I_COHORT_FINE);
  expect_sorted(&of, 4, turned);
  ck_assert_double_eq(apply(&of, 10), 1);
  ck_assert_double_eq(apply(&of, 30), 0.5);
  of.how.scaling = SIAP_I_SCALING_RANK;
  ck_assert_double_eq(apply(&of, 10), 4);
  ck_assert_double_eq(apply(&of, 50), 1);
  of.how.scaling = SIAP_I_SCALING_NONE;
  ck_assert_double_eq(apply(&of, 50), -50);
  of.how.scaling = SIAP_I_SCALING_DISTANCE_TO_REFERENCE;
  of.how.reference = 10;
  ck_assert_double_eq(apply(&of, 30), 0.5);
  static const double odd[] = {1, 2, 6}, odd_turned[] = {-6, -2, -1};
  ck_assert_int_eq(fit(&of, 3, odd, 0), SIAP_I_COHORT_FINE);
  expect_sorted(&of, 3, odd_turned);
}
END_TEST

/* ---- what is missing ---- */

START_TEST(what_is_missing_is_filled_and_then_counts)
{
  static const double odd[] = {1, 2, 6}, even[] = {1, 2, 6, 9}, five[] = {1, 2, 6, 9, 10};
  column of = {.how = {.impute = SIAP_I_IMPUTE_MEAN}};
  ck_assert_int_eq(fit(&of, 3, odd, 2), SIAP_I_COHORT_FINE);
  ck_assert_int_eq(of.fit.can_fill, 1);
  ck_assert(of.fit.filling == 3);
  static const double filled[] = {1, 2, 3, 3, 6};
  expect_sorted(&of, 5, filled);
  ck_assert(of.fit.mean == 3);
  of.how.impute = SIAP_I_IMPUTE_MEDIAN;
  ck_assert_int_eq(fit(&of, 3, odd, 1), SIAP_I_COHORT_FINE);
  ck_assert(of.fit.filling == 2);
  ck_assert_int_eq(fit(&of, 4, even, 1), SIAP_I_COHORT_FINE);
  ck_assert(of.fit.filling == 4);
  ck_assert_int_eq(fit(&of, 5, five, 1), SIAP_I_COHORT_FINE);
  ck_assert(of.fit.filling == 6);
  of.how.impute = SIAP_I_IMPUTE_NONE;
  ck_assert_int_eq(fit(&of, 3, odd, 2), SIAP_I_COHORT_FINE);
  ck_assert_int_eq(of.fit.can_fill, 0);
  expect_sorted(&of, 3, odd);
}
END_TEST

START_TEST(one_value_or_equal_values_cannot_be_fitted)
{
  static const double x[] = {5, 5, 7}, other[] = {5, 7, 7}, same[] = {1, 1, 1, 9};
  column of = {.how = {.scaling = SIAP_I_SCALING_MIN_MAX, .high = 1}};
  ck_assert_int_eq(fit(&of, 1, x, 0), SIAP_I_COHORT_FEW);
  ck_assert_int_eq(fit(&of, 1, x, 3), SIAP_I_COHORT_FEW);
  ck_assert_int_eq(fit(&of, 2, x, 0), SIAP_I_COHORT_CONSTANT);
  ck_assert_int_eq(fit(&of, 2, x + 1, 0), SIAP_I_COHORT_FINE);
  ck_assert_int_eq(fit(&of, 3, x, 0), SIAP_I_COHORT_FINE);
  ck_assert_int_eq(fit(&of, 3, other, 0), SIAP_I_COHORT_FINE);
  /* the only point that differs is set to the others */
  of.how = (siap_i_cohort_how){.treat = SIAP_I_TREAT_WINSORISE, .most = 1, .kurtosis = -100};
  ck_assert_int_eq(fit(&of, 4, same, 0), SIAP_I_COHORT_CONSTANT);
}
END_TEST

/* ---- outliers ---- */

/* One point far out: skewness 2.23, kurtosis 4.99. */
static const double one_out[] = {1, 2, 3, 4, 100};

static void treated(column *of, uint8_t treat, uint32_t most, double skew, double kurtosis)
{
  of->how = (siap_i_cohort_how){.treat = treat, .most = most, .skew = skew, .kurtosis = kurtosis};
  ck_assert_int_eq(fit(of, 5, one_out, 0), SIAP_I_COHORT_FINE);
}

START_TEST(winsorising_sets_the_outermost_point_to_its_neighbour)
{
  static const double set[] = {1, 2, 3, 4, 4};
  column of;
  treated(&of, SIAP_I_TREAT_WINSORISE, 1, 2, 3.5);
  expect_sorted(&of, 5, set);
  ck_assert_double_eq(apply(&of, 100), 4);
  ck_assert_double_eq(apply(&of, 3.5), 3.5);
  ck_assert_double_eq(apply(&of, -7), 1);
  ck_assert_int_eq(of.fit.logs, 0);
}
END_TEST

START_TEST(a_shape_passes_by_its_skewness_or_its_kurtosis)
{
  static const double limits[][2] = {{2.3, 1}, {2, 5.1}, {2.3, 5.1}};
  for (size_t i = 0; i < 3; i++) {
    column of;
    treated(&of, SIAP_I_TREAT_WINSORISE_LOG, 5, limits[i][0], limits[i][1]);
    expect_sorted(&of, 5, one_out);
    ck_assert_double_eq(apply(&of, 200), 200);
    ck_assert_double_eq(apply(&of, -200), -200);
  }
  column of;
  treated(&of, SIAP_I_TREAT_NONE, 5, 2, 3.5);
  expect_sorted(&of, 5, one_out);
}
END_TEST

/* 0 0 0 0 5: mean 1, S2 = 20, S4 = 260, kurtosis (6 * 0.25 + 6) * 4 / 6 = 5; 5 is not below 5. */
START_TEST(a_shape_on_its_limit_fails)
{
  static const double x[] = {0, 0, 0, 0, 5};
  column of = {.how = {.treat = SIAP_I_TREAT_WINSORISE, .most = 1, .skew = 2, .kurtosis = 5}};
  ck_assert_int_eq(fit(&of, 5, x, 0), SIAP_I_COHORT_CONSTANT);
  of.how.kurtosis = 5.001;
  ck_assert_int_eq(fit(&of, 5, x, 0), SIAP_I_COHORT_FINE);
}
END_TEST

/* 0 1 3: mean 4 / 3, S2 = 14 / 3, S3 = 20 / 9, skewness 0.935 */
START_TEST(limits_of_skewness_may_lie_below_one)
{
  static const double x[] = {0, 1, 3}, cut[] = {0, 1, 1};
  column of = {.how = {.treat = SIAP_I_TREAT_WINSORISE, .most = 1, .skew = 0.9, .kurtosis = -100}};
  ck_assert_int_eq(fit(&of, 3, x, 0), SIAP_I_COHORT_FINE);
  expect_sorted(&of, 3, cut);
  of.how.skew = 0.95;
  ck_assert_int_eq(fit(&of, 3, x, 0), SIAP_I_COHORT_FINE);
  expect_sorted(&of, 3, x);
}
END_TEST

/* 0 is not below 0 either. What leans to no side is cut above, and ends when all are equal. */
START_TEST(a_shape_without_skewness_is_cut_above)
{
  static const double even[] = {0, 1, 3, 4}, cut[] = {0, 1, 3, 3}, two[] = {0, 0, 4, 4};
  column of = {.how = {.treat = SIAP_I_TREAT_WINSORISE, .most = 1, .kurtosis = -100}};
  ck_assert_int_eq(fit(&of, 4, even, 0), SIAP_I_COHORT_FINE);
  expect_sorted(&of, 4, cut);
  of.how.most = 9;
  ck_assert_int_eq(fit(&of, 4, two, 0), SIAP_I_COHORT_CONSTANT);
}
END_TEST

/* Of type 2 and n = 12 two equal points far out still have a skewness of 2.05. What counts towards
 * `most` are the points that stand at an end, the neighbour that was there with them, as in COINr. */
START_TEST(winsorising_goes_on_until_the_shape_passes_or_enough_are_set)
{
  static const double up[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 500, 1000};
  double down[12];
  for (int i = 0; i < 12; i++)
    down[i] = -up[11 - i];
  for (uint32_t most = 1; most <= 3; most++) {
    column of = {.how = {.treat = SIAP_I_TREAT_WINSORISE, .most = most, .skew = 2}};
    of.how.kurtosis = -100;
    double end = most < 3 ? 500 : 10;
    ck_assert_int_eq(fit(&of, 12, up, 0), SIAP_I_COHORT_FINE);
    ck_assert_double_eq(apply(&of, 1000), end);
    ck_assert_double_eq(apply(&of, 0), 1);
    ck_assert_uint_eq(of.fit.winsorised, most < 3 ? 2 : 3);
    ck_assert_int_eq(fit(&of, 12, down, 0), SIAP_I_COHORT_FINE);
    ck_assert_double_eq(apply(&of, -1000), -end);
    ck_assert_double_eq(apply(&of, 0), -1);
    ck_assert_uint_eq(of.fit.winsorised, most < 3 ? 2 : 3);
  }
}
END_TEST

/* ln(x - 1 + 99 / 100) */
static void expect_logs(const column *of)
{
  static const double logs[] = {0.99, 1.99, 2.99, 3.99, 99.99};
  double sorted[5];
  for (int i = 0; i < 5; i++)
    sorted[i] = log(logs[i]);
  ck_assert_int_eq(of->fit.logs, 1);
  expect_sorted(of, 5, sorted);
  ck_assert_double_eq_tol(apply(of, 2), log(1.99), 1e-15);
  ck_assert_double_eq_tol(apply(of, 200), log(199.99), 1e-14);
  ck_assert_double_eq_tol(apply(of, 0.5), log(0.99), 1e-15); /* below the least: as the least */
}

START_TEST(logarithms_are_taken_where_the_shape_fails)
{
  column of;
  treated(&of, SIAP_I_TREAT_LOG, 5, 2, 3.5);
  expect_logs(&of);
  treated(&of, SIAP_I_TREAT_LOG, 5, 3, 3.5);
  ck_assert_int_eq(of.fit.logs, 0);
  expect_sorted(&of, 5, one_out);
}
END_TEST

START_TEST(logarithms_come_second_and_of_the_values_as_they_were)
{
  column mended;
  treated(&mended, SIAP_I_TREAT_WINSORISE_LOG, 1, 2, 3.5);
  ck_assert_int_eq(mended.fit.logs, 0);
  ck_assert_double_eq(apply(&mended, 100), 4);
  column none_set;
  treated(&none_set, SIAP_I_TREAT_WINSORISE_LOG, 0, 2, 3.5);
  expect_logs(&none_set);
  column never;
  treated(&never, SIAP_I_TREAT_WINSORISE_LOG, 1, 0, -100);
  expect_logs(&never);
  ck_assert_uint_eq(never.fit.winsorised, 0);
}
END_TEST

START_TEST(words_stand_in_order)
{
  static const char *const scalings[] = {"none", "min-max", "z-score", "rank", "percentile-rank",
                                         "distance-to-max", "fraction-of-max",
                                         "distance-to-reference"};
  for (int i = SIAP_I_SCALING_NONE; i <= SIAP_I_SCALING_DISTANCE_TO_REFERENCE; i++)
    ck_assert_str_eq(siap_i_scaling_name[i], scalings[i]);
  ck_assert_str_eq(siap_i_treat_name[SIAP_I_TREAT_WINSORISE_LOG], "winsorise-log");
  ck_assert_str_eq(siap_i_impute_name[SIAP_I_IMPUTE_MEDIAN], "median");
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("cohort");
  TCase *tests = tcase_create("cohort");
  suite_add_tcase(suite, tests);
  tcase_add_test(tests, skewness_and_kurtosis_are_of_type_2);
  tcase_add_test(tests, too_few_or_equal_values_have_no_shape);
  tcase_add_test(tests, each_word_scales_by_its_formula);
  tcase_add_test(tests, z_scores_are_of_the_sample_deviation);
  tcase_add_test(tests, ranks_put_ties_at_their_least);
  tcase_add_test(tests, the_distance_to_a_reference_is_cut_where_asked);
  tcase_add_test(tests, where_less_is_better_the_least_is_best);
  tcase_add_test(tests, what_is_missing_is_filled_and_then_counts);
  tcase_add_test(tests, one_value_or_equal_values_cannot_be_fitted);
  tcase_add_test(tests, winsorising_sets_the_outermost_point_to_its_neighbour);
  tcase_add_test(tests, a_shape_passes_by_its_skewness_or_its_kurtosis);
  tcase_add_test(tests, a_shape_on_its_limit_fails);
  tcase_add_test(tests, limits_of_skewness_may_lie_below_one);
  tcase_add_test(tests, a_shape_without_skewness_is_cut_above);
  tcase_add_test(tests, winsorising_goes_on_until_the_shape_passes_or_enough_are_set);
  tcase_add_test(tests, logarithms_are_taken_where_the_shape_fails);
  tcase_add_test(tests, logarithms_come_second_and_of_the_values_as_they_were);
  tcase_add_test(tests, words_stand_in_order);
  return unit_main(suite);
}
