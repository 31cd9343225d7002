/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Digests are of models: formatting does not move them, a number does. The same input, the same bytes. */
#include "api.h"

static void digest_of(const char *bytes, size_t length, char out[65])
{
  siap_rubric *rubric = NULL;
  siap_findings *findings = api_findings();
  siap_status status = siap_rubric_read(bytes, length, "made", NULL, &rubric, findings);
  ck_assert_msg(status == SIAP_OK, "%s: %.600s", siap_findings_text(findings, 0), bytes);
  snprintf(out, 65, "%s", siap_rubric_digest(rubric));
  ck_assert_uint_eq(strlen(out), 64);
  siap_findings_unref(findings);
  siap_rubric_unref(rubric);
}

/* A rubric that says many kinds of things. */
static const char plain[] =
    "<rubric xmlns=\"urn:siap:rubric:1\" agency=\"id.example\" id=\"demo\" version=\"1.0\" "
    "edition=\"2026\" languages=\"id en\" fallback=\"id\" status=\"ours\">\n"
    "<label xml:lang=\"id\">Contoh satu</label><label xml:lang=\"en\">Example one</label>\n"
    "<source id=\"letter\" document=\"B-1/2026\" date=\"2026-01-31\"/>\n"
    "<scale id=\"level\" min=\"0\" max=\"4\" step=\"0.01\"/>\n"
    "<pillar id=\"economy\"><label xml:lang=\"id\">Ekonomi</label>"
    "<label xml:lang=\"en\">Economy</label></pillar>\n"
    "<unit id=\"percent\"><label xml:lang=\"id\">persen</label>"
    "<label xml:lang=\"en\">per cent</label></unit>\n"
    "<item id=\"poor\" pillar=\"economy\" scale=\"level\" unit=\"percent\" min=\"0\" max=\"100\">\n"
    "<label xml:lang=\"id\">Miskin</label><label xml:lang=\"en\">Poor</label>\n"
    "<bands include=\"upper\"><band to=\"5\" score=\"4\"/><band to=\"10\" score=\"3\"/>"
    "<band score=\"1\"/></bands></item>\n"
    "<item id=\"plan\" scale=\"level\" least=\"2\"><label xml:lang=\"id\">Rencana</label>"
    "<label xml:lang=\"en\">Plan</label></item>\n"
    "<item id=\"hope\" scale=\"level\"><label xml:lang=\"id\">Harapan</label>"
    "<label xml:lang=\"en\">Life</label><goalposts lower=\"20\" upper=\"85\" times=\"4\" offset=\"0\" "
    "clip=\"both\"/></item>\n"
    "<constant id=\"one\" value=\"1\"/>\n"
    "<index id=\"total\" method=\"weighted-sum\" places=\"2\" ties=\"half-up\">\n"
    "<label xml:lang=\"id\">Indeks</label><label xml:lang=\"en\">Index</label>\n"
    "<node id=\"outcome\" weight=\"60%\" use=\"rounded\" method=\"mean\" places=\"3\" "
    "missing=\"zero\" withhold-above=\"0.5\">"
    "<label xml:lang=\"id\">Hasil</label><label xml:lang=\"en\">Outcome</label>"
    "<items pillar=\"economy\"/><item ref=\"hope\" offset=\"0.5\" factor=\"0.25\"/></node>\n"
    "<item ref=\"plan\" weight=\"30%\"/><constant ref=\"one\" weight=\"10%\"/>\n"
    "<bands include=\"lower\"><band id=\"low\" to=\"2.5\"><label xml:lang=\"id\">R</label>"
    "<label xml:lang=\"en\">L</label></band><band id=\"high\"><label xml:lang=\"id\">T</label>"
    "<label xml:lang=\"en\">H</label></band></bands>\n"
    "</index>\n</rubric>\n";

/* A copy of the text with one piece replaced everywhere; the caller frees it. */
static char *with(const char *text, const char *from, const char *to)
{
  char *out = NULL;
  size_t length = 0, replaced = 0;
  FILE *stream = open_memstream(&out, &length);
  const char *found;
  while ((found = strstr(text, from)) != NULL) {
    fwrite(text, 1, (size_t)(found - text), stream);
    fputs(to, stream);
    text = found + strlen(from);
    replaced++;
  }
  fputs(text, stream);
  fclose(stream);
  ck_assert_msg(replaced > 0, "\"%s\" is not in the rubric", from);
  return out;
}

static const struct change {
  const char *from, *to;
} formats[] = {
    {"\n", "\r\n"},
    {"\n", "\n\n\t  "},
    {"\n", "<!-- a comment -->\n"},
    {"\"", "'"},
    {"\" ", "\"  \n "},
    {"agency=\"id.example\" id=\"demo\"", "id=\"demo\" agency=\"id.example\""},
    {"min=\"0\" max=\"4\" step=\"0.01\"", "step=\"0.01\" max=\"4\" min=\"0\""},
    {"<constant id=\"one\" value=\"1\"/>", "<constant value=\"1\" id=\"one\"></constant>"},
    {"Contoh satu", "\n   Contoh\n   satu "},
    {"Contoh satu", "Contoh <![CDATA[satu]]>"},
    {"Contoh satu", "Con&#x74;oh satu"},
    {"<rubric", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- a comment -->\n<rubric"},
    {"<rubric", "\xEF\xBB\xBF<rubric"},
    {"step=\"0.01\"", "step=\"0.010\""},
    {"to=\"5\"", "to=\" 5.0 \""},
    {"weight=\"30%\"", "weight=\"0.3\""},
    {"weight=\"60%\"", "weight=\"3/5\""},
    {"languages=\"id en\"", "languages=\" id   en \""},
};

START_TEST(formatting_does_not_move_the_digest)
{
  char before[65], after[65];
  digest_of(plain, sizeof plain - 1, before);
  char *made = with(plain, formats[_i].from, formats[_i].to);
  digest_of(made, strlen(made), after);
  ck_assert_msg(strcmp(before, after) == 0, "\"%s\" for \"%s\" moves the digest", formats[_i].to,
                formats[_i].from);
  free(made);
}
END_TEST

START_TEST(a_prefix_does_not_move_the_digest)
{
  char before[65], after[65];
  digest_of(plain, sizeof plain - 1, before);
  char *open = with(plain, "<", "<r:"), *close = with(open, "<r:/", "</r:");
  char *made = with(close, "xmlns=", "xmlns:r=");
  digest_of(made, strlen(made), after);
  ck_assert_str_eq(before, after);
  free(made);
  free(close);
  free(open);
}
END_TEST

/* Each number of the text in turn becomes another one that the rubric allows. */
static const struct change numbers[] = {
    {"min=\"0\" max=\"4\"", "min=\"-1\" max=\"4\""},
    {"max=\"4\"", "max=\"5\""},
    {"step=\"0.01\"", "step=\"0.02\""},
    {"max=\"100\"", "max=\"99\""},
    {"min=\"0\" max=\"100\"", "min=\"1\" max=\"100\""},
    {"to=\"5\"", "to=\"5.5\""},
    {"to=\"10\"", "to=\"11\""},
    {"score=\"3\"", "score=\"2.99\""},
    {"score=\"1\"", "score=\"0\""},
    {"score=\"4\"", "score=\"3.5\""},
    {"least=\"2\"", "least=\"3\""},
    {"lower=\"20\"", "lower=\"21\""},
    {"upper=\"85\"", "upper=\"84\""},
    {"times=\"4\"", "times=\"3.9\""},
    {"offset=\"0\"", "offset=\"0.1\""},
    {"value=\"1\"", "value=\"2\""},
    {"places=\"2\"", "places=\"1\""},
    {"places=\"3\"", "places=\"4\""},
    {"weight=\"60%\"", "weight=\"30%\""},
    {"weight=\"30%\"", "weight=\"31%\""},
    {"withhold-above=\"0.5\"", "withhold-above=\"0.4\""},
    {"offset=\"0.5\"", "offset=\"0.6\""},
    {"factor=\"0.25\"", "factor=\"0.24\""},
    {"to=\"2.5\"", "to=\"2.6\""},
    /* and words */
    {"half-up", "half-even"},
    {"clip=\"both\"", "clip=\"lower\""},
    {"include=\"lower\"", "include=\"upper\""},
    {"use=\"rounded\"", "use=\"exact\""},
    {"missing=\"zero\"", "missing=\"exclude\""},
    {"version=\"1.0\"", "version=\"1.1\""},
    {"Contoh satu", "Contoh dua"},
    {"Poor", "Poverty"},
    {"unit=\"percent\"", "unit=\"people\""},
    {"<unit id=\"percent\"", "<unit id=\"people\""},
    {"per cent", "per hundred"},
    {"2026-01-31", "2026-02-01"},
};

START_TEST(any_number_moves_the_digest)
{
  char before[65], after[65];
  digest_of(plain, sizeof plain - 1, before);
  char *made = with(plain, numbers[_i].from, numbers[_i].to);
  if (strstr(numbers[_i].from, "weight=\"")) { /* keep the sum of the weights at 1 */
    char *free_sum = with(made, "method=\"weighted-sum\"", "method=\"weighted-sum\" total=\"any\"");
    char *was = with(plain, "method=\"weighted-sum\"", "method=\"weighted-sum\" total=\"any\"");
    digest_of(was, strlen(was), before);
    free(was);
    free(made);
    made = free_sum;
  }
  digest_of(made, strlen(made), after);
  ck_assert_msg(strcmp(before, after) != 0, "\"%s\" for \"%s\" does not move the digest",
                numbers[_i].to, numbers[_i].from);
  free(made);
}
END_TEST

START_TEST(a_profile_has_a_digest_of_its_own)
{
  siap_rubric *rubric = api_rubric(API_PATH("rubrics/gmsc-2023.xml"));
  siap_plan *one = NULL, *other = NULL, *again = NULL;
  ck_assert_int_eq(siap_plan_compile(rubric, "reguler", &one, NULL), SIAP_OK);
  ck_assert_int_eq(siap_plan_compile(rubric, "kppn-ikn", &other, NULL), SIAP_OK);
  ck_assert_int_eq(siap_plan_compile(rubric, "reguler", &again, NULL), SIAP_OK);
  ck_assert_str_ne(siap_plan_digest(one), siap_plan_digest(other));
  ck_assert_str_eq(siap_plan_digest(one), siap_plan_digest(again));
  ck_assert_str_ne(siap_plan_digest(one), siap_rubric_digest(rubric));
  siap_plan_unref(one);
  siap_plan_unref(other);
  siap_plan_unref(again);
  siap_rubric_unref(rubric);
}
END_TEST

/* Order and formatting of answers do not matter, their numbers do. */
START_TEST(evidence_has_a_digest_of_its_model)
{
  static const char head[] = "<evidence xmlns='urn:siap:evidence:1' rubric='tiny' stage='final'>"
                             "<region name='Kota'>";
  static const char *const bodies[] = {
      "<answer item='a' level='3'/><answer item='b' level='2.25'/>",
      "\n  <answer level=\"3.00\" item=\"a\"/>\n  <!-- x -->\n<answer item='b' level='2.25'></answer>\n",
      "<answer item='a' level='3'/><answer item='b' level='2.26'/>",
      "<answer item='a' level='3'/>",
  };
  siap_rubric *rubric = api_tiny();
  char digest[4][65];
  for (int i = 0; i < 4; i++) {
    char text[600];
    siap_evidence *evidence = NULL;
    int length =
        snprintf(text, sizeof text, "%s%s</region></evidence>", head, bodies[i]);
    ck_assert_int_eq(
        siap_evidence_read(text, (size_t)length, "", NULL, NULL, &evidence, NULL), SIAP_OK);
    siap_result *result = api_score(rubric, evidence);
    snprintf(digest[i], 65, "%s", siap_result_digest(result, "evidence"));
    ck_assert_str_eq(siap_result_digest(result, "rubric"), siap_rubric_digest(rubric));
    siap_result_unref(result);
    siap_evidence_unref(evidence);
  }
  ck_assert_str_eq(digest[0], digest[1]);
  ck_assert_str_ne(digest[0], digest[2]);
  ck_assert_str_ne(digest[0], digest[3]);
  siap_rubric_unref(rubric);
}
END_TEST

START_TEST(the_same_input_gives_the_same_bytes)
{
  static const char *const formats_of_results[] = {"text", "line", "json", "csv"};
  for (size_t i = 0; i < 4; i++)
    for (int language = 0; language < 2; language++) {
      char *out[2];
      size_t length[2];
      for (int run = 0; run < 2; run++) {
        siap_result *result = api_shipped(API_PATH("rubrics/gmsc-2023.xml"),
                                          API_PATH("examples/data/malang-2023.xml"));
        ck_assert_int_eq(siap_result_write(result, formats_of_results[i], language ? "id" : "en",
                                           &out[run], &length[run]),
                         SIAP_OK);
        siap_result_unref(result);
      }
      ck_assert_uint_eq(length[0], length[1]);
      ck_assert_uint_eq(strlen(out[0]), length[0]);
      ck_assert_int_eq(memcmp(out[0], out[1], length[0]), 0);
      siap_free(out[0]);
      siap_free(out[1]);
    }
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("digest");
  TCase *tests = tcase_create("digest");
  tcase_set_timeout(tests, 60);
  suite_add_tcase(suite, tests);
  tcase_add_loop_test(tests, formatting_does_not_move_the_digest, 0,
                      (int)(sizeof formats / sizeof *formats));
  tcase_add_test(tests, a_prefix_does_not_move_the_digest);
  tcase_add_loop_test(tests, any_number_moves_the_digest, 0,
                      (int)(sizeof numbers / sizeof *numbers));
  tcase_add_test(tests, a_profile_has_a_digest_of_its_own);
  tcase_add_test(tests, evidence_has_a_digest_of_its_model);
  tcase_add_test(tests, the_same_input_gives_the_same_bytes);
  return unit_main(suite);
}
