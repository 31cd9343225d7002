/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as evidence of one rubric, whatever the format; what is accepted is fitted and scored. */
#include "fuzz.h"

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
      fuzz_result(result, "i");
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
