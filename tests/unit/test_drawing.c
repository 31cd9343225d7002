/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2, charts: what holds of all of them, and geometry against values worked by hand. */
#include "drawing/drawing.h"

#include "drawing_checks.h"
#include "drawing_samples.h"
#include "unit_main.h"

static sample_data data;

START_TEST(samples_stay_inside_and_apart_and_can_be_seen)
{
  siap_i_chart chart = sample_make((size_t)_i, &data);
  checks_all(&chart);
}
END_TEST

START_TEST(six_hundred_regions_have_a_row_each)
{
  static const enum siap_i_chart_kind kinds[] = {SIAP_I_CHART_BARS, SIAP_I_CHART_RANKS,
                                                 SIAP_I_CHART_HEAT, SIAP_I_CHART_SHARES};
  siap_i_chart chart = sample_start(0, kinds[_i], SAMPLE_MANY, &data);
  chart.categories = SAMPLE_MOST;
  chart.series_count = kinds[_i] == SIAP_I_CHART_HEAT ? 6 : 1;
  chart.highlight = 300;
  for (size_t i = 0; i < SAMPLE_MOST; i++)
    snprintf(data.named[i], sizeof data.named[i], "Kabupaten %zu", i + 1);
  for (size_t s = 0; s < chart.series_count; s++) {
    sample_fill(&data, s, SAMPLE_MOST, 2, 0.5);
    data.series[s].low = data.low[s];
    data.series[s].high = data.high[s];
  }
  checks_all(&chart);
  picture p = picture_of(&chart);
  for (size_t i = 0; i < SAMPLE_MOST; i++)
    ck_assert_msg(picture_say(&p, data.named[i]) != NULL, "%s", data.named[i]);
  ck_assert(p.height > SAMPLE_MOST * 16);
  picture_release(&p);
}
END_TEST

/* ---- random charts ---- */

static double random_value(uint64_t *seed)
{
  static const double odd[] = {0,      -0.0,     1,         -1,    1e300, -1e300,
                               1e-300, INFINITY, -INFINITY, 3.0,   1e7,   123456789.125,
                               2.5,    0.1,      1e308,     -1e308};
  switch (unit_random(seed) % 6) {
  case 0:
    return NAN;
  case 1:
    return odd[unit_random(seed) % (sizeof odd / sizeof *odd)];
  case 2:
    return 3;
  default:
    return (double)(unit_random(seed) % 5000) / 1000 - (unit_random(seed) % 4 == 0);
  }
}

static const char *random_words(uint64_t *seed)
{
  switch (unit_random(seed) % 5) {
  case 0:
    return sample_hostile()[unit_random(seed) % 6];
  case 1:
    return sample_long[unit_random(seed) % 6];
  case 2:
    return unit_random(seed) % 2 ? "" : NULL;
  default:
    return sample_pillars[unit_random(seed) % 6];
  }
}

static siap_i_chart random_chart(uint64_t *seed)
{
  siap_i_chart chart =
      sample_start(0, (enum siap_i_chart_kind)(unit_random(seed) % 10), SAMPLE_FULL, &data);
  static const size_t many[] = {0, 1, 2, 3, 5, 7, 12, 40, 90};
  int is_wild = unit_random(seed) % 3 == 0;
  chart.categories = many[unit_random(seed) % 9];
  chart.series_count = unit_random(seed) % (SAMPLE_SERIES + 1);
  chart.title = random_words(seed);
  chart.axis = random_words(seed);
  chart.axis_down = random_words(seed);
  chart.marker_name = random_words(seed);
  chart.interval = random_words(seed);
  chart.none = unit_random(seed) % 9 ? "no value" : random_words(seed);
  chart.comma = (int)(unit_random(seed) % 2);
  chart.headed = (int)(unit_random(seed) % 2);
  chart.plain = unit_random(seed) % 4 == 0;
  chart.places = (int)(unit_random(seed) % 5);
  chart.width = unit_random(seed) % 2 ? 0 : 100 + (double)(unit_random(seed) % 1200);
  chart.highlight = unit_random(seed) % 3 ? SIAP_I_CHART_NO_ONE : unit_random(seed) % 100;
  chart.marker = unit_random(seed) % 2 ? NAN : random_value(seed);
  chart.min = unit_random(seed) % 2 ? NAN : is_wild ? random_value(seed) : 0;
  chart.max = unit_random(seed) % 2 ? NAN : is_wild ? random_value(seed) : 5;
  for (size_t i = 0; i < chart.categories; i++)
    data.category[i] = random_words(seed);
  if (unit_random(seed) % 9 == 0)
    chart.category = NULL;
  for (size_t s = 0; s < chart.series_count; s++) {
    siap_i_series *at = &data.series[s];
    for (size_t i = 0; i < chart.categories; i++) {
      double value = is_wild ? random_value(seed) : (double)(unit_random(seed) % 500) / 100;
      data.value[s][i] = unit_random(seed) % 8 ? value : NAN;
      data.low[s][i] = is_wild ? random_value(seed) : value - 0.2;
      data.high[s][i] = is_wild ? random_value(seed) : value + 0.4;
      data.note[s][i] = unit_random(seed) % 4 ? NULL : random_words(seed);
    }
    at->name = random_words(seed);
    at->style = unit_random(seed) % 2 ? SIAP_I_CHART_DASHED : SIAP_I_CHART_SOLID;
    at->low = unit_random(seed) % 3 ? data.low[s] : NULL;
    at->high = unit_random(seed) % 3 ? data.high[s] : NULL;
    at->note = unit_random(seed) % 2 ? data.note[s] : NULL;
    at->value = unit_random(seed) % 20 ? data.value[s] : NULL;
  }
  return chart;
}

START_TEST(random_charts_stay_inside_and_apart_and_can_be_seen)
{
  size_t many = unit_many(400);
  for (size_t i = 0; i < many; i++) {
    uint64_t seed = 20261122 + i;
    siap_i_chart chart = random_chart(&seed);
    if (getenv("SIAP_TEST_TELL"))
      fprintf(stderr, "%zu: kind %d, %zu categories, %zu series\n", i, (int)chart.kind,
              chart.categories, chart.series_count);
    checks_all(&chart);
  }
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("drawing");
  TCase *all = tcase_create("every chart");
  tcase_set_timeout(all, 60);
  tcase_add_loop_test(all, samples_stay_inside_and_apart_and_can_be_seen, 0, (int)samples_count);
  tcase_add_loop_test(all, six_hundred_regions_have_a_row_each, 0, 4);
  tcase_add_test(all, random_charts_stay_inside_and_apart_and_can_be_seen);
  suite_add_tcase(suite, all);
  return unit_main(suite);
}
