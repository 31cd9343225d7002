/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. What is wrong with XML, told in our words at the place a person looks for it. */
#include "readers/xml_fault.h"

#include "readers/door.h"

#include <stdio.h>
#include <string.h>

/* The last `c` before an offset, or the offset itself when there is none. */
static size_t back_to(const char *bytes, size_t offset, char c)
{
  for (size_t i = offset; i-- > 0;) {
    if (bytes[i] == c) {
      return i;
    }
  }
  return offset;
}

/* First character that XML 1.0 forbids; the bytes are valid UTF-8. */
static size_t find_forbidden(const char *bytes, size_t length, unsigned *point)
{
  for (size_t i = 0; i < length; i++) {
    unsigned char c = (unsigned char)bytes[i];
    if (c < ' ' && c != '\t' && c != '\n' && c != '\r') {
      *point = c;
      return i;
    }
    if (c == 0xEF && length - i >= 3 && (unsigned char)bytes[i + 1] == 0xBF &&
        (unsigned char)bytes[i + 2] >= 0xBE) {
      *point = 0xFFC0u | ((unsigned char)bytes[i + 2] & 0x3Fu);
      return i;
    }
  }
  return length;
}

static void report_end(const siap_i_xml_fault *fault, siap_i_place place, siap_findings *findings)
{
  char line[16];
  if (!fault->open) {
    siap_i_report(findings, SIAP_I_E148, place, NULL, NULL, NULL, NULL);
    return;
  }
  snprintf(line, sizeof line, "%lu", (unsigned long)fault->open->line);
  siap_i_report(findings, SIAP_I_E132, place, fault->open->name, line, NULL, NULL);
}

static void report_mismatch(const siap_i_xml_fault *fault, const char *bytes, size_t length,
                            const char *source, siap_findings *findings)
{
  size_t at = back_to(bytes, fault->offset, '<');
  siap_i_place place = siap_i_door_place(bytes, at, 0, source);
  size_t from = length - at > 2 ? at + 2 : length, to = from;
  char name[128], line[16];
  while (to < length && !strchr("> \t\r\n<", bytes[to])) {
    to++;
  }
  if (!fault->open) {
    siap_i_report(findings, SIAP_I_E130, place, NULL, NULL, NULL, NULL);
    return;
  }
  /* Longer names are shortened by the report anyway. */
  snprintf(name, sizeof name, "%.*s", (int)(to - from < 127 ? to - from : 127), bytes + from);
  snprintf(line, sizeof line, "%lu", (unsigned long)fault->open->line);
  siap_i_report(findings, SIAP_I_E131, place, name, fault->open->name, line, NULL);
}

static void report_character(const siap_i_xml_fault *fault, const char *bytes, size_t length,
                             const char *source, siap_findings *findings)
{
  unsigned point;
  char word[16];
  size_t at = find_forbidden(bytes, length, &point);
  if (at > fault->offset || at == length) {
    /* It does not stand there itself, so it was written as a reference. */
    at = back_to(bytes, fault->offset, '&');
    point = (unsigned)fault->number;
  }
  snprintf(word, sizeof word, "U+%04X", point);
  siap_i_report(findings, SIAP_I_E134, siap_i_door_place(bytes, at, 0, source), word, NULL, NULL,
                NULL);
}

static void report_at(enum siap_i_code code, const char *bytes, size_t offset, const char *source,
                      const char *word, siap_findings *findings)
{
  siap_i_report(findings, code, siap_i_door_place(bytes, offset, 0, source), word, NULL, NULL,
                NULL);
}

void siap_i_xml_fault_report(const siap_i_xml_fault *fault, const char *bytes, size_t length,
                             const char *source, siap_findings *findings)
{
  size_t offset = fault->offset;
  if (offset >= length && fault->kind != SIAP_I_XML_CHARACTER) {
    report_end(fault, siap_i_door_place(bytes, length, 0, source), findings);
    return;
  }
  switch (fault->kind) {
  case SIAP_I_XML_MISMATCH:
    report_mismatch(fault, bytes, length, source, findings);
    break;
  case SIAP_I_XML_CHARACTER:
    report_character(fault, bytes, length, source, findings);
    break;
  case SIAP_I_XML_ENTITY:
    report_at(SIAP_I_E133, bytes, back_to(bytes, offset, '&'), source, fault->word, findings);
    break;
  case SIAP_I_XML_AMPERSAND: {
    /* "&" and a blank, or "&name" without the semicolon; a name may be missing elsewhere too. */
    size_t at = back_to(bytes, offset, '&'), tag = back_to(bytes, offset, '<');
    int alone = at < offset && (tag == offset || tag < at || offset == at + 1);
    report_at(alone ? SIAP_I_E137 : SIAP_I_E130, bytes, alone ? at : offset, source, NULL,
              findings);
    break;
  }
  case SIAP_I_XML_DUPLICATE:
    siap_i_report(findings, SIAP_I_E135, fault->start, fault->word, NULL, NULL, NULL);
    break;
  case SIAP_I_XML_PREFIX:
    siap_i_report(findings, SIAP_I_E136, fault->start, fault->word, NULL, NULL, NULL);
    break;
  case SIAP_I_XML_QUOTES:
    siap_i_report(findings, SIAP_I_E147, fault->start, NULL, NULL, NULL, NULL);
    break;
  case SIAP_I_XML_BEHIND:
    report_at(SIAP_I_E138, bytes, offset, source, NULL, findings);
    break;
  case SIAP_I_XML_LATE_DECLARATION:
    report_at(SIAP_I_E144, bytes, back_to(bytes, offset, '<'), source, NULL, findings);
    break;
  case SIAP_I_XML_NAME_LONG:
    report_at(SIAP_I_E114, bytes, offset, source, "50000", findings);
    break;
  default:
    report_at(SIAP_I_E130, bytes, offset, source, NULL, findings);
    break;
  }
}
