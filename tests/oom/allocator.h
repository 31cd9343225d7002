/* SPDX-License-Identifier: GPL-3.0-or-later */
/* malloc, calloc, realloc and free of the whole program: counted, and failing on demand. */
#ifndef SIAP_TEST_ALLOCATOR_H
#define SIAP_TEST_ALLOCATOR_H

#include <stddef.h>

/* From now on let the n-th allocation fail (0: none), and if `onwards` all behind it too. */
void allocator_arm(long n, int onwards);

/* Allocations since then. After this call none fails. */
long allocator_disarm(void);

/* How many of them failed. */
long allocator_failures(void);

/* The library or program whose allocation was the first to fail; "" when none did. */
const char *allocator_failed_in(void);

/*
 * Count and fail only what libraries ask for whose name holds one of these words, NULL at the end.
 * How many pieces of code there are; call it when all of them are loaded.
 */
size_t allocator_only(const char *const *words);

/* Blocks that are not yet given back. */
long allocator_live(void);

/* Their bytes, and the most there were since the last call of allocator_peak(). */
size_t allocator_bytes(void);
size_t allocator_peak(void);

#endif
