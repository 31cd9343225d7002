/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. How many orders of some values have how many inversions. */
#ifndef SIAP_I_INVERSIONS_H
#define SIAP_I_INVERSIONS_H

#include <stddef.h>
#include <stdint.h>

#define SIAP_I_INVERSIONS_MOST 20 /* 20! is what 64 bits hold */
#define SIAP_I_INVERSIONS_ROOM (SIAP_I_INVERSIONS_MOST * (SIAP_I_INVERSIONS_MOST - 1) / 2 + 1)

/*
 * ways[i]: orders with i inversions of n values that come in groups of equal ones; group[] adds up to
 * n <= SIAP_I_INVERSIONS_MOST. Returns the most inversions there are. The q-multinomial coefficient:
 * P. A. MacMahon, Combinatory Analysis, 1915.
 */
size_t siap_i_inversions(size_t n, const size_t *group, size_t groups, uint64_t *ways);

#endif
