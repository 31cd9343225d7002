/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5: an analysis run inside another: its tables, its refusal, rows that are taken over. */
#include "analysis/within.h"

#include "small.h"

#include <math.h>

static const char rubric_text[] =
    SMALL_HEAD "<item id='x0'><label xml:lang='en'>X</label></item>"
               "<index id='t' method='mean' places='2'><label xml:lang='en'>T</label>"
               "<item ref='x0'/></index></rubric>";
static const char rows[] = "region,rubric,x0\nA,small,1\nB,small,3\n";

static siap_cohort *make_cohort(void)
{
  siap_plan *plan = small_plan(rubric_text, sizeof rubric_text - 1, NULL);
  siap_evidence *evidence = NULL;
  siap_cohort *cohort = NULL;
  ck_assert_int_eq(siap_evidence_read(rows, sizeof rows - 1, "rows", NULL, NULL, &evidence, NULL),
                   SIAP_OK);
  ck_assert_int_eq(siap_cohort_new(&cohort), SIAP_OK);
  for (size_t i = 0; i < 2; i++)
    ck_assert_int_eq(siap_cohort_add(cohort, plan, evidence, i, NULL, NULL), SIAP_OK);
  siap_evidence_unref(evidence);
  siap_plan_unref(plan);
  return cohort;
}

/* What runs others, with nothing in it yet. */
typedef struct outer {
  siap_cohort *cohort;
  siap_i_work work;
} outer;

static void begin(outer *of)
{
  of->cohort = make_cohort();
  of->work = (siap_i_work){.out = siap_i_analysis_new("outer", NULL)};
  ck_assert_ptr_nonnull(of->work.out);
}

static void end(outer *of)
{
  siap_i_arena_release(&of->work.arena);
  siap_analysis_unref(of->work.out);
  siap_cohort_unref(of->cohort);
}

START_TEST(tables_of_what_ran_within_can_be_taken_over_by_the_ids_of_columns)
{
  static const siap_i_column columns[] = {
      SIAP_I_COUNT_COLUMN("rank", "r", "r"),
      SIAP_I_TEXT_COLUMN("region", "d", "d"),
      SIAP_I_NUMBER_COLUMN("not-there", "n", "n"),
  };
  static const siap_i_table_form form = {
      .name = {"own", {"Own", "Sendiri"}}, .column = columns, .columns = 3};
  siap_i_choice choice[] = {{"exact", "yes"}, {NULL, NULL}};
  siap_i_within within;
  outer of;
  begin(&of);
  ck_assert_int_eq(siap_i_run_within(&of.work, "rank", &of.cohort, 1, choice, 0, &within), SIAP_OK);
  const siap_i_table *ranks = siap_i_within_table(&within, "ranks");
  ck_assert_ptr_nonnull(ranks);
  ck_assert_ptr_null(siap_i_within_table(&within, "about")); /* of the outer one alone */
  ck_assert_uint_eq(ranks->rows, 2);
  ck_assert(siap_i_table_says(ranks, 0, "region", "B"));
  ck_assert(!siap_i_table_says(ranks, 0, "no-such-column", "B"));
  siap_i_table *own = siap_i_analysis_add(of.work.out, &form);
  siap_i_take_row(of.work.out, own, ranks, 1);
  ck_assert_double_eq(siap_i_table_at(own, 0, 0)->number, 2);
  ck_assert_str_eq(siap_i_cell_text(own, 0, 1), "A");
  ck_assert(isnan(siap_i_table_at(own, 0, 2)->number));
  end(&of);
}
END_TEST

START_TEST(what_is_refused_within_is_said_in_both_languages)
{
  siap_i_choice choice[] = {{"of", "nothing"}, {NULL, NULL}};
  siap_i_within within;
  outer of;
  begin(&of);
  ck_assert_int_eq(siap_i_run_within(&of.work, "rank", &of.cohort, 1, choice, 0, &within), SIAP_OK);
  ck_assert_ptr_null(within.analysis);
  ck_assert_ptr_nonnull(within.why);
  ck_assert_ptr_nonnull(strstr(within.why->text[0], "no region of the cohort has \"nothing\""));
  ck_assert_ptr_nonnull(strstr(within.why->text[1], "tidak ada daerah"));
  end(&of);
}
END_TEST

START_TEST(an_analysis_that_is_not_there_or_takes_other_cohorts_gives_nothing)
{
  siap_i_choice none[] = {{NULL, NULL}};
  siap_i_within within;
  outer of;
  begin(&of);
  ck_assert_int_eq(siap_i_run_within(&of.work, "no-such", &of.cohort, 1, none, 0, &within), SIAP_OK);
  ck_assert(!within.analysis && !within.why);
  ck_assert_int_eq(siap_i_run_within(&of.work, "compare", &of.cohort, 1, none, 0, &within), SIAP_OK);
  ck_assert(!within.analysis && !within.why);
  end(&of);
}
END_TEST

START_TEST(the_result_of_a_member_is_that_of_scoring_it)
{
  const siap_result *result = NULL;
  outer of;
  begin(&of);
  ck_assert_int_eq(siap_i_member_result(&of.cohort->member[1], NULL, &result, NULL), SIAP_OK);
  size_t index = siap_result_entry_find(result, "t");
  ck_assert_double_eq(result->entry[index].rounded, 3);
  ck_assert_str_eq(result->region_name, "B");
  siap_cohort one = siap_i_cohort_of_one(of.cohort, &of.cohort->member[1]);
  ck_assert_uint_eq(one.count, 1);
  ck_assert_str_eq(one.member[0].name, "B");
  siap_result_unref((siap_result *)result);
  end(&of);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("within");
  TCase *tests = tcase_create("within");
  tcase_add_test(tests, tables_of_what_ran_within_can_be_taken_over_by_the_ids_of_columns);
  tcase_add_test(tests, what_is_refused_within_is_said_in_both_languages);
  tcase_add_test(tests, an_analysis_that_is_not_there_or_takes_other_cohorts_gives_nothing);
  tcase_add_test(tests, the_result_of_a_member_is_that_of_scoring_it);
  suite_add_tcase(suite, tests);
  return unit_main(suite);
}
