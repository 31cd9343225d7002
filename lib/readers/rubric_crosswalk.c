/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. Crosswalks: what became of the items of an earlier rubric. */
#include "readers/rubric_xml.h"

#include <string.h>

enum { NEW = 5, RETIRED = 6 }; /* places in siap_i_crossing_words */

/* A new item has no past, a retired one no present; all others have both. */
static void check_crossing(siap_i_reading *base, const siap_i_element *element,
                           const siap_i_crossing *crossing)
{
  if (crossing->kind != RETIRED && !crossing->item)
    siap_i_fault(base, element, SIAP_I_E202, element->name, "item", NULL, NULL);
  if (crossing->kind == RETIRED && crossing->item)
    siap_i_fault(base, element, SIAP_I_E218, "item", "retired", NULL, NULL);
  if (crossing->kind != NEW && crossing->was_count == 0)
    siap_i_fault(base, element, SIAP_I_E202, element->name, "was", NULL, NULL);
  if (crossing->kind == NEW && crossing->was_count > 0)
    siap_i_fault(base, element, SIAP_I_E218, "was", "new", NULL, NULL);
  if (!crossing->comparable && crossing->kind < NEW && !crossing->reason)
    siap_i_fault(base, element, SIAP_I_E202, element->name, "reason", NULL, NULL);
}

static void read_crossing(siap_i_rubric_reading *reading, const siap_i_element *element,
                          uint8_t status, siap_i_crossing *crossing)
{
  siap_i_reading *base = &reading->base;
  siap_i_element_check(base, element, " item was kind comparable reason" SIAP_I_MARKS, "", 0);
  crossing->origin = siap_i_origin_of(reading, element, status);
  crossing->item = siap_i_id_of(base, element, "item", 0);
  crossing->was = siap_i_words_of(base, element, "was", &crossing->was_count);
  siap_i_require(base, element, "kind", 1);
  crossing->kind = (uint8_t)siap_i_word_of(base, element, "kind", siap_i_crossing_words, 0);
  /* without a word only what is the same, or only reworded, can be compared */
  crossing->comparable = (uint8_t)siap_i_word_of(base, element, "comparable", siap_i_yes_no_words,
                                                 crossing->kind <= 1);
  crossing->reason = siap_i_text_of(base, element, "reason", 0);
  check_crossing(base, element, crossing);
}

void siap_i_read_crosswalk(siap_i_rubric_reading *reading, const siap_i_element *element,
                           siap_i_crosswalk *crosswalk)
{
  siap_i_element_check(&reading->base, element, " rubric" SIAP_I_MARKS, " map ", 0);
  crosswalk->origin = siap_i_origin_of(reading, element, reading->rubric->origin.status);
  crosswalk->rubric = siap_i_id_of(&reading->base, element, "rubric", 1);
  crosswalk->crossing = siap_i_arena_take(reading->base.arena, siap_i_element_count(element, "map"),
                                          sizeof *crosswalk->crossing);
  for (const siap_i_element *child = element->child; child && crosswalk->crossing;
       child = child->next)
    if (siap_i_element_is(child, "map"))
      read_crossing(reading, child, crosswalk->origin.status,
                    &crosswalk->crossing[crosswalk->crossing_count++]);
}
