/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. owed: which agency owes what of a region's evidence: answers, evidence, explanations; by
 * when, and what it weighs. The library has no clock: whoever asks says what day it is.
 */
#include "analysis/owed.h"

#include "ground/date.h"
#include "services/codes.h"

#include <math.h>
#include <string.h>

static const siap_i_option options[] = {
    {"node", SIAP_I_OPTION_IDS, NULL, 0, 0, NULL,
     {"the index or node in which weight and gain are told; the first index without it",
      "indeks atau simpul tempat bobot dan kenaikan dihitung; indeks pertama bila tidak disebut"}},
    {"holder", SIAP_I_OPTION_TEXT, NULL, 0, 0, NULL,
     {"only what this agency owes", "hanya kewajiban instansi ini"}},
    {"deadline", SIAP_I_OPTION_DATE, NULL, 0, 0, NULL,
     {"when it is due; the cut-off date of the evidence without it",
      "tenggatnya; tanggal batas pada bukti bila tidak disebut"}},
    {"deadlines", SIAP_I_OPTION_IDS, NULL, 0, 0, NULL,
     {"other deadlines of single agencies: AGENCY=DATE, with commas between",
      "tenggat lain untuk instansi tertentu: INSTANSI=TANGGAL, dipisahkan koma"}},
    {"today", SIAP_I_OPTION_DATE, NULL, 0, 0, NULL,
     {"what day it is, to tell what is overdue; nobody looks at a clock",
      "tanggal hari ini, untuk menyatakan yang terlambat; jam tidak pernah dilihat"}},
};

/* ---- what is asked ---- */

static siap_status refuse(const siap_i_work *work, const char *option, const char *value,
                          const char *form)
{
  siap_i_report(work->findings, SIAP_I_E503, (siap_i_place){NULL, 0, 0, NULL}, option, value, form,
                NULL);
  return SIAP_ERR_RULE;
}

/* 1: some region asks something of it. */
static int is_holder(const siap_i_work *work, const char *holder, size_t length)
{
  for (size_t i = 0; i < work->cohort[0]->count; i++) {
    const siap_plan *plan = work->cohort[0]->member[i].plan;
    for (size_t slot = 0; plan && slot < plan->items; slot++) {
      const char *of = plan->item[plan->slot[slot].at].holder;
      if (of && strlen(of) == length && memcmp(of, holder, length) == 0)
        return 1;
    }
  }
  return 0;
}

/* Each part is a holder that is asked something, and a date. */
static siap_status check_deadlines(siap_i_work *work)
{
  size_t at = 0;
  const char *part;
  while ((part = siap_i_option_next(work, "deadlines", &at))) {
    size_t length = strcspn(part, "=");
    if (!part[length] || !siap_i_is_date(part + length + 1) ||
        !is_holder(work, part, length))
      return refuse(work, "deadlines", part, "AGENCY=YYYY-MM-DD");
  }
  return work->arena.failed ? SIAP_ERR_MEMORY : SIAP_OK;
}

static siap_status read_dates(siap_i_work *work, siap_i_owed_dates *dates)
{
  const char *holder = siap_i_option_text(work, "holder");
  *dates = (siap_i_owed_dates){siap_i_option_text(work, "deadline"),
                               siap_i_option_text(work, "deadlines"),
                               siap_i_option_text(work, "today")};
  if (*holder && !is_holder(work, holder, strlen(holder)))
    return refuse(work, "holder", holder, "AGENCY");
  return check_deadlines(work);
}

/* ---- one region ---- */

static siap_status owed_by(siap_i_work *work, siap_i_roadmap *map, const siap_i_owed_dates *dates,
                           siap_i_owed_tables *tables)
{
  siap_i_tree *tree = NULL;
  siap_i_owed owed = {.map = map};
  siap_status status = siap_i_roadmap_begin(map, &tree);
  if (status == SIAP_OK)
    status = siap_i_owed_find(&owed);
  if (status == SIAP_OK)
    siap_i_owed_put(work, &owed, dates, siap_i_option_text(work, "holder"), tables);
  return status;
}

static siap_status owed_member(siap_i_work *work, const siap_i_member *member, const char *node,
                               const siap_i_owed_dates *dates, siap_i_owed_tables *tables)
{
  siap_i_arena arena = {NULL, 0, NULL, 0};
  siap_i_roadmap map = {.arena = &arena, .member = member, .plan = member->plan,
                        .goal = {NAN, NULL}};
  if (!member->plan) {
    siap_i_report(work->findings, SIAP_I_E544, (siap_i_place){NULL, 0, 0, NULL}, member->name,
                  NULL, NULL, NULL);
    return SIAP_ERR_LACKING;
  }
  map.slot = siap_i_plan_find(member->plan, node);
  if (!member->participated || map.slot == SIAP_I_NONE)
    return SIAP_OK;
  map.node = map.slot - siap_i_plan_first_node(member->plan);
  siap_status status = owed_by(work, &map, dates, tables);
  siap_i_arena_release(&arena);
  return status;
}

static siap_status run(siap_i_work *work)
{
  const siap_cohort *cohort = work->cohort[0];
  const char *node = NULL;
  siap_i_owed_dates dates;
  siap_i_owed_tables tables;
  siap_status status = siap_i_roadmap_node(work, &node);
  if (status == SIAP_OK)
    status = read_dates(work, &dates);
  siap_i_owed_tables_add(work, &tables);
  for (size_t i = 0; status == SIAP_OK && i < cohort->count; i++) {
    status = owed_member(work, &cohort->member[i], node, &dates, &tables);
    if (status == SIAP_OK && siap_i_work_told(work, i + 1, cohort->count))
      status = SIAP_ERR_STOPPED;
  }
  return status;
}

const siap_i_analysis_kind siap_i_owed_kind = {
    {"owed",
     {"which agency owes what: answers, evidence and explanations, by when, and what it weighs",
      "kewajiban tiap instansi: jawaban, bukti dan penjelasan, tenggatnya, dan bobotnya"}},
    1, 1, options, sizeof options / sizeof *options, run,
    {"owed", {"What agencies owe", "Kewajiban instansi"}}};
