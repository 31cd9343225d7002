/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 0. SHA-256 (nettle) over fields, so that two models with equal fields have equal digests.
 */
#include "ground/digest.h"

#include "ground/number.h"

#include <string.h>

void siap_i_digest_start(siap_i_digest *digest)
{
  sha256_init(&digest->sha);
}

/* One byte of kind, eight bytes of length or count, lowest first on every machine. */
static void put_head(siap_i_digest *digest, char kind, uint64_t count)
{
  uint8_t head[9];
  head[0] = (uint8_t)kind;
  for (int i = 0; i < 8; i++) {
    head[i + 1] = (uint8_t)(count >> (8 * i));
  }
  sha256_update(&digest->sha, sizeof head, head);
}

static void put_text(siap_i_digest *digest, char kind, const char *text)
{
  size_t length = strlen(text);
  put_head(digest, kind, length);
  sha256_update(&digest->sha, length, (const uint8_t *)text);
}

void siap_i_digest_text(siap_i_digest *digest, const char *text)
{
  if (text) {
    put_text(digest, 't', text);
  } else {
    put_head(digest, '0', 0);
  }
}

void siap_i_digest_count(siap_i_digest *digest, uint64_t count)
{
  put_head(digest, 'c', count);
}

void siap_i_digest_number(siap_i_digest *digest, double number)
{
  char written[SIAP_I_NUMBER_ROOM];
  siap_i_number_write(number, written);
  put_text(digest, 'n', written);
}

void siap_i_digest_end(siap_i_digest *digest, char out[SIAP_I_DIGEST_ROOM])
{
  static const char digits[] = "0123456789abcdef";
  uint8_t sum[SHA256_DIGEST_SIZE];
  sha256_digest(&digest->sha, sizeof sum, sum);
  for (size_t i = 0; i < sizeof sum; i++) {
    out[2 * i] = digits[sum[i] >> 4];
    out[2 * i + 1] = digits[sum[i] & 15];
  }
  out[2 * sizeof sum] = '\0';
}
