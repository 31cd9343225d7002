/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. A rubric from XML, as the engine asks for it. */
#ifndef SIAP_I_RUBRIC_READER_H
#define SIAP_I_RUBRIC_READER_H

#include "model/rubric.h"

/*
 * Fill an empty rubric. *faults counts what was wrong with single elements: the rubric can still be
 * checked as a whole, for more findings, but must not be given out. Not indexed, not sealed.
 */
siap_status siap_i_rubric_from_xml(siap_rubric *rubric, const char *bytes, size_t length,
                                   const char *name, const siap_limits *limits, size_t *faults,
                                   siap_findings *findings);

#endif
