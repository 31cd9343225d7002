/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4. What a reviewer would ask about surveys: each grounded in a remark of the assessors on the
 * reports of 2023 (too few people, the same people twice, one answer throughout, the same answers as
 * somebody else, zeros, more people than users, no programme named). Beside it stands what a survey
 * says: the mean of its respondents' means, with its standard error.
 */
#include "engine/review.h"
#include "statistics/describe.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ODD_SHARE 0.25 /* of respondents or responses from which something is said */
enum { TELLING_ROW = 5 }; /* responses from which equal rows are hardly chance */

/* One response: who, to what, and what. */
struct voice {
  const char *respondent;
  size_t slot;
  double level;
};

/* All responses of one person, by slot. */
struct person {
  const struct voice *voice;
  size_t count;
};

/* The survey of a pillar: every response to its items. */
struct survey {
  const char *pillar, *holder; /* holder: NULL when its items have several, or none */
  uint32_t line;
  struct voice *voice; /* by respondent */
  size_t count;
  struct person *person;
  double *mean; /* of each person */
  size_t respondents, straight, alike, zeros;
};

static int by_respondent(const void *a, const void *b)
{
  const struct voice *x = a, *y = b;
  int order = strcmp(x->respondent, y->respondent);
  return order ? order : (x->slot > y->slot) - (x->slot < y->slot);
}

/* Who answered the same questions in the same way stand side by side. */
static int by_answers(const void *a, const void *b)
{
  const struct person *x = a, *y = b;
  if (x->count != y->count)
    return x->count < y->count ? -1 : 1;
  for (size_t i = 0; i < x->count; i++) {
    const struct voice *v = &x->voice[i], *w = &y->voice[i];
    if (v->slot != w->slot)
      return v->slot < w->slot ? -1 : 1;
    if (v->level != w->level)
      return v->level < w->level ? -1 : 1;
  }
  return 0;
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
  size_t responses = responses_of(plan, answers, survey->pillar);
  survey->voice = siap_i_arena_take(arena, responses, sizeof *survey->voice);
  survey->person = siap_i_arena_take(arena, responses, sizeof *survey->person);
  survey->mean = siap_i_arena_take(arena, responses, sizeof *survey->mean);
  if (!survey->voice || !survey->person || !survey->mean)
    return SIAP_ERR_MEMORY;
  for (size_t slot = 0; slot < plan->items; slot++) {
    const siap_i_item *item = &plan->item[plan->slot[slot].at];
    const siap_i_answer *answer = answers->answer[slot];
    if (!answer || answer->form != SIAP_I_FORM_RESPONSES || !item->pillar ||
        strcmp(item->pillar, survey->pillar) != 0)
      continue;
    if (!survey->line)
      survey->holder = item->holder;
    else if (!item->holder || !survey->holder || strcmp(item->holder, survey->holder) != 0)
      survey->holder = NULL;
    survey->line = survey->line ? survey->line : answer->line;
    for (size_t i = 0; i < answer->detail->rating_count; i++) {
      const siap_i_rating *rating = &answer->detail->rating[i];
      survey->voice[survey->count++] = (struct voice){rating->assessor, slot, rating->level};
      survey->zeros += rating->level == 0;
    }
  }
  qsort(survey->voice, survey->count, sizeof *survey->voice, by_respondent);
  return SIAP_OK;
}

/* Respondents with their means, and those of three responses or more who give one answer throughout. */
static void count_people(struct survey *survey)
{
  for (size_t i = 0, next; i < survey->count; i = next) {
    const struct voice *first = &survey->voice[i];
    int same = 1;
    double sum = first->level;
    for (next = i + 1; next < survey->count &&
                       strcmp(survey->voice[next].respondent, first->respondent) == 0;
         next++) {
      same &= survey->voice[next].level == first->level;
      sum += survey->voice[next].level;
    }
    survey->straight += same && next - i >= 3;
    survey->person[survey->respondents] = (struct person){first, next - i};
    survey->mean[survey->respondents++] = sum / (double)(next - i);
  }
}

static int is_straight(const struct person *person)
{
  for (size_t i = 1; i < person->count; i++)
    if (person->voice[i].level != person->voice[0].level)
      return 0;
  return 1;
}

/* Those who answer as somebody else does, one answer throughout apart: that is told by itself. */
static void count_alike(struct survey *survey)
{
  struct person *person = survey->person;
  qsort(person, survey->respondents, sizeof *person, by_answers);
  for (size_t i = 0; i < survey->respondents; i++) {
    int before = i > 0 && by_answers(&person[i - 1], &person[i]) == 0;
    int behind = i + 1 < survey->respondents && by_answers(&person[i], &person[i + 1]) == 0;
    survey->alike +=
        (before || behind) && person[i].count >= TELLING_ROW && !is_straight(&person[i]);
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

/* Who must act on a survey: the holder that all its items share. */
static siap_i_place place_of(const siap_i_reviewing *in, const struct survey *survey)
{
  siap_i_place place = siap_i_review_place(in, survey->line);
  place.holder = survey->holder;
  return place;
}

static void tell(const siap_i_reviewing *in, enum siap_i_code code, const struct survey *survey,
                 size_t is, double of)
{
  char number[24], wanted[SIAP_I_NUMBER_ROOM];
  snprintf(number, sizeof number, "%zu", is);
  siap_i_number_write(of, wanted);
  siap_i_findings_number(in->findings, wanted);
  siap_i_report(in->findings, code, place_of(in, survey), survey->pillar, number, wanted, NULL);
}

/* Mean of the respondents' means and its standard error, sd / sqrt n. */
static siap_status tell_mean(const siap_i_reviewing *in, const struct survey *survey)
{
  siap_i_description about;
  char mean[SIAP_I_NUMBER_ROOM], error[SIAP_I_NUMBER_ROOM] = "-", people[24];
  if (siap_i_describe(survey->mean, survey->respondents, &about) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  if (about.mean.why != SIAP_I_STAT_DEFINED)
    return SIAP_OK;
  siap_i_number_fixed(about.mean.value, 2, mean);
  if (about.sd.why == SIAP_I_STAT_DEFINED)
    siap_i_number_fixed(about.sd.value / sqrt((double)about.n), 3, error);
  siap_i_findings_number(in->findings, mean);
  siap_i_findings_number(in->findings, error);
  snprintf(people, sizeof people, "%zu", about.n);
  siap_i_report(in->findings, SIAP_I_N376, place_of(in, survey), survey->pillar, mean, error,
                people);
  return SIAP_OK;
}

static void judge(const siap_i_reviewing *in, const struct survey *survey)
{
  const siap_rubric *rubric = in->plan->rubric;
  const siap_i_region *region = in->region;
  if (survey->respondents < rubric->survey_least)
    tell(in, SIAP_I_W370, survey, survey->respondents, rubric->survey_least);
  if ((double)survey->straight > ODD_SHARE * (double)survey->respondents)
    tell(in, SIAP_I_W372, survey, survey->straight, (double)survey->respondents);
  if ((double)survey->alike > ODD_SHARE * (double)survey->respondents)
    tell(in, SIAP_I_W377, survey, survey->alike, (double)survey->respondents);
  if ((double)survey->zeros > ODD_SHARE * (double)survey->count)
    tell(in, SIAP_I_W373, survey, survey->zeros, (double)survey->count);
  for (size_t i = 0; i < region->survey_count; i++) {
    const siap_i_survey *said = &region->survey[i];
    if (strcmp(said->pillar, survey->pillar) != 0)
      continue;
    if ((double)survey->respondents > said->users) /* NaN: not said */
      tell(in, SIAP_I_W374, survey, survey->respondents, said->users);
  }
}

static int is_blank(const char *text)
{
  return !text || !text[strspn(text, " \t\r\n")];
}

/* The survey of a pillar as region->survey says it, or none. */
static void review_programmes(const siap_i_reviewing *in, const struct survey *survey, size_t count)
{
  for (size_t i = 0; i < in->region->survey_count; i++) {
    const siap_i_survey *said = &in->region->survey[i];
    siap_i_place place = siap_i_review_place(in, said->line);
    for (size_t k = 0; k < count; k++)
      if (strcmp(survey[k].pillar, said->pillar) == 0)
        place.holder = survey[k].holder;
    if (is_blank(said->programme))
      siap_i_report(in->findings, SIAP_I_W375, place, said->pillar, NULL, NULL, NULL);
  }
}

static siap_status review_survey(const siap_i_reviewing *in, struct survey *survey)
{
  if (gather(in->plan, in->answers, in->arena, survey) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  count_people(survey);
  count_alike(survey);
  if (survey->count && tell_mean(in, survey) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  if (survey->count)
    judge(in, survey);
  return SIAP_OK;
}

siap_status siap_i_review_surveys(const siap_i_reviewing *in)
{
  const siap_rubric *rubric = in->plan->rubric;
  struct survey *survey = siap_i_arena_take(in->arena, rubric->pillar_count, sizeof *survey);
  if (!survey)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < rubric->pillar_count; i++) {
    survey[i].pillar = rubric->pillar[i].id;
    if (review_survey(in, &survey[i]) != SIAP_OK)
      return SIAP_ERR_MEMORY;
    for (size_t k = 0; k < i; k++)
      if (same_people(&survey[i], &survey[k])) {
        char number[24];
        snprintf(number, sizeof number, "%zu", survey[i].respondents);
        siap_i_report(in->findings, SIAP_I_W371, place_of(in, &survey[i]), survey[k].pillar,
                      survey[i].pillar, number, NULL);
      }
  }
  review_programmes(in, survey, rubric->pillar_count);
  return SIAP_OK;
}
