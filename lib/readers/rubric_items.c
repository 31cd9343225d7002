/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. Items of a rubric and the normalisers of items and terms. */
#include "model/settings.h"
#include "numbers/cohort.h"
#include "numbers/normaliser.h"
#include "readers/rubric_xml.h"

#include <math.h>
#include <string.h>

static int is_step(const siap_i_element *element)
{
  return siap_i_normaliser_find(element->name) != NULL;
}

size_t siap_i_step_elements(const siap_i_element *parent)
{
  size_t count = 0;
  for (const siap_i_element *child = parent->child; child; child = child->next)
    count += (size_t)is_step(child);
  return count;
}

static void read_share(siap_i_rubric_reading *reading, const siap_i_element *element,
                       siap_i_step *step)
{
  siap_i_element_check(&reading->base, element, " times" SIAP_I_MARKS, "", 0);
  step->times = siap_i_number_of(&reading->base, element, "times", 1);
}

static void read_goalposts(siap_i_rubric_reading *reading, const siap_i_element *element,
                           siap_i_step *step)
{
  siap_i_reading *base = &reading->base;
  siap_i_element_check(base, element, " lower upper clip times offset log" SIAP_I_MARKS, "", 0);
  siap_i_require(base, element, "lower", 1);
  siap_i_require(base, element, "upper", 1);
  step->lower = siap_i_number_of(base, element, "lower", 0);
  step->upper = siap_i_number_of(base, element, "upper", 1);
  step->times = siap_i_number_of(base, element, "times", 1);
  step->offset = siap_i_number_of(base, element, "offset", 0);
  step->clip = (uint8_t)siap_i_word_of(base, element, "clip", siap_i_clip_words, SIAP_I_CLIP_NONE);
  step->logarithm = (uint8_t)siap_i_word_of(base, element, "log", siap_i_yes_no_words, 0);
  if (step->lower == step->upper)
    siap_i_fault(base, element, SIAP_I_E265, "lower", "upper", NULL, NULL);
  if (step->logarithm && (step->lower <= 0 || step->upper <= 0))
    siap_i_fault(base, element, SIAP_I_E241, NULL, NULL, NULL, NULL);
}

/* Two entries with one code. Lists are short, but hostile ones are not: 2000 is where it is
 * refused. */
static void check_codes(siap_i_rubric_reading *reading, const siap_i_element *element,
                        const siap_i_step *step)
{
  if (step->entry_count > 2000) {
    siap_i_fault(&reading->base, element, SIAP_I_E249, element->name, "2000", NULL, NULL);
    return;
  }
  for (size_t i = 0; i < step->entry_count; i++)
    for (size_t k = 0; k < i; k++)
      if (step->entry[i].id && step->entry[k].id &&
          strcmp(step->entry[i].id, step->entry[k].id) == 0) {
        siap_i_element at = *element;
        at.line = step->entry[i].line;
        siap_i_fault(&reading->base, &at, SIAP_I_E245, step->entry[i].id, element->name, NULL,
                     NULL);
        break;
      }
}

static void read_grades(siap_i_rubric_reading *reading, const siap_i_element *element,
                        siap_i_step *step)
{
  siap_i_element_check(&reading->base, element, SIAP_I_MARKS, " grade ", 0);
  step->entry = siap_i_arena_take(reading->base.arena, siap_i_element_count(element, "grade"),
                                  sizeof *step->entry);
  for (const siap_i_element *child = element->child; child && step->entry; child = child->next) {
    if (!siap_i_element_is(child, "grade"))
      continue;
    siap_i_entry *grade = &step->entry[step->entry_count++];
    siap_i_element_check(&reading->base, child, " code score ", " label ", 0);
    grade->line = child->line;
    grade->id = siap_i_text_of(&reading->base, child, "code", 1);
    siap_i_require(&reading->base, child, "score", 1);
    grade->score = siap_i_number_of(&reading->base, child, "score", NAN);
    grade->from = grade->to = NAN;
    grade->label = siap_i_labels_of(reading, child, "label", 0);
  }
  if (step->entry && step->entry_count == 0)
    siap_i_fault(&reading->base, element, SIAP_I_E202, element->name, "grade", NULL, NULL);
  check_codes(reading, element, step);
}

static void read_criteria(siap_i_rubric_reading *reading, const siap_i_element *level,
                          siap_i_entry *entry)
{
  size_t n = siap_i_element_count(level, "criterion");
  entry->criterion = siap_i_arena_take(reading->base.arena, n, sizeof *entry->criterion);
  for (const siap_i_element *child = level->child; child && entry->criterion; child = child->next) {
    if (!siap_i_element_is(child, "criterion"))
      continue;
    siap_i_element_check(&reading->base, child, " id ", " label ", 0);
    siap_i_labels_of(reading, child, "label", 0);
    const char *id = siap_i_id_of(&reading->base, child, "id", 1);
    if (id)
      entry->criterion[entry->criterion_count++] = id;
  }
}

static void read_checklist(siap_i_rubric_reading *reading, const siap_i_element *element,
                           siap_i_step *step)
{
  siap_i_element_check(&reading->base, element, SIAP_I_MARKS, " level ", 0);
  step->entry = siap_i_arena_take(reading->base.arena, siap_i_element_count(element, "level"),
                                  sizeof *step->entry);
  double before = -INFINITY;
  for (const siap_i_element *child = element->child; child && step->entry; child = child->next) {
    if (!siap_i_element_is(child, "level"))
      continue;
    siap_i_entry *level = &step->entry[step->entry_count++];
    siap_i_element_check(&reading->base, child, " value ", " label criterion ", 0);
    level->line = child->line;
    level->from = level->to = NAN;
    level->label = siap_i_labels_of(reading, child, "label", 0);
    siap_i_require(&reading->base, child, "value", 1);
    level->score = siap_i_number_of(&reading->base, child, "value", NAN);
    if (level->score <= before)
      siap_i_fault(&reading->base, child, SIAP_I_E243, NULL, NULL, NULL, NULL);
    before = level->score;
    read_criteria(reading, child, level);
  }
  if (step->entry && step->entry_count == 0)
    siap_i_fault(&reading->base, element, SIAP_I_E202, element->name, "level", NULL, NULL);
}

static void read_step(siap_i_rubric_reading *reading, const siap_i_element *element, uint8_t status,
                      siap_i_step *step)
{
  step->lower = step->upper = NAN;
  step->times = 1;
  if (siap_i_element_is(element, "bands")) {
    siap_i_read_bands(reading, element, status, 0, step);
    return;
  }
  step->word = siap_i_normaliser_find(element->name)->name;
  step->origin = siap_i_origin_of(reading, element, status);
  if (siap_i_element_is(element, "share"))
    read_share(reading, element, step);
  else if (siap_i_element_is(element, "goalposts"))
    read_goalposts(reading, element, step);
  else if (siap_i_element_is(element, "grades"))
    read_grades(reading, element, step);
  else if (siap_i_element_is(element, "checklist"))
    read_checklist(reading, element, step);
}

siap_i_step *siap_i_read_steps(siap_i_rubric_reading *reading, const siap_i_element *parent,
                               uint8_t status, size_t *count)
{
  siap_i_step *steps =
      siap_i_arena_take(reading->base.arena, siap_i_step_elements(parent), sizeof *steps);
  *count = 0;
  for (const siap_i_element *child = parent->child; child && steps; child = child->next) {
    if (!is_step(child))
      continue;
    if (*count > 0 && siap_i_normaliser_find(child->name)->reads != SIAP_I_READS_NUMBER)
      siap_i_fault(&reading->base, child, SIAP_I_E237, child->name, steps[*count - 1].word, NULL,
                   NULL);
    read_step(reading, child, status, &steps[(*count)++]);
  }
  return steps;
}

static void read_cohort(siap_i_rubric_reading *reading, const siap_i_element *element,
                        siap_i_item *item)
{
  static const char *const by_words[] = {"all", "class", NULL};
  siap_i_reading *base = &reading->base;
  siap_i_cohort *cohort = siap_i_arena_take(base->arena, 1, sizeof *cohort);
  siap_i_element_check(base, element,
                       " by denominator per impute treat most skew kurtosis normalise low high"
                       " reference clip" SIAP_I_MARKS,
                       "", 0);
  if (item->cohort)
    siap_i_fault(base, element, SIAP_I_E245, "cohort", "item", NULL, NULL);
  if (!cohort)
    return;
  cohort->origin = siap_i_origin_of(reading, element, item->origin.status);
  cohort->by_class = (uint8_t)siap_i_word_of(base, element, "by", by_words, 0);
  cohort->denominator = siap_i_id_of(base, element, "denominator", 0);
  cohort->per = siap_i_number_of(base, element, "per", 1);
  cohort->impute = (uint8_t)siap_i_word_of(base, element, "impute", siap_i_impute_name, 0);
  cohort->treat = (uint8_t)siap_i_word_of(base, element, "treat", siap_i_treat_name, 0);
  cohort->most = (uint32_t)siap_i_count_of(base, element, "most", 1000000, 5);
  cohort->skew = siap_i_number_of(base, element, "skew", 2);
  cohort->kurtosis = siap_i_number_of(base, element, "kurtosis", 3.5);
  siap_i_require(base, element, "normalise", 1);
  cohort->scaling = (uint8_t)siap_i_word_of(base, element, "normalise", siap_i_scaling_name, 0);
  cohort->low = siap_i_number_of(base, element, "low", 0);
  cohort->high = siap_i_number_of(base, element, "high", 1);
  if (cohort->scaling == SIAP_I_SCALING_DISTANCE_TO_REFERENCE)
    siap_i_require(base, element, "reference", 1);
  cohort->reference = siap_i_number_of(base, element, "reference", 0);
  cohort->clip = (uint8_t)siap_i_word_of(base, element, "clip", siap_i_clip_words, 0);
  if (!(cohort->per > 0))
    siap_i_fault(base, element, SIAP_I_E211, "per", siap_i_attribute_of(element, "per"), "> 0",
                 NULL);
  item->cohort = cohort;
}

static void read_levels(siap_i_rubric_reading *reading, const siap_i_element *element,
                        siap_i_item *item)
{
  item->level = siap_i_arena_take(reading->base.arena, siap_i_element_count(element, "level"),
                                  sizeof *item->level);
  item->required = siap_i_arena_take(reading->base.arena, siap_i_element_count(element, "evidence"),
                                     sizeof *item->required);
  if (!item->level || !item->required)
    return;
  for (const siap_i_element *child = element->child; child; child = child->next) {
    if (siap_i_element_is(child, "level")) {
      siap_i_level *level = &item->level[item->level_count++];
      siap_i_element_check(&reading->base, child, " value" SIAP_I_MARKS, " label ", 0);
      siap_i_require(&reading->base, child, "value", 1);
      level->value = siap_i_number_of(&reading->base, child, "value", 0);
      level->label = siap_i_labels_of(reading, child, "label", 1);
      level->origin = siap_i_origin_of(reading, child, item->origin.status);
    } else if (siap_i_element_is(child, "evidence")) {
      siap_i_required *required = &item->required[item->required_count++];
      siap_i_element_check(&reading->base, child, " level kind ", "", 0);
      required->level = siap_i_number_of(&reading->base, child, "level", NAN);
      required->kind = siap_i_text_of(&reading->base, child, "kind", 1);
    }
  }
}

void siap_i_read_item(siap_i_rubric_reading *reading, const siap_i_element *element,
                      siap_i_item *item)
{
  siap_i_element_check(
      &reading->base, element,
      " id scale pillar aspect holder unit min max better reduce least" SIAP_I_MARKS,
      " label help level evidence cohort" SIAP_I_STEP_WORDS, 0);
  siap_i_item_defaults(item);
  item->origin = siap_i_origin_of(reading, element, reading->rubric->origin.status);
  item->id = siap_i_id_of(&reading->base, element, "id", 1);
  item->label = siap_i_labels_of(reading, element, "label", 1);
  item->help = siap_i_labels_of(reading, element, "help", 0);
  size_t count = 0;
  const siap_i_setting *settings = siap_i_read_settings(reading, element, SIAP_I_OF_ITEM, &count);
  for (size_t i = 0; i < count; i++)
    siap_i_set_item(item, &settings[i]);
  if (item->min > item->max)
    siap_i_fault(&reading->base, element, SIAP_I_E240, "min", "max", NULL, NULL);
  item->step = siap_i_read_steps(reading, element, item->origin.status, &item->step_count);
  for (const siap_i_element *child = element->child; child; child = child->next)
    if (siap_i_element_is(child, "cohort"))
      read_cohort(reading, child, item);
  read_levels(reading, element, item);
}
