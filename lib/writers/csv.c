/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 6. Text of strangers as a field of CSV: RFC 4180, guarded against formulas. */
#include "writers/csv.h"

#include <string.h>

int siap_i_csv_is_formula(const char *words)
{
  return *words && strchr("=+-@\t\r", *words) != NULL;
}

/* What the reader would take for a guard is guarded itself, so that it gets back what was meant. */
static int is_guarded(const char *words)
{
  return siap_i_csv_is_formula(words) ||
         (*words == '\'' && (words[1] == '\'' || siap_i_csv_is_formula(words + 1)));
}

/* Readers take blanks around a bare field away. */
static int ends_blank(const char *words)
{
  size_t length = strlen(words);
  return length && (strchr(" \t", words[0]) || strchr(" \t", words[length - 1]));
}

/* A cell that begins like a formula is text only behind an apostrophe (OWASP ASVS 1.2.10). */
void siap_i_csv_text(siap_i_text *text, const char *words)
{
  int guarded = is_guarded(words);
  if (!guarded && !strpbrk(words, ",;\"\r\n") && !ends_blank(words)) {
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
