/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5b. What people see of a table: columns that say something, decimals alike in a column. */
#include "pages/page.h"

#include "ground/number.h"

#include <math.h>
#include <string.h>

enum { PLACES = 4 };

size_t siap_i_page_column(const siap_i_table_form *form, const char *id)
{
  for (size_t i = 0; id && i < form->columns; i++)
    if (strcmp(form->column[i].name.id, id) == 0)
      return i;
  return SIAP_I_PAGE_NO_HEAD;
}

int siap_i_page_begins_group(const siap_i_table *table, size_t row)
{
  return table->form->grouped && (row == 0 || strcmp(siap_i_cell_text(table, row, 0),
                                                     siap_i_cell_text(table, row - 1, 0)) != 0);
}

/* Decimals that a number needs, as it is shown without any of its own; of a percent one more than two. */
static int needed(const siap_i_column *column, double number)
{
  char written[SIAP_I_NUMBER_ROOM];
  if (column->of == SIAP_I_COLUMN_PERCENT) {
    siap_i_number_fixed(number * 100, 1, written);
    return written[strlen(written) - 1] == '0' ? 2 : 3;
  }
  siap_i_number_fixed(number, PLACES, written);
  siap_i_number_shorten(written);
  const char *point = strchr(written, '.');
  return point ? (int)strlen(point + 1) : 0;
}

static int8_t places_of(const siap_i_table *table, size_t column)
{
  const siap_i_column *of = &table->form->column[column];
  int places = 0;
  for (size_t row = 0; row < table->rows && places < PLACES; row++) {
    const siap_i_table_cell *cell = siap_i_table_at(table, row, column);
    int here = isnan(cell->number) ? 0 : cell->places >= 0 ? cell->places : needed(of, cell->number);
    places = here > places ? here : places;
  }
  return (int8_t)(places > PLACES ? PLACES : places);
}

static int says_the_same(const siap_i_table *table, size_t column)
{
  const siap_i_column *of = &table->form->column[column];
  if (of->kind != SIAP_COLUMN_TEXT || table->rows < 2)
    return 0;
  for (size_t row = 1; row < table->rows; row++)
    if (strcmp(siap_i_cell_text(table, row, column), siap_i_cell_text(table, 0, column)) != 0)
      return 0;
  return 1;
}

/* What all rows say is told once, as long as something is left that tells rows apart. */
static void lift_same(const siap_i_table *table, siap_i_page_look *look)
{
  uint8_t same[SIAP_I_PAGE_COLUMNS] = {0};
  size_t left = 0;
  for (size_t i = 0; i < look->columns; i++) {
    if (look->hidden[i] || table->form->column[i].kind != SIAP_COLUMN_TEXT)
      continue;
    same[i] = (uint8_t)says_the_same(table, i);
    left += !same[i];
  }
  for (size_t i = 0; left && i < look->columns; i++)
    if (same[i])
      look->hidden[i] = SIAP_I_PAGE_SAME;
}

/* No number in any row, and no reason why. */
static int is_void(const siap_i_table *table, size_t column)
{
  if (table->form->column[column].kind == SIAP_COLUMN_TEXT || !table->rows)
    return 0;
  for (size_t row = 0; row < table->rows; row++) {
    const siap_i_table_cell *cell = siap_i_table_at(table, row, column);
    if (cell->what || !isnan(cell->number))
      return 0;
  }
  return 1;
}

siap_i_page_look siap_i_page_look_of(const siap_i_table *table)
{
  siap_i_page_look look = {.columns = table->form->columns, .head = SIAP_I_PAGE_NO_HEAD};
  if (look.columns > SIAP_I_PAGE_COLUMNS)
    look.columns = SIAP_I_PAGE_COLUMNS;
  for (size_t i = 0; i < look.columns; i++) {
    if (i < table->form->grouped)
      look.hidden[i] = SIAP_I_PAGE_GROUP;
    else if (siap_i_column_is_silent(table, i) || is_void(table, i))
      look.hidden[i] = SIAP_I_PAGE_SILENT;
    if (table->form->column[i].kind != SIAP_COLUMN_TEXT)
      look.places[i] = places_of(table, i);
  }
  lift_same(table, &look);
  for (size_t i = 0; i < look.columns; i++) {
    int is_text = table->form->column[i].kind == SIAP_COLUMN_TEXT;
    look.shown += !look.hidden[i];
    if (is_text && !look.hidden[i] && look.head == SIAP_I_PAGE_NO_HEAD)
      look.head = i;
  }
  return look;
}
