/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a rubric tells of itself. */
#include "api.h"

START_TEST(a_file_and_its_bytes_are_the_same)
{
  static const char *const files[] = {API_PATH("rubrics/gmsc-2022.xml"),
                                      API_PATH("rubrics/gmsc-2023.xml"),
                                      API_PATH("rubrics/spbe-2020.xml")};
  for (size_t i = 0; i < 3; i++) {
    size_t length;
    char *bytes = api_file(files[i], &length);
    siap_rubric *read = NULL, *opened = api_rubric(files[i]);
    ck_assert_int_eq(siap_rubric_read(bytes, length, "other name", NULL, &read, NULL), SIAP_OK);
    ck_assert_str_eq(siap_rubric_digest(read), siap_rubric_digest(opened));
    siap_rubric_unref(read);
    siap_rubric_unref(opened);
    free(bytes);
  }
}
END_TEST

START_TEST(a_rubric_is_described)
{
  siap_rubric *rubric = api_rubric(API_PATH("rubrics/gmsc-2023.xml"));
  ck_assert_str_eq(siap_rubric_id(rubric), "gmsc-2023");
  ck_assert_str_eq(siap_rubric_agency(rubric), "id.go.kominfo");
  ck_assert_str_eq(siap_rubric_version(rubric), "1.0");
  ck_assert_str_eq(siap_rubric_edition(rubric), "2023");
  ck_assert_str_eq(siap_rubric_status(rubric), "published");
  ck_assert_uint_eq(siap_rubric_language_count(rubric), 2);
  ck_assert_str_eq(siap_rubric_language(rubric, 0), "id");
  ck_assert_str_eq(siap_rubric_language(rubric, 1), "en");
  ck_assert_uint_eq(siap_rubric_source_count(rubric), 2);
  ck_assert_str_eq(siap_rubric_source_id(rubric, 0), "letter");
  ck_assert_ptr_nonnull(strstr(siap_rubric_source_text(rubric, 0), "B-1384/DJAI/AI.01.04/12/2023"));
  ck_assert_uint_eq(siap_rubric_pillar_count(rubric), 6);
  ck_assert_str_eq(siap_rubric_pillar_id(rubric, 2), "economy");
  ck_assert_str_eq(siap_rubric_pillar_label(rubric, 2, "id"), "Smart Economy");
  ck_assert_uint_eq(siap_rubric_item_count(rubric), 117);
  size_t item = siap_rubric_item_find(rubric, "oc.eco.miskin");
  ck_assert_uint_ne(item, SIZE_MAX);
  ck_assert_str_eq(siap_rubric_item_id(rubric, item), "oc.eco.miskin");
  ck_assert_str_eq(siap_rubric_item_pillar(rubric, item), "economy");
  ck_assert_ptr_nonnull(siap_rubric_item_holder(rubric, item));
  ck_assert_str_eq(siap_rubric_item_status(rubric, item), "published");
  ck_assert_uint_eq(siap_rubric_node_find(rubric, "oc.eco.miskin"), SIZE_MAX);
  size_t node = siap_rubric_node_find(rubric, "achievement");
  ck_assert_str_eq(siap_rubric_node_id(rubric, node), "achievement");
  ck_assert_int_eq(siap_rubric_node_is_index(rubric, node), 1);
  ck_assert_str_eq(siap_rubric_node_status(rubric, node), "published");
  node = siap_rubric_node_find(rubric, "pillars");
  ck_assert_int_eq(siap_rubric_node_is_index(rubric, node), 1);
  ck_assert_str_eq(siap_rubric_node_status(rubric, node), "ours");
  ck_assert_int_eq(
      siap_rubric_node_is_index(rubric, siap_rubric_node_find(rubric, "outcome")), 0);
  ck_assert_uint_eq(siap_rubric_profile_count(rubric), 2);
  ck_assert_str_eq(siap_rubric_profile_id(rubric, 1), "kppn-ikn");
  ck_assert_str_eq(siap_rubric_profile_label(rubric, 0, "en"), "Regular regions");
  ck_assert_str_eq(siap_rubric_profile_for_class(rubric, "reguler"), "reguler");
  siap_rubric_unref(rubric);
}
END_TEST

START_TEST(twenty_eight_questions_have_no_pillar)
{
  static const struct {
    const char *path;
    size_t items, without;
  } rubrics[] = {{API_PATH("rubrics/gmsc-2023.xml"), 117, 28},
                 {API_PATH("rubrics/gmsc-2022.xml"), 59, 32}};
  for (size_t k = 0; k < 2; k++) {
    siap_rubric *rubric = api_rubric(rubrics[k].path);
    size_t without = 0;
    for (size_t i = 0; i < siap_rubric_item_count(rubric); i++)
      without += siap_rubric_item_pillar(rubric, i)[0] == '\0';
    ck_assert_uint_eq(siap_rubric_item_count(rubric), rubrics[k].items);
    ck_assert_uint_eq(without, rubrics[k].without);
    siap_rubric_unref(rubric);
  }
}
END_TEST

START_TEST(labels_have_a_fallback)
{
  siap_rubric *rubric = api_tiny();
  size_t total = siap_rubric_node_find(rubric, "total");
  ck_assert_str_eq(siap_rubric_label(rubric, "en"), "Tiny");
  ck_assert_str_eq(siap_rubric_label(rubric, "id"), "Kecil");
  ck_assert_str_eq(siap_rubric_label(rubric, NULL), "Kecil");
  ck_assert_str_eq(siap_rubric_label(rubric, "jv"), "Kecil");
  ck_assert_str_eq(siap_rubric_node_label(rubric, total, "en"), "Total");
  ck_assert_str_eq(siap_rubric_node_label(rubric, total, "jv"), "Jumlah");
  ck_assert_str_eq(siap_rubric_item_label(rubric, 0, NULL), "A");
  ck_assert_str_eq(siap_rubric_item_holder(rubric, 0), "");
  ck_assert_str_eq(siap_rubric_item_pillar(rubric, 0), "");
  siap_rubric_unref(rubric);
}
END_TEST

START_TEST(everything_has_labels_in_every_language)
{
  siap_rubric *rubric = api_rubric(API_PATH("rubrics/spbe-2020.xml"));
  for (size_t l = 0; l < siap_rubric_language_count(rubric); l++) {
    const char *language = siap_rubric_language(rubric, l);
    for (size_t i = 0; i < siap_rubric_item_count(rubric); i++)
      ck_assert_str_ne(siap_rubric_item_label(rubric, i, language), siap_rubric_item_id(rubric, i));
    for (size_t i = 0; i < siap_rubric_node_count(rubric); i++)
      ck_assert_str_ne(siap_rubric_node_label(rubric, i, language), siap_rubric_node_id(rubric, i));
  }
  siap_rubric_unref(rubric);
}
END_TEST

START_TEST(a_rubric_is_written)
{
  static const char *const formats[] = {"text", "json"};
  siap_rubric *rubric = api_rubric(API_PATH("rubrics/gmsc-2023.xml"));
  for (size_t i = 0; i < 2; i++) {
    char *text = NULL, *again = NULL;
    size_t length = 0;
    ck_assert_int_eq(siap_rubric_write(rubric, formats[i], "en", &text, &length), SIAP_OK);
    ck_assert_uint_eq(strlen(text), length);
    ck_assert_ptr_nonnull(strstr(text, "gmsc-2023"));
    ck_assert_ptr_nonnull(strstr(text, "kppn-ikn"));
    ck_assert_int_eq(siap_rubric_write(rubric, formats[i], "en", &again, NULL), SIAP_OK);
    ck_assert_str_eq(text, again);
    siap_free(text);
    siap_free(again);
  }
  siap_rubric_unref(rubric);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("rubric");
  TCase *tests = tcase_create("rubric");
  suite_add_tcase(suite, tests);
  tcase_add_test(tests, a_file_and_its_bytes_are_the_same);
  tcase_add_test(tests, a_rubric_is_described);
  tcase_add_test(tests, twenty_eight_questions_have_no_pillar);
  tcase_add_test(tests, labels_have_a_fallback);
  tcase_add_test(tests, everything_has_labels_in_every_language);
  tcase_add_test(tests, a_rubric_is_written);
  return unit_main(suite);
}
