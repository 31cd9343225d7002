/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2b. The small closed vocabularies of rubrics and evidence. */
#include "model/words.h"

#include <string.h>

const char *const siap_i_status_words[] = {"published", "ours", NULL};
const char *const siap_i_use_words[] = {"exact", "rounded", NULL};
const char *const siap_i_better_words[] = {"higher", "lower", NULL};
const char *const siap_i_is_words[] = {"lt", "le",     "eq",         "ne", "ge",
                                       "gt", "scored", "not-scored", NULL};
const char *const siap_i_policy_words[] = {"propagate",  "exclude",     "zero", "lowest",
                                           "group-mean", "parent-zero", NULL};
const char *const siap_i_state_words[] = {"scored",   "missing", "not-applicable",
                                          "withheld", "invalid", NULL};
const char *const siap_i_stage_words[] = {"self", "desk", "interview", "visit", "final", NULL};
const char *const siap_i_clip_words[] = {"none", "lower", "upper", "both", NULL};
const char *const siap_i_crossing_words[] = {"same",   "reworded", "rescaled", "split",
                                             "merged", "new",      "retired",  NULL};
const char *const siap_i_experts_words[] = {"ahp", "budget", NULL};
const char *const siap_i_programme_words[] = {"planned", "running", "finished", "stopped", NULL};
const char *const siap_i_decision_words[] = {"open", "upheld", "partly", "rejected", NULL};
const char *const siap_i_yes_no_words[] = {"no", "yes", NULL};

int siap_i_word_find(const char *const *words, const char *word)
{
  for (int i = 0; words[i]; i++)
    if (strcmp(words[i], word) == 0)
      return i;
  return -1;
}
