/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 4. The plan as an object, and choosing the one a region's evidence asks for. */
#include "engine/plan.h"

#include "model/evidence.h"
#include "services/findings.h"

#include <string.h>

siap_plan *siap_plan_ref(const siap_plan *plan)
{
  siap_plan *shared = (siap_plan *)plan; /* only the count changes, and it is atomic */
  if (shared)
    atomic_fetch_add_explicit(&shared->references, 1, memory_order_relaxed);
  return shared;
}

void siap_plan_unref(const siap_plan *plan)
{
  siap_plan *shared = (siap_plan *)plan;
  if (!shared || atomic_fetch_sub_explicit(&shared->references, 1, memory_order_acq_rel) != 1)
    return;
  siap_rubric_unref(shared->rubric);
  siap_i_arena_release(&shared->arena);
  siap_i_release(shared);
}

size_t siap_i_plan_find(const siap_plan *plan, const char *id)
{
  size_t low = 0, high = plan->slots;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = strcmp(plan->slot[plan->by_id[middle]].id, id);
    if (order == 0)
      return plan->by_id[middle];
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return SIAP_I_NONE;
}

const char *siap_plan_profile(const siap_plan *plan)
{
  return plan ? plan->profile : "";
}

const char *siap_plan_digest(const siap_plan *plan)
{
  return plan ? plan->digest : "";
}

size_t siap_plan_item_count(const siap_plan *plan)
{
  return plan ? plan->items : 0;
}

const char *siap_plan_item_id(const siap_plan *plan, size_t i)
{
  return plan && i < plan->items ? plan->slot[i].id : NULL;
}

size_t siap_plan_item_find(const siap_plan *plan, const char *id)
{
  size_t slot = plan && id ? siap_i_plan_find(plan, id) : SIAP_I_NONE;
  return slot != SIAP_I_NONE && slot < plan->items ? slot : SIAP_I_NONE;
}

size_t siap_plan_node_count(const siap_plan *plan)
{
  return plan ? plan->nodes : 0;
}

const char *siap_plan_node_id(const siap_plan *plan, size_t i)
{
  return plan && i < plan->nodes ? plan->node[i].from->id : NULL;
}

size_t siap_plan_node_find(const siap_plan *plan, const char *id)
{
  size_t slot = plan && id ? siap_i_plan_find(plan, id) : SIAP_I_NONE;
  return slot != SIAP_I_NONE && slot >= siap_i_plan_first_node(plan)
             ? slot - siap_i_plan_first_node(plan)
             : SIAP_I_NONE;
}

static siap_status no_profile(const siap_rubric *rubric, enum siap_i_code code, const char *word,
                              const char *near, siap_i_place place, siap_findings *findings)
{
  char list[120] = "";
  size_t used = 0;
  for (size_t i = 0; i < rubric->profile_count; i++) {
    size_t n = strlen(rubric->profile[i].id);
    if (used + n + 3 > sizeof list)
      break;
    memcpy(list + used, ", ", used ? 2 : 0);
    used += used ? 2 : 0;
    memcpy(list + used, rubric->profile[i].id, n + 1);
    used += n;
  }
  siap_i_report_near(findings, code, place, near, word, rubric->id, list, NULL);
  return SIAP_ERR_NAME;
}

siap_status siap_plan_compile(const siap_rubric *rubric, const char *profile, siap_plan **out,
                              siap_findings *findings)
{
  siap_i_place nowhere = {NULL, 0, 0};
  if (out)
    *out = NULL;
  if (!rubric || !out)
    return SIAP_ERR_ARG;
  if (profile) {
    siap_i_near best = {NULL, 0};
    size_t at = siap_i_rubric_profile(rubric, profile);
    for (size_t i = 0; at == SIAP_I_NONE && i < rubric->profile_count; i++)
      siap_i_near_offer(&best, profile, rubric->profile[i].id);
    if (at == SIAP_I_NONE)
      return no_profile(rubric, SIAP_I_E401, profile, best.word, nowhere, findings);
    profile = rubric->profile[at].id;
  } else if (rubric->profile_count > 1)
    return no_profile(rubric, SIAP_I_E402, "", NULL, nowhere, findings);
  else if (rubric->profile_count == 1)
    profile = rubric->profile[0].id;
  return siap_i_plan_build(rubric, profile, out, findings);
}

siap_status siap_plan_choose(const siap_rubric *rubric, const siap_evidence *evidence,
                             size_t region, const char *profile, siap_plan **out,
                             siap_findings *findings)
{
  if (out)
    *out = NULL;
  if (!rubric || !evidence || !out || region >= evidence->region_count)
    return SIAP_ERR_ARG;
  const siap_i_region *asked = &evidence->region[region];
  siap_i_place place = siap_i_evidence_place(evidence, asked->line);
  if (*evidence->rubric && strcmp(evidence->rubric, rubric->id) != 0) {
    siap_i_report(findings, SIAP_I_E403, place, evidence->rubric, rubric->id, NULL, NULL);
    return SIAP_ERR_RULE;
  }
  if (*evidence->version && strcmp(evidence->version, rubric->version) != 0) {
    siap_i_report(findings, SIAP_I_E404, place, evidence->version, rubric->id, rubric->version,
                  NULL);
    return SIAP_ERR_RULE;
  }
  if (!profile && rubric->profile_count > 1) {
    if (!*asked->region_class)
      return no_profile(rubric, SIAP_I_E405, asked->region_name, NULL, place, findings);
    profile = siap_rubric_profile_for_class(rubric, asked->region_class);
    if (!profile)
      return no_profile(rubric, SIAP_I_E406, asked->region_class, NULL, place, findings);
  }
  return siap_plan_compile(rubric, profile, out, findings);
}
