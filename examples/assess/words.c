/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program itself says, in two languages, and text from outside made fit to show. */
#include "words.h"

#include "near.h"

#include <stdint.h>
#include <string.h>

static const char *const words[WORD_COUNT][2] = {
#define WORD(name, english, indonesian) [WORD_##name] = {english, indonesian},
#include "words.def"
#undef WORD
};

const char *word_text(int language, enum word word)
{
  return words[word][language == INDONESIAN];
}

void say(FILE *to, int language, enum word word, const char *a, const char *b, const char *c)
{
  const char *const filled[] = {a, b, c};
  for (const char *at = word_text(language, word); *at; at++) {
    if (at[0] == '{' && at[1] >= '1' && at[1] <= '3' && at[2] == '}') {
      const char *text = filled[at[1] - '1'];
      show(to, text ? text : "");
      at += 2;
    } else {
      putc(*at, to);
    }
  }
}

void tell(int language, enum word word, const char *a, const char *b, const char *c)
{
  fputs("assess: ", stderr);
  say(stderr, language, word, a, b, c);
  putc('\n', stderr);
}

void tell_near(int language, const char *wanted, const char *const *candidate, size_t count)
{
  struct near near = near_start(wanted);
  for (size_t i = 0; i < count; i++)
    near_offer(&near, candidate[i]);
  if (!near.best)
    return;
  fputs("  ", stderr);
  say(stderr, language, WORD_DID_YOU_MEAN, near.best, NULL, NULL);
  putc('\n', stderr);
}

/* ---- text from outside ---- */

/* The character at `text` and its bytes; 0 bytes when they are not UTF-8. Ends at the NUL. */
static size_t read_character(const unsigned char *text, uint32_t *point)
{
  static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  size_t size = *text < 0xE0 ? 2 : *text < 0xF0 ? 3 : 4;
  if (*text < 0x80)
    size = 1;
  else if (*text < 0xC2 || *text > 0xF4)
    return 0;
  *point = size < 2 ? *text : *text & (0x7Fu >> size);
  for (size_t i = 1; i < size; i++) {
    if ((text[i] & 0xC0) != 0x80)
      return 0;
    *point = *point << 6 | (text[i] & 0x3Fu);
  }
  int surrogate = *point >= 0xD800 && *point <= 0xDFFF;
  return *point < least[size] || *point > 0x10FFFF || surrogate ? 0 : size;
}

/* Commands of a terminal, what shows nothing, and what turns the order of text round. */
static int is_hidden(uint32_t point)
{
  static const struct { uint32_t first, last; } range[] = {
    {0x00, 0x1F},     {0x7F, 0x9F},     {0xAD, 0xAD},     {0x61C, 0x61C},   {0x180B, 0x180F},
    {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF},
    {0xFFF0, 0xFFFB}, {0xFFFE, 0xFFFF}, {0xE0000, 0xE0FFF},
  };
  for (size_t i = 0; i < sizeof range / sizeof range[0]; i++)
    if (point >= range[i].first && point <= range[i].last)
      return 1;
  return 0;
}

size_t show_next(const char **text, char piece[SHOW_PIECE])
{
  uint32_t point = 0;
  size_t size = read_character((const unsigned char *)*text, &point);
  int length = (int)size;
  if (!size)
    length = snprintf(piece, SHOW_PIECE, "\\x{%02X}", (unsigned)(unsigned char)**text);
  else if (is_hidden(point))
    length = snprintf(piece, SHOW_PIECE, "\\u{%X}", (unsigned)point);
  else
    memcpy(piece, *text, size);
  *text += size ? size : 1;
  return (size_t)length;
}

void show(FILE *to, const char *text)
{
  char piece[SHOW_PIECE];
  while (*text)
    fwrite(piece, 1, show_next(&text, piece), to);
}
