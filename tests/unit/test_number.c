/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers and weights to and from text. */
#include "ground/number.h"

#include "unit_main.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static enum siap_i_number_fault fault_of(const char *text) {
  double untouched = 77;
  enum siap_i_number_fault fault = siap_i_number_read(text, strlen(text), &untouched);
  ck_assert(fault == SIAP_I_NUMBER_FINE || untouched == 77);
  return fault;
}

static double value_of(const char *text) {
  double value = NAN;
  ck_assert_msg(siap_i_number_read(text, strlen(text), &value) == SIAP_I_NUMBER_FINE, "%s", text);
  return value;
}

START_TEST(good_text_reads_as_the_nearest_double) {
  static const struct {
    const char *text;
    double value;
  } cases[] = {
    {"3.5", 3.5}, {" \t3.5\r\n", 3.5}, {"+0.5", 0.5}, {".5", 0.5}, {"5.", 5}, {"010", 10},
    {"-2.25", -2.25}, {"1e3", 1000}, {"1E-3", 0.001}, {"1e+2", 100}, {"0.1", 0.1},
    {"0.30000000000000004", 0.30000000000000004}, {"9007199254740993", 9007199254740992.0},
    {"9007199254740993.0000000001", 9007199254740994.0},
    {"1.7976931348623157e308", 0x1.fffffffffffffp1023},
    {"2.2250738585072014e-308", 0x1p-1022}, {"0e999999999999", 0}, {"0.000e-9999", 0},
    {"123456789012345678901234567890", 123456789012345678901234567890.0},
    {"1e23", 1e23}, {"8.5e22", 8.5e22}, {"100000000000000000000000e-23", 1},
    {"000000000000000000000000000000000000000000000000000000000000001", 1},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    ck_assert_msg(value_of(cases[i].text) == cases[i].value, "%s", cases[i].text);
  }
  ck_assert(!signbit(value_of("-0")));
  ck_assert(!signbit(value_of("-0.0e5")));
}
END_TEST

/* Texts without a point, which the C library reads alike in every locale. */
START_TEST(every_power_of_ten_is_the_nearest_double) {
  static const char *const digits[] = {"1", "3", "7", "999999999999999", "1000000000000001"};
  for (size_t i = 0; i < sizeof digits / sizeof digits[0]; i++) {
    for (int power = -40; power <= 40; power++) {
      char text[40];
      snprintf(text, sizeof text, "%se%d", digits[i], power);
      ck_assert_msg(value_of(text) == strtod(text, NULL), "%s", text);
    }
  }
  char longest[65];
  memset(longest, '0', 63);
  strcpy(longest + 63, "1");
  ck_assert(value_of(longest) == 1);
}
END_TEST

START_TEST(other_text_is_refused_with_its_reason) {
  static const struct {
    const char *text;
    enum siap_i_number_fault fault;
  } cases[] = {
    {"", SIAP_I_NUMBER_EMPTY}, {" \t\r\n", SIAP_I_NUMBER_EMPTY},
    {"3,5", SIAP_I_NUMBER_COMMA}, {"0,25", SIAP_I_NUMBER_COMMA}, {"-3,5", SIAP_I_NUMBER_COMMA},
    {"0,250", SIAP_I_NUMBER_COMMA}, {",5", SIAP_I_NUMBER_COMMA}, {"1000,5", SIAP_I_NUMBER_COMMA},
    {"1,000", SIAP_I_NUMBER_GROUPED}, {"1.000,5", SIAP_I_NUMBER_GROUPED},
    {"1 000", SIAP_I_NUMBER_GROUPED}, {"1'000", SIAP_I_NUMBER_GROUPED},
    {"1_000", SIAP_I_NUMBER_GROUPED}, {"1.000.000", SIAP_I_NUMBER_GROUPED},
    {"1\xC2\xA0" "000", SIAP_I_NUMBER_GROUPED}, {"-12,345.5", SIAP_I_NUMBER_GROUPED},
    {"123,456", SIAP_I_NUMBER_GROUPED}, {"1\xE2\x80\xAF" "000", SIAP_I_NUMBER_GROUPED},
    {"1\xE2\x80\x89" "000", SIAP_I_NUMBER_GROUPED}, {"1\xE2\x80\x99" "000", SIAP_I_NUMBER_GROUPED},
    {"1234,567", SIAP_I_NUMBER_COMMA}, {"1,0000", SIAP_I_NUMBER_COMMA},
    {"1,00", SIAP_I_NUMBER_COMMA}, {"1 00", SIAP_I_NUMBER_GARBAGE},
    {"1 0000", SIAP_I_NUMBER_GARBAGE}, {"1 00x", SIAP_I_NUMBER_GARBAGE},
    {"1 000 x", SIAP_I_NUMBER_GARBAGE}, {"0 000", SIAP_I_NUMBER_GARBAGE},
    {"NaN", SIAP_I_NUMBER_SPECIAL}, {"nan(0x1)", SIAP_I_NUMBER_SPECIAL},
    {"NAN", SIAP_I_NUMBER_SPECIAL}, {"nan()", SIAP_I_NUMBER_SPECIAL},
    {"nan(1", SIAP_I_NUMBER_GARBAGE}, {"abcde)", SIAP_I_NUMBER_GARBAGE},
    {"xan", SIAP_I_NUMBER_GARBAGE}, {"0xg1", SIAP_I_NUMBER_GARBAGE},
    {"0x1g", SIAP_I_NUMBER_GARBAGE}, {"0x", SIAP_I_NUMBER_GARBAGE},
    {"-INF", SIAP_I_NUMBER_SPECIAL}, {"Infinity", SIAP_I_NUMBER_SPECIAL},
    {"0x10", SIAP_I_NUMBER_HEX}, {"0x1p3", SIAP_I_NUMBER_HEX}, {"-0XfF", SIAP_I_NUMBER_HEX},
    {"1e400", SIAP_I_NUMBER_RANGE}, {"1e-400", SIAP_I_NUMBER_RANGE},
    {"-1e309", SIAP_I_NUMBER_RANGE}, {"4.9e-324", SIAP_I_NUMBER_RANGE},
    {"1e99999999999999999999", SIAP_I_NUMBER_RANGE},
    {"00000000000000000000000000000000000000000000000000000000000000001", SIAP_I_NUMBER_LONG},
    {"0.25abc", SIAP_I_NUMBER_GARBAGE}, {"0.2 0.3", SIAP_I_NUMBER_GARBAGE},
    {"1.2.3", SIAP_I_NUMBER_GARBAGE}, {"25%", SIAP_I_NUMBER_GARBAGE},
    {"1/4", SIAP_I_NUMBER_GARBAGE}, {".", SIAP_I_NUMBER_GARBAGE}, {"-", SIAP_I_NUMBER_GARBAGE},
    {"1e", SIAP_I_NUMBER_GARBAGE}, {"1e+", SIAP_I_NUMBER_GARBAGE}, {"e5", SIAP_I_NUMBER_GARBAGE},
    {"--1", SIAP_I_NUMBER_GARBAGE}, {"information", SIAP_I_NUMBER_GARBAGE},
    {"\xE2\x88\x92" "1", SIAP_I_NUMBER_GARBAGE}, {"\xEF\xBC\x91", SIAP_I_NUMBER_GARBAGE},
    {"\xC2\xA0" "1", SIAP_I_NUMBER_GARBAGE}, {"1\v", SIAP_I_NUMBER_GARBAGE},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    ck_assert_msg(fault_of(cases[i].text) == cases[i].fault, "\"%s\": %d", cases[i].text,
                  (int)fault_of(cases[i].text));
  }
  double value;
  ck_assert(siap_i_number_read("1\0", 2, &value) == SIAP_I_NUMBER_GARBAGE);
}
END_TEST

START_TEST(comma_dialect_reads_commas_and_refuses_points) {
  double value;
  ck_assert(siap_i_number_read_comma("3,5", 3, &value) == SIAP_I_NUMBER_FINE && value == 3.5);
  ck_assert(siap_i_number_read_comma("1,000", 5, &value) == SIAP_I_NUMBER_FINE && value == 1);
  ck_assert(siap_i_number_read_comma("4", 1, &value) == SIAP_I_NUMBER_FINE && value == 4);
  ck_assert(siap_i_number_read_comma("3.5", 3, &value) == SIAP_I_NUMBER_GROUPED);
  ck_assert(siap_i_number_read_comma("1.000,5", 7, &value) == SIAP_I_NUMBER_GROUPED);
  ck_assert(siap_i_number_read_comma("1,2,3", 5, &value) == SIAP_I_NUMBER_GARBAGE);
}
END_TEST

START_TEST(counts_are_digits_within_a_bound) {
  uint64_t n = 5;
  ck_assert(siap_i_number_read_count("007", 3, 10, &n) == 0 && n == 7);
  ck_assert(siap_i_number_read_count("18446744073709551615", 20, UINT64_MAX, &n) == 0);
  ck_assert(n == UINT64_MAX);
  ck_assert(siap_i_number_read_count("18446744073709551616", 20, UINT64_MAX, &n) == -1);
  ck_assert(siap_i_number_read_count("11", 2, 10, &n) == -1);
  ck_assert(siap_i_number_read_count("", 0, 10, &n) == -1);
  ck_assert(siap_i_number_read_count("+1", 2, 10, &n) == -1);
  ck_assert(siap_i_number_read_count("1 ", 2, 10, &n) == -1);
  ck_assert(n == UINT64_MAX);
}
END_TEST

START_TEST(written_numbers_are_shortest) {
  static const struct {
    double number;
    const char *text;
  } cases[] = {
    {2.94, "2.94"}, {0.1, "0.1"}, {1e30, "1e+30"}, {-0.0, "0"}, {0, "0"}, {-1.5, "-1.5"},
    {100, "100"}, {1e21, "1e+21"}, {1e20, "100000000000000000000"}, {1e-6, "0.000001"},
    {1e-7, "1e-7"}, {0.30000000000000004, "0.30000000000000004"}, {1.0 / 3, "0.3333333333333333"},
    {5e-324, "5e-324"}, {0x1.fffffffffffffp1023, "1.7976931348623157e+308"},
    {5.684341886080802e-14, "5.684341886080802e-14"}, {9007199254740993.0, "9007199254740992"},
    {123456.789, "123456.789"}, {2.0 / 3, "0.6666666666666666"}, {1e23, "1e+23"},
    {-0.000012345, "-0.000012345"}, {NAN, "nan"}, {INFINITY, "nan"},
  };
  char out[SIAP_I_NUMBER_ROOM];
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    siap_i_number_write(cases[i].number, out);
    ck_assert_str_eq(out, cases[i].text);
  }
}
END_TEST

static uint64_t next_random(uint64_t *state) {
  *state ^= *state << 13;
  *state ^= *state >> 7;
  *state ^= *state << 17;
  return *state;
}

START_TEST(written_numbers_read_back) {
  uint64_t state = 88172645463325252u;
  char out[SIAP_I_NUMBER_ROOM];
  for (size_t i = 0; i < unit_many(200000); i++) {
    uint64_t bits = next_random(&state);
    double number, again = 0;
    if (i % 2) {
      memcpy(&number, &bits, sizeof number);
    } else {
      number = (double)(int64_t)(bits % 2000000) / 1000 - 1000;
    }
    if (!isfinite(number) || (number != 0 && fabs(number) < 0x1p-1022)) {
      continue;
    }
    int64_t m;
    int e;
    siap_i_number_decimal(number, &m, &e);
    ck_assert(number == 0 || (m % 10 != 0 && m < INT64_C(100000000000000000) &&
                              m > -INT64_C(100000000000000000)));
    siap_i_number_write(number, out);
    ck_assert_msg(siap_i_number_read(out, strlen(out), &again) == SIAP_I_NUMBER_FINE, "%s", out);
    ck_assert_msg(again == number, "%s", out);
  }
}
END_TEST

START_TEST(fixed_decimals_round_half_away_in_decimal) {
  static const struct {
    double number;
    int places;
    const char *text;
  } cases[] = {
    {2.675, 2, "2.68"}, {1.005, 2, "1.01"}, {-2.5, 0, "-3"}, {0.5, 0, "1"}, {0.49, 0, "0"},
    {0.05, 1, "0.1"}, {0.04, 1, "0.0"}, {0.04, 0, "0"}, {9.995, 2, "10.00"}, {-0.001, 2, "0.00"},
    {3, 2, "3.00"}, {0, 3, "0.000"}, {1234.5, 1, "1234.5"}, {1e-10, 4, "0.0000"},
    {0.006, 2, "0.01"}, {0.0006, 2, "0.00"}, {99.5, 0, "100"}, {1e18, 2, "1e+18"},
    {123456789012345680.0, 1, "123456789012345680.0"}, {-1e300, 2, "-1e+300"}, {NAN, 2, "nan"},
    {-123456789012345680.0, 20, "-123456789012345680.00000000000000000000"},
  };
  char out[SIAP_I_NUMBER_ROOM];
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    siap_i_number_fixed(cases[i].number, cases[i].places, out);
    ck_assert_str_eq(out, cases[i].text);
  }
}
END_TEST

START_TEST(people_read_their_own_sign_and_thousands_apart) {
  static const struct {
    const char *written, *comma, *comma_grouped, *point_grouped;
  } cases[] = {
    {"2.94", "2,94", "2,94", "2.94"},
    {"-0.25", "-0,25", "-0,25", "-0.25"},
    {"0", "0", "0", "0"},
    {"999", "999", "999", "999"},
    {"1000", "1000", "1.000", "1,000"},
    {"-1000", "-1000", "-1.000", "-1,000"},
    {"12345.678", "12345,678", "12.345,678", "12,345.678"},
    {"1234567", "1234567", "1.234.567", "1,234,567"},
    {"1e+30", "1e+30", "1e+30", "1e+30"},
    {"2.5e-7", "2,5e-7", "2,5e-7", "2.5e-7"},
    {"1/6", "1/6", "1/6", "1/6"},
    {"-123456789012345680.00000000000000000000", "-123456789012345680,00000000000000000000",
     "-123.456.789.012.345.680,00000000000000000000", "-123,456,789,012,345,680.00000000000000000000"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const char *wanted[] = {cases[i].written, cases[i].point_grouped, cases[i].comma,
                            cases[i].comma_grouped};
    for (int form = 0; form < 4; form++) {
      char out[SIAP_I_NUMBER_ROOM];
      memcpy(out, cases[i].written, strlen(cases[i].written) + 1);
      siap_i_number_for_people(out, form / 2, form % 2);
      ck_assert_str_eq(out, wanted[form]);
    }
  }
}
END_TEST

START_TEST(zeros_at_the_end_go_but_for_two_decimals) {
  static const char *const cases[][2] = {
    {"2.9400", "2.94"}, {"2.0000", "2.00"}, {"2.5", "2.5"}, {"0.0030", "0.003"}, {"100", "100"},
    {"1e+30", "1e+30"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char out[SIAP_I_NUMBER_ROOM];
    memcpy(out, cases[i][0], strlen(cases[i][0]) + 1);
    siap_i_number_shorten(out);
    ck_assert_str_eq(out, cases[i][1]);
  }
}
END_TEST

static void expect_weight(const char *text, int64_t num, int64_t den, const char *written) {
  siap_i_fraction f = {0, 0};
  char out[SIAP_I_NUMBER_ROOM];
  ck_assert_msg(siap_i_fraction_read(text, strlen(text), &f) == SIAP_I_NUMBER_FINE, "%s", text);
  ck_assert_msg(f.num == num && f.den == den, "%s: %lld/%lld", text, (long long)f.num,
                (long long)f.den);
  siap_i_fraction_write(f, out);
  ck_assert_str_eq(out, written);
}

START_TEST(weights_are_exact) {
  expect_weight("0.10", 1, 10, "0.1");
  expect_weight("2.75%", 11, 400, "0.0275");
  expect_weight(" 12.5 % ", 1, 8, "0.125");
  expect_weight("1/6", 1, 6, "1/6");
  expect_weight("2 / 12", 1, 6, "1/6");
  expect_weight("0", 0, 1, "0");
  expect_weight("0/7", 0, 1, "0");
  expect_weight("3", 3, 1, "3");
  expect_weight("1.05", 21, 20, "1.05");
  expect_weight("0.333333333333333", 333333333333333, 1000000000000000, "0.333333333333333");
  expect_weight("999999999999999/999999999999998", 999999999999999, 999999999999998,
                "999999999999999/999999999999998");
}
END_TEST

START_TEST(bad_weights_are_refused_with_their_reason) {
  static const struct {
    const char *text;
    enum siap_i_number_fault fault;
  } cases[] = {
    {"", SIAP_I_NUMBER_EMPTY}, {"0,25", SIAP_I_NUMBER_COMMA}, {"2,75%", SIAP_I_NUMBER_COMMA},
    {"1,000", SIAP_I_NUMBER_GROUPED}, {"-0.1", SIAP_I_NUMBER_RANGE}, {"1/0", SIAP_I_NUMBER_RANGE},
    {"1e-1", SIAP_I_NUMBER_GARBAGE}, {"%", SIAP_I_NUMBER_GARBAGE}, {"/", SIAP_I_NUMBER_GARBAGE},
    {"1/2/3", SIAP_I_NUMBER_GARBAGE}, {"1.5/2", SIAP_I_NUMBER_GARBAGE},
    {"1/6%", SIAP_I_NUMBER_GARBAGE}, {"0x1", SIAP_I_NUMBER_HEX}, {"nan", SIAP_I_NUMBER_SPECIAL},
    {"0.1234567890123456", SIAP_I_NUMBER_LONG}, {"1/1000000000000000", SIAP_I_NUMBER_LONG},
    {"5%%", SIAP_I_NUMBER_GARBAGE}, {"-1/6", SIAP_I_NUMBER_GARBAGE},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    siap_i_fraction f = {7, 7};
    enum siap_i_number_fault fault =
      siap_i_fraction_read(cases[i].text, strlen(cases[i].text), &f);
    ck_assert_msg(fault == cases[i].fault, "\"%s\": %d", cases[i].text, (int)fault);
    ck_assert(f.num == 7 && f.den == 7);
  }
}
END_TEST

START_TEST(sums_of_weights_are_exact_or_refused) {
  siap_i_fraction sum = {0, 1}, sixth = {1, 6};
  for (int i = 0; i < 6; i++) {
    ck_assert(siap_i_fraction_add(sum, sixth, &sum) == 0);
  }
  ck_assert(sum.num == 1 && sum.den == 1);
  siap_i_fraction a = {1, 999999999999989}, b = {1, 999999999999947}, kept = {5, 5};
  ck_assert(siap_i_fraction_add(a, b, &kept) == -1);
  ck_assert(kept.num == 5);
  siap_i_fraction most = {INT64_MAX, 1}, one = {1, 1};
  ck_assert(siap_i_fraction_add(most, one, &kept) == -1);
}
END_TEST

START_TEST(reading_leaves_the_locale_alone) {
  const char *before = setlocale(LC_ALL, NULL);
  char kept[1024]; /* categories that differ are listed one by one */
  ck_assert_uint_lt(strlen(before), sizeof kept);
  strcpy(kept, before);
  ck_assert(value_of("3.14159265358979323846") == 3.14159265358979323846);
  ck_assert_str_eq(setlocale(LC_ALL, NULL), kept);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("number");
  TCase *all = tcase_create("all");
  tcase_add_test(all, good_text_reads_as_the_nearest_double);
  tcase_add_test(all, every_power_of_ten_is_the_nearest_double);
  tcase_add_test(all, other_text_is_refused_with_its_reason);
  tcase_add_test(all, comma_dialect_reads_commas_and_refuses_points);
  tcase_add_test(all, counts_are_digits_within_a_bound);
  tcase_add_test(all, written_numbers_are_shortest);
  tcase_add_test(all, written_numbers_read_back);
  tcase_add_test(all, fixed_decimals_round_half_away_in_decimal);
  tcase_add_test(all, people_read_their_own_sign_and_thousands_apart);
  tcase_add_test(all, zeros_at_the_end_go_but_for_two_decimals);
  tcase_add_test(all, weights_are_exact);
  tcase_add_test(all, bad_weights_are_refused_with_their_reason);
  tcase_add_test(all, sums_of_weights_are_exact_or_refused);
  tcase_add_test(all, reading_leaves_the_locale_alone);
  tcase_set_timeout(all, 60);
  suite_add_tcase(suite, all);
  return unit_main(suite);
}
