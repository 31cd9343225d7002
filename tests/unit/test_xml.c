/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XML: the way in, the scan, the tree, and every refusal with its code and place. */
#include "readers/door.h"
#include "readers/xml.h"
#include "readers/xml_scan.h"
#include "services/limits.h"

#include "unit_main.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define NS "urn:siap:test"
#define OPEN "<r xmlns=\"" NS "\">"

static siap_i_arena arena;
static siap_findings *findings;
static siap_i_element *root;
static siap_limits limits;

static void set_up(void) {
  arena = (siap_i_arena){0};
  root = NULL;
  ck_assert_int_eq(siap_findings_new("en", 0, &findings), SIAP_OK);
  ck_assert_int_eq(siap_i_limits_fill(NULL, 0, &limits), SIAP_OK);
}

static void tear_down(void) {
  siap_i_arena_release(&arena);
  siap_findings_unref(findings);
}

/* From a copy of exactly that length, so that a byte read beyond it is noticed. */
static siap_status read_bytes(const char *bytes, size_t length) {
  char *exact = siap_i_alloc(length, 1);
  ck_assert_ptr_nonnull(exact);
  memcpy(exact, bytes, length);
  siap_i_arena_release(&arena);
  siap_findings_clear(findings);
  root = (siap_i_element *)&arena;
  siap_status status =
    siap_i_xml_read(exact, length, "t.xml", &limits, NS, "r", &arena, &arena, &root, findings);
  siap_i_release(exact);
  ck_assert_msg((status == SIAP_OK) == (root != NULL), "tree and status disagree");
  ck_assert_msg((status == SIAP_OK) == (siap_findings_count(findings) == 0),
                "findings and status disagree: %d", (int)status);
  return status;
}

static siap_i_element *accept(const char *text) {
  siap_status status = read_bytes(text, strlen(text));
  ck_assert_msg(status == SIAP_OK, "%s: %s", text, siap_findings_text(findings, 0));
  return root;
}

static void refuse_bytes(const char *bytes, size_t length, siap_status status, const char *code,
                         uint32_t line, uint32_t column) {
  siap_status got = read_bytes(bytes, length);
  const char *got_code = siap_findings_code(findings, 0);
  ck_assert_msg(got == status, "%.200s: %s, not %s", bytes, siap_status_name(got),
                siap_status_name(status));
  ck_assert_msg(strcmp(got_code, code) == 0, "%.200s: %s (%s), not %s", bytes, got_code,
                siap_findings_text(findings, 0), code);
  ck_assert_msg(siap_findings_line(findings, 0) == line &&
                  siap_findings_column(findings, 0) == column,
                "%.200s: %s at %u:%u, not %u:%u", bytes, code, siap_findings_line(findings, 0),
                siap_findings_column(findings, 0), line, column);
}

static void refuse(const char *text, siap_status status, const char *code, uint32_t line,
                   uint32_t column) {
  refuse_bytes(text, strlen(text), status, code, line, column);
}

START_TEST(tree_has_names_values_text_and_places) {
  siap_i_element *r = accept("<?xml version=\"1.0\" encoding='utf-8'?>\n<!-- c <x> -->\n"
                             "<r xmlns='" NS "' id=\"a\"\n   b='2'>\n  one<c/>two<d  >x</d>\n"
                             "<?pi <y>?>three</r>\n<!-- end -->\n");
  ck_assert_str_eq(r->name, "r");
  ck_assert_uint_eq(r->line, 3);
  ck_assert_uint_eq(r->column, 1);
  ck_assert_uint_eq(r->attribute_count, 2);
  ck_assert_str_eq(r->attributes[0].name, "id");
  ck_assert_str_eq(r->attributes[0].value, "a");
  ck_assert_str_eq(r->attributes[1].name, "b");
  ck_assert_str_eq(r->attributes[1].value, "2");
  ck_assert_str_eq(r->text, "\n  onetwothree");
  ck_assert_uint_eq(r->blank, 0);
  ck_assert_ptr_null(r->next);
  siap_i_element *c = r->child;
  ck_assert_str_eq(c->name, "c");
  ck_assert_str_eq(c->text, "");
  ck_assert_uint_eq(c->blank, 1);
  ck_assert(c->line == 5 && c->column == 6 && c->attribute_count == 0 && !c->child);
  ck_assert_str_eq(c->next->name, "d");
  ck_assert_str_eq(c->next->text, "x");
  ck_assert(c->next->line == 5 && c->next->column == 13 && !c->next->next);
}
END_TEST

START_TEST(foreign_namespaces_show_in_names) {
  siap_i_element *r = accept("<s:r xmlns:s='" NS "' xmlns:o='urn:o' xml:lang='id' o:k='1' s:k='2'>"
                             "<s:a/><o:b/><c/><d xmlns='" NS "'/></s:r>");
  ck_assert_str_eq(r->name, "r");
  ck_assert_str_eq(r->attributes[0].name, "xml:lang");
  ck_assert_str_eq(r->attributes[1].name, "o:k");
  ck_assert_str_eq(r->attributes[2].name, "s:k");
  ck_assert_str_eq(r->child->name, "a");
  ck_assert_str_eq(r->child->next->name, "{urn:o}b");
  ck_assert_str_eq(r->child->next->next->name, "{}c");
  ck_assert_str_eq(r->child->next->next->next->name, "d");
}
END_TEST

START_TEST(references_are_decoded_once) {
  siap_i_element *r =
    accept("<r xmlns='" NS "' a='R&amp;D' b='&lt;&gt;&quot;&apos;' c='&amp;lt;' d='&#38;#38;'"
           " e='&amp;#38;' f='&#x26;amp;&amp;' g='&#xE9;&#10;x' h='a\tb\nc' i=''>"
           "R&amp;D &lt;&#38;amp; <![CDATA[<&amp;>]]>&#xE9;</r>");
  static const char *const values[] = {"R&D", "<>\"'", "&lt;", "&#38;", "&#38;", "&amp;&",
                                       "\xC3\xA9\nx", "a b c", ""};
  for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
    ck_assert_str_eq(r->attributes[i].value, values[i]);
  }
  ck_assert_str_eq(r->text, "R&D <&amp; <&amp;>\xC3\xA9");
}
END_TEST

START_TEST(line_ends_and_byte_order_mark_are_taken) {
  siap_i_element *r = accept("\xEF\xBB\xBF<?xml version=\"1.0\"?>\r\n" OPEN
                            "\r\n  <a>x\r\ny</a>\r\n</r>");
  ck_assert(r->line == 2 && r->column == 1);
  ck_assert(r->child->line == 3 && r->child->column == 3);
  ck_assert_str_eq(r->child->text, "x\ny");
  ck_assert_str_eq(r->text, "");
  ck_assert_uint_eq(r->blank, 1);
  r = accept("\xEF\xBB\xBF" OPEN "</r>");
  ck_assert(r->line == 1 && r->column == 1);
  accept("<?xml version='1.0' encoding='US-ASCII' standalone='yes'?>" OPEN "</r>");
}
END_TEST

START_TEST(places_are_right_beyond_line_65535) {
  static char text[400000];
  /* A text of more than 65 536 bytes is refused: a comment is none. */
  int n = snprintf(text, sizeof text, OPEN "<!--");
  memset(text + n, '\n', 70000);
  snprintf(text + n + 70000, 100, "-->\n <a\n\n b='1'/><c></c></r>");
  siap_i_element *r = accept(text);
  ck_assert(r->child->line == 70002 && r->child->column == 2);
  ck_assert(r->child->next->line == 70004 && r->child->next->column == 9);
  snprintf(text + n + 70000, 100, "-->\n <a>\n </b></r>");
  refuse(text, SIAP_ERR_SYNTAX, "E131", 70003, 2);
}
END_TEST

START_TEST(greater_and_quotes_in_values_do_not_mislead) {
  siap_i_element *r =
    accept(OPEN "<a x='>' y=\"/>'\"/><b z='\"'><c xmlnsx='1'/></b><!-- <d> --><![CDATA[<e>]]>"
                "<?p <f>?><g/></r>");
  ck_assert_str_eq(r->child->attributes[0].value, ">");
  ck_assert_str_eq(r->child->next->child->name, "c");
  ck_assert_str_eq(r->child->next->next->name, "g");
}
END_TEST

START_TEST(declarations_are_refused) {
  refuse("<!DOCTYPE r><r xmlns='" NS "'/>", SIAP_ERR_SYNTAX, "E139", 1, 1);
  refuse("<?xml version='1.0'?>\n <!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
         "<r>&x;</r>", SIAP_ERR_SYNTAX, "E139", 2, 2);
  refuse("<!DOCTYPE r SYSTEM 'http://127.0.0.1/x.dtd'><r/>", SIAP_ERR_SYNTAX, "E139", 1, 1);
  refuse(OPEN "<!ENTITY a 'b'></r>", SIAP_ERR_SYNTAX, "E139", 1, 26);
  refuse(OPEN "<!doctype r></r>", SIAP_ERR_SYNTAX, "E139", 1, 26);
  refuse(OPEN "<![INCLUDE[]]></r>", SIAP_ERR_SYNTAX, "E139", 1, 26);
}
END_TEST

START_TEST(declared_versions_and_encodings_are_few) {
  refuse("<?xml version='1.1'?>" OPEN "</r>", SIAP_ERR_SYNTAX, "E141", 1, 1);
  refuse("<?xml version='2.0'?>" OPEN "</r>", SIAP_ERR_SYNTAX, "E141", 1, 1);
  refuse("<?xml encoding='UTF-8'?>" OPEN "</r>", SIAP_ERR_SYNTAX, "E140", 1, 1);
  refuse("<?xml version='1.0' encoding='UTF-7'?>" OPEN "</r>", SIAP_ERR_SYNTAX, "E142", 1, 1);
  refuse("<?xml version='1.0' encoding='ISO-8859-1'?>" OPEN "</r>", SIAP_ERR_SYNTAX, "E142", 1, 1);
  refuse("<?xml version='1.0' encoding='UTF-16'?>" OPEN "</r>", SIAP_ERR_SYNTAX, "E142", 1, 1);
  refuse("<?xml version='1.0' other='x'?>" OPEN "</r>", SIAP_ERR_SYNTAX, "E140", 1, 1);
  refuse("<?xml version=1.0?>" OPEN "</r>", SIAP_ERR_SYNTAX, "E140", 1, 1);
  refuse("<?xml version='1.0'", SIAP_ERR_SYNTAX, "E140", 1, 1);
  refuse("\n<?xml version='1.0'?>" OPEN "</r>", SIAP_ERR_SYNTAX, "E144", 2, 1);
  char text[600];
  snprintf(text, sizeof text, "<?xml version='1.0'%300s?>" OPEN "</r>", "");
  refuse(text, SIAP_ERR_SYNTAX, "E140", 1, 1);
  refuse("<?xml version='1.0' encoding='US-ASCII'?>" OPEN "\xC3\xA9</r>",
         SIAP_ERR_SYNTAX, "E149", 1,
         67);
}
END_TEST

START_TEST(other_bytes_are_refused) {
  refuse_bytes("\x1F\x8B\x08\0\0", 5, SIAP_ERR_SYNTAX, "E107", 0, 0);
  refuse_bytes("\xFD" "7zXZ\0", 6, SIAP_ERR_SYNTAX, "E107", 0, 0);
  refuse_bytes("PK\3\4\x14\0", 6, SIAP_ERR_SYNTAX, "E107", 0, 0);
  refuse_bytes("\xFF\xFE<\0r\0", 6, SIAP_ERR_SYNTAX, "E108", 0, 0);
  refuse_bytes("\xFE\xFF\0<\0r", 6, SIAP_ERR_SYNTAX, "E108", 0, 0);
  refuse_bytes("<\0r\0", 4, SIAP_ERR_SYNTAX, "E108", 0, 0);
  refuse_bytes("\0<\0r", 4, SIAP_ERR_SYNTAX, "E108", 0, 0);
  refuse_bytes("\xFF\xFE\0\0<\0\0\0", 8, SIAP_ERR_SYNTAX, "E108", 0, 0);
  ck_assert_str_eq(siap_findings_text(findings, 0), "the text is encoded in UTF-32, not in UTF-8");
  refuse_bytes(OPEN "\n</r>\0<evil/>", 25 + 5 + 1 + 7 + 1, SIAP_ERR_SYNTAX, "E106", 2, 5);
  refuse(OPEN "\n \xC0\xAF</r>", SIAP_ERR_SYNTAX, "E109", 2, 2);
  refuse(OPEN "\xED\xA0\x80</r>", SIAP_ERR_SYNTAX, "E109", 1, 26);
  refuse(OPEN "</r>\xC3", SIAP_ERR_SYNTAX, "E109", 1, 30);
  refuse("", SIAP_ERR_SYNTAX, "E143", 1, 1);
  refuse("\xEF\xBB\xBF", SIAP_ERR_SYNTAX, "E143", 1, 1);
  refuse("{\"a\": 1}\n", SIAP_ERR_SYNTAX, "E143", 1, 1);
  refuse("<!-- only -->", SIAP_ERR_SYNTAX, "E143", 1, 1);
}
END_TEST

START_TEST(limits_are_kept) {
  static char text[300000];
  int n = snprintf(text, sizeof text, OPEN "<a");
  for (int i = 0; i < 300; i++) {
    n += snprintf(text + n, 40, " a%d='%d'", i, i);
  }
  snprintf(text + n, 40, "/></r>");
  refuse(text, SIAP_ERR_LIMIT, "E113", 1, 26);
  n = snprintf(text, sizeof text, "<r xmlns='" NS "'");
  for (int i = 0; i < 16; i++) {
    n += snprintf(text + n, 40, " xmlns:a%d = 'urn:%d'", i, i);
  }
  snprintf(text + n, 40, "/>");
  refuse(text, SIAP_ERR_LIMIT, "E115", 1, 1);
  n = snprintf(text, sizeof text, OPEN);
  for (int i = 0; i < 63; i++) {
    n += snprintf(text + n, 40, "<n>");
  }
  for (int i = 0; i < 63; i++) {
    n += snprintf(text + n, 40, "</n>");
  }
  snprintf(text + n, 40, "</r>");
  accept(text);
  limits.depth = 63;
  refuse(text, SIAP_ERR_LIMIT, "E111", 1, 26 + 62 * 3);
  limits.depth = 64;
  limits.elements = 63;
  refuse(text, SIAP_ERR_LIMIT, "E112", 1, 26 + 62 * 3);
  limits.elements = 1000;
  limits.bytes = 10;
  refuse(text, SIAP_ERR_LIMIT, "E105", 0, 0);
  limits.bytes = 1000000;
  n = snprintf(text, sizeof text, OPEN "<a>");
  memset(text + n, 'x', 65536);
  snprintf(text + n + 65536, 40, "</a></r>");
  accept(text);
  snprintf(text + n + 65536, 40, "x</a></r>");
  refuse(text, SIAP_ERR_LIMIT, "E114", 1, 26);
  n = snprintf(text, sizeof text, OPEN "<a b='");
  memset(text + n, 'x', 70000);
  snprintf(text + n + 70000, 40, "'/></r>");
  refuse(text, SIAP_ERR_LIMIT, "E114", 1, 26);
  n = snprintf(text, sizeof text, OPEN "<a ");
  memset(text + n, 'x', 70000);
  snprintf(text + n + 70000, 40, "='1'/></r>");
  refuse(text, SIAP_ERR_LIMIT, "E114", 1, 26);
  limits.depth = 100000;
  n = 0;
  for (int i = 0; i < 50000; i++) {
    n += snprintf(text + n, 40, "<r>");
  }
  refuse(text, SIAP_ERR_LIMIT, "E111", 1, 769);
}
END_TEST

/* What stands between children is layout: a long list of them is no long text. */
START_TEST(blanks_between_children_do_not_count_as_text) {
  char text[20000];
  int n = snprintf(text, sizeof text, OPEN);
  limits.text = 64;
  for (int i = 0; i < 100; i++) {
    n += snprintf(text + n, 40, "\n    <a/>\t\r\n");
  }
  snprintf(text + n, 40, "</r>");
  ck_assert_uint_eq(accept(text)->blank, 1);
  snprintf(text + n, 100, "%065d</r>", 0);
  refuse(text, SIAP_ERR_LIMIT, "E114", 1, 1);
  snprintf(text, sizeof text, OPEN "%65s</r>", "");
  refuse(text, SIAP_ERR_LIMIT, "E114", 1, 1);
}
END_TEST

START_TEST(malformed_text_is_refused_at_its_place) {
  refuse(OPEN "\n <a>\n  <b>\n </a></r>", SIAP_ERR_SYNTAX, "E131", 4, 2);
  ck_assert_str_eq(siap_findings_text(findings, 0),
                   "</a> stands where <b> of line 3 must be closed");
  refuse(OPEN "<a></b ></r>", SIAP_ERR_SYNTAX, "E131", 1, 29);
  refuse(OPEN "\nx &foo; y</r>", SIAP_ERR_SYNTAX, "E133", 2, 3);
  ck_assert_str_eq(siap_findings_text(findings, 0), "the entity &foo; is not defined");
  refuse(OPEN "<a b='&nbsp;'/></r>", SIAP_ERR_SYNTAX, "E133", 1, 32);
  refuse(OPEN "\nR & D</r>", SIAP_ERR_SYNTAX, "E137", 2, 3);
  refuse(OPEN "\nR&D</r>", SIAP_ERR_SYNTAX, "E137", 2, 2);
  refuse(OPEN "<a b='R & D'/></r>", SIAP_ERR_SYNTAX, "E137", 1, 34);
  refuse(OPEN "\na\x1B</r>", SIAP_ERR_SYNTAX, "E134", 2, 2);
  ck_assert_str_eq(siap_findings_text(findings, 0), "XML does not allow the character U+001B");
  refuse(OPEN "<a b='\x01'/></r>", SIAP_ERR_SYNTAX, "E134", 1, 32);
  refuse(OPEN "a\xEF\xBF\xBE</r>", SIAP_ERR_SYNTAX, "E134", 1, 27);
  refuse(OPEN "a &#27;</r>", SIAP_ERR_SYNTAX, "E134", 1, 28);
  ck_assert_str_eq(siap_findings_text(findings, 0), "XML does not allow the character U+001B");
  refuse(OPEN "\n <a b='1' b='2'/></r>", SIAP_ERR_SYNTAX, "E135", 2, 2);
  ck_assert_str_eq(siap_findings_text(findings, 0),
                   "the attribute \"b\" appears twice in one element");
  refuse(OPEN "<a xmlns:p='urn:x' xmlns:q='urn:x' p:b='1' q:b='2'/></r>",
         SIAP_ERR_SYNTAX, "E135", 1,
         26);
  refuse(OPEN "\n<p:a/></r>", SIAP_ERR_SYNTAX, "E136", 2, 1);
  ck_assert_str_eq(siap_findings_text(findings, 0), "the namespace prefix \"p\" is not declared");
  refuse(OPEN "<a p:b='1'/></r>", SIAP_ERR_SYNTAX, "E136", 1, 26);
  refuse(OPEN "<a b=1/></r>", SIAP_ERR_SYNTAX, "E147", 1, 26);
  refuse(OPEN "<a b/></r>", SIAP_ERR_SYNTAX, "E147", 1, 26);
  refuse(OPEN "<a b='x<y'/></r>", SIAP_ERR_SYNTAX, "E147", 1, 26);
  refuse(OPEN "\n<a b=\"x><c d=\"y\"/></r>", SIAP_ERR_SYNTAX, "E147", 2, 1);
  refuse(OPEN "</r>x", SIAP_ERR_SYNTAX, "E138", 1, 30);
  refuse(OPEN "</r>\n<r/>", SIAP_ERR_SYNTAX, "E138", 2, 1);
  refuse(OPEN "</r>\n<![CDATA[x]]>", SIAP_ERR_SYNTAX, "E138", 2, 1);
  refuse(OPEN "]]></r>", SIAP_ERR_SYNTAX, "E130", 1, 26);
  refuse(OPEN "< a/></r>", SIAP_ERR_SYNTAX, "E130", 1, 27);
  refuse("x" OPEN "</r>", SIAP_ERR_SYNTAX, "E130", 1, 1);
  refuse(OPEN "<!-- a -- b --></r>", SIAP_ERR_SYNTAX, "E130", 1, 33);
}
END_TEST

START_TEST(early_ends_are_told_with_the_open_element) {
  refuse(OPEN "\n<a>\n<b></b>", SIAP_ERR_SYNTAX, "E132", 3, 8);
  ck_assert_str_eq(siap_findings_text(findings, 0),
                   "the document ends before <a> of line 2 is closed");
  refuse("<r xmlns='" NS "'", SIAP_ERR_SYNTAX, "E148", 1, 25);
  refuse(OPEN "</r><!-- x", SIAP_ERR_SYNTAX, "E148", 1, 36);
}
END_TEST

START_TEST(other_roots_are_refused) {
  refuse("\n<other xmlns='" NS "'/>", SIAP_ERR_RULE, "E145", 2, 1);
  refuse("<r xmlns='urn:else'/>", SIAP_ERR_RULE, "E146", 1, 1);
  ck_assert_str_eq(siap_findings_text(findings, 0),
                   "the root element <r> is in the namespace \"urn:else\", not \"" NS "\"");
  refuse("<r/>", SIAP_ERR_RULE, "E146", 1, 1);
  refuse("<svg xmlns='http://www.w3.org/2000/svg'><g/></svg>", SIAP_ERR_RULE, "E145", 1, 1);
}
END_TEST

START_TEST(document_cut_anywhere_is_refused) {
  static const char text[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- c -->\n" OPEN "\n <a b='1' c=\"R&amp;D\">t\xC3\xA9"
    "<![CDATA[x]]><d/></a>\n<?pi?></r>";
  accept(text);
  for (size_t n = 0; n + 1 < sizeof text; n++) {
    siap_status status = read_bytes(text, n);
    ck_assert_msg(status == SIAP_ERR_SYNTAX, "cut at %zu: %d", n, (int)status);
    ck_assert_msg(siap_findings_count(findings) == 1, "cut at %zu", n);
    ck_assert_msg(strcmp(siap_findings_code(findings, 0), "E119") != 0, "cut at %zu", n);
  }
}
END_TEST

START_TEST(harmless_extras_are_inert) {
  accept("<?xml version='1.0'?><?xml-stylesheet href='http://127.0.0.1/x.xsl'?>"
         "<?oasis-xml-catalog catalog='http://127.0.0.1/c'?>" OPEN
         "<x:include xmlns:x='http://www.w3.org/2001/XInclude' href='/etc/passwd' parse='text'/>"
         "\xC2\x9B\xE2\x80\xAE</r>");
  ck_assert_str_eq(root->child->name, "{http://www.w3.org/2001/XInclude}include");
  ck_assert_str_eq(root->child->text, "");
}
END_TEST

START_TEST(many_faults_take_no_time) {
  static char text[2000100];
  size_t n = (size_t)snprintf(text, sizeof text, OPEN);
  size_t most = unit_many(2000000);
  while (n < most) {
    text[n] = n % 2 ? '&' : ' ';
    n++;
  }
  memcpy(text + n, "</r>", 5);
  limits.text = 4000000;
  siap_status status = read_bytes(text, strlen(text));
  ck_assert_int_eq(status, SIAP_ERR_SYNTAX);
  ck_assert_uint_eq(siap_findings_count(findings), 1);
}
END_TEST

START_TEST(scan_gives_every_start_tag) {
  static const char text[] = "<a>\n <b\n/><!--<x>--><c d='<'/>";
  static const char good[] = "<a>\n <b\n/><!--<x>--><c d='>'/></a>";
  siap_i_xml_places places = {0};
  ck_assert_int_eq(siap_i_xml_scan(good, strlen(good), "t", &limits, &places, findings), SIAP_OK);
  ck_assert_uint_eq(places.count, 3);
  ck_assert(places.at[0].line == 1 && places.at[0].column == 1);
  ck_assert(places.at[1].line == 2 && places.at[1].column == 2);
  ck_assert(places.at[2].line == 3 && places.at[2].column == 13);
  siap_i_release(places.at);
  places = (siap_i_xml_places){0};
  /* Broken markup is for the parser to name. */
  ck_assert_int_eq(siap_i_xml_scan(text, strlen(text), "t", &limits, &places, findings), SIAP_OK);
  siap_i_release(places.at);
}
END_TEST

START_TEST(null_findings_are_taken) {
  static const char text[] = "<r";
  ck_assert_int_eq(siap_i_xml_read(text, 2, NULL, &limits, NS, "r", &arena, &arena, &root, NULL),
                   SIAP_ERR_SYNTAX);
  ck_assert_ptr_null(root);
}
END_TEST

START_TEST(files_are_read_under_the_cap) {
  char name[] = "/tmp/siap-test-XXXXXX", *bytes = NULL;
  size_t length = 0;
  int file = mkstemp(name);
  ck_assert_int_ge(file, 0);
  ck_assert_int_eq((int)write(file, "Bandung", 7), 7);
  close(file);
  ck_assert_int_eq(siap_i_door_open(name, &limits, &bytes, &length, findings), SIAP_OK);
  ck_assert_uint_eq(length, 7);
  ck_assert_str_eq(bytes, "Bandung");
  siap_i_release(bytes);
  limits.bytes = 7;
  ck_assert_int_eq(siap_i_door_open(name, &limits, &bytes, &length, findings), SIAP_OK);
  siap_i_release(bytes);
  limits.bytes = 6;
  ck_assert_int_eq(siap_i_door_open(name, &limits, &bytes, &length, findings), SIAP_ERR_LIMIT);
  ck_assert(bytes == NULL && length == 0);
  unlink(name);
  ck_assert_int_eq(siap_i_door_open(name, &limits, &bytes, &length, findings), SIAP_ERR_IO);
  ck_assert_int_eq(siap_i_door_open("/dev/zero", &limits, &bytes, &length, findings), SIAP_ERR_IO);
  ck_assert_int_eq(siap_i_door_open("/tmp", &limits, &bytes, &length, findings), SIAP_ERR_IO);
  static const char *const codes[] = {"E105", "E101", "E103", "E103"};
  for (size_t i = 0; i < 4; i++) {
    ck_assert_str_eq(siap_findings_code(findings, i), codes[i]);
  }
}
END_TEST

int main(void) {
  Suite *suite = suite_create("xml");
  TCase *all = tcase_create("all");
  tcase_add_checked_fixture(all, set_up, tear_down);
  tcase_add_test(all, tree_has_names_values_text_and_places);
  tcase_add_test(all, foreign_namespaces_show_in_names);
  tcase_add_test(all, references_are_decoded_once);
  tcase_add_test(all, line_ends_and_byte_order_mark_are_taken);
  tcase_add_test(all, places_are_right_beyond_line_65535);
  tcase_add_test(all, greater_and_quotes_in_values_do_not_mislead);
  tcase_add_test(all, declarations_are_refused);
  tcase_add_test(all, declared_versions_and_encodings_are_few);
  tcase_add_test(all, other_bytes_are_refused);
  tcase_add_test(all, limits_are_kept);
  tcase_add_test(all, blanks_between_children_do_not_count_as_text);
  tcase_add_test(all, malformed_text_is_refused_at_its_place);
  tcase_add_test(all, early_ends_are_told_with_the_open_element);
  tcase_add_test(all, other_roots_are_refused);
  tcase_add_test(all, document_cut_anywhere_is_refused);
  tcase_add_test(all, harmless_extras_are_inert);
  tcase_add_test(all, many_faults_take_no_time);
  tcase_add_test(all, scan_gives_every_start_tag);
  tcase_add_test(all, null_findings_are_taken);
  tcase_add_test(all, files_are_read_under_the_cap);
  tcase_set_timeout(all, 60);
  suite_add_tcase(suite, all);
  return unit_main(suite);
}
