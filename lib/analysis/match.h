/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. Which member is which region: by code where both have one, else by name. */
#ifndef SIAP_I_ANALYSIS_MATCH_H
#define SIAP_I_ANALYSIS_MATCH_H

#include "analysis/cohort.h"

typedef struct siap_i_named {
  const char *text;
  size_t member;
} siap_i_named;

/* The members of a cohort in order of their codes (those that have one) and of their names. */
typedef struct siap_i_directory {
  const siap_cohort *cohort;
  siap_i_named *code, *name;
  size_t codes, names;
} siap_i_directory;

/* SIAP_OK or SIAP_ERR_MEMORY; everything lives in the arena. */
siap_status siap_i_directory_make(const siap_cohort *cohort, siap_i_arena *arena,
                                  siap_i_directory *out);

/* The member that is the same region as one of another cohort; NULL: none. */
const siap_i_member *siap_i_directory_find(const siap_i_directory *directory,
                                           const siap_i_member *like);

/* Refuse regions that stand twice: E505 for each, up to what the list keeps. 1: some do. */
int siap_i_directory_refuse_twice(const siap_i_directory *directory, siap_findings *findings);

#endif
