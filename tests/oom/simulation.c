/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every allocation of each statistic that takes memory fails in turn: SIAP_ERR_MEMORY, or what it
 * gives undisturbed; no block stays behind, and GSL, which would stop the program, allocates nothing.
 */
#include "allocator.h"

#include "statistics/ahp.h"
#include "statistics/allocation.h"
#include "statistics/points.h"
#include "statistics/rank_tally.h"
#include "statistics/ranking.h"
#include "statistics/sobol.h"
#include "statistics/tally.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a call gave: a number that shows it. */
typedef siap_status call(siap_i_arena *arena, double *shown);

static const double eight[] = {1, 3, 2, 5, 4, 4, 7, 6};

static siap_status points(siap_i_arena *arena, double *shown)
{
  siap_i_points made;
  double a[2], b[2];
  siap_status status = siap_i_points_make(arena, 2, 8, 1, &made);
  if (status == SIAP_OK) {
    siap_i_points_row(&made, 3, a, b);
    *shown = a[0] + b[1];
  }
  return status;
}

static siap_status ranking(siap_i_arena *arena, double *shown)
{
  siap_i_ranking made;
  siap_i_rank_tally tally;
  siap_i_pairs pairs;
  uint32_t rank[8];
  static const uint32_t of[] = {0, 1};
  siap_status status = siap_i_ranking_make(arena, 8, &made);
  if (status == SIAP_OK)
    status = siap_i_rank_tally_make(arena, 8, NULL, 1000, &tally);
  if (status == SIAP_OK)
    status = siap_i_pairs_make(arena, 1, of, &pairs);
  if (status == SIAP_OK) {
    siap_i_rank_of(&made, 8, eight, rank);
    siap_i_rank_tally_add(&tally, 1, rank);
    siap_i_pairs_add(&pairs, rank, 1);
    *shown = siap_i_rank_tally_mean(&tally, 3).value + siap_i_pairs_above(&pairs, 0).value;
  }
  return status;
}

static siap_status tally(siap_i_arena *arena, double *shown)
{
  siap_i_tally made;
  siap_i_bins bins;
  siap_status status = siap_i_tally_make(arena, 4, eight, &made);
  if (status == SIAP_OK)
    status = siap_i_bins_make(arena, 4, 10, 0, 10, &bins);
  if (status == SIAP_OK) {
    siap_i_tally_add(&made, eight + 4);
    siap_i_bins_add(&bins, eight + 4);
    *shown = siap_i_tally_mean(&made, 0).value + siap_i_bins_quantile(&bins, 0, 0.5).value;
  }
  return status;
}

static siap_status sobol(siap_i_arena *arena, double *shown)
{
  siap_i_sobol_how how = {.rows = 2, .factors = 2, .resamples = 10, .level = 0.9};
  siap_i_sobol_index first[2], total[2];
  siap_i_sobol whole;
  (void)arena; /* it has one of its own */
  siap_status status = siap_i_sobol_of(&how, eight, first, total, &whole);
  if (status == SIAP_OK)
    *shown = total[1].value.value;
  return status;
}

static siap_status groups(siap_i_arena *arena, double *shown)
{
  siap_i_sobol_groups made;
  siap_i_sobol_index first[2], total[2];
  siap_i_sobol whole;
  static const double centre[] = {4};
  siap_status status = siap_i_sobol_groups_make(arena, 1, 2, 2, centre, &made);
  if (status == SIAP_OK) {
    siap_i_sobol_groups_add(&made, 0, eight);
    siap_i_sobol_groups_add(&made, 1, eight + 4);
    status = siap_i_sobol_groups_read(&made, 0, 0.9, first, total, &whole);
  }
  if (status == SIAP_OK)
    *shown = total[1].value.value;
  return status;
}

static siap_status weights(siap_i_arena *arena, double *shown)
{
  static const double a[] = {1, 2, 0.5, 1};
  double weight[2];
  siap_i_ahp ahp;
  siap_i_allocated out[4];
  size_t refused;
  siap_status status = siap_i_ahp_of(arena, 2, a, weight, &ahp);
  if (status == SIAP_OK)
    status = siap_i_allocate(2, 4, eight, 0.9, out, &refused);
  if (status == SIAP_OK)
    *shown = weight[0] + out[0].interval.low.value;
  return status;
}

static const struct {
  const char *name;
  call *make;
} calls[] = {{"points", points}, {"ranking", ranking}, {"tally", tally},
             {"sobol", sobol},   {"groups", groups},   {"weights", weights}};

static siap_status attempt(call *make, long n, int onwards, double *shown, int *leaves)
{
  siap_i_arena arena = {0};
  long before = allocator_live();
  allocator_arm(n, onwards);
  siap_status status = make(&arena, shown);
  allocator_disarm();
  siap_i_arena_release(&arena);
  *leaves = allocator_live() != before;
  return status;
}

/* Whether every point of one call is right; at least one must fail. */
static int is_right(const char *name, call *make, int onwards)
{
  double whole = 0, shown = 0;
  int leaves, failed = 0;
  if (attempt(make, 0, 0, &whole, &leaves) != SIAP_OK || leaves)
    return 0;
  for (long n = 1; n < 1000; n++) {
    siap_status status = attempt(make, n, onwards, &shown, &leaves);
    if (leaves || (status != SIAP_OK && status != SIAP_ERR_MEMORY)) {
      printf("%s: allocation %ld: status %d%s\n", name, n, (int)status, leaves ? ", a leak" : "");
      return 0;
    }
    failed += status == SIAP_ERR_MEMORY;
    if (status == SIAP_OK)
      return failed > 0 && memcmp(&shown, &whole, sizeof whole) == 0;
  }
  return 0;
}

int main(void)
{
  int passed = 0, failed = 0;
  for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
    for (int onwards = 0; onwards < 2; onwards++) {
      int right = is_right(calls[i].name, calls[i].make, onwards);
      passed += right;
      failed += !right;
      if (!right)
        printf("%s: failed\n", calls[i].name);
    }
  printf("%d passed, %d failed\n", passed, failed);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
