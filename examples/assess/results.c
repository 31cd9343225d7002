/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results that were written as JSON: one, an array of many regions, or those of a seal. */
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

/* Behind the text whose first quote is at `at`, or the end of the input. */
static size_t text_end(const struct input *input, size_t at)
{
  for (at++; at < input->length && input->bytes[at] != '"'; at++)
    at += input->bytes[at] == '\\';
  return at < input->length ? at + 1 : input->length;
}

/* Behind the object or array that begins at `at`, or the end of the input. */
static size_t value_end(const struct input *input, size_t at)
{
  size_t depth = 0;
  for (; at < input->length; at++) {
    char c = input->bytes[at];
    if (c == '"') {
      at = text_end(input, at) - 1;
      continue;
    }
    depth += c == '{' || c == '[';
    depth -= c == '}' || c == ']';
    if (depth == 0)
      return at + 1;
  }
  return input->length;
}

static size_t skip_blanks(const struct input *input, size_t at)
{
  while (at < input->length && input->bytes[at] && strchr(" \t\r\n", input->bytes[at]))
    at++;
  return at;
}

/* Behind one mark and the blanks around it; the end where it is another. */
static size_t skip_mark(const struct input *input, size_t at, char mark)
{
  at = skip_blanks(input, at);
  return at < input->length && input->bytes[at] == mark ? skip_blanks(input, at + 1) : SIZE_MAX;
}

/* Where the array of results begins: in a seal it is the value of a key of the outermost object. */
static size_t find_array(const struct input *input, int is_seal)
{
  static const char key[] = "\"results\"";
  const size_t length = sizeof key - 1;
  size_t at = skip_blanks(input, input->length >= 3 && memcmp(input->bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0);
  if (!is_seal)
    return at;
  for (at++; at < input->length; at++) {
    char c = input->bytes[at];
    if (c == '{' || c == '[') {
      at = value_end(input, at) - 1;
    } else if (c == '"') {
      int is_key = input->length - at > length && memcmp(input->bytes + at, key, length) == 0;
      size_t value = is_key ? skip_mark(input, at + length, ':') : SIZE_MAX;
      if (value < input->length && input->bytes[value] == '[')
        return value;
      at = text_end(input, at) - 1;
    }
  }
  return SIZE_MAX;
}

/* Behind the array nothing stands but what closes a seal. */
static int is_end(const struct input *input, size_t at, int is_seal)
{
  return (is_seal ? skip_mark(input, at, '}') : skip_blanks(input, at)) == input->length;
}

/* An array is cut into its objects; whatever else stands in it, the library refuses as a whole. */
static int read_array(struct app *app, const struct input *input, int is_seal, struct list *list)
{
  size_t at = find_array(input, is_seal);
  int comma = 1;
  for (at += at != SIZE_MAX; at < input->length; at++) {
    char c = input->bytes[at];
    if (c == '{' && comma) {
      size_t end = value_end(input, at);
      if (add(app, input, at, end, list) != 0)
        return -1;
      at = end - 1;
      comma = 0;
    } else if (c == ',' && !comma) {
      comma = 1;
    } else if (c == ']' && !comma && is_end(input, at + 1, is_seal)) {
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
  int failed = whole ? add(app, input, 0, input->length, &list) : read_array(app, input, kind == INPUT_SEAL, &list);
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
