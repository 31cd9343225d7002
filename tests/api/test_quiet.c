/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library writes nothing: no byte reaches descriptors 1 and 2 while it is used. */
#include "caught.h"

static void good_input(void)
{
  static const char *const formats[] = {"text", "line", "json", "csv"};
  siap_result *result = NULL;
  siap_rubric *rubric = NULL;
  siap_evidence *evidence = NULL;
  siap_plan *plan = NULL;
  char *text = NULL;
  siap_rubric_open(API_PATH("rubrics/gmsc-2023.xml"), NULL, &rubric, NULL);
  siap_evidence_open(API_PATH("examples/data/malang-2023.xml"), NULL, NULL, &evidence, NULL);
  siap_plan_choose(rubric, evidence, 0, NULL, &plan, NULL);
  siap_check(plan, evidence, 0, NULL);
  siap_score(plan, evidence, 0, NULL, &result, NULL);
  for (size_t i = 0; i < 4; i++) {
    siap_result_write(result, formats[i], "id", &text, NULL);
    siap_free(text);
  }
  siap_result_explain(result, "achievement", "text", "en", &text, NULL);
  siap_free(text);
  siap_result_explain(result, "achievement", "json", "id", &text, NULL);
  siap_free(text);
  siap_rubric_write(rubric, "text", NULL, &text, NULL);
  siap_free(text);
  siap_result_unref(result);
  siap_plan_unref(plan);
  siap_evidence_unref(evidence);
  siap_rubric_unref(rubric);
}

/* Every prefix of a document, and bytes turned round inside it. */
static void bad_input(void)
{
  siap_rubric *rubric = NULL;
  siap_evidence *evidence = NULL;
  siap_result *result = NULL;
  siap_findings *findings = api_findings();
  char bytes[] = API_TINY;
  size_t length = sizeof bytes - 1;
  for (size_t i = 0; i < length; i += 1 + length / unit_many(2000)) {
    siap_rubric_read(bytes, i, "cut", NULL, &rubric, findings);
    siap_rubric_unref(rubric);
    char was = bytes[i];
    for (const char *c = "<>&\"/\n\x80]-!"; *c; c++) {
      bytes[i] = *c;
      siap_rubric_read(bytes, length, "turned", NULL, &rubric, findings);
      siap_rubric_unref(rubric);
      siap_evidence_read(bytes, length, "turned", NULL, NULL, &evidence, NULL);
      siap_evidence_unref(evidence);
      siap_result_read(bytes, length, "turned", NULL, &result, NULL);
      siap_result_unref(result);
      siap_findings_clear(findings);
    }
    bytes[i] = was;
  }
  siap_rubric_open("http://127.0.0.1:1/none.xml", NULL, &rubric, findings);
  siap_rubric_open("/nothing/here", NULL, &rubric, findings);
  siap_findings_unref(findings);
}

START_TEST(good_input_prints_nothing)
{
  char words[400];
  catch_output();
  good_input();
  long length = give_back(words, sizeof words);
  ck_assert_msg(length == 0, "%ld bytes were written: %s", length, words);
}
END_TEST

START_TEST(bad_input_prints_nothing)
{
  char words[400];
  catch_output();
  bad_input();
  long length = give_back(words, sizeof words);
  ck_assert_msg(length == 0, "%ld bytes were written: %s", length, words);
}
END_TEST

START_TEST(what_is_written_would_be_seen)
{
  char words[40];
  catch_output();
  ssize_t ignored = write(2, "two", 3) + write(1, "one", 3);
  (void)ignored;
  ck_assert_int_eq(give_back(words, sizeof words), 6);
  ck_assert_str_eq(words, "twoone");
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("quiet");
  TCase *tests = tcase_create("quiet");
  tcase_set_timeout(tests, 120);
  suite_add_tcase(suite, tests);
  tcase_add_test(tests, what_is_written_would_be_seen);
  tcase_add_test(tests, good_input_prints_nothing);
  tcase_add_test(tests, bad_input_prints_nothing);
  return unit_main(suite);
}
