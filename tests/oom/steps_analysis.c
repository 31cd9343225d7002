/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calls of cohorts and analyses. */
#include "steps.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char panel_rubric[] =
    "<rubric xmlns=\"urn:siap:rubric:1\" agency=\"id.example\" id=\"panel\" version=\"1\" edition=\"1\" "
    "languages=\"en\" fallback=\"en\" status=\"ours\"><label xml:lang=\"en\">P</label>"
    "<scale id=\"s\" min=\"0\" max=\"5\"/><pillar id=\"p\"><label xml:lang=\"en\">P</label></pillar>"
    "<item id=\"a\" scale=\"s\" pillar=\"p\"><label xml:lang=\"en\">A</label></item>"
    "<item id=\"b\" scale=\"s\"><label xml:lang=\"en\">B</label></item>"
    "<external id=\"x\" rubric=\"elsewhere\" index=\"t\"/>"
    "<index id=\"t\" method=\"mean\" places=\"2\"><label xml:lang=\"en\">T</label>"
    "<item ref=\"a\"/><item ref=\"b\"/></index></rubric>";
static const char panel_rows[] = "region,rubric,item,assessor,level\n"
                                 "A,panel,a,x,1\nA,panel,a,y,2\nA,panel,a,z,4\nA,panel,b,y,3\n"
                                 "B,panel,a,x,2\nB,panel,a,y,2\nB,panel,b,x,5\nB,panel,b,z,3\n";

static siap_cohort *thirty_eight; /* regions */
static siap_cohort *panel;        /* two regions, rated by assessors */
static siap_analysis *ranked;
static char *sealed, *forged;
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

/* An analysis of one or more times a cohort; options as `name=value;name=value`. */
static siap_status analyse(const char *name, const char *options, siap_cohort *of, size_t times,
                           void **out, siap_findings *findings)
{
  siap_request *request = NULL;
  *out = NULL;
  siap_status status = siap_request_new(name, &request, findings);
  for (const char *at = options; status == SIAP_OK && *at; at += strcspn(at, ";"), at += *at == ';') {
    char option[128], *value = NULL;
    snprintf(option, sizeof option, "%.*s", (int)strcspn(at, ";"), at);
    value = strchr(option, '=');
    *value++ = '\0';
    status = siap_request_set(request, option, value, findings);
  }
  for (size_t i = 0; status == SIAP_OK && i < times; i++)
    status = siap_request_add(request, of);
  if (status == SIAP_OK)
    status = siap_analyse(request, NULL, NULL, (siap_analysis **)out, findings);
  siap_request_unref(request);
  return status;
}

static siap_status rank_all(void **out, siap_findings *findings)
{
  return analyse("rank", "of=indices;relations=baseline,output,impact;least-group=5", thirty_eight,
                 1, out, findings);
}

static siap_status agree_of_assessors(void **out, siap_findings *findings)
{
  return analyse("agree", "", panel, 1, out, findings);
}

static siap_status agree_of_stages(void **out, siap_findings *findings)
{
  return analyse("agree", "by=children", panel, 2, out, findings);
}

static siap_status compare_years(void **out, siap_findings *findings)
{
  return analyse("compare", "", panel, 3, out, findings);
}

static siap_status plan_steps(void **out, siap_findings *findings)
{
  return analyse("plan", "target=4.5", panel, 1, out, findings);
}

static siap_status overview_of_years(void **out, siap_findings *findings)
{
  return analyse("overview", "claim=yes;least-group=1", panel, 3, out, findings);
}

static siap_status owed_by_agencies(void **out, siap_findings *findings)
{
  siap_cohort *made = NULL;
  *out = NULL;
  siap_status status = fill_cohort((void **)&made, findings);
  if (status == SIAP_OK)
    status = analyse("owed", "today=2026-07-01", made, 1, out, findings);
  siap_cohort_unref(made);
  return status;
}

/* Years, a self-assessment, ranks, a plan and a refusal (nobody reaches 9): all within one report. */
static siap_status report_years(void **out, siap_findings *findings)
{
  return analyse("report", "region=A;claim=yes;target=9;most=1;gains=1;date=2026-01-01", panel, 3, out,
                 findings);
}

static siap_status report_certain(void **out, siap_findings *findings)
{
  return analyse("report", "region=B;uncertainty=ratings;replications=40;target=3", panel, 1, out,
                 findings);
}

/* As few replicates as an interval takes: each of their allocations fails once. */
static siap_status robust_many(void **out, siap_findings *findings)
{
  return analyse("robust",
                 "sources=weights;level=0.5;replications=4;of=achievement", thirty_eight, 1, out,
                 findings);
}

static siap_status robust_one(const char *options, void **out, siap_findings *findings)
{
  siap_cohort *made = NULL;
  *out = NULL;
  siap_status status = fill_cohort((void **)&made, findings);
  if (status == SIAP_OK)
    status = analyse("robust", options, made, 1, out, findings);
  siap_cohort_unref(made);
  return status;
}

static siap_status robust_answers(void **out, siap_findings *findings)
{
  return robust_one("sources=ratings,missing;level=0.5;replications=4;sobol=regions;sobol-n=64", out,
                    findings);
}

static siap_status robust_plans(void **out, siap_findings *findings)
{
  return robust_one("sources=methods,items;level=0.5;replications=4", out, findings);
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

static siap_status write_analysis_html(void **out, siap_findings *findings)
{
  (void)findings;
  return siap_analysis_write(ranked, "html", "id", NULL, (char **)out, NULL);
}

static siap_status write_analysis_svg(void **out, siap_findings *findings)
{
  (void)findings;
  return siap_analysis_write(ranked, "svg", "en", NULL, (char **)out, NULL);
}

static siap_status list_analyses(void **out, siap_findings *findings)
{
  (void)findings;
  return siap_analysis_words(NULL, "json", "id", (char **)out, NULL);
}

/* The rubric of the panel, its rows as evidence and as last year's, and a document. */
static int32_t hand_panel(void *user, const char *role, const char *name, siap_file *file)
{
  static const char with_document[] =
      "<evidence xmlns=\"urn:siap:evidence:1\" rubric=\"panel\"><region name=\"A\">"
      "<document id=\"d\" title=\"D\" href=\"d.txt\"/><answer item=\"a\" level=\"2\">"
      "<document ref=\"d\"/></answer></region></evidence>";
  (void)user, (void)name;
  file->bytes = strcmp(role, "rubric") == 0     ? panel_rubric
                : strcmp(role, "evidence") == 0 ? with_document
                : strcmp(role, "document") == 0 ? "words"
                                                : panel_rows;
  file->length = strlen(file->bytes);
  if (strcmp(role, "document") == 0) { /* in two pieces */
    file->more = file->offset == 0;
    file->bytes += file->offset;
    file->length = file->more ? 2 : file->length - file->offset;
  }
  return 1;
}

static siap_status write_seal(void **out, siap_findings *findings)
{
  siap_seal_options options = {.size = sizeof options, .evidence = "e.xml", .previous = "l.csv",
                               .externals = "x=3\n", .date = "2026-11-22"};
  *out = NULL;
  return siap_seal_write(&options, hand_panel, NULL, NULL, (char **)out, NULL, findings);
}

/* One that holds and one that does not: a digit of the first digest is changed. */
static siap_status verify_seal(void **out, siap_findings *findings)
{
  *out = NULL;
  return siap_seal_verify(sealed, strlen(sealed), "s", hand_panel, NULL, NULL, findings);
}

static siap_status verify_false_seal(void **out, siap_findings *findings)
{
  *out = NULL;
  siap_status status = siap_seal_verify(forged, strlen(forged), "s", hand_panel, NULL, NULL, findings);
  return status == SIAP_ERR_RULE ? SIAP_OK : status;
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
    {"analyse agree, assessors", agree_of_assessors, show_analysis, drop_analysis},
    {"analyse agree, stages", agree_of_stages, show_analysis, drop_analysis},
    {"analyse compare", compare_years, show_analysis, drop_analysis},
    {"analyse plan", plan_steps, show_analysis, drop_analysis},
    {"analyse overview", overview_of_years, show_analysis, drop_analysis},
    {"analyse owed", owed_by_agencies, show_analysis, drop_analysis},
    {"analyse report, years", report_years, show_analysis, drop_analysis},
    {"analyse report, certainty", report_certain, show_analysis, drop_analysis},
    {"analyse robust, regions", robust_many, show_analysis, drop_analysis},
    {"analyse robust, answers", robust_answers, show_analysis, drop_analysis},
    {"analyse robust, plans", robust_plans, show_analysis, drop_analysis},
    {"analysis_write text", write_analysis_text, show_text, drop_text},
    {"analysis_write json", write_analysis_json, show_text, drop_text},
    {"analysis_write csv", write_analysis_csv, show_text, drop_text},
    {"analysis_write html", write_analysis_html, show_text, drop_text},
    {"analysis_write svg", write_analysis_svg, show_text, drop_text},
    {"analysis_words", list_analyses, show_text, drop_text},
    {"seal_write", write_seal, show_text, drop_text},
    {"seal_verify", verify_seal, show_nothing, drop_text},
    {"seal_verify with a difference", verify_false_seal, show_nothing, drop_text},
};
const size_t analysis_step_count = sizeof analysis_steps / sizeof *analysis_steps;

/* ---- what they start from ---- */

static int add_all(siap_cohort *cohort, const siap_rubric *rubric, const siap_evidence *rows)
{
  for (size_t i = 0; i < siap_evidence_region_count(rows); i++) {
    siap_plan *of = NULL;
    siap_status status = siap_plan_choose(rubric, rows, i, NULL, &of, NULL);
    if (status == SIAP_OK)
      status = siap_cohort_add(cohort, of, rows, i, NULL, NULL);
    siap_plan_unref(of);
    if (status != SIAP_OK)
      return -1;
  }
  return 0;
}

static int start_panel(void)
{
  siap_rubric *rubric = NULL;
  siap_evidence *rated = NULL;
  int wrong =
      siap_rubric_read(panel_rubric, strlen(panel_rubric), "p", NULL, &rubric, NULL) != SIAP_OK ||
      siap_evidence_read(panel_rows, strlen(panel_rows), "p", NULL, NULL, &rated, NULL) != SIAP_OK ||
      siap_cohort_new(&panel) != SIAP_OK || add_all(panel, rubric, rated) != 0;
  siap_evidence_unref(rated);
  siap_rubric_unref(rubric);
  return wrong ? -1 : 0;
}

static int start_seals(void)
{
  if (write_seal((void **)&sealed, NULL) != SIAP_OK || !(forged = strdup(sealed)))
    return -1;
  char *digit = strstr(forged, "\"sha256\": \"") + 11;
  *digit = *digit == '0' ? '1' : '0';
  return 0;
}

int start_analyses(const bytes *regions_csv, const siap_rubric *rubric, const siap_plan *of,
                   const siap_evidence *answers, const siap_result *scored)
{
  siap_evidence *regions = NULL;
  siap_evidence_options options = csv_options("gmsc-2022");
  plan = of;
  evidence = answers;
  result = scored;
  siap_status status =
      siap_evidence_read(regions_csv->at, regions_csv->length, "w", &options, NULL, &regions, NULL);
  if (status == SIAP_OK)
    status = siap_cohort_new(&thirty_eight);
  int wrong = status != SIAP_OK || add_all(thirty_eight, rubric, regions) != 0;
  siap_evidence_unref(regions);
  return wrong || start_panel() != 0 || start_seals() != 0 || rank_all((void **)&ranked, NULL) != SIAP_OK ? -1 : 0;
}

void end_analyses(void)
{
  siap_free(sealed);
  free(forged);
  siap_analysis_unref(ranked);
  siap_cohort_unref(panel);
  siap_cohort_unref(thirty_eight);
}
