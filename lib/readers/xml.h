/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. XML bytes to a tree of our own. xml.c is the one file that includes libxml2. */
#ifndef SIAP_I_XML_H
#define SIAP_I_XML_H

#include "ground/memory.h"
#include "services/findings.h"

#include <siap/core.h>

typedef struct siap_i_attribute {
  const char *name;  /* local name; "xml:lang" for that one; "prefix:name" of any other namespace */
  const char *value; /* decoded UTF-8 */
} siap_i_attribute;

typedef struct siap_i_element {
  const char *name;      /* local name; "{uri}name" when not in the namespace asked for */
  uint32_t line, column; /* of its "<" */
  uint32_t attribute_count;
  uint32_t blank; /* 1: there was nothing but blanks, and `text` is "" */
  siap_i_attribute *attributes;
  const char *text; /* its own character data, in order, child elements left out; never NULL */
  struct siap_i_element *child, *next;
} siap_i_element;

/*
 * Parse a document whose root is `root_name` in namespace `uri`. Reports every fault it can and
 * gives the tree only when there was none: a document is accepted as a whole or not at all.
 * Elements and names live in `arena`; values and texts in `texts`, for what is built to keep as they
 * are. The two may be one. SIAP_ERR_SYNTAX, SIAP_ERR_LIMIT, SIAP_ERR_RULE (other root or
 * namespace), SIAP_ERR_MEMORY.
 */
siap_status siap_i_xml_read(const char *bytes, size_t length, const char *source,
                            const siap_limits *limits, const char *uri, const char *root_name,
                            siap_i_arena *arena, siap_i_arena *texts, siap_i_element **root,
                            siap_findings *findings);

#endif
