/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. Philox4x32-10, constants as published. */
#include "statistics/stream.h"

enum { ROUNDS = 10 };

void siap_i_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4])
{
  uint32_t x0 = counter[0], x1 = counter[1], x2 = counter[2], x3 = counter[3];
  uint32_t k0 = key[0], k1 = key[1];
  for (int round = 0; round < ROUNDS; round++) {
    uint64_t even = UINT64_C(0xD2511F53) * x0, odd = UINT64_C(0xCD9E8D57) * x2;
    x0 = (uint32_t)(odd >> 32) ^ x1 ^ k0;
    x1 = (uint32_t)odd;
    x2 = (uint32_t)(even >> 32) ^ x3 ^ k1;
    x3 = (uint32_t)even;
    k0 += UINT32_C(0x9E3779B9); /* the golden ratio, and the root of 3 less 1 */
    k1 += UINT32_C(0xBB67AE85);
  }
  out[0] = x0;
  out[1] = x1;
  out[2] = x2;
  out[3] = x3;
}

siap_i_stream siap_i_stream_at(uint64_t seed, uint64_t replicate, uint32_t source)
{
  return (siap_i_stream){.seed = seed, .replicate = replicate, .source = source};
}

uint32_t siap_i_stream_next(siap_i_stream *stream)
{
  if (!stream->left) {
    uint32_t key[] = {(uint32_t)stream->seed, (uint32_t)(stream->seed >> 32)};
    uint32_t counter[] = {stream->block++, stream->source, (uint32_t)stream->replicate,
                          (uint32_t)(stream->replicate >> 32)};
    siap_i_philox(counter, key, stream->word);
    stream->left = 4;
  }
  return stream->word[4 - stream->left--];
}

double siap_i_stream_uniform(siap_i_stream *stream)
{
  uint64_t high = siap_i_stream_next(stream) >> 5, low = siap_i_stream_next(stream) >> 6;
  return (double)(high << 26 | low) * 0x1p-53;
}

void siap_i_stream_fill(siap_i_stream *stream, size_t n, double *u)
{
  for (size_t i = 0; i < n; i++)
    u[i] = siap_i_stream_uniform(stream);
}
