/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a: fast ranks against slow ones, and what is kept of the replicates of a simulation. */
#include "statistics/rank_tally.h"
#include "statistics/ranking.h"
#include "statistics/tally.h"

#include "unit_main.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define MOST 700

/* ---- ranks ---- */

static void expect_ranks(siap_i_ranking *ranking, size_t n, const double *x)
{
  uint32_t rank[MOST];
  size_t there = 0;
  ck_assert_uint_le(n, MOST);
  size_t told = siap_i_rank_of(ranking, n, x, rank);
  for (size_t i = 0; i < n; i++) {
    uint32_t expected = 1;
    for (size_t j = 0; j < n; j++)
      expected += x[j] > x[i];
    if (isnan(x[i]))
      expected = 0;
    there += expected != 0;
    ck_assert_msg(rank[i] == expected, "%zu of %zu: %u, not %u", i, n, rank[i], expected);
  }
  ck_assert_uint_eq(told, there);
}

/* One value of the i-th kind of column. */
static double value_of(size_t kind, uint64_t *seed)
{
  double u = (double)(unit_random(seed) >> 11) * 0x1p-53;
  switch (kind) {
  case 0:
    return u;
  case 1:
    return floor(u * 8) / 8; /* ties */
  case 2:
    return u < 0.02 ? 1e300 : u; /* all but a few in one bucket */
  case 3:
    return exp(60 * u - 30);
  case 4:
    return u < 0.1 ? NAN : u;
  case 5:
    return u < 0.3 ? -INFINITY : u > 0.8 ? INFINITY : u;
  case 6:
    return u < 0.2 ? NAN : u < 0.4 ? INFINITY : floor(u * 30);
  case 7:
    return (u - 0.5) * DBL_MAX * 2; /* the range is beyond a double */
  case 8:
    return floor(u * 50) * 5e-324; /* so small that its scale is */
  case 9:
    return u < 0.5 ? 0.0 : -0.0;
  default:
    return 3.25 + floor(u * 40) * 0x1p-50; /* neighbours of one double */
  }
}

START_TEST(fast_ranks_are_those_of_comparing)
{
  siap_i_arena arena = {0};
  siap_i_ranking ranking;
  uint64_t seed = 4;
  ck_assert_int_eq(siap_i_ranking_make(&arena, MOST, &ranking), SIAP_OK);
  for (size_t round = 0; round < unit_many(400); round++)
    for (size_t kind = 0; kind < 11; kind++) {
      double x[MOST];
      size_t n = round < 40 ? round : 1 + unit_random(&seed) % MOST;
      for (size_t i = 0; i < n; i++)
        x[i] = value_of(kind, &seed);
      expect_ranks(&ranking, n, x);
    }
  siap_i_arena_release(&arena);
}
END_TEST

START_TEST(rows_are_ranked_one_by_one)
{
  static const double x[] = {1, 3, 3, NAN, NAN, NAN, 2, 1, 5};
  static const uint32_t expected[] = {3, 1, 1, 0, 0, 0, 2, 3, 1};
  siap_i_arena arena = {0};
  siap_i_ranking ranking;
  uint32_t rank[9];
  ck_assert_int_eq(siap_i_ranking_make(&arena, 3, &ranking), SIAP_OK);
  siap_i_rank_many(&ranking, 3, 3, x, rank);
  ck_assert_mem_eq(rank, expected, sizeof rank);
  ck_assert_uint_eq(siap_i_rank_of(&ranking, 0, x, rank), 0);
  ck_assert_int_eq(siap_i_ranking_make(&arena, SIAP_I_RANKING_MOST + 1, &ranking), SIAP_ERR_MEMORY);
  siap_i_arena_release(&arena);
}
END_TEST

/* One far out and a hundred thousand in its first bucket: sorted, not compared with each other. */
START_TEST(a_crowd_takes_no_square_of_its_number)
{
  enum { CROWD = 100000 };
  siap_i_arena arena = {0};
  siap_i_ranking ranking;
  double *x = siap_i_arena_take(&arena, CROWD, sizeof *x);
  uint32_t *rank = siap_i_arena_take(&arena, CROWD, sizeof *rank);
  ck_assert_int_eq(siap_i_ranking_make(&arena, CROWD, &ranking), SIAP_OK);
  for (size_t i = 0; i < CROWD; i++)
    x[i] = (double)((i * 7919) % CROWD);
  x[0] = -1e300;
  siap_i_rank_of(&ranking, CROWD, x, rank);
  for (size_t i = 1; i < CROWD; i++)
    ck_assert_uint_eq(rank[i], CROWD - (size_t)x[i]);
  ck_assert_uint_eq(rank[0], CROWD);
  siap_i_arena_release(&arena);
}
END_TEST

/* ---- ranks, counted ---- */

/* Region 0 has ranks 1 1 2 3 and none once, region 1 has 2 2 1 1 1, region 2 never has one. */
static const uint32_t five[] = {1, 2, 0, 1, 2, 0, 2, 1, 0, 3, 1, 0, 0, 1, 0};
static const uint32_t nominal[] = {1, 2, 0};

static void expect_stat(siap_i_stat got, double value)
{
  ck_assert_uint_eq(got.why, SIAP_I_STAT_DEFINED);
  ck_assert_double_eq_tol(got.value, value, 1e-15);
}

START_TEST(ranks_are_counted_for_each_region)
{
  siap_i_arena arena = {0};
  siap_i_rank_tally tally, part;
  ck_assert_int_eq(siap_i_rank_tally_make(&arena, 3, nominal, 1000, &tally), SIAP_OK);
  ck_assert_int_eq(siap_i_rank_tally_make(&arena, 3, nominal, 1000, &part), SIAP_OK);
  siap_i_rank_tally_add(&tally, 2, five);
  siap_i_rank_tally_add(&part, 3, five + 6);
  siap_i_rank_tally_merge(&tally, &part);
  siap_i_rank_tally_merge(&tally, &part); /* which is empty now */
  ck_assert_uint_eq(tally.width, 1);
  expect_stat(siap_i_rank_tally_mean(&tally, 0), 7.0 / 4);
  expect_stat(siap_i_rank_tally_moved(&tally, 0), 3.0 / 4);
  expect_stat(siap_i_rank_tally_moved(&tally, 1), 3.0 / 5);
  ck_assert_uint_eq(siap_i_rank_tally_mean(&tally, 2).why, SIAP_I_STAT_FEW);
  ck_assert_uint_eq(siap_i_rank_tally_moved(&tally, 2).why, SIAP_I_STAT_FEW);
  expect_stat(siap_i_rank_tally_quantile(&tally, 0, 0.5).low, 1.5);
  expect_stat(siap_i_rank_tally_quantile(&tally, 0, 0.5).high, 1.5);
  expect_stat(siap_i_rank_tally_quantile(&tally, 0, 0.95).low, 2.85);
  expect_stat(siap_i_rank_tally_quantile(&tally, 0, 1).high, 3);
  expect_stat(siap_i_rank_tally_quantile(&tally, 1, 0).low, 1);
  ck_assert_uint_eq(siap_i_rank_tally_quantile(&tally, 2, 0.5).low.why, SIAP_I_STAT_FEW);
  ck_assert_uint_eq(siap_i_rank_tally_quantile(&tally, 0, NAN).low.why, SIAP_I_STAT_RANGE);
  ck_assert_uint_eq(siap_i_rank_tally_quantile(&tally, 0, 1.1).high.why, SIAP_I_STAT_RANGE);
  expect_stat(siap_i_rank_shift(3, five + 6, nominal), 1);
  siap_i_arena_release(&arena);
}
END_TEST

/* Counts of 2, 4, 8 .. ranks where memory does not do for single ones. */
START_TEST(coarse_ranks_hold_the_true_quantile)
{
  siap_i_arena arena = {0};
  static const size_t bytes[] = {1 << 20, 100 * 4 * 30, 100 * 4 * 3, 0};
  static const uint32_t width[] = {1, 4, 64, 128};
  uint64_t seed = 8;
  uint32_t *rank = siap_i_arena_take(&arena, 100 * 200, sizeof *rank);
  siap_i_rank_tally tally[4];
  for (size_t i = 0; i < 100 * 200; i++)
    rank[i] = 1 + (uint32_t)(unit_random(&seed) % 100);
  for (size_t k = 0; k < 4; k++) {
    ck_assert_int_eq(siap_i_rank_tally_make(&arena, 100, NULL, bytes[k], &tally[k]), SIAP_OK);
    ck_assert_uint_eq(tally[k].width, width[k]);
    siap_i_rank_tally_add(&tally[k], 200, rank);
  }
  for (size_t k = 1; k < 4; k++)
    for (size_t i = 0; i < 100; i++)
      for (double p = 0; p <= 1; p += 0.125) {
        double exact = siap_i_rank_tally_quantile(&tally[0], i, p).low.value;
        siap_i_interval got = siap_i_rank_tally_quantile(&tally[k], i, p);
        ck_assert_double_le(got.low.value, exact);
        ck_assert_double_ge(got.high.value, exact);
        ck_assert_double_le(got.high.value, 100);
        ck_assert_double_le(got.high.value - got.low.value, width[k] - 1);
      }
  ck_assert_uint_eq(siap_i_rank_tally_moved(&tally[0], 0).why, SIAP_I_STAT_FEW);
  ck_assert_int_eq(siap_i_rank_tally_make(&arena, 0, NULL, 8, &tally[0]), SIAP_OK);
  ck_assert_int_eq(siap_i_rank_tally_make(&arena, (size_t)1 << 31, NULL, 8, &tally[0]),
                   SIAP_ERR_MEMORY);
  siap_i_arena_release(&arena);
}
END_TEST

START_TEST(pairs_are_counted_where_both_have_a_rank)
{
  static const uint32_t of[] = {0, 1, 1, 0, 0, 2, 1, 1};
  siap_i_arena arena = {0};
  siap_i_pairs pairs, part;
  ck_assert_int_eq(siap_i_pairs_make(&arena, 4, of, &pairs), SIAP_OK);
  ck_assert_int_eq(siap_i_pairs_make(&arena, 4, of, &part), SIAP_OK);
  for (size_t r = 0; r < 5; r++)
    siap_i_pairs_add(r % 2 ? &pairs : &part, five + 3 * r, 0);
  siap_i_pairs_merge(&pairs, &part);
  expect_stat(siap_i_pairs_above(&pairs, 0), 0.5);
  expect_stat(siap_i_pairs_above(&pairs, 1), 0.5);
  expect_stat(siap_i_pairs_above(&pairs, 3), 0);
  expect_stat(siap_i_pairs_equal(&pairs, 3), 1);
  ck_assert_uint_eq(siap_i_pairs_above(&pairs, 2).why, SIAP_I_STAT_FEW);
  siap_i_arena_release(&arena);
}
END_TEST

/* ---- scores ---- */

START_TEST(means_and_deviations_are_merged)
{
  static const double rows[][3] = {{1, NAN, 7}, {2, 5, 7}, {6, NAN, 7}, {3, NAN, 7}};
  static const double centre[] = {2.5, NAN, 7};
  siap_i_arena arena = {0};
  siap_i_tally tally, part;
  ck_assert_int_eq(siap_i_tally_make(&arena, 3, centre, &tally), SIAP_OK);
  ck_assert_int_eq(siap_i_tally_make(&arena, 3, centre, &part), SIAP_OK);
  ck_assert_uint_eq(siap_i_tally_mean(&tally, 0).why, SIAP_I_STAT_FEW);
  for (size_t i = 0; i < 4; i++)
    siap_i_tally_add(i < 2 ? &tally : &part, rows[i]);
  siap_i_tally_merge(&tally, &part);
  siap_i_tally_merge(&tally, &part);
  expect_stat(siap_i_tally_mean(&tally, 0), 3);
  expect_stat(siap_i_tally_sd(&tally, 0), sqrt(14.0 / 3));
  expect_stat(siap_i_tally_mean(&tally, 1), 5);
  ck_assert_uint_eq(siap_i_tally_sd(&tally, 1).why, SIAP_I_STAT_FEW);
  ck_assert_uint_eq(siap_i_tally_sd(&tally, 1).needed, 2);
  expect_stat(siap_i_tally_sd(&tally, 2), 0);
  siap_i_arena_release(&arena);
}
END_TEST

/* 640 replicates in blocks, by one thread, two or three of them at a time: the same bytes. */
START_TEST(blocks_in_order_give_the_same_digits)
{
  double seen[3][2];
  for (size_t at_once = 1; at_once <= 3; at_once++) {
    siap_i_arena arena = {0};
    siap_i_tally whole, part[3];
    double centre = 0.3;
    ck_assert_int_eq(siap_i_tally_make(&arena, 1, &centre, &whole), SIAP_OK);
    for (size_t k = 0; k < at_once; k++)
      ck_assert_int_eq(siap_i_tally_make(&arena, 1, &centre, &part[k]), SIAP_OK);
    for (size_t first = 0; first < 10; first += at_once) {
      size_t blocks = 10 - first < at_once ? 10 - first : at_once;
      for (size_t k = blocks; k-- > 0;) /* done in any order */
        for (size_t r = 0; r < SIAP_I_TALLY_BLOCK; r++) {
          uint64_t seed = (first + k) * SIAP_I_TALLY_BLOCK + r;
          double x = (double)unit_random(&seed) * 0x1p-64;
          siap_i_tally_add(&part[k], &x);
        }
      for (size_t k = 0; k < blocks; k++) /* merged in theirs */
        siap_i_tally_merge(&whole, &part[k]);
    }
    seen[at_once - 1][0] = siap_i_tally_mean(&whole, 0).value;
    seen[at_once - 1][1] = siap_i_tally_sd(&whole, 0).value;
    siap_i_arena_release(&arena);
  }
  ck_assert_mem_eq(seen[0], seen[1], sizeof seen[0]);
  ck_assert_mem_eq(seen[0], seen[2], sizeof seen[0]);
}
END_TEST

START_TEST(bins_know_quantiles_to_their_width)
{
  siap_i_arena arena = {0};
  siap_i_bins bins, part;
  ck_assert_int_eq(siap_i_bins_make(&arena, 1, 4, 0, 2, &bins), SIAP_OK);
  ck_assert_int_eq(siap_i_bins_make(&arena, 1, 4, 0, 2, &part), SIAP_OK);
  static const double x[] = {-1, 0, 0.25, 0.5, 0.75, 1.9, 2, 2.5, NAN, INFINITY};
  static const uint32_t expected[] = {1, 2, 2, 0, 2, 2};
  ck_assert_uint_eq(siap_i_bins_quantile(&bins, 0, 0.5).why, SIAP_I_STAT_FEW);
  for (size_t i = 0; i < sizeof x / sizeof *x; i++)
    siap_i_bins_add(i % 3 ? &bins : &part, &x[i]);
  siap_i_bins_merge(&bins, &part);
  ck_assert_mem_eq(bins.count, expected, sizeof expected);
  expect_stat(siap_i_bins_quantile(&bins, 0, 0.25), 0.3125);
  expect_stat(siap_i_bins_quantile(&bins, 0, 7.0 / 9), 2);
  ck_assert_uint_eq(siap_i_bins_quantile(&bins, 0, 0.05).why, SIAP_I_STAT_RANGE);
  ck_assert_uint_eq(siap_i_bins_quantile(&bins, 0, 0.95).why, SIAP_I_STAT_RANGE);
  ck_assert_uint_eq(siap_i_bins_quantile(&bins, 0, NAN).why, SIAP_I_STAT_RANGE);
  static const double wrong[][2] = {{1, 1}, {2, 1}, {NAN, 1}, {0, INFINITY}, {-1e308, 1e308}};
  for (size_t i = 0; i < 5; i++) {
    ck_assert_int_eq(siap_i_bins_make(&arena, 1, 4, wrong[i][0], wrong[i][1], &part), SIAP_OK);
    siap_i_bins_add(&part, x);
    ck_assert_uint_eq(siap_i_bins_quantile(&part, 0, 0.5).why, SIAP_I_STAT_RANGE);
  }
  ck_assert_int_eq(siap_i_bins_make(&arena, SIZE_MAX / 2, 4, 0, 1, &part), SIAP_ERR_MEMORY);
  siap_i_arena_release(&arena);
}
END_TEST

/* ---- what waits ---- */

enum { OUTPUTS = 37, REPLICATES = 50 }; /* two tiles and a part of one */

/* Far, near, on edges of bins and missing. */
static void random_values(double *x, uint64_t *seed)
{
  for (size_t i = 0; i < OUTPUTS; i++) {
    uint64_t die = unit_random(seed) % 20;
    x[i] = (double)(int)(unit_random(seed) % 240) / 100 - 0.2;
    x[i] = die == 0 ? NAN : die == 1 ? INFINITY : die == 2 ? -INFINITY : x[i];
  }
}

START_TEST(what_waits_is_counted_as_if_it_had_not)
{
  static const uint32_t of[] = {0, 1, 5, 36, 36, 35};
  siap_i_arena arena = {0};
  siap_i_ranking ranking;
  siap_i_rank_tally at_once, later;
  siap_i_bins bins, bins_later;
  siap_i_waiting ranks, places;
  siap_i_pairs pairs;
  uint32_t published[OUTPUTS], rank[OUTPUTS], place[OUTPUTS];
  uint64_t seed = (uint64_t)_i + 1, above = 0, both = 0;
  double x[OUTPUTS];
  for (size_t i = 0; i < OUTPUTS; i++)
    published[i] = (uint32_t)(unit_random(&seed) % (OUTPUTS + 1));
  size_t bytes = _i % 2 ? SIZE_MAX : OUTPUTS * 5 * sizeof(uint32_t);
  ck_assert_int_eq(siap_i_ranking_make(&arena, OUTPUTS, &ranking), SIAP_OK);
  ck_assert_int_eq(siap_i_rank_tally_make(&arena, OUTPUTS, published, bytes, &at_once), SIAP_OK);
  ck_assert_int_eq(siap_i_rank_tally_make(&arena, OUTPUTS, published, bytes, &later), SIAP_OK);
  ck_assert_int_eq(siap_i_bins_make(&arena, OUTPUTS, 10, 0, 2, &bins), SIAP_OK);
  ck_assert_int_eq(siap_i_bins_make(&arena, OUTPUTS, 10, 0, 2, &bins_later), SIAP_OK);
  ck_assert_int_eq(siap_i_waiting_make(&arena, OUTPUTS, 7, &ranks), SIAP_OK);
  ck_assert_int_eq(siap_i_waiting_make(&arena, OUTPUTS, 7, &places), SIAP_OK);
  ck_assert_int_eq(siap_i_pairs_make(&arena, 3, of, &pairs), SIAP_OK);
  for (size_t r = 0; r < REPLICATES; r++) {
    random_values(x, &seed);
    siap_i_rank_of(&ranking, OUTPUTS, x, rank);
    siap_i_rank_tally_add(&at_once, 1, rank);
    siap_i_bins_add(&bins, x);
    siap_i_bins_find(&bins_later, x, place);
    siap_i_waiting_put(&ranks, rank);
    siap_i_waiting_put(&places, place);
    siap_i_pairs_add(&pairs, rank, 0);
    both += rank[5] && rank[36];
    above += rank[5] && rank[36] && rank[5] < rank[36];
    if (ranks.held < ranks.most && r + 1 < REPLICATES)
      continue;
    siap_i_rank_tally_take(&later, &ranks);
    siap_i_bins_take(&bins_later, &places);
    ranks.held = places.held = 0;
  }
  ck_assert_uint_eq(at_once.bins, later.bins);
  ck_assert_mem_eq(at_once.count, later.count, OUTPUTS * later.bins * sizeof(uint32_t));
  ck_assert_mem_eq(at_once.ranked, later.ranked, OUTPUTS * sizeof(uint64_t));
  ck_assert_mem_eq(at_once.sum, later.sum, OUTPUTS * sizeof(uint64_t));
  ck_assert_mem_eq(at_once.moved, later.moved, OUTPUTS * sizeof(uint64_t));
  ck_assert_mem_eq(bins.count, bins_later.count, OUTPUTS * 12 * sizeof(uint32_t));
  expect_stat(siap_i_pairs_above(&pairs, 1), (double)above / (double)both);
  siap_i_arena_release(&arena);
}
END_TEST

/* Three counts share a word for 2^21 - 1 replicates, and are put in words of their own then. */
START_TEST(pairs_are_counted_beyond_a_word)
{
  static const uint32_t of[] = {0, 1}, rank[] = {1, 2};
  siap_i_arena arena = {0};
  siap_i_pairs pairs;
  ck_assert_int_eq(siap_i_pairs_make(&arena, 1, of, &pairs), SIAP_OK);
  for (size_t r = 0; r < ((size_t)1 << 21) + 5; r++)
    siap_i_pairs_add(&pairs, rank, r % 2 == 0);
  expect_stat(siap_i_pairs_above(&pairs, 0), 1);
  expect_stat(siap_i_pairs_equal(&pairs, 0), 0);
  ck_assert_uint_eq(pairs.both[0] + pairs.held, ((size_t)1 << 21) + 5);
  siap_i_arena_release(&arena);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("ranking");
  TCase *ranks = tcase_create("ranks"), *tallies = tcase_create("tallies");
  tcase_add_test(ranks, fast_ranks_are_those_of_comparing);
  tcase_add_test(ranks, rows_are_ranked_one_by_one);
  tcase_add_test(ranks, a_crowd_takes_no_square_of_its_number);
  tcase_add_test(tallies, ranks_are_counted_for_each_region);
  tcase_add_test(tallies, coarse_ranks_hold_the_true_quantile);
  tcase_add_test(tallies, pairs_are_counted_where_both_have_a_rank);
  tcase_add_test(tallies, means_and_deviations_are_merged);
  tcase_add_test(tallies, blocks_in_order_give_the_same_digits);
  tcase_add_test(tallies, bins_know_quantiles_to_their_width);
  tcase_add_loop_test(ranks, what_waits_is_counted_as_if_it_had_not, 0, 20);
  tcase_add_test(ranks, pairs_are_counted_beyond_a_word);
  tcase_set_timeout(ranks, 60);
  suite_add_tcase(suite, ranks);
  suite_add_tcase(suite, tallies);
  return unit_main(suite);
}
