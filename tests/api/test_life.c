/* SPDX-License-Identifier: GPL-3.0-or-later */
/* References: children keep their parents, any order of release is right. */
#include "api.h"

#include <math.h>

enum { RUBRIC, EVIDENCE, PLAN, RESULT, EXTERNALS, FINDINGS, KINDS };

typedef struct all {
  siap_rubric *rubric;
  siap_evidence *evidence;
  siap_plan *plan;
  siap_result *result;
  siap_externals *externals;
  siap_findings *findings;
} all;

static all make(void)
{
  all it = {api_tiny(), api_answers(), NULL, NULL, NULL, api_findings()};
  ck_assert_int_eq(siap_plan_compile(it.rubric, NULL, &it.plan, it.findings), SIAP_OK);
  ck_assert_int_eq(siap_score(it.plan, it.evidence, 0, NULL, &it.result, it.findings), SIAP_OK);
  ck_assert_int_eq(siap_externals_new(&it.externals), SIAP_OK);
  ck_assert_int_eq(siap_externals_add_result(it.externals, "previous", it.result), SIAP_OK);
  return it;
}

static void release(const all *it, int kind)
{
  switch (kind) {
  case RUBRIC:
    siap_rubric_unref(it->rubric);
    break;
  case EVIDENCE:
    siap_evidence_unref(it->evidence);
    break;
  case PLAN:
    siap_plan_unref(it->plan);
    break;
  case RESULT:
    siap_result_unref(it->result);
    break;
  case EXTERNALS:
    siap_externals_unref(it->externals);
    break;
  default:
    siap_findings_unref(it->findings);
    break;
  }
}

/* Every one of the 720 orders. */
START_TEST(any_order_of_release_is_right)
{
  for (int number = 0; number < 720; number++) {
    int left[KINDS] = {0, 1, 2, 3, 4, 5}, rest = number;
    all it = make();
    for (int n = KINDS; n > 0; n--) {
      int take = rest % n;
      rest /= n;
      release(&it, left[take]);
      left[take] = left[n - 1];
    }
  }
}
END_TEST

START_TEST(a_result_stands_alone)
{
  all it = make();
  siap_cell cell = {.size = sizeof cell};
  siap_rubric_unref(it.rubric);
  siap_evidence_unref(it.evidence);
  siap_plan_unref(it.plan);
  siap_externals_unref(it.externals);
  siap_findings_unref(it.findings);
  size_t total = siap_result_entry_find(it.result, "total");
  ck_assert_int_eq(siap_result_cell(it.result, total, &cell), SIAP_OK);
  ck_assert_double_eq(cell.rounded, 2.63); /* 2.625 */
  ck_assert_str_eq(siap_result_entry_label(it.result, total, "en"), "Total");
  ck_assert_str_eq(siap_result_region_name(it.result), "Kota");
  char *text = NULL;
  ck_assert_int_eq(siap_result_explain(it.result, "total", "text", "id", &text, NULL), SIAP_OK);
  siap_free(text);
  siap_free(api_write(it.result, "json"));
  siap_result_unref(it.result);
}
END_TEST

START_TEST(a_plan_keeps_its_rubric)
{
  siap_rubric *rubric = api_tiny();
  siap_evidence *evidence = api_answers();
  siap_plan *plan = NULL;
  siap_result *result = NULL;
  ck_assert_int_eq(siap_plan_compile(rubric, NULL, &plan, NULL), SIAP_OK);
  siap_rubric_unref(rubric);
  ck_assert_int_eq(siap_score(plan, evidence, 0, NULL, &result, NULL), SIAP_OK);
  siap_plan_unref(plan);
  siap_evidence_unref(evidence);
  siap_result_unref(result);
}
END_TEST

START_TEST(a_reference_is_the_same_thing)
{
  all it = make();
  ck_assert_ptr_eq(siap_rubric_ref(it.rubric), it.rubric);
  ck_assert_ptr_eq(siap_evidence_ref(it.evidence), it.evidence);
  ck_assert_ptr_eq(siap_plan_ref(it.plan), it.plan);
  ck_assert_ptr_eq(siap_result_ref(it.result), it.result);
  ck_assert_ptr_eq(siap_findings_ref(it.findings), it.findings);
  for (int kind = 0; kind < KINDS; kind++)
    if (kind != EXTERNALS)
      release(&it, kind);
  ck_assert_str_eq(siap_rubric_id(it.rubric), "tiny");
  ck_assert_str_eq(siap_plan_profile(it.plan), "");
  ck_assert_uint_eq(siap_evidence_region_count(it.evidence), 1);
  ck_assert_uint_gt(siap_result_entry_count(it.result), 0);
  ck_assert_uint_eq(siap_findings_count(it.findings), 0);
  for (int kind = 0; kind < KINDS; kind++)
    release(&it, kind);
}
END_TEST

START_TEST(what_is_passed_in_is_copied)
{
  char rubric_bytes[] = API_TINY, evidence_bytes[] = API_ANSWERS, name[] = "tiny", id[] = "previous";
  siap_rubric *rubric = NULL;
  siap_evidence *evidence = NULL;
  siap_externals *externals = NULL;
  siap_findings *findings = api_findings();
  ck_assert_int_eq(
      siap_rubric_read(rubric_bytes, sizeof rubric_bytes - 1, name, NULL, &rubric, findings), SIAP_OK);
  ck_assert_int_eq(siap_evidence_read(evidence_bytes, sizeof evidence_bytes - 1, name, NULL, NULL,
                                      &evidence, findings),
                   SIAP_OK);
  ck_assert_int_eq(siap_externals_new(&externals), SIAP_OK);
  ck_assert_int_eq(siap_externals_add_number(externals, id, 2.5), SIAP_OK);
  memset(rubric_bytes, 'x', sizeof rubric_bytes - 1);
  memset(evidence_bytes, 'x', sizeof evidence_bytes - 1);
  memset(name, 'x', sizeof name - 1);
  memset(id, 'x', sizeof id - 1);
  ck_assert_int_eq(siap_externals_add_number(externals, "previous", 2.5), SIAP_ERR_ARG);
  siap_result *result = api_score(rubric, evidence);
  ck_assert_str_eq(siap_result_rubric_id(result), "tiny");
  siap_result_unref(result);
  siap_externals_unref(externals);
  siap_rubric_unref(rubric);
  siap_evidence_unref(evidence);
  siap_findings_unref(findings);
}
END_TEST

/* A fitted plan is a plan of its own, with a digest of its own; the first one stays as it is. */
START_TEST(a_fitted_plan_stands_alone)
{
  static const char text[] = API_HEAD
      "<item id=\"a\"><label xml:lang=\"id\">A</label><label xml:lang=\"en\">A</label>"
      "<cohort normalise=\"min-max\" low=\"0\" high=\"4\"/></item>"
      "<index id=\"total\" method=\"mean\" places=\"2\">"
      "<label xml:lang=\"id\">T</label><label xml:lang=\"en\">T</label><item ref=\"a\"/></index>"
      "</rubric>";
  static const char rows[] = "region,a\nA,10\nB,20\nC,50\n";
  siap_rubric *rubric = NULL;
  siap_evidence *evidence = NULL;
  siap_evidence_options options;
  siap_plan *plan = NULL, *fitted = NULL;
  siap_findings *findings = api_findings();
  siap_status status = siap_rubric_read(text, sizeof text - 1, "", NULL, &rubric, findings);
  ck_assert_msg(status == SIAP_OK, "%s", siap_findings_text(findings, 0));
  siap_evidence_options_init(&options, sizeof options);
  options.rubric = "tiny";
  options.stage = "final";
  ck_assert_int_eq(
      siap_evidence_read(rows, sizeof rows - 1, "", &options, NULL, &evidence, NULL), SIAP_OK);
  ck_assert_int_eq(siap_plan_compile(rubric, NULL, &plan, NULL), SIAP_OK);
  ck_assert_int_eq(siap_plan_needs_fit(plan), 1);
  ck_assert_int_eq(siap_plan_fit(plan, evidence, &fitted, NULL), SIAP_OK);
  ck_assert_int_eq(siap_plan_needs_fit(plan), 1);
  ck_assert_int_eq(siap_plan_needs_fit(fitted), 0);
  ck_assert_str_ne(siap_plan_digest(plan), siap_plan_digest(fitted));
  siap_plan_unref(plan);
  siap_rubric_unref(rubric);
  siap_result *result = NULL;
  ck_assert_int_eq(siap_score(fitted, evidence, 1, NULL, &result, NULL), SIAP_OK);
  siap_plan_unref(fitted);
  siap_evidence_unref(evidence);
  siap_cell cell = {.size = sizeof cell};
  siap_result_cell(result, siap_result_entry_find(result, "total"), &cell);
  ck_assert_double_eq(cell.rounded, 1); /* 4 * (20 - 10) / (50 - 10) */
  siap_result_unref(result);
  siap_findings_unref(findings);
}
END_TEST

START_TEST(many_lives_leave_nothing)
{
  for (int i = 0; i < 50; i++) {
    all it = make();
    for (int kind = 0; kind < KINDS; kind++)
      release(&it, kind);
  }
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("life");
  TCase *tests = tcase_create("life");
  tcase_set_timeout(tests, 60);
  suite_add_tcase(suite, tests);
  tcase_add_test(tests, any_order_of_release_is_right);
  tcase_add_test(tests, a_result_stands_alone);
  tcase_add_test(tests, a_plan_keeps_its_rubric);
  tcase_add_test(tests, a_reference_is_the_same_thing);
  tcase_add_test(tests, what_is_passed_in_is_copied);
  tcase_add_test(tests, a_fitted_plan_stands_alone);
  tcase_add_test(tests, many_lives_leave_nothing);
  return unit_main(suite);
}
