/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 0. The first bytes of a text as numbers, so that sorting and finding among many texts seldom
 * goes to the texts themselves, which lie all over the memory.
 */
#ifndef SIAP_I_KEY_H
#define SIAP_I_KEY_H

#include <stdint.h>
#include <string.h>

#define SIAP_I_KEY_BYTES 16

typedef struct siap_i_key {
  uint64_t high, low; /* the first bytes, the first of all highest; 0 behind the end */
  const char *text;
} siap_i_key;

static inline siap_i_key siap_i_key_of(const char *text)
{
  uint64_t part[2] = {0, 0};
  for (unsigned i = 0; i < SIAP_I_KEY_BYTES && text[i]; i++)
    part[i / 8] |= (uint64_t)(unsigned char)text[i] << (56 - 8 * (i % 8));
  return (siap_i_key){part[0], part[1], text};
}

/* As strcmp() orders the texts. */
static inline int siap_i_key_order(const siap_i_key *x, const siap_i_key *y)
{
  if (x->high != y->high)
    return x->high < y->high ? -1 : 1;
  if (x->low != y->low)
    return x->low < y->low ? -1 : 1;
  if ((x->low & 0xFF) == 0) /* both end within their keys */
    return 0;
  return strcmp(x->text + SIAP_I_KEY_BYTES, y->text + SIAP_I_KEY_BYTES);
}

#endif
