/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 1. The register of every message: codes.def makes one constant of each line. */
#ifndef SIAP_I_CODES_H
#define SIAP_I_CODES_H

#include <siap/findings.h>

enum siap_i_code {
#define CODE(number, severity, text_en, hint_en, text_id, hint_id) SIAP_I_##number,
#include "services/codes.def"
#undef CODE
  SIAP_I_CODE_COUNT
};

typedef struct siap_i_message {
  const char *code; /* "E310" */
  int32_t severity;
  const char *text[2], *hint[2]; /* English, Indonesian; {1} .. {4} stand for the words */
} siap_i_message;

const siap_i_message *siap_i_message_of(enum siap_i_code code);

/* 0 for "en" or NULL, 1 for "id", -1 for any other language. */
int siap_i_language(const char *language);

#endif
