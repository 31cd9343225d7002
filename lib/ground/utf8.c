/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 0. UTF-8: is it valid, and which characters may reach a terminal. */
#include "ground/utf8.h"

#include <string.h>

size_t siap_i_utf8_read(const char *bytes, size_t length, uint32_t *point)
{
  const unsigned char *b = (const unsigned char *)bytes;
  if (b[0] < 0x80) {
    *point = b[0];
    return 1;
  }
  size_t size = b[0] < 0xC2 ? 0 : b[0] < 0xE0 ? 2 : b[0] < 0xF0 ? 3 : b[0] < 0xF5 ? 4 : 0;
  if (size == 0 || size > length) {
    return 0;
  }
  uint32_t value = b[0] & (0x7Fu >> size);
  for (size_t i = 1; i < size; i++) {
    if ((b[i] & 0xC0) != 0x80) {
      return 0;
    }
    value = value << 6 | (b[i] & 0x3Fu);
  }
  static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  if (value < least[size] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
    return 0;
  }
  *point = value;
  return size;
}

size_t siap_i_utf8_check(const char *bytes, size_t length)
{
  size_t at = 0;
  while (at < length) {
    uint64_t eight;
    /* Most input is ASCII: eight bytes at a time. */
    while (length - at >= sizeof eight) {
      memcpy(&eight, bytes + at, sizeof eight);
      if (eight & UINT64_C(0x8080808080808080)) {
        break;
      }
      at += sizeof eight;
    }
    if (at < length) {
      uint32_t point;
      size_t size = siap_i_utf8_read(bytes + at, length - at, &point);
      if (size == 0) {
        return at;
      }
      at += size;
    }
  }
  return length;
}

/* Ordered ranges of what shows nothing, or changes the order of what is shown beside it. */
static const struct range {
  uint32_t first, last;
} hidden[] = {
    {0x00, 0x08},       {0x0B, 0x1F},     {0x7F, 0x9F},     {0xAD, 0xAD},       {0x34F, 0x34F},
    {0x61C, 0x61C},     {0x115F, 0x1160}, {0x17B4, 0x17B5}, {0x180B, 0x180F},   {0x200B, 0x200F},
    {0x2028, 0x202E},   {0x2060, 0x206F}, {0x3164, 0x3164}, {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},
    {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFB}, {0xFFFE, 0xFFFF}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A},
    {0xE0000, 0xE0FFF},
};

int siap_i_utf8_is_hidden(uint32_t point)
{
  for (size_t i = 0; i < sizeof hidden / sizeof hidden[0] && hidden[i].first <= point; i++) {
    if (point <= hidden[i].last) {
      return 1;
    }
  }
  return 0;
}
