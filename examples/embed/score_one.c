/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * libsiap inside another program: rubric and evidence come as bytes (from an upload, say, or a
 * database), one region is scored, and the result is walked from the indices to their terms.
 *
 *   score_one rubrics/gmsc-2022.xml examples/data/malang-2022.xml
 */
#include <siap/siap.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* All that the work holds. Everything starts as NULL, and NULL may be released. */
struct work {
  siap_findings *findings;
  siap_rubric *rubric;
  siap_evidence *evidence;
  siap_plan *plan;
  siap_result *result;
};

/* Stands for wherever the application has its bytes from. */
static char *load(const char *path, size_t *length)
{
  enum { MOST = 4 << 20 };
  FILE *from = fopen(path, "rb");
  char *bytes = from ? malloc(MOST) : NULL;
  *length = bytes ? fread(bytes, 1, MOST, from) : 0;
  if (!bytes || ferror(from) || *length == MOST) {
    fprintf(stderr, "score_one: cannot read %s\n", path);
    free(bytes);
    bytes = NULL;
  }
  if (from)
    fclose(from);
  return bytes;
}

/* The library copies what it reads: bytes may go as soon as a call is back. */
static siap_status read_inputs(struct work *work, char **argv)
{
  size_t length;
  char *bytes = load(argv[1], &length);
  siap_status status = bytes ? siap_rubric_read(bytes, length, argv[1], NULL, &work->rubric,
                                                work->findings)
                             : SIAP_ERR_IO;
  free(bytes);
  if (status != SIAP_OK)
    return status;
  bytes = load(argv[2], &length);
  status = bytes ? siap_evidence_read(bytes, length, argv[2], NULL, NULL, &work->evidence,
                                      work->findings)
                 : SIAP_ERR_IO;
  free(bytes);
  return status;
}

static siap_status score(struct work *work, char **argv)
{
  siap_status status = siap_findings_new("en", 0, &work->findings);
  if (status == SIAP_OK)
    status = read_inputs(work, argv);
  if (status == SIAP_OK)
    status = siap_plan_choose(work->rubric, work->evidence, 0, NULL, &work->plan, work->findings);
  if (status == SIAP_OK)
    status = siap_score(work->plan, work->evidence, 0, NULL, &work->result, work->findings);
  return status;
}

/* What was found is for people: file, line, what is wrong and how to mend it. */
static void show_findings(const struct work *work)
{
  for (size_t i = 0; i < siap_findings_count(work->findings); i++) {
    char *text = NULL;
    if (siap_findings_format(work->findings, i, &text) == SIAP_OK)
      fputs(text, stderr);
    siap_free(text);
  }
}

/* A line for one entry. Only a scored cell has a number: anything else is said in words. */
static void show_entry(const siap_result *result, size_t entry, double weight)
{
  siap_cell cell = {.size = sizeof cell};
  if (siap_result_cell(result, entry, &cell) != SIAP_OK)
    return;
  printf("%-11s  %-9s  ", siap_result_entry_id(result, entry),
         siap_result_entry_status(result, entry));
  if (cell.state == SIAP_STATE_SCORED)
    printf("%8.*f", cell.places < 0 ? 2 : cell.places, cell.rounded);
  else
    printf("%8s", siap_state_name(cell.state));
  if (!isnan(weight))
    printf("  x %6.2f%%", 100 * weight);
  printf("  %s\n", siap_result_entry_label(result, entry, "id"));
}

static void show_result(const siap_result *result)
{
  printf("%s, %s %s%s\n", siap_result_region_name(result), siap_result_rubric_id(result),
         siap_result_profile(result), siap_result_is_simulation(result) ? ", simulation" : "");
  for (size_t i = 0; i < siap_result_index_count(result); i++) {
    size_t index = siap_result_index_entry(result, i);
    putchar('\n');
    show_entry(result, index, NAN);
    for (size_t k = 0; k < siap_result_term_count(result, index); k++) {
      siap_term term = {.size = sizeof term};
      if (siap_result_term(result, index, k, &term) == SIAP_OK)
        show_entry(result, term.child, term.weight);
    }
  }
}

int main(int argc, char **argv)
{
  struct work work = {0};
  if (argc != 3) {
    fprintf(stderr, "usage: score_one RUBRIC EVIDENCE\n");
    return 2;
  }
  siap_status status = score(&work, argv);
  show_findings(&work);
  if (status == SIAP_OK)
    show_result(work.result);
  else
    fprintf(stderr, "score_one: not scored (%s)\n", siap_status_name(status));
  siap_result_unref(work.result);
  siap_plan_unref(work.plan);
  siap_evidence_unref(work.evidence);
  siap_rubric_unref(work.rubric);
  siap_findings_unref(work.findings);
  return status == SIAP_OK ? 0 : 1;
}
