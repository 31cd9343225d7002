/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Evidence written, merged and carried over. The wording is free, the codes and words are not.
 * provokes: W350 E351 E352 E353 E354 N355 N358 E359 N391
 */
#include "api.h"

#define HEAD "<evidence xmlns=\"urn:siap:evidence:1\" rubric=\"tiny\">"
#define REGION "<region name=\"Kota\" code=\"10.71\">"
#define TAIL "</region></evidence>"

static siap_evidence *read_named(const char *text, const char *name)
{
  siap_evidence *evidence = NULL;
  siap_evidence_options options;
  siap_findings *findings = api_findings();
  siap_evidence_options_init(&options, sizeof options);
  options.rubric = "tiny";
  siap_status status =
      siap_evidence_read(text, strlen(text), name, &options, NULL, &evidence, findings);
  ck_assert_msg(status == SIAP_OK, "%s: %s", name, siap_findings_text(findings, 0));
  siap_findings_unref(findings);
  return evidence;
}

static char *written(const siap_evidence *evidence, const char *format)
{
  char *out = NULL;
  ck_assert_int_eq(siap_evidence_write(evidence, format, NULL, &out, NULL, NULL), SIAP_OK);
  return out;
}

/* Each finding as "CODE file:line words", joined. */
static int is_told(const siap_findings *findings, const char *code, const char *source,
                   unsigned line, const char *word)
{
  for (size_t i = 0; i < siap_findings_count(findings); i++)
    if (strcmp(siap_findings_code(findings, i), code) == 0 &&
        strcmp(siap_findings_source(findings, i), source) == 0 &&
        siap_findings_line(findings, i) == line && strstr(siap_findings_text(findings, i), word))
      return 1;
  return 0;
}

/* Merges texts named "1", "2" ...; `preferred` from 1, or 0. */
static siap_status merge(const char *const *text, size_t count, size_t preferred, char **xml,
                         siap_findings *findings)
{
  const siap_evidence *part[8];
  siap_evidence *merged = NULL;
  *xml = NULL;
  for (size_t i = 0; i < count; i++) {
    char name[] = {(char)('1' + i), 0};
    part[i] = read_named(text[i], name);
  }
  siap_status status =
      siap_evidence_merge(part, count, preferred ? part[preferred - 1] : NULL, &merged, findings);
  for (size_t i = 0; i < count; i++)
    siap_evidence_unref(part[i]); /* nothing of them is held */
  ck_assert((status == SIAP_OK) == (merged != NULL));
  if (merged)
    *xml = written(merged, "xml");
  siap_evidence_unref(merged);
  return status;
}

static void becomes(const char *const *text, size_t count, size_t preferred, const char *inner)
{
  siap_findings *findings = api_findings();
  char *xml = NULL, wanted[4096];
  siap_status status = merge(text, count, preferred, &xml, findings);
  ck_assert_msg(status == SIAP_OK, "%s", siap_findings_text(findings, 0));
  snprintf(wanted, sizeof wanted, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n%s\n</evidence>\n",
           inner);
  ck_assert_str_eq(xml, wanted);
  siap_free(xml);
  siap_findings_unref(findings);
}

/* ---- merging ---- */

START_TEST(what_each_part_says_is_taken)
{
  static const char *const part[] = {
      HEAD "<source title=\"S\"/>" REGION "<answer item=\"a\" level=\"3.00\"/><survey pillar=\"p\" "
           "users=\"3\"/>" TAIL,
      HEAD "<source title=\"S\"/><region name=\"Kota\"><answer item=\"b\" level=\"1\" note=\"n\"/>"
           "<answer item=\"a\" level=\"3\" effort=\"2\"/><survey pillar=\"p\" users=\"3\"/>" TAIL};
  becomes(part, 2, 0,
          "<evidence xmlns=\"urn:siap:evidence:1\" rubric=\"tiny\" stage=\"self\">\n"
          "  <source title=\"S\"/>\n"
          "  <region name=\"Kota\" code=\"10.71\">\n"
          "    <answer item=\"a\" level=\"3\" effort=\"2\"/>\n"
          "    <answer item=\"b\" level=\"1\" note=\"n\"/>\n"
          "    <survey pillar=\"p\" users=\"3\"/>\n"
          "  </region>");
}
END_TEST

START_TEST(documents_are_united_by_digest_and_by_title)
{
#define SHA "00112233445566778899aabbccddeeff00112233445566778899AABBCCDDEEFF"
#define SHA_LOW "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
  static const char *const part[] = {
      HEAD REGION "<document id=\"d\" title=\"SK\" holder=\"x\"/><document id=\"e\" title=\"E\" "
                  "sha256=\"" SHA
                  "\"/><answer item=\"a\" level=\"3\"><document ref=\"d\"/><document "
                  "ref=\"e\"/></answer>" TAIL,
      HEAD REGION "<document id=\"d\" title=\"E\" sha256=\"" SHA_LOW "\" kind=\"k\"/>"
                  "<document id=\"f\" title=\"SK\" holder=\"y\"/>"
                  "<document id=\"g\" title=\"SK\" date=\"2026-01-01\" holder=\"x\"/>"
                  "<answer item=\"a\" level=\"3\"><document ref=\"d\"/><document ref=\"f\"/>"
                  "<document ref=\"g\" page=\"2\"/></answer>" TAIL};
  /* E by its digest; the SK of y is another; that of x with a date is the one of part 1 */
  becomes(part, 2, 0,
          "<evidence xmlns=\"urn:siap:evidence:1\" rubric=\"tiny\" stage=\"self\">\n"
          "  <region name=\"Kota\" code=\"10.71\">\n"
          "    <document id=\"d\" title=\"SK\" holder=\"x\" date=\"2026-01-01\"/>\n"
          "    <document id=\"e\" title=\"E\" kind=\"k\" sha256=\"" SHA "\"/>\n"
          "    <document id=\"f\" title=\"SK\" holder=\"y\"/>\n"
          "    <answer item=\"a\" level=\"3\">\n"
          "      <document ref=\"d\"/>\n"
          "      <document ref=\"e\"/>\n"
          "      <document ref=\"f\"/>\n"
          "      <document ref=\"d\" page=\"2\"/>\n"
          "    </answer>\n"
          "  </region>");
}
END_TEST

START_TEST(every_conflict_is_named_and_nothing_is_made)
{
  static const char *const part[] = {
      HEAD REGION "\n<document id=\"d\" title=\"SK\" holder=\"dinkes\" date=\"2026-01-05\"/>\n"
                  "<answer item=\"a\" level=\"3\"><document ref=\"d\"/></answer>\n"
                  "<answer item=\"b\" state=\"missing\" reason=\"no data\"/>\n"
                  "<risk factor=\"flood\" likelihood=\"2\"/>\n"
                  "<objection item=\"a\" by=\"o\" date=\"2026-01-01\" claim=\"c\"/>" TAIL,
      HEAD "<region name=\"Kotta\" code=\"10.71\" class=\"x\" stage=\"self\">\n"
           "<answer item=\"a\" level=\"2.5\"/>\n"
           "<answer item=\"b\" level=\"1\"/>\n"
           "<risk factor=\"flood\" likelihood=\"3\"/>\n"
           "<objection item=\"a\" by=\"o\" date=\"2026-01-01\" claim=\"c\" decision=\"upheld\" "
           "decided-by=\"p\" decided=\"2026-01-02\" reason=\"r\"/>" TAIL,
      HEAD "<region name=\"Kabupaten\" code=\"35.07\">" TAIL};
  siap_findings *findings = api_findings();
  char *xml = NULL;
  ck_assert_int_eq(merge(part, 3, 0, &xml, findings), SIAP_ERR_RULE);
  ck_assert(is_told(findings, "E353", "2", 1, "Kotta"));
  ck_assert(is_told(findings, "E352", "2", 2, "level 2.5"));
  ck_assert(is_told(findings, "E352", "2", 2, "level 3 (dinkes, 2026-01-05)\" in 1:3"));
  ck_assert(is_told(findings, "E352", "2", 3, "missing: no data"));
  ck_assert(is_told(findings, "E353", "2", 4, "likelihood 3"));
  ck_assert(is_told(findings, "E353", "2", 5, "decision upheld"));
  ck_assert(is_told(findings, "E354", "3", 1, "35.07"));
  ck_assert_uint_eq(siap_findings_count(findings), 6);
  siap_findings_unref(findings);
}
END_TEST

START_TEST(a_preferred_part_wins_and_what_is_not_kept_is_noted)
{
  static const char *const part[] = {HEAD REGION "<answer item=\"a\" level=\"1\"/>" TAIL,
                                     HEAD REGION "<answer item=\"a\" level=\"2\"/>" TAIL,
                                     HEAD REGION "<answer item=\"b\" level=\"4\"/>" TAIL};
  siap_findings *findings = api_findings();
  char *xml = NULL;
  ck_assert_int_eq(merge(part, 3, 2, &xml, findings), SIAP_OK);
  ck_assert_ptr_nonnull(strstr(xml, "<answer item=\"a\" level=\"2\"/>"));
  ck_assert_ptr_nonnull(strstr(xml, "<answer item=\"b\" level=\"4\"/>"));
  ck_assert(is_told(findings, "N355", "1", 1, "level 2"));
  ck_assert_uint_eq(siap_findings_count(findings), 1);
  siap_free(xml);
  siap_findings_clear(findings);
  /* it has no say in a conflict of others, nor in which rubric is answered */
  ck_assert_int_eq(merge(part, 3, 3, &xml, findings), SIAP_ERR_RULE);
  ck_assert(is_told(findings, "E352", "2", 1, "level 2"));
  siap_findings_unref(findings);
}
END_TEST

START_TEST(people_and_places_stand_beside_each_other)
{
  static const char *const part[] = {
      HEAD REGION "<answer item=\"a\"><rating assessor=\"p\" level=\"1\"/><rating assessor=\"q\" "
                  "level=\"2\"/></answer>" TAIL,
      HEAD REGION "<answer item=\"a\"><rating assessor=\"r\" level=\"3\"/><rating assessor=\"q\" "
                  "level=\"2\"/></answer>" TAIL,
      HEAD REGION "<answer item=\"a\"><rating assessor=\"p\" level=\"4\"/></answer>" TAIL};
  becomes(part, 2, 0,
          "<evidence xmlns=\"urn:siap:evidence:1\" rubric=\"tiny\" stage=\"self\">\n"
          "  <region name=\"Kota\" code=\"10.71\">\n"
          "    <answer item=\"a\">\n"
          "      <rating assessor=\"p\" level=\"1\"/>\n"
          "      <rating assessor=\"q\" level=\"2\"/>\n"
          "      <rating assessor=\"r\" level=\"3\"/>\n"
          "    </answer>\n"
          "  </region>");
  siap_findings *findings = api_findings();
  char *xml = NULL;
  ck_assert_int_eq(merge(part, 3, 0, &xml, findings), SIAP_ERR_RULE);
  ck_assert(is_told(findings, "E352", "3", 1, "a, p"));
  siap_findings_unref(findings);
}
END_TEST

START_TEST(what_was_carried_over_gives_way)
{
  static const char *const part[] = {
      HEAD REGION
      "<answer item=\"a\" level=\"1\" carried=\"old\"><document title=\"Old\"/></answer>"
      "<answer item=\"b\" level=\"2\"/>" TAIL,
      HEAD REGION "<answer item=\"a\" level=\"4\"><document title=\"New\"/></answer>"
                  "<answer item=\"b\" level=\"1\" carried=\"old\"/>" TAIL};
  siap_findings *findings = api_findings();
  char *xml = NULL;
  ck_assert_int_eq(merge(part, 2, 0, &xml, findings), SIAP_OK);
  ck_assert_ptr_nonnull(strstr(xml, "<answer item=\"a\" level=\"4\">\n      <document "
                                    "ref=\"document-2\"/>\n    </answer>\n"));
  ck_assert_ptr_nonnull(strstr(xml, "<answer item=\"b\" level=\"2\"/>"));
  ck_assert_ptr_null(strstr(xml, "carried"));
  ck_assert(is_told(findings, "N355", "1", 1, "level 4"));
  ck_assert(is_told(findings, "N355", "2", 1, "level 2"));
  siap_free(xml);
  siap_findings_unref(findings);
}
END_TEST

START_TEST(another_rubric_and_faults_are_refused)
{
  static const char *const part[] = {
      HEAD REGION TAIL,
      "<evidence xmlns=\"urn:siap:evidence:1\" rubric=\"other\"><region name=\"Kota\" "
      "code=\"10.71\"/></evidence>"};
  siap_findings *findings = api_findings();
  char *xml = NULL;
  ck_assert_int_eq(merge(part, 2, 1, &xml, findings), SIAP_ERR_RULE);
  ck_assert(is_told(findings, "E353", "2", 0, "rubric is \"other\" here and \"tiny\" in 1"));
  siap_findings_clear(findings);
  siap_evidence_options options;
  siap_evidence *draft = NULL, *merged = NULL;
  siap_evidence_options_init(&options, sizeof options);
  options.flags = SIAP_EVIDENCE_DRAFT;
  static const char faulty[] = HEAD REGION "<answer item=\"a\" level=\"\"/>" TAIL;
  ck_assert_int_eq(
      siap_evidence_read(faulty, sizeof faulty - 1, "draft", &options, NULL, &draft, NULL),
      SIAP_OK);
  const siap_evidence *parts[] = {draft};
  ck_assert_int_eq(siap_evidence_merge(parts, 1, NULL, &merged, findings), SIAP_ERR_RULE);
  ck_assert(is_told(findings, "E351", "draft", 0, ""));
  ck_assert_int_eq(siap_evidence_write(draft, "xml", NULL, &xml, NULL, findings), SIAP_ERR_RULE);
  siap_evidence *good = api_answers();
  ck_assert_int_eq(siap_evidence_merge(parts, 1, good, &merged, findings), SIAP_ERR_ARG);
  siap_evidence_unref(good);
  siap_evidence_unref(draft);
  siap_findings_unref(findings);
}
END_TEST

/* In whatever order the parts come, the same is answered: the digest of answers goes by id. */
START_TEST(a_thousand_parts_become_one)
{
  enum { PARTS = 1000 };
  const siap_evidence **part = malloc(PARTS * sizeof *part);
  siap_evidence *merged = NULL;
  for (int i = 0; i < PARTS; i++) {
    char text[400];
    snprintf(text, sizeof text,
             HEAD REGION "<answer item=\"i%d\" level=\"1\"><document title=\"D%d\"/></answer>"
                         "<answer item=\"all\" level=\"2\"><document title=\"D\"/></answer>" TAIL,
             i, i % 7);
    part[i] = read_named(text, "part");
  }
  ck_assert_int_eq(siap_evidence_merge(part, PARTS, part[999], &merged, NULL), SIAP_OK);
  ck_assert_uint_eq(siap_evidence_region_answers(merged, 0), PARTS + 1);
  char *xml = written(merged, "xml");
  siap_evidence *again = read_named(xml, "again");
  char *twice = written(again, "xml");
  ck_assert_str_eq(xml, twice);
  for (int i = 0; i < PARTS; i++)
    siap_evidence_unref(part[i]);
  siap_free(xml);
  siap_free(twice);
  siap_evidence_unref(again);
  siap_evidence_unref(merged);
  free(part);
}
END_TEST

/* ---- carrying over ---- */

static siap_rubric *rubric_of(const char *id, const char *items, const char *crosswalk)
{
  char text[4000], taken[1000] = "";
  siap_rubric *rubric = NULL;
  size_t used = 0;
  for (const char *at = items; (at = strstr(at, "<item id=\"")) != NULL; at += 10)
    used += (size_t)snprintf(taken + used, sizeof taken - used, "<item ref=\"%.*s\"/>",
                             (int)strcspn(at + 10, "\""), at + 10);
  siap_findings *findings = api_findings();
  snprintf(text, sizeof text,
           "<rubric xmlns=\"urn:siap:rubric:1\" agency=\"id.example\" id=\"%s\" version=\"1.0\" "
           "edition=\"2026\" languages=\"en\" fallback=\"en\" status=\"ours\">"
           "<label xml:lang=\"en\">T</label><scale id=\"s\" min=\"0\" max=\"4\"/>"
           "<scale id=\"t\" min=\"0\" max=\"5\"/>%s"
           "<index id=\"x\" method=\"mean\"><label xml:lang=\"en\">x</label>%s</index>"
           "%s</rubric>",
           id, items, taken, crosswalk);
  siap_status status = siap_rubric_read(text, strlen(text), id, NULL, &rubric, findings);
  ck_assert_msg(status == SIAP_OK, "%s: %s", id, siap_findings_text(findings, 0));
  siap_findings_unref(findings);
  return rubric;
}

#define ITEM(id, scale)                                                                            \
  "<item id=\"" id "\" scale=\"" scale "\"><label xml:lang=\"en\">" id "</label></item>"

static const char old_items[] = ITEM("a", "s") ITEM("b", "s") ITEM("c", "s") ITEM("d", "s")
    ITEM("e", "s") ITEM("f", "s") ITEM("g", "s") ITEM("h", "s") ITEM("i", "s");
static const char new_items[] = ITEM("a", "s") ITEM("b2", "s") ITEM("c", "s") ITEM("d1", "s")
    ITEM("d2", "s") ITEM("ef", "s") ITEM("h", "t") ITEM("n", "s") ITEM("i", "s");
static const char crosswalk[] =
    "<crosswalk rubric=\"old\"><map item=\"a\" was=\"a\" kind=\"same\"/>"
    "<map item=\"b2\" was=\"b\" kind=\"reworded\"/>"
    "<map item=\"c\" was=\"c\" kind=\"rescaled\" reason=\"five levels now\"/>"
    "<map item=\"d1\" was=\"d\" kind=\"split\" reason=\"r\"/>"
    "<map item=\"d2\" was=\"d\" kind=\"split\" reason=\"r\"/>"
    "<map item=\"ef\" was=\"e f\" kind=\"merged\" reason=\"r\"/><map was=\"g\" kind=\"retired\"/>"
    "<map item=\"h\" was=\"h\" kind=\"same\"/><map item=\"n\" kind=\"new\"/></crosswalk>";

START_TEST(only_what_is_the_same_goes_over_and_is_marked)
{
  siap_rubric *old = rubric_of("old", old_items, ""), *new = rubric_of("new", new_items, crosswalk);
  siap_evidence *last =
      read_named("<evidence xmlns=\"urn:siap:evidence:1\" rubric=\"old\" stage=\"final\" "
                 "cut-off=\"2025-01-01\">"
                 "<region name=\"Kota\" code=\"1\">\n"
                 "<document id=\"u\" title=\"U\"/><document id=\"d\" title=\"D\"/>\n"
                 "<answer item=\"a\" level=\"1\"><document ref=\"d\" page=\"4\"/></answer>\n"
                 "<answer item=\"b\" state=\"not-applicable\" reason=\"no sea\"/>\n"
                 "<answer item=\"c\" level=\"1\"/><answer item=\"d\" level=\"1\"/><answer "
                 "item=\"e\" level=\"1\"/>"
                 "<answer item=\"g\" level=\"1\"/><answer item=\"h\" level=\"1\"/><answer "
                 "item=\"i\" level=\"1\"/>\n"
                 "<given node=\"x\" value=\"2\"/><quick-win title=\"Q\"/></region></evidence>",
                 "last");
  siap_evidence *draft = NULL;
  siap_findings *findings = api_findings();
  ck_assert_int_eq(siap_evidence_carry(last, old, new, &draft, findings), SIAP_OK);
  siap_evidence_unref(last);
  siap_rubric_unref(old);
  char *xml = written(draft, "xml");
  ck_assert_str_eq(
      xml,
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<evidence xmlns=\"urn:siap:evidence:1\" rubric=\"new\" version=\"1.0\" stage=\"self\">\n"
      "  <region name=\"Kota\" code=\"1\">\n"
      "    <document id=\"d\" title=\"D\"/>\n"
      "    <answer item=\"a\" level=\"1\" carried=\"old\">\n"
      "      <document ref=\"d\" page=\"4\"/>\n"
      "    </answer>\n"
      "    <answer item=\"b2\" state=\"not-applicable\" reason=\"no sea\" carried=\"old\"/>\n"
      "  </region>\n</evidence>\n");
  ck_assert(
      is_told(findings, "N358", "last", 5, "\"c\" is not carried over: rescaled: five levels"));
  ck_assert(
      is_told(findings, "N358", "last", 5, "\"d\" is not carried over: it has become several"));
  ck_assert(is_told(findings, "N358", "last", 5, "\"e\" is not carried over: merged"));
  ck_assert(is_told(findings, "N358", "last", 5, "\"g\" is not carried over: retired"));
  ck_assert(
      is_told(findings, "N358", "last", 5, "\"h\" is not carried over: its scale is another"));
  ck_assert(is_told(findings, "N358", "last", 5, "\"i\" is not carried over: the crosswalk does"));
  ck_assert(is_told(findings, "N358", "last", 6, "\"x\""));
  ck_assert(is_told(findings, "N358", "last", 1, "\"quick-win\""));
  ck_assert(is_told(findings, "N358", "new", 0, "\"n\" is not carried over: new"));
  siap_evidence *again = read_named(xml, "again");
  char *twice = written(again, "xml");
  ck_assert_str_eq(xml, twice);
  siap_free(xml);
  siap_free(twice);
  siap_evidence_unref(again);
  siap_evidence_unref(draft);
  siap_rubric_unref(new);
  siap_findings_unref(findings);
}
END_TEST

START_TEST(a_class_goes_over_where_a_profile_serves_it)
{
  static const char profiles[] =
      "<crosswalk rubric=\"old\"><map item=\"a\" was=\"a\" kind=\"same\"/></crosswalk>"
      "<profile id=\"p\" classes=\"big\"><label xml:lang=\"en\">P</label></profile>"
      "<profile id=\"q\" classes=\"small tiny\"><label xml:lang=\"en\">Q</label></profile>";
  siap_rubric *old = rubric_of("old", ITEM("a", "s"), ""), *new = rubric_of("new", ITEM("a", "s"), profiles);
  siap_evidence *last =
      read_named("<evidence xmlns=\"urn:siap:evidence:1\" rubric=\"old\">\n"
                 "<region name=\"One\" class=\"first\"/>\n<region name=\"Two\" class=\"first\"/>\n"
                 "<region name=\"Three\" class=\"tiny\"/><region name=\"Four\"/></evidence>",
                 "last");
  siap_evidence *draft = NULL;
  siap_findings *findings = api_findings();
  ck_assert_int_eq(siap_evidence_carry(last, old, new, &draft, findings), SIAP_OK);
  ck_assert(is_told(findings, "N391", "last", 2, "the class \"first\" is not carried over: new serves big, small, tiny"));
  ck_assert_uint_eq(siap_findings_count(findings), 1); /* not of each region */
  ck_assert_str_eq(siap_evidence_region_class(draft, 0), "");
  ck_assert_str_eq(siap_evidence_region_class(draft, 2), "tiny");
  siap_evidence_unref(draft);
  siap_evidence_unref(last);
  siap_rubric_unref(old);
  siap_rubric_unref(new);
  siap_findings_unref(findings);
}
END_TEST

START_TEST(without_a_crosswalk_nothing_is_carried)
{
  siap_rubric *old = rubric_of("old", old_items, ""), *new = rubric_of("new", new_items, "");
  siap_evidence *last =
      read_named("<evidence xmlns=\"urn:siap:evidence:1\" rubric=\"old\"><region "
                 "name=\"Kota\"><answer item=\"i\" level=\"1\"/></region></evidence>",
                 "last");
  siap_evidence *draft = NULL;
  siap_findings *findings = api_findings();
  ck_assert_int_eq(siap_evidence_carry(last, old, new, &draft, findings), SIAP_ERR_RULE);
  ck_assert(is_told(findings, "E359", "new", 0, "old"));
  siap_findings_clear(findings);
  ck_assert_int_eq(siap_evidence_carry(last, new, old, &draft, findings), SIAP_ERR_RULE);
  ck_assert(is_told(findings, "E403", "last", 0, "new"));
  siap_findings_clear(findings);
  ck_assert_int_eq(siap_evidence_carry(last, old, old, &draft, findings), SIAP_OK); /* one rubric */
  char *xml = written(draft, "xml");
  ck_assert_ptr_nonnull(strstr(xml, "<answer item=\"i\" level=\"1\" carried=\"old\"/>"));
  siap_free(xml);
  siap_evidence_unref(draft);
  siap_evidence_unref(last);
  siap_rubric_unref(old);
  siap_rubric_unref(new);
  siap_findings_unref(findings);
}
END_TEST

/* ---- writing ---- */

START_TEST(csv_names_each_kind_that_it_leaves_out)
{
  siap_evidence *evidence =
      read_named("<evidence xmlns=\"urn:siap:evidence:1\" rubric=\"tiny\" version=\"1.0\" "
                 "cut-off=\"2026-01-01\"><source title=\"S\"/>" REGION
                 "\n<document id=\"d\" title=\"D\"/><document id=\"e\" title=\"E\"/>\n"
                 "<answer item=\"a\" grade=\"-A\" note=\" n\"/>\n"
                 "<answer item=\"b\"><unit id=\"u\" value=\"1\"/></answer>\n"
                 "<answer item=\"c\"><response respondent=\"u\" level=\"1\"/></answer>\n"
                 "<answer item=\"k\" checked=\"\"/><external ref=\"p\" value=\"-1.5\"/>\n"
                 "<given node=\"n\" value=\"-1.5\"/><survey pillar=\"p\"/><risk factor=\"f\"/>\n"
                 "<quick-win title=\"q\"/><programme title=\"p\" status=\"running\"/>"
                 "<objection item=\"a\" by=\"o\" date=\"2026-01-01\" claim=\"c\"/>" TAIL,
                 "e");
  siap_findings *findings = api_findings();
  char *out = NULL;
  static const struct {
    unsigned line;
    const char *what;
  } lost[] = {{0, "version: 1"},   {0, "cut-off: 1"},  {0, "source: 1"},    {2, "document: 2"},
              {6, "external: 1"},  {5, "response: 1"}, {4, "unit: 1"},      {6, "checked=\"\": 1"},
              {8, "quick-win: 1"}, {7, "risk: 1"},     {8, "programme: 1"}, {7, "survey: 1"},
              {8, "objection: 1"}};
  ck_assert_int_eq(siap_evidence_write(evidence, "csv-excel", "id", &out, NULL, findings), SIAP_OK);
  ck_assert_str_eq(out, "\xEF\xBB\xBFregion;code;stage;rubric;item;node;value;grade;note\r\n"
                        "Kota;10.71;self;tiny;a;;;\"'-A\";\" n\"\r\n"
                        "Kota;10.71;self;tiny;;n;-1,5;;\r\n");
  for (size_t i = 0; i < sizeof lost / sizeof *lost; i++)
    ck_assert_msg(is_told(findings, "W350", "e", lost[i].line, lost[i].what), "%s", lost[i].what);
  ck_assert_uint_eq(siap_findings_count(findings), sizeof lost / sizeof *lost);
  siap_free(out);
  siap_evidence *again = read_named("region,item,grade,note\nKota,a,\"'-A\",\"''n\"\n", "csv");
  out = written(again, "json");
  ck_assert_ptr_nonnull(strstr(out, "\"grade\": \"-A\", \"note\": \"'n\""));
  siap_free(out);
  siap_evidence_unref(again);
  siap_evidence_unref(evidence);
  siap_findings_unref(findings);
}
END_TEST

START_TEST(what_xml_has_no_character_for_is_named)
{
  siap_evidence *evidence = read_named("region,item,level,note\nKota,a,1,x\001y\n", "e");
  static const char *const formats[] = {"xml", "json"};
  for (int i = 0; i < 2; i++) {
    siap_findings *findings = api_findings();
    char *out = NULL;
    ck_assert_int_eq(siap_evidence_write(evidence, formats[i], NULL, &out, NULL, findings),
                     SIAP_OK);
    ck_assert_ptr_nonnull(strstr(out, "x\xEF\xBF\xBDy"));
    ck_assert(is_told(findings, "W350", "e", 2, "U+FFFD: 1"));
    siap_evidence *again = read_named(out, "again");
    siap_evidence_unref(again);
    siap_free(out);
    siap_findings_unref(findings);
  }
  siap_evidence_unref(evidence);
}
END_TEST

START_TEST(no_rubric_no_name_and_no_such_format)
{
  siap_evidence *evidence = NULL;
  siap_findings *findings = api_findings();
  static const char text[] = "item,level\na,1\n";
  siap_evidence_options options;
  char *out = (char *)1;
  size_t length = 1;
  siap_evidence_options_init(&options, sizeof options);
  options.region = "Kota";
  ck_assert_int_eq(siap_evidence_read(text, sizeof text - 1, "e", &options, NULL, &evidence, NULL),
                   SIAP_OK);
  ck_assert_int_eq(siap_evidence_write(evidence, "xml", NULL, &out, &length, findings),
                   SIAP_ERR_RULE);
  ck_assert(out == NULL && length == 0);
  ck_assert(api_has_code(findings, "E202"));
  ck_assert_int_eq(siap_evidence_write(evidence, "csv", NULL, &out, NULL, NULL), SIAP_OK);
  ck_assert_str_eq(out, "region,stage,item,level\r\nKota,self,a,1\r\n");
  siap_free(out);
  ck_assert_int_eq(siap_evidence_write(evidence, "pdf", NULL, &out, NULL, findings), SIAP_ERR_NAME);
  ck_assert(api_has_code(findings, "E342"));
  siap_evidence_unref(evidence);
  siap_findings_unref(findings);
}
END_TEST

/* What takes the square of the regions runs out of the time of the test. */
START_TEST(many_regions_are_written_read_and_merged)
{
  size_t regions = unit_many(20000), room = regions * 120 + 200, length = 0;
  char *text = malloc(room), *to = text, *out = NULL, *again = NULL;
  siap_limits limits;
  siap_evidence_options options;
  siap_evidence *evidence = NULL, *read = NULL, *merged = NULL;
  siap_limits_init(&limits, sizeof limits);
  siap_evidence_options_init(&options, sizeof options);
  limits.bytes = limits.memory = (uint64_t)1 << 30;
  limits.elements = 10000000;
  options.rubric = "tiny";
  to += sprintf(to, "region,code,a,b:value\n");
  for (size_t i = 0; i < regions; i++)
    to += sprintf(to, "D%zu,%zu,%zu.25,%zu\n", i, i + 1, i % 4, i);
  ck_assert_int_eq(
      siap_evidence_read(text, (size_t)(to - text), "s", &options, &limits, &evidence, NULL),
      SIAP_OK);
  static const char *const formats[] = {"xml", "json", "csv"};
  for (int i = 0; i < 3; i++) {
    ck_assert_int_eq(siap_evidence_write(evidence, formats[i], NULL, &out, &length, NULL), SIAP_OK);
    ck_assert_int_eq(siap_evidence_read(out, length, "s", &options, &limits, &read, NULL), SIAP_OK);
    ck_assert_uint_eq(siap_evidence_region_count(read), regions);
    siap_free(out);
    if (i < 2)
      siap_evidence_unref(read);
  }
  const siap_evidence *parts[] = {evidence, read};
  ck_assert_int_eq(siap_evidence_merge(parts, 2, NULL, &merged, NULL), SIAP_OK);
  ck_assert_int_eq(siap_evidence_write(merged, "csv", NULL, &again, NULL, NULL), SIAP_OK);
  out = written(evidence, "csv");
  ck_assert_str_eq(out, again);
  siap_free(out);
  siap_free(again);
  siap_evidence_unref(read);
  siap_evidence_unref(merged);
  siap_evidence_unref(evidence);
  free(text);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("merge");
  TCase *merging = tcase_create("merging"), *carrying = tcase_create("carrying");
  TCase *writing = tcase_create("writing");
  tcase_set_timeout(merging, 60);
  tcase_set_timeout(writing, 100);
  tcase_add_test(merging, what_each_part_says_is_taken);
  tcase_add_test(merging, documents_are_united_by_digest_and_by_title);
  tcase_add_test(merging, every_conflict_is_named_and_nothing_is_made);
  tcase_add_test(merging, a_preferred_part_wins_and_what_is_not_kept_is_noted);
  tcase_add_test(merging, people_and_places_stand_beside_each_other);
  tcase_add_test(merging, what_was_carried_over_gives_way);
  tcase_add_test(merging, another_rubric_and_faults_are_refused);
  tcase_add_test(merging, a_thousand_parts_become_one);
  tcase_add_test(carrying, only_what_is_the_same_goes_over_and_is_marked);
  tcase_add_test(carrying, a_class_goes_over_where_a_profile_serves_it);
  tcase_add_test(carrying, without_a_crosswalk_nothing_is_carried);
  tcase_add_test(writing, csv_names_each_kind_that_it_leaves_out);
  tcase_add_test(writing, what_xml_has_no_character_for_is_named);
  tcase_add_test(writing, no_rubric_no_name_and_no_such_format);
  tcase_add_test(writing, many_regions_are_written_read_and_merged);
  suite_add_tcase(suite, merging);
  suite_add_tcase(suite, carrying);
  suite_add_tcase(suite, writing);
  return unit_main(suite);
}
