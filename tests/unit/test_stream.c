/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a: random streams, what is drawn of them, points of designs. */
#include "statistics/draws.h"
#include "statistics/points.h"

#include "unit_main.h"

#include <gsl/gsl_qrng.h>
#include <math.h>
#include <string.h>

/* ---- the generator ---- */

/* Random123's tests/kat_vectors, the lines of philox4x32 with 10 rounds: counter, key, answer. */
START_TEST(philox_gives_the_published_answers)
{
  static const uint32_t known[][10] = {
      {0, 0, 0, 0, 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8},
      {0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x408f276d,
       0x41c83b0e, 0xa20bc7c6, 0x6d5451fd},
      {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0, 0xd16cfe09,
       0x94fdcceb, 0x5001e420, 0x24126ea1}};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    uint32_t out[4];
    siap_i_philox(known[i], known[i] + 4, out);
    ck_assert_mem_eq(out, known[i] + 6, sizeof out);
  }
}
END_TEST

START_TEST(a_stream_is_its_seed_replicate_and_source)
{
  uint64_t seed = UINT64_C(0x299f31d0a4093822), replicate = UINT64_C(0x0370734413198a2e);
  siap_i_stream stream = siap_i_stream_at(seed, replicate, 0x85a308d3);
  stream.block = 0x243f6a88; /* the third of the published vectors */
  ck_assert_uint_eq(siap_i_stream_next(&stream), 0xd16cfe09);
  ck_assert_uint_eq(siap_i_stream_next(&stream), 0x94fdcceb);
  ck_assert_uint_eq(siap_i_stream_next(&stream), 0x5001e420);
  ck_assert_uint_eq(siap_i_stream_next(&stream), 0x24126ea1);
  ck_assert_uint_eq(stream.block, 0x243f6a89);
  siap_i_stream zero = siap_i_stream_at(0, 0, 0);
  double expected = (double)((UINT64_C(0x6627e8d5) >> 5) << 26 | (UINT64_C(0xe169c58d) >> 6));
  ck_assert(siap_i_stream_uniform(&zero) == expected / 9007199254740992.0);
  double filled[2];
  zero = siap_i_stream_at(0, 0, 0);
  siap_i_stream_fill(&zero, 2, filled);
  ck_assert(filled[0] == expected / 9007199254740992.0);
}
END_TEST

/* Streams that differ in one of the three share no word in the first thousands. */
START_TEST(neighbouring_streams_are_apart)
{
  siap_i_stream of[] = {siap_i_stream_at(1, 1, 1), siap_i_stream_at(2, 1, 1),
                        siap_i_stream_at(1, 2, 1), siap_i_stream_at(1, 1, 2),
                        siap_i_stream_at(1, UINT64_C(1) << 32 | 1, 1)};
  size_t equal = 0;
  for (size_t n = 0; n < 4000; n++) {
    uint32_t word[5];
    for (size_t i = 0; i < 5; i++) {
      word[i] = siap_i_stream_next(&of[i]);
      for (size_t j = 0; j < i; j++)
        equal += word[i] == word[j];
    }
  }
  ck_assert_uint_le(equal, 1);
}
END_TEST

/* ---- draws ---- */

START_TEST(whole_numbers_below_n_are_even)
{
  static const uint32_t some[] = {1, 2, 3, 7, 10};
  siap_i_stream stream = siap_i_stream_at(5, 0, 0);
  ck_assert_uint_eq(siap_i_draw_below(&stream, 0), 0);
  ck_assert_uint_eq(siap_i_draw_below(&stream, 1), 0);
  ck_assert_uint_lt(siap_i_draw_below(&stream, UINT32_MAX), UINT32_MAX);
  for (size_t k = 0; k < sizeof some / sizeof *some; k++) {
    size_t count[10] = {0};
    for (size_t i = 0; i < 10000; i++)
      count[siap_i_draw_below(&stream, some[k])]++;
    for (size_t i = 0; i < some[k]; i++) {
      double share = 1.0 / some[k];
      ck_assert_double_le(fabs((double)count[i] - 10000 * share),
                          4.5 * sqrt(10000 * share * (1 - share)));
    }
  }
}
END_TEST

/* u = .55 .60 .70 .95 of two and three alternatives: by the range of the sample most would be the first. */
START_TEST(a_choice_is_by_the_whole_range)
{
  ck_assert_uint_eq(siap_i_choice_of(0.55, 2), 1);
  ck_assert_uint_eq(siap_i_choice_of(0.60, 2), 1);
  ck_assert_uint_eq(siap_i_choice_of(0.60, 3), 1);
  ck_assert_uint_eq(siap_i_choice_of(0.70, 3), 2);
  ck_assert_uint_eq(siap_i_choice_of(0, 3), 0);
  ck_assert_uint_eq(siap_i_choice_of(nextafter(1, 0), 3), 2);
  ck_assert_uint_eq(siap_i_choice_of(1, 3), 2);
  ck_assert_uint_eq(siap_i_choice_of(-1, 3), 0);
  ck_assert_uint_eq(siap_i_choice_of(NAN, 3), 0);
  ck_assert_uint_eq(siap_i_choice_of(0.5, 0), 0);
}
END_TEST

START_TEST(chances_and_normals_have_their_means)
{
  siap_i_stream stream = siap_i_stream_at(6, 0, 0);
  double sum = 0, squares = 0, happened = 0;
  enum { MANY = 20000 };
  for (size_t i = 0; i < MANY; i++) {
    double x = siap_i_draw_normal(&stream);
    sum += x;
    squares += x * x;
    happened += siap_i_draw_happens(&stream, 0.3);
    ck_assert_int_eq(siap_i_draw_happens(&stream, 0), 0);
    ck_assert_int_eq(siap_i_draw_happens(&stream, 1), 1);
    ck_assert_int_eq(siap_i_draw_happens(&stream, NAN), 0);
  }
  ck_assert_double_le(fabs(sum / MANY), 4 / sqrt(MANY));
  ck_assert_double_le(fabs(squares / MANY - 1), 4 * sqrt(2.0 / MANY));
  ck_assert_double_le(fabs(happened / MANY - 0.3), 4 * sqrt(0.21 / MANY));
  ck_assert_double_eq_tol(siap_i_normal_of(0.975).value, 1.9599639845400542355, 1e-14);
  ck_assert_uint_eq(siap_i_normal_of(0).why, SIAP_I_STAT_INFINITE);
  ck_assert_uint_eq(siap_i_normal_of(1).why, SIAP_I_STAT_INFINITE);
  ck_assert_uint_eq(siap_i_normal_of(NAN).why, SIAP_I_STAT_RANGE);
  ck_assert_uint_eq(siap_i_normal_of(1.5).why, SIAP_I_STAT_RANGE);
}
END_TEST

START_TEST(noise_moves_each_weight_within_its_share)
{
  static const double w[] = {2, 0, 4}, u[] = {0.75, 0.5, 0};
  double out[3] = {7, 7, 7};
  static const double wrong[][3] = {{1, -1, 1}, {1, NAN, 1}, {INFINITY, 1, 1}};
  for (size_t i = 0; i < 3; i++)
    ck_assert_int_eq(siap_i_weights_with_noise(3, wrong[i], 0.2, u, out), SIAP_I_STAT_RANGE);
  ck_assert_int_eq(siap_i_weights_with_noise(3, w, 1.01, u, out), SIAP_I_STAT_RANGE);
  ck_assert_int_eq(siap_i_weights_with_noise(3, w, NAN, u, out), SIAP_I_STAT_RANGE);
  ck_assert(out[0] == 7 && out[2] == 7);
  ck_assert_int_eq(siap_i_weights_with_noise(3, w, 0.5, u, out), SIAP_I_STAT_DEFINED);
  ck_assert_double_eq(out[0], 2.5);
  ck_assert_double_eq(out[1], 0);
  ck_assert_double_eq(out[2], 2);
}
END_TEST

/* Dirichlet(c p): mean p, variance p (1 - p) / (c + 1). */
START_TEST(drawn_weights_have_the_moments_of_dirichlet)
{
  static const double w[] = {3, 0, 1, 6}, c[] = {0.5, 4, 50, 1e6};
  enum { MANY = 5000 };
  for (size_t k = 0; k < 4; k++) {
    double alpha[4], out[4], sum[4] = {0}, squares[4] = {0};
    siap_i_dirichlet dirichlet;
    ck_assert_int_eq(siap_i_dirichlet_make(4, w, c[k], alpha, &dirichlet), SIAP_I_STAT_DEFINED);
    ck_assert_uint_eq(dirichlet.count, 3);
    for (size_t r = 0; r < MANY; r++) {
      siap_i_stream stream = siap_i_stream_at(3, r, 0);
      siap_i_draw_weights(&stream, &dirichlet, out);
      ck_assert_double_eq_tol(out[0] + out[2] + out[3], 1, 1e-15);
      ck_assert(out[1] == 0);
      for (size_t i = 0; i < 4; i++) {
        sum[i] += out[i];
        squares[i] += (out[i] - w[i] / 10) * (out[i] - w[i] / 10);
      }
    }
    for (size_t i = 0; i < 4; i++) {
      double variance = w[i] / 10 * (1 - w[i] / 10) / (c[k] + 1);
      ck_assert_double_le(fabs(sum[i] / MANY - w[i] / 10), 4 * sqrt(variance / MANY));
      ck_assert_double_le(fabs(squares[i] / MANY - variance), 0.15 * variance);
    }
  }
}
END_TEST

START_TEST(weights_that_cannot_be_drawn_are_refused)
{
  static const double wrong[][2] = {{0, 0}, {1, -1}, {1, NAN}, {1, INFINITY}, {1, 1e-300}};
  static const double good[] = {0, 5}, large[] = {1e308, 1e308},
                      c[] = {0, -1, NAN, INFINITY, 1e300};
  double alpha[2], out[2];
  siap_i_dirichlet dirichlet;
  for (size_t i = 0; i < 5; i++) {
    ck_assert_int_eq(siap_i_dirichlet_make(2, wrong[i], 1, alpha, &dirichlet), SIAP_I_STAT_RANGE);
    ck_assert_int_eq(siap_i_dirichlet_make(2, good, c[i], alpha, &dirichlet), SIAP_I_STAT_RANGE);
  }
  ck_assert_int_eq(siap_i_dirichlet_make(0, good, 1, alpha, &dirichlet), SIAP_I_STAT_RANGE);
  siap_i_stream stream = siap_i_stream_at(1, 0, 0);
  ck_assert_int_eq(siap_i_dirichlet_make(2, good, 1e-290, alpha, &dirichlet), SIAP_I_STAT_DEFINED);
  siap_i_draw_weights(&stream, &dirichlet, out);
  ck_assert(out[0] == 0 && out[1] == 1);
  static const double tiny[] = {1e-290, 1e15};
  for (size_t i = 0; i < 2; i++) {
    ck_assert_int_eq(siap_i_dirichlet_make(2, large, 2 * tiny[i], alpha, &dirichlet),
                     SIAP_I_STAT_DEFINED);
    siap_i_draw_weights(&stream, &dirichlet, out);
    ck_assert_double_eq_tol(out[0] + out[1], 1, 1e-15);
  }
}
END_TEST

/* A digest of what is drawn, whatever the order of replicates; worked out apart from this library too. */
START_TEST(the_same_seed_draws_the_same_bytes)
{
  uint64_t seen = 0;
  for (size_t r = 0; r < 1000; r++) {
    siap_i_stream stream = siap_i_stream_at(2026, 999 - r, 1);
    uint32_t place[20];
    double w[] = {1, 2, 3}, u[3], out[3];
    siap_i_draw_resample(&stream, 20, place);
    siap_i_stream_fill(&stream, 3, u);
    siap_i_weights_with_noise(3, w, 0.25, u, out);
    uint64_t one = UINT64_C(0xcbf29ce484222325), bits[3];
    memcpy(bits, out, sizeof out);
    for (size_t i = 0; i < 20; i++)
      one = (one ^ place[i]) * UINT64_C(0x100000001b3);
    for (size_t i = 0; i < 3; i++)
      one = (one ^ bits[i]) * UINT64_C(0x100000001b3);
    seen += one; /* a sum: the order does not matter */
  }
  ck_assert_msg(seen == UINT64_C(0xb387be775d4225f7), "%llx", (unsigned long long)seen);
}
END_TEST

/* ---- points ---- */

static void expect_row(siap_i_points *points, size_t row, const double *a, const double *b)
{
  double again[2][40];
  siap_i_points_row(points, row, again[0], again[1]);
  ck_assert_mem_eq(again[0], a, points->factors * sizeof *a);
  ck_assert_mem_eq(again[1], b, points->factors * sizeof *b);
}

/* Of the first 2^k points of one dimension one lies in each of 2^k intervals: its zero point is there. */
START_TEST(sobol_points_are_a_net)
{
  static const size_t factors[] = {1, 3, 20};
  for (size_t k = 0; k < 3; k++) {
    siap_i_arena arena = {0};
    siap_i_points points;
    size_t d = factors[k];
    double a[64][20], b[64][20];
    ck_assert_int_eq(siap_i_points_make(&arena, d, 64, 9, &points), SIAP_OK);
    ck_assert_int_eq(points.design, SIAP_I_DESIGN_SOBOL);
    for (size_t row = 0; row < 64; row++)
      siap_i_points_row(&points, row, a[row], b[row]);
    for (size_t i = 0; i < 2 * d; i++) {
      uint64_t there = 0;
      for (size_t row = 0; row < 64; row++) {
        double u = i < d ? a[row][i] : b[row][i - d];
        ck_assert(u >= 0 && u < 1);
        there |= UINT64_C(1) << (size_t)(u * 64);
      }
      ck_assert_uint_eq(there, UINT64_MAX);
    }
    expect_row(&points, 63, a[63], b[63]);
    expect_row(&points, 5, a[5], b[5]);
    expect_row(&points, 0, a[0], b[0]);
    expect_row(&points, 40, a[40], b[40]);
    siap_i_arena_release(&arena);
  }
}
END_TEST

/* Where GSL's sequence ends without an error, points are random, and each row still its own. */
START_TEST(above_forty_dimensions_points_are_random)
{
  siap_i_arena arena = {0};
  siap_i_points points;
  double a[21], b[21], sum = 0;
  ck_assert_uint_eq(gsl_qrng_sobol->max_dimension, 2 * SIAP_I_POINTS_SOBOL_FACTORS);
  ck_assert_int_eq(siap_i_points_make(&arena, 21, 1000, 9, &points), SIAP_OK);
  ck_assert_int_eq(points.design, SIAP_I_DESIGN_RANDOM);
  ck_assert_str_eq(siap_i_design_name[points.design], "random");
  for (size_t row = 0; row < 1000; row++) {
    siap_i_points_row(&points, row, a, b);
    sum += a[0] + a[20] + b[0] + b[20];
    ck_assert(a[0] != b[0]);
  }
  ck_assert_double_le(fabs(sum / 4000 - 0.5), 4 / sqrt(12 * 4000));
  expect_row(&points, 999, a, b);
  ck_assert_int_eq(siap_i_points_make(&arena, 2, ((size_t)1 << 30) + 1, 9, &points), SIAP_OK);
  ck_assert_int_eq(points.design, SIAP_I_DESIGN_RANDOM);
  ck_assert_int_eq(siap_i_points_make(&arena, 0, 1, 9, &points), SIAP_OK);
  siap_i_points_row(&points, 0, a, b);
  siap_i_arena_release(&arena);
}
END_TEST

START_TEST(seeds_shift_the_points)
{
  siap_i_arena arena = {0};
  double mean = 0;
  for (uint64_t seed = 0; seed < 400; seed++) {
    siap_i_points points;
    double a, b;
    ck_assert_int_eq(siap_i_points_make(&arena, 1, 8, seed, &points), SIAP_OK);
    siap_i_points_row(&points, 3, &a, &b);
    mean += (a + b) / 800;
  }
  ck_assert_double_le(fabs(mean - 0.5), 4 / sqrt(12 * 800));
  siap_i_budget none = {0};
  siap_i_arena empty = {.budget = &none};
  siap_i_points points;
  ck_assert_int_eq(siap_i_points_make(&empty, 1, 8, 1, &points), SIAP_ERR_MEMORY);
  siap_i_arena_release(&empty);
  siap_i_arena_release(&arena);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("stream");
  TCase *draws = tcase_create("draws"), *points = tcase_create("points");
  tcase_add_test(draws, philox_gives_the_published_answers);
  tcase_add_test(draws, a_stream_is_its_seed_replicate_and_source);
  tcase_add_test(draws, neighbouring_streams_are_apart);
  tcase_add_test(draws, whole_numbers_below_n_are_even);
  tcase_add_test(draws, a_choice_is_by_the_whole_range);
  tcase_add_test(draws, chances_and_normals_have_their_means);
  tcase_add_test(draws, noise_moves_each_weight_within_its_share);
  tcase_add_test(draws, drawn_weights_have_the_moments_of_dirichlet);
  tcase_add_test(draws, weights_that_cannot_be_drawn_are_refused);
  tcase_add_test(draws, the_same_seed_draws_the_same_bytes);
  tcase_add_test(points, sobol_points_are_a_net);
  tcase_add_test(points, above_forty_dimensions_points_are_random);
  tcase_add_test(points, seeds_shift_the_points);
  suite_add_tcase(suite, draws);
  suite_add_tcase(suite, points);
  return unit_main(suite);
}
