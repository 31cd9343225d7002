/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between floors 5 and 6. The offline form: one page with its questions, style and script. */
#ifndef SIAP_I_FORM_H
#define SIAP_I_FORM_H

#include "ground/text.h"

/*
 * Put the page onto text. `language`: of the page, "en" or "id"; `title` is any text; `asked` is
 * what the script builds the form from: JSON in which every "<" is escaped, as siap_i_json does.
 */
void siap_i_form_page(siap_i_text *text, const char *language, const char *title,
                      const char *asked);

#endif
