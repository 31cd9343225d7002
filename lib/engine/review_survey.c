/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4. What a reviewer would ask about surveys: each grounded in a remark of the assessors on the
 * reports of 2023 (too few people, the same people twice, one answer throughout, zeros, more people
 * than users, no programme named).
 */
#include "engine/review.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ODD_SHARE 0.25 /* of respondents or responses from which something is said */

/* One response: who, and what. */
struct voice {
  const char *respondent;
  double level;
};

/* The survey of a pillar: every response to its items. */
struct survey {
  const char *pillar;
  uint32_t line;
  struct voice *voice; /* by respondent */
  size_t count, room;
  size_t respondents, straight, zeros;
};

static int by_respondent(const void *a, const void *b)
{
  return strcmp(((const struct voice *)a)->respondent, ((const struct voice *)b)->respondent);
}

static size_t responses_of(const siap_plan *plan, const siap_i_answers *answers, const char *pillar)
{
  size_t count = 0;
  for (size_t slot = 0; slot < plan->items; slot++) {
    const siap_i_item *item = &plan->item[plan->slot[slot].at];
    const siap_i_answer *answer = answers->answer[slot];
    if (answer && answer->form == SIAP_I_FORM_RESPONSES && item->pillar &&
        strcmp(item->pillar, pillar) == 0)
      count += answer->detail->rating_count;
  }
  return count;
}

static siap_status gather(const siap_plan *plan, const siap_i_answers *answers, siap_i_arena *arena,
                          struct survey *survey)
{
  survey->voice =
      siap_i_arena_take(arena, responses_of(plan, answers, survey->pillar), sizeof *survey->voice);
  if (!survey->voice)
    return SIAP_ERR_MEMORY;
  for (size_t slot = 0; slot < plan->items; slot++) {
    const siap_i_item *item = &plan->item[plan->slot[slot].at];
    const siap_i_answer *answer = answers->answer[slot];
    if (!answer || answer->form != SIAP_I_FORM_RESPONSES || !item->pillar ||
        strcmp(item->pillar, survey->pillar) != 0)
      continue;
    survey->line = survey->line ? survey->line : answer->line;
    for (size_t i = 0; i < answer->detail->rating_count; i++) {
      const siap_i_rating *rating = &answer->detail->rating[i];
      survey->voice[survey->count++] = (struct voice){rating->assessor, rating->level};
      survey->zeros += rating->level == 0;
    }
  }
  qsort(survey->voice, survey->count, sizeof *survey->voice, by_respondent);
  return SIAP_OK;
}

/* Respondents, and those of three responses or more who give one answer throughout. */
static void count_people(struct survey *survey)
{
  for (size_t i = 0, next; i < survey->count; i = next) {
    int same = 1;
    for (next = i + 1; next < survey->count &&
                       strcmp(survey->voice[next].respondent, survey->voice[i].respondent) == 0;
         next++)
      same &= survey->voice[next].level == survey->voice[i].level;
    survey->straight += same && next - i >= 3;
    survey->respondents++;
  }
}

/* 1 when both surveys asked exactly the same people. */
static int same_people(const struct survey *a, const struct survey *b)
{
  size_t i = 0, k = 0;
  if (a->respondents == 0 || a->respondents != b->respondents)
    return 0;
  while (i < a->count && k < b->count) {
    const char *person = a->voice[i].respondent;
    if (strcmp(person, b->voice[k].respondent) != 0)
      return 0;
    while (i < a->count && strcmp(a->voice[i].respondent, person) == 0)
      i++;
    while (k < b->count && strcmp(b->voice[k].respondent, person) == 0)
      k++;
  }
  return i == a->count && k == b->count;
}

struct telling {
  const siap_evidence *evidence;
  siap_findings *findings;
};

static void tell(const struct telling *telling, enum siap_i_code code, const struct survey *survey,
                 size_t is, double of)
{
  char number[24], wanted[SIAP_I_NUMBER_ROOM];
  snprintf(number, sizeof number, "%zu", is);
  siap_i_number_write(of, wanted);
  siap_i_report(telling->findings, code, siap_i_evidence_place(telling->evidence, survey->line),
                survey->pillar, number, wanted, NULL);
}

static void judge(const struct telling *telling, const siap_rubric *rubric,
                  const siap_i_region *region, const struct survey *survey)
{
  if (survey->respondents < rubric->survey_least)
    tell(telling, SIAP_I_W370, survey, survey->respondents, rubric->survey_least);
  if ((double)survey->straight > ODD_SHARE * (double)survey->respondents)
    tell(telling, SIAP_I_W372, survey, survey->straight, (double)survey->respondents);
  if ((double)survey->zeros > ODD_SHARE * (double)survey->count)
    tell(telling, SIAP_I_W373, survey, survey->zeros, (double)survey->count);
  for (size_t i = 0; i < region->survey_count; i++) {
    const siap_i_survey *said = &region->survey[i];
    if (strcmp(said->pillar, survey->pillar) != 0)
      continue;
    if ((double)survey->respondents > said->users) /* NaN: not said */
      tell(telling, SIAP_I_W374, survey, survey->respondents, said->users);
  }
}

static int is_blank(const char *text)
{
  return !text || !text[strspn(text, " \t\r\n")];
}

siap_status siap_i_review_surveys(const siap_plan *plan, const siap_evidence *evidence,
                                  const siap_i_region *region, const siap_i_answers *answers,
                                  siap_i_arena *arena, siap_findings *findings)
{
  const siap_rubric *rubric = plan->rubric;
  struct telling telling = {evidence, findings};
  struct survey *survey = siap_i_arena_take(arena, rubric->pillar_count, sizeof *survey);
  if (!survey)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < rubric->pillar_count; i++) {
    survey[i].pillar = rubric->pillar[i].id;
    if (gather(plan, answers, arena, &survey[i]) != SIAP_OK)
      return SIAP_ERR_MEMORY;
    count_people(&survey[i]);
    if (survey[i].count)
      judge(&telling, rubric, region, &survey[i]);
    for (size_t k = 0; k < i; k++)
      if (same_people(&survey[i], &survey[k])) {
        char number[24];
        snprintf(number, sizeof number, "%zu", survey[i].respondents);
        siap_i_report(findings, SIAP_I_W371, siap_i_evidence_place(evidence, survey[i].line),
                      survey[k].pillar, survey[i].pillar, number, NULL);
      }
  }
  for (size_t i = 0; i < region->survey_count; i++)
    if (is_blank(region->survey[i].programme))
      siap_i_report(findings, SIAP_I_W375, siap_i_evidence_place(evidence, region->survey[i].line),
                    region->survey[i].pillar, NULL, NULL, NULL);
  return SIAP_OK;
}
