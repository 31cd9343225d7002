/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. One region in two years: may a node of it be compared. */
#include "analysis/compare.h"

#include <math.h>
#include <string.h>

const siap_i_say_word siap_i_why_one_rubric = {"one-rubric", {"one rubric", "satu rubrik"}},
                      siap_i_why_crosswalk = {"crosswalk", {"crosswalk", "tabel padanan"}},
                      siap_i_why_no_crosswalk = {"no-crosswalk",
                                                 {"no crosswalk", "tanpa tabel padanan"}},
                      siap_i_why_results = {"results-only",
                                            {"results of two rubrics", "hasil dua rubrik"}},
                      siap_i_why_too_little = {"too-little",
                                               {"too little in common", "kesamaan terlalu kecil"}},
                      siap_i_why_no_value = {"no-value", {"no value", "tidak bernilai"}},
                      siap_i_why_not_asked = {"not-asked",
                                              {"not in both years", "tidak ada di kedua tahun"}};

/* Of results that were read there are values, and nothing to score again. */
static const siap_i_say_word *judge_results(const siap_i_member *before,
                                            const siap_i_member *after)
{
  const char *digest[2];
  const siap_i_member *member[2] = {before, after};
  for (int i = 0; i < 2; i++)
    digest[i] = member[i]->plan ? member[i]->plan->rubric->digest
                                : member[i]->result->rubric_digest;
  /* two profiles weigh differently, and how is not in the values */
  int is_same = strcmp(digest[0], digest[1]) == 0 && strcmp(before->profile, after->profile) == 0;
  return is_same ? NULL : &siap_i_why_results;
}

siap_status siap_i_pair_make(siap_i_pair *pair, const siap_i_member *before,
                             const siap_i_member *after, siap_i_bridge *bridge,
                             siap_i_arena *arena)
{
  *pair = (siap_i_pair){.member = {before, after}, .bridge = bridge};
  pair->has_answers = before->plan && after->plan;
  if (!pair->has_answers) {
    pair->why = judge_results(before, after);
    return SIAP_OK;
  }
  siap_status status = siap_i_bridge_make(bridge, before->plan, after->plan);
  if (status == SIAP_OK && !bridge->is_known)
    pair->why = &siap_i_why_no_crosswalk;
  for (int i = 0; status == SIAP_OK && !pair->why && i < 2; i++) {
    pair->share[i] = siap_i_arena_take(arena, pair->member[i]->plan->slots, sizeof *pair->share[i]);
    status = pair->share[i] ? siap_i_year_make(pair->member[i], arena, &pair->year[i])
                            : SIAP_ERR_MEMORY;
  }
  return status;
}

static double comparable_share(const siap_i_pair *pair, int side, size_t slot)
{
  const siap_i_year_form *form = &pair->bridge->form[side];
  siap_i_wide kept = 0, all = 0;
  siap_i_year_shares(form->plan, &pair->year[side], slot, pair->share[side]);
  for (size_t i = 0; i < form->plan->slots; i++) {
    all += pair->share[side][i];
    kept += form->fate[i] == SIAP_I_FATE_KEPT ? pair->share[side][i] : 0;
  }
  return all > 0 ? (double)(kept / all) : 0;
}

siap_i_verdict siap_i_pair_judge(siap_i_pair *pair, const char *id, double least)
{
  siap_i_verdict verdict = {.share = {NAN, NAN}, .why = pair->why};
  int is_asked = 1, has_value = 1;
  for (int i = 0; i < 2; i++) {
    const siap_i_member *member = pair->member[i];
    verdict.entry[i] = siap_i_member_find(member, id);
    is_asked &= verdict.entry[i] != SIAP_I_NONE;
    has_value &= is_asked && member->state[verdict.entry[i]] == SIAP_STATE_SCORED;
  }
  if (verdict.why)
    return verdict;
  for (int i = 0; is_asked && has_value && pair->has_answers && i < 2; i++)
    verdict.share[i] = comparable_share(pair, i, verdict.entry[i]);
  if (!is_asked || !has_value)
    verdict.why = is_asked ? &siap_i_why_no_value : &siap_i_why_not_asked;
  else if (pair->has_answers && fmin(verdict.share[0], verdict.share[1]) < least - 1e-12)
    verdict.why = &siap_i_why_too_little;
  else {
    verdict.may = 1;
    verdict.why = !pair->has_answers || pair->bridge->is_one_rubric ? &siap_i_why_one_rubric
                                                                    : &siap_i_why_crosswalk;
  }
  return verdict;
}
