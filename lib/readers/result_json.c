/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 3. A result that siap_result_write() wrote as JSON, read for its figures: what a next
 * edition takes from it, and what a report shows of it. What a figure is made of may lack, as in files
 * of older versions; where it stands it must be right.
 */
#include "model/result.h"
#include "readers/json_tree.h"
#include "services/limits.h"

#include <math.h>
#include <string.h>

struct reading {
  siap_result *result;
  const char *source;
  siap_findings *findings;
  siap_status status;
};

static void refuse(struct reading *in, enum siap_i_code code, uint32_t line, const char *word,
                   siap_status status)
{
  siap_i_place place = {in->source, line, 0};
  if (in->status != SIAP_OK)
    return;
  in->status = status;
  siap_i_report(in->findings, code, place, word, NULL, NULL, NULL);
}

/* ---- fields ---- */

static const char *text_of(struct reading *in, const json_t *object, const char *key)
{
  const char *value = json_string_value(json_object_get(object, key));
  if (!value) {
    refuse(in, SIAP_I_E422, 0, key, SIAP_ERR_RULE);
    return "";
  }
  const char *copy = siap_i_arena_text(&in->result->arena, value, strlen(value));
  return copy ? copy : "";
}

static double number_of(struct reading *in, const json_t *object, const char *key)
{
  const json_t *value = json_object_get(object, key);
  if (json_is_number(value))
    return json_number_value(value);
  if (!json_is_null(value))
    refuse(in, SIAP_I_E422, 0, key, SIAP_ERR_RULE);
  return NAN;
}

static const json_t *object_of(struct reading *in, const json_t *object, const char *key)
{
  const json_t *value = json_object_get(object, key);
  if (!json_is_object(value))
    refuse(in, SIAP_I_E422, 0, key, SIAP_ERR_RULE);
  return value;
}

/* What may lack: NULL where it does. */
static const json_t *optional(struct reading *in, const json_t *object, const char *key,
                              json_type type)
{
  const json_t *value = json_object_get(object, key);
  if (!value || json_typeof(value) == type)
    return value;
  refuse(in, SIAP_I_E422, 0, key, SIAP_ERR_RULE);
  return NULL;
}

static uint8_t word_of(struct reading *in, const json_t *object, const char *key,
                       const char *const *words)
{
  int word = siap_i_word_find(words, text_of(in, object, key));
  if (word < 0)
    refuse(in, SIAP_I_E422, 0, key, SIAP_ERR_RULE);
  return word < 0 ? 0 : (uint8_t)word;
}

/* Its number in the rubric stands in no result, and is not made up. */
static void read_band(struct reading *in, const json_t *from, siap_i_result_entry *entry)
{
  const json_t *band = optional(in, from, "band", JSON_OBJECT);
  entry->band = -1;
  entry->next_band = NAN;
  if (!band)
    return;
  entry->band_id = text_of(in, band, "id");
  entry->band_label.text = siap_i_arena_take(&in->result->arena, 1, sizeof *entry->band_label.text);
  if (entry->band_label.text)
    entry->band_label.text[0] = text_of(in, band, "label");
  entry->next_band = number_of(in, band, "to_next");
}

static void read_entry(struct reading *in, const json_t *from, siap_i_result_entry *entry)
{
  static const char *const kinds[] = {"item",     "node",     "index", "external",
                                      "constant", "variable", NULL};
  entry->id = text_of(in, from, "id");
  entry->kind = word_of(in, from, "kind", kinds);
  entry->state = word_of(in, from, "state", siap_i_state_words);
  entry->status = word_of(in, from, "status", siap_i_status_words);
  entry->exact = number_of(in, from, "exact");
  entry->rounded = number_of(in, from, "rounded");
  entry->coverage = number_of(in, from, "coverage");
  entry->low = number_of(in, from, "low");
  entry->high = number_of(in, from, "high");
  entry->given = json_is_true(json_object_get(from, "given"));
  entry->places = entry->term_places = -1;
  read_band(in, from, entry);
  if (json_is_integer(json_object_get(from, "places")))
    entry->places = (int32_t)json_integer_value(json_object_get(from, "places"));
  entry->unit = entry->holder = entry->source = "";
  entry->pillar = json_object_get(from, "pillar") ? text_of(in, from, "pillar") : "";
  if (entry->state == SIAP_STATE_SCORED && (isnan(entry->exact) || isnan(entry->rounded)))
    refuse(in, SIAP_I_E422, 0, entry->id, SIAP_ERR_RULE);
  entry->label.text = siap_i_arena_take(&in->result->arena, 1, sizeof *entry->label.text);
  if (entry->label.text)
    entry->label.text[0] = text_of(in, from, "label");
}

static void read_entries(struct reading *in, const json_t *root)
{
  siap_result *result = in->result;
  const json_t *entries = json_object_get(root, "entries");
  size_t count = json_array_size(entries);
  if (!json_is_array(entries))
    refuse(in, SIAP_I_E422, 0, "entries", SIAP_ERR_RULE);
  result->entry = siap_i_arena_take(&result->arena, count, sizeof *result->entry);
  result->index = siap_i_arena_take(&result->arena, count, sizeof *result->index);
  if (!result->entry || !result->index)
    return;
  for (size_t i = 0; i < count && in->status == SIAP_OK; i++) {
    read_entry(in, json_array_get(entries, i), &result->entry[i]);
    if (result->entry[i].kind == SIAP_KIND_INDEX)
      result->index[result->index_count++] = i;
    result->items += result->entry[i].kind == SIAP_KIND_ITEM;
    result->entry_count++;
  }
}

/* ---- what a figure is made of: once all entries are known ---- */

/* What each entry weighs or adds, by index; NaN where it does not stand. */
static double *read_by_index(struct reading *in, const json_t *entries, const char *key)
{
  siap_result *result = in->result;
  size_t count = result->entry_count;
  double *cell = siap_i_arena_take(&result->arena, result->index_count * count, sizeof *cell);
  for (size_t i = 0; cell && i < count; i++) {
    const json_t *of = optional(in, json_array_get(entries, i), key, JSON_OBJECT);
    for (size_t k = 0; k < result->index_count; k++) {
      const char *index = result->entry[result->index[k]].id;
      cell[k * count + i] = json_object_get(of, index) ? number_of(in, of, index) : NAN;
    }
  }
  return cell;
}

/* What an entry is made of stands before it: no chain of terms comes back to itself. */
static void read_term(struct reading *in, const json_t *from, size_t entry, siap_i_result_term *term)
{
  term->child = siap_result_entry_find(in->result, text_of(in, from, "child"));
  term->state = word_of(in, from, "state", siap_i_state_words);
  term->rounded = word_of(in, from, "use", siap_i_use_words);
  term->admitted = !json_is_false(json_object_get(from, "admitted"));
  term->by_policy = json_is_true(json_object_get(from, "policy"));
  term->declared = number_of(in, from, "declared");
  term->weight = number_of(in, from, "weight");
  term->value = number_of(in, from, "value");
  term->term = number_of(in, from, "term");
  if (term->child >= entry)
    refuse(in, SIAP_I_E422, 0, "child", SIAP_ERR_RULE);
}

static void read_terms(struct reading *in, const json_t *entries)
{
  siap_result *result = in->result;
  size_t all = 0;
  for (size_t i = 0; i < result->entry_count; i++)
    all += json_array_size(optional(in, json_array_get(entries, i), "terms", JSON_ARRAY));
  result->term = siap_i_arena_take(&result->arena, all, sizeof *result->term);
  for (size_t i = 0; result->term && in->status == SIAP_OK && i < result->entry_count; i++) {
    siap_i_result_entry *entry = &result->entry[i];
    const json_t *terms = json_object_get(json_array_get(entries, i), "terms");
    entry->first_term = result->term_count;
    entry->term_count = json_array_size(terms);
    for (size_t k = 0; in->status == SIAP_OK && k < entry->term_count; k++)
      read_term(in, json_array_get(terms, k), i, &result->term[result->term_count++]);
  }
}

/* Terms name entries, which are found by their ids once these are sorted. */
static void read_parts(struct reading *in, const json_t *root)
{
  siap_result *result = in->result;
  const json_t *entries = json_object_get(root, "entries");
  if (in->status != SIAP_OK || result->arena.failed)
    return;
  in->status = siap_i_result_seal(result);
  if (in->status != SIAP_OK)
    return;
  result->weight = read_by_index(in, entries, "weight");
  result->contribution = read_by_index(in, entries, "contribution");
  read_terms(in, entries);
}

static void read_root(struct reading *in, const json_t *root)
{
  siap_result *result = in->result;
  const char *format = json_string_value(json_object_get(root, "format"));
  if (!format || strcmp(format, "siap-result-1") != 0) {
    refuse(in, SIAP_I_E421, 0, NULL, SIAP_ERR_RULE);
    return;
  }
  const json_t *rubric = object_of(in, root, "rubric"), *plan = object_of(in, root, "plan");
  const json_t *region = object_of(in, root, "region"), *evidence = object_of(in, root, "evidence");
  result->name = siap_i_arena_text(&result->arena, in->source, strlen(in->source));
  result->engine = text_of(in, root, "engine");
  result->agency = text_of(in, rubric, "agency");
  result->rubric_id = text_of(in, rubric, "id");
  result->rubric_version = text_of(in, rubric, "version");
  result->edition = text_of(in, rubric, "edition");
  result->rubric_status = text_of(in, rubric, "status");
  result->rubric_digest = text_of(in, rubric, "sha256");
  result->profile = text_of(in, plan, "profile");
  result->plan_digest = text_of(in, plan, "sha256");
  result->region_name = text_of(in, region, "name");
  result->code = text_of(in, region, "code");
  result->region_class = text_of(in, region, "class");
  result->participated = json_is_true(json_object_get(region, "participated"));
  result->stage = text_of(in, evidence, "stage");
  result->evidence_digest = text_of(in, evidence, "sha256");
  read_entries(in, root);
}

static siap_status read(struct reading *in, const char *bytes, size_t length,
                        const siap_limits *limits)
{
  json_t *root = NULL;
  siap_status status = siap_i_json_load(bytes, length, in->source, limits,
                                        in->result->arena.budget, &root, in->findings);
  if (status != SIAP_OK)
    return status;
  read_root(in, root);
  read_parts(in, root);
  json_decref(root);
  return in->result->arena.failed ? SIAP_ERR_MEMORY : in->status;
}

siap_status siap_result_read(const char *bytes, size_t length, const char *name,
                             const siap_limits *limits, siap_result **out, siap_findings *findings)
{
  siap_limits bounds;
  if (out)
    *out = NULL;
  if (!out || !bytes || siap_i_limits_fill(limits, length, &bounds) != SIAP_OK)
    return SIAP_ERR_ARG;
  struct reading in = {siap_i_result_new(), name ? name : "", findings, SIAP_OK};
  if (!in.result)
    return SIAP_ERR_MEMORY;
  siap_i_budget budget = {(size_t)bounds.memory, 0};
  int told = siap_i_findings_begin(findings);
  in.result->arena.budget = &budget;
  siap_status status = read(&in, bytes, length, &bounds);
  siap_i_arena_leave_budget(&in.result->arena);
  if (status == SIAP_ERR_MEMORY && budget.spent)
    status = siap_i_findings_limited(findings, told, name, bounds.memory);
  if (status == SIAP_OK && siap_i_findings_failed(findings))
    status = SIAP_ERR_MEMORY;
  if (status == SIAP_OK)
    *out = in.result;
  else
    siap_result_unref(in.result);
  return status;
}
