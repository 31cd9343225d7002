/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. The parts of reading evidence from a tree, which stand in files of their own. */
#ifndef SIAP_I_EVIDENCE_PARTS_H
#define SIAP_I_EVIDENCE_PARTS_H

#include "readers/element.h"
#include "readers/evidence_reader.h"

typedef struct siap_i_evidence_reading {
  siap_i_reading base;
  siap_evidence *evidence;
  siap_i_region *region; /* the one that is being read */
} siap_i_evidence_reading;

/* evidence_documents.c: documents of a region, its answers and objections go into one list, counted first. */
size_t siap_i_documents_count(const siap_i_element *region);
void siap_i_read_documents(siap_i_evidence_reading *in, const siap_i_element *region);
void siap_i_read_citation(siap_i_evidence_reading *in, const siap_i_element *element,
                          siap_i_citation *citation);
/* Ids told apart and found, once all of a region are known. */
void siap_i_resolve_documents(siap_i_evidence_reading *in);

/* evidence_beside.c: quick wins, risks, programmes, surveys. */
void siap_i_read_beside(siap_i_evidence_reading *in, const siap_i_element *region);

/* evidence_objections.c */
void siap_i_read_objections(siap_i_evidence_reading *in, const siap_i_element *region);

#endif
