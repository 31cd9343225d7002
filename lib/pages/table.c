/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5b. A table with its heading, chart and note. */
#include "pages/page.h"

#include <math.h>
#include <string.h>

enum {
  FEW = 3,       /* columns up to which no broad table is needed */
  MANY = 9,      /* columns above which type is smaller */
  LONG_WORD = 28 /* bytes */
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

static void put_head(siap_i_page *page, const siap_i_table *table, const siap_i_page_look *look)
{
  siap_i_text_put(page->out, "<thead><tr>");
  for (size_t i = 0; i < look->columns; i++) {
    if (look->hidden[i])
      continue;
    int is_text = table->form->column[i].kind == SIAP_COLUMN_TEXT;
    const char *title = column_title(page, table, i);
    siap_i_text_put(page->out, !is_text && is_sign(title) ? "<th scope=\"col\" class=\"sign\">"
                                                          : "<th scope=\"col\">");
    siap_i_html_text(page->out, title);
    siap_i_text_put(page->out, "</th>");
  }
  siap_i_text_put(page->out, "</tr></thead>\n");
}

/* 1: a word that no column is wide enough for, and that may be broken anywhere. */
static int has_long_word(const siap_i_page *page, const siap_i_table *table, size_t row, size_t column)
{
  siap_i_text text = {NULL, 0, 0, 0};
  size_t letters = 0, longest = 0;
  siap_i_show_cell(page->analysis, page->reader, table, row, column, &text);
  for (size_t i = 0; i < text.length; i++) {
    letters = siap_i_is_blank(text.bytes[i]) ? 0 : letters + 1;
    longest = letters > longest ? letters : longest;
  }
  siap_i_text_release(&text);
  return longest > LONG_WORD;
}

static void put_cell(siap_i_page *page, const siap_i_table *table, const siap_i_page_look *look,
                     size_t row, size_t column)
{
  int is_number = table->form->column[column].kind != SIAP_COLUMN_TEXT;
  int is_head = column == look->head && *siap_i_cell_text(table, row, column);
  siap_i_text_put(page->out, is_head ? "<th scope=\"row\"" : "<td");
  if (is_number && isnan(siap_i_table_at(table, row, column)->number))
    siap_i_text_put(page->out, " class=\"why\"");
  else if (!is_number && has_long_word(page, table, row, column))
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
      siap_i_page_cell(page, table, look, row, 0);
      siap_i_text_put(page->out, "</th></tr>\n");
    }
    put_row(page, table, look, row);
  }
  siap_i_text_put(page->out, "</tbody>\n");
}

/* Which columns hold numbers stands once, in classes n1, n2, … of the table: on every cell it would be
   a tenth of the page. */
static void put_table_tag(siap_i_page *page, const siap_i_table *table, const siap_i_page_look *look)
{
  siap_i_text_put(page->out, "<table class=\"");
  siap_i_text_put(page->out, look->shown > MANY ? "many" : look->shown <= FEW ? "few" : "some");
  for (size_t i = 0, at = 0; i < look->columns; i++) {
    at += !look->hidden[i];
    if (!look->hidden[i] && table->form->column[i].kind != SIAP_COLUMN_TEXT)
      siap_i_text_putf(page->out, " n%zu", at);
  }
  siap_i_text_put(page->out, "\">\n");
}

/* A group that can be scrolled by keyboard where the screen is narrower than the table. */
static void put_figures(siap_i_page *page, const siap_i_table *table)
{
  siap_i_page_look look = siap_i_page_look_of(table);
  put_same(page, table, &look);
  siap_i_text_putf(page->out,
                   "<div class=\"wide\" role=\"group\" aria-labelledby=\"h-%s\" "
                   "tabindex=\"0\">\n",
                   table->form->name.id);
  put_table_tag(page, table, &look);
  siap_i_text_put(page->out, "<caption>");
  siap_i_html_text(page->out, title_of(page, table));
  siap_i_text_put(page->out, "</caption>\n");
  put_head(page, table, &look);
  put_rows(page, table, &look);
  siap_i_text_put(page->out, "</table>\n</div>\n");
}

static void put_folded(siap_i_page *page, const siap_i_table *table)
{
  siap_i_text_put(page->out, "<details open=\"open\"><summary>");
  siap_i_text_put(page->out, siap_i_page_say(page, SIAP_I_PAGE_FIGURES));
  siap_i_text_put(page->out, "</summary>\n");
  put_figures(page, table);
  siap_i_text_put(page->out, "</details>\n");
}

void siap_i_page_note(siap_i_page *page, const siap_i_table *table)
{
  const char *note = table->form->note[page->reader.words];
  if (!note)
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
  int role = table->form->role, has_chart = siap_i_page_has_chart(table);
  siap_i_page_open(page, table, level, role == SIAP_I_ROLE_LONG ? "table long" : "table");
  if (!table->rows) {
    siap_i_text_putf(page->out, "<p class=\"none\">%s</p>\n",
                     siap_i_page_say(page, SIAP_I_PAGE_NOTHING));
  } else {
    siap_i_page_charts(page, table);
    if (role == SIAP_I_ROLE_CHART_FIRST && has_chart)
      put_folded(page, table);
    else
      put_figures(page, table);
    siap_i_page_note(page, table);
  }
  siap_i_page_close(page);
}
