/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. The parts of the evidence reader, which stand in files of their own. */
#ifndef SIAP_I_EVIDENCE_READER_H
#define SIAP_I_EVIDENCE_READER_H

#include "model/evidence.h"
#include "readers/xml.h"
#include "services/findings.h"

/*
 * Fill empty evidence from a format. evidence->faults counts what was wrong with single parts; a
 * status other than SIAP_OK says that the document as a whole could not be read.
 */
siap_status siap_i_evidence_from_xml(siap_evidence *evidence, const char *bytes, size_t length,
                                     const siap_limits *limits, siap_findings *findings);
siap_status siap_i_evidence_from_json(siap_evidence *evidence, const char *bytes, size_t length,
                                      const siap_limits *limits, siap_findings *findings);
siap_status siap_i_evidence_from_csv(siap_evidence *evidence, const char *bytes, size_t length,
                                     const siap_evidence_options *options,
                                     const siap_limits *limits, siap_findings *findings);

/* 1: it is no evidence but something else that people have in such folders, which is reported. */
int siap_i_evidence_is_other(siap_evidence *evidence, const char *bytes, size_t length,
                             siap_findings *findings);

/* The same from a tree, which XML and JSON both become. */
siap_status siap_i_evidence_from_elements(siap_evidence *evidence, const siap_i_element *root,
                                          siap_findings *findings);

/* A fault of the evidence at a line. */
void siap_i_evidence_fault(siap_evidence *evidence, siap_findings *findings, uint32_t line,
                           enum siap_i_code code, const char *word1, const char *word2,
                           const char *word3);

/*
 * State an answer's state: it must be one that can be stated, and have a reason. Words as they
 * stand in the file. Reports and leaves the answer in the state `missing` otherwise.
 */
void siap_i_evidence_state(siap_evidence *evidence, siap_findings *findings, siap_i_answer *answer,
                           const char *state, const char *reason);

/* Whoever is beyond the stage `self` has confirmed what was carried over: faults where not. */
void siap_i_evidence_check_carried(siap_evidence *evidence, siap_findings *findings);

/*
 * State what one step up of an answer's item costs. NaN is a number that was refused already; what
 * lies outside the range that plans can add up is reported.
 */
void siap_i_evidence_effort(siap_evidence *evidence, siap_findings *findings, siap_i_answer *answer,
                            double effort);

#endif
