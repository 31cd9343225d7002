/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. Analyses are words in a list; each names its options and is one function. */
#ifndef SIAP_I_ANALYSIS_REQUEST_H
#define SIAP_I_ANALYSIS_REQUEST_H

#include "analysis/cohort.h"
#include "model/analysis.h"
#include "services/findings.h"
#include "statistics/stat.h"

/* What the value of an option is. */
enum siap_i_option_is {
  SIAP_I_OPTION_WORD,   /* one of `words` */
  SIAP_I_OPTION_WORDS,  /* some of `words`, with commas between; "" is none */
  SIAP_I_OPTION_NUMBER, /* least .. most */
  SIAP_I_OPTION_COUNT,  /* a whole number, least .. most */
  SIAP_I_OPTION_IDS,    /* ids of the rubric, with commas between, or a word of `words` alone */
  SIAP_I_OPTION_TEXT,   /* anything, such as the name of a region */
  SIAP_I_OPTION_DATE    /* YYYY-MM-DD */
};

typedef struct siap_i_option {
  const char *name;
  uint8_t is;           /* enum siap_i_option_is */
  const char *fallback; /* as text; NULL: unset, a number reads NaN, text "" */
  double least, most;
  const char *const *words; /* ends with NULL */
  const char *about[SIAP_I_LANGUAGES];
} siap_i_option;

/* One run of an analysis: what it works on and where it puts its tables. */
typedef struct siap_i_work {
  const siap_request *request;
  siap_cohort *const *cohort;
  size_t cohorts;
  siap_i_arena arena;   /* for the time of the run */
  siap_analysis *out;   /* tables go here */
  siap_findings *findings;
  siap_progress progress; /* NULL: nobody is told */
  void *user;
  const siap_i_member *about; /* set by an analysis of one region in one year; NULL: of all */
} siap_i_work;

/* An analysis. A new one: a file with one of these, and a line in analyses.c. */
typedef struct siap_i_analysis_kind {
  siap_i_say_word name; /* and what it does, in a sentence */
  size_t least, most;   /* cohorts it takes */
  const siap_i_option *option;
  size_t options;
  siap_status (*run)(siap_i_work *work);
  siap_i_say_word title; /* of its page */
} siap_i_analysis_kind;

struct siap_request {
  siap_i_arena arena;
  const siap_i_analysis_kind *kind;
  const char **value; /* by option: as text; the default until it is set */
  siap_cohort **cohort;
  size_t cohorts, room;
};

/* analyses.c: the list; ends with NULL. */
extern const siap_i_analysis_kind *const siap_i_analyses[];
const siap_i_analysis_kind *siap_i_analysis_find(const char *name);

/* ---- options, by name: one that the analysis does not list reads as one that is not set ---- */

const char *siap_i_option_text(const siap_i_work *work, const char *name);
double siap_i_option_number(const siap_i_work *work, const char *name); /* NaN: unset */
size_t siap_i_option_count(const siap_i_work *work, const char *name);
int siap_i_option_is(const siap_i_work *work, const char *name, const char *word);

/* 1 when a word is one of those listed. */
int siap_i_option_has(const siap_i_work *work, const char *name, const char *word);

/*
 * The next of a list with commas, as text of its own in the run's arena; NULL at the end. `at` starts
 * at 0.
 */
const char *siap_i_option_next(siap_i_work *work, const char *name, size_t *at);

/* ---- what analyses share ---- */

/* Tell how far it is; 1: the caller said stop. */
int siap_i_work_told(const siap_i_work *work, uint64_t done, uint64_t total);

/* A statistic as a cell: its value, or the reason why there is none. */
void siap_i_put_stat(siap_i_table *table, size_t column, siap_i_stat stat, int places);

/* A state instead of a value: "missing", "withheld" and so on. */
void siap_i_put_state(siap_i_table *table, size_t column, int state);

/* Too few regions or values: E506, SIAP_ERR_LACKING. */
siap_status siap_i_work_lacks(const siap_i_work *work, const siap_i_say_word *what, size_t has,
                              size_t needed);

/* about.c: the last table of every analysis, with what the figures rest on. */
void siap_i_work_about(siap_i_work *work);

/* A stage in words; the empty word where regions are not of one stage. */
const siap_i_say_word *siap_i_stage_said(const char *stage);

#endif
