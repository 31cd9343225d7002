/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4. A plan as it would be without its roundings, and without some of its leaves: what
 * comparing two years scores rows with. It goes through the kernel like any other.
 */
#ifndef SIAP_I_BARE_H
#define SIAP_I_BARE_H

#include "engine/plan.h"

/*
 * The plan without the leaves, and given nodes, that are marked by slot in `gone`, and without
 * what rests on nothing else. Declared weights of a sum that lost terms are scaled to what they
 * summed to, as those of a mean are by its method; slots stay where they are. Lives in the arena
 * and borrows from the plan: it is never counted, and for siap_i_kernel_wide() only. `given`, by
 * slot: nodes that are given. `gone` may be NULL: none. NULL without memory.
 */
const siap_plan *siap_i_plan_bare(const siap_plan *plan, const uint8_t *gone, const uint8_t *given,
                                  siap_i_arena *arena);

#endif
