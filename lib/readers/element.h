/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. What the readers of XML formats share: elements held against what they may say. */
#ifndef SIAP_I_ELEMENT_H
#define SIAP_I_ELEMENT_H

#include "ground/memory.h"
#include "ground/number.h"
#include "readers/xml.h"
#include "services/findings.h"

#include <string.h>

#define SIAP_I_ALLOWED 64

/* The state of reading one document. */
typedef struct siap_i_reading {
  siap_i_arena *arena; /* of the object that is built */
  const char *source;
  siap_findings *findings;
  size_t faults; /* errors so far */
  /* JSON: `line` of an element is its number, from 1; these say where that is. Else NULL. */
  const uint32_t *place_line;
  const char *const *place_path;
  struct siap_i_allowed {
    const char *list, *name; /* a name that was found in a list, both by address */
  } allowed[SIAP_I_ALLOWED];
} siap_i_reading;

/* Report an error at an element; counts a fault. */
void siap_i_fault(siap_i_reading *reading, const siap_i_element *element, enum siap_i_code code,
                  const char *word1, const char *word2, const char *word3, const char *word4);
void siap_i_fault_near(siap_i_reading *reading, const siap_i_element *element,
                       enum siap_i_code code, const char *near, const char *word1,
                       const char *word2, const char *word3);

/* Report a warning at an element; no fault. */
void siap_i_doubt(siap_i_reading *reading, const siap_i_element *element, enum siap_i_code code,
                  const char *word1, const char *word2, const char *word3);

/*
 * Report every attribute that is not in `attributes`, every child that is not in `children` and,
 * where `text` is 0, any text. Lists are words with blanks between and around them, " id weight ",
 * and must be constants of the program: they are known again by their address.
 */
void siap_i_element_check(siap_i_reading *reading, const siap_i_element *element,
                          const char *attributes, const char *children, int text);

/* Names are compared so often that the first letter is looked at before anything is called. */
static inline int siap_i_element_is(const siap_i_element *element, const char *name)
{
  return element->name[0] == name[0] && strcmp(element->name, name) == 0;
}

size_t siap_i_element_count(const siap_i_element *parent, const char *name);

/* The value of an attribute, which lives as long as what is built; NULL when it is not there. */
static inline const char *siap_i_attribute_of(const siap_i_element *element, const char *name)
{
  for (uint32_t i = 0; i < element->attribute_count; i++)
    if (element->attributes[i].name[0] == name[0] && strcmp(element->attributes[i].name, name) == 0)
      return element->attributes[i].value;
  return NULL;
}

/* Its absence is a fault, where it is required; what it holds is looked at elsewhere. */
void siap_i_require(siap_i_reading *reading, const siap_i_element *element, const char *name,
                    int required);

/* The same, held against more. `required`: its absence is a fault, and so is a blank. */
const char *siap_i_text_of(siap_i_reading *reading, const siap_i_element *element, const char *name,
                           int required);

/* The same, held against the grammar of ids; a required one that is missing or wrong is "". */
const char *siap_i_id_of(siap_i_reading *reading, const siap_i_element *element, const char *name,
                         int required);

/* 1 when an id follows the grammar. */
int siap_i_id_is_valid(const char *id);

/* The place of an attribute's value in a list of words that ends with NULL; `otherwise` without it
 * or on a fault. */
int siap_i_word_of(siap_i_reading *reading, const siap_i_element *element, const char *name,
                   const char *const *words, int otherwise);

/* A number, `otherwise` without it or on a fault. */
double siap_i_number_of(siap_i_reading *reading, const siap_i_element *element, const char *name,
                        double otherwise);

/* A whole number from 0 to `most`. */
uint64_t siap_i_count_of(siap_i_reading *reading, const siap_i_element *element, const char *name,
                         uint64_t most, uint64_t otherwise);

/* A weight; den 0 without it or on a fault. */
siap_i_fraction siap_i_weight_of(siap_i_reading *reading, const siap_i_element *element,
                                 const char *name);

/* A date, YYYY-MM-DD and in the calendar; NULL without it. */
const char *siap_i_date_of(siap_i_reading *reading, const siap_i_element *element,
                           const char *name);

/* Words of a list with blanks between; *count 0 without it. In the arena. */
const char **siap_i_words_of(siap_i_reading *reading, const siap_i_element *element,
                             const char *name, size_t *count);

#endif
