/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. Bands of items, terms and nodes, and the conditions that admit them. */
#include "readers/rubric_xml.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const char *const include_words[] = {"lower", "upper", NULL};

/* What a condition is about: exactly one of a node, an item, a variable. */
static void read_subject(siap_i_rubric_reading *reading, const siap_i_element *element,
                         siap_i_guard *guard)
{
  static const char *const names[] = {"node", "item", "variable"};
  static const uint8_t things[] = {SIAP_I_THING_NODE, SIAP_I_THING_ITEM, SIAP_I_THING_LEAF};
  size_t which = 0, said = 0;
  for (size_t i = 0; i < 3; i++)
    if (siap_i_attribute_of(element, names[i])) {
      if (siap_i_attribute_of(element, names[which]) && which != i)
        siap_i_fault(&reading->base, element, SIAP_I_E218, names[which], names[i], NULL, NULL);
      which = i;
      said++;
    }
  if (!said)
    siap_i_fault(&reading->base, element, SIAP_I_E202, "when",
                 siap_i_findings_language(reading->base.findings) ? "node, item, atau variable"
                                                                  : "node, item or variable",
                 NULL, NULL);
  guard->thing = things[which];
  guard->ref = said ? siap_i_id_of(&reading->base, element, names[which], 1) : "";
}

siap_i_guard *siap_i_read_guards(siap_i_rubric_reading *reading, const siap_i_element *parent,
                                 size_t *count)
{
  size_t n = siap_i_element_count(parent, "when");
  siap_i_guard *guards = siap_i_arena_take(reading->base.arena, n, sizeof *guards), *guard = guards;
  *count = 0;
  if (!guards)
    return NULL;
  for (const siap_i_element *element = parent->child; element; element = element->next) {
    if (!siap_i_element_is(element, "when"))
      continue;
    siap_i_element_check(&reading->base, element, " node item variable is value use ", "", 0);
    guard->line = element->line;
    read_subject(reading, element, guard);
    siap_i_require(&reading->base, element, "is", 1);
    guard->is = (uint8_t)siap_i_word_of(&reading->base, element, "is", siap_i_is_words, 0);
    int of_state = guard->is == SIAP_I_SCORED || guard->is == SIAP_I_NOT_SCORED;
    siap_i_require(&reading->base, element, "value", !of_state);
    if (of_state && siap_i_attribute_of(element, "value"))
      siap_i_fault(&reading->base, element, SIAP_I_E218, "value", siap_i_is_words[guard->is], NULL,
                   NULL);
    guard->value = siap_i_number_of(&reading->base, element, "value", 0);
    guard->use = (uint8_t)siap_i_word_of(&reading->base, element, "use", siap_i_use_words,
                                         SIAP_I_USE_ROUNDED);
    guard++;
  }
  *count = n;
  return guards;
}

static void write_or_open(double number, char out[SIAP_I_NUMBER_ROOM])
{
  if (isnan(number))
    snprintf(out, SIAP_I_NUMBER_ROOM, "...");
  else
    siap_i_number_write(number, out);
}

/* Bands lie next to each other from low to high: no hole, no overlap. */
static void check_neighbours(siap_i_rubric_reading *reading, const siap_i_element *element,
                             siap_i_step *step)
{
  char from[SIAP_I_NUMBER_ROOM], to[SIAP_I_NUMBER_ROOM];
  for (size_t i = 0; i < step->entry_count; i++) {
    siap_i_entry *band = &step->entry[i], *before = i ? band - 1 : NULL;
    siap_i_element at = *element;
    at.line = band->line;
    if (isnan(band->to) && i + 1 < step->entry_count)
      siap_i_fault(&reading->base, &at, SIAP_I_E215, NULL, NULL, NULL, NULL);
    double start = before ? before->to : band->from;
    if (before && !isnan(band->from) && !isnan(before->to) && band->from != before->to) {
      write_or_open(band->from, from);
      write_or_open(before->to, to);
      siap_i_fault(&reading->base, &at, band->from > before->to ? SIAP_I_E213 : SIAP_I_E214, from,
                   to, NULL, NULL);
    } else if (!isnan(start) && !isnan(band->to) && band->to <= start) {
      write_or_open(start, from);
      write_or_open(band->to, to);
      siap_i_fault(&reading->base, &at, SIAP_I_E216, from, to, NULL, NULL);
    }
  }
  step->lower = step->entry_count ? step->entry[0].from : NAN;
  step->upper = step->entry_count ? step->entry[step->entry_count - 1].to : NAN;
}

static void read_band(siap_i_rubric_reading *reading, const siap_i_element *element, int predicate,
                      siap_i_entry *band)
{
  siap_i_element_check(&reading->base, element, predicate ? " id from to " : " from to score ",
                       " label ", 0);
  band->line = element->line;
  band->id = predicate ? siap_i_id_of(&reading->base, element, "id", 1) : NULL;
  band->from = siap_i_number_of(&reading->base, element, "from", NAN);
  band->to = siap_i_number_of(&reading->base, element, "to", NAN);
  if (!predicate)
    siap_i_require(&reading->base, element, "score", 1);
  band->score = predicate ? NAN : siap_i_number_of(&reading->base, element, "score", NAN);
  band->label = siap_i_labels_of(reading, element, "label", predicate);
}

void siap_i_read_bands(siap_i_rubric_reading *reading, const siap_i_element *element,
                       uint8_t status, int predicate, siap_i_step *step)
{
  siap_i_element_check(&reading->base, element,
                       predicate ? " include on" SIAP_I_MARKS : " include" SIAP_I_MARKS,
                       predicate ? " band when " : " band ", 0);
  step->word = "bands";
  step->origin = siap_i_origin_of(reading, element, status);
  step->include_upper =
      (uint8_t)siap_i_word_of(&reading->base, element, "include", include_words, 0);
  step->on =
      (uint8_t)siap_i_word_of(&reading->base, element, "on", siap_i_use_words, SIAP_I_USE_ROUNDED);
  step->guard = siap_i_read_guards(reading, element, &step->guard_count);
  size_t n = siap_i_element_count(element, "band");
  step->entry = siap_i_arena_take(reading->base.arena, n, sizeof *step->entry);
  if (!step->entry)
    return;
  if (n == 0)
    siap_i_fault(&reading->base, element, SIAP_I_E202, "bands", "band", NULL, NULL);
  for (const siap_i_element *child = element->child; child; child = child->next)
    if (siap_i_element_is(child, "band"))
      read_band(reading, child, predicate, &step->entry[step->entry_count++]);
  check_neighbours(reading, element, step);
}
