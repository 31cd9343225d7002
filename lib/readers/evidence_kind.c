/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. What people give instead of evidence, told by its first bytes: so that they are told what it is. */
#include "ground/text.h"
#include "readers/evidence_reader.h"

#include <string.h>

static size_t skip_blanks(const char *bytes, size_t length, size_t at)
{
  while (at < length && siap_i_is_blank(bytes[at]))
    at++;
  return at;
}

/* Behind `words` and the blanks that follow, small letters or capitals; `length` where they are not. */
static size_t skip_words(const char *bytes, size_t length, size_t at, const char *words)
{
  for (; *words; words++, at++) {
    char c = at < length ? bytes[at] : '\0';
    if ((c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) != *words)
      return length;
  }
  return skip_blanks(bytes, length, at);
}

/* A seal or a result says so in its first key, a list of results in that of its first. */
static int says_format(const char *bytes, size_t length, size_t at, char out[40])
{
  size_t begin, end;
  if (bytes[at] == '[')
    at = skip_words(bytes, length, at, "[");
  at = skip_words(bytes, length, at, "{");
  at = skip_words(bytes, length, at, "\"format\"");
  begin = end = skip_words(bytes, length, at, ":");
  while (end < length && end - begin < 39 && bytes[end] != '\n' && (end == begin || bytes[end] != '"'))
    end++;
  if (skip_words(bytes, end, begin, "\"siap-seal-") == end && skip_words(bytes, end, begin, "\"siap-result-") == end)
    return 0;
  memcpy(out, bytes + begin + 1, end - begin - 1);
  out[end - begin - 1] = '\0';
  return 1;
}

int siap_i_evidence_is_other(siap_evidence *evidence, const char *bytes, size_t length,
                             siap_findings *findings)
{
  char format[40];
  size_t bom = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  size_t at = skip_blanks(bytes, length, bom);
  if (at == length)
    return 0;
  if ((bytes[at] == '{' || bytes[at] == '[') && says_format(bytes, length, at, format))
    siap_i_evidence_fault(evidence, findings, 1, SIAP_I_E577, format, NULL, NULL);
  else if (skip_words(bytes, length, skip_words(bytes, length, at, "<!doctype"), "html") != length ||
           skip_words(bytes, length, at, "<html") != length)
    siap_i_evidence_fault(evidence, findings, 1, SIAP_I_E578, NULL, NULL, NULL);
  else
    return 0;
  return 1;
}
