/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. Ratings by stage: each cohort is a rater, an item's exact score its rating. */
#include "analysis/agree.h"
#include "analysis/match.h"
#include "services/codes.h"

#include <string.h>

static siap_status refuse_rubrics(siap_i_work *work)
{
  siap_i_place place = {NULL, 0, 0, NULL};
  siap_status status = SIAP_OK;
  for (size_t c = 1; c < work->cohorts; c++) {
    const siap_cohort *first = work->cohort[0], *other = work->cohort[c];
    if (!first->count || !other->count || strcmp(first->rubric_digest, other->rubric_digest) == 0)
      continue;
    siap_i_report(work->findings, SIAP_I_E520, place, work->request->kind->name.id,
                  first->rubric_id, other->rubric_id, NULL);
    status = SIAP_ERR_RULE;
  }
  return status;
}

/* ---- which region is which ---- */

struct matching {
  siap_i_directory directory[SIAP_I_PANEL_COHORTS];
  size_t *place[SIAP_I_PANEL_COHORTS]; /* by member: its region */
};

/* The region that an earlier cohort has, unless another member of this cohort is that already. */
static size_t known_as(const siap_i_work *work, const siap_i_panel *panel,
                       const struct matching *matching, size_t c, const siap_i_member *member)
{
  for (size_t b = 0; b < c; b++) {
    const siap_i_member *same = siap_i_directory_find(&matching->directory[b], member);
    if (!same)
      continue;
    size_t region = matching->place[b][same - work->cohort[b]->member];
    if (!panel->region[region].of[c])
      return region;
  }
  return panel->regions;
}

static siap_status match(siap_i_work *work, siap_i_panel *panel)
{
  struct matching matching;
  size_t most = 0;
  for (size_t c = 0; c < work->cohorts; c++)
    most += work->cohort[c]->count;
  panel->region = siap_i_arena_take(&work->arena, most, sizeof *panel->region);
  for (size_t c = 0; panel->region && c < work->cohorts; c++) {
    const siap_cohort *cohort = work->cohort[c];
    size_t *place = siap_i_arena_take(&work->arena, cohort->count, sizeof *place);
    matching.place[c] = place;
    if (!place || siap_i_directory_make(cohort, &work->arena, &matching.directory[c]) != SIAP_OK)
      return SIAP_ERR_MEMORY;
    for (size_t i = 0; i < cohort->count; i++) {
      place[i] = known_as(work, panel, &matching, c, &cohort->member[i]);
      panel->regions += place[i] == panel->regions;
      panel->region[place[i]].of[c] = &cohort->member[i];
    }
  }
  return panel->region ? SIAP_OK : SIAP_ERR_MEMORY;
}

/* ---- ratings ---- */

static const siap_i_member *side(const siap_i_panel *panel, size_t region, size_t c)
{
  const siap_i_member *member = panel->region[region].of[c];
  return member && member->participated ? member : NULL;
}

/* The entry of another side that is the same item; SIAP_I_NONE: it has none. */
static size_t same_item(const siap_i_member *member, size_t entry, const siap_i_member *other)
{
  if (other->plan && other->plan == member->plan)
    return entry;
  return siap_i_member_find(other, siap_i_member_id(member, entry));
}

/* 1: an earlier side has the item too, so that its row is there. */
static int is_had(const siap_i_panel *panel, size_t region, size_t c, size_t entry)
{
  for (size_t b = 0; b < c; b++) {
    const siap_i_member *earlier = side(panel, region, b);
    if (earlier && same_item(side(panel, region, c), entry, earlier) != SIAP_I_NONE)
      return 1;
  }
  return 0;
}

/*
 * One row from the first side that has the item; counted only, until there is room. It is known by
 * a side with a plan, if any: a result that was read does not say what stands above its items.
 */
static size_t rate(siap_i_panel *panel, size_t region, size_t c, size_t entry, size_t row)
{
  const siap_i_member *first = side(panel, region, c);
  siap_i_rated target = {first, entry, region, 0};
  for (size_t d = c; d < panel->raters; d++) {
    const siap_i_member *member = side(panel, region, d);
    size_t at = member ? same_item(first, entry, member) : SIAP_I_NONE;
    if (at == SIAP_I_NONE)
      continue;
    if (!target.member->plan && member->plan) {
      target.member = member;
      target.entry = at;
    }
    if (member->state[at] != SIAP_STATE_SCORED)
      continue;
    if (panel->value) {
      panel->value[row * panel->raters + target.n] = member->exact[at];
      panel->who[row * panel->raters + target.n] = (uint32_t)d;
    }
    target.n++;
  }
  if (panel->value && target.n)
    panel->target[row] = target;
  return target.n > 0;
}

static size_t rate_all(siap_i_panel *panel)
{
  size_t row = 0;
  for (size_t region = 0; region < panel->regions; region++)
    for (size_t c = 0; c < panel->raters; c++) {
      const siap_i_member *member = side(panel, region, c);
      for (size_t entry = 0; member && entry < member->entries; entry++)
        if (siap_i_panel_is_item(member, entry) && !is_had(panel, region, c, entry))
          row += rate(panel, region, c, entry, row);
    }
  return row;
}

/* Stages, if they tell the cohorts apart; else 1, 2, 3 in the order they were given. */
static siap_status name_raters(siap_i_work *work, siap_i_panel *panel)
{
  static const char *const numbers[SIAP_I_PANEL_COHORTS] = {"1", "2", "3", "4", "5", "6", "7", "8"};
  int are_apart = 1;
  panel->rater = siap_i_arena_take(&work->arena, work->cohorts, sizeof *panel->rater);
  if (!panel->rater)
    return SIAP_ERR_MEMORY;
  for (size_t c = 0; c < work->cohorts; c++) {
    panel->rater[c] = siap_i_cohort_stage(work->cohort[c]);
    are_apart &= *panel->rater[c] != '\0';
    for (size_t b = 0; b < c; b++)
      are_apart &= strcmp(panel->rater[b], panel->rater[c]) != 0;
  }
  for (size_t c = 0; !are_apart && c < work->cohorts; c++)
    panel->rater[c] = numbers[c];
  return SIAP_OK;
}

siap_status siap_i_panel_of_cohorts(siap_i_work *work, siap_i_panel *panel)
{
  *panel = (siap_i_panel){.raters = work->cohorts};
  siap_status status = refuse_rubrics(work);
  if (status == SIAP_OK)
    status = name_raters(work, panel);
  if (status == SIAP_OK)
    status = match(work, panel);
  if (status == SIAP_OK)
    status = siap_i_panel_make(work, panel, rate_all(panel), panel->raters);
  if (status == SIAP_OK)
    rate_all(panel);
  return status;
}
