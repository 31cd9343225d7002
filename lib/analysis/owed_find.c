/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. What a region owes: items without an answer, and what a reviewer would ask of the others.
 * What an item weighs is told for the day on which everything that is open is answered: a missing
 * answer has no weight where its siblings share it.
 */
#include "analysis/owed.h"

#include "analysis/compare.h"
#include "engine/review.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static siap_status make_room(siap_i_owed *owed)
{
  siap_i_arena *arena = owed->map->arena;
  const siap_plan *plan = owed->map->plan;
  owed->holder = siap_i_arena_take(arena, plan->items, sizeof *owed->holder);
  owed->owes = siap_i_arena_take(arena, plan->items, 1);
  owed->codes = siap_i_arena_take(arena, plan->items, sizeof *owed->codes);
  owed->lever = siap_i_arena_take(arena, plan->items, sizeof *owed->lever);
  owed->order = siap_i_arena_take(arena, plan->items, sizeof *owed->order);
  return arena->failed ? SIAP_ERR_MEMORY : SIAP_OK;
}

/*
 * What an index takes, no profile forces and no given node hides is asked; some is not answered. What the
 * node takes through totals alone is not asked for another index beside it.
 */
static void find_asked(siap_i_owed *owed)
{
  const siap_plan *plan = owed->map->plan;
  const siap_i_answers *answers = &owed->map->answers;
  for (size_t slot = 0; slot < plan->items; slot++) {
    const char *holder = plan->item[plan->slot[slot].at].holder;
    if (!answers->needed[slot] || plan->slot[slot].forced != SIAP_STATE_SCORED ||
        owed->map->below[slot] == SIAP_I_BELOW_GIVEN)
      continue;
    owed->holder[slot] = holder ? holder : "";
    owed->order[owed->asked++] = slot;
    if (siap_i_roadmap_state(owed->map, slot) == SIAP_STATE_MISSING)
      owed->owes[slot] = SIAP_I_OWES_ANSWER;
  }
  for (size_t i = 0; i < owed->map->levers; i++)
    owed->lever[owed->map->lever[i].slot] = &owed->map->lever[i];
}

/* ---- what a reviewer asks ---- */

static enum siap_i_owes kind_of(const char *code)
{
  if (strcmp(code, SIAP_I_WITHOUT_EVIDENCE) == 0)
    return SIAP_I_OWES_EVIDENCE;
  return strcmp(code, "W362") == 0 || strcmp(code, "W363") == 0 ? SIAP_I_OWES_DATES
                                                                : SIAP_I_OWES_EXPLANATION;
}

/* Each code once, in the order in which it came up. */
static siap_status add_code(siap_i_owed *owed, size_t slot, const char *code)
{
  char room[128];
  const char *codes = owed->codes[slot];
  if (codes && strstr(codes, code))
    return SIAP_OK;
  int length = snprintf(room, sizeof room, "%s%s%s", codes ? codes : "", codes ? ", " : "", code);
  if (length < 0 || (size_t)length >= sizeof room)
    return SIAP_OK;
  owed->codes[slot] = siap_i_arena_text(owed->map->arena, room, (size_t)length);
  return owed->codes[slot] ? SIAP_OK : SIAP_ERR_MEMORY;
}

static siap_status add_word(siap_i_owed *owed, const char *holder, const char *code)
{
  const char *kept = siap_i_arena_text(owed->map->arena, holder, strlen(holder));
  owed->word[owed->words++] = (siap_i_owed_word){kept, code};
  return kept ? SIAP_OK : SIAP_ERR_MEMORY;
}

static siap_status take(siap_i_owed *owed, const siap_findings *findings, size_t i)
{
  const char *code = siap_findings_code(findings, i), *item = siap_i_findings_item(findings, i);
  size_t slot = *item ? siap_i_plan_find(owed->map->plan, item) : SIAP_I_NONE;
  if (siap_findings_severity(findings, i) != SIAP_WARNING)
    return SIAP_OK;
  if (slot == SIAP_I_NONE || slot >= owed->map->plan->items || !owed->holder[slot])
    return add_word(owed, siap_findings_holder(findings, i), code);
  enum siap_i_owes kind = kind_of(code);
  if (!owed->owes[slot] || kind < owed->owes[slot])
    owed->owes[slot] = (uint8_t)kind;
  return add_code(owed, slot, code);
}

static siap_status review(siap_i_owed *owed)
{
  const siap_i_member *member = owed->map->member;
  const siap_i_region *region = &member->evidence->region[member->region];
  siap_i_answers answers = owed->map->answers;
  siap_findings *findings = NULL;
  if (owed->map->answered) /* nobody is asked about what was assumed */
    answers.row.state = owed->map->answered;
  owed->reason = region->stage == SIAP_I_STAGE_FINAL ? "final"
                 : region->document_count == 0       ? "no-documents"
                                                     : NULL;
  siap_status status = siap_findings_new("en", SIZE_MAX, &findings);
  if (status == SIAP_OK)
    status = siap_i_review(owed->map->plan, member->evidence, region, &answers, NULL,
                           owed->map->arena, findings);
  if (status == SIAP_OK && siap_i_findings_failed(findings))
    status = SIAP_ERR_MEMORY;
  size_t count = siap_findings_count(findings);
  owed->word = siap_i_arena_take(owed->map->arena, count, sizeof *owed->word);
  if (!owed->word)
    status = SIAP_ERR_MEMORY;
  for (size_t i = 0; status == SIAP_OK && i < count; i++)
    status = take(owed, findings, i);
  siap_findings_unref(findings);
  return status;
}

/* ---- what it weighs ---- */

static siap_status weigh(siap_i_owed *owed)
{
  const siap_plan *plan = owed->map->plan;
  siap_i_year year;
  if (owed->map->slot == SIAP_I_NONE)
    return SIAP_OK;
  siap_status status = siap_i_year_make(owed->map->member, owed->map->arena, &year);
  owed->weight = siap_i_arena_take(owed->map->arena, plan->slots, sizeof *owed->weight);
  if (status != SIAP_OK || !owed->weight)
    return status != SIAP_OK ? status : SIAP_ERR_MEMORY;
  siap_i_year_answer_all(plan, &year);
  siap_i_year_shares(plan, &year, owed->map->slot, owed->weight);
  return SIAP_OK;
}

/* ---- in order: agencies by name, what nobody is named for last; the weightiest first ---- */

struct asked {
  const char *holder;
  siap_i_wide weight;
  size_t slot;
};

static int by_agency(const void *a, const void *b)
{
  const struct asked *x = a, *y = b;
  int order = (!*x->holder) - (!*y->holder);
  order = order ? order : strcmp(x->holder, y->holder);
  if (order || x->weight != y->weight)
    return order ? order : (x->weight < y->weight) - (x->weight > y->weight);
  return (x->slot > y->slot) - (x->slot < y->slot);
}

static siap_status put_in_order(siap_i_owed *owed)
{
  struct asked *asked = siap_i_arena_take(owed->map->arena, owed->asked, sizeof *asked);
  if (!asked)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < owed->asked; i++) {
    size_t slot = owed->order[i];
    asked[i] = (struct asked){owed->holder[slot], owed->weight ? owed->weight[slot] : 0, slot};
  }
  qsort(asked, owed->asked, sizeof *asked, by_agency);
  for (size_t i = 0; i < owed->asked; i++)
    owed->order[i] = asked[i].slot;
  return SIAP_OK;
}

siap_status siap_i_owed_find(siap_i_owed *owed)
{
  siap_status status = make_room(owed);
  if (status != SIAP_OK)
    return status;
  find_asked(owed);
  status = review(owed);
  if (status == SIAP_OK)
    status = weigh(owed);
  return status == SIAP_OK ? put_in_order(owed) : status;
}
