/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a: how doubles and weights enter the wide kernel. */
#include "numbers/figure.h"

#include "unit_main.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define WIDE(number) ((siap_i_wide)(number))

START_TEST(a_double_is_the_decimal_it_shows)
{
  ck_assert(siap_i_wide_of(2.8) == WIDE(28) / 10);
  ck_assert(siap_i_wide_of(2.8) != WIDE(2.8));
  ck_assert(siap_i_wide_of(0.1) == WIDE(1) / 10);
  ck_assert(siap_i_wide_of(-2.675) == -WIDE(2675) / 1000);
  ck_assert(siap_i_wide_of(117) == 117);
  ck_assert(siap_i_wide_of(0) == 0);
  ck_assert(siap_i_wide_of(1007436) == 1007436);
  ck_assert(siap_i_wide_of(1e21) == WIDE(1000000000000) * 1000000000);
}
END_TEST

START_TEST(what_is_not_finite_stays_so)
{
  ck_assert(isnan((double)siap_i_wide_of(NAN)));
  ck_assert(isinf((double)siap_i_wide_of(INFINITY)));
  ck_assert(siap_i_wide_of(-INFINITY) < 0);
}
END_TEST

START_TEST(every_short_decimal_is_itself)
{
  int64_t most = (int64_t)unit_many(50000);
  for (int64_t k = -most; k <= most; k++) {
    ck_assert(siap_i_wide_of((double)k / 100) == WIDE(k) / 100);
    ck_assert(siap_i_wide_of((double)k / 1e6) == WIDE(k) / 1000000);
  }
}
END_TEST

static void back_and_forth(double number)
{
  int64_t m = 0;
  int e = 0;
  siap_i_wide wide = siap_i_wide_of(number);
  ck_assert_msg((double)wide == number, "%.17g", number);
  siap_i_number_decimal(number, &m, &e);
  ck_assert(m == 0 || m % 10 != 0);
  ck_assert_msg(llabs((long long)m) < 100000000000000000LL, "%.17g", number);
  /* no decimal that is shorter reads back as the number */
  if (m < 0)
    m = -m;
  char words[64];
  int digits = snprintf(words, sizeof words, "%lld", (long long)m);
  if (digits < 2)
    return;
  snprintf(words, sizeof words, "%.*e", digits - 2, fabs(number));
  char *comma = strchr(words, ',');
  if (comma)
    *comma = '.';
  double shorter = 0;
  if (siap_i_number_read(words, strlen(words), &shorter) == SIAP_I_NUMBER_FINE)
    ck_assert_msg(shorter != fabs(number), "%.17g has the shorter decimal %s", number, words);
}

START_TEST(random_doubles_come_back)
{
  uint64_t seed = 1;
  for (size_t i = 0; i < unit_many(50000); i++) {
    uint64_t bits = unit_random(&seed);
    double number;
    memcpy(&number, &bits, sizeof number);
    if (isfinite(number) && (fabs(number) >= DBL_MIN || number == 0))
      back_and_forth(number);
    back_and_forth((double)(int64_t)unit_random(&seed) / 1e12);
    back_and_forth((double)(unit_random(&seed) % 1000000) / 997);
  }
  back_and_forth(DBL_MAX);
  back_and_forth(-DBL_MAX);
  back_and_forth(DBL_MIN);
  back_and_forth(nextafter(1, 2));
  back_and_forth(nextafter(1, 0));
}
END_TEST

START_TEST(figures_hold_both_precisions)
{
  siap_i_figure figure = siap_i_figure_of(0.15);
  ck_assert_double_eq(figure.plain, 0.15);
  ck_assert(figure.wide == WIDE(15) / 100);
  figure = siap_i_figure_of_wide(WIDE(1) / 3);
  ck_assert_double_eq(figure.plain, 1.0 / 3);
  ck_assert(figure.wide == WIDE(1) / 3);
}
END_TEST

START_TEST(weights_are_exact)
{
  static const struct {
    const char *text;
    int64_t num, den;
  } rows[] = {{"0.10", 1, 10}, {"2.75%", 11, 400}, {"1/6", 1, 6}, {"100%", 1, 1}, {"0", 0, 1}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    siap_i_fraction fraction = {0, 0};
    ck_assert_int_eq(siap_i_fraction_read(rows[i].text, strlen(rows[i].text), &fraction),
                     SIAP_I_NUMBER_FINE);
    siap_i_figure figure = siap_i_figure_of_fraction(fraction);
    ck_assert(figure.wide == WIDE(rows[i].num) / WIDE(rows[i].den));
    ck_assert_double_eq(figure.plain, (double)rows[i].num / (double)rows[i].den);
  }
}
END_TEST

START_TEST(fractions_are_added_as_long_as_the_sum_fits)
{
  typedef siap_i_fraction F;
  /* 2^63 - 1 is 49 times a number that has no 7 in it */
  static const int64_t most = INT64_MAX, part = INT64_MAX / 49;
  siap_i_fraction sum = {7, 7};
  ck_assert(part * 49 == most);
  ck_assert_int_eq(siap_i_fraction_add((F){most - 1, 1}, (F){1, 1}, &sum), 0);
  ck_assert(sum.num == most && sum.den == 1);
  ck_assert_int_eq(siap_i_fraction_add((F){1, 49}, (F){1, part}, &sum), 0);
  ck_assert(sum.num == part + 49 && sum.den == most);
  ck_assert_int_eq(siap_i_fraction_add((F){most, 1}, (F){1, 1}, &sum), -1);
  ck_assert_int_eq(siap_i_fraction_add((F){1, 50}, (F){1, part}, &sum), -1);
  ck_assert(sum.den == most); /* left alone */
}
END_TEST

START_TEST(fractions_are_written_as_decimals_of_15_places_at_most)
{
  char text[SIAP_I_NUMBER_ROOM];
  siap_i_fraction_write((siap_i_fraction){-1, 2}, text);
  ck_assert_str_eq(text, "-0.5");
  siap_i_fraction_write((siap_i_fraction){-1, 3}, text);
  ck_assert_str_eq(text, "-1/3");
  siap_i_fraction_write((siap_i_fraction){-3, 1}, text);
  ck_assert_str_eq(text, "-3");
  siap_i_fraction_write((siap_i_fraction){1, 32768}, text); /* 2^-15 has 15 decimals */
  ck_assert_str_eq(text, "0.000030517578125");
  siap_i_fraction_write((siap_i_fraction){1, 65536}, text);
  ck_assert_str_eq(text, "1/65536");
}
END_TEST

START_TEST(powers_keep_all_their_digits)
{
  char text[SIAP_I_NUMBER_ROOM];
  siap_i_number_write(1e30, text);
  ck_assert_str_eq(text, "1e+30");
  siap_i_number_write(-1.5e30, text);
  ck_assert_str_eq(text, "-1.5e+30");
  siap_i_number_write(1.25e-9, text);
  ck_assert_str_eq(text, "1.25e-9");
}
END_TEST

START_TEST(a_weight_has_64_characters_at_most_and_no_sign)
{
  char text[66];
  siap_i_fraction fraction = {0, 0};
  memset(text, '0', sizeof text);
  text[63] = text[64] = '1';
  ck_assert_int_eq(siap_i_fraction_read(text, 64, &fraction), SIAP_I_NUMBER_FINE);
  ck_assert_int_eq(fraction.num, 1);
  ck_assert_int_eq(fraction.den, 1);
  ck_assert_int_eq(siap_i_fraction_read(text, 65, &fraction), SIAP_I_NUMBER_LONG);
  ck_assert_int_eq(siap_i_fraction_read("-1", 2, &fraction), SIAP_I_NUMBER_RANGE);
  ck_assert_int_eq(siap_i_fraction_read("-0", 2, &fraction), SIAP_I_NUMBER_GARBAGE);
}
END_TEST

START_TEST(fractions_add_exactly_whatever_their_sign)
{
  static const struct {
    siap_i_fraction a, b, sum;
  } rows[] = {{{1, 2}, {1, 3}, {5, 6}},   {{-1, 2}, {1, 6}, {-1, 3}}, {{1, 2}, {-1, 6}, {1, 3}},
              {{-1, 2}, {-1, 2}, {-1, 1}}, {{1, 3}, {-1, 3}, {0, 1}},  {{0, 1}, {2, 7}, {2, 7}}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    siap_i_fraction sum = {7, 7};
    ck_assert_int_eq(siap_i_fraction_add(rows[i].a, rows[i].b, &sum), 0);
    ck_assert_int_eq(sum.num, rows[i].sum.num);
    ck_assert_int_eq(sum.den, rows[i].sum.den);
  }
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("figure");
  TCase *tests = tcase_create("figure");
  tcase_set_timeout(tests, 60);
  suite_add_tcase(suite, tests);
  tcase_add_test(tests, a_double_is_the_decimal_it_shows);
  tcase_add_test(tests, what_is_not_finite_stays_so);
  tcase_add_test(tests, every_short_decimal_is_itself);
  tcase_add_test(tests, random_doubles_come_back);
  tcase_add_test(tests, figures_hold_both_precisions);
  tcase_add_test(tests, weights_are_exact);
  tcase_add_test(tests, fractions_add_exactly_whatever_their_sign);
  tcase_add_test(tests, fractions_are_added_as_long_as_the_sum_fits);
  tcase_add_test(tests, fractions_are_written_as_decimals_of_15_places_at_most);
  tcase_add_test(tests, powers_keep_all_their_digits);
  tcase_add_test(tests, a_weight_has_64_characters_at_most_and_no_sign);
  return unit_main(suite);
}
