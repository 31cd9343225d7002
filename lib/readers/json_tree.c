/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. JSON evidence as the tree of elements that XML evidence is. */
#include "readers/json_tree.h"

#include "ground/text.h"
#include "ground/utf8.h"

#include <stdio.h>
#include <string.h>

struct growing {
  siap_i_arena *arena, *kept;
  siap_i_json_places *places;
  const char *source;
  siap_findings *findings;
  siap_status status;
  size_t objects;
};

/* Keys of lists, and the elements that their objects are. */
static const char *const pairs[][2] = {
    {"sources", "source"},     {"regions", "region"},       {"documents", "document"},
    {"answers", "answer"},     {"externals", "external"},   {"ratings", "rating"},
    {"responses", "response"}, {"units", "unit"},           {"quick-wins", "quick-win"},
    {"risks", "risk"},         {"programmes", "programme"}, {"surveys", "survey"},
    {"given", "given"},
    {"objections", "objection"},
    {"cells", "cell"}};
#define PAIRS (sizeof pairs / sizeof *pairs)

static size_t pair_of(const char *key)
{
  size_t at = 0;
  while (at < PAIRS && strcmp(pairs[at][0], key) != 0)
    at++;
  return at;
}

/* The element that the objects of a list are: the singular of its key. */
static const char *element_of(const char *key)
{
  size_t at = pair_of(key);
  return at < PAIRS ? pairs[at][1] : key;
}

static void refuse(struct growing *in, enum siap_i_code code, size_t object, const char *key)
{
  siap_i_place place = {in->source, in->places->line[object], 0, in->places->path[object]};
  siap_i_report(in->findings, code, place, key, NULL, NULL, NULL);
  in->status = SIAP_ERR_RULE;
}

/* ---- values ---- */

/* XML cannot hold them, and what is equal must stay equal. */
static int has_control(const char *text)
{
  for (; *text; text++)
    if ((unsigned char)*text < 0x20 && !strchr("\t\r\n", *text))
      return 1;
  return 0;
}

static const char *text_of(struct growing *in, const json_t *value, size_t object, const char *key)
{
  char number[SIAP_I_NUMBER_ROOM];
  const char *text = number;
  if (json_is_string(value))
    text = json_string_value(value);
  else if (json_is_integer(value))
    snprintf(number, sizeof number, "%lld", (long long)json_integer_value(value));
  else if (json_is_real(value))
    siap_i_number_write(json_real_value(value), number);
  else
    text = json_is_true(value) ? "yes" : "no";
  if (has_control(text)) {
    refuse(in, SIAP_I_E150, object, key);
    text = "";
  }
  return siap_i_arena_text(in->kept, text, strlen(text));
}

/* A list of words, as `checked` is: joined by blanks. */
static const char *words_of(struct growing *in, const json_t *list, size_t object, const char *key)
{
  siap_i_text words = {NULL, 0, 0, 0};
  size_t i, length = 0;
  const json_t *value;
  json_array_foreach(list, i, value)
  {
    if (!json_is_string(value) || strpbrk(json_string_value(value), " \t\r\n") ||
        has_control(json_string_value(value))) {
      refuse(in, SIAP_I_E151, object, key);
      break;
    }
    siap_i_text_put(&words, i ? " " : "");
    siap_i_text_put(&words, json_string_value(value));
  }
  char *text = siap_i_text_take(&words, &length);
  const char *kept = text ? siap_i_arena_text(in->kept, text, length) : NULL;
  in->kept->failed |= !text;
  siap_i_release(text);
  return kept;
}

/* An empty list is what its key says. */
static int is_list_of_objects(const char *key, const json_t *value)
{
  if (!json_is_array(value))
    return 0;
  return json_array_size(value) == 0 ? pair_of(key) < PAIRS
                                     : json_is_object(json_array_get(value, 0));
}

/* ---- elements ---- */

static const char *path_of(struct growing *in, const char *parent, const char *key, size_t at)
{
  siap_i_text words = {NULL, 0, 0, 0};
  size_t length = 0;
  siap_i_text_putf(&words, "%.100s%s%.40s[%zu]", parent, *parent ? "." : "", key, at);
  char *text = siap_i_text_take(&words, &length);
  const char *kept = text ? siap_i_arena_text(in->kept, text, length) : NULL;
  in->kept->failed |= !text;
  siap_i_release(text);
  return kept ? kept : "";
}

static void read_attributes(struct growing *in, json_t *object, siap_i_element *element, size_t at)
{
  const char *key;
  json_t *value;
  element->attributes =
      siap_i_arena_take(in->arena, json_object_size(object), sizeof *element->attributes);
  if (!element->attributes)
    return;
  json_object_foreach(object, key, value)
  {
    siap_i_attribute *attribute = &element->attributes[element->attribute_count];
    if (json_is_null(value) || is_list_of_objects(key, value))
      continue; /* nothing said; or children */
    if (json_is_object(value)) {
      refuse(in, SIAP_I_E152, at, key);
      continue;
    }
    attribute->name = siap_i_arena_text(in->arena, key, strlen(key));
    attribute->value =
        json_is_array(value) ? words_of(in, value, at, key) : text_of(in, value, at, key);
    element->attribute_count++;
  }
}

static siap_i_element *read_object(struct growing *in, json_t *object, const char *name,
                                   const char *path);

static siap_i_element **read_list(struct growing *in, json_t *list, const char *key,
                                  const char *path, siap_i_element **end)
{
  size_t i;
  json_t *value;
  json_array_foreach(list, i, value)
  {
    if (!json_is_object(value)) {
      in->status = in->status == SIAP_OK ? SIAP_ERR_RULE : in->status;
      siap_i_place place = {in->source, 0, 0, path_of(in, path, key, i)};
      siap_i_report(in->findings, SIAP_I_E152, place, key, NULL, NULL, NULL);
      continue;
    }
    *end = read_object(in, value, element_of(key), path_of(in, path, key, i));
    if (!*end)
      return end;
    end = &(*end)->next;
  }
  return end;
}

/* Depth is bounded by the gate: at most 64 by default, and frames are small. */
static siap_i_element *read_object(struct growing *in, json_t *object, const char *name,
                                   const char *path)
{
  siap_i_element *element = siap_i_arena_take(in->arena, 1, sizeof *element), **end;
  size_t at = in->objects++;
  const char *key;
  json_t *value;
  if (!element || at >= in->places->count)
    return NULL;
  in->places->path[at] = path;
  element->name = siap_i_arena_text(in->arena, name, strlen(name));
  element->line = (uint32_t)at + 1;
  element->text = "";
  element->blank = 1;
  read_attributes(in, object, element, at);
  end = &element->child;
  json_object_foreach(object, key, value) if (is_list_of_objects(key, value)) end =
      read_list(in, value, key, path, end);
  return in->arena->failed || in->kept->failed ? NULL : element;
}

/* ---- places ---- */

/* The line of every "{" outside texts: the k-th object of a document is its k-th brace. */
static siap_status find_lines(const char *bytes, size_t length, siap_i_arena *kept,
                              siap_i_json_places *places)
{
  for (int pass = 0; pass < 2; pass++) {
    uint32_t line = 1;
    size_t count = 0;
    int quoted = 0;
    for (size_t i = 0; i < length; i++) {
      line += bytes[i] == '\n';
      if (quoted) {
        if (bytes[i] == '\\')
          i++;
        else if (bytes[i] == '"')
          quoted = 0;
        continue;
      }
      quoted = bytes[i] == '"';
      if (bytes[i] == '{' && pass == 1)
        places->line[count] = line;
      count += bytes[i] == '{';
    }
    if (pass == 1)
      break;
    places->count = count;
    places->line = siap_i_arena_take(kept, count, sizeof *places->line);
    places->path = siap_i_arena_take(kept, count, sizeof *places->path);
    if (!places->line || !places->path)
      return SIAP_ERR_MEMORY;
  }
  return SIAP_OK;
}

siap_status siap_i_json_tree(const char *bytes, size_t length, const char *source,
                             const siap_limits *limits, const char *root_name, siap_i_arena *arena,
                             siap_i_arena *kept, siap_i_element **root, siap_i_json_places *places,
                             siap_findings *findings)
{
  json_t *value = NULL;
  siap_status status = siap_i_json_load(bytes, length, source, limits, arena->budget, &value, findings);
  if (status != SIAP_OK)
    return status;
  struct growing in = {arena, kept, places, source, findings, SIAP_OK, 0};
  if (!json_is_object(value)) {
    siap_i_place place = {source, 1, 0};
    siap_i_report(findings, SIAP_I_E152, place, root_name, NULL, NULL, NULL);
    status = SIAP_ERR_RULE;
  } else
    status = find_lines(bytes, length, kept, places);
  if (status == SIAP_OK) {
    *root = read_object(&in, value, root_name, "");
    status = *root ? in.status : SIAP_ERR_MEMORY;
  }
  json_decref(value);
  return status;
}
