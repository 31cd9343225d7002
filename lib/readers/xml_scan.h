/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. The bytes of an XML document looked over before a parser sees them. */
#ifndef SIAP_I_XML_SCAN_H
#define SIAP_I_XML_SCAN_H

#include "services/findings.h"

#include <siap/core.h>

/* Line and column of each start tag, in document order, for the parser that follows. */
typedef struct siap_i_xml_places {
  struct siap_i_xml_place {
    uint32_t line, column;
  } * at;
  size_t count, capacity;
  size_t broken; /* offset of the first thing that is certainly no XML; the length: none was seen */
} siap_i_xml_places;

/*
 * One pass, linear: XML declaration at most 256 bytes, version 1.0,
 * encoding absent, UTF-8 or US-ASCII; no "<!" outside comments and CDATA, hence no DOCTYPE; size of
 * each start tag, attributes of each, xmlns declarations of the document (16), depth, elements,
 * processing instructions (1000).
 * `bytes` has passed siap_i_door_check() and its byte-order mark is skipped.
 */
siap_status siap_i_xml_scan(const char *bytes, size_t length, const char *source,
                            const siap_limits *limits, siap_i_xml_places *places,
                            siap_findings *findings);

#endif
