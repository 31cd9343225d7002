/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bytes of memory an item, an answer and a row, against what lib/README.md states. Each is the
 * difference between a small and a large input, so that what a thing needs once does not count.
 */
#include "allocator.h"

#include <siap/siap.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SMALL 1000
#define LARGE 11000

enum { RUBRIC, RUBRIC_PEAK, PLAN, EVIDENCE, EVIDENCE_PEAK, RESULT, KINDS };
static const struct {
  const char *what;
  double most; /* as stated */
} kinds[KINDS] = {
    [RUBRIC] = {"bytes an item: rubric", 700},
    [RUBRIC_PEAK] = {"bytes an item: more while a rubric is read", 400},
    [PLAN] = {"bytes an item: plan", 520},
    [EVIDENCE] = {"bytes an answer: evidence", 56},
    [EVIDENCE_PEAK] = {"bytes an answer: more while evidence is read", 160},
    [RESULT] = {"bytes an item: result", 350},
};

static int passed, failed;

static void verdict(const char *what, double is, double most)
{
  int ok = is >= 0 && is <= most;
  printf("%s - %s: %.0f, stated %.0f\n", ok ? "ok" : "not ok", what, is, most);
  passed += ok;
  failed += !ok;
}

static void need(int holds, const char *what)
{
  if (!holds) {
    printf("not ok - %s\n0 passed, 1 failed\n", what);
    exit(1);
  }
}

/* Labels in two languages, as the shipped rubrics have them, and each item a term of one node. */
static char *rubric_text(int items, size_t *length)
{
  char *text = NULL;
  FILE *out = open_memstream(&text, length);
  need(out != NULL, "open_memstream");
  fputs("<rubric xmlns='urn:siap:rubric:1' agency='id.example' id='r' version='1' edition='2026' "
        "languages='id en' fallback='id' status='ours'><label xml:lang='id'>Ukur</label>"
        "<label xml:lang='en'>Test</label><scale id='s' min='0' max='5' step='1'/>\n",
        out);
  for (int i = 0; i < items; i++)
    fprintf(out,
            "<item id='item.%05d' scale='s'><label xml:lang='id'>Pertanyaan nomor %05d</label>"
            "<label xml:lang='en'>Question number %05d</label></item>\n",
            i, i, i);
  fputs("<index id='total' method='mean' missing='exclude' places='2'><label xml:lang='id'>Jumlah"
        "</label><label xml:lang='en'>Total</label>\n",
        out);
  for (int i = 0; i < items; i++)
    fprintf(out, "<item ref='item.%05d'/>\n", i);
  fputs("</index></rubric>\n", out);
  fclose(out);
  return text;
}

static char *evidence_text(int items, size_t *length)
{
  char *text = NULL;
  FILE *out = open_memstream(&text, length);
  need(out != NULL, "open_memstream");
  fputs("<evidence xmlns='urn:siap:evidence:1' rubric='r' stage='final'><region name='Kota'>", out);
  for (int i = 0; i < items; i++)
    fprintf(out, "<answer item='item.%05d' level='%d'/>\n", i, i % 6);
  fputs("</region></evidence>\n", out);
  fclose(out);
  return text;
}

/* What a thing has taken since `before`; the peak, where asked for, is what was more than that. */
static double taken(size_t before, double *more)
{
  size_t peak = allocator_peak(), now = allocator_bytes();
  if (more)
    *more = (double)(peak - now);
  return (double)now - (double)before;
}

static void measure(int items, double bytes[KINDS])
{
  size_t rubric_length = 0, evidence_length = 0, before;
  char *of_rubric = rubric_text(items, &rubric_length);
  char *of_evidence = evidence_text(items, &evidence_length);
  siap_rubric *rubric = NULL;
  siap_plan *plan = NULL;
  siap_evidence *evidence = NULL;
  siap_result *result = NULL;
  before = allocator_bytes();
  allocator_peak();
  need(siap_rubric_read(of_rubric, rubric_length, "r", NULL, &rubric, NULL) == SIAP_OK, "rubric");
  bytes[RUBRIC] = taken(before, &bytes[RUBRIC_PEAK]);
  before = allocator_bytes();
  need(siap_plan_compile(rubric, NULL, &plan, NULL) == SIAP_OK, "plan");
  bytes[PLAN] = taken(before, NULL);
  before = allocator_bytes();
  need(siap_evidence_read(of_evidence, evidence_length, "e", NULL, NULL, &evidence, NULL) ==
           SIAP_OK,
       "evidence");
  bytes[EVIDENCE] = taken(before, &bytes[EVIDENCE_PEAK]);
  before = allocator_bytes();
  need(siap_score(plan, evidence, 0, NULL, &result, NULL) == SIAP_OK, "result");
  bytes[RESULT] = taken(before, NULL);
  siap_result_unref(result);
  siap_evidence_unref(evidence);
  siap_plan_unref(plan);
  siap_rubric_unref(rubric);
  free(of_rubric);
  free(of_evidence);
}

/* The most that scoring so many rows takes beside the caller's own arrays. */
static double rows_peak(const siap_plan *plan, size_t rows, size_t items)
{
  double *scores = calloc(rows * items, sizeof *scores), *out = calloc(rows, sizeof *out);
  uint64_t index[] = {siap_plan_node_find(plan, "total")};
  need(scores && out, "calloc");
  size_t before = allocator_bytes();
  allocator_peak();
  need(siap_plan_score_block(plan, rows, scores, NULL, index, 1, out, NULL, NULL) == SIAP_OK,
       "block");
  double peak = (double)(allocator_peak() - before);
  free(scores);
  free(out);
  return peak;
}

static double bytes_a_row(void)
{
  size_t length = 0;
  char *text = rubric_text(49, &length);
  siap_rubric *rubric = NULL;
  siap_plan *plan = NULL;
  need(siap_rubric_read(text, length, "r", NULL, &rubric, NULL) == SIAP_OK, "rubric");
  need(siap_plan_compile(rubric, NULL, &plan, NULL) == SIAP_OK, "plan");
  double more = rows_peak(plan, LARGE, 49) - rows_peak(plan, SMALL, 49);
  siap_plan_unref(plan);
  siap_rubric_unref(rubric);
  free(text);
  return more / (LARGE - SMALL);
}

int main(void)
{
  double small[KINDS], large[KINDS];
  measure(SMALL, small); /* once for what the process keeps */
  measure(SMALL, small);
  measure(LARGE, large);
  for (int k = 0; k < KINDS; k++)
    verdict(kinds[k].what, (large[k] - small[k]) / (LARGE - SMALL), kinds[k].most);
  verdict("bytes a row of a block", bytes_a_row(), 0);
  printf("%d passed, %d failed\n", passed, failed);
  return failed > 0;
}
