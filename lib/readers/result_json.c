/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 3. A result that siap_result_write() wrote as JSON, read for its figures: what a next
 * edition takes from it. The one file that includes jansson; a gate of our own goes before it.
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

static uint8_t word_of(struct reading *in, const json_t *object, const char *key,
                       const char *const *words)
{
  int word = siap_i_word_find(words, text_of(in, object, key));
  if (word < 0)
    refuse(in, SIAP_I_E422, 0, key, SIAP_ERR_RULE);
  return word < 0 ? 0 : (uint8_t)word;
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
  entry->next_band = NAN;
  entry->band = entry->places = entry->term_places = -1;
  if (json_is_integer(json_object_get(from, "places")))
    entry->places = (int32_t)json_integer_value(json_object_get(from, "places"));
  entry->pillar = entry->unit = entry->holder = entry->source = "";
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
  size_t cells = result->index_count * result->entry_count;
  result->weight = siap_i_arena_take(&result->arena, cells, sizeof *result->weight);
  result->contribution = siap_i_arena_take(&result->arena, cells, sizeof *result->contribution);
  for (size_t i = 0; result->weight && result->contribution && i < cells; i++)
    result->weight[i] = result->contribution[i] = NAN;
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
  json_decref(root);
  if (in->result->arena.failed)
    return SIAP_ERR_MEMORY;
  return in->status == SIAP_OK ? siap_i_result_seal(in->result) : in->status;
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
