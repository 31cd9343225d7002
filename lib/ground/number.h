/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 0. The one place where text becomes a number and a number text, whatever the locale. */
#ifndef SIAP_I_NUMBER_H
#define SIAP_I_NUMBER_H

#include <stddef.h>
#include <stdint.h>

/* Why text is no number. */
enum siap_i_number_fault {
  SIAP_I_NUMBER_FINE = 0,
  SIAP_I_NUMBER_EMPTY,   /* nothing but blanks */
  SIAP_I_NUMBER_COMMA,   /* "3,5": a decimal comma */
  SIAP_I_NUMBER_GROUPED, /* "1,000" "1.000,5" "1 000" "1'000" "1_000" */
  SIAP_I_NUMBER_SPECIAL, /* "NaN" "inf" */
  SIAP_I_NUMBER_HEX,     /* "0x10" */
  SIAP_I_NUMBER_RANGE,   /* too large for a double, or not zero and too small for a normal one */
  SIAP_I_NUMBER_LONG,    /* more than 64 characters */
  SIAP_I_NUMBER_GARBAGE, /* anything else */
  SIAP_I_NUMBER_MEMORY   /* the C locale could not be had */
};

/*
 * Read [+-] digits [. digits] [e [+-] digits], with blanks (space, tab, CR, LF) around it. At least
 * one digit must stand beside the point; leading zeros are decimal. The result is the nearest
 * double; "-0" is 0. Returns a fault and leaves *out alone when the text is no such number.
 */
enum siap_i_number_fault siap_i_number_read(const char *text, size_t length, double *out);

/*
 * The same with "," as the decimal point and "." refused (GROUPED): the Indonesian Excel dialect.
 */
enum siap_i_number_fault siap_i_number_read_comma(const char *text, size_t length, double *out);

/* Digits only, no sign; 0 on success, -1 for anything else or beyond `most`. */
int siap_i_number_read_count(const char *text, size_t length, uint64_t most, uint64_t *out);

/*
 * The shortest decimal that reads back as the number, as m * 10^e with |m| < 10^17 and, unless it
 * is 0, m no multiple of 10. The number must be finite.
 */
void siap_i_number_decimal(double number, int64_t *m, int *e);

/* That decimal as text: "2.94", "0.1", "1e+30", "-0" as "0"; not finite: "nan". NUL-ended. */
#define SIAP_I_NUMBER_ROOM 48
void siap_i_number_write(double number, char out[SIAP_I_NUMBER_ROOM]);

/*
 * That decimal with exactly `places` decimals (0 .. 20), rounded half away from zero in decimal;
 * "1e+30" style beyond 10^18. Used to show a value that is rounded already.
 */
void siap_i_number_fixed(double number, int places, char out[SIAP_I_NUMBER_ROOM]);

/* What siap_i_number_fixed() wrote without zeros at its end, but for the first two decimals. */
void siap_i_number_shorten(char written[SIAP_I_NUMBER_ROOM]);

/*
 * A number as written above, in place, in the form of the people who read it: a decimal comma or
 * point, and where wanted thousands apart by the other: "1.234,5" or "1,234.5".
 */
void siap_i_number_for_people(char written[SIAP_I_NUMBER_ROOM], int comma, int grouped);

/* An exact weight: num / den in lowest terms, den >= 1. */
typedef struct siap_i_fraction {
  int64_t num, den;
} siap_i_fraction;

/*
 * Read a weight: "0.10", "2.75%" or "1/6". Decimals of at most 15 digits; both parts of a
 * fraction below 10^15; never negative. A fault leaves *out alone.
 */
enum siap_i_number_fault siap_i_fraction_read(const char *text, size_t length,
                                              siap_i_fraction *out);

/* a + b; 0, or -1 when the exact sum does not fit 64 bits. */
int siap_i_fraction_add(siap_i_fraction a, siap_i_fraction b, siap_i_fraction *sum);

/* "0.1", "1/6": a decimal where it ends within 15 places, else the fraction. */
void siap_i_fraction_write(siap_i_fraction weight, char out[SIAP_I_NUMBER_ROOM]);

#endif
