/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a. The words that a node's `method` may be, in one list.
 *
 * The kernel resolves states and weights before a method is called: a method sees numbers only,
 * at least one of them, and cannot get a policy wrong.
 */
#ifndef SIAP_I_METHOD_H
#define SIAP_I_METHOD_H

#include "numbers/real.h"

/* What becomes of the declared weights. */
enum siap_i_weighing {
  SIAP_I_WEIGH_EQUAL,    /* none declared: each present term has 1 / n */
  SIAP_I_WEIGH_ONE,      /* none declared: each present term has 1 */
  SIAP_I_WEIGH_SHARE,    /* renormalised over what is present */
  SIAP_I_WEIGH_DECLARED, /* as declared, never renormalised */
  SIAP_I_WEIGH_NONE      /* the method has no weights */
};

/* Whether terms must, may or must not declare a weight. */
enum siap_i_weights { SIAP_I_WEIGHTS_NEVER, SIAP_I_WEIGHTS_OPTIONAL, SIAP_I_WEIGHTS_ALWAYS };

/* How the value answers to one of its terms growing. */
enum siap_i_slope {
  SIAP_I_RISES,               /* never falls */
  SIAP_I_RISES_WHEN_POSITIVE, /* never falls while no value is negative */
  SIAP_I_TURNS                /* neither: bounds are searched */
};

/*
 * x: the values, which the method may reorder, w: their weights by `weighing` (NULL for
 * WEIGH_NONE), n >= 1, parameters in both precisions' own type. Returns a SIAP_STATE_ value; *out
 * is set when it is scored.
 */
typedef int32_t siap_i_method_double(double *x, const double *w, size_t n, const double *parameter,
                                     double *out);
typedef int32_t siap_i_method_wide(siap_i_wide *x, const siap_i_wide *w, size_t n,
                                   const siap_i_wide *parameter, siap_i_wide *out);

typedef struct siap_i_method {
  const char *name;    /* the word a rubric writes */
  const char *formula; /* one line for manuals and for `assess info --words` */
  enum siap_i_weighing weighing;
  enum siap_i_weights weights;
  enum siap_i_slope slope;
  uint8_t additive;    /* the value is the sum of weight x value: no function is needed */
  uint8_t drops;       /* a term may be left out (policy `exclude`) */
  uint8_t least, most; /* how many terms it takes; 0 for `most` is any number */
  uint8_t decides;     /* it asks whether a value is 0 or negative: never in double */
  uint8_t takes_p;     /* the attribute `p` is required */
  uint8_t takes_order; /* the attribute `order-weights` is required */
  uint8_t is_given;    /* the value comes from the evidence */
  uint8_t stops;       /* the first term that is not admitted ends the terms */
  double p;            /* parameter where the word fixes it */
  siap_i_method_double *run_double;
  siap_i_method_wide *run_wide;
} siap_i_method;

size_t siap_i_method_count(void);
const siap_i_method *siap_i_method_at(size_t i);
const siap_i_method *siap_i_method_find(const char *name); /* NULL: no such word */

/* The functions of the words; each in the file of its name. */
#define SIAP_I_METHOD(word)                                                                        \
  siap_i_method_double siap_i_method_##word##_double;                                              \
  siap_i_method_wide siap_i_method_##word##_wide;
SIAP_I_METHOD(power_mean)
SIAP_I_METHOD(product)
SIAP_I_METHOD(ratio)
SIAP_I_METHOD(min)
SIAP_I_METHOD(max)
SIAP_I_METHOD(median)
SIAP_I_METHOD(owa)
SIAP_I_METHOD(last)
SIAP_I_METHOD(deviation)

#endif
