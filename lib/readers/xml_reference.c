/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. References of XML, told sound or broken before a parser sees them. */
#include "readers/xml_reference.h"

#include <string.h>

static int digit_of(char c, int base)
{
  int digit = c >= '0' && c <= '9'   ? c - '0'
              : c >= 'a' && c <= 'f' ? c - 'a' + 10
              : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                     : 16;
  return digit < base ? digit : -1;
}

static int is_character(unsigned long point)
{
  return point == '\t' || point == '\n' || point == '\r' || (point >= 0x20 && point <= 0xD7FF) ||
         (point >= 0xE000 && point <= 0xFFFD) || (point >= 0x10000 && point <= 0x10FFFF);
}

/* What stands behind "&#". Whatever is not certainly broken is sound. */
static int is_sound_number(const char *at, const char *end)
{
  int base = at < end && *at == 'x' ? 16 : 10;
  unsigned long point = 0;
  const char *first = at += base == 16;
  for (; at < end && digit_of(*at, base) >= 0; at++)
    point = point > 0x10FFFF ? point : point * (unsigned long)base + (unsigned long)digit_of(*at, base);
  return at == end || (at > first && *at == ';' && is_character(point));
}

static int is_sound(const char *at, const char *end)
{
  static const char *const names[] = {"amp;", "lt;", "gt;", "quot;", "apos;"};
  if (at < end && *at == '#')
    return is_sound_number(at + 1, end);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    size_t length = strlen(names[i]);
    if ((size_t)(end - at) >= length && memcmp(at, names[i], length) == 0)
      return 1;
  }
  return 0;
}

size_t siap_i_xml_broken_reference(const char *bytes, size_t length)
{
  const char *at = bytes, *end = bytes + length;
  while (at < end && (at = memchr(at, '&', (size_t)(end - at))) != NULL)
    if (!is_sound(++at, end))
      return (size_t)(at - 1 - bytes);
  return length;
}
