/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. Profiles: lists of changes, kept as written and applied when a plan is compiled. */
#include "readers/rubric_xml.h"

#include <string.h>

static void read_set(siap_i_rubric_reading *reading, const siap_i_element *element,
                     siap_i_change *change)
{
  siap_i_reading *base = &reading->base;
  int of_item = siap_i_attribute_of(element, "item") != NULL;
  siap_i_element_check(base, element,
                       of_item ? " in item" SIAP_I_ITEM_WORDS SIAP_I_EDGE_WORDS
                               : " in node" SIAP_I_NODE_WORDS SIAP_I_EDGE_WORDS,
                       "", 0);
  change->kind = of_item ? SIAP_I_SET_ITEM : SIAP_I_SET_NODE;
  change->ref = siap_i_id_of(base, element, of_item ? "item" : "node", 1);
  change->setting = siap_i_read_settings(
      reading, element, SIAP_I_OF_EDGE | (of_item ? SIAP_I_OF_ITEM : SIAP_I_OF_NODE),
      &change->setting_count);
  if (change->setting && change->setting_count == 0)
    siap_i_fault(base, element, SIAP_I_E248, element->name, NULL, NULL, NULL);
}

static void read_weights(siap_i_rubric_reading *reading, const siap_i_element *element,
                         siap_i_change *change)
{
  siap_i_reading *base = &reading->base;
  siap_i_element_check(base, element, " in ", " weight ", 0);
  change->kind = SIAP_I_SET_WEIGHTS;
  change->ref = siap_i_id_of(base, element, "in", 1);
  change->weight = siap_i_arena_take(base->arena, siap_i_element_count(element, "weight"),
                                     sizeof *change->weight);
  for (const siap_i_element *child = element->child; child && change->weight; child = child->next) {
    if (!siap_i_element_is(child, "weight"))
      continue;
    siap_i_element_check(base, child, " ref weight ", "", 0);
    siap_i_named_weight *weight = &change->weight[change->weight_count++];
    weight->line = child->line;
    weight->ref = siap_i_id_of(base, child, "ref", 1);
    siap_i_require(base, child, "weight", 1);
    weight->weight = siap_i_weight_of(base, child, "weight");
    if (weight->weight.den == 0)
      weight->weight = (siap_i_fraction){-1, 1}; /* told: no weight */
  }
}

static void read_include(siap_i_rubric_reading *reading, const siap_i_element *element,
                         siap_i_change *change)
{
  siap_i_element_check(&reading->base, element, " ref in weight weight-of weight-in use ", "", 0);
  change->kind = SIAP_I_INCLUDE;
  change->ref = siap_i_id_of(&reading->base, element, "ref", 1);
  change->setting = siap_i_read_settings(reading, element, SIAP_I_OF_EDGE, &change->setting_count);
  siap_i_require(&reading->base, element, "in", 1);
}

static void read_state(siap_i_rubric_reading *reading, const siap_i_element *element,
                       siap_i_change *change)
{
  siap_i_element_check(&reading->base, element, " ref is ", "", 0);
  change->kind = SIAP_I_SET_STATE;
  change->ref = siap_i_id_of(&reading->base, element, "ref", 1);
  siap_i_require(&reading->base, element, "is", 1);
  change->state =
      siap_i_word_of(&reading->base, element, "is", siap_i_state_words, SIAP_STATE_NOT_APPLICABLE);
  if (change->state == SIAP_STATE_SCORED)
    siap_i_fault(&reading->base, element, SIAP_I_E204, "is", "scored",
                 "missing, not-applicable, withheld, invalid", NULL);
}

static void read_change(siap_i_rubric_reading *reading, const siap_i_element *element,
                        siap_i_change *change)
{
  change->origin.line = element->line;
  change->origin.column = element->column;
  if (siap_i_element_is(element, "set"))
    read_set(reading, element, change);
  else if (siap_i_element_is(element, "weights"))
    read_weights(reading, element, change);
  else if (siap_i_element_is(element, "include"))
    read_include(reading, element, change);
  else if (siap_i_element_is(element, "drop")) {
    siap_i_element_check(&reading->base, element, " ref in ", "", 0);
    change->kind = SIAP_I_DROP;
    change->ref = siap_i_id_of(&reading->base, element, "ref", 1);
  } else
    read_state(reading, element, change);
  if (!siap_i_element_is(element, "weights"))
    change->in = siap_i_id_of(&reading->base, element, "in", 0);
}

static int is_change(const siap_i_element *element)
{
  return siap_i_element_is(element, "set") || siap_i_element_is(element, "weights") ||
         siap_i_element_is(element, "include") || siap_i_element_is(element, "drop") ||
         siap_i_element_is(element, "state");
}

void siap_i_read_profile(siap_i_rubric_reading *reading, const siap_i_element *element,
                         siap_i_profile *profile)
{
  siap_i_reading *base = &reading->base;
  siap_i_element_check(base, element, " id classes based-on" SIAP_I_MARKS,
                       " label set weights include drop state ", 0);
  profile->origin = siap_i_origin_of(reading, element, reading->rubric->origin.status);
  profile->id = siap_i_id_of(base, element, "id", 1);
  profile->based_on = siap_i_id_of(base, element, "based-on", 0);
  profile->region_class = siap_i_words_of(base, element, "classes", &profile->class_count);
  profile->label = siap_i_labels_of(reading, element, "label", 1);
  size_t changes = 0;
  for (const siap_i_element *child = element->child; child; child = child->next)
    changes += (size_t)is_change(child);
  profile->change = siap_i_arena_take(base->arena, changes, sizeof *profile->change);
  for (const siap_i_element *child = element->child; child && profile->change; child = child->next)
    if (is_change(child))
      read_change(reading, child, &profile->change[profile->change_count++]);
}
