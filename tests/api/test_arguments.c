/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NULL and nonsense everywhere: an error, an empty answer, never a crash, every `out` NULL. */
#include "api.h"

#include <limits.h>
#include <math.h>

#define ARG SIAP_ERR_ARG

START_TEST(core_takes_nonsense)
{
  siap_limits limits;
  ck_assert_int_eq(siap_limits_init(NULL, sizeof limits), ARG);
  ck_assert_int_eq(siap_limits_init(&limits, 0), ARG);
  ck_assert_int_eq(siap_limits_init(&limits, 3), ARG);
  ck_assert_int_eq(siap_limits_init(&limits, sizeof limits), SIAP_OK);
  ck_assert_uint_eq(limits.size, sizeof limits);
  ck_assert_uint_eq(limits.depth, 64);
  ck_assert_uint_eq(limits.bytes, 4u << 20);
  ck_assert_uint_eq(limits.elements, 0);
  ck_assert_uint_eq(limits.attributes, 256);
  ck_assert_uint_eq(limits.text, 65536);
  ck_assert_uint_eq(limits.memory, 0);
  siap_free(NULL);
  static const char *const status[] = {"ok",    "argument", "memory", "io",      "syntax", "rule",
                                       "limit", "name",     "bug",    "lacking", "stopped"};
  static const char *const state[] = {"scored", "missing", "not-applicable", "withheld", "invalid"};
  for (int i = 0; i < 11; i++) {
    ck_assert_str_eq(siap_status_name(-i), status[i]);
    for (int k = 0; k < i; k++)
      ck_assert_str_ne(siap_status_name(-i), siap_status_name(-k));
  }
  ck_assert_str_eq(siap_status_name(1), "unknown");
  ck_assert_str_eq(siap_status_name(-11), "unknown");
  ck_assert_str_eq(siap_status_name(INT32_MIN), "unknown");
  for (int i = 0; i < 5; i++)
    ck_assert_str_eq(siap_state_name(i), state[i]);
  ck_assert_str_eq(siap_state_name(5), "unknown");
  ck_assert_str_eq(siap_state_name(-1), "unknown");
  ck_assert_str_eq(siap_state_name(INT32_MAX), "unknown");
  unsigned major, minor, patch;
  ck_assert_int_eq(sscanf(siap_version(), "%u.%u.%u", &major, &minor, &patch), 3);
  ck_assert_uint_eq(siap_abi_version(), 0);
}
END_TEST

START_TEST(findings_take_nonsense)
{
  siap_findings *list = (siap_findings *)&list;
  char *text = (char *)&list;
  ck_assert_int_eq(siap_findings_new("en", 0, NULL), ARG);
  ck_assert_int_eq(siap_findings_new("fr", 0, &list), SIAP_ERR_NAME);
  ck_assert_ptr_null(list);
  ck_assert_int_eq(siap_findings_new("", 0, &list), SIAP_ERR_NAME);
  ck_assert_int_eq(siap_findings_new("EN", 0, &list), SIAP_ERR_NAME);
  ck_assert_ptr_null(siap_findings_ref(NULL));
  siap_findings_unref(NULL);
  siap_findings_clear(NULL);
  siap_findings_sort(NULL);
  ck_assert_uint_eq(siap_findings_count(NULL), 0);
  ck_assert_uint_eq(siap_findings_total(NULL, SIAP_ERROR), 0);
  ck_assert_int_eq(siap_findings_new(NULL, 1, &list), SIAP_OK);
  for (int filled = 0; filled < 3; filled++) {
    const siap_findings *of = filled == 0 ? NULL : list;
    size_t i = filled == 2 ? SIZE_MAX : siap_findings_count(of);
    ck_assert_int_eq(siap_findings_severity(of, i), -1);
    ck_assert_ptr_null(siap_findings_code(of, i));
    ck_assert_ptr_null(siap_findings_source(of, i));
    ck_assert_ptr_null(siap_findings_text(of, i));
    ck_assert_ptr_null(siap_findings_hint(of, i));
    ck_assert_ptr_null(siap_findings_path(of, i));
    ck_assert_ptr_null(siap_findings_holder(of, i));
    ck_assert_uint_eq(siap_findings_line(of, i), 0);
    ck_assert_uint_eq(siap_findings_column(of, i), 0);
    text = (char *)&list;
    ck_assert_int_eq(siap_findings_format(of, i, &text), ARG);
    ck_assert_ptr_null(text);
    ck_assert_uint_eq(siap_findings_total(of, 3), 0);
    ck_assert_uint_eq(siap_findings_total(of, -1), 0);
    if (filled == 0)
      ck_assert_int_eq(siap_rubric_read("x", 1, NULL, NULL, &(siap_rubric *){0}, list),
                       SIAP_ERR_SYNTAX);
  }
  ck_assert_int_eq(siap_findings_format(list, 0, NULL), ARG);
  siap_findings_unref(list);
}
END_TEST

START_TEST(readers_take_nonsense)
{
  siap_rubric *rubric = (siap_rubric *)&rubric;
  siap_evidence *evidence = (siap_evidence *)&evidence;
  siap_result *result = (siap_result *)&result;
  siap_limits limits;
  siap_evidence_options options;
  ck_assert_int_eq(siap_rubric_read(NULL, 3, "", NULL, &rubric, NULL), ARG);
  ck_assert_ptr_null(rubric);
  ck_assert_int_eq(siap_rubric_read("", 0, NULL, NULL, NULL, NULL), ARG);
  ck_assert_int_ne(siap_rubric_read("", 0, NULL, NULL, &rubric, NULL), SIAP_OK);
  ck_assert_int_eq(siap_rubric_open(NULL, NULL, &rubric, NULL), ARG);
  ck_assert_int_eq(siap_rubric_open("x", NULL, NULL, NULL), ARG);
  rubric = (siap_rubric *)&rubric;
  ck_assert_int_eq(siap_rubric_open("/nothing/here", NULL, &rubric, NULL), SIAP_ERR_IO);
  ck_assert_ptr_null(rubric);
  ck_assert_int_eq(siap_rubric_open("/", NULL, &rubric, NULL), SIAP_ERR_IO);
  ck_assert_int_eq(siap_evidence_read(NULL, 3, "", NULL, NULL, &evidence, NULL), ARG);
  ck_assert_ptr_null(evidence);
  ck_assert_int_eq(siap_evidence_read("", 0, NULL, NULL, NULL, NULL, NULL), ARG);
  ck_assert_int_ne(siap_evidence_read("", 0, NULL, NULL, NULL, &evidence, NULL), SIAP_OK);
  ck_assert_int_eq(siap_evidence_open(NULL, NULL, NULL, &evidence, NULL), ARG);
  ck_assert_int_eq(siap_evidence_open("x", NULL, NULL, NULL, NULL), ARG);
  ck_assert_int_eq(siap_evidence_open("/nothing/here", NULL, NULL, &evidence, NULL), SIAP_ERR_IO);
  ck_assert_int_eq(siap_result_read(NULL, 3, "", NULL, &result, NULL), ARG);
  ck_assert_ptr_null(result);
  ck_assert_int_eq(siap_result_read("{}", 2, "", NULL, NULL, NULL), ARG);
  ck_assert_int_ne(siap_result_read("", 0, NULL, NULL, &result, NULL), SIAP_OK);
  ck_assert_int_ne(siap_result_read("{}", 2, NULL, NULL, &result, NULL), SIAP_OK);
  ck_assert_int_ne(siap_result_read("[1,2", 4, NULL, NULL, &result, NULL), SIAP_OK);
  ck_assert_ptr_null(result);
  /* a struct that was never set up */
  memset(&limits, 0, sizeof limits);
  ck_assert_int_eq(siap_rubric_read(API_TINY, sizeof API_TINY - 1, "", &limits, &rubric, NULL), ARG);
  ck_assert_ptr_null(rubric);
  memset(&options, 0, sizeof options);
  ck_assert_int_eq(siap_evidence_read(API_ANSWERS, sizeof API_ANSWERS - 1, "", &options, NULL,
                                      &evidence, NULL),
                   ARG);
  ck_assert_int_eq(siap_evidence_options_init(NULL, sizeof options), ARG);
  ck_assert_int_eq(siap_evidence_options_init(&options, 1), ARG);
  ck_assert_int_eq(siap_evidence_options_init(&options, sizeof options), SIAP_OK);
  options.flags = 1u << 30;
  ck_assert_int_eq(siap_evidence_read(API_ANSWERS, sizeof API_ANSWERS - 1, "", &options, NULL,
                                      &evidence, NULL),
                   ARG);
  ck_assert_ptr_null(evidence);
}
END_TEST

static void ask_rubric(const siap_rubric *rubric, size_t i)
{
  ck_assert_ptr_null(siap_rubric_language(rubric, i));
  ck_assert_ptr_null(siap_rubric_source_id(rubric, i));
  ck_assert_ptr_null(siap_rubric_source_text(rubric, i));
  ck_assert_ptr_null(siap_rubric_pillar_id(rubric, i));
  ck_assert_ptr_null(siap_rubric_pillar_label(rubric, i, "en"));
  ck_assert_ptr_null(siap_rubric_item_id(rubric, i));
  ck_assert_ptr_null(siap_rubric_item_label(rubric, i, NULL));
  ck_assert_ptr_null(siap_rubric_item_pillar(rubric, i));
  ck_assert_ptr_null(siap_rubric_item_holder(rubric, i));
  ck_assert_ptr_null(siap_rubric_item_status(rubric, i));
  ck_assert_ptr_null(siap_rubric_node_id(rubric, i));
  ck_assert_ptr_null(siap_rubric_node_label(rubric, i, "xx"));
  ck_assert_ptr_null(siap_rubric_node_status(rubric, i));
  ck_assert_int_eq(siap_rubric_node_is_index(rubric, i), 0);
  ck_assert_ptr_null(siap_rubric_profile_id(rubric, i));
  ck_assert_ptr_null(siap_rubric_profile_label(rubric, i, "en"));
  ck_assert_ptr_null(siap_rubric_profile_for_class(rubric, "none of them"));
  ck_assert_ptr_null(siap_rubric_profile_for_class(rubric, NULL));
  ck_assert_uint_eq(siap_rubric_item_find(rubric, "none of them"), SIZE_MAX);
  ck_assert_uint_eq(siap_rubric_item_find(rubric, NULL), SIZE_MAX);
  ck_assert_uint_eq(siap_rubric_node_find(rubric, "none of them"), SIZE_MAX);
  ck_assert_uint_eq(siap_rubric_node_find(rubric, NULL), SIZE_MAX);
}

START_TEST(no_rubric_reads_as_empty)
{
  char *text = (char *)&text;
  size_t length = 7;
  ck_assert_ptr_null(siap_rubric_ref(NULL));
  siap_rubric_unref(NULL);
  ck_assert_str_eq(siap_rubric_id(NULL), "");
  ck_assert_str_eq(siap_rubric_agency(NULL), "");
  ck_assert_str_eq(siap_rubric_version(NULL), "");
  ck_assert_str_eq(siap_rubric_edition(NULL), "");
  ck_assert_str_eq(siap_rubric_status(NULL), "");
  ck_assert_str_eq(siap_rubric_digest(NULL), "");
  ck_assert_str_eq(siap_rubric_label(NULL, "en"), "");
  ck_assert_uint_eq(siap_rubric_language_count(NULL), 0);
  ck_assert_uint_eq(siap_rubric_source_count(NULL), 0);
  ck_assert_uint_eq(siap_rubric_pillar_count(NULL), 0);
  ck_assert_uint_eq(siap_rubric_item_count(NULL), 0);
  ck_assert_uint_eq(siap_rubric_node_count(NULL), 0);
  ck_assert_uint_eq(siap_rubric_profile_count(NULL), 0);
  ck_assert_int_eq(siap_rubric_write(NULL, "text", NULL, &text, &length), ARG);
  ck_assert_ptr_null(text);
  ask_rubric(NULL, 0);
  ask_rubric(NULL, SIZE_MAX);
  siap_rubric *rubric = api_tiny();
  ask_rubric(rubric, 1000);
  ask_rubric(rubric, SIZE_MAX);
  ck_assert_int_eq(siap_rubric_write(rubric, NULL, NULL, &text, &length), ARG);
  ck_assert_int_eq(siap_rubric_write(rubric, "text", NULL, NULL, &length), ARG);
  text = (char *)&text;
  ck_assert_int_eq(siap_rubric_write(rubric, "pdf", NULL, &text, &length), SIAP_ERR_NAME);
  ck_assert_ptr_null(text);
  siap_rubric_unref(rubric);
}
END_TEST

static void ask_evidence(const siap_evidence *evidence, size_t i)
{
  ck_assert_ptr_null(siap_evidence_region_name(evidence, i));
  ck_assert_ptr_null(siap_evidence_region_code(evidence, i));
  ck_assert_ptr_null(siap_evidence_region_class(evidence, i));
  ck_assert_ptr_null(siap_evidence_region_stage(evidence, i));
  ck_assert_int_eq(siap_evidence_region_participated(evidence, i), 0);
  ck_assert_uint_eq(siap_evidence_region_answers(evidence, i), 0);
}

START_TEST(no_evidence_reads_as_empty)
{
  ck_assert_ptr_null(siap_evidence_ref(NULL));
  siap_evidence_unref(NULL);
  ck_assert_uint_eq(siap_evidence_faults(NULL), 0);
  ck_assert_uint_eq(siap_evidence_region_count(NULL), 0);
  ck_assert_str_eq(siap_evidence_rubric_id(NULL), "");
  ask_evidence(NULL, 0);
  siap_evidence *evidence = api_answers();
  ask_evidence(evidence, 1);
  ask_evidence(evidence, SIZE_MAX);
  siap_evidence_unref(evidence);
}
END_TEST

static void ask_plan(const siap_plan *plan, size_t i)
{
  ck_assert_ptr_null(siap_plan_item_id(plan, i));
  ck_assert_ptr_null(siap_plan_node_id(plan, i));
  ck_assert_uint_eq(siap_plan_item_find(plan, "none of them"), SIZE_MAX);
  ck_assert_uint_eq(siap_plan_item_find(plan, NULL), SIZE_MAX);
  ck_assert_uint_eq(siap_plan_node_find(plan, "none of them"), SIZE_MAX);
  ck_assert_uint_eq(siap_plan_node_find(plan, NULL), SIZE_MAX);
}

START_TEST(plans_take_nonsense)
{
  siap_rubric *rubric = api_tiny();
  siap_evidence *evidence = api_answers();
  siap_plan *plan = (siap_plan *)&plan;
  siap_findings *findings = api_findings();
  ck_assert_int_eq(siap_plan_compile(NULL, NULL, &plan, findings), ARG);
  ck_assert_ptr_null(plan);
  ck_assert_int_eq(siap_plan_compile(rubric, NULL, NULL, findings), ARG);
  plan = (siap_plan *)&plan;
  ck_assert_int_eq(siap_plan_compile(rubric, "none", &plan, findings), SIAP_ERR_NAME);
  ck_assert_ptr_null(plan);
  ck_assert(api_has_code(findings, "E401"));
  ck_assert_int_eq(siap_plan_choose(NULL, evidence, 0, NULL, &plan, NULL), ARG);
  ck_assert_int_eq(siap_plan_choose(rubric, NULL, 0, NULL, &plan, NULL), ARG);
  ck_assert_int_eq(siap_plan_choose(rubric, evidence, 1, NULL, &plan, NULL), ARG);
  ck_assert_int_eq(siap_plan_choose(rubric, evidence, SIZE_MAX, NULL, &plan, NULL), ARG);
  ck_assert_int_eq(siap_plan_choose(rubric, evidence, 0, NULL, NULL, NULL), ARG);
  ck_assert_int_eq(siap_plan_choose(rubric, evidence, 0, "none", &plan, NULL), SIAP_ERR_NAME);
  ck_assert_ptr_null(siap_plan_ref(NULL));
  siap_plan_unref(NULL);
  ck_assert_str_eq(siap_plan_profile(NULL), "");
  ck_assert_str_eq(siap_plan_digest(NULL), "");
  ck_assert_uint_eq(siap_plan_item_count(NULL), 0);
  ck_assert_uint_eq(siap_plan_node_count(NULL), 0);
  ask_plan(NULL, 0);
  ck_assert_int_eq(siap_plan_compile(rubric, NULL, &plan, NULL), SIAP_OK);
  ask_plan(plan, 2);
  ask_plan(plan, SIZE_MAX);
  ck_assert_uint_eq(strlen(siap_plan_digest(plan)), 64);
  ck_assert_int_eq(siap_check(NULL, evidence, 0, NULL), ARG);
  ck_assert_int_eq(siap_check(plan, NULL, 0, NULL), ARG);
  ck_assert_int_eq(siap_check(plan, evidence, 1, NULL), ARG);
  ck_assert_int_eq(siap_check(plan, evidence, SIZE_MAX, NULL), ARG);
  siap_plan *fitted = (siap_plan *)&fitted;
  ck_assert_int_eq(siap_plan_needs_fit(NULL), 0);
  ck_assert_int_eq(siap_plan_needs_fit(plan), 0);
  ck_assert_int_eq(siap_plan_fit(NULL, evidence, &fitted, NULL), ARG);
  ck_assert_ptr_null(fitted);
  ck_assert_int_eq(siap_plan_fit(plan, NULL, &fitted, NULL), ARG);
  ck_assert_int_eq(siap_plan_fit(plan, evidence, NULL, NULL), ARG);
  siap_plan_unref(plan);
  siap_findings_unref(findings);
  siap_evidence_unref(evidence);
  siap_rubric_unref(rubric);
}
END_TEST

START_TEST(scoring_takes_nonsense)
{
  siap_rubric *rubric = api_tiny();
  siap_evidence *evidence = api_answers();
  siap_plan *plan = NULL;
  siap_result *result = (siap_result *)&result;
  siap_externals *externals = NULL;
  ck_assert_int_eq(siap_plan_compile(rubric, NULL, &plan, NULL), SIAP_OK);
  ck_assert_int_eq(siap_score(NULL, evidence, 0, NULL, &result, NULL), ARG);
  ck_assert_ptr_null(result);
  ck_assert_int_eq(siap_score(plan, NULL, 0, NULL, &result, NULL), ARG);
  ck_assert_int_eq(siap_score(plan, evidence, 1, NULL, &result, NULL), ARG);
  ck_assert_int_eq(siap_score(plan, evidence, 0, NULL, NULL, NULL), ARG);
  ck_assert_int_eq(siap_externals_new(NULL), ARG);
  siap_externals_unref(NULL);
  ck_assert_int_eq(siap_externals_add_number(NULL, "x", 1), ARG);
  ck_assert_int_eq(siap_externals_new(&externals), SIAP_OK);
  ck_assert_int_eq(siap_externals_add_number(externals, NULL, 1), ARG);
  ck_assert_int_eq(siap_externals_add_number(externals, "x", NAN), ARG);
  ck_assert_int_eq(siap_externals_add_number(externals, "x", INFINITY), ARG);
  ck_assert_int_eq(siap_externals_add_number(externals, "x", -INFINITY), ARG);
  ck_assert_int_eq(siap_externals_add_result(externals, "x", NULL), ARG);
  ck_assert_int_eq(siap_externals_add_result(NULL, "x", NULL), ARG);
  ck_assert_int_eq(siap_externals_add_number(externals, "x", 1), SIAP_OK);
  ck_assert_int_eq(siap_externals_add_number(externals, "x", 2), ARG);
  siap_externals_unref(externals);
  siap_plan_unref(plan);
  siap_evidence_unref(evidence);
  siap_rubric_unref(rubric);
}
END_TEST

static void ask_result(const siap_result *result, size_t i)
{
  siap_cell cell = {.size = sizeof cell};
  siap_term term = {.size = sizeof term};
  ck_assert_ptr_null(siap_result_entry_id(result, i));
  ck_assert_ptr_null(siap_result_entry_label(result, i, "en"));
  ck_assert_ptr_null(siap_result_entry_status(result, i));
  ck_assert_ptr_null(siap_result_entry_band(result, i, "en"));
  ck_assert_int_eq(siap_result_cell(result, i, &cell), ARG);
  ck_assert_uint_eq(siap_result_index_entry(result, i), SIZE_MAX);
  ck_assert(isnan(siap_result_weight(result, 0, i)));
  ck_assert(isnan(siap_result_weight(result, i, 0)));
  ck_assert(isnan(siap_result_contribution(result, 0, i)));
  ck_assert(isnan(siap_result_contribution(result, i, 0)));
  ck_assert_uint_eq(siap_result_term_count(result, i), 0);
  ck_assert_int_eq(siap_result_term(result, i, 0, &term), ARG);
  ck_assert_uint_eq(siap_result_entry_find(result, "none of them"), SIZE_MAX);
  ck_assert_uint_eq(siap_result_entry_find(result, NULL), SIZE_MAX);
  ck_assert_ptr_null(siap_result_digest(result, "weather"));
  ck_assert_ptr_null(siap_result_digest(result, NULL));
}

START_TEST(no_result_reads_as_empty)
{
  char *text = (char *)&text;
  ck_assert_ptr_null(siap_result_ref(NULL));
  siap_result_unref(NULL);
  ck_assert_str_eq(siap_result_rubric_id(NULL), "");
  ck_assert_str_eq(siap_result_profile(NULL), "");
  ck_assert_str_eq(siap_result_region_name(NULL), "");
  ck_assert_str_eq(siap_result_region_code(NULL), "");
  ck_assert_str_eq(siap_result_stage(NULL), "");
  ck_assert_int_eq(siap_result_is_simulation(NULL), 1);
  siap_result_participated(NULL);
  ck_assert_uint_eq(siap_result_entry_count(NULL), 0);
  ck_assert_uint_eq(siap_result_index_count(NULL), 0);
  siap_result_digest(NULL, "rubric");
  ask_result(NULL, 0);
  ask_result(NULL, SIZE_MAX);
  ck_assert_int_eq(siap_result_write(NULL, "text", NULL, &text, NULL), ARG);
  ck_assert_ptr_null(text);
  text = (char *)&text;
  ck_assert_int_eq(siap_result_explain(NULL, "x", "text", NULL, &text, NULL), ARG);
  ck_assert_ptr_null(text);
}
END_TEST

START_TEST(results_take_nonsense)
{
  siap_result *result = api_tiny_result();
  char *text = NULL;
  size_t total = siap_result_entry_find(result, "total");
  siap_cell cell = {.size = 3};
  siap_term term = {.size = 3};
  ask_result(result, siap_result_entry_count(result));
  ask_result(result, SIZE_MAX);
  ck_assert_int_eq(siap_result_cell(result, total, NULL), ARG);
  ck_assert_int_eq(siap_result_cell(result, total, &cell), ARG);
  ck_assert_int_eq(siap_result_term(result, total, 0, NULL), ARG);
  ck_assert_int_eq(siap_result_term(result, total, 0, &term), ARG);
  term.size = sizeof term;
  ck_assert_int_eq(siap_result_term(result, total, 2, &term), ARG);
  ck_assert_int_eq(siap_result_term(result, total, SIZE_MAX, &term), ARG);
  ck_assert_int_eq(siap_result_write(result, NULL, NULL, &text, NULL), ARG);
  ck_assert_int_eq(siap_result_write(result, "text", NULL, NULL, NULL), ARG);
  text = (char *)&text;
  ck_assert_int_eq(siap_result_write(result, "docx", NULL, &text, NULL), SIAP_ERR_NAME);
  ck_assert_ptr_null(text);
  ck_assert_int_eq(siap_result_explain(result, NULL, "text", NULL, &text, NULL), ARG);
  ck_assert_int_eq(siap_result_explain(result, "total", NULL, NULL, &text, NULL), ARG);
  ck_assert_int_eq(siap_result_explain(result, "total", "text", NULL, NULL, NULL), ARG);
  text = (char *)&text;
  ck_assert_int_eq(siap_result_explain(result, "none", "text", NULL, &text, NULL), SIAP_ERR_NAME);
  ck_assert_ptr_null(text);
  text = (char *)&text;
  ck_assert_int_eq(siap_result_explain(result, "total", "csv", NULL, &text, NULL), SIAP_ERR_NAME);
  ck_assert_ptr_null(text);
  siap_result_unref(result);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("arguments");
  TCase *tests = tcase_create("arguments");
  suite_add_tcase(suite, tests);
  tcase_add_test(tests, core_takes_nonsense);
  tcase_add_test(tests, findings_take_nonsense);
  tcase_add_test(tests, readers_take_nonsense);
  tcase_add_test(tests, no_rubric_reads_as_empty);
  tcase_add_test(tests, no_evidence_reads_as_empty);
  tcase_add_test(tests, plans_take_nonsense);
  tcase_add_test(tests, scoring_takes_nonsense);
  tcase_add_test(tests, no_result_reads_as_empty);
  tcase_add_test(tests, results_take_nonsense);
  return unit_main(suite);
}
