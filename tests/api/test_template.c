/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates: every shipped rubric and profile, empty and filled in, and rubrics that are unkind. */
#include "api.h"

static const char *const shipped[] = {API_PATH("rubrics/gmsc-2022.xml"),
                                      API_PATH("rubrics/gmsc-2023.xml"),
                                      API_PATH("rubrics/spbe-2020.xml")};
static const char *const formats[] = {"xml", "csv", "csv-excel"};
static const char *const languages[] = {"en", "id"};

/* ---- filling in: 2 is a step of every shipped scale ---- */

/* Takes each answer out of its comment. The caller frees. */
static char *fill_xml(const char *empty)
{
  char *filled = malloc(strlen(empty) + 1), *to = filled;
  for (const char *line = empty; *line;) {
    size_t length = strcspn(line, "\n");
    int item = strncmp(line, "    <!-- <answer item=\"", 23) == 0;
    int node = strncmp(line, "    <!-- <given node=\"", 22) == 0;
    if (item || node) {
      const char *id = strchr(line, '"') + 1;
      to += sprintf(
          to, item ? "<answer item=\"%.*s\" level=\"2\"/>" : "<given node=\"%.*s\" value=\"2\"/>",
          (int)strcspn(id, "\""), id);
    } else {
      memcpy(to, line, length);
      to += length;
    }
    line += length;
    if (*line)
      *to++ = *line++;
  }
  *to = '\0';
  return filled;
}

/* The column of a word in the header; -1: none. */
static int column_of(const char *header, const char *word)
{
  int column = 0;
  for (const char *at = header + (strncmp(header, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0);;) {
    size_t length = strcspn(at, ",;\r\n");
    if (length == strlen(word) && strncmp(at, word, length) == 0)
      return column;
    at += length;
    if (*at != ',' && *at != ';')
      return -1;
    at++;
    column++;
  }
}

/* Puts 2 into the level of each item, and into the value of each node. The caller frees. */
static char *fill_csv(const char *empty, char separator)
{
  char *filled = malloc(2 * strlen(empty) + 1), *to = filled;
  int level = column_of(empty, "level"), value = column_of(empty, "value");
  int id = column_of(empty, "item"), column = 0, row = 0, quoted = 0, has_id = 0;
  for (const char *at = empty; *at; at++) {
    if (*at == '"')
      quoted = !quoted;
    if (!quoted && (*at == separator || *at == '\r')) {
      if (row > 0 && column == (has_id ? level : value))
        *to++ = '2';
      column++;
    } else if (column == id && row > 0)
      has_id = 1;
    *to++ = *at;
    if (!quoted && *at == '\n') {
      row++;
      column = has_id = 0;
    }
  }
  *to = '\0';
  return filled;
}

/* ---- reading back ---- */

static siap_evidence *read_back(const char *text, const char *name)
{
  siap_evidence *evidence = NULL;
  siap_findings *findings = api_findings();
  siap_status status =
      siap_evidence_read(text, strlen(text), name, NULL, NULL, &evidence, findings);
  ck_assert_msg(status == SIAP_OK, "%s:%u: %s", name,
                (unsigned)(siap_findings_count(findings) ? siap_findings_line(findings, 0) : 0),
                siap_findings_text(findings, 0));
  ck_assert_uint_eq(siap_findings_count(findings), 0);
  ck_assert_uint_eq(siap_evidence_region_count(evidence), 1);
  siap_findings_unref(findings);
  return evidence;
}

/* No error; the warning that questions are open where `open` says so. */
static void check(const siap_plan *plan, const siap_evidence *evidence, int open)
{
  siap_findings *findings = api_findings();
  ck_assert_int_eq(siap_check(plan, evidence, 0, findings), SIAP_OK);
  ck_assert_uint_eq(siap_findings_total(findings, SIAP_ERROR), 0);
  ck_assert_int_eq(api_has_code(findings, "W320"), open);
  siap_findings_unref(findings);
}

static char *template_of(const siap_plan *plan, const char *format, const char *language,
                         const char *holder)
{
  char *out = NULL;
  size_t length = 0;
  ck_assert_int_eq(siap_plan_template(plan, format, language, holder, &out, &length), SIAP_OK);
  ck_assert_uint_eq(strlen(out), length);
  return out;
}

static void try_plan(const siap_plan *plan, const char *format, const char *language)
{
  char *empty = template_of(plan, format, language, NULL);
  char *filled = strcmp(format, "xml") == 0 ? fill_xml(empty)
                                            : fill_csv(empty, strcmp(format, "csv") ? ';' : ',');
  siap_evidence *before = read_back(empty, format), *after = read_back(filled, format);
  siap_result *result = NULL;
  siap_cell cell = {.size = sizeof cell};
  ck_assert_uint_eq(siap_evidence_region_answers(before, 0), 0);
  check(plan, before, siap_plan_item_count(plan) > 0);
  ck_assert_uint_ge(siap_evidence_region_answers(after, 0), siap_plan_item_count(plan));
  check(plan, after, 0);
  ck_assert_int_eq(siap_score(plan, after, 0, NULL, &result, NULL), SIAP_OK);
  ck_assert_int_eq(siap_result_cell(result, siap_result_index_entry(result, 0), &cell), SIAP_OK);
  ck_assert_int_eq(cell.state, SIAP_STATE_SCORED);
  siap_result_unref(result);
  siap_evidence_unref(before);
  siap_evidence_unref(after);
  free(filled);
  siap_free(empty);
}

START_TEST(every_shipped_rubric_can_be_filled_in)
{
  siap_rubric *rubric = api_rubric(shipped[_i]);
  size_t profiles = siap_rubric_profile_count(rubric);
  for (size_t i = 0; i < (profiles ? profiles : 1); i++) {
    siap_plan *plan = NULL;
    ck_assert_int_eq(siap_plan_compile(rubric, siap_rubric_profile_id(rubric, i), &plan, NULL),
                     SIAP_OK);
    for (size_t k = 0; k < 6; k++)
      try_plan(plan, formats[k / 2], languages[k % 2]);
    siap_plan_unref(plan);
  }
  siap_rubric_unref(rubric);
}
END_TEST

START_TEST(a_region_of_a_template_finds_its_profile)
{
  siap_rubric *rubric = api_rubric(API_PATH("rubrics/gmsc-2023.xml"));
  siap_plan *plan = NULL, *chosen = NULL;
  ck_assert_int_eq(siap_plan_compile(rubric, "kppn-ikn", &plan, NULL), SIAP_OK);
  for (size_t i = 0; i < 3; i++) {
    char *empty = template_of(plan, formats[i], "id", NULL);
    siap_evidence *evidence = read_back(empty, formats[i]);
    ck_assert_str_eq(siap_evidence_rubric_id(evidence), "gmsc-2023");
    ck_assert_str_eq(siap_evidence_region_name(evidence, 0), "Nama daerah");
    ck_assert_int_eq(siap_plan_choose(rubric, evidence, 0, NULL, &chosen, NULL), SIAP_OK);
    ck_assert_str_eq(siap_plan_digest(chosen), siap_plan_digest(plan));
    siap_plan_unref(chosen);
    siap_evidence_unref(evidence);
    siap_free(empty);
  }
  siap_plan_unref(plan);
  siap_rubric_unref(rubric);
}
END_TEST

static size_t count_of(const char *text, const char *words)
{
  size_t count = 0;
  for (const char *at = strstr(text, words); at; at = strstr(at + 1, words))
    count++;
  return count;
}

START_TEST(a_holder_is_asked_its_own_only)
{
  siap_rubric *rubric = api_rubric(API_PATH("rubrics/gmsc-2023.xml"));
  siap_plan *plan = NULL;
  size_t wanted = 0;
  ck_assert_int_eq(siap_plan_compile(rubric, "reguler", &plan, NULL), SIAP_OK);
  for (size_t i = 0; i < siap_plan_item_count(plan); i++) {
    size_t item = siap_rubric_item_find(rubric, siap_plan_item_id(plan, i));
    const char *holder = siap_rubric_item_holder(rubric, item);
    wanted += holder && strcmp(holder, "bappeda") == 0;
  }
  char *xml = template_of(plan, "xml", NULL, "bappeda");
  char *csv = template_of(plan, "csv", NULL, "bappeda");
  ck_assert_uint_gt(wanted, 0);
  ck_assert_uint_eq(count_of(xml, "<!-- <answer item="), wanted);
  ck_assert_uint_eq(count_of(xml, "<!-- <external "), 0);
  ck_assert_uint_eq(count_of(csv, "\r\n"), wanted + 1);
  siap_free(xml);
  siap_free(csv);
  siap_plan_unref(plan);
  siap_rubric_unref(rubric);
}
END_TEST

START_TEST(what_is_asked_for_must_be_there)
{
  siap_rubric *rubric = api_tiny();
  siap_plan *plan = NULL;
  char *out = (char *)rubric;
  size_t length = 1;
  ck_assert_int_eq(siap_plan_compile(rubric, NULL, &plan, NULL), SIAP_OK);
  ck_assert_int_eq(siap_plan_template(plan, "xls", NULL, NULL, &out, &length), SIAP_ERR_NAME);
  ck_assert_ptr_null(out);
  ck_assert_uint_eq(length, 0);
  ck_assert_int_eq(siap_plan_template(plan, "xml", NULL, "x", &out, NULL), SIAP_ERR_NAME);
  ck_assert_int_eq(siap_plan_template(NULL, "xml", NULL, NULL, &out, NULL), SIAP_ERR_ARG);
  ck_assert_int_eq(siap_plan_template(plan, NULL, NULL, NULL, &out, NULL), SIAP_ERR_ARG);
  ck_assert_int_eq(siap_plan_template(plan, "xml", NULL, NULL, NULL, NULL), SIAP_ERR_ARG);
  char *fallen_back = template_of(plan, "xml", "fr", NULL);
  siap_evidence_unref(read_back(fallen_back, "fr"));
  siap_free(fallen_back);
  siap_plan_unref(plan);
  siap_rubric_unref(rubric);
}
END_TEST

/* ---- every form of an answer, ids and texts that a format could trip over ---- */

/* clang-format off */
#define NAMED(text) "<label xml:lang=\"en\">" text "</label>"
static const char unkind[] =
    "<rubric xmlns=\"urn:siap:rubric:1\" agency=\"id.example\" id=\"un--kind\" version=\"1 &quot;&amp;&lt;\" "
    "edition=\"2026\" languages=\"en\" fallback=\"en\" status=\"ours\">" NAMED("-- --&gt; &lt;a&gt; &quot;")
    "<scale id=\"s\" min=\"0\" max=\"4\" step=\"0.5\"/>"
    "<pillar id=\"p\">" NAMED("=1+1") "<aspect id=\"q\">" NAMED("-") "</aspect></pillar>"
    "<unit id=\"a;b,c\">" NAMED("--&gt; u;&lt;i&gt;") "</unit>"
    "<item id=\"a--b\" scale=\"s\" pillar=\"p\" aspect=\"q\" holder=\"x--\" unit=\"a;b,c\">" NAMED("@x --&gt; &#x202E;")
    "<help xml:lang=\"en\">---</help><level value=\"4\">" NAMED("--&gt; &quot;all&quot;") "</level>"
    "<evidence level=\"4\" kind=\"--\"/><evidence kind=\"k\"/></item>"
    "<item id=\"m\" scale=\"s\" least=\"3\">" NAMED("m") "</item>"
    "<item id=\"u\" least=\"1000000\" min=\"0\">" NAMED("u") "</item>"
    "<item id=\"c\">" NAMED("c") "<checklist><level value=\"1\"><criterion id=\"o\"/></level></checklist></item>"
    "<item id=\"g\">" NAMED("g") "<grades><grade code=\"A--\" score=\"1\"/></grades></item>"
    "<item id=\"r\" scale=\"s\">" NAMED("r") "<share times=\"4\"/></item>"
    "<variable id=\"people\" min=\"1\"/>"
    "<external id=\"last--one\" rubric=\"t\" index=\"y\"/><external id=\"last\" rubric=\"t\" index=\"y\"/>"
    "<node id=\"told--\" method=\"given\" scale=\"s\">" NAMED("told") "</node>"
    "<index id=\"x\" method=\"mean\" missing=\"exclude\">" NAMED("x")
    "<item ref=\"a--b\"/><item ref=\"m\"/><item ref=\"u\"/><item ref=\"c\"/><item ref=\"g\"/><item ref=\"r\"/>"
    "<variable ref=\"people\"/><external ref=\"last\"/><external ref=\"last--one\"/><node ref=\"told--\"/></index>"
    "<profile id=\"one\" classes=\"k1 k2\">" NAMED("one") "</profile></rubric>";
/* clang-format on */

START_TEST(hostile_text_stays_text)
{
  siap_rubric *rubric = NULL;
  siap_plan *plan = NULL;
  siap_findings *findings = api_findings();
  siap_status status =
      siap_rubric_read(unkind, sizeof unkind - 1, "unkind", NULL, &rubric, findings);
  ck_assert_msg(status == SIAP_OK, "%s", siap_findings_text(findings, 0));
  ck_assert_int_eq(siap_plan_compile(rubric, NULL, &plan, NULL), SIAP_OK);
  for (size_t i = 0; i < 3; i++) {
    char *empty = template_of(plan, formats[i], "en", NULL);
    siap_evidence *evidence = read_back(empty, formats[i]);
    check(plan, evidence, 1);
    ck_assert_msg(i == 0 || (!strstr(empty, ",=1") && !strstr(empty, ",@x")), "%s", empty);
    ck_assert_uint_lt(strlen(empty), 8000);
    siap_evidence_unref(evidence);
    siap_free(empty);
  }
  char *xml = template_of(plan, "xml", "en", NULL);
  static const char *const asked[] = {
      "<answer item=\"a--b\" state=\"missing\"",
      "<!-- <answer item=\"m\"><rating assessor=\"\" level=\"\"/>",
      "<!-- <answer item=\"u\"><unit id=\"\" value=\"\"/>",
      "<!-- <answer item=\"c\" checked=\"\"/> -->",
      "<!-- <answer item=\"g\" grade=\"\"/> -->",
      "<!-- <answer item=\"r\" numerator=\"\" denominator=\"\"/> -->",
      "<!-- <answer item=\"people\" value=\"\"/> -->",
      "<!-- <external ref=\"last\" value=\"\"/> -->",
      "<given node=\"told--\" state=\"missing\"",
      "class=\"...\": k1, k2",
  };
  for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
    ck_assert_msg(strstr(xml, asked[i]) != NULL, "%s is not in %s", asked[i], xml);
  siap_free(xml);
  siap_findings_unref(findings);
  siap_plan_unref(plan);
  siap_rubric_unref(rubric);
}
END_TEST

/* ---- the offline form: what it is made of; tests/form opens it in a browser ---- */

/* What stands between two texts, once; the caller frees it. */
static char *between(const char *page, const char *before, const char *after)
{
  const char *from = strstr(page, before);
  ck_assert_msg(from != NULL, "%s is not in the page", before);
  from += strlen(before);
  const char *to = strstr(from, after);
  ck_assert_msg(to != NULL, "%s is not in the page", after);
  char *found = strndup(from, (size_t)(to - from));
  ck_assert_ptr_nonnull(found);
  return found;
}

static siap_plan *plan_of(const char *bytes, size_t length)
{
  siap_rubric *rubric = NULL;
  siap_plan *plan = NULL;
  ck_assert_int_eq(siap_rubric_read(bytes, length, "rubric", NULL, &rubric, NULL), SIAP_OK);
  ck_assert_int_eq(siap_plan_compile(rubric, NULL, &plan, NULL), SIAP_OK);
  siap_rubric_unref(rubric);
  return plan;
}

START_TEST(a_form_is_one_page_that_loads_nothing)
{
  siap_plan *plan = plan_of(unkind, sizeof unkind - 1);
  for (size_t k = 0; k < 2; k++) {
    char *page = template_of(plan, "html", languages[k], NULL);
    char *head = between(page, "<html lang=\"", "\">");
    ck_assert_str_eq(head, languages[k]);
    ck_assert_ptr_nonnull(strstr(page, "content=\"default-src 'none'; script-src 'sha256-"));
    /* two scripts, the questions and the program, and one style: no text of the rubric opens more */
    ck_assert_uint_eq(count_of(page, "<script"), 2);
    ck_assert_uint_eq(count_of(page, "</script>"), 2);
    ck_assert_uint_eq(count_of(page, "<style>"), 1);
    ck_assert_ptr_null(strstr(page, " src="));
    ck_assert_ptr_null(strstr(page, "http:"));
    ck_assert_ptr_null(strstr(page, "https:"));
    free(head);
    siap_free(page);
  }
  siap_plan_unref(plan);
}
END_TEST

/* The words of the rubric's <unit> in the language asked; a unit without one as it is written. */
START_TEST(a_unit_is_said_in_the_language_of_the_reader)
{
  static const char said[] =
      "<rubric xmlns=\"urn:siap:rubric:1\" agency=\"id.example\" id=\"t\" version=\"1\" edition=\"2026\" "
      "languages=\"en id\" fallback=\"en\" status=\"ours\">"
      "<label xml:lang=\"en\">T</label><label xml:lang=\"id\">T</label>"
      "<unit id=\"action plans\"><label xml:lang=\"en\">plans of action</label>"
      "<label xml:lang=\"id\">langkah nyata</label></unit>"
      "<item id=\"a\" unit=\"action plans\"><label xml:lang=\"en\">A</label>"
      "<label xml:lang=\"id\">A</label></item>"
      "<variable id=\"v\" unit=\"action plans\"/>"
      "<item id=\"b\" unit=\"mg/l\"><label xml:lang=\"en\">B</label><label xml:lang=\"id\">B</label></item>"
      "<index id=\"x\" method=\"sum\"><label xml:lang=\"en\">X</label><label xml:lang=\"id\">X</label>"
      "<item ref=\"a\"/><item ref=\"b\"/><variable ref=\"v\"/></index></rubric>";
  static const char *const words[] = {"plans of action", "langkah nyata"};
  static const char *const forms[] = {"html", "csv", "xml"};
  siap_plan *plan = plan_of(said, sizeof said - 1);
  for (size_t k = 0; k < 2; k++) {
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
      char *made = template_of(plan, forms[i], languages[k], NULL);
      ck_assert_msg(count_of(made, words[k]) == 2, "%s", made);
      ck_assert_msg(!strstr(made, words[1 - k]) && !strstr(made, "action plans"), "%s", made);
      ck_assert_uint_ge(count_of(made, "mg/l"), 1);
      siap_free(made);
    }
  }
  siap_plan_unref(plan);
}
END_TEST

START_TEST(a_form_escapes_what_a_rubric_says)
{
  siap_plan *plan = plan_of(unkind, sizeof unkind - 1);
  char *page = template_of(plan, "html", "en", NULL);
  char *title = between(page, "<title>", "</title>");
  char *asked = between(page, "id=\"asked\">", "</script>");
  ck_assert_str_eq(title, "-- --&#62; &#60;a&#62; &#34;");
  ck_assert_ptr_null(strchr(asked, '<'));
  ck_assert_ptr_nonnull(strstr(asked, "\"title\": \"-- --> \\u003ca> \\\"\""));
  ck_assert_ptr_nonnull(strstr(asked, "@x --> \\u202e"));
  static const char *const said[] = {
      "\"id\": \"a--b\", \"is\": \"item\", \"wants\": \"level\"",
      "\"unit\": \"--> u;\\u003ci>\"",
      "\"least\": 3",
      "\"checklist\": [{\"score\": 1, \"criteria\": [\"o\"]}]",
      "\"grades\": [{\"code\": \"A--\", \"score\": 1}]",
      "\"is\": \"item\", \"wants\": \"ratio\"",
      "\"is\": \"variable\", \"wants\": \"value\"",
      "\"is\": \"external\"",
      "\"is\": \"node\"",
      "\"proofs\": [{\"level\": 4, \"kind\": \"--\"}, {\"kind\": \"k\"}]",
      "\"classes\": [\"k1\", \"k2\"]",
  };
  for (size_t i = 0; i < sizeof said / sizeof *said; i++)
    ck_assert_msg(strstr(asked, said[i]) != NULL, "%s is not in %s", said[i], asked);
  free(title);
  free(asked);
  siap_free(page);
  siap_plan_unref(plan);
}
END_TEST

START_TEST(a_form_asks_each_question_once_and_a_holder_its_own)
{
  for (size_t i = 0; i < 3; i++) {
    siap_rubric *rubric = api_rubric(shipped[i]);
    size_t profiles = siap_rubric_profile_count(rubric);
    for (size_t k = 0; k < (profiles ? profiles : 1); k++) {
      siap_plan *plan = NULL;
      ck_assert_int_eq(siap_plan_compile(rubric, siap_rubric_profile_id(rubric, k), &plan, NULL),
                       SIAP_OK);
      char *xml = template_of(plan, "xml", "id", NULL), *page = template_of(plan, "html", "id", NULL);
      ck_assert_uint_eq(count_of(page, "\"is\": \""), count_of(xml, "<!-- <"));
      ck_assert_ptr_nonnull(strstr(page, siap_rubric_digest(rubric)));
      siap_free(xml);
      siap_free(page);
      siap_plan_unref(plan);
    }
    siap_rubric_unref(rubric);
  }
  siap_rubric *rubric = api_rubric(shipped[1]);
  siap_plan *plan = NULL;
  ck_assert_int_eq(siap_plan_compile(rubric, "reguler", &plan, NULL), SIAP_OK);
  char *csv = template_of(plan, "csv", NULL, "bappeda");
  char *page = template_of(plan, "html", NULL, "bappeda");
  ck_assert_uint_eq(count_of(page, "\"is\": \"item\""), count_of(csv, "\r\n") - 1);
  ck_assert_uint_eq(count_of(page, "\"is\": \""), count_of(page, "\"holder\": \"bappeda\"") - 1);
  siap_free(csv);
  siap_free(page);
  siap_plan_unref(plan);
  siap_rubric_unref(rubric);
}
END_TEST

/* ---- a sheet that somebody is half through with ---- */

static siap_status read_csv(const char *text, siap_evidence **out, siap_findings *findings)
{
  return siap_evidence_read(text, strlen(text), "rows.csv", NULL, NULL, out, findings);
}

START_TEST(a_blank_row_is_no_answer_and_no_fault)
{
  siap_evidence *evidence = NULL;
  siap_findings *findings = api_findings();
  ck_assert_int_eq(read_csv("region,item,label,level,value,state,reason,note\n"
                            "Kota,a,A,,,,,\n,b,B,2.25,,,,\n",
                            &evidence, findings),
                   SIAP_OK);
  ck_assert_uint_eq(siap_evidence_region_answers(evidence, 0), 1);
  siap_evidence_unref(evidence);
  ck_assert_int_eq(read_csv("region,item,level,reason\nKota,a,,later\n", &evidence, findings),
                   SIAP_ERR_RULE);
  ck_assert(api_has_code(findings, "E338"));
  siap_findings_unref(findings);
}
END_TEST

START_TEST(one_row_names_the_region_of_all)
{
  static const char *const sheets[] = {"region,class,stage,item,level\nKota,k,final,a,3\n,,,b,2\n",
                                       "region,class,stage,item,level\n,,,b,2\nKota,k,final,a,3\n",
                                       "region,class,stage,item,level\n,,,b,2\nKota,k,final,a,\n"
                                       ",,,a,3\n"};
  for (size_t i = 0; i < 3; i++) {
    siap_evidence *evidence = NULL;
    ck_assert_int_eq(read_csv(sheets[i], &evidence, NULL), SIAP_OK);
    ck_assert_uint_eq(siap_evidence_region_count(evidence), 1);
    ck_assert_str_eq(siap_evidence_region_name(evidence, 0), "Kota");
    ck_assert_str_eq(siap_evidence_region_class(evidence, 0), "k");
    ck_assert_str_eq(siap_evidence_region_stage(evidence, 0), "final");
    ck_assert_uint_eq(siap_evidence_region_answers(evidence, 0), 2);
    siap_evidence_unref(evidence);
  }
}
END_TEST

START_TEST(a_row_without_a_region_is_nobodys_among_several)
{
  static const struct {
    const char *sheet, *code;
  } wrong[] = {
      {"region,item,level\nKota,a,3\nDesa,a,2\n,b,1\n", "E301"},
      {"region,class,item,level\nKota,k,a,3\n,other,b,2\n", "E341"},
      {"region,stage,item,level\nKota,final,a,3\n,desk,b,2\n", "E341"},
      {"region,item,level\n,a,3\n", "E301"},
  };
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    siap_evidence *evidence = NULL;
    siap_findings *findings = api_findings();
    ck_assert_int_eq(read_csv(wrong[i].sheet, &evidence, findings), SIAP_ERR_RULE);
    ck_assert_msg(api_has_code(findings, wrong[i].code), "%s", wrong[i].sheet);
    siap_findings_unref(findings);
  }
}
END_TEST

/* ---- the vocabulary ---- */

START_TEST(the_vocabulary_is_listed)
{
  static const char *const words[] = {"weighted-mean", "checklist",     "half-even", "group-mean",
                                      "withheld",      "interview",     "median",    "winsorise",
                                      "z-score",       "not-applicable"};
  for (size_t i = 0; i < 4; i++) {
    char *out = NULL;
    size_t length = 0;
    ck_assert_int_eq(siap_words_write(i / 2 ? "json" : "text", languages[i % 2], &out, &length),
                     SIAP_OK);
    ck_assert_uint_eq(strlen(out), length);
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
      ck_assert_msg(strstr(out, words[k]) != NULL, "%s", words[k]);
    siap_free(out);
  }
  char *out = (char *)words;
  ck_assert_int_eq(siap_words_write("csv", NULL, &out, NULL), SIAP_ERR_NAME);
  ck_assert_ptr_null(out);
  ck_assert_int_eq(siap_words_write(NULL, NULL, &out, NULL), SIAP_ERR_ARG);
  ck_assert_int_eq(siap_words_write("json", NULL, NULL, NULL), SIAP_ERR_ARG);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("template");
  TCase *tests = tcase_create("template");
  suite_add_tcase(suite, tests);
  tcase_add_loop_test(tests, every_shipped_rubric_can_be_filled_in, 0, 3);
  tcase_add_test(tests, a_region_of_a_template_finds_its_profile);
  tcase_add_test(tests, a_form_is_one_page_that_loads_nothing);
  tcase_add_test(tests, a_unit_is_said_in_the_language_of_the_reader);
  tcase_add_test(tests, a_form_escapes_what_a_rubric_says);
  tcase_add_test(tests, a_form_asks_each_question_once_and_a_holder_its_own);
  tcase_add_test(tests, a_holder_is_asked_its_own_only);
  tcase_add_test(tests, what_is_asked_for_must_be_there);
  tcase_add_test(tests, hostile_text_stays_text);
  tcase_add_test(tests, a_blank_row_is_no_answer_and_no_fault);
  tcase_add_test(tests, one_row_names_the_region_of_all);
  tcase_add_test(tests, a_row_without_a_region_is_nobodys_among_several);
  tcase_add_test(tests, the_vocabulary_is_listed);
  return unit_main(suite);
}
