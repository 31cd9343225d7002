/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 3. JSON evidence as the tree of elements that XML evidence is: one reader for both, so that
 * they cannot come to differ.
 */
#ifndef SIAP_I_JSON_TREE_H
#define SIAP_I_JSON_TREE_H

#include "readers/xml.h"

#include <jansson.h>

/*
 * The gate before jansson builds anything: bytes, depth and number of values within the limits. What
 * it will take comes out of the budget, which may be NULL. The byte-order mark is skipped. Gives the value that json_decref() releases.
 */
siap_status siap_i_json_load(const char *bytes, size_t length, const char *source,
                             const siap_limits *limits, siap_i_budget *budget, json_t **root,
                             siap_findings *findings);

/* Line and path of each object, in document order. */
typedef struct siap_i_json_places {
  uint32_t *line;
  const char **path;
  size_t count;
} siap_i_json_places;

/*
 * The tree of a document: an object is an element, its texts, numbers and truth values are attributes,
 * its lists of objects are children, named by the singular of the key. `line` of an element is its
 * number among the objects, from 1; `places` says what that means. Elements and names live in `arena`,
 * values and places in `kept`.
 */
siap_status siap_i_json_tree(const char *bytes, size_t length, const char *source,
                             const siap_limits *limits, const char *root_name, siap_i_arena *arena,
                             siap_i_arena *kept, siap_i_element **root, siap_i_json_places *places,
                             siap_findings *findings);

#endif
