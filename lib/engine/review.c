/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4. What a reviewer would ask about levels, and the order of the whole review. What a ministry
 * has made final is not asked again. A finding about an item carries its holder: who must act.
 */
#include "engine/review.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ONE_LEVEL_LEAST 10 /* answers from which one level throughout is odd */

siap_i_place siap_i_review_place(const siap_i_reviewing *in, uint32_t line)
{
  return siap_i_evidence_place(in->evidence, line);
}

siap_i_place siap_i_review_place_of(const siap_i_reviewing *in, const siap_i_answer *answer)
{
  siap_i_place place = siap_i_review_place(in, answer->line);
  size_t slot = siap_i_plan_find(in->plan, answer->id);
  if (slot != SIAP_I_NONE && slot < in->plan->items) {
    place.item = in->plan->slot[slot].id;
    place.holder = in->plan->item[in->plan->slot[slot].at].holder;
  }
  return place;
}

/* ---- one level everywhere: of the region, else of an agency ---- */

/* Levels of one agency, or of all. */
struct levels {
  const char *holder; /* "": none is named */
  size_t slot;
  double level;
};

static int by_holder(const void *a, const void *b)
{
  const struct levels *x = a, *y = b;
  int order = strcmp(x->holder, y->holder);
  return order ? order : (x->slot > y->slot) - (x->slot < y->slot);
}

/* Answers that are levels of a scale, by agency. */
static siap_status gather(const siap_i_reviewing *in, struct levels **out, size_t *count)
{
  struct levels *at = siap_i_arena_take(in->arena, in->plan->items, sizeof *at);
  *count = 0;
  *out = at;
  if (!at)
    return SIAP_ERR_MEMORY;
  for (size_t slot = 0; slot < in->plan->items; slot++) {
    const char *holder = in->plan->item[in->plan->slot[slot].at].holder;
    if (in->answers->answer[slot] && in->answers->row.state[slot] == SIAP_STATE_SCORED &&
        in->plan->slot[slot].has_range)
      at[(*count)++] =
          (struct levels){holder ? holder : "", slot, (double)in->answers->row.exact[slot]};
  }
  qsort(at, *count, sizeof *at, by_holder);
  return SIAP_OK;
}

static int is_one_level(const struct levels *at, size_t count)
{
  for (size_t i = 1; i < count; i++)
    if (at[i].level != at[0].level)
      return 0;
  return count >= ONE_LEVEL_LEAST;
}

static void tell_one_level(const siap_i_reviewing *in, enum siap_i_code code,
                           const struct levels *at, size_t count, const char *who)
{
  siap_i_place place = siap_i_review_place(in, in->region->line);
  char is[SIAP_I_NUMBER_ROOM], of[24];
  siap_i_number_write(at->level, is);
  siap_i_findings_number(in->findings, is);
  snprintf(of, sizeof of, "%zu", count);
  if (code == SIAP_I_W381)
    place.holder = at->holder;
  siap_i_report(in->findings, code, place, who, is, of, NULL);
}

static siap_status review_one_level(const siap_i_reviewing *in)
{
  struct levels *at;
  size_t count;
  if (gather(in, &at, &count) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  if (is_one_level(at, count)) {
    tell_one_level(in, SIAP_I_W365, at, count, in->region->region_name);
    return SIAP_OK;
  }
  for (size_t from = 0, to; from < count; from = to) {
    for (to = from + 1; to < count && strcmp(at[to].holder, at[from].holder) == 0; to++)
      ;
    if (*at[from].holder && is_one_level(at + from, to - from))
      tell_one_level(in, SIAP_I_W381, at + from, to - from, at[from].holder);
  }
  return SIAP_OK;
}

/* ---- carried over from last year ---- */

static void ask_for_confirmation(const siap_i_reviewing *in)
{
  for (size_t i = 0; i < in->region->answer_count; i++) {
    const siap_i_answer *answer = &in->region->answer[i];
    const char *carried = siap_i_answer_detail(answer)->carried;
    if (carried)
      siap_i_report(in->findings, SIAP_I_W356, siap_i_review_place_of(in, answer), answer->id, carried,
                    NULL, NULL);
  }
}

siap_status siap_i_review(const siap_plan *plan, const siap_evidence *evidence,
                          const siap_i_region *region, const siap_i_answers *answers,
                          const siap_externals *externals, siap_i_arena *arena,
                          siap_findings *findings)
{
  siap_i_reviewing in = {plan, evidence, region, answers, arena, findings};
  if (!region->participated || region->stage == SIAP_I_STAGE_FINAL)
    return SIAP_OK;
  ask_for_confirmation(&in);
  siap_status status = siap_i_review_documents(&in);
  if (status == SIAP_OK)
    status = review_one_level(&in);
  if (status == SIAP_OK)
    status = siap_i_review_jumps(&in, externals);
  return status == SIAP_OK ? siap_i_review_surveys(&in) : status;
}
