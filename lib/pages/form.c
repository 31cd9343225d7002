/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Between floors 5 and 6. The offline form. The page holds no text of a file but its title, escaped,
 * and the questions as JSON in a block that is never run; the script shows them as text.
 */
#include "pages/form.h"

#include "ground/utf8.h"
#include "pages/embedded.h"

#include <string.h>

/* Characters that show nothing or turn the line around are left out: a title needs none. */
static void put_title(siap_i_text *text, const char *words)
{
  size_t length = strlen(words);
  for (size_t i = 0; i < length;) {
    uint32_t point = 0;
    size_t n = siap_i_utf8_read(words + i, length - i, &point);
    if (n == 1 && strchr("&<>\"'", words[i]))
      siap_i_text_putf(text, "&#%d;", words[i]);
    else if (n && !siap_i_utf8_is_hidden(point))
      siap_i_text_put_bytes(text, words + i, n);
    i += n ? n : 1;
  }
}

/*
 * Nothing is loaded or sent: default-src 'none' refuses every request, the digests admit this style
 * and this script and no other. A saved file is a blob that the browser itself writes down.
 */
static void put_policy(siap_i_text *text)
{
  siap_i_text_putf(text,
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                   "script-src 'sha256-%s'; style-src 'sha256-%s'; base-uri 'none'; "
                   "form-action 'none'\">\n",
                   siap_i_embedded_form_script_sha256, siap_i_embedded_form_style_sha256);
}

void siap_i_form_page(siap_i_text *text, const char *language, const char *title, const char *asked)
{
  int id = strcmp(language, "id") == 0;
  siap_i_text_putf(text, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"UTF-8\">\n",
                   id ? "id" : "en");
  put_policy(text);
  siap_i_text_put(text, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                        "<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
  put_title(text, title);
  siap_i_text_put(text, "</title>\n<style>");
  siap_i_text_put_bytes(text, siap_i_embedded_form_style, siap_i_embedded_form_style_length);
  siap_i_text_put(text, "</style>\n</head>\n<body>\n<noscript><p>");
  siap_i_text_put(text,
                  id ? "Formulir ini memerlukan JavaScript. Tidak ada yang dikirim lewat jaringan."
                     : "This form needs JavaScript. Nothing is sent over a network.");
  siap_i_text_put(text, "</p></noscript>\n<script type=\"application/json\" id=\"asked\">");
  siap_i_text_put(text, asked);
  siap_i_text_put(text, "</script>\n<script>");
  siap_i_text_put_bytes(text, siap_i_embedded_form_script, siap_i_embedded_form_script_length);
  siap_i_text_put(text, "</script>\n</body>\n</html>\n");
}
