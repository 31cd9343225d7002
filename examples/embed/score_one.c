/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * libsiap inside another program: rubric and evidence come as bytes (from an upload, say, or a
 * database), one region is scored, and the result is walked from the indices to their terms.
 *   score_one rubrics/gmsc-2022.xml examples/data/malang-2022.xml
 */
#include <siap/siap.h>

#include <math.h>
#include <stdio.h>

/* All that the work holds. Everything starts as NULL, and NULL may be released. */
struct work {
  siap_findings *findings;
  siap_rubric *rubric;
  siap_evidence *evidence;
  siap_plan *plan;
  siap_result *result;
};

/* Stands for wherever the application has its bytes from; 0 bytes: nothing could be had. */
static size_t load(const char *path, char *bytes, size_t most)
{
  FILE *from = fopen(path, "rb");
  size_t length = from ? fread(bytes, 1, most, from) : 0;
  if (from)
    fclose(from);
  return length < most ? length : 0;
}

/* The library copies what it reads: the same room serves both. */
static siap_status score(struct work *work, char **argv)
{
  static char room[1 << 20];
  size_t length = load(argv[1], room, sizeof room);
  siap_status status = siap_findings_new("en", 0, &work->findings);
  if (status == SIAP_OK)
    status = length ? siap_rubric_read(room, length, argv[1], NULL, &work->rubric, work->findings)
                    : SIAP_ERR_IO;
  if (status != SIAP_OK)
    return status;
  length = load(argv[2], room, sizeof room);
  status = length ? siap_evidence_read(room, length, argv[2], NULL, NULL, &work->evidence,
                                       work->findings)
                  : SIAP_ERR_IO;
  if (status == SIAP_OK)
    status = siap_plan_choose(work->rubric, work->evidence, 0, NULL, &work->plan, work->findings);
  if (status == SIAP_OK)
    status = siap_score(work->plan, work->evidence, 0, NULL, &work->result, work->findings);
  return status;
}

/* What was found is for people: file, line, what is wrong and how to mend it. */
static void show_findings(const siap_findings *findings)
{
  for (size_t i = 0; i < siap_findings_count(findings); i++) {
    char *text = NULL;
    if (siap_findings_format(findings, i, &text) == SIAP_OK)
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
  if (cell.state == SIAP_STATE_SCORED)
    printf("%8.*f", cell.places < 0 ? 2 : (int)cell.places, cell.rounded);
  else
    printf("%8s", siap_state_name(cell.state));
  if (!isnan(weight))
    printf("  x %.4f", weight);
  printf("  %s (%s)\n", siap_result_entry_label(result, entry, "id"),
         siap_result_entry_status(result, entry));
}

/* The indices, and below each the nodes it is made of. */
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
  siap_status status = argc == 3 ? score(&work, argv) : SIAP_ERR_ARG;
  show_findings(work.findings);
  if (status == SIAP_OK)
    show_result(work.result);
  else
    fprintf(stderr, "score_one RUBRIC EVIDENCE: not scored (%s)\n", siap_status_name(status));
  siap_result_unref(work.result);
  siap_plan_unref(work.plan);
  siap_evidence_unref(work.evidence);
  siap_rubric_unref(work.rubric);
  siap_findings_unref(work.findings);
  return status == SIAP_OK ? 0 : 1;
}
