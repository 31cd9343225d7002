/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floors 2a and 4: every method against values worked by hand, and what must hold for any values. */
#include "small.h"

#include <math.h>

#define MOST 5

static const struct hand {
  const char *attributes;
  size_t n;
  double x[MOST];
  const char *weights[MOST];
  double value;
  int32_t state;
} hands[] = {
    {"method='mean'", 3, {1, 2, 4}, {0}, 7.0 / 3, 0},
    {"method='mean'", 1, {-2.5}, {0}, -2.5, 0},
    {"method='weighted-mean'", 3, {1, 2, 4}, {"0.2", "30%", "1/2"}, 2.8, 0},
    {"method='weighted-mean'", 3, {1, 2, 4}, {"20", "30", "50"}, 2.8, 0},
    {"method='weighted-mean' total='any'", 3, {1, 2, 4}, {"1", "1", "2"}, 2.75, 0},
    {"method='weighted-mean' total='10%'", 2, {3, 4}, {"2.5%", "7.5%"}, 3.75, 0},
    {"method='sum'", 3, {1, 2, 4}, {0}, 7, 0},
    {"method='weighted-sum'", 3, {1, 2, 4}, {"0.2", "0.3", "0.5"}, 2.8, 0},
    {"method='weighted-sum' term-places='2'", 3, {1, 1, 1}, {"1/3", "1/3", "1/3"}, 0.99, 0},
    {"method='weighted-sum' term-places='2' term-ties='up'", 3, {1, 1, 1}, {"1/3", "1/3", "1/3"}, 1.02, 0},
    {"method='power-mean' p='2'", 2, {1, 7}, {0}, 5, 0},
    {"method='power-mean' p='1'", 2, {-1, 7}, {0}, 3, 0},
    {"method='power-mean' p='0.5'", 2, {1, 9}, {0}, 4, 0},
    {"method='power-mean' p='3'", 2, {3, 5}, {"1", "0"}, 3, 0},
    {"method='power-mean' p='0'", 2, {2, 8}, {0}, 4, 0},
    {"method='power-mean' p='-1'", 2, {2, 6}, {0}, 3, 0},
    {"method='power-mean' p='-2'", 2, {1, 0}, {0}, 0, 0},
    {"method='power-mean' p='2'", 2, {-1, 7}, {0}, 0, SIAP_STATE_INVALID},
    {"method='geometric-mean'", 2, {2, 8}, {0}, 4, 0},
    {"method='geometric-mean'", 2, {1, 16}, {"1", "3"}, 8, 0},
    {"method='geometric-mean'", 3, {2, 0, 8}, {0}, 0, 0},
    {"method='geometric-mean'", 2, {-2, 8}, {0}, 0, SIAP_STATE_INVALID},
    {"method='geometric-mean'", 2, {4, 0}, {"1", "0"}, 4, 0},
    {"method='power-mean' p='-1'", 2, {4, 0}, {"1", "0"}, 4, 0},
    {"method='power-mean' p='-2'", 3, {2, 0, 2}, {"1", "0", "3"}, 2, 0},
    {"method='harmonic-mean'", 2, {2, 6}, {0}, 3, 0},
    {"method='harmonic-mean'", 2, {40, 60}, {"1/2", "1/2"}, 48, 0},
    {"method='harmonic-mean'", 2, {0, 60}, {0}, 0, 0},
    {"method='product'", 3, {2, 3, 4}, {0}, 24, 0},
    {"method='product'", 2, {-2, 3}, {0}, -6, 0},
    {"method='product'", 2, {3, 5}, {"2", "1"}, 45, 0},
    {"method='product'", 2, {9, 16}, {"0.5", "1/4"}, 6, 0},
    {"method='product'", 2, {3, 5}, {"0", "1"}, 5, 0},
    {"method='product'", 2, {-9, 16}, {"0.5", "1/4"}, 0, SIAP_STATE_INVALID},
    {"method='ratio'", 2, {7, 2}, {0}, 3.5, 0},
    {"method='ratio'", 2, {0, 2}, {0}, 0, 0},
    {"method='ratio'", 2, {7, 0}, {0}, 0, SIAP_STATE_MISSING},
    {"method='min'", 3, {3, -1, 2}, {0}, -1, 0},
    {"method='max'", 3, {3, -1, 2}, {0}, 3, 0},
    {"method='median'", 3, {3, -1, 2}, {0}, 2, 0},
    {"method='median'", 4, {3, -1, 2, 8}, {0}, 2.5, 0},
    {"method='median'", 1, {3}, {0}, 3, 0},
    {"method='owa' order-weights='0.5 0.3 0.2'", 3, {1, 4, 2}, {0}, 2.8, 0},
    {"method='owa' order-weights='0 0 1'", 3, {1, 4, 2}, {0}, 1, 0},
    {"method='deviation'", 4, {1, 1, 5, 5}, {0}, 2, 0},
    {"method='deviation'", 1, {3}, {0}, 0, 0},
    {"method='sample-deviation'", 3, {2, 4, 6}, {0}, 2, 0},
    {"method='sample-deviation'", 2, {2.5, 2.5}, {0}, 0, 0},
    {"method='sample-deviation'", 5, {1, 1, 1, 1, 6}, {0}, 2.2360679774997896964, 0},
    {"method='sample-deviation'", 2, {1, 5}, {0}, 2.8284271247461900976, 0},
    {"method='given'", 1, {1}, {0}, 0, SIAP_STATE_MISSING},
    {"method='sum' offset='10' factor='-2'", 2, {1, 2}, {0}, 4, 0},
    {"method='sum' upper='4' clip='upper'", 2, {3, 2}, {0}, 4, 0},
    {"method='sum' lower='0' clip='lower'", 2, {3, -5}, {0}, 0, 0},
    {"method='sum' upper='4' clip='upper'", 2, {-3, -5}, {0}, -8, 0},
    {"method='sum' lower='0' clip='lower'", 2, {3, 2}, {0}, 5, 0},
    {"method='sum' lower='0' upper='4' clip='both'", 2, {3, 0.5}, {0}, 3.5, 0},
    {"method='mean' places='2'", 3, {1, 2, 4}, {0}, 7.0 / 3, 0},
};

START_TEST(worked_by_hand)
{
  const struct hand *hand = &hands[_i];
  siap_plan *plan =
      small_index(hand->attributes, hand->n, hand->weights[0] ? hand->weights : NULL, NULL);
  small_row row;
  small_make(plan, &row);
  small_run(plan, &row, hand->x, NULL);
  size_t slot = siap_i_plan_first_node(plan);
  ck_assert_msg(row.plain.state[slot] == hand->state, "%s: state %d", hand->attributes,
                row.plain.state[slot]);
  ck_assert_int_eq(row.wide.state[slot], hand->state);
  if (hand->state == SIAP_STATE_SCORED) {
    /* where the double kernel is in doubt, its value is not used */
    ck_assert_msg(row.plain.doubt || fabs(row.plain.exact[slot] - hand->value) < 1e-13,
                  "%s: %.17g", hand->attributes, row.plain.exact[slot]);
    ck_assert_msg(fabs((double)row.wide.exact[slot] - hand->value) < 1e-15 * (1 + fabs(hand->value)),
                  "%s: %.17g", hand->attributes, (double)row.wide.exact[slot]);
  }
  small_release(plan, &row);
}
END_TEST

START_TEST(a_complement_product_is_a_product)
{
  static const double x[] = {0.5, 0.2};
  siap_plan *plan =
      small_index("method='product' offset='1' factor='-1'", 2, NULL, "offset='1' factor='-1'");
  small_row row;
  small_make(plan, &row);
  small_run(plan, &row, x, NULL);
  ck_assert_double_eq_tol((double)row.wide.exact[2], 0.6, 1e-16);
  ck_assert_double_eq_tol(row.plain.exact[2], 0.6, 1e-15);
  small_release(plan, &row);
}
END_TEST

START_TEST(a_ladder_is_climbed_rung_by_rung)
{
  static const char text[] =
      SMALL_HEAD "<item id='x0'><label xml:lang='en'>x</label></item>"
                 "<item id='x1'><label xml:lang='en'>x</label></item>"
                 "<node id='a' method='sum'><label xml:lang='en'>a</label><item ref='x0'/></node>"
                 "<node id='b' method='sum'><label xml:lang='en'>b</label><item ref='x1'/></node>"
                 "<index id='total' method='ladder'><label xml:lang='en'>T</label>"
                 "<rung value='1'><label xml:lang='en'>1</label></rung>"
                 "<rung value='2'><label xml:lang='en'>2</label><when node='a' is='ge' value='3'/></rung>"
                 "<rung value='3'><label xml:lang='en'>3</label><when node='b' is='gt' value='2'/></rung>"
                 "</index></rubric>";
  static const double rows[][3] = {/* x0, x1, rung */
                                   {2.9, 9, 1}, {3, 2, 2}, {3, 2.01, 3}, {9, 0, 2}};
  siap_plan *plan = small_plan(text, sizeof text - 1, NULL);
  size_t total = siap_i_plan_find(plan, "total");
  small_row row;
  small_make(plan, &row);
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    small_run(plan, &row, rows[i], NULL);
    ck_assert_int_eq(row.wide.state[total], SIAP_STATE_SCORED);
    ck_assert_double_eq((double)row.wide.exact[total], rows[i][2]);
    ck_assert(row.plain.doubt || row.plain.exact[total] == rows[i][2]);
  }
  small_release(plan, &row);
}
END_TEST

/* A value that double sees beside 0 may be 0: what asks is scored in 128 bits. */
START_TEST(methods_that_ask_for_zero_are_never_scored_in_double)
{
  static const char *const words[] = {"method='power-mean' p='2'", "method='geometric-mean'",
                                      "method='harmonic-mean'", "method='product'",
                                      "method='ratio'"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    siap_plan *plan = small_index(words[i], 2, NULL, NULL);
    ck_assert_msg(plan->is_wide, "%s", words[i]);
    siap_plan_unref(plan);
  }
}
END_TEST

/* ---- what must hold for any values ---- */

static const char *const means[] = {
    "method='mean'",
    "method='weighted-mean'",
    "method='weighted-sum'",
    "method='power-mean' p='2'",
    "method='power-mean' p='-0.5'",
    "method='geometric-mean'",
    "method='harmonic-mean'",
    "method='min'",
    "method='max'",
    "method='median'",
    "method='owa' order-weights='0.4 0.3 0.2 0.1'",
};
#define MEANS (sizeof means / sizeof *means)
#define N 4

static const char *const shares[N] = {"0.1", "0.2", "0.3", "0.4"};

static siap_plan *mean_plan(size_t i)
{
  int weighs = strstr(means[i], "weighted") != NULL;
  return small_index(means[i], N, weighs ? shares : NULL, NULL);
}

static void random_values(uint64_t *seed, double x[N])
{
  for (size_t i = 0; i < N; i++)
    x[i] = (double)(unit_random(seed) % 400 + 1) / 100;
}

START_TEST(means_lie_between_least_and_greatest)
{
  siap_plan *plan = mean_plan((size_t)_i);
  small_row row;
  small_make(plan, &row);
  uint64_t seed = 3;
  double x[N];
  for (size_t round = 0; round < unit_many(500); round++) {
    random_values(&seed, x);
    double least = x[0], most = x[0];
    for (size_t i = 1; i < N; i++) {
      least = fmin(least, x[i]);
      most = fmax(most, x[i]);
    }
    small_run(plan, &row, x, NULL);
    ck_assert_double_ge((double)row.wide.exact[N], least - 1e-15);
    ck_assert_double_le((double)row.wide.exact[N], most + 1e-15);
  }
  small_release(plan, &row);
}
END_TEST

START_TEST(means_never_fall_when_a_value_grows)
{
  siap_plan *plan = mean_plan((size_t)_i);
  small_row row;
  small_make(plan, &row);
  uint64_t seed = 5;
  double x[N];
  for (size_t round = 0; round < unit_many(500); round++) {
    random_values(&seed, x);
    small_run(plan, &row, x, NULL);
    siap_i_wide before = row.wide.exact[N];
    x[round % N] += 0.25;
    small_run(plan, &row, x, NULL);
    ck_assert(row.wide.exact[N] >= before - (siap_i_wide)1e-30);
  }
  small_release(plan, &row);
}
END_TEST

START_TEST(means_grow_with_the_unit)
{
  siap_plan *plan = mean_plan((size_t)_i);
  small_row row;
  small_make(plan, &row);
  uint64_t seed = 7;
  double x[N];
  for (size_t round = 0; round < unit_many(200); round++) {
    random_values(&seed, x);
    small_run(plan, &row, x, NULL);
    double before = (double)row.wide.exact[N];
    for (size_t i = 0; i < N; i++)
      x[i] *= 4;
    small_run(plan, &row, x, NULL);
    ck_assert_double_eq_tol((double)row.wide.exact[N], 4 * before, 1e-14 * before);
  }
  small_release(plan, &row);
}
END_TEST

START_TEST(the_mean_of_equals_is_their_value)
{
  siap_plan *plan = mean_plan((size_t)_i);
  small_row row;
  small_make(plan, &row);
  for (int k = 1; k <= (int)unit_many(400); k++) {
    double x[N] = {k / 100.0, k / 100.0, k / 100.0, k / 100.0};
    small_run(plan, &row, x, NULL);
    ck_assert_double_eq((double)row.wide.exact[N], k / 100.0);
  }
  small_release(plan, &row);
}
END_TEST

START_TEST(the_wide_kernel_and_the_double_one_agree)
{
  siap_plan *plan = mean_plan((size_t)_i);
  small_row row;
  small_make(plan, &row);
  uint64_t seed = 11;
  double x[N];
  for (size_t round = 0; round < unit_many(1000); round++) {
    random_values(&seed, x);
    small_run(plan, &row, x, NULL);
    ck_assert_double_eq_tol((double)row.wide.exact[N], row.plain.exact[N], 1e-12);
  }
  small_release(plan, &row);
}
END_TEST

/* Order of the questions must not matter to a printed figure. */
START_TEST(a_permutation_moves_neither_rounded_value_nor_state)
{
  static const char *const methods[] = {
      "method='mean' places='2'",           "method='sum' places='1'",
      "method='product' places='2'",        "method='geometric-mean' places='2'",
      "method='harmonic-mean' places='3'",  "method='median' places='2' ties='half-even'",
      "method='power-mean' p='2' places='2'", "method='mean' places='2' ties='up'",
  };
  siap_plan *plan = small_index(methods[_i], N, NULL, NULL);
  uint64_t seed = 13;
  double x[2 * N], rounded[2];
  uint8_t states[2];
  for (size_t round = 0; round < unit_many(1000); round++) {
    random_values(&seed, x);
    for (size_t i = 0; i < N; i++)
      x[N + i] = x[i];
    for (size_t i = N - 1; i > 0; i--) {
      size_t other = (size_t)(unit_random(&seed) % (i + 1));
      double kept = x[N + i];
      x[N + i] = x[N + other];
      x[N + other] = kept;
    }
    ck_assert_int_eq(
        siap_plan_score_block(plan, 2, x, NULL, NULL, 0, NULL, rounded, states), SIAP_OK);
    ck_assert_int_eq(states[0], states[1]);
    ck_assert_double_eq(rounded[0], rounded[1]);
  }
  siap_plan_unref(plan);
}
END_TEST

/* ---- states ---- */

static const struct policy {
  const char *attributes;
  uint8_t states[3];
  int32_t state;
  double value; /* of the items 1, 2, 6 where they are scored */
} policies[] = {
    {"method='mean'", {0, 1, 0}, SIAP_STATE_MISSING, 0},
    {"method='mean'", {0, 2, 0}, SIAP_STATE_SCORED, 3.5},
    {"method='mean'", {0, 3, 0}, SIAP_STATE_WITHHELD, 0},
    {"method='mean'", {0, 4, 1}, SIAP_STATE_INVALID, 0},
    {"method='mean' missing='exclude'", {0, 1, 0}, SIAP_STATE_SCORED, 3.5},
    {"method='mean' missing='exclude'", {0, 3, 0}, SIAP_STATE_SCORED, 3.5},
    {"method='mean' missing='zero'", {0, 1, 0}, SIAP_STATE_SCORED, 7.0 / 3},
    {"method='mean' missing='group-mean'", {0, 0, 1}, SIAP_STATE_SCORED, 1.5},
    {"method='mean' missing='group-mean'", {1, 1, 1}, SIAP_STATE_WITHHELD, 0},
    {"method='mean' missing='parent-zero'", {0, 0, 1}, SIAP_STATE_SCORED, 0},
    {"method='mean' missing='exclude' least='2'", {0, 1, 1}, SIAP_STATE_WITHHELD, 0},
    {"method='mean' missing='exclude' least='2'", {0, 0, 1}, SIAP_STATE_SCORED, 1.5},
    {"method='mean' missing='exclude' withhold-above='0.5'", {0, 0, 1}, SIAP_STATE_SCORED, 1.5},
    {"method='mean' missing='exclude' withhold-above='0.5'", {0, 1, 1}, SIAP_STATE_WITHHELD, 0},
    {"method='mean'", {2, 2, 2}, SIAP_STATE_WITHHELD, 0}, /* an index */
    {"method='mean' missing='exclude'", {1, 1, 1}, SIAP_STATE_WITHHELD, 0},
    {"method='sum'", {0, 2, 0}, SIAP_STATE_NOT_APPLICABLE, 0},
    {"method='sum' not-applicable='zero'", {0, 2, 0}, SIAP_STATE_SCORED, 7},
    {"method='sum' missing='zero' withheld='propagate'", {1, 3, 0}, SIAP_STATE_WITHHELD, 0},
    {"method='deviation' missing='exclude'", {0, 0, 1}, SIAP_STATE_SCORED, 0.5},
    {"method='sample-deviation' missing='exclude'", {0, 1, 1}, SIAP_STATE_WITHHELD, 0},
    {"method='product' missing='exclude' not-applicable='exclude'", {2, 1, 0}, SIAP_STATE_SCORED, 6},
};

START_TEST(policies_worked_by_hand)
{
  static const double x[] = {1, 2, 6};
  const struct policy *policy = &policies[_i];
  siap_plan *plan = small_index(policy->attributes, 3, NULL, NULL);
  small_row row;
  small_make(plan, &row);
  small_run(plan, &row, x, policy->states);
  ck_assert_msg(row.wide.state[3] == policy->state, "%s: state %d", policy->attributes,
                row.wide.state[3]);
  ck_assert_int_eq(row.plain.state[3], policy->state);
  if (policy->state == SIAP_STATE_SCORED) {
    ck_assert_double_eq_tol((double)row.wide.exact[3], policy->value, 1e-15);
    ck_assert_double_eq_tol(row.plain.exact[3], policy->value, 1e-14);
  }
  small_release(plan, &row);
}
END_TEST

START_TEST(the_list_is_whole)
{
  for (size_t i = 0; i < siap_i_method_count(); i++) {
    const siap_i_method *method = siap_i_method_at(i);
    ck_assert_ptr_eq(siap_i_method_find(method->name), method);
    ck_assert_str_ne(method->formula, "");
    ck_assert_int_eq(method->run_double == NULL, method->run_wide == NULL);
    ck_assert_int_eq(method->run_wide == NULL, method->additive || method->is_given);
    int tried = strcmp(method->name, "ladder") == 0; /* above */
    char word[64];
    snprintf(word, sizeof word, "method='%s'", method->name); /* as a rubric says it */
    for (size_t k = 0; k < sizeof hands / sizeof *hands; k++)
      tried |= strncmp(hands[k].attributes, word, strlen(word)) == 0;
    ck_assert_msg(tried, "no value worked by hand for %s", method->name);
  }
  ck_assert_ptr_null(siap_i_method_at(siap_i_method_count()));
  ck_assert_ptr_null(siap_i_method_find("average"));
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("methods");
  TCase *tests = tcase_create("methods");
  tcase_set_timeout(tests, 60);
  suite_add_tcase(suite, tests);
  tcase_add_loop_test(tests, worked_by_hand, 0, (int)(sizeof hands / sizeof *hands));
  tcase_add_test(tests, a_complement_product_is_a_product);
  tcase_add_test(tests, a_ladder_is_climbed_rung_by_rung);
  tcase_add_test(tests, methods_that_ask_for_zero_are_never_scored_in_double);
  tcase_add_loop_test(tests, means_lie_between_least_and_greatest, 0, (int)MEANS);
  tcase_add_loop_test(tests, means_never_fall_when_a_value_grows, 0, (int)MEANS);
  tcase_add_loop_test(tests, means_grow_with_the_unit, 0, (int)MEANS);
  tcase_add_loop_test(tests, the_mean_of_equals_is_their_value, 0, (int)MEANS);
  tcase_add_loop_test(tests, the_wide_kernel_and_the_double_one_agree, 0, (int)MEANS);
  tcase_add_loop_test(tests, a_permutation_moves_neither_rounded_value_nor_state, 0, 8);
  tcase_add_loop_test(tests, policies_worked_by_hand, 0,
                      (int)(sizeof policies / sizeof *policies));
  tcase_add_test(tests, the_list_is_whole);
  return unit_main(suite);
}
