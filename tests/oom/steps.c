/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the calls start from, the calls, and how their results are shown. */
#include "steps.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PATH(name) TEST_ROOT "/" name

static bytes spbe, everything, answers_xml, answers_csv, wide_csv, json, everything_answers;
static siap_rubric *rubric, *gmsc;
static siap_evidence *evidence, *malang, *cohort, *other_part;
static siap_plan *plan, *unfitted;
static siap_externals *last_year;
static siap_result *result, *previous;
static siap_findings *some_findings;

static const char faulty[] =
    "<rubric xmlns=\"urn:siap:rubric:1\" agency=\"id.example\" id=\"bad\" version=\"1\" edition=\"1\" "
    "languages=\"en\" fallback=\"en\" status=\"ours\"><label xml:lang=\"en\">Bad</label>"
    "<scale id=\"s\" min=\"0\" max=\"3,5\"/><itme id=\"a\"/><item id=\"b\" scal=\"s\"/>"
    "<index id=\"t\" method=\"meen\"><label xml:lang=\"en\">T</label><item ref=\"c\"/></index></rubric>";
static const char broken[] = "<rubric xmlns=\"urn:siap:rubric:1\"><label>A & B</labl></rubric>";
static const char odd_answers[] =
    "<evidence xmlns=\"urn:siap:evidence:1\" rubric=\"everything\"><region name=\"K\" class=\"city\">"
    "<answer item=\"poor\" value=\"1,5\"/><answer item=\"nothing\" level=\"9\"/>"
    "<answer item=\"life\" state=\"missing\"/></region></evidence>";

/* Beside the answers, everything there is; one of the answers is another. */
static const char other_answers[] =
    "<evidence xmlns=\"urn:siap:evidence:1\" rubric=\"everything\" version=\"1.0\"><region "
    "name=\"Kota Contoh\" code=\"99.01\" stage=\"final\"><document id=\"perbup\" title=\"Laporan\"/>"
    "<answer item=\"poor\" value=\"7.3\" effort=\"2\"><document ref=\"perbup\"/></answer>"
    "<answer item=\"opinion\" grade=\"WTP\" note=\"n\"><document title=\"LHP\" href=\"x\"/></answer>"
    "<answer item=\"rated\"><rating assessor=\"a9\" level=\"3\"/></answer>"
    "<quick-win title=\"Q\" planned=\"1\"/><risk factor=\"F\" cause=\"C\"/>"
    "<programme title=\"P\" status=\"running\"/><survey pillar=\"p\" users=\"9\"/>"
    "<objection item=\"poor\" by=\"o\" date=\"2026-01-01\" claim=\"c\"><document ref=\"perbup\"/>"
    "</objection></region></evidence>";

static const char answers_json[] =
    "{\"rubric\": \"everything\", \"stage\": \"final\", \"regions\": [{\"name\": \"Kota\", "
    "\"class\": \"city\", \"documents\": [{\"id\": \"d\", \"title\": \"Surat\"}], \"answers\": ["
    "{\"item\": \"poor\", \"value\": 7.2}, {\"item\": \"plan\", \"checked\": [\"made\"]},"
    "{\"item\": \"rated\", \"ratings\": [{\"assessor\": \"a1\", \"level\": 3}]}],"
    "\"externals\": [{\"ref\": \"previous\", \"value\": 2.5}]}]}";
static const char cohort_rubric[] =
    "<rubric xmlns=\"urn:siap:rubric:1\" agency=\"id.example\" id=\"cohort\" version=\"1\" "
    "edition=\"1\" languages=\"en\" fallback=\"en\" status=\"ours\"><label xml:lang=\"en\">C</label>"
    "<item id=\"a\"><label xml:lang=\"en\">A</label><cohort normalise=\"min-max\"/></item>"
    "<index id=\"t\" method=\"mean\"><label xml:lang=\"en\">T</label><item ref=\"a\"/></index></rubric>";
static const char cohort_rows[] = "region,a\nA,10\nB,20\nC,50\n";

static bytes whole(const char *path)
{
  bytes all = {NULL, 0};
  FILE *file = fopen(path, "rb");
  if (!file)
    return all;
  fseek(file, 0, SEEK_END);
  all.length = (size_t)ftell(file);
  rewind(file);
  all.at = malloc(all.length + 1);
  if (fread(all.at, 1, all.length, file) != all.length)
    all.length = 0;
  fclose(file);
  return all;
}

siap_evidence_options csv_options(const char *id)
{
  siap_evidence_options options;
  siap_evidence_options_init(&options, sizeof options);
  options.rubric = id;
  options.region = "Kabupaten";
  options.region_class = "awal";
  return options;
}

/* ---- calls ---- */

static siap_status read_spbe(void **out, siap_findings *findings)
{
  return siap_rubric_read(spbe.at, spbe.length, "spbe", NULL, (siap_rubric **)out, findings);
}

static siap_status read_everything(void **out, siap_findings *findings)
{
  return siap_rubric_read(everything.at, everything.length, "all", NULL, (siap_rubric **)out,
                          findings);
}

static siap_status open_everything(void **out, siap_findings *findings)
{
  return siap_rubric_open(PATH("tests/oom/everything.xml"), NULL, (siap_rubric **)out, findings);
}

static siap_status read_faulty(void **out, siap_findings *findings)
{
  return siap_rubric_read(faulty, sizeof faulty - 1, "faulty", NULL, (siap_rubric **)out, findings);
}

static siap_status read_broken(void **out, siap_findings *findings)
{
  return siap_rubric_read(broken, sizeof broken - 1, "broken", NULL, (siap_rubric **)out, findings);
}

static siap_status read_answers(void **out, siap_findings *findings)
{
  return siap_evidence_read(answers_xml.at, answers_xml.length, "answers", NULL, NULL,
                            (siap_evidence **)out, findings);
}

static siap_status read_everything_answers(void **out, siap_findings *findings)
{
  return siap_evidence_read(everything_answers.at, everything_answers.length, "all", NULL, NULL,
                            (siap_evidence **)out, findings);
}

static siap_status read_csv(void **out, siap_findings *findings)
{
  siap_evidence_options options = csv_options("gmsc-2022");
  return siap_evidence_read(answers_csv.at, answers_csv.length, "rows", &options, NULL,
                            (siap_evidence **)out, findings);
}

static siap_status read_wide_csv(void **out, siap_findings *findings)
{
  siap_evidence_options options = csv_options("gmsc-2022");
  return siap_evidence_read(wide_csv.at, wide_csv.length, "regions", &options, NULL,
                            (siap_evidence **)out, findings);
}

static siap_status read_draft(void **out, siap_findings *findings)
{
  siap_evidence_options options = csv_options(NULL);
  options.flags = SIAP_EVIDENCE_DRAFT;
  return siap_evidence_read(odd_answers, sizeof odd_answers - 1, "odd", &options, NULL,
                            (siap_evidence **)out, findings);
}

static siap_status read_json(void **out, siap_findings *findings)
{
  return siap_evidence_read(answers_json, sizeof answers_json - 1, "json", NULL, NULL,
                            (siap_evidence **)out, findings);
}

static siap_status open_answers(void **out, siap_findings *findings)
{
  return siap_evidence_open(PATH("tests/oom/everything-evidence.xml"), NULL, NULL,
                            (siap_evidence **)out, findings);
}

static siap_status write_evidence_xml(void **out, siap_findings *findings)
{
  return siap_evidence_write(evidence, "xml", NULL, (char **)out, NULL, findings);
}

static siap_status write_evidence_json(void **out, siap_findings *findings)
{
  return siap_evidence_write(evidence, "json", NULL, (char **)out, NULL, findings);
}

static siap_status write_evidence_csv(void **out, siap_findings *findings)
{
  return siap_evidence_write(evidence, "csv", "id", (char **)out, NULL, findings);
}

static siap_status write_evidence_sheet(void **out, siap_findings *findings)
{
  return siap_evidence_write(cohort, "csv-excel", NULL, (char **)out, NULL, findings);
}

static siap_status merge_evidence(void **out, siap_findings *findings)
{
  const siap_evidence *parts[] = {evidence, other_part};
  return siap_evidence_merge(parts, 2, evidence, (siap_evidence **)out, findings);
}

static siap_status merge_in_conflict(void **out, siap_findings *findings)
{
  const siap_evidence *parts[] = {evidence, other_part};
  return siap_evidence_merge(parts, 2, NULL, (siap_evidence **)out, findings);
}

static siap_status carry_evidence(void **out, siap_findings *findings)
{
  return siap_evidence_carry(evidence, rubric, rubric, (siap_evidence **)out, findings);
}

static siap_status fit_plan(void **out, siap_findings *findings)
{
  return siap_plan_fit(unfitted, cohort, (siap_plan **)out, findings);
}

static siap_status compile_plan(void **out, siap_findings *findings)
{
  return siap_plan_compile(rubric, "more", (siap_plan **)out, findings);
}

static siap_status choose_plan(void **out, siap_findings *findings)
{
  return siap_plan_choose(gmsc, malang, 0, NULL, (siap_plan **)out, findings);
}

static siap_status no_such_profile(void **out, siap_findings *findings)
{
  return siap_plan_compile(rubric, "mere", (siap_plan **)out, findings);
}

static siap_status check_region(void **out, siap_findings *findings)
{
  *out = NULL;
  return siap_check(plan, evidence, 1, findings);
}

static siap_status score_region(void **out, siap_findings *findings)
{
  return siap_score(plan, evidence, 0, last_year, (siap_result **)out, findings);
}

static siap_status score_with_holes(void **out, siap_findings *findings)
{
  return siap_score(plan, evidence, 1, NULL, (siap_result **)out, findings);
}

static siap_status score_block(void **out, siap_findings *findings)
{
  static double scores[64], got[64];
  *out = NULL;
  (void)findings;
  for (size_t i = 0; i < 64; i++)
    scores[i] = i % 5 ? (double)(i % 4) : NAN;
  return siap_plan_score_block(plan, 4, scores, NULL, NULL, 0, NULL, got, NULL);
}

static siap_status read_result(void **out, siap_findings *findings)
{
  return siap_result_read(json.at, json.length, "last", NULL, (siap_result **)out, findings);
}

static siap_status make_externals(void **out, siap_findings *findings)
{
  siap_externals *made = NULL;
  (void)findings;
  siap_status status = siap_externals_new(&made);
  if (status == SIAP_OK)
    status = siap_externals_add_number(made, "one", 1.5);
  if (status == SIAP_OK)
    status = siap_externals_add_result(made, NULL, previous);
  siap_externals_unref(made);
  *out = NULL;
  return status;
}

static siap_status make_findings(void **out, siap_findings *findings)
{
  (void)findings;
  return siap_findings_new("id", 3, (siap_findings **)out);
}

static siap_status format_finding(void **out, siap_findings *findings)
{
  (void)findings;
  return siap_findings_format(some_findings, 0, (char **)out);
}

/* Two calls a word: the text form, and one more. */
#define WRITES(word)                                                                               \
  static siap_status write_##word(void **out, siap_findings *findings)                             \
  {                                                                                                \
    (void)findings;                                                                                \
    return siap_result_write(result, #word, "id", (char **)out, NULL);                             \
  }
WRITES(text)
WRITES(line)
WRITES(json)
WRITES(xml)
WRITES(csv)

static siap_status write_form_xml(void **out, siap_findings *findings)
{
  (void)findings;
  return siap_plan_template(plan, "xml", "id", NULL, (char **)out, NULL);
}

static siap_status write_form_csv(void **out, siap_findings *findings)
{
  (void)findings;
  return siap_plan_template(plan, "csv-excel", "en", NULL, (char **)out, NULL);
}

static siap_status write_form_html(void **out, siap_findings *findings)
{
  (void)findings;
  return siap_plan_template(plan, "html", "id", NULL, (char **)out, NULL);
}

static siap_status list_words_text(void **out, siap_findings *findings)
{
  (void)findings;
  return siap_words_write("text", "id", (char **)out, NULL);
}

static siap_status list_words_json(void **out, siap_findings *findings)
{
  (void)findings;
  return siap_words_write("json", "en", (char **)out, NULL);
}

static siap_status explain_text(void **out, siap_findings *findings)
{
  (void)findings;
  return siap_result_explain(result, "total", "text", "en", (char **)out, NULL);
}

static siap_status explain_json(void **out, siap_findings *findings)
{
  (void)findings;
  return siap_result_explain(result, "total", "json", "id", (char **)out, NULL);
}

static siap_status describe_text(void **out, siap_findings *findings)
{
  (void)findings;
  return siap_rubric_write(rubric, "text", "en", (char **)out, NULL);
}

static siap_status describe_json(void **out, siap_findings *findings)
{
  (void)findings;
  return siap_rubric_write(rubric, "json", NULL, (char **)out, NULL);
}

/* ---- what they give ---- */

static char *show_rubric(const void *out)
{
  char *text = NULL;
  if (!out)
    return strdup("");
  siap_rubric_write(out, "json", NULL, &text, NULL);
  return text;
}

static void drop_rubric(void *out)
{
  siap_rubric_unref(out);
}

static char *show_plan(const void *out)
{
  char text[400];
  snprintf(text, sizeof text, "%s %s %zu %zu", siap_plan_digest(out), siap_plan_profile(out),
           siap_plan_item_count(out), siap_plan_node_count(out));
  return strdup(text);
}

static void drop_plan(void *out)
{
  siap_plan_unref(out);
}

static char *show_result(const void *out)
{
  char *text = NULL;
  if (!out)
    return strdup("");
  siap_result_write(out, "json", "en", &text, NULL);
  return text;
}

static void drop_result(void *out)
{
  siap_result_unref(out);
}

/* Evidence is shown by what it scores to: its digest covers all it says. */
static char *show_evidence(const void *out)
{
  char *text = NULL;
  size_t length = 0;
  FILE *stream = open_memstream(&text, &length);
  fprintf(stream, "%s %zu\n", siap_evidence_rubric_id(out), siap_evidence_faults(out));
  const siap_rubric *by = strcmp(siap_evidence_rubric_id(out), "everything") == 0 ? rubric : gmsc;
  for (size_t i = 0; i < siap_evidence_region_count(out); i++) {
    siap_plan *chosen = NULL;
    siap_result *scored = NULL;
    fprintf(stream, "%s %s %s %s %d %zu\n", siap_evidence_region_name(out, i),
            siap_evidence_region_code(out, i), siap_evidence_region_class(out, i),
            siap_evidence_region_stage(out, i), siap_evidence_region_participated(out, i),
            siap_evidence_region_answers(out, i));
    if (siap_plan_choose(by, out, i, NULL, &chosen, NULL) == SIAP_OK &&
        siap_score(chosen, out, i, NULL, &scored, NULL) == SIAP_OK)
      fprintf(stream, "%s\n", siap_result_digest(scored, "evidence"));
    siap_result_unref(scored);
    siap_plan_unref(chosen);
  }
  fclose(stream);
  return text;
}

static void drop_evidence(void *out)
{
  siap_evidence_unref(out);
}

char *show_text(const void *out)
{
  return strdup(out ? out : "");
}

void drop_text(void *out)
{
  siap_free(out);
}

char *show_nothing(const void *out)
{
  return strdup(out ? "something" : "");
}

static void drop_findings(void *out)
{
  siap_findings_unref(out);
}

static const oom_step own[] = {
    {"rubric_read spbe-2020", read_spbe, show_rubric, drop_rubric},
    {"rubric_read everything", read_everything, show_rubric, drop_rubric},
    {"rubric_open everything", open_everything, show_rubric, drop_rubric},
    {"rubric_read with faults", read_faulty, show_rubric, drop_rubric},
    {"rubric_read not well-formed", read_broken, show_rubric, drop_rubric},
    {"evidence_read xml", read_answers, show_evidence, drop_evidence},
    {"evidence_read everything", read_everything_answers, show_evidence, drop_evidence},
    {"evidence_open everything", open_answers, show_evidence, drop_evidence},
    {"evidence_read csv answers", read_csv, show_evidence, drop_evidence},
    {"evidence_read csv regions", read_wide_csv, show_evidence, drop_evidence},
    {"evidence_read json", read_json, show_evidence, drop_evidence},
    {"evidence_read draft", read_draft, show_evidence, drop_evidence},
    {"plan_compile", compile_plan, show_plan, drop_plan},
    {"plan_compile unknown profile", no_such_profile, show_nothing, drop_plan},
    {"plan_choose", choose_plan, show_plan, drop_plan},
    {"plan_fit", fit_plan, show_plan, drop_plan},
    {"evidence_write xml", write_evidence_xml, show_text, drop_text},
    {"evidence_write json", write_evidence_json, show_text, drop_text},
    {"evidence_write csv", write_evidence_csv, show_text, drop_text},
    {"evidence_write sheet", write_evidence_sheet, show_text, drop_text},
    {"evidence_merge", merge_evidence, show_evidence, drop_evidence},
    {"evidence_merge in conflict", merge_in_conflict, show_evidence, drop_evidence},
    {"evidence_carry", carry_evidence, show_evidence, drop_evidence},
    {"plan_template xml", write_form_xml, show_text, drop_text},
    {"plan_template csv-excel", write_form_csv, show_text, drop_text},
    {"plan_template html", write_form_html, show_text, drop_text},
    {"words_write text", list_words_text, show_text, drop_text},
    {"words_write json", list_words_json, show_text, drop_text},
    {"check", check_region, show_nothing, drop_text},
    {"score", score_region, show_result, drop_result},
    {"score with holes", score_with_holes, show_result, drop_result},
    {"plan_score_block", score_block, show_nothing, drop_text},
    {"result_write text", write_text, show_text, drop_text},
    {"result_write line", write_line, show_text, drop_text},
    {"result_write json", write_json, show_text, drop_text},
    {"result_write csv", write_csv, show_text, drop_text},
    {"result_write xml", write_xml, show_text, drop_text},
    {"result_explain text", explain_text, show_text, drop_text},
    {"result_explain json", explain_json, show_text, drop_text},
    {"rubric_write text", describe_text, show_text, drop_text},
    {"rubric_write json", describe_json, show_text, drop_text},
    {"result_read", read_result, show_result, drop_result},
    {"externals", make_externals, show_nothing, drop_text},
    {"findings_new", make_findings, show_nothing, drop_findings},
    {"findings_format", format_finding, show_text, drop_text},
};
const oom_step *step_at(size_t i)
{
  size_t count = sizeof own / sizeof *own;
  return i < count ? &own[i] : i - count < analysis_step_count ? &analysis_steps[i - count] : NULL;
}

const oom_step first_step = {"first use", read_faulty, show_nothing, drop_rubric};

/* ---- what they start from ---- */

static int load(void)
{
  spbe = whole(PATH("rubrics/spbe-2020.xml"));
  everything = whole(PATH("tests/oom/everything.xml"));
  everything_answers = whole(PATH("tests/oom/everything-evidence.xml"));
  answers_xml = whole(PATH("examples/data/malang-2022.xml"));
  answers_csv = whole(PATH("examples/data/malang-2022.csv"));
  wide_csv = whole(PATH("examples/data/regions-2022.csv"));
  return spbe.length && everything.length && everything_answers.length && answers_xml.length &&
                 answers_csv.length && wide_csv.length
             ? 0
             : -1;
}

/* A plan that waits for its cohort. */
static int start_cohort(void)
{
  siap_rubric *made = NULL;
  siap_evidence_options options = csv_options("cohort");
  siap_status status =
      siap_rubric_read(cohort_rubric, sizeof cohort_rubric - 1, "c", NULL, &made, NULL);
  if (status == SIAP_OK)
    status = siap_plan_compile(made, NULL, &unfitted, NULL);
  if (status == SIAP_OK)
    status = siap_evidence_read(cohort_rows, sizeof cohort_rows - 1, "c", &options, NULL, &cohort, NULL);
  siap_rubric_unref(made);
  return status == SIAP_OK ? 0 : -1;
}

int steps_start(void)
{
  siap_rubric *none = NULL;
  siap_plan *last_plan = NULL;
  if (load() != 0 || start_cohort() != 0 ||
      siap_rubric_read(everything.at, everything.length, "all", NULL, &rubric, NULL) != SIAP_OK ||
      siap_rubric_open(PATH("rubrics/gmsc-2022.xml"), NULL, &gmsc, NULL) != SIAP_OK ||
      siap_evidence_read(everything_answers.at, everything_answers.length, "all", NULL, NULL,
                         &evidence, NULL) != SIAP_OK ||
      siap_evidence_read(other_answers, sizeof other_answers - 1, "other", NULL, NULL, &other_part,
                         NULL) != SIAP_OK ||
      siap_evidence_read(answers_xml.at, answers_xml.length, "m", NULL, NULL, &malang, NULL) !=
          SIAP_OK ||
      siap_plan_compile(rubric, "more", &plan, NULL) != SIAP_OK ||
      siap_plan_compile(rubric, "base", &last_plan, NULL) != SIAP_OK ||
      siap_externals_new(&last_year) != SIAP_OK ||
      siap_score(plan, evidence, 0, NULL, &previous, NULL) != SIAP_OK ||
      siap_externals_add_result(last_year, NULL, previous) != SIAP_OK ||
      siap_score(plan, evidence, 0, last_year, &result, NULL) != SIAP_OK ||
      siap_result_write(result, "json", "en", &json.at, &json.length) != SIAP_OK ||
      siap_findings_new("en", 0, &some_findings) != SIAP_OK ||
      siap_rubric_read(faulty, sizeof faulty - 1, "faulty", NULL, &none, some_findings) !=
          SIAP_ERR_RULE ||
      start_analyses(&wide_csv, gmsc, plan, evidence, result) != 0) {
    fputs("oom: what the calls start from cannot be made\n", stderr);
    return -1;
  }
  siap_plan_unref(last_plan);
  return 0;
}

void steps_end(void)
{
  end_analyses();
  siap_findings_unref(some_findings);
  siap_free(json.at);
  siap_result_unref(result);
  siap_result_unref(previous);
  siap_externals_unref(last_year);
  siap_plan_unref(plan);
  siap_plan_unref(unfitted);
  siap_evidence_unref(cohort);
  siap_evidence_unref(malang);
  siap_evidence_unref(other_part);
  siap_evidence_unref(evidence);
  siap_rubric_unref(gmsc);
  siap_rubric_unref(rubric);
  bytes *all[] = {&spbe, &everything, &everything_answers, &answers_xml, &answers_csv, &wide_csv};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    free(all[i]->at);
}
