/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as evidence of one rubric, whatever the format; what is accepted is fitted and scored. */
#include "fuzz.h"

#include <math.h>

static void look_at(const siap_result *result)
{
  static const char *const formats[] = {"text", "json", "csv", "line"};
  siap_cell cell = {.size = sizeof cell};
  for (size_t i = 0; i < siap_result_entry_count(result); i++) {
    if (siap_result_cell(result, i, &cell) != SIAP_OK)
      fuzz_fail("no cell");
    if (cell.state == SIAP_STATE_SCORED && (isnan(cell.exact) || isnan(cell.rounded)))
      fuzz_fail("scored without a value");
    if (cell.state == SIAP_STATE_SCORED && cell.low > cell.rounded)
      fuzz_fail("a value below its bound");
    if (cell.state == SIAP_STATE_SCORED && cell.high < cell.rounded)
      fuzz_fail("a value above its bound");
  }
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
    char *text = NULL;
    size_t length = 0;
    if (siap_result_write(result, formats[i], "en", &text, &length) != SIAP_OK)
      fuzz_fail("a result is not written");
    siap_result *again = NULL;
    if (i == 1 && siap_result_read(text, length, "again", NULL, &again, NULL) != SIAP_OK)
      fuzz_fail("a result that was written is not read");
    siap_result_unref(again);
    siap_free(text);
  }
  char *text = NULL;
  siap_result_explain(result, "i", "text", "en", &text, NULL);
  siap_free(text);
}

static void score_all(const siap_plan *plan, const siap_evidence *evidence)
{
  for (size_t i = 0; i < siap_evidence_region_count(evidence) && i < 8; i++) {
    siap_result *result = NULL;
    siap_findings *findings = NULL;
    siap_findings_new("en", 20, &findings);
    siap_status status = siap_score(plan, evidence, i, NULL, &result, findings);
    if (status != SIAP_OK && siap_findings_total(findings, SIAP_ERROR) == 0)
      fuzz_fail("not scored without a finding");
    fuzz_look(findings);
    if (result)
      look_at(result);
    siap_result_unref(result);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
  static siap_rubric *rubric;
  static siap_plan *plan;
  if (!rubric) {
    rubric = fuzz_rubric();
    siap_plan_compile(rubric, NULL, &plan, NULL);
  }
  siap_findings *findings = NULL;
  siap_evidence *evidence = NULL;
  siap_evidence_options options;
  siap_plan *fitted = NULL;
  siap_evidence_options_init(&options, sizeof options);
  options.flags = SIAP_EVIDENCE_DRAFT;
  siap_findings_new("en", 20, &findings);
  siap_status status =
      siap_evidence_read((const char *)bytes, length, "fuzz", &options, NULL, &evidence, findings);
  if (status != SIAP_OK && siap_findings_total(findings, SIAP_ERROR) == 0)
    fuzz_fail("refused without a finding");
  for (size_t i = 0; i < siap_evidence_region_count(evidence) && i < 8; i++)
    siap_check(plan, evidence, i, findings);
  fuzz_look(findings);
  if (evidence && siap_evidence_faults(evidence) == 0) {
    siap_plan_fit(plan, evidence, &fitted, NULL);
    score_all(fitted ? fitted : plan, evidence);
  }
  siap_plan_unref(fitted);
  siap_evidence_unref(evidence);
  return 0;
}
