/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. Attributes of nodes, terms and items as settings: one table says what each may be. */
#include "numbers/method.h"
#include "numbers/reduce.h"
#include "numbers/rounding.h"
#include "readers/rubric_xml.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum kind { NUMBER, COUNT, WORD, WEIGHT, TOTAL, TEXT, ID, METHOD, LIST };

struct spec {
  const char *name;
  enum siap_i_field field;
  enum kind kind;
  unsigned of;
  const char *const *words;
  double low, high; /* NUMBER: what it must lie in; COUNT: high */
};

#define N SIAP_I_OF_NODE
#define E SIAP_I_OF_EDGE
#define T SIAP_I_OF_REFERENCE
#define I SIAP_I_OF_ITEM
#define ANY .low = -INFINITY, .high = INFINITY

/*
 * In the order of enum siap_i_field, so that the order of attributes in a file changes no digest.
 */
static const struct spec specs[] = {
    {"method", SIAP_I_F_METHOD, METHOD, N, NULL, ANY},
    {"places", SIAP_I_F_PLACES, COUNT, N, NULL, .high = SIAP_I_PLACES_MOST},
    {"ties", SIAP_I_F_TIES, WORD, N, siap_i_ties_name, ANY},
    {"term-places", SIAP_I_F_TERM_PLACES, COUNT, N, NULL, .high = SIAP_I_PLACES_MOST},
    {"term-ties", SIAP_I_F_TERM_TIES, WORD, N, siap_i_ties_name, ANY},
    {"withhold-above", SIAP_I_F_WITHHOLD_ABOVE, WEIGHT, N, NULL, ANY},
    {"least", SIAP_I_F_LEAST, COUNT, N | I, NULL, .high = 1000000},
    {"total", SIAP_I_F_TOTAL, TOTAL, N, NULL, ANY},
    {"p", SIAP_I_F_P, NUMBER, N, NULL, .low = -100, .high = 100},
    {"order-weights", SIAP_I_F_ORDER_WEIGHTS, LIST, N, NULL, .low = 0, .high = INFINITY},
    {"missing", SIAP_I_F_MISSING, WORD, N | T, siap_i_policy_words, ANY},
    {"not-applicable", SIAP_I_F_NOT_APPLICABLE, WORD, N | T, siap_i_policy_words, ANY},
    {"withheld", SIAP_I_F_WITHHELD, WORD, N | T, siap_i_policy_words, ANY},
    {"invalid", SIAP_I_F_INVALID, WORD, N | T, siap_i_policy_words, ANY},
    {"offset", SIAP_I_F_OFFSET, NUMBER, N | T, NULL, ANY},
    {"factor", SIAP_I_F_FACTOR, NUMBER, N | T, NULL, ANY},
    {"lower", SIAP_I_F_LOWER, NUMBER, N | T, NULL, ANY},
    {"upper", SIAP_I_F_UPPER, NUMBER, N | T, NULL, ANY},
    {"clip", SIAP_I_F_CLIP, WORD, N | T, siap_i_clip_words, ANY},
    {"weight", SIAP_I_F_WEIGHT, WEIGHT, E, NULL, ANY},
    {"weight-of", SIAP_I_F_WEIGHT_OF, ID, E, NULL, ANY},
    {"weight-in", SIAP_I_F_WEIGHT_IN, ID, E, NULL, ANY},
    {"use", SIAP_I_F_USE, WORD, E, siap_i_use_words, ANY},
    {"scale", SIAP_I_F_SCALE, ID, N | I, NULL, ANY},
    {"pillar", SIAP_I_F_PILLAR, ID, I, NULL, ANY},
    {"aspect", SIAP_I_F_ASPECT, ID, I, NULL, ANY},
    {"holder", SIAP_I_F_HOLDER, TEXT, I, NULL, ANY},
    {"unit", SIAP_I_F_UNIT, TEXT, I, NULL, ANY},
    {"min", SIAP_I_F_MIN, NUMBER, I, NULL, ANY},
    {"max", SIAP_I_F_MAX, NUMBER, I, NULL, ANY},
    {"better", SIAP_I_F_BETTER, WORD, I, siap_i_better_words, ANY},
    {"reduce", SIAP_I_F_REDUCE, WORD, I, siap_i_reduce_name, ANY},
};

#undef N
#undef E
#undef T
#undef I
#undef ANY
#define SPECS (sizeof specs / sizeof *specs)

/* What others call the methods. */
static const char *meant_by(const char *word)
{
  static const char *const names[][2] = {
      {"average", "mean"},
      {"avg", "mean"},
      {"arithmetic-mean", "mean"},
      {"rata-rata", "mean"},
      {"weighted-average", "weighted-mean"},
      {"weighted", "weighted-mean"},
      {"add", "sum"},
      {"total", "sum"},
      {"jumlah", "sum"},
      {"linear", "weighted-sum"},
      {"geometric", "geometric-mean"},
      {"geomean", "geometric-mean"},
      {"harmonic", "harmonic-mean"},
      {"power", "power-mean"},
      {"multiply", "product"},
      {"minimum", "min"},
      {"lowest", "min"},
      {"maximum", "max"},
      {"highest", "max"},
      {"best", "max"},
      {"worst", "min"},
      {"middle", "median"},
      {"stddev", "sample-deviation"},
      {"standard-deviation", "sample-deviation"},
      {"divide", "ratio"},
      {"quotient", "ratio"},
  };
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp(names[i][0], word) == 0)
      return names[i][1];
  return NULL;
}

static void set_method(siap_i_rubric_reading *reading, const siap_i_element *element,
                       siap_i_setting *setting, const char *value)
{
  if (siap_i_method_find(value)) {
    setting->text = value;
    return;
  }
  siap_i_near best = {meant_by(value), 0};
  for (size_t i = 0; i < siap_i_method_count(); i++)
    siap_i_near_offer(&best, value, siap_i_method_at(i)->name);
  siap_i_fault_near(&reading->base, element, SIAP_I_E220, best.word, value, NULL, NULL);
}

/* Weights with blanks between. */
static void set_list(siap_i_rubric_reading *reading, const siap_i_element *element,
                     const struct spec *spec, siap_i_setting *setting)
{
  size_t count = 0;
  const char **words = siap_i_words_of(&reading->base, element, spec->name, &count);
  siap_i_fraction *list = siap_i_arena_take(reading->base.arena, count, sizeof *list);
  if (!words || !list)
    return;
  for (size_t i = 0; i < count && words[i]; i++)
    if (siap_i_fraction_read(words[i], strlen(words[i]), &list[i])) {
      siap_i_fault(&reading->base, element, SIAP_I_E219, spec->name, words[i], NULL, NULL);
      list[i] = (siap_i_fraction){0, 1};
    }
  setting->list = list;
  setting->list_count = count;
}

static void set_number(siap_i_rubric_reading *reading, const siap_i_element *element,
                       const struct spec *spec, siap_i_setting *setting, const char *value)
{
  setting->number =
      siap_i_number_of(&reading->base, element, spec->name, spec->low > 0 ? spec->low : 0);
  if (setting->number >= spec->low && setting->number <= spec->high)
    return;
  char low[SIAP_I_NUMBER_ROOM], high[SIAP_I_NUMBER_ROOM], range[2 * SIAP_I_NUMBER_ROOM + 8];
  siap_i_number_write(spec->low, low);
  siap_i_number_write(spec->high, high);
  snprintf(range, sizeof range, "%s .. %s", low, high);
  siap_i_fault(&reading->base, element, SIAP_I_E211, spec->name, value, range, NULL);
}

static void set_text(siap_i_rubric_reading *reading, const siap_i_element *element,
                     const struct spec *spec, siap_i_setting *setting)
{
  setting->text = spec->kind == ID ? siap_i_id_of(&reading->base, element, spec->name, 0)
                                   : siap_i_text_of(&reading->base, element, spec->name, 0);
}

static void read_setting(siap_i_rubric_reading *reading, const siap_i_element *element,
                         const struct spec *spec, const char *value, siap_i_setting *setting)
{
  setting->field = spec->field;
  setting->line = element->line;
  switch (spec->kind) {
  case NUMBER:
    set_number(reading, element, spec, setting, value);
    break;
  case COUNT:
    setting->word =
        (int32_t)siap_i_count_of(&reading->base, element, spec->name, (uint64_t)spec->high, 0);
    break;
  case WORD:
    setting->word = siap_i_word_of(&reading->base, element, spec->name, spec->words, 0);
    break;
  case TOTAL:
    if (strcmp(value, "any") == 0)
      break; /* den 0 */
    /* fall through */
  case WEIGHT:
    setting->fraction = siap_i_weight_of(&reading->base, element, spec->name);
    if (setting->fraction.den == 0)
      setting->fraction = (siap_i_fraction){-1, 1}; /* told: no weight */
    break;
  case TEXT:
  case ID:
    set_text(reading, element, spec, setting);
    break;
  case METHOD:
    set_method(reading, element, setting, value);
    break;
  case LIST:
    set_list(reading, element, spec, setting);
    break;
  }
}

static uint32_t letter_of(const char *name)
{
  return UINT32_C(1) << (name[0] & 31);
}

siap_i_setting *siap_i_read_settings(siap_i_rubric_reading *reading, const siap_i_element *element,
                                     unsigned of, size_t *count)
{
  siap_i_setting found[SPECS];
  size_t n = 0;
  uint32_t letters = 0; /* that some attribute begins with: most elements have one attribute */
  for (uint32_t i = 0; i < element->attribute_count; i++)
    letters |= letter_of(element->attributes[i].name);
  for (size_t i = 0; i < SPECS; i++) {
    int perhaps = specs[i].of & of && letters & letter_of(specs[i].name);
    const char *value = perhaps ? siap_i_attribute_of(element, specs[i].name) : NULL;
    if (value) {
      found[n] = (siap_i_setting){0};
      read_setting(reading, element, &specs[i], value, &found[n++]);
    }
  }
  siap_i_setting *settings = siap_i_arena_take(reading->base.arena, n, sizeof *settings);
  *count = settings ? n : 0;
  if (settings)
    memcpy(settings, found, n * sizeof *settings);
  return settings;
}
