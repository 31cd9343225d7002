/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. The list of normalisers. A new word: a file normaliser_<word>.c and a line here. */
#include "numbers/normaliser.h"

#include <string.h>

static const siap_i_normaliser_word words[] = {
    {.name = "share",
     .formula = "times * numerator / denominator",
     .reads = SIAP_I_READS_RATIO,
     .first = siap_i_normaliser_share},
    {.name = "grades",
     .formula = "the score of the grade",
     .reads = SIAP_I_READS_GRADE,
     .first = siap_i_normaliser_grades},
    {.name = "checklist",
     .formula = "highest level whose criteria, and those of all below, are checked",
     .reads = SIAP_I_READS_CHECKED,
     .first = siap_i_normaliser_checklist},
    {.name = "bands",
     .formula = "the score of the band",
     .reads = SIAP_I_READS_NUMBER,
     .run_double = siap_i_normaliser_bands_double,
     .run_wide = siap_i_normaliser_bands_wide},
    {.name = "goalposts",
     .formula = "offset + times * (x - lower) / (upper - lower), or the same of logarithms",
     .reads = SIAP_I_READS_NUMBER,
     .run_double = siap_i_normaliser_goalposts_double,
     .run_wide = siap_i_normaliser_goalposts_wide},
};

size_t siap_i_normaliser_count(void)
{
  return sizeof words / sizeof *words;
}

const siap_i_normaliser_word *siap_i_normaliser_at(size_t i)
{
  return i < siap_i_normaliser_count() ? &words[i] : NULL;
}

const siap_i_normaliser_word *siap_i_normaliser_find(const char *name)
{
  for (size_t i = 0; i < siap_i_normaliser_count(); i++)
    if (words[i].name[0] == name[0] && strcmp(words[i].name, name) == 0)
      return &words[i];
  return NULL;
}
