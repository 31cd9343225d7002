/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 1. The words of a finding: templates filled, lines laid out. */
#ifndef SIAP_I_FINDINGS_TEXT_H
#define SIAP_I_FINDINGS_TEXT_H

#include "services/codes.h"

#define SIAP_I_WORDS 4

/* The text, at most 512 bytes; released with siap_i_release(); NULL when memory failed. */
char *siap_i_findings_fill_text(const siap_i_message *message, int language,
                                const char *const words[SIAP_I_WORDS]);

/* The hint and, unless `near` is NULL, "did you mean"; as above but of any length. */
char *siap_i_findings_fill_hint(const siap_i_message *message, int language,
                                const char *const words[SIAP_I_WORDS], const char *near);

typedef struct siap_i_shown {
  const char *source, *code, *text, *hint, *path, *holder;
  int32_t severity;
  uint32_t line;
  int language;
} siap_i_shown;

/* "source:line: error E310: text" and the hint below; NULL when memory failed. */
/* A path as it is shown; "" for NULL. NULL without memory. */
char *siap_i_findings_fill_path(const char *path);

char *siap_i_findings_show(const siap_i_shown *shown);

#endif
