/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Loading large files against libxml2's own SAX parse of the same bytes, and how the work on one
 * item grows from 1000 items to 100 000.
 */
#include "bench_rows.h"

#include <libxml/parser.h>

#define GROUP 50 /* items of a node */
#define RUNS 5

struct text {
  char *bytes;
  size_t length;
};

/* Labels in two languages, items in nodes of fifty, the nodes in one index. */
static struct text make_rubric(size_t items)
{
  struct text text = {NULL, 0};
  FILE *out = open_memstream(&text.bytes, &text.length);
  fputs("<rubric xmlns='urn:siap:rubric:1' agency='id.example' id='bench' version='1' "
        "edition='2026' languages='id en' fallback='id' status='ours'>\n"
        "<label xml:lang='id'>Ukur</label><label xml:lang='en'>Bench</label>\n"
        "<scale id='s' min='0' max='5' step='1'/>\n",
        out);
  for (size_t i = 0; i < items; i++)
    fprintf(out,
            "<item id='item.%zu' scale='s'>\n  <label xml:lang='id'>Pertanyaan nomor %zu</label>\n"
            "  <label xml:lang='en'>Question number %zu</label>\n</item>\n",
            i, i, i);
  fputs("<index id='total' method='mean' missing='exclude' places='2'>\n"
        "<label xml:lang='id'>Jumlah</label><label xml:lang='en'>Total</label>\n",
        out);
  for (size_t i = 0; i < items; i++) {
    if (i % GROUP == 0)
      fprintf(out,
              "<node id='node.%zu' method='mean' missing='exclude' places='2' use='rounded'>\n"
              "  <label xml:lang='id'>Bagian</label><label xml:lang='en'>Part</label>\n",
              i / GROUP);
    fprintf(out, "  <item ref='item.%zu'/>\n", i);
    if (i % GROUP == GROUP - 1 || i == items - 1)
      fputs("</node>\n", out);
  }
  fputs("</index>\n</rubric>\n", out);
  fclose(out);
  return text;
}

static struct text make_evidence(size_t items)
{
  struct text text = {NULL, 0};
  FILE *out = open_memstream(&text.bytes, &text.length);
  fputs("<evidence xmlns='urn:siap:evidence:1' rubric='bench' stage='final'>\n"
        "<region name='Kota'>\n",
        out);
  for (size_t i = 0; i < items; i++)
    fprintf(out, "  <answer item='item.%zu' level='%zu'/>\n", i, i % 6);
  fputs("</region>\n</evidence>\n", out);
  fclose(out);
  return text;
}

/* ---- the yardstick ---- */

static void on_element(void *context, const xmlChar *name, const xmlChar *prefix,
                       const xmlChar *uri, int namespaces, const xmlChar **namespace,
                       int attributes, int defaulted, const xmlChar **attribute)
{
  (void)name, (void)prefix, (void)uri, (void)namespaces, (void)namespace, (void)attributes;
  (void)defaulted, (void)attribute;
  ++*(size_t *)context;
}

static void parse_only(struct text text)
{
  size_t elements = 0;
  xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC, .startElementNs = on_element};
  bench_need(xmlSAXUserParseMemory(&handler, &elements, text.bytes, (int)text.length) == 0 &&
                 elements > 0,
             "libxml2's parse");
}

/* ---- the work ---- */

struct made {
  siap_rubric *rubric;
  siap_evidence *evidence;
  siap_plan *plan;
  siap_result *result;
};

static void load_rubric(struct made *made, struct text text)
{
  siap_limits limits;
  siap_limits_init(&limits, sizeof limits);
  limits.bytes = UINT64_C(1) << 30;
  limits.elements = UINT64_C(1) << 30;
  siap_rubric_unref(made->rubric);
  bench_need(siap_rubric_read(text.bytes, text.length, "rubric", &limits, &made->rubric, NULL) ==
                 SIAP_OK,
             "siap_rubric_read");
}

static void load_evidence(struct made *made, struct text text)
{
  siap_limits limits;
  siap_limits_init(&limits, sizeof limits);
  limits.bytes = UINT64_C(1) << 30;
  limits.elements = UINT64_C(1) << 30;
  siap_evidence_unref(made->evidence);
  bench_need(siap_evidence_read(text.bytes, text.length, "evidence", NULL, &limits, &made->evidence,
                                NULL) == SIAP_OK,
             "siap_evidence_read");
}

static void compile(struct made *made)
{
  siap_plan_unref(made->plan);
  bench_need(siap_plan_compile(made->rubric, NULL, &made->plan, NULL) == SIAP_OK,
             "siap_plan_compile");
}

static void check(struct made *made)
{
  bench_need(siap_check(made->plan, made->evidence, 0, NULL) == SIAP_OK, "siap_check");
}

static void score(struct made *made)
{
  siap_result_unref(made->result);
  bench_need(siap_score(made->plan, made->evidence, 0, NULL, &made->result, NULL) == SIAP_OK,
             "siap_score");
}

static void release(struct made *made, struct text rubric, struct text evidence)
{
  siap_result_unref(made->result);
  siap_plan_unref(made->plan);
  siap_evidence_unref(made->evidence);
  siap_rubric_unref(made->rubric);
  free(rubric.bytes);
  free(evidence.bytes);
}

/* ---- the tables ---- */

static void against_sax(size_t items)
{
  struct text rubric = make_rubric(items), evidence = make_evidence(items);
  struct made made = {NULL, NULL, NULL, NULL};
  double parse[2], load[2];
  BENCH_BEST(parse[0], BENCH_CPU, RUNS, parse_only(rubric));
  BENCH_BEST(parse[1], BENCH_CPU, RUNS, parse_only(evidence));
  BENCH_BEST(load[0], BENCH_CPU, RUNS, load_rubric(&made, rubric));
  BENCH_BEST(load[1], BENCH_CPU, RUNS, load_evidence(&made, evidence));
  printf("loading %zu items (%.1f MB) and answers (%.1f MB) against libxml2's SAX parse\n", items,
         (double)rubric.length / 1e6, (double)evidence.length / 1e6);
  printf("  rubric %.1f ms, parse %.1f ms; evidence %.1f ms, parse %.1f ms\n", load[0] * 1e3,
         parse[0] * 1e3, load[1] * 1e3, parse[1] * 1e3);
  bench_line("rubric", load[0] / parse[0], "<=", 2.5);
  bench_line("evidence", load[1] / parse[1], "<=", 2.5);
  bench_line("both", (load[0] + load[1]) / (parse[0] + parse[1]), "<=", 2.5);
  release(&made, rubric, evidence);
}

enum { RUBRIC, EVIDENCE, COMPILE, CHECK, SCORE, STEPS };

static void measure(size_t items, double took[STEPS])
{
  struct text rubric = make_rubric(items), evidence = make_evidence(items);
  struct made made = {NULL, NULL, NULL, NULL};
  int runs = items < 10000 ? 50 : 3;
  BENCH_BEST(took[RUBRIC], BENCH_CPU, runs, load_rubric(&made, rubric));
  BENCH_BEST(took[EVIDENCE], BENCH_CPU, runs, load_evidence(&made, evidence));
  BENCH_BEST(took[COMPILE], BENCH_CPU, runs, compile(&made));
  BENCH_BEST(took[CHECK], BENCH_CPU, runs, check(&made));
  BENCH_BEST(took[SCORE], BENCH_CPU, runs, score(&made));
  for (int s = 0; s < STEPS; s++)
    took[s] /= (double)items;
  release(&made, rubric, evidence);
}

int main(void)
{
  static const char *const names[STEPS] = {"load rubric", "load evidence", "compile", "check",
                                           "score"};
  double small[STEPS], large[STEPS];
  LIBXML_TEST_VERSION
  against_sax(20000);
  measure(1000, small);
  measure(100000, large);
  puts("time an item, 100 000 items against 1000 (1 is linear; caches are smaller than the model)");
  for (int s = 0; s < STEPS; s++) {
    char text[96];
    snprintf(text, sizeof text, "%s (%.0f and %.0f ns an item)", names[s], large[s] * 1e9,
             small[s] * 1e9);
    bench_line(text, large[s] / small[s], "<=", 2);
  }
  return 0;
}
