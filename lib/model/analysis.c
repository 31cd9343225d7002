/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2b. An analysis as an object: tables that grow row by row, then are read. */
#include "model/analysis.h"

#include "model/shown.h"

#include <math.h>
#include <string.h>

siap_analysis *siap_i_analysis_new(const char *name, const siap_rubric *rubric)
{
  siap_analysis *analysis = siap_i_alloc(1, sizeof *analysis);
  if (!analysis)
    return NULL;
  atomic_init(&analysis->references, 1);
  analysis->name = name;
  analysis->rubric = siap_rubric_ref(rubric);
  return analysis;
}

siap_analysis *siap_analysis_ref(const siap_analysis *analysis)
{
  siap_analysis *shared = (siap_analysis *)analysis; /* only the count changes, and it is atomic */
  if (shared)
    atomic_fetch_add_explicit(&shared->references, 1, memory_order_relaxed);
  return shared;
}

void siap_analysis_unref(const siap_analysis *analysis)
{
  siap_analysis *shared = (siap_analysis *)analysis;
  if (!shared || atomic_fetch_sub_explicit(&shared->references, 1, memory_order_acq_rel) != 1)
    return;
  for (size_t i = 0; i < shared->tables; i++)
    siap_i_release(shared->table[i].cell);
  for (size_t i = 0; i < shared->kept_count; i++)
    siap_analysis_unref(shared->kept[i]);
  siap_i_release(shared->kept);
  siap_rubric_unref(shared->rubric);
  siap_i_arena_release(&shared->arena);
  siap_i_release(shared);
}

siap_i_table *siap_i_analysis_add(siap_analysis *analysis, const siap_i_table_form *form)
{
  siap_i_table *table = &analysis->table[analysis->tables];
  if (analysis->tables < SIAP_I_TABLES - 1)
    analysis->tables++;
  table->form = form;
  return table;
}

void siap_i_analysis_heading(siap_analysis *analysis, const siap_i_say_word *what, const char *of)
{
  analysis->heading = what;
  analysis->of = siap_i_arena_text(&analysis->arena, of, strlen(of));
  analysis->failed |= !analysis->of;
}

siap_status siap_i_analysis_keep(siap_analysis *analysis, const siap_analysis *other)
{
  const siap_analysis **kept =
      siap_i_grow(analysis->kept, &analysis->kept_room, analysis->kept_count + 1, sizeof *kept);
  if (!kept)
    return SIAP_ERR_MEMORY;
  analysis->kept = kept;
  kept[analysis->kept_count++] = other;
  return SIAP_OK;
}

const siap_i_say_word *siap_i_say_make(siap_analysis *analysis, const char *id, const char *english,
                                       const char *indonesian)
{
  siap_i_say_word *made = siap_i_arena_take(&analysis->arena, 1, sizeof *made);
  const char *from[] = {id, english, indonesian}, *to[3] = {NULL, NULL, NULL};
  for (int i = 0; made && i < 3; i++)
    to[i] = siap_i_arena_text(&analysis->arena, from[i], strlen(from[i]));
  if (!made || !to[0] || !to[1] || !to[2]) {
    analysis->failed = 1;
    return NULL;
  }
  *made = (siap_i_say_word){to[0], {to[1], to[2]}};
  return made;
}

void siap_i_table_scale(siap_i_table *table, double least, double most)
{
  table->least = least;
  table->most = most;
}

void siap_i_table_row(siap_analysis *analysis, siap_i_table *table)
{
  size_t columns = table->form->columns;
  siap_i_table_cell *cell =
      siap_i_grow(table->cell, &table->room, (table->rows + 1) * columns, sizeof *cell);
  if (!cell) {
    analysis->failed = 1;
    return;
  }
  table->cell = cell;
  for (size_t i = 0; i < columns; i++)
    cell[table->rows * columns + i] = (siap_i_table_cell){NAN, NULL, -1};
  table->rows++;
}

/* NULL when no row could be made: then nothing is put. */
static siap_i_table_cell *last(siap_i_table *table, size_t column)
{
  return table->rows ? &table->cell[(table->rows - 1) * table->form->columns + column] : NULL;
}

void siap_i_put_text(siap_analysis *analysis, siap_i_table *table, size_t column, const char *text)
{
  siap_i_table_cell *cell = last(table, column);
  if (!cell || !text)
    return;
  cell->what = siap_i_arena_text(&analysis->arena, text, strlen(text));
  analysis->failed |= !cell->what;
}

void siap_i_put_word(siap_i_table *table, size_t column, const siap_i_say_word *word)
{
  siap_i_table_cell *cell = last(table, column);
  if (cell)
    cell->what = word;
}

void siap_i_put_number(siap_i_table *table, size_t column, double number, int places)
{
  siap_i_table_cell *cell = last(table, column);
  if (cell)
    *cell = (siap_i_table_cell){number, NULL, places};
}

void siap_i_put_count(siap_i_table *table, size_t column, size_t count)
{
  siap_i_put_number(table, column, (double)count, 0);
}

void siap_i_put_none(siap_i_table *table, size_t column, const siap_i_say_word *why)
{
  siap_i_table_cell *cell = last(table, column);
  if (cell)
    *cell = (siap_i_table_cell){NAN, why, -1};
}

const char *siap_i_cell_text(const siap_i_table *table, size_t row, size_t column)
{
  const siap_i_table_cell *cell = siap_i_table_at(table, row, column);
  const siap_i_column *of = &table->form->column[column];
  if (!cell->what)
    return of->kind != SIAP_COLUMN_TEXT && isnan(cell->number) ? "does-not-apply" : "";
  if (siap_i_column_says(of))
    return ((const siap_i_say_word *)cell->what)->id;
  return cell->what;
}

const char *siap_i_cell_text_in(const siap_i_table *table, size_t row, size_t column, int words)
{
  const siap_i_table_cell *cell = siap_i_table_at(table, row, column);
  const siap_i_column *of = &table->form->column[column];
  if (of->kind == SIAP_COLUMN_TEXT && of->of == SIAP_I_COLUMN_SENTENCE && cell->what)
    return ((const siap_i_say_word *)cell->what)->text[words];
  return siap_i_cell_text(table, row, column);
}

const char *siap_analysis_name(const siap_analysis *analysis)
{
  return analysis ? analysis->name : "";
}

size_t siap_analysis_table_count(const siap_analysis *analysis)
{
  return analysis ? analysis->tables : 0;
}

static const siap_i_table *table_at(const siap_analysis *analysis, size_t table)
{
  return analysis && table < analysis->tables ? &analysis->table[table] : NULL;
}

/* English for whatever is not known, as everywhere. */
static int is_indonesian(const char *language)
{
  return language && strcmp(language, "id") == 0;
}

siap_status siap_analysis_table(const siap_analysis *analysis, size_t table, const char *language,
                                siap_table *out)
{
  const siap_i_table *at = table_at(analysis, table);
  if (!at || !out || out->size != sizeof *out)
    return SIAP_ERR_ARG;
  int in = is_indonesian(language);
  out->rows = at->rows;
  out->columns = at->form->columns;
  out->id = at->form->name.id;
  out->title = at->form->name.text[in];
  out->note = at->form->note[in] ? at->form->note[in] : "";
  return SIAP_OK;
}

siap_status siap_analysis_column(const siap_analysis *analysis, size_t table, size_t column,
                                 const char *language, siap_column *out)
{
  const siap_i_table *at = table_at(analysis, table);
  if (!at || column >= at->form->columns || !out || out->size != sizeof *out)
    return SIAP_ERR_ARG;
  const siap_i_column *from = &at->form->column[column];
  out->kind = from->kind;
  out->id = from->name.id;
  out->title = from->name.text[is_indonesian(language)];
  return SIAP_OK;
}

siap_status siap_analysis_value(const siap_analysis *analysis, size_t table, size_t row,
                                size_t column, const char *language, siap_value *out)
{
  const siap_i_table *at = table_at(analysis, table);
  if (!at || row >= at->rows || column >= at->form->columns || !out || out->size != sizeof *out)
    return SIAP_ERR_ARG;
  const siap_i_table_cell *cell = siap_i_table_at(at, row, column);
  out->places = cell->places;
  out->number = cell->number;
  siap_i_reader reader = {language ? language : "en", is_indonesian(language)};
  out->text = siap_i_cell_text_in(at, row, column, reader.words);
  out->shown = siap_i_cell_words(analysis, reader, at, row, column);
  return SIAP_OK;
}
