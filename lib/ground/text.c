/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 0. Growing text: append, and ask once at the end whether memory held out. */
#include "ground/text.h"

#include "ground/memory.h"
#include "ground/number.h"
#include "ground/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Room for `more` bytes and the NUL that siap_i_text_take() adds. */
static int make_room(siap_i_text *text, size_t more)
{
  if (text->failed) {
    return 0;
  }
  if (text->bytes && more < text->capacity - text->length) {
    return 1;
  }
  char *grown = NULL;
  if (more < SIZE_MAX - text->length) {
    grown = siap_i_grow(text->bytes, &text->capacity, text->length + more + 1, 1);
  }
  if (!grown) {
    text->failed = 1;
    return 0;
  }
  text->bytes = grown;
  return 1;
}

void siap_i_text_put(siap_i_text *text, const char *words)
{
  siap_i_text_put_bytes(text, words, strlen(words));
}

void siap_i_text_put_bytes(siap_i_text *text, const char *bytes, size_t length)
{
  if (length && make_room(text, length)) {
    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
  }
}

void siap_i_text_put_char(siap_i_text *text, char c)
{
  if (make_room(text, 1)) {
    text->bytes[text->length++] = c;
  }
}

void siap_i_text_repeat(siap_i_text *text, char c, size_t times)
{
  if (times && make_room(text, times)) {
    memset(text->bytes + text->length, c, times);
    text->length += times;
  }
}

void siap_i_text_putf(siap_i_text *text, const char *format, ...)
{
  char small[256];
  va_list words, again;
  va_start(words, format);
  va_copy(again, words);
  int length = vsnprintf(small, sizeof small, format, words);
  if (length < 0) {
    text->failed = 1;
  } else if ((size_t)length < sizeof small) {
    siap_i_text_put_bytes(text, small, (size_t)length);
  } else if (make_room(text, (size_t)length)) {
    if (vsnprintf(text->bytes + text->length, (size_t)length + 1, format, again) == length) {
      text->length += (size_t)length;
    } else {
      text->failed = 1;
    }
  }
  va_end(again);
  va_end(words);
}

void siap_i_text_number(siap_i_text *text, double number)
{
  char written[SIAP_I_NUMBER_ROOM];
  siap_i_number_write(number, written);
  siap_i_number_for_people(written, text->comma, 0);
  siap_i_text_put(text, written);
}

void siap_i_text_fixed(siap_i_text *text, double number, int places)
{
  char written[SIAP_I_NUMBER_ROOM];
  siap_i_number_fixed(number, places, written);
  siap_i_number_for_people(written, text->comma, 0);
  siap_i_text_put(text, written);
}

void siap_i_text_escaped(siap_i_text *text, const char *words, size_t length)
{
  size_t plain = 0; /* start of what can be copied as it stands */
  for (size_t at = 0; at < length;) {
    uint32_t point = 0;
    size_t size = siap_i_utf8_read(words + at, length - at, &point);
    if (size && point != '\t' && point != '\n' && !siap_i_utf8_is_hidden(point)) {
      at += size;
      continue;
    }
    siap_i_text_put_bytes(text, words + plain, at - plain);
    if (size) {
      siap_i_text_putf(text, "\\u{%X}", (unsigned)point);
    } else {
      siap_i_text_putf(text, "\\x{%02X}", (unsigned)(unsigned char)words[at]);
      size = 1;
    }
    at += size;
    plain = at;
  }
  siap_i_text_put_bytes(text, words + plain, length - plain);
}

size_t siap_i_text_width(const char *words)
{
  size_t width = 0;
  for (; *words; words++) {
    width += ((unsigned char)*words & 0xC0) != 0x80;
  }
  return width;
}

char *siap_i_text_take(siap_i_text *text, size_t *length)
{
  char *bytes = NULL;
  if (make_room(text, 0)) {
    bytes = text->bytes;
    bytes[text->length] = '\0';
    text->bytes = NULL;
  }
  if (length) {
    *length = bytes ? text->length : 0;
  }
  siap_i_text_release(text);
  return bytes;
}

void siap_i_text_release(siap_i_text *text)
{
  siap_i_release(text->bytes);
  *text = (siap_i_text){.comma = text->comma};
}
