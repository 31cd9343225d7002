/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each limit of siap_limits is kept: what reaches it is refused, what lies just below is read. */
#include "api.h"

static siap_limits defaults(void)
{
  siap_limits limits;
  ck_assert_int_eq(siap_limits_init(&limits, sizeof limits), SIAP_OK);
  return limits;
}

static siap_status read_with(const char *text, const siap_limits *limits, const char *code)
{
  siap_rubric *rubric = NULL;
  siap_findings *findings = api_findings();
  siap_status status = siap_rubric_read(text, strlen(text), "limits", limits, &rubric, findings);
  ck_assert_int_eq(status == SIAP_OK, rubric != NULL);
  if (status != SIAP_OK && code)
    ck_assert_msg(api_has_code(findings, code), "%s instead of %s",
                  siap_findings_code(findings, 0), code);
  siap_rubric_unref(rubric);
  siap_findings_unref(findings);
  return status;
}

START_TEST(bytes_in_memory_and_in_a_file)
{
  siap_limits limits = defaults();
  limits.bytes = sizeof API_TINY - 1;
  ck_assert_int_eq(read_with(API_TINY, &limits, NULL), SIAP_OK);
  limits.bytes--;
  ck_assert_int_eq(read_with(API_TINY, &limits, "E105"), SIAP_ERR_LIMIT);
  siap_rubric *rubric = NULL;
  siap_evidence *evidence = NULL;
  siap_result *result = NULL;
  ck_assert_int_eq(
      siap_rubric_open(API_PATH("rubrics/spbe-2020.xml"), &limits, &rubric, NULL), SIAP_ERR_LIMIT);
  ck_assert_ptr_null(rubric);
  ck_assert_int_eq(siap_evidence_open(API_PATH("examples/data/malang-2023.xml"), NULL, &limits,
                                      &evidence, NULL),
                   SIAP_ERR_LIMIT);
  ck_assert_int_eq(siap_evidence_open(API_PATH("examples/data/malang-2023.csv"), NULL, &limits,
                                      &evidence, NULL),
                   SIAP_ERR_LIMIT);
  ck_assert_ptr_null(evidence);
  siap_result *whole = api_tiny_result();
  char *json = api_write(whole, "json");
  limits.bytes = 100;
  ck_assert_int_eq(siap_result_read(json, strlen(json), "", &limits, &result, NULL), SIAP_ERR_LIMIT);
  ck_assert_ptr_null(result);
  siap_free(json);
  siap_result_unref(whole);
}
END_TEST

START_TEST(four_mebibytes_are_the_default)
{
  size_t length = (4u << 20) + 1;
  char *blanks = malloc(length);
  siap_rubric *rubric = NULL;
  memset(blanks, ' ', length);
  memcpy(blanks + length - (sizeof API_TINY - 1), API_TINY, sizeof API_TINY - 1);
  ck_assert_int_eq(siap_rubric_read(blanks, length, "", NULL, &rubric, NULL), SIAP_ERR_LIMIT);
  ck_assert_ptr_null(rubric);
  ck_assert_int_eq(siap_rubric_read(blanks + 1, length - 1, "", NULL, &rubric, NULL), SIAP_OK);
  siap_rubric_unref(rubric);
  free(blanks);
}
END_TEST

/* rubric, index, label: three levels deep */
START_TEST(depth)
{
  siap_limits limits = defaults();
  limits.depth = 3;
  ck_assert_int_eq(read_with(API_TINY, &limits, NULL), SIAP_OK);
  limits.depth = 2;
  ck_assert_int_eq(read_with(API_TINY, &limits, "E111"), SIAP_ERR_LIMIT);
  char *deep = NULL;
  size_t length = 0;
  FILE *out = open_memstream(&deep, &length);
  fputs(API_HEAD, out);
  for (int i = 0; i < 70; i++)
    fputs("<x>", out);
  for (int i = 0; i < 70; i++)
    fputs("</x>", out);
  fputs("</rubric>", out);
  fclose(out);
  ck_assert_int_eq(read_with(deep, NULL, "E111"), SIAP_ERR_LIMIT);
  free(deep);
}
END_TEST

START_TEST(elements)
{
  siap_limits limits = defaults();
  limits.elements = 15;
  ck_assert_int_eq(read_with(API_TINY, &limits, NULL), SIAP_OK);
  limits.elements = 14;
  ck_assert_int_eq(read_with(API_TINY, &limits, "E112"), SIAP_ERR_LIMIT);
}
END_TEST

START_TEST(fields_of_a_csv_file)
{
  static const char rows[] = "region,a,b\nA,1,2\nB,3,4\n";
  siap_limits limits = defaults();
  siap_evidence_options options;
  siap_evidence *evidence = NULL;
  siap_evidence_options_init(&options, sizeof options);
  options.rubric = "tiny";
  limits.elements = 9;
  ck_assert_int_eq(
      siap_evidence_read(rows, sizeof rows - 1, "", &options, &limits, &evidence, NULL), SIAP_OK);
  siap_evidence_unref(evidence);
  limits.elements = 8;
  ck_assert_int_eq(
      siap_evidence_read(rows, sizeof rows - 1, "", &options, &limits, &evidence, NULL),
      SIAP_ERR_LIMIT);
  ck_assert_ptr_null(evidence);
  limits = defaults();
  limits.text = 5;
  ck_assert_int_eq(
      siap_evidence_read(rows, sizeof rows - 1, "", &options, &limits, &evidence, NULL),
      SIAP_ERR_LIMIT);
  ck_assert_ptr_null(evidence);
}
END_TEST

START_TEST(values_of_a_json_file)
{
  siap_limits limits = defaults();
  siap_result *whole = api_tiny_result(), *result = NULL;
  char *json = api_write(whole, "json");
  ck_assert_int_eq(siap_result_read(json, strlen(json), "", &limits, &result, NULL), SIAP_OK);
  siap_result_unref(result);
  limits.elements = 5;
  ck_assert_int_eq(siap_result_read(json, strlen(json), "", &limits, &result, NULL), SIAP_ERR_LIMIT);
  ck_assert_ptr_null(result);
  limits = defaults();
  limits.depth = 1;
  ck_assert_int_eq(siap_result_read(json, strlen(json), "", &limits, &result, NULL), SIAP_ERR_LIMIT);
  ck_assert_ptr_null(result);
  siap_free(json);
  siap_result_unref(whole);
}
END_TEST

START_TEST(attributes)
{
  siap_limits limits = defaults();
  limits.attributes = 8;
  ck_assert_int_eq(read_with(API_TINY, &limits, NULL), SIAP_OK);
  limits.attributes = 6; /* the root has seven beside its namespace */
  ck_assert_int_eq(read_with(API_TINY, &limits, "E113"), SIAP_ERR_LIMIT);
}
END_TEST

START_TEST(text)
{
  siap_limits limits = defaults();
  limits.text = 1000;
  ck_assert_int_eq(read_with(API_TINY, &limits, NULL), SIAP_OK);
  limits.text = 100; /* the start tag of the root is longer */
  ck_assert_int_eq(read_with(API_TINY, &limits, "E114"), SIAP_ERR_LIMIT);
}
END_TEST

START_TEST(memory)
{
  static const char rows[] = "region,a\nA,1\n";
  siap_limits limits = defaults();
  siap_evidence *evidence = NULL;
  siap_result *whole = api_tiny_result(), *result = NULL;
  char *json = api_write(whole, "json");
  limits.memory = 1000000;
  ck_assert_int_eq(read_with(API_TINY, &limits, NULL), SIAP_OK);
  ck_assert_int_eq(siap_result_read(json, strlen(json), "", &limits, &result, NULL), SIAP_OK);
  siap_result_unref(result);
  limits.memory = 1000;
  ck_assert_int_eq(read_with(API_TINY, &limits, "E116"), SIAP_ERR_LIMIT);
  ck_assert_int_eq(siap_result_read(json, strlen(json), "", &limits, &result, NULL), SIAP_ERR_LIMIT);
  ck_assert_ptr_null(result);
  ck_assert_int_eq(
      siap_evidence_read(rows, sizeof rows - 1, "", NULL, &limits, &evidence, NULL), SIAP_ERR_LIMIT);
  ck_assert_ptr_null(evidence);
  siap_free(json);
  siap_result_unref(whole);
}
END_TEST

START_TEST(zero_means_the_default)
{
  siap_limits limits = {.size = sizeof limits};
  ck_assert_int_eq(read_with(API_TINY, &limits, NULL), SIAP_OK);
}
END_TEST

/* A program built against a later header: a longer struct, its new fields unset or not. */
START_TEST(a_longer_struct_is_taken_when_its_rest_is_zero)
{
  struct {
    siap_limits known;
    uint32_t later[2];
  } longer = {{.size = sizeof longer}, {0, 0}};
  ck_assert_int_eq(read_with(API_TINY, &longer.known, NULL), SIAP_OK);
  longer.later[1] = 1;
  siap_rubric *rubric = NULL;
  ck_assert_int_eq(
      siap_rubric_read(API_TINY, sizeof API_TINY - 1, "", &longer.known, &rubric, NULL),
      SIAP_ERR_ARG);
  ck_assert_ptr_null(rubric);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("limits");
  TCase *tests = tcase_create("limits");
  tcase_set_timeout(tests, 60);
  suite_add_tcase(suite, tests);
  tcase_add_test(tests, bytes_in_memory_and_in_a_file);
  tcase_add_test(tests, four_mebibytes_are_the_default);
  tcase_add_test(tests, depth);
  tcase_add_test(tests, elements);
  tcase_add_test(tests, fields_of_a_csv_file);
  tcase_add_test(tests, values_of_a_json_file);
  tcase_add_test(tests, attributes);
  tcase_add_test(tests, text);
  tcase_add_test(tests, memory);
  tcase_add_test(tests, zero_means_the_default);
  tcase_add_test(tests, a_longer_struct_is_taken_when_its_rest_is_zero);
  return unit_main(suite);
}
