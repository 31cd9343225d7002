/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. What analyses share: cells for statistics and states, telling how far it is. */
#include "analysis/request.h"

#include "model/words.h"
#include "services/codes.h"

#include <stdio.h>

/* by enum siap_i_why */
static const siap_i_say_word reasons[] = {
    {"", {"", ""}},
    {"too-few", {"too few", "terlalu sedikit"}},
    {"no-variation", {"no variation", "tidak bervariasi"}},
    {"infinite", {"infinite", "tak hingga"}},
    {"overflow", {"too large", "terlalu besar"}},
    {"out-of-range", {"not defined", "tidak terdefinisi"}},
    {"not-reached", {"not reached", "tidak tercapai"}},
};

/* by SIAP_STATE_ */
static const siap_i_say_word states[] = {
    {"", {"", ""}},
    {"missing", {"missing", "kosong"}},
    {"not-applicable", {"not applicable", "tidak berlaku"}},
    {"withheld", {"withheld", "ditahan"}},
    {"invalid", {"invalid", "tidak sah"}},
};

/* by enum siap_i_stage */
static const siap_i_say_word stages[] = {
    {"self", {"self-assessment", "penilaian mandiri"}},
    {"desk", {"desk evaluation", "evaluasi dokumen"}},
    {"interview", {"interview", "wawancara"}},
    {"visit", {"visit", "kunjungan"}},
    {"final", {"final", "final"}},
};

const siap_i_say_word *siap_i_stage_said(const char *stage)
{
  int at = siap_i_word_find(siap_i_stage_words, stage);
  return at < 0 ? &states[0] : &stages[at];
}

int siap_i_work_told(const siap_i_work *work, uint64_t done, uint64_t total)
{
  return work->progress && work->progress(work->user, done, total) != 0;
}

void siap_i_put_stat(siap_i_table *table, size_t column, siap_i_stat stat, int places)
{
  if (stat.why == SIAP_I_STAT_DEFINED)
    siap_i_put_number(table, column, stat.value, places);
  else
    siap_i_put_none(table, column, &reasons[stat.why]);
}

void siap_i_put_state(siap_i_table *table, size_t column, int state)
{
  siap_i_put_none(table, column, &states[state]);
}

siap_status siap_i_work_lacks(const siap_i_work *work, const siap_i_say_word *what, size_t has,
                              size_t needed)
{
  char room[2][24];
  siap_i_place place = {NULL, 0, 0, NULL};
  snprintf(room[0], sizeof room[0], "%zu", has);
  snprintf(room[1], sizeof room[1], "%zu", needed);
  siap_i_report(work->findings, SIAP_I_E506, place, work->request->kind->name.id,
                what->text[siap_i_findings_language(work->findings)], room[0], room[1]);
  return SIAP_ERR_LACKING;
}
