/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a result; what is accepted is asked and written again. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
  siap_findings *findings = NULL;
  siap_result *result = NULL;
  siap_findings_new("en", 20, &findings);
  siap_status status = siap_result_read((const char *)bytes, length, "fuzz", NULL, &result, findings);
  if (status != SIAP_OK && siap_findings_total(findings, SIAP_ERROR) == 0)
    fuzz_fail("refused without a finding");
  fuzz_look(findings);
  for (size_t i = 0; result && i < siap_result_entry_count(result); i++) {
    siap_cell cell = {.size = sizeof cell};
    siap_result_cell(result, i, &cell);
    siap_result_entry_label(result, i, "id");
    siap_result_weight(result, 0, i);
  }
  static const char *const formats[] = {"text", "json", "csv", "line-header"};
  for (size_t i = 0; result && i < 4; i++) {
    char *text = NULL;
    siap_result_write(result, formats[i], "id", &text, NULL);
    siap_free(text);
  }
  siap_result_unref(result);
  return 0;
}
