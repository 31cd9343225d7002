/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A simulation as an analyst would do it in NumPy: weight sets, scores, ranks, rank intervals; and Sobol
 * indices of the mean rank shift. Every ratio is of times taken in this run.
 * usage: bench_simulation [PYTHON SCRIPT]
 */
#include "bench_rows.h"

#include "statistics/draws.h"
#include "statistics/points.h"
#include "statistics/rank_tally.h"
#include "statistics/ranking.h"
#include "statistics/sobol.h"
#include "statistics/tally.h"

#include <pthread.h>

enum { REGIONS = 552, ITEMS = 49, SETS = 10000, BLOCK = SIAP_I_TALLY_BLOCK, ROWS = 1024, RUNS = 5 };

static double item[ITEMS][REGIONS], equal[ITEMS];
static uint32_t nominal[REGIONS];

/* What a thread works with. */
typedef struct desk {
  siap_i_arena arena;
  siap_i_ranking ranking;
  siap_i_rank_tally tally;
  siap_i_tally scores;
  size_t first, end; /* replicates */
  double score[BLOCK][REGIONS];
  uint32_t rank[BLOCK][REGIONS];
} desk;

static desk *open_desk(size_t first, size_t end)
{
  desk *at = calloc(1, sizeof *at);
  bench_need(at && siap_i_ranking_make(&at->arena, REGIONS, &at->ranking) == SIAP_OK &&
                 siap_i_rank_tally_make(&at->arena, REGIONS, nominal, SIAP_I_RANK_TALLY_BYTES,
                                        &at->tally) == SIAP_OK &&
                 siap_i_tally_make(&at->arena, REGIONS, NULL, &at->scores) == SIAP_OK,
             "making a desk");
  at->first = first;
  at->end = end;
  return at;
}

static void close_desk(desk *at)
{
  siap_i_arena_release(&at->arena);
  free(at);
}

typedef double lanes __attribute__((vector_size(32), aligned(8)));
enum { AT_ONCE = 6 }; /* lanes whose sums stay in registers: 24 regions, of 552 */

/* Scores of all regions: what a product of matrices does in NumPy. */
#if defined(__x86_64__)
__attribute__((target("avx2")))
#endif
static void
score(const double *w, double *out)
{
  for (size_t r = 0; r < REGIONS; r += 4 * AT_ONCE) {
    lanes sum[AT_ONCE] = {{0}};
    for (size_t i = 0; i < ITEMS; i++)
#pragma GCC unroll 6
      for (size_t k = 0; k < AT_ONCE; k++)
        sum[k] += w[i] * *(const lanes *)(item[i] + r + 4 * k);
#pragma GCC unroll 6
    for (size_t k = 0; k < AT_ONCE; k++)
      *(lanes *)(out + r + 4 * k) = sum[k];
  }
}

static void *simulate(void *of)
{
  desk *at = of;
  double alpha[ITEMS], w[ITEMS];
  siap_i_dirichlet dirichlet;
  bench_need(siap_i_dirichlet_make(ITEMS, equal, 100, alpha, &dirichlet) == SIAP_I_STAT_DEFINED,
             "the weights");
  for (size_t first = at->first; first < at->end; first += BLOCK) {
    size_t many = at->end - first < BLOCK ? at->end - first : BLOCK;
    for (size_t k = 0; k < many; k++) {
      siap_i_stream stream = siap_i_stream_at(1, first + k, 0);
      siap_i_draw_weights(&stream, &dirichlet, w);
      score(w, at->score[k]);
    }
    siap_i_rank_many(&at->ranking, many, REGIONS, at->score[0], at->rank[0]);
    siap_i_rank_tally_add(&at->tally, many, at->rank[0]);
  }
  return NULL;
}

static double intervals(const siap_i_rank_tally *tally)
{
  double sum = 0;
  for (size_t i = 0; i < REGIONS; i++)
    sum += siap_i_rank_tally_quantile(tally, i, 0.95).high.value -
           siap_i_rank_tally_quantile(tally, i, 0.05).low.value;
  return sum / REGIONS;
}

static volatile double sink;

static void on_one(void)
{
  desk *at = open_desk(0, SETS);
  simulate(at);
  sink = intervals(&at->tally);
  close_desk(at);
}

static void on_two(void)
{
  pthread_t thread;
  desk *one = open_desk(0, SETS / 2), *two = open_desk(SETS / 2, SETS);
  bench_need(pthread_create(&thread, NULL, simulate, one) == 0, "pthread_create");
  simulate(two);
  pthread_join(thread, NULL);
  siap_i_rank_tally_merge(&one->tally, &two->tally);
  sink = intervals(&one->tally);
  close_desk(one);
  close_desk(two);
}

/* 49 weights with noise of a quarter, N = 1024: 52 224 runs, the mean rank shift of each. */
static void sobol(void)
{
  enum { WIDE = ITEMS + 2, NOISE = 25 };
  desk *at = open_desk(0, 0);
  siap_i_points points;
  siap_i_sobol_index first[ITEMS], total[ITEMS];
  siap_i_sobol whole;
  siap_i_sobol_how how = {.rows = ROWS, .factors = ITEMS, .resamples = 100, .level = 0.9};
  double *y = malloc(sizeof *y * ROWS * WIDE), u[WIDE][ITEMS], w[ITEMS];
  bench_need(y && siap_i_points_make(&at->arena, ITEMS, ROWS, 1, &points) == SIAP_OK, "points");
  for (size_t row = 0; row < ROWS; row++) {
    siap_i_points_row(&points, row, u[0], u[1]);
    for (size_t run = 0; run < WIDE; run++) {
      if (run > 1) {
        memcpy(u[run], u[0], sizeof u[run]);
        u[run][run - 2] = u[1][run - 2];
      }
      siap_i_weights_with_noise(ITEMS, equal, NOISE / 100.0, u[run], w);
      score(w, at->score[0]);
      siap_i_rank_of(&at->ranking, REGIONS, at->score[0], at->rank[0]);
      y[row * WIDE + run] = siap_i_rank_shift(REGIONS, at->rank[0], nominal).value;
    }
  }
  bench_need(siap_i_sobol_of(&how, y, first, total, &whole) == SIAP_OK, "siap_i_sobol_of");
  sink = total[0].value.value;
  free(y);
  close_desk(at);
}

/* ---- the table ---- */

enum { SIMULATION, RANKS, SOBOL, KINDS };
static const char *const python_name[KINDS] = {"simulation", "ranks", "sobol"};

/* Seconds that NumPy takes for each kind, of the same work; 0 where it did not say. */
static void ask_numpy(const char *python, const char *script, double took[KINDS])
{
  char command[4096], word[32];
  double seconds;
  snprintf(command, sizeof command, "OPENBLAS_NUM_THREADS=1 '%s' '%s'", python, script);
  FILE *pipe = popen(command, "r");
  if (!pipe)
    return;
  while (fscanf(pipe, "%31s %lf", word, &seconds) == 2)
    for (int k = 0; k < KINDS; k++)
      if (strcmp(python_name[k], word) == 0)
        took[k] = seconds;
  pclose(pipe);
}

static void make_regions(void)
{
  uint64_t seed = 1;
  desk *at = open_desk(0, 0);
  for (size_t i = 0; i < ITEMS; i++) {
    equal[i] = 1.0 / ITEMS;
    for (size_t r = 0; r < REGIONS; r++)
      item[i][r] = (double)(bench_random(&seed) % 501) / 100;
  }
  score(equal, at->score[0]);
  siap_i_rank_of(&at->ranking, REGIONS, at->score[0], nominal);
  close_desk(at);
}

int main(int argc, char **argv)
{
  double took[KINDS], numpy[KINDS] = {0}, one, two;
  static const char *const what[KINDS] = {"10 000 weight sets, ranks and their intervals",
                                          "ranks alone", "Sobol indices of 49 weights, N = 1024"};
  make_regions();
  desk *at = open_desk(0, BLOCK);
  simulate(at);
  BENCH_BEST(took[SIMULATION], BENCH_CPU, RUNS, on_one());
  BENCH_BEST(took[RANKS], BENCH_CPU, RUNS,
             for (size_t k = 0; k < SETS / BLOCK; k++)
                 siap_i_rank_many(&at->ranking, BLOCK, REGIONS, at->score[0], at->rank[0]));
  took[RANKS] *= (double)SETS / (SETS / BLOCK * BLOCK);
  BENCH_BEST(took[SOBOL], BENCH_CPU, 2, sobol());
  BENCH_BEST(one, BENCH_WALL, RUNS, on_one());
  BENCH_BEST(two, BENCH_WALL, RUNS, on_two());
  close_desk(at);
  printf(
      "%d regions of %d items: %.1f ms for 10 000 weight sets, %.1f ns a rank, %.0f ms for Sobol\n",
      REGIONS, ITEMS, took[SIMULATION] * 1e3, took[RANKS] / SETS / REGIONS * 1e9,
      took[SOBOL] * 1e3);
  bench_line("two threads against one", one / two, ">=", 1.7);
  if (argc > 2)
    ask_numpy(argv[1], argv[2], numpy);
  puts(numpy[0] > 0 ? "against NumPy" : "NumPy is not installed: not compared");
  for (int k = 0; k < KINDS; k++)
    if (numpy[k] > 0)
      bench_line(what[k], numpy[k] / took[k], ">=", 4);
  return 0;
}
