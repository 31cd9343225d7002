/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 0 but numbers: memory, text, UTF-8, digest. */
#include "ground/date.h"
#include "ground/digest.h"
#include "ground/key.h"
#include "ground/memory.h"
#include "ground/text.h"
#include "ground/utf8.h"

#include "unit_main.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

START_TEST(sizes_that_overflow_give_null) {
  size_t capacity = 0;
  ck_assert_ptr_null(siap_i_alloc(SIZE_MAX / 2, 4));
  ck_assert_ptr_null(siap_i_alloc(SIZE_MAX, 1));
  ck_assert_ptr_null(siap_i_grow(NULL, &capacity, SIZE_MAX / 8, 16));
  ck_assert_uint_eq(capacity, 0);
  siap_i_arena arena = {0};
  ck_assert_ptr_null(siap_i_arena_take(&arena, SIZE_MAX / 2, 4));
  ck_assert_int_eq(arena.failed, 1);
  siap_i_arena_release(&arena);
  siap_i_release(siap_i_alloc(0, 8));
  siap_i_release(NULL);
}
END_TEST

START_TEST(growing_keeps_old_and_zeroes_new) {
  size_t capacity = 0;
  int *list = siap_i_grow(NULL, &capacity, 0, sizeof *list);
  ck_assert_ptr_nonnull(list);
  for (size_t i = 0; i < 1000; i++) {
    list = siap_i_grow(list, &capacity, i + 1, sizeof *list);
    ck_assert_ptr_nonnull(list);
    ck_assert_int_eq(list[i], 0);
    list[i] = (int)i;
  }
  for (int i = 0; i < 1000; i++) {
    ck_assert_int_eq(list[i], i);
  }
  siap_i_release(list);
}
END_TEST

START_TEST(arena_objects_are_zeroed_aligned_and_apart) {
  siap_i_arena arena = {0};
  uint64_t *kept[500];
  for (size_t i = 0; i < 500; i++) {
    size_t n = i % 50 == 49 ? 100000 : i % 7;
    kept[i] = siap_i_arena_take(&arena, n, sizeof(uint64_t));
    ck_assert_ptr_nonnull(kept[i]);
    ck_assert_uint_eq((uintptr_t)kept[i] % _Alignof(max_align_t), 0);
    size_t wrong = 0;
    for (size_t j = 0; j < n; j++) {
      wrong += kept[i][j] != 0;
      kept[i][j] = i + j;
    }
    ck_assert_uint_eq(wrong, 0);
    const char *copy = siap_i_arena_text(&arena, "teks lain", i % 10);
    ck_assert_uint_eq(strlen(copy), i % 10);
    ck_assert(strncmp(copy, "teks lain", i % 10) == 0);
  }
  for (size_t i = 0; i < 500; i++) {
    size_t wrong = 0;
    for (size_t j = 0; j < (i % 50 == 49 ? 100000 : i % 7); j++) {
      wrong += kept[i][j] != i + j;
    }
    ck_assert_uint_eq(wrong, 0);
  }
  ck_assert_int_eq(arena.failed, 0);
  siap_i_arena_release(&arena);
}
END_TEST

START_TEST(text_appends_and_is_taken) {
  siap_i_text text = {0};
  size_t length;
  siap_i_text_put(&text, "ab");
  siap_i_text_put_char(&text, 'c');
  siap_i_text_repeat(&text, '-', 3);
  siap_i_text_putf(&text, "%s=%d;", "x", 7);
  siap_i_text_putf(&text, "%300s|", "wide");
  siap_i_text_number(&text, 2.5);
  siap_i_text_put_char(&text, ' ');
  siap_i_text_fixed(&text, 2.5, 2);
  char *taken = siap_i_text_take(&text, &length);
  ck_assert_uint_eq(length, strlen(taken));
  ck_assert_uint_eq(length, 6 + 4 + 301 + 3 + 1 + 4);
  ck_assert(strncmp(taken, "abc---x=7;", 10) == 0);
  ck_assert_str_eq(taken + length - 13, "wide|2.5 2.50");
  siap_i_release(taken);
  ck_assert_ptr_null(text.bytes);
  taken = siap_i_text_take(&text, NULL);
  ck_assert_str_eq(taken, "");
  siap_i_release(taken);
}
END_TEST

START_TEST(failed_text_gives_null_and_is_empty_again) {
  siap_i_text text = {0};
  size_t length = 9;
  siap_i_text_put(&text, "before");
  siap_i_text_repeat(&text, 'x', SIZE_MAX / 2);
  ck_assert_int_eq(text.failed, 1);
  siap_i_text_put(&text, "after");
  ck_assert_ptr_null(siap_i_text_take(&text, &length));
  ck_assert_uint_eq(length, 0);
  ck_assert_int_eq(text.failed, 0);
}
END_TEST

static void expect_escaped(const char *words, const char *escaped) {
  siap_i_text text = {0};
  siap_i_text_escaped(&text, words, strlen(words));
  char *taken = siap_i_text_take(&text, NULL);
  ck_assert_str_eq(taken, escaped);
  siap_i_release(taken);
}

START_TEST(hidden_and_broken_bytes_are_escaped) {
  expect_escaped("Kota Bandung", "Kota Bandung");
  expect_escaped("", "");
  expect_escaped("a\x1B]0;x\x07", "a\\u{1B}]0;x\\u{7}");
  expect_escaped("\xC2\x9B", "\\u{9B}");
  expect_escaped("x\tz\ny", "x\\u{9}z\\u{A}y");
  expect_escaped("\xE2\x80\xAE" "abc", "\\u{202E}abc");
  expect_escaped("\xE2\x80\x8B", "\\u{200B}");
  expect_escaped("\xEF\xBB\xBF", "\\u{FEFF}");
  expect_escaped("\xF3\xA0\x81\x81", "\\u{E0041}");
  expect_escaped("\xC0\xAF", "\\x{C0}\\x{AF}");
  expect_escaped("\xED\xA0\x80", "\\x{ED}\\x{A0}\\x{80}");
  expect_escaped("\xC3\xA9\x7F", "\xC3\xA9\\u{7F}");
}
END_TEST

START_TEST(width_counts_characters) {
  ck_assert_uint_eq(siap_i_text_width(""), 0);
  ck_assert_uint_eq(siap_i_text_width("Kota"), 4);
  ck_assert_uint_eq(siap_i_text_width("caf\xC3\xA9 \xE2\x80\xA6"), 6);
}
END_TEST

START_TEST(utf8_is_strict) {
  static const struct {
    const char *bytes;
    size_t length, valid;
  } cases[] = {
    {"", 0, 0}, {"abc", 3, 3}, {"\xC3\xA9", 2, 2}, {"\xC3", 1, 0}, {"a\xE2\x82", 3, 1},
    {"\xC0\x80", 2, 0}, {"\xC1\xBF", 2, 0}, {"\xE0\x9F\xBF", 3, 0}, {"\xE0\xA0\x80", 3, 3},
    {"\xED\x9F\xBF", 3, 3}, {"\xED\xA0\x80", 3, 0}, {"\xEF\xBF\xBF", 3, 3},
    {"\xF0\x8F\xBF\xBF", 4, 0}, {"\xF0\x90\x80\x80", 4, 4}, {"\xF4\x8F\xBF\xBF", 4, 4},
    {"\xF4\x90\x80\x80", 4, 0}, {"\xF5\x80\x80\x80", 4, 0}, {"\xFF", 1, 0}, {"\x80", 1, 0},
    {"12345678\xFF", 9, 8}, {"1234567890123\xC3\xA9" "4567\xFE", 20, 19},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    ck_assert_msg(siap_i_utf8_check(cases[i].bytes, cases[i].length) == cases[i].valid, "case %zu",
                  i);
  }
  uint32_t point = 0;
  ck_assert_uint_eq(siap_i_utf8_read("\xF0\x9F\x98\x80", 4, &point), 4);
  ck_assert_uint_eq(point, 0x1F600);
  ck_assert(siap_i_utf8_is_hidden(0) && siap_i_utf8_is_hidden(0xAD) &&
            siap_i_utf8_is_hidden(0x2066));
  ck_assert(!siap_i_utf8_is_hidden('\t') && !siap_i_utf8_is_hidden('\n'));
  ck_assert(!siap_i_utf8_is_hidden(' ') && !siap_i_utf8_is_hidden(0xE9) &&
            !siap_i_utf8_is_hidden(0xA0));
}
END_TEST

static void digest_of(const char *a, const char *b, char out[SIAP_I_DIGEST_ROOM]) {
  siap_i_digest digest;
  siap_i_digest_start(&digest);
  siap_i_digest_text(&digest, a);
  siap_i_digest_text(&digest, b);
  siap_i_digest_end(&digest, out);
}

/* The bytes of each field worked by hand from the list in digest.c, summed by sha256sum. */
START_TEST(digests_are_of_the_bytes_that_are_documented) {
  char long_text[2001], out[SIAP_I_DIGEST_ROOM];
  memset(long_text, 'x', 2000);
  long_text[2000] = '\0';
  siap_i_digest digest;
  siap_i_digest_start(&digest);
  siap_i_digest_count(&digest, 127);
  siap_i_digest_count(&digest, 128);
  siap_i_digest_count(&digest, UINT64_C(0x0102030405060708));
  siap_i_digest_text(&digest, NULL);
  siap_i_digest_text(&digest, "");
  siap_i_digest_text(&digest, long_text + 2000 - 62);
  siap_i_digest_text(&digest, long_text + 2000 - 63);
  siap_i_digest_text(&digest, long_text);
  siap_i_digest_number(&digest, 15);
  siap_i_digest_number(&digest, 16);
  siap_i_digest_number(&digest, -1);
  siap_i_digest_number(&digest, 0.5);
  siap_i_digest_number(&digest, (double)NAN);
  for (int i = 0; i < 300; i++)
    siap_i_digest_count(&digest, 0);
  for (int i = 0; i < 3000; i++)
    siap_i_digest_count(&digest, 5);
  siap_i_digest_text(&digest, NULL);
  siap_i_digest_text(&digest, NULL);
  siap_i_digest_end(&digest, out);
  ck_assert_str_eq(out, "b7273d49562b06afdbad84f4f4baee0131396eb3eba700695f87e488011d6237");
}
END_TEST

START_TEST(dates_are_days_of_the_calendar) {
  static const char *const days[] = {"0001-01-01", "2023-02-28", "2024-02-29", "2000-02-29", "9999-12-31"};
  static const char *const none[] = {"",           "2023-02-29", "1900-02-29", "2023-04-31", "2023-00-10",
                                     "2023-13-01", "2023-01-00", "0000-01-01", "2023-1-1",   "20230101",
                                     "2023/01/01", " 2023-01-01", "2023-01-0a", "-023-01-01", "12023-01-01"};
  static const char *const times[] = {"2024-02-29T00:00:00Z", "2023-12-31T23:59:59Z"};
  static const char *const no_times[] = {"2023-02-29T00:00:00Z", "2023-12-31T24:00:00Z", "2023-12-31T10:60:00Z",
                                         "2023-12-31T10:00:60Z", "2023-12-31 10:00:00Z", "2023-12-31T10:00:00+",
                                         "2023-12-31T10:00",     "2023-12-31T1a:00:00Z", "2023-12-31T10-00-00Z"};
  for (size_t i = 0; i < sizeof days / sizeof *days; i++)
    ck_assert_msg(siap_i_is_date(days[i]) && siap_i_is_time(days[i]), "%s", days[i]);
  for (size_t i = 0; i < sizeof none / sizeof *none; i++)
    ck_assert_msg(!siap_i_is_date(none[i]) && !siap_i_is_time(none[i]), "%s", none[i]);
  for (size_t i = 0; i < sizeof times / sizeof *times; i++)
    ck_assert_msg(!siap_i_is_date(times[i]) && siap_i_is_time(times[i]), "%s", times[i]);
  for (size_t i = 0; i < sizeof no_times / sizeof *no_times; i++)
    ck_assert_msg(!siap_i_is_time(no_times[i]), "%s", no_times[i]);
}
END_TEST

START_TEST(digests_tell_fields_apart) {
  char one[SIAP_I_DIGEST_ROOM], two[SIAP_I_DIGEST_ROOM];
  digest_of("ab", "c", one);
  ck_assert_uint_eq(strlen(one), 64);
  ck_assert_uint_eq(strspn(one, "0123456789abcdef"), 64);
  digest_of("ab", "c", two);
  ck_assert_str_eq(one, two);
  digest_of("a", "bc", two);
  ck_assert_str_ne(one, two);
  digest_of("", "c", one);
  digest_of(NULL, "c", two);
  ck_assert_str_ne(one, two);
  siap_i_digest digest;
  siap_i_digest_start(&digest);
  siap_i_digest_end(&digest, one);
  ck_assert_str_eq(one, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  siap_i_digest_start(&digest);
  siap_i_digest_count(&digest, 2);
  siap_i_digest_end(&digest, one);
  siap_i_digest_start(&digest);
  siap_i_digest_number(&digest, 2);
  siap_i_digest_end(&digest, two);
  ck_assert_str_ne(one, two);
  siap_i_digest_start(&digest);
  siap_i_digest_number(&digest, -0.0);
  siap_i_digest_end(&digest, one);
  siap_i_digest_start(&digest);
  siap_i_digest_number(&digest, 0.0);
  siap_i_digest_end(&digest, two);
  ck_assert_str_eq(one, two);
}
END_TEST

static int sign(int order) {
  return (order > 0) - (order < 0);
}

/* Texts of a, b and a byte beyond ASCII, up to three bytes longer than a key and often alike. */
START_TEST(keys_order_as_their_texts_do) {
  char texts[400][SIAP_I_KEY_BYTES + 4];
  unsigned random = 1;
  for (int i = 0; i < 400; i++) {
    random = random * 1103515245 + 12345;
    unsigned length = random >> 16 & 1 ? random >> 17 & 15 : 12 + (random >> 17 & 7), n = 0;
    for (; n < length; n++) {
      random = random * 1103515245 + 12345;
      texts[i][n] = n < 10 && random >> 18 & 7 ? 'a' : (char)("ab\xC3"[(random >> 16) % 3]);
    }
    texts[i][n] = '\0';
  }
  for (int i = 0; i < 400; i++)
    for (int k = 0; k < 400; k++) {
      siap_i_key x = siap_i_key_of(texts[i]), y = siap_i_key_of(texts[k]);
      ck_assert_int_eq(sign(siap_i_key_order(&x, &y)), sign(strcmp(texts[i], texts[k])));
    }
}
END_TEST

START_TEST(numbers_follow_the_sign_of_the_text_and_of_no_other) {
  siap_i_text text = {.comma = 1};
  siap_i_text_number(&text, 2.5);
  siap_i_text_put(&text, " ");
  siap_i_text_fixed(&text, 1234.5, 2);
  char *bytes = siap_i_text_take(&text, NULL);
  ck_assert_str_eq(bytes, "2,5 1234,50");
  siap_i_release(bytes);
  ck_assert_int_eq(text.comma, 1);
  siap_i_text plain = {0};
  siap_i_text_number(&plain, 2.5);
  bytes = siap_i_text_take(&plain, NULL);
  ck_assert_str_eq(bytes, "2.5");
  siap_i_release(bytes);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("text");
  TCase *all = tcase_create("all");
  tcase_add_test(all, sizes_that_overflow_give_null);
  tcase_add_test(all, growing_keeps_old_and_zeroes_new);
  tcase_add_test(all, arena_objects_are_zeroed_aligned_and_apart);
  tcase_add_test(all, text_appends_and_is_taken);
  tcase_add_test(all, failed_text_gives_null_and_is_empty_again);
  tcase_add_test(all, hidden_and_broken_bytes_are_escaped);
  tcase_add_test(all, width_counts_characters);
  tcase_add_test(all, utf8_is_strict);
  tcase_add_test(all, digests_are_of_the_bytes_that_are_documented);
  tcase_add_test(all, dates_are_days_of_the_calendar);
  tcase_add_test(all, digests_tell_fields_apart);
  tcase_add_test(all, keys_order_as_their_texts_do);
  tcase_add_test(all, numbers_follow_the_sign_of_the_text_and_of_no_other);
  suite_add_tcase(suite, all);
  return unit_main(suite);
}
