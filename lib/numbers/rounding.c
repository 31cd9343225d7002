/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a, compiled twice. Rounding to decimal places. */
#include "numbers/rounding.h"

#ifndef SIAP_WIDE
const char *const siap_i_ties_name[SIAP_I_TIES_COUNT + 1] = {
    "half-up", "half-even", "half-down", "up", "down", "ceiling", "floor", NULL,
};
#endif

static const double tens[SIAP_I_PLACES_MOST + 1] = {1,   1e1, 1e2, 1e3,  1e4,  1e5, 1e6,
                                                    1e7, 1e8, 1e9, 1e10, 1e11, 1e12};

/* Whether the whole part of a magnitude goes up by one: `place` is -1, 0 or 1 as the rest lies
 * below, on or above a half; `rest` says whether there is any rest at all. */
static int goes_up(enum siap_i_ties ties, int place, int rest, int negative, int odd)
{
  switch (ties) {
  case SIAP_I_TIES_HALF_UP:
    return place >= 0;
  case SIAP_I_TIES_HALF_EVEN:
    return place > 0 || (place == 0 && odd);
  case SIAP_I_TIES_HALF_DOWN:
    return place > 0;
  case SIAP_I_TIES_UP:
    return rest;
  case SIAP_I_TIES_CEILING:
    return rest && !negative;
  case SIAP_I_TIES_FLOOR:
    return rest && negative;
  case SIAP_I_TIES_DOWN:
  case SIAP_I_TIES_COUNT:
    break;
  }
  return 0;
}

static int halves(enum siap_i_ties ties)
{
  return ties <= SIAP_I_TIES_HALF_DOWN;
}

real R(siap_i_round)(real x, int places, enum siap_i_ties ties, real slack, int *doubt)
{
  if (places < 0)
    return x;
  real ten = (real)tens[places];
  int negative = x < 0;
  real scaled = R(magnitude)(x) * ten;
#ifdef SIAP_WIDE
  real near = (scaled < 1 ? 1 : scaled) * (real)1e-22;
  (void)slack; /* is 0: see rounding.h */
#else
  /* scaling itself errs by at most one part in 2^52 */
  real near = slack * ten + scaled * (real)DBL_EPSILON;
#endif
  real whole = REAL_FLOOR(scaled), rest = scaled - whole;
  real off = R(magnitude)(rest - (real)0.5);
  int place = off <= near ? 0 : rest > (real)0.5 ? 1 : -1;
  if (halves(ties)) {
    if (place == 0)
      *doubt = 1;
  } else if (rest <= near || 1 - rest <= near) { /* on a whole number, this one or the next */
    *doubt = 1;
    whole += rest > (real)0.5;
    rest = 0;
  }
  int odd = REAL_FLOOR(whole / 2) * 2 != whole;
  whole += goes_up(ties, place, rest > 0, negative, odd);
  real rounded = whole / ten;
  return negative && rounded > 0 ? -rounded : rounded;
}
