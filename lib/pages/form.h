/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5 and a half. The offline form: one HTML page that holds its questions, style and script. */
#ifndef SIAP_I_FORM_H
#define SIAP_I_FORM_H

#include "ground/text.h"

/*
 * Put the page onto text. `language`: of the page, "en" or "id"; `title` is any text; `asked` is JSON
 * in which every "<" is escaped, as siap_i_json writes it: what the script builds the form from.
 */
void siap_i_form_page(siap_i_text *text, const char *language, const char *title,
                      const char *asked);

#endif
