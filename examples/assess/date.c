/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The date that a seal or a report carries: never that of the clock, so that the same files give the same bytes. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "date.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* More seconds than any year of four digits has. */
#define MOST_DIGITS 12

int date_choose(struct app *app, int with_time, char room[DATE_ROOM], const char **date)
{
  const char *seconds = secure_getenv("SOURCE_DATE_EPOCH");
  struct tm parts;
  *date = app->options->date;
  if (*date || !seconds || !*seconds)
    return 0;
  size_t digits = strspn(seconds, "0123456789");
  time_t when = digits <= MOST_DIGITS ? (time_t)strtoll(seconds, NULL, 10) : 0;
  if (seconds[digits] || digits > MOST_DIGITS || !gmtime_r(&when, &parts) || parts.tm_year > 8099 ||
      strftime(room, DATE_ROOM, with_time ? "%Y-%m-%dT%H:%M:%SZ" : "%Y-%m-%d", &parts) == 0) {
    app_fail(app, OUTCOME_USAGE, WORD_NOT_SECONDS, "SOURCE_DATE_EPOCH", seconds, NULL);
    return -1;
  }
  *date = room;
  return 0;
}
