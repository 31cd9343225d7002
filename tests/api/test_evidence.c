/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence: from memory and from a file, XML and CSV, regions, drafts, the plan it asks for. */
#include "api.h"

#include <unistd.h>

START_TEST(a_file_and_its_bytes_are_the_same)
{
  static const char *const files[] = {API_PATH("examples/data/malang-2023.xml"),
                                      API_PATH("examples/data/denpasar-2021-final.xml"),
                                      API_PATH("examples/data/kediri-2022.xml")};
  for (size_t i = 0; i < 3; i++) {
    size_t length;
    char *bytes = api_file(files[i], &length);
    siap_evidence *read = NULL, *opened = api_evidence(files[i]);
    ck_assert_int_eq(siap_evidence_read(bytes, length, files[i], NULL, NULL, &read, NULL), SIAP_OK);
    ck_assert_uint_eq(siap_evidence_region_count(read), siap_evidence_region_count(opened));
    ck_assert_str_eq(siap_evidence_rubric_id(read), siap_evidence_rubric_id(opened));
    ck_assert_str_eq(siap_evidence_region_name(read, 0), siap_evidence_region_name(opened, 0));
    ck_assert_uint_eq(siap_evidence_region_answers(read, 0),
                      siap_evidence_region_answers(opened, 0));
    siap_evidence_unref(read);
    siap_evidence_unref(opened);
    free(bytes);
  }
}
END_TEST

START_TEST(a_region_is_described)
{
  siap_evidence *evidence = api_evidence(API_PATH("examples/data/malang-2023.xml"));
  ck_assert_uint_eq(siap_evidence_region_count(evidence), 1);
  ck_assert_str_eq(siap_evidence_rubric_id(evidence), "gmsc-2023");
  ck_assert_str_eq(siap_evidence_region_name(evidence, 0), "Kabupaten Malang");
  ck_assert_str_eq(siap_evidence_region_code(evidence, 0), "35.07");
  ck_assert_str_eq(siap_evidence_region_class(evidence, 0), "kppn-ikn");
  ck_assert_str_eq(siap_evidence_region_stage(evidence, 0), "final");
  ck_assert_int_eq(siap_evidence_region_participated(evidence, 0), 1);
  ck_assert_uint_eq(siap_evidence_region_answers(evidence, 0), 117);
  ck_assert_uint_eq(siap_evidence_faults(evidence), 0);
  siap_evidence_unref(evidence);
}
END_TEST

static siap_status read_csv(const char *text, const siap_evidence_options *options,
                            siap_evidence **out, siap_findings *findings)
{
  return siap_evidence_read(text, strlen(text), "rows.csv", options, NULL, out, findings);
}

START_TEST(csv_says_the_rest_in_options)
{
  siap_evidence *evidence = NULL;
  siap_evidence_options options;
  siap_evidence_options_init(&options, sizeof options);
  options.format = "csv";
  options.rubric = "tiny";
  options.region = "Kota A";
  options.region_class = "small";
  options.stage = "desk";
  ck_assert_int_eq(read_csv("item,level\na,3\nb,2.25\n", &options, &evidence, NULL), SIAP_OK);
  ck_assert_str_eq(siap_evidence_rubric_id(evidence), "tiny");
  ck_assert_str_eq(siap_evidence_region_name(evidence, 0), "Kota A");
  ck_assert_str_eq(siap_evidence_region_class(evidence, 0), "small");
  ck_assert_str_eq(siap_evidence_region_stage(evidence, 0), "desk");
  ck_assert_uint_eq(siap_evidence_region_answers(evidence, 0), 2);
  siap_evidence_unref(evidence);
  /* one row per region, the Indonesian dialect, the format told by its first byte */
  options.format = NULL;
  options.stage = "final";
  ck_assert_int_eq(read_csv("region;a;b\r\nKota B;3;2,25\r\nKota C;;1\r\n", &options, &evidence, NULL),
                   SIAP_OK);
  ck_assert_uint_eq(siap_evidence_region_count(evidence), 2);
  ck_assert_str_eq(siap_evidence_region_name(evidence, 1), "Kota C");
  siap_rubric *rubric = api_tiny();
  siap_result *result = api_score(rubric, evidence);
  siap_cell cell = {.size = sizeof cell};
  siap_result_cell(result, siap_result_entry_find(result, "total"), &cell);
  ck_assert_double_eq(cell.rounded, 2.63);
  siap_result_unref(result);
  siap_rubric_unref(rubric);
  siap_evidence_unref(evidence);
}
END_TEST

START_TEST(a_class_is_that_of_regions_that_say_none_in_every_format)
{
  static const char *const texts[] = {
    "<evidence xmlns=\"urn:siap:evidence:1\" rubric=\"r\"><region name=\"A\"/>"
    "<region name=\"B\" class=\"own\"/></evidence>",
    "{\"rubric\": \"r\", \"regions\": [{\"name\": \"A\"}, {\"name\": \"B\", \"class\": \"own\"}]}",
    "region,class,rubric,item,level\nA,,r,a,1\nB,own,r,a,1\n",
  };
  siap_evidence_options options;
  siap_evidence_options_init(&options, sizeof options);
  options.region_class = "said";
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    siap_evidence *evidence = NULL;
    ck_assert_int_eq(siap_evidence_read(texts[i], strlen(texts[i]), "e", &options, NULL, &evidence, NULL),
                     SIAP_OK);
    ck_assert_str_eq(siap_evidence_region_class(evidence, 0), "said");
    ck_assert_str_eq(siap_evidence_region_class(evidence, 1), "own");
    siap_evidence_unref(evidence);
  }
}
END_TEST

START_TEST(options_are_held_to_what_exists)
{
  siap_evidence *evidence = NULL;
  siap_evidence_options options;
  siap_findings *findings = api_findings();
  siap_evidence_options_init(&options, sizeof options);
  ck_assert_uint_eq(options.size, sizeof options);
  ck_assert_uint_eq(options.flags, 0);
  ck_assert_ptr_null(options.format);
  ck_assert_ptr_null(options.rubric);
  options.format = "ods";
  ck_assert_int_ne(read_csv("item,level\na,3\n", &options, &evidence, findings), SIAP_OK);
  ck_assert_ptr_null(evidence);
  ck_assert(api_has_code(findings, "E342"));
  siap_evidence_options_init(&options, sizeof options);
  options.rubric = "tiny";
  options.region = "Kota";
  options.stage = "whenever";
  siap_status status = read_csv("item,level\na,3\n", &options, &evidence, NULL);
  ck_assert_msg(status != SIAP_OK, "the stage \"whenever\" of the options is taken for \"%s\"",
                siap_evidence_region_stage(evidence, 0));
  ck_assert_ptr_null(evidence);
  siap_findings_unref(findings);
}
END_TEST

static const char faulty[] = "<evidence xmlns=\"urn:siap:evidence:1\" rubric=\"tiny\">"
                             "<region name=\"Kota\"><answer item=\"a\" level=\"3,5\"/>"
                             "<answer item=\"b\" level=\"2\"/></region></evidence>";

START_TEST(a_draft_is_given_but_never_scored)
{
  siap_evidence *evidence = NULL;
  siap_evidence_options options;
  siap_findings *findings = api_findings();
  siap_rubric *rubric = api_tiny();
  siap_plan *plan = NULL;
  siap_result *result = NULL;
  ck_assert_int_eq(siap_evidence_read(faulty, sizeof faulty - 1, "f", NULL, NULL, &evidence, NULL),
                   SIAP_ERR_RULE);
  ck_assert_ptr_null(evidence);
  siap_evidence_options_init(&options, sizeof options);
  options.flags = SIAP_EVIDENCE_DRAFT;
  ck_assert_int_eq(
      siap_evidence_read(faulty, sizeof faulty - 1, "f", &options, NULL, &evidence, findings),
      SIAP_OK);
  ck_assert_ptr_nonnull(evidence);
  ck_assert_uint_eq(siap_evidence_faults(evidence), 1);
  ck_assert(api_has_code(findings, "E122"));
  ck_assert_uint_eq(siap_evidence_region_count(evidence), 1);
  ck_assert_int_eq(siap_plan_compile(rubric, NULL, &plan, NULL), SIAP_OK);
  siap_check(plan, evidence, 0, findings);
  siap_findings_clear(findings);
  ck_assert_int_eq(siap_score(plan, evidence, 0, NULL, &result, findings), SIAP_ERR_RULE);
  ck_assert_ptr_null(result);
  ck_assert(api_has_code(findings, "E420"));
  siap_evidence_unref(evidence);
  /* without faults a draft is evidence like any other */
  ck_assert_int_eq(siap_evidence_read(API_ANSWERS, sizeof API_ANSWERS - 1, "", &options, NULL,
                                      &evidence, NULL),
                   SIAP_OK);
  ck_assert_uint_eq(siap_evidence_faults(evidence), 0);
  ck_assert_int_eq(siap_score(plan, evidence, 0, NULL, &result, NULL), SIAP_OK);
  siap_result_unref(result);
  siap_evidence_unref(evidence);
  /* what is not even XML has no draft */
  ck_assert_int_eq(siap_evidence_read("<evidence", 9, "", &options, NULL, &evidence, NULL),
                   SIAP_ERR_SYNTAX);
  ck_assert_ptr_null(evidence);
  siap_plan_unref(plan);
  siap_rubric_unref(rubric);
  siap_findings_unref(findings);
}
END_TEST

START_TEST(the_class_chooses_the_profile)
{
  siap_rubric *rubric = api_rubric(API_PATH("rubrics/gmsc-2023.xml"));
  siap_evidence *evidence = api_evidence(API_PATH("examples/data/malang-2023.xml"));
  siap_plan *plan = NULL;
  siap_findings *findings = api_findings();
  ck_assert_int_eq(siap_plan_choose(rubric, evidence, 0, NULL, &plan, NULL), SIAP_OK);
  ck_assert_str_eq(siap_plan_profile(plan), "kppn-ikn");
  siap_plan_unref(plan);
  ck_assert_int_eq(siap_plan_choose(rubric, evidence, 0, "reguler", &plan, NULL), SIAP_OK);
  ck_assert_str_eq(siap_plan_profile(plan), "reguler");
  siap_plan_unref(plan);
  ck_assert_int_eq(siap_plan_compile(rubric, NULL, &plan, findings), SIAP_ERR_NAME);
  ck_assert(api_has_code(findings, "E402"));
  siap_evidence_unref(evidence);
  evidence = api_answers(); /* of another rubric */
  ck_assert_int_eq(siap_plan_choose(rubric, evidence, 0, "reguler", &plan, findings), SIAP_ERR_RULE);
  ck_assert_ptr_null(plan);
  ck_assert(api_has_code(findings, "E403"));
  siap_evidence_unref(evidence);
  siap_findings_unref(findings);
  siap_rubric_unref(rubric);
}
END_TEST

START_TEST(checking_finds_what_scoring_would)
{
  static const char odd[] = "<evidence xmlns='urn:siap:evidence:1' rubric='tiny'><region name='K'>"
                            "<answer item='a' level='3'/><answer item='c' level='2'/></region></evidence>";
  static const char hole[] = "<evidence xmlns='urn:siap:evidence:1' rubric='tiny'>"
                             "<region name='K'><answer item='a' level='3'/></region></evidence>";
  siap_rubric *rubric = api_tiny();
  siap_evidence *evidence = NULL;
  siap_plan *plan = NULL;
  siap_result *result = NULL;
  siap_findings *findings = api_findings();
  ck_assert_int_eq(siap_plan_compile(rubric, NULL, &plan, NULL), SIAP_OK);
  ck_assert_int_eq(siap_evidence_read(odd, sizeof odd - 1, "", NULL, NULL, &evidence, NULL), SIAP_OK);
  ck_assert_int_eq(siap_check(plan, evidence, 0, findings), SIAP_ERR_RULE);
  ck_assert(api_has_code(findings, "E310"));
  ck_assert_int_eq(siap_check(plan, evidence, 0, NULL), SIAP_ERR_RULE);
  ck_assert_int_eq(siap_score(plan, evidence, 0, NULL, &result, findings), SIAP_ERR_RULE);
  ck_assert_ptr_null(result);
  siap_evidence_unref(evidence);
  siap_findings_clear(findings);
  ck_assert_int_eq(siap_evidence_read(hole, sizeof hole - 1, "", NULL, NULL, &evidence, NULL),
                   SIAP_OK);
  ck_assert_int_eq(siap_check(plan, evidence, 0, findings), SIAP_OK);
  ck_assert_uint_gt(siap_findings_total(findings, SIAP_WARNING), 0);
  ck_assert_int_eq(siap_score(plan, evidence, 0, NULL, &result, NULL), SIAP_OK);
  siap_cell cell = {.size = sizeof cell};
  siap_result_cell(result, siap_result_entry_find(result, "total"), &cell);
  ck_assert_int_eq(cell.state, SIAP_STATE_MISSING);
  ck_assert_double_eq(cell.low, 1.5);
  ck_assert_double_eq(cell.high, 3.5);
  siap_result_unref(result);
  siap_evidence_unref(evidence);
  siap_findings_unref(findings);
  siap_plan_unref(plan);
  siap_rubric_unref(rubric);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("evidence");
  TCase *tests = tcase_create("evidence");
  suite_add_tcase(suite, tests);
  tcase_add_test(tests, a_file_and_its_bytes_are_the_same);
  tcase_add_test(tests, a_region_is_described);
  tcase_add_test(tests, csv_says_the_rest_in_options);
  tcase_add_test(tests, a_class_is_that_of_regions_that_say_none_in_every_format);
  tcase_add_test(tests, options_are_held_to_what_exists);
  tcase_add_test(tests, a_draft_is_given_but_never_scored);
  tcase_add_test(tests, the_class_chooses_the_profile);
  tcase_add_test(tests, checking_finds_what_scoring_would);
  return unit_main(suite);
}
