/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2a. The list of methods. A new word: a file method_<word>.c and a line here. */
#include "numbers/method.h"

#include <string.h>

#define BOTH(word)                                                                                 \
  .run_double = siap_i_method_##word##_double, .run_wide = siap_i_method_##word##_wide

static const siap_i_method methods[] = {
    {.name = "mean",
     .formula = "sum x / n",
     .weighing = SIAP_I_WEIGH_EQUAL,
     .additive = 1,
     .drops = 1},
    {.name = "weighted-mean",
     .formula = "sum w x / sum w, over what is present",
     .weighing = SIAP_I_WEIGH_SHARE,
     .weights = SIAP_I_WEIGHTS_ALWAYS,
     .additive = 1,
     .drops = 1},
    {.name = "sum", .formula = "sum x", .weighing = SIAP_I_WEIGH_ONE, .additive = 1, .drops = 1},
    {.name = "weighted-sum",
     .formula = "sum w x, never renormalised",
     .weighing = SIAP_I_WEIGH_DECLARED,
     .weights = SIAP_I_WEIGHTS_ALWAYS,
     .additive = 1},
    {.name = "power-mean",
     .formula = "(sum w x^p / sum w)^(1/p); p = 0: exp(sum w ln x / sum w)",
     .weighing = SIAP_I_WEIGH_SHARE,
     .weights = SIAP_I_WEIGHTS_OPTIONAL,
     .drops = 1,
     .takes_p = 1,
     .slope = SIAP_I_RISES_WHEN_POSITIVE,
     .decides = 1,
     BOTH(power_mean)},
    {.name = "geometric-mean",
     .formula = "exp(sum w ln x / sum w)",
     .weighing = SIAP_I_WEIGH_SHARE,
     .weights = SIAP_I_WEIGHTS_OPTIONAL,
     .drops = 1,
     .p = 0,
     .slope = SIAP_I_RISES_WHEN_POSITIVE,
     .decides = 1,
     BOTH(power_mean)},
    {.name = "harmonic-mean",
     .formula = "sum w / sum (w / x)",
     .weighing = SIAP_I_WEIGH_SHARE,
     .weights = SIAP_I_WEIGHTS_OPTIONAL,
     .drops = 1,
     .p = -1,
     .slope = SIAP_I_RISES_WHEN_POSITIVE,
     .decides = 1,
     BOTH(power_mean)},
    {.name = "product",
     .formula = "product of x, or of x^w",
     .weighing = SIAP_I_WEIGH_DECLARED,
     .weights = SIAP_I_WEIGHTS_OPTIONAL,
     .drops = 1,
     .slope = SIAP_I_RISES_WHEN_POSITIVE,
     .decides = 1,
     BOTH(product)},
    {.name = "ratio",
     .formula = "first / second",
     .weighing = SIAP_I_WEIGH_NONE,
     .least = 2,
     .most = 2,
     .slope = SIAP_I_TURNS,
     .decides = 1,
     BOTH(ratio)},
    {.name = "min", .formula = "least x", .weighing = SIAP_I_WEIGH_NONE, .drops = 1, BOTH(min)},
    {.name = "max", .formula = "greatest x", .weighing = SIAP_I_WEIGH_NONE, .drops = 1, BOTH(max)},
    {.name = "median",
     .formula = "middle x, or the mean of the two middle ones",
     .weighing = SIAP_I_WEIGH_NONE,
     .drops = 1,
     BOTH(median)},
    {.name = "owa",
     .formula = "sum v x, x from largest to smallest, v the order weights",
     .weighing = SIAP_I_WEIGH_NONE,
     .takes_order = 1,
     BOTH(owa)},
    {.name = "deviation",
     .formula = "root of sum (x - mean)^2 / n",
     .weighing = SIAP_I_WEIGH_NONE,
     .drops = 1,
     .slope = SIAP_I_TURNS,
     BOTH(deviation)},
    {.name = "sample-deviation",
     .formula = "root of sum (x - mean)^2 / (n - 1)",
     .weighing = SIAP_I_WEIGH_NONE,
     .drops = 1,
     .least = 2,
     .p = 1,
     .slope = SIAP_I_TURNS,
     BOTH(deviation)},
    {.name = "ladder",
     .formula = "the last level of which, and of all before which, the conditions hold",
     .weighing = SIAP_I_WEIGH_NONE,
     .drops = 1,
     .stops = 1,
     BOTH(last)},
    {.name = "given",
     .formula = "the value stated in the evidence",
     .weighing = SIAP_I_WEIGH_NONE,
     .is_given = 1},
};

size_t siap_i_method_count(void)
{
  return sizeof methods / sizeof *methods;
}

const siap_i_method *siap_i_method_at(size_t i)
{
  return i < siap_i_method_count() ? &methods[i] : NULL;
}

const siap_i_method *siap_i_method_find(const char *name)
{
  for (size_t i = 0; i < siap_i_method_count(); i++)
    if (strcmp(methods[i].name, name) == 0)
      return &methods[i];
  return NULL;
}
