/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. Nodes, indices and their terms. Nested nodes become a list, in document order. */
#include "model/settings.h"
#include "readers/rubric_xml.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define TERM_WORDS " item items node constant variable external rung "

static int is_term(const siap_i_element *element)
{
  return siap_i_element_is(element, "item") || siap_i_element_is(element, "items") ||
         siap_i_element_is(element, "node") || siap_i_element_is(element, "constant") ||
         siap_i_element_is(element, "variable") || siap_i_element_is(element, "external") ||
         siap_i_element_is(element, "rung");
}

static int is_nested(const siap_i_element *element)
{
  return siap_i_element_is(element, "node") && !siap_i_attribute_of(element, "ref");
}

void siap_i_count_nodes(const siap_i_element *parent, size_t *nodes, size_t *rungs)
{
  for (const siap_i_element *child = parent->child; child; child = child->next)
    if (is_nested(child) || siap_i_element_is(child, "index")) {
      ++*nodes;
      siap_i_count_nodes(child, nodes, rungs);
    } else if (siap_i_element_is(child, "rung"))
      ++*rungs;
}

static void read_selector(siap_i_rubric_reading *reading, const siap_i_element *element,
                          siap_i_edge *edge)
{
  siap_i_reading *base = &reading->base;
  edge->kind = SIAP_I_TERM_ITEMS;
  edge->selector.pillar = siap_i_id_of(base, element, "pillar", 0);
  edge->selector.aspect = siap_i_id_of(base, element, "aspect", 0);
  edge->selector.within = siap_i_id_of(base, element, "within", 0);
  edge->selector.holder = siap_i_text_of(base, element, "holder", 0);
  edge->selector.none = (uint8_t)siap_i_word_of(base, element, "none", siap_i_yes_no_words, 0);
}

/* What the element of a term may carry, by its kind. */
static void check_term(siap_i_rubric_reading *reading, const siap_i_element *element)
{
  const char *allowed =
      siap_i_element_is(element, "items")
          ? " pillar aspect within holder none" SIAP_I_EDGE_WORDS SIAP_I_REFERENCE_WORDS
          : " ref" SIAP_I_EDGE_WORDS SIAP_I_REFERENCE_WORDS;
  siap_i_element_check(&reading->base, element, allowed, " when" SIAP_I_STEP_WORDS, 0);
}

static void set_edge(siap_i_rubric_reading *reading, const siap_i_element *element, unsigned of,
                     siap_i_edge *edge)
{
  size_t count = 0;
  const siap_i_setting *settings = siap_i_read_settings(reading, element, of, &count);
  for (size_t i = 0; i < count; i++)
    siap_i_set_edge(edge, &settings[i]);
  if (siap_i_attribute_of(element, "weight") && siap_i_attribute_of(element, "weight-of")) {
    siap_i_fault(&reading->base, element, SIAP_I_E218, "weight", "weight-of", NULL, NULL);
    edge->weight_of = edge->weight_in = NULL;
  }
  if (siap_i_attribute_of(element, "weight-in") && !siap_i_attribute_of(element, "weight-of"))
    siap_i_fault(&reading->base, element, SIAP_I_E202, element->name, "weight-of", NULL, NULL);
}

static void read_reference(siap_i_rubric_reading *reading, const siap_i_element *element,
                           uint8_t status, siap_i_edge *edge)
{
  check_term(reading, element);
  if (siap_i_element_is(element, "items"))
    read_selector(reading, element, edge);
  else {
    edge->kind = siap_i_element_is(element, "item")   ? SIAP_I_TERM_ITEM
                 : siap_i_element_is(element, "node") ? SIAP_I_TERM_NODE
                                                      : SIAP_I_TERM_LEAF;
    edge->ref = siap_i_id_of(&reading->base, element, "ref", 1);
  }
  set_edge(reading, element, SIAP_I_OF_EDGE | SIAP_I_OF_REFERENCE, edge);
  edge->guard = siap_i_read_guards(reading, element, &edge->guard_count);
  edge->step = siap_i_read_steps(reading, element, status, &edge->step_count);
  for (size_t i = 0; i < edge->step_count; i++)
    if (strcmp(edge->step[i].word, "bands") != 0 && strcmp(edge->step[i].word, "goalposts") != 0)
      siap_i_fault(&reading->base, element, SIAP_I_E237, edge->step[i].word, element->name, NULL,
                   NULL);
}

/* A rung of a ladder is a constant of its own, taken under conditions. */
static void read_rung(siap_i_rubric_reading *reading, const siap_i_element *element,
                      const siap_i_node *node, siap_i_edge *edge)
{
  siap_rubric *rubric = reading->rubric;
  siap_i_leaf *leaf = &rubric->leaf[rubric->leaf_count++];
  char id[160];
  siap_i_element_check(&reading->base, element, " value ", " label when ", 0);
  snprintf(id, sizeof id, "%.100s.rung-%zu", node->id ? node->id : "", node->edge_count);
  leaf->kind = SIAP_I_CONSTANT;
  leaf->id = siap_i_arena_text(reading->base.arena, id, strlen(id));
  leaf->label = siap_i_labels_of(reading, element, "label", 0);
  leaf->origin = siap_i_origin_of(reading, element, node->origin.status);
  leaf->min = leaf->max = NAN;
  siap_i_require(&reading->base, element, "value", 1);
  leaf->value = siap_i_number_of(&reading->base, element, "value", 0);
  edge->kind = SIAP_I_TERM_LEAF;
  edge->ref = leaf->id;
  edge->guard = siap_i_read_guards(reading, element, &edge->guard_count);
}

static void read_term(siap_i_rubric_reading *reading, const siap_i_element *element,
                      const siap_i_node *node, siap_i_edge *edge)
{
  uint8_t status = node->origin.status;
  siap_i_edge_defaults(edge);
  edge->line = element->line;
  if (siap_i_element_is(element, "rung")) {
    read_rung(reading, element, node, edge);
    return;
  }
  if (!is_nested(element)) {
    read_reference(reading, element, status, edge);
    return;
  }
  edge->kind = SIAP_I_TERM_NODE;
  const char *id = siap_i_attribute_of(element, "id");
  edge->ref = id ? id : "";
  set_edge(reading, element, SIAP_I_OF_EDGE, edge);
  siap_i_read_node(reading, element, status);
}

/*
 * The first bands whose conditions hold are used: behind some that have none, others never are.
 * `open`: the first without conditions.
 */
static void read_bands(siap_i_rubric_reading *reading, const siap_i_element *element,
                       siap_i_node *node, const siap_i_element **open)
{
  char line[24];
  if (*open) {
    snprintf(line, sizeof line, "%u", (unsigned)(*open)->line);
    siap_i_doubt(&reading->base, element, SIAP_I_W264, node->id, line, NULL);
  } else if (siap_i_element_count(element, "when") == 0)
    *open = element;
  siap_i_read_bands(reading, element, node->origin.status, 1, &node->bands[node->bands_count++]);
}

static void read_children(siap_i_rubric_reading *reading, const siap_i_element *element,
                          siap_i_node *node)
{
  const siap_i_element *open = NULL;
  size_t terms = 0;
  for (const siap_i_element *child = element->child; child; child = child->next)
    terms += (size_t)is_term(child);
  node->edge = siap_i_arena_take(reading->base.arena, terms, sizeof *node->edge);
  node->bands = siap_i_arena_take(reading->base.arena, siap_i_element_count(element, "bands"),
                                  sizeof *node->bands);
  for (const siap_i_element *child = element->child; child && node->edge && node->bands;
       child = child->next)
    if (is_term(child))
      read_term(reading, child, node, &node->edge[node->edge_count++]);
    else if (siap_i_element_is(child, "bands"))
      read_bands(reading, child, node, &open);
    else if (siap_i_element_is(child, "experts")) {
      if (node->experts)
        siap_i_fault(&reading->base, child, SIAP_I_E245, "experts", element->name, NULL, NULL);
      node->experts = siap_i_read_experts(reading, child, node);
    }
}

void siap_i_read_node(siap_i_rubric_reading *reading, const siap_i_element *element, uint8_t status)
{
  siap_i_node *node = &reading->rubric->node[reading->nodes++];
  /* a node that is written in place is a term too; at the top nothing takes it */
  siap_i_element_check(&reading->base, element,
                       " id" SIAP_I_NODE_WORDS SIAP_I_EDGE_WORDS SIAP_I_MARKS,
                       " label help bands experts" TERM_WORDS, 0);
  siap_i_node_defaults(node);
  node->is_index = (uint8_t)siap_i_element_is(element, "index");
  node->origin = siap_i_origin_of(reading, element, status);
  node->id = siap_i_id_of(&reading->base, element, "id", 1);
  node->label = siap_i_labels_of(reading, element, "label", 1);
  node->help = siap_i_labels_of(reading, element, "help", 0);
  siap_i_require(&reading->base, element, "method", 1);
  size_t count = 0;
  const siap_i_setting *settings = siap_i_read_settings(reading, element, SIAP_I_OF_NODE, &count);
  for (size_t i = 0; i < count; i++)
    siap_i_set_node(node, &settings[i]);
  read_children(reading, element, node);
}
