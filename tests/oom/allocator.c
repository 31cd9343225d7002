/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Defined in the program, these stand before those of the C library for every library it loads. */
#include "allocator.h"

#include <dlfcn.h>
#include <errno.h>
#include <stddef.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void __libc_free(void *block);
void *malloc(size_t size);
void *calloc(size_t n, size_t size);
void *realloc(void *block, size_t size);
void free(void *block);

static long seen, failing, live;
static int armed, all_behind;
static const void *caller; /* of the first allocation that failed */

void allocator_arm(long n, int onwards)
{
  seen = 0;
  failing = n;
  all_behind = onwards;
  caller = NULL;
  armed = 1;
}

long allocator_disarm(void)
{
  armed = 0;
  return seen;
}

long allocator_live(void)
{
  return live;
}

const char *allocator_failed_in(void)
{
  Dl_info about;
  return caller && dladdr(caller, &about) && about.dli_fname ? about.dli_fname : "";
}

static int fails(const void *from)
{
  if (!armed)
    return 0;
  seen++;
  if (failing && (seen == failing || (all_behind && seen > failing))) {
    caller = caller ? caller : from;
    errno = ENOMEM;
    return 1;
  }
  return 0;
}

void *malloc(size_t size)
{
  void *block = fails(__builtin_return_address(0)) ? NULL : __libc_malloc(size);
  live += block != NULL;
  return block;
}

void *calloc(size_t n, size_t size)
{
  void *block = fails(__builtin_return_address(0)) ? NULL : __libc_calloc(n, size);
  live += block != NULL;
  return block;
}

void *realloc(void *block, size_t size)
{
  if (fails(__builtin_return_address(0)))
    return NULL;
  void *moved = __libc_realloc(block, size);
  live += !block && moved;
  live -= block && !moved && size == 0;
  return moved;
}

void free(void *block)
{
  live -= block != NULL;
  __libc_free(block);
}
