/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence that is written again: read by itself, put into a file. */
#ifndef ASSESS_EVIDENCE_H
#define ASSESS_EVIDENCE_H

#include "find.h"
#include "read.h"
#include "write.h"

/*
 * Read evidence; `rubric` is the id of one that CSV need not name, or NULL. NULL: what is wrong is found
 * and the outcome is set; the rest of the files can still be read.
 */
siap_evidence *evidence_read(struct app *app, const char *path, const char *rubric);

/* Show the findings, then write the evidence, if nothing is wrong. NULL is nothing. */
void evidence_finish(struct app *app, struct output *output, const siap_evidence *evidence);

#endif
