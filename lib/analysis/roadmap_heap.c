/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. A heap of sets of levels: which is the next to be looked at. */
#include "analysis/roadmap.h"

int siap_i_set_order(const siap_i_set *a, const siap_i_set *b)
{
  if (a->effort != b->effort)
    return a->effort < b->effort ? -1 : 1;
  if (a->key != b->key)
    return a->key > b->key ? -1 : 1;
  if (a->left != b->left)
    return a->left > b->left ? -1 : 1;
  return (a->right > b->right) - (a->right < b->right);
}

static void swap(siap_i_set *a, siap_i_set *b)
{
  siap_i_set kept = *a;
  *a = *b;
  *b = kept;
}

int siap_i_heap_push(siap_i_heap *heap, siap_i_set set)
{
  siap_i_set *at = siap_i_grow(heap->at, &heap->room, heap->count + 1, sizeof *at);
  if (!at)
    return 0;
  heap->at = at;
  size_t i = heap->count++;
  at[i] = set;
  for (; i && siap_i_set_order(&at[i], &at[(i - 1) / 2]) < 0; i = (i - 1) / 2)
    swap(&at[i], &at[(i - 1) / 2]);
  return 1;
}

siap_i_set siap_i_heap_pop(siap_i_heap *heap)
{
  siap_i_set *at = heap->at, first = at[0];
  at[0] = at[--heap->count];
  for (size_t i = 0;;) {
    size_t least = i, child = 2 * i + 1;
    if (child < heap->count && siap_i_set_order(&at[child], &at[least]) < 0)
      least = child;
    if (child + 1 < heap->count && siap_i_set_order(&at[child + 1], &at[least]) < 0)
      least = child + 1;
    if (least == i)
      return first;
    swap(&at[i], &at[least]);
    i = least;
  }
}
