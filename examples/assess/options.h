/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line, read and checked. */
#ifndef ASSESS_OPTIONS_H
#define ASSESS_OPTIONS_H

#include <stddef.h>
#include <stdint.h>

enum verb {
  VERB_NONE,
  VERB_CHECK,
  VERB_SCORE,
  VERB_EXPLAIN,
  VERB_INFO,
  VERB_TEMPLATE,
  VERB_MERGE,
  VERB_CONVERT,
  VERB_SEAL,
  VERB_VERIFY,
  /* analyses, to the end */
  VERB_RANK,
  VERB_COMPARE,
  VERB_AGREE,
  VERB_ROBUST,
  VERB_PLAN,
  VERB_OWED,
  VERB_REPORT,
  VERB_COUNT
};

/* Verbs that are analyses of the library, of the same name: their options are the library's. */
static inline int verb_is_analysis(enum verb verb)
{
  return verb >= VERB_RANK;
}

enum { OPTIONS_EXTERNALS = 32, OPTIONS_SETTINGS = 64 };

/* One --external ID=VALUE. */
struct stated {
  char *id;          /* in memory of its own */
  const char *value; /* a number or a file */
};

/* One option of an analysis. */
struct setting {
  const char *name, *value;
};

struct options {
  enum verb verb;
  int language; /* ENGLISH or INDONESIAN */
  const char *lang;
  const char *rubric, *rubrics, *profile, *region_class, *region, *stage;
  const char *self, *reference, *previous, *holder, *format, *output, *table;
  const char *documents, *date;
  const char *prefer, *carry_to;
  const char *fail_under_text, *max_bytes_text, *max_memory_text;
  double fail_under;
  uint64_t max_bytes, max_memory; /* max_memory 0: as the library thinks right */
  int strict, words, help, version;
  struct stated external[OPTIONS_EXTERNALS];
  size_t external_count;
  struct setting setting[OPTIONS_SETTINGS];
  size_t setting_count;
  char *const *operand; /* what is left after the verb */
  size_t operand_count;
};

/* Read the command line. Returns 0, or -1 when it is wrong and that has been said. */
int options_read(int argc, char **argv, struct options *options);
void options_release(struct options *options);

const char *verb_name(enum verb verb);

/* 1: there is an option of that name, without the dashes, in `length` bytes. */
int options_know(const char *name, size_t length);

/* The value of an option of analyses, or of check; NULL: it was not given. */
const char *options_setting(const struct options *options, const char *name);

/* A decimal with a point: digits, perhaps a sign and a fraction. Returns 0, or -1. */
int number_read(const char *text, double *number);

#endif
