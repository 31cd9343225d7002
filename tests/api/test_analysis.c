/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cohorts, requests and analyses: their life, nonsense, what cells say, and stopping. */
#include "api.h"

#include <math.h>

#define ARG SIAP_ERR_ARG
#define THREE                                                                                      \
  "<evidence xmlns=\"urn:siap:evidence:1\" rubric=\"tiny\" stage=\"final\">"                       \
  "<region name=\"Kota A\"><answer item=\"a\" level=\"3\"/><answer item=\"b\" level=\"2\"/>"       \
  "</region><region name=\"=B\"><answer item=\"a\" level=\"1\"/><answer item=\"b\" level=\"2\"/>"  \
  "</region><region name=\"Kota C\" participated=\"no\"/></evidence>"

static siap_evidence *three_regions(void)
{
  siap_evidence *evidence = NULL;
  ck_assert_int_eq(siap_evidence_read(THREE, sizeof THREE - 1, "three", NULL, NULL, &evidence, NULL),
                   SIAP_OK);
  return evidence;
}

static siap_cohort *cohort_of_three(void)
{
  siap_rubric *rubric = api_tiny();
  siap_evidence *evidence = three_regions();
  siap_plan *plan = NULL;
  siap_cohort *cohort = NULL;
  ck_assert_int_eq(siap_plan_compile(rubric, NULL, &plan, NULL), SIAP_OK);
  ck_assert_int_eq(siap_cohort_new(&cohort), SIAP_OK);
  for (size_t i = 0; i < 3; i++)
    ck_assert_int_eq(siap_cohort_add(cohort, plan, evidence, i, NULL, NULL), SIAP_OK);
  siap_plan_unref(plan); /* the cohort holds what it needs */
  siap_evidence_unref(evidence);
  siap_rubric_unref(rubric);
  return cohort;
}

static siap_analysis *rank_of_three(void)
{
  siap_cohort *cohort = cohort_of_three();
  siap_request *request = NULL;
  siap_analysis *analysis = NULL;
  ck_assert_int_eq(siap_request_new("rank", &request, NULL), SIAP_OK);
  ck_assert_int_eq(siap_request_add(request, cohort), SIAP_OK);
  siap_cohort_unref(cohort);
  ck_assert_int_eq(siap_analyse(request, NULL, NULL, &analysis, NULL), SIAP_OK);
  siap_request_unref(request);
  return analysis;
}

START_TEST(cohorts_take_nonsense)
{
  siap_rubric *rubric = api_tiny();
  siap_evidence *evidence = api_answers();
  siap_plan *plan = NULL;
  siap_cohort *cohort = NULL;
  ck_assert_int_eq(siap_plan_compile(rubric, NULL, &plan, NULL), SIAP_OK);
  ck_assert_int_eq(siap_cohort_new(NULL), ARG);
  ck_assert_int_eq(siap_cohort_new(&cohort), SIAP_OK);
  ck_assert_int_eq(siap_cohort_add(NULL, plan, evidence, 0, NULL, NULL), ARG);
  ck_assert_int_eq(siap_cohort_add(cohort, NULL, evidence, 0, NULL, NULL), ARG);
  ck_assert_int_eq(siap_cohort_add(cohort, plan, NULL, 0, NULL, NULL), ARG);
  ck_assert_int_eq(siap_cohort_add(cohort, plan, evidence, 1, NULL, NULL), ARG);
  ck_assert_int_eq(siap_cohort_add_result(cohort, NULL, NULL), ARG);
  ck_assert_int_eq(siap_cohort_add_result(NULL, NULL, NULL), ARG);
  ck_assert_uint_eq(siap_cohort_count(cohort), 0);
  ck_assert_uint_eq(siap_cohort_count(NULL), 0);
  ck_assert_ptr_null(siap_cohort_ref(NULL));
  siap_cohort_unref(NULL);
  siap_cohort_unref(cohort);
  siap_plan_unref(plan);
  siap_evidence_unref(evidence);
  siap_rubric_unref(rubric);
}
END_TEST

START_TEST(requests_take_nonsense)
{
  siap_request *request = (siap_request *)&request;
  siap_analysis *analysis = (siap_analysis *)&request;
  siap_cohort *cohort = cohort_of_three();
  char *text = (char *)&request;
  ck_assert_int_eq(siap_request_new(NULL, &request, NULL), ARG);
  ck_assert_ptr_null(request);
  ck_assert_int_eq(siap_request_new("rank", NULL, NULL), ARG);
  ck_assert_int_eq(siap_request_new("", &request, NULL), SIAP_ERR_NAME);
  ck_assert_int_eq(siap_request_new("rank", &request, NULL), SIAP_OK);
  ck_assert_int_eq(siap_request_set(NULL, "of", "nodes", NULL), ARG);
  ck_assert_int_eq(siap_request_set(request, NULL, "nodes", NULL), ARG);
  ck_assert_int_eq(siap_request_set(request, "of", NULL, NULL), ARG);
  ck_assert_int_eq(siap_request_set(request, "of", ",", NULL), SIAP_ERR_RULE);
  ck_assert_int_eq(siap_request_set(request, "of", "a,", NULL), SIAP_ERR_RULE);
  ck_assert_int_eq(siap_request_set(request, "of", "a,,b", NULL), SIAP_ERR_RULE);
  ck_assert_int_eq(siap_request_add(request, NULL), ARG);
  ck_assert_int_eq(siap_request_add(NULL, cohort), ARG);
  ck_assert_int_eq(siap_analyse(request, NULL, NULL, &analysis, NULL), SIAP_ERR_LACKING);
  ck_assert_ptr_null(analysis);
  ck_assert_int_eq(siap_request_add(request, cohort), SIAP_OK);
  ck_assert_int_eq(siap_request_add(request, cohort), ARG); /* rank takes one */
  siap_request *of_nobody = NULL;
  siap_cohort *nobody = NULL;
  ck_assert_int_eq(siap_cohort_new(&nobody), SIAP_OK);
  ck_assert_int_eq(siap_request_new("rank", &of_nobody, NULL), SIAP_OK);
  ck_assert_int_eq(siap_request_add(of_nobody, nobody), SIAP_OK);
  ck_assert_int_eq(siap_analyse(of_nobody, NULL, NULL, &analysis, NULL), SIAP_ERR_LACKING);
  siap_request_unref(of_nobody);
  siap_cohort_unref(nobody);
  ck_assert_int_eq(siap_analyse(request, NULL, NULL, NULL, NULL), ARG);
  ck_assert_int_eq(siap_analyse(NULL, NULL, NULL, &analysis, NULL), ARG);
  ck_assert_int_eq(siap_analysis_words("ranks", "text", "en", &text, NULL), SIAP_ERR_NAME);
  ck_assert_ptr_null(text);
  ck_assert_int_eq(siap_analysis_words(NULL, "xml", "en", &text, NULL), SIAP_ERR_NAME);
  ck_assert_int_eq(siap_analysis_words(NULL, NULL, "en", &text, NULL), ARG);
  ck_assert_int_eq(siap_analysis_words(NULL, "json", "id", &text, NULL), SIAP_OK);
  siap_free(text);
  siap_request_unref(NULL);
  siap_request_unref(request);
  siap_cohort_unref(cohort);
}
END_TEST

START_TEST(analyses_take_nonsense)
{
  siap_analysis *analysis = rank_of_three();
  siap_table table = {.size = sizeof table};
  siap_column column = {.size = sizeof column};
  siap_value value = {.size = sizeof value};
  char *text = (char *)&text;
  ck_assert_str_eq(siap_analysis_name(NULL), "");
  ck_assert_uint_eq(siap_analysis_table_count(NULL), 0);
  ck_assert_int_eq(siap_analysis_table(NULL, 0, NULL, &table), ARG);
  ck_assert_int_eq(siap_analysis_table(analysis, 99, NULL, &table), ARG);
  ck_assert_int_eq(siap_analysis_table(analysis, SIZE_MAX, NULL, &table), ARG);
  ck_assert_int_eq(siap_analysis_table(analysis, 0, NULL, NULL), ARG);
  ck_assert_int_eq(siap_analysis_column(analysis, 0, 99, NULL, &column), ARG);
  ck_assert_int_eq(siap_analysis_value(analysis, 0, 2, 0, NULL, &value), ARG);
  ck_assert_int_eq(siap_analysis_value(analysis, 0, 0, 99, NULL, &value), ARG);
  value.size = 3;
  ck_assert_int_eq(siap_analysis_value(analysis, 0, 0, 0, NULL, &value), ARG);
  ck_assert_int_eq(siap_analysis_write(analysis, "pdf", "en", NULL, &text, NULL), SIAP_ERR_NAME);
  ck_assert_ptr_null(text);
  ck_assert_int_eq(siap_analysis_write(analysis, "csv", "en", "rank", &text, NULL), SIAP_ERR_NAME);
  ck_assert_int_eq(siap_analysis_write(NULL, "csv", "en", NULL, &text, NULL), ARG);
  ck_assert_int_eq(siap_analysis_write(analysis, "csv", "en", NULL, NULL, NULL), ARG);
  ck_assert_ptr_eq(siap_analysis_ref(analysis), analysis);
  siap_analysis_unref(analysis);
  ck_assert_ptr_null(siap_analysis_ref(NULL));
  siap_analysis_unref(NULL);
  siap_analysis_unref(analysis);
}
END_TEST

START_TEST(cells_say_what_they_hold)
{
  siap_analysis *analysis = rank_of_three();
  siap_table table = {.size = sizeof table};
  siap_column column = {.size = sizeof column};
  siap_value value = {.size = sizeof value};
  ck_assert_str_eq(siap_analysis_name(analysis), "rank");
  ck_assert_int_eq(siap_analysis_table(analysis, 0, "id", &table), SIAP_OK);
  ck_assert_str_eq(table.id, "ranks");
  ck_assert_str_eq(table.title, "Peringkat");
  ck_assert_uint_eq(table.rows, 2);
  ck_assert_int_eq(siap_analysis_column(analysis, 0, 4, NULL, &column), SIAP_OK);
  ck_assert_str_eq(column.id, "value");
  ck_assert_int_eq(column.kind, SIAP_COLUMN_NUMBER);
  ck_assert_int_eq(siap_analysis_value(analysis, 0, 1, 4, NULL, &value), SIAP_OK);
  ck_assert_double_eq(value.number, 1.5);
  ck_assert_int_eq(value.places, 2);
  ck_assert_str_eq(value.text, "");
  ck_assert_str_eq(value.shown, "");
  ck_assert_int_eq(siap_analysis_value(analysis, 0, 1, 2, NULL, &value), SIAP_OK);
  ck_assert_str_eq(value.text, "=B");
  ck_assert_str_eq(value.shown, "=B");
  ck_assert(isnan(value.number));
  /* skewness takes three values: none, and why */
  ck_assert_int_eq(siap_analysis_value(analysis, 2, 0, 10, NULL, &value), SIAP_OK);
  ck_assert(isnan(value.number));
  ck_assert_str_eq(value.text, "too-few");
  ck_assert_str_eq(value.shown, "too few");
  ck_assert_int_eq(siap_analysis_value(analysis, 2, 0, 10, "id", &value), SIAP_OK);
  ck_assert_str_eq(value.text, "too-few");
  ck_assert_str_eq(value.shown, "terlalu sedikit");
  size_t last = siap_analysis_table_count(analysis) - 1;
  ck_assert_int_eq(siap_analysis_table(analysis, last, NULL, &table), SIAP_OK);
  ck_assert_str_eq(table.id, "about");
  siap_analysis_unref(analysis);
}
END_TEST

/* What a spreadsheet would take for a formula is none in CSV. */
START_TEST(written_text_is_guarded)
{
  siap_analysis *analysis = rank_of_three();
  char *text = NULL;
  size_t length = 0;
  ck_assert_int_eq(siap_analysis_write(analysis, "csv", NULL, NULL, &text, &length), SIAP_OK);
  ck_assert_uint_eq(strlen(text), length);
  ck_assert_ptr_nonnull(strstr(text, "'=B"));
  siap_free(text);
  ck_assert_int_eq(siap_analysis_write(analysis, "json", "id", "unranked", &text, NULL), SIAP_OK);
  ck_assert_ptr_nonnull(strstr(text, "did-not-take-part"));
  ck_assert_ptr_null(strstr(text, "\"ranks\""));
  siap_free(text);
  siap_analysis_unref(analysis);
}
END_TEST

/* A page holds everything, one of a table that table; a chart is of a table that has one. */
START_TEST(a_page_stands_alone)
{
  siap_analysis *analysis = rank_of_three();
  char *text = NULL;
  size_t length = 0;
  ck_assert_int_eq(siap_analysis_write(analysis, "html", "id", NULL, &text, &length), SIAP_OK);
  ck_assert_uint_eq(strlen(text), length);
  ck_assert_int_eq(strncmp(text, "<!DOCTYPE html>\n<html lang=\"id\">", 32), 0);
  ck_assert_ptr_nonnull(strstr(text, "2,50"));
  ck_assert_ptr_null(strstr(text, "2.50"));
  ck_assert_ptr_nonnull(strstr(text, "id=\"t-ranks\""));
  ck_assert_ptr_nonnull(strstr(text, "id=\"t-about\""));
  ck_assert_ptr_nonnull(strstr(text, "tidak ikut serta"));
  ck_assert_ptr_nonnull(strstr(text, "<svg class=\"chart\""));
  siap_free(text);
  ck_assert_int_eq(siap_analysis_write(analysis, "html", NULL, "unranked", &text, NULL), SIAP_OK);
  ck_assert_ptr_nonnull(strstr(text, "did not take part"));
  ck_assert_ptr_null(strstr(text, "id=\"t-ranks\""));
  siap_free(text);
  siap_analysis_unref(analysis);
}
END_TEST

START_TEST(a_chart_stands_alone)
{
  siap_analysis *analysis = rank_of_three();
  char *text = NULL;
  ck_assert_int_eq(siap_analysis_write(analysis, "svg", NULL, "ranks", &text, NULL), SIAP_OK);
  ck_assert_int_eq(strncmp(text, "<svg xmlns=\"http://www.w3.org/2000/svg\"", 39), 0);
  siap_free(text);
  ck_assert_int_eq(siap_analysis_write(analysis, "svg", NULL, NULL, &text, NULL), SIAP_OK);
  siap_free(text);
  ck_assert_int_eq(siap_analysis_write(analysis, "svg", NULL, "unranked", &text, NULL),
                   SIAP_ERR_NAME);
  ck_assert_ptr_null(text);
  siap_analysis_unref(analysis);
}
END_TEST

static int32_t stop_at_once(void *user, uint64_t done, uint64_t total)
{
  ck_assert_uint_le(done, total);
  return ++*(int *)user;
}

START_TEST(a_caller_may_stop_it)
{
  siap_cohort *cohort = cohort_of_three();
  siap_request *request = NULL;
  siap_analysis *analysis = (siap_analysis *)&request;
  int calls = 0;
  ck_assert_int_eq(siap_request_new("rank", &request, NULL), SIAP_OK);
  ck_assert_int_eq(siap_request_add(request, cohort), SIAP_OK);
  ck_assert_int_eq(siap_analyse(request, stop_at_once, &calls, &analysis, NULL), SIAP_ERR_STOPPED);
  ck_assert_ptr_null(analysis);
  ck_assert_int_eq(calls, 1);
  ck_assert_int_eq(siap_analyse(request, NULL, NULL, &analysis, NULL), SIAP_OK);
  siap_analysis_unref(analysis);
  siap_request_unref(request);
  siap_cohort_unref(cohort);
}
END_TEST

START_TEST(a_result_that_was_read_can_be_ranked)
{
  siap_result *result = api_tiny_result(), *again = NULL;
  char *text = api_write(result, "json");
  siap_cohort *cohort = NULL;
  siap_request *request = NULL;
  siap_analysis *analysis = NULL;
  siap_value value = {.size = sizeof value};
  ck_assert_int_eq(siap_result_read(text, strlen(text), "r", NULL, &again, NULL), SIAP_OK);
  ck_assert_int_eq(siap_cohort_new(&cohort), SIAP_OK);
  ck_assert_int_eq(siap_cohort_add_result(cohort, again, NULL), SIAP_OK);
  siap_result_unref(again);
  siap_result_unref(result);
  ck_assert_int_eq(siap_request_new("rank", &request, NULL), SIAP_OK);
  ck_assert_int_eq(siap_request_add(request, cohort), SIAP_OK);
  ck_assert_int_eq(siap_analyse(request, NULL, NULL, &analysis, NULL), SIAP_OK);
  ck_assert_int_eq(siap_analysis_value(analysis, 0, 0, 4, NULL, &value), SIAP_OK);
  ck_assert_double_eq(value.number, 2.63);
  siap_analysis_unref(analysis);
  siap_request_unref(request);
  siap_cohort_unref(cohort);
  siap_free(text);
}
END_TEST

/* Says stop when it is asked for the n-th time; `total` is the same in every call. */
typedef struct patience {
  uint64_t left, total;
} patience;

static int32_t stop_soon(void *user, uint64_t done, uint64_t total)
{
  patience *has = user;
  ck_assert(done < total);
  ck_assert(has->total == 0 || has->total == total);
  has->total = total;
  return has->left-- == 0;
}

START_TEST(an_analysis_stops_wherever_it_is_told_to)
{
  siap_cohort *cohort = cohort_of_three();
  siap_request *request = NULL;
  siap_status status = SIAP_ERR_STOPPED;
  uint64_t steps = 0;
  ck_assert_int_eq(siap_request_new("agree", &request, NULL), SIAP_OK);
  ck_assert_int_eq(siap_request_add(request, cohort), SIAP_OK);
  ck_assert_int_eq(siap_request_add(request, cohort), SIAP_OK);
  for (; status == SIAP_ERR_STOPPED; steps++) {
    patience has = {steps, 0};
    siap_analysis *analysis = NULL;
    status = siap_analyse(request, stop_soon, &has, &analysis, NULL);
    ck_assert_int_eq(analysis != NULL, status == SIAP_OK);
    siap_analysis_unref(analysis);
  }
  ck_assert_int_eq(status, SIAP_OK);
  ck_assert_uint_gt(steps, 2);
  siap_request_unref(request);
  siap_cohort_unref(cohort);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("analysis");
  TCase *tests = tcase_create("analysis");
  suite_add_tcase(suite, tests);
  tcase_add_test(tests, cohorts_take_nonsense);
  tcase_add_test(tests, requests_take_nonsense);
  tcase_add_test(tests, analyses_take_nonsense);
  tcase_add_test(tests, cells_say_what_they_hold);
  tcase_add_test(tests, written_text_is_guarded);
  tcase_add_test(tests, a_page_stands_alone);
  tcase_add_test(tests, a_chart_stands_alone);
  tcase_add_test(tests, a_caller_may_stop_it);
  tcase_add_test(tests, a_result_that_was_read_can_be_ranked);
  tcase_add_test(tests, an_analysis_stops_wherever_it_is_told_to);
  return unit_main(suite);
}
