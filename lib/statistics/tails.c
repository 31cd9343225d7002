/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * F and t by the incomplete beta function, whose continued fraction is that of M. Abramowitz, I. A.
 * Stegun, Handbook of Mathematical Functions, 1964, 26.5.8, by the way of W. J. Lentz, 1976. GSL's
 * own gives up after 512 terms, which some 100 000 rows exceed, and its t from 30 degrees on is an
 * expansion of ten digits; the gamma function is GSL's.
 */
#include "statistics/tails.h"

#include <gsl/gsl_sf_gamma.h>
#include <math.h>

#define TERMS 2000000 /* a few times the root of the degrees of freedom are needed */
#define TINY 1e-300   /* in the place of 0, by which Lentz would divide */

static double off_zero(double x)
{
  return fabs(x) < TINY ? TINY : x;
}

/* The continued fraction for x below a / (a + b); NaN when it does not come to an end. */
static double fraction(double a, double b, double x)
{
  double c = 1, d = 1 / off_zero(1 - (a + b) * x / (a + 1)), value = d;
  for (int m = 1; m < TERMS; m++) {
    double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / off_zero(1 + even * d);
    c = off_zero(1 + even / c);
    value *= c * d;
    d = 1 / off_zero(1 + odd * d);
    c = off_zero(1 + odd / c);
    value *= c * d;
    if (fabs(c * d - 1) < 1e-16)
      return value;
  }
  return NAN;
}

/*
 * x^a y^b / B(a, b), y = 1 - x, from what each gamma function is beside Stirling's formula: what
 * would cancel among three large logarithms is gone before the exponential is taken.
 */
static double front(double a, double b, double x, double y)
{
  double sum = a + b, off = x - a / sum;
  if (b < a)
    off = b / sum - y;
  double power = a * log1p(off * sum / a) + b * log1p(-off * sum / b);
  if (x < 0.1 * (a / sum) || y < 0.1 * (b / sum)) /* far out: there is nothing to cancel */
    power = a * log(x * (sum / a)) + b * log(y * (sum / b));
  double star = gsl_sf_gammastar(sum) / (gsl_sf_gammastar(a) * gsl_sf_gammastar(b));
  return star * sqrt(a / sum * b / (2 * M_PI)) * exp(power);
}

static int degrees_are_fine(double df)
{
  return df >= SIAP_I_TAILS_LEAST && df <= SIAP_I_TAILS_MOST;
}

static siap_i_stat area(double value)
{
  if (isnan(value))
    return siap_i_stat_none(SIAP_I_STAT_NOT_REACHED, 0);
  return siap_i_stat_is(value < 0 ? 0 : value > 1 ? 1 : value);
}

/* I_x(a, b) and 1 - I_x(a, b) for x + y = 1. */
static siap_i_tails beta_tails(double a, double b, double x, double y)
{
  if (x <= 0 || y <= 0)
    return (siap_i_tails){area(x > 0), area(x <= 0)};
  double piece = front(a, b, x, y);
  if (x <= (a + 1) / (a + b + 2)) {
    double below = piece / a * fraction(a, b, x);
    return (siap_i_tails){area(below), area(1 - below)};
  }
  double above = piece / b * fraction(b, a, y);
  return (siap_i_tails){area(1 - above), area(above)};
}

siap_i_tails siap_i_f_tails(double f, double df1, double df2)
{
  if (!(f >= 0) || !degrees_are_fine(df1) || !degrees_are_fine(df2)) {
    siap_i_stat none = siap_i_stat_none(SIAP_I_STAT_RANGE, 0);
    return (siap_i_tails){none, none};
  }
  double ratio = df1 / df2 * f; /* x = ratio / (1 + ratio), without what that loses */
  return beta_tails(df1 / 2, df2 / 2, isinf(ratio) ? 1 : ratio / (1 + ratio), 1 / (1 + ratio));
}

siap_i_stat siap_i_t_both(double t, double df)
{
  return siap_i_f_tails(t * t, 1, df).above;
}

siap_i_stat siap_i_normal_both(double z)
{
  return isnan(z) ? siap_i_stat_none(SIAP_I_STAT_RANGE, 0) : area(erfc(fabs(z) * M_SQRT1_2));
}
