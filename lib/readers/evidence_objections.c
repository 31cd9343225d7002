/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. Objections of a region: who holds what to be wrong, and what was decided. */
#include "readers/evidence_parts.h"

#include <math.h>
#include <string.h>

static const char attributes[] =
    " item node by date claim decision decided-by decided reason score-before score-after ";

/* It is about an item or about a node, and says so once. */
static void read_about(siap_i_evidence_reading *in, const siap_i_element *element,
                       siap_i_objection *objection)
{
  const char *item = siap_i_attribute_of(element, "item"),
             *node = siap_i_attribute_of(element, "node");
  int by_node = node && !item;
  objection->about = by_node ? SIAP_I_ABOUT_NODE : SIAP_I_ABOUT_ITEM;
  objection->id = siap_i_id_of(&in->base, element, by_node ? "node" : "item", 1);
  if (item && node)
    siap_i_fault(&in->base, element, SIAP_I_E218, "item", "node", NULL, NULL);
}

/* A decision is somebody's, of a day, for a reason; what is open has none of these. */
static void check_decision(siap_i_evidence_reading *in, const siap_i_element *element,
                           const siap_i_objection *objection)
{
  static const char *const of_decision[] = {"decided-by", "decided", "reason"};
  int is_open = objection->decision == SIAP_I_DECISION_OPEN;
  for (size_t i = 0; i < sizeof of_decision / sizeof *of_decision; i++) {
    siap_i_require(&in->base, element, of_decision[i], !is_open);
    if (is_open && siap_i_attribute_of(element, of_decision[i]))
      siap_i_fault(&in->base, element, SIAP_I_E218, of_decision[i], "open", NULL, NULL);
  }
  if (is_open && siap_i_attribute_of(element, "score-after"))
    siap_i_fault(&in->base, element, SIAP_I_E218, "score-after", "open", NULL, NULL);
}

/* Dates are YYYY-MM-DD: text in order is time in order. */
static void check_order(siap_i_evidence_reading *in, const siap_i_element *element,
                        const siap_i_objection *objection)
{
  char before[SIAP_I_NUMBER_ROOM], after[SIAP_I_NUMBER_ROOM];
  if (objection->date && objection->decided && strcmp(objection->decided, objection->date) < 0)
    siap_i_fault(&in->base, element, SIAP_I_E346, objection->id, objection->decided,
                 objection->date, NULL);
  if (objection->decision != SIAP_I_DECISION_REJECTED || isnan(objection->before) ||
      isnan(objection->after) || objection->before == objection->after)
    return;
  siap_i_number_write(objection->before, before);
  siap_i_number_write(objection->after, after);
  siap_i_fault(&in->base, element, SIAP_I_E347, objection->id, before, after, NULL);
}

static void read_documents(siap_i_evidence_reading *in, const siap_i_element *element,
                           siap_i_objection *objection)
{
  objection->citation = siap_i_arena_take(in->base.arena, siap_i_element_count(element, "document"),
                                          sizeof *objection->citation);
  for (const siap_i_element *child = element->child; child && objection->citation;
       child = child->next)
    if (siap_i_element_is(child, "document"))
      siap_i_read_citation(in, child, &objection->citation[objection->citation_count++]);
}

static void read_objection(siap_i_evidence_reading *in, const siap_i_element *element,
                           siap_i_objection *objection)
{
  siap_i_reading *base = &in->base;
  siap_i_element_check(base, element, attributes, " document ", 0);
  objection->line = element->line;
  read_about(in, element, objection);
  objection->by = siap_i_text_of(base, element, "by", 1);
  siap_i_require(base, element, "date", 1);
  objection->date = siap_i_date_of(base, element, "date");
  objection->claim = siap_i_text_of(base, element, "claim", 1);
  objection->decision = (uint8_t)siap_i_word_of(base, element, "decision", siap_i_decision_words,
                                                SIAP_I_DECISION_OPEN);
  objection->decided_by = siap_i_text_of(base, element, "decided-by", 0);
  objection->decided = siap_i_date_of(base, element, "decided");
  objection->reason = siap_i_text_of(base, element, "reason", 0);
  objection->before = siap_i_number_of(base, element, "score-before", NAN);
  objection->after = siap_i_number_of(base, element, "score-after", NAN);
  check_decision(in, element, objection);
  check_order(in, element, objection);
  read_documents(in, element, objection);
}

void siap_i_read_objections(siap_i_evidence_reading *in, const siap_i_element *element)
{
  siap_i_region *region = in->region;
  region->objection = siap_i_arena_take(in->base.arena, siap_i_element_count(element, "objection"),
                                        sizeof *region->objection);
  for (const siap_i_element *child = element->child; child && region->objection;
       child = child->next)
    if (siap_i_element_is(child, "objection") && !in->base.arena->failed)
      read_objection(in, child, &region->objection[region->objection_count++]);
}
