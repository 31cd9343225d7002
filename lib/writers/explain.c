/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 6. Where one figure comes from: each node below it once, down to questions and ratings. */
#include "services/codes.h"
#include "writers/writer.h"

#include <math.h>
#include <string.h>

/* ---- what lies below ---- */

/* Entries below one, itself first, each once, nodes before what is below them. No recursion. */
static size_t *below(const siap_result *result, size_t entry, size_t *count)
{
  uint8_t *seen = siap_i_alloc(result->entry_count, 1);
  size_t *order = siap_i_alloc(result->entry_count, sizeof *order);
  size_t *stack = siap_i_alloc(result->entry_count, sizeof *stack), waiting = 0;
  *count = 0;
  if (seen && order && stack) {
    stack[waiting++] = entry;
    seen[entry] = 1;
    while (waiting > 0) {
      size_t at = order[(*count)++] = stack[--waiting];
      for (size_t i = result->entry[at].term_count; i-- > 0;) {
        size_t child = result->term[result->entry[at].first_term + i].child;
        if (!seen[child]) {
          seen[child] = 1;
          stack[waiting++] = child;
        }
      }
    }
  } else {
    siap_i_release(order);
    order = NULL;
  }
  siap_i_release(seen);
  siap_i_release(stack);
  return order;
}

/* ---- text ---- */

/* A raw value, no score: given as one, or a spreadsheet's number where there is no scale. */
static int says_value(const siap_i_result_entry *at)
{
  return at->answer->form == SIAP_I_FORM_VALUE || at->kind == SIAP_KIND_VARIABLE ||
         (at->answer->form == SIAP_I_FORM_CELL && at->is_raw);
}

static void put_answer(const siap_i_writing *out, const siap_i_result_entry *at)
{
  const siap_i_answer *answer = at->answer;
  const siap_i_detail *detail = siap_i_answer_detail(answer);
  siap_i_text *text = out->text;
  switch (answer->form) {
  case SIAP_I_FORM_STATE:
    siap_i_text_put(text, siap_i_say_state(out->words, answer->state));
    break;
  case SIAP_I_FORM_GRADE:
    siap_i_text_put(text, "grade ");
    siap_i_put_padded(text, detail->grade, 0);
    break;
  case SIAP_I_FORM_CHECKED:
    siap_i_text_put(text, "checked");
    for (size_t i = 0; i < detail->checked_count; i++) {
      siap_i_text_put_char(text, ' ');
      siap_i_put_padded(text, detail->checked[i], 0);
    }
    break;
  case SIAP_I_FORM_RATINGS:
  case SIAP_I_FORM_UNITS:
    if (answer->form == SIAP_I_FORM_RATINGS)
      siap_i_text_putf(text, "%s ", siap_i_say(out->words, SIAP_I_SAY_RATED));
    for (size_t i = 0; i < detail->rating_count; i++) {
      siap_i_text_put(text, i ? siap_i_between(text) : "");
      siap_i_put_padded(text, detail->rating[i].assessor, 0);
      siap_i_text_put(text, ": ");
      siap_i_text_number(text, detail->rating[i].level);
    }
    break;
  case SIAP_I_FORM_RESPONSES: /* people: how many, never who said what */
    siap_i_text_putf(text, "%zu %s", detail->rating_count,
                     siap_i_say(out->words, SIAP_I_SAY_RESPONDENTS));
    break;
  case SIAP_I_FORM_RATIO:
    siap_i_text_number(text, answer->number);
    siap_i_text_put(text, " / ");
    siap_i_text_number(text, detail->denominator);
    break;
  default:
    if (answer->about == SIAP_I_ABOUT_NODE || answer->about == SIAP_I_ABOUT_EXTERNAL)
      siap_i_text_putf(text, "%s: ", siap_i_say(out->words, SIAP_I_SAY_GIVEN));
    else
      siap_i_text_put(text, says_value(at) ? "value " : "level ");
    siap_i_text_number(text, answer->number);
  }
}

static void put_documents(const siap_i_writing *out, const siap_i_detail *detail)
{
  const siap_i_region *region = &out->result->evidence->region[out->result->region];
  for (size_t i = 0; i < detail->citation_count; i++) {
    siap_i_text_putf(out->text, "; %s ", siap_i_say(out->words, SIAP_I_SAY_DOCUMENT));
    siap_i_put_padded(out->text, region->document[detail->citation[i].document].title, 0);
    if (detail->citation[i].page) {
      siap_i_text_put(out->text, ", ");
      siap_i_put_padded(out->text, detail->citation[i].page, 0);
    }
  }
}

/* What an entry without terms rests on: an answer, or a word from elsewhere. */
static void put_ground(const siap_i_writing *out, size_t entry)
{
  const siap_i_result_entry *at = &out->result->entry[entry];
  siap_i_text *text = out->text;
  if (at->answer) {
    const siap_i_detail *detail = siap_i_answer_detail(at->answer);
    put_answer(out, at);
    if (detail->reason) {
      siap_i_text_putf(text, "; %s: ", siap_i_say(out->words, SIAP_I_SAY_REASON));
      siap_i_put_padded(text, detail->reason, 0);
    }
    put_documents(out, detail);
    siap_i_text_put(text, " (");
    siap_i_put_padded(text, out->result->evidence->name, 0);
    siap_i_text_putf(text, ":%u)",
                     (unsigned)siap_i_evidence_place(out->result->evidence, at->answer->line).line);
  } else if (at->origin && strcmp(at->origin, "stated") == 0)
    siap_i_text_put(text, siap_i_say(out->words, SIAP_I_SAY_STATED));
  else if (at->origin) {
    siap_i_text_putf(text, "%s ", siap_i_say(out->words, SIAP_I_SAY_EXTERNAL));
    siap_i_put_padded(text, at->origin, 0);
  } else if (at->kind == SIAP_KIND_ITEM || at->kind == SIAP_KIND_VARIABLE)
    siap_i_text_put(text, siap_i_say(out->words, SIAP_I_SAY_NO_ANSWER));
}

static int has_terms(const siap_result *result, size_t entry)
{
  return result->entry[entry].term_count > 0;
}

/* "0.1 x 3.6 = 0.36  baseline: Baseline", and for a question what it rests on. */
static void put_term(const siap_i_writing *out, const siap_i_result_term *term)
{
  const siap_i_result_entry *child = &out->result->entry[term->child];
  siap_i_text *text = out->text;
  siap_i_text_put(text, "    ");
  if (!isnan(term->value)) {
    if (!isnan(term->weight)) {
      siap_i_put_trimmed(text, term->weight, 6);
      siap_i_text_put(text, " x ");
    }
    siap_i_put_trimmed(text, term->value, 6);
    if (!isnan(term->term)) {
      siap_i_text_put(text, " = ");
      siap_i_put_trimmed(text, term->term, 6);
    }
  } else
    siap_i_text_put(text,
                    siap_i_say_state(out->words, term->admitted ? term->state : child->state));
  siap_i_text_put(text, "  ");
  siap_i_put_padded(text, child->id, 0);
  siap_i_text_put(text, ": ");
  siap_i_put_padded(text, siap_i_result_label(out->result, term->child, out->language), 0);
  if (!term->admitted)
    siap_i_text_putf(text, " (%s)", siap_i_say(out->words, SIAP_I_SAY_NOT_ADMITTED));
  else if (term->by_policy)
    siap_i_text_putf(text, " (%s)", siap_i_say(out->words, SIAP_I_SAY_POLICY));
  if (!has_terms(out->result, term->child)) {
    siap_i_text_put(text, " - ");
    put_ground(out, term->child);
  }
  siap_i_text_put_char(text, '\n');
}

static void put_rule(const siap_i_writing *out, const siap_i_result_entry *at)
{
  siap_i_text *text = out->text;
  siap_i_text_putf(text, "  %s", at->method);
  if (at->experts) {
    siap_i_text_put(text, "; ");
    siap_i_put_experts(out, at->experts);
  }
  if (at->term_places >= 0)
    siap_i_text_putf(text, "; %s: %d, %s", siap_i_say(out->words, SIAP_I_SAY_TERMS_ROUNDED),
                     (int)at->term_places, at->term_ties);
  if (at->state == SIAP_STATE_SCORED && at->places >= 0) {
    siap_i_text_putf(text, "; %s %s ", siap_i_say(out->words, SIAP_I_SAY_ROUNDED),
                     siap_i_say(out->words, SIAP_I_SAY_FROM));
    siap_i_text_number(text, at->exact);
    siap_i_text_putf(text, " (%d, %s)", (int)at->places, at->ties);
  }
}

static void put_mark(const siap_i_writing *out, const siap_i_result_entry *at)
{
  siap_i_text_putf(
      out->text, "; %s",
      siap_i_say(out->words, at->status == SIAP_I_OURS ? SIAP_I_SAY_OURS : SIAP_I_SAY_PUBLISHED));
  if (*at->source)
    siap_i_text_putf(out->text, ", %s %s", siap_i_say(out->words, SIAP_I_SAY_SOURCE), at->source);
  siap_i_text_put_char(out->text, '\n');
}

/* Someone who did not take part has no figures to explain. */
static int put_absent(const siap_i_writing *out)
{
  if (out->result->participated)
    return 0;
  siap_i_text_putf(out->text, "  %s\n", siap_i_say(out->words, SIAP_I_SAY_NO_PART));
  return 1;
}

static void put_entry(const siap_i_writing *out, size_t entry)
{
  const siap_result *result = out->result;
  const siap_i_result_entry *at = &result->entry[entry];
  siap_i_put_padded(out->text, at->id, 0);
  siap_i_text_put(out->text, ": ");
  siap_i_put_padded(out->text, siap_i_result_label(result, entry, out->language), 0);
  siap_i_text_put(out->text, " = ");
  siap_i_put_value(out, out->text, entry, siap_i_is_difference(result, entry));
  siap_i_text_put_char(out->text, '\n');
  if (put_absent(out))
    return;
  if (at->method && !at->given)
    put_rule(out, at);
  else {
    siap_i_text_put(out->text, "  ");
    put_ground(out, entry);
  }
  put_mark(out, at);
  if (at->fit)
    siap_i_put_fit(out, at);
  for (size_t i = 0; i < at->term_count; i++)
    put_term(out, &result->term[at->first_term + i]);
}

/* What the entry weighs and adds in the indices above it. */
static void put_weights(const siap_i_writing *out, size_t entry)
{
  const siap_result *result = out->result;
  for (size_t i = 0; i < result->index_count; i++) {
    double weight = result->weight[i * result->entry_count + entry];
    double adds = result->contribution[i * result->entry_count + entry];
    if (result->index[i] == entry || isnan(weight) || weight == 0)
      continue;
    siap_i_text_put(out->text, "  ");
    siap_i_put_padded(out->text, result->entry[result->index[i]].id, 0);
    siap_i_text_putf(out->text, ": %s ", siap_i_say(out->words, SIAP_I_SAY_WEIGHT));
    siap_i_put_trimmed(out->text, weight, 6);
    siap_i_text_putf(out->text, "%s%s ", siap_i_between(out->text),
                     siap_i_say(out->words, SIAP_I_SAY_ADDS));
    siap_i_put_trimmed(out->text, adds, 6);
    siap_i_text_put_char(out->text, '\n');
  }
}

static void explain_text(const siap_i_writing *out, const size_t *order, size_t count)
{
  out->text->comma = out->words;
  if (siap_result_is_simulation(out->result))
    siap_i_text_putf(out->text, "*** %s ***\n", siap_i_say(out->words, SIAP_I_SAY_SIMULATION));
  for (size_t i = 0; i < count; i++) {
    if (i > 0 && !has_terms(out->result, order[i]))
      continue; /* told in the line of its term */
    if (i > 0)
      siap_i_text_put_char(out->text, '\n');
    put_entry(out, order[i]);
    if (i == 0)
      put_weights(out, order[i]);
  }
}

static void explain_json(const siap_i_writing *out, const size_t *order, size_t count)
{
  siap_i_json json = {.text = out->text};
  siap_i_json_open(&json, '{', 0);
  siap_i_json_put(&json, "format", "siap-explanation-1");
  siap_i_json_put(&json, "id", out->result->entry[order[0]].id);
  siap_i_json_key(&json, "simulation");
  siap_i_json_bool(&json, siap_result_is_simulation(out->result));
  siap_i_json_key(&json, "entries");
  siap_i_json_open(&json, '[', 0);
  for (size_t i = 0; i < count; i++)
    siap_i_json_entry(&json, out, order[i]);
  siap_i_json_close(&json, ']');
  siap_i_json_close(&json, '}');
  siap_i_text_put_char(out->text, '\n');
}

siap_status siap_result_explain(const siap_result *result, const char *id, const char *format,
                                const char *language, char **out, size_t *length)
{
  if (out)
    *out = NULL;
  if (length)
    *length = 0;
  if (!result || !result->evidence || !id || !format || !out)
    return SIAP_ERR_ARG;
  size_t entry = siap_result_entry_find(result, id), count = 0;
  int as_json = strcmp(format, "json") == 0, words = siap_i_language(language);
  if (entry == SIZE_MAX || (!as_json && strcmp(format, "text") != 0))
    return SIAP_ERR_NAME;
  siap_i_text text = {NULL, 0, 0, 0};
  siap_i_writing writing = {&text, result, language ? language : "en", words < 0 ? 0 : words};
  size_t *order = below(result, entry, &count);
  if (!order)
    return SIAP_ERR_MEMORY;
  if (as_json)
    explain_json(&writing, order, count);
  else
    explain_text(&writing, order, count);
  siap_i_release(order);
  *out = siap_i_text_take(&text, length);
  return *out ? SIAP_OK : SIAP_ERR_MEMORY;
}
