/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 0. Text becomes a number, whatever the locale; and why it is none. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* strtod_l */
#endif
#include "ground/number.h"

#include "ground/number_parts.h"
#include "ground/text.h"

#include <errno.h>
#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double powers_of_ten[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                       1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                       1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

static int is_digit(char c)
{
  return c >= '0' && c <= '9';
}

void siap_i_number_trim(const char **text, size_t *length)
{
  while (*length && siap_i_is_blank((*text)[0])) {
    (*text)++;
    (*length)--;
  }
  while (*length && siap_i_is_blank((*text)[*length - 1])) {
    (*length)--;
  }
}

/* All digits of one number without leading zeros, and the power of ten of the last one. */
typedef struct decimal {
  char digits[SIAP_I_NUMBER_LONGEST + 1];
  int count, exponent, negative;
} decimal;

static void add_digit(decimal *d, char digit)
{
  if (d->count || digit != '0') {
    d->digits[d->count++] = digit;
  }
}

/* The grammar: 1 when all of the text is one number. At most SIAP_I_NUMBER_LONGEST bytes. */
static int parse(const char *text, size_t length, char mark, decimal *d)
{
  size_t at = 0, seen = 0;
  memset(d, 0, sizeof *d);
  if (at < length && (text[at] == '+' || text[at] == '-')) {
    d->negative = text[at++] == '-';
  }
  for (; at < length && is_digit(text[at]); at++, seen++) {
    add_digit(d, text[at]);
  }
  if (at < length && text[at] == mark) {
    for (at++; at < length && is_digit(text[at]); at++, seen++) {
      add_digit(d, text[at]);
      d->exponent--;
    }
  }
  if (seen == 0) {
    return 0;
  }
  if (at < length && (text[at] == 'e' || text[at] == 'E')) {
    int power = 0, minus = 0;
    at++;
    if (at < length && (text[at] == '+' || text[at] == '-')) {
      minus = text[at++] == '-';
    }
    if (at == length) {
      return 0;
    }
    for (; at < length && is_digit(text[at]); at++) {
      /* Beyond any double already: more digits change nothing. */
      power = power > 9999 ? power : power * 10 + (text[at] - '0');
    }
    d->exponent += minus ? -power : power;
  }
  return at == length;
}

/* The nearest double to digits * 10^exponent, never negative. */
static enum siap_i_number_fault nearest(const decimal *d, double *out)
{
  char written[SIAP_I_NUMBER_LONGEST + 16];
  int count = d->count, exponent = d->exponent;
  for (; count && d->digits[count - 1] == '0'; count--) {
    exponent++;
  }
  if (count == 0) {
    *out = 0;
    return SIAP_I_NUMBER_FINE;
  }
#if FLT_EVAL_METHOD == 0
  /* Both operands are exact, so that one division or product rounds correctly. */
  if (count <= 15 && exponent >= -22 && exponent <= 22) {
    int64_t m = 0;
    for (int i = 0; i < count; i++) {
      m = m * 10 + (d->digits[i] - '0');
    }
    *out =
        exponent < 0 ? (double)m / powers_of_ten[-exponent] : (double)m * powers_of_ten[exponent];
    return SIAP_I_NUMBER_FINE;
  }
#endif
  int kept = errno;
  locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
  if (!plain) {
    errno = kept;
    return SIAP_I_NUMBER_MEMORY;
  }
  snprintf(written, sizeof written, "%.*se%d", count, d->digits, exponent);
  double value = strtod_l(written, NULL, plain);
  freelocale(plain);
  errno = kept;
  if (!isfinite(value) || value < DBL_MIN) {
    return SIAP_I_NUMBER_RANGE;
  }
  *out = value;
  return SIAP_I_NUMBER_FINE;
}

static enum siap_i_number_fault read_marked(const char *text, size_t length, char mark, double *out)
{
  decimal d;
  double value;
  siap_i_number_trim(&text, &length);
  if (length == 0) {
    return SIAP_I_NUMBER_EMPTY;
  }
  if (length > SIAP_I_NUMBER_LONGEST) {
    return SIAP_I_NUMBER_LONG;
  }
  if (!parse(text, length, mark, &d)) {
    return siap_i_number_why(text, length, mark);
  }
  enum siap_i_number_fault fault = nearest(&d, &value);
  if (fault == SIAP_I_NUMBER_FINE) {
    *out = d.negative && value > 0 ? -value : value;
  }
  return fault;
}

enum siap_i_number_fault siap_i_number_read(const char *text, size_t length, double *out)
{
  return read_marked(text, length, '.', out);
}

enum siap_i_number_fault siap_i_number_read_comma(const char *text, size_t length, double *out)
{
  return read_marked(text, length, ',', out);
}

int siap_i_number_read_count(const char *text, size_t length, uint64_t most, uint64_t *out)
{
  uint64_t value = 0;
  if (length == 0) {
    return -1;
  }
  for (size_t i = 0; i < length; i++) {
    if (!is_digit(text[i]) || __builtin_mul_overflow(value, UINT64_C(10), &value) ||
        __builtin_add_overflow(value, (uint64_t)(text[i] - '0'), &value) || value > most) {
      return -1;
    }
  }
  *out = value;
  return 0;
}

/* Without regard to case; `word` is lower case. */
static int starts_with(const char *text, size_t length, const char *word)
{
  size_t n = strlen(word);
  for (size_t i = 0; i < n; i++) {
    char c = i < length ? text[i] : '\0';
    if ((c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) != word[i]) {
      return 0;
    }
  }
  return 1;
}

static int is_special(const char *text, size_t length)
{
  return (length == 3 && (starts_with(text, length, "nan") || starts_with(text, length, "inf"))) ||
         (length == 8 && starts_with(text, length, "infinity")) ||
         (length >= 5 && starts_with(text, length, "nan(") && text[length - 1] == ')');
}

static int is_hex(const char *text, size_t length)
{
  if (length < 3 || !starts_with(text, length, "0x")) {
    return 0;
  }
  for (size_t i = 2; i < length; i++) {
    if (!is_digit(text[i]) && !strchr("abcdefABCDEFpP.+-", text[i])) {
      return 0;
    }
  }
  return 1;
}

/* Length of a sign that people put between thousands, or 0. */
static size_t separator(const char *text, size_t length)
{
  static const char *const known[] = {
      ",", ".", " ", "'", "_", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "\xE2\x80\x99"};
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
    size_t n = strlen(known[i]);
    if (n <= length && memcmp(text, known[i], n) == 0) {
      return n;
    }
  }
  return 0;
}

/* "1,000" "1.000,5": one to three digits not starting with 0, then groups of three. */
static int is_grouped(const char *text, size_t length)
{
  size_t at = 0, groups = 0;
  while (at < length && is_digit(text[at])) {
    at++;
  }
  if (at == 0 || at > 3 || text[0] == '0') {
    return 0;
  }
  for (;;) {
    size_t n = separator(text + at, length - at);
    if (n == 0 || length - at - n < 3 || !is_digit(text[at + n]) || !is_digit(text[at + n + 1]) ||
        !is_digit(text[at + n + 2]) || (at + n + 3 < length && is_digit(text[at + n + 3]))) {
      break;
    }
    at += n + 3;
    groups++;
  }
  if (at < length && (text[at] == '.' || text[at] == ',')) {
    at++;
    while (at < length && is_digit(text[at])) {
      at++;
    }
  }
  return groups && at == length;
}

enum siap_i_number_fault siap_i_number_why(const char *text, size_t length, char mark)
{
  decimal d;
  const char *bare = text;
  size_t n = length;
  if (n && (bare[0] == '+' || bare[0] == '-')) {
    bare++;
    n--;
  }
  if (is_special(bare, n)) {
    return SIAP_I_NUMBER_SPECIAL;
  }
  if (is_hex(bare, n)) {
    return SIAP_I_NUMBER_HEX;
  }
  if (is_grouped(bare, n)) {
    return SIAP_I_NUMBER_GROUPED;
  }
  if (length <= SIAP_I_NUMBER_LONGEST && parse(text, length, mark == '.' ? ',' : '.', &d)) {
    return mark == '.' ? SIAP_I_NUMBER_COMMA : SIAP_I_NUMBER_GROUPED;
  }
  return SIAP_I_NUMBER_GARBAGE;
}

/* m * 10^e as a double, or -1: only asks whether a short decimal reads back. */
static int reads_back(int64_t m, int e, double number)
{
  decimal d = {.exponent = e};
  double value = -1;
  d.count = snprintf(d.digits, sizeof d.digits, "%lld", (long long)m);
  if (number < DBL_MIN) {
    /* A subnormal is refused by nearest(); text of digits and "e" alone knows no locale. */
    char written[48];
    snprintf(written, sizeof written, "%llde%d", (long long)m, e);
    locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    value = plain ? strtod_l(written, NULL, plain) : -1;
    if (plain) {
      freelocale(plain);
    }
  } else if (nearest(&d, &value) != SIAP_I_NUMBER_FINE) {
    return 0;
  }
  return value == number;
}

/* Few decimals, which is nearly every number people write: no text needed. */
static int try_few_decimals(double number, int64_t *m, int *e)
{
#if FLT_EVAL_METHOD == 0
  for (int places = 0; places <= 15; places++) {
    double scaled = number * powers_of_ten[places];
    if (scaled >= 1e15) {
      return 0;
    }
    int64_t whole = (int64_t)(scaled + 0.5);
    if (whole && (double)whole / powers_of_ten[places] == number) {
      *m = whole;
      *e = -places;
      return 1;
    }
  }
#else
  (void)number, (void)m, (void)e;
#endif
  return 0;
}

static void try_digits(double number, int64_t *m, int *e)
{
  int exponent, boundary = frexp(number, &exponent) == 0.5;
  for (int after = number < DBL_MIN ? 0 : 14; after <= 16; after++) {
    char written[48];
    int64_t digits = 0;
    char *at = written;
    snprintf(written, sizeof written, "%.*e", after, number);
    /* The point is whatever the locale says, perhaps of several bytes: only digits count. */
    for (; *at && *at != 'e'; at++) {
      digits = is_digit(*at) ? digits * 10 + (*at - '0') : digits;
    }
    *m = digits;
    *e = (*at ? (int)strtol(at + 1, NULL, 10) : 0) - after;
    if (after == 16 || reads_back(digits, *e, number)) {
      return;
    }
    /* At a power of two the gap above is twice the gap below: the upper neighbour may do. */
    if (boundary && reads_back(digits + 1, *e, number)) {
      *m = digits + 1;
      return;
    }
  }
}

void siap_i_number_decimal(double number, int64_t *m, int *e)
{
  double size = fabs(number);
  int kept = errno;
  *m = 0;
  *e = 0;
  if (!isfinite(number) || size == 0) {
    return;
  }
  if (!try_few_decimals(size, m, e)) {
    try_digits(size, m, e);
  }
  for (; *m % 10 == 0; *m /= 10) {
    ++*e;
  }
  if (number < 0) {
    *m = -*m;
  }
  errno = kept;
}
