/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2b. The small closed vocabularies of rubrics and evidence: words and their constants. */
#ifndef SIAP_I_WORDS_H
#define SIAP_I_WORDS_H

#include <siap/core.h>

enum siap_i_status { SIAP_I_PUBLISHED = 0, SIAP_I_OURS };
enum siap_i_use { SIAP_I_USE_EXACT = 0, SIAP_I_USE_ROUNDED };
enum siap_i_better { SIAP_I_BETTER_HIGHER = 0, SIAP_I_BETTER_LOWER };
enum siap_i_is {
  SIAP_I_LT = 0,
  SIAP_I_LE,
  SIAP_I_EQ,
  SIAP_I_NE,
  SIAP_I_GE,
  SIAP_I_GT,
  SIAP_I_SCORED,
  SIAP_I_NOT_SCORED
};

/* What a node does with a child that is not scored. */
enum siap_i_policy {
  SIAP_I_PROPAGATE = 0,
  SIAP_I_EXCLUDE,
  SIAP_I_ZERO,
  SIAP_I_LOWEST,
  SIAP_I_GROUP_MEAN,
  SIAP_I_PARENT_ZERO,
  SIAP_I_POLICY_UNSAID /* the default of the method */
};

enum siap_i_stage {
  SIAP_I_STAGE_SELF = 0,
  SIAP_I_STAGE_DESK,
  SIAP_I_STAGE_INTERVIEW,
  SIAP_I_STAGE_VISIT,
  SIAP_I_STAGE_FINAL
};

/* How what experts say becomes weights. */
enum siap_i_experts_method { SIAP_I_AHP = 0, SIAP_I_BUDGET };

/* What became of an objection. */
enum siap_i_decision {
  SIAP_I_DECISION_OPEN = 0,
  SIAP_I_DECISION_UPHELD,
  SIAP_I_DECISION_PARTLY,
  SIAP_I_DECISION_REJECTED
};

#define SIAP_I_STATES 5 /* siap_i_state_words holds one word per SIAP_STATE_ */

/* Each list ends with NULL; the place of a word is its constant. */
extern const char *const siap_i_status_words[];
extern const char *const siap_i_use_words[];
extern const char *const siap_i_better_words[];
extern const char *const siap_i_is_words[];
extern const char *const siap_i_policy_words[];
extern const char *const siap_i_state_words[];
extern const char *const siap_i_stage_words[];
extern const char *const siap_i_clip_words[];
extern const char *const siap_i_yes_no_words[];
extern const char *const siap_i_programme_words[];
extern const char *const siap_i_crossing_words[];
extern const char *const siap_i_experts_words[];
extern const char *const siap_i_decision_words[];

/* The place of a word in such a list; -1 when it is not there. */
int siap_i_word_find(const char *const *words, const char *word);

#endif
