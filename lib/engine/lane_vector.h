/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4. Vectors of doubles for the fast lane: as wide as the instructions that a file is
 * compiled for, all with the same results. They are the compiler's own; only what it has no word
 * for is asked of the machine by name.
 */
#ifndef SIAP_I_LANE_VECTOR_H
#define SIAP_I_LANE_VECTOR_H

#include <stddef.h>
#include <stdint.h>

#if defined(__AVX512DQ__)
#include <immintrin.h>
#define WIDE 8
#elif defined(__AVX__)
#include <immintrin.h>
#define WIDE 4
#else
#define WIDE 2
#endif
#define INLINE static inline __attribute__((always_inline))

typedef double lanes __attribute__((vector_size(8 * WIDE)));
typedef int64_t mask __attribute__((vector_size(8 * WIDE)));
typedef double pair __attribute__((vector_size(16), aligned(8), may_alias));

INLINE lanes all(double x)
{
#if WIDE == 8
  return (lanes){x, x, x, x, x, x, x, x};
#elif WIDE == 4
  return (lanes){x, x, x, x};
#else
  return (lanes){x, x};
#endif
}

/* Where the mask holds; 0 elsewhere. */
INLINE lanes only(mask where, lanes x)
{
  return (lanes)(where & (mask)x);
}

INLINE lanes choose(mask where, lanes yes, lanes no)
{
  return (lanes)((where & (mask)yes) | (~where & (mask)no));
}

INLINE lanes magnitude(lanes x)
{
  return (lanes)((mask)x & INT64_MAX);
}

/* The lesser and the greater; `seen` stays where x is a NaN. */
INLINE lanes lesser(lanes x, lanes seen)
{
#if WIDE == 8
  return _mm512_min_pd(x, seen);
#elif WIDE == 4
  return _mm256_min_pd(x, seen);
#else
  return choose(x < seen, x, seen);
#endif
}

INLINE lanes greater(lanes x, lanes seen)
{
#if WIDE == 8
  return _mm512_max_pd(x, seen);
#elif WIDE == 4
  return _mm256_max_pd(x, seen);
#else
  return choose(x > seen, x, seen);
#endif
}

INLINE uint32_t bits(mask m)
{
#if WIDE == 8
  return _mm512_movepi64_mask((__m512i)m);
#elif WIDE == 4
  return (uint32_t)_mm256_movemask_pd((lanes)m);
#else
  return (uint32_t)((m[0] & 1) | (m[1] & 2));
#endif
}

/* COLUMNS neighbours of each row of a group, turned into as many columns. */
#if WIDE >= 4
#define COLUMNS 4
typedef double quad __attribute__((vector_size(32)));

/* Two neighbours of rows 0 and 2, and of 4 and 6 where there are eight, side by side. */
INLINE lanes beside(const double *const *row, size_t at)
{
  pair x = *(const pair *)(row[0] + at), y = *(const pair *)(row[2] + at);
  quad low = __builtin_shufflevector(x, y, 0, 1, 2, 3);
#if WIDE == 8
  x = *(const pair *)(row[4] + at), y = *(const pair *)(row[6] + at);
  quad high = __builtin_shufflevector(x, y, 0, 1, 2, 3);
  return __builtin_shufflevector(low, high, 0, 1, 2, 3, 4, 5, 6, 7);
#else
  return low;
#endif
}

INLINE void turn(const double *const *row, size_t at, lanes x[COLUMNS])
{
  for (int half = 0; half < 2; half++, at += 2) {
    lanes even = beside(row, at), odd = beside(row + 1, at);
#if WIDE == 8
    x[2 * half] = __builtin_shufflevector(even, odd, 0, 8, 2, 10, 4, 12, 6, 14);
    x[2 * half + 1] = __builtin_shufflevector(even, odd, 1, 9, 3, 11, 5, 13, 7, 15);
#else
    x[2 * half] = __builtin_shufflevector(even, odd, 0, 4, 2, 6);
    x[2 * half + 1] = __builtin_shufflevector(even, odd, 1, 5, 3, 7);
#endif
  }
}
#else
#define COLUMNS 2
INLINE void turn(const double *const *row, size_t at, lanes x[COLUMNS])
{
  pair a = *(const pair *)(row[0] + at), b = *(const pair *)(row[1] + at);
  x[0] = __builtin_shufflevector(a, b, 0, 2);
  x[1] = __builtin_shufflevector(a, b, 1, 3);
}
#endif

#endif
