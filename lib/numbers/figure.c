/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. Doubles and exact weights as figures of both precisions. */
#include "numbers/figure.h"

/* 10^n is exact in 113 bits up to n = 48; beyond, products of exact powers err by a few ulp. */
static siap_i_wide power_of_ten(int n)
{
  siap_i_wide result = 1, base = 10;
  for (; n > 0; n >>= 1, base *= base)
    if (n & 1)
      result *= base;
  return result;
}

siap_i_wide siap_i_wide_of(double number)
{
  if (number >= INT32_MIN && number <= INT32_MAX && number == (int32_t)number)
    return (int32_t)number; /* most numbers of a rubric; -0 is 0 */
  if (!(number - number == 0))
    return (siap_i_wide)number;
  int64_t m = 0;
  int e = 0;
  siap_i_number_decimal(number, &m, &e);
  return e < 0 ? (siap_i_wide)m / power_of_ten(-e) : (siap_i_wide)m * power_of_ten(e);
}

siap_i_figure siap_i_figure_of(double number)
{
  siap_i_figure figure = {number, siap_i_wide_of(number)};
  return figure;
}

siap_i_figure siap_i_figure_of_fraction(siap_i_fraction fraction)
{
  if (fraction.den == 1)
    return siap_i_figure_of_wide((siap_i_wide)fraction.num);
  return siap_i_figure_of_wide((siap_i_wide)fraction.num / (siap_i_wide)fraction.den);
}

siap_i_figure siap_i_figure_of_wide(siap_i_wide number)
{
  siap_i_figure figure = {(double)number, number};
  return figure;
}
