/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. The words that turn an answer into a score, in one list. */
#ifndef SIAP_I_NORMALISER_H
#define SIAP_I_NORMALISER_H

#include "numbers/real.h"

/* What the first normaliser of an item reads. */
enum siap_i_reads {
  SIAP_I_READS_NUMBER,
  SIAP_I_READS_RATIO,  /* numerator and denominator */
  SIAP_I_READS_GRADE,  /* a code */
  SIAP_I_READS_CHECKED /* a set of criteria */
};

typedef struct siap_i_raw {
  siap_i_wide number, denominator;
  const char *grade;
  const char *const *checked; /* sorted */
  size_t checked_count;
} siap_i_raw;

/* The place of a criterion among those checked; checked_count when it is not there. */
size_t siap_i_checked_find(const siap_i_raw *raw, const char *criterion);

enum siap_i_clip {
  SIAP_I_CLIP_NONE = 0,
  SIAP_I_CLIP_LOWER = 1,
  SIAP_I_CLIP_UPPER = 2,
  SIAP_I_CLIP_BOTH = 3
};

typedef struct siap_i_step_entry { /* a band, a grade, a level of a checklist */
  siap_i_figure to;                /* band: its upper bound */
  siap_i_figure score;
  const char *code;            /* grade: its code */
  const char *const *criteria; /* checklist: ids that the level needs */
  size_t criterion_count;
} siap_i_step_entry;

/* One normaliser with its parameters. */
typedef struct siap_i_normaliser {
  const struct siap_i_normaliser_word *word;
  siap_i_figure lower, upper, times, offset; /* goalposts and share; for bands the outer bounds */
  uint8_t clip, logarithm, include_upper, closed_below, closed_above;
  const siap_i_step_entry *entry;
  size_t entry_count;
} siap_i_normaliser;

/* A number to a number, in both precisions: `slack` and `doubt` as in rounding.h. */
typedef int32_t siap_i_normaliser_double(const siap_i_normaliser *step, double x, double slack,
                                         double *out, int *doubt);
typedef int32_t siap_i_normaliser_wide(const siap_i_normaliser *step, siap_i_wide x,
                                       siap_i_wide slack, siap_i_wide *out, int *doubt);

/* Another kind of answer to a number: once per answer, hence wide only. */
typedef int32_t siap_i_normaliser_first(const siap_i_normaliser *step, const siap_i_raw *raw,
                                        siap_i_wide *out);

typedef struct siap_i_normaliser_word {
  const char *name;
  const char *formula;
  enum siap_i_reads reads;
  siap_i_normaliser_double *run_double;
  siap_i_normaliser_wide *run_wide;
  siap_i_normaliser_first *first;
} siap_i_normaliser_word;

size_t siap_i_normaliser_count(void);
const siap_i_normaliser_word *siap_i_normaliser_at(size_t i);
const siap_i_normaliser_word *siap_i_normaliser_find(const char *name); /* NULL: no such word */

siap_i_normaliser_double siap_i_normaliser_bands_double, siap_i_normaliser_goalposts_double;
siap_i_normaliser_wide siap_i_normaliser_bands_wide, siap_i_normaliser_goalposts_wide;
siap_i_normaliser_first siap_i_normaliser_share, siap_i_normaliser_grades,
    siap_i_normaliser_checklist;

/*
 * The band a number falls into: 0 .. count - 1, or count when it lies outside closed bounds.
 * Also classifies a node's value, where the entries carry no score.
 */
size_t siap_i_band_of_double(const siap_i_normaliser *bands, double x, double slack, int *doubt);
size_t siap_i_band_of_wide(const siap_i_normaliser *bands, siap_i_wide x, siap_i_wide slack,
                           int *doubt);

#endif
