/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2b. A cell of an analysis as people read it. */
#include "model/shown.h"

#include "ground/number.h"

#include <math.h>
#include <string.h>

enum { PLACES = 4, PERCENT_PLACES = 1 };

/* The label of an id of the rubric; the id where it has none. */
static const char *label_of(const siap_rubric *rubric, const char *id, const char *language)
{
  size_t node = siap_rubric_node_find(rubric, id);
  const char *label =
      node != SIZE_MAX
          ? siap_rubric_node_label(rubric, node, language)
          : siap_rubric_item_label(rubric, siap_rubric_item_find(rubric, id), language);
  return label ? label : id;
}

/* Without decimals of its own a number shows four; what that would show as 0 is not 0. */
static void write_number(double number, int places, int grouped, siap_i_text *out)
{
  char written[SIAP_I_NUMBER_ROOM];
  if (places < 0 && number != 0 && fabs(number) < 0.00005) {
    siap_i_text_put(out, number < 0 ? ">-" : "<");
    siap_i_text_fixed(out, 0.0001, PLACES);
    return;
  }
  siap_i_number_fixed(number, places >= 0 ? places : PLACES, written);
  if (places < 0)
    siap_i_number_shorten(written);
  siap_i_number_for_people(written, out->comma, grouped);
  siap_i_text_put(out, written);
}

void siap_i_show_number(const siap_i_column *column, double number, int places, siap_i_text *out)
{
  switch (column->of) {
  case SIAP_I_COLUMN_PERCENT:
    write_number(number * 100, places >= 2 ? places - 2 : PERCENT_PLACES, 1, out);
    siap_i_text_put(out, "%");
    break;
  case SIAP_I_COLUMN_SIGNED:
    siap_i_text_put(out, number > 0 ? "+" : "");
    write_number(number, places, 1, out);
    break;
  default:
    write_number(number, places, column->of != SIAP_I_COLUMN_YEAR, out);
  }
}

void siap_i_show_cell(const siap_analysis *analysis, siap_i_reader reader,
                      const siap_i_table *table, size_t row, size_t column, siap_i_text *out)
{
  const siap_i_table_cell *cell = siap_i_table_at(table, row, column);
  const siap_i_column *of = &table->form->column[column];
  if (of->kind != SIAP_COLUMN_TEXT && !isnan(cell->number))
    siap_i_show_number(of, cell->number, cell->places, out);
  else if (!cell->what)
    siap_i_text_put(out, of->kind == SIAP_COLUMN_TEXT ? "" : "-");
  else if (siap_i_column_says(of))
    siap_i_text_put(out, ((const siap_i_say_word *)cell->what)->text[reader.words]);
  else
    siap_i_text_put(out, of->of == SIAP_I_COLUMN_ENTRY
                             ? label_of(analysis->rubric, cell->what, reader.language)
                             : cell->what);
}

int siap_i_column_is_silent(const siap_i_table *table, size_t column)
{
  if (table->form->column[column].kind != SIAP_COLUMN_TEXT)
    return 0;
  for (size_t row = 0; row < table->rows; row++)
    if (*siap_i_cell_text(table, row, column))
      return 0;
  return 1;
}
