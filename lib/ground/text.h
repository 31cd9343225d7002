/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 0. Growing text: append, and ask once at the end whether memory held out. */
#ifndef SIAP_I_TEXT_H
#define SIAP_I_TEXT_H

#include <stddef.h>

/* What XML and the numbers of every format call a blank, whatever the locale says. */
static inline int siap_i_is_blank(char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/*
 * Zero-initialised is empty. After a failed allocation `failed` is set and appends do nothing. Text for
 * readers of a language with a decimal comma sets `comma`; what machines read leaves it 0.
 */
typedef struct siap_i_text {
  char *bytes;
  size_t length, capacity;
  int failed;
  int comma;
} siap_i_text;

void siap_i_text_put(siap_i_text *text, const char *words);
void siap_i_text_put_bytes(siap_i_text *text, const char *bytes, size_t length);
void siap_i_text_put_char(siap_i_text *text, char c);
void siap_i_text_repeat(siap_i_text *text, char c, size_t times);

/* Formatted with vsnprintf; never with %f, %g or %e, which follow the locale. */
void siap_i_text_putf(siap_i_text *text, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Numbers as siap_i_number_write() and siap_i_number_fixed() write them; with `comma`, for people. */
void siap_i_text_number(siap_i_text *text, double number);
void siap_i_text_fixed(siap_i_text *text, double number, int places);

/* UTF-8 with control, C1, bidi and zero-width characters, and broken bytes, as \u{9B} or \x{FF}. */
void siap_i_text_escaped(siap_i_text *text, const char *words, size_t length);

/* Columns a terminal needs for UTF-8 text: code points, which serves Latin script. */
size_t siap_i_text_width(const char *words);

/*
 * The bytes, NUL-ended, which the caller releases; NULL when memory failed. Leaves `text` empty, and
 * `comma` as it was.
 */
char *siap_i_text_take(siap_i_text *text, size_t *length);

void siap_i_text_release(siap_i_text *text);

#endif
