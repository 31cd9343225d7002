/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inputs: bytes of a file or of the standard input, under a cap, and what they look like. */
#ifndef ASSESS_READ_H
#define ASSESS_READ_H

#include "app.h"

struct input {
  char *bytes;
  size_t length;
  const char *name; /* what findings call it */
};

enum input_kind { INPUT_RUBRIC, INPUT_EVIDENCE, INPUT_RESULT, INPUT_RESULTS, INPUT_SEAL };

/* Results stand in it: one, an array of them, or those of a seal. */
static inline int input_holds_results(enum input_kind kind)
{
  return kind >= INPUT_RESULT;
}

/* Read a file, or the standard input for "-". Returns 0, or -1 (said, outcome set). */
int input_read(struct app *app, const char *path, struct input *input);
void input_release(struct input *input);

/* What an input says it is; its reader then says whether it is. */
enum input_kind input_kind(const struct input *input);

/* Say why a file could not be read or written, from errno. */
void input_errno(struct app *app, enum word word, const char *path, int error);

#endif
