/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 6. A result for people: one page of a region, or one line of a table of regions. */
#include "writers/writer.h"

#include <math.h>
#include <string.h>

#define WIDTH 78

static void put_cell(siap_i_text *text, siap_i_text *cell, int width)
{
  size_t length = 0;
  char *bytes = siap_i_text_take(cell, &length);
  if (bytes)
    siap_i_put_padded(text, bytes, width);
  else
    text->failed = 1;
  siap_i_release(bytes);
}

/* Words at the left, words at the right edge. */
static void put_line(siap_i_text *text, siap_i_text *left, siap_i_text *right)
{
  size_t left_length = 0, right_length = 0;
  char *a = siap_i_text_take(left, &left_length), *b = siap_i_text_take(right, &right_length);
  if (a && b) {
    size_t used = siap_i_text_width(a) + siap_i_text_width(b);
    siap_i_put_padded(text, a, 0);
    siap_i_text_repeat(text, ' ', used + 2 < WIDTH ? WIDTH - used : 2);
    siap_i_put_padded(text, b, 0);
    siap_i_text_put_char(text, '\n');
  } else
    text->failed = 1;
  siap_i_release(a);
  siap_i_release(b);
}

static void put_head(const siap_i_writing *out)
{
  const siap_result *result = out->result;
  siap_i_text left = {NULL, 0, 0, 0}, right = {NULL, 0, 0, 0};
  siap_i_text_put(&left, result->region_name);
  if (*result->code)
    siap_i_text_putf(&left, " (%s)", result->code);
  siap_i_text_putf(&right, "%s %s", result->rubric_id, result->rubric_version);
  if (*result->profile)
    siap_i_text_putf(&right, ", %s", result->profile);
  put_line(out->text, &left, &right);
  siap_i_put_padded(out->text, siap_rubric_label(result->rubric, out->language), 0);
  siap_i_text_putf(out->text, "\n%s: %s\n", siap_i_say(out->words, SIAP_I_SAY_STAGE),
                   result->stage);
  if (siap_result_is_simulation(result))
    siap_i_text_putf(out->text, "*** %s ***\n", siap_i_say(out->words, SIAP_I_SAY_SIMULATION));
}

/* Columns of the table below an index: which of them say anything. */
struct columns {
  int weights, terms, bounds;
};

static struct columns columns_of(const siap_result *result, const siap_i_result_entry *entry)
{
  struct columns columns = {0, 0, 0};
  for (size_t i = 0; i < entry->term_count; i++) {
    const siap_i_result_term *term = &result->term[entry->first_term + i];
    const siap_i_result_entry *child = &result->entry[term->child];
    columns.weights |= !isnan(term->weight) && !isnan(term->declared);
    columns.terms |= !isnan(term->term);
    columns.bounds |= child->low != child->high && !isnan(child->low);
  }
  return columns;
}

static void put_table_head(const siap_i_writing *out, struct columns columns)
{
  siap_i_put_padded(out->text, siap_i_say(out->words, SIAP_I_SAY_SCORE), -9);
  if (columns.weights)
    siap_i_put_padded(out->text, siap_i_say(out->words, SIAP_I_SAY_WEIGHT), -9);
  if (columns.terms)
    siap_i_put_padded(out->text, siap_i_say(out->words, SIAP_I_SAY_ADDS), -9);
  siap_i_put_padded(out->text, siap_i_say(out->words, SIAP_I_SAY_ANSWERED), -10);
  if (columns.bounds) {
    siap_i_put_padded(out->text, siap_i_say(out->words, SIAP_I_SAY_WORST), -10);
    siap_i_put_padded(out->text, siap_i_say(out->words, SIAP_I_SAY_BEST), -9);
  }
  siap_i_text_put_char(out->text, '\n');
}

static void put_bound(siap_i_text *text, const siap_i_result_entry *entry, double bound, int width)
{
  siap_i_text cell = {.comma = text->comma};
  if (isnan(bound))
    siap_i_text_put_char(&cell, '-');
  else if (entry->places >= 0)
    siap_i_text_fixed(&cell, bound, entry->places);
  else
    siap_i_put_trimmed(&cell, bound, 4);
  put_cell(text, &cell, width);
}

static void put_coverage(siap_i_text *text, double coverage)
{
  siap_i_text cell = {NULL, 0, 0, 0};
  if (isnan(coverage))
    siap_i_text_put_char(&cell, '-');
  else {
    /* 99.6% is not all: only what is whole is called 100 */
    double percent = coverage >= 1 ? 100 : floor(coverage * 100);
    siap_i_text_putf(&cell, "%d%%", (int)percent);
  }
  put_cell(text, &cell, -10);
}

static void put_row(const siap_i_writing *out, const siap_i_result_term *term,
                    struct columns columns)
{
  const siap_i_result_entry *child = &out->result->entry[term->child];
  siap_i_text cell = {.comma = out->text->comma};
  siap_i_put_value(out, &cell, term->child, 0);
  put_cell(out->text, &cell, -9);
  if (columns.weights) {
    siap_i_put_trimmed(&cell, term->weight, 4);
    put_cell(out->text, &cell, -9);
  }
  if (columns.terms) {
    siap_i_put_trimmed(&cell, term->term, 4);
    put_cell(out->text, &cell, -9);
  }
  put_coverage(out->text, child->coverage);
  if (columns.bounds) {
    put_bound(out->text, child, child->low, -10);
    put_bound(out->text, child, child->high, -9);
  }
  siap_i_text_put(out->text, "  ");
  siap_i_put_padded(out->text, siap_i_result_label(out->result, term->child, out->language), 0);
  if (child->given)
    siap_i_text_putf(out->text, " (%s)", siap_i_say(out->words, SIAP_I_SAY_GIVEN));
  siap_i_text_put_char(out->text, '\n');
}

static void put_band(const siap_i_writing *out, size_t entry)
{
  const siap_i_result_entry *at = &out->result->entry[entry];
  if (at->band < 0)
    return;
  siap_i_text_putf(out->text, "  %s: ", siap_i_say(out->words, SIAP_I_SAY_BAND));
  siap_i_put_padded(out->text, siap_result_entry_band(out->result, entry, out->language), 0);
  if (!isnan(at->next_band)) {
    siap_i_text_putf(out->text, "; %s: ", siap_i_say(out->words, SIAP_I_SAY_TO_NEXT));
    siap_i_put_trimmed(out->text, at->next_band, 6);
  }
  siap_i_text_put_char(out->text, '\n');
}

static void put_index(const siap_i_writing *out, size_t entry)
{
  const siap_result *result = out->result;
  const siap_i_result_entry *at = &result->entry[entry];
  siap_i_text left = {NULL, 0, 0, 0}, right = {.comma = out->text->comma};
  struct columns columns = columns_of(result, at);
  siap_i_text_put(&left, siap_i_result_label(result, entry, out->language));
  siap_i_text_putf(
      &left, " [%s]",
      siap_i_say(out->words, at->status == SIAP_I_OURS ? SIAP_I_SAY_OURS : SIAP_I_SAY_PUBLISHED));
  siap_i_put_value(out, &right, entry, siap_i_is_difference(result, entry));
  siap_i_text_put_char(out->text, '\n');
  put_line(out->text, &left, &right);
  put_band(out, entry);
  if (at->low != at->high && !isnan(at->low)) {
    siap_i_text_putf(out->text, "  %s ", siap_i_say(out->words, SIAP_I_SAY_WORST));
    put_bound(out->text, at, at->low, 0);
    siap_i_text_putf(out->text, ", %s ", siap_i_say(out->words, SIAP_I_SAY_BEST));
    put_bound(out->text, at, at->high, 0);
    siap_i_text_put_char(out->text, '\n');
  }
  if (at->given)
    siap_i_text_putf(out->text, "  %s\n", siap_i_say(out->words, SIAP_I_SAY_GIVEN));
  if (at->term_count) {
    put_table_head(out, columns);
    for (size_t i = 0; i < at->term_count; i++)
      put_row(out, &result->term[at->first_term + i], columns);
  }
}

static void put_foot(const siap_i_writing *out)
{
  const siap_result *result = out->result;
  size_t answered = 0, alone = 0, pillars = siap_rubric_pillar_count(result->rubric);
  for (size_t i = 0; i < result->items; i++) {
    answered += result->entry[i].state == SIAP_STATE_SCORED;
    alone += !*result->entry[i].pillar;
  }
  siap_i_text_putf(out->text, "\n%s: %zu %s %zu %s", siap_i_say(out->words, SIAP_I_SAY_ANSWERED),
                   answered, siap_i_say(out->words, SIAP_I_SAY_OF), result->items,
                   siap_i_say(out->words, SIAP_I_SAY_QUESTIONS));
  if (pillars && alone)
    siap_i_text_putf(out->text, "; %zu %s", alone, siap_i_say(out->words, SIAP_I_SAY_NO_PILLAR));
  siap_i_text_putf(
      out->text, "\n%s: %s %.12s, %s %.12s, %s %.12s; libsiap %s\n",
      siap_i_say(out->words, SIAP_I_SAY_RESTS_ON), siap_i_say(out->words, SIAP_I_SAY_RUBRIC),
      result->rubric_digest, siap_i_say(out->words, SIAP_I_SAY_PLAN), result->plan_digest,
      siap_i_say(out->words, SIAP_I_SAY_EVIDENCE), result->evidence_digest, result->engine);
}

void siap_i_write_text(const siap_i_writing *out)
{
  out->text->comma = out->words;
  put_head(out);
  if (!out->result->participated) {
    siap_i_text_putf(out->text, "%s\n", siap_i_say(out->words, SIAP_I_SAY_NO_PART));
    return;
  }
  for (size_t i = 0; i < out->result->index_count; i++)
    put_index(out, out->result->index[i]);
  put_foot(out);
}

/* ---- one line per region ---- */

#define NAME_WIDTH 30
#define INDEX_WIDTH 14

void siap_i_write_line_header(const siap_i_writing *out)
{
  const siap_rubric *rubric = out->result->rubric;
  siap_i_put_padded(out->text, siap_i_say(out->words, SIAP_I_SAY_REGION), NAME_WIDTH);
  siap_i_put_padded(out->text, siap_i_say(out->words, SIAP_I_SAY_PROFILE), -10);
  for (size_t i = 0; rubric && i < rubric->node_count; i++)
    if (rubric->node[i].is_index)
      siap_i_put_padded(out->text, rubric->node[i].id, -(INDEX_WIDTH + 4));
  siap_i_text_putf(out->text, "  %s\n", siap_i_say(out->words, SIAP_I_SAY_STAGE));
  siap_i_write_line(out);
}

void siap_i_write_line(const siap_i_writing *out)
{
  out->text->comma = out->words;
  const siap_result *result = out->result;
  siap_i_put_padded(out->text, result->region_name, NAME_WIDTH);
  siap_i_put_padded(out->text, result->profile, -10);
  for (size_t i = 0; result->participated && i < result->index_count; i++) {
    siap_i_text cell = {.comma = out->text->comma};
    siap_i_put_value(out, &cell, result->index[i], siap_i_is_difference(result, result->index[i]));
    put_cell(out->text, &cell, -(INDEX_WIDTH + 4));
  }
  if (!result->participated)
    siap_i_text_putf(out->text, "  %s\n", siap_i_say(out->words, SIAP_I_SAY_NO_PART));
  else
    siap_i_text_putf(out->text, "  %s%s\n", result->stage,
                     siap_result_is_simulation(result) ? " *" : "");
}
