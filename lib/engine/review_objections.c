/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4. Objections held against rubric and answers. The decision is people's; that the answer says
 * what was decided, and that nothing is final while an objection is open, can be looked after.
 */
#include "engine/review.h"

#include <math.h>
#include <string.h>

static void ask_for_decision(const siap_evidence *evidence, const siap_i_region *region,
                             const siap_i_objection *objection, siap_findings *findings)
{
  if (region->stage == SIAP_I_STAGE_FINAL && objection->decision == SIAP_I_DECISION_OPEN)
    siap_i_report(findings, SIAP_I_W349, siap_i_evidence_place(evidence, objection->line),
                  region->region_name, objection->id, objection->date, NULL);
}

/* A later decision goes before an earlier one; of one day, the one written last. */
static void keep_last(const siap_plan *plan, const siap_i_objection *objection,
                      const siap_i_objection **last)
{
  size_t slot = siap_i_plan_find(plan, objection->id);
  if (objection->decision == SIAP_I_DECISION_OPEN || isnan(objection->after) || slot == SIAP_I_NONE)
    return;
  if (!last[slot] || strcmp(last[slot]->decided, objection->decided) <= 0)
    last[slot] = objection;
}

/* Nodes are not scored yet: what is answered or given directly is compared. */
static void ask_for_score(const siap_evidence *evidence, const siap_i_answers *answers, size_t slot,
                          const siap_i_objection *objection, siap_findings *findings)
{
  char decided[SIAP_I_NUMBER_ROOM], is[SIAP_I_NUMBER_ROOM];
  double score = (double)answers->row.exact[slot];
  if (!answers->answer[slot] || answers->row.state[slot] != SIAP_STATE_SCORED ||
      score == objection->after)
    return;
  siap_i_number_write(objection->after, decided);
  siap_i_number_write(score, is);
  siap_i_findings_number(findings, decided);
  siap_i_findings_number(findings, is);
  siap_i_report(findings, SIAP_I_W348, siap_i_evidence_place(evidence, objection->line),
                objection->id, siap_i_decision_words[objection->decision], decided, is);
}

siap_status siap_i_review_objections(const siap_plan *plan, const siap_evidence *evidence,
                                     const siap_i_region *region, siap_i_answers *answers,
                                     siap_i_arena *arena, siap_findings *findings)
{
  if (region->objection_count == 0)
    return SIAP_OK;
  const siap_i_objection **last = siap_i_arena_take(arena, plan->slots, sizeof *last);
  if (!last)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < region->objection_count; i++) {
    const siap_i_objection *objection = &region->objection[i];
    if (!siap_i_answers_know(plan, evidence, region, answers, objection->id, objection->about,
                             objection->line, findings))
      continue;
    ask_for_decision(evidence, region, objection, findings);
    keep_last(plan, objection, last);
  }
  for (size_t slot = 0; answers->faults == 0 && slot < plan->slots; slot++)
    if (last[slot])
      ask_for_score(evidence, answers, slot, last[slot], findings);
  return SIAP_OK;
}
