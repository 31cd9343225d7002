/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a, compiled twice. Standard deviation of the values, in two passes; the parameter is what n
 * is lessened by. With `mean` and `ratio` it makes indices that punish imbalance (M. Mazziotta,
 * A. Pareto, 2013).
 */
#include "numbers/method.h"

#include <siap/core.h>

int32_t R(siap_i_method_deviation)(real *x, const real *w, size_t n, const real *parameter,
                                   real *out)
{
  (void)w;
  real sum = 0, squares = 0, count = (real)n - parameter[0];
  for (size_t i = 0; i < n; i++)
    sum += x[i];
  sum /= (real)n;
  for (size_t i = 0; i < n; i++)
    squares += (x[i] - sum) * (x[i] - sum);
  *out = squares > 0 ? REAL_POW(squares / count, (real)0.5) : 0;
  return SIAP_STATE_SCORED;
}
