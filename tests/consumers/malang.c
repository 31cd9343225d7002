/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Scores the first region of an evidence file and prints its indices: malang RUBRIC EVIDENCE. It
 * is built as C11 and as a part of another Meson project.
 */
#include <siap/siap.h>
#include <stdio.h>

static void show(const siap_result *result)
{
  for (size_t i = 0; i < siap_result_index_count(result); i++) {
    size_t entry = siap_result_index_entry(result, i);
    siap_cell cell = {.size = sizeof cell};
    if (siap_result_cell(result, entry, &cell) == SIAP_OK && cell.state == SIAP_STATE_SCORED)
      printf("%s %.2f\n", siap_result_entry_id(result, entry), cell.rounded);
  }
}

int main(int argc, char **argv)
{
  siap_rubric *rubric = NULL;
  siap_evidence *evidence = NULL;
  siap_plan *plan = NULL;
  siap_result *result = NULL;
  siap_status status = argc == 3 ? siap_rubric_open(argv[1], NULL, &rubric, NULL) : SIAP_ERR_ARG;
  if (status == SIAP_OK)
    status = siap_evidence_open(argv[2], NULL, NULL, &evidence, NULL);
  if (status == SIAP_OK)
    status = siap_plan_choose(rubric, evidence, 0, NULL, &plan, NULL);
  if (status == SIAP_OK)
    status = siap_score(plan, evidence, 0, NULL, &result, NULL);
  printf("libsiap %s: %s\n", siap_version(), siap_status_name(status));
  show(result);
  siap_result_unref(result);
  siap_plan_unref(plan);
  siap_evidence_unref(evidence);
  siap_rubric_unref(rubric);
  return status == SIAP_OK ? 0 : 1;
}
