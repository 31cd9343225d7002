/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. Evidence from XML. */
#include "readers/evidence_reader.h"

siap_status siap_i_evidence_from_xml(siap_evidence *evidence, const char *bytes, size_t length,
                                     const siap_limits *limits, siap_findings *findings)
{
  siap_i_arena tree = {.budget = evidence->arena.budget};
  siap_i_element *root = NULL;
  siap_status status = siap_i_xml_read(bytes, length, evidence->name, limits, "urn:siap:evidence:1",
                                       "evidence", &tree, &evidence->arena, &root, findings);
  if (status == SIAP_OK)
    status = siap_i_evidence_from_elements(evidence, root, findings);
  siap_i_arena_release(&tree);
  return status;
}
