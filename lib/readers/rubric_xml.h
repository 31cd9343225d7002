/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. The parts of the rubric reader, which stand in files of their own. */
#ifndef SIAP_I_RUBRIC_XML_H
#define SIAP_I_RUBRIC_XML_H

#include "model/rubric.h"
#include "readers/element.h"

typedef struct siap_i_rubric_reading {
  siap_i_reading base;
  siap_rubric *rubric;
  size_t nodes; /* how many of rubric->node are filled */
} siap_i_rubric_reading;

/* Attributes that every part may carry. */
#define SIAP_I_MARKS " status source "

/* The mark of an element, `around` where it says nothing. */
siap_i_origin siap_i_origin_of(siap_i_rubric_reading *reading, const siap_i_element *element,
                               uint8_t around);

/* The texts of the children `name`, one per language; `required`: every language must be there. */
siap_i_labels siap_i_labels_of(siap_i_rubric_reading *reading, const siap_i_element *parent,
                               const char *name, int required);

/* rubric_items.c */
void siap_i_read_item(siap_i_rubric_reading *reading, const siap_i_element *element,
                      siap_i_item *item);
size_t siap_i_step_elements(const siap_i_element *parent);
siap_i_step *siap_i_read_steps(siap_i_rubric_reading *reading, const siap_i_element *parent,
                               uint8_t status, size_t *count);
#define SIAP_I_STEP_WORDS " share grades bands goalposts checklist "

/* rubric_bands.c */
void siap_i_read_bands(siap_i_rubric_reading *reading, const siap_i_element *element,
                       uint8_t status, int predicate, siap_i_step *step);
siap_i_guard *siap_i_read_guards(siap_i_rubric_reading *reading, const siap_i_element *parent,
                                 size_t *count);

/* rubric_experts.c */
siap_i_experts *siap_i_read_experts(siap_i_rubric_reading *reading, const siap_i_element *element,
                                    const siap_i_node *node);

/* rubric_nodes.c */
/* Nodes and rungs at any depth below an element, added to what the counts hold. */
void siap_i_count_nodes(const siap_i_element *parent, size_t *nodes, size_t *rungs);
void siap_i_read_node(siap_i_rubric_reading *reading, const siap_i_element *element,
                      uint8_t status);

/*
 * rubric_settings.c: attributes of nodes, terms and items as settings, in the order of the fields.
 */
enum siap_i_of {
  SIAP_I_OF_NODE = 1,
  SIAP_I_OF_EDGE = 2,
  SIAP_I_OF_ITEM = 4,
  SIAP_I_OF_REFERENCE = 8
};
siap_i_setting *siap_i_read_settings(siap_i_rubric_reading *reading, const siap_i_element *element,
                                     unsigned of, size_t *count);
#define SIAP_I_NODE_WORDS                                                                          \
  " method places ties term-places term-ties withhold-above least total p order-weights missing"   \
  " not-applicable withheld invalid offset factor lower upper clip scale "
#define SIAP_I_EDGE_WORDS " weight weight-of weight-in use "
#define SIAP_I_REFERENCE_WORDS                                                                     \
  " missing not-applicable withheld invalid offset factor lower upper clip "
#define SIAP_I_ITEM_WORDS " scale pillar aspect holder unit min max better reduce least "

/* rubric_crosswalk.c */
void siap_i_read_crosswalk(siap_i_rubric_reading *reading, const siap_i_element *element,
                           siap_i_crosswalk *crosswalk);

/* rubric_profiles.c */
void siap_i_read_profile(siap_i_rubric_reading *reading, const siap_i_element *element,
                         siap_i_profile *profile);

#endif
