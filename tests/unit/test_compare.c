/* SPDX-License-Identifier: GPL-3.0-or-later */
/* compare on random rubrics and answers: the causes sum to what was published. */
#include "unit_main.h"

#include <math.h>
#include <siap/siap.h>
#include <string.h>

enum { ITEMS = 8, NODES = 3 };

static uint64_t seed;

static unsigned any(unsigned below)
{
  return (unsigned)(unit_random(&seed) % below);
}

/* One form: which items it asks, in which node, how. */
typedef struct form {
  int node[ITEMS]; /* -1: not asked */
  int is_linear;
} form;

/* ---- rubrics and evidence ---- */

static void put_node(FILE *out, form *of, int node)
{
  static const char *const method[] = {"mean", "weighted-mean", "geometric-mean", "min"};
  unsigned which = any(of->is_linear ? 2 : 4), places = any(3);
  fprintf(out, "<node id='n%d' weight='%s' use='%s' method='%s' missing='exclude'", node,
          node == 0 ? "0.2" : node == 1 ? "0.3" : "0.5", any(2) ? "exact" : "rounded",
          method[which]);
  if (places)
    fprintf(out, " places='%u'", places);
  fprintf(out, "%s><label xml:lang='en'>n</label>",
          which == 1 ? " total='any'" : "");
  for (int i = 0; i < ITEMS; i++) {
    if (of->node[i] != node)
      continue;
    fprintf(out, "<item ref='x%d'", i);
    if (which == 1 || which == 2)
      fprintf(out, " weight='0.%u'", 1 + any(9));
    fputs("/>", out);
  }
  fputs("</node>", out);
}

static void put_crosswalk(FILE *out, const form *was, const form *is)
{
  fputs("<crosswalk rubric='old'>", out);
  for (int i = 0; i < ITEMS; i++) {
    if (is->node[i] >= 0 && was->node[i] >= 0 && any(5))
      fprintf(out, "<map item='x%d' was='x%d' kind='same'/>", i, i);
    else if (is->node[i] >= 0 && was->node[i] >= 0)
      fprintf(out, "<map item='x%d' was='x%d' kind='rescaled' reason='other'/>", i, i);
    else if (is->node[i] >= 0)
      fprintf(out, "<map item='x%d' kind='new'/>", i);
    else if (was->node[i] >= 0)
      fprintf(out, "<map was='x%d' kind='retired'/>", i);
  }
  fputs("</crosswalk>", out);
}

/* Each node keeps an item of its own, so that no form is empty. */
static siap_rubric *make_rubric(const char *id, form *of, const form *was)
{
  char *text = NULL;
  size_t length = 0;
  FILE *out = open_memstream(&text, &length);
  siap_rubric *rubric = NULL;
  siap_findings *findings = NULL;
  for (int i = 0; i < ITEMS; i++)
    of->node[i] = i < NODES ? i : (int)any(NODES + 1) - 1;
  fprintf(out, "<rubric xmlns='urn:siap:rubric:1' agency='id.example' id='%s' version='1' "
               "edition='2026' languages='en' fallback='en' status='ours'>"
               "<label xml:lang='en'>R</label><scale id='q' min='0' max='4'/>", id);
  for (int i = 0; i < ITEMS; i++)
    if (of->node[i] >= 0)
      fprintf(out, "<item id='x%d' scale='q'><label xml:lang='en'>x</label></item>", i);
  fprintf(out, "<index id='total' method='%s' places='%u' missing='%s'>"
               "<label xml:lang='en'>T</label>",
          any(2) ? "weighted-sum" : "weighted-mean", 1 + any(3), any(2) ? "zero" : "propagate");
  for (int node = 0; node < NODES; node++)
    put_node(out, of, node);
  fputs("</index>", out);
  if (was)
    put_crosswalk(out, was, of);
  fputs("</rubric>", out);
  fclose(out);
  ck_assert_int_eq(siap_findings_new("en", 0, &findings), SIAP_OK);
  siap_status status = siap_rubric_read(text, length, id, NULL, &rubric, findings);
  ck_assert_msg(status == SIAP_OK, "%s in %s", siap_findings_text(findings, 0), text);
  siap_findings_unref(findings);
  free(text);
  return rubric;
}

static siap_evidence *make_evidence(const char *id, const form *of, int holes)
{
  char *text = NULL;
  size_t length = 0;
  FILE *out = open_memstream(&text, &length);
  siap_evidence *evidence = NULL;
  fprintf(out, "<evidence xmlns='urn:siap:evidence:1' rubric='%s' stage='final'>"
               "<region name='A'>", id);
  for (int i = 0; i < ITEMS; i++)
    if (of->node[i] >= 0 && (!holes || any(6)))
      fprintf(out, "<answer item='x%d' level='%u'/>", i, any(5));
  fputs("</region></evidence>", out);
  fclose(out);
  ck_assert_int_eq(siap_evidence_read(text, length, id, NULL, NULL, &evidence, NULL), SIAP_OK);
  free(text);
  return evidence;
}

static siap_cohort *make_cohort(const siap_rubric *rubric, const siap_evidence *evidence)
{
  siap_cohort *cohort = NULL;
  siap_plan *plan = NULL;
  ck_assert_int_eq(siap_cohort_new(&cohort), SIAP_OK);
  ck_assert_int_eq(siap_plan_choose(rubric, evidence, 0, NULL, &plan, NULL), SIAP_OK);
  ck_assert_int_eq(siap_cohort_add(cohort, plan, evidence, 0, NULL, NULL), SIAP_OK);
  siap_plan_unref(plan);
  return cohort;
}

/* Two years of one region; NULL when they may not be compared, or a year has no value. */
static siap_analysis *make(int is_linear, int holes, int is_one_rubric)
{
  form was = {.is_linear = is_linear}, is = {.is_linear = is_linear};
  siap_rubric *rubric[2];
  siap_request *request = NULL;
  siap_analysis *analysis = NULL;
  rubric[0] = make_rubric("old", &was, NULL);
  rubric[1] = is_one_rubric ? siap_rubric_ref(rubric[0]) : make_rubric("new", &is, &was);
  ck_assert_int_eq(siap_request_new("compare", &request, NULL), SIAP_OK);
  ck_assert_int_eq(siap_request_set(request, "comparable-least", "0", NULL), SIAP_OK);
  for (int i = 0; i < 2; i++) {
    int is_old = i == 0 || is_one_rubric;
    siap_evidence *evidence = make_evidence(is_old ? "old" : "new", is_old ? &was : &is, holes);
    siap_cohort *cohort = make_cohort(rubric[i], evidence);
    ck_assert_int_eq(siap_request_add(request, cohort), SIAP_OK);
    siap_cohort_unref(cohort);
    siap_evidence_unref(evidence);
    siap_rubric_unref(rubric[i]);
  }
  siap_status status = siap_analyse(request, NULL, NULL, &analysis, NULL);
  ck_assert(status == SIAP_OK || status == SIAP_ERR_LACKING);
  siap_request_unref(request);
  return analysis;
}

/* ---- reading tables: comparable 0, change 1, causes 2, items 3 ---- */

static siap_value value_at(const siap_analysis *analysis, size_t table, size_t row, size_t column)
{
  siap_value value = {.size = sizeof value};
  ck_assert_int_eq(siap_analysis_value(analysis, table, row, column, NULL, &value), SIAP_OK);
  return value;
}

static size_t rows_of(const siap_analysis *analysis, size_t table)
{
  siap_table about = {.size = sizeof about};
  ck_assert_int_eq(siap_analysis_table(analysis, table, NULL, &about), SIAP_OK);
  return (size_t)about.rows;
}

/* The sum of a column of amounts; `word` NULL: all rows, else those whose word is this one. */
static double sum_of(const siap_analysis *analysis, size_t table, size_t amount, size_t word_column,
                     const char *word)
{
  double sum = 0;
  for (size_t row = 0; row < rows_of(analysis, table); row++)
    if (!word || strcmp(value_at(analysis, table, row, word_column).text, word) == 0)
      sum += value_at(analysis, table, row, amount).number;
  return sum;
}

static size_t hold(int is_linear, int holes, int is_one_rubric, size_t many)
{
  size_t compared = 0;
  for (size_t i = 0; i < many; i++) {
    seed = 20261122 + i * 7919 + (unsigned)(is_linear * 4 + holes * 2 + is_one_rubric);
    siap_analysis *analysis = make(is_linear, holes, is_one_rubric);
    if (!analysis)
      continue;
    compared++;
    double difference = value_at(analysis, 1, 0, 5).number;
    ck_assert_msg(fabs(sum_of(analysis, 2, 4, 3, NULL) - difference) < 1e-13, "round %zu", i);
    if (is_linear && !holes)
      ck_assert_msg(fabs(sum_of(analysis, 3, 6, 7, "answers") -
                         sum_of(analysis, 2, 4, 3, "answers")) < 1e-13, "round %zu", i);
    siap_analysis_unref(analysis);
  }
  return compared;
}

START_TEST(causes_sum_to_the_difference_under_one_rubric)
{
  size_t many = unit_many(300);
  ck_assert_uint_eq(hold(1, 0, 1, many), many);
  ck_assert_uint_gt(hold(0, 1, 1, many), many / 2);
}
END_TEST

START_TEST(causes_sum_to_the_difference_across_rubrics)
{
  size_t many = unit_many(300);
  ck_assert_uint_eq(hold(0, 0, 0, many), many);
  ck_assert_uint_gt(hold(0, 1, 0, many), many / 2);
}
END_TEST

START_TEST(items_sum_to_the_answers_where_all_is_sums_and_means)
{
  size_t many = unit_many(300);
  ck_assert_uint_eq(hold(1, 0, 0, many), many);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("compare");
  TCase *all = tcase_create("causes");
  tcase_add_test(all, causes_sum_to_the_difference_under_one_rubric);
  tcase_add_test(all, causes_sum_to_the_difference_across_rubrics);
  tcase_add_test(all, items_sum_to_the_answers_where_all_is_sums_and_means);
  suite_add_tcase(suite, all);
  return unit_main(suite);
}
