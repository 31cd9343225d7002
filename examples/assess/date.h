/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The date that a seal or a report carries. */
#ifndef ASSESS_DATE_H
#define ASSESS_DATE_H

#include "app.h"

#include <stddef.h>

enum { DATE_ROOM = 32 };

/*
 * --date as it was typed, else SOURCE_DATE_EPOCH as a date or as a moment, into `room`; NULL: none. -1: it is no
 * number of seconds, which is said.
 */
int date_choose(struct app *app, int with_time, char room[DATE_ROOM], const char **date);

#endif
