/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a: the words that turn an answer into a score, and the reduction of ratings. */
#include "numbers/figure.h"
#include "numbers/normaliser.h"
#include "numbers/reduce.h"

#include "unit_main.h"

#include <math.h>
#include <siap/core.h>
#include <string.h>

#define WIDE(number) ((siap_i_wide)(number))

/* A number through a normaliser in both precisions, which must agree; NaN: the state. */
static double through(const siap_i_normaliser *step, double x, int32_t *state)
{
  int doubt = 0;
  double plain = NAN;
  siap_i_wide wide = 0;
  *state = step->word->run_double(step, x, 0, &plain, &doubt);
  int32_t also = step->word->run_wide(step, siap_i_wide_of(x), 0, &wide, &doubt);
  ck_assert_int_eq(*state, also);
  if (*state != SIAP_STATE_SCORED)
    return NAN;
  ck_assert_double_le(fabs(plain - (double)wide), 1e-12 * fmax(1, fabs(plain)));
  return (double)wide;
}

/* ---- bands ---- */

static siap_i_step_entry poverty[4];

static siap_i_normaliser bands(int include_upper)
{
  static const double to[] = {5, 10.3, 15}, score[] = {4, 3, 2, 1};
  for (int i = 0; i < 4; i++) {
    poverty[i] = (siap_i_step_entry){.score = siap_i_figure_of(score[i])};
    if (i < 3)
      poverty[i].to = siap_i_figure_of(to[i]);
  }
  siap_i_normaliser step = {.word = siap_i_normaliser_find("bands"),
                            .entry = poverty,
                            .entry_count = 4,
                            .include_upper = (uint8_t)include_upper};
  return step;
}

static double band_score(const siap_i_normaliser *step, double x)
{
  int32_t state;
  return through(step, x, &state);
}

START_TEST(an_edge_belongs_where_include_says)
{
  siap_i_normaliser lower = bands(0), upper = bands(1);
  static const double edge[] = {5, 10.3, 15};
  for (int i = 0; i < 3; i++) {
    ck_assert_double_eq(band_score(&lower, edge[i]), 3 - i);
    ck_assert_double_eq(band_score(&upper, edge[i]), 4 - i);
    ck_assert_double_eq(band_score(&lower, edge[i] - 0.001), 4 - i);
    ck_assert_double_eq(band_score(&lower, edge[i] + 0.001), 3 - i);
    ck_assert_double_eq(band_score(&upper, edge[i] - 0.001), 4 - i);
    ck_assert_double_eq(band_score(&upper, edge[i] + 0.001), 3 - i);
  }
}
END_TEST

START_TEST(open_ends_reach_everywhere)
{
  siap_i_normaliser step = bands(0);
  ck_assert_double_eq(band_score(&step, -1e9), 4);
  ck_assert_double_eq(band_score(&step, 1e9), 1);
}
END_TEST

START_TEST(outside_closed_ends_is_invalid)
{
  int32_t state;
  siap_i_normaliser step = bands(0);
  step.closed_below = step.closed_above = 1;
  step.lower = siap_i_figure_of(0);
  step.upper = siap_i_figure_of(100);
  ck_assert_double_eq(band_score(&step, 0), 4);
  ck_assert_double_eq(band_score(&step, 100), 1);
  through(&step, -0.01, &state);
  ck_assert_int_eq(state, SIAP_STATE_INVALID);
  through(&step, 100.01, &state);
  ck_assert_int_eq(state, SIAP_STATE_INVALID);
}
END_TEST

START_TEST(near_an_edge_is_doubted_in_double)
{
  siap_i_normaliser step = bands(0);
  int doubt = 0;
  double out;
  step.word->run_double(&step, 10.3, 0, &out, &doubt);
  ck_assert_int_eq(doubt, 1);
  doubt = 0;
  step.word->run_double(&step, 10.3001, 1e-3, &out, &doubt);
  ck_assert_int_eq(doubt, 1);
  doubt = 0;
  step.word->run_double(&step, 10.31, 1e-3, &out, &doubt);
  ck_assert_int_eq(doubt, 0);
}
END_TEST

/* On an edge is what lies within 10^-22 of it in wide and one part in 2^52 in double: of the edge, or
 * of 1 where that is less. Double doubts then. */
START_TEST(how_near_to_an_edge_is_the_edge)
{
  static const struct {
    double edge, hair; /* of wide: within */
    double beyond;     /* of wide: past it */
    int ulps;          /* of double: how many are within */
  } rows[] = {{0.5, 0.8e-22, 1.5e-22, 2}, {1.5, 1.2e-22, 1.9e-22, 1}, {5, 4e-22, 7e-22, 1},
              {-1.5, 1.2e-22, 1.9e-22, 1}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    siap_i_step_entry two[] = {{.to = siap_i_figure_of(rows[i].edge)}, {.code = NULL}};
    siap_i_normaliser step = {.entry = two, .entry_count = 2};
    siap_i_wide edge = WIDE(rows[i].edge);
    int doubt = 0;
    ck_assert_uint_eq(siap_i_band_of_wide(&step, edge - WIDE(rows[i].hair), 0, &doubt), 1);
    ck_assert_uint_eq(siap_i_band_of_wide(&step, edge - WIDE(rows[i].beyond), 0, &doubt), 0);
    step.include_upper = 1;
    ck_assert_uint_eq(siap_i_band_of_wide(&step, edge + WIDE(rows[i].hair), 0, &doubt), 0);
    ck_assert_uint_eq(siap_i_band_of_wide(&step, edge + WIDE(rows[i].beyond), 0, &doubt), 1);
    double x = rows[i].edge;
    for (int k = 0; k <= rows[i].ulps + 1; k++, x = nextafter(x, INFINITY)) {
      doubt = 0;
      siap_i_band_of_double(&step, x, 0, &doubt);
      ck_assert_msg(doubt == (k <= rows[i].ulps), "%g and %d ulp: doubt %d", rows[i].edge, k, doubt);
    }
  }
}
END_TEST

START_TEST(one_band_takes_all)
{
  siap_i_step_entry one = {.score = siap_i_figure_of(2.5)};
  siap_i_normaliser step = {
      .word = siap_i_normaliser_find("bands"), .entry = &one, .entry_count = 1};
  ck_assert_double_eq(band_score(&step, -7), 2.5);
  ck_assert_double_eq(band_score(&step, 7), 2.5);
}
END_TEST

/* ---- goalposts ---- */

static siap_i_normaliser goalposts(double lower, double upper)
{
  siap_i_normaliser step = {.word = siap_i_normaliser_find("goalposts"),
                            .lower = siap_i_figure_of(lower),
                            .upper = siap_i_figure_of(upper),
                            .times = siap_i_figure_of(1),
                            .offset = siap_i_figure_of(0)};
  return step;
}

START_TEST(goalposts_are_linear_and_do_not_clip_unasked)
{
  int32_t state;
  siap_i_normaliser step = goalposts(20, 85);
  ck_assert_double_eq(through(&step, 20, &state), 0);
  ck_assert_double_eq(through(&step, 85, &state), 1);
  ck_assert_double_eq(through(&step, 52.5, &state), 0.5);
  ck_assert_double_eq(through(&step, 98, &state), 1.2);
  ck_assert_double_eq(through(&step, 7, &state), -0.2);
}
END_TEST

START_TEST(goalposts_clip_the_ends_that_are_named)
{
  int32_t state;
  siap_i_normaliser step = goalposts(20, 85);
  step.clip = SIAP_I_CLIP_LOWER;
  ck_assert_double_eq(through(&step, 7, &state), 0);
  ck_assert_double_eq(through(&step, 98, &state), 1.2);
  step.clip = SIAP_I_CLIP_UPPER;
  ck_assert_double_eq(through(&step, 7, &state), -0.2);
  ck_assert_double_eq(through(&step, 98, &state), 1);
  step.clip = SIAP_I_CLIP_BOTH;
  ck_assert_double_eq(through(&step, 7, &state), 0);
  ck_assert_double_eq(through(&step, 98, &state), 1);
}
END_TEST

START_TEST(goalposts_may_fall_and_be_stretched)
{
  int32_t state;
  siap_i_normaliser step = goalposts(40, 0); /* less is better */
  ck_assert_double_eq(through(&step, 0, &state), 1);
  ck_assert_double_eq(through(&step, 40, &state), 0);
  ck_assert_double_eq(through(&step, 10, &state), 0.75);
  step.times = siap_i_figure_of(3);
  step.offset = siap_i_figure_of(1);
  ck_assert_double_eq(through(&step, 10, &state), 3.25);
  step.clip = SIAP_I_CLIP_BOTH; /* of the share, before it is stretched */
  ck_assert_double_eq(through(&step, -5, &state), 4);
  ck_assert_double_eq(through(&step, 60, &state), 1);
}
END_TEST

START_TEST(goalposts_of_logarithms)
{
  int32_t state;
  siap_i_normaliser step = goalposts(1007436, 26572352); /* BPS, expenditure index */
  step.logarithm = 1;
  ck_assert_double_eq_tol(through(&step, 1007436, &state), 0, 1e-15);
  ck_assert_double_eq_tol(through(&step, 26572352, &state), 1, 1e-15);
  ck_assert_double_eq_tol(through(&step, sqrt(1007436.0 * 26572352.0), &state), 0.5, 1e-9);
  through(&step, 0, &state);
  ck_assert_int_eq(state, SIAP_STATE_INVALID);
  through(&step, -3, &state);
  ck_assert_int_eq(state, SIAP_STATE_INVALID);
}
END_TEST

/* ---- answers that are no single number ---- */

START_TEST(a_share_of_nothing_is_missing)
{
  siap_i_wide out = -1;
  siap_i_normaliser step = {.word = siap_i_normaliser_find("share"),
                            .times = siap_i_figure_of(100)};
  siap_i_raw raw = {.number = 9, .denominator = 12};
  ck_assert_int_eq(step.word->first(&step, &raw, &out), SIAP_STATE_SCORED);
  ck_assert(out == 75);
  raw.number = 1;
  raw.denominator = 3;
  step.times = siap_i_figure_of(1);
  ck_assert_int_eq(step.word->first(&step, &raw, &out), SIAP_STATE_SCORED);
  ck_assert(out == WIDE(1) / 3);
  raw.number = 0;
  ck_assert_int_eq(step.word->first(&step, &raw, &out), SIAP_STATE_SCORED);
  ck_assert(out == 0);
  raw.denominator = 0;
  ck_assert_int_eq(step.word->first(&step, &raw, &out), SIAP_STATE_MISSING);
}
END_TEST

START_TEST(a_grade_has_its_score)
{
  siap_i_step_entry entry[] = {{.code = "WTP", .score = siap_i_figure_of(4)},
                               {.code = "WDP", .score = siap_i_figure_of(2.5)}};
  siap_i_normaliser step = {
      .word = siap_i_normaliser_find("grades"), .entry = entry, .entry_count = 2};
  siap_i_raw raw = {.grade = "WDP"};
  siap_i_wide out = 0;
  ck_assert_int_eq(step.word->first(&step, &raw, &out), SIAP_STATE_SCORED);
  ck_assert(out == WIDE(5) / 2);
  raw.grade = "wdp";
  ck_assert_int_eq(step.word->first(&step, &raw, &out), SIAP_STATE_INVALID);
}
END_TEST

static double attained(const char *const *checked, size_t count)
{
  static const char *const first[] = {"a", "b"}, *const second[] = {"c"}, *const third[] = {"d"};
  siap_i_step_entry entry[] = {
      {.score = siap_i_figure_of(1), .criteria = first, .criterion_count = 2},
      {.score = siap_i_figure_of(2), .criteria = second, .criterion_count = 1},
      {.score = siap_i_figure_of(4), .criteria = third, .criterion_count = 1}};
  siap_i_normaliser step = {.word = siap_i_normaliser_find("checklist"),
                            .offset = siap_i_figure_of(0.5), /* what an unmet first level gives */
                            .entry = entry,
                            .entry_count = 3};
  siap_i_raw raw = {.checked = checked, .checked_count = count};
  siap_i_wide out = -1;
  ck_assert_int_eq(step.word->first(&step, &raw, &out), SIAP_STATE_SCORED);
  return (double)out;
}

START_TEST(a_checklist_is_cumulative)
{
  static const char *const all[] = {"a", "b", "c", "d"}, *const hole[] = {"a", "b", "d"},
                           *const half[] = {"a", "c", "d"};
  ck_assert_double_eq(attained(NULL, 0), 0.5);
  ck_assert_double_eq(attained(all, 1), 0.5);
  ck_assert_double_eq(attained(all, 2), 1);
  ck_assert_double_eq(attained(all, 3), 2);
  ck_assert_double_eq(attained(all, 4), 4);
  ck_assert_double_eq(attained(hole, 3), 1);
  ck_assert_double_eq(attained(half, 3), 0.5);
}
END_TEST

/* ---- ratings ---- */

START_TEST(ratings_are_reduced)
{
  static const struct {
    enum siap_i_reduce word;
    double of[3]; /* of {3}, {4 1}, {4 2 3.5} */
  } rows[] = {{SIAP_I_REDUCE_MEAN, {3, 2.5, 19.0 / 6}},
              {SIAP_I_REDUCE_MEDIAN, {3, 2.5, 3.5}},
              {SIAP_I_REDUCE_MIN, {3, 1, 2}},
              {SIAP_I_REDUCE_MAX, {3, 4, 4}},
              {SIAP_I_REDUCE_COUNT_OF, {1, 2, 3}}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    siap_i_wide one[] = {3}, two[] = {4, 1}, three[] = {4, 2, WIDE(35) / 10};
    ck_assert_double_eq((double)siap_i_reduce(rows[i].word, one, 1), rows[i].of[0]);
    ck_assert_double_eq((double)siap_i_reduce(rows[i].word, two, 2), rows[i].of[1]);
    ck_assert_double_eq((double)siap_i_reduce(rows[i].word, three, 3), rows[i].of[2]);
  }
  siap_i_wide four[] = {9, 1, 6, 2}, five[] = {9, 1, 4, 2, 7};
  ck_assert(siap_i_reduce(SIAP_I_REDUCE_MEDIAN, four, 4) == 4);
  ck_assert(siap_i_reduce(SIAP_I_REDUCE_MEDIAN, five, 5) == 4);
}
END_TEST

START_TEST(the_list_is_whole)
{
  ck_assert_uint_ge(siap_i_normaliser_count(), 5);
  for (size_t i = 0; i < siap_i_normaliser_count(); i++) {
    const siap_i_normaliser_word *word = siap_i_normaliser_at(i);
    ck_assert_ptr_eq(siap_i_normaliser_find(word->name), word);
    ck_assert_str_ne(word->formula, "");
    ck_assert_int_eq(word->run_double == NULL, word->run_wide == NULL);
    ck_assert_int_eq(word->run_wide == NULL, word->first != NULL);
  }
  ck_assert_ptr_null(siap_i_normaliser_at(siap_i_normaliser_count()));
  ck_assert_ptr_null(siap_i_normaliser_find("zscore"));
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("normalisers");
  TCase *tests = tcase_create("normalisers");
  suite_add_tcase(suite, tests);
  tcase_add_test(tests, an_edge_belongs_where_include_says);
  tcase_add_test(tests, open_ends_reach_everywhere);
  tcase_add_test(tests, outside_closed_ends_is_invalid);
  tcase_add_test(tests, near_an_edge_is_doubted_in_double);
  tcase_add_test(tests, how_near_to_an_edge_is_the_edge);
  tcase_add_test(tests, one_band_takes_all);
  tcase_add_test(tests, goalposts_are_linear_and_do_not_clip_unasked);
  tcase_add_test(tests, goalposts_clip_the_ends_that_are_named);
  tcase_add_test(tests, goalposts_may_fall_and_be_stretched);
  tcase_add_test(tests, goalposts_of_logarithms);
  tcase_add_test(tests, a_share_of_nothing_is_missing);
  tcase_add_test(tests, a_grade_has_its_score);
  tcase_add_test(tests, a_checklist_is_cumulative);
  tcase_add_test(tests, ratings_are_reduced);
  tcase_add_test(tests, the_list_is_whole);
  return unit_main(suite);
}
