/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Defined in the program, these stand before those of the C library for every library it loads. */
#include "allocator.h"

#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <malloc.h>
#include <stdint.h>
#include <string.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void __libc_free(void *block);

static long seen, failing, live;
static size_t bytes, most;
static int armed, all_behind;
static long failures;
static const void *caller; /* of the first allocation that failed */

void allocator_arm(long n, int onwards)
{
  seen = 0;
  failing = n;
  all_behind = onwards;
  failures = 0;
  caller = NULL;
  armed = 1;
}

long allocator_disarm(void)
{
  armed = 0;
  return seen;
}

long allocator_failures(void)
{
  return failures;
}

long allocator_live(void)
{
  return live;
}

size_t allocator_bytes(void)
{
  return bytes;
}

size_t allocator_peak(void)
{
  size_t peak = most;
  most = bytes;
  return peak;
}

const char *allocator_failed_in(void)
{
  Dl_info about;
  return caller && dladdr(caller, &about) && about.dli_fname ? about.dli_fname : "";
}

/* ---- only what some libraries ask for ---- */

#define MOST_SPANS 32

static struct {
  uintptr_t from, to;
} span[MOST_SPANS];
static size_t spans;
static int is_choosy;

/* Where the code of a library lies whose name holds one of the words. */
static int add_spans(struct dl_phdr_info *library, size_t size, void *words)
{
  (void)size;
  const char *const *word = words;
  while (*word && !strstr(library->dlpi_name, *word))
    word++;
  for (int i = 0; *word && i < library->dlpi_phnum; i++) {
    const ElfW(Phdr) *part = &library->dlpi_phdr[i];
    if (part->p_type == PT_LOAD && part->p_flags & PF_X && spans < MOST_SPANS) {
      span[spans].from = library->dlpi_addr + part->p_vaddr;
      span[spans].to = span[spans].from + part->p_memsz;
      spans++;
    }
  }
  return 0;
}

size_t allocator_only(const char *const *words)
{
  spans = 0;
  is_choosy = 1;
  dl_iterate_phdr(add_spans, (void *)words);
  return spans;
}

static int counts(const void *from)
{
  for (size_t i = 0; is_choosy && i < spans; i++)
    if ((uintptr_t)from >= span[i].from && (uintptr_t)from < span[i].to)
      return 1;
  return !is_choosy;
}

static int fails(const void *from)
{
  if (!armed || !counts(from))
    return 0;
  seen++;
  if (failing && (seen == failing || (all_behind && seen > failing))) {
    caller = caller ? caller : from;
    failures++;
    errno = ENOMEM;
    return 1;
  }
  return 0;
}

static void *counted(void *block)
{
  if (block) {
    live++;
    bytes += malloc_usable_size(block);
    most = bytes > most ? bytes : most;
  }
  return block;
}

static void gone(void *block)
{
  if (block) {
    live--;
    bytes -= malloc_usable_size(block);
  }
}

void *malloc(size_t size)
{
  return fails(__builtin_return_address(0)) ? NULL : counted(__libc_malloc(size));
}

void *calloc(size_t n, size_t size)
{
  return fails(__builtin_return_address(0)) ? NULL : counted(__libc_calloc(n, size));
}

void *realloc(void *block, size_t size)
{
  if (fails(__builtin_return_address(0)))
    return NULL;
  size_t before = block ? malloc_usable_size(block) : 0;
  void *moved = __libc_realloc(block, size);
  if (moved || size == 0) { /* else the old block is still there */
    live -= block != NULL;
    bytes -= before;
  }
  return counted(moved);
}

void free(void *block)
{
  gone(block);
  __libc_free(block);
}
