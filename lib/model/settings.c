/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2b. Putting a parsed attribute where it belongs. */
#include "model/settings.h"

#include <math.h>

/* The state whose policy a field sets; 0 (scored has none) for any other field. */
static int state_of(enum siap_i_field field)
{
  switch (field) {
  case SIAP_I_F_MISSING:
    return SIAP_STATE_MISSING;
  case SIAP_I_F_NOT_APPLICABLE:
    return SIAP_STATE_NOT_APPLICABLE;
  case SIAP_I_F_WITHHELD:
    return SIAP_STATE_WITHHELD;
  case SIAP_I_F_INVALID:
    return SIAP_STATE_INVALID;
  default:
    return 0;
  }
}

void siap_i_node_defaults(siap_i_node *node)
{
  node->places = node->term_places = -1;
  node->lower = node->upper = NAN;
  node->factor = 1;
  for (size_t i = 0; i < SIAP_I_STATES; i++)
    node->policy[i] = SIAP_I_POLICY_UNSAID;
}

void siap_i_edge_defaults(siap_i_edge *edge)
{
  edge->lower = edge->upper = NAN;
  edge->factor = 1;
  for (size_t i = 0; i < SIAP_I_STATES; i++)
    edge->policy[i] = SIAP_I_POLICY_UNSAID;
}

void siap_i_item_defaults(siap_i_item *item)
{
  item->min = item->max = NAN;
  item->least = 1;
}

/* Fields that nodes and edges share under one name. */
#define SET_TRANSFORMATION(thing, setting)                                                         \
  case SIAP_I_F_OFFSET:                                                                            \
    (thing)->offset = (setting)->number;                                                           \
    return 1;                                                                                      \
  case SIAP_I_F_FACTOR:                                                                            \
    (thing)->factor = (setting)->number;                                                           \
    return 1;                                                                                      \
  case SIAP_I_F_LOWER:                                                                             \
    (thing)->lower = (setting)->number;                                                            \
    return 1;                                                                                      \
  case SIAP_I_F_UPPER:                                                                             \
    (thing)->upper = (setting)->number;                                                            \
    return 1;                                                                                      \
  case SIAP_I_F_CLIP:                                                                              \
    (thing)->clip = (uint8_t)(setting)->word;                                                      \
    return 1;                                                                                      \
  case SIAP_I_F_MISSING:                                                                           \
  case SIAP_I_F_NOT_APPLICABLE:                                                                    \
  case SIAP_I_F_WITHHELD:                                                                          \
  case SIAP_I_F_INVALID:                                                                           \
    (thing)->policy[state_of((setting)->field)] = (uint8_t)(setting)->word;                        \
    return 1

static int set_total(siap_i_node *node, siap_i_fraction total)
{
  node->has_total = 1;
  node->any_total = total.den == 0;
  node->total = total;
  return 1;
}

int siap_i_set_node(siap_i_node *node, const siap_i_setting *setting)
{
  switch (setting->field) {
  case SIAP_I_F_METHOD:
    node->method = setting->text;
    return 1;
  case SIAP_I_F_PLACES:
    node->places = setting->word;
    return 1;
  case SIAP_I_F_TIES:
    node->ties = (uint8_t)setting->word;
    return 1;
  case SIAP_I_F_TERM_PLACES:
    node->term_places = setting->word;
    return 1;
  case SIAP_I_F_TERM_TIES:
    node->term_ties = (uint8_t)setting->word;
    return 1;
  case SIAP_I_F_WITHHOLD_ABOVE:
    node->withhold_above = setting->fraction;
    return 1;
  case SIAP_I_F_LEAST:
    node->least = (uint32_t)setting->word;
    return 1;
  case SIAP_I_F_TOTAL:
    return set_total(node, setting->fraction);
  case SIAP_I_F_P:
    node->p = setting->number;
    node->has_p = 1;
    return 1;
  case SIAP_I_F_ORDER_WEIGHTS:
    node->order = setting->list;
    node->order_count = setting->list_count;
    return 1;
  case SIAP_I_F_SCALE:
    node->scale = setting->text;
    return 1;
    SET_TRANSFORMATION(node, setting);
  default:
    return 0;
  }
}

int siap_i_set_edge(siap_i_edge *edge, const siap_i_setting *setting)
{
  switch (setting->field) {
  case SIAP_I_F_WEIGHT:
    edge->weight = setting->fraction;
    edge->has_weight = 1;
    edge->by_experts = 0;
    edge->weight_of = edge->weight_in = NULL;
    return 1;
  case SIAP_I_F_WEIGHT_OF:
    edge->by_experts = 0;
    edge->weight_of = setting->text;
    return 1;
  case SIAP_I_F_WEIGHT_IN:
    edge->weight_in = setting->text;
    return 1;
  case SIAP_I_F_USE:
    edge->use = (uint8_t)setting->word;
    return 1;
    SET_TRANSFORMATION(edge, setting);
  default:
    return 0;
  }
}

int siap_i_set_item(siap_i_item *item, const siap_i_setting *setting)
{
  switch (setting->field) {
  case SIAP_I_F_SCALE:
    item->scale = setting->text;
    return 1;
  case SIAP_I_F_PILLAR:
    item->pillar = setting->text;
    return 1;
  case SIAP_I_F_ASPECT:
    item->aspect = setting->text;
    return 1;
  case SIAP_I_F_HOLDER:
    item->holder = setting->text;
    return 1;
  case SIAP_I_F_UNIT:
    item->unit = setting->text;
    return 1;
  case SIAP_I_F_MIN:
    item->min = setting->number;
    return 1;
  case SIAP_I_F_MAX:
    item->max = setting->number;
    return 1;
  case SIAP_I_F_BETTER:
    item->better = (uint8_t)setting->word;
    return 1;
  case SIAP_I_F_REDUCE:
    item->reduce = (uint8_t)setting->word;
    return 1;
  case SIAP_I_F_LEAST:
    item->least = (uint32_t)setting->word;
    return 1;
  default:
    return 0;
  }
}
