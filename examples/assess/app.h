/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One run of the program: what was asked for, what was found, and how it ends. */
#ifndef ASSESS_APP_H
#define ASSESS_APP_H

#include "options.h"
#include "words.h"

#include <siap/siap.h>

/* What went wrong so far. Several may be set: app_exit() says which of them wins. */
enum {
  OUTCOME_CONDITION = 1, /* --fail-under or --strict is not met */
  OUTCOME_USAGE = 2,     /* the command line asks for something that is not there */
  OUTCOME_INVALID = 4,   /* an input is not valid */
  OUTCOME_LACKING = 8,   /* valid, but not enough for a score */
  OUTCOME_FILE = 16,     /* a file cannot be read or written */
  OUTCOME_INTERNAL = 32, /* a fault of the program, or no memory */
  OUTCOME_FATAL = OUTCOME_USAGE | OUTCOME_INVALID | OUTCOME_FILE | OUTCOME_INTERNAL
};

struct app {
  const struct options *options;
  siap_findings *findings; /* of the run, or of the file that is being checked */
  siap_limits limits;
  unsigned outcome;
};

/* How many findings of one severity; with a name, those about other inputs do not count. */
size_t app_count(const struct app *app, int32_t severity, const char *source);

/* Make the limits and an empty list of findings. Returns 0, or -1 with the outcome set. */
int app_start(struct app *app, const struct options *options);
void app_release(struct app *app);

/* Say a message of the program on stderr and remember how bad it is. */
void app_fail(struct app *app, unsigned outcome, enum word word, const char *a, const char *b,
              const char *c);
void app_warn(struct app *app, enum word word, const char *a, const char *b, const char *c);
void app_no_memory(struct app *app);

/* Remember what a status of the library means. Returns 0 for SIAP_OK, else -1. */
int app_status(struct app *app, siap_status status);

/* One finding on stderr; on a terminal its severity and code have a colour, unless NO_COLOR is set. */
void app_show_finding(struct app *app, size_t i);

/* Show the findings in file order; under --strict a warning is remembered. */
void app_show_findings(struct app *app);

/* The same; under --by holder by the agency that must act, what nobody is named for last. */
void app_show_findings_by_holder(struct app *app);

/* "2 errors", "1 warning": a count with its noun, in the language of the run. */
const char *app_counted(const struct app *app, size_t count, enum word one, enum word many,
                        char *room, size_t size);

/* The closing line about a file, on stderr: it begins with its name. */
void tell_summary(const struct app *app, enum word word, const char *name, const char *what);

int app_exit(const struct app *app);

#endif
