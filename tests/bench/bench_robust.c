/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The analysis robust as a program calls it, from a rubric and evidence: 10 000 weight sets, 552 regions, 49
 * items, all ranks and rank intervals; against the same in NumPy, which has no rubric to read.
 * usage: bench_robust [PYTHON SCRIPT]
 */
#include "bench_rows.h"

enum { REGIONS = 552, ITEMS = 49, RUNS = 3 };

static char text[1 << 20];

static siap_cohort *make_cohort(void)
{
  siap_rubric *rubric = NULL;
  siap_plan *plan = NULL;
  siap_evidence *evidence = NULL;
  siap_cohort *cohort = NULL;
  siap_evidence_options options = {.size = sizeof options, .rubric = "b", .stage = "final"};
  uint64_t seed = 1;
  int n = sprintf(text, "<rubric xmlns=\"urn:siap:rubric:1\" agency=\"id.example\" id=\"b\" version=\"1\" "
                        "edition=\"2026\" languages=\"en\" fallback=\"en\" status=\"ours\">"
                        "<label xml:lang=\"en\">b</label><scale id=\"s\" min=\"0\" max=\"5\"/>");
  for (int i = 0; i < ITEMS; i++)
    n += sprintf(text + n, "<item id=\"i%d\" scale=\"s\"><label xml:lang=\"en\">i</label></item>", i);
  n += sprintf(text + n, "<index id=\"x\" method=\"weighted-mean\"><label xml:lang=\"en\">x</label>");
  for (int i = 0; i < ITEMS; i++)
    n += sprintf(text + n, "<item ref=\"i%d\" weight=\"1/49\"/>", i);
  n += sprintf(text + n, "</index></rubric>");
  bench_need(siap_rubric_read(text, (size_t)n, "b", NULL, &rubric, NULL) == SIAP_OK &&
                 siap_plan_compile(rubric, NULL, &plan, NULL) == SIAP_OK,
             "the rubric");
  n = sprintf(text, "region,code");
  for (int i = 0; i < ITEMS; i++)
    n += sprintf(text + n, ",i%d", i);
  for (int r = 0; r < REGIONS; r++) {
    n += sprintf(text + n, "\nR%d,%d", r, r);
    for (int i = 0; i < ITEMS; i++)
      n += sprintf(text + n, ",%.2f", (double)(bench_random(&seed) % 501) / 100);
  }
  bench_need(siap_evidence_read(text, (size_t)n, "b", &options, NULL, &evidence, NULL) == SIAP_OK &&
                 siap_cohort_new(&cohort) == SIAP_OK,
             "the evidence");
  for (size_t r = 0; r < REGIONS; r++)
    bench_need(siap_cohort_add(cohort, plan, evidence, r, NULL, NULL) == SIAP_OK, "a region");
  siap_evidence_unref(evidence);
  siap_plan_unref(plan);
  siap_rubric_unref(rubric);
  return cohort;
}

static void analyse(siap_cohort *cohort, const char *threads)
{
  static const char *const options[][2] = {
      {"sources", "weights"}, {"replications", "10000"}, {"exact", "yes"}};
  siap_request *request = NULL;
  siap_analysis *analysis = NULL;
  int good = siap_request_new("robust", &request, NULL) == SIAP_OK &&
             siap_request_add(request, cohort) == SIAP_OK &&
             siap_request_set(request, "threads", threads, NULL) == SIAP_OK;
  for (size_t i = 0; good && i < sizeof options / sizeof *options; i++)
    good = siap_request_set(request, options[i][0], options[i][1], NULL) == SIAP_OK;
  bench_need(good && siap_analyse(request, NULL, NULL, &analysis, NULL) == SIAP_OK, "robust");
  siap_analysis_unref(analysis);
  siap_request_unref(request);
}

/* Seconds that NumPy takes; 0 where it did not say. */
static double ask_numpy(const char *python, const char *script)
{
  char command[4096], word[32];
  double seconds, took = 0;
  snprintf(command, sizeof command, "OPENBLAS_NUM_THREADS=1 '%s' '%s'", python, script);
  FILE *pipe = popen(command, "r");
  while (pipe && fscanf(pipe, "%31s %lf", word, &seconds) == 2)
    took = strcmp(word, "simulation") == 0 ? seconds : took;
  if (pipe)
    pclose(pipe);
  return took;
}

int main(int argc, char **argv)
{
  siap_cohort *cohort = make_cohort();
  double cpu, one, two;
  BENCH_BEST(cpu, BENCH_CPU, RUNS, analyse(cohort, "1"));
  BENCH_BEST(one, BENCH_WALL, RUNS, analyse(cohort, "1"));
  BENCH_BEST(two, BENCH_WALL, RUNS, analyse(cohort, "2"));
  siap_cohort_unref(cohort);
  printf("robust, %d regions of %d items: %.0f ms for 10 000 weight sets\n", REGIONS, ITEMS, cpu * 1e3);
  bench_line("two threads against one", one / two, ">=", 1.7);
  double numpy = argc > 2 ? ask_numpy(argv[1], argv[2]) : 0;
  if (numpy > 0)
    bench_line("NumPy against robust, ranks and their intervals", numpy / cpu, ">=", 4);
  return 0;
}
