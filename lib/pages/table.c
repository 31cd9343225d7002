/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5b. A table with its heading, chart and note. */
#include "pages/page.h"

#include <math.h>
#include <string.h>

enum {
  FEW = 3,  /* columns up to which no broad table is needed */
  SHORT = 8 /* rows up to which a table is not parted */
};

static const char *title_of(const siap_i_page *page, const siap_i_table *table)
{
  return table->form->name.text[page->reader.words];
}

static const char *column_title(const siap_i_page *page, const siap_i_table *table, size_t column)
{
  return table->form->column[column].name.text[page->reader.words];
}

/* What every row says, once. */
static void put_same(siap_i_page *page, const siap_i_table *table, const siap_i_page_look *look)
{
  int any = 0;
  for (size_t i = 0; i < look->columns; i++) {
    if (look->hidden[i] != SIAP_I_PAGE_SAME)
      continue;
    siap_i_text_put(page->out, any++ ? " <span>" : "<p class=\"same\"><span>");
    siap_i_html_text(page->out, column_title(page, table, i));
    siap_i_text_put(page->out, ": <b>");
    siap_i_page_cell(page, table, look, 0, i);
    siap_i_text_put(page->out, "</b></span>");
  }
  siap_i_text_put(page->out, any ? "</p>\n" : "");
}

/* "p", "n", "sd", "q1": signs of statistics, which a capital letter would make into others. */
static int is_sign(const char *title)
{
  static const char *const known[] = {"sd", "df", "db", "tau"};
  size_t letters = 0;
  while ((title[letters] | 32) >= 'a' && (title[letters] | 32) <= 'z')
    letters++;
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (strlen(known[i]) == letters && strncmp(title, known[i], letters) == 0)
      return 1;
  return letters == 1;
}

/* In a list the name of the group stands above the names of its rows. */
static void put_head(siap_i_page *page, const siap_i_table *table, const siap_i_page_look *look,
                     size_t row)
{
  siap_i_text_put(page->out, "<thead><tr>");
  for (size_t i = 0; i < look->columns; i++) {
    if (look->hidden[i])
      continue;
    int is_text = table->form->column[i].kind == SIAP_COLUMN_TEXT;
    const char *title = column_title(page, table, i);
    siap_i_text_put(page->out, !is_text && is_sign(title) ? "<th scope=\"col\" class=\"sign\">"
                                                          : "<th scope=\"col\">");
    if (i == look->head && table->form->role == SIAP_I_ROLE_LIST && table->form->grouped)
      siap_i_page_group(page, table, look, row);
    else
      siap_i_html_text(page->out, title);
    siap_i_text_put(page->out, "</th>");
  }
  siap_i_text_put(page->out, "</tr></thead>\n");
}

static void put_cell(siap_i_page *page, const siap_i_table *table, const siap_i_page_look *look,
                     size_t row, size_t column)
{
  int is_number = table->form->column[column].kind != SIAP_COLUMN_TEXT;
  int is_head = column == look->head && *siap_i_cell_text(table, row, column);
  siap_i_text_put(page->out, is_head ? "<th scope=\"row\"" : "<td");
  if (is_number && isnan(siap_i_table_at(table, row, column)->number))
    siap_i_text_put(page->out, look->compact[column] && !look->crowded ? " class=\"why\""
                                                                        : " class=\"why long\"");
  else if (look->broken[column] && siap_i_page_has_long_word(page, table, row, column))
    siap_i_text_put(page->out, " class=\"broken\"");
  siap_i_text_put_char(page->out, '>');
  siap_i_page_cell(page, table, look, row, column);
  siap_i_text_put(page->out, is_head ? "</th>" : "</td>");
}

static void put_row(siap_i_page *page, const siap_i_table *table, const siap_i_page_look *look,
                    size_t row)
{
  siap_i_text_put(page->out, "<tr>");
  for (size_t i = 0; i < look->columns; i++)
    if (!look->hidden[i])
      put_cell(page, table, look, row, i);
  siap_i_text_put(page->out, "</tr>\n");
}

static void put_rows(siap_i_page *page, const siap_i_table *table, const siap_i_page_look *look)
{
  for (size_t row = 0; row < table->rows; row++) {
    int begins = siap_i_page_begins_group(table, row);
    if (row == 0 || begins)
      siap_i_text_put(page->out, row ? "</tbody>\n<tbody>\n" : "<tbody>\n");
    if (begins) {
      siap_i_text_putf(page->out, "<tr class=\"group\"><th colspan=\"%zu\" scope=\"rowgroup\">",
                       look->shown);
      siap_i_page_group(page, table, look, row);
      siap_i_text_put(page->out, "</th></tr>\n");
    }
    put_row(page, table, look, row);
  }
  siap_i_text_put(page->out, "</tbody>\n");
}

/* Which columns hold numbers or short words stands once, in classes n1, w2, … of the table: on every cell
   it would be a tenth of the page. */
static void put_table_tag(siap_i_page *page, const siap_i_table *table, const siap_i_page_look *look)
{
  siap_i_text_put(page->out, "<table class=\"");
  siap_i_text_put(page->out, look->crowded ? "many" : look->shown <= FEW ? "few" : "some");
  siap_i_text_put(page->out, table->rows <= SHORT ? " short" : "");
  for (size_t i = 0, at = 0; i < look->columns; i++) {
    at += !look->hidden[i];
    if (look->hidden[i])
      continue;
    if (table->form->column[i].kind != SIAP_COLUMN_TEXT)
      siap_i_text_putf(page->out, " n%zu", at);
    else if (look->compact[i])
      siap_i_text_putf(page->out, " w%zu", at);
  }
  siap_i_text_put(page->out, "\">\n");
}

void siap_i_page_open_box(siap_i_page *page, const siap_i_table *table)
{
  siap_i_text_putf(page->out,
                   "<div class=\"wide\" role=\"group\" aria-labelledby=\"h-%s\" "
                   "tabindex=\"0\">\n",
                   table->form->name.id);
}

void siap_i_page_figures(siap_i_page *page, const siap_i_table *table)
{
  siap_i_page_look look = siap_i_page_look_measured(page, table);
  put_same(page, table, &look);
  siap_i_page_open_box(page, table);
  put_table_tag(page, table, &look);
  siap_i_text_put(page->out, "<caption>");
  siap_i_html_text(page->out, title_of(page, table));
  siap_i_text_put(page->out, "</caption>\n");
  put_head(page, table, &look, 0);
  put_rows(page, table, &look);
  siap_i_text_put(page->out, "</table>\n</div>\n");
}

static void put_folded(siap_i_page *page, const siap_i_table *table)
{
  siap_i_text_put(page->out, "<details open=\"open\"><summary>");
  siap_i_text_put(page->out, siap_i_page_say(page, SIAP_I_PAGE_FIGURES));
  siap_i_text_put(page->out, "</summary>\n");
  if (table->form->role == SIAP_I_ROLE_CROSS)
    siap_i_page_cross(page, table);
  else
    siap_i_page_figures(page, table);
  siap_i_text_put(page->out, "</details>\n");
}

void siap_i_page_note(siap_i_page *page, const siap_i_table *table)
{
  const char *note = table->form->note[page->reader.words];
  if (!note || !*note)
    return;
  siap_i_text_putf(page->out, "<p class=\"note\"><b>%s.</b> ",
                   siap_i_page_say(page, SIAP_I_PAGE_NOTE));
  siap_i_html_text(page->out, note);
  siap_i_text_put(page->out, "</p>\n");
}

void siap_i_page_open(siap_i_page *page, const siap_i_table *table, int level, const char *look)
{
  const char *id = table->form->name.id;
  siap_i_text_putf(page->out,
                   "<section id=\"t-%s\" class=\"%s\">\n<h%d id=\"h-%s\">", id, look, level,
                   id);
  siap_i_html_text(page->out, title_of(page, table));
  siap_i_text_putf(page->out, "</h%d>\n", level);
}

void siap_i_page_close(siap_i_page *page)
{
  siap_i_text_put(page->out, "</section>\n");
}

void siap_i_page_table(siap_i_page *page, const siap_i_table *table, int level)
{
  int role = table->form->role;
  siap_i_page_open(page, table, level, "table");
  if (!table->rows) {
    siap_i_text_putf(page->out, "<p class=\"none\">%s</p>\n",
                     siap_i_page_say(page, SIAP_I_PAGE_NOTHING));
  } else {
    size_t charts = siap_i_page_charts(page, table);
    if (charts && (role == SIAP_I_ROLE_CHART_FIRST || role == SIAP_I_ROLE_CROSS))
      put_folded(page, table);
    else if (role == SIAP_I_ROLE_CROSS)
      siap_i_page_cross(page, table);
    else if (!charts || role != SIAP_I_ROLE_CHART_ONLY)
      siap_i_page_figures(page, table);
    siap_i_page_note(page, table);
  }
  siap_i_page_close(page);
}

/* ---- lists ---- */

static void put_group(siap_i_page *page, const siap_i_table *table, const siap_i_page_look *look,
                      size_t from, size_t to)
{
  put_table_tag(page, table, look);
  siap_i_text_put(page->out, "<caption>");
  siap_i_html_text(page->out, title_of(page, table));
  siap_i_text_put(page->out, ": ");
  siap_i_page_group(page, table, look, from);
  siap_i_text_put(page->out, "</caption>\n");
  put_head(page, table, look, from);
  siap_i_text_put(page->out, "<tbody>\n");
  for (size_t row = from; row < to; row++)
    put_row(page, table, look, row);
  siap_i_text_put(page->out, "</tbody>\n</table>\n");
}

/* A small table for each group, side by side where there is room. */
static void put_groups(siap_i_page *page, const siap_i_table *table)
{
  siap_i_page_look look = siap_i_page_look_measured(page, table);
  put_same(page, table, &look);
  siap_i_page_open_box(page, table);
  siap_i_text_put(page->out, "<div class=\"lists\">\n");
  for (size_t from = 0; from < table->rows;) {
    size_t to = from + 1;
    while (to < table->rows && !siap_i_page_begins_group(table, to))
      to++;
    put_group(page, table, &look, from, to);
    from = to;
  }
  siap_i_text_put(page->out, "</div>\n</div>\n");
}

void siap_i_page_list(siap_i_page *page, const siap_i_table *table, int level)
{
  siap_i_page_open(page, table, level, "list");
  if (table->rows)
    put_groups(page, table);
  else
    siap_i_text_putf(page->out, "<p class=\"none\">%s</p>\n",
                     siap_i_page_say(page, SIAP_I_PAGE_NOTHING));
  siap_i_page_note(page, table);
  siap_i_page_close(page);
}
