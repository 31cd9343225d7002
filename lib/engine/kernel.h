/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4. The kernel: the one place where a plan turns values into scores. Compiled twice, see
 * numbers/real.h.
 */
#ifndef SIAP_I_KERNEL_H
#define SIAP_I_KERNEL_H

#include "engine/plan.h"

/*
 * Working memory of one row in one precision, and what the kernel tells of it:
 *   exact, rounded, state   by slot; leaves are filled by the caller, nodes by the kernel
 *   given                   by slot: a node whose value or state the caller has set; NULL: none
 *   x, w, at                room for the widest node
 *   trace                   by term of the plan: what each brought in; NULL: not wanted
 *   vague                   set by the caller: a leaf is no decimal, so that no tie is proven
 *   doubt                   set when a decision lay within the slack of its place
 */
#define SIAP_I_ROW(real_type, suffix)                                                              \
  typedef struct siap_i_trace_##suffix {                                                           \
    real_type weight, value, term;                                                                 \
    uint8_t state, admitted, entered, by_policy;                                                   \
  } siap_i_trace_##suffix;                                                                         \
  typedef struct siap_i_row_##suffix {                                                             \
    real_type *exact, *rounded, *x, *w;                                                            \
    uint8_t *state;                                                                                \
    const uint8_t *given;                                                                          \
    size_t *at;                                                                                    \
    siap_i_trace_##suffix *trace;                                                                  \
    int doubt;                                                                                     \
    int vague;                                                                                     \
  } siap_i_row_##suffix;                                                                           \
  /* Room for one row of a plan in an arena; SIAP_ERR_MEMORY or SIAP_OK. */                        \
  siap_status siap_i_row_make_##suffix(const siap_plan *plan, siap_i_arena *arena,                 \
                                       siap_i_row_##suffix *row);                                  \
  /* Compute every node of a row whose leaves are filled. */                                       \
  void siap_i_kernel_##suffix(const siap_plan *plan, siap_i_row_##suffix *row);                    \
  /* 1 when all conditions hold. */                                                                \
  int siap_i_guards_hold_##suffix(const siap_plan *plan, siap_i_row_##suffix *row,                 \
                                  const siap_i_plan_guard *guard, size_t count);

SIAP_I_ROW(double, double)
SIAP_I_ROW(siap_i_wide, wide)

#endif
