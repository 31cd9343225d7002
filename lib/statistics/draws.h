/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a. What is drawn of a stream.
 *
 * Uniforms, whole numbers, choices, resamples and weights with noise are integers and one rounding:
 * the same bytes on every machine. Normals and Dirichlet weights call log, exp and pow where the
 * fast way does not decide (a few draws in a hundred; each draw of a concentration below 1), and
 * are the same bytes wherever those of libm are.
 */
#ifndef SIAP_I_DRAWS_H
#define SIAP_I_DRAWS_H

#include "statistics/stat.h"
#include "statistics/stream.h"

/* A whole number below n, each as likely as the other; 0 for n = 0. */
uint32_t siap_i_draw_below(siap_i_stream *stream, uint32_t n);

/* Which of k alternatives u stands for: floor(u k), never by the range of the sample. 0 <= u < 1. */
size_t siap_i_choice_of(double u, size_t k);

/* 1 with probability p, else 0; a p beyond 0 or 1 is what it is nearest to, NaN is 0. */
int siap_i_draw_happens(siap_i_stream *stream, double p);

/* Mean 0, deviation 1: by ziggurat of the stream, or by the point at which u of it lies below. */
double siap_i_draw_normal(siap_i_stream *stream);
siap_i_stat siap_i_normal_of(double u);

/* n places of 0 .. n - 1, with replacement: one resample of a bootstrap. */
void siap_i_draw_resample(siap_i_stream *stream, uint32_t n, uint32_t *place);

/*
 * Weights w (1 + f (2 u - 1)), not brought to a sum: W. Becker and others, COINr, get_noisy_weights.
 * f is from 0 to 1, weights are finite and not negative; SIAP_I_STAT_RANGE otherwise, and `out` is
 * left alone.
 */
enum siap_i_why siap_i_weights_with_noise(size_t n, const double *w, double f, const double *u,
                                          double *out);

/*
 * Weights that sum to 1, from Dirichlet(c w / sum w): their means are those of w, and the larger c,
 * the nearer they stay; a weight of 0 stays 0, and one that stands alone above 0 is 1. Made once,
 * drawn from often.
 */
typedef struct siap_i_dirichlet {
  size_t n, count; /* weights, and those above 0 */
  const double *w; /* the caller's; they outlive this */
  double *alpha;   /* parameters of those above 0, side by side: room of the caller's, n doubles */
} siap_i_dirichlet;

/*
 * Weights are finite and not negative, one of them is above 0, and of each that is, c w / sum w lies
 * within 1e-290 .. 1e15: SIAP_I_STAT_RANGE otherwise.
 */
enum siap_i_why siap_i_dirichlet_make(size_t n, const double *w, double c, double *alpha,
                                      siap_i_dirichlet *dirichlet);

/* `out`: n weights. */
void siap_i_draw_weights(siap_i_stream *stream, const siap_i_dirichlet *dirichlet, double *out);

#endif
