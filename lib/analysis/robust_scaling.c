/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. robust: one item scaled another way: the number its score was made of, where on its own scale
 * the alternative puts it, so that nothing but the normaliser differs.
 *
 * The alternatives are of step 5 of the OECD/JRC Handbook on Constructing Composite Indicators, 2008.
 * A z-score has no ends of its own: its mean is put in the middle of the scale, and the ends 3
 * deviations away, as the Mazziotta-Pareto index does (100 and 10, about 70 .. 130: M. Mazziotta, A.
 * Pareto, Social Indicators Research 127, 2016); Chebyshev's inequality says that at most a ninth of
 * the values, whatever their distribution, is cut at the ends. A rank put on a scale is a percentile
 * rank.
 */
#include "analysis/robust_scalings.h"
#include "numbers/figure.h"
#include "numbers/interpolate.h"

#include <math.h>

static const uint8_t scaling_of[SIAP_I_SCALINGS] = {
    SIAP_I_SCALING_MIN_MAX, SIAP_I_SCALING_Z_SCORE, SIAP_I_SCALING_PERCENTILE_RANK,
    SIAP_I_SCALING_NONE};

/* ---- what was scaled ---- */


const siap_i_plan_cohort *siap_i_scaling_stage(const siap_plan *plan, size_t item, size_t *at)
{
  for (*at = 0; *at < plan->cohort_count; ++*at)
    if (plan->cohort[*at].slot == item)
      return &plan->cohort[*at];
  return NULL;
}

static int is_logarithm(const siap_i_normaliser *step)
{
  return step->word->run_double == siap_i_normaliser_goalposts_double && step->logarithm;
}

/*
 * The number that was scaled: behind denominator, imputation, treatment and logarithm, which are not
 * what is varied here. NaN: what has no score, and levels, grades and the like, which nothing scaled.
 */
static siap_i_wide number_of(const siap_plan *plan, size_t item, const siap_i_answers *answers,
                             siap_i_arena *arena)
{
  const siap_i_answer *answer = answers->answer[item];
  siap_i_wide x = 0, none = (siap_i_wide)NAN;
  size_t at, from;
  const siap_i_plan_cohort *stage = siap_i_scaling_stage(plan, item, &at);
  if (answers->row.state[item] != SIAP_STATE_SCORED ||
      plan->slot[item].forced != SIAP_STATE_SCORED)
    return none;
  if (answer && (answer->form == SIAP_I_FORM_RATINGS || answer->form == SIAP_I_FORM_RESPONSES))
    return none;
  if (stage) {
    const siap_i_fitted *fitted = &answers->fitted[at];
    return fitted->fit ? siap_i_cohort_treated(&stage->how, &fitted->fit->fit, fitted->value)
                       : none;
  }
  if (!answer || siap_i_answer_number(plan, item, answer, arena, &x, &from) != SIAP_STATE_SCORED)
    return none;
  if (from < plan->step_count[item] && is_logarithm(&plan->step[item][from]))
    x = SIAP_I_WIDE_LOG(x);
  return x;
}

siap_status siap_i_robust_numbers(siap_i_group *group, size_t row, const siap_i_answers *answers)
{
  const siap_plan *plan = group->plan;
  siap_i_arena arena = {NULL, 0, NULL, 0};
  for (size_t i = 0; i < plan->items; i++)
    group->number[row * plan->items + i] = number_of(plan, i, answers, &arena);
  siap_status status = arena.failed ? SIAP_ERR_MEMORY : SIAP_OK;
  siap_i_arena_release(&arena);
  return status;
}

/* ---- one item under one plan ---- */

/* 1 or -1 as scores rise or fall throughout; 0: neither, or all are the same. */
static int direction_of_bands(const siap_i_normaliser *bands)
{
  int rises = 0, falls = 0;
  for (size_t i = 1; i < bands->entry_count; i++) {
    rises |= bands->entry[i].score.wide > bands->entry[i - 1].score.wide;
    falls |= bands->entry[i].score.wide < bands->entry[i - 1].score.wide;
  }
  return rises - falls;
}

static int direction_of(const siap_i_normaliser *step)
{
  if (step->word->first) /* a share */
    return 1;
  if (step->entry_count)
    return direction_of_bands(step);
  siap_i_wide rise = (step->upper.wide - step->lower.wide) * step->times.wide;
  return (rise > 0) - (rise < 0);
}

/* Without a scale of its own an item stands between the ends that its cohort stage gives, if any. */
static int ends_of_stage(const siap_i_robust *robust, const siap_i_plan_cohort *stage,
                         size_t regions, siap_i_scaling_target *to)
{
  const siap_i_cohort_how *how = &stage->how;
  siap_i_wide reach = siap_i_wide_of(robust->deviations) * how->high;
  to->low = 0;
  to->high = 1;
  switch (how->scaling) {
  case SIAP_I_SCALING_MIN_MAX:
    to->low = how->low;
    to->high = how->high;
    return 1;
  case SIAP_I_SCALING_Z_SCORE:
    to->low = how->low - reach;
    to->high = how->low + reach;
    return 1;
  case SIAP_I_SCALING_RANK:
    to->low = 1;
    to->high = (siap_i_wide)regions;
    return 1;
  default:
    return how->scaling == SIAP_I_SCALING_PERCENTILE_RANK ||
           how->scaling == SIAP_I_SCALING_DISTANCE_TO_MAX;
  }
}

int siap_i_scaling_aim(const siap_i_robust *robust, const siap_plan *plan, size_t item,
                       size_t regions, siap_i_scaling_target *to)
{
  const siap_i_plan_slot *slot = &plan->slot[item];
  const siap_i_normaliser *step = plan->step[item];
  size_t at, count = plan->step_count[item];
  const siap_i_plan_cohort *stage = siap_i_scaling_stage(plan, item, &at);
  int direction = 1;
  *to = (siap_i_scaling_target){
      .is_cut = slot->has_range, .low = slot->low.wide, .high = slot->high.wide};
  if (stage)
    return slot->has_range || ends_of_stage(robust, stage, regions, to);
  for (size_t i = 0; i < count; i++)
    direction *= direction_of(&step[i]);
  size_t first = count && step->word->first ? 1 : 0;
  to->falls = direction < 0;
  to->end = step + count;
  if (first < count && step[first].entry_count > 1)
    to->bands = &step[first];
  return direction != 0 && slot->has_range && slot->low.wide < slot->high.wide;
}

/* Straight lines in place of the bands, and the normalisers behind them as they are. */
static int32_t draw_lines(const siap_i_scaling_target *to, siap_i_wide x, siap_i_wide *value)
{
  int doubt = 0;
  int32_t state = SIAP_STATE_SCORED;
  *value = siap_i_bands_interpolated(to->bands, x);
  for (const siap_i_normaliser *step = to->bands + 1; state == SIAP_STATE_SCORED && step < to->end;
       step++)
    state = step->word->run_wide(step, *value, 0, value, &doubt);
  return state;
}

int siap_i_scaling_value(const siap_i_robust *robust, const siap_i_scaling_target *to, size_t word,
                         const siap_i_cohort_fit *fit, siap_i_wide x, siap_i_wide *value)
{
  siap_i_cohort_how how = {.scaling = scaling_of[word], .falls = (uint8_t)to->falls};
  if (how.scaling == SIAP_I_SCALING_NONE)
    return to->bands && draw_lines(to, x, value) == SIAP_STATE_SCORED && *value - *value == 0;
  if (!fit)
    return 0;
  how.low = how.scaling == SIAP_I_SCALING_Z_SCORE ? (to->low + to->high) / 2 : to->low;
  how.high = how.scaling == SIAP_I_SCALING_Z_SCORE
                 ? (to->high - to->low) / (2 * siap_i_wide_of(robust->deviations))
                 : to->high;
  *value = siap_i_cohort_apply(&how, fit, x);
  if (how.scaling == SIAP_I_SCALING_PERCENTILE_RANK)
    *value = to->low + (to->high - to->low) * *value;
  return *value - *value == 0;
}
