/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. Parser events become a tree in an arena. Knows no parser. */
#ifndef SIAP_I_XML_TREE_H
#define SIAP_I_XML_TREE_H

#include "ground/text.h"
#include "readers/xml.h"

#define SIAP_I_XML_DEEPEST 257
#define SIAP_I_XML_NAMES 256

typedef struct siap_i_xml_tree {
  siap_i_arena *arena, *texts; /* of elements and names; of values and texts */
  siap_i_element *root;
  siap_i_text text; /* of all open elements; a closed one takes its own off the end */
  size_t depth;
  struct siap_i_xml_open {
    siap_i_element *element, *last; /* last: its youngest child */
    size_t text_start;
  } open[SIAP_I_XML_DEEPEST];
  /* Names come again and again from the parser's dictionary: the same address, the same name. */
  struct siap_i_xml_name {
    const void *key;
    const char *name;
  } names[SIAP_I_XML_NAMES];
} siap_i_xml_tree;

/* All of these give 0 or NULL when memory failed. */

/* A copy of a name known by its address. */
const char *siap_i_xml_tree_name(siap_i_xml_tree *tree, const char *name);

/* Three parts put together. */
const char *siap_i_xml_tree_join(siap_i_xml_tree *tree, const char *a, const char *b,
                                 const char *c);

/* An attribute's value, in which the parser wrote every ampersand as "&#38;". */
const char *siap_i_xml_tree_value(siap_i_xml_tree *tree, const char *value, size_t length);

/* A new element below the open one, opened itself; its attributes are for the caller to fill. */
siap_i_element *siap_i_xml_tree_open(siap_i_xml_tree *tree, const char *name, size_t attributes);

/* Character data of the open element, blanks behind a child left out; *length: how much it has. */
int siap_i_xml_tree_text(siap_i_xml_tree *tree, const char *bytes, size_t more, size_t *length);

/* Close the open element. */
int siap_i_xml_tree_close(siap_i_xml_tree *tree);

#endif
