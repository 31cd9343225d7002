/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 0. Exact weights: decimals, percents and fractions as num / den. */
#include "ground/number.h"

#include "ground/number_parts.h"

#include <stdio.h>
#include <string.h>

#define MOST_DIGITS 15

__extension__ typedef unsigned __int128 wide;

static wide common_divisor(wide a, wide b)
{
  while (b) {
    wide rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

static siap_i_fraction lowest(int64_t num, int64_t den)
{
  int64_t divisor = (int64_t)common_divisor((wide)num, (wide)den);
  return (siap_i_fraction){num / divisor, den / divisor};
}

/*
 * Digits, with a point when `places` is asked for. Leading zeros do not count towards the 15
 * digits, but every decimal does: a weight never has a denominator beyond 10^15.
 */
static enum siap_i_number_fault read_digits(const char *text, size_t length, int64_t *value,
                                            int *places)
{
  int64_t m = 0;
  int digits = 0, decimals = 0, seen = 0, behind = 0;
  for (size_t i = 0; i < length; i++) {
    if (text[i] == '.' && places && !behind) {
      behind = 1;
      continue;
    }
    if (text[i] < '0' || text[i] > '9') {
      return SIAP_I_NUMBER_GARBAGE;
    }
    seen = 1;
    decimals += behind;
    digits += digits || text[i] != '0';
    if (digits <= MOST_DIGITS) {
      m = m * 10 + (text[i] - '0');
    }
  }
  if (!seen) {
    return SIAP_I_NUMBER_GARBAGE;
  }
  if (digits > MOST_DIGITS || decimals > MOST_DIGITS) {
    return SIAP_I_NUMBER_LONG;
  }
  *value = m;
  if (places) {
    *places = decimals;
  }
  return SIAP_I_NUMBER_FINE;
}

static int64_t power_of_ten(int power)
{
  int64_t value = 1;
  for (int i = 0; i < power; i++) {
    value *= 10;
  }
  return value;
}

static enum siap_i_number_fault read_quotient(const char *text, size_t length, const char *slash,
                                              siap_i_fraction *out)
{
  const char *above = text, *below = slash + 1;
  size_t above_length = (size_t)(slash - text), below_length = length - above_length - 1;
  int64_t num, den;
  siap_i_number_trim(&above, &above_length);
  siap_i_number_trim(&below, &below_length);
  enum siap_i_number_fault fault = read_digits(above, above_length, &num, NULL);
  if (fault == SIAP_I_NUMBER_FINE) {
    fault = read_digits(below, below_length, &den, NULL);
  }
  if (fault != SIAP_I_NUMBER_FINE) {
    return fault;
  }
  if (den == 0) {
    return SIAP_I_NUMBER_RANGE;
  }
  *out = lowest(num, den);
  return SIAP_I_NUMBER_FINE;
}

enum siap_i_number_fault siap_i_fraction_read(const char *text, size_t length, siap_i_fraction *out)
{
  int64_t m;
  int places, percent = 0;
  siap_i_number_trim(&text, &length);
  if (length == 0) {
    return SIAP_I_NUMBER_EMPTY;
  }
  if (length > SIAP_I_NUMBER_LONGEST) {
    return SIAP_I_NUMBER_LONG;
  }
  const char *slash = memchr(text, '/', length);
  if (slash) {
    return read_quotient(text, length, slash, out);
  }
  if (text[length - 1] == '%') {
    percent = 2;
    length--;
    siap_i_number_trim(&text, &length);
  }
  enum siap_i_number_fault fault = read_digits(text, length, &m, &places);
  if (fault == SIAP_I_NUMBER_GARBAGE) {
    double value;
    /* Say what is wrong in the words of plain numbers; a negative weight is out of range. */
    fault = siap_i_number_read(text, length, &value);
    if (fault == SIAP_I_NUMBER_FINE) {
      fault = value < 0 ? SIAP_I_NUMBER_RANGE : SIAP_I_NUMBER_GARBAGE;
    } else if (fault == SIAP_I_NUMBER_EMPTY) {
      fault = SIAP_I_NUMBER_GARBAGE;
    }
  }
  if (fault == SIAP_I_NUMBER_FINE) {
    *out = lowest(m, power_of_ten(places + percent));
  }
  return fault;
}

int siap_i_fraction_add(siap_i_fraction a, siap_i_fraction b, siap_i_fraction *sum)
{
  __extension__ __int128 num = (__int128)a.num * b.den + (__int128)b.num * a.den;
  wide den = (wide)a.den * (wide)b.den, size = num < 0 ? -(wide)num : (wide)num;
  wide divisor = common_divisor(size, den);
  size /= divisor;
  den /= divisor;
  if (size > INT64_MAX || den > INT64_MAX) {
    return -1;
  }
  *sum = (siap_i_fraction){num < 0 ? -(int64_t)size : (int64_t)size, (int64_t)den};
  return 0;
}

void siap_i_fraction_write(siap_i_fraction weight, char out[SIAP_I_NUMBER_ROOM])
{
  const char *sign = weight.num < 0 ? "-" : "";
  uint64_t num = weight.num < 0 ? 0 - (uint64_t)weight.num : (uint64_t)weight.num;
  uint64_t den = (uint64_t)weight.den, scale = 1;
  int places = 0;
  while (scale % den && places < MOST_DIGITS) {
    scale *= 10;
    places++;
  }
  if (scale % den) {
    snprintf(out, SIAP_I_NUMBER_ROOM, "%s%llu/%llu", sign, (unsigned long long)num,
             (unsigned long long)den);
  } else if (places == 0) {
    snprintf(out, SIAP_I_NUMBER_ROOM, "%s%llu", sign, (unsigned long long)num);
  } else {
    snprintf(out, SIAP_I_NUMBER_ROOM, "%s%llu.%0*llu", sign, (unsigned long long)(num / den),
             places, (unsigned long long)(num % den * (scale / den)));
  }
}
