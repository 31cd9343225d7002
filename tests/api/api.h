/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the API tests share: shipped files, read and scored; one small rubric in memory. */
#ifndef SIAP_TEST_API_H
#define SIAP_TEST_API_H

#include "unit_main.h"

#include <siap/siap.h>
#include <stdio.h>
#include <string.h>

#define API_PATH(name) TEST_ROOT "/" name

/* Two items, a mean and an index, without a profile. */
#define API_HEAD                                                                                   \
  "<rubric xmlns=\"urn:siap:rubric:1\" agency=\"id.example\" id=\"tiny\" version=\"1.0\" "         \
  "edition=\"2026\" languages=\"id en\" fallback=\"id\" status=\"ours\">\n"                        \
  "<label xml:lang=\"id\">Kecil</label><label xml:lang=\"en\">Tiny</label>\n"
#define API_TAIL                                                                                   \
  "<scale id=\"s\" min=\"0\" max=\"4\" step=\"0.01\"/>\n"                                          \
  "<item id=\"a\" scale=\"s\"><label xml:lang=\"id\">A</label><label xml:lang=\"en\">A</label>"    \
  "</item>\n"                                                                                      \
  "<item id=\"b\" scale=\"s\"><label xml:lang=\"id\">B</label><label xml:lang=\"en\">B</label>"    \
  "</item>\n"                                                                                      \
  "<index id=\"total\" method=\"mean\" places=\"2\">\n"                                            \
  "<label xml:lang=\"id\">Jumlah</label><label xml:lang=\"en\">Total</label>\n"                    \
  "<item ref=\"a\"/><item ref=\"b\"/></index></rubric>\n"
#define API_TINY API_HEAD API_TAIL
#define API_ANSWERS                                                                                \
  "<evidence xmlns=\"urn:siap:evidence:1\" rubric=\"tiny\" stage=\"final\">"                       \
  "<region name=\"Kota\"><answer item=\"a\" level=\"3\"/><answer item=\"b\" level=\"2.25\"/>"      \
  "</region></evidence>"

/* A whole file of the tree; the caller frees it. */
static inline char *api_file(const char *path, size_t *length)
{
  FILE *file = fopen(path, "rb");
  ck_assert_msg(file != NULL, "%s cannot be opened", path);
  fseek(file, 0, SEEK_END);
  *length = (size_t)ftell(file);
  rewind(file);
  char *bytes = malloc(*length + 1);
  ck_assert_uint_eq(fread(bytes, 1, *length, file), *length);
  bytes[*length] = '\0';
  fclose(file);
  return bytes;
}

static inline siap_findings *api_findings(void)
{
  siap_findings *findings = NULL;
  ck_assert_int_eq(siap_findings_new("en", 0, &findings), SIAP_OK);
  return findings;
}

static inline siap_rubric *api_rubric(const char *path)
{
  siap_rubric *rubric = NULL;
  siap_findings *findings = api_findings();
  siap_status status = siap_rubric_open(path, NULL, &rubric, findings);
  ck_assert_msg(status == SIAP_OK, "%s: %s", path, siap_findings_text(findings, 0));
  siap_findings_unref(findings);
  return rubric;
}

static inline siap_rubric *api_tiny(void)
{
  siap_rubric *rubric = NULL;
  ck_assert_int_eq(siap_rubric_read(API_TINY, sizeof API_TINY - 1, "tiny", NULL, &rubric, NULL),
                   SIAP_OK);
  return rubric;
}

static inline siap_evidence *api_evidence(const char *path)
{
  siap_evidence *evidence = NULL;
  siap_findings *findings = api_findings();
  siap_status status = siap_evidence_open(path, NULL, NULL, &evidence, findings);
  ck_assert_msg(status == SIAP_OK, "%s: %s", path, siap_findings_text(findings, 0));
  siap_findings_unref(findings);
  return evidence;
}

static inline siap_evidence *api_answers(void)
{
  siap_evidence *evidence = NULL;
  ck_assert_int_eq(siap_evidence_read(API_ANSWERS, sizeof API_ANSWERS - 1, "answers", NULL, NULL,
                                      &evidence, NULL),
                   SIAP_OK);
  return evidence;
}

/* The first region, scored under the plan that it asks for. */
static inline siap_result *api_score(const siap_rubric *rubric, const siap_evidence *evidence)
{
  siap_plan *plan = NULL;
  siap_result *result = NULL;
  siap_findings *findings = api_findings();
  siap_status status = siap_plan_choose(rubric, evidence, 0, NULL, &plan, findings);
  ck_assert_msg(status == SIAP_OK, "%s", siap_findings_text(findings, 0));
  status = siap_score(plan, evidence, 0, NULL, &result, findings);
  ck_assert_msg(status == SIAP_OK, "%s", siap_findings_text(findings, 0));
  siap_plan_unref(plan);
  siap_findings_unref(findings);
  return result;
}

/* A shipped rubric with shipped evidence. */
static inline siap_result *api_shipped(const char *rubric_path, const char *evidence_path)
{
  siap_rubric *rubric = api_rubric(rubric_path);
  siap_evidence *evidence = api_evidence(evidence_path);
  siap_result *result = api_score(rubric, evidence);
  siap_evidence_unref(evidence);
  siap_rubric_unref(rubric);
  return result;
}

static inline siap_result *api_tiny_result(void)
{
  siap_rubric *rubric = api_tiny();
  siap_evidence *evidence = api_answers();
  siap_result *result = api_score(rubric, evidence);
  siap_evidence_unref(evidence);
  siap_rubric_unref(rubric);
  return result;
}

/* A result as text; the caller gives it to siap_free(). */
static inline char *api_write(const siap_result *result, const char *format)
{
  char *out = NULL;
  ck_assert_int_eq(siap_result_write(result, format, "en", &out, NULL), SIAP_OK);
  ck_assert_ptr_nonnull(out);
  return out;
}

static inline int api_has_code(const siap_findings *findings, const char *code)
{
  for (size_t i = 0; i < siap_findings_count(findings); i++)
    if (strcmp(siap_findings_code(findings, i), code) == 0)
      return 1;
  return 0;
}

#endif
