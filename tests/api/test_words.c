/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of words, and the form that a plan asks people to fill in. */
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

START_TEST(a_form_is_evidence_without_answers)
{
  static const char *const formats[] = {"xml", "csv", "csv-excel"};
  siap_rubric *rubric = api_rubric(API_PATH("rubrics/gmsc-2023.xml"));
  siap_plan *plan = NULL;
  ck_assert_int_eq(siap_plan_compile(rubric, "reguler", &plan, NULL), SIAP_OK);
  for (size_t i = 0; i < 3; i++) {
    char *text = NULL;
    size_t length = 0;
    siap_evidence *evidence = NULL;
    siap_evidence_options options;
    siap_findings *findings = api_findings();
    ck_assert_int_eq(siap_plan_template(plan, formats[i], "id", NULL, &text, &length), SIAP_OK);
    ck_assert_uint_eq(strlen(text), length);
    for (size_t k = 0; k < siap_plan_item_count(plan); k++)
      ck_assert_ptr_nonnull(strstr(text, siap_plan_item_id(plan, k)));
    siap_evidence_options_init(&options, sizeof options);
    options.rubric = "gmsc-2023";
    options.region = "Kota";
    options.flags = SIAP_EVIDENCE_DRAFT; /* the stage waits to be written */
    siap_status status =
        siap_evidence_read(text, length, formats[i], &options, NULL, &evidence, findings);
    ck_assert_msg(status == SIAP_OK, "%s: %s", formats[i], siap_findings_text(findings, 0));
    ck_assert_uint_eq(siap_evidence_region_count(evidence), 1);
    ck_assert_uint_eq(siap_evidence_region_answers(evidence, 0), 0);
    siap_evidence_unref(evidence);
    siap_findings_unref(findings);
    siap_free(text);
  }
  siap_plan_unref(plan);
  siap_rubric_unref(rubric);
}
END_TEST

START_TEST(forms_take_nonsense)
{
  siap_rubric *rubric = api_tiny();
  siap_plan *plan = NULL;
  ck_assert_int_eq(siap_plan_compile(rubric, NULL, &plan, NULL), SIAP_OK);
  char *text = (char *)&text;
  ck_assert_int_eq(siap_plan_template(NULL, "xml", "en", NULL, &text, NULL), SIAP_ERR_ARG);
  ck_assert_ptr_null(text);
  ck_assert_int_eq(siap_plan_template(plan, NULL, "en", NULL, &text, NULL), SIAP_ERR_ARG);
  ck_assert_int_eq(siap_plan_template(plan, "xml", "en", NULL, NULL, NULL), SIAP_ERR_ARG);
  ck_assert_int_eq(siap_plan_template(plan, "docx", "en", NULL, &text, NULL), SIAP_ERR_NAME);
  ck_assert_int_eq(siap_plan_template(plan, "xml", "en", "nobody", &text, NULL), SIAP_ERR_NAME);
  ck_assert_ptr_null(text);
  siap_plan_unref(plan);
  siap_rubric_unref(rubric);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("words");
  TCase *tests = tcase_create("words");
  suite_add_tcase(suite, tests);
  tcase_add_test(tests, the_words_are_listed);
  tcase_add_test(tests, a_form_is_evidence_without_answers);
  tcase_add_test(tests, forms_take_nonsense);
  return unit_main(suite);
}
