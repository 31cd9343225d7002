/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 6. Evidence to bytes: the list of formats, and what they could not carry. */
#include "writers/evidence_write.h"

#include "services/findings.h"

#include <stdio.h>
#include <string.h>

static const struct {
  const char *name;
  void (*write)(siap_i_evidence_writing *out);
  int is_document, comma;
} formats[] = {
    {"xml", siap_i_evidence_put_xml, 1, 0},
    {"json", siap_i_evidence_put_json, 1, 0},
    {"csv", siap_i_evidence_put_csv, 0, 0},
    {"csv-excel", siap_i_evidence_put_csv, 0, 1},
};

void siap_i_evidence_lose(siap_i_evidence_writing *out, enum siap_i_loss kind, size_t count,
                          const char *about, uint32_t line)
{
  if (count && out->loss[kind].count == 0) {
    out->loss[kind].line = line;
    out->loss[kind].first = about;
  }
  out->loss[kind].count += count;
}

/* The words of the format itself, which are the same in every language. */
static void report_losses(const siap_i_evidence_writing *out, const char *format,
                          siap_findings *findings)
{
  static const char *const names[SIAP_I_LOSS_COUNT] = {
      [SIAP_I_LOSS_VERSION] = "version",     [SIAP_I_LOSS_CUT_OFF] = "cut-off",
      [SIAP_I_LOSS_SOURCE] = "source",       [SIAP_I_LOSS_PART] = "participated=\"no\"",
      [SIAP_I_LOSS_REGION] = "region",       [SIAP_I_LOSS_DOCUMENT] = "document",
      [SIAP_I_LOSS_EXTERNAL] = "external",   [SIAP_I_LOSS_RESPONSE] = "response",
      [SIAP_I_LOSS_UNIT] = "unit",           [SIAP_I_LOSS_CHECKED] = "checked=\"\"",
      [SIAP_I_LOSS_CELL] = "cell",           [SIAP_I_LOSS_EMPTY] = "\"\"",
      [SIAP_I_LOSS_QUICK_WIN] = "quick-win", [SIAP_I_LOSS_RISK] = "risk",
      [SIAP_I_LOSS_PROGRAMME] = "programme", [SIAP_I_LOSS_SURVEY] = "survey",
      [SIAP_I_LOSS_OBJECTION] = "objection", [SIAP_I_LOSS_CHARACTER] = "U+FFFD",
  };
  char count[24];
  for (size_t i = 0; i < SIAP_I_LOSS_COUNT; i++) {
    if (!out->loss[i].count)
      continue;
    snprintf(count, sizeof count, "%zu", out->loss[i].count);
    siap_i_report(findings, SIAP_I_W350, siap_i_evidence_place(out->evidence, out->loss[i].line),
                  format, names[i], count, out->loss[i].first);
  }
}

/* What a document cannot be read without; CSV may leave it to whoever reads it. */
static siap_status check_names(const siap_evidence *evidence, siap_findings *findings)
{
  siap_status status = SIAP_OK;
  if (!*evidence->rubric) {
    siap_i_place place = {evidence->name, 0, 0};
    siap_i_report(findings, SIAP_I_E202, place, "evidence", "rubric", NULL, NULL);
    status = SIAP_ERR_RULE;
  }
  for (size_t i = 0; i < evidence->region_count; i++)
    if (!*evidence->region[i].region_name) {
      siap_i_report(findings, SIAP_I_E301,
                    siap_i_evidence_place(evidence, evidence->region[i].line), NULL, NULL, NULL,
                    NULL);
      status = SIAP_ERR_RULE;
    }
  return status;
}

static siap_status put(const siap_evidence *evidence, size_t format, char **out, size_t *length,
                       siap_findings *findings)
{
  siap_i_text text = {NULL, 0, 0, 0};
  if (formats[format].is_document && check_names(evidence, findings) != SIAP_OK)
    return SIAP_ERR_RULE;
  siap_i_evidence_writing made = {
      .text = &text, .evidence = evidence, .comma = formats[format].comma};
  formats[format].write(&made);
  text.failed |= made.scratch.failed;
  siap_i_arena_release(&made.scratch);
  *out = siap_i_text_take(&text, length);
  if (*out)
    report_losses(&made, formats[format].name, findings);
  if (!*out || !siap_i_findings_failed(findings))
    return *out ? SIAP_OK : SIAP_ERR_MEMORY;
  siap_i_release(*out);
  *out = NULL;
  if (length)
    *length = 0;
  return SIAP_ERR_MEMORY;
}

siap_status siap_evidence_write(const siap_evidence *evidence, const char *format,
                                const char *language, char **out, size_t *length,
                                siap_findings *findings)
{
  (void)language; /* what is written holds no words of ours */
  if (out)
    *out = NULL;
  if (length)
    *length = 0;
  if (!evidence || !format || !out)
    return SIAP_ERR_ARG;
  siap_i_findings_begin(findings);
  siap_i_place place = {evidence->name, 0, 0};
  if (evidence->faults) {
    siap_i_report(findings, SIAP_I_E351, place, NULL, NULL, NULL, NULL);
    return SIAP_ERR_RULE;
  }
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
    if (strcmp(formats[i].name, format) == 0)
      return put(evidence, i, out, length, findings);
  siap_i_report(findings, SIAP_I_E342, place, format, NULL, NULL, NULL);
  return SIAP_ERR_NAME;
}
