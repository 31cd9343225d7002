/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 1. Reporting a finding. Every call takes a NULL list. */
#ifndef SIAP_I_FINDINGS_H
#define SIAP_I_FINDINGS_H

#include "ground/number.h"
#include "services/codes.h"

#include <siap/findings.h>

/* Where in an input: zero where unknown. */
typedef struct siap_i_place {
  const char *source; /* copied when a finding is added; NULL is "" */
  uint32_t line, column;
  const char *path; /* inside a JSON document, such as regions[0].answers[3]; copied; NULL: none */
  const char *holder; /* the agency that must act; copied; NULL: none is named */
  const char *item;   /* the item it is about, for analyses; copied; NULL: none */
} siap_i_place;

/*
 * Add a finding. The words fill {1} .. {4} of the message, escaped and shortened to 120 bytes each;
 * a NULL word is "". A list out of memory keeps its counts right and sets siap_i_findings_failed().
 */
void siap_i_report(siap_findings *findings, enum siap_i_code code, siap_i_place place,
                   const char *word1, const char *word2, const char *word3, const char *word4);

/* The same with a "did you mean" behind the hint; NULL: none. */
void siap_i_report_near(siap_findings *findings, enum siap_i_code code, siap_i_place place,
                        const char *near, const char *word1, const char *word2, const char *word3,
                        const char *word4);

/*
 * Report why text is no number, E119 and E121 .. E128. `where` names the spot, such as
 * `attribute "weight"`; `words` is what stood there. SIAP_I_NUMBER_FINE reports nothing.
 */
void siap_i_report_number(siap_findings *findings, enum siap_i_number_fault fault,
                          siap_i_place place, const char *where, const char *words);

/*
 * The same unless the list has told the same of the same source: a column of a spreadsheet is one
 * fault, however many rows it has.
 */
void siap_i_report_near_once(siap_findings *findings, enum siap_i_code code, siap_i_place place,
                             const char *near, const char *word1, const char *word2,
                             const char *word3, const char *word4);

/* The item that finding i is about; "" for none. NULL out of range. */
const char *siap_i_findings_item(const siap_findings *findings, size_t i);

/* Add finding i of another list as it stands there. */
void siap_i_findings_copy(siap_findings *findings, const siap_findings *from, size_t i);

/* 1 when memory ran out in this call while a finding was added. */
int siap_i_findings_failed(const siap_findings *findings);

/* Language of the list, 0 English or 1 Indonesian; NULL is English. */
int siap_i_findings_language(const siap_findings *findings);

/* A number that is written as machines do, in the form of those who read the list: "3,4" in Indonesian. */
void siap_i_findings_number(const siap_findings *findings, char written[SIAP_I_NUMBER_ROOM]);

/*
 * The nearest of some candidates by edit distance (transpositions count 1), or NULL when none is
 * near: at most 1 edit in 4 characters, at least 1, at most 3. Words over 64 bytes have none. Start
 * with best zeroed, offer each candidate, then read best.word.
 */
typedef struct siap_i_near {
  const char *word;
  unsigned distance;
} siap_i_near;
void siap_i_near_offer(siap_i_near *best, const char *wanted, const char *candidate);

/* 1: no more are kept, and what they would say need not be found out. */
int siap_i_findings_are_full(const siap_findings *findings);

/*
 * A call begins: that memory ran out in one before is not its failure. Gives whether "not enough
 * memory" is told already; siap_i_findings_limited() wants to know.
 */
int siap_i_findings_begin(siap_findings *findings);

/*
 * What seemed to be want of memory was a limit that is spent: say that instead. `told` is from before
 * the reading. Gives SIAP_ERR_LIMIT.
 */
siap_status siap_i_findings_limited(siap_findings *findings, int told, const char *source,
                                    uint64_t most);

#endif
