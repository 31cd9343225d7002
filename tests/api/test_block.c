/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siap_plan_score_block() as a program sees it: its arguments and its numbers. */
#include "api.h"

#include <math.h>

static siap_plan *tiny_plan(void)
{
  siap_rubric *rubric = api_tiny();
  siap_plan *plan = NULL;
  ck_assert_int_eq(siap_plan_compile(rubric, NULL, &plan, NULL), SIAP_OK);
  siap_rubric_unref(rubric);
  return plan;
}

START_TEST(columns_and_nodes_are_named)
{
  siap_plan *plan = tiny_plan();
  ck_assert_uint_eq(siap_plan_item_count(plan), 2);
  ck_assert_uint_eq(siap_plan_node_count(plan), 1);
  ck_assert_str_eq(siap_plan_item_id(plan, 1), "b");
  ck_assert_uint_eq(siap_plan_item_find(plan, "b"), 1);
  ck_assert_str_eq(siap_plan_node_id(plan, 0), "total");
  ck_assert_uint_eq(siap_plan_node_find(plan, "total"), 0);
  siap_plan_unref(plan);
}
END_TEST

START_TEST(rows_are_scored)
{
  static const double scores[] = {3, 2.25, 1.05, 1.06, 0, 0, NAN, 1, INFINITY, 1, -INFINITY, 1, 4.01, 1};
  static const double want[] = {2.63, 1.06, 0};
  static const int32_t state[] = {0,
                                  0,
                                  0,
                                  SIAP_STATE_MISSING,
                                  SIAP_STATE_INVALID,
                                  SIAP_STATE_INVALID,
                                  SIAP_STATE_INVALID};
  double exact[7], rounded[7];
  uint8_t states[7];
  siap_plan *plan = tiny_plan();
  ck_assert_int_eq(
      siap_plan_score_block(plan, 7, scores, NULL, NULL, 0, exact, rounded, states), SIAP_OK);
  for (int row = 0; row < 7; row++) {
    ck_assert_int_eq(states[row], state[row]);
    if (state[row] == SIAP_STATE_SCORED)
      ck_assert_double_eq(rounded[row], want[row]);
    else
      ck_assert(isnan(exact[row]) && isnan(rounded[row]));
  }
  ck_assert_double_eq(exact[0], 2.625);
  siap_plan_unref(plan);
}
END_TEST

START_TEST(states_stand_above_scores)
{
  static const double scores[] = {3, 2, 3, 2, 3, NAN};
  static const uint8_t given[] = {SIAP_STATE_NOT_APPLICABLE, 0, SIAP_STATE_WITHHELD, 0, 0, 0};
  double rounded[3];
  uint8_t states[3];
  siap_plan *plan = tiny_plan();
  ck_assert_int_eq(siap_plan_score_block(plan, 3, scores, given, NULL, 0, NULL, rounded, states),
                   SIAP_OK);
  ck_assert_int_eq(states[0], SIAP_STATE_SCORED);
  ck_assert_double_eq(rounded[0], 2);
  ck_assert_int_eq(states[1], SIAP_STATE_WITHHELD);
  ck_assert_int_eq(states[2], SIAP_STATE_MISSING);
  siap_plan_unref(plan);
}
END_TEST

START_TEST(nonsense_is_refused)
{
  static const double scores[] = {3, 2};
  static const uint8_t unknown[] = {0, 5};
  static const uint64_t one[] = {0}, none[] = {1}, far[] = {UINT64_MAX};
  double rounded[1] = {7};
  siap_plan *plan = tiny_plan();
  ck_assert_int_eq(siap_plan_score_block(NULL, 1, scores, NULL, NULL, 0, NULL, rounded, NULL),
                   SIAP_ERR_ARG);
  ck_assert_int_eq(siap_plan_score_block(plan, 1, NULL, NULL, NULL, 0, NULL, rounded, NULL),
                   SIAP_ERR_ARG);
  ck_assert_int_eq(siap_plan_score_block(plan, 1, scores, unknown, NULL, 0, NULL, rounded, NULL),
                   SIAP_ERR_ARG);
  ck_assert_int_eq(siap_plan_score_block(plan, 1, scores, NULL, none, 1, NULL, rounded, NULL),
                   SIAP_ERR_ARG);
  ck_assert_int_eq(siap_plan_score_block(plan, 1, scores, NULL, far, 1, NULL, rounded, NULL),
                   SIAP_ERR_ARG);
  ck_assert_double_eq(rounded[0], 7);
  ck_assert_int_eq(siap_plan_score_block(plan, 0, NULL, NULL, NULL, 0, NULL, NULL, NULL), SIAP_OK);
  ck_assert_int_eq(siap_plan_score_block(plan, 1, scores, NULL, one, 1, NULL, NULL, NULL), SIAP_OK);
  ck_assert_int_eq(siap_plan_score_block(plan, 1, scores, NULL, one, 0, NULL, rounded, NULL),
                   SIAP_OK);
  ck_assert_double_eq(rounded[0], 7);
  ck_assert_int_eq(siap_plan_score_block(plan, 1, scores, NULL, NULL, 99, NULL, rounded, NULL),
                   SIAP_OK); /* ignored when all nodes are meant */
  ck_assert_double_eq(rounded[0], 2.5);
  siap_plan_unref(plan);
}
END_TEST

START_TEST(nodes_may_be_chosen_in_any_order)
{
  siap_rubric *rubric = api_rubric(API_PATH("rubrics/spbe-2020.xml"));
  siap_plan *plan = NULL;
  ck_assert_int_eq(siap_plan_compile(rubric, NULL, &plan, NULL), SIAP_OK);
  size_t items = siap_plan_item_count(plan), nodes = siap_plan_node_count(plan);
  double *scores = malloc(items * sizeof *scores), *all = malloc(nodes * sizeof *all);
  double few[3];
  for (size_t i = 0; i < items; i++)
    scores[i] = (double)(i * 7 % 6);
  ck_assert_int_eq(siap_plan_score_block(plan, 1, scores, NULL, NULL, 0, all, NULL, NULL), SIAP_OK);
  uint64_t named[] = {siap_plan_node_find(plan, "D4"), 0, siap_plan_node_find(plan, "D4")};
  ck_assert_int_eq(siap_plan_score_block(plan, 1, scores, NULL, named, 3, few, NULL, NULL), SIAP_OK);
  ck_assert_double_eq(few[0], all[named[0]]);
  ck_assert_double_eq(few[1], all[0]);
  ck_assert_double_eq(few[2], few[0]);
  free(scores);
  free(all);
  siap_plan_unref(plan);
  siap_rubric_unref(rubric);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("block");
  TCase *tests = tcase_create("block");
  suite_add_tcase(suite, tests);
  tcase_add_test(tests, columns_and_nodes_are_named);
  tcase_add_test(tests, rows_are_scored);
  tcase_add_test(tests, states_stand_above_scores);
  tcase_add_test(tests, nonsense_is_refused);
  tcase_add_test(tests, nodes_may_be_chosen_in_any_order);
  return unit_main(suite);
}
