/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as cases write them: decimals, fractions, "none". The locale has no say. */
#include "case.h"

#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static locale_t plain(void)
{
  static locale_t c;
  if (!c)
    c = newlocale(LC_ALL_MASK, "C", (locale_t)0);
  return c;
}

double number_of(const char *text, const char **end)
{
  char *stop = NULL;
  double number = strtod_l(text, &stop, plain());
  *end = stop;
  return number;
}

void shortest_text(double number, char *text, size_t room)
{
  const char *end = NULL;
  locale_t before = uselocale(plain());
  for (int digits = 1; digits <= 17; digits++) {
    snprintf(text, room, "%.*g", digits, number);
    if (number_of(text, &end) == number)
      break;
  }
  uselocale(before);
}

/* Doubles in order as whole numbers: neighbours differ by 1. */
static int64_t rank_of(double number)
{
  int64_t bits;
  memcpy(&bits, &number, sizeof bits);
  return bits < 0 ? INT64_MIN - bits : bits;
}

static int is_near(double a, double b, unsigned ulps)
{
  uint64_t off = rank_of(a) < rank_of(b) ? (uint64_t)rank_of(b) - (uint64_t)rank_of(a)
                                         : (uint64_t)rank_of(a) - (uint64_t)rank_of(b);
  return off <= ulps;
}

int number_agrees(double is, const char *wanted, unsigned ulps)
{
  char text[40];
  const char *end = NULL;
  if (strcmp(wanted, "none") == 0)
    return isnan(is);
  double number = number_of(wanted, &end);
  int is_fraction = *end == '/';
  if (end == wanted || isnan(is))
    return 0;
  if (is_fraction)
    number /= number_of(end + 1, &end);
  if (*end)
    return 0;
  if (ulps || is_fraction)
    return is_near(is, number, ulps ? ulps : 1);
  shortest_text(is, text, sizeof text);
  return strcmp(text, wanted) == 0;
}
