/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A host that uses libxml2 and GSL for itself, with odd settings: none of its handlers is called,
 * none is changed, and no figure changes.
 */
#include "host.h"

#include <locale.h>
#include <pthread.h>
#include <stdarg.h>

/* An allocator of the host's, which only counts: libxml2 may use it, and must be given all back. */
static long held;

static void *host_alloc(size_t size)
{
  held++;
  return malloc(size);
}

static void *host_grow(void *memory, size_t size)
{
  held += memory == NULL;
  return realloc(memory, size);
}

static char *host_copy(const char *text)
{
  held++;
  return strdup(text);
}

static void host_free(void *memory)
{
  held -= memory != NULL;
  free(memory);
}

START_TEST(odd_handlers_are_neither_called_nor_changed)
{
  char *before = use_everything();
  set_the_odd_way();
  char *after = use_everything();
  is_as_it_was();
  ck_assert_str_eq(before, after);
  siap_free(before);
  siap_free(after);
}
END_TEST

START_TEST(odd_handlers_may_be_set_first)
{
  set_the_odd_way();
  siap_free(use_everything());
  is_as_it_was();
}
END_TEST

/* libxml2 itself tells the host what it was asked to tell; what is read stays the same. */
START_TEST(debugging_of_entities_changes_no_figure)
{
  char *before = use_everything();
  xmlSetGenericErrorFunc(&token, on_generic);
  xmlParserDebugEntities = 1;
  char *after = use_everything();
  ck_assert_int_eq(xmlParserDebugEntities, 1);
  xmlParserDebugEntities = 0;
  calls = 0;
  ck_assert_str_eq(before, after);
  siap_free(before);
  siap_free(after);
}
END_TEST

static void *in_a_thread(void *unused)
{
  (void)unused;
  return use_everything();
}

START_TEST(odd_settings_of_new_threads_change_nothing)
{
  pthread_t thread;
  void *after = NULL;
  char *before = use_everything();
  set_the_odd_way();
  ck_assert_int_eq(pthread_create(&thread, NULL, in_a_thread, NULL), 0);
  ck_assert_int_eq(pthread_join(thread, &after), 0);
  is_as_it_was();
  ck_assert_str_eq(before, after);
  siap_free(before);
  siap_free(after);
}
END_TEST

/* Set before libxml2 takes anything, as its manual asks. */
START_TEST(an_allocator_of_the_host_gets_back_what_it_gave)
{
  ck_assert_int_eq(xmlMemSetup(host_free, host_alloc, host_grow, host_copy), 0);
  siap_free(use_everything()); /* what libxml2 keeps for good is taken now */
  long before = held;
  ck_assert_int_gt(before, 0);
  siap_free(use_everything());
  ck_assert_int_eq(held, before);
  xmlFreeFunc freeing;
  xmlMallocFunc allocating;
  xmlReallocFunc growing;
  xmlStrdupFunc copying;
  xmlMemGet(&freeing, &allocating, &growing, &copying);
  ck_assert(freeing == host_free && allocating == host_alloc && growing == host_grow &&
            copying == host_copy);
}
END_TEST

START_TEST(the_host_may_parse_in_between)
{
  xmlDocPtr document = xmlReadMemory("<a><b/></a>", 11, NULL, NULL, XML_PARSE_NONET);
  ck_assert_ptr_nonnull(document);
  siap_free(use_everything());
  ck_assert_str_eq((const char *)xmlDocGetRootElement(document)->name, "a");
  xmlFreeDoc(document);
  document = xmlReadMemory("<c/>", 4, NULL, NULL, XML_PARSE_NONET);
  ck_assert_str_eq((const char *)xmlDocGetRootElement(document)->name, "c");
  xmlFreeDoc(document);
}
END_TEST

/* Hosts ask for it late: libxml_get_last_error() of PHP, say. */
START_TEST(the_last_error_of_the_host_stays)
{
  siap_free(use_everything());
  ck_assert_ptr_null(xmlGetLastError());
  ck_assert_ptr_null(
      xmlReadMemory("<host", 5, NULL, NULL, XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
  ck_assert_ptr_nonnull(xmlGetLastError());
  int code = xmlGetLastError()->code;
  char *message = strdup(xmlGetLastError()->message);
  siap_free(use_everything());
  ck_assert_ptr_nonnull(xmlGetLastError());
  ck_assert_int_eq(xmlGetLastError()->code, code);
  ck_assert_str_eq(xmlGetLastError()->message, message);
  free(message);
}
END_TEST

START_TEST(the_locale_stays)
{
  char before[200], after[200];
  snprintf(before, sizeof before, "%s", setlocale(LC_ALL, NULL));
  siap_free(use_everything());
  snprintf(after, sizeof after, "%s", setlocale(LC_ALL, NULL));
  ck_assert_str_eq(before, after);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("host");
  TCase *tests = tcase_create("host");
  suite_add_tcase(suite, tests);
  tcase_add_test(tests, an_allocator_of_the_host_gets_back_what_it_gave); /* before all others */
  tcase_add_test(tests, the_host_may_parse_in_between);
  tcase_add_test(tests, the_last_error_of_the_host_stays);
  tcase_add_test(tests, the_locale_stays);
  tcase_add_test(tests, odd_handlers_are_neither_called_nor_changed);
  tcase_add_test(tests, odd_handlers_may_be_set_first);
  tcase_add_test(tests, debugging_of_entities_changes_no_figure);
  tcase_add_test(tests, odd_settings_of_new_threads_change_nothing);
  return unit_main(suite);
}
