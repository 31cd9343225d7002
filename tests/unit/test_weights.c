/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a: what pairwise judgements and budgets are refused for; figures are in tests/certified. */
#include "statistics/ahp.h"
#include "statistics/allocation.h"

#include "unit_main.h"

#include <math.h>
#include <string.h>

static void expect_fault(size_t n, const double *a, double tolerance, uint32_t why, size_t row,
                         size_t column)
{
  double copy[9];
  memcpy(copy, a, n * n * sizeof *a);
  siap_i_ahp_fault fault = siap_i_ahp_complete(n, copy, tolerance);
  ck_assert_uint_eq(fault.why, why);
  ck_assert_uint_eq(fault.row, row);
  ck_assert_uint_eq(fault.column, column);
}

START_TEST(judgements_are_refused_at_their_place)
{
  static const double missing[] = {1, 2, NAN, NAN, 1, 3, NAN, NAN, 1};
  static const double printed[] = {1, 3, 0.33, 1};
  static const double own[] = {1, 2, 0.5, 1.1};
  expect_fault(3, missing, 1e-9, SIAP_I_STAT_FEW, 0, 2);
  expect_fault(2, printed, 0.02, SIAP_I_STAT_DEFINED, 0, 0);
  expect_fault(2, printed, 0.005, SIAP_I_STAT_RANGE, 0, 1);
  expect_fault(2, printed, NAN, SIAP_I_STAT_RANGE, 0, 1);
  expect_fault(2, own, 0.02, SIAP_I_STAT_RANGE, 1, 1);
  static const double wrong[] = {0, -2, INFINITY, 1e-310};
  for (size_t i = 0; i < 4; i++) {
    double upper[] = {1, wrong[i], NAN, 1}, lower[] = {1, NAN, wrong[i], 1};
    expect_fault(2, upper, 1, SIAP_I_STAT_RANGE, 0, 1);
    expect_fault(2, lower, 1, SIAP_I_STAT_RANGE, 0, 1);
  }
  double filled[] = {NAN, NAN, 4, NAN};
  ck_assert_uint_eq(siap_i_ahp_complete(2, filled, 0).why, SIAP_I_STAT_DEFINED);
  ck_assert(filled[0] == 1 && filled[1] == 0.25 && filled[2] == 4 && filled[3] == 1);
  expect_fault(0, filled, 0, SIAP_I_STAT_DEFINED, 0, 0);
}
END_TEST

START_TEST(one_thing_or_two_cannot_disagree)
{
  siap_i_arena arena = {0};
  siap_i_ahp ahp;
  double one = 1, two[] = {1, 4, 0.25, 1}, weights[2];
  ck_assert_int_eq(siap_i_ahp_of(&arena, 1, &one, weights, &ahp), SIAP_OK);
  ck_assert(weights[0] == 1 && ahp.lambda.value == 1);
  ck_assert_uint_eq(ahp.index.why, SIAP_I_STAT_FEW);
  ck_assert_uint_eq(ahp.index.needed, 2);
  ck_assert_int_eq(siap_i_ahp_of(&arena, 2, two, weights, &ahp), SIAP_OK);
  ck_assert_double_eq_tol(weights[0], 0.8, 1e-15);
  ck_assert(ahp.index.value == 0);
  ck_assert_uint_eq(ahp.ratio.why, SIAP_I_STAT_FEW);
  ck_assert_uint_eq(ahp.ratio.needed, 3);
  siap_i_arena_release(&arena);
}
END_TEST

/* Experts who say 2 and 8 say 4 together, and the other way about a quarter. */
START_TEST(experts_meet_at_the_geometric_mean)
{
  static const double a[] = {1, 2, 0.5, 1, 1, 8, 0.125, 1};
  double together[4];
  siap_i_ahp_together(2, 2, a, together);
  ck_assert_double_eq_tol(together[1], 4, 1e-14);
  ck_assert_double_eq_tol(together[1] * together[2], 1, 1e-15);
  ck_assert(together[0] == 1 && together[3] == 1);
}
END_TEST

START_TEST(raters_are_refused_by_their_number)
{
  siap_i_allocated out[2];
  size_t refused;
  static const double wrong[][2] = {{0, 0}, {-1, 3}, {NAN, 1}, {INFINITY, 1}, {1e308, 1e308}};
  for (size_t i = 0; i < 5; i++) {
    double points[] = {60, 40, wrong[i][0], wrong[i][1]};
    ck_assert_int_eq(siap_i_allocate(2, 2, points, 0.95, out, &refused), SIAP_OK);
    ck_assert_uint_eq(refused, 1);
    ck_assert_uint_eq(out[1].weight.why, SIAP_I_STAT_RANGE);
  }
  static const double points[] = {0, 5, 0, 7};
  ck_assert_int_eq(siap_i_allocate(0, 2, points, 0.95, out, &refused), SIAP_OK);
  ck_assert_uint_eq(out[0].weight.why, SIAP_I_STAT_FEW);
  ck_assert_int_eq(siap_i_allocate(1, 2, points, 0.95, out, &refused), SIAP_OK);
  ck_assert(refused == 1 && out[1].weight.value == 1);
  ck_assert_uint_eq(out[1].sd.why, SIAP_I_STAT_FEW);
  ck_assert_int_eq(siap_i_allocate(2, 2, points, 0.95, out, &refused), SIAP_OK);
  ck_assert(out[0].sd.value == 0 && out[1].interval.low.value == 1);
  ck_assert_uint_eq(out[0].variation.why, SIAP_I_STAT_CONSTANT);
  ck_assert_int_eq(siap_i_allocate(2, 2, points, 1, out, &refused), SIAP_OK);
  ck_assert_uint_eq(out[1].interval.low.why, SIAP_I_STAT_RANGE);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("weights");
  TCase *tcase = tcase_create("weights");
  tcase_add_test(tcase, judgements_are_refused_at_their_place);
  tcase_add_test(tcase, one_thing_or_two_cannot_disagree);
  tcase_add_test(tcase, experts_meet_at_the_geometric_mean);
  tcase_add_test(tcase, raters_are_refused_by_their_number);
  suite_add_tcase(suite, tcase);
  return unit_main(suite);
}
