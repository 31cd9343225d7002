/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a result tells: entries, cells, weights, terms, texts; and a result read back. */
#include "api.h"

#include <math.h>

static siap_result *malang(void)
{
  return api_shipped(API_PATH("rubrics/gmsc-2023.xml"), API_PATH("examples/data/malang-2023.xml"));
}

static siap_cell cell_of(const siap_result *result, const char *id)
{
  siap_cell cell = {.size = sizeof cell};
  size_t entry = siap_result_entry_find(result, id);
  ck_assert_msg(entry != SIZE_MAX, "no entry %s", id);
  ck_assert_int_eq(siap_result_cell(result, entry, &cell), SIAP_OK);
  return cell;
}

START_TEST(a_result_says_what_it_is)
{
  siap_result *result = malang();
  ck_assert_str_eq(siap_result_rubric_id(result), "gmsc-2023");
  ck_assert_str_eq(siap_result_profile(result), "kppn-ikn");
  ck_assert_str_eq(siap_result_region_name(result), "Kabupaten Malang");
  ck_assert_str_eq(siap_result_region_code(result), "35.07");
  ck_assert_str_eq(siap_result_stage(result), "final");
  ck_assert_int_eq(siap_result_is_simulation(result), 0);
  ck_assert_int_eq(siap_result_participated(result), 1);
  ck_assert_uint_eq(strlen(siap_result_digest(result, "rubric")), 64);
  ck_assert_uint_eq(strlen(siap_result_digest(result, "plan")), 64);
  ck_assert_uint_eq(strlen(siap_result_digest(result, "evidence")), 64);
  siap_result_unref(result);
}
END_TEST

START_TEST(entries_stand_in_order)
{
  siap_result *result = malang();
  int32_t before = SIAP_KIND_ITEM;
  for (size_t i = 0; i < siap_result_entry_count(result); i++) {
    siap_cell cell = {.size = sizeof cell};
    ck_assert_int_eq(siap_result_cell(result, i, &cell), SIAP_OK);
    ck_assert_uint_eq(siap_result_entry_find(result, siap_result_entry_id(result, i)), i);
    ck_assert_ptr_nonnull(siap_result_entry_label(result, i, "en"));
    ck_assert_ptr_nonnull(siap_result_entry_band(result, i, "en"));
    ck_assert(strcmp(siap_result_entry_status(result, i), "published") == 0 ||
              strcmp(siap_result_entry_status(result, i), "ours") == 0);
    if (cell.state != SIAP_STATE_SCORED)
      ck_assert(isnan(cell.exact) && isnan(cell.rounded));
    /* items, then externals, constants and variables, then nodes */
    int32_t group = cell.kind == SIAP_KIND_ITEM                                    ? 0
                    : cell.kind == SIAP_KIND_NODE || cell.kind == SIAP_KIND_INDEX ? 2
                                                                                   : 1;
    ck_assert_int_ge(group, before);
    before = group;
  }
  ck_assert_uint_eq(siap_result_index_count(result), 3);
  for (size_t i = 0; i < 3; i++) {
    siap_cell cell = {.size = sizeof cell};
    siap_result_cell(result, siap_result_index_entry(result, i), &cell);
    ck_assert_int_eq(cell.kind, SIAP_KIND_INDEX);
  }
  siap_result_unref(result);
}
END_TEST

START_TEST(published_figures_come_out)
{
  siap_result *result = malang();
  siap_cell cell = cell_of(result, "achievement");
  ck_assert_double_eq(cell.rounded, 2.94);
  ck_assert_int_eq(cell.places, 2);
  ck_assert_int_eq(cell.given, 0);
  ck_assert_double_eq(cell.low, 2.94);
  ck_assert_double_eq(cell.high, 2.94);
  ck_assert_double_eq(cell.coverage, 1);
  siap_result_unref(result);
  result = api_shipped(API_PATH("rubrics/spbe-2020.xml"),
                       API_PATH("examples/data/denpasar-2021-final.xml"));
  size_t index = siap_result_index_entry(result, 0);
  cell = cell_of(result, siap_result_entry_id(result, index));
  ck_assert_double_eq(cell.rounded, 3.19);
  ck_assert_str_eq(siap_result_entry_band(result, index, "id"), "Baik");
  ck_assert_str_eq(siap_result_entry_band(result, index, "en"), "Good");
  ck_assert_int_eq(cell.band, 2);
  ck_assert_double_eq_tol(cell.next_band, 0.31, 1e-12);
  siap_result_unref(result);
}
END_TEST

START_TEST(terms_add_up_to_their_node)
{
  siap_result *result = malang();
  size_t entry = siap_result_entry_find(result, "achievement"), count = siap_result_term_count(result, entry);
  double sum = 0, weights = 0;
  ck_assert_uint_eq(count, 6);
  for (size_t i = 0; i < count; i++) {
    siap_term term = {.size = sizeof term};
    ck_assert_int_eq(siap_result_term(result, entry, i, &term), SIAP_OK);
    ck_assert_int_eq(term.state, SIAP_STATE_SCORED);
    ck_assert_int_eq(term.rounded, 1);
    ck_assert_int_eq(term.policy, 0);
    ck_assert_double_eq(term.declared, term.weight);
    ck_assert_double_eq_tol(term.term, term.weight * term.value, 1e-12);
    siap_cell child = {.size = sizeof child};
    siap_result_cell(result, (size_t)term.child, &child);
    ck_assert_double_eq(term.value, child.rounded);
    sum += term.term;
    weights += term.weight;
  }
  ck_assert_double_eq_tol(weights, 1, 1e-12);
  ck_assert_double_eq_tol(sum, cell_of(result, "achievement").exact, 1e-12);
  ck_assert_uint_eq(siap_result_term_count(result, 0), 0); /* an item */
  siap_result_unref(result);
}
END_TEST

START_TEST(effective_weights_of_the_questions_sum_to_one)
{
  static const char *const files[][2] = {
      {API_PATH("rubrics/gmsc-2023.xml"), API_PATH("examples/data/malang-2023.xml")},
      {API_PATH("rubrics/spbe-2020.xml"), API_PATH("examples/data/denpasar-2021-final.xml")}};
  for (size_t k = 0; k < 2; k++) {
    siap_result *result = api_shipped(files[k][0], files[k][1]);
    double weights = 0, contributions = 0;
    size_t top = siap_result_index_entry(result, 0);
    siap_cell cell = {.size = sizeof cell};
    for (size_t i = 0; i < siap_result_entry_count(result); i++) {
      siap_result_cell(result, i, &cell);
      if (cell.kind == SIAP_KIND_ITEM) {
        weights += siap_result_weight(result, 0, i);
        contributions += siap_result_contribution(result, 0, i);
      }
    }
    siap_result_cell(result, top, &cell);
    ck_assert_double_eq_tol(weights, 1, 1e-12);
    ck_assert_double_eq_tol(contributions, cell.exact, 0.01); /* roundings between the levels */
    siap_result_unref(result);
  }
}
END_TEST

START_TEST(an_improvement_needs_last_year)
{
  siap_rubric *rubric = api_rubric(API_PATH("rubrics/gmsc-2023.xml"));
  siap_evidence *evidence = api_evidence(API_PATH("examples/data/malang-2023.xml"));
  siap_result *last = api_shipped(API_PATH("rubrics/gmsc-2022.xml"),
                                  API_PATH("examples/data/malang-2022.xml"));
  siap_plan *plan = NULL;
  siap_result *result = malang();
  char *json = api_write(last, "json");
  ck_assert_int_eq(cell_of(result, "improvement").state, SIAP_STATE_MISSING);
  siap_result_unref(result);
  ck_assert_int_eq(siap_plan_choose(rubric, evidence, 0, NULL, &plan, NULL), SIAP_OK);
  siap_result *read = NULL;
  ck_assert_int_eq(siap_result_read(json, strlen(json), "last", NULL, &read, NULL), SIAP_OK);
  const siap_result *from[] = {last, read};
  for (int i = 0; i < 2; i++) { /* as scored, and as written and read */
    siap_externals *externals = NULL;
    ck_assert_int_eq(siap_externals_new(&externals), SIAP_OK);
    ck_assert_int_eq(siap_externals_add_result(externals, NULL, from[i]), SIAP_OK);
    ck_assert_int_eq(siap_score(plan, evidence, 0, externals, &result, NULL), SIAP_OK);
    siap_externals_unref(externals);
    ck_assert_double_eq(cell_of(result, "improvement").rounded, 0.44);
    siap_result_unref(result);
  }
  siap_free(json);
  siap_result_unref(read);
  siap_result_unref(last);
  siap_plan_unref(plan);
  siap_evidence_unref(evidence);
  siap_rubric_unref(rubric);
}
END_TEST

static int same(double a, double b)
{
  return a == b || (isnan(a) && isnan(b));
}

/* Weights, contributions and terms of two results of the same entries. */
static void check_parts(const siap_result *was, const siap_result *is)
{
  size_t terms = 0;
  ck_assert_uint_eq(siap_result_entry_count(is), siap_result_entry_count(was));
  for (size_t i = 0; i < siap_result_entry_count(was); i++) {
    for (size_t k = 0; k < siap_result_index_count(was); k++) {
      ck_assert(same(siap_result_weight(is, k, i), siap_result_weight(was, k, i)));
      ck_assert(same(siap_result_contribution(is, k, i), siap_result_contribution(was, k, i)));
    }
    ck_assert_uint_eq(siap_result_term_count(is, i), siap_result_term_count(was, i));
    for (size_t k = 0; k < siap_result_term_count(was, i); k++, terms++) {
      siap_term a = {.size = sizeof a}, b = {.size = sizeof b};
      ck_assert_int_eq(siap_result_term(was, i, k, &a), SIAP_OK);
      ck_assert_int_eq(siap_result_term(is, i, k, &b), SIAP_OK);
      ck_assert(a.child == b.child && a.state == b.state && a.rounded == b.rounded);
      ck_assert(same(a.declared, b.declared) && same(a.weight, b.weight));
      ck_assert(same(a.value, b.value) && same(a.term, b.term));
    }
  }
  ck_assert_uint_gt(terms, 100);
}

START_TEST(a_result_is_written_and_read_back)
{
  siap_result *result = malang(), *read = NULL;
  char *json = api_write(result, "json"), *text = (char *)&text;
  ck_assert_int_eq(siap_result_read(json, strlen(json), "r.json", NULL, &read, NULL), SIAP_OK);
  ck_assert_str_eq(siap_result_rubric_id(read), siap_result_rubric_id(result));
  ck_assert_str_eq(siap_result_region_name(read), siap_result_region_name(result));
  for (size_t i = 0; i < siap_result_index_count(result); i++) {
    const char *id = siap_result_entry_id(result, siap_result_index_entry(result, i));
    siap_cell was = cell_of(result, id), is = cell_of(read, id);
    ck_assert_int_eq(is.state, was.state);
    if (was.state == SIAP_STATE_SCORED) {
      ck_assert_double_eq(is.exact, was.exact);
      ck_assert_double_eq(is.rounded, was.rounded);
    }
  }
  check_parts(result, read);
  ck_assert_int_eq(siap_result_explain(read, "achievement", "text", "en", &text, NULL), SIAP_ERR_ARG);
  ck_assert_ptr_null(text);
  char *xml = api_write(read, "xml"); /* what was not read is not written */
  ck_assert_ptr_nonnull(strstr(xml, "rounded=\"2.94\""));
  siap_free(xml);
  siap_result_unref(read);
  siap_result_unref(result);
  siap_free(json);
}
END_TEST

START_TEST(every_format_says_the_figure)
{
  static const char *const formats[] = {"text", "line", "json", "csv", "xml", "xml-row"};
  siap_result *result = malang();
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
    char *text = NULL;
    size_t length = 0;
    ck_assert_int_eq(siap_result_write(result, formats[i], NULL, &text, &length), SIAP_OK);
    ck_assert_uint_eq(strlen(text), length);
    ck_assert_ptr_nonnull(strstr(text, "2.94"));
    ck_assert_ptr_nonnull(strstr(text, "Kabupaten Malang"));
    siap_free(text);
  }
  char *line = api_write(result, "line");
  ck_assert_ptr_eq(strchr(line, '\n'), line + strlen(line) - 1);
  siap_free(line);
  siap_result_unref(result);
}
END_TEST

START_TEST(any_figure_is_explained)
{
  static const char *const formats[] = {"text", "json"};
  siap_result *result = malang();
  for (size_t i = 0; i < siap_result_entry_count(result); i++)
    for (size_t k = 0; k < 2; k++) {
      char *text = NULL;
      size_t length = 0;
      const char *id = siap_result_entry_id(result, i);
      ck_assert_int_eq(siap_result_explain(result, id, formats[k], k ? "id" : "en", &text, &length),
                       SIAP_OK);
      ck_assert_uint_eq(strlen(text), length);
      ck_assert_uint_gt(length, 0);
      siap_free(text);
    }
  char *text = NULL;
  ck_assert_int_eq(siap_result_explain(result, "achievement", "text", "en", &text, NULL), SIAP_OK);
  ck_assert_ptr_nonnull(strstr(text, "oc.eco.miskin"));
  siap_free(text);
  siap_result_unref(result);
}
END_TEST

START_TEST(what_is_not_final_is_a_simulation)
{
  siap_result *result = api_shipped(API_PATH("rubrics/spbe-2020.xml"),
                                    API_PATH("examples/data/denpasar-2021-self.xml"));
  ck_assert_str_eq(siap_result_stage(result), "self");
  ck_assert_int_eq(siap_result_is_simulation(result), 1);
  char *text = api_write(result, "text");
  ck_assert_ptr_nonnull(strcasestr(text, "simulation"));
  siap_free(text);
  siap_result_unref(result);
}
END_TEST

/* Who did not take part has no figures at all. */
START_TEST(nothing_of_an_absent_region_is_scored)
{
  static const char absent[] = "<evidence xmlns='urn:siap:evidence:1' rubric='tiny' stage='final'>"
                               "<region name='K' participated='no'/></evidence>";
  siap_rubric *rubric = api_tiny();
  siap_evidence *evidence = NULL;
  ck_assert_int_eq(
      siap_evidence_read(absent, sizeof absent - 1, "", NULL, NULL, &evidence, NULL), SIAP_OK);
  ck_assert_int_eq(siap_evidence_region_participated(evidence, 0), 0);
  siap_result *result = api_score(rubric, evidence);
  ck_assert_int_eq(siap_result_participated(result), 0);
  for (size_t i = 0; i < siap_result_entry_count(result); i++) {
    siap_cell cell = {.size = sizeof cell};
    siap_result_cell(result, i, &cell);
    ck_assert_int_eq(cell.state, SIAP_STATE_WITHHELD);
    ck_assert(isnan(cell.rounded));
  }
  siap_result_unref(result);
  siap_evidence_unref(evidence);
  siap_rubric_unref(rubric);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("result");
  TCase *tests = tcase_create("result");
  tcase_set_timeout(tests, 60);
  suite_add_tcase(suite, tests);
  tcase_add_test(tests, a_result_says_what_it_is);
  tcase_add_test(tests, entries_stand_in_order);
  tcase_add_test(tests, published_figures_come_out);
  tcase_add_test(tests, terms_add_up_to_their_node);
  tcase_add_test(tests, effective_weights_of_the_questions_sum_to_one);
  tcase_add_test(tests, an_improvement_needs_last_year);
  tcase_add_test(tests, a_result_is_written_and_read_back);
  tcase_add_test(tests, every_format_says_the_figure);
  tcase_add_test(tests, any_figure_is_explained);
  tcase_add_test(tests, what_is_not_final_is_a_simulation);
  tcase_add_test(tests, nothing_of_an_absent_region_is_scored);
  return unit_main(suite);
}
