/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Eight threads on one rubric, one plan, one cohort and one result: what each of them gets is, byte
 * for byte, what one thread alone gets. Built with -Db_sanitize=thread it also tells of races.
 */
#include "jobs.h"

#include <locale.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define THREADS 8

typedef struct worker {
  pthread_t thread;
  pthread_barrier_t *together;
  size_t number, rounds;
  shared own;    /* references of its own to the same objects */
  int is_first;  /* the first use of the library in this process */
  char **got;    /* of a first use, by job */
  size_t *wrong; /* by job */
  char **wanted;
} worker;

/* Half of the threads do the same at once, the others something else each. */
static size_t job_of(const worker *w, size_t n)
{
  return (n + (w->number % 2 ? w->number * 3 : 0)) % job_count;
}

static void *work(void *user)
{
  worker *w = user;
  pthread_barrier_wait(w->together);
  for (size_t round = 0; round < w->rounds; round++)
    for (size_t n = 0; n < job_count; n++) {
      size_t job = job_of(w, n);
      if (w->is_first && jobs[job].needs_objects)
        continue;
      char *text = jobs[job].does(&w->own);
      if (w->is_first)
        w->got[job] = text;
      else {
        w->wrong[job] += !text || strcmp(text, w->wanted[job]) != 0;
        free(text);
      }
    }
  shared_unref(&w->own);
  return NULL;
}

static void start(worker *all, const shared *from)
{
  static pthread_barrier_t together;
  pthread_barrier_init(&together, NULL, THREADS);
  for (size_t i = 0; i < THREADS; i++) {
    all[i].together = &together;
    all[i].number = i;
    all[i].own = shared_ref(from);
    if (pthread_create(&all[i].thread, NULL, work, &all[i]) != 0) {
      printf("not ok - a thread cannot be made\n0 passed, 1 failed\n");
      exit(EXIT_FAILURE);
    }
  }
}

static void finish(worker *all)
{
  for (size_t i = 0; i < THREADS; i++)
    pthread_join(all[i].thread, NULL);
}

static int passed, failed;

static void verdict(size_t wrong, const char *what, const char *when)
{
  printf("%s - %s, %s", wrong ? "not ok" : "ok", what, when);
  printf(wrong ? ": %zu times another\n" : "\n", wrong);
  passed += !wrong;
  failed += wrong != 0;
}

/* Nothing of the library was called before: eight threads call it at once. */
static void use_first(char ***got)
{
  worker all[THREADS] = {0};
  shared none = {0};
  for (size_t i = 0; i < THREADS; i++) {
    got[i] = calloc(job_count, sizeof **got);
    all[i].rounds = 1;
    all[i].is_first = 1;
    all[i].got = got[i];
  }
  start(all, &none);
  finish(all);
}

static void compare_first(char ***got, char **wanted)
{
  for (size_t job = 0; job < job_count; job++) {
    size_t wrong = 0;
    for (size_t i = 0; i < THREADS; i++) {
      if (!jobs[job].needs_objects)
        wrong += !got[i][job] || strcmp(got[i][job], wanted[job]) != 0;
      free(got[i][job]);
    }
    if (!jobs[job].needs_objects)
      verdict(wrong, jobs[job].name, "as the first use");
  }
  for (size_t i = 0; i < THREADS; i++)
    free(got[i]);
}

/* The main thread lets go at once: whichever thread is last releases what all have used. */
static void use_all(shared *from, char **wanted, size_t rounds)
{
  worker all[THREADS] = {0};
  for (size_t i = 0; i < THREADS; i++) {
    all[i].rounds = rounds;
    all[i].wanted = wanted;
    all[i].wrong = calloc(job_count, sizeof *all[i].wrong);
  }
  start(all, from);
  shared_unref(from);
  finish(all);
  for (size_t job = 0; job < job_count; job++) {
    size_t wrong = 0;
    for (size_t i = 0; i < THREADS; i++)
      wrong += all[i].wrong[job];
    verdict(wrong, jobs[job].name, "eight at once");
  }
  for (size_t i = 0; i < THREADS; i++)
    free(all[i].wrong);
}

int main(int count, char **words)
{
  char **got[THREADS];
  char **wanted = calloc(job_count, sizeof *wanted);
  size_t rounds = count > 1 ? (size_t)strtoul(words[1], NULL, 10) : 10;
  setlocale(LC_ALL, "");
  if (!wanted || jobs_load() != 0)
    return EXIT_FAILURE;
  use_first(got);
  shared from;
  if (shared_make(&from) != 0) {
    printf("not ok - what the threads share cannot be made\n0 passed, 1 failed\n");
    return EXIT_FAILURE;
  }
  for (size_t job = 0; job < job_count; job++) {
    wanted[job] = jobs[job].does(&from);
    verdict(!wanted[job] || !*wanted[job], jobs[job].name, "alone");
    if (!wanted[job])
      wanted[job] = strdup("");
  }
  compare_first(got, wanted);
  siap_externals *externals = from.externals;
  use_all(&from, wanted, rounds);
  siap_externals_unref(externals);
  for (size_t job = 0; job < job_count; job++)
    free(wanted[job]);
  free(wanted);
  jobs_unload();
  printf("%d passed, %d failed\n", passed, failed);
  return failed > 0;
}
