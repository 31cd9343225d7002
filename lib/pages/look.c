/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5b. What people see of a table: columns that say something, decimals alike in a column. */
#include "pages/page.h"

#include "ground/number.h"

#include <math.h>
#include <string.h>

enum {
  PLACES = 4,
  MANY = 9,       /* columns above which type is smaller */
  LONG_WORD = 28, /* bytes */
  COMPACT = 20,   /* letters that stay on one line */
  REASON = 26,    /* the same of what stands where there is no number */
  HEAD_ASKS = 34, /* letters that names of rows may ask for: longer ones take several lines */
  WORDS_ASK = 20, /* the same of other columns of words, and of reasons */
  CROWDED = 100   /* letters of a row at most, as they fit a sheet of paper in ordinary type */
};

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

/* All numbers the same, and none of them missing. */
static int counts_the_same(const siap_i_table *table, size_t column)
{
  double first = siap_i_table_at(table, 0, column)->number;
  for (size_t row = 0; row < table->rows; row++)
    if (!(siap_i_table_at(table, row, column)->number == first))
      return 0;
  return 1;
}

/* Numbers of a list say it too: in a table they are what is compared. */
static int says_the_same(const siap_i_table *table, size_t column)
{
  const siap_i_column *of = &table->form->column[column];
  if (table->rows < 2)
    return 0;
  if (of->kind != SIAP_COLUMN_TEXT)
    return table->form->role == SIAP_I_ROLE_LIST && counts_the_same(table, column);
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
    if (look->hidden[i])
      continue;
    same[i] = (uint8_t)says_the_same(table, i);
    left += !same[i] && table->form->column[i].kind == SIAP_COLUMN_TEXT;
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

/* ---- how broad ---- */

typedef struct words {
  size_t letters, longest; /* of all, and of the longest word, in bytes */
} words;

static words words_of(const siap_i_page *page, const siap_i_table *table, size_t row, size_t column)
{
  siap_i_text text = {NULL, 0, 0, 0};
  words found = {0, 0};
  size_t word = 0;
  siap_i_show_cell(page->analysis, page->reader, table, row, column, &text);
  for (size_t i = 0; i < text.length; i++) {
    found.letters += ((unsigned char)text.bytes[i] & 0xC0) != 0x80;
    word = siap_i_is_blank(text.bytes[i]) ? 0 : word + 1;
    found.longest = word > found.longest ? word : found.longest;
  }
  siap_i_text_release(&text);
  return found;
}

int siap_i_page_has_long_word(const siap_i_page *page, const siap_i_table *table, size_t row,
                              size_t column)
{
  return words_of(page, table, row, column).longest > LONG_WORD;
}

/* The breadth of a column of words. */
static size_t measure_words(const siap_i_page *page, const siap_i_table *table,
                            siap_i_page_look *look, size_t column)
{
  words most = {0, 0};
  for (size_t row = 0; row < table->rows; row++) {
    words found = words_of(page, table, row, column);
    most.letters = found.letters > most.letters ? found.letters : most.letters;
    most.longest = found.longest > most.longest ? found.longest : most.longest;
  }
  look->compact[column] = most.letters <= COMPACT;
  look->broken[column] = most.longest > LONG_WORD;
  size_t asks = column == look->head ? HEAD_ASKS : WORDS_ASK;
  return most.letters > asks ? asks : most.letters;
}

/* The same of numbers: digits of the largest, its sign, its decimals; and why there is none. */
static size_t measure_numbers(const siap_i_page *page, const siap_i_table *table,
                              siap_i_page_look *look, size_t column)
{
  double most = 1;
  size_t why = 0;
  for (size_t row = 0; row < table->rows; row++) {
    const siap_i_table_cell *cell = siap_i_table_at(table, row, column);
    size_t letters = isnan(cell->number) && cell->what
                         ? words_of(page, table, row, column).letters
                         : 0;
    most = fmax(most, fabs(cell->number));
    why = letters > why ? letters : why;
  }
  double digits = fmin(floor(log10(most)) + 1, 15);
  int places = look->places[column];
  size_t number = (size_t)digits + 1 + (places > 0 ? (size_t)places + 1 : 0);
  look->compact[column] = why <= REASON;
  why = why > WORDS_ASK ? WORDS_ASK : why;
  return look->compact[column] && why > number ? why : number;
}

/* The longest word of a heading, which may take several lines. */
static size_t measure_heading(const char *title)
{
  size_t word = 0, longest = 0;
  for (; *title; title++) {
    word = *title == ' ' ? 0 : word + 1;
    longest = word > longest ? word : longest;
  }
  return longest;
}

siap_i_page_look siap_i_page_look_measured(const siap_i_page *page, const siap_i_table *table)
{
  siap_i_page_look look = siap_i_page_look_of(table);
  size_t breadth = 0;
  for (size_t i = 0; i < look.columns; i++) {
    const siap_i_column *of = &table->form->column[i];
    if (look.hidden[i])
      continue;
    size_t cells = of->kind == SIAP_COLUMN_TEXT ? measure_words(page, table, &look, i)
                                                : measure_numbers(page, table, &look, i);
    size_t title = measure_heading(of->name.text[page->reader.words]);
    breadth += (cells > title ? cells : title) + 2;
  }
  look.crowded = look.shown > MANY || breadth > CROWDED;
  return look;
}
