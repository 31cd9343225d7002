/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. GSL's distributions, on streams that GSL does not have. */
#include "statistics/draws.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>

/* ---- a generator for GSL, whose state is a stream: nothing is allocated, nothing seeded ---- */

static unsigned long next(void *state)
{
  return siap_i_stream_next(state);
}

static double uniform(void *state)
{
  return siap_i_stream_uniform(state);
}

static void seed(void *state, unsigned long number)
{
  *(siap_i_stream *)state = siap_i_stream_at(number, 0, 0);
}

static const gsl_rng_type philox = {.name = "philox4x32-10",
                                    .max = 0xFFFFFFFF,
                                    .size = sizeof(siap_i_stream),
                                    .set = seed,
                                    .get = next,
                                    .get_double = uniform};

static gsl_rng rng_of(siap_i_stream *stream)
{
  return (gsl_rng){.type = &philox, .state = stream};
}

/* ---- single numbers ---- */

/* gsl_rng_uniform_int stops the program at 0 and above the largest word. */
uint32_t siap_i_draw_below(siap_i_stream *stream, uint32_t n)
{
  gsl_rng rng = rng_of(stream);
  return n ? (uint32_t)gsl_rng_uniform_int(&rng, n) : 0;
}

size_t siap_i_choice_of(double u, size_t k)
{
  size_t choice = u > 0 ? (size_t)(u * (double)k) : 0;
  return choice < k ? choice : k ? k - 1 : 0; /* u k may round up to k */
}

int siap_i_draw_happens(siap_i_stream *stream, double p)
{
  return siap_i_stream_uniform(stream) < p;
}

double siap_i_draw_normal(siap_i_stream *stream)
{
  gsl_rng rng = rng_of(stream);
  return gsl_ran_gaussian_ziggurat(&rng, 1);
}

siap_i_stat siap_i_normal_of(double u)
{
  if (!(u >= 0 && u <= 1))
    return siap_i_stat_none(SIAP_I_STAT_RANGE, 0);
  if (u == 0 || u == 1)
    return siap_i_stat_none(SIAP_I_STAT_INFINITE, 0);
  return siap_i_stat_is(gsl_cdf_ugaussian_Pinv(u));
}

void siap_i_draw_resample(siap_i_stream *stream, uint32_t n, uint32_t *place)
{
  for (uint32_t i = 0; i < n; i++)
    place[i] = siap_i_draw_below(stream, n);
}

/* ---- weights ---- */

static int all_are_weights(size_t n, const double *w)
{
  int good = 1;
  for (size_t i = 0; i < n; i++)
    good &= isfinite(w[i]) && w[i] >= 0;
  return good;
}

enum siap_i_why siap_i_weights_with_noise(size_t n, const double *w, double f, const double *u,
                                          double *out)
{
  if (!all_are_weights(n, w) || !(f >= 0 && f <= 1))
    return SIAP_I_STAT_RANGE;
  for (size_t i = 0; i < n; i++)
    out[i] = w[i] * (1 + f * (2 * u[i] - 1));
  return SIAP_I_STAT_DEFINED;
}

enum siap_i_why siap_i_dirichlet_make(size_t n, const double *w, double c, double *alpha,
                                      siap_i_dirichlet *dirichlet)
{
  double most = 0, sum = 0; /* the sum is of shares of the largest, so that it stays finite */
  *dirichlet = (siap_i_dirichlet){.n = n, .w = w, .alpha = alpha};
  for (size_t i = 0; i < n; i++)
    most = w[i] > most ? w[i] : most;
  if (!all_are_weights(n, w) || !(most > 0))
    return SIAP_I_STAT_RANGE;
  for (size_t i = 0; i < n; i++)
    sum += w[i] / most;
  for (size_t i = 0; i < n; i++) {
    double a = c * (w[i] / most / sum);
    if (w[i] > 0 && !(a >= 1e-290 && a <= 1e15))
      return SIAP_I_STAT_RANGE;
    if (w[i] > 0)
      alpha[dirichlet->count++] = a;
  }
  return SIAP_I_STAT_DEFINED;
}

/* GSL draws gammas, and by their logarithms when all are too small to be told from 0. */
void siap_i_draw_weights(siap_i_stream *stream, const siap_i_dirichlet *dirichlet, double *out)
{
  gsl_rng rng = rng_of(stream);
  size_t drawn = dirichlet->count;
  gsl_ran_dirichlet(&rng, drawn, dirichlet->alpha, out);
  for (size_t i = dirichlet->n; i-- > 0;)
    out[i] = dirichlet->w[i] > 0 ? out[--drawn] : 0;
}
