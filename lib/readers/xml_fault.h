/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. What is wrong with XML, told in our words at the place a person looks for it. */
#ifndef SIAP_I_XML_FAULT_H
#define SIAP_I_XML_FAULT_H

#include "readers/xml.h"

enum siap_i_xml_kind {
  SIAP_I_XML_OTHER,
  SIAP_I_XML_MISMATCH,  /* an end tag of another name */
  SIAP_I_XML_ENTITY,    /* word: its name */
  SIAP_I_XML_CHARACTER, /* a character XML forbids, itself or as a reference; number: which */
  SIAP_I_XML_DUPLICATE, /* word: the attribute */
  SIAP_I_XML_PREFIX,    /* word: the prefix */
  SIAP_I_XML_AMPERSAND, /* perhaps an ampersand alone, perhaps another name that is missing */
  SIAP_I_XML_BEHIND,    /* something behind the root */
  SIAP_I_XML_LATE_DECLARATION,
  SIAP_I_XML_QUOTES,
  SIAP_I_XML_NAME_LONG
};

typedef struct siap_i_xml_fault {
  enum siap_i_xml_kind kind;
  size_t offset;              /* where the parser stood */
  siap_i_place start;         /* the start tag it was in, or the next one */
  const siap_i_element *open; /* the innermost open element, or NULL */
  int number;
  char word[128];
} siap_i_xml_fault;

void siap_i_xml_fault_report(const siap_i_xml_fault *fault, const char *bytes, size_t length,
                             const char *source, siap_findings *findings);

#endif
