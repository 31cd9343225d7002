/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results that were written as JSON: one, or an array of many regions. */
#include "results.h"

#include <stdlib.h>
#include <string.h>

struct list {
  siap_result **at;
  size_t count;
};

/* A faulty part of an array is read again behind as many newlines: then its lines are right. */
static siap_status read_faulty(struct app *app, const struct input *input, size_t at, size_t end)
{
  siap_result *result = NULL;
  size_t lines = 0;
  for (size_t i = 0; i < at; i++)
    lines += input->bytes[i] == '\n';
  char *bytes = malloc(lines + end - at + 1);
  if (!bytes)
    return SIAP_ERR_MEMORY;
  memset(bytes, '\n', lines);
  memcpy(bytes + lines, input->bytes + at, end - at);
  siap_status status = siap_result_read(bytes, lines + end - at, input->name, &app->limits,
                                        &result, app->findings);
  free(bytes);
  siap_result_unref(result);
  return status == SIAP_OK ? SIAP_ERR_MEMORY : status; /* the document is not to blame */
}

/* Read what stands from `at` to `end`. */
static int add(struct app *app, const struct input *input, size_t at, size_t end,
               struct list *list)
{
  siap_result **grown = realloc(list->at, (list->count + 1) * sizeof(siap_result *));
  if (!grown) {
    app_no_memory(app);
    return -1;
  }
  list->at = grown;
  siap_status status = siap_result_read(input->bytes + at, end - at, input->name, &app->limits,
                                        &list->at[list->count], NULL);
  if (status == SIAP_OK)
    list->count++;
  else if (status != SIAP_ERR_MEMORY)
    status = read_faulty(app, input, at, end);
  return app_status(app, status);
}

/* Where the object that begins at `at` ends: behind its last brace, or at the end of the input. */
static size_t object_end(const struct input *input, size_t at)
{
  size_t depth = 0;
  int in_text = 0;
  for (; at < input->length; at++) {
    char c = input->bytes[at];
    if (in_text) {
      at += c == '\\';
      in_text = c != '"';
      continue;
    }
    in_text = c == '"';
    depth += c == '{';
    depth -= c == '}';
    if (depth == 0)
      return at + 1;
  }
  return input->length;
}

static int only_blanks(const struct input *input, size_t at)
{
  while (at < input->length && input->bytes[at] && strchr(" \t\r\n", input->bytes[at]))
    at++;
  return at == input->length;
}

/* An array is cut into its objects; whatever else stands in it, the library refuses as a whole. */
static int read_array(struct app *app, const struct input *input, struct list *list)
{
  size_t at = (size_t)((char *)memchr(input->bytes, '[', input->length) - input->bytes) + 1;
  int comma = 1;
  for (; at < input->length; at++) {
    char c = input->bytes[at];
    if (c == '{' && comma) {
      size_t end = object_end(input, at);
      if (add(app, input, at, end, list) != 0)
        return -1;
      at = end - 1;
      comma = 0;
    } else if (c == ',' && !comma) {
      comma = 1;
    } else if (c == ']' && !comma && only_blanks(input, at + 1)) {
      return 0;
    } else if (!c || !strchr(" \t\r\n", c)) {
      break;
    }
  }
  return add(app, input, 0, input->length, list);
}

void results_read(struct app *app, const struct input *input, enum input_kind kind,
                  siap_result ***out, size_t *count)
{
  struct list list = {NULL, 0};
  /* What is over the cap was not read to its end: the library is to say so, not that it is torn. */
  int whole = kind == INPUT_RESULT || input->length > app->limits.bytes;
  int failed = whole ? add(app, input, 0, input->length, &list) : read_array(app, input, &list);
  if (failed) {
    results_release(list.at, list.count);
    list = (struct list){NULL, 0};
  }
  *out = list.at;
  *count = list.count;
}

void results_release(siap_result **result, size_t count)
{
  for (size_t i = 0; i < count; i++)
    siap_result_unref(result[i]);
  free(result);
}
