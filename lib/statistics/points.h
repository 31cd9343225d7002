/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a. The points at which a model is run for Sobol indices: two rows a and b of d uniforms,
 * of which the rows ab_i are mixed. Row r of a seed is the same on every machine.
 *
 * Up to 20 factors: GSL's Sobol sequence in 2 d dimensions (it has 40, and above that gives zeros
 * without an error) with its zero point, each dimension turned by a digital shift that the seed
 * draws (P. L'Ecuyer, C. Lemieux, Recent advances in randomized quasi-Monte Carlo methods, 2002).
 * Rows that are a power of two spread best. Above 20 factors: random numbers, a stream for each row.
 */
#ifndef SIAP_I_POINTS_H
#define SIAP_I_POINTS_H

#include "ground/memory.h"
#include "statistics/stat.h"

enum siap_i_design { SIAP_I_DESIGN_SOBOL = 0, SIAP_I_DESIGN_RANDOM };

/* What a result says of it; ends with NULL. */
extern const char *const siap_i_design_name[];

#define SIAP_I_POINTS_SOBOL_FACTORS 20 /* most factors of the Sobol sequence */
#define SIAP_I_POINTS_SOBOL_ROWS ((size_t)1 << 30)

typedef struct siap_i_points {
  size_t factors;
  uint64_t seed;
  enum siap_i_design design;
  size_t row;   /* the last that was given, 0 before any */
  void *state;  /* of GSL's sequence */
  double *last; /* the sequence at that row: 2 d numbers */
  uint32_t *turn;
  double *rest; /* below the 30 bits of the sequence */
} siap_i_points;

/* `rows`: how many there will be at most; above 2^30 they are random. */
siap_status siap_i_points_make(siap_i_arena *arena, size_t factors, size_t rows, uint64_t seed,
                               siap_i_points *points);

/*
 * Row r into a and b, d uniforms each, 0 <= u < 1. One behind another is cheapest: going back starts
 * the sequence again. Threads have points of their own.
 */
void siap_i_points_row(siap_i_points *points, size_t row, double *a, double *b);

#endif
