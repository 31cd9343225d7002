/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. Points of Sobol's sequence by GSL, its state in memory of ours; or random ones. */
#include "statistics/points.h"
#include "statistics/stream.h"

#include <gsl/gsl_qrng.h>
#include <string.h>

enum { BITS = 30 };

const char *const siap_i_design_name[] = {"sobol", "random", NULL};

/* The shift of each dimension: 30 bits that are turned, and the 23 below them, which stay. */
static void draw_shift(siap_i_points *points)
{
  siap_i_stream stream = siap_i_stream_at(points->seed, 0, SIAP_I_SOURCE_SHIFT);
  for (size_t i = 0; i < 2 * points->factors; i++) {
    points->turn[i] = siap_i_stream_next(&stream) >> (32 - BITS);
    points->rest[i] = (siap_i_stream_next(&stream) >> 9) * 0x1p-53;
  }
}

/* At row 0, which is all zeros and which GSL leaves out. */
static void rewind_to_zero(siap_i_points *points)
{
  gsl_qrng_sobol->init_state(points->state, (unsigned)(2 * points->factors));
  memset(points->last, 0, 2 * points->factors * sizeof *points->last);
  points->row = 0;
}

siap_status siap_i_points_make(siap_i_arena *arena, size_t factors, size_t rows, uint64_t seed,
                               siap_i_points *points)
{
  *points = (siap_i_points){.factors = factors, .seed = seed, .design = SIAP_I_DESIGN_RANDOM};
  if (!factors || factors > SIAP_I_POINTS_SOBOL_FACTORS || rows > SIAP_I_POINTS_SOBOL_ROWS)
    return SIAP_OK;
  size_t dimensions = 2 * factors;
  points->design = SIAP_I_DESIGN_SOBOL;
  points->state = siap_i_arena_take(arena, 1, gsl_qrng_sobol->state_size((unsigned)dimensions));
  points->last = siap_i_arena_take(arena, dimensions, sizeof *points->last);
  points->rest = siap_i_arena_take(arena, dimensions, sizeof *points->rest);
  points->turn = siap_i_arena_take(arena, dimensions, sizeof *points->turn);
  if (arena->failed)
    return SIAP_ERR_MEMORY;
  draw_shift(points);
  rewind_to_zero(points);
  return SIAP_OK;
}

static double shifted(const siap_i_points *points, size_t i)
{
  uint32_t bits = (uint32_t)(points->last[i] * 0x1p30) ^ points->turn[i];
  return bits * 0x1p-30 + points->rest[i];
}

static void random_row(const siap_i_points *points, size_t row, double *a, double *b)
{
  siap_i_stream stream = siap_i_stream_at(points->seed, row, SIAP_I_SOURCE_POINTS);
  siap_i_stream_fill(&stream, points->factors, a);
  siap_i_stream_fill(&stream, points->factors, b);
}

void siap_i_points_row(siap_i_points *points, size_t row, double *a, double *b)
{
  if (points->design == SIAP_I_DESIGN_RANDOM) {
    random_row(points, row, a, b);
    return;
  }
  if (row < points->row)
    rewind_to_zero(points);
  for (; points->row < row; points->row++)
    gsl_qrng_sobol->get(points->state, (unsigned)(2 * points->factors), points->last);
  for (size_t i = 0; i < points->factors; i++) {
    a[i] = shifted(points, i);
    b[i] = shifted(points, points->factors + i);
  }
}
