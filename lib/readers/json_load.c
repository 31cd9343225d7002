/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. The door for JSON: a gate of our own, then jansson. */
#include "ground/memory.h"
#include "readers/door.h"
#include "readers/json_tree.h"

#include <stdio.h>
#include <string.h>

struct gate {
  uint64_t values, depth;
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

/* Depth and number of values, before anything is built. Whether it is JSON is not asked here. */
static siap_status check_shape(const char *bytes, size_t length, const char *source,
                               const siap_limits *limits, siap_findings *findings)
{
  struct gate gate = {0, 0, 1};
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
    gate.values += c == ',' || c == '[' || c == '{';
    gate.depth += c == '[' || c == '{';
    gate.depth -= gate.depth && (c == ']' || c == '}');
    if (gate.depth > limits->depth)
      return refuse(SIAP_I_E111, source, gate.line, limits->depth, findings);
    if (gate.values > limits->elements)
      return refuse(SIAP_I_E112, source, gate.line, limits->elements, findings);
  }
  return SIAP_OK;
}

/*
 * Whether memory was what failed. Where an allocation fails deep inside, jansson may blame the
 * syntax, or lose the rest of a long text and say nothing: so everything is read twice, and what
 * differs was not in the bytes.
 */
static int is_memory(const char *bytes, size_t length, const json_t *root, json_error_t *error)
{
  json_error_t other = {0};
  json_t *again = json_loadb(bytes, length, JSON_REJECT_DUPLICATES, &other);
  int differs = root ? !again || !json_equal(root, again) : again != NULL;
  json_decref(again);
  if (root || differs)
    return differs;
  void *probe = siap_i_alloc(1, 4096);
  siap_free(probe);
  return !probe || json_error_code(error) == json_error_out_of_memory ||
         json_error_code(error) == json_error_unknown;
}

siap_status siap_i_json_load(const char *bytes, size_t length, const char *source,
                             const siap_limits *limits, json_t **root, siap_findings *findings)
{
  json_error_t error = {0}; /* jansson leaves its code as it was when memory fails */
  size_t skip = 0;
  siap_status status = siap_i_door_check(bytes, length, source, limits, &skip, findings);
  *root = NULL;
  if (status == SIAP_OK)
    status = check_shape(bytes + skip, length - skip, source, limits, findings);
  if (status != SIAP_OK)
    return status;
  *root = json_loadb(bytes + skip, length - skip, JSON_REJECT_DUPLICATES, &error);
  int failed = is_memory(bytes + skip, length - skip, *root, &error);
  if (*root && !failed)
    return SIAP_OK;
  json_decref(*root);
  *root = NULL;
  if (failed)
    return SIAP_ERR_MEMORY;
  siap_i_place place = {source, error.line > 0 ? (uint32_t)error.line : 0,
                        error.column > 0 ? (uint32_t)error.column : 0};
  siap_i_report(findings, SIAP_I_E423, place, error.text, NULL, NULL, NULL);
  return SIAP_ERR_SYNTAX;
}
