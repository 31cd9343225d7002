/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. Rounding to decimal places, with the tie rule that the rubric names. */
#ifndef SIAP_I_ROUNDING_H
#define SIAP_I_ROUNDING_H

#include "numbers/real.h"

/* Words of `ties`, in the order of siap_i_ties_name. */
enum siap_i_ties {
  SIAP_I_TIES_HALF_UP = 0, /* a half away from zero */
  SIAP_I_TIES_HALF_EVEN,
  SIAP_I_TIES_HALF_DOWN, /* a half towards zero */
  SIAP_I_TIES_UP,        /* away from zero, whatever follows */
  SIAP_I_TIES_DOWN,      /* towards zero, whatever follows */
  SIAP_I_TIES_CEILING,
  SIAP_I_TIES_FLOOR,
  SIAP_I_TIES_COUNT
};

/* the words, ended by NULL */
extern const char *const siap_i_ties_name[SIAP_I_TIES_COUNT + 1];

#define SIAP_I_PLACES_MOST 12
#define SIAP_I_PLACES_NONE (-1)

/*
 * Round x to `places` decimals (SIAP_I_PLACES_NONE: give x back).
 *
 * `slack` bounds the error of x. A value within it of a place where the answer changes is taken to
 * lie on that place, and *doubt is set: the double kernel then hands the row to the wide one. The
 * wide kernel passes slack 0 and works with 10^-22 of the value: a rational whose denominator has
 * 20 digits cannot come nearer to a tie without being one, and its own error is below 10^-28.
 */
double siap_i_round_double(double x, int places, enum siap_i_ties ties, double slack, int *doubt);
siap_i_wide siap_i_round_wide(siap_i_wide x, int places, enum siap_i_ties ties, siap_i_wide slack,
                              int *doubt);

#endif
