/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a: Sobol indices worked by hand, and those that there are not; closed forms are in tests/certified. */
#include "statistics/sobol.h"

#include "unit_main.h"

#include <math.h>
#include <string.h>

/*
 * One factor, rows a, b, ab. m = 1, squares off it 4, variance 4 / 3. First: (1 + 1) / 2 by it; total:
 * half of (1 + 1) / 2 by it.
 */
static const double two[] = {0, 2, 1, 2, 0, 1};

static void expect(siap_i_stat got, double value)
{
  ck_assert_uint_eq(got.why, SIAP_I_STAT_DEFINED);
  ck_assert_double_eq_tol(got.value, value, 1e-15);
}

static void expect_two(const siap_i_sobol_index *first, const siap_i_sobol_index *total,
                       const siap_i_sobol *whole)
{
  expect(first->value, 0.75);
  expect(total->value, 0.375);
  expect(whole->mean, 1);
  expect(whole->variance, 4.0 / 3);
  expect(whole->first_sum, 0.75);
  ck_assert_uint_eq(whole->moved.why, SIAP_I_STAT_FEW); /* half of it is one row */
}

START_TEST(indices_follow_their_formula)
{
  siap_i_sobol_how how = {.rows = 2, .factors = 1, .resamples = 200, .level = 0.9};
  siap_i_sobol_index first, total;
  siap_i_sobol whole;
  ck_assert_int_eq(siap_i_sobol_of(&how, two, &first, &total, &whole), SIAP_OK);
  expect_two(&first, &total, &whole);
  /* of four resamples two are one row twice: 0 and 2 about their mean, variance 4 / 3 too */
  expect(total.error, 0);
  expect(total.interval.low, 0.375);
  how.resamples = 0;
  ck_assert_int_eq(siap_i_sobol_of(&how, two, &first, &total, &whole), SIAP_OK);
  ck_assert_uint_eq(first.error.why, SIAP_I_STAT_FEW);
  ck_assert_uint_eq(first.interval.low.why, SIAP_I_STAT_FEW);
}
END_TEST

START_TEST(indices_that_there_are_not_say_why)
{
  static const double same[] = {3, 3, 3, 3, 3, 3}, far[] = {1e200, -1e200, 1, 1e200, 3, 5};
  double holes[] = {1, 2, 3, 4, NAN, 6};
  siap_i_sobol_how how = {.rows = 2, .factors = 1, .resamples = 20, .level = 0.9};
  siap_i_sobol_index first, total;
  siap_i_sobol whole;
  ck_assert_int_eq(siap_i_sobol_of(&how, same, &first, &total, &whole), SIAP_OK);
  ck_assert_uint_eq(total.interval.high.why, SIAP_I_STAT_CONSTANT);
  ck_assert_int_eq(siap_i_sobol_of(&how, holes, &first, &total, &whole), SIAP_OK);
  ck_assert_uint_eq(first.value.why, SIAP_I_STAT_RANGE);
  ck_assert_int_eq(siap_i_sobol_of(&how, far, &first, &total, &whole), SIAP_OK);
  ck_assert_uint_eq(first.value.why, SIAP_I_STAT_OVERFLOW);
  static const double levels[] = {0, 1, -1, NAN};
  for (size_t i = 0; i < 4; i++) {
    how.level = levels[i];
    ck_assert_int_eq(siap_i_sobol_of(&how, two, &first, &total, &whole), SIAP_OK);
    ck_assert_uint_eq(total.error.why, SIAP_I_STAT_RANGE);
  }
  how = (siap_i_sobol_how){.rows = 1, .factors = 1, .level = 0.9};
  ck_assert_int_eq(siap_i_sobol_of(&how, two, &first, &total, &whole), SIAP_OK);
  ck_assert_uint_eq(first.value.why, SIAP_I_STAT_FEW);
  ck_assert_uint_eq(first.value.needed, 2);
  how = (siap_i_sobol_how){.rows = 3, .factors = 0, .level = 0.9, .resamples = 5};
  ck_assert_int_eq(siap_i_sobol_of(&how, two, NULL, NULL, &whole), SIAP_OK);
  expect(whole.first_sum, 0);
  how = (siap_i_sobol_how){.rows = 2, .factors = 1, .level = 0.9, .resamples = SIZE_MAX / 2};
  ck_assert_int_eq(siap_i_sobol_of(&how, two, &first, &total, &whole), SIAP_ERR_MEMORY);
}
END_TEST

/* Two outputs, the second turned about: the same indices. Each group has a row. */
START_TEST(outputs_are_summed_side_by_side)
{
  static const double centre[] = {0.5, -1};
  siap_i_arena arena = {0};
  siap_i_sobol_groups groups;
  siap_i_sobol_index first, total;
  siap_i_sobol whole;
  ck_assert_int_eq(siap_i_sobol_groups_make(&arena, 2, 1, 2, centre, &groups), SIAP_OK);
  ck_assert_int_eq(siap_i_sobol_groups_read(&groups, 0, 0.9, &first, &total, &whole), SIAP_OK);
  ck_assert_uint_eq(total.value.why, SIAP_I_STAT_FEW);
  for (size_t row = 0; row < 2; row++) {
    const double *y = two + 3 * row;
    double both[] = {y[0], -y[0], y[1], -y[1], y[2], -y[2]};
    siap_i_sobol_groups_add(&groups, row, both);
  }
  ck_assert_int_eq(siap_i_sobol_groups_read(&groups, 0, 0.9, &first, &total, &whole), SIAP_OK);
  expect_two(&first, &total, &whole);
  ck_assert_uint_eq(total.error.why, SIAP_I_STAT_CONSTANT); /* a group alone does not vary */
  ck_assert_uint_eq(total.interval.low.why, SIAP_I_STAT_CONSTANT);
  ck_assert_int_eq(siap_i_sobol_groups_read(&groups, 1, 0.9, &first, &total, &whole), SIAP_OK);
  expect(first.value, 0.75);
  expect(total.value, 0.375);
  expect(whole.mean, -1);
  ck_assert_int_eq(siap_i_sobol_groups_read(&groups, 1, 1.5, &first, &total, &whole), SIAP_OK);
  ck_assert_uint_eq(first.value.why, SIAP_I_STAT_RANGE);
  ck_assert_int_eq(siap_i_sobol_groups_make(&arena, SIZE_MAX / 4, 1, 64, centre, &groups),
                   SIAP_ERR_MEMORY);
  siap_i_arena_release(&arena);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("sobol");
  TCase *tcase = tcase_create("sobol");
  tcase_add_test(tcase, indices_follow_their_formula);
  tcase_add_test(tcase, indices_that_there_are_not_say_why);
  tcase_add_test(tcase, outputs_are_summed_side_by_side);
  suite_add_tcase(suite, tcase);
  return unit_main(suite);
}
