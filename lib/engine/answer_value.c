/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 4. The score of one answer: its form, its range, ratings reduced, normalisers applied. */
#include "engine/answers.h"
#include "numbers/figure.h"
#include "numbers/reduce.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* What one answer is judged with. */
struct judging {
  const siap_plan *plan;
  const siap_evidence *evidence;
  size_t slot;
  const siap_i_answer *answer;
  siap_i_place place;
  size_t *faults;
  siap_findings *findings;
};

static int32_t refuse(const struct judging *judging, enum siap_i_code code, const char *word2,
                      const char *word3, const char *word4)
{
  (*judging->faults)++;
  siap_i_report(judging->findings, code, judging->place, judging->answer->id, word2, word3, word4);
  return SIAP_STATE_INVALID;
}

static const siap_i_scale *scale_of(const struct judging *judging)
{
  const siap_i_plan_slot *slot = &judging->plan->slot[judging->slot];
  const char *id = slot->kind == SIAP_KIND_ITEM ? judging->plan->item[slot->at].scale : NULL;
  return id ? &judging->plan->rubric->scale[siap_i_rubric_scale(judging->plan->rubric, id)] : NULL;
}

/* An item with a cohort stage is answered with raw numbers. */
static int has_stage(const siap_plan *plan, size_t slot)
{
  return plan->slot[slot].kind == SIAP_KIND_ITEM && plan->item[plan->slot[slot].at].cohort;
}

/* Whether a score lies on its scale; where not, it is refused. */
static int on_scale(const struct judging *judging, double score, uint32_t line)
{
  const siap_i_scale *scale = scale_of(judging);
  char is[SIAP_I_NUMBER_ROOM], low[SIAP_I_NUMBER_ROOM], high[SIAP_I_NUMBER_ROOM];
  struct judging at = *judging;
  if (!scale)
    return 1;
  at.place = siap_i_evidence_place(judging->evidence, line);
  siap_i_number_write(score, is);
  if (score < scale->min || score > scale->max) {
    siap_i_number_write(scale->min, low);
    siap_i_number_write(scale->max, high);
    char range[2 * SIAP_I_NUMBER_ROOM + 8];
    snprintf(range, sizeof range, "%s .. %s", low, high);
    refuse(&at, SIAP_I_E316, is, range, NULL);
    return 0;
  }
  if (scale->step > 0) {
    siap_i_wide steps =
        (siap_i_wide_of(score) - siap_i_wide_of(scale->min)) / siap_i_wide_of(scale->step);
    siap_i_wide off = steps - SIAP_I_WIDE_FLOOR(steps + (siap_i_wide)0.5);
    if (off > 1e-12 || off < -1e-12) {
      siap_i_number_write(scale->step, low);
      siap_i_number_write(scale->min, high);
      refuse(&at, SIAP_I_E317, is, low, high);
      return 0;
    }
  }
  return 1;
}

/* A raw number against what the rubric says it may be. */
static int in_domain(const struct judging *judging, double number)
{
  const siap_i_plan_slot *slot = &judging->plan->slot[judging->slot];
  const siap_i_item *item = slot->kind == SIAP_KIND_ITEM ? &judging->plan->item[slot->at] : NULL;
  const siap_i_leaf *leaf = item ? NULL : &judging->plan->rubric->leaf[slot->at];
  double low = item ? item->min : leaf->min, high = item ? item->max : leaf->max;
  if (!(number < low) && !(number > high))
    return 1;
  char is[SIAP_I_NUMBER_ROOM], from[SIAP_I_NUMBER_ROOM] = "...", to[SIAP_I_NUMBER_ROOM] = "...";
  siap_i_number_write(number, is);
  if (!isnan(low))
    siap_i_number_write(low, from);
  if (!isnan(high))
    siap_i_number_write(high, to);
  refuse(judging, SIAP_I_E318, is, from, to);
  return 0;
}

static const char *form_word(const struct judging *judging, int form)
{
  static const char *const words[][2] = {
      [SIAP_I_FORM_LEVEL] = {"level", "level"},
      [SIAP_I_FORM_VALUE] = {"value", "value"},
      [SIAP_I_FORM_RATIO] = {"numerator and denominator", "numerator dan denominator"},
      [SIAP_I_FORM_GRADE] = {"grade", "grade"},
      [SIAP_I_FORM_CHECKED] = {"checked", "checked"},
      [SIAP_I_FORM_RATINGS] = {"rating", "rating"},
      [SIAP_I_FORM_RESPONSES] = {"response", "response"},
      [SIAP_I_FORM_UNITS] = {"unit", "unit"},
      [SIAP_I_FORM_STATE] = {"state", "state"},
      [SIAP_I_FORM_CELL] = {"value", "value"},
  };
  return words[form][siap_i_findings_language(judging->findings)];
}

static int form_read_by(enum siap_i_reads reads)
{
  static const int forms[] = {[SIAP_I_READS_NUMBER] = SIAP_I_FORM_VALUE,
                              [SIAP_I_READS_RATIO] = SIAP_I_FORM_RATIO,
                              [SIAP_I_READS_GRADE] = SIAP_I_FORM_GRADE,
                              [SIAP_I_READS_CHECKED] = SIAP_I_FORM_CHECKED};
  return forms[reads];
}

static int known_grade(const struct judging *judging, const siap_i_normaliser *step,
                       const char *grade)
{
  siap_i_near best = {NULL, 0};
  for (size_t i = 0; i < step->entry_count; i++) {
    if (strcmp(step->entry[i].code, grade) == 0)
      return 1;
    siap_i_near_offer(&best, grade, step->entry[i].code);
  }
  (*judging->faults)++;
  siap_i_report_near(judging->findings, SIAP_I_E325, judging->place, best.word, judging->answer->id,
                     grade, NULL, NULL);
  return 0;
}

/* Every word that is checked must be a criterion. The words are sorted: tick off those that are. */
static int known_criteria(const struct judging *judging, const siap_i_normaliser *step,
                          const siap_i_raw *raw, siap_i_arena *arena)
{
  uint8_t *known = siap_i_arena_take(arena, raw->checked_count, 1);
  for (size_t k = 0; known && k < step->entry_count; k++)
    for (size_t c = 0; c < step->entry[k].criterion_count; c++) {
      size_t at = siap_i_checked_find(raw, step->entry[k].criteria[c]);
      if (at < raw->checked_count)
        known[at] = 1;
    }
  for (size_t i = 0; known && i < raw->checked_count; i++)
    if (!known[i]) {
      refuse(judging, SIAP_I_E326, raw->checked[i], NULL, NULL);
      return 0;
    }
  return known != NULL;
}

/* A score that normalisers gave and that has left the scale is no score. */
static int32_t end_on_scale(const struct judging *judging, siap_i_wide score)
{
  const siap_i_plan_slot *slot = &judging->plan->slot[judging->slot];
  siap_i_wide near = (siap_i_wide)1e-20;
  if (!(score - score == 0))
    return SIAP_STATE_INVALID;
  if (has_stage(judging->plan, judging->slot) || !slot->has_range ||
      (score >= slot->low.wide - near && score <= slot->high.wide + near))
    return SIAP_STATE_SCORED;
  char is[SIAP_I_NUMBER_ROOM];
  siap_i_number_write((double)score, is);
  siap_i_report(judging->findings, SIAP_I_W323, judging->place, judging->answer->id, is, NULL,
                NULL);
  return SIAP_STATE_INVALID;
}

static int32_t normalise(const struct judging *judging, const siap_i_raw *raw, siap_i_wide *out)
{
  const siap_i_normaliser *step = judging->plan->step[judging->slot];
  size_t count = judging->plan->step_count[judging->slot];
  siap_i_wide value = raw->number;
  int doubt = 0;
  for (size_t i = 0; i < count; i++) {
    int32_t state = step[i].word->first
                        ? step[i].word->first(&step[i], raw, &value)
                        : step[i].word->run_wide(&step[i], value, 0, &value, &doubt);
    if (state == SIAP_STATE_INVALID) {
      char is[SIAP_I_NUMBER_ROOM];
      siap_i_number_write((double)value, is);
      siap_i_report(judging->findings, SIAP_I_W322, judging->place, judging->answer->id, is,
                    step[i].word->name, NULL);
    }
    if (state == SIAP_STATE_MISSING)
      siap_i_report(judging->findings, SIAP_I_W324, judging->place, judging->answer->id, NULL, NULL,
                    NULL);
    if (state != SIAP_STATE_SCORED)
      return state;
    if (i == 0 && step[i].word->reads == SIAP_I_READS_RATIO && !in_domain(judging, (double)value))
      return SIAP_STATE_INVALID;
  }
  *out = value;
  return end_on_scale(judging, value);
}

/* A number in a unit, on an item that is scored on a scale and says not how: no score follows. */
static int is_measured(const struct judging *judging)
{
  return scale_of(judging) && judging->plan->item[judging->plan->slot[judging->slot].at].unit;
}

static int32_t judge_raw(const struct judging *judging, int form, siap_i_arena *arena,
                         siap_i_wide *out)
{
  const siap_i_normaliser *step = judging->plan->step[judging->slot];
  const siap_i_detail *detail = siap_i_answer_detail(judging->answer);
  size_t count = judging->plan->step_count[judging->slot];
  int wanted = count ? form_read_by(step->word->reads) : SIAP_I_FORM_VALUE;
  if (form != wanted)
    return refuse(judging, SIAP_I_E319, form_word(judging, form), form_word(judging, wanted), NULL);
  siap_i_raw raw = {siap_i_wide_of(judging->answer->number), siap_i_wide_of(detail->denominator),
                    detail->grade, (const char *const *)detail->checked, detail->checked_count};
  if (form == SIAP_I_FORM_GRADE && !known_grade(judging, step, raw.grade))
    return SIAP_STATE_INVALID;
  if (form == SIAP_I_FORM_CHECKED && !known_criteria(judging, step, &raw, arena))
    return SIAP_STATE_INVALID;
  if (form == SIAP_I_FORM_VALUE && !in_domain(judging, judging->answer->number))
    return SIAP_STATE_INVALID;
  if (form == SIAP_I_FORM_RATIO && (judging->answer->number < 0 || detail->denominator < 0))
    return refuse(judging, SIAP_I_E318,
                  judging->answer->number < 0 ? "numerator < 0" : "denominator < 0", "0", "...");
  if (count == 0 && !has_stage(judging->plan, judging->slot) && is_measured(judging))
    return refuse(judging, SIAP_I_E319, form_word(judging, form),
                  form_word(judging, SIAP_I_FORM_LEVEL), NULL);
  if (count == 0) {
    *out = raw.number;
    if (has_stage(judging->plan, judging->slot))
      return SIAP_STATE_SCORED; /* raw until the cohort stage */
    return on_scale(judging, judging->answer->number, judging->answer->line) ? SIAP_STATE_SCORED
                                                                             : SIAP_STATE_INVALID;
  }
  return normalise(judging, &raw, out);
}

/* Each replicate on its own: levels must lie on the scale, values of units in their domain. */
static int check_replicates(const struct judging *judging, const siap_i_detail *detail,
                            siap_i_wide *value)
{
  int ok = 1, units = judging->answer->form == SIAP_I_FORM_UNITS;
  for (size_t i = 0; i < detail->rating_count; i++) {
    value[i] = siap_i_wide_of(detail->rating[i].level);
    int fits = units ? in_domain(judging, detail->rating[i].level)
                     : on_scale(judging, detail->rating[i].level, detail->rating[i].line);
    ok = ok && fits;
  }
  return ok;
}

/* Units are raw values: what they come to goes through the normalisers. Others are scores. */
static int32_t reduce(const struct judging *judging, siap_i_wide *value, size_t count,
                      siap_i_wide *out)
{
  const siap_i_item *item = &judging->plan->item[judging->plan->slot[judging->slot].at];
  *out = siap_i_reduce((enum siap_i_reduce)item->reduce, value, count);
  if (judging->answer->form != SIAP_I_FORM_UNITS)
    return SIAP_STATE_SCORED;
  siap_i_raw raw = {*out, 0, NULL, NULL, 0};
  return normalise(judging, &raw, out);
}

int32_t siap_i_replicates_value(const siap_plan *plan, const siap_evidence *evidence, size_t slot,
                                const siap_i_answer *answer, siap_i_wide *value, size_t count,
                                siap_i_wide *out)
{
  size_t faults = 0;
  struct judging judging = {
      plan, evidence, slot, answer, siap_i_evidence_place(evidence, answer->line), &faults, NULL};
  return reduce(&judging, value, count, out);
}

static int32_t judge_replicates(const struct judging *judging, siap_i_arena *arena,
                                siap_i_wide *out)
{
  const siap_i_plan_slot *slot = &judging->plan->slot[judging->slot];
  const siap_i_item *item = &judging->plan->item[slot->at];
  const siap_i_detail *detail = siap_i_answer_detail(judging->answer);
  const siap_i_normaliser *step = judging->plan->step[judging->slot];
  siap_i_wide *value = siap_i_arena_take(arena, detail->rating_count, sizeof *value);
  int units = judging->answer->form == SIAP_I_FORM_UNITS;
  if (!value)
    return SIAP_STATE_INVALID; /* the arena says so to whoever owns it */
  if (units && judging->plan->step_count[judging->slot] && step->word->reads != SIAP_I_READS_NUMBER)
    return refuse(judging, SIAP_I_E319, form_word(judging, SIAP_I_FORM_UNITS),
                  form_word(judging, form_read_by(step->word->reads)), NULL);
  if (!check_replicates(judging, detail, value))
    return SIAP_STATE_INVALID;
  if (detail->rating_count < item->least) {
    char is[24], least[24];
    snprintf(is, sizeof is, "%zu", detail->rating_count);
    snprintf(least, sizeof least, "%u", (unsigned)item->least);
    siap_i_report(judging->findings, SIAP_I_W321, judging->place, judging->answer->id, is, least,
                  NULL);
    return SIAP_STATE_WITHHELD;
  }
  return reduce(judging, value, detail->rating_count, out);
}

/* ---- what a score was scaled from ---- */

static int32_t number_of_units(const struct judging *judging, siap_i_arena *arena, siap_i_wide *out)
{
  const siap_i_detail *detail = siap_i_answer_detail(judging->answer);
  const siap_i_item *item = &judging->plan->item[judging->plan->slot[judging->slot].at];
  siap_i_wide *value = siap_i_arena_take(arena, detail->rating_count, sizeof *value);
  if (!value)
    return SIAP_STATE_MISSING; /* the arena says so to whoever owns it */
  for (size_t i = 0; i < detail->rating_count; i++)
    value[i] = siap_i_wide_of(detail->rating[i].level);
  *out = siap_i_reduce((enum siap_i_reduce)item->reduce, value, detail->rating_count);
  return SIAP_STATE_SCORED;
}

int32_t siap_i_answer_number(const siap_plan *plan, size_t slot, const siap_i_answer *answer,
                             siap_i_arena *arena, siap_i_wide *out, size_t *from)
{
  const struct judging judging = {.plan = plan, .slot = slot, .answer = answer};
  const siap_i_normaliser *step = plan->step[slot];
  int form = answer->form;
  *from = 0;
  if (!plan->step_count[slot])
    return SIAP_STATE_MISSING;
  if (form == SIAP_I_FORM_CELL && !scale_of(&judging)) /* with a scale it is a score: see below */
    form = SIAP_I_FORM_VALUE;
  if (form == SIAP_I_FORM_UNITS && step->word->reads == SIAP_I_READS_NUMBER)
    return number_of_units(&judging, arena, out);
  if (form == SIAP_I_FORM_RATIO && step->word->reads == SIAP_I_READS_RATIO) {
    siap_i_raw raw = {siap_i_wide_of(answer->number),
                      siap_i_wide_of(siap_i_answer_detail(answer)->denominator), NULL, NULL, 0};
    *from = 1;
    return step->word->first(step, &raw, out);
  }
  *out = siap_i_wide_of(answer->number);
  return form == SIAP_I_FORM_VALUE && step->word->reads == SIAP_I_READS_NUMBER ? SIAP_STATE_SCORED
                                                                               : SIAP_STATE_MISSING;
}

static int32_t judge_variable(const struct judging *judging, int form, siap_i_wide *out)
{
  if (form != SIAP_I_FORM_VALUE && form != SIAP_I_FORM_LEVEL)
    return refuse(judging, SIAP_I_E319, form_word(judging, form),
                  form_word(judging, SIAP_I_FORM_VALUE), NULL);
  *out = siap_i_wide_of(judging->answer->number);
  return in_domain(judging, judging->answer->number) ? SIAP_STATE_SCORED : SIAP_STATE_INVALID;
}

int32_t siap_i_answer_value(const siap_plan *plan, const siap_evidence *evidence, size_t slot,
                            const siap_i_answer *answer, siap_i_arena *arena, siap_i_wide *out,
                            size_t *faults, siap_findings *findings)
{
  struct judging judging = {
      plan,   evidence, slot, answer, siap_i_evidence_place(evidence, answer->line),
      faults, findings};
  int form = answer->form;
  *out = 0;
  if (form == SIAP_I_FORM_STATE)
    return answer->state;
  if (form ==
      SIAP_I_FORM_CELL) /* a spreadsheet's number is a score where there is a scale to score on */
    form = scale_of(&judging) && !has_stage(plan, slot) ? SIAP_I_FORM_LEVEL : SIAP_I_FORM_VALUE;
  if (plan->slot[slot].kind != SIAP_KIND_ITEM)
    return judge_variable(&judging, form, out);
  if (form == SIAP_I_FORM_RATINGS || form == SIAP_I_FORM_RESPONSES || form == SIAP_I_FORM_UNITS)
    return judge_replicates(&judging, arena, out);
  if (form != SIAP_I_FORM_LEVEL)
    return judge_raw(&judging, form, arena, out);
  *out = siap_i_wide_of(answer->number);
  return on_scale(&judging, answer->number, answer->line) ? SIAP_STATE_SCORED : SIAP_STATE_INVALID;
}
