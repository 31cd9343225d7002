/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 6. JSON onto text: RFC 8259, valid UTF-8 always, "<" escaped so that pages can hold it. */
#include "writers/json.h"

#include "ground/number.h"
#include "ground/utf8.h"

#include <math.h>
#include <string.h>

static void separate(siap_i_json *json)
{
  unsigned top = json->depth ? json->depth - 1 : 0;
  if (json->after_key || !json->depth) {
    json->after_key = 0;
    return;
  }
  if (json->used[top])
    siap_i_text_put_char(json->text, ',');
  if (!json->flat[top]) {
    siap_i_text_put_char(json->text, '\n');
    siap_i_text_repeat(json->text, ' ', 2 * (size_t)json->depth);
  } else if (json->used[top])
    siap_i_text_put_char(json->text, ' ');
  json->used[top] = 1;
}

void siap_i_json_open(siap_i_json *json, char bracket, int flat)
{
  separate(json);
  siap_i_text_put_char(json->text, bracket);
  if (json->depth < SIAP_I_JSON_DEPTH) {
    int inherited = json->depth && json->flat[json->depth - 1];
    json->used[json->depth] = 0;
    json->flat[json->depth] = (unsigned char)(flat || inherited);
    json->depth++;
  }
}

void siap_i_json_close(siap_i_json *json, char bracket)
{
  json->depth--;
  if (json->used[json->depth] && !json->flat[json->depth]) {
    siap_i_text_put_char(json->text, '\n');
    siap_i_text_repeat(json->text, ' ', 2 * (size_t)json->depth);
  }
  siap_i_text_put_char(json->text, bracket);
}

static void put_quoted(siap_i_json *json, const char *words)
{
  size_t length = strlen(words);
  siap_i_text_put_char(json->text, '"');
  for (size_t i = 0; i < length;) {
    uint32_t point = 0;
    size_t n = siap_i_utf8_read(words + i, length - i, &point);
    if (n == 0) {
      siap_i_text_put(json->text, "\\ufffd");
      i++;
      continue;
    }
    if (point == '"' || point == '\\')
      siap_i_text_putf(json->text, "\\%c", (int)point);
    else if (point < 0x20 || point == '<' || point == 0x7f || point == 0x2028 || point == 0x2029 ||
             (point < 0x10000 && siap_i_utf8_is_hidden(point)))
      siap_i_text_putf(json->text, "\\u%04x", (unsigned)point);
    else
      siap_i_text_put_bytes(json->text, words + i, n);
    i += n;
  }
  siap_i_text_put_char(json->text, '"');
}

void siap_i_json_key(siap_i_json *json, const char *key)
{
  separate(json);
  put_quoted(json, key);
  siap_i_text_put(json->text, ": ");
  json->after_key = 1;
}

void siap_i_json_text(siap_i_json *json, const char *words)
{
  separate(json);
  if (words)
    put_quoted(json, words);
  else
    siap_i_text_put(json->text, "null");
}

/* Readers take digits alone for a whole number, and refuse one that no 64 bits hold. */
static void put_number(siap_i_text *text, double number)
{
  char written[SIAP_I_NUMBER_ROOM];
  siap_i_number_write(number, written);
  siap_i_text_put(text, written);
  if (fabs(number) >= 0x1p63 && !strpbrk(written, ".eE"))
    siap_i_text_put(text, ".0");
}

void siap_i_json_number(siap_i_json *json, double number)
{
  separate(json);
  if (number - number == 0)
    put_number(json->text, number);
  else
    siap_i_text_put(json->text, "null");
}

void siap_i_json_count(siap_i_json *json, long long count)
{
  separate(json);
  siap_i_text_putf(json->text, "%lld", count);
}

void siap_i_json_bool(siap_i_json *json, int value)
{
  separate(json);
  siap_i_text_put(json->text, value ? "true" : "false");
}

void siap_i_json_put(siap_i_json *json, const char *key, const char *words)
{
  siap_i_json_key(json, key);
  siap_i_json_text(json, words);
}

void siap_i_json_put_number(siap_i_json *json, const char *key, double number)
{
  siap_i_json_key(json, key);
  siap_i_json_number(json, number);
}
