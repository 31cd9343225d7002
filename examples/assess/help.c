/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How to use the program. The words of both languages are put together here. */
#include "help.h"

#include "verbs.h"
#include "words.h"

const char *help_text(enum verb verb, int language)
{
  return language == INDONESIAN ? help_indonesian[verb] : help_english[verb];
}
