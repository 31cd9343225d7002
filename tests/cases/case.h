/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One case folder: its words, what a run of it gave, and what was expected. See README.md. */
#ifndef CASE_H
#define CASE_H

#include <siap/siap.h>
#include <stddef.h>
#include <stdio.h>

#define CASE_KEYS 64

struct pair {
  char *key, *value;
};

/* One case.txt. */
struct case_file {
  const char *root; /* top of the tree: @names are found there */
  struct pair pair[CASE_KEYS];
  size_t pairs;
};

/* What a run gave. */
struct outcome {
  siap_findings *findings;
  siap_status status; /* the first that was not SIAP_OK */
  siap_result **result;
  size_t results;
  siap_analysis *analysis; /* NULL: none was asked for, or it failed */
  char *written; /* bytes of the format that was asked for; NULL: none was */
  size_t written_length;
};

/* Complaints of one case, as lines behind its own. */
struct report {
  FILE *stream;
  int faults;
};

/* case_read.c */
char *read_whole(const char *path, size_t *length); /* NULL: it cannot be read */
int case_load(struct case_file *of, const char *root); /* of the folder it stands in */
void case_release(struct case_file *of);
const char *case_word(const struct case_file *of, const char *key); /* NULL: not said */
int case_path(const struct case_file *of, const char *value, char *path, size_t room);

/* case_run.c; from_memory: the inputs without their last newline, not from files */
int case_run(const struct case_file *of, int from_memory, struct outcome *out);
void outcome_release(struct outcome *out);

/* case_expect.c */
void expect_all(const struct case_file *of, const struct outcome *out, int bless,
                struct report *report);

/* case_analyse.c */
void expect_tables(const struct outcome *out, struct report *report);

/* case_number.c: numbers as text, whatever the locale */
double number_of(const char *text, const char **end);
void shortest_text(double number, char *text, size_t room);
int number_agrees(double is, const char *wanted, unsigned ulps); /* ulps 0: the shortest text */

void complain(struct report *report, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
