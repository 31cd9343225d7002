/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. Sentences in both languages at once, built piece by piece. */
#include "analysis/report.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MACHINE, ENGLISH, INDONESIAN };

void siap_i_regional_say(siap_i_regional_said *said, const char *english, const char *indonesian)
{
  siap_i_text_put(&said->in[MACHINE], english);
  siap_i_text_put(&said->in[ENGLISH], english);
  siap_i_text_put(&said->in[INDONESIAN], indonesian);
}

void siap_i_regional_say_number(siap_i_regional_said *said, double number, int places, int is_signed)
{
  char plain[SIAP_I_NUMBER_ROOM], comma[SIAP_I_NUMBER_ROOM];
  if (places < 0)
    siap_i_number_write(number, plain);
  else
    siap_i_number_fixed(number, places, plain);
  memcpy(comma, plain, sizeof comma);
  for (char *at = comma; *at; at++)
    *at = *at == '.' ? ',' : *at;
  if (is_signed && number > 0)
    siap_i_regional_say(said, "+", "+");
  siap_i_regional_say(said, plain, comma);
}

void siap_i_regional_say_count(siap_i_regional_said *said, size_t count)
{
  char room[24];
  snprintf(room, sizeof room, "%zu", count);
  siap_i_regional_say(said, room, room);
}

void siap_i_regional_say_label(const siap_i_regional *report, siap_i_regional_said *said,
                               size_t entry)
{
  siap_i_regional_say(said, siap_i_result_label(report->result, entry, "en"),
                      siap_i_result_label(report->result, entry, "id"));
}

const siap_i_say_word *siap_i_regional_said_word(const siap_i_regional *report,
                                                 siap_i_regional_said *said)
{
  char *text[SIAP_I_SAID_TEXTS];
  const siap_i_say_word *word = NULL;
  int failed = 0;
  for (int i = 0; i < SIAP_I_SAID_TEXTS; i++) {
    text[i] = siap_i_text_take(&said->in[i], NULL);
    failed |= !text[i];
  }
  if (!failed)
    word = siap_i_say_make(report->work->out, text[MACHINE], text[ENGLISH], text[INDONESIAN]);
  report->work->out->failed |= failed;
  for (int i = 0; i < SIAP_I_SAID_TEXTS; i++)
    siap_i_release(text[i]);
  return word;
}
