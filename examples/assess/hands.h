/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files handed to the library when a seal is made or verified: it asks by name, the program looks. */
#ifndef ASSESS_HANDS_H
#define ASSESS_HANDS_H

#include "read.h"

#include <stdio.h>

struct hands {
  struct app *app;
  const char *seal; /* path of the seal that is verified: names are looked for beside it; NULL: one is made */
  struct input held; /* the file that was handed over last, or the room for pieces of a document */
  FILE *document;    /* the one that is being handed over; NULL: none */
};

/* A siap_file_reader, whose user is the hands. */
int32_t hand_over(void *user, const char *role, const char *name, siap_file *file);
void hands_release(struct hands *hands);

#endif
