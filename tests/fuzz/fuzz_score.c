/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A rubric and evidence for it in one input, "%%" on a line of its own between them: both are read,
 * held against each other, fitted, scored and written with every profile, as a program would.
 */
#include "fuzz.h"

#include <string.h>

#define MOST_REGIONS 4
#define MOST_PROFILES 4

static void write_templates(const siap_plan *plan)
{
  static const char *const formats[] = {"xml", "csv", "csv-excel", "html"};
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
    char *text = NULL;
    siap_plan_template(plan, formats[i], NULL, "en", &text, NULL);
    siap_free(text);
  }
}

static void score_one(const siap_plan *plan, const siap_evidence *evidence, size_t region)
{
  siap_result *result = NULL;
  siap_findings *findings = fuzz_findings("id");
  fuzz_tell(siap_score(plan, evidence, region, NULL, &result, findings), findings);
  if (result)
    fuzz_result(result, siap_result_entry_count(result) ? siap_result_entry_id(result, 0) : "none");
  siap_result_unref(result);
}

/* Evidence with faults is checked, as a draft is, and neither fitted nor scored. */
static void score_with(const siap_rubric *rubric, const char *profile, const siap_evidence *evidence)
{
  siap_plan *plan = NULL, *fitted = NULL;
  if (siap_plan_compile(rubric, profile, &plan, NULL) != SIAP_OK)
    fuzz_fail("a rubric that was accepted does not compile");
  write_templates(plan);
  size_t regions = siap_evidence_region_count(evidence);
  siap_findings *findings = fuzz_findings("en");
  for (size_t i = 0; i < regions && i < MOST_REGIONS; i++)
    siap_check(plan, evidence, i, findings);
  fuzz_look(findings);
  if (siap_evidence_faults(evidence) == 0) {
    findings = fuzz_findings("en");
    fuzz_tell(siap_plan_fit(plan, evidence, &fitted, findings), findings);
    for (size_t i = 0; i < regions && i < MOST_REGIONS; i++)
      score_one(fitted ? fitted : plan, evidence, i);
  }
  siap_plan_unref(fitted);
  siap_plan_unref(plan);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
  static const char between[] = "\n%%\n";
  const char *all = (const char *)bytes, *end = all + length;
  const char *cut = length ? memmem(all, length, between, sizeof between - 1) : NULL;
  siap_rubric *rubric = NULL;
  siap_evidence *evidence = NULL;
  if (!cut)
    return 0;
  siap_findings *findings = fuzz_findings("id");
  fuzz_tell(siap_rubric_read(all, (size_t)(cut - all), "rubric", NULL, &rubric, findings), findings);
  if (!rubric)
    return 0;
  const char *second = cut + sizeof between - 1;
  siap_evidence_options options;
  siap_evidence_options_init(&options, sizeof options);
  options.flags = SIAP_EVIDENCE_DRAFT;
  findings = fuzz_findings("en");
  fuzz_tell(siap_evidence_read(second, (size_t)(end - second), "evidence", &options, NULL, &evidence,
                          findings),
       findings);
  size_t profiles = siap_rubric_profile_count(rubric);
  for (size_t i = 0; evidence && i < profiles && i < MOST_PROFILES; i++)
    score_with(rubric, siap_rubric_profile_id(rubric, i), evidence);
  if (evidence && profiles == 0)
    score_with(rubric, NULL, evidence);
  siap_evidence_unref(evidence);
  siap_rubric_unref(rubric);
  return 0;
}
