/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a. Random numbers that belong to a replicate and not to a thread: whoever draws replicate 7
 * of a seed, in whatever order, draws the same.
 *
 * The generator is Philox4x32-10 (J. K. Salmon and others, Parallel random numbers: as easy as 1, 2,
 * 3, SC11, 2011): ten rounds of multiplying turn a counter of 128 bits and a key of 64 into 128
 * random bits. GSL has no such generator. Its generators have a state that a seed must fill: 624
 * words for mt19937 for each replicate, and streams of near seeds that nobody has shown to be apart.
 * Here the seed is the key, and replicate, source and place are the counter: two streams of a seed
 * share no block, because the rounds are one to one. GSL's distributions draw from it (draws.c).
 */
#ifndef SIAP_I_STREAM_H
#define SIAP_I_STREAM_H

#include <stddef.h>
#include <stdint.h>

typedef struct siap_i_stream {
  uint64_t seed, replicate;
  uint32_t source;
  uint32_t block;   /* of the next four words; a stream has 2^32 blocks */
  uint32_t word[4]; /* of the last block */
  uint32_t left;    /* of those, not yet drawn */
} siap_i_stream;

/*
 * `source` keeps the draws of one replicate apart: weights, assessors, missing answers. Those from 2^31
 * on are this wing's own.
 */
siap_i_stream siap_i_stream_at(uint64_t seed, uint64_t replicate, uint32_t source);

#define SIAP_I_SOURCE_SHIFT UINT32_C(0x80000000)    /* of quasi-random points */
#define SIAP_I_SOURCE_POINTS UINT32_C(0x80000001)   /* random points */
#define SIAP_I_SOURCE_RESAMPLE UINT32_C(0x80000002) /* rows of a bootstrap */

/* 32 random bits. */
uint32_t siap_i_stream_next(siap_i_stream *stream);

/* A multiple of 2^-53, 0 <= u < 1: two words, the same double on every machine. */
double siap_i_stream_uniform(siap_i_stream *stream);

/* n of them. */
void siap_i_stream_fill(siap_i_stream *stream, size_t n, double *u);

/* Ten rounds on one counter: what the published vectors are of. */
void siap_i_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]);

#endif
