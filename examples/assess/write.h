/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outputs: text that is gathered, and a file that appears whole or not at all. */
#ifndef ASSESS_WRITE_H
#define ASSESS_WRITE_H

#include "app.h"

/* Text that grows; `failed` once memory has run out. */
struct text {
  char *bytes;
  size_t length, room;
  int failed;
};

void text_put(struct text *text, const char *bytes, size_t length);
void text_puts(struct text *text, const char *bytes);
/* Untrusted words, escaped as on the terminal. */
void text_show(struct text *text, const char *words);
void text_release(struct text *text);

/* Where the result goes: a temporary file beside the one named, or the standard output. */
struct output {
  FILE *to;
  char *path;      /* NULL: standard output, or a device */
  char *temporary; /* renamed to path at the end */
};

/* Say so where the standard output did not take everything. */
void output_check_standard(struct app *app);
/* Open before the work, so that a place that cannot be written is found out first. */
int output_open(struct app *app, struct output *output);
/* Write the text and put the file into place; returns 0, or -1 (said, outcome set). */
int output_finish(struct app *app, struct output *output, const struct text *text);
/* Leave nothing behind. Does nothing after output_finish(). */
void output_discard(struct output *output);

#endif
