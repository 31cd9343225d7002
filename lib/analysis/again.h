/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. The command that gives an analysis again: its words, for who puts it together. */
#ifndef SIAP_I_ANALYSIS_AGAIN_H
#define SIAP_I_ANALYSIS_AGAIN_H

#include "analysis/request.h"
#include "ground/text.h"

/*
 * The file of evidence or of a result, of its path the last part: where a file lay on somebody's disk is
 * no provenance. NULL: not known, or standard input.
 */
const char *siap_i_again_name(const siap_i_member *member);

/* The file of a member, quoted where it has to be; EVIDENCE or RESULT where its name is not known. */
void siap_i_again_file(siap_i_text *text, const siap_i_member *member);

/* --option value; nothing where the value is empty. */
void siap_i_again_option(siap_i_text *text, const char *option, const char *value);

/* The rubric by its file where that is not named after its id; else by its id where `is_said`. */
void siap_i_again_rubric(siap_i_text *text, const siap_rubric *rubric, const char *id, int is_said);

/* The evidence that scales were fitted on, where it is other than that of the member. */
void siap_i_again_reference(siap_i_text *text, const siap_i_member *member);

/* A profile that does not follow from the class, and numbers that a result took from outside the files. */
void siap_i_again_brought(siap_i_text *text, const siap_i_member *member, const siap_result *result);

/* The options of the request that are not their defaults; how fast it was is none of them. */
void siap_i_again_options(siap_i_text *text, const siap_i_work *work);

/* How many files the regions of a cohort stand in. */
size_t siap_i_again_files(const siap_cohort *cohort);

/* The whole command of an analysis of any cohorts, `assess rank regions.csv --of pillars`. */
void siap_i_again_command(siap_i_text *text, const siap_i_work *work);

#endif
