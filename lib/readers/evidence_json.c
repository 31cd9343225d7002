/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. Evidence from JSON, which is equal to XML: the same elements under plural names. */
#include "readers/evidence_reader.h"
#include "readers/json_tree.h"

siap_status siap_i_evidence_from_json(siap_evidence *evidence, const char *bytes, size_t length,
                                      const siap_limits *limits, siap_findings *findings)
{
  siap_i_arena tree = {.budget = evidence->arena.budget};
  siap_i_element *root = NULL;
  siap_i_json_places places = {NULL, NULL, 0};
  siap_status status = siap_i_json_tree(bytes, length, evidence->name, limits, "evidence", &tree,
                                        &evidence->arena, &root, &places, findings);
  evidence->place_line = places.line;
  evidence->place_path = places.path;
  evidence->place_count = status == SIAP_OK ? places.count : 0;
  if (status == SIAP_OK)
    status = siap_i_evidence_from_elements(evidence, root, findings);
  siap_i_arena_release(&tree);
  return status;
}
