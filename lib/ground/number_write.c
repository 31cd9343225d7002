/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 0. A number becomes text: shortest, or with a fixed count of decimals. */
#include "ground/number.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Digits d1 d2 .. dn stand for 0.d1d2..dn * 10^point. */
typedef struct figure {
  char digits[40];
  int count, point, negative;
} figure;

static void figure_of(double number, figure *f)
{
  int64_t m;
  int e;
  siap_i_number_decimal(number, &m, &e);
  f->negative = m < 0;
  f->count = snprintf(f->digits, sizeof f->digits, "%lld", (long long)(m < 0 ? -m : m));
  f->point = f->count + e;
}

static char *put(char *to, const char *from, int count)
{
  memcpy(to, from, (size_t)count);
  return to + count;
}

static char *put_zeros(char *to, int count)
{
  memset(to, '0', (size_t)count);
  return to + count;
}

static void write_power(const figure *f, char *to)
{
  *to++ = f->digits[0];
  if (f->count > 1) {
    *to++ = '.';
    to = put(to, f->digits + 1, f->count - 1);
  }
  snprintf(to, 16, "e%+d", f->point - 1);
}

static void write_figure(const figure *f, char out[SIAP_I_NUMBER_ROOM])
{
  char *to = out;
  if (f->negative) {
    *to++ = '-';
  }
  /* The limits of ECMAScript's Number::toString, which JSON readers know. */
  if (f->point > 21 || f->point < -5) {
    write_power(f, to);
    return;
  }
  if (f->point <= 0) {
    to = put(to, "0.", 2);
    to = put_zeros(to, -f->point);
    to = put(to, f->digits, f->count);
  } else if (f->count <= f->point) {
    to = put(to, f->digits, f->count);
    to = put_zeros(to, f->point - f->count);
  } else {
    to = put(to, f->digits, f->point);
    *to++ = '.';
    to = put(to, f->digits + f->point, f->count - f->point);
  }
  *to = '\0';
}

void siap_i_number_write(double number, char out[SIAP_I_NUMBER_ROOM])
{
  figure f;
  if (!isfinite(number)) {
    memcpy(out, "nan", 4);
    return;
  }
  figure_of(number, &f);
  write_figure(&f, out);
}

/* Cut to `keep` digits, half away from zero; keep may be 0 or less. */
static void round_figure(figure *f, int keep)
{
  if (keep >= f->count) {
    return;
  }
  int up = keep >= 0 && f->digits[keep] >= '5';
  f->count = keep > 0 ? keep : 0;
  if (!up) {
    return;
  }
  for (int i = f->count - 1; i >= 0; i--) {
    if (f->digits[i] < '9') {
      f->digits[i]++;
      return;
    }
    f->digits[i] = '0';
  }
  /* 9.99 became 10.0: one digit more in front. */
  memmove(f->digits + 1, f->digits, (size_t)f->count);
  f->digits[0] = '1';
  f->count++;
  f->point++;
}

static int is_zero(const figure *f)
{
  for (int i = 0; i < f->count; i++) {
    if (f->digits[i] != '0') {
      return 0;
    }
  }
  return 1;
}

/* The digit at a place; places before the first digit and behind the last hold zeros. */
static char digit_at(const figure *f, int i)
{
  return i >= 0 && i < f->count ? f->digits[i] : '0';
}

void siap_i_number_fixed(double number, int places, char out[SIAP_I_NUMBER_ROOM])
{
  figure f;
  char *to = out;
  places = places < 0 ? 0 : places > 20 ? 20 : places;
  if (!isfinite(number)) {
    memcpy(out, "nan", 4);
    return;
  }
  figure_of(number, &f);
  if (f.point <= 18) {
    round_figure(&f, f.point + places);
  }
  if (f.negative && !is_zero(&f)) {
    *to++ = '-';
  }
  if (f.point > 18) {
    write_power(&f, to);
    return;
  }
  for (int i = f.point > 0 ? 0 : f.point - 1; i < f.point; i++) {
    *to++ = digit_at(&f, i);
  }
  if (places) {
    *to++ = '.';
  }
  for (int i = f.point; i < f.point + places; i++) {
    *to++ = digit_at(&f, i);
  }
  *to = '\0';
}

void siap_i_number_shorten(char written[SIAP_I_NUMBER_ROOM])
{
  const char *point = strchr(written, '.');
  size_t length = strlen(written);
  while (point && written + length > point + 3 && written[length - 1] == '0')
    written[--length] = '\0';
}

void siap_i_number_for_people(char written[SIAP_I_NUMBER_ROOM], int comma, int grouped)
{
  size_t sign = written[0] == '-', whole = strspn(written + sign, "0123456789");
  size_t length = strlen(written), apart = grouped && whole ? (whole - 1) / 3 : 0;
  if (comma && written[sign + whole] == '.')
    written[sign + whole] = ',';
  if (length + apart >= SIAP_I_NUMBER_ROOM)
    return;
  size_t from = sign + whole, to = from + apart;
  memmove(written + to, written + from, length - from + 1);
  for (int digits = 1; to > from; digits++) {
    written[--to] = written[--from];
    if (digits % 3 == 0)
      written[--to] = comma ? '.' : ',';
  }
}
