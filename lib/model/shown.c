/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2b. A cell of an analysis as people read it. */
#include "model/shown.h"

#include "ground/number.h"

#include <math.h>
#include <string.h>

enum { PLACES = 4, PERCENT_PLACES = 1 };

/* What bears an id: a node, item, constant or external. NULL: nothing does. */
static const siap_i_labels *labels_of(const siap_rubric *rubric, const char *id)
{
  const siap_i_name *name = siap_i_rubric_find(rubric, id);
  if (!name)
    return NULL;
  return name->thing == SIAP_I_THING_ITEM   ? &rubric->item[name->at].label
         : name->thing == SIAP_I_THING_LEAF ? &rubric->leaf[name->at].label
                                            : &rubric->node[name->at].label;
}

/* The label of an id of the rubric, of a pillar where nothing else bears it; the id without one. */
static const char *label_of(const siap_rubric *rubric, const char *id, const char *language)
{
  const siap_i_labels *labels = rubric ? labels_of(rubric, id) : NULL;
  size_t pillar = rubric && !labels ? siap_i_rubric_pillar(rubric, id) : SIAP_I_NONE;
  if (pillar != SIAP_I_NONE)
    labels = &rubric->pillar[pillar].label;
  const char *label = labels ? siap_i_label(rubric, *labels, language) : NULL;
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

const char *siap_i_cell_words(const siap_analysis *analysis, siap_i_reader reader,
                              const siap_i_table *table, size_t row, size_t column)
{
  const siap_i_table_cell *cell = siap_i_table_at(table, row, column);
  const siap_i_column *of = &table->form->column[column];
  if (of->kind != SIAP_COLUMN_TEXT && !isnan(cell->number))
    return "";
  if (!cell->what)
    return of->kind == SIAP_COLUMN_TEXT ? "" : "-";
  if (siap_i_column_says(of))
    return ((const siap_i_say_word *)cell->what)->text[reader.words];
  return of->of == SIAP_I_COLUMN_ENTRY ? label_of(analysis->rubric, cell->what, reader.language)
                                       : cell->what;
}

void siap_i_show_cell(const siap_analysis *analysis, siap_i_reader reader,
                      const siap_i_table *table, size_t row, size_t column, siap_i_text *out)
{
  const siap_i_table_cell *cell = siap_i_table_at(table, row, column);
  const siap_i_column *of = &table->form->column[column];
  if (of->kind != SIAP_COLUMN_TEXT && !isnan(cell->number))
    siap_i_show_number(of, cell->number, cell->places, out);
  else
    siap_i_text_put(out, siap_i_cell_words(analysis, reader, table, row, column));
}

int siap_i_column_is_silent(const siap_i_table *table, size_t column)
{
  const siap_i_column *of = &table->form->column[column];
  for (size_t row = 0; row < table->rows; row++) {
    const siap_i_table_cell *cell = siap_i_table_at(table, row, column);
    const siap_i_say_word *word = siap_i_column_says(of) ? cell->what : NULL;
    if (of->kind != SIAP_COLUMN_TEXT && (!isnan(cell->number) || cell->what))
      return 0;
    if ((word && *word->text[0]) ||
        (of->kind == SIAP_COLUMN_TEXT && *siap_i_cell_text(table, row, column)))
      return 0;
  }
  return of->kind == SIAP_COLUMN_TEXT || table->rows > 0;
}
