/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. What experts say of the terms of a node; what follows from it the engine works out. */
#include "readers/rubric_xml.h"

#include <math.h>

#define EXPERTS_MOST 1000
#define PLACES_MOST 9 /* a double holds a weight to fifteen */
#define PLACES 4

static void read_pair(siap_i_reading *base, const siap_i_element *element, siap_i_judgement *said)
{
  siap_i_element_check(base, element, " first second ratio ", "", 0);
  said->first = siap_i_id_of(base, element, "first", 1);
  said->second = siap_i_id_of(base, element, "second", 1);
  siap_i_require(base, element, "ratio", 1);
  said->number = siap_i_weight_of(base, element, "ratio");
  if (said->number.den == 0 || said->number.num > 0)
    return;
  siap_i_fault(base, element, SIAP_I_E211, "ratio", siap_i_attribute_of(element, "ratio"), "> 0",
               NULL);
  said->number.den = 0;
}

static void read_points(siap_i_reading *base, const siap_i_element *element, siap_i_judgement *said)
{
  siap_i_element_check(base, element, " of points ", "", 0);
  said->first = siap_i_id_of(base, element, "of", 1);
  siap_i_require(base, element, "points", 1);
  said->number = siap_i_weight_of(base, element, "points");
}

static void read_expert(siap_i_reading *base, const siap_i_element *element,
                        const siap_i_experts *experts, siap_i_expert *expert)
{
  int compares = experts->method == SIAP_I_AHP;
  const char *name = compares ? "pair" : "points";
  siap_i_element_check(base, element, " id ", compares ? " pair " : " points ", 0);
  expert->origin = (siap_i_origin){element->line, element->column, experts->origin.status, NULL};
  expert->id = siap_i_id_of(base, element, "id", 1);
  expert->consistency = (siap_i_consistency){NAN, NAN, NAN};
  expert->said =
      siap_i_arena_take(base->arena, siap_i_element_count(element, name), sizeof *expert->said);
  for (const siap_i_element *child = element->child; child && expert->said; child = child->next)
    if (siap_i_element_is(child, name)) {
      siap_i_judgement *said = &expert->said[expert->said_count++];
      said->line = child->line;
      (compares ? read_pair : read_points)(base, child, said);
    }
}

/* What budgets have no use for is refused there, like an attribute without meaning on a node. */
static void read_limit(siap_i_reading *base, const siap_i_element *element, const char *node,
                       siap_i_experts *experts)
{
  static const siap_i_fraction saaty = {1, 10};
  experts->limit = saaty;
  if (!siap_i_attribute_of(element, "limit"))
    return;
  if (experts->method == SIAP_I_BUDGET)
    siap_i_fault(base, element, SIAP_I_E242, "limit", node, "budget", NULL);
  else
    experts->limit = siap_i_weight_of(base, element, "limit");
  if (experts->limit.den == 0)
    experts->limit = saaty; /* told */
}

static void read_list(siap_i_reading *base, const siap_i_element *element, siap_i_experts *experts)
{
  size_t count = siap_i_element_count(element, "expert");
  if (count == 0)
    siap_i_fault(base, element, SIAP_I_E202, "experts", "expert", NULL, NULL);
  if (count > EXPERTS_MOST) {
    siap_i_fault(base, element, SIAP_I_E249, "expert", "1000", NULL, NULL);
    return;
  }
  experts->expert = siap_i_arena_take(base->arena, count, sizeof *experts->expert);
  for (const siap_i_element *child = element->child; child && experts->expert; child = child->next)
    if (siap_i_element_is(child, "expert"))
      read_expert(base, child, experts, &experts->expert[experts->expert_count++]);
}

siap_i_experts *siap_i_read_experts(siap_i_rubric_reading *reading, const siap_i_element *element,
                                    const siap_i_node *node)
{
  siap_i_reading *base = &reading->base;
  siap_i_experts *experts = siap_i_arena_take(base->arena, 1, sizeof *experts);
  if (!experts)
    return NULL;
  siap_i_element_check(base, element, " method limit places" SIAP_I_MARKS, " expert ", 0);
  experts->origin = siap_i_origin_of(reading, element, node->origin.status);
  experts->together = (siap_i_consistency){NAN, NAN, NAN};
  siap_i_require(base, element, "method", 1);
  int method = siap_i_word_of(base, element, "method", siap_i_experts_words, -1);
  experts->places = (int32_t)siap_i_count_of(base, element, "places", PLACES_MOST, PLACES);
  if (experts->places == 0)
    siap_i_fault(base, element, SIAP_I_E211, "places", "0", "1 .. 9", NULL);
  if (method < 0)
    return experts; /* told; what it holds cannot be judged */
  experts->method = (uint8_t)method;
  read_limit(base, element, node->id, experts);
  read_list(base, element, experts);
  return experts;
}
