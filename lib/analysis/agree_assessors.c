/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. Ratings by assessors, as the evidence of one cohort holds them. Responses of surveys are
 * those of people and are never read here.
 */
#include "analysis/agree.h"
#include "ground/key.h"
#include "services/codes.h"

#include <stdio.h>
#include <stdlib.h>

/* The ratings of an item; NULL: it has none, or the profile sets it aside. */
static const siap_i_detail *ratings_of(const siap_i_member *member, size_t slot)
{
  if (member->plan->slot[slot].forced != SIAP_STATE_SCORED)
    return NULL;
  const siap_i_answer *answer =
      siap_i_region_answer(&member->evidence->region[member->region], member->plan->slot[slot].id);
  return answer && answer->form == SIAP_I_FORM_RATINGS ? siap_i_answer_detail(answer) : NULL;
}

static int is_rated(const siap_i_member *member)
{
  return member->plan && member->participated;
}

static siap_status refuse_wide(siap_i_work *work, const siap_i_member *member, size_t slot,
                               const siap_i_detail *detail)
{
  char count[24], most[24];
  snprintf(count, sizeof count, "%zu", detail->rating_count);
  snprintf(most, sizeof most, "%d", SIAP_I_PANEL_WIDEST);
  siap_i_report(work->findings, SIAP_I_E521,
                siap_i_evidence_place(member->evidence, detail->rating->line),
                member->plan->slot[slot].id, member->name, count, most);
  return SIAP_ERR_RULE;
}

static siap_status measure(siap_i_work *work, size_t *targets, size_t *width)
{
  const siap_cohort *cohort = work->cohort[0];
  *targets = *width = 0;
  for (size_t i = 0; i < cohort->count; i++) {
    const siap_i_member *member = &cohort->member[i];
    for (size_t slot = 0; is_rated(member) && slot < member->plan->items; slot++) {
      const siap_i_detail *detail = ratings_of(member, slot);
      if (!detail)
        continue;
      if (detail->rating_count > SIAP_I_PANEL_WIDEST)
        return refuse_wide(work, member, slot, detail);
      *width = detail->rating_count > *width ? detail->rating_count : *width;
      ++*targets;
    }
  }
  return SIAP_OK;
}

/* ---- who is who ---- */

/* Names as they come up: the same may stand many times, and is one in the end. */
struct names {
  siap_i_key *key;
  size_t count, room;
  uint32_t last[SIAP_I_PANEL_WIDEST]; /* the place of the name that stood here in the item before */
};

/* Items mostly have the same assessors in the same order. SIZE_MAX: no memory. */
static size_t note_name(struct names *names, size_t column, const char *text)
{
  siap_i_key key = siap_i_key_of(text);
  if (names->last[column] < names->count &&
      siap_i_key_order(&names->key[names->last[column]], &key) == 0)
    return names->last[column];
  siap_i_key *at = siap_i_grow(names->key, &names->room, names->count + 1, sizeof *at);
  if (!at)
    return SIZE_MAX;
  names->key = at;
  at[names->count] = key;
  names->last[column] = (uint32_t)names->count;
  return names->count++;
}

struct placed {
  const siap_i_key *key;
  size_t at;
};

static int by_name(const void *a, const void *b)
{
  return siap_i_key_order(((const struct placed *)a)->key, ((const struct placed *)b)->key);
}

/* Distinct names in order; `rater` by place of the name as noted. */
static siap_status sort_names(siap_i_work *work, const struct names *names, uint32_t *rater,
                              siap_i_panel *panel)
{
  struct placed *placed = siap_i_arena_take(&work->arena, names->count, sizeof *placed);
  panel->rater = siap_i_arena_take(&work->arena, names->count, sizeof *panel->rater);
  if (!placed || !panel->rater)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < names->count; i++)
    placed[i] = (struct placed){&names->key[i], i};
  qsort(placed, names->count, sizeof *placed, by_name);
  for (size_t i = 0; i < names->count; i++) {
    if (i == 0 || by_name(&placed[i - 1], &placed[i]) != 0)
      panel->rater[panel->raters++] = placed[i].key->text;
    rater[placed[i].at] = (uint32_t)(panel->raters - 1);
  }
  return SIAP_OK;
}

static siap_status name_raters(siap_i_work *work, const struct names *names, siap_i_panel *panel)
{
  uint32_t *rater = siap_i_arena_take(&work->arena, names->count, sizeof *rater);
  if (!rater || sort_names(work, names, rater, panel) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < panel->ratings.targets; i++)
    for (size_t j = 0; j < panel->target[i].n; j++) {
      uint32_t *who = &panel->who[i * panel->ratings.raters + j];
      *who = rater[*who];
    }
  return SIAP_OK;
}

/* ---- filling ---- */

static siap_status fill_row(siap_i_panel *panel, size_t row, const siap_i_detail *detail,
                            struct names *names)
{
  for (size_t j = 0; j < detail->rating_count; j++) {
    size_t name = note_name(names, j, detail->rating[j].assessor);
    if (name == SIZE_MAX)
      return SIAP_ERR_MEMORY;
    panel->value[row * panel->ratings.raters + j] = detail->rating[j].level;
    panel->who[row * panel->ratings.raters + j] = (uint32_t)name;
  }
  return SIAP_OK;
}

static siap_status fill(siap_i_work *work, siap_i_panel *panel, struct names *names)
{
  const siap_cohort *cohort = work->cohort[0];
  siap_status status = SIAP_OK;
  size_t row = 0;
  for (size_t i = 0; status == SIAP_OK && i < cohort->count; i++) {
    const siap_i_member *member = &cohort->member[i];
    panel->region[i].of[0] = member;
    for (size_t slot = 0; is_rated(member) && slot < member->plan->items; slot++) {
      const siap_i_detail *detail = ratings_of(member, slot);
      if (!detail || status != SIAP_OK)
        continue;
      panel->target[row] = (siap_i_rated){member, slot, i, detail->rating_count};
      status = fill_row(panel, row++, detail, names);
    }
  }
  return status;
}

siap_status siap_i_panel_of_assessors(siap_i_work *work, siap_i_panel *panel)
{
  struct names names = {NULL};
  size_t targets, width;
  *panel = (siap_i_panel){.regions = work->cohort[0]->count, .are_assessors = 1};
  siap_status status = measure(work, &targets, &width);
  if (status == SIAP_OK)
    status = siap_i_panel_make(work, panel, targets, width);
  panel->region = siap_i_arena_take(&work->arena, panel->regions, sizeof *panel->region);
  if (status == SIAP_OK && !panel->region)
    status = SIAP_ERR_MEMORY;
  if (status == SIAP_OK)
    status = fill(work, panel, &names);
  if (status == SIAP_OK)
    status = name_raters(work, &names, panel);
  siap_i_release(names.key);
  return status;
}
