/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 3. A rubric from XML: the root, what stands at the top, and what every part shares. The
 * reader fills the model; what the parts say together is checked by the compiler of plans.
 */
#include "ground/text.h"
#include "readers/rubric_reader.h"
#include "readers/rubric_xml.h"

#include <math.h>
#include <string.h>

#define LANGUAGES_MOST 100 /* each label has room for all of them */

siap_i_origin siap_i_origin_of(siap_i_rubric_reading *reading, const siap_i_element *element,
                               uint8_t around)
{
  siap_i_origin origin = {element->line, element->column, around, NULL};
  origin.status =
      (uint8_t)siap_i_word_of(&reading->base, element, "status", siap_i_status_words, around);
  origin.source = siap_i_id_of(&reading->base, element, "source", 0);
  return origin;
}

static size_t language_at(const siap_rubric *rubric, const char *language)
{
  for (size_t i = 0; i < rubric->language_count; i++)
    if (strcmp(rubric->language[i], language) == 0)
      return i;
  return SIAP_I_NONE;
}

/* Blanks around a label, and line breaks inside it, are layout; most labels have none. */
static const char *text_without_layout(siap_i_arena *arena, const char *text)
{
  const char *at = text;
  while (*at && !(siap_i_is_blank(*at) && (*at != ' ' || at == text || at[1] == ' ' || !at[1])))
    at++;
  if (!*at)
    return text;
  char *copy = siap_i_arena_text(arena, text, strlen(text));
  size_t n = 0;
  for (size_t i = 0; copy && copy[i]; i++)
    if (!siap_i_is_blank(copy[i]))
      copy[n++] = copy[i];
    else if (n > 0 && copy[n - 1] != ' ')
      copy[n++] = ' ';
  if (copy)
    copy[n - (n > 0 && copy[n - 1] == ' ')] = 0;
  return copy;
}

static void read_label(siap_i_rubric_reading *reading, const siap_i_element *element,
                       siap_i_labels labels)
{
  siap_i_element_check(&reading->base, element, " xml:lang ", "", 1);
  const char *language = siap_i_attribute_of(element, "xml:lang");
  if (!language) {
    siap_i_fault(&reading->base, element, SIAP_I_E202, element->name, "xml:lang", NULL, NULL);
    return;
  }
  size_t at = language_at(reading->rubric, language);
  if (at == SIAP_I_NONE)
    siap_i_fault(&reading->base, element, SIAP_I_E208, language, NULL, NULL, NULL);
  else if (labels.text[at])
    siap_i_fault(&reading->base, element, SIAP_I_E209, element->name, language, NULL, NULL);
  else if (element->blank)
    siap_i_fault(&reading->base, element, SIAP_I_E210, element->name, NULL, NULL, NULL);
  else
    labels.text[at] = text_without_layout(reading->base.arena, element->text);
}

siap_i_labels siap_i_labels_of(siap_i_rubric_reading *reading, const siap_i_element *parent,
                               const char *name, int required)
{
  siap_i_labels labels = {NULL};
  const siap_rubric *rubric = reading->rubric;
  size_t before = reading->base.faults, count = siap_i_element_count(parent, name);
  if (count == 0 && !required)
    return labels;
  labels.text = siap_i_arena_take(reading->base.arena, rubric->language_count, sizeof *labels.text);
  if (!labels.text)
    return labels;
  for (const siap_i_element *child = parent->child; child; child = child->next)
    if (siap_i_element_is(child, name))
      read_label(reading, child, labels);
  for (size_t i = 0; required && i < rubric->language_count && before == reading->base.faults; i++)
    if (!labels.text[i])
      siap_i_fault(&reading->base, parent, SIAP_I_E207, parent->name, rubric->language[i], NULL,
                   NULL);
  return labels;
}

static void read_source(siap_i_rubric_reading *reading, const siap_i_element *element,
                        siap_i_source *source)
{
  siap_i_reading *base = &reading->base;
  siap_i_element_check(base, element, " id document number title date href status ", "", 0);
  source->origin = siap_i_origin_of(reading, element, reading->rubric->origin.status);
  source->id = siap_i_id_of(base, element, "id", 1);
  source->document = siap_i_text_of(base, element, "document", 0);
  source->number = siap_i_text_of(base, element, "number", 0);
  source->title = siap_i_text_of(base, element, "title", 0);
  source->date = siap_i_date_of(base, element, "date");
  source->href = siap_i_text_of(base, element, "href", 0);
  if (!source->document && !source->title && !source->href)
    siap_i_fault(base, element, SIAP_I_E202, "source", "document", NULL, NULL);
}

static void read_scale(siap_i_rubric_reading *reading, const siap_i_element *element,
                       siap_i_scale *scale)
{
  siap_i_reading *base = &reading->base;
  siap_i_element_check(base, element, " id min max step lowest" SIAP_I_MARKS, "", 0);
  scale->origin = siap_i_origin_of(reading, element, reading->rubric->origin.status);
  scale->id = siap_i_id_of(base, element, "id", 1);
  siap_i_require(base, element, "min", 1);
  siap_i_require(base, element, "max", 1);
  scale->min = siap_i_number_of(base, element, "min", 0);
  scale->max = siap_i_number_of(base, element, "max", scale->min + 1);
  scale->step = siap_i_number_of(base, element, "step", 0);
  scale->lowest = siap_i_number_of(base, element, "lowest", scale->min);
  if (!(scale->min < scale->max))
    siap_i_fault(base, element, SIAP_I_E240, "min", "max", NULL, NULL);
  if (scale->step < 0 || (siap_i_attribute_of(element, "step") && scale->step == 0))
    siap_i_fault(base, element, SIAP_I_E211, "step", siap_i_attribute_of(element, "step"), "> 0",
                 NULL);
  if (siap_i_attribute_of(element, "lowest") && scale->lowest > scale->max)
    siap_i_fault(base, element, SIAP_I_E240, "lowest", "max", NULL, NULL);
}

static void read_pillar(siap_i_rubric_reading *reading, const siap_i_element *element,
                        siap_i_pillar *pillar)
{
  siap_i_element_check(&reading->base, element, " id" SIAP_I_MARKS, " label aspect ", 0);
  pillar->origin = siap_i_origin_of(reading, element, reading->rubric->origin.status);
  pillar->id = siap_i_id_of(&reading->base, element, "id", 1);
  pillar->label = siap_i_labels_of(reading, element, "label", 1);
  pillar->aspect = siap_i_arena_take(reading->base.arena, siap_i_element_count(element, "aspect"),
                                     sizeof *pillar->aspect);
  for (const siap_i_element *child = element->child; child && pillar->aspect; child = child->next) {
    if (!siap_i_element_is(child, "aspect"))
      continue;
    siap_i_aspect *aspect = &pillar->aspect[pillar->aspect_count++];
    siap_i_element_check(&reading->base, child, " id" SIAP_I_MARKS, " label ", 0);
    aspect->origin = siap_i_origin_of(reading, child, pillar->origin.status);
    aspect->id = siap_i_id_of(&reading->base, child, "id", 1);
    aspect->label = siap_i_labels_of(reading, child, "label", 1);
  }
}

static void read_unit(siap_i_rubric_reading *reading, const siap_i_element *element,
                      siap_i_unit *unit)
{
  siap_i_element_check(&reading->base, element, " id" SIAP_I_MARKS, " label ", 0);
  unit->origin = siap_i_origin_of(reading, element, reading->rubric->origin.status);
  unit->id = siap_i_text_of(&reading->base, element, "id", 1);
  unit->label = siap_i_labels_of(reading, element, "label", 1);
}

static void read_leaf(siap_i_rubric_reading *reading, const siap_i_element *element,
                      siap_i_leaf *leaf)
{
  siap_i_reading *base = &reading->base;
  leaf->origin = siap_i_origin_of(reading, element, reading->rubric->origin.status);
  leaf->id = siap_i_id_of(base, element, "id", 1);
  leaf->label = siap_i_labels_of(reading, element, "label", 0);
  leaf->value = leaf->min = leaf->max = NAN;
  if (siap_i_element_is(element, "constant")) {
    siap_i_element_check(base, element, " id value" SIAP_I_MARKS, " label ", 0);
    leaf->kind = SIAP_I_CONSTANT;
    siap_i_require(base, element, "value", 1);
    leaf->value = siap_i_number_of(base, element, "value", 0);
  } else if (siap_i_element_is(element, "variable")) {
    siap_i_element_check(base, element, " id unit min max" SIAP_I_MARKS, " label ", 0);
    leaf->kind = SIAP_I_VARIABLE;
    leaf->unit = siap_i_text_of(base, element, "unit", 0);
    leaf->min = siap_i_number_of(base, element, "min", NAN);
    leaf->max = siap_i_number_of(base, element, "max", NAN);
    if (leaf->min > leaf->max)
      siap_i_fault(base, element, SIAP_I_E240, "min", "max", NULL, NULL);
  } else {
    siap_i_element_check(base, element, " id rubric index use" SIAP_I_MARKS, " label ", 0);
    leaf->kind = SIAP_I_EXTERNAL;
    leaf->rubric = siap_i_id_of(base, element, "rubric", 1);
    leaf->node = siap_i_id_of(base, element, "index", 1);
    leaf->use = (uint8_t)siap_i_word_of(base, element, "use", siap_i_use_words, SIAP_I_USE_EXACT);
  }
}

static void read_survey(siap_i_rubric_reading *reading, const siap_i_element *element)
{
  siap_i_element_check(&reading->base, element, " least" SIAP_I_MARKS, "", 0);
  siap_i_require(&reading->base, element, "least", 1);
  reading->rubric->survey_least =
      (uint32_t)siap_i_count_of(&reading->base, element, "least", 1000000, 0);
}

static void read_root(siap_i_rubric_reading *reading, const siap_i_element *root)
{
  siap_i_reading *base = &reading->base;
  siap_rubric *rubric = reading->rubric;
  siap_i_element_check(base, root, " agency id version edition languages fallback status ",
                       " label note source scale pillar unit item constant variable external node index "
                       "profile survey crosswalk ",
                       0);
  rubric->origin = siap_i_origin_of(reading, root, SIAP_I_OURS);
  siap_i_require(base, root, "status", 1);
  rubric->agency = siap_i_text_of(base, root, "agency", 1);
  rubric->id = siap_i_id_of(base, root, "id", 1);
  rubric->version = siap_i_text_of(base, root, "version", 1);
  rubric->edition = siap_i_text_of(base, root, "edition", 1);
  siap_i_require(base, root, "languages", 1);
  rubric->language = siap_i_words_of(base, root, "languages", &rubric->language_count);
  if (rubric->language_count > LANGUAGES_MOST) {
    siap_i_fault(base, root, SIAP_I_E249, "languages", "100", NULL, NULL);
    rubric->language_count = LANGUAGES_MOST;
  }
  const char *fallback = siap_i_text_of(base, root, "fallback", 0);
  if (fallback) {
    rubric->fallback = language_at(rubric, fallback);
    if (rubric->fallback == SIAP_I_NONE) {
      siap_i_fault(base, root, SIAP_I_E208, fallback, NULL, NULL, NULL);
      rubric->fallback = 0;
    }
  }
  rubric->label = siap_i_labels_of(reading, root, "label", 1);
  rubric->note = siap_i_labels_of(reading, root, "note", 0);
}

static int is_leaf(const siap_i_element *element)
{
  return siap_i_element_is(element, "constant") || siap_i_element_is(element, "variable") ||
         siap_i_element_is(element, "external");
}

/* Kinds of children, and how many there are of each: counted in one walk, for it is a long one. */
enum { SOURCE, SCALE, PILLAR, UNIT, ITEM, CONSTANT, VARIABLE, EXTERNAL, PROFILE, CROSSWALK, KINDS };

static void count_kinds(const siap_i_element *root, size_t count[KINDS])
{
  static const char *const names[KINDS] = {
      "source", "scale", "pillar", "unit", "item", "constant", "variable", "external", "profile",
      "crosswalk"};
  for (const siap_i_element *child = root->child; child; child = child->next)
    for (int kind = 0; kind < KINDS; kind++)
      count[kind] += (size_t)siap_i_element_is(child, names[kind]);
}

/* Room for everything, counted first so that no array moves. */
static int make_room(siap_rubric *rubric, const siap_i_element *root)
{
  siap_i_arena *arena = &rubric->arena;
  size_t count[KINDS] = {0};
  count_kinds(root, count);
  size_t nodes = 0, rungs = 0;
  siap_i_count_nodes(root, &nodes, &rungs);
  size_t leaves = count[CONSTANT] + count[VARIABLE] + count[EXTERNAL] + rungs;
  rubric->source = siap_i_arena_take(arena, count[SOURCE], sizeof *rubric->source);
  rubric->scale = siap_i_arena_take(arena, count[SCALE], sizeof *rubric->scale);
  rubric->pillar = siap_i_arena_take(arena, count[PILLAR], sizeof *rubric->pillar);
  rubric->unit = siap_i_arena_take(arena, count[UNIT], sizeof *rubric->unit);
  rubric->item = siap_i_arena_take(arena, count[ITEM], sizeof *rubric->item);
  rubric->leaf = siap_i_arena_take(arena, leaves, sizeof *rubric->leaf);
  rubric->node = siap_i_arena_take(arena, nodes, sizeof *rubric->node);
  rubric->profile = siap_i_arena_take(arena, count[PROFILE], sizeof *rubric->profile);
  rubric->crosswalk = siap_i_arena_take(arena, count[CROSSWALK], sizeof *rubric->crosswalk);
  return !arena->failed;
}

static void read_top(siap_i_rubric_reading *reading, const siap_i_element *child)
{
  siap_rubric *rubric = reading->rubric;
  if (siap_i_element_is(child, "source"))
    read_source(reading, child, &rubric->source[rubric->source_count++]);
  else if (siap_i_element_is(child, "scale"))
    read_scale(reading, child, &rubric->scale[rubric->scale_count++]);
  else if (siap_i_element_is(child, "pillar"))
    read_pillar(reading, child, &rubric->pillar[rubric->pillar_count++]);
  else if (siap_i_element_is(child, "unit"))
    read_unit(reading, child, &rubric->unit[rubric->unit_count++]);
  else if (siap_i_element_is(child, "item"))
    siap_i_read_item(reading, child, &rubric->item[rubric->item_count++]);
  else if (is_leaf(child))
    read_leaf(reading, child, &rubric->leaf[rubric->leaf_count++]);
  else if (siap_i_element_is(child, "crosswalk"))
    siap_i_read_crosswalk(reading, child, &rubric->crosswalk[rubric->crosswalk_count++]);
  else if (siap_i_element_is(child, "survey"))
    read_survey(reading, child);
  else if (siap_i_element_is(child, "profile"))
    siap_i_read_profile(reading, child, &rubric->profile[rubric->profile_count++]);
  else if (siap_i_element_is(child, "index") || siap_i_element_is(child, "node")) {
    const char *taken = siap_i_attribute_of(child, "weight") ? "weight"
                        : siap_i_attribute_of(child, "use")  ? "use"
                                                             : NULL;
    if (taken)
      siap_i_fault(&reading->base, child, SIAP_I_E236, taken, child->name, NULL, NULL);
    if (siap_i_attribute_of(child, "ref"))
      siap_i_fault(&reading->base, child, SIAP_I_E201, "ref", child->name, NULL, NULL);
    else
      siap_i_read_node(reading, child, rubric->origin.status);
  }
}

siap_status siap_i_rubric_from_xml(siap_rubric *rubric, const char *bytes, size_t length,
                                   const char *name, const siap_limits *limits, size_t *faults,
                                   siap_findings *findings)
{
  siap_i_arena tree = {.budget = rubric->arena.budget};
  siap_i_element *root = NULL;
  siap_status status = siap_i_xml_read(bytes, length, name, limits, "urn:siap:rubric:1", "rubric",
                                       &tree, &rubric->arena, &root, findings);
  if (status == SIAP_OK) {
    siap_i_rubric_reading reading = {{&rubric->arena, name, findings, 0}, rubric, 0};
    read_root(&reading, root);
    if (make_room(rubric, root))
      for (const siap_i_element *child = root->child; child; child = child->next)
        read_top(&reading, child);
    rubric->node_count = reading.nodes;
    *faults = reading.base.faults;
    if (rubric->arena.failed)
      status = SIAP_ERR_MEMORY;
  }
  siap_i_arena_release(&tree);
  return status;
}
