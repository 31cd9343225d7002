/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A host that uses libxml2 and GSL for itself, with odd settings; what it does with the library. */
#ifndef SIAP_TEST_HOST_H
#define SIAP_TEST_HOST_H

#include "api.h"

#include <gsl/gsl_errno.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlIO.h>
#include <libxml/xmlerror.h>

static int calls; /* of the host's own handlers; none is expected */

static void on_generic(void *context, const char *message, ...)
{
  (void)context, (void)message;
  calls++;
}

#if LIBXML_VERSION >= 21200
static void on_structured(void *data, const xmlError *error)
#else
static void on_structured(void *data, xmlErrorPtr error)
#endif
{
  (void)data, (void)error;
  calls++;
}

static xmlParserInputPtr on_entity(const char *url, const char *id, xmlParserCtxtPtr context)
{
  (void)url, (void)id, (void)context;
  calls++;
  return NULL;
}

static void on_gsl(const char *reason, const char *file, int line, int number)
{
  (void)reason, (void)file, (void)line, (void)number;
  calls++;
}

static int token;

/* Handlers that new parsers would begin with. */
static void on_any_start(void *user, const xmlChar *name, const xmlChar **attributes)
{
  (void)user, (void)name, (void)attributes;
  calls++;
}

static int on_match(const char *name)
{
  (void)name;
  calls++;
  return 1;
}

static void *on_open(const char *name)
{
  (void)name;
  calls++;
  return NULL;
}

static int on_read(void *from, char *bytes, int length)
{
  (void)from, (void)bytes, (void)length;
  calls++;
  return -1;
}

static int on_close(void *from)
{
  (void)from;
  calls++;
  return 0;
}

static inline void set_the_odd_way(void)
{
  xmlInitParser();
  xmlSetGenericErrorFunc(&token, on_generic);
  xmlSetStructuredErrorFunc(&token, on_structured);
  xmlSetExternalEntityLoader(on_entity);
  xmlSubstituteEntitiesDefault(1);
  xmlLoadExtDtdDefaultValue = 1;
  xmlKeepBlanksDefault(0);
  xmlLineNumbersDefault(0);
  xmlPedanticParserDefault(1);
  xmlDoValidityCheckingDefaultValue = 1;
  xmlGetWarningsDefaultValue = 0;
  /* the same for threads that begin later */
  xmlThrDefSubstituteEntitiesDefaultValue(1);
  xmlThrDefLoadExtDtdDefaultValue(1);
  xmlThrDefKeepBlanksDefaultValue(0);
  xmlThrDefLineNumbersDefaultValue(0);
  xmlThrDefDoValidityCheckingDefaultValue(1);
  xmlThrDefSetGenericErrorFunc(&token, on_generic);
  xmlThrDefSetStructuredErrorFunc(&token, on_structured);
  xmlRegisterInputCallbacks(on_match, on_open, on_read, on_close);
  xmlAddEncodingAlias("UTF-16", "US-ASCII");
  xmlAddEncodingAlias("UTF-16", "UTF-8");
#ifdef LIBXML_SAX1_ENABLED /* libxml2 itself sets it anew with each parser that is made */
  xmlDefaultSAXHandler.startElement = on_any_start;
#endif
  gsl_set_error_handler(on_gsl);
}

static inline void is_as_it_was(void)
{
  ck_assert_int_eq(calls, 0);
  ck_assert(xmlGenericError == on_generic);
  ck_assert_ptr_eq(xmlGenericErrorContext, &token);
  ck_assert(xmlStructuredError == on_structured);
  ck_assert_ptr_eq(xmlStructuredErrorContext, &token);
  ck_assert(xmlGetExternalEntityLoader() == on_entity);
  ck_assert_int_eq(xmlLoadExtDtdDefaultValue, 1);
  ck_assert_int_eq(xmlSubstituteEntitiesDefault(1), 1);
  ck_assert_int_eq(xmlKeepBlanksDefault(0), 0);
  ck_assert_int_eq(xmlLineNumbersDefault(0), 0);
  ck_assert_int_eq(xmlPedanticParserDefault(1), 1);
  ck_assert_int_eq(xmlDoValidityCheckingDefaultValue, 1);
  ck_assert_int_eq(xmlGetWarningsDefaultValue, 0);
  ck_assert_str_eq(xmlGetEncodingAlias("UTF-8"), "UTF-16");
  ck_assert(gsl_set_error_handler(on_gsl) == on_gsl);
}

/* Everything the library does, on good input and on bad. */
static inline char *use_everything(void)
{
  static const char *const bad[] = {
      "<rubric",
      "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><rubric>&x;</rubric>",
      "<rubric xmlns='urn:siap:rubric:1'>&nothing;</rubric>",
      "<a xmlns='relative/uri' b:c='1'/>",
      "<rubric xmlns='urn:siap:rubric:1' id='1' id='2'/>",
      "plain text",
  };
  siap_rubric *rubric = NULL;
  siap_evidence *evidence = NULL;
  siap_findings *findings = api_findings();
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    ck_assert_int_ne(siap_rubric_read(bad[i], strlen(bad[i]), "bad", NULL, &rubric, findings),
                     SIAP_OK);
    ck_assert_int_ne(
        siap_evidence_read(bad[i], strlen(bad[i]), "bad", NULL, NULL, &evidence, findings),
        SIAP_OK);
  }
  siap_findings_unref(findings);
  static const char ascii[] = "<?xml version='1.0' encoding='US-ASCII'?>" API_TINY;
  ck_assert_int_eq(siap_rubric_read(ascii, sizeof ascii - 1, "ascii", NULL, &rubric, NULL),
                   SIAP_OK);
  siap_rubric_unref(rubric);
  siap_result *result =
      api_shipped(API_PATH("rubrics/gmsc-2023.xml"), API_PATH("examples/data/malang-2023.xml"));
  char *text = api_write(result, "text"), *json = api_write(result, "json");
  siap_result *again = NULL;
  ck_assert_int_eq(siap_result_read(json, strlen(json), "", NULL, &again, NULL), SIAP_OK);
  siap_result_unref(again);
  siap_free(json);
  siap_result_unref(result);
  return text;
}

#endif
