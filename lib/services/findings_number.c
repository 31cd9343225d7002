/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 1. Why text is no number, told as a finding. */
#include "services/findings.h"

#include <string.h>

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
  siap_i_report(findings, codes[fault], place, where, words, right, NULL);
}
