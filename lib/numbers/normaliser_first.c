/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. Answers that are no single number: shares of a count, grades, cumulative checklists. */
#include "numbers/normaliser.h"

#include <siap/core.h>
#include <string.h>

int32_t siap_i_normaliser_share(const siap_i_normaliser *step, const siap_i_raw *raw,
                                siap_i_wide *out)
{
  if (raw->denominator == 0)
    return SIAP_STATE_MISSING;
  *out = step->times.wide * raw->number / raw->denominator;
  return SIAP_STATE_SCORED;
}

int32_t siap_i_normaliser_grades(const siap_i_normaliser *step, const siap_i_raw *raw,
                                 siap_i_wide *out)
{
  for (size_t i = 0; i < step->entry_count; i++)
    if (strcmp(step->entry[i].code, raw->grade) == 0) {
      *out = step->entry[i].score.wide;
      return SIAP_STATE_SCORED;
    }
  return SIAP_STATE_INVALID;
}

size_t siap_i_checked_find(const siap_i_raw *raw, const char *criterion)
{
  size_t low = 0, high = raw->checked_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = strcmp(raw->checked[middle], criterion);
    if (order == 0)
      return middle;
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return raw->checked_count;
}

/* `offset` carries what an unmet first level gives. */
int32_t siap_i_normaliser_checklist(const siap_i_normaliser *step, const siap_i_raw *raw,
                                    siap_i_wide *out)
{
  siap_i_wide attained = step->offset.wide;
  for (size_t i = 0; i < step->entry_count; i++) {
    const siap_i_step_entry *level = &step->entry[i];
    for (size_t k = 0; k < level->criterion_count; k++)
      if (siap_i_checked_find(raw, level->criteria[k]) == raw->checked_count) {
        *out = attained;
        return SIAP_STATE_SCORED;
      }
    attained = level->score.wide;
  }
  *out = attained;
  return SIAP_STATE_SCORED;
}
