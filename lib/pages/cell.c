/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5b. One cell on a page. */
#include "pages/page.h"

#include <math.h>
#include <string.h>

#define MINUS "\xE2\x88\x92" /* as broad as a plus, and read out as a minus */
#define DASH "\xE2\x80\x93"

/* Numbers that name no decimals get those of their column, unless they would be shown as 0. */
static void put_number(const siap_i_column *column, const siap_i_table_cell *cell, int places,
                       siap_i_text *out)
{
  int is_tiny = column->of != SIAP_I_COLUMN_PERCENT && cell->number != 0 &&
                fabs(cell->number) < 0.00005;
  int shown = cell->places >= 0 || is_tiny ? cell->places : places;
  siap_i_show_number(column, cell->number, shown, out);
}

/* A hyphen that stands before a number and behind nothing, a blank or a bracket. */
static int is_minus(const siap_i_text *out, size_t from, size_t at)
{
  char before = at > from ? out->bytes[at - 1] : ' ', next = at + 1 < out->length ? out->bytes[at + 1] : 0;
  return out->bytes[at] == '-' && (before == ' ' || before == '(') && next >= '0' && next <= '9';
}

/* Hyphens in front of numbers, from `from` on, become minuses. */
static void mend_minuses(siap_i_text *out, size_t from)
{
  for (size_t at = from; !out->failed && at < out->length; at++) {
    size_t rest = out->length - at - 1;
    if (!is_minus(out, from, at))
      continue;
    siap_i_text_put(out, "  "); /* room for the longer sign */
    if (out->failed)
      return;
    memmove(out->bytes + at + 3, out->bytes + at + 1, rest);
    memcpy(out->bytes + at, MINUS, 3);
  }
}

void siap_i_page_cell_text(const siap_i_page *page, const siap_i_table *table,
                           const siap_i_page_look *look, size_t row, size_t column,
                           siap_i_text *out)
{
  const siap_i_table_cell *cell = siap_i_table_at(table, row, column);
  const siap_i_column *of = &table->form->column[column];
  size_t from = out->length;
  if (of->kind == SIAP_COLUMN_TEXT || (isnan(cell->number) && cell->what)) {
    siap_i_show_cell(page->analysis, page->reader, table, row, column, out);
    if (of->kind == SIAP_COLUMN_TEXT && of->of == SIAP_I_COLUMN_SENTENCE)
      mend_minuses(out, from);
    return;
  }
  if (isnan(cell->number)) {
    siap_i_text_put(out, DASH);
    return;
  }
  put_number(of, cell, look->places[column], out);
  mend_minuses(out, from);
}

/* Marks that pages know have a look of their own; any other is an ordinary one. */
static const char *class_of(const char *id)
{
  static const char *const known[] = {"published", "ours", "simulation"};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (strcmp(id, known[i]) == 0)
      return known[i];
  return "other";
}

void siap_i_page_cell(siap_i_page *page, const siap_i_table *table, const siap_i_page_look *look,
                      size_t row, size_t column)
{
  const siap_i_column *of = &table->form->column[column];
  const char *id = siap_i_cell_text(table, row, column);
  int is_mark = of->kind == SIAP_COLUMN_TEXT && of->of == SIAP_I_COLUMN_MARK && *id;
  siap_i_text *shown = &page->scratch;
  shown->length = 0;
  shown->comma = page->reader.words;
  siap_i_page_cell_text(page, table, look, row, column, shown);
  siap_i_text_put_char(shown, '\0');
  if (shown->failed) {
    page->out->failed = 1;
    return;
  }
  if (is_mark)
    siap_i_text_putf(page->out, "<span class=\"mark %s\">", class_of(id));
  siap_i_html_text(page->out, shown->bytes);
  siap_i_text_put(page->out, is_mark ? "</span>" : "");
}

void siap_i_page_group(siap_i_page *page, const siap_i_table *table, const siap_i_page_look *look,
                       size_t row)
{
  siap_i_text *shown = &page->scratch;
  shown->length = 0;
  siap_i_page_cell_text(page, table, look, row, 0, shown);
  if (shown->length) {
    siap_i_page_cell(page, table, look, row, 0);
    return;
  }
  siap_i_text_putf(page->out, "%s ", siap_i_page_say(page, SIAP_I_PAGE_WITHOUT));
  siap_i_html_text(page->out, table->form->column[0].name.text[page->reader.words]);
}
