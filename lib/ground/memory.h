/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 0. The only caller of malloc and free: checked arrays, growing arrays, arenas. */
#ifndef SIAP_I_MEMORY_H
#define SIAP_I_MEMORY_H

#include <stddef.h>
#include <stdint.h>

/* n objects of a size, zeroed; NULL when memory or the product overflows. n == 0 gives one byte. */
void *siap_i_alloc(size_t n, size_t size);

/* Give back what siap_i_alloc or siap_i_grow gave. NULL does nothing. */
void siap_i_release(void *memory);

/*
 * Make room for `need` objects in an array that grows by doubling; new objects are zeroed. Returns
 * the array, perhaps moved, or NULL, in which case the old one is still the caller's.
 */
void *siap_i_grow(void *memory, size_t *capacity, size_t need, size_t size);

/* The same, and no larger than asked for: for arrays of what is large. */
void *siap_i_grow_to(void *memory, size_t *capacity, size_t wanted, size_t size);

/* What one reading may take; what is given back may be taken again. */
typedef struct siap_i_budget {
  size_t left;
  int spent; /* stays set: something was refused for it */
} siap_i_budget;

/* 1: taken, 0: more than is left. Without a budget everything is allowed. */
int siap_i_budget_take(siap_i_budget *budget, size_t bytes);
void siap_i_budget_give(siap_i_budget *budget, size_t bytes);

/*
 * Memory that is released all at once. Zero-initialised is empty. `failed` stays set; it is set too
 * where a budget is spent.
 */
typedef struct siap_i_arena {
  struct siap_i_arena_block *last;
  int failed;
  siap_i_budget *budget; /* NULL: none */
  size_t taken;          /* of the budget */
} siap_i_arena;

/* n zeroed objects, aligned for anything; NULL sets `failed`. n == 0 gives a valid pointer. */
void *siap_i_arena_take(siap_i_arena *arena, size_t n, size_t size);

/* A copy of `length` bytes ended by a NUL; NULL sets `failed`. */
char *siap_i_arena_text(siap_i_arena *arena, const char *text, size_t length);

/* Give the memory back, to the budget too. */
void siap_i_arena_release(siap_i_arena *arena);

/* What the arena took is the budget's business no longer: for what outlives the reading. */
void siap_i_arena_leave_budget(siap_i_arena *arena);

#endif
