/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. The parts of the analysis `report`: one region in one year, as a page shows it. What
 * other analyses work out they work out here too, run within; the rest stands in the result and in
 * the evidence.
 */
#ifndef SIAP_I_ANALYSIS_REPORT_H
#define SIAP_I_ANALYSIS_REPORT_H

#include "analysis/compare.h"
#include "analysis/within.h"
#include "ground/text.h"

/* The region in one year: the member, and the cohort it is of. */
typedef struct siap_i_regional_year {
  const siap_i_member *member;
  const siap_cohort *from;
  siap_cohort one; /* of this member alone */
} siap_i_regional_year;

/* A pillar and the node that holds its questions. */
typedef struct siap_i_regional_pillar {
  const char *id;
  size_t entry; /* of the result; SIAP_I_NONE: no node is of this pillar alone */
} siap_i_regional_pillar;

/* What could not be shown. */
typedef struct siap_i_regional_absence {
  const siap_i_say_word *what, *why;
} siap_i_regional_absence;

enum { SIAP_I_REGIONAL_ABSENCES = 32 };

typedef struct siap_i_regional {
  siap_i_work *work;
  const siap_cohort *cohort;   /* of the year reported, with every region in it */
  const siap_i_member *member; /* the region in it */
  siap_i_regional_year *year;    /* the years that have the region, the last is the one reported */
  size_t years;
  siap_i_regional_year claim;    /* its self-assessment; no member: none */
  const siap_result *result, *before; /* before: of the year before; NULL */
  siap_findings *found[SIAP_I_LANGUAGES]; /* of scoring it, in each language */
  size_t *index, indices;      /* entries of the indices, the published first */
  siap_i_regional_pillar *pillar;
  size_t pillars;
  size_t *pillar_of;           /* by entry: the pillar of all its questions; pillars: none, or several */
  siap_i_bridge bridge;
  siap_i_pair pair;            /* of the year before and this one; no member: there is none */
  siap_i_within compare, rank, robust, plan, agree, owed;
  siap_i_regional_absence absence[SIAP_I_REGIONAL_ABSENCES];
  size_t absences;
} siap_i_regional;

/* ---- report.c ---- */

/* Remember what is not shown, and why. */
void siap_i_regional_lacks(siap_i_regional *report, const siap_i_say_word *what,
                         const siap_i_say_word *why);

/* What could be run and what not: 1 with tables; else what is said is remembered as lacking. */
int siap_i_regional_has(siap_i_regional *report, const siap_i_within *within,
                      const siap_i_say_word *what);

/* ---- report_find.c: who it is about, its results, its pillars ---- */

siap_status siap_i_regional_find(siap_i_regional *report);
siap_status siap_i_regional_results(siap_i_regional *report);
siap_status siap_i_regional_pillars(siap_i_regional *report);
void siap_i_regional_release(siap_i_regional *report);

/* What an entry is made of, in its result or, where it was given, in the plan. */
size_t siap_i_regional_terms(const siap_i_regional *report, size_t entry);
size_t siap_i_regional_child(const siap_i_regional *report, size_t entry, size_t term);

/* 1: the first index rests on given totals alone: no question is answered, and none is open in it. */
int siap_i_regional_is_totals(const siap_i_regional *report);
extern const siap_i_say_word siap_i_regional_totals;

/* Why nothing of the evidence is shown where a result was read. */
extern const siap_i_say_word siap_i_regional_only_result;

/* ---- cells ---- */

/* A rounded value, or the state that stands for it. */
void siap_i_regional_value(const siap_i_regional *report, siap_i_table *table, size_t column,
                         size_t entry);
void siap_i_regional_member_value(siap_i_table *table, size_t column, const siap_i_member *member,
                                const char *id);
/* A number where there is one. */
void siap_i_regional_number(siap_i_table *table, size_t column, double number, int places);
void siap_i_regional_mark(siap_i_table *table, size_t column, uint8_t status);

/* ---- tables, in the order of the page ---- */

extern const siap_i_say_word siap_i_regional_result, siap_i_regional_change, siap_i_regional_claim,
    siap_i_regional_work_at, siap_i_regional_do, siap_i_regional_beside, siap_i_regional_found,
    siap_i_regional_foot;

void siap_i_regional_identity(siap_i_regional *report);   /* report_summary.c */
void siap_i_regional_summary(siap_i_regional *report);
/* The row of a table run within that is about this region and a node; SIAP_I_NONE. */
size_t siap_i_regional_row(const siap_i_regional *report, const siap_i_table *table,
                           const char *node);
void siap_i_regional_brief(siap_i_regional *report);      /* report_brief.c */
siap_status siap_i_regional_put_pillars(siap_i_regional *report); /* report_nodes.c */
void siap_i_regional_dimensions(siap_i_regional *report);
void siap_i_regional_place(siap_i_regional *report);      /* report_place.c: in its cohort */
void siap_i_regional_certainty(siap_i_regional *report);
void siap_i_regional_changes(siap_i_regional *report);    /* report_years.c */
void siap_i_regional_trend(siap_i_regional *report);
void siap_i_regional_self(siap_i_regional *report);
siap_status siap_i_regional_extremes(siap_i_regional *report); /* report_extremes.c */
void siap_i_regional_plan(siap_i_regional *report);       /* report_plan.c */
void siap_i_regional_stands_beside(siap_i_regional *report); /* report_beside.c */
void siap_i_regional_objections(siap_i_regional *report);
siap_status siap_i_regional_questions(siap_i_regional *report); /* report_questions.c */
void siap_i_regional_findings(siap_i_regional *report);   /* report_findings.c */
void siap_i_regional_agencies(siap_i_regional *report);
void siap_i_regional_provenance(siap_i_regional *report); /* report_foot.c */
void siap_i_regional_sources(siap_i_regional *report);
void siap_i_regional_absences(siap_i_regional *report);

/* ---- report_said.c: words in both languages, and for machines ---- */

enum { SIAP_I_SAID_TEXTS = 3 };
typedef struct siap_i_regional_said {
  siap_i_text in[SIAP_I_SAID_TEXTS];
} siap_i_regional_said;
#define SIAP_I_REGIONAL_NOTHING_SAID {{{NULL, 0, 0, 0}, {NULL, 0, 0, 0}, {NULL, 0, 0, 0}}}

void siap_i_regional_say(siap_i_regional_said *said, const char *english, const char *indonesian);
/* `places` -1: as many as it needs. `is_signed`: + before what is above 0. */
void siap_i_regional_say_number(siap_i_regional_said *said, double number, int places,
                                int is_signed);
void siap_i_regional_say_count(siap_i_regional_said *said, size_t count);
void siap_i_regional_say_label(const siap_i_regional *report, siap_i_regional_said *said,
                               size_t entry);

/* What was said, which is empty again. NULL without memory, which is remembered. */
const siap_i_say_word *siap_i_regional_said_word(const siap_i_regional *report,
                                                 siap_i_regional_said *said);

/* report_answer.c: an answer as it was given, in both languages; never of a single respondent. */
const siap_i_say_word *siap_i_regional_answer(const siap_i_regional *report,
                                            const siap_i_result_entry *entry);

#endif
