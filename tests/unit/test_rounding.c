/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a: rounding, against whole-number arithmetic. */
#include "numbers/rounding.h"

#include "unit_main.h"

#include <math.h>
#include <string.h>

/* numbers/real.h makes R(name) the double one here; the wide one is called by its name */
#define WIDE(number) ((siap_i_wide)(number))

static int64_t tens(int n)
{
  int64_t power = 1;
  while (n-- > 0)
    power *= 10;
  return power;
}

/* k / unit to the whole number that the rule asks for; exact. */
static int64_t expected(int64_t k, int64_t unit, enum siap_i_ties ties)
{
  int64_t size = k < 0 ? -k : k, whole = size / unit, rest = size % unit;
  int up = 0;
  switch (ties) {
  case SIAP_I_TIES_HALF_UP:
    up = 2 * rest >= unit;
    break;
  case SIAP_I_TIES_HALF_EVEN:
    up = 2 * rest > unit || (2 * rest == unit && whole % 2);
    break;
  case SIAP_I_TIES_HALF_DOWN:
    up = 2 * rest > unit;
    break;
  case SIAP_I_TIES_UP:
    up = rest > 0;
    break;
  case SIAP_I_TIES_CEILING:
    up = rest > 0 && k > 0;
    break;
  case SIAP_I_TIES_FLOOR:
    up = rest > 0 && k < 0;
    break;
  default:
    break;
  }
  return (k < 0 ? -1 : 1) * (whole + up);
}

/* k / 10^(places + extra), rounded to places in both precisions. */
static void try(int64_t k, int places, int extra, enum siap_i_ties ties)
{
  int doubt = 0;
  int64_t whole = expected(k, tens(extra), ties);
  siap_i_wide unit = WIDE(tens(places)), wide = WIDE(k) / (unit * WIDE(tens(extra)));
  siap_i_wide got = siap_i_round_wide(wide, places, ties, 0, &doubt);
  ck_assert_msg(got == WIDE(whole) / unit, "wide %lld e-%d to %d places, %s: %.15g",
                (long long)k, places + extra, places, siap_i_ties_name[ties], (double)got);
  double plain = siap_i_round_double((double)wide, places, ties, 0, &doubt);
  ck_assert_msg(plain == (double)whole / (double)tens(places),
                "double %lld e-%d to %d places, %s: %.17g", (long long)k, places + extra, places,
                siap_i_ties_name[ties], plain);
}

START_TEST(every_rule_agrees_with_whole_numbers)
{
  int64_t most = (int64_t)unit_many(2000) + 5;
  for (int places = 0; places <= SIAP_I_PLACES_MOST; places++)
    for (int64_t k = -most; k <= most; k++)
      try(k, places, 1, (enum siap_i_ties)_i);
}
END_TEST

START_TEST(random_decimals_agree_with_whole_numbers)
{
  uint64_t seed = 20231204;
  for (int places = 0; places <= SIAP_I_PLACES_MOST; places++)
    for (size_t i = 0; i < unit_many(2000); i++) {
      int extra = 1 + (int)(unit_random(&seed) % 3);
      int64_t k = (int64_t)(unit_random(&seed) % UINT64_C(1000000000)) - 500000000;
      try(k, places, extra, (enum siap_i_ties)_i);
    }
}
END_TEST

START_TEST(ties_of_both_signs_follow_their_rule)
{
  static const struct {
    double x;
    double to[SIAP_I_TIES_COUNT]; /* half-up half-even half-down up down ceiling floor */
  } rows[] = {
      {2.5, {3, 2, 2, 3, 2, 3, 2}},         {3.5, {4, 4, 3, 4, 3, 4, 3}},
      {-2.5, {-3, -2, -2, -3, -2, -2, -3}}, {-3.5, {-4, -4, -3, -4, -3, -3, -4}},
      {0.5, {1, 0, 0, 1, 0, 1, 0}},         {-0.5, {-1, 0, 0, -1, 0, 0, -1}},
      {2.25, {2, 2, 2, 3, 2, 3, 2}},        {-2.75, {-3, -3, -3, -3, -2, -2, -3}},
      {7, {7, 7, 7, 7, 7, 7, 7}},           {0, {0, 0, 0, 0, 0, 0, 0}},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    for (int ties = 0; ties < SIAP_I_TIES_COUNT; ties++) {
      int doubt = 0;
      double plain = siap_i_round_double(rows[i].x, 0, (enum siap_i_ties)ties, 0, &doubt);
      siap_i_wide wide = siap_i_round_wide(WIDE(rows[i].x), 0, (enum siap_i_ties)ties, 0, &doubt);
      ck_assert_double_eq(plain, rows[i].to[ties]);
      ck_assert(wide == WIDE(rows[i].to[ties]));
    }
}
END_TEST

START_TEST(zero_has_no_sign)
{
  for (int ties = 0; ties < SIAP_I_TIES_COUNT; ties++) {
    int doubt = 0;
    if (ties == SIAP_I_TIES_UP || ties == SIAP_I_TIES_FLOOR)
      continue; /* -1 */
    ck_assert_int_eq(signbit(siap_i_round_double(-0.2, 0, (enum siap_i_ties)ties, 0, &doubt)), 0);
    ck_assert_int_eq(
        signbit((double)siap_i_round_wide(WIDE(-0.2), 0, (enum siap_i_ties)ties, 0, &doubt)), 0);
  }
}
END_TEST

START_TEST(a_tie_is_decided_in_decimal)
{
  int doubt = 0;
  /* the nearest double of 2.675 lies below it, that of 1.005 too */
  ck_assert_double_eq(siap_i_round_double(2.675, 2, SIAP_I_TIES_HALF_UP, 0, &doubt), 2.68);
  ck_assert_int_eq(doubt, 1);
  ck_assert_double_eq(siap_i_round_double(1.005, 2, SIAP_I_TIES_HALF_UP, 0, &doubt), 1.01);
  siap_i_wide x = WIDE(2675) / 1000;
  ck_assert(siap_i_round_wide(x, 2, SIAP_I_TIES_HALF_UP, 0, &doubt) == WIDE(268) / 100);
  ck_assert(siap_i_round_wide(x, 2, SIAP_I_TIES_HALF_DOWN, 0, &doubt) == WIDE(267) / 100);
  /* 58 / 20 * 1.0 and 2.9 must not differ: 290 hundredths and nothing above */
  ck_assert(siap_i_round_wide(WIDE(58) / 20, 2, SIAP_I_TIES_UP, 0, &doubt) == WIDE(290) / 100);
  ck_assert_double_eq(siap_i_round_double(0.1 + 0.2, 1, SIAP_I_TIES_UP, 0, &doubt), 0.3);
}
END_TEST

START_TEST(a_hair_from_a_tie_is_seen_in_wide_and_doubted_in_double)
{
  int doubt = 0;
  siap_i_wide tie = WIDE(2125) / 1000, hair = WIDE(1e-19), dust = WIDE(1e-26);
  ck_assert(siap_i_round_wide(tie - hair, 2, SIAP_I_TIES_HALF_UP, 0, &doubt) == WIDE(212) / 100);
  ck_assert(siap_i_round_wide(tie + hair, 2, SIAP_I_TIES_HALF_DOWN, 0, &doubt) == WIDE(213) / 100);
  ck_assert_int_eq(doubt, 0);
  ck_assert(siap_i_round_wide(tie - dust, 2, SIAP_I_TIES_HALF_UP, 0, &doubt) == WIDE(213) / 100);
  ck_assert(siap_i_round_wide(tie + dust, 2, SIAP_I_TIES_HALF_DOWN, 0, &doubt) == WIDE(212) / 100);
  ck_assert(siap_i_round_wide(2 + dust, 0, SIAP_I_TIES_UP, 0, &doubt) == 2);
  ck_assert(siap_i_round_wide(2 - dust, 0, SIAP_I_TIES_DOWN, 0, &doubt) == 2);
  ck_assert(siap_i_round_wide(2 + hair, 0, SIAP_I_TIES_UP, 0, &doubt) == 3);
  ck_assert(siap_i_round_wide(2 - hair, 0, SIAP_I_TIES_DOWN, 0, &doubt) == 1);
}
END_TEST

/* The wide kernel takes what lies within 10^-22 of a tie for the tie: of the scaled value, or of 1
 * where that is less. */
START_TEST(how_near_to_a_tie_is_the_tie)
{
  static const struct {
    double whole, off; /* the value is whole + off, to no places; its half goes down */
    double to;
  } rows[] = {
      {0.5, 0.8e-22, 0}, {0.5, 1.5e-22, 1},   {1.5, 1.2e-22, 1}, {1.5, 1.9e-22, 2},
      {4.5, 4e-22, 4},   {4.5, 5e-22, 5},     {1e6 + 0.5, 9e-17, 1e6}, {1e6 + 0.5, 2e-16, 1e6 + 1},
      {0.5, -0.8e-22, 0}, {-4.5, -4e-22, -4}, {-4.5, -5e-22, -5},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    int doubt = 0;
    siap_i_wide x = WIDE(rows[i].whole) + WIDE(rows[i].off);
    siap_i_wide got = siap_i_round_wide(x, 0, SIAP_I_TIES_HALF_DOWN, 0, &doubt);
    ck_assert_msg(got == WIDE(rows[i].to), "row %zu: %g", i, (double)got);
  }
  int doubt = 0; /* 45 hundredths and a hair, to one place: the hair is ten times as long there */
  siap_i_wide half = WIDE(45) / 100;
  ck_assert(siap_i_round_wide(half + WIDE(4e-23), 1, SIAP_I_TIES_HALF_DOWN, 0, &doubt) == WIDE(4) / 10);
  ck_assert(siap_i_round_wide(half + WIDE(5e-23), 1, SIAP_I_TIES_HALF_DOWN, 0, &doubt) == WIDE(5) / 10);
}
END_TEST

START_TEST(nearer_than_the_slack_is_doubted)
{
  static const struct {
    double x, slack;
    int places;
    enum siap_i_ties ties;
    int doubt;
  } rows[] = {
      {2.125, 0, 2, SIAP_I_TIES_HALF_UP, 1},           {2.1251, 0, 2, SIAP_I_TIES_HALF_UP, 0},
      {2.1251, 1e-5, 2, SIAP_I_TIES_HALF_UP, 0},       {2.1251, 2e-4, 2, SIAP_I_TIES_HALF_UP, 1},
      {2.1249, 2e-4, 2, SIAP_I_TIES_HALF_EVEN, 1},     {2.12, 1e-9, 2, SIAP_I_TIES_HALF_DOWN, 0},
      {2.13 - 1e-13, 1e-12, 2, SIAP_I_TIES_DOWN, 1},   {2.13 - 1e-13, 1e-12, 2, SIAP_I_TIES_UP, 1},
      {2.13 + 1e-13, 1e-12, 2, SIAP_I_TIES_UP, 1},     {2.13 + 1e-13, 1e-12, 2, SIAP_I_TIES_FLOOR, 1},
      {2.13 + 1e-13, 1e-14, 2, SIAP_I_TIES_CEILING, 0}, {2.5, INFINITY, 2, SIAP_I_TIES_HALF_UP, 1},
      {0.25, 0, 1, SIAP_I_TIES_UP, 0},                 {0.25, 0, 1, SIAP_I_TIES_HALF_EVEN, 1},
      /* the next place from below is no doubt where halves decide */
      {2.13 - 1e-13, 1e-12, 2, SIAP_I_TIES_HALF_UP, 0},
      /* as far off as slack and scaling reach together is within */
      {1.75, 0.25 - 1.75 * DBL_EPSILON, 0, SIAP_I_TIES_DOWN, 1},
      {1.75, 0.25 - 1.75 * DBL_EPSILON, 0, SIAP_I_TIES_HALF_UP, 1},
      {1.75, 0.25 - 2 * DBL_EPSILON, 0, SIAP_I_TIES_DOWN, 0},
      {1.75, 0.25 - 2 * DBL_EPSILON, 0, SIAP_I_TIES_HALF_UP, 0},
      /* within a wide slack of the half and of the next place at once: it may be 1.47 */
      {1.74, 0.27, 0, SIAP_I_TIES_HALF_UP, 1},
      {1.25, 0.25 - 1.25 * DBL_EPSILON, 0, SIAP_I_TIES_UP, 1},
      {1.25, 0.25 - 1.5 * DBL_EPSILON, 0, SIAP_I_TIES_UP, 0},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    int doubt = 0;
    siap_i_round_double(rows[i].x, rows[i].places, rows[i].ties, rows[i].slack, &doubt);
    ck_assert_msg(doubt == rows[i].doubt, "row %zu: doubt %d", i, doubt);
  }
}
END_TEST

/* A double that is a whole number may stand for a value just beside it. */
START_TEST(on_the_place_is_doubted_where_the_slack_reaches_over_it)
{
  static const enum siap_i_ties cut[] = {SIAP_I_TIES_UP, SIAP_I_TIES_DOWN, SIAP_I_TIES_CEILING,
                                         SIAP_I_TIES_FLOOR};
  for (size_t i = 0; i < sizeof cut / sizeof *cut; i++) {
    int doubt = 0;
    siap_i_round_double(2.0, 0, cut[i], 1e-15, &doubt);
    ck_assert_msg(doubt == 1, "%s: 2 with a slack of 1e-15 is not doubted",
                  siap_i_ties_name[cut[i]]);
  }
}
END_TEST

START_TEST(without_places_nothing_changes)
{
  int doubt = 0;
  ck_assert_double_eq(siap_i_round_double(2.71828, SIAP_I_PLACES_NONE, SIAP_I_TIES_HALF_UP, INFINITY,
                                          &doubt),
                      2.71828);
  siap_i_wide third = WIDE(1) / 3;
  ck_assert(siap_i_round_wide(third, SIAP_I_PLACES_NONE, SIAP_I_TIES_UP, 0, &doubt) == third);
  ck_assert_int_eq(doubt, 0);
}
END_TEST

/* The double kernel is right or in doubt, never wrong and sure. */
START_TEST(double_without_doubt_equals_wide)
{
  uint64_t seed = 47;
  size_t sure = 0;
  for (size_t i = 0; i < unit_many(200000); i++) {
    int places = (int)(unit_random(&seed) % 5);
    enum siap_i_ties ties = (enum siap_i_ties)(unit_random(&seed) % SIAP_I_TIES_COUNT);
    int64_t part = (int64_t)(unit_random(&seed) % 7) + 1;
    int64_t k = (int64_t)(unit_random(&seed) % 2000001) - 1000000;
    siap_i_wide wide = WIDE(k) / WIDE(part * tens(places + 1));
    int doubt = 0, ignored = 0;
    double plain = (double)k / (double)(part * tens(places + 1));
    double slack = fabs(plain) * 4 * DBL_EPSILON;
    double got = siap_i_round_double(plain, places, ties, slack, &doubt);
    siap_i_wide want = siap_i_round_wide(wide, places, ties, 0, &ignored);
    ck_assert_msg(doubt || got == (double)want, "%lld / %lld e-%d, %s", (long long)k,
                  (long long)part, places + 1, siap_i_ties_name[ties]);
    sure += !doubt;
  }
  ck_assert_uint_gt(sure, unit_many(200000) / 2);
}
END_TEST

START_TEST(words_stand_in_order)
{
  static const char *const words[] = {"half-up", "half-even", "half-down", "up",
                                      "down",    "ceiling",   "floor"};
  for (int i = 0; i < SIAP_I_TIES_COUNT; i++)
    ck_assert_str_eq(siap_i_ties_name[i], words[i]);
  ck_assert_ptr_null(siap_i_ties_name[SIAP_I_TIES_COUNT]);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("rounding");
  TCase *tests = tcase_create("rounding");
  tcase_set_timeout(tests, 60);
  suite_add_tcase(suite, tests);
  tcase_add_loop_test(tests, every_rule_agrees_with_whole_numbers, 0, SIAP_I_TIES_COUNT);
  tcase_add_loop_test(tests, random_decimals_agree_with_whole_numbers, 0, SIAP_I_TIES_COUNT);
  tcase_add_test(tests, ties_of_both_signs_follow_their_rule);
  tcase_add_test(tests, zero_has_no_sign);
  tcase_add_test(tests, a_tie_is_decided_in_decimal);
  tcase_add_test(tests, a_hair_from_a_tie_is_seen_in_wide_and_doubted_in_double);
  tcase_add_test(tests, how_near_to_a_tie_is_the_tie);
  tcase_add_test(tests, nearer_than_the_slack_is_doubted);
  tcase_add_test(tests, on_the_place_is_doubted_where_the_slack_reaches_over_it);
  tcase_add_test(tests, without_places_nothing_changes);
  tcase_add_test(tests, double_without_doubt_equals_wide);
  tcase_add_test(tests, words_stand_in_order);
  return unit_main(suite);
}
