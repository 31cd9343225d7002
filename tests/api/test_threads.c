/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sealed objects are shared: threads that read, score, write and let go at once get the same. */
#include "api.h"

#include <pthread.h>

#define THREADS 2
#define ROUNDS unit_many(8)

typedef struct work {
  siap_rubric *rubric;
  siap_evidence *evidence;
  siap_plan *plan;
  const char *wanted;
  int wrong;
} work;

static int score_once(const work *job, const siap_plan *plan)
{
  siap_result *result = NULL;
  char *text = NULL;
  if (siap_score(plan, job->evidence, 0, NULL, &result, NULL) != SIAP_OK)
    return 1;
  siap_status status = siap_result_write(result, "json", "en", &text, NULL);
  int wrong = status != SIAP_OK || strcmp(text, job->wanted) != 0;
  siap_free(text);
  siap_result_unref(result);
  return wrong;
}

static void *score_often(void *user)
{
  work *job = user;
  for (size_t i = 0; i < ROUNDS; i++) {
    siap_plan *plan = siap_plan_ref(job->plan), *own = NULL;
    siap_rubric *rubric = siap_rubric_ref(job->rubric);
    job->wrong += score_once(job, plan);
    job->wrong += siap_plan_choose(rubric, job->evidence, 0, NULL, &own, NULL) != SIAP_OK;
    job->wrong += score_once(job, own);
    siap_plan_unref(plan);
    siap_plan_unref(own);
    siap_rubric_unref(rubric);
  }
  return NULL;
}

static void *read_often(void *user)
{
  work *job = user;
  for (size_t i = 0; i < ROUNDS; i++) {
    siap_rubric *rubric = NULL;
    siap_findings *findings = NULL;
    siap_status status = siap_findings_new(i % 2 ? "en" : "id", 0, &findings);
    job->wrong += status != SIAP_OK;
    status = siap_rubric_read("<rubric", 7, "cut", NULL, &rubric, findings);
    job->wrong += status != SIAP_ERR_SYNTAX;
    siap_findings_unref(findings);
    status = siap_rubric_open(API_PATH("rubrics/gmsc-2023.xml"), NULL, &rubric, NULL);
    job->wrong += status != SIAP_OK || strcmp(siap_rubric_digest(rubric), job->wanted) != 0;
    siap_rubric_unref(rubric);
  }
  return NULL;
}

static void run(void *(*what)(void *), const work *job)
{
  pthread_t threads[THREADS];
  work jobs[THREADS];
  for (int i = 0; i < THREADS; i++) {
    jobs[i] = *job;
    ck_assert_int_eq(pthread_create(&threads[i], NULL, what, &jobs[i]), 0);
  }
  for (int i = 0; i < THREADS; i++) {
    pthread_join(threads[i], NULL);
    ck_assert_int_eq(jobs[i].wrong, 0);
  }
}

/* The first use of the library, and of libxml2, is by several threads at once. */
START_TEST(the_first_use_may_be_by_several_threads)
{
  work job = {0};
  job.wanted = "";
  pthread_t threads[THREADS];
  work jobs[THREADS] = {job, job};
  for (int i = 0; i < THREADS; i++)
    ck_assert_int_eq(pthread_create(&threads[i], NULL, read_often, &jobs[i]), 0);
  for (int i = 0; i < THREADS; i++)
    pthread_join(threads[i], NULL);
  ck_assert_uint_eq((size_t)jobs[0].wrong, ROUNDS); /* the digest alone, which is not "" */
  ck_assert_uint_eq((size_t)jobs[1].wrong, ROUNDS);
}
END_TEST

START_TEST(one_rubric_serves_all)
{
  work job = {.rubric = api_rubric(API_PATH("rubrics/gmsc-2023.xml")),
              .evidence = api_evidence(API_PATH("examples/data/malang-2023.xml"))};
  ck_assert_int_eq(siap_plan_choose(job.rubric, job.evidence, 0, NULL, &job.plan, NULL), SIAP_OK);
  siap_result *result = NULL;
  ck_assert_int_eq(siap_score(job.plan, job.evidence, 0, NULL, &result, NULL), SIAP_OK);
  char *wanted = api_write(result, "json");
  job.wanted = wanted;
  run(score_often, &job);
  job.wanted = siap_rubric_digest(job.rubric);
  run(read_often, &job);
  siap_free(wanted);
  siap_result_unref(result);
  siap_plan_unref(job.plan);
  siap_evidence_unref(job.evidence);
  siap_rubric_unref(job.rubric);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("threads");
  TCase *tests = tcase_create("threads");
  tcase_set_timeout(tests, 120);
  suite_add_tcase(suite, tests);
  tcase_add_test(tests, the_first_use_may_be_by_several_threads);
  tcase_add_test(tests, one_rubric_serves_all);
  return unit_main(suite);
}
