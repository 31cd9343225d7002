/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written on descriptors 1 and 2, caught in a file. */
#ifndef SIAP_TEST_CAUGHT_H
#define SIAP_TEST_CAUGHT_H

#include "api.h"

#include <fcntl.h>
#include <unistd.h>

static int kept[2];
static char caught_path[] = "/tmp/siap-quiet-XXXXXX";

static inline void catch_output(void)
{
  fflush(NULL);
  snprintf(caught_path, sizeof caught_path, "/tmp/siap-quiet-XXXXXX");
  int file = mkstemp(caught_path);
  ck_assert_int_ge(file, 0);
  for (int i = 0; i < 2; i++) {
    kept[i] = dup(i + 1);
    dup2(file, i + 1);
  }
  close(file);
}

/* How many bytes came; at most `most` of them are kept in `words`. */
static inline long give_back(char *words, size_t most)
{
  fflush(NULL);
  for (int i = 0; i < 2; i++) {
    dup2(kept[i], i + 1);
    close(kept[i]);
  }
  FILE *file = fopen(caught_path, "rb");
  size_t got = fread(words, 1, most - 1, file);
  words[got] = '\0';
  fseek(file, 0, SEEK_END);
  long length = ftell(file);
  fclose(file);
  unlink(caught_path);
  return length;
}

#endif
