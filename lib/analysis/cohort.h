/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. A cohort: scored regions under one rubric, each with what it was scored from, so that an
 * analysis can score it again with something changed.
 */
#ifndef SIAP_I_ANALYSIS_COHORT_H
#define SIAP_I_ANALYSIS_COHORT_H

#include "engine/answers.h"
#include "engine/plan.h"
#include "model/result.h"

#include <siap/analysis.h>

/* One region. Its entries are the slots of its plan, or the entries of the result that was read. */
typedef struct siap_i_member {
  const siap_plan *plan;         /* NULL: of a result that was read */
  const siap_evidence *evidence; /* the same */
  size_t region;
  const siap_result *result; /* NULL unless it was added as a result */
  const char *name, *code, *region_class, *profile, *stage; /* borrowed from what is held */
  uint8_t participated;
  size_t entries;
  double *exact, *rounded; /* by entry; NaN where there is no score */
  uint8_t *state;
} siap_i_member;

struct siap_cohort {
  atomic_size_t references;
  siap_i_arena arena; /* the values of members */
  const siap_rubric *rubric; /* of the first member that has one; NULL: all were read */
  const char *rubric_id, *rubric_version, *rubric_digest;
  siap_i_member *member;
  size_t count, room;
};

/* The entry of an id; SIAP_I_NONE when the member has no such thing. */
size_t siap_i_member_find(const siap_i_member *member, const char *id);

/* The id of an entry, and what it is: SIAP_KIND_. */
const char *siap_i_member_id(const siap_i_member *member, size_t entry);
int siap_i_member_kind(const siap_i_member *member, size_t entry);

/* The edition of the rubric it was scored under. */
const char *siap_i_member_edition(const siap_i_member *member);

/* How many decimals an entry is rounded to; -1: none. */
int siap_i_member_places(const siap_i_member *member, size_t entry);

/* How a rubric names a node of a cohort's members: SIAP_KIND_, or -1 when no member has it. */
int siap_i_cohort_kind(const siap_cohort *cohort, const char *id);

/*
 * The values of one entry by member, NaN where it has none or the region took no part. `rounded`:
 * those after rounding. `places`, may be NULL: of the first member that has the entry.
 */
void siap_i_cohort_column(const siap_cohort *cohort, const char *id, int rounded, double *values,
                          int *places);

/* A word of the stage that all members share; "" when they differ. */
const char *siap_i_cohort_stage(const siap_cohort *cohort);

/*
 * The leaves of a member as one row, ready for the kernel: its answers read again, its externals as
 * they were. Everything lives in the arena. SIAP_OK, SIAP_ERR_MEMORY; SIAP_ERR_LACKING of a member
 * that was read.
 */
siap_status siap_i_member_row(const siap_i_member *member, siap_i_arena *arena,
                              siap_i_answers *answers);

/* A cohort of one member of another, which it borrows: to read, never to count or release. */
siap_cohort siap_i_cohort_of_one(const siap_cohort *cohort, const siap_i_member *member);

/*
 * The whole result of a member again, with the findings of scoring it; `before`, may be NULL: its
 * result of the year before, which its values may have been taken from. A new reference.
 */
siap_status siap_i_member_result(const siap_i_member *member, const siap_result *before,
                                 const siap_result **out, siap_findings *findings);

#endif
