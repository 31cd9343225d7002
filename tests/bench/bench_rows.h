/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the benchmarks share: a clock, random numbers, rubrics and rows made to measure. */
#ifndef SIAP_BENCH_ROWS_H
#define SIAP_BENCH_ROWS_H

#include <siap/siap.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* BENCH_CPU: time this thread had a processor, so that other work does not count; BENCH_WALL. */
#define BENCH_CPU CLOCK_THREAD_CPUTIME_ID
#define BENCH_WALL CLOCK_MONOTONIC

static inline double bench_now(clockid_t clock)
{
  struct timespec now;
  clock_gettime(clock, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* The shortest of several runs: what the machine can do when nothing disturbs it. */
#define BENCH_BEST(best, clock, runs, ...)                                                         \
  do {                                                                                             \
    (best) = 1e30;                                                                                 \
    for (int bench_run = 0; bench_run < (runs); bench_run++) {                                     \
      double bench_start = bench_now(clock);                                                       \
      __VA_ARGS__;                                                                                 \
      double bench_took = bench_now(clock) - bench_start;                                          \
      (best) = bench_took < (best) ? bench_took : (best);                                          \
    }                                                                                              \
  } while (0)

/* Random numbers that are the same everywhere: splitmix64. */
static inline uint64_t bench_random(uint64_t *seed)
{
  uint64_t z = *seed += UINT64_C(0x9E3779B97F4A7C15);
  z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
  return z ^ (z >> 31);
}

static inline void bench_need(int holds, const char *what)
{
  if (!holds) {
    fprintf(stderr, "%s failed\n", what);
    exit(EXIT_FAILURE);
  }
}

/* One line: what, how often the yardstick's time it took, the aim, whether it is met. */
static inline void bench_line(const char *what, double ratio, const char *sign, double aim)
{
  int met = *sign == '<' ? ratio <= aim : ratio >= aim;
  printf("  %-58s %7.2f   aim %s %-5.4g %s\n", what, ratio, sign, aim, met ? "met" : "MISSED");
  fflush(stdout);
}

#define BENCH_HEAD                                                                                 \
  "<rubric xmlns='urn:siap:rubric:1' agency='id.example' id='bench' version='1' edition='2026' "   \
  "languages='en' fallback='en' status='ours'><label xml:lang='en'>Bench</label>"                  \
  "<scale id='s' min='0' max='5' step='0.01'/>"
#define BENCH_LABEL "<label xml:lang='en'>L</label>"

static inline siap_plan *bench_plan(char *text)
{
  siap_rubric *rubric = NULL;
  siap_plan *plan = NULL;
  siap_findings *findings = NULL;
  siap_findings_new("en", 3, &findings);
  if (siap_rubric_read(text, strlen(text), "bench", NULL, &rubric, findings) != SIAP_OK ||
      siap_plan_compile(rubric, NULL, &plan, findings) != SIAP_OK)
    fprintf(stderr, "%s\n", siap_findings_text(findings, 0));
  bench_need(plan != NULL, "compiling the plan");
  siap_rubric_unref(rubric);
  siap_findings_unref(findings);
  free(text);
  return plan;
}

#endif
