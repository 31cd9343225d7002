/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. A seal, read for its options and digests; the same gate as for any JSON goes before it. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif
#include "readers/seal_json.h"

#include "ground/date.h"
#include "model/words.h"
#include "readers/json_tree.h"
#include "services/limits.h"

#include <string.h>

struct reading {
  siap_i_seal *seal;
  const char *source;
  siap_findings *findings;
  siap_status status;
};

static void refuse(struct reading *in, const char *field)
{
  siap_i_place place = {in->source, 0, 0, NULL};
  if (in->status == SIAP_OK)
    siap_i_report(in->findings, SIAP_I_E565, place, field, NULL, NULL, NULL);
  in->status = SIAP_ERR_RULE;
}

/* A text, or NULL where there is none. */
static const char *text_of(struct reading *in, const json_t *object, const char *key)
{
  const json_t *value = json_object_get(object, key);
  if (!value || json_is_null(value))
    return NULL;
  if (!json_is_string(value)) {
    refuse(in, key);
    return NULL;
  }
  return siap_i_arena_text(&in->seal->arena, json_string_value(value), json_string_length(value));
}

static const char *needed(struct reading *in, const json_t *object, const char *key)
{
  const char *text = text_of(in, object, key);
  if (!text)
    refuse(in, key);
  return text ? text : "";
}

static void digest_of(struct reading *in, const json_t *object, const char *key,
                      char out[SIAP_I_DIGEST_ROOM])
{
  const char *text = text_of(in, object, key);
  size_t length = text ? strlen(text) : 0;
  if (length && (length != SIAP_I_DIGEST_ROOM - 1 || strspn(text, "0123456789abcdef") != length))
    refuse(in, key);
  else if (length)
    memcpy(out, text, length + 1);
}

/* A line of its own: a name, and what it is. */
static int is_stated(const char *line)
{
  const char *equals = line ? strchr(line, '=') : NULL;
  return equals && equals != line && equals[1] && !strchr(line, '\n');
}

/* Lines ID=X, as the options of a call have them. */
static const char *externals_of(struct reading *in, const json_t *options)
{
  const json_t *list = json_object_get(options, "external");
  siap_i_text lines = {NULL, 0, 0, 0};
  if (!list)
    return NULL;
  if (!json_is_array(list))
    refuse(in, "external");
  for (size_t i = 0; i < json_array_size(list); i++) {
    const char *line = json_string_value(json_array_get(list, i));
    if (!is_stated(line))
      refuse(in, "external");
    siap_i_text_put(&lines, line ? line : "");
    siap_i_text_put_char(&lines, '\n');
  }
  const char *kept = lines.failed ? NULL
                                  : siap_i_arena_text(&in->seal->arena,
                                                      lines.bytes ? lines.bytes : "", lines.length);
  in->seal->arena.failed |= lines.failed;
  siap_i_text_release(&lines);
  return kept;
}

static void read_options(struct reading *in, const json_t *root)
{
  const json_t *from = json_object_get(root, "options");
  siap_seal_options *to = &in->seal->options;
  if (!json_is_object(from)) {
    refuse(in, "options");
    return;
  }
  to->size = sizeof *to;
  to->evidence = needed(in, from, "evidence");
  to->rubric = text_of(in, from, "rubric");
  to->reference = text_of(in, from, "reference");
  to->previous = text_of(in, from, "previous");
  to->externals = externals_of(in, from);
  to->profile = text_of(in, from, "profile");
  to->region = text_of(in, from, "region");
  to->region_class = text_of(in, from, "class");
  to->stage = text_of(in, from, "stage");
  to->language = text_of(in, from, "language");
  to->date = text_of(in, root, "date");
  if (to->stage && siap_i_word_find(siap_i_stage_words, to->stage) < 0)
    refuse(in, "stage");
  if (to->date && !siap_i_is_time(to->date))
    refuse(in, "date");
}

static const json_t *list_of(struct reading *in, const json_t *root, const char *key)
{
  const json_t *list = json_object_get(root, key);
  if (!json_is_array(list))
    refuse(in, key);
  return list;
}

static void read_files(struct reading *in, const json_t *root)
{
  const json_t *list = list_of(in, root, "files");
  siap_i_seal *seal = in->seal;
  size_t count = json_array_size(list);
  seal->file = siap_i_arena_take(&seal->arena, count, sizeof *seal->file);
  for (size_t i = 0; seal->file && i < count; i++) {
    const json_t *from = json_array_get(list, i);
    siap_i_sealed_file *to = &seal->file[seal->file_count++];
    const json_t *length = json_object_get(from, "bytes");
    to->role = needed(in, from, "role");
    to->name = needed(in, from, "name");
    to->length = json_is_integer(length) ? (uint64_t)json_integer_value(length) : 0;
    digest_of(in, from, "sha256", to->sha256);
  }
}

static void read_documents(struct reading *in, const json_t *root)
{
  const json_t *list = list_of(in, root, "documents");
  siap_i_seal *seal = in->seal;
  size_t count = json_array_size(list);
  seal->document = siap_i_arena_take(&seal->arena, count, sizeof *seal->document);
  for (size_t i = 0; seal->document && i < count; i++) {
    const json_t *from = json_array_get(list, i);
    siap_i_sealed_document *to = &seal->document[seal->document_count++];
    to->region = needed(in, from, "region");
    to->title = needed(in, from, "title");
    to->name = needed(in, from, "name");
    to->stated = text_of(in, from, "stated");
    digest_of(in, from, "file", to->file);
  }
}

static void refuse_format(struct reading *in, const char *format)
{
  siap_i_place place = {in->source, 0, 0, NULL};
  siap_i_report(in->findings, SIAP_I_E561, place, format ? format : "", NULL, NULL, NULL);
  in->status = SIAP_ERR_RULE;
}

/* Another file than a seal is not told what is wrong with its JSON. */
static int is_xml(const char *bytes, size_t length)
{
  size_t at = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  while (at < length && siap_i_is_blank(bytes[at]))
    at++;
  return at < length && bytes[at] == '<';
}

static void read_root(struct reading *in)
{
  const json_t *root = in->seal->tree;
  const char *format = json_string_value(json_object_get(root, "format"));
  if (!format || strcmp(format, SIAP_I_SEAL_FORMAT) != 0) {
    refuse_format(in, format);
    return;
  }
  in->seal->engine = needed(in, root, "engine");
  read_options(in, root);
  read_files(in, root);
  read_documents(in, root);
  list_of(in, root, "results");
}

siap_status siap_i_seal_read(const char *bytes, size_t length, const char *source,
                             const siap_limits *limits, siap_i_seal *seal, siap_findings *findings)
{
  struct reading in = {seal, source, findings, SIAP_OK};
  siap_i_budget budget = {(size_t)limits->memory, 0};
  int told = siap_i_findings_begin(findings);
  if (is_xml(bytes, length)) {
    refuse_format(&in, "XML");
    return in.status;
  }
  seal->arena.budget = &budget;
  siap_status status = siap_i_json_load(bytes, length, source, limits, &budget, &seal->tree, findings);
  if (status == SIAP_OK) {
    read_root(&in);
    status = seal->arena.failed ? SIAP_ERR_MEMORY : in.status;
  }
  siap_i_arena_leave_budget(&seal->arena);
  if (status == SIAP_ERR_MEMORY && budget.spent)
    status = siap_i_findings_limited(findings, told, source, limits->memory);
  return status;
}

void siap_i_seal_release(siap_i_seal *seal)
{
  json_decref(seal->tree);
  siap_i_arena_release(&seal->arena);
  *seal = (siap_i_seal){.engine = NULL};
}

/* ---- results as JSON ---- */

int siap_i_is_results(const char *bytes, size_t length)
{
  static const char *const marks[] = {"\"siap-result-", "\"" SIAP_I_SEAL_FORMAT "\""};
  size_t at = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  while (at < length && siap_i_is_blank(bytes[at]))
    at++;
  if (at < length && bytes[at] == '[')
    return 1;
  size_t most = length - at < 512 ? length : at + 512;
  for (size_t k = 0; at < length && bytes[at] == '{' && k < sizeof marks / sizeof *marks; k++)
    if (memmem(bytes + at, most - at, marks[k], strlen(marks[k])))
      return 1;
  return 0;
}

static siap_status copy_text(json_t *value, siap_i_arena *arena, char **out)
{
  char *text = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(17));
  *out = text ? siap_i_arena_text(arena, text, strlen(text)) : NULL;
  siap_free(text);
  return *out ? SIAP_OK : SIAP_ERR_MEMORY;
}

/* The list that it is, or that a seal holds; NULL where it is one result. */
static const json_t *results_of(const json_t *root)
{
  const char *format = json_string_value(json_object_get(root, "format"));
  const json_t *list =
      format && strcmp(format, SIAP_I_SEAL_FORMAT) == 0 ? json_object_get(root, "results") : root;
  return json_is_array(list) ? list : NULL;
}

siap_status siap_i_results_split(const char *bytes, size_t length, const char *source,
                                 const siap_limits *limits, siap_i_arena *arena,
                                 siap_i_json_texts *out, siap_findings *findings)
{
  json_t *root = NULL;
  siap_limits bounds;
  if (siap_i_limits_fill(limits, length, &bounds) != SIAP_OK)
    return SIAP_ERR_ARG;
  siap_i_budget budget = {(size_t)bounds.memory, 0};
  int told = siap_i_findings_begin(findings);
  siap_status status = siap_i_json_load(bytes, length, source, &bounds, &budget, &root, findings);
  const json_t *list = results_of(root);
  size_t count = list ? json_array_size(list) : 1;
  if (status == SIAP_OK && !(out->text = siap_i_arena_take(arena, count, sizeof *out->text)))
    status = SIAP_ERR_MEMORY;
  for (size_t i = 0; status == SIAP_OK && i < count; i++, out->count++)
    status = copy_text(list ? json_array_get(list, i) : root, arena, &out->text[i]);
  json_decref(root);
  if (status == SIAP_ERR_MEMORY && budget.spent)
    status = siap_i_findings_limited(findings, told, source, bounds.memory);
  return status;
}
