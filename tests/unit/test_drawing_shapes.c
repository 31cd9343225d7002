/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2, charts: geometry against values worked by hand, gaps, texts, numbers. */
#include "drawing/drawing.h"
#include "drawing/label.h"
#include "drawing/scale.h"

#include "drawing_checks.h"
#include "unit_main.h"

#define CLOSE 0.011 /* two decimals are written */

static const char *const names[] = {"A", "B", "C", "D", "E", "F"};

static siap_i_chart chart_of(enum siap_i_chart_kind kind, size_t categories, size_t series_count,
                             const siap_i_series *series)
{
  siap_i_chart chart = siap_i_chart_empty;
  chart.kind = kind;
  chart.id = "c";
  chart.title = "Title";
  chart.none = "none";
  chart.categories = categories;
  chart.category = names;
  chart.series_count = series_count;
  chart.series = series;
  return chart;
}

static double width_of(const picture_shape *shape)
{
  return shape->box.right - shape->box.left;
}

static double height_of(const picture_shape *shape)
{
  return shape->box.bottom - shape->box.top;
}

/* Where a value lies between two places of known values. */
static double between(double value, double v1, double x1, double v2, double x2)
{
  return x1 + (value - v1) / (v2 - v1) * (x2 - x1);
}

START_TEST(bars_are_as_long_as_their_values)
{
  const double value[] = {2, 4, 1}, low[] = {1, 3, NAN}, high[] = {3, 5, 2};
  const siap_i_series series = {.value = value, .low = low, .high = high};
  siap_i_chart chart = chart_of(SIAP_I_CHART_BARS, 3, 1, &series);
  chart.min = 0, chart.max = 5;
  picture p = picture_of(&chart);
  ck_assert_uint_eq(picture_count(&p, "s1"), 3);
  const picture_shape *two = picture_find(&p, "s1", 0), *four = picture_find(&p, "s1", 1);
  ck_assert_double_eq_tol(width_of(four), 2 * width_of(two), 2 * CLOSE);
  ck_assert_double_eq_tol(width_of(four), 4 * width_of(picture_find(&p, "s1", 2)), 4 * CLOSE);
  ck_assert_double_eq_tol(four->box.left, two->box.left, CLOSE);
  /* a whisker is three lines: at its low end, along, at its high end; the third row has none */
  ck_assert_uint_eq(picture_count(&p, "whisker"), 6);
  double zero = two->box.left, unit = width_of(two) / 2;
  ck_assert_double_eq_tol(picture_find(&p, "whisker", 0)->box.left, zero + unit, 2 * CLOSE);
  ck_assert_double_eq_tol(picture_find(&p, "whisker", 2)->box.left, zero + 3 * unit, 2 * CLOSE);
  ck_assert_double_eq_tol(picture_find(&p, "whisker", 5)->box.left, zero + 5 * unit, 4 * CLOSE);
  ck_assert_ptr_nonnull(picture_say(&p, "4.0"));
  picture_release(&p);
}
END_TEST

START_TEST(negative_bars_go_to_the_left_of_zero)
{
  const double value[] = {-2, 3};
  const siap_i_series series = {.value = value};
  siap_i_chart chart = chart_of(SIAP_I_CHART_BARS, 2, 1, &series);
  chart.comma = 1;
  picture p = picture_of(&chart);
  const picture_shape *minus = picture_find(&p, "s1", 0), *plus = picture_find(&p, "s1", 1);
  ck_assert_double_eq_tol(minus->box.right, plus->box.left, CLOSE);
  ck_assert_double_eq_tol(3 * width_of(minus), 2 * width_of(plus), 4 * CLOSE);
  ck_assert_ptr_nonnull(picture_say(&p, "\xE2\x88\x92"
                                        "2,0"));
  picture_release(&p);
}
END_TEST

START_TEST(what_is_missing_is_said_and_never_drawn_as_zero)
{
  const double value[] = {NAN, 3, INFINITY, 0};
  const siap_i_series series = {.value = value};
  siap_i_chart chart = chart_of(SIAP_I_CHART_BARS, 4, 1, &series);
  picture p = picture_of(&chart);
  ck_assert_uint_eq(picture_count(&p, "s1"), 2);
  ck_assert_ptr_nonnull(picture_say(&p, "none"));
  ck_assert_ptr_nonnull(picture_say(&p, "0.0"));
  picture_release(&p);
}
END_TEST

START_TEST(a_radar_has_its_corners_at_angle_and_distance)
{
  const double value[] = {5, 2.5, 5, 0}, last[] = {1, 1, 1, 1};
  const siap_i_series series[] = {{.value = value, .name = "now"},
                                  {.value = last, .name = "then", .style = SIAP_I_CHART_DASHED}};
  siap_i_chart chart = chart_of(SIAP_I_CHART_RADAR, 4, 2, series);
  chart.min = 0, chart.max = 5;
  picture p = picture_of(&chart);
  const picture_shape *line = picture_find(&p, "l1", 1); /* the first is in the legend */
  ck_assert_uint_eq(line->points, 4);
  ck_assert_int_eq(line->is_closed, 1);
  const double(*at)[2] = (const double(*)[2])(p.point + line->first);
  double x = at[0][0], radius = (at[2][1] - at[0][1]) / 2, y = at[0][1] + radius;
  ck_assert_double_eq_tol(x, 340, CLOSE);                       /* half of 680 */
  ck_assert_double_eq_tol(at[1][0], x + radius / 2, 2 * CLOSE); /* to the right */
  ck_assert_double_eq_tol(at[1][1], y, CLOSE);
  ck_assert_double_eq_tol(at[2][0], x, CLOSE); /* down */
  ck_assert_double_eq_tol(at[3][0], x, CLOSE); /* 0 is the centre */
  ck_assert_double_eq_tol(at[3][1], y, CLOSE);
  ck_assert_ptr_nonnull(picture_find(&p, "area", 0));
  ck_assert_ptr_nonnull(picture_say(&p, "2.5"));
  picture_release(&p);
}
END_TEST

START_TEST(a_gap_breaks_the_polygon)
{
  const double value[] = {4, 4, NAN, 4, 4, NAN};
  const siap_i_series series = {.value = value};
  siap_i_chart chart = chart_of(SIAP_I_CHART_RADAR, 6, 1, &series);
  picture p = picture_of(&chart);
  ck_assert_uint_eq(picture_count(&p, "l1"), 2); /* two lines of two corners */
  ck_assert_uint_eq(picture_find(&p, "l1", 0)->points, 2);
  ck_assert_uint_eq(picture_find(&p, "l1", 1)->points, 2);
  ck_assert_int_eq(picture_find(&p, "l1", 0)->is_closed, 0);
  ck_assert_ptr_null(picture_find(&p, "area", 0));
  picture_release(&p);
}
END_TEST

START_TEST(a_line_goes_around_the_first_axis_and_ends_at_a_gap)
{
  const double value[] = {4, 4, NAN, 4, 4, 4};
  const siap_i_series series = {.value = value};
  siap_i_chart chart = chart_of(SIAP_I_CHART_RADAR, 6, 1, &series);
  picture p = picture_of(&chart);
  ck_assert_uint_eq(picture_count(&p, "l1"), 1);
  ck_assert_uint_eq(picture_find(&p, "l1", 0)->points, 5);
  picture_release(&p);
}
END_TEST

START_TEST(a_missing_year_is_a_gap_in_the_trend)
{
  const double value[] = {1, 2, NAN, 4, 5};
  const siap_i_series series = {.value = value};
  siap_i_chart chart = chart_of(SIAP_I_CHART_TREND, 5, 1, &series);
  chart.min = 0, chart.max = 5;
  picture p = picture_of(&chart);
  ck_assert_uint_eq(picture_count(&p, "l1"), 2);
  const picture_shape *first = picture_find(&p, "l1", 0), *second = picture_find(&p, "l1", 1);
  ck_assert_uint_eq(first->points, 2);
  ck_assert_double_eq_tol(height_of(first), height_of(second), 2 * CLOSE);
  /* years are evenly apart: B to D is two steps */
  ck_assert_double_eq_tol(second->box.left - first->box.right, 2 * width_of(first), 3 * CLOSE);
  ck_assert_ptr_nonnull(picture_say(&p, "none"));
  picture_release(&p);
}
END_TEST

START_TEST(bins_lie_at_their_bounds_and_are_as_high_as_their_counts)
{
  const double value[] = {2, 8, 4}, low[] = {0, 1, 3}, high[] = {1, 3, 4};
  const siap_i_series series = {.value = value, .low = low, .high = high};
  siap_i_chart chart = chart_of(SIAP_I_CHART_HISTOGRAM, 3, 1, &series);
  chart.marker = 2;
  picture p = picture_of(&chart);
  const picture_shape *two = picture_find(&p, "s1", 0), *eight = picture_find(&p, "s1", 1);
  const picture_shape *marker = picture_find(&p, "marker", 0);
  ck_assert_double_eq_tol(height_of(eight), 4 * height_of(two), 5 * CLOSE);
  ck_assert_double_eq_tol(width_of(eight) + 1.5, 2 * (width_of(two) + 1.5), 4 * CLOSE);
  ck_assert_double_eq_tol(marker->box.left, (eight->box.left + eight->box.right) / 2, 2 * CLOSE);
  picture_release(&p);
}
END_TEST

START_TEST(ranks_lie_between_the_best_and_the_worst)
{
  const double value[] = {1, 3, NAN}, low[] = {1, 2, NAN}, high[] = {2, 5, NAN};
  const siap_i_series series = {.value = value, .low = low, .high = high};
  siap_i_chart chart = chart_of(SIAP_I_CHART_RANKS, 3, 1, &series);
  picture p = picture_of(&chart);
  const picture_shape *first = picture_find(&p, "range", 0), *second = picture_find(&p, "range", 1);
  const picture_shape *dot = picture_find(&p, "s1", 1);
  ck_assert_double_eq_tol(width_of(second), 3 * width_of(first), 4 * CLOSE);
  ck_assert_double_eq_tol((dot->box.left + dot->box.right) / 2,
                          between(3, 2, second->box.left, 5, second->box.right), 2 * CLOSE);
  ck_assert_ptr_nonnull(picture_say(&p, "3 (2\xE2\x80\x93"
                                        "5)"));
  ck_assert_ptr_nonnull(picture_say(&p, "none"));
  picture_release(&p);
}
END_TEST

/* The axis of few ranks has no half of one. */
START_TEST(ranks_are_whole)
{
  const double value[] = {1, 2, 3, 4, 5, 6};
  const siap_i_series series = {.value = value};
  for (size_t count = 2; count <= 6; count++) {
    siap_i_chart chart = chart_of(SIAP_I_CHART_RANKS, count, 1, &series);
    picture p = picture_of(&chart);
    for (size_t i = 0; i < p.texts; i++)
      ck_assert_msg(!strchr(p.text[i].words, '.'), "%zu: %s", count, p.text[i].words);
    ck_assert_ptr_nonnull(picture_say(&p, "1"));
    picture_release(&p);
  }
}
END_TEST

/* Parts of one chart have labels and numbers as broad as the whole, so they stand below each other. */
START_TEST(parts_of_a_chart_are_alike)
{
  static const enum siap_i_chart_kind kinds[] = {SIAP_I_CHART_BARS, SIAP_I_CHART_RANKS,
                                                 SIAP_I_CHART_HEAT, SIAP_I_CHART_SHARES};
  static const char *const marks[] = {"axis", "axis", "h0", "p1"};
  const char *const labels[] = {"A", "Kabupaten Hulu Sungai Tengah"};
  const double value[] = {1, 1000};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    const siap_i_series all = {.value = value}, last = {.value = value + 1};
    siap_i_chart whole = chart_of(kinds[i], 2, 1, &all), part = chart_of(kinds[i], 1, 1, &all);
    siap_i_chart rest = chart_of(kinds[i], 1, 1, &last);
    whole.category = part.category = labels;
    rest.category = labels + 1;
    part.min = rest.min = whole.min = 0;
    part.max = rest.max = whole.max = 1e6;
    part.whole = rest.whole = &whole;
    picture p = picture_of(&part), q = picture_of(&rest);
    const picture_shape *one = picture_find(&p, marks[i], 0), *other = picture_find(&q, marks[i], 0);
    ck_assert_ptr_nonnull(one);
    ck_assert_ptr_nonnull(other);
    ck_assert_double_eq_tol(one->box.left, other->box.left, CLOSE);
    ck_assert_double_eq_tol(p.width, q.width, CLOSE);
    picture_release(&p);
    picture_release(&q);
  }
}
END_TEST

/* What nothing is open of has no interval: neither whiskers nor words for them. */
START_TEST(intervals_of_one_point_are_none)
{
  const double value[] = {1, 2}, more[] = {1, 2.5};
  const siap_i_series points = {.value = value, .low = value, .high = value};
  const siap_i_series ranges = {.value = value, .low = value, .high = more};
  siap_i_chart chart = chart_of(SIAP_I_CHART_BARS, 2, 1, &points);
  chart.interval = "at worst to at best";
  picture p = picture_of(&chart);
  ck_assert_ptr_null(picture_find(&p, "whisker", 0));
  ck_assert_ptr_null(picture_say(&p, "at worst to at best"));
  picture_release(&p);
  chart.series = &ranges;
  p = picture_of(&chart);
  ck_assert_ptr_nonnull(picture_find(&p, "whisker", 0));
  ck_assert_ptr_nonnull(picture_say(&p, "at worst to at best"));
  picture_release(&p);
}
END_TEST

/* 2.98 after 3.00 is no cliff, and two years need no tall chart. */
START_TEST(a_small_change_looks_small)
{
  const double two[] = {3.00, 2.98}, five[] = {1, 2, 3, 4, 5};
  const siap_i_series few = {.value = two}, many = {.value = five};
  siap_i_chart chart = chart_of(SIAP_I_CHART_TREND, 2, 1, &few);
  picture p = picture_of(&chart);
  const picture_shape *line = picture_find(&p, "l1", 0);
  ck_assert_ptr_nonnull(line);
  ck_assert_double_lt(height_of(line), 15);
  ck_assert_double_lt(p.height, 200);
  picture_release(&p);
  chart = chart_of(SIAP_I_CHART_TREND, 5, 1, &many);
  p = picture_of(&chart);
  ck_assert_double_gt(p.height, 250);
  picture_release(&p);
}
END_TEST

START_TEST(risks_stand_in_their_cells)
{
  const char *const likely[] = {NULL, NULL, "R1 R2"}, *const not [] = {"R3", NULL, NULL};
  const siap_i_series series[] = {
      {.note = not, .name = "minor"}, {.name = "moderate"}, {.note = likely, .name = "severe"}};
  siap_i_chart chart = chart_of(SIAP_I_CHART_RISKS, 3, 3, series);
  picture p = picture_of(&chart);
  const picture_text *worst = picture_say(&p, "R1 R2"), *least = picture_say(&p, "R3");
  ck_assert_ptr_nonnull(worst);
  ck_assert_ptr_nonnull(least);
  /* more likely is higher, more grave further to the right; the darkest and the lightest cell */
  ck_assert(worst->box.bottom < least->box.top);
  ck_assert(worst->box.left > least->box.right);
  ck_assert_str_eq(checks_ground(&p, worst), "#00436b");
  ck_assert_str_eq(checks_ground(&p, least), "#f4f8fb");
  picture_release(&p);
}
END_TEST

START_TEST(cells_are_shaded_by_their_value)
{
  const double a[] = {0, 7}, b[] = {3.5, NAN};
  const siap_i_series series[] = {{.value = a, .name = "x"}, {.value = b, .name = "y"}};
  siap_i_chart chart = chart_of(SIAP_I_CHART_HEAT, 2, 2, series);
  chart.places = 2;
  picture p = picture_of(&chart);
  ck_assert_str_eq(checks_ground(&p, picture_say(&p, "3.50")), "#85b5d5");
  ck_assert_ptr_nonnull(picture_say(&p, "\xE2\x80\x93"));
  /* the legend has each shade once, the cells two more of the ends and one of the middle */
  ck_assert_uint_eq(picture_count(&p, "h0"), 2);
  ck_assert_uint_eq(picture_count(&p, "h6"), 2);
  ck_assert_uint_eq(picture_count(&p, "h3"), 2);
  ck_assert_uint_eq(picture_count(&p, "h2"), 1);
  picture_release(&p);
}
END_TEST

START_TEST(steps_of_a_waterfall_begin_where_the_last_ended)
{
  const double value[] = {2, 1, -0.5, 2.5};
  const siap_i_series series = {.value = value};
  siap_i_chart chart = chart_of(SIAP_I_CHART_WATERFALL, 4, 1, &series);
  chart.min = 0;
  picture p = picture_of(&chart);
  const picture_shape *from = picture_find(&p, "s1", 0), *to = picture_find(&p, "s1", 1);
  const picture_shape *rise = picture_find(&p, "s3", 0), *fall = picture_find(&p, "s2", 0);
  ck_assert_double_eq_tol(rise->box.bottom, from->box.top, CLOSE);
  ck_assert_double_eq_tol(fall->box.top, rise->box.top, CLOSE);
  ck_assert_double_eq_tol(to->box.top, fall->box.bottom, CLOSE);
  ck_assert_double_eq_tol(height_of(from), 2 * height_of(rise), 3 * CLOSE);
  ck_assert_ptr_nonnull(picture_say(&p, "+1.0"));
  picture_release(&p);
}
END_TEST

START_TEST(parts_fill_their_row)
{
  const double done[] = {6, NAN}, none[] = {2, NAN}, missing[] = {2, NAN};
  const siap_i_series series[] = {{.value = done, .name = "done"},
                                  {.value = none, .name = "not applicable"},
                                  {.value = missing, .name = "missing"}};
  siap_i_chart chart = chart_of(SIAP_I_CHART_SHARES, 2, 3, series);
  picture p = picture_of(&chart);
  const picture_shape *first = picture_find(&p, "p1", 1), *second = picture_find(&p, "p2", 1);
  ck_assert_double_eq_tol(width_of(first) + 1.5, 3 * (width_of(second) + 1.5), 4 * CLOSE);
  ck_assert_double_eq_tol(first->box.right + 1.5, second->box.left, 2 * CLOSE);
  ck_assert_ptr_nonnull(picture_say(&p, "10"));
  ck_assert_ptr_nonnull(picture_say(&p, "none"));
  picture_release(&p);
}
END_TEST

START_TEST(panels_share_one_scale)
{
  const double a[] = {0, 0, 10}, b[] = {10, 10, NAN};
  const siap_i_series series[] = {{.value = a, .name = "x"}, {.value = b, .name = "y"}};
  siap_i_chart chart = chart_of(SIAP_I_CHART_PANELS, 3, 2, series);
  chart.highlight = 0;
  picture p = picture_of(&chart);
  /* x has a bin of two at 0 and one of one at 10, y one of two at 10 */
  ck_assert_uint_eq(picture_count(&p, "s1"), 3);
  const picture_shape *x0 = picture_find(&p, "s1", 0), *x10 = picture_find(&p, "s1", 1);
  const picture_shape *y10 = picture_find(&p, "s1", 2);
  ck_assert_double_eq_tol(height_of(x0), 2 * height_of(x10), 2 * CLOSE);
  ck_assert_double_eq_tol(height_of(y10), height_of(x0), CLOSE);
  double apart = picture_find(&p, "own", 2)->box.left - picture_find(&p, "own", 1)->box.left;
  ck_assert_double_eq_tol(y10->box.right - x0->box.left, apart + 0.0, 1.1);
  picture_release(&p);
}
END_TEST

START_TEST(a_chart_of_nothing_says_so)
{
  for (int kind = 0; kind < SIAP_I_CHART_KINDS; kind++) {
    const double none[] = {NAN, NAN};
    const siap_i_series series = {.value = none};
    siap_i_chart chart = chart_of((enum siap_i_chart_kind)kind, 2, 1, &series);
    picture p = picture_of(&chart);
    ck_assert_ptr_nonnull(picture_say(&p, "none"));
    ck_assert_uint_eq(p.shapes, 0);
    picture_release(&p);
  }
}
END_TEST

/* ---- axes, numbers, labels ---- */

START_TEST(axes_have_round_ends_and_steps)
{
  const struct {
    double min, max, low, high, from, to, step;
  } cases[] = {
      {NAN, NAN, 0, 4.1, 0, 5, 1},     {NAN, NAN, 0.013, 0.087, 0, 0.1, 0.02},
      {0, 5, 2, 3, 0, 5, 1},           {NAN, NAN, -7, 12, -10, 15, 5},
      {NAN, NAN, 3, 3, 2.6, 3.4, 0.2}, {1, NAN, 1, 38, 1, 40, 10},
      {NAN, NAN, -0.0, 0, -1, 1, 0.5},  {NAN, NAN, 1e300, 2e300, 1e300, 2e300, 2e299},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    siap_i_extent extent = {cases[i].low, cases[i].high, 2};
    siap_i_scale scale = siap_i_scale_fit(cases[i].min, cases[i].max, extent, 5);
    ck_assert_double_eq_tol(scale.step, cases[i].step, 1e-9 * cases[i].step);
    ck_assert_double_eq_tol(scale.min, cases[i].from, 1e-9 * cases[i].step);
    ck_assert_double_eq_tol(scale.max, cases[i].to, 1e-9 * cases[i].step);
  }
}
END_TEST

START_TEST(numbers_are_for_people)
{
  const struct {
    double value;
    int places, comma;
    const char *written;
  } cases[] = {
      {3.5, 2, 0, "3.50"},
      {3.5, 2, 1, "3,50"},
      {-0.0, 1, 0, "0.0"},
      {-0.04, 1, 0, "0.0"},
      {1234567, 0, 0, "1234567"},
      {-2.25, 1, 1,
       "\xE2\x88\x92"
       "2,3"},
      {1.23456e12, 2, 1, "1,235e+12"},
      {1e300, 2, 0, "1e+300"},
      {99999999, 0, 0, "1e+8"},
      {1.5e308, 0, 0, "1.5e+308"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    siap_i_chart chart = siap_i_chart_empty;
    char written[SIAP_I_SCALE_ROOM];
    chart.comma = cases[i].comma;
    siap_i_scale_number(&chart, cases[i].value, cases[i].places, written);
    ck_assert_str_eq(written, cases[i].written);
  }
}
END_TEST

static void check_lines(const char *words, double room, unsigned most, unsigned count,
                        const char *const *lines, int is_cut)
{
  siap_i_label label = siap_i_label_wrap(words, (siap_i_font){10, 0}, room, most);
  ck_assert_uint_eq(label.lines, count);
  ck_assert_int_eq(label.is_cut, is_cut);
  ck_assert(label.breadth <= room);
  for (unsigned i = 0; i < count; i++)
    ck_assert_msg(strlen(lines[i]) == label.line[i].length &&
                      memcmp(lines[i], label.line[i].from, label.line[i].length) == 0,
                  "%.*s, not %s", (int)label.line[i].length, label.line[i].from, lines[i]);
}

/* At a size of 10 a letter a is 6.82 units broad, a blank 3.52, an ellipsis 11.33. */
START_TEST(labels_are_broken_where_one_reads)
{
  check_lines("  aaa  aaa ", 50, 3, 1, (const char *[]){"aaa  aaa"}, 0);
  check_lines("aaa aaa", 40, 3, 2, (const char *[]){"aaa", "aaa"}, 0);
  check_lines("aaa-aaa", 30, 3, 2, (const char *[]){"aaa-", "aaa"}, 0);
  check_lines("aaa aaa aaa", 36, 2, 2, (const char *[]){"aaa", "aaa"}, 1);
  check_lines("aaaaaaaaaa", 48, 3, 2, (const char *[]){"aaaaaa", "aaaa"}, 0);
  check_lines("aaaaaaa", 44, 3, 2, (const char *[]){"aaaa", "aaa"}, 0);
  check_lines("", 40, 3, 0, NULL, 0);
  check_lines(NULL, 40, 3, 0, NULL, 0);
  check_lines("a", 3, 3, 0, NULL, 0);
}
END_TEST

START_TEST(the_same_chart_gives_the_same_bytes_appended)
{
  const double value[] = {1, 2, 3};
  const siap_i_series series = {.value = value};
  siap_i_chart chart = chart_of(SIAP_I_CHART_BARS, 3, 1, &series);
  siap_i_text once = {NULL, 0, 0, 0}, twice = {NULL, 0, 0, 0};
  siap_i_draw(&chart, &once);
  siap_i_draw(&chart, &twice);
  siap_i_draw(&chart, &twice);
  ck_assert_uint_eq(twice.length, 2 * once.length);
  ck_assert_mem_eq(once.bytes, twice.bytes, once.length);
  ck_assert_mem_eq(once.bytes, twice.bytes + once.length, once.length);
  siap_i_text_release(&once);
  siap_i_text_release(&twice);
}
END_TEST

int main(void)
{
  const TTest *const tests[] = {
      bars_are_as_long_as_their_values,
      negative_bars_go_to_the_left_of_zero,
      what_is_missing_is_said_and_never_drawn_as_zero,
      a_radar_has_its_corners_at_angle_and_distance,
      a_gap_breaks_the_polygon,
      a_line_goes_around_the_first_axis_and_ends_at_a_gap,
      a_missing_year_is_a_gap_in_the_trend,
      bins_lie_at_their_bounds_and_are_as_high_as_their_counts,
      ranks_lie_between_the_best_and_the_worst,
      ranks_are_whole,
      parts_of_a_chart_are_alike,
      intervals_of_one_point_are_none,
      a_small_change_looks_small,
      risks_stand_in_their_cells,
      cells_are_shaded_by_their_value,
      steps_of_a_waterfall_begin_where_the_last_ended,
      parts_fill_their_row,
      panels_share_one_scale,
      a_chart_of_nothing_says_so,
      axes_have_round_ends_and_steps,
      numbers_are_for_people,
      labels_are_broken_where_one_reads,
      the_same_chart_gives_the_same_bytes_appended,
  };
  Suite *suite = suite_create("drawing shapes");
  TCase *all = tcase_create("shapes");
  for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
    tcase_add_test(all, tests[i]);
  suite_add_tcase(suite, all);
  return unit_main(suite);
}
