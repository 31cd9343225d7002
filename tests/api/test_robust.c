/* SPDX-License-Identifier: GPL-3.0-or-later */
/* robust: the same bytes with any number of threads, stopping, and the closed forms of a mean. */
#include "api.h"

#include <math.h>

#define LABEL "<label xml:lang=\"id\">A</label><label xml:lang=\"en\">A</label>"

static const char rubric_text[] =
    API_HEAD "<scale id=\"s\" min=\"0\" max=\"4\"/>"
    "<item id=\"a\" scale=\"s\">" LABEL "</item><item id=\"b\" scale=\"s\">" LABEL "</item>"
    "<index id=\"total\" method=\"weighted-mean\" missing=\"exclude\">" LABEL
    "<item ref=\"a\" weight=\"0.7\"/><item ref=\"b\" weight=\"0.3\"/></index></rubric>\n";
static const char regions[] =
    "<evidence xmlns=\"urn:siap:evidence:1\" rubric=\"tiny\" stage=\"final\">"
    "<region name=\"One\"><answer item=\"a\"><rating assessor=\"p\" level=\"1\"/>"
    "<rating assessor=\"q\" level=\"2\"/><rating assessor=\"r\" level=\"4\"/></answer></region>"
    "<region name=\"Two\"><answer item=\"a\" level=\"3\"/><answer item=\"b\" level=\"0\"/></region>"
    "<region name=\"Three\"><answer item=\"b\" level=\"2\"/></region></evidence>";

static siap_request *robust_of(const char *const *options)
{
  siap_rubric *rubric = NULL;
  siap_evidence *evidence = NULL;
  siap_plan *plan = NULL;
  siap_cohort *cohort = NULL;
  siap_request *request = NULL;
  ck_assert_int_eq(siap_rubric_read(rubric_text, sizeof rubric_text - 1, "open", NULL, &rubric, NULL),
                   SIAP_OK);
  ck_assert_int_eq(siap_evidence_read(regions, sizeof regions - 1, "r", NULL, NULL, &evidence, NULL),
                   SIAP_OK);
  ck_assert_int_eq(siap_plan_compile(rubric, NULL, &plan, NULL), SIAP_OK);
  ck_assert_int_eq(siap_cohort_new(&cohort), SIAP_OK);
  for (size_t i = 0; i < 3; i++)
    ck_assert_int_eq(siap_cohort_add(cohort, plan, evidence, i, NULL, NULL), SIAP_OK);
  ck_assert_int_eq(siap_request_new("robust", &request, NULL), SIAP_OK);
  ck_assert_int_eq(siap_request_add(request, cohort), SIAP_OK);
  for (; options[0]; options += 2)
    ck_assert_int_eq(siap_request_set(request, options[0], options[1], NULL), SIAP_OK);
  siap_cohort_unref(cohort);
  siap_plan_unref(plan);
  siap_evidence_unref(evidence);
  siap_rubric_unref(rubric);
  return request;
}

START_TEST(bytes_do_not_depend_on_threads)
{
  static const char *const options[] = {"sources", "ratings,missing,weights,methods,items",
                                        "replications", "1000", "sobol", "regions", "sobol-n", "64",
                                        NULL};
  static const char *const threads[] = {"1", "2", "8"};
  siap_request *request = robust_of(options);
  char *first = NULL;
  for (size_t i = 0; i < 3; i++) {
    siap_analysis *analysis = NULL;
    char *text = NULL;
    ck_assert_int_eq(siap_request_set(request, "threads", threads[i], NULL), SIAP_OK);
    ck_assert_int_eq(siap_analyse(request, NULL, NULL, &analysis, NULL), SIAP_OK);
    ck_assert_int_eq(siap_analysis_write(analysis, "json", "en", NULL, &text, NULL), SIAP_OK);
    if (first)
      ck_assert_str_eq(text, first);
    else
      first = strdup(text);
    siap_free(text);
    siap_analysis_unref(analysis);
  }
  free(first);
  siap_request_unref(request);
}
END_TEST

static int32_t stop_after(void *user, uint64_t done, uint64_t total)
{
  ck_assert_uint_le(done, total);
  return --*(int *)user == 0;
}

/* In a simulation, among the items, among the rows for Sobol indices: wherever it is, all threads end. */
START_TEST(it_can_be_stopped_anywhere)
{
  static const char *const options[] = {"sources", "missing,weights,items", "replications", "640",
                                        "sobol", "yes", "sobol-n", "64", NULL};
  static const char *const threads[] = {"1", "3"};
  siap_request *request = robust_of(options);
  int all = 1 << 30;
  siap_analysis *analysis = NULL;
  ck_assert_int_eq(siap_analyse(request, stop_after, &all, &analysis, NULL), SIAP_OK);
  siap_analysis_unref(analysis);
  all = (1 << 30) - all;
  ck_assert_int_eq(all, 4 * 10 + 2 + 32);
  for (int after = 1; after <= all; after += 3) {
    int left = after;
    ck_assert_int_eq(siap_request_set(request, "threads", threads[0], NULL), SIAP_OK);
    ck_assert_int_eq(siap_analyse(request, stop_after, &left, &analysis, NULL), SIAP_ERR_STOPPED);
    ck_assert_ptr_null(analysis);
    left = 1; /* with more threads the caller's own may have few jobs, but it has the first to tell */
    ck_assert_int_eq(siap_request_set(request, "threads", threads[1], NULL), SIAP_OK);
    siap_status status = siap_analyse(request, stop_after, &left, &analysis, NULL);
    ck_assert(status == SIAP_ERR_STOPPED || status == SIAP_OK);
    siap_analysis_unref(analysis);
  }
  siap_request_unref(request);
}
END_TEST

static double number(const siap_analysis *analysis, size_t row, const char *name)
{
  for (size_t column = 0;; column++) {
    siap_column about = {.size = sizeof about};
    siap_value value = {.size = sizeof value};
    ck_assert_int_eq(siap_analysis_column(analysis, 0, column, NULL, &about), SIAP_OK);
    if (strcmp(about.id, name) != 0)
      continue;
    ck_assert_int_eq(siap_analysis_value(analysis, 0, row, column, NULL, &value), SIAP_OK);
    return value.number;
  }
}

/* mean and deviation within four of their standard errors; n replicates of what is near normal */
static void near_to(const siap_analysis *analysis, size_t row, double mean, double sd, double n)
{
  ck_assert_double_le(fabs(number(analysis, row, "mean") - mean), 4 * sd / sqrt(n) + 1e-12);
  ck_assert_double_le(fabs(number(analysis, row, "sd") - sd), 4 * sd / sqrt(2 * n) + 1e-12);
}

static siap_analysis *run(const char *sources)
{
  const char *options[] = {"sources", sources, "replications", "40000", "concentration", "20", NULL};
  siap_request *request = robust_of(options);
  siap_analysis *analysis = NULL;
  ck_assert_int_eq(siap_analyse(request, NULL, NULL, &analysis, NULL), SIAP_OK);
  siap_request_unref(request);
  return analysis;
}

/* 0.7 a + 0.3 b, whose parts are drawn apart. */
START_TEST(a_linear_index_meets_its_closed_forms)
{
  double n = 40000, third = 7.0 / 3, spread = sqrt((1 + 4 + 16) / 3.0 - third * third);
  double uniform = 4 / sqrt(12);
  siap_analysis *analysis = run("ratings"); /* b is missing: the index is a */
  near_to(analysis, 0, third, spread / sqrt(3), n);
  near_to(analysis, 1, 2.1, 0, n);
  siap_analysis_unref(analysis);
  analysis = run("missing");
  near_to(analysis, 0, 0.7 * third + 0.3 * 2, 0.3 * uniform, n);
  near_to(analysis, 2, 0.7 * 2 + 0.3 * 2, 0.7 * uniform, n);
  siap_analysis_unref(analysis);
  analysis = run("ratings,missing");
  near_to(analysis, 0, 0.7 * third + 0.3 * 2, hypot(0.7 * spread / sqrt(3), 0.3 * uniform), n);
  siap_analysis_unref(analysis);
  analysis = run("weights"); /* Beta(14, 6): 3 times it */
  near_to(analysis, 1, 2.1, 3 * sqrt(0.7 * 0.3 / 21), n);
  siap_analysis_unref(analysis);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("robust");
  TCase *tests = tcase_create("robust");
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, bytes_do_not_depend_on_threads);
  tcase_add_test(tests, it_can_be_stopped_anywhere);
  tcase_add_test(tests, a_linear_index_meets_its_closed_forms);
  suite_add_tcase(suite, tests);
  return unit_main(suite);
}
