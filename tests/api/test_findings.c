/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings as a program sees them: order, limits, languages, texts. */
#include "api.h"

/* A number with a comma in line 3, an unknown item element in line 4, an unknown attribute in 5. */
static const char faulty[] = "<rubric xmlns=\"urn:siap:rubric:1\" agency=\"id.example\" id=\"bad\" version=\"1\" "
                             "edition=\"2026\" languages=\"en\" fallback=\"en\" status=\"ours\">\n"
                             "<label xml:lang=\"en\">Bad</label>\n"
                             "<scale id=\"s\" min=\"0\" max=\"3,5\"/>\n"
                             "<itme id=\"a\" scale=\"s\"><label xml:lang=\"en\">A</label></itme>\n"
                             "<item id=\"b\" scal=\"s\"><label xml:lang=\"en\">B</label></item>\n"
                             "<index id=\"t\" method=\"meen\"><label xml:lang=\"en\">T</label>\n"
                             "<item ref=\"b\"/></index></rubric>\n";

static siap_status read_faulty(const char *name, siap_findings *findings)
{
  siap_rubric *rubric = (siap_rubric *)&rubric;
  siap_status status =
      siap_rubric_read(faulty, sizeof faulty - 1, name, NULL, &rubric, findings);
  ck_assert_ptr_null(rubric);
  return status;
}

START_TEST(every_fault_comes_in_file_order)
{
  siap_findings *findings = api_findings();
  ck_assert_int_eq(read_faulty("bad.xml", findings), SIAP_ERR_RULE);
  size_t count = siap_findings_count(findings);
  ck_assert_uint_ge(count, 4);
  ck_assert_uint_eq(siap_findings_total(findings, SIAP_ERROR), count);
  ck_assert_uint_eq(siap_findings_total(findings, SIAP_WARNING), 0);
  ck_assert_uint_eq(siap_findings_total(findings, SIAP_NOTE), 0);
  uint32_t line = 0;
  for (size_t i = 0; i < count; i++) {
    ck_assert_int_eq(siap_findings_severity(findings, i), SIAP_ERROR);
    ck_assert_uint_ge(siap_findings_line(findings, i), line);
    ck_assert_uint_ge(siap_findings_column(findings, i), 1);
    line = siap_findings_line(findings, i);
    ck_assert_str_eq(siap_findings_source(findings, i), "bad.xml");
    ck_assert_int_eq(siap_findings_code(findings, i)[0], 'E');
    ck_assert_uint_eq(strlen(siap_findings_code(findings, i)), 4);
    ck_assert_uint_le(strlen(siap_findings_text(findings, i)), 512);
    ck_assert_ptr_null(strchr(siap_findings_text(findings, i), '\n'));
    ck_assert_ptr_null(strchr(siap_findings_hint(findings, i), '\n'));
    ck_assert_str_eq(siap_findings_path(findings, i), ""); /* a file of lines */
  }
  ck_assert(api_has_code(findings, "E122"));
  ck_assert(api_has_code(findings, "E200"));
  ck_assert(api_has_code(findings, "E201"));
  ck_assert(api_has_code(findings, "E220"));
  siap_findings_unref(findings);
}
END_TEST

START_TEST(a_finding_is_written_as_programs_show_it)
{
  siap_findings *findings = api_findings();
  char *text = NULL;
  char head[200];
  read_faulty("bad.xml", findings);
  ck_assert_int_eq(siap_findings_format(findings, 0, &text), SIAP_OK);
  snprintf(head, sizeof head, "bad.xml:%u: error %s: %s\n", siap_findings_line(findings, 0),
           siap_findings_code(findings, 0), siap_findings_text(findings, 0));
  ck_assert_msg(strncmp(text, head, strlen(head)) == 0, "%s", text);
  ck_assert_ptr_nonnull(strstr(text, siap_findings_hint(findings, 0)));
  ck_assert_int_eq(text[strlen(text) - 1], '\n');
  siap_free(text);
  siap_findings_unref(findings);
}
END_TEST

START_TEST(a_finding_names_the_agency_that_must_act)
{
  static const char rubric_text[] =
      "<rubric xmlns=\"urn:siap:rubric:1\" agency=\"id.x\" id=\"r\" version=\"1\" edition=\"2026\" "
      "languages=\"en\" fallback=\"en\" status=\"ours\"><label xml:lang=\"en\">R</label>"
      "<scale id=\"s\" min=\"0\" max=\"4\"/><item id=\"a\" scale=\"s\" holder=\"bappeda\">"
      "<label xml:lang=\"en\">A</label><evidence kind=\"decree\"/></item><item id=\"b\" scale=\"s\"><label xml:lang=\"en\">B</label>"
      "<evidence kind=\"decree\"/></item><index id=\"x\" method=\"mean\"><label xml:lang=\"en\">X</label>"
      "<item ref=\"a\"/><item ref=\"b\"/></index></rubric>";
  static const char evidence_text[] =
      "<evidence xmlns=\"urn:siap:evidence:1\" rubric=\"r\"><region name=\"R\">"
      "<document id=\"d\" title=\"D\"/><answer item=\"a\" level=\"1\"/>"
      "<answer item=\"b\" level=\"2\"/></region></evidence>";
  siap_findings *findings = api_findings();
  siap_rubric *rubric = NULL;
  siap_evidence *evidence = NULL;
  siap_plan *plan = NULL;
  char *text = NULL;
  ck_assert_int_eq(siap_rubric_read(rubric_text, sizeof rubric_text - 1, "r.xml", NULL, &rubric, findings), SIAP_OK);
  ck_assert_int_eq(siap_evidence_read(evidence_text, sizeof evidence_text - 1, "e.xml", NULL, NULL, &evidence, findings), SIAP_OK);
  ck_assert_int_eq(siap_plan_choose(rubric, evidence, 0, NULL, &plan, findings), SIAP_OK);
  ck_assert_int_eq(siap_check(plan, evidence, 0, findings), SIAP_OK);
  ck_assert_uint_eq(siap_findings_count(findings), 2);
  ck_assert_str_eq(siap_findings_holder(findings, 0), "bappeda");
  ck_assert_str_eq(siap_findings_holder(findings, 1), "");
  ck_assert_ptr_null(siap_findings_holder(findings, 2));
  ck_assert_int_eq(siap_findings_format(findings, 0, &text), SIAP_OK);
  ck_assert_ptr_nonnull(strstr(text, "\n  bappeda: Cite the document"));
  siap_free(text);
  ck_assert_int_eq(siap_findings_format(findings, 1, &text), SIAP_OK);
  ck_assert_ptr_nonnull(strstr(text, "\n  Cite the document"));
  siap_free(text);
  siap_plan_unref(plan);
  siap_evidence_unref(evidence);
  siap_rubric_unref(rubric);
  siap_findings_unref(findings);
}
END_TEST

START_TEST(both_languages_say_the_same_codes)
{
  siap_findings *en = NULL, *id = NULL, *none = NULL;
  ck_assert_int_eq(siap_findings_new("en", 0, &en), SIAP_OK);
  ck_assert_int_eq(siap_findings_new("id", 0, &id), SIAP_OK);
  ck_assert_int_eq(siap_findings_new(NULL, 0, &none), SIAP_OK);
  read_faulty("bad.xml", en);
  read_faulty("bad.xml", id);
  read_faulty("bad.xml", none);
  ck_assert_uint_eq(siap_findings_count(en), siap_findings_count(id));
  for (size_t i = 0; i < siap_findings_count(en); i++) {
    ck_assert_str_eq(siap_findings_code(en, i), siap_findings_code(id, i));
    ck_assert_uint_eq(siap_findings_line(en, i), siap_findings_line(id, i));
    ck_assert_str_ne(siap_findings_text(en, i), siap_findings_text(id, i));
    ck_assert_str_eq(siap_findings_text(en, i), siap_findings_text(none, i));
  }
  siap_findings_unref(en);
  siap_findings_unref(id);
  siap_findings_unref(none);
}
END_TEST

START_TEST(later_ones_are_counted_only)
{
  siap_findings *all = api_findings(), *few = NULL;
  ck_assert_int_eq(siap_findings_new("en", 2, &few), SIAP_OK);
  read_faulty("bad.xml", all);
  ck_assert_int_eq(read_faulty("bad.xml", few), SIAP_ERR_RULE);
  ck_assert_uint_eq(siap_findings_count(few), 2);
  ck_assert_uint_eq(siap_findings_total(few, SIAP_ERROR), siap_findings_total(all, SIAP_ERROR));
  siap_findings_unref(all);
  siap_findings_unref(few);
}
END_TEST

START_TEST(a_cleared_list_is_as_new)
{
  siap_findings *findings = api_findings();
  read_faulty("bad.xml", findings);
  size_t count = siap_findings_count(findings);
  siap_findings_clear(findings);
  ck_assert_uint_eq(siap_findings_count(findings), 0);
  ck_assert_uint_eq(siap_findings_total(findings, SIAP_ERROR), 0);
  ck_assert_ptr_null(siap_findings_text(findings, 0));
  read_faulty(NULL, findings);
  ck_assert_uint_eq(siap_findings_count(findings), count);
  ck_assert_str_eq(siap_findings_source(findings, 0), "");
  siap_findings_unref(findings);
}
END_TEST

START_TEST(several_inputs_stay_together)
{
  siap_findings *findings = api_findings();
  read_faulty("one.xml", findings);
  size_t each = siap_findings_count(findings);
  read_faulty("two.xml", findings);
  siap_findings_sort(findings);
  for (size_t i = 0; i < 2 * each; i++)
    ck_assert_str_eq(siap_findings_source(findings, i), i < each ? "one.xml" : "two.xml");
  siap_findings_unref(findings);
}
END_TEST

/* Words of the input must not steer a terminal. */
START_TEST(words_of_the_input_are_escaped)
{
  static const char sly[] = "<rubric xmlns=\"urn:siap:rubric:1\" agency=\"\xE2\x80\xAE" "evil\xC2\x9B\" id=\"\xE2\x80\x8Bx\"/>";
  siap_findings *findings = api_findings();
  siap_rubric *rubric = NULL;
  ck_assert_int_eq(siap_rubric_read(sly, sizeof sly - 1, "sly\x1B[31m.xml", NULL, &rubric, findings),
                   SIAP_ERR_RULE);
  ck_assert_uint_gt(siap_findings_count(findings), 0);
  for (size_t i = 0; i < siap_findings_count(findings); i++) {
    char *text = NULL;
    ck_assert_int_eq(siap_findings_format(findings, i, &text), SIAP_OK);
    for (const char *c = text; *c; c++)
      ck_assert_msg(*c == '\n' || (unsigned char)*c >= 0x20, "control character in %s", text);
    ck_assert_ptr_null(strstr(text, "\xE2\x80\xAE"));
    ck_assert_ptr_null(strstr(text, "\xE2\x80\x8B"));
    ck_assert_ptr_null(strstr(text, "\xC2\x9B"));
    siap_free(text);
  }
  siap_findings_unref(findings);
}
END_TEST

START_TEST(without_a_list_the_status_is_the_same)
{
  siap_findings *findings = api_findings();
  ck_assert_int_eq(read_faulty("bad.xml", NULL), read_faulty("bad.xml", findings));
  siap_findings_unref(findings);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("findings");
  TCase *tests = tcase_create("findings");
  suite_add_tcase(suite, tests);
  tcase_add_test(tests, every_fault_comes_in_file_order);
  tcase_add_test(tests, a_finding_is_written_as_programs_show_it);
  tcase_add_test(tests, a_finding_names_the_agency_that_must_act);
  tcase_add_test(tests, both_languages_say_the_same_codes);
  tcase_add_test(tests, later_ones_are_counted_only);
  tcase_add_test(tests, a_cleared_list_is_as_new);
  tcase_add_test(tests, several_inputs_stay_together);
  tcase_add_test(tests, words_of_the_input_are_escaped);
  tcase_add_test(tests, without_a_list_the_status_is_the_same);
  return unit_main(suite);
}
