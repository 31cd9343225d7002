/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 1: findings, messages, limits, version. */
#include "services/findings.h"

#include "services/limits.h"

#include "unit_main.h"

#include <siap/core.h>
#include <stdint.h>
#include <string.h>

static siap_findings *list_of(const char *language, size_t limit) {
  siap_findings *findings = NULL;
  ck_assert_int_eq(siap_findings_new(language, limit, &findings), SIAP_OK);
  ck_assert_ptr_nonnull(findings);
  return findings;
}

static void add(siap_findings *findings, const char *source, uint32_t line, const char *word) {
  siap_i_report(findings, SIAP_I_E128, (siap_i_place){source, line, 2}, "here", word, NULL, NULL);
}

START_TEST(every_message_is_whole) {
  for (int code = 0; code < SIAP_I_CODE_COUNT; code++) {
    const siap_i_message *m = siap_i_message_of((enum siap_i_code)code);
    static const char letters[] = "NWE";
    ck_assert_int_eq(m->code[0], letters[m->severity]);
    ck_assert_uint_eq(strlen(m->code), 4);
    ck_assert_uint_eq(strspn(m->code + 1, "0123456789"), 3);
    for (int language = 0; language < 2; language++) {
      const char *text = m->text[language], *hint = m->hint[language];
      size_t n = strlen(text), k = strlen(hint);
      ck_assert_msg(n > 0 && text[n - 1] != '.', "%s: text", m->code);
      ck_assert_msg(k == 0 || strchr(".?!>", hint[k - 1]) != NULL, "%s: hint", m->code);
      ck_assert_msg(!strchr(text, '\n') && !strchr(hint, '\n'), "%s: one line", m->code);
      ck_assert_msg(!strstr(text, "failed to"), "%s: state the fact", m->code);
    }
    ck_assert_msg((m->hint[0][0] == 0) == (m->hint[1][0] == 0), "%s: hints", m->code);
    for (int other = 0; other < code; other++) {
      ck_assert_str_ne(siap_i_message_of((enum siap_i_code)other)->code, m->code);
    }
  }
}
END_TEST

START_TEST(new_list_checks_its_arguments) {
  siap_findings *findings = (siap_findings *)&findings;
  ck_assert_int_eq(siap_findings_new("en", 0, NULL), SIAP_ERR_ARG);
  ck_assert_int_eq(siap_findings_new("fr", 0, &findings), SIAP_ERR_NAME);
  ck_assert_ptr_null(findings);
  findings = list_of(NULL, 0);
  ck_assert_uint_eq(siap_findings_count(findings), 0);
  ck_assert_int_eq(siap_i_findings_language(findings), 0);
  ck_assert_ptr_eq(siap_findings_ref(findings), findings);
  siap_findings_unref(findings);
  siap_findings_unref(findings);
}
END_TEST

START_TEST(null_list_is_harmless) {
  char *shown = NULL;
  siap_findings_unref(NULL);
  siap_findings_clear(NULL);
  siap_findings_sort(NULL);
  add(NULL, "x", 1, "y");
  ck_assert_ptr_null(siap_findings_ref(NULL));
  ck_assert_uint_eq(siap_findings_count(NULL), 0);
  ck_assert_uint_eq(siap_findings_total(NULL, SIAP_ERROR), 0);
  ck_assert_int_eq(siap_findings_severity(NULL, 0), -1);
  ck_assert_ptr_null(siap_findings_code(NULL, 0));
  ck_assert_ptr_null(siap_findings_source(NULL, 0));
  ck_assert_ptr_null(siap_findings_text(NULL, 0));
  ck_assert_ptr_null(siap_findings_hint(NULL, 0));
  ck_assert_uint_eq(siap_findings_line(NULL, 0), 0);
  ck_assert_uint_eq(siap_findings_column(NULL, 0), 0);
  ck_assert_int_eq(siap_findings_format(NULL, 0, &shown), SIAP_ERR_ARG);
  ck_assert_int_eq(siap_i_findings_failed(NULL), 0);
  ck_assert_int_eq(siap_i_findings_language(NULL), 0);
}
END_TEST

START_TEST(finding_has_its_parts) {
  siap_findings *findings = list_of("en", 0);
  char *shown = NULL;
  add(findings, "bandung.xml", 12, "tiga");
  ck_assert_int_eq(siap_findings_severity(findings, 0), SIAP_ERROR);
  ck_assert_str_eq(siap_findings_code(findings, 0), "E128");
  ck_assert_str_eq(siap_findings_source(findings, 0), "bandung.xml");
  ck_assert_uint_eq(siap_findings_line(findings, 0), 12);
  ck_assert_uint_eq(siap_findings_column(findings, 0), 2);
  ck_assert_str_eq(siap_findings_text(findings, 0), "here is not a number: \"tiga\"");
  ck_assert_int_eq(siap_findings_format(findings, 0, &shown), SIAP_OK);
  ck_assert_str_eq(shown, "bandung.xml:12: error E128: here is not a number: \"tiga\"\n"
                          "  Write a number such as 3.5.\n");
  siap_free(shown);
  ck_assert_int_eq(siap_findings_severity(findings, 1), -1);
  ck_assert_int_eq(siap_findings_format(findings, 1, &shown), SIAP_ERR_ARG);
  ck_assert_int_eq(siap_findings_format(findings, 0, NULL), SIAP_ERR_ARG);
  siap_findings_unref(findings);
}
END_TEST

START_TEST(indonesian_list_speaks_indonesian) {
  siap_findings *findings = list_of("id", 0);
  char *shown = NULL;
  siap_i_report_number(findings, SIAP_I_NUMBER_COMMA, (siap_i_place){NULL, 3, 0},
                       "atribut \"bobot\"", " 3,5 ");
  ck_assert_int_eq(siap_findings_format(findings, 0, &shown), SIAP_OK);
  ck_assert_str_eq(shown, "baris 3: kesalahan E122: atribut \"bobot\" memakai koma desimal: "
                          "\" 3,5 \"\n"
                          "  Gunakan titik: tulislah 3.5.\n");
  siap_free(shown);
  siap_findings_unref(findings);
}
END_TEST

START_TEST(each_number_fault_has_its_message) {
  siap_findings *findings = list_of("en", 0);
  static const char *const codes[] = {"E121", "E122", "E123", "E124",
                                      "E125", "E126", "E127", "E128"};
  siap_i_report_number(findings, SIAP_I_NUMBER_FINE, (siap_i_place){0}, "x", "1");
  ck_assert_uint_eq(siap_findings_count(findings), 0);
  for (int i = 0; i < 8; i++) {
    siap_i_report_number(findings, (enum siap_i_number_fault)(SIAP_I_NUMBER_EMPTY + i),
                         (siap_i_place){0}, "x", "1,5");
    ck_assert_str_eq(siap_findings_code(findings, (size_t)i), codes[i]);
  }
  ck_assert_str_eq(siap_findings_hint(findings, 1), "Use a point: write 1.5.");
  siap_i_report_number(findings, SIAP_I_NUMBER_MEMORY, (siap_i_place){0}, "x", "1");
  ck_assert_str_eq(siap_findings_code(findings, 8), "E119");
  siap_findings_unref(findings);
}
END_TEST

START_TEST(words_are_escaped_and_shortened) {
  siap_findings *findings = list_of("en", 0);
  char long_word[1000], broken[200];
  memset(long_word, 'x', sizeof long_word - 1);
  long_word[sizeof long_word - 1] = '\0';
  memset(broken, 0x80, sizeof broken - 1);
  broken[sizeof broken - 1] = '\0';
  add(findings, "a\x1B[2J", 1, "\x1B]0;pwn\x07\xE2\x80\xAE");
  ck_assert_str_eq(siap_findings_text(findings, 0),
                   "here is not a number: \"\\u{1B}]0;pwn\\u{7}\\u{202E}\"");
  add(findings, "a", 1, long_word);
  const char *text = siap_findings_text(findings, 1);
  ck_assert_uint_eq(strlen(text), strlen("here is not a number: \"\"") + 120);
  ck_assert_ptr_nonnull(strstr(text, "xx\xE2\x80\xA6\""));
  add(findings, "a", 1, broken);
  ck_assert(strlen(siap_findings_text(findings, 2)) <= 512);
  siap_i_report(findings, SIAP_I_E146, (siap_i_place){0}, long_word, long_word, long_word,
                long_word);
  ck_assert(strlen(siap_findings_text(findings, 3)) <= 512);
  char *shown;
  ck_assert_int_eq(siap_findings_format(findings, 0, &shown), SIAP_OK);
  ck_assert(strncmp(shown, "a\\u{1B}[2J:1: error", 19) == 0);
  siap_free(shown);
  siap_findings_unref(findings);
}
END_TEST

START_TEST(words_with_braces_are_not_filled_again) {
  siap_findings *findings = list_of("en", 0);
  add(findings, NULL, 0, "{1}{2}%n%s");
  ck_assert_str_eq(siap_findings_text(findings, 0), "here is not a number: \"{1}{2}%n%s\"");
  siap_findings_unref(findings);
}
END_TEST

START_TEST(findings_beyond_the_limit_are_counted) {
  siap_findings *findings = list_of("en", 3);
  for (int i = 0; i < 10; i++) {
    add(findings, "a", 1, "x");
  }
  ck_assert_uint_eq(siap_findings_count(findings), 3);
  ck_assert_uint_eq(siap_findings_total(findings, SIAP_ERROR), 10);
  ck_assert_uint_eq(siap_findings_total(findings, SIAP_NOTE), 0);
  ck_assert_uint_eq(siap_findings_total(findings, 3), 0);
  ck_assert_uint_eq(siap_findings_total(findings, -1), 0);
  siap_findings_clear(findings);
  ck_assert_uint_eq(siap_findings_count(findings), 0);
  ck_assert_uint_eq(siap_findings_total(findings, SIAP_ERROR), 0);
  add(findings, "b", 1, "x");
  ck_assert_str_eq(siap_findings_source(findings, 0), "b");
  siap_findings_unref(findings);
}
END_TEST

START_TEST(out_of_memory_has_a_slot_of_its_own) {
  siap_findings *findings = list_of("id", 1);
  add(findings, "a", 1, "x");
  for (int i = 0; i < 3; i++) {
    siap_i_report(findings, SIAP_I_E119, (siap_i_place){"a", 1, 1}, NULL, NULL, NULL, NULL);
  }
  ck_assert_uint_eq(siap_findings_count(findings), 2);
  ck_assert_uint_eq(siap_findings_total(findings, SIAP_ERROR), 2);
  ck_assert_str_eq(siap_findings_code(findings, 1), "E119");
  ck_assert_str_eq(siap_findings_text(findings, 1), "memori tidak mencukupi");
  ck_assert_str_eq(siap_findings_source(findings, 1), "");
  ck_assert_int_eq(siap_findings_severity(findings, 1), SIAP_ERROR);
  ck_assert_ptr_nonnull(siap_findings_hint(findings, 1));
  ck_assert_uint_eq(siap_findings_line(findings, 1), 0);
  siap_findings_unref(findings);
}
END_TEST

START_TEST(sorting_keeps_sources_and_equals_in_order) {
  siap_findings *findings = list_of("en", 0);
  static const char *const expected[] = {"5", "6", "3", "4", "1", "2"};
  add(findings, "z", 9, "3");
  add(findings, "a", 2, "1");
  add(findings, "z", 1, "5");
  add(findings, "z", 9, "4");
  add(findings, "a", 2, "2");
  add(findings, "z", 1, "6");
  for (int times = 0; times < 2; times++) {
    siap_findings_sort(findings);
    for (size_t i = 0; i < 6; i++) {
      const char *word = strchr(siap_findings_text(findings, i), '"') + 1;
      ck_assert_int_eq(word[0], expected[i][0]);
    }
  }
  siap_findings_unref(findings);
}
END_TEST

static const char *near_of(const char *wanted, const char *const *words) {
  siap_i_near best = {0};
  for (; *words; words++) {
    siap_i_near_offer(&best, wanted, *words);
  }
  return best.word;
}

START_TEST(near_words_are_found) {
  static const char *const words[] = {"governance", "economy", "mobility", "id", "people", NULL};
  ck_assert_str_eq(near_of("govrenance", words), "governance");
  ck_assert_str_eq(near_of("goverment", (const char *const[]){"government", NULL}), "government");
  ck_assert_str_eq(near_of("econmy", words), "economy");
  ck_assert_str_eq(near_of("peopel", words), "people");
  ck_assert_str_eq(near_of("ids", words), "id");
  ck_assert_ptr_null(near_of("water", words));
  ck_assert_ptr_null(near_of("x", words));
  ck_assert_ptr_null(near_of("", words));
  ck_assert_ptr_null(near_of("ppl", words));
  char long_word[80];
  memset(long_word, 'a', 79);
  long_word[79] = '\0';
  ck_assert_ptr_null(near_of(long_word, (const char *const[]){long_word, NULL}));
  siap_findings *findings = list_of("en", 0);
  siap_i_report_near(findings, SIAP_I_E126, (siap_i_place){0}, "economy", "a", "b", NULL, NULL);
  ck_assert_str_eq(siap_findings_hint(findings, 0), "Check its exponent. Did you mean \"economy\"?");
  siap_findings_unref(findings);
}
END_TEST

START_TEST(limits_fill_their_defaults) {
  siap_limits limits, filled;
  ck_assert_int_eq(siap_limits_init(NULL, sizeof limits), SIAP_ERR_ARG);
  ck_assert_int_eq(siap_limits_init(&limits, 7), SIAP_ERR_ARG);
  ck_assert_int_eq(siap_limits_init(&limits, sizeof limits), SIAP_OK);
  ck_assert_uint_eq(limits.depth, 64);
  ck_assert_uint_eq(limits.bytes, 4194304);
  ck_assert_uint_eq(limits.elements, 0);
  ck_assert_int_eq(siap_i_limits_fill(NULL, 100, &filled), SIAP_OK);
  ck_assert_uint_eq(filled.elements, 200000);
  ck_assert_uint_eq(filled.attributes, 256);
  ck_assert_uint_eq(filled.text, 65536);
  ck_assert_int_eq(siap_i_limits_fill(&limits, 16 * 300000, &filled), SIAP_OK);
  ck_assert_uint_eq(filled.elements, 300000);
  limits.depth = 5;
  limits.text = 0;
  limits.elements = 9;
  ck_assert_int_eq(siap_i_limits_fill(&limits, 0, &filled), SIAP_OK);
  ck_assert(filled.depth == 5 && filled.text == 65536 && filled.elements == 9);
  limits.size = 4;
  ck_assert_int_eq(siap_i_limits_fill(&limits, 0, &filled), SIAP_ERR_ARG);
  struct {
    siap_limits limits;
    uint32_t newer[2];
  } longer = {.newer = {0}};
  siap_limits_init(&longer.limits, sizeof longer.limits);
  longer.limits.size = sizeof longer;
  ck_assert_int_eq(siap_i_limits_fill(&longer.limits, 0, &filled), SIAP_OK);
  longer.newer[1] = 1;
  ck_assert_int_eq(siap_i_limits_fill(&longer.limits, 0, &filled), SIAP_ERR_ARG);
}
END_TEST

START_TEST(names_and_version_are_told) {
  ck_assert_str_eq(siap_version(), SIAP_VERSION);
  ck_assert_uint_eq(siap_abi_version(), SIAP_ABI);
  ck_assert_str_eq(siap_status_name(SIAP_ERR_RULE), "rule");
  ck_assert_str_eq(siap_status_name(SIAP_OK), "ok");
  ck_assert_str_eq(siap_status_name(-99), "unknown");
  ck_assert_str_eq(siap_state_name(SIAP_STATE_NOT_APPLICABLE), "not-applicable");
  ck_assert_str_eq(siap_state_name(5), "unknown");
  siap_free(NULL);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("findings");
  TCase *all = tcase_create("all");
  tcase_add_test(all, every_message_is_whole);
  tcase_add_test(all, new_list_checks_its_arguments);
  tcase_add_test(all, null_list_is_harmless);
  tcase_add_test(all, finding_has_its_parts);
  tcase_add_test(all, indonesian_list_speaks_indonesian);
  tcase_add_test(all, each_number_fault_has_its_message);
  tcase_add_test(all, words_are_escaped_and_shortened);
  tcase_add_test(all, words_with_braces_are_not_filled_again);
  tcase_add_test(all, findings_beyond_the_limit_are_counted);
  tcase_add_test(all, out_of_memory_has_a_slot_of_its_own);
  tcase_add_test(all, sorting_keeps_sources_and_equals_in_order);
  tcase_add_test(all, near_words_are_found);
  tcase_add_test(all, limits_fill_their_defaults);
  tcase_add_test(all, names_and_version_are_told);
  suite_add_tcase(suite, all);
  return unit_main(suite);
}
