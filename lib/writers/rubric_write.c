/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 6. A rubric described: whose it is, what it rests on, what it asks and what it computes. */
#include "model/rubric.h"
#include "services/codes.h"
#include "writers/writer.h"

#include <string.h>

static const char *mark(const siap_i_writing *out, uint8_t status)
{
  return siap_i_say(out->words, status == SIAP_I_OURS ? SIAP_I_SAY_OURS : SIAP_I_SAY_PUBLISHED);
}

static const char *label(const siap_rubric *rubric, siap_i_labels labels, const char *language,
                         const char *id)
{
  const char *text = siap_i_label(rubric, labels, language);
  return text ? text : id;
}

/* ---- text ---- */

static void put_named(const siap_i_writing *out, const char *id, const char *words,
                      const char *behind)
{
  siap_i_text_put(out->text, "  ");
  siap_i_put_padded(out->text, id, 24);
  siap_i_text_put(out->text, "  ");
  siap_i_put_padded(out->text, words, 0);
  if (behind)
    siap_i_text_putf(out->text, " [%s]", behind);
  siap_i_text_put_char(out->text, '\n');
}

static void put_title(const siap_i_writing *out, const char *words, size_t count)
{
  siap_i_text_putf(out->text, "\n%s (%zu)\n", words, count);
}

static void put_items(const siap_i_writing *out, const siap_rubric *rubric)
{
  size_t alone = 0;
  for (size_t i = 0; i < rubric->item_count; i++)
    alone += rubric->item[i].pillar == NULL;
  put_title(out, siap_i_say(out->words, SIAP_I_SAY_QUESTIONS), rubric->item_count);
  for (size_t i = 0; i < rubric->item_count; i++) {
    const siap_i_item *item = &rubric->item[i];
    put_named(out, item->id, label(rubric, item->label, out->language, item->id),
              mark(out, item->origin.status));
  }
  if (!rubric->pillar_count || !alone)
    return;
  siap_i_text_putf(out->text, "\n%zu %s:\n", alone, siap_i_say(out->words, SIAP_I_SAY_NO_PILLAR));
  for (size_t i = 0; i < rubric->item_count; i++)
    if (!rubric->item[i].pillar)
      siap_i_text_putf(out->text, "  %s\n", rubric->item[i].id);
}

static void put_profiles(const siap_i_writing *out, const siap_rubric *rubric)
{
  put_title(out, siap_i_say(out->words, SIAP_I_SAY_PROFILES), rubric->profile_count);
  for (size_t i = 0; i < rubric->profile_count; i++) {
    const siap_i_profile *profile = &rubric->profile[i];
    put_named(out, profile->id, label(rubric, profile->label, out->language, profile->id),
              mark(out, profile->origin.status));
    if (profile->class_count)
      siap_i_text_putf(out->text, "    %s:", siap_i_say(out->words, SIAP_I_SAY_CLASSES));
    for (size_t k = 0; k < profile->class_count; k++) {
      siap_i_text_put_char(out->text, ' ');
      siap_i_put_padded(out->text, profile->region_class[k], 0);
    }
    if (profile->class_count)
      siap_i_text_put_char(out->text, '\n');
  }
}

static void put_nodes(const siap_i_writing *out, const siap_rubric *rubric, int indices)
{
  size_t count = 0;
  for (size_t i = 0; i < rubric->node_count; i++)
    count += rubric->node[i].is_index == indices;
  put_title(out, siap_i_say(out->words, indices ? SIAP_I_SAY_INDICES : SIAP_I_SAY_NODES), count);
  for (size_t i = 0; i < rubric->node_count; i++) {
    const siap_i_node *node = &rubric->node[i];
    if (node->is_index != indices)
      continue;
    put_named(out, node->id, label(rubric, node->label, out->language, node->id),
              mark(out, node->origin.status));
    if (node->experts)
      siap_i_put_experts_of(out, node);
  }
}

static void write_text(const siap_i_writing *out, const siap_rubric *rubric)
{
  out->text->comma = out->words;
  siap_i_put_padded(out->text, label(rubric, rubric->label, out->language, rubric->id), 0);
  siap_i_text_putf(out->text, " [%s]\n%s ", mark(out, rubric->origin.status), rubric->id);
  siap_i_put_padded(out->text, rubric->version, 0);
  siap_i_text_put(out->text, ", ");
  siap_i_put_padded(out->text, rubric->agency, 0);
  siap_i_text_put(out->text, ", ");
  siap_i_put_padded(out->text, rubric->edition, 0);
  siap_i_text_putf(out->text, "\nsha256 %s\n", rubric->digest);
  const char *note = siap_i_label(rubric, rubric->note, out->language);
  if (note) {
    siap_i_text_put_char(out->text, '\n');
    siap_i_put_padded(out->text, note, 0);
    siap_i_text_put_char(out->text, '\n');
  }
  put_title(out, siap_i_say(out->words, SIAP_I_SAY_SOURCES), rubric->source_count);
  for (size_t i = 0; i < rubric->source_count; i++)
    put_named(out, rubric->source[i].id, rubric->source_line[i], NULL);
  put_nodes(out, rubric, 1);
  put_profiles(out, rubric);
  put_title(out, siap_i_say(out->words, SIAP_I_SAY_PILLARS), rubric->pillar_count);
  for (size_t i = 0; i < rubric->pillar_count; i++)
    put_named(out, rubric->pillar[i].id,
              label(rubric, rubric->pillar[i].label, out->language, rubric->pillar[i].id), NULL);
  put_nodes(out, rubric, 0);
  put_items(out, rubric);
}

/* ---- JSON ---- */

static void json_thing(siap_i_json *json, const char *id, const char *words, uint8_t status)
{
  siap_i_json_put(json, "id", id);
  siap_i_json_put(json, "label", words);
  siap_i_json_put(json, "status", siap_i_status_words[status]);
}

static void json_items(siap_i_json *json, const siap_i_writing *out, const siap_rubric *rubric)
{
  siap_i_json_key(json, "items");
  siap_i_json_open(json, '[', 0);
  for (size_t i = 0; i < rubric->item_count; i++) {
    const siap_i_item *item = &rubric->item[i];
    siap_i_json_open(json, '{', 1);
    json_thing(json, item->id, label(rubric, item->label, out->language, item->id),
               item->origin.status);
    siap_i_json_put(json, "pillar", item->pillar);
    siap_i_json_put(json, "aspect", item->aspect);
    siap_i_json_put(json, "scale", item->scale);
    siap_i_json_put(json, "unit", item->unit);
    siap_i_json_put(json, "holder", item->holder);
    siap_i_json_close(json, '}');
  }
  siap_i_json_close(json, ']');
}

static void json_nodes(siap_i_json *json, const siap_i_writing *out, const siap_rubric *rubric)
{
  siap_i_json_key(json, "nodes");
  siap_i_json_open(json, '[', 0);
  for (size_t i = 0; i < rubric->node_count; i++) {
    const siap_i_node *node = &rubric->node[i];
    siap_i_json_open(json, '{', 1);
    json_thing(json, node->id, label(rubric, node->label, out->language, node->id),
               node->origin.status);
    siap_i_json_put(json, "method", node->method);
    siap_i_json_key(json, "index");
    siap_i_json_bool(json, node->is_index);
    if (node->experts)
      siap_i_json_experts_of(json, node);
    siap_i_json_close(json, '}');
  }
  siap_i_json_close(json, ']');
}

static void json_profiles(siap_i_json *json, const siap_i_writing *out, const siap_rubric *rubric)
{
  siap_i_json_key(json, "profiles");
  siap_i_json_open(json, '[', 0);
  for (size_t i = 0; i < rubric->profile_count; i++) {
    const siap_i_profile *profile = &rubric->profile[i];
    siap_i_json_open(json, '{', 1);
    json_thing(json, profile->id, label(rubric, profile->label, out->language, profile->id),
               profile->origin.status);
    siap_i_json_key(json, "classes");
    siap_i_json_open(json, '[', 1);
    for (size_t k = 0; k < profile->class_count; k++)
      siap_i_json_text(json, profile->region_class[k]);
    siap_i_json_close(json, ']');
    siap_i_json_close(json, '}');
  }
  siap_i_json_close(json, ']');
}

static void json_crosswalks(siap_i_json *json, const siap_rubric *rubric)
{
  siap_i_json_key(json, "crosswalks");
  siap_i_json_open(json, '[', 0);
  for (size_t i = 0; i < rubric->crosswalk_count; i++) {
    const siap_i_crosswalk *crosswalk = &rubric->crosswalk[i];
    siap_i_json_open(json, '{', 0);
    siap_i_json_put(json, "rubric", crosswalk->rubric);
    siap_i_json_put(json, "status", siap_i_status_words[crosswalk->origin.status]);
    siap_i_json_key(json, "maps");
    siap_i_json_open(json, '[', 0);
    for (size_t k = 0; k < crosswalk->crossing_count; k++) {
      const siap_i_crossing *crossing = &crosswalk->crossing[k];
      siap_i_json_open(json, '{', 1);
      siap_i_json_put(json, "item", crossing->item);
      siap_i_json_key(json, "was");
      siap_i_json_open(json, '[', 1);
      for (size_t n = 0; n < crossing->was_count; n++)
        siap_i_json_text(json, crossing->was[n]);
      siap_i_json_close(json, ']');
      siap_i_json_put(json, "kind", siap_i_crossing_words[crossing->kind]);
      siap_i_json_key(json, "comparable");
      siap_i_json_bool(json, crossing->comparable);
      siap_i_json_put(json, "reason", crossing->reason);
      siap_i_json_close(json, '}');
    }
    siap_i_json_close(json, ']');
    siap_i_json_close(json, '}');
  }
  siap_i_json_close(json, ']');
}

static void write_json(const siap_i_writing *out, const siap_rubric *rubric)
{
  siap_i_json json = {.text = out->text};
  siap_i_json_open(&json, '{', 0);
  siap_i_json_put(&json, "format", "siap-rubric-info-1");
  json_thing(&json, rubric->id, label(rubric, rubric->label, out->language, rubric->id),
             rubric->origin.status);
  siap_i_json_put(&json, "agency", rubric->agency);
  siap_i_json_put(&json, "version", rubric->version);
  siap_i_json_put(&json, "edition", rubric->edition);
  siap_i_json_put(&json, "sha256", rubric->digest);
  siap_i_json_key(&json, "sources");
  siap_i_json_open(&json, '[', 0);
  for (size_t i = 0; i < rubric->source_count; i++) {
    siap_i_json_open(&json, '{', 1);
    siap_i_json_put(&json, "id", rubric->source[i].id);
    siap_i_json_put(&json, "text", rubric->source_line[i]);
    siap_i_json_close(&json, '}');
  }
  siap_i_json_close(&json, ']');
  json_profiles(&json, out, rubric);
  json_nodes(&json, out, rubric);
  json_items(&json, out, rubric);
  json_crosswalks(&json, rubric);
  siap_i_json_close(&json, '}');
  siap_i_text_put_char(out->text, '\n');
}

siap_status siap_rubric_write(const siap_rubric *rubric, const char *format, const char *language,
                              char **out, size_t *length)
{
  if (out)
    *out = NULL;
  if (length)
    *length = 0;
  if (!rubric || !format || !out)
    return SIAP_ERR_ARG;
  int words = siap_i_language(language);
  siap_i_text text = {NULL, 0, 0, 0};
  siap_i_writing writing = {&text, NULL, language ? language : rubric->language[rubric->fallback],
                            words < 0 ? 0 : words};
  if (strcmp(format, "text") == 0)
    write_text(&writing, rubric);
  else if (strcmp(format, "json") == 0)
    write_json(&writing, rubric);
  else
    return SIAP_ERR_NAME;
  *out = siap_i_text_take(&text, length);
  return *out ? SIAP_OK : SIAP_ERR_MEMORY;
}
