/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Seals: what they hold, what verifying notices, and what a hostile one does. */
#include "api.h"

#define RUBRIC                                                                                     \
  "<rubric xmlns=\"urn:siap:rubric:1\" agency=\"id.example\" id=\"r\" version=\"1\" edition=\"1\" "  \
  "languages=\"en\" fallback=\"en\" status=\"ours\"><label xml:lang=\"en\">R</label>"                \
  "<scale id=\"s\" min=\"0\" max=\"5\"/><item id=\"a\" scale=\"s\"><label xml:lang=\"en\">A</label>" \
  "</item><index id=\"t\" method=\"mean\" places=\"2\"><label xml:lang=\"en\">T</label>"            \
  "<item ref=\"a\"/></index></rubric>"
#define EVIDENCE(level)                                                                            \
  "<evidence xmlns=\"urn:siap:evidence:1\" rubric=\"r\" stage=\"final\"><region name=\"K\" code=\"1\">" \
  "<document id=\"d\" title=\"Minutes\" href=\"../minutes.txt\"/><answer item=\"a\" level=\"" level  \
  "\"><document ref=\"d\"/></answer></region></evidence>"

struct shelf {
  const char *rubric, *evidence, *document;
  const char *asked[16];
  size_t count;
  int32_t stop;
};

static int32_t hand(void *user, const char *role, const char *name, siap_file *file)
{
  struct shelf *shelf = user;
  const char *bytes = strcmp(role, "rubric") == 0     ? shelf->rubric
                      : strcmp(role, "document") == 0 ? shelf->document
                                                      : shelf->evidence;
  ck_assert_uint_eq(file->size, sizeof *file);
  ck_assert_ptr_nonnull(name);
  shelf->asked[shelf->count++] = role;
  file->bytes = bytes;
  file->length = bytes ? strlen(bytes) : 0;
  return shelf->stop ? shelf->stop : bytes != NULL;
}

static const siap_seal_options plain = {.size = sizeof plain, .evidence = "/elsewhere/someone/e.xml"};

static char *seal_of(struct shelf *shelf, const siap_seal_options *options)
{
  char *out = NULL;
  ck_assert_int_eq(siap_seal_write(options, hand, shelf, NULL, &out, NULL, NULL), SIAP_OK);
  return out;
}

static size_t count_code(const siap_findings *findings, const char *code)
{
  size_t count = 0;
  for (size_t i = 0; i < siap_findings_count(findings); i++)
    count += strcmp(siap_findings_code(findings, i), code) == 0;
  return count;
}

START_TEST(the_same_files_give_the_same_bytes_and_no_path_of_a_machine)
{
  struct shelf shelf = {RUBRIC, EVIDENCE("3"), "words", {NULL}, 0, 0};
  char *one = seal_of(&shelf, &plain), *two = seal_of(&shelf, &plain);
  ck_assert_str_eq(one, two);
  ck_assert_ptr_null(strstr(one, "someone"));
  ck_assert_ptr_nonnull(strstr(one, "\"evidence\": \"e.xml\""));
  ck_assert_ptr_null(strstr(one, "\"date\""));
  /* printf words | sha256sum */
  ck_assert_ptr_nonnull(strstr(one, "\"name\": \"minutes.txt\", \"stated\": null, "
                                    "\"file\": \"dba36bffa5cab0f922d087a3aeb179f9"
                                    "d4e745df40b323e1b1471402848c8a3e\"")); /* sha256sum says so */
  ck_assert_str_eq(shelf.asked[0], "evidence");
  ck_assert_str_eq(shelf.asked[1], "rubric");
  ck_assert_str_eq(shelf.asked[2], "document");
  siap_free(one);
  siap_free(two);
}
END_TEST

START_TEST(every_difference_is_named_with_what_was_and_is)
{
  struct shelf shelf = {RUBRIC, EVIDENCE("3"), "words", {NULL}, 0, 0};
  siap_findings *findings = NULL;
  char *seal = seal_of(&shelf, &plain);
  ck_assert_int_eq(siap_findings_new("en", 0, &findings), SIAP_OK);
  shelf.count = 0;
  ck_assert_int_eq(siap_seal_verify(seal, strlen(seal), "s", hand, &shelf, NULL, findings), SIAP_OK);
  ck_assert_uint_eq(count_code(findings, "N570"), 1);
  siap_findings_clear(findings);
  shelf = (struct shelf){RUBRIC, EVIDENCE("4"), "other words", {NULL}, 0, 0};
  ck_assert_int_eq(siap_seal_verify(seal, strlen(seal), "s", hand, &shelf, NULL, findings),
                   SIAP_ERR_RULE);
  ck_assert_uint_eq(count_code(findings, "E562"), 1);
  ck_assert_uint_eq(count_code(findings, "E563"), 1);
  int named = 0;
  for (size_t i = 0; i < siap_findings_count(findings); i++)
    named |= strcmp(siap_findings_text(findings, i), "results[1].entries[t]: rounded was sealed as 3, "
                                                     "recomputed it is 4") == 0;
  ck_assert_int_eq(named, 1);
  siap_findings_unref(findings);
  siap_free(seal);
}
END_TEST

START_TEST(a_document_that_is_not_handed_over_is_no_difference)
{
  struct shelf shelf = {RUBRIC, EVIDENCE("3"), "words", {NULL}, 0, 0};
  char *seal = seal_of(&shelf, &plain);
  shelf = (struct shelf){RUBRIC, EVIDENCE("3"), NULL, {NULL}, 0, 0};
  ck_assert_int_eq(siap_seal_verify(seal, strlen(seal), NULL, hand, &shelf, NULL, NULL), SIAP_OK);
  siap_free(seal);
}
END_TEST

/* The reader of the others, which hands a document over in pieces of two bytes and no other file. */
static int32_t hand_pieces(void *user, const char *role, const char *name, siap_file *file)
{
  int32_t given = hand(user, role, name, file);
  ((struct shelf *)user)->count = 0;
  if (given != 1 || strcmp(role, "document") != 0)
    return given;
  ck_assert_uint_le(file->offset, file->length);
  uint64_t left = file->length - file->offset;
  file->bytes += file->offset;
  file->length = left < 2 ? left : 2;
  file->more = left >= 2; /* the last piece may be empty */
  return 1;
}

START_TEST(a_document_may_come_in_pieces)
{
  static const char *const words[] = {"", "w", "wo", "wor", "words"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    struct shelf shelf = {RUBRIC, EVIDENCE("3"), words[i], {NULL}, 0, 0};
    char *whole = seal_of(&shelf, &plain), *pieces = NULL;
    ck_assert_int_eq(siap_seal_write(&plain, hand_pieces, &shelf, NULL, &pieces, NULL, NULL), SIAP_OK);
    ck_assert_str_eq(whole, pieces);
    ck_assert_int_eq(siap_seal_verify(whole, strlen(whole), "s", hand_pieces, &shelf, NULL, NULL), SIAP_OK);
    siap_free(whole);
    siap_free(pieces);
  }
}
END_TEST

static int32_t hand_half(void *user, const char *role, const char *name, siap_file *file)
{
  int32_t given = hand(user, role, name, file);
  file->more = 1;
  return given;
}

START_TEST(what_is_read_comes_whole)
{
  struct shelf shelf = {RUBRIC, EVIDENCE("3"), NULL, {NULL}, 0, 0};
  char *out = NULL;
  ck_assert_int_eq(siap_seal_write(&plain, hand_half, &shelf, NULL, &out, NULL, NULL), SIAP_ERR_ARG);
  ck_assert_ptr_null(out);
}
END_TEST

START_TEST(any_value_that_is_forged_is_noticed)
{
  static const char *const was[] = {"\"rounded\": 3", "\"weight\": {\"t\": 1}", "\"state\": \"scored\"",
                                    "\"stage\": \"final\"", "\"label\": \"A\"", "\"level\""};
  struct shelf shelf = {RUBRIC, EVIDENCE("3"), "words", {NULL}, 0, 0};
  char *seal = seal_of(&shelf, &plain);
  for (size_t i = 0; i < sizeof was / sizeof *was; i++) {
    char *at = strstr(seal, was[i]), *end = at ? at + strlen(was[i]) - 1 : NULL;
    ck_assert_msg(at, "%s", was[i]);
    while (strchr("\"}", *end))
      end--;
    char before = *end;
    *end = before == '1' ? '2' : before == '3' ? '5' : 'x';
    shelf.count = 0;
    ck_assert_msg(siap_seal_verify(seal, strlen(seal), "", hand, &shelf, NULL, NULL) == SIAP_ERR_RULE,
                  "%s", was[i]);
    *end = before;
  }
  siap_free(seal);
}
END_TEST

START_TEST(a_newer_version_may_know_more_but_not_other_figures)
{
  struct shelf shelf = {RUBRIC, EVIDENCE("3"), "words", {NULL}, 0, 0};
  siap_findings *findings = NULL;
  char *seal = seal_of(&shelf, &plain), *coverage = strstr(seal, "\"coverage\": 1,");
  memset(coverage, ' ', strlen("\"coverage\": 1,"));
  ck_assert_int_eq(siap_findings_new("id", 0, &findings), SIAP_OK);
  shelf.count = 0;
  ck_assert_int_eq(siap_seal_verify(seal, strlen(seal), "", hand, &shelf, NULL, NULL), SIAP_ERR_RULE);
  char *engine = strstr(seal, "\"engine\": \"") + 11;
  *engine = '9'; /* that of the seal; those of results too */
  shelf.count = 0;
  ck_assert_int_eq(siap_seal_verify(seal, strlen(seal), "", hand, &shelf, NULL, findings), SIAP_OK);
  ck_assert_uint_eq(count_code(findings, "W571"), 1);
  siap_findings_unref(findings);
  siap_free(seal);
}
END_TEST

START_TEST(what_is_no_seal_is_refused)
{
  static const char *const wrong[] = {
    "{}", "[]", "{\"format\": \"siap-seal-2\"}", "{\"format\": \"siap-seal-1\"}",
    "{\"format\": \"siap-seal-1\", \"engine\": \"1\", \"options\": {\"evidence\": 3}, \"files\": [], "
    "\"documents\": [], \"results\": []}",
    "{\"format\": \"siap-seal-1\", \"engine\": \"1\", \"options\": {\"evidence\": \"e\"}, \"files\": "
    "[{\"role\": \"rubric\", \"name\": \"r\", \"sha256\": \"short\"}], \"documents\": [], \"results\": "
    "[]}"};
  struct shelf shelf = {RUBRIC, EVIDENCE("3"), "words", {NULL}, 0, 0};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
    ck_assert_int_eq(siap_seal_verify(wrong[i], strlen(wrong[i]), "", hand, &shelf, NULL, NULL),
                     SIAP_ERR_RULE);
  ck_assert_uint_eq(shelf.count, 0);
  ck_assert_int_eq(siap_seal_verify("{", 1, "", hand, &shelf, NULL, NULL), SIAP_ERR_SYNTAX);
  char *deep = malloc(100000);
  memset(deep, '[', 100000);
  ck_assert_int_eq(siap_seal_verify(deep, 100000, "", hand, &shelf, NULL, NULL), SIAP_ERR_LIMIT);
  free(deep);
}
END_TEST

START_TEST(the_reader_may_stop_or_have_nothing)
{
  struct shelf shelf = {RUBRIC, EVIDENCE("3"), "words", {NULL}, 0, -1};
  char *out = (char *)1;
  ck_assert_int_eq(siap_seal_write(&plain, hand, &shelf, NULL, &out, NULL, NULL), SIAP_ERR_STOPPED);
  ck_assert_ptr_null(out);
  shelf = (struct shelf){NULL, EVIDENCE("3"), "words", {NULL}, 0, 0};
  ck_assert_int_eq(siap_seal_write(&plain, hand, &shelf, NULL, &out, NULL, NULL), SIAP_ERR_NAME);
}
END_TEST

START_TEST(nonsense_is_refused)
{
  struct shelf shelf = {RUBRIC, EVIDENCE("3"), "words", {NULL}, 0, 0};
  siap_seal_options options = plain;
  char *out = NULL;
  ck_assert_int_eq(siap_seal_write(NULL, hand, &shelf, NULL, &out, NULL, NULL), SIAP_ERR_ARG);
  ck_assert_int_eq(siap_seal_write(&plain, NULL, &shelf, NULL, &out, NULL, NULL), SIAP_ERR_ARG);
  ck_assert_int_eq(siap_seal_write(&plain, hand, &shelf, NULL, NULL, NULL, NULL), SIAP_ERR_ARG);
  options.size = 8;
  ck_assert_int_eq(siap_seal_write(&options, hand, &shelf, NULL, &out, NULL, NULL), SIAP_ERR_ARG);
  options = plain;
  options.evidence = NULL;
  ck_assert_int_eq(siap_seal_write(&options, hand, &shelf, NULL, &out, NULL, NULL), SIAP_ERR_ARG);
  options = plain;
  options.externals = "nothing";
  ck_assert_int_eq(siap_seal_write(&options, hand, &shelf, NULL, &out, NULL, NULL), SIAP_ERR_ARG);
  options = plain;
  options.date = "yesterday";
  ck_assert_int_eq(siap_seal_write(&options, hand, &shelf, NULL, &out, NULL, NULL), SIAP_ERR_RULE);
  ck_assert_int_eq(siap_seal_verify(NULL, 0, "", hand, &shelf, NULL, NULL), SIAP_ERR_ARG);
  ck_assert_int_eq(siap_seal_verify("{}", 2, "", NULL, &shelf, NULL, NULL), SIAP_ERR_ARG);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("seal");
  TCase *tests = tcase_create("seal");
  tcase_add_test(tests, the_same_files_give_the_same_bytes_and_no_path_of_a_machine);
  tcase_add_test(tests, every_difference_is_named_with_what_was_and_is);
  tcase_add_test(tests, a_document_that_is_not_handed_over_is_no_difference);
  tcase_add_test(tests, a_document_may_come_in_pieces);
  tcase_add_test(tests, what_is_read_comes_whole);
  tcase_add_test(tests, any_value_that_is_forged_is_noticed);
  tcase_add_test(tests, a_newer_version_may_know_more_but_not_other_figures);
  tcase_add_test(tests, what_is_no_seal_is_refused);
  tcase_add_test(tests, the_reader_may_stop_or_have_nothing);
  tcase_add_test(tests, nonsense_is_refused);
  suite_add_tcase(suite, tests);
  return unit_main(suite);
}
