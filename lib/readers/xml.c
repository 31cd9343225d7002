/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 3. XML bytes to a tree of our own; the one file that includes libxml2.
 *
 * libxml2 gives events and is never asked for a tree: a document tree was seen to lose an attribute
 * without any error when one allocation failed. Handlers belong to the one parser; nothing of the
 * process is set.
 */
#include "readers/xml.h"

#include "readers/door.h"
#include "readers/xml_fault.h"
#include "readers/xml_scan.h"
#include "readers/xml_tree.h"

#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#define MOST_FAULTS 3
#define BEHIND_BROKEN 65536

typedef struct reading {
  const char *bytes;
  size_t length;
  const char *source, *uri, *root_name;
  const siap_limits *limits;
  siap_i_xml_places places;
  siap_findings *findings;
  siap_i_xml_tree tree;
  size_t started;     /* start tags seen: the next one stands at places.at[started] */
  siap_status status; /* why we stopped the parser ourselves */
  siap_i_xml_fault faults[MOST_FAULTS];
  size_t fault_count;
  int fatal, memory, ended;
} reading;

static void stop(xmlParserCtxtPtr parser, siap_status status)
{
  reading *r = parser->_private;
  r->status = status;
  r->memory |= status == SIAP_ERR_MEMORY;
  xmlStopParser(parser);
}

static siap_i_place place_of_start(const reading *r, size_t index)
{
  siap_i_place place = {r->source, 0, 0};
  if (index < r->places.count) {
    place.line = r->places.at[index].line;
    place.column = r->places.at[index].column;
  }
  return place;
}

static void on_doctype(void *user, const xmlChar *name, const xmlChar *public_id,
                       const xmlChar *system_id)
{
  /* The scan has refused every DOCTYPE; should one come through, here it stops. */
  xmlParserCtxtPtr parser = user;
  reading *r = parser->_private;
  (void)name, (void)public_id, (void)system_id;
  siap_i_report(r->findings, SIAP_I_E139, (siap_i_place){r->source, 0, 0}, NULL, NULL, NULL, NULL);
  stop(parser, SIAP_ERR_SYNTAX);
}

static int is_ours(const reading *r, const char *uri)
{
  return strcmp(uri ? uri : "", r->uri ? r->uri : "") == 0;
}

static int is_right_root(xmlParserCtxtPtr parser, const char *name, const char *uri)
{
  reading *r = parser->_private;
  siap_i_place place = place_of_start(r, 0);
  if (strcmp(name, r->root_name) != 0) {
    siap_i_report(r->findings, SIAP_I_E145, place, name, r->root_name, NULL, NULL);
  } else if (!is_ours(r, uri)) {
    siap_i_report(r->findings, SIAP_I_E146, place, name, uri, r->uri, NULL);
  } else {
    return 1;
  }
  stop(parser, SIAP_ERR_RULE);
  return 0;
}

/* libxml2 gives five pointers an attribute: name, prefix, namespace, value, end of value. */
static int fill_attributes(siap_i_xml_tree *tree, siap_i_element *element, const xmlChar **given)
{
  for (uint32_t i = 0; i < element->attribute_count; i++, given += 5) {
    const char *name = (const char *)given[0], *prefix = (const char *)given[1];
    siap_i_attribute *attribute = &element->attributes[i];
    attribute->name =
        prefix ? siap_i_xml_tree_join(tree, prefix, ":", name) : siap_i_xml_tree_name(tree, name);
    attribute->value =
        siap_i_xml_tree_value(tree, (const char *)given[3], (size_t)(given[4] - given[3]));
    if (!attribute->name || !attribute->value) {
      return 0;
    }
  }
  return 1;
}

static void on_start(void *user, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri,
                     int namespace_count, const xmlChar **namespaces, int attribute_count,
                     int defaulted, const xmlChar **attributes)
{
  xmlParserCtxtPtr parser = user;
  reading *r = parser->_private;
  const char *name = (const char *)local, *space = (const char *)uri;
  (void)prefix, (void)namespace_count, (void)namespaces, (void)defaulted;
  /* A tag cut off by the end of the input comes as an event too, its attributes missing. */
  int whole = *parser->input->cur == '>' || *parser->input->cur == '/';
  if (r->status != SIAP_OK || !whole || (r->started == 0 && !is_right_root(parser, name, space))) {
    return;
  }
  siap_i_place place = place_of_start(r, r->started++);
  if (is_ours(r, space)) {
    name = siap_i_xml_tree_name(&r->tree, name);
  } else {
    const char *brace = siap_i_xml_tree_join(&r->tree, "{", space ? space : "", "}");
    name = brace ? siap_i_xml_tree_join(&r->tree, brace, name, "") : NULL;
  }
  siap_i_element *element =
      name ? siap_i_xml_tree_open(&r->tree, name, (size_t)attribute_count) : NULL;
  if (!element || !fill_attributes(&r->tree, element, attributes)) {
    stop(parser, SIAP_ERR_MEMORY);
    return;
  }
  element->line = place.line;
  element->column = place.column;
}

static void on_text(void *user, const xmlChar *bytes, int more)
{
  xmlParserCtxtPtr parser = user;
  reading *r = parser->_private;
  size_t length = 0;
  if (r->status != SIAP_OK) {
    return;
  }
  if (!siap_i_xml_tree_text(&r->tree, (const char *)bytes, (size_t)more, &length)) {
    stop(parser, SIAP_ERR_MEMORY);
  } else if (length > r->limits->text) {
    const siap_i_element *element = r->tree.open[r->tree.depth - 1].element;
    siap_i_place place = {r->source, element->line, element->column};
    char words[24];
    snprintf(words, sizeof words, "%lu", (unsigned long)r->limits->text);
    siap_i_report(r->findings, SIAP_I_E114, place, words, NULL, NULL, NULL);
    stop(parser, SIAP_ERR_LIMIT);
  }
}

static void on_end(void *user, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
  xmlParserCtxtPtr parser = user;
  reading *r = parser->_private;
  (void)local, (void)prefix, (void)uri;
  if (r->status == SIAP_OK && !siap_i_xml_tree_close(&r->tree)) {
    stop(parser, SIAP_ERR_MEMORY);
  }
}

static void on_document_end(void *user)
{
  xmlParserCtxtPtr parser = user;
  reading *r = parser->_private;
  r->ended = 1;
}

static enum siap_i_xml_kind kind_of(int code)
{
  switch (code) {
  case XML_ERR_TAG_NAME_MISMATCH:
    return SIAP_I_XML_MISMATCH;
  case XML_ERR_UNDECLARED_ENTITY:
  case XML_WAR_UNDECLARED_ENTITY:
    return SIAP_I_XML_ENTITY;
  case XML_ERR_INVALID_CHAR:
    return SIAP_I_XML_CHARACTER;
  case XML_ERR_ATTRIBUTE_REDEFINED:
  case XML_NS_ERR_ATTRIBUTE_REDEFINED:
    return SIAP_I_XML_DUPLICATE;
  case XML_NS_ERR_UNDEFINED_NAMESPACE:
    return SIAP_I_XML_PREFIX;
  case XML_ERR_NAME_REQUIRED:
  case XML_ERR_ENTITYREF_SEMICOL_MISSING:
    return SIAP_I_XML_AMPERSAND;
  case XML_ERR_DOCUMENT_END:
    return SIAP_I_XML_BEHIND;
  case XML_ERR_RESERVED_XML_NAME:
    return SIAP_I_XML_LATE_DECLARATION;
  case XML_ERR_LT_IN_ATTRIBUTE:
  case XML_ERR_ATTRIBUTE_NOT_STARTED:
  case XML_ERR_ATTRIBUTE_NOT_FINISHED:
  case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
    return SIAP_I_XML_QUOTES;
  case XML_ERR_NAME_TOO_LONG:
    return SIAP_I_XML_NAME_LONG;
  default:
    return SIAP_I_XML_OTHER;
  }
}

#if LIBXML_VERSION >= 21200
typedef const xmlError *error_record;
#else
typedef xmlError *error_record;
#endif

/* Faults are kept, not reported: should memory fail later, they were made of that. */
static void on_error(void *user, error_record error)
{
  xmlParserCtxtPtr parser = user;
  reading *r = parser->_private;
  if (error->code == XML_ERR_NO_MEMORY) {
    r->memory = 1;
  }
  if (error->level < XML_ERR_ERROR || r->status != SIAP_OK || r->fatal ||
      r->fault_count == MOST_FAULTS) {
    return;
  }
  r->fatal = error->level == XML_ERR_FATAL; /* what follows is noise */
  siap_i_xml_fault *fault = &r->faults[r->fault_count++];
  fault->kind = kind_of(error->code);
  fault->start = place_of_start(r, r->started);
  fault->number = error->int1;
  const char *word = fault->kind == SIAP_I_XML_DUPLICATE && error->str2 &&
                             error->code == XML_ERR_ATTRIBUTE_REDEFINED
                         ? error->str2
                         : error->str1;
  snprintf(fault->word, sizeof fault->word, "%s", word ? word : "");
  if (parser->input) {
    fault->offset =
        (size_t)parser->input->consumed + (size_t)(parser->input->cur - parser->input->base);
  }
  if (fault->offset > r->length) {
    fault->offset = r->length;
  }
  if (r->tree.depth) {
    fault->open = r->tree.open[r->tree.depth - 1].element;
  }
}

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void set_handlers(xmlParserCtxtPtr parser, reading *r)
{
  xmlSAXHandlerPtr sax = parser->sax;
  memset(sax, 0, sizeof *sax);
  sax->initialized = XML_SAX2_MAGIC;
  sax->internalSubset = on_doctype;
  sax->startElementNs = on_start;
  sax->endElementNs = on_end;
  sax->characters = on_text;
  sax->ignorableWhitespace = on_text;
  sax->endDocument = on_document_end;
  sax->serror = on_error;
  parser->_private = r;
}

/* Every one of these: a document tree or "well-formed" alone is no proof. */
static int is_accepted(const xmlParserCtxt *parser, const reading *r)
{
  return r->ended && parser->wellFormed && parser->nsWellFormed && parser->errNo == 0 &&
         !r->memory && r->status == SIAP_OK && r->fault_count == 0 && r->tree.depth == 0 &&
         r->tree.root && r->started == r->places.count;
}

static siap_status report_memory(const reading *r)
{
  siap_i_report(r->findings, SIAP_I_E119, (siap_i_place){r->source, 0, 0}, NULL, NULL, NULL, NULL);
  return SIAP_ERR_MEMORY;
}

static siap_status verdict(const reading *r)
{
  /* No fault was named: only memory makes libxml2 give up in silence. */
  if (r->memory || (r->status == SIAP_OK && r->fault_count == 0)) {
    return report_memory(r);
  }
  siap_status status = r->status;
  for (size_t i = 0; status == SIAP_OK && i < r->fault_count; i++) {
    siap_i_xml_fault_report(&r->faults[i], r->bytes, r->length, r->source, r->findings);
  }
  if (status == SIAP_OK) {
    status = r->faults[0].kind == SIAP_I_XML_NAME_LONG ? SIAP_ERR_LIMIT : SIAP_ERR_SYNTAX;
  }
  return status;
}

/*
 * What libxml2 remembers as the last error of this thread may be of the host's doing, which asks for
 * it later. It is moved aside, not copied, so that nothing can fail.
 */
typedef struct last_error {
  xmlError *place, kept;
} last_error;

static last_error put_aside(void)
{
  last_error of_host = {.place = (xmlError *)xmlGetLastError()};
  if (of_host.place) {
    of_host.kept = *of_host.place;
    memset(of_host.place, 0, sizeof *of_host.place);
  }
  return of_host;
}

static void put_back(const last_error *of_host)
{
  xmlResetLastError();
  if (of_host->place) {
    *of_host->place = of_host->kept;
  }
}

static int parse_freely(reading *r)
{
  /* The scan has seen to the encoding; libxml2 would look its name up among aliases of the host's. */
  int options =
      XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES | XML_PARSE_IGNORE_ENC;
#if LIBXML_VERSION >= 21300
  options |= XML_PARSE_NO_XXE;
#endif
  xmlParserCtxtPtr parser = xmlNewParserCtxt();
  if (!parser) {
    r->memory = 1;
    return 0;
  }
  set_handlers(parser, r);
  xmlFreeDoc(xmlCtxtReadMemory(parser, r->bytes, (int)r->length, "document.xml", NULL, options));
  int accepted = is_accepted(parser, r);
  xmlFreeParserCtxt(parser);
  return accepted;
}

/* 1: accepted, 0: not; why is in the reading. */
static int parse_once(reading *r)
{
  last_error of_host = put_aside();
  int accepted = parse_freely(r);
  put_back(&of_host);
  return accepted;
}

static void start_again(reading *r)
{
  siap_i_arena *arena = r->tree.arena, *texts = r->tree.texts;
  siap_i_text_release(&r->tree.text);
  memset(&r->tree, 0, sizeof r->tree);
  r->tree.arena = arena;
  r->tree.texts = texts;
  r->started = r->fault_count = 0;
  r->fatal = r->ended = 0;
}

/*
 * libxml2 was seen to call a failed allocation an "internal error" or an "invalid URI", which looks
 * like any fault without a name of its own. Such a fault counts only when it is seen twice.
 */
static siap_status parse(reading *r)
{
  pthread_once(&once, xmlInitParser);
  int accepted = parse_once(r);
  if (!accepted && !r->memory && r->status == SIAP_OK && r->fault_count &&
      r->faults[0].kind == SIAP_I_XML_OTHER) {
    start_again(r);
    accepted = parse_once(r);
  }
  return accepted ? SIAP_OK : verdict(r);
}

siap_status siap_i_xml_read(const char *bytes, size_t length, const char *source,
                            const siap_limits *limits, const char *uri, const char *root_name,
                            siap_i_arena *arena, siap_i_arena *texts, siap_i_element **root,
                            siap_findings *findings)
{
  size_t skip = 0;
  reading r = {.source = source,
               .uri = uri,
               .root_name = root_name,
               .limits = limits,
               .findings = findings,
               .tree = {.arena = arena, .texts = texts}};
  *root = NULL;
  siap_status status = siap_i_door_check(bytes, length, source, limits, &skip, findings);
  if (status != SIAP_OK) {
    return status;
  }
  r.bytes = bytes + skip;
  r.length = length - skip;
  if (r.length > INT_MAX - 1) {
    siap_i_report(findings, SIAP_I_E105, (siap_i_place){source, 0, 0}, "2147483646", NULL, NULL,
                  NULL);
    return SIAP_ERR_LIMIT;
  }
  status = siap_i_xml_scan(r.bytes, r.length, source, limits, &r.places, findings);
  /* Behind what is certainly no XML, libxml2 would find a fault at each of a million places. */
  if (r.length > r.places.broken && r.length - r.places.broken > BEHIND_BROKEN) {
    r.length = r.places.broken + BEHIND_BROKEN;
  }
  if (status == SIAP_OK) {
    status = parse(&r);
  }
  siap_i_release(r.places.at);
  siap_i_text_release(&r.tree.text);
  if (status == SIAP_OK) {
    *root = r.tree.root;
  }
  return status;
}
