/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. An answer as it was given, in few words of both languages. Of people who answered only
 * how many they were is told.
 */
#include "analysis/report.h"

#include <string.h>

typedef siap_i_regional_said said_of;

static void put_same(said_of *said, const char *words)
{
  siap_i_regional_say(said, words, words);
}

static void put_unit(said_of *said, const siap_rubric *rubric, const char *unit)
{
  if (*unit && strcmp(unit, "%") != 0)
    put_same(said, " ");
  siap_i_regional_say(said, siap_i_unit_words(rubric, unit, "en"),
                      siap_i_unit_words(rubric, unit, "id"));
}

static void put_state(said_of *said, int state)
{
  static const char *const words[][2] = {
      {"scored", "diskor"},
      {"not answered", "tidak dijawab"},
      {"not applicable", "tidak berlaku"},
      {"withheld", "ditahan"},
      {"invalid", "tidak sah"},
  };
  siap_i_regional_say(said, words[state][0], words[state][1]);
}

static void put_checked(said_of *said, const siap_i_detail *detail)
{
  siap_i_regional_say(said, "checked: ", "dicentang: ");
  for (size_t i = 0; i < detail->checked_count; i++) {
    put_same(said, i ? ", " : "");
    put_same(said, detail->checked[i]);
  }
  if (!detail->checked_count)
    siap_i_regional_say(said, "nothing", "tidak ada");
}

/* How many gave it, and none of them by name. */
static void put_many(said_of *said, const siap_i_answer *answer, size_t count)
{
  siap_i_regional_say_count(said, count);
  if (answer->form == SIAP_I_FORM_RESPONSES)
    siap_i_regional_say(said, count == 1 ? " respondent" : " respondents", " responden");
  else if (answer->form == SIAP_I_FORM_UNITS)
    siap_i_regional_say(said, count == 1 ? " unit" : " units", " satuan");
  else
    siap_i_regional_say(said, count == 1 ? " rating" : " ratings", " penilaian");
}

static void put_form(said_of *said, const siap_rubric *rubric, const siap_i_result_entry *entry)
{
  const siap_i_answer *answer = entry->answer;
  const siap_i_detail *detail = siap_i_answer_detail(answer);
  int is_value = answer->form == SIAP_I_FORM_VALUE ||
                 (answer->form == SIAP_I_FORM_CELL && entry->is_raw);
  switch (answer->form) {
  case SIAP_I_FORM_STATE:
    put_state(said, answer->state);
    break;
  case SIAP_I_FORM_GRADE:
    siap_i_regional_say(said, "grade ", "predikat ");
    put_same(said, detail->grade);
    break;
  case SIAP_I_FORM_CHECKED:
    put_checked(said, detail);
    break;
  case SIAP_I_FORM_RATINGS:
  case SIAP_I_FORM_UNITS:
  case SIAP_I_FORM_RESPONSES:
    put_many(said, answer, detail->rating_count);
    break;
  case SIAP_I_FORM_RATIO:
    siap_i_regional_say_number(said, answer->number, -1, 0);
    siap_i_regional_say(said, " of ", " dari ");
    siap_i_regional_say_number(said, detail->denominator, -1, 0);
    break;
  default:
    put_same(said, is_value ? "" : "level ");
    siap_i_regional_say_number(said, answer->number, -1, 0);
    if (is_value)
      put_unit(said, rubric, entry->unit);
  }
  if (detail->reason) {
    put_same(said, ": ");
    put_same(said, detail->reason);
  }
}

const siap_i_say_word *siap_i_regional_answer(const siap_i_regional *report,
                                              const siap_i_result_entry *entry)
{
  said_of said = SIAP_I_REGIONAL_NOTHING_SAID;
  if (entry->answer)
    put_form(&said, report->result->rubric, entry);
  else
    put_state(&said, SIAP_STATE_MISSING);
  return siap_i_regional_said_word(report, &said);
}
