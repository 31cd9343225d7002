/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2. Characters as they are drawn, and how broad they are. */
#include "drawing/glyphs.h"

#include "ground/utf8.h"

#include <string.h>

/* In hundredths of the size, rounded up; J is that of Arial, which is broader. */
static const unsigned char ascii[] = {
    32, 41, 46, 84, 64, 96, 78, 28, 40,  40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
    64, 64, 34, 34, 84, 84, 84, 54, 100, 69, 69, 70, 78, 64, 58, 78, 76, 30, 50, 66, 56, 87, 75, 79,
    61, 79, 70, 64, 62, 74, 69, 99, 69,  62, 69, 40, 34, 40, 84, 50, 50, 62, 64, 55, 64, 62, 36, 64,
    64, 28, 28, 58, 28, 98, 64, 62, 64,  64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
};

/* From U+00A0: the rest of Latin-1. */
static const unsigned char latin[] = {
    32, 41, 64, 64, 64, 64, 34, 50, 50, 100, 48, 62, 84, 37, 100, 50, 50, 84, 41, 41,
    50, 64, 64, 32, 50, 41, 48, 62, 97, 97,  97, 54, 69, 69, 69,  69, 69, 69, 98, 70,
    64, 64, 64, 64, 30, 30, 30, 30, 78, 75,  79, 79, 79, 79, 79,  84, 79, 74, 74, 74,
    74, 62, 61, 63, 62, 62, 62, 62, 62, 62,  99, 55, 62, 62, 62,  62, 28, 28, 28, 28,
    62, 64, 62, 62, 62, 62, 62, 84, 62, 64,  64, 64, 64, 60, 64,  60,
};

typedef struct range {
  uint32_t first, last;
} range;

static const range marks[] = {
    {0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5BD},   {0x5BF, 0x5BF},   {0x5C1, 0x5C7},
    {0x610, 0x61A},   {0x64B, 0x65F},   {0x670, 0x670},   {0x6D6, 0x6ED},   {0x900, 0x902},
    {0x93C, 0x93C},   {0x941, 0x948},   {0xE31, 0xE31},   {0xE34, 0xE3A},   {0xE47, 0xE4E},
    {0x1AB0, 0x1AFF}, {0x1B00, 0x1B03}, {0x1B34, 0x1B3A}, {0x1B6B, 0x1B73}, {0x1DC0, 0x1DFF},
    {0x20D0, 0x20FF}, {0x302A, 0x302F}, {0xA980, 0xA982}, {0xA9B3, 0xA9BF}, {0xFE20, 0xFE2F},
};

/* Invisible, and of no harm to text around it: soft hyphens, joiners, selectors of variants. */
static const range silent[] = {
    {0xAD, 0xAD},     {0x34F, 0x34F},   {0x200B, 0x200D},
    {0x2060, 0x2060}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF},
};

static int is_in(const range *list, size_t count, uint32_t point)
{
  for (size_t i = 0; i < count && list[i].first <= point; i++)
    if (point <= list[i].last)
      return 1;
  return 0;
}

size_t siap_i_glyph_read(const char *bytes, size_t length, uint32_t *shown)
{
  uint32_t point = 0;
  size_t size = siap_i_utf8_read(bytes, length, &point);
  if (size == 0) {
    *shown = 0xFFFD;
    return 1;
  }
  if (point == '\t' || point == '\n' || point == '\r')
    *shown = ' ';
  else if (is_in(silent, sizeof silent / sizeof *silent, point))
    *shown = 0;
  else
    *shown = siap_i_utf8_is_hidden(point) ? 0xFFFD : point;
  return size;
}

int siap_i_glyph_is_mark(uint32_t point)
{
  return point >= 0x300 && is_in(marks, sizeof marks / sizeof *marks, point);
}

/* Hundredths of the size. Where no font is known, the broad end of what is there. */
static double hundredths(uint32_t point)
{
  if (point >= 0x20 && point < 0x20 + sizeof ascii)
    return ascii[point - 0x20];
  if (point >= 0xA0 && point < 0xA0 + sizeof latin)
    return latin[point - 0xA0];
  if (point == 0 || siap_i_glyph_is_mark(point))
    return 0;
  if (point == 0x2013 || point == 0x2018 || point == 0x2019 || point == 0x201C || point == 0x201D)
    return 52;
  if (point == 0x2212)
    return 84;
  if (point == 0x2014 || point == SIAP_I_GLYPH_ELLIPSIS || point == 0xFFFD)
    return 103;
  if (point == 0xFDFD || (point >= 0x12000 && point < 0x12600)) /* a phrase; cuneiform */
    return 1200;
  if (point >= 0x1000 && point < 0x1100) /* Myanmar */
    return 250;
  return point < 0x1A00 ? 122 : 145;
}

double siap_i_glyph_breadth(uint32_t point, siap_i_font font)
{
  return hundredths(point) * 0.011 * font.size * (font.bold ? 1.13 : 1);
}

double siap_i_glyphs_breadth(const char *words, siap_i_font font, double enough)
{
  double breadth = 0;
  size_t length = words ? strlen(words) : 0;
  for (size_t at = 0; at < length && breadth <= enough;) {
    uint32_t shown;
    at += siap_i_glyph_read(words + at, length - at, &shown);
    breadth += siap_i_glyph_breadth(shown, font);
  }
  return breadth;
}
