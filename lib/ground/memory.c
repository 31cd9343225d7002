/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 0. The only caller of malloc and free: checked arrays, growing arrays, arenas. */
#include "ground/memory.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_CAPACITY 8
#define FIRST_BLOCK 1024
#define LARGEST_BLOCK 65536 /* below what an allocator maps and unmaps each time */

typedef struct siap_i_arena_block {
  struct siap_i_arena_block *previous;
  size_t used, capacity;
  _Alignas(max_align_t) unsigned char bytes[];
} block;

/* Every object must leave room for pointer differences, hence PTRDIFF_MAX and not SIZE_MAX. */
static int fits(size_t n, size_t size, size_t *bytes)
{
  return !__builtin_mul_overflow(n, size, bytes) && *bytes <= PTRDIFF_MAX - sizeof(block);
}

void *siap_i_alloc(size_t n, size_t size)
{
  size_t bytes;
  if (!fits(n, size, &bytes)) {
    return NULL;
  }
  return calloc(bytes ? bytes : 1, 1);
}

void siap_i_release(void *memory)
{
  free(memory);
}

void *siap_i_grow(void *memory, size_t *capacity, size_t need, size_t size)
{
  size_t wanted = memory ? *capacity : 0;
  if (memory && need <= wanted) {
    return memory;
  }
  if (wanted < FIRST_CAPACITY / 2) {
    wanted = FIRST_CAPACITY / 2;
  }
  wanted = wanted > SIZE_MAX / 2 || wanted * 2 < need ? need : wanted * 2;
  return siap_i_grow_to(memory, capacity, wanted, size);
}

void *siap_i_grow_to(void *memory, size_t *capacity, size_t wanted, size_t size)
{
  size_t old = memory ? *capacity : 0, bytes;
  if (!fits(wanted, size, &bytes)) {
    return NULL;
  }
  unsigned char *grown = realloc(memory, bytes ? bytes : 1);
  if (!grown) {
    return NULL;
  }
  memset(grown + old * size, 0, bytes - old * size);
  *capacity = wanted;
  return grown;
}

int siap_i_budget_take(siap_i_budget *budget, size_t bytes)
{
  if (!budget) {
    return 1;
  }
  if (bytes > budget->left) {
    budget->spent = 1;
    return 0;
  }
  budget->left -= bytes;
  return 1;
}

void siap_i_budget_give(siap_i_budget *budget, size_t bytes)
{
  if (budget) {
    budget->left += bytes;
  }
}

static block *new_block(siap_i_arena *arena, size_t bytes)
{
  size_t capacity = arena->last ? arena->last->capacity * 2 : FIRST_BLOCK;
  if (capacity > LARGEST_BLOCK) {
    capacity = LARGEST_BLOCK;
  }
  int alone = bytes > capacity / 2;
  capacity = alone ? bytes : capacity;
  block *fresh = siap_i_budget_take(arena->budget, capacity)
                     ? calloc(1, sizeof *fresh + capacity)
                     : NULL;
  if (!fresh) {
    arena->failed = 1;
    return NULL;
  }
  arena->taken += arena->budget ? capacity : 0;
  fresh->capacity = capacity;
  if (alone && arena->last) {
    /* A large object gets a block behind the last one, whose rest stays in use. */
    fresh->previous = arena->last->previous;
    arena->last->previous = fresh;
  } else {
    fresh->previous = arena->last;
    arena->last = fresh;
  }
  return fresh;
}

static void *take(siap_i_arena *arena, size_t bytes, size_t alignment)
{
  block *from = arena->last;
  size_t start = from ? (from->used + alignment - 1) & ~(alignment - 1) : 0;
  if (!from || start > from->capacity || bytes > from->capacity - start) {
    from = new_block(arena, bytes);
    start = 0;
  }
  if (!from) {
    return NULL;
  }
  from->used = start + bytes;
  return from->bytes + start;
}

void *siap_i_arena_take(siap_i_arena *arena, size_t n, size_t size)
{
  size_t bytes;
  if (!fits(n, size, &bytes)) {
    arena->failed = 1;
    return NULL;
  }
  return take(arena, bytes ? bytes : 1, _Alignof(max_align_t));
}

char *siap_i_arena_text(siap_i_arena *arena, const char *text, size_t length)
{
  size_t bytes;
  if (length == SIZE_MAX || !fits(length + 1, 1, &bytes)) {
    arena->failed = 1;
    return NULL;
  }
  char *copy = take(arena, bytes, 1);
  if (copy && length) {
    memcpy(copy, text, length);
  }
  return copy;
}

void siap_i_arena_release(siap_i_arena *arena)
{
  block *last = arena->last;
  while (last) {
    block *previous = last->previous;
    free(last);
    last = previous;
  }
  arena->last = NULL;
  siap_i_budget_give(arena->budget, arena->taken);
  arena->taken = 0;
}

void siap_i_arena_leave_budget(siap_i_arena *arena)
{
  arena->budget = NULL;
  arena->taken = 0;
}
