/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. What stands beside the answers of a region: quick wins, risks, programmes, surveys. */
#include "readers/evidence_parts.h"

#include <math.h>
#include <string.h>

static void read_quick_win(siap_i_evidence_reading *in, const siap_i_element *element,
                           siap_i_quick_win *win)
{
  siap_i_element_check(&in->base, element, " pillar title planned reached outcome ", "", 0);
  win->line = element->line;
  win->pillar = siap_i_id_of(&in->base, element, "pillar", 0);
  win->title = siap_i_text_of(&in->base, element, "title", 1);
  win->outcome = siap_i_text_of(&in->base, element, "outcome", 0);
  win->planned = siap_i_number_of(&in->base, element, "planned", NAN);
  win->reached = siap_i_number_of(&in->base, element, "reached", NAN);
}

static double read_grade_of_risk(siap_i_evidence_reading *in, const siap_i_element *element,
                                 const char *name)
{
  uint64_t grade = siap_i_count_of(&in->base, element, name, 3, 0);
  const char *value = siap_i_attribute_of(element, name);
  if (value && strcmp(value, "0") == 0)
    siap_i_fault(&in->base, element, SIAP_I_E211, name, value, "1 .. 3", NULL);
  return value ? (double)grade : NAN;
}

static void read_risk(siap_i_evidence_reading *in, const siap_i_element *element, siap_i_risk *risk)
{
  siap_i_element_check(&in->base, element,
                       " pillar factor cause likelihood consequence mitigation ", "", 0);
  risk->line = element->line;
  risk->pillar = siap_i_id_of(&in->base, element, "pillar", 0);
  risk->factor = siap_i_text_of(&in->base, element, "factor", 1);
  risk->cause = siap_i_text_of(&in->base, element, "cause", 0);
  risk->mitigation = siap_i_text_of(&in->base, element, "mitigation", 0);
  risk->likelihood = read_grade_of_risk(in, element, "likelihood");
  risk->consequence = read_grade_of_risk(in, element, "consequence");
}

static void read_programme(siap_i_evidence_reading *in, const siap_i_element *element,
                           siap_i_programme *programme)
{
  siap_i_element_check(&in->base, element, " pillar title holder status ", "", 0);
  programme->line = element->line;
  programme->pillar = siap_i_id_of(&in->base, element, "pillar", 0);
  programme->title = siap_i_text_of(&in->base, element, "title", 1);
  programme->holder = siap_i_text_of(&in->base, element, "holder", 0);
  siap_i_require(&in->base, element, "status", 1);
  programme->status =
      (uint8_t)siap_i_word_of(&in->base, element, "status", siap_i_programme_words, 0);
}

static void read_survey(siap_i_evidence_reading *in, const siap_i_element *element,
                        siap_i_survey *survey)
{
  siap_i_element_check(&in->base, element, " pillar programme users ", "", 0);
  survey->line = element->line;
  survey->pillar = siap_i_id_of(&in->base, element, "pillar", 1);
  survey->programme = siap_i_text_of(&in->base, element, "programme", 0);
  survey->users = siap_i_number_of(&in->base, element, "users", NAN);
}

void siap_i_read_beside(siap_i_evidence_reading *in, const siap_i_element *element)
{
  siap_i_arena *arena = in->base.arena;
  siap_i_region *region = in->region;
  region->quick_win = siap_i_arena_take(arena, siap_i_element_count(element, "quick-win"),
                                        sizeof *region->quick_win);
  region->risk =
      siap_i_arena_take(arena, siap_i_element_count(element, "risk"), sizeof *region->risk);
  region->programme = siap_i_arena_take(arena, siap_i_element_count(element, "programme"),
                                        sizeof *region->programme);
  region->survey =
      siap_i_arena_take(arena, siap_i_element_count(element, "survey"), sizeof *region->survey);
  for (const siap_i_element *child = element->child; child && !arena->failed; child = child->next)
    if (siap_i_element_is(child, "quick-win"))
      read_quick_win(in, child, &region->quick_win[region->quick_win_count++]);
    else if (siap_i_element_is(child, "risk"))
      read_risk(in, child, &region->risk[region->risk_count++]);
    else if (siap_i_element_is(child, "programme"))
      read_programme(in, child, &region->programme[region->programme_count++]);
    else if (siap_i_element_is(child, "survey"))
      read_survey(in, child, &region->survey[region->survey_count++]);
}
