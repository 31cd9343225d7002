/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 1. The register of every message. */
#include "services/codes.h"

#include <string.h>

static const siap_i_message messages[] = {
#define CODE(number, severity, text_en, hint_en, text_id, hint_id)                                 \
  {#number, severity, {text_en, text_id}, {hint_en, hint_id}},
#include "services/codes.def"
#undef CODE
};

const siap_i_message *siap_i_message_of(enum siap_i_code code)
{
  return &messages[code];
}

int siap_i_language(const char *language)
{
  if (!language || strcmp(language, "en") == 0) {
    return 0;
  }
  return strcmp(language, "id") == 0 ? 1 : -1;
}
