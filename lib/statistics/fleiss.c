/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statistics/fleiss.h"

#include "statistics/tails.h"

#include <math.h>

/* What the formulas need of the counts. */
typedef struct sums {
  double n, m;         /* targets, ratings of each */
  const double *given; /* how often each category was given */
  const double *twice; /* ordered pairs of it within a target */
} sums;

static siap_i_fleiss_part part_none(enum siap_i_why why, size_t needed)
{
  siap_i_stat none = siap_i_stat_none(why, needed);
  return (siap_i_fleiss_part){none, none, none, none};
}

static siap_i_fleiss_part part_of(double kappa, double variance)
{
  siap_i_fleiss_part out = {.kappa = siap_i_stat_is(kappa),
                            .error = siap_i_stat_is(sqrt(variance))};
  out.z = siap_i_stat_is(kappa / sqrt(variance));
  out.p = out.z.why ? out.z : siap_i_normal_both(out.z.value);
  return out;
}

/* One category against all others: 1 - unequal pairs / those expected. */
static siap_i_fleiss_part category_of(const sums *s, size_t j)
{
  double all = s->n * s->m, given = s->given[j], share = given / all;
  if (given <= 0 || given >= all)
    return part_none(SIAP_I_STAT_CONSTANT, 0);
  double unequal = given * (s->m - 1) - s->twice[j];
  double kappa = 1 - unequal / (all * (s->m - 1) * share * (1 - share));
  return part_of(kappa, 2 / (all * (s->m - 1)));
}

static void whole(const sums *s, size_t categories, siap_i_fleiss *out)
{
  double pairs = s->n * s->m * (s->m - 1), squares = 0, spread = 0, skew = 0, same = 0;
  for (size_t j = 0; j < categories; j++) {
    double share = s->given[j] / (s->n * s->m), rest = 1 - share;
    same += s->twice[j];
    squares += share * share;
    spread += share * rest;
    skew += share * rest * (rest - share);
  }
  out->observed = siap_i_stat_is(same / pairs);
  out->expected = siap_i_stat_is(squares);
  out->all = part_none(SIAP_I_STAT_CONSTANT, 0);
  for (size_t j = 0; j < categories; j++)
    if (s->given[j] >= s->n * s->m)
      return;
  double kappa = 1 - (1 - out->observed.value) / spread;
  out->all = part_of(kappa, 2 / pairs * (spread * spread - skew) / (spread * spread));
}

/* 1: each target has m ratings. */
static int add_up(const uint32_t *count, size_t targets, size_t categories, double *given,
                  double *twice, sums *s)
{
  for (size_t i = 0; i < targets; i++) {
    double m = 0;
    for (size_t j = 0; j < categories; j++) {
      double here = count[i * categories + j];
      m += here;
      given[j] += here;
      twice[j] += here * (here - 1);
    }
    if (i > 0 && m != s->m)
      return 0;
    s->m = m;
  }
  s->n = (double)targets;
  s->given = given;
  s->twice = twice;
  return 1;
}

static void fill_none(siap_i_fleiss *out, siap_i_fleiss_part *part, size_t categories,
                      siap_i_fleiss_part none)
{
  *out = (siap_i_fleiss){.all = none, .observed = none.kappa, .expected = none.kappa};
  for (size_t j = 0; part && j < categories; j++)
    part[j] = none;
}

static void work_out(const sums *s, size_t categories, siap_i_fleiss *out, siap_i_fleiss_part *part)
{
  if (s->n < 1 || s->m < 2) {
    fill_none(out, part, categories, part_none(SIAP_I_STAT_FEW, s->n < 1 ? 1 : 2));
    return;
  }
  *out = (siap_i_fleiss){.targets = (size_t)s->n, .raters = (size_t)s->m};
  whole(s, categories, out);
  for (size_t j = 0; part && j < categories; j++)
    part[j] = category_of(s, j);
}

siap_status siap_i_fleiss_of_counts(const uint32_t *count, size_t targets, size_t categories,
                                    siap_i_fleiss *out, siap_i_fleiss_part *part)
{
  siap_i_arena arena = {0};
  sums s = {0};
  double *given = siap_i_arena_take(&arena, categories, sizeof *given);
  double *twice = siap_i_arena_take(&arena, categories, sizeof *twice);
  if (given && twice) {
    if (add_up(count, targets, categories, given, twice, &s))
      work_out(&s, categories, out, part);
    else
      fill_none(out, part, categories, part_none(SIAP_I_STAT_RANGE, 0));
  }
  siap_status status = arena.failed ? SIAP_ERR_MEMORY : SIAP_OK;
  siap_i_arena_release(&arena);
  return status;
}

/* The sums without the matrix of counts; the k-th equal rating makes 2 (k - 1) ordered pairs more. */
static siap_status add_up_codes(const siap_i_ratings *complete, const siap_i_coded *coded,
                                siap_i_arena *arena, sums *s)
{
  double *given = siap_i_arena_take(arena, coded->categories, sizeof *given);
  double *twice = siap_i_arena_take(arena, coded->categories, sizeof *twice);
  double *here = siap_i_arena_take(arena, coded->categories, sizeof *here);
  if (!given || !twice || !here)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < complete->targets; i++) {
    const uint32_t *code = coded->code + i * complete->raters;
    for (size_t j = 0; j < complete->raters; j++) {
      given[code[j]]++;
      twice[code[j]] += 2 * here[code[j]]++;
    }
    for (size_t j = 0; j < complete->raters; j++)
      here[code[j]] = 0;
  }
  *s = (sums){.n = (double)complete->targets, .m = (double)complete->raters};
  s->given = given;
  s->twice = twice;
  return SIAP_OK;
}

siap_status siap_i_fleiss_of_ratings(const siap_i_ratings *ratings, siap_i_fleiss *out)
{
  siap_i_arena arena = {0};
  siap_i_ratings complete;
  siap_i_coded coded;
  sums s;
  fill_none(out, NULL, 0, part_none(SIAP_I_STAT_RANGE, 0));
  if (!siap_i_ratings_are_finite(ratings))
    return SIAP_OK;
  siap_status status = siap_i_ratings_complete(ratings, &arena, &complete);
  if (status == SIAP_OK)
    status = siap_i_ratings_code(&complete, &arena, &coded);
  if (status == SIAP_OK)
    status = add_up_codes(&complete, &coded, &arena, &s);
  if (status == SIAP_OK)
    work_out(&s, coded.categories, out, NULL);
  siap_i_arena_release(&arena);
  return status;
}
