/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 6. Formats are words in a list; each is a function that puts a result onto text. */
#ifndef SIAP_I_WRITER_H
#define SIAP_I_WRITER_H

#include "ground/text.h"
#include "model/result.h"
#include "writers/json.h"

typedef struct siap_i_writing {
  siap_i_text *text;
  const siap_result *result;
  const char *language; /* of labels */
  int words;            /* of our own words: 0 English, 1 Indonesian */
} siap_i_writing;

void siap_i_write_text(const siap_i_writing *out);
void siap_i_write_line(const siap_i_writing *out);
void siap_i_write_line_header(const siap_i_writing *out);
void siap_i_write_json(const siap_i_writing *out);
void siap_i_write_xml(const siap_i_writing *out);
void siap_i_write_xml_row(const siap_i_writing *out);
void siap_i_write_csv(const siap_i_writing *out);
void siap_i_write_csv_row(const siap_i_writing *out);

/* Words of the formats for machines: by kind of entry, by form of answer. */
extern const char *const siap_i_kind_words[];
extern const char *const siap_i_form_words[];

/* A whole result, also as a part of another document. */
void siap_i_json_result(siap_i_json *json, const siap_i_writing *out);

/* One entry of a result, with its answer and its terms. */
void siap_i_json_entry(siap_i_json *json, const siap_i_writing *out, size_t entry);

/* What was fitted for an item, and how its score follows, as lines of text. */
void siap_i_put_fit(const siap_i_writing *out, const siap_i_result_entry *at);

/* rubric_experts.c: "weights from experts (3): ahp, CR 0.02 (at most 0.1)"; all that is known. */
void siap_i_put_experts(const siap_i_writing *out, const siap_i_experts *experts);
void siap_i_put_experts_of(const siap_i_writing *out, const siap_i_node *node);
void siap_i_json_experts_of(siap_i_json *json, const siap_i_node *node);

/* ---- shared by the formats for people ---- */

/* Our own words, English and Indonesian. */
enum siap_i_say {
  SIAP_I_SAY_SIMULATION,
  SIAP_I_SAY_STAGE,
  SIAP_I_SAY_NO_PART,
  SIAP_I_SAY_PUBLISHED,
  SIAP_I_SAY_OURS,
  SIAP_I_SAY_SCORE,
  SIAP_I_SAY_WEIGHT,
  SIAP_I_SAY_ADDS,
  SIAP_I_SAY_ANSWERED,
  SIAP_I_SAY_WORST,
  SIAP_I_SAY_BEST,
  SIAP_I_SAY_BAND,
  SIAP_I_SAY_TO_NEXT,
  SIAP_I_SAY_NO_PILLAR,
  SIAP_I_SAY_RESTS_ON,
  SIAP_I_SAY_GIVEN,
  SIAP_I_SAY_OF,
  SIAP_I_SAY_QUESTIONS,
  SIAP_I_SAY_REGION,
  SIAP_I_SAY_PROFILE,
  SIAP_I_SAY_ROUNDED,
  SIAP_I_SAY_FROM,
  SIAP_I_SAY_TERMS_ROUNDED,
  SIAP_I_SAY_ABOVE,
  SIAP_I_SAY_NO_ANSWER,
  SIAP_I_SAY_RATED,
  SIAP_I_SAY_LINE,
  SIAP_I_SAY_DOCUMENT,
  SIAP_I_SAY_POLICY,
  SIAP_I_SAY_NOT_ADMITTED,
  SIAP_I_SAY_EXTERNAL,
  SIAP_I_SAY_STATED,
  SIAP_I_SAY_IN_EVIDENCE,
  SIAP_I_SAY_SOURCE,
  SIAP_I_SAY_INDICES,
  SIAP_I_SAY_PROFILES,
  SIAP_I_SAY_PILLARS,
  SIAP_I_SAY_SOURCES,
  SIAP_I_SAY_NODES,
  SIAP_I_SAY_CLASSES,
  SIAP_I_SAY_REASON,
  SIAP_I_SAY_UNIT,
  SIAP_I_SAY_EXACT,
  SIAP_I_SAY_RESPONDENTS,
  SIAP_I_SAY_RUBRIC,
  SIAP_I_SAY_PLAN,
  SIAP_I_SAY_EVIDENCE,
  /* forms: templates of evidence */
  SIAP_I_SAY_FORM_HOW,
  SIAP_I_SAY_FORM_STATE,
  SIAP_I_SAY_FORM_REGION,
  SIAP_I_SAY_FORM_STAGES,
  SIAP_I_SAY_FORM_NAME,
  SIAP_I_SAY_FORM_OPEN,
  SIAP_I_SAY_PILLAR,
  SIAP_I_SAY_HOLDER,
  SIAP_I_SAY_ANSWER,
  SIAP_I_SAY_PROOF,
  SIAP_I_SAY_FROM_TO,
  SIAP_I_SAY_AT_LEAST,
  SIAP_I_SAY_AT_MOST,
  SIAP_I_SAY_STEPS,
  SIAP_I_SAY_OR,
  SIAP_I_SAY_SHARE,
  SIAP_I_SAY_GRADE,
  SIAP_I_SAY_CHECKED,
  SIAP_I_SAY_RATINGS,
  SIAP_I_SAY_NODE_VALUE,
  SIAP_I_SAY_LAST_VALUE,
  /* cohort stages */
  SIAP_I_SAY_FITTED,
  SIAP_I_SAY_VALUES,
  SIAP_I_SAY_OF_CLASS,
  SIAP_I_SAY_TURNED,
  SIAP_I_SAY_MINIMUM,
  SIAP_I_SAY_MAXIMUM,
  SIAP_I_SAY_MEAN,
  SIAP_I_SAY_DEVIATION,
  SIAP_I_SAY_WINSORISED,
  SIAP_I_SAY_IMPUTED,
  SIAP_I_SAY_BELOW,
  SIAP_I_SAY_CUT,
  /* weights from experts */
  SIAP_I_SAY_WEIGHTS_FROM,
  SIAP_I_SAY_TOGETHER,
  SIAP_I_SAY_COUNT
};
const char *siap_i_say(int words, enum siap_i_say word);

/* State words for people. */
const char *siap_i_say_state(int words, int state);

/* The rounded value of an entry with its places, or its state in words. `sign`: "+" before
 * positives. */
void siap_i_put_value(const siap_i_writing *out, siap_i_text *text, size_t entry, int sign);

/* A number with at most `places` decimals, zeros at the end left out. */
void siap_i_put_trimmed(siap_i_text *text, double number, int places);

/* What stands between numbers of a list: where a comma is a decimal sign, none that looks like one. */
static inline const char *siap_i_between(const siap_i_text *text)
{
  return text->comma ? "; " : ", ";
}

/* Text of strangers, escaped; `width` > 0 pads with blanks behind, < 0 before. */
void siap_i_put_padded(siap_i_text *text, const char *words, int width);

/* 1 when a node is a difference: its value wants a sign. */
int siap_i_is_difference(const siap_result *result, size_t entry);

#endif
