/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 0. Days of the calendar, as text. */
#include "ground/date.h"

#include <string.h>

/* The number that n digits say; -1: something else stands there. */
static int digits(const char *text, int n)
{
  int number = 0;
  for (int i = 0; i < n; i++) {
    if (text[i] < '0' || text[i] > '9')
      return -1;
    number = number * 10 + (text[i] - '0');
  }
  return number;
}

/* The first ten characters, which must be there. */
static int begins_with_date(const char *text)
{
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (text[4] != '-' || text[7] != '-')
    return 0;
  int year = digits(text, 4), month = digits(text + 5, 2), day = digits(text + 8, 2);
  if (year < 1 || month < 1 || month > 12 || day < 1)
    return 0;
  int leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return day <= days[month - 1] + (month == 2 && leap);
}

int siap_i_is_date(const char *text)
{
  return strlen(text) == 10 && begins_with_date(text);
}

int siap_i_is_time(const char *text)
{
  if (strlen(text) != 20)
    return siap_i_is_date(text);
  int hour = digits(text + 11, 2), minute = digits(text + 14, 2), second = digits(text + 17, 2);
  return begins_with_date(text) && text[10] == 'T' && text[13] == ':' && text[16] == ':' &&
         text[19] == 'Z' && hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 &&
         second < 60;
}
