/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. What the readers of XML formats share. */
#include "readers/element.h"

#include "ground/date.h"

#include <stdio.h>
#include <string.h>

static siap_i_place place_of(const siap_i_reading *reading, const siap_i_element *element)
{
  siap_i_place place = {reading->source, element->line, element->column, NULL};
  if (reading->place_line && element->line > 0) {
    place.line = reading->place_line[element->line - 1];
    place.path = reading->place_path[element->line - 1];
  }
  return place;
}

void siap_i_fault(siap_i_reading *reading, const siap_i_element *element, enum siap_i_code code,
                  const char *word1, const char *word2, const char *word3, const char *word4)
{
  reading->faults++;
  siap_i_report(reading->findings, code, place_of(reading, element), word1, word2, word3, word4);
}

void siap_i_fault_near(siap_i_reading *reading, const siap_i_element *element,
                       enum siap_i_code code, const char *near, const char *word1,
                       const char *word2, const char *word3)
{
  reading->faults++;
  siap_i_report_near(reading->findings, code, place_of(reading, element), near, word1, word2, word3,
                     NULL);
}

void siap_i_doubt(siap_i_reading *reading, const siap_i_element *element, enum siap_i_code code,
                  const char *word1, const char *word2, const char *word3)
{
  siap_i_report(reading->findings, code, place_of(reading, element), word1, word2, word3, NULL);
}

/* Whether a list of words with blanks between has one. */
static int list_has(const char *list, const char *wanted)
{
  size_t length = strlen(wanted);
  if (length == 0 || strchr(wanted, ' ')) /* a key of JSON may be anything */
    return 0;
  for (const char *at = strstr(list, wanted); at; at = strstr(at + 1, wanted))
    if ((at == list || at[-1] == ' ') && (at[length] == ' ' || !at[length]))
      return 1;
  return 0;
}

/*
 * The reader makes one copy of a name and the lists are constants of the program, so that the same
 * two addresses come again and again: what they said the last time holds.
 */
static int is_allowed(siap_i_reading *reading, const char *list, const char *name)
{
  size_t hash = ((uintptr_t)list >> 3) + ((uintptr_t)name >> 3);
  struct siap_i_allowed *known = &reading->allowed[(hash ^ hash >> 6) % SIAP_I_ALLOWED];
  if (known->list == list && known->name == name)
    return 1;
  if (!list_has(list, name))
    return 0;
  *known = (struct siap_i_allowed){list, name};
  return 1;
}

/* The nearest word of a list, in `near`; NULL when none is near, or nobody would read it. */
static const char *nearest(const siap_i_reading *reading, const char *list, const char *wanted,
                           char near[65])
{
  siap_i_near best = {NULL, 0};
  const char *word = siap_i_findings_are_full(reading->findings) ? "" : list;
  for (; *(word += strspn(word, " ")); word += strcspn(word, " ")) {
    char candidate[65];
    size_t n = strcspn(word, " ");
    if (n >= sizeof candidate)
      continue;
    memcpy(candidate, word, n);
    candidate[n] = 0;
    unsigned before = best.word ? best.distance : 99;
    siap_i_near_offer(&best, wanted, candidate);
    if (best.word && best.distance < before)
      memcpy(near, candidate, n + 1);
    best.word = best.word ? near : NULL;
  }
  return best.word;
}

/*
 * An attribute that is not known: what was meant or, where nothing is near, all that there are. A word
 * of a finding is cut when it is long, so that they are two.
 */
static void fault_attribute(siap_i_reading *reading, const siap_i_element *element,
                            const char *list, const char *name)
{
  enum { MOST = 110 };
  char near[65], all[2 * MOST + 80] = "", first[MOST + 80] = "";
  const char *best = nearest(reading, list, name, near), *word = list;
  size_t used = 0, cut = 0;
  while (!best && *(word += strspn(word, " ")) && used + strcspn(word, " ") < 2 * MOST) {
    int n = (int)strcspn(word, " ");
    used += (size_t)snprintf(all + used, sizeof all - used, "%s%.*s", used ? ", " : ": ",
                             n < 60 ? n : 60, word);
    cut = used < MOST ? used : cut;
    word += n;
    word += strspn(word, " ");
  }
  if (!best && *word)
    snprintf(all + used, sizeof all - used, ", ...");
  memcpy(first, all, cut);
  reading->faults++;
  siap_i_report_near(reading->findings, SIAP_I_E201, place_of(reading, element), best, name,
                     element->name, first, all + cut);
}

void siap_i_element_check(siap_i_reading *reading, const siap_i_element *element,
                          const char *attributes, const char *children, int text)
{
  char near[65];
  for (uint32_t i = 0; i < element->attribute_count; i++) {
    const char *name = element->attributes[i].name;
    if (!is_allowed(reading, attributes, name))
      fault_attribute(reading, element, attributes, name);
  }
  for (const siap_i_element *child = element->child; child; child = child->next)
    if (!is_allowed(reading, children, child->name))
      siap_i_fault_near(reading, child, SIAP_I_E200, nearest(reading, children, child->name, near),
                        child->name, element->name, NULL);
  if (!text && !element->blank)
    siap_i_fault(reading, element, SIAP_I_E203, element->name, element->text, NULL, NULL);
}

size_t siap_i_element_count(const siap_i_element *parent, const char *name)
{
  size_t count = 0;
  for (const siap_i_element *child = parent->child; child; child = child->next)
    count += siap_i_element_is(child, name);
  return count;
}

void siap_i_require(siap_i_reading *reading, const siap_i_element *element, const char *name,
                    int required)
{
  if (required && !siap_i_attribute_of(element, name))
    siap_i_fault(reading, element, SIAP_I_E202, element->name, name, NULL, NULL);
}

const char *siap_i_text_of(siap_i_reading *reading, const siap_i_element *element, const char *name,
                           int required)
{
  const char *value = siap_i_attribute_of(element, name);
  if (!value) {
    if (required)
      siap_i_fault(reading, element, SIAP_I_E202, element->name, name, NULL, NULL);
    return NULL;
  }
  if (required && !value[strspn(value, " \t\r\n")])
    siap_i_fault(reading, element, SIAP_I_E212, name, NULL, NULL, NULL);
  return value;
}

int siap_i_id_is_valid(const char *id)
{
  size_t n = strlen(id);
  if (n == 0 || n > 100)
    return 0;
  for (size_t i = 0; i < n; i++) {
    char c = id[i];
    int letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    int other = (c >= '0' && c <= '9') || c == '-' || c == '.';
    if (!letter && !(other && i > 0))
      return 0;
  }
  return 1;
}

const char *siap_i_id_of(siap_i_reading *reading, const siap_i_element *element, const char *name,
                         int required)
{
  const char *value = siap_i_attribute_of(element, name);
  if (!value && required)
    siap_i_fault(reading, element, SIAP_I_E202, element->name, name, NULL, NULL);
  if (!value)
    return required ? "" : NULL;
  if (!siap_i_id_is_valid(value)) {
    siap_i_fault(reading, element, SIAP_I_E205, name, value, NULL, NULL);
    return required ? "" : NULL;
  }
  return value;
}

static void fault_no_word(siap_i_reading *reading, const siap_i_element *element, const char *name,
                          const char *value, const char *const *words)
{
  siap_i_near best = {NULL, 0};
  char list[160] = "";
  size_t used = 0;
  for (size_t i = 0; words[i]; i++) {
    siap_i_near_offer(&best, value, words[i]);
    int n = snprintf(list + used, sizeof list - used, "%s%s", i ? ", " : "", words[i]);
    if (n > 0 && (size_t)n < sizeof list - used)
      used += (size_t)n;
  }
  siap_i_fault_near(reading, element, SIAP_I_E204, best.word, name, value, list);
}

int siap_i_word_of(siap_i_reading *reading, const siap_i_element *element, const char *name,
                   const char *const *words, int otherwise)
{
  const char *value = siap_i_attribute_of(element, name);
  if (!value)
    return otherwise;
  for (int i = 0; words[i]; i++)
    if (strcmp(words[i], value) == 0)
      return i;
  fault_no_word(reading, element, name, value, words);
  return otherwise;
}

static void fault_number(siap_i_reading *reading, const siap_i_element *element, const char *name,
                         const char *value, enum siap_i_number_fault fault)
{
  char where[80];
  snprintf(where, sizeof where, "attribute \"%.60s\"", name);
  reading->faults++;
  siap_i_report_number(reading->findings, fault, place_of(reading, element), where, value);
}

double siap_i_number_of(siap_i_reading *reading, const siap_i_element *element, const char *name,
                        double otherwise)
{
  const char *value = siap_i_attribute_of(element, name);
  if (!value)
    return otherwise;
  double number = otherwise;
  enum siap_i_number_fault fault = siap_i_number_read(value, strlen(value), &number);
  if (fault)
    fault_number(reading, element, name, value, fault);
  return number;
}

uint64_t siap_i_count_of(siap_i_reading *reading, const siap_i_element *element, const char *name,
                         uint64_t most, uint64_t otherwise)
{
  const char *value = siap_i_attribute_of(element, name);
  uint64_t count = otherwise;
  if (value && siap_i_number_read_count(value, strlen(value), most, &count) != 0) {
    char range[48];
    snprintf(range, sizeof range, "0 .. %llu", (unsigned long long)most);
    siap_i_fault(reading, element, SIAP_I_E211, name, value, range, NULL);
  }
  return count;
}

siap_i_fraction siap_i_weight_of(siap_i_reading *reading, const siap_i_element *element,
                                 const char *name)
{
  siap_i_fraction weight = {0, 0};
  const char *value = siap_i_attribute_of(element, name);
  if (!value)
    return weight;
  enum siap_i_number_fault fault = siap_i_fraction_read(value, strlen(value), &weight);
  if (fault == SIAP_I_NUMBER_GARBAGE || fault == SIAP_I_NUMBER_RANGE)
    siap_i_fault(reading, element, SIAP_I_E219, name, value, NULL, NULL);
  else if (fault)
    fault_number(reading, element, name, value, fault);
  return weight;
}

const char *siap_i_date_of(siap_i_reading *reading, const siap_i_element *element, const char *name)
{
  const char *value = siap_i_attribute_of(element, name);
  if (!value)
    return NULL;
  if (!siap_i_is_date(value))
    siap_i_fault(reading, element, SIAP_I_E217, name, value, NULL, NULL);
  return value;
}

const char **siap_i_words_of(siap_i_reading *reading, const siap_i_element *element,
                             const char *name, size_t *count)
{
  static const char blanks[] = " \t\r\n";
  const char *value = siap_i_attribute_of(element, name);
  size_t n = 0;
  *count = 0;
  for (const char *word = value; word && *(word += strspn(word, blanks));
       word += strcspn(word, blanks))
    n++;
  const char **words = siap_i_arena_take(reading->arena, n, sizeof *words);
  if (!words)
    return NULL;
  for (const char *word = value; word && *(word += strspn(word, blanks));
       word += strcspn(word, blanks))
    words[(*count)++] = siap_i_arena_text(reading->arena, word, strcspn(word, blanks));
  return words;
}
