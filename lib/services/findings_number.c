/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 1. Why text is no number, told as a finding. */
#include "services/findings.h"

#include <stdio.h>
#include <string.h>

/* A fraction, such as 1/3: it is no number here, but looks like one where weights are read. */
static int is_fraction(const char *words)
{
  size_t above = strspn(words, " 0123456789."), below = above;
  if (above == 0 || words[above] != '/')
    return 0;
  below += 1 + strspn(words + above + 1, " 0123456789.");
  return below > above + 1 && !words[below];
}

void siap_i_report_number(siap_findings *findings, enum siap_i_number_fault fault,
                          siap_i_place place, const char *where, const char *words)
{
  static const enum siap_i_code codes[] = {
      [SIAP_I_NUMBER_EMPTY] = SIAP_I_E121,   [SIAP_I_NUMBER_COMMA] = SIAP_I_E122,
      [SIAP_I_NUMBER_GROUPED] = SIAP_I_E123, [SIAP_I_NUMBER_SPECIAL] = SIAP_I_E124,
      [SIAP_I_NUMBER_HEX] = SIAP_I_E125,     [SIAP_I_NUMBER_RANGE] = SIAP_I_E126,
      [SIAP_I_NUMBER_LONG] = SIAP_I_E127,    [SIAP_I_NUMBER_GARBAGE] = SIAP_I_E128,
      [SIAP_I_NUMBER_MEMORY] = SIAP_I_E119,
  };
  char right[128] = "";
  if (fault == SIAP_I_NUMBER_FINE) {
    return;
  }
  if (words && fault == SIAP_I_NUMBER_COMMA) {
    /* The right form, shown in the hint: the same words with a point and no blanks around. */
    const char *start = words + strspn(words, " \t\r\n");
    size_t length = strcspn(start, " \t\r\n");
    length = length < sizeof right ? length : sizeof right - 1;
    memcpy(right, start, length);
    char *comma = memchr(right, ',', length);
    if (comma) {
      *comma = '.';
    }
  }
  if (words && fault == SIAP_I_NUMBER_GARBAGE && is_fraction(words))
    snprintf(right, sizeof right, "%s",
             siap_i_findings_language(findings) ? "; pecahan hanya boleh ditulis sebagai bobot"
                                                : "; a fraction may stand in weights only");
  siap_i_report(findings, codes[fault], place, where, words, right, NULL);
}
