/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A plugin host: the library is opened, used and closed again and again, by one thread and by
 * several. It is linked with -z nodelete, so closing it leaves it where it is: what libxml2 keeps of
 * a thread that still runs would else be given back by code that is gone.
 */
#include "api.h"

#include <dlfcn.h>
#include <malloc.h>
#include <pthread.h>

#define THREADS 4

/* The library as such a host sees it: by name. This program is not linked with it. */
typedef struct door {
  void *handle;
  __typeof__(siap_rubric_read) *rubric_read;
  __typeof__(siap_evidence_read) *evidence_read;
  __typeof__(siap_plan_choose) *plan_choose;
  __typeof__(siap_score) *score;
  __typeof__(siap_result_write) *result_write;
  __typeof__(siap_free) *free;
  __typeof__(siap_result_unref) *result_unref;
  __typeof__(siap_plan_unref) *plan_unref;
  __typeof__(siap_evidence_unref) *evidence_unref;
  __typeof__(siap_rubric_unref) *rubric_unref;
} door;

#define FIND(name) ((door).name = (__typeof__((door).name))dlsym((door).handle, "siap_" #name))

static int open_door(door *out)
{
#define door (*out)
  out->handle = dlopen(TEST_LIBRARY, RTLD_NOW | RTLD_LOCAL);
  return out->handle && FIND(rubric_read) && FIND(evidence_read) && FIND(plan_choose) &&
         FIND(score) && FIND(result_write) && FIND(free) && FIND(result_unref) &&
         FIND(plan_unref) && FIND(evidence_unref) && FIND(rubric_unref);
#undef door
}

/* A score from bytes to text, and a broken document; 1: all came out as it must. */
static int use(const door *siap)
{
  siap_rubric *rubric = NULL, *none = NULL;
  siap_evidence *evidence = NULL;
  siap_plan *plan = NULL;
  siap_result *result = NULL;
  char *text = NULL;
  int good =
      siap->rubric_read("<rubric", 7, "cut", NULL, &none, NULL) == SIAP_ERR_SYNTAX &&
      siap->rubric_read(API_TINY, sizeof API_TINY - 1, "r", NULL, &rubric, NULL) == SIAP_OK &&
      siap->evidence_read(API_ANSWERS, sizeof API_ANSWERS - 1, "e", NULL, NULL, &evidence, NULL) ==
          SIAP_OK &&
      siap->plan_choose(rubric, evidence, 0, NULL, &plan, NULL) == SIAP_OK &&
      siap->score(plan, evidence, 0, NULL, &result, NULL) == SIAP_OK &&
      siap->result_write(result, "line", "en", &text, NULL) == SIAP_OK && strstr(text, "2.63");
  siap->free(text);
  siap->result_unref(result);
  siap->plan_unref(plan);
  siap->evidence_unref(evidence);
  siap->rubric_unref(rubric);
  return good;
}

static int open_use_close(void)
{
  door siap;
  int good = open_door(&siap) && use(&siap);
  return good && dlclose(siap.handle) == 0;
}

/* Bytes that are taken. A sanitizer's allocator tells 0 and finds what is lost in its own way. */
static size_t taken(void)
{
  return mallinfo2().uordblks;
}

START_TEST(it_was_not_there_before)
{
  ck_assert_ptr_null(dlopen(TEST_LIBRARY, RTLD_NOW | RTLD_NOLOAD));
  ck_assert_ptr_null(dlsym(RTLD_DEFAULT, "siap_version"));
}
END_TEST

#define SLACK                                                                                      \
  8192 /* what malloc itself keeps for a thread; a lost object a round is 50 times more */

START_TEST(opened_and_closed_often_it_takes_no_more)
{
  for (int i = 0; i < 5; i++) /* what the loader and libxml2 keep for good is taken now */
    ck_assert(open_use_close());
  size_t before = taken();
  size_t rounds = unit_many(500);
  for (size_t i = 0; i < rounds; i++)
    ck_assert(open_use_close());
  ck_assert_msg(taken() <= before + SLACK, "%zu bytes more after %zu rounds", taken() - before,
                rounds);
}
END_TEST

START_TEST(it_stays_where_it_is_when_it_is_closed)
{
  door siap;
  ck_assert(open_door(&siap));
  ck_assert_int_eq(dlclose(siap.handle), 0);
  ck_assert(use(&siap)); /* by addresses that were found before */
  void *again = dlopen(TEST_LIBRARY, RTLD_NOW | RTLD_NOLOAD);
  ck_assert_ptr_nonnull(again);
  ck_assert_int_eq(dlclose(again), 0);
}
END_TEST

/* An object of one opening is used and given back through the next. */
START_TEST(objects_outlive_the_closing)
{
  door first, second;
  siap_rubric *rubric = NULL;
  ck_assert(open_door(&first));
  ck_assert_int_eq(first.rubric_read(API_TINY, sizeof API_TINY - 1, "r", NULL, &rubric, NULL),
                   SIAP_OK);
  ck_assert_int_eq(dlclose(first.handle), 0);
  ck_assert(open_door(&second));
  ck_assert(second.rubric_unref == first.rubric_unref);
  second.rubric_unref(rubric);
  ck_assert_int_eq(dlclose(second.handle), 0);
}
END_TEST

static void *open_often(void *wrong)
{
  size_t rounds = unit_many(50);
  for (size_t i = 0; i < rounds; i++)
    *(int *)wrong += !open_use_close();
  return NULL;
}

static void run_threads(void)
{
  pthread_t threads[THREADS];
  int wrong[THREADS] = {0};
  for (int i = 0; i < THREADS; i++)
    ck_assert_int_eq(pthread_create(&threads[i], NULL, open_often, &wrong[i]), 0);
  for (int i = 0; i < THREADS; i++) {
    pthread_join(threads[i], NULL);
    ck_assert_int_eq(wrong[i], 0);
  }
}

/* The first opening is by several threads at once. */
START_TEST(threads_may_open_and_close_it_at_once)
{
  run_threads();
  size_t before = taken();
  for (int i = 0; i < 5; i++)
    run_threads();
  ck_assert_msg(taken() <= before + THREADS * SLACK, "%zu bytes more", taken() - before);
}
END_TEST

static pthread_barrier_t barrier;

static void *end_late(void *wrong)
{
  door siap;
  *(int *)wrong = !open_door(&siap) || !use(&siap);
  pthread_barrier_wait(&barrier); /* used */
  pthread_barrier_wait(&barrier); /* closed by the other thread */
  return NULL;
}

/* What libxml2 keeps for a thread is given back when the thread ends: the library is closed by then. */
START_TEST(a_thread_may_end_after_it_is_closed)
{
  for (int i = 0; i < 20; i++) {
    pthread_t thread;
    int wrong = 1;
    ck_assert_int_eq(pthread_barrier_init(&barrier, NULL, 2), 0);
    ck_assert_int_eq(pthread_create(&thread, NULL, end_late, &wrong), 0);
    pthread_barrier_wait(&barrier);
    void *mine = dlopen(TEST_LIBRARY, RTLD_NOW | RTLD_NOLOAD);
    ck_assert_ptr_nonnull(mine);
    ck_assert_int_eq(dlclose(mine), 0);
    ck_assert_int_eq(dlclose(mine), 0); /* the opening of the other thread */
    pthread_barrier_wait(&barrier);
    pthread_join(thread, NULL);
    pthread_barrier_destroy(&barrier);
    ck_assert_int_eq(wrong, 0);
  }
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("loading");
  TCase *tests = tcase_create("loading");
  tcase_set_timeout(tests, 120);
  suite_add_tcase(suite, tests);
  tcase_add_test(tests, it_was_not_there_before);
  tcase_add_test(tests, threads_may_open_and_close_it_at_once);
  tcase_add_test(tests, opened_and_closed_often_it_takes_no_more);
  tcase_add_test(tests, it_stays_where_it_is_when_it_is_closed);
  tcase_add_test(tests, objects_outlive_the_closing);
  tcase_add_test(tests, a_thread_may_end_after_it_is_closed);
  return unit_main(suite);
}
