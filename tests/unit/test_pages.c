/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5b: text of strangers onto a page, columns that are shown, tables by their role. */
#include "ground/memory.h"
#include "pages/page.h"

#include "unit_main.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static char *escaped(const char *words)
{
  siap_i_text text = {0};
  siap_i_html_text(&text, words);
  return siap_i_text_take(&text, NULL);
}

START_TEST(text_of_strangers_is_text)
{
  static const char *const cases[][2] = {
    {"Kota A", "Kota A"},
    {"", ""},
    {"<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"},
    {"\"><img src=x onerror='a()'>", "\"&gt;&lt;img src=x onerror='a()'&gt;"},
    {"a & b &amp; c", "a &amp; b &amp;amp; c"},
    {"\x1b]0;x\x07", "\\u{1B}]0;x\\u{7}"},
    {"\xC2\x9B" "31m", "\\u{9B}31m"},
    {"a\xE2\x80\xAE" "b", "a\\u{202E}b"},
    {"a\xE2\x80\x8B" "b", "a\\u{200B}b"},
    {"a\nb\tc", "a\\u{A}b\\u{9}c"},
    {"\xFF<", "\\x{FF}&lt;"},
    {"\xEF\xBF\xBF", "\\u{FFFF}"},
    {"Sm\xC3\xA5 \xE2\x80\x93", "Sm\xC3\xA5 \xE2\x80\x93"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char *out = escaped(cases[i][0]);
    ck_assert_str_eq(out, cases[i][1]);
    siap_i_release(out);
  }
}
END_TEST

START_TEST(text_in_a_style_sheet_ends_nothing)
{
  siap_i_text text = {0};
  siap_i_html_style_text(&text, "A\"}</style><b>&\\ \xC3\xA5 1.5\n");
  char *out = siap_i_text_take(&text, NULL);
  ck_assert_str_eq(out, "A\\22 \\7d \\3c \\2f style\\3e \\3c b\\3e \\26 \\5c  \xC3\xA5 1\\2e 5"
                        "\\5c u\\7b A\\7d ");
  siap_i_release(out);
}
END_TEST

/* ---- a table of our own ---- */

static const siap_i_column columns[] = {
  SIAP_I_TEXT_COLUMN("group", "group", "kelompok"),
  SIAP_I_TEXT_COLUMN("region", "region", "daerah"),
  SIAP_I_TEXT_COLUMN("code", "code", "kode"),
  SIAP_I_TEXT_COLUMN("same", "class", "kelas"),
  SIAP_I_NUMBER_COLUMN("value", "value", "nilai"),
  SIAP_I_PERCENT_COLUMN("share", "share", "bagian"),
  SIAP_I_SIGNED_COLUMN("change", "change", "perubahan"),
  SIAP_I_COUNT_COLUMN("people", "people", "penduduk"),
  SIAP_I_YEAR_COLUMN("year", "year", "tahun"),
  SIAP_I_MARK_COLUMN("mark", "mark", "tanda"),
};
enum { GROUP, REGION, CODE, SAME, VALUE, SHARE, CHANGE, PEOPLE, YEAR, MARK, COLUMNS };
static const siap_i_say_word ours = {"ours", {"ours", "hitungan libsiap"}};
static const siap_i_say_word too_few = {"too-few", {"too few", "terlalu sedikit"}};
static const siap_i_say_word section = {"part", {"A part", "Satu bagian"}};
static const siap_i_table_form form = {
  .name = {"things", {"Things", "Hal"}},
  .note = {"How to read it.", "Cara membacanya."},
  .column = columns,
  .columns = COLUMNS,
  .grouped = 1,
};

static siap_i_table *fill(siap_analysis *analysis, const siap_i_table_form *of)
{
  siap_i_table *table = siap_i_analysis_add(analysis, of);
  for (int i = 0; i < 2; i++) {
    siap_i_table_row(analysis, table);
    siap_i_put_text(analysis, table, GROUP, i ? "second" : "first");
    siap_i_put_text(analysis, table, REGION, i ? "<b>B</b>" : "A");
    siap_i_put_text(analysis, table, SAME, "awal");
    siap_i_put_number(table, VALUE, i ? 2.5 : -0.1234, -1);
    siap_i_put_number(table, SHARE, i ? 1 : 0.256, -1);
    siap_i_put_number(table, CHANGE, i ? 0.25 : -0.25, 2);
    siap_i_put_count(table, PEOPLE, i ? 1234567 : 999);
    siap_i_put_count(table, YEAR, 2023);
    siap_i_put_word(table, MARK, &ours);
  }
  siap_i_put_none(table, PEOPLE, &too_few);
  return table;
}

static char *page_of(siap_analysis *analysis, int words)
{
  siap_i_text text = {0};
  siap_i_page page = {&text, analysis, NULL, {words ? "id" : "en", words}};
  siap_i_page_write(&page);
  siap_i_text_release(&page.scratch);
  return siap_i_text_take(&text, NULL);
}

static void expect(const char *page, const char *part)
{
  ck_assert_msg(strstr(page, part) != NULL, "no %s in %s", part, strstr(page, "<body>"));
}

static void expect_no(const char *page, const char *part)
{
  ck_assert_msg(strstr(page, part) == NULL, "%s in %s", part, strstr(page, "<body>"));
}

START_TEST(columns_that_tell_nothing_are_not_shown)
{
  siap_analysis *analysis = siap_i_analysis_new("x", NULL);
  siap_i_page_look look = siap_i_page_look_of(fill(analysis, &form));
  ck_assert_int_eq(look.hidden[GROUP], SIAP_I_PAGE_GROUP);
  ck_assert_int_eq(look.hidden[REGION], SIAP_I_PAGE_SHOWN);
  ck_assert_int_eq(look.hidden[CODE], SIAP_I_PAGE_SILENT);
  ck_assert_int_eq(look.hidden[SAME], SIAP_I_PAGE_SAME);
  ck_assert_int_eq(look.hidden[MARK], SIAP_I_PAGE_SAME);
  ck_assert_uint_eq(look.head, REGION);
  ck_assert_uint_eq(look.shown, 6);
  ck_assert_int_eq(look.places[VALUE], 4);
  siap_analysis_unref(analysis);
}
END_TEST

START_TEST(numbers_are_the_readers)
{
  siap_analysis *analysis = siap_i_analysis_new("x", NULL);
  fill(analysis, &form);
  char *page = page_of(analysis, 1);
  expect(page, ">\xE2\x88\x92" "0,1234</td>");
  expect(page, ">2,5000</td>");
  expect(page, ">25,6%</td>");
  expect(page, ">100,0%</td>");
  expect(page, ">+0,25</td>");
  expect(page, ">999</td>");
  expect(page, "<td class=\"why\">terlalu sedikit</td>");
  expect(page, ">2023</td>");
  /* which columns are short words, and which are aligned as numbers */
  expect(page, "<table class=\"some short w1 n2 n3 n4 n5 n6\">");
  expect(page, ":is(th,td):where(.n1 :nth-child(1),.n2 :nth-child(2),");
  expect(page, ".n10 :nth-child(10)){");
  expect_no(page, ".n11 ");
  expect(page, "tanda: <b><span class=\"mark ours\">hitungan libsiap</span>");
  expect(page, "kelas: <b>awal</b>");
  expect(page, "<th scope=\"row\">&lt;b&gt;B&lt;/b&gt;</th>");
  expect(page, "Cara membacanya.");
  siap_i_release(page);
  analysis->table[0].rows--; /* the count that is there */
  analysis->table[0].cell[PEOPLE].number = 1234567;
  analysis->table[0].cell[SHARE].number = 0.25;
  page = page_of(analysis, 0);
  expect(page, ">25%</td>");
  expect(page, ">1,234,567</td>");
  expect(page, ">\xE2\x88\x92" "0.1234</td>");
  siap_i_release(page);
  siap_analysis_unref(analysis);
}
END_TEST

START_TEST(a_table_stands_where_its_role_says)
{
  siap_i_table_form summary = form, list = form, facts = form, chart = form, foot = form;
  summary.role = SIAP_I_ROLE_SUMMARY;
  summary.name.id = "summary";
  summary.plot = (siap_i_plot){.label = "region", .value = {"value"}, .low = "share", .high = "people"};
  list.role = SIAP_I_ROLE_LIST;
  list.name.id = "list";
  list.section = &section;
  chart.role = SIAP_I_ROLE_CHART_FIRST;
  chart.name.id = "chart";
  chart.section = &section;
  chart.plot = (siap_i_plot){SIAP_I_PLOT_BARS, .group = "", .label = "region", .value = {"value"}};
  facts.role = SIAP_I_ROLE_FACTS;
  facts.name.id = "facts";
  foot.role = SIAP_I_ROLE_PROVENANCE;
  foot.name.id = "foot";
  siap_analysis *analysis = siap_i_analysis_new("x", NULL);
  fill(analysis, &summary);
  fill(analysis, &list);
  fill(analysis, &foot);
  fill(analysis, &chart);
  fill(analysis, &facts);
  siap_i_analysis_heading(analysis, &section, "Kota \"A\"");
  analysis->simulation = 1;
  char *page = page_of(analysis, 0);
  expect(page, "<title>A part: Kota \"A\"</title>");
  expect(page, "@bottom-left{content:\"A part\\3a  Kota \\22 A\\22 \"}");
  expect(page, "<h1>Kota \"A\"</h1>");
  expect(page, "<p class=\"simulation\"><b>Simulation</b>");
  expect(page, "<section id=\"t-summary\" class=\"summary\"");
  expect(page, "<span class=\"what\">value</span> <b>2.5000</b> "
               "<span class=\"interval\">share 100.0% \xE2\x80\x93 people too few</span>");
  expect(page, "<section id=\"s1\" class=\"part\">\n<h2>A part</h2>");
  expect(page, "<h3 id=\"h-list\">");
  expect(page, "class: <b>awal</b>");
  expect(page, "<caption>Things: first</caption>\n<thead><tr><th scope=\"col\">first</th>");
  expect(page, "<caption>Things: second</caption>\n<thead><tr><th scope=\"col\">second</th>");
  expect(page, "<figure tabindex=\"0\">\n<svg class=\"chart\" id=\"c-chart-1\"");
  expect(page, "<details open=\"open\">");
  expect(page, "<section id=\"t-facts\" class=\"facts paired\">");
  expect(page, "<dl>\n<div><dt>first</dt><dd>A</dd>");
  const char *main = strstr(page, "</main>");
  ck_assert_ptr_nonnull(main);
  ck_assert(strstr(page, "id=\"t-foot\"") > main);
  ck_assert(strstr(page, "id=\"t-facts\"") < main);
  expect_no(page, "id=\"s2\"");
  expect_no(page, "http://");
  siap_i_release(page);
  siap_analysis_unref(analysis);
}
END_TEST

/* Cards stand first under their heading, whatever was filled before them. */
START_TEST(cards_stand_first)
{
  siap_i_table_form summary = form, before = form;
  summary.role = SIAP_I_ROLE_SUMMARY;
  summary.name.id = "summary";
  summary.section = before.section = &section;
  siap_analysis *analysis = siap_i_analysis_new("x", NULL);
  fill(analysis, &before);
  fill(analysis, &summary);
  char *page = page_of(analysis, 0);
  const char *cards = strstr(page, "id=\"t-summary\"");
  ck_assert_ptr_nonnull(cards);
  ck_assert(cards < strstr(page, "id=\"t-things\""));
  ck_assert_ptr_null(strstr(cards + 1, "id=\"t-summary\""));
  siap_i_release(page);
  siap_analysis_unref(analysis);
}
END_TEST

/* Numbers that all rows of a list say are told once; of a table they are what is compared. */
START_TEST(what_a_list_repeats_is_told_once)
{
  siap_i_table_form list = form;
  list.role = SIAP_I_ROLE_LIST;
  siap_analysis *analysis = siap_i_analysis_new("x", NULL);
  siap_i_table *table = fill(analysis, &list);
  ck_assert_int_eq(siap_i_page_look_of(table).hidden[YEAR], SIAP_I_PAGE_SAME);
  ck_assert_int_eq(siap_i_page_look_of(table).hidden[VALUE], SIAP_I_PAGE_SHOWN);
  table->form = &form;
  ck_assert_int_eq(siap_i_page_look_of(table).hidden[YEAR], SIAP_I_PAGE_SHOWN);
  siap_analysis_unref(analysis);
}
END_TEST

START_TEST(rows_of_no_group_have_a_heading)
{
  siap_analysis *analysis = siap_i_analysis_new("x", NULL);
  siap_i_table *table = fill(analysis, &form);
  siap_i_put_text(analysis, table, GROUP, "");
  char *page = page_of(analysis, 1);
  expect(page, "scope=\"rowgroup\">Tanpa kelompok</th>");
  siap_i_release(page);
  siap_analysis_unref(analysis);
}
END_TEST

/* Region by group: a row for each region, a column for each group; twice the same is two rows. */
START_TEST(figures_stand_crosswise)
{
  static const struct { const char *group, *region; double value; } cells[] = {
    {"x", "A", 1}, {"y", "A", 2}, {"x", "B", 3}, {"x", "<B>", 4}, {"y", "<B>", NAN}, {"x", "<B>", 6}};
  siap_i_table_form cross = form, only = form;
  cross.grouped = 0;
  cross.role = SIAP_I_ROLE_CROSS;
  cross.plot = (siap_i_plot){SIAP_I_PLOT_HEAT, .label = "region", .series = "group", .value = {"value"}};
  siap_analysis *analysis = siap_i_analysis_new("x", NULL);
  siap_i_table *table = siap_i_analysis_add(analysis, &cross);
  for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
    siap_i_table_row(analysis, table);
    siap_i_put_text(analysis, table, GROUP, cells[i].group);
    siap_i_put_text(analysis, table, REGION, cells[i].region);
    siap_i_put_number(table, VALUE, cells[i].value, 0);
  }
  char *page = page_of(analysis, 0);
  expect(page, "<table class=\"some n2 n3\">");
  expect(page, "<th scope=\"col\">region</th><th scope=\"col\">x</th><th scope=\"col\">y</th>");
  expect(page, "<tr><th scope=\"row\">A</th><td>1</td><td>2</td></tr>\n"
               "<tr><th scope=\"row\">B</th><td>3</td><td></td></tr>\n"
               "<tr><th scope=\"row\">&lt;B&gt;</th><td>4</td><td class=\"why\">\xE2\x80\x93</td></tr>\n"
               "<tr><th scope=\"row\">&lt;B&gt;</th><td>6</td><td></td></tr>\n</tbody>");
  siap_i_release(page);
  only = cross;
  only.role = SIAP_I_ROLE_CHART_ONLY;
  table->form = &only;
  page = page_of(analysis, 0);
  expect(page, "<figure");
  expect_no(page, "<table");
  siap_i_release(page);
  only.plot.value[0] = "no-such-column"; /* then there is no chart to stand for the figures */
  page = page_of(analysis, 0);
  expect(page, "<table");
  siap_i_release(page);
  siap_analysis_unref(analysis);
}
END_TEST

/* Bars that are all as long are no chart; percents are drawn as they are written. */
START_TEST(bars_tell_something)
{
  siap_i_table_form bars = form;
  bars.plot = (siap_i_plot){SIAP_I_PLOT_BARS, .group = "", .label = "region", .value = {"share"}};
  siap_analysis *analysis = siap_i_analysis_new("x", NULL);
  siap_i_table *table = siap_i_analysis_add(analysis, &bars);
  for (int i = 0; i < 3; i++) {
    siap_i_table_row(analysis, table);
    siap_i_put_text(analysis, table, REGION, "A");
    siap_i_put_number(table, SHARE, 1, -1);
  }
  char *page = page_of(analysis, 0);
  expect_no(page, "<figure");
  siap_i_release(page);
  siap_i_put_number(table, SHARE, 0.5, -1);
  page = page_of(analysis, 0);
  expect(page, "<figure");
  expect(page, ">share, %</text>");
  expect(page, ">50</text>");
  expect_no(page, ">0.5</text>");
  siap_i_release(page);
  siap_i_table_scale(table, 0, 2); /* ends are percents too */
  page = page_of(analysis, 0);
  expect(page, ">200</text>");
  siap_i_release(page);
  siap_analysis_unref(analysis);
}
END_TEST

/* One chart for each group, none where there would be too many, and none without its columns. */
START_TEST(charts_come_by_group)
{
  siap_i_table_form by_group = form, wrong = form;
  by_group.plot = (siap_i_plot){SIAP_I_PLOT_BARS, .label = "region", .value = {"value", "change"}};
  wrong.plot = (siap_i_plot){SIAP_I_PLOT_BARS, .label = "region", .value = {"no-such-column"}};
  siap_analysis *analysis = siap_i_analysis_new("x", NULL);
  siap_i_table *table = fill(analysis, &by_group);
  ck_assert_int_eq(siap_i_page_has_chart(table), 1);
  char *page = page_of(analysis, 0);
  expect(page, "<figcaption>first</figcaption>");
  expect(page, "id=\"c-things-2\"");
  expect_no(page, "id=\"c-things-3\"");
  siap_i_release(page);
  char name[] = "group 00";
  for (int i = 0; i < 30; i++) {
    siap_i_table_row(analysis, table);
    name[6] = (char)('0' + i / 10), name[7] = (char)('0' + i % 10);
    siap_i_put_text(analysis, table, GROUP, name);
  }
  page = page_of(analysis, 0);
  expect_no(page, "<figure");
  siap_i_release(page);
  table->form = &wrong;
  ck_assert_int_eq(siap_i_page_has_chart(table), 0);
  siap_analysis_unref(analysis);
}
END_TEST

/* A chart of many rows is cut where a sheet ends, and all parts keep one axis. */
START_TEST(a_long_chart_is_cut)
{
  siap_i_table_form bars = form;
  bars.plot = (siap_i_plot){SIAP_I_PLOT_BARS, .group = "", .label = "region", .value = {"value"}};
  siap_analysis *analysis = siap_i_analysis_new("x", NULL);
  siap_i_table *table = siap_i_analysis_add(analysis, &bars);
  for (int i = 0; i < 100; i++) {
    siap_i_table_row(analysis, table);
    siap_i_put_text(analysis, table, REGION, i % 2 ? "A" : "B");
    siap_i_put_number(table, VALUE, i, 0);
  }
  char *page = page_of(analysis, 0);
  expect(page, "<figcaption>(1\xE2\x80\x93" "33)</figcaption>");
  expect(page, "<figcaption>(67\xE2\x80\x93" "100)</figcaption>");
  siap_i_release(page);
  for (int i = 0; i < 600; i++)
    siap_i_table_row(analysis, table);
  page = page_of(analysis, 0);
  expect_no(page, "<figure");
  siap_i_release(page);
  siap_analysis_unref(analysis);
}
END_TEST

START_TEST(an_empty_table_says_so)
{
  siap_analysis *analysis = siap_i_analysis_new("x", NULL);
  siap_i_analysis_add(analysis, &form);
  char *page = page_of(analysis, 1);
  expect(page, "<p class=\"none\">Tidak ada.</p>");
  expect_no(page, "<table>");
  expect_no(page, "<nav");
  siap_i_release(page);
  siap_analysis_unref(analysis);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("pages");
  TCase *all = tcase_create("all");
  tcase_add_test(all, text_of_strangers_is_text);
  tcase_add_test(all, text_in_a_style_sheet_ends_nothing);
  tcase_add_test(all, columns_that_tell_nothing_are_not_shown);
  tcase_add_test(all, numbers_are_the_readers);
  tcase_add_test(all, a_table_stands_where_its_role_says);
  tcase_add_test(all, cards_stand_first);
  tcase_add_test(all, what_a_list_repeats_is_told_once);
  tcase_add_test(all, rows_of_no_group_have_a_heading);
  tcase_add_test(all, figures_stand_crosswise);
  tcase_add_test(all, bars_tell_something);
  tcase_add_test(all, charts_come_by_group);
  tcase_add_test(all, a_long_chart_is_cut);
  tcase_add_test(all, an_empty_table_says_so);
  suite_add_tcase(suite, all);
  return unit_main(suite);
}
