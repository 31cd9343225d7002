/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The jobs: every call that threads may make on shared objects, and what came out as text. */
#include "jobs.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PATH(name) TEST_ROOT "/" name
#define ROWS 300 /* more than one tile of the fast lane */

static struct {
  const char *path;
  char *at;
  size_t length;
} file[] = {
    {PATH("tests/oom/everything.xml"), NULL, 0},
    {PATH("tests/oom/everything-evidence.xml"), NULL, 0},
    {PATH("examples/data/malang-2023.csv"), NULL, 0},
    {PATH("tests/fuzz/corpus/result/kediri.json"), NULL, 0},
};
enum { RUBRIC, EVIDENCE, ROWS_CSV, RESULT_JSON, FILES };

static const char faulty[] =
    "<rubric xmlns='urn:siap:rubric:1' agency='id.example' id='bad' version='1' edition='1' "
    "languages='en' fallback='en' status='ours'><scale id='s' min='0' max='3,5'/><itme id='a'/>\n"
    "<index id='t' method='meen'><item ref='c'/></index></rubric>";
static const char cohort_rubric[] =
    "<rubric xmlns='urn:siap:rubric:1' agency='id.example' id='cohort' version='1' edition='1' "
    "languages='en' fallback='en' status='ours'><label xml:lang='en'>C</label>"
    "<item id='a'><label xml:lang='en'>A</label><cohort normalise='min-max'/></item>"
    "<item id='b'><label xml:lang='en'>B</label><cohort normalise='z-score'/></item>"
    "<index id='t' method='mean' places='4'><label xml:lang='en'>T</label>"
    "<item ref='a'/><item ref='b'/></index></rubric>";
static const char cohort_rows[] = "region,a,b\nA,10,3\nB,20,5\nC,50,4\nD,30,9\n";

int jobs_load(void)
{
  for (size_t i = 0; i < FILES; i++) {
    FILE *from = fopen(file[i].path, "rb");
    if (!from) {
      fprintf(stderr, "threads: %s cannot be opened\n", file[i].path);
      return -1;
    }
    fseek(from, 0, SEEK_END);
    file[i].length = (size_t)ftell(from);
    rewind(from);
    file[i].at = malloc(file[i].length);
    int right = file[i].at && fread(file[i].at, 1, file[i].length, from) == file[i].length;
    fclose(from);
    if (!right)
      return -1;
  }
  return 0;
}

void jobs_unload(void)
{
  for (size_t i = 0; i < FILES; i++)
    free(file[i].at);
}

/* ---- what is shared ---- */

static siap_evidence *read_rows(const char *rows, size_t length, const char *id)
{
  siap_evidence *made = NULL;
  siap_evidence_options options;
  siap_evidence_options_init(&options, sizeof options);
  options.rubric = id;
  options.region = "Kabupaten Malang";
  options.region_class = "kppn-ikn";
  options.stage = "final";
  siap_evidence_read(rows, length, "rows", &options, NULL, &made, NULL);
  return made;
}

static siap_plan *compile_cohort(void)
{
  siap_rubric *rubric = NULL;
  siap_plan *plan = NULL;
  siap_rubric_read(cohort_rubric, sizeof cohort_rubric - 1, "c", NULL, &rubric, NULL);
  siap_plan_compile(rubric, NULL, &plan, NULL);
  siap_rubric_unref(rubric);
  return plan;
}

int shared_make(shared *out)
{
  shared made = {0};
  siap_rubric_read(file[RUBRIC].at, file[RUBRIC].length, "r", NULL, &made.rubric, NULL);
  siap_evidence_read(file[EVIDENCE].at, file[EVIDENCE].length, "e", NULL, NULL, &made.evidence,
                     NULL);
  made.cohort = read_rows(cohort_rows, sizeof cohort_rows - 1, "cohort");
  made.unfitted = compile_cohort();
  siap_plan_compile(made.rubric, "more", &made.plan, NULL);
  siap_externals_new(&made.externals);
  siap_externals_add_number(made.externals, "previous", 1.25);
  siap_score(made.plan, made.evidence, 0, made.externals, &made.result, NULL);
  *out = made;
  return made.result && made.cohort && siap_plan_needs_fit(made.unfitted) ? 0 : -1;
}

shared shared_ref(const shared *from)
{
  shared own = {siap_rubric_ref(from->rubric),
                siap_evidence_ref(from->evidence),
                siap_evidence_ref(from->cohort),
                siap_plan_ref(from->plan),
                siap_plan_ref(from->unfitted),
                siap_result_ref(from->result),
                from->externals};
  return own;
}

void shared_unref(shared *from)
{
  siap_rubric_unref(from->rubric);
  siap_evidence_unref(from->evidence);
  siap_plan_unref(from->plan);
  siap_result_unref(from->result);
  siap_evidence_unref(from->cohort);
  siap_plan_unref(from->unfitted);
  *from = (shared){0};
}

/* ---- what came out ---- */

typedef struct page {
  char *text;
  size_t length;
  FILE *out;
  int failed;
} page;

static void open_page(page *p)
{
  *p = (page){0};
  p->out = open_memstream(&p->text, &p->length);
}

static char *close_page(page *p)
{
  fclose(p->out);
  if (p->failed) {
    free(p->text);
    return NULL;
  }
  return p->text;
}

/* Text of the library, which is given back. */
static void put(page *p, siap_status status, char *text)
{
  p->failed |= status != SIAP_OK || !text;
  fprintf(p->out, "%s\n", text ? text : "");
  siap_free(text);
}

static void put_findings(page *p, siap_findings *findings)
{
  for (size_t i = 0; i < siap_findings_count(findings); i++) {
    char *text = NULL;
    siap_status status = siap_findings_format(findings, i, &text);
    put(p, status, text);
  }
  siap_findings_unref(findings);
}

static siap_findings *list(const char *language)
{
  siap_findings *made = NULL;
  siap_findings_new(language, 0, &made);
  return made;
}

static void put_result(page *p, const siap_result *result)
{
  static const char *const formats[] = {"json", "text", "line", "csv"};
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
    char *text = NULL;
    siap_status status = siap_result_write(result, formats[i], i % 2 ? "id" : "en", &text, NULL);
    put(p, status, text);
  }
}

/* ---- the jobs ---- */

static char *read_a_rubric(const shared *with)
{
  page p;
  siap_rubric *rubric = NULL;
  char *text = NULL;
  (void)with;
  open_page(&p);
  siap_rubric_read(file[RUBRIC].at, file[RUBRIC].length, "r", NULL, &rubric, NULL);
  siap_status status = siap_rubric_write(rubric, "json", NULL, &text, NULL);
  put(&p, status, text);
  fprintf(p.out, "%s\n", siap_rubric_digest(rubric));
  siap_rubric_unref(rubric);
  return close_page(&p);
}

static char *read_a_faulty_rubric(const shared *with)
{
  page p;
  siap_rubric *rubric = NULL;
  (void)with;
  open_page(&p);
  for (int i = 0; i < 2; i++) {
    siap_findings *findings = list(i ? "id" : "en");
    p.failed |=
        siap_rubric_read(faulty, sizeof faulty - 1, "f", NULL, &rubric, findings) != SIAP_ERR_RULE;
    siap_findings_sort(findings);
    put_findings(&p, findings);
    findings = list("en");
    p.failed |= siap_rubric_read(faulty, 150, "cut", NULL, &rubric, findings) != SIAP_ERR_SYNTAX;
    put_findings(&p, findings);
  }
  return close_page(&p);
}

static char *read_evidence(const shared *with)
{
  page p;
  siap_evidence *evidence = NULL;
  (void)with;
  open_page(&p);
  siap_evidence_read(file[EVIDENCE].at, file[EVIDENCE].length, "e", NULL, NULL, &evidence, NULL);
  siap_evidence *rows = read_rows(file[ROWS_CSV].at, file[ROWS_CSV].length, "gmsc-2023");
  for (size_t i = 0; i < siap_evidence_region_count(evidence); i++)
    fprintf(p.out, "%s %s %zu\n", siap_evidence_region_name(evidence, i),
            siap_evidence_region_class(evidence, i), siap_evidence_region_answers(evidence, i));
  fprintf(p.out, "%zu\n", siap_evidence_region_answers(rows, 0));
  p.failed |= !evidence || !rows;
  siap_evidence_unref(evidence);
  siap_evidence_unref(rows);
  return close_page(&p);
}

static char *read_a_result(const shared *with)
{
  page p;
  siap_result *result = NULL;
  (void)with;
  open_page(&p);
  siap_result_read(file[RESULT_JSON].at, file[RESULT_JSON].length, "l", NULL, &result, NULL);
  put_result(&p, result);
  siap_result_unref(result);
  return close_page(&p);
}

static char *list_words(const shared *with)
{
  page p;
  char *text = NULL;
  (void)with;
  open_page(&p);
  siap_status status = siap_words_write("json", "id", &text, NULL);
  put(&p, status, text);
  return close_page(&p);
}

static char *compile(const shared *with)
{
  static const char *const profiles[] = {"base", "more"};
  page p;
  open_page(&p);
  for (int i = 0; i < 2; i++) {
    siap_plan *plan = NULL, *chosen = NULL;
    char *text = NULL;
    siap_plan_compile(with->rubric, profiles[i], &plan, NULL);
    siap_plan_choose(with->rubric, with->evidence, (size_t)i, NULL, &chosen, NULL);
    fprintf(p.out, "%s %s\n", siap_plan_digest(plan), siap_plan_digest(chosen));
    siap_status status = siap_plan_template(plan, "csv", "en", NULL, &text, NULL);
    put(&p, status, text);
    siap_plan_unref(plan);
    siap_plan_unref(chosen);
  }
  return close_page(&p);
}

static char *fit(const shared *with)
{
  page p;
  siap_plan *fitted = NULL;
  open_page(&p);
  p.failed |= siap_plan_fit(with->unfitted, with->cohort, &fitted, NULL) != SIAP_OK;
  fprintf(p.out, "%s\n", siap_plan_digest(fitted));
  for (size_t i = 0; i < siap_evidence_region_count(with->cohort); i++) {
    siap_result *result = NULL;
    siap_score(fitted, with->cohort, i, NULL, &result, NULL);
    put_result(&p, result);
    siap_result_unref(result);
  }
  siap_plan_unref(fitted);
  return close_page(&p);
}

static char *score(const shared *with)
{
  page p;
  open_page(&p);
  for (size_t i = 0; i < 2; i++) {
    siap_findings *findings = list(i ? "id" : "en");
    siap_result *result = NULL;
    p.failed |= siap_check(with->plan, with->evidence, i, findings) != SIAP_OK;
    siap_score(with->plan, with->evidence, i, i ? NULL : with->externals, &result, findings);
    put_result(&p, result);
    put_findings(&p, findings);
    siap_result_unref(result);
  }
  return close_page(&p);
}

static char *score_a_block(const shared *with)
{
  page p;
  size_t items = siap_plan_item_count(with->plan), nodes = siap_plan_node_count(with->plan);
  double *scores = calloc(ROWS * items, sizeof *scores);
  double *exact = calloc(ROWS * nodes, sizeof *exact),
         *rounded = calloc(ROWS * nodes, sizeof *rounded);
  uint8_t *states = calloc(ROWS * nodes, sizeof *states);
  open_page(&p);
  for (size_t i = 0; i < ROWS * items; i++)
    scores[i] = i % 7 ? (double)(i % 401) / 100 : NAN;
  p.failed |= siap_plan_score_block(with->plan, ROWS, scores, NULL, NULL, 0, exact, rounded,
                                    states) != SIAP_OK;
  for (size_t i = 0; i < ROWS * nodes; i++)
    fprintf(p.out, "%a %a %d\n", exact[i], rounded[i], states[i]);
  free(scores);
  free(exact);
  free(rounded);
  free(states);
  return close_page(&p);
}

static char *explain(const shared *with)
{
  page p;
  open_page(&p);
  for (size_t i = 0; i < siap_result_entry_count(with->result); i++) {
    char *text = NULL;
    siap_status status = siap_result_explain(with->result, siap_result_entry_id(with->result, i),
                                             i % 2 ? "json" : "text", "id", &text, NULL);
    put(&p, status, text);
  }
  return close_page(&p);
}

static char *look(const shared *with)
{
  page p;
  open_page(&p);
  for (size_t i = 0; i < siap_result_entry_count(with->result); i++) {
    siap_cell cell = {.size = sizeof cell};
    p.failed |= siap_result_cell(with->result, i, &cell) != SIAP_OK;
    fprintf(p.out, "%s %s %s %d %a %a %a %a", siap_result_entry_id(with->result, i),
            siap_result_entry_label(with->result, i, "en"),
            siap_result_entry_band(with->result, i, "id"), cell.state, cell.exact, cell.rounded,
            cell.low, cell.high);
    for (size_t k = 0; k < siap_result_index_count(with->result); k++)
      fprintf(p.out, " %a %a", siap_result_weight(with->result, k, i),
              siap_result_contribution(with->result, k, i));
    for (size_t k = 0; k < siap_result_term_count(with->result, i); k++) {
      siap_term term = {.size = sizeof term};
      p.failed |= siap_result_term(with->result, i, k, &term) != SIAP_OK;
      fprintf(p.out, " %a %a", term.weight, term.value);
    }
    fprintf(p.out, "\n");
  }
  return close_page(&p);
}

static char *write_all(const shared *with)
{
  page p;
  char *text = NULL;
  open_page(&p);
  put_result(&p, with->result);
  siap_status status = siap_rubric_write(with->rubric, "text", "en", &text, NULL);
  put(&p, status, text);
  return close_page(&p);
}

/* References taken and given back; what is read meanwhile is borrowed from others' objects. */
static char *take_references(const shared *with)
{
  page p;
  open_page(&p);
  for (int i = 0; i < 200; i++) {
    shared own = shared_ref(with);
    if (i == 100)
      fprintf(p.out, "%s %s %s %s\n", siap_rubric_id(own.rubric), siap_plan_profile(own.plan),
              siap_result_region_name(own.result), siap_evidence_rubric_id(own.evidence));
    shared_unref(&own);
  }
  return close_page(&p);
}

const task jobs[] = {
    {"reading a rubric", read_a_rubric, 0},
    {"reading a faulty rubric", read_a_faulty_rubric, 0},
    {"reading evidence", read_evidence, 0},
    {"reading a result", read_a_result, 0},
    {"listing words", list_words, 0},
    {"compiling", compile, 1},
    {"fitting", fit, 1},
    {"scoring", score, 1},
    {"scoring a block", score_a_block, 1},
    {"explaining", explain, 1},
    {"looking at a result", look, 1},
    {"writing", write_all, 1},
    {"taking references", take_references, 1},
};
const size_t job_count = sizeof jobs / sizeof *jobs;
