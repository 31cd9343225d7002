/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5b. Tables that are no tables on a page: cards at its head, lists, facts at its foot. */
#include "pages/page.h"

#include <math.h>
#include <string.h>

/* ---- cards ---- */

/* Columns of the headline: they are not told again below it. */
typedef struct headline {
  size_t label, value, low, high;
} headline;

static headline headline_of(const siap_i_table_form *form)
{
  const siap_i_plot *plot = &form->plot;
  headline head = {siap_i_page_column(form, plot->label), siap_i_page_column(form, plot->value[0]),
                   siap_i_page_column(form, plot->low), siap_i_page_column(form, plot->high)};
  if (head.label == SIAP_I_PAGE_NO_HEAD && form->grouped)
    head.label = 0;
  return head;
}

static void put_interval(siap_i_page *page, const siap_i_table *table, const siap_i_page_look *look,
                         size_t row, headline head)
{
  if (head.low == SIAP_I_PAGE_NO_HEAD || head.high == SIAP_I_PAGE_NO_HEAD ||
      isnan(siap_i_table_at(table, row, head.low)->number))
    return;
  siap_i_text_put(page->out, " <span class=\"interval\">");
  siap_i_html_text(page->out, table->form->column[head.low].name.text[page->reader.words]);
  siap_i_text_put_char(page->out, ' ');
  siap_i_page_cell(page, table, look, row, head.low);
  siap_i_text_put(page->out, " \xE2\x80\x93 ");
  siap_i_html_text(page->out, table->form->column[head.high].name.text[page->reader.words]);
  siap_i_text_put_char(page->out, ' ');
  siap_i_page_cell(page, table, look, row, head.high);
  siap_i_text_put(page->out, "</span>");
}

static void put_label(siap_i_page *page, const siap_i_table *table, const siap_i_page_look *look,
                      size_t row, headline head, int level)
{
  if (head.label == SIAP_I_PAGE_NO_HEAD)
    return;
  siap_i_text_putf(page->out, "<h%d>", level);
  siap_i_page_cell(page, table, look, row, head.label);
  siap_i_text_putf(page->out, "</h%d>\n", level);
}

static void put_headline(siap_i_page *page, const siap_i_table *table, const siap_i_page_look *look,
                         size_t row, headline head)
{
  if (head.value == SIAP_I_PAGE_NO_HEAD)
    return;
  siap_i_text_put(page->out, "<p class=\"headline\"><span class=\"what\">");
  siap_i_html_text(page->out, table->form->column[head.value].name.text[page->reader.words]);
  int is_none = isnan(siap_i_table_at(table, row, head.value)->number);
  siap_i_text_put(page->out, is_none ? "</span> <b class=\"none\">" : "</span> <b>");
  siap_i_page_cell(page, table, look, row, head.value);
  siap_i_text_put(page->out, "</b>");
  put_interval(page, table, look, row, head);
  siap_i_text_put(page->out, "</p>\n");
}

/* 1: a fact to tell; a card that says "nothing" of what does not concern it is noise. */
static int is_fact(const siap_i_table *table, size_t row, size_t column, headline head)
{
  const siap_i_table_cell *cell = siap_i_table_at(table, row, column);
  if (column == head.label || column == head.value || column == head.low || column == head.high)
    return 0;
  return cell->what || !isnan(cell->number);
}

static void put_facts(siap_i_page *page, const siap_i_table *table, const siap_i_page_look *look,
                      size_t row, headline head)
{
  int any = 0;
  for (size_t i = 0; i < look->columns; i++) {
    if (!is_fact(table, row, i, head) || look->hidden[i] == SIAP_I_PAGE_SILENT)
      continue;
    siap_i_text_put(page->out, any++ ? "<div><dt>" : "<dl>\n<div><dt>");
    siap_i_html_text(page->out, table->form->column[i].name.text[page->reader.words]);
    int is_why = table->form->column[i].kind != SIAP_COLUMN_TEXT &&
                 isnan(siap_i_table_at(table, row, i)->number);
    siap_i_text_put(page->out, is_why ? "</dt><dd class=\"why\">" : "</dt><dd>");
    siap_i_page_cell(page, table, look, row, i);
    siap_i_text_put(page->out, "</dd></div>\n");
  }
  siap_i_text_put(page->out, any ? "</dl>\n" : "");
}

void siap_i_page_summary(siap_i_page *page, const siap_i_table *table, int level)
{
  siap_i_page_look look = siap_i_page_look_of(table);
  headline head = headline_of(table->form);
  siap_i_page_open(page, table, level, "summary");
  siap_i_text_put(page->out, "<div class=\"cards\">\n");
  for (size_t row = 0; row < table->rows; row++) {
    siap_i_text_put(page->out, "<div class=\"card\">\n");
    put_label(page, table, &look, row, head, level + 1);
    put_headline(page, table, &look, row, head);
    put_facts(page, table, &look, row, head);
    siap_i_text_put(page->out, "</div>\n");
  }
  siap_i_text_put(page->out, "</div>\n");
  siap_i_page_note(page, table);
  siap_i_page_close(page);
}

/* ---- facts ---- */

enum { PAIRED = 64 }; /* letters up to which two facts stand side by side */

static void put_pairs(siap_i_page *page, const siap_i_table *table)
{
  siap_i_page_look look = siap_i_page_look_of(table);
  siap_i_text_put(page->out, table->rows ? "<dl>\n" : "");
  for (size_t row = 0; row < table->rows; row++) {
    siap_i_text_put(page->out, "<div><dt>");
    siap_i_page_cell(page, table, &look, row, 0);
    siap_i_text_put(page->out, "</dt>");
    for (size_t i = 1; i < look.columns; i++) {
      siap_i_text_put(page->out, "<dd>");
      siap_i_page_cell(page, table, &look, row, i);
      siap_i_text_put(page->out, "</dd>");
    }
    siap_i_text_put(page->out, "</div>\n");
  }
  siap_i_text_put(page->out, table->rows ? "</dl>\n" : "");
  siap_i_page_note(page, table);
  siap_i_page_close(page);
}

void siap_i_page_provenance(siap_i_page *page, const siap_i_table *table)
{
  siap_i_page_open(page, table, 2, "provenance");
  put_pairs(page, table);
}

/* Short facts side by side, whole sentences one below the other. */
void siap_i_page_facts(siap_i_page *page, const siap_i_table *table, int level)
{
  siap_i_text *shown = &page->scratch;
  size_t longest = 0;
  for (size_t row = 0; row < table->rows; row++) {
    shown->length = 0;
    siap_i_show_cell(page->analysis, page->reader, table, row, 1, shown);
    longest = shown->length > longest ? shown->length : longest;
  }
  siap_i_page_open(page, table, level, longest <= PAIRED ? "facts paired" : "facts");
  put_pairs(page, table);
}
