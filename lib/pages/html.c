/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5b. Text of strangers onto a page. */
#include "pages/page.h"

#include <string.h>

static const char *entity_of(char c)
{
  switch (c) {
  case '&':
    return "&amp;";
  case '<':
    return "&lt;";
  default:
    return "&gt;";
  }
}

void siap_i_html_text(siap_i_text *out, const char *words)
{
  for (;;) {
    size_t plain = strcspn(words, "&<>");
    siap_i_text_escaped(out, words, plain);
    if (!words[plain])
      return;
    siap_i_text_put(out, entity_of(words[plain]));
    words += plain + 1;
  }
}

static int is_plain(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' ||
         (unsigned char)c >= 0x80;
}

/* Whatever is no letter, digit or blank is written as its number, which CSS reads as the character. */
void siap_i_html_style_text(siap_i_text *out, const char *words)
{
  siap_i_text shown = {NULL, 0, 0, 0};
  siap_i_text_escaped(&shown, words, strlen(words));
  out->failed |= shown.failed;
  for (size_t i = 0; i < shown.length; i++) {
    if (is_plain(shown.bytes[i]))
      siap_i_text_put_char(out, shown.bytes[i]);
    else
      siap_i_text_putf(out, "\\%x ", (unsigned)(unsigned char)shown.bytes[i]);
  }
  siap_i_text_release(&shown);
}
