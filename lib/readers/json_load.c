/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. The door for JSON: a gate of our own, then jansson. */
#include "ground/memory.h"
#include "ground/text.h"
#include "readers/door.h"
#include "readers/json_tree.h"

#include <stdio.h>
#include <string.h>

/* What jansson takes for each, seen on 64 bits and rounded up. */
#define OBJECT_BYTES 224
#define ARRAY_BYTES 128
#define VALUE_BYTES 80
#define KEY_BYTES 72

struct gate {
  uint64_t values, depth, memory;
  uint32_t line;
};

static siap_status refuse(enum siap_i_code code, const char *source, uint32_t line, uint64_t limit,
                          siap_findings *findings)
{
  char number[24];
  siap_i_place place = {source, line, 0};
  snprintf(number, sizeof number, "%llu", (unsigned long long)limit);
  siap_i_report(findings, code, place, number, NULL, NULL, NULL);
  return SIAP_ERR_LIMIT;
}

static uint64_t bytes_for(char c)
{
  return c == '{'   ? OBJECT_BYTES + VALUE_BYTES
         : c == '[' ? ARRAY_BYTES + VALUE_BYTES
         : c == ',' ? VALUE_BYTES
         : c == ':' ? KEY_BYTES
                    : 0;
}

/*
 * Depth, number of values and memory, before anything is built. Whether it is JSON is not asked here.
 */
static siap_status check_shape(const char *bytes, size_t length, const char *source,
                               const siap_limits *limits, siap_i_budget *budget,
                               siap_findings *findings)
{
  struct gate gate = {0, 0, length, 1};
  int quoted = 0;
  for (size_t i = 0; i < length; i++) {
    char c = bytes[i];
    gate.line += c == '\n';
    if (quoted) {
      if (c == '\\')
        i++; /* whatever is escaped is no end */
      else if (c == '"')
        quoted = 0;
      continue;
    }
    quoted = c == '"';
    gate.memory += bytes_for(c);
    gate.values += c == ',' || c == '[' || c == '{';
    gate.depth += c == '[' || c == '{';
    gate.depth -= gate.depth && (c == ']' || c == '}');
    if (gate.depth > limits->depth)
      return refuse(SIAP_I_E111, source, gate.line, limits->depth, findings);
    if (gate.values > limits->elements)
      return refuse(SIAP_I_E112, source, gate.line, limits->elements, findings);
  }
  return siap_i_budget_take(budget, (size_t)gate.memory) ? SIAP_OK : SIAP_ERR_MEMORY;
}

static void mix(uint64_t *print, const void *bytes, size_t length)
{
  const unsigned char *byte = bytes;
  for (size_t i = 0; i < length; i++)
    *print = (*print ^ byte[i]) * UINT64_C(1099511628211);
}

/* A number that two values have in common when they are equal, keys in the order of the document. */
static void print_of(const json_t *value, uint64_t *print)
{
  int kind = json_typeof(value);
  double real = json_real_value(value);
  long long whole = (long long)json_integer_value(value);
  size_t length = kind == JSON_STRING ? json_string_length(value) : 0;
  mix(print, &kind, sizeof kind);
  mix(print, &real, sizeof real);
  mix(print, &whole, sizeof whole);
  mix(print, &length, sizeof length);
  mix(print, json_string_value(value), length);
  size_t count = json_array_size(value);
  for (size_t i = 0; i < count; i++)
    print_of(json_array_get(value, i), print);
  const char *key;
  json_t *member;
  json_object_foreach((json_t *)value, key, member)
  {
    mix(print, key, strlen(key) + 1);
    print_of(member, print);
  }
  mix(print, &kind, sizeof kind);
}

static json_t *load(const char *bytes, size_t length, json_error_t *error, uint64_t *print)
{
  json_t *root = json_loadb(bytes, length, JSON_REJECT_DUPLICATES, error);
  *print = UINT64_C(14695981039346656037);
  if (root)
    print_of(root, print);
  return root;
}

/*
 * Where an allocation fails deep inside, jansson may blame the syntax, or lose the rest of a long text
 * and say nothing: so everything is read twice, and what differs was not in the bytes. The first is
 * given back before the second is built. SIAP_OK, SIAP_ERR_MEMORY or SIAP_ERR_SYNTAX.
 */
static siap_status load_twice(const char *bytes, size_t length, json_t **root, json_error_t *error)
{
  json_error_t other = {0};
  uint64_t first = 0, second = 0;
  json_t *once = load(bytes, length, error, &first);
  int was_read = once != NULL;
  json_decref(once);
  *root = load(bytes, length, &other, &second);
  if (was_read && *root && first == second)
    return SIAP_OK;
  int differs = was_read || *root;
  json_decref(*root);
  *root = NULL;
  void *probe = siap_i_alloc(1, 4096);
  siap_free(probe);
  return differs || !probe || json_error_code(error) == json_error_out_of_memory ||
                 json_error_code(error) == json_error_unknown
             ? SIAP_ERR_MEMORY
             : SIAP_ERR_SYNTAX;
}

static int is_blank(const char *bytes, size_t length)
{
  size_t at = 0;
  while (at < length && siap_i_is_blank(bytes[at]))
    at++;
  return at == length;
}

/* What jansson means, in words for people, and where: it speaks English only, and of its own options. */
static void report_syntax(siap_findings *findings, siap_i_place place, const json_error_t *error)
{
  static const struct { enum json_error_code code; const char *words[2]; } known[] = {
    {json_error_premature_end_of_input, {"it ends too early", "berakhir terlalu dini"}},
    {json_error_end_of_input_expected, {"more stands behind its end", "masih ada isi sesudah akhirnya"}},
    {json_error_null_character, {"there is a NUL in a text", "ada NUL dalam teks"}},
    {json_error_null_byte_in_key, {"there is a NUL in a key", "ada NUL dalam kunci"}},
    {json_error_duplicate_key, {"a key stands twice", "ada kunci yang muncul dua kali"}},
    {json_error_numeric_overflow, {"a number is too large", "ada bilangan yang terlalu besar"}},
    {json_error_invalid_syntax, {"a mark is wrong or missing", "ada tanda yang salah atau hilang"}},
  };
  static const char *const near_words[] = {", near ", ", dekat "};
  char words[320];
  const char *near = strstr(error->text, " near '");
  int language = siap_i_findings_language(findings), at = 0;
  int last = (int)(sizeof known / sizeof *known) - 1;
  while (at < last && known[at].code != json_error_code(error))
    at++;
  snprintf(words, sizeof words, "%s%s%.160s", known[at].words[language], near ? near_words[language] : "",
           near ? near + 6 : "");
  siap_i_report(findings, SIAP_I_E423, place, words, NULL, NULL, NULL);
}

siap_status siap_i_json_load(const char *bytes, size_t length, const char *source,
                             const siap_limits *limits, siap_i_budget *budget, json_t **root,
                             siap_findings *findings)
{
  json_error_t error = {0}; /* jansson leaves its code as it was when memory fails */
  size_t skip = 0;
  siap_status status = siap_i_door_check(bytes, length, source, limits, &skip, findings);
  *root = NULL;
  if (status == SIAP_OK && is_blank(bytes + skip, length - skip)) {
    siap_i_report(findings, SIAP_I_E330, (siap_i_place){source, 0, 0}, NULL, NULL, NULL, NULL);
    return SIAP_ERR_SYNTAX;
  }
  if (status == SIAP_OK)
    status = check_shape(bytes + skip, length - skip, source, limits, budget, findings);
  if (status == SIAP_OK)
    status = load_twice(bytes + skip, length - skip, root, &error);
  if (status != SIAP_ERR_SYNTAX || !error.text[0])
    return status;
  siap_i_place place = {source, error.line > 0 ? (uint32_t)error.line : 0,
                        error.column > 0 ? (uint32_t)error.column : 0};
  report_syntax(findings, place, &error);
  return status;
}
