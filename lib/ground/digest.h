/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 0. SHA-256 (nettle) over fields, so that two models with equal fields have equal digests.
 */
#ifndef SIAP_I_DIGEST_H
#define SIAP_I_DIGEST_H

#include <nettle/sha2.h>
#include <stddef.h>
#include <stdint.h>

#define SIAP_I_DIGEST_ROOM 65 /* 64 hexadecimal digits and a NUL */

#define SIAP_I_DIGEST_HELD 1024

typedef struct siap_i_digest {
  struct sha256_ctx sha;
  size_t empty; /* fields that say nothing, since the last that says something */
  size_t held;  /* bytes that wait: most fields are one byte */
  uint8_t room[SIAP_I_DIGEST_HELD];
} siap_i_digest;

void siap_i_digest_start(siap_i_digest *digest);

/* Each field goes in with its kind and length, so that no two lists of fields run together. */
void siap_i_digest_text(siap_i_digest *digest, const char *text); /* NULL differs from "" */
void siap_i_digest_count(siap_i_digest *digest, uint64_t count);
void siap_i_digest_number(siap_i_digest *digest, double number); /* -0 is 0, each NaN the same */

/* SHA-256 of bytes as they are, which come in pieces: of a file. */
typedef struct sha256_ctx siap_i_plain_digest;
void siap_i_plain_digest_start(siap_i_plain_digest *digest);
void siap_i_plain_digest_put(siap_i_plain_digest *digest, const char *bytes, size_t length);
void siap_i_plain_digest_end(siap_i_plain_digest *digest, char out[SIAP_I_DIGEST_ROOM]);

/* The same of all of them at once. */
void siap_i_digest_bytes(const char *bytes, size_t length, char out[SIAP_I_DIGEST_ROOM]);

void siap_i_digest_end(siap_i_digest *digest, char out[SIAP_I_DIGEST_ROOM]);

#endif
