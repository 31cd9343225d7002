/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Blocks of rows against the time to read the same matrix once, against NumPy, and on two threads.
 * Every ratio is of times taken in this run. usage: bench_block [ROWS [PYTHON SCRIPT]]
 */
#include "bench_rows.h"

#include <math.h>
#include <pthread.h>

#define ITEMS 49
#define GROUPS 8
#define NODES (GROUPS + 2 + 1)
#define RUNS 7

/* Places of the 8 nodes: 49 items in 7 groups of 6 and one of 7. */
static siap_plan *make_plan(const char *of_node, const char *of_term)
{
  char *text = NULL;
  size_t length = 0;
  FILE *out = open_memstream(&text, &length);
  fputs(BENCH_HEAD, out);
  for (int i = 0; i < ITEMS; i++)
    fprintf(out, "<item id='x%d' scale='s'>" BENCH_LABEL "</item>", i);
  fprintf(out, "<index id='total' method='weighted-mean' %s>" BENCH_LABEL, of_node);
  for (int half = 0, i = 0; half < 2; half++) {
    fprintf(out, "<node id='h%d' method='weighted-mean' weight='%s' %s %s>" BENCH_LABEL, half,
            half ? "0.4" : "0.6", of_node, of_term);
    for (int group = half * 4; group < half * 4 + 4; group++) {
      static const char *const weights[] = {"0.2", "0.3", "0.35", "0.15"};
      fprintf(out, "<node id='g%d' method='mean' weight='%s' %s %s>" BENCH_LABEL, group,
              weights[group % 4], of_node, of_term);
      for (int last = (group + 1) * ITEMS / GROUPS; i < last; i++)
        fprintf(out, "<item ref='x%d'/>", i);
      fputs("</node>", out);
    }
    fputs("</node>", out);
  }
  fputs("</index></rubric>", out);
  fclose(out);
  return bench_plan(text);
}

/* ---- the yardstick ---- */

typedef double lanes __attribute__((vector_size(32), aligned(8)));

#if defined(__x86_64__)
__attribute__((target("avx2")))
#endif
static double
read_once(const double *x, size_t n)
{
  lanes sum[8] = {{0}};
  size_t i = 0;
  for (; i + 32 <= n; i += 32)
#pragma GCC unroll 8
    for (int k = 0; k < 8; k++)
      sum[k] += *(const lanes *)(x + i + 4 * k);
  double total = 0;
  for (int k = 0; k < 8; k++)
    total += sum[k][0] + sum[k][1] + sum[k][2] + sum[k][3];
  for (; i < n; i++)
    total += x[i];
  return total;
}

static volatile double sink;

/* ---- the work ---- */

struct job {
  const siap_plan *plan;
  const double *scores;
  size_t rows, node_count;
  const uint64_t *nodes;
  double *exact, *rounded;
};

static void *work(void *of)
{
  const struct job *job = of;
  bench_need(siap_plan_score_block(job->plan, job->rows, job->scores, NULL, job->nodes,
                                   job->node_count, job->exact, job->rounded, NULL) == SIAP_OK,
             "siap_plan_score_block");
  return NULL;
}

static void *read_half(void *of)
{
  const struct job *job = of;
  double total = read_once(job->scores, job->rows * ITEMS);
  return total == 0.5 ? (void *)job : NULL;
}

static void on_two(void *(*run)(void *), const struct job *job)
{
  pthread_t thread;
  size_t nodes = job->nodes ? job->node_count : NODES, half = job->rows / 2;
  struct job first = *job, second = *job;
  first.rows = half;
  second.rows -= half;
  second.scores += half * ITEMS;
  second.exact = second.exact ? second.exact + half * nodes : NULL;
  second.rounded = second.rounded ? second.rounded + half * nodes : NULL;
  bench_need(pthread_create(&thread, NULL, run, &first) == 0, "pthread_create");
  run(&second);
  pthread_join(thread, NULL);
}

/* ---- the table ---- */

enum { INDEX, ALL, ROUNDED, FED, HOLES, KINDS };
static const struct {
  const char *name, *python;
  double aim, against_numpy;
} kinds[KINDS] = {
    [INDEX] = {"index only", "index", 1.3, 1},
    [ALL] = {"all nodes", "all", 2, 1},
    [ROUNDED] = {"5 % missing, every node rounded", "rounded", 4, 5},
    [FED] = {"the same, each taking rounded values", NULL, 4, 0},
    [HOLES] = {"5 % missing, nothing rounded", "holes", 4, 5},
};

static double *make_rows(size_t rows, unsigned holes, uint64_t seed)
{
  double *scores = malloc(rows * ITEMS * sizeof *scores);
  bench_need(scores != NULL, "malloc");
  for (size_t i = 0; i < rows * ITEMS; i++) {
    uint64_t random = bench_random(&seed);
    scores[i] = (random >> 32) % 1000 < holes ? NAN : (double)(random % 501) / 100;
  }
  return scores;
}

/* Seconds that NumPy takes for each kind; 0 where it did not say. */
static void ask_numpy(const char *python, const char *script, size_t rows, double took[KINDS])
{
  char command[4096], word[32];
  double seconds;
  snprintf(command, sizeof command, "OPENBLAS_NUM_THREADS=1 '%s' '%s' %zu", python, script, rows);
  FILE *pipe = popen(command, "r");
  if (!pipe)
    return;
  while (fscanf(pipe, "%31s %lf", word, &seconds) == 2)
    for (int k = 0; k < KINDS; k++)
      if (kinds[k].python && strcmp(kinds[k].python, word) == 0)
        took[k] = seconds;
  pclose(pipe);
}

static void print_two(struct job *job, const char *name)
{
  double one, two, reading, reading_two;
  BENCH_BEST(one, BENCH_WALL, RUNS, work(job));
  BENCH_BEST(two, BENCH_WALL, RUNS, on_two(work, job));
  BENCH_BEST(reading, BENCH_WALL, RUNS, sink = read_once(job->scores, job->rows * ITEMS));
  BENCH_BEST(reading_two, BENCH_WALL, RUNS, on_two(read_half, job));
  char text[96];
  snprintf(text, sizeof text, "%s: two threads (reading alone: %.2f)", name, reading / reading_two);
  /* where two threads read hardly faster than one, the memory and not the library is the limit */
  double most = 0.9 * reading / reading_two;
  bench_line(text, one / two, ">=", most < 1.7 ? most : 1.7);
}

int main(int argc, char **argv)
{
  size_t rows = argc > 1 ? strtoul(argv[1], NULL, 10) : 1000000;
  siap_plan *plain = make_plan("missing='exclude'", "");
  siap_plan *rounds = make_plan("missing='exclude' places='2'", "");
  siap_plan *fed = make_plan("missing='exclude' places='2'", "use='rounded'");
  double *whole = make_rows(rows, 0, 1), *holes = make_rows(rows, 50, 2);
  double *exact = calloc(rows * NODES, sizeof *exact);
  uint64_t index[] = {siap_plan_node_find(plain, "total")};
  double reading, took[KINDS], numpy[KINDS] = {0};
  struct job jobs[KINDS] = {
      [INDEX] = {plain, whole, rows, 1, index, exact, NULL},
      [ALL] = {plain, whole, rows, 0, NULL, exact, NULL},
      [ROUNDED] = {rounds, holes, rows, 0, NULL, NULL, exact},
      [FED] = {fed, holes, rows, 0, NULL, NULL, exact},
      [HOLES] = {plain, holes, rows, 0, NULL, exact, NULL},
  };
  memset(exact, 1, rows * NODES * sizeof *exact);
  BENCH_BEST(reading, BENCH_CPU, 2 * RUNS, sink = read_once(whole, rows * ITEMS));
  printf("%zu rows of %d items in 8, 2 and 1 nodes; reading them once: %.1f ns a row\n", rows,
         ITEMS, reading / (double)rows * 1e9);
  puts("against reading once");
  for (int k = 0; k < KINDS; k++) {
    char text[96];
    BENCH_BEST(took[k], BENCH_CPU, RUNS, work(&jobs[k]));
    snprintf(text, sizeof text, "%s (%.1f ns a row)", kinds[k].name, took[k] / (double)rows * 1e9);
    bench_line(text, took[k] / reading, "<=", kinds[k].aim);
  }
  puts("two threads against one");
  for (int k = 0; k < KINDS; k++)
    print_two(&jobs[k], kinds[k].name);
  if (argc > 3)
    ask_numpy(argv[2], argv[3], rows, numpy);
  puts(numpy[0] > 0 ? "against NumPy" : "NumPy is not installed: not compared");
  for (int k = 0; k < KINDS; k++)
    if (numpy[k] > 0)
      bench_line(kinds[k].name, numpy[k] / took[k], ">=", kinds[k].against_numpy);
  free(whole);
  free(holes);
  free(exact);
  siap_plan_unref(plain);
  siap_plan_unref(rounds);
  siap_plan_unref(fed);
  return 0;
}
