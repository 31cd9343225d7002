/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2a. The two precisions of one arithmetic.
 *
 * The kernel and its words are compiled twice from the same source: on double, which is fast, and
 * on 128-bit floating point, whose 113 bits decide every rounding, tie, guard and band. `real` is
 * the type and R(name) the name of whichever is being compiled.
 */
#ifndef SIAP_I_REAL_H
#define SIAP_I_REAL_H

#include <float.h>
#include <math.h>
#include <stddef.h>
#include <stdint.h>

#if LDBL_MANT_DIG == 113
typedef long double siap_i_wide;
#define SIAP_I_WIDE_LOG logl
#define SIAP_I_WIDE_EXP expl
#define SIAP_I_WIDE_POW powl
#define SIAP_I_WIDE_FLOOR floorl
#elif defined(__SIZEOF_FLOAT128__)
typedef __float128 siap_i_wide;
/* glibc has these on every machine with __float128; clang's headers do not declare them */
extern __float128 logf128(__float128);
extern __float128 expf128(__float128);
extern __float128 powf128(__float128, __float128);
extern __float128 floorf128(__float128);
#define SIAP_I_WIDE_LOG logf128
#define SIAP_I_WIDE_EXP expf128
#define SIAP_I_WIDE_POW powf128
#define SIAP_I_WIDE_FLOOR floorf128
#else
#error "libsiap needs 128-bit floating point (x86-64, arm64, riscv64, ppc64le, s390x)"
#endif

#ifdef SIAP_WIDE
typedef siap_i_wide real;
#define R(name) name##_wide
#define REAL_LOG SIAP_I_WIDE_LOG
#define REAL_EXP SIAP_I_WIDE_EXP
#define REAL_POW SIAP_I_WIDE_POW
#define REAL_FLOOR SIAP_I_WIDE_FLOOR
#define REAL_OF(figure) ((figure).wide)
#else
typedef double real;
#define R(name) name##_double
#define REAL_LOG log
#define REAL_EXP exp
#define REAL_POW pow
#define REAL_FLOOR floor
#define REAL_OF(figure) ((figure).plain)
#endif

/* A number of a rubric in both precisions. */
typedef struct siap_i_figure {
  double plain;
  siap_i_wide wide;
} siap_i_figure;

static inline int R(is_finite)(real x)
{
  return x - x == 0;
}

static inline real R(magnitude)(real x)
{
  return x < 0 ? -x : x;
}

#endif
