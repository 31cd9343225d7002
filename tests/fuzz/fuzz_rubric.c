/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a rubric; what is accepted must compile, be described, and score an empty region. */
#include "fuzz.h"

#include <string.h>

static void score_empty(const siap_rubric *rubric, const char *profile)
{
  static const char nothing[] = "region\nNobody\n";
  siap_plan *plan = NULL;
  siap_evidence *evidence = NULL;
  siap_result *result = NULL;
  char *text = NULL;
  if (siap_plan_compile(rubric, profile, &plan, NULL) != SIAP_OK)
    fuzz_fail("a rubric that was accepted does not compile");
  if (siap_evidence_read(nothing, strlen(nothing), "n", NULL, NULL, &evidence, NULL) == SIAP_OK &&
      siap_score(plan, evidence, 0, NULL, &result, NULL) == SIAP_OK) {
    siap_result_write(result, "json", NULL, &text, NULL);
    siap_free(text);
    siap_result_write(result, "text", "id", &text, NULL);
    siap_free(text);
  }
  siap_result_unref(result);
  siap_evidence_unref(evidence);
  siap_plan_unref(plan);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
  siap_findings *findings = NULL;
  siap_rubric *rubric = NULL;
  siap_findings_new("id", 20, &findings);
  siap_status status = siap_rubric_read((const char *)bytes, length, "fuzz", NULL, &rubric, findings);
  if ((status == SIAP_OK) != (rubric != NULL))
    fuzz_fail("status and rubric disagree");
  if (status != SIAP_OK && siap_findings_total(findings, SIAP_ERROR) == 0)
    fuzz_fail("refused without a finding");
  fuzz_look(findings);
  if (rubric) {
    char *text = NULL;
    siap_rubric_write(rubric, "json", NULL, &text, NULL);
    siap_free(text);
    size_t profiles = siap_rubric_profile_count(rubric);
    for (size_t i = 0; i < profiles && i < 4; i++)
      score_empty(rubric, siap_rubric_profile_id(rubric, i));
    if (profiles == 0)
      score_empty(rubric, NULL);
  }
  siap_rubric_unref(rubric);
  return 0;
}
