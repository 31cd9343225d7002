/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4. What a reviewer would ask about documents and levels. What a ministry has made final is not
 * asked again.
 */
#include "engine/review.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define SAME_FILE_MOST 5   /* questions that one document may serve without a word */
#define ONE_LEVEL_LEAST 10 /* answers from which one level throughout is odd */

struct review {
  const siap_plan *plan;
  const siap_evidence *evidence;
  const siap_i_region *region;
  const siap_i_answers *answers;
  siap_i_arena *arena;
  siap_findings *findings;
};

static siap_i_place place_of(const struct review *in, uint32_t line)
{
  return siap_i_evidence_place(in->evidence, line);
}

/* ---- documents ---- */

/* The kinds of evidence that the rubric asks for at a level or below; "" when it asks for none. */
static void kinds_asked(const siap_i_item *item, double level, char *out, size_t room)
{
  size_t used = 0;
  out[0] = 0;
  for (size_t i = 0; i < item->required_count; i++) {
    const siap_i_required *required = &item->required[i];
    if (!isnan(required->level) && required->level > level)
      continue;
    int n = snprintf(out + used, room - used, "%s%s", used ? ", " : "", required->kind);
    if (n < 0 || (size_t)n >= room - used)
      return;
    used += (size_t)n;
  }
}

static void ask_for_documents(const struct review *in, size_t slot)
{
  const siap_i_answer *answer = in->answers->answer[slot];
  double level = (double)in->answers->row.exact[slot];
  char kinds[110], number[SIAP_I_NUMBER_ROOM];
  if (!answer || in->answers->row.state[slot] != SIAP_STATE_SCORED ||
      answer->form == SIAP_I_FORM_RESPONSES || siap_i_answer_detail(answer)->citation_count > 0)
    return;
  kinds_asked(&in->plan->item[in->plan->slot[slot].at], level, kinds, sizeof kinds);
  if (!*kinds)
    return;
  siap_i_number_write(level, number);
  siap_i_report(in->findings, SIAP_I_W360, place_of(in, answer->line), answer->id, number, kinds,
                NULL);
}

/* Dates are YYYY-MM-DD: text in order is time in order. */
static void ask_for_dates(const struct review *in, const siap_i_answer *answer)
{
  const siap_i_detail *detail = siap_i_answer_detail(answer);
  const char *cut_off = in->evidence->cut_off;
  for (size_t i = 0; *cut_off && i < detail->citation_count; i++) {
    const siap_i_document *document = &in->region->document[detail->citation[i].document];
    if (document->valid_until && strcmp(document->valid_until, cut_off) < 0)
      siap_i_report(in->findings, SIAP_I_W362, place_of(in, answer->line), answer->id,
                    document->title, document->valid_until, NULL);
    if (document->date && strcmp(document->date, cut_off) > 0)
      siap_i_report(in->findings, SIAP_I_W363, place_of(in, answer->line), answer->id,
                    document->title, document->date, NULL);
  }
}

static siap_status ask_for_repeats(const struct review *in)
{
  size_t count = in->region->document_count;
  size_t *cited = siap_i_arena_take(in->arena, count, sizeof *cited);
  const siap_i_answer **first = siap_i_arena_take(in->arena, count, sizeof *first);
  if (!cited || !first)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < in->region->answer_count; i++) {
    const siap_i_detail *detail = siap_i_answer_detail(&in->region->answer[i]);
    for (size_t k = 0; k < detail->citation_count; k++) {
      size_t at = detail->citation[k].document;
      if (at < count && cited[at]++ == 0)
        first[at] = &in->region->answer[i];
    }
  }
  for (size_t i = 0; i < count; i++) {
    char number[24];
    if (cited[i] <= SAME_FILE_MOST)
      continue;
    snprintf(number, sizeof number, "%zu", cited[i]);
    siap_i_report(in->findings, SIAP_I_W364, place_of(in, in->region->document[i].line),
                  in->region->document[i].title, number, first[i]->id, NULL);
  }
  return SIAP_OK;
}

static siap_status review_documents(const struct review *in)
{
  if (in->region->document_count == 0) {
    int asked = 0;
    for (size_t slot = 0; slot < in->plan->items; slot++)
      asked |=
          in->answers->answer[slot] && in->plan->item[in->plan->slot[slot].at].required_count > 0;
    if (asked)
      siap_i_report(in->findings, SIAP_I_N361, place_of(in, in->region->line),
                    in->region->region_name, NULL, NULL, NULL);
    return SIAP_OK;
  }
  for (size_t slot = 0; slot < in->plan->items; slot++)
    ask_for_documents(in, slot);
  for (size_t i = 0; i < in->region->answer_count; i++)
    ask_for_dates(in, &in->region->answer[i]);
  return ask_for_repeats(in);
}

/* ---- levels ---- */

static void review_one_level(const struct review *in)
{
  size_t count = 0;
  int same = 1;
  double level = 0;
  for (size_t slot = 0; slot < in->plan->items; slot++) {
    if (!in->answers->answer[slot] || in->answers->row.state[slot] != SIAP_STATE_SCORED ||
        !in->plan->slot[slot].has_range)
      continue;
    double value = (double)in->answers->row.exact[slot];
    same = same && (count == 0 || value == level);
    level = value;
    count++;
  }
  if (!same || count < ONE_LEVEL_LEAST)
    return;
  char is[SIAP_I_NUMBER_ROOM], of[24];
  siap_i_number_write(level, is);
  snprintf(of, sizeof of, "%zu", count);
  siap_i_report(in->findings, SIAP_I_W365, place_of(in, in->region->line), in->region->region_name,
                is, of, NULL);
}

/* Two levels or more since the edition before, where a result of it is at hand. */
static void review_jumps(const struct review *in, const siap_externals *externals)
{
  char before[SIAP_I_NUMBER_ROOM], now[SIAP_I_NUMBER_ROOM];
  for (size_t i = 0; externals && i < externals->count; i++) {
    const siap_result *result = externals->at[i].result;
    for (size_t slot = 0; result && slot < in->plan->items; slot++) {
      size_t entry = siap_result_entry_find(result, in->plan->slot[slot].id);
      if (entry == SIZE_MAX || result->entry[entry].kind != SIAP_KIND_ITEM ||
          result->entry[entry].state != SIAP_STATE_SCORED ||
          in->answers->row.state[slot] != SIAP_STATE_SCORED || !in->answers->answer[slot])
        continue;
      double was = result->entry[entry].exact, is = (double)in->answers->row.exact[slot];
      if (fabs(is - was) < 2)
        continue;
      siap_i_number_write(was, before);
      siap_i_number_write(is, now);
      siap_i_report(in->findings, SIAP_I_W366, place_of(in, in->answers->answer[slot]->line),
                    in->plan->slot[slot].id, before, now, NULL);
    }
  }
}

siap_status siap_i_review(const siap_plan *plan, const siap_evidence *evidence,
                          const siap_i_region *region, const siap_i_answers *answers,
                          const siap_externals *externals, siap_i_arena *arena,
                          siap_findings *findings)
{
  struct review in = {plan, evidence, region, answers, arena, findings};
  if (!region->participated || region->stage == SIAP_I_STAGE_FINAL)
    return SIAP_OK;
  if (review_documents(&in) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  review_one_level(&in);
  review_jumps(&in, externals);
  return siap_i_review_surveys(plan, evidence, region, answers, arena, findings);
}
