/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calls of cohorts and analyses. */
#include "steps.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static siap_cohort *thirty_eight; /* regions */
static siap_analysis *ranked;
/* borrowed from steps.c */
static const siap_plan *plan;
static const siap_evidence *evidence;
static const siap_result *result;

/* ---- calls ---- */

static siap_status fill_cohort(void **out, siap_findings *findings)
{
  siap_cohort *made = NULL;
  *out = NULL;
  siap_status status = siap_cohort_new(&made);
  if (status == SIAP_OK)
    status = siap_cohort_add(made, plan, evidence, 0, NULL, findings);
  if (status == SIAP_OK)
    *out = made;
  else
    siap_cohort_unref(made);
  return status;
}

static siap_status add_read_result(void **out, siap_findings *findings)
{
  siap_cohort *made = NULL;
  *out = NULL;
  siap_status status = siap_cohort_new(&made);
  if (status == SIAP_OK)
    status = siap_cohort_add_result(made, result, findings);
  if (status == SIAP_OK)
    *out = made;
  else
    siap_cohort_unref(made);
  return status;
}

static siap_status make_request(void **out, siap_findings *findings)
{
  siap_request *request = NULL;
  siap_status status = siap_request_new("rank", &request, findings);
  if (status == SIAP_OK)
    status = siap_request_set(request, "of", "nodes", findings);
  if (status == SIAP_OK)
    status = siap_request_add(request, thirty_eight);
  siap_request_unref(request);
  *out = NULL;
  return status;
}

static siap_status refuse_option(void **out, siap_findings *findings)
{
  siap_request *request = NULL;
  siap_status status = siap_request_new("rank", &request, findings);
  if (status == SIAP_OK)
    status = siap_request_set(request, "exact", "perhaps", findings);
  siap_request_unref(request);
  *out = NULL;
  return status;
}

/* An analysis of 38 regions; options as `name=value;name=value`. */
static siap_status analyse(const char *name, const char *options, void **out,
                           siap_findings *findings)
{
  siap_request *request = NULL;
  *out = NULL;
  siap_status status = siap_request_new(name, &request, findings);
  for (const char *at = options; status == SIAP_OK && *at; at += strcspn(at, ";"), at += *at == ';') {
    char option[64], *value = NULL;
    snprintf(option, sizeof option, "%.*s", (int)strcspn(at, ";"), at);
    value = strchr(option, '=');
    *value++ = '\0';
    status = siap_request_set(request, option, value, findings);
  }
  if (status == SIAP_OK)
    status = siap_request_add(request, thirty_eight);
  if (status == SIAP_OK)
    status = siap_analyse(request, NULL, NULL, (siap_analysis **)out, findings);
  siap_request_unref(request);
  return status;
}

static siap_status rank_all(void **out, siap_findings *findings)
{
  return analyse("rank", "of=indices;relations=baseline,output,impact;least-group=5", out, findings);
}

static siap_status write_analysis_text(void **out, siap_findings *findings)
{
  (void)findings;
  return siap_analysis_write(ranked, "text", "id", NULL, (char **)out, NULL);
}

static siap_status write_analysis_json(void **out, siap_findings *findings)
{
  (void)findings;
  return siap_analysis_write(ranked, "json", "en", NULL, (char **)out, NULL);
}

static siap_status write_analysis_csv(void **out, siap_findings *findings)
{
  (void)findings;
  return siap_analysis_write(ranked, "csv", "en", "distribution", (char **)out, NULL);
}

static siap_status list_analyses(void **out, siap_findings *findings)
{
  (void)findings;
  return siap_analysis_words(NULL, "json", "id", (char **)out, NULL);
}

/* ---- what they give ---- */

static char *show_cohort(const void *out)
{
  char *text = malloc(24);
  snprintf(text, 24, "%zu", siap_cohort_count(out));
  return text;
}

static void drop_cohort(void *out)
{
  siap_cohort_unref(out);
}

static char *show_analysis(const void *out)
{
  char *written = NULL, *text = NULL;
  if (siap_analysis_write(out, "json", "en", NULL, &written, NULL) == SIAP_OK)
    text = strdup(written);
  siap_free(written);
  return text;
}

static void drop_analysis(void *out)
{
  siap_analysis_unref(out);
}

const oom_step analysis_steps[] = {
    {"cohort_add", fill_cohort, show_cohort, drop_cohort},
    {"cohort_add_result", add_read_result, show_cohort, drop_cohort},
    {"request", make_request, show_nothing, drop_text},
    {"request_set with a fault", refuse_option, show_nothing, drop_text},
    {"analyse rank", rank_all, show_analysis, drop_analysis},
    {"analysis_write text", write_analysis_text, show_text, drop_text},
    {"analysis_write json", write_analysis_json, show_text, drop_text},
    {"analysis_write csv", write_analysis_csv, show_text, drop_text},
    {"analysis_words", list_analyses, show_text, drop_text},
};
const size_t analysis_step_count = sizeof analysis_steps / sizeof *analysis_steps;

/* ---- what they start from ---- */

int start_analyses(const bytes *regions_csv, const siap_rubric *rubric, const siap_plan *of,
                   const siap_evidence *answers, const siap_result *scored)
{
  siap_evidence *regions = NULL;
  siap_plan *made = NULL;
  siap_evidence_options options = csv_options("gmsc-2022");
  plan = of;
  evidence = answers;
  result = scored;
  siap_status status =
      siap_evidence_read(regions_csv->at, regions_csv->length, "w", &options, NULL, &regions, NULL);
  if (status == SIAP_OK)
    status = siap_plan_compile(rubric, "awal", &made, NULL);
  if (status == SIAP_OK)
    status = siap_cohort_new(&thirty_eight);
  for (size_t i = 0; status == SIAP_OK && i < siap_evidence_region_count(regions); i++)
    status = siap_cohort_add(thirty_eight, made, regions, i, NULL, NULL);
  siap_plan_unref(made);
  siap_evidence_unref(regions);
  return status == SIAP_OK && rank_all((void **)&ranked, NULL) == SIAP_OK ? 0 : -1;
}

void end_analyses(void)
{
  siap_analysis_unref(ranked);
  siap_cohort_unref(thirty_eight);
}
