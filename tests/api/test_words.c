/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of words that rubrics and evidence may write. */
#include "api.h"

START_TEST(the_words_are_listed)
{
  static const char *const words[] = {"weighted-mean", "goalposts", "half-even", "group-mean",
                                      "not-applicable", "final"};
  static const char *const formats[] = {"text", "json"};
  for (size_t i = 0; i < 2; i++) {
    char *text = NULL, *id = NULL;
    size_t length = 0;
    ck_assert_int_eq(siap_words_write(formats[i], "en", &text, &length), SIAP_OK);
    ck_assert_uint_eq(strlen(text), length);
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
      ck_assert_msg(strstr(text, words[k]) != NULL, "%s is not listed as %s", words[k], formats[i]);
    ck_assert_int_eq(siap_words_write(formats[i], "id", &id, NULL), SIAP_OK);
    siap_free(text);
    siap_free(id);
  }
  char *text = (char *)&text;
  ck_assert_int_eq(siap_words_write("yaml", "en", &text, NULL), SIAP_ERR_NAME);
  ck_assert_ptr_null(text);
  ck_assert_int_eq(siap_words_write(NULL, "en", &text, NULL), SIAP_ERR_ARG);
  ck_assert_int_eq(siap_words_write("text", "en", NULL, NULL), SIAP_ERR_ARG);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("words");
  TCase *tests = tcase_create("words");
  suite_add_tcase(suite, tests);
  tcase_add_test(tests, the_words_are_listed);
  return unit_main(suite);
}
