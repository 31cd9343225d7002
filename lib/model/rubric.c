/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2b. The rubric as an object: counting, finding, asking. */
#include "model/rubric.h"

#include <stdlib.h>
#include <string.h>

siap_rubric *siap_i_rubric_new(void)
{
  siap_rubric *rubric = siap_i_alloc(1, sizeof *rubric);
  if (rubric)
    atomic_init(&rubric->references, 1);
  return rubric;
}

siap_rubric *siap_rubric_ref(const siap_rubric *rubric)
{
  siap_rubric *shared = (siap_rubric *)rubric; /* only the count changes, and it is atomic */
  if (shared)
    atomic_fetch_add_explicit(&shared->references, 1, memory_order_relaxed);
  return shared;
}

void siap_rubric_unref(const siap_rubric *rubric)
{
  siap_rubric *shared = (siap_rubric *)rubric;
  if (!shared || atomic_fetch_sub_explicit(&shared->references, 1, memory_order_acq_rel) != 1)
    return;
  siap_i_arena_release(&shared->arena);
  siap_i_release(shared);
}

static int by_id_then_line(const void *a, const void *b)
{
  const siap_i_name *x = a, *y = b;
  int order = siap_i_key_order(&x->key, &y->key);
  return order ? order : (x->line > y->line) - (x->line < y->line);
}

static siap_i_name name_of(const char *id, enum siap_i_thing thing, uint32_t line, size_t at)
{
  return (siap_i_name){id, siap_i_key_of(id), thing, line, at};
}

/* The names of a list whose things have an id and an origin. */
#define SORT_NAMES(names, things, count)                                                           \
  do {                                                                                             \
    (names) = siap_i_arena_take(&rubric->arena, (count), sizeof *(names));                         \
    for (size_t k = 0; (names) && k < (count); k++)                                                \
      (names)[k] = name_of((things)[k].id, SIAP_I_THING_ITEM, (things)[k].origin.line, k);         \
    if (names)                                                                                     \
      qsort((names), (count), sizeof *(names), by_id_then_line);                                   \
  } while (0)

static void index_lists(siap_rubric *rubric)
{
  SORT_NAMES(rubric->scale_names, rubric->scale, rubric->scale_count);
  SORT_NAMES(rubric->pillar_names, rubric->pillar, rubric->pillar_count);
  SORT_NAMES(rubric->unit_names, rubric->unit, rubric->unit_count);
  SORT_NAMES(rubric->source_names, rubric->source, rubric->source_count);
  for (size_t i = 0; i < rubric->pillar_count && !rubric->arena.failed; i++) {
    siap_i_pillar *pillar = &rubric->pillar[i];
    SORT_NAMES(pillar->aspect_names, pillar->aspect, pillar->aspect_count);
  }
}

siap_status siap_i_rubric_index(siap_rubric *rubric)
{
  size_t count = rubric->item_count + rubric->leaf_count + rubric->node_count, n = 0;
  siap_i_name *names = siap_i_arena_take(&rubric->arena, count, sizeof *names);
  if (!names)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < rubric->item_count; i++)
    names[n++] = name_of(rubric->item[i].id, SIAP_I_THING_ITEM, rubric->item[i].origin.line, i);
  for (size_t i = 0; i < rubric->leaf_count; i++)
    names[n++] = name_of(rubric->leaf[i].id, SIAP_I_THING_LEAF, rubric->leaf[i].origin.line, i);
  for (size_t i = 0; i < rubric->node_count; i++)
    names[n++] = name_of(rubric->node[i].id, SIAP_I_THING_NODE, rubric->node[i].origin.line, i);
  qsort(names, n, sizeof *names, by_id_then_line);
  rubric->names = names;
  rubric->name_count = n;
  index_lists(rubric);
  return rubric->arena.failed ? SIAP_ERR_MEMORY : SIAP_OK;
}

static const siap_i_name *find_among(const siap_i_name *names, size_t count, const char *id)
{
  siap_i_key key = siap_i_key_of(id);
  size_t low = 0, high = count;
  while (low < high) { /* the first of equals: the one written first */
    size_t middle = low + (high - low) / 2;
    if (siap_i_key_order(&names[middle].key, &key) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low < count && siap_i_key_order(&names[low].key, &key) == 0 ? &names[low] : NULL;
}

const siap_i_name *siap_i_rubric_find(const siap_rubric *rubric, const char *id)
{
  return find_among(rubric->names, rubric->name_count, id);
}

static size_t place_among(const siap_i_name *names, size_t count, const char *id)
{
  const siap_i_name *name = find_among(names, count, id);
  return name ? name->at : SIAP_I_NONE;
}

size_t siap_i_rubric_scale(const siap_rubric *rubric, const char *id)
{
  return place_among(rubric->scale_names, rubric->scale_count, id);
}

size_t siap_i_rubric_pillar(const siap_rubric *rubric, const char *id)
{
  return place_among(rubric->pillar_names, rubric->pillar_count, id);
}

size_t siap_i_rubric_aspect(const siap_i_pillar *pillar, const char *id)
{
  return place_among(pillar->aspect_names, pillar->aspect_count, id);
}

size_t siap_i_rubric_source(const siap_rubric *rubric, const char *id)
{
  return place_among(rubric->source_names, rubric->source_count, id);
}

size_t siap_i_rubric_profile(const siap_rubric *rubric, const char *id)
{
  for (size_t i = 0; i < rubric->profile_count; i++)
    if (strcmp(rubric->profile[i].id, id) == 0)
      return i;
  return SIAP_I_NONE;
}

const char *siap_i_label(const siap_rubric *rubric, siap_i_labels labels, const char *language)
{
  if (!labels.text)
    return NULL;
  for (size_t i = 0; language && i < rubric->language_count; i++)
    if (strcmp(rubric->language[i], language) == 0 && labels.text[i])
      return labels.text[i];
  if (labels.text[rubric->fallback])
    return labels.text[rubric->fallback];
  for (size_t i = 0; i < rubric->language_count; i++)
    if (labels.text[i])
      return labels.text[i];
  return NULL;
}

const char *siap_i_unit_words(const siap_rubric *rubric, const char *unit, const char *language)
{
  size_t at = SIAP_I_NONE;
  if (rubric && unit)
    at = place_among(rubric->unit_names, rubric->unit_count, unit);
  const char *words =
      at == SIAP_I_NONE ? NULL : siap_i_label(rubric, rubric->unit[at].label, language);
  return words ? words : unit ? unit : "";
}

static const char *label_or(const siap_rubric *rubric, siap_i_labels labels, const char *language,
                            const char *otherwise)
{
  const char *label = siap_i_label(rubric, labels, language);
  return label ? label : otherwise;
}

const char *siap_rubric_id(const siap_rubric *rubric)
{
  return rubric ? rubric->id : "";
}

const char *siap_rubric_agency(const siap_rubric *rubric)
{
  return rubric ? rubric->agency : "";
}

const char *siap_rubric_version(const siap_rubric *rubric)
{
  return rubric ? rubric->version : "";
}

const char *siap_rubric_edition(const siap_rubric *rubric)
{
  return rubric ? rubric->edition : "";
}

const char *siap_rubric_status(const siap_rubric *rubric)
{
  return rubric ? siap_i_status_words[rubric->origin.status] : "";
}

const char *siap_rubric_digest(const siap_rubric *rubric)
{
  return rubric ? rubric->digest : "";
}

const char *siap_rubric_label(const siap_rubric *rubric, const char *language)
{
  return rubric ? label_or(rubric, rubric->label, language, rubric->id) : "";
}

size_t siap_rubric_language_count(const siap_rubric *rubric)
{
  return rubric ? rubric->language_count : 0;
}

const char *siap_rubric_language(const siap_rubric *rubric, size_t i)
{
  return rubric && i < rubric->language_count ? rubric->language[i] : NULL;
}

size_t siap_rubric_source_count(const siap_rubric *rubric)
{
  return rubric ? rubric->source_count : 0;
}

const char *siap_rubric_source_id(const siap_rubric *rubric, size_t i)
{
  return rubric && i < rubric->source_count ? rubric->source[i].id : NULL;
}

const char *siap_rubric_source_text(const siap_rubric *rubric, size_t i)
{
  return rubric && i < rubric->source_count ? rubric->source_line[i] : NULL;
}

size_t siap_rubric_pillar_count(const siap_rubric *rubric)
{
  return rubric ? rubric->pillar_count : 0;
}

const char *siap_rubric_pillar_id(const siap_rubric *rubric, size_t i)
{
  return rubric && i < rubric->pillar_count ? rubric->pillar[i].id : NULL;
}

const char *siap_rubric_pillar_label(const siap_rubric *rubric, size_t i, const char *language)
{
  if (!rubric || i >= rubric->pillar_count)
    return NULL;
  return label_or(rubric, rubric->pillar[i].label, language, rubric->pillar[i].id);
}

static size_t find_thing(const siap_rubric *rubric, const char *id, enum siap_i_thing thing)
{
  const siap_i_name *name = rubric && id ? siap_i_rubric_find(rubric, id) : NULL;
  return name && name->thing == thing ? name->at : SIAP_I_NONE;
}

size_t siap_rubric_item_count(const siap_rubric *rubric)
{
  return rubric ? rubric->item_count : 0;
}

size_t siap_rubric_item_find(const siap_rubric *rubric, const char *id)
{
  return find_thing(rubric, id, SIAP_I_THING_ITEM);
}

const char *siap_rubric_item_id(const siap_rubric *rubric, size_t i)
{
  return rubric && i < rubric->item_count ? rubric->item[i].id : NULL;
}

const char *siap_rubric_item_label(const siap_rubric *rubric, size_t i, const char *language)
{
  if (!rubric || i >= rubric->item_count)
    return NULL;
  return label_or(rubric, rubric->item[i].label, language, rubric->item[i].id);
}

const char *siap_rubric_item_pillar(const siap_rubric *rubric, size_t i)
{
  if (!rubric || i >= rubric->item_count)
    return NULL;
  return rubric->item[i].pillar ? rubric->item[i].pillar : "";
}

const char *siap_rubric_item_holder(const siap_rubric *rubric, size_t i)
{
  if (!rubric || i >= rubric->item_count)
    return NULL;
  return rubric->item[i].holder ? rubric->item[i].holder : "";
}

const char *siap_rubric_item_status(const siap_rubric *rubric, size_t i)
{
  if (!rubric || i >= rubric->item_count)
    return NULL;
  return siap_i_status_words[rubric->item[i].origin.status];
}

size_t siap_rubric_node_count(const siap_rubric *rubric)
{
  return rubric ? rubric->node_count : 0;
}

size_t siap_rubric_node_find(const siap_rubric *rubric, const char *id)
{
  return find_thing(rubric, id, SIAP_I_THING_NODE);
}

const char *siap_rubric_node_id(const siap_rubric *rubric, size_t i)
{
  return rubric && i < rubric->node_count ? rubric->node[i].id : NULL;
}

const char *siap_rubric_node_label(const siap_rubric *rubric, size_t i, const char *language)
{
  if (!rubric || i >= rubric->node_count)
    return NULL;
  return label_or(rubric, rubric->node[i].label, language, rubric->node[i].id);
}

const char *siap_rubric_node_status(const siap_rubric *rubric, size_t i)
{
  if (!rubric || i >= rubric->node_count)
    return NULL;
  return siap_i_status_words[rubric->node[i].origin.status];
}

int32_t siap_rubric_node_is_index(const siap_rubric *rubric, size_t i)
{
  return rubric && i < rubric->node_count && rubric->node[i].is_index;
}

size_t siap_rubric_profile_count(const siap_rubric *rubric)
{
  return rubric ? rubric->profile_count : 0;
}

const char *siap_rubric_profile_id(const siap_rubric *rubric, size_t i)
{
  return rubric && i < rubric->profile_count ? rubric->profile[i].id : NULL;
}

const char *siap_rubric_profile_label(const siap_rubric *rubric, size_t i, const char *language)
{
  if (!rubric || i >= rubric->profile_count)
    return NULL;
  return label_or(rubric, rubric->profile[i].label, language, rubric->profile[i].id);
}

static int serves(const siap_i_profile *profile, const char *region_class)
{
  for (size_t i = 0; i < profile->class_count; i++)
    if (strcmp(profile->region_class[i], region_class) == 0)
      return 1;
  return 0;
}

const char *siap_rubric_profile_for_class(const siap_rubric *rubric, const char *region_class)
{
  const char *found = NULL;
  for (size_t i = 0; rubric && region_class && i < rubric->profile_count; i++)
    if (serves(&rubric->profile[i], region_class)) {
      if (found)
        return NULL;
      found = rubric->profile[i].id;
    }
  return found;
}
