/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 0. Days of the calendar, as text. */
#ifndef SIAP_I_DATE_H
#define SIAP_I_DATE_H

/* 1: a day there is, written 2024-02-29, of the years 1 to 9999. */
int siap_i_is_date(const char *text);

/* 1: such a day, or with a time of it behind: 2024-02-29T23:59:59Z. */
int siap_i_is_time(const char *text);

#endif
