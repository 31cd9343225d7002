/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 6. A tree of elements with attributes, as XML or as the JSON that is equal to it. */
#include "writers/outline.h"

#include "ground/memory.h"
#include "ground/utf8.h"
#include "writers/xml.h"

#include <math.h>
#include <string.h>

/* ---- elements ---- */

static void end_tag(siap_i_outline *out)
{
  if (out->is_tag_open)
    siap_i_text_put(out->text, ">\n");
  out->is_tag_open = 0;
}

void siap_i_outline_open(siap_i_outline *out, const char *element, int flat)
{
  if (out->json) {
    siap_i_json_open(out->json, '{', flat);
    return;
  }
  end_tag(out);
  siap_i_text_repeat(out->text, ' ', 2 * (size_t)out->depth++);
  siap_i_text_put_char(out->text, '<');
  siap_i_text_put(out->text, element);
  out->is_tag_open = 1;
}

void siap_i_outline_close(siap_i_outline *out, const char *element)
{
  if (out->json) {
    siap_i_json_close(out->json, '}');
    return;
  }
  out->depth--;
  if (out->is_tag_open)
    siap_i_text_put(out->text, "/>\n");
  else {
    siap_i_text_repeat(out->text, ' ', 2 * (size_t)out->depth);
    siap_i_text_put(out->text, "</");
    siap_i_text_put(out->text, element);
    siap_i_text_put(out->text, ">\n");
  }
  out->is_tag_open = 0;
}

void siap_i_outline_list(siap_i_outline *out, const char *plural)
{
  if (!out->json)
    return;
  siap_i_json_key(out->json, plural);
  siap_i_json_open(out->json, '[', 0);
}

void siap_i_outline_end_list(siap_i_outline *out)
{
  if (out->json)
    siap_i_json_close(out->json, ']');
}

/* ---- attributes ---- */

/* JSON could hold them, but is equal to XML: U+FFFD stands for what XML does not have. */
static void put_plain(siap_i_outline *out, const char *name, const char *value)
{
  siap_i_text plain = {NULL, 0, 0, 0};
  size_t length = strlen(value);
  for (size_t i = 0; i < length;) {
    uint32_t point = 0;
    size_t n = siap_i_utf8_read(value + i, length - i, &point);
    char one[8] = "";
    memcpy(one, value + i, n < sizeof one ? n : 0);
    siap_i_text_put(&plain, n == 0 || siap_i_xml_lacks(one) ? "\xEF\xBF\xBD" : one);
    i += n ? n : 1;
  }
  char *bytes = siap_i_text_take(&plain, NULL);
  out->text->failed |= !bytes;
  siap_i_json_put(out->json, name, bytes ? bytes : "");
  siap_i_release(bytes);
}

void siap_i_outline_text(siap_i_outline *out, const char *name, const char *value)
{
  if (!value)
    return;
  size_t lacks = out->json ? siap_i_xml_lacks(value) : 0;
  out->lost += lacks;
  if (lacks)
    put_plain(out, name, value);
  else if (out->json)
    siap_i_json_put(out->json, name, value);
  else
    out->lost += siap_i_xml_put(out->text, name, value);
}

void siap_i_outline_number(siap_i_outline *out, const char *name, double value)
{
  if (isnan(value))
    return;
  if (out->json) {
    siap_i_json_put_number(out->json, name, value);
    return;
  }
  siap_i_text_put_char(out->text, ' ');
  siap_i_text_put(out->text, name);
  siap_i_text_put(out->text, "=\"");
  siap_i_text_number(out->text, value);
  siap_i_text_put_char(out->text, '"');
}

void siap_i_outline_words(siap_i_outline *out, const char *name, const char *const *words,
                          size_t count)
{
  siap_i_text joined = {NULL, 0, 0, 0};
  if (out->json) {
    siap_i_json_key(out->json, name);
    siap_i_json_open(out->json, '[', 1);
    for (size_t i = 0; i < count; i++)
      siap_i_json_text(out->json, words[i]);
    siap_i_json_close(out->json, ']');
    return;
  }
  for (size_t i = 0; i < count; i++) {
    siap_i_text_put(&joined, i ? " " : "");
    siap_i_text_put(&joined, words[i]);
  }
  char *bytes = siap_i_text_take(&joined, NULL);
  out->text->failed |= !bytes;
  out->lost += bytes ? siap_i_xml_put(out->text, name, bytes) : 0;
  siap_i_release(bytes);
}
