/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 6. Text of strangers as a field of CSV: RFC 4180, guarded against formulas. */
#include "writers/csv.h"

#include <string.h>

int siap_i_csv_is_formula(const char *words)
{
  return *words && strchr("=+-@\t\r", *words) != NULL;
}

/* A cell that begins like a formula is text only behind an apostrophe (OWASP ASVS 1.2.10). */
void siap_i_csv_text(siap_i_text *text, const char *words)
{
  int guarded = siap_i_csv_is_formula(words);
  if (!guarded && !strpbrk(words, ",;\"\r\n")) {
    siap_i_text_put(text, words);
    return;
  }
  siap_i_text_put_char(text, '"');
  if (guarded)
    siap_i_text_put_char(text, '\'');
  for (; *words; words++) {
    if (*words == '"')
      siap_i_text_put_char(text, '"');
    siap_i_text_put_char(text, *words);
  }
  siap_i_text_put_char(text, '"');
}
