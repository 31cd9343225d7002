/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * F and t by the incomplete beta function, whose continued fraction is that of A. R. DiDonato,
 * A. H. Morris, Algorithm 708, ACM Transactions on Mathematical Software 18, 1992, by the way of
 * W. J. Lentz, 1976. GSL's own gives up after 512 terms, which some 100 000 rows exceed, and its t
 * from 30 degrees on is an expansion of fewer digits; the gamma function is GSL's.
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

/* A point of a beta distribution with the parameters a and b. */
typedef struct point {
  double a, b, x, y; /* x + y = 1 */
  double off;        /* x - a / (a + b), at most 0 where the fraction is taken */
} point;

/* What front() times this is the area below; NaN when it does not come to an end. */
static double fraction(const point *at)
{
  double a = at->a, b = at->b, x = at->x, first = 1 - (a + b) * at->off;
  double value = off_zero(a / (a + 1) * first), c = value, d = 0;
  for (int n = 1; n < TERMS; n++) {
    double odd = a + 2 * n - 1, even = n * (b - n) * x;
    double above = (a + n - 1) / odd * ((a + b + n - 1) / odd) * even * x;
    double below = n + even / odd + (a + n) / (odd + 2) * (first + n * (1 + at->y));
    d = 1 / off_zero(below + above * d);
    c = off_zero(below + above / c);
    value *= c * d;
    if (fabs(c * d - 1) < 1e-16)
      return 1 / value;
  }
  return NAN;
}

/*
 * x^a y^b / B(a, b) from what each gamma function is beside Stirling's formula: what would cancel
 * among three large logarithms is gone before the exponential is taken.
 */
static double front(const point *at)
{
  double a = at->a, b = at->b, sum = a + b, u = at->off * sum / a, v = -at->off * sum / b;
  /* far out there is nothing to cancel */
  double log_x = u < -0.9 ? log(at->x * (sum / a)) : log1p(u);
  double log_y = v < -0.9 ? log(at->y * (sum / b)) : log1p(v);
  double star = gsl_sf_gammastar(sum) / (gsl_sf_gammastar(a) * gsl_sf_gammastar(b));
  return star * sqrt(a / sum * b / (2 * M_PI)) * exp(a * log_x + b * log_y);
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
  double off = x < y ? x - a / (a + b) : b / (a + b) - y;
  if (off <= 0) {
    point at = {.a = a, .b = b, .x = x, .y = y, .off = off};
    double below = front(&at) * fraction(&at);
    return (siap_i_tails){area(below), area(1 - below)};
  }
  point at = {.a = b, .b = a, .x = y, .y = x, .off = -off};
  double above = front(&at) * fraction(&at);
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
