/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 4: the edges of the kernel, with values that no evidence could state so finely. */
#include "small.h"

#include <math.h>

#define WIDE(number) ((siap_i_wide)(number))

/* Score one row of items in 128 bits. */
static void run_wide(const siap_plan *plan, small_row *row, const siap_i_wide *x)
{
  for (size_t i = 0; i < plan->items; i++) {
    row->wide.state[i] = SIAP_STATE_SCORED;
    row->wide.exact[i] = row->wide.rounded[i] = x[i];
  }
  siap_i_kernel_wide(plan, &row->wide);
}

/* An index that has x0 only where x0 `is` so to the value. */
static siap_plan *under_a_condition(const char *is, double value)
{
  char text[1000], number[SIAP_I_NUMBER_ROOM];
  siap_i_number_write(value, number);
  int length = snprintf(text, sizeof text,
                        SMALL_HEAD "<item id='x0'><label xml:lang='en'>x</label></item>"
                                   "<node id='g' method='sum'><label xml:lang='en'>g</label>"
                                   "<item ref='x0'/></node>"
                                   "<index id='total' method='sum'><label xml:lang='en'>T</label>"
                                   "<item ref='x0'><when node='g' is='%s' value='%s'/></item>"
                                   "</index></rubric>",
                        is, number);
  return small_plan(text, (size_t)length, NULL);
}

/* What lies within 10^-22 of a condition's value, or of 1 where that is less, is equal to it. */
START_TEST(how_near_to_the_value_of_a_condition_is_equal_to_it)
{
  static const struct {
    double value, hair, beyond;
  } rows[] = {{0.5, 0.8e-22, 1.2e-22}, {1.5, 1.2e-22, 1.8e-22}, {5, 4e-22, 6e-22},
              {-1.5, 1.2e-22, 1.8e-22}, {-0.5, 0.8e-22, 1.2e-22}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    for (int sign = -1; sign <= 1; sign += 2) {
      siap_plan *plan = under_a_condition("eq", rows[i].value);
      size_t total = siap_i_plan_find(plan, "total");
      small_row row;
      small_make(plan, &row);
      siap_i_wide x = WIDE(rows[i].value) + sign * WIDE(rows[i].hair);
      run_wide(plan, &row, &x);
      ck_assert_int_eq(row.wide.state[total], SIAP_STATE_SCORED);
      x = WIDE(rows[i].value) + sign * WIDE(rows[i].beyond);
      run_wide(plan, &row, &x);
      ck_assert_int_eq(row.wide.state[total], SIAP_STATE_WITHHELD);
      small_release(plan, &row);
    }
}
END_TEST

START_TEST(which_side_of_a_condition_a_value_lies_on)
{
  static const struct {
    const char *is;
    int holds[3]; /* below, on, above */
  } rows[] = {{"lt", {1, 0, 0}}, {"le", {1, 1, 0}}, {"eq", {0, 1, 0}},
              {"ne", {1, 0, 1}}, {"ge", {0, 1, 1}}, {"gt", {0, 0, 1}}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    siap_plan *plan = under_a_condition(rows[i].is, 2.5);
    size_t total = siap_i_plan_find(plan, "total");
    small_row row;
    small_make(plan, &row);
    for (int side = 0; side < 3; side++) {
      siap_i_wide x = WIDE(2.5) + (side - 1) * WIDE(0.25);
      run_wide(plan, &row, &x);
      ck_assert_msg((row.wide.state[total] == SIAP_STATE_SCORED) == rows[i].holds[side],
                    "%s at side %d", rows[i].is, side - 1);
    }
    small_release(plan, &row);
  }
}
END_TEST

/* 10^-28 of what was summed is what 113 bits cannot tell from nothing; double: one part in 2^52. */
START_TEST(what_cancels_to_less_than_can_be_told_is_nothing)
{
  siap_plan *plan = small_index("method='sum'", 2, NULL, NULL);
  small_row row;
  small_make(plan, &row);
  siap_i_wide nothing[] = {1, WIDE(1.5e-28) - 1}, something[] = {1, WIDE(3e-28) - 1};
  run_wide(plan, &row, nothing);
  ck_assert(row.wide.exact[2] == 0);
  run_wide(plan, &row, something);
  ck_assert(row.wide.exact[2] > WIDE(2.9e-28) && row.wide.exact[2] < WIDE(3.1e-28));
  double least[] = {1, DBL_EPSILON - 1}, more[] = {1, 4 * DBL_EPSILON - 1};
  small_run(plan, &row, least, NULL);
  ck_assert_double_eq(row.plain.exact[2], 0);
  small_run(plan, &row, more, NULL);
  ck_assert_double_eq(row.plain.exact[2], 4 * DBL_EPSILON);
  small_release(plan, &row);
}
END_TEST

/* A share of weights is on `withhold-above` within 10^-22 for each term and once more. */
START_TEST(how_near_to_withhold_above_lets_pass)
{
  /* of 2: the share left out of a and b is 0.5 and a hair, the hair in the weight of b */
  static const char *const within[] = {"0.5", "0.5"}, *const beyond[] = {"0.499999999999999",
                                                                         "0.500000000000001"};
  static const double x[] = {1, 2};
  static const uint8_t states[] = {SIAP_STATE_SCORED, SIAP_STATE_MISSING};
  for (int k = 0; k < 2; k++) {
    siap_plan *plan = small_index("method='weighted-mean' missing='exclude' withhold-above='0.5'",
                                  2, k ? beyond : within, NULL);
    small_row row;
    small_make(plan, &row);
    small_run(plan, &row, x, states);
    ck_assert_int_eq(row.wide.state[2], k ? SIAP_STATE_WITHHELD : SIAP_STATE_SCORED);
    small_release(plan, &row);
  }
}
END_TEST

START_TEST(nothing_has_no_sign)
{
  static const double x[] = {-2, 0};
  siap_plan *plan = small_index("method='product'", 2, NULL, NULL);
  small_row row;
  small_make(plan, &row);
  small_run(plan, &row, x, NULL);
  ck_assert_int_eq(signbit((double)row.wide.exact[2]), 0);
  ck_assert_int_eq(signbit(row.plain.exact[2]), 0);
  small_release(plan, &row);
}
END_TEST

/* From the mean, in two passes: the squares themselves would leave nothing of 0.2. */
START_TEST(a_deviation_far_from_zero_keeps_its_digits)
{
  siap_plan *plan = small_index("method='sample-deviation'", 3, NULL, NULL);
  siap_i_wide far = WIDE(1e14), x[] = {far + WIDE(1) / 10, far + WIDE(3) / 10, far + WIDE(5) / 10};
  small_row row;
  small_make(plan, &row);
  run_wide(plan, &row, x);
  ck_assert_double_eq_tol((double)row.wide.exact[3], 0.2, 1e-15);
  /* mean far + 1 / 3, off by -4 -1 5 of 21 parts: root of 42 / 441 / 2 */
  for (int k = 0; k < 3; k++)
    x[k] = far + WIDE(1 << k) / 7;
  run_wide(plan, &row, x);
  ck_assert_double_eq_tol((double)row.wide.exact[3], sqrt(1 / 21.0), 1e-15);
  small_release(plan, &row);
}
END_TEST

/* ---- ties that are proven: see grid.h ---- */

/*
 * An index to one place over n items of a scale. `nested`: it takes the exact mean of them, in
 * which what is missing is left out; what is left can then be divided by 1 .. n.
 */
static siap_plan *on_a_scale(size_t n, int nested)
{
  char *text = NULL;
  size_t length = 0;
  FILE *out = open_memstream(&text, &length);
  fputs(SMALL_HEAD "<scale id='s' min='0' max='4'/>", out);
  for (size_t i = 0; i < n; i++)
    fprintf(out, "<item id='x%zu' scale='s'><label xml:lang='en'>x</label></item>", i);
  fprintf(out, "<%s id='%s' method='mean' missing='exclude' %s><label xml:lang='en'>m</label>",
          nested ? "node" : "index", nested ? "m" : "total", nested ? "" : "places='1'");
  for (size_t i = 0; i < n; i++)
    fprintf(out, "<item ref='x%zu'/>", i);
  fputs(nested ? "</node><index id='total' method='mean' places='1'><label xml:lang='en'>T</label>"
                 "<node ref='m' use='exact'/></index></rubric>"
               : "</index></rubric>", out);
  fclose(out);
  siap_plan *plan = small_plan(text, length, NULL);
  free(text);
  return plan;
}

#define ITEMS_MOST 40

/* Whether double is in doubt of n times 2.25, at one place a tie, when one score is another. */
static int doubts(siap_plan *plan, size_t which, double other, uint8_t state)
{
  double x[ITEMS_MOST];
  uint8_t states[ITEMS_MOST] = {0};
  small_row row;
  small_make(plan, &row);
  for (size_t i = 0; i < plan->items; i++)
    x[i] = 2.25;
  x[which] = other;
  states[which] = state;
  small_run(plan, &row, x, states);
  size_t total = siap_i_plan_find(plan, "total");
  ck_assert_int_eq(row.plain.state[total], SIAP_STATE_SCORED);
  ck_assert_double_eq((double)row.wide.rounded[total], 2.3);
  int doubt = row.plain.doubt;
  siap_i_arena_release(&row.arena);
  return doubt;
}

START_TEST(a_tie_of_scores_with_few_decimals_is_proven)
{
  /* 1 .. 3 have a small common multiple, 1 .. 40 have none within reach */
  static const size_t n[] = {3, 40};
  for (int k = 0; k < 2; k++)
    for (int nested = 0; nested < 2; nested++) {
      siap_plan *plan = on_a_scale(n[k], nested);
      double beside = nextafter(2.25, 3); /* no decimal that anyone would write */
      ck_assert_int_eq(doubts(plan, 0, 2.25, SIAP_STATE_SCORED), 0);
      ck_assert_int_eq(doubts(plan, 0, beside, SIAP_STATE_SCORED), 1);
      ck_assert_int_eq(doubts(plan, n[k] - 1, beside, SIAP_STATE_SCORED), 1);
      int unproven = nested && n[k] == 40;
      ck_assert_int_eq(doubts(plan, 0, 0, SIAP_STATE_MISSING), unproven);
      ck_assert_int_eq(doubts(plan, n[k] - 1, 0, SIAP_STATE_MISSING), unproven);
      siap_plan_unref(plan);
    }
}
END_TEST

START_TEST(beside_given_values_no_tie_is_proven)
{
  siap_plan *plan = on_a_scale(3, 0);
  small_row row;
  uint8_t given[8] = {0};
  static const double x[] = {2.25, 2.25, 2.25};
  small_make(plan, &row);
  row.plain.given = given;
  small_run(plan, &row, x, NULL);
  ck_assert_int_eq(row.plain.doubt, 1);
  small_release(plan, &row);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("kernel");
  TCase *tests = tcase_create("kernel");
  suite_add_tcase(suite, tests);
  tcase_add_test(tests, how_near_to_the_value_of_a_condition_is_equal_to_it);
  tcase_add_test(tests, which_side_of_a_condition_a_value_lies_on);
  tcase_add_test(tests, what_cancels_to_less_than_can_be_told_is_nothing);
  tcase_add_test(tests, how_near_to_withhold_above_lets_pass);
  tcase_add_test(tests, nothing_has_no_sign);
  tcase_add_test(tests, a_deviation_far_from_zero_keeps_its_digits);
  tcase_add_test(tests, a_tie_of_scores_with_few_decimals_is_proven);
  tcase_add_test(tests, beside_given_values_no_tie_is_proven);
  return unit_main(suite);
}
