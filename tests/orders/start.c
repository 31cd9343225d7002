/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What runs start from: documents, good and bad, and objects that take several calls to make. */
#include "orders.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PATH(name) TEST_ROOT "/tests/" name
#define INLINE(name, text)                                                                         \
  {                                                                                                \
    name, (char *)(text), sizeof(text) - 1                                                         \
  }

/* rubrics first, then evidence; what begins with '/' is a file */
#define RUBRICS 4
#define EVIDENCES 6
document documents[] = {
    {PATH("oom/everything.xml"), NULL, 0},
    INLINE("cohort",
           "<rubric xmlns='urn:siap:rubric:1' agency='id.example' id='cohort' version='1' "
           "edition='1' languages='en' fallback='en' status='ours'><label xml:lang='en'>C</label>"
           "<item id='a'><label xml:lang='en'>A</label><cohort normalise='min-max'/></item>"
           "<index id='t' method='mean'><label xml:lang='en'>T</label><item "
           "ref='a'/></index></rubric>"),
    {PATH("fuzz/corpus/rubric/word-guards.xml"), NULL, 0},
    INLINE(
        "tiny",
        "<rubric xmlns='urn:siap:rubric:1' agency='id.example' id='tiny' version='1' "
        "edition='2026' languages='id en' fallback='id' status='ours'>"
        "<label xml:lang='id'>Kecil</label><label xml:lang='en'>Tiny</label>"
        "<scale id='s' min='0' max='4' step='0.01'/>"
        "<item id='a' scale='s'><label xml:lang='id'>A</label><label xml:lang='en'>A</label></item>"
        "<index id='total' method='mean' places='2'>"
        "<label xml:lang='id'>Jumlah</label><label xml:lang='en'>Total</label>"
        "<item ref='a'/></index></rubric>"),
    {PATH("oom/everything-evidence.xml"), NULL, 0},
    INLINE("cohort rows", "region,a\nA,10\nB,20\nC,50\n"),
    {PATH("fuzz/corpus/evidence/small.json"), NULL, 0},
    INLINE("tiny answers",
           "<evidence xmlns='urn:siap:evidence:1' rubric='tiny' stage='final'><region name='Kota'>"
           "<answer item='a' level='3'/></region><region name='Kab'/></evidence>"),
    INLINE("draft", "<evidence xmlns='urn:siap:evidence:1' rubric='everything'>"
                    "<region name='K' class='city'><answer item='poor' value='1,5'/>"
                    "<answer item='nothing' level='9'/><answer item='life' state='missing'/>"
                    "</region></evidence>"),
    INLINE("none", "<evidence xmlns='urn:siap:evidence:1' rubric='tiny'/>"),
    {PATH("fuzz/corpus/result/kediri.json"), NULL, 0},
    INLINE("faulty",
           "<rubric xmlns='urn:siap:rubric:1' agency='id.example' id='bad' version='1' edition='1' "
           "languages='en' fallback='en' status='ours'><scale id='s' min='0' max='3,5'/>"
           "<itme id='a'/><index id='t' method='meen'><item ref='c'/></index></rubric>"),
    INLINE("broken", "<rubric xmlns='urn:siap:rubric:1'><label>A & B</labl></rubric>"),
    INLINE("wide", "region,class,a,poor,life\nKota A,city,1,7,70\nKota B,city,,8,71\n"),
    INLINE("seal", ""), /* made of "tiny" when the program starts */
};
const size_t document_count = sizeof documents / sizeof *documents;

static int load(document *one)
{
  FILE *file = fopen(one->name, "rb");
  if (!file)
    return -1;
  fseek(file, 0, SEEK_END);
  one->length = (size_t)ftell(file);
  rewind(file);
  one->at = malloc(one->length + 1);
  int right = one->at && fread(one->at, 1, one->length, file) == one->length;
  fclose(file);
  return right ? 0 : -1;
}

const document *document_named(const char *name)
{
  for (size_t i = 0; i < document_count; i++)
    if (strcmp(documents[i].name, name) == 0)
      return &documents[i];
  return NULL;
}

static int32_t hand_tiny(void *user, const char *role, const char *name, siap_file *file)
{
  const document *given = document_named(strcmp(role, "rubric") == 0 ? "tiny" : "tiny answers");
  (void)user, (void)name;
  file->bytes = given->at;
  file->length = given->length;
  return 1;
}

static int make_seal(void)
{
  siap_seal_options options = {.size = sizeof options, .evidence = "tiny.xml"};
  document *seal = &documents[document_count - 1];
  free(seal->at);
  return siap_seal_write(&options, hand_tiny, NULL, NULL, &seal->at, &seal->length, NULL) == SIAP_OK
             ? 0
             : -1;
}

int start_documents(void)
{
  for (size_t i = 0; i < document_count; i++) {
    int is_file = *documents[i].name == '/';
    if (is_file && load(&documents[i]) != 0) {
      fprintf(stderr, "orders: %s cannot be read\n", documents[i].name);
      return -1;
    }
    if (is_file) /* a trace does not say where the tree lies */
      documents[i].name += sizeof TEST_ROOT;
    else
      documents[i].at = strdup(documents[i].at);
  }
  if (make_seal() != 0) {
    fprintf(stderr, "orders: the seal cannot be made\n");
    return -1;
  }
  return 0;
}

void end_documents(void)
{
  for (size_t i = 0; i < document_count; i++)
    free(documents[i].at);
}

/* ---- objects ---- */

static void add(run *r, const char *name, void *at)
{
  for (unsigned i = 0; at && i < kind_count; i++)
    if (strcmp(kinds[i].name, name) == 0)
      take_thing(r, i, 1, at, SIAP_OK);
}

static siap_evidence *read_evidence(run *r, const document *from, const char *rubric)
{
  siap_evidence *made = NULL;
  siap_evidence_options options;
  siap_evidence_options_init(&options, sizeof options);
  options.rubric = rubric;
  options.stage = draw(r, 2) ? "final" : NULL;
  options.flags = draw(r, 3) ? 0 : SIAP_EVIDENCE_DRAFT;
  siap_evidence_read(from->at, from->length, from->name, &options, NULL, &made, NULL);
  return made;
}

/* A cohort of what can be scored, a request for an analysis of it, and what came of that. */
static void analyse(run *r, const siap_plan *plan, const siap_evidence *evidence)
{
  siap_cohort *cohort = NULL;
  siap_request *request = NULL;
  siap_analysis *analysis = NULL;
  siap_cohort_new(&cohort);
  for (size_t i = 0; i < siap_evidence_region_count(evidence); i++)
    siap_cohort_add(cohort, plan, evidence, i, NULL, NULL);
  siap_request_new("rank", &request, NULL);
  siap_request_add(request, cohort);
  siap_analyse(request, NULL, NULL, &analysis, NULL);
  add(r, "siap_cohort", cohort);
  add(r, "siap_request", request);
  add(r, "siap_analysis", analysis);
}

/* A plan for them, fitted or not, and a result: each only when the pair allows it. */
static void pair(run *r, const siap_rubric *rubric, const siap_evidence *evidence)
{
  siap_plan *plan = NULL, *fitted = NULL;
  siap_result *result = NULL, *again = NULL;
  char *text = NULL;
  size_t length = 0;
  siap_plan_choose(rubric, evidence, 0, NULL, &plan, NULL);
  if (draw(r, 2))
    siap_plan_fit(plan, evidence, &fitted, NULL);
  siap_score(fitted ? fitted : plan, evidence, 0, NULL, &result, NULL);
  if (siap_result_write(result, "json", "en", &text, &length) == SIAP_OK && draw(r, 2))
    siap_result_read(text, length, "last", NULL, &again, NULL);
  siap_free(text);
  if (draw(r, 2))
    analyse(r, fitted ? fitted : plan, evidence);
  add(r, "siap_plan", plan);
  add(r, "siap_plan", fitted);
  add(r, "siap_result", result);
  add(r, "siap_result", again);
}

void start(run *r)
{
  siap_findings *findings = NULL;
  siap_externals *externals = NULL;
  for (uint64_t n = 1 + draw(r, 3); n > 0; n--) {
    siap_rubric *rubric = NULL;
    const document *from = &documents[draw(r, RUBRICS)];
    siap_rubric_read(from->at, from->length, from->name, NULL, &rubric, NULL);
    size_t own = draw(r, 3) ? (size_t)(from - documents) : draw(r, EVIDENCES);
    siap_evidence *evidence = read_evidence(r, &documents[RUBRICS + own], siap_rubric_id(rubric));
    add(r, "siap_rubric", rubric);
    add(r, "siap_evidence", evidence);
    pair(r, rubric, evidence);
  }
  if (draw(r, 3) && siap_findings_new(NULL, draw(r, 6), &findings) == SIAP_OK)
    add(r, "siap_findings", findings);
  if (draw(r, 3) && siap_externals_new(&externals) == SIAP_OK)
    add(r, "siap_externals", externals);
}
