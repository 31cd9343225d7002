/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 0. SHA-256 (nettle) over fields, so that two models with equal fields have equal digests.
 *
 * A field begins with a byte that tells what it is, and is often all of it. Fields that say nothing
 * - no text, no number, a count of 0 - are only counted: an item of a rubric has twenty of them.
 * What comes next is always known from what came before, so that no two lists of fields have the
 * same bytes. The same on every machine.
 */
#include "ground/digest.h"

#include <math.h>
#include <string.h>

enum {
  COUNT = 0x00,      /* 1 .. 127 */
  TEXT = 0x80,       /* of 0 .. 62 bytes, which follow */
  TEXT_END = 0xBF,
  LONG_COUNT = 0xC0, /* in 1 .. 8 bytes, which follow, lowest first */
  LONG_TEXT = 0xC8,  /* its length in 1 .. 8 bytes, then the text */
  WHOLE = 0xD0,      /* the number 0 .. 15 */
  NUMBER = 0xE0,     /* 8 bytes of a double follow, lowest first */
  EMPTY = 0xE8,      /* so many fields that say nothing: in 1 .. 8 bytes, lowest first */
};

void siap_i_digest_start(siap_i_digest *digest)
{
  sha256_init(&digest->sha);
  digest->empty = digest->held = 0;
}

static void pass_on(siap_i_digest *digest)
{
  sha256_update(&digest->sha, digest->held, digest->room);
  digest->held = 0;
}

static void put_byte(siap_i_digest *digest, unsigned byte)
{
  if (digest->held == sizeof digest->room) {
    pass_on(digest);
  }
  digest->room[digest->held++] = (uint8_t)byte;
}

static void put_bytes(siap_i_digest *digest, const void *bytes, size_t length)
{
  if (length > sizeof digest->room - digest->held) {
    pass_on(digest);
  }
  if (length > sizeof digest->room) {
    sha256_update(&digest->sha, length, bytes);
  } else {
    memcpy(digest->room + digest->held, bytes, length);
    digest->held += length;
  }
}

static void put_lowest_first(siap_i_digest *digest, unsigned kind, uint64_t value)
{
  uint8_t bytes[8];
  unsigned n = 0;
  do {
    bytes[n++] = (uint8_t)value;
  } while (value >>= 8);
  put_byte(digest, kind + n - 1);
  put_bytes(digest, bytes, n);
}

static void end_empty(siap_i_digest *digest)
{
  if (digest->empty) {
    put_lowest_first(digest, EMPTY, digest->empty);
    digest->empty = 0;
  }
}

void siap_i_digest_text(siap_i_digest *digest, const char *text)
{
  if (!text) {
    digest->empty++;
    return;
  }
  end_empty(digest);
  size_t length = strlen(text);
  if (length < TEXT_END - TEXT) {
    put_byte(digest, TEXT + (unsigned)length);
  } else {
    put_lowest_first(digest, LONG_TEXT, length);
  }
  put_bytes(digest, text, length);
}

void siap_i_digest_count(siap_i_digest *digest, uint64_t count)
{
  if (count == 0) {
    digest->empty++;
    return;
  }
  end_empty(digest);
  if (count < TEXT) {
    put_byte(digest, COUNT + (unsigned)count);
  } else {
    put_lowest_first(digest, LONG_COUNT, count);
  }
}

void siap_i_digest_number(siap_i_digest *digest, double number)
{
  if (isnan(number)) {
    digest->empty++;
    return;
  }
  end_empty(digest);
  if (number >= 0 && number < 16 && number == (int)number) {
    put_byte(digest, WHOLE + (unsigned)number);
  } else {
    uint8_t bytes[8];
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    for (int i = 0; i < 8; i++) {
      bytes[i] = (uint8_t)(bits >> (8 * i));
    }
    put_byte(digest, NUMBER);
    put_bytes(digest, bytes, sizeof bytes);
  }
}

static void write_sum(struct sha256_ctx *sha, char out[SIAP_I_DIGEST_ROOM])
{
  static const char digits[] = "0123456789abcdef";
  uint8_t sum[SHA256_DIGEST_SIZE];
  sha256_digest(sha, sizeof sum, sum);
  for (size_t i = 0; i < sizeof sum; i++) {
    out[2 * i] = digits[sum[i] >> 4];
    out[2 * i + 1] = digits[sum[i] & 15];
  }
  out[2 * sizeof sum] = '\0';
}

void siap_i_digest_end(siap_i_digest *digest, char out[SIAP_I_DIGEST_ROOM])
{
  end_empty(digest);
  pass_on(digest);
  write_sum(&digest->sha, out);
}

void siap_i_plain_digest_start(siap_i_plain_digest *digest)
{
  sha256_init(digest);
}

void siap_i_plain_digest_put(siap_i_plain_digest *digest, const char *bytes, size_t length)
{
  sha256_update(digest, length, (const uint8_t *)bytes);
}

void siap_i_plain_digest_end(siap_i_plain_digest *digest, char out[SIAP_I_DIGEST_ROOM])
{
  write_sum(digest, out);
}

void siap_i_digest_bytes(const char *bytes, size_t length, char out[SIAP_I_DIGEST_ROOM])
{
  siap_i_plain_digest digest;
  siap_i_plain_digest_start(&digest);
  siap_i_plain_digest_put(&digest, bytes, length);
  siap_i_plain_digest_end(&digest, out);
}
