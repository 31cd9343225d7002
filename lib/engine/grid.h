/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4. On which grid the values of a node lie: when a value near a tie must be the tie.
 *
 * Most answers have few decimals, most weights are small fractions. The values of a node then lie
 * on a grid, and a tie is one of its points or half of the way between two: what double cannot
 * tell from a tie is the tie, and the wide kernel need not be asked.
 *
 * The proof. Let every score below a node be a whole multiple of 10^-d. A term is what it takes: a
 * score; a rounded value, a multiple of 10^-places; or an exact value, a multiple of 1 / (10^e L)
 * by this same proof. With e and L large enough for all terms, weights that are whole numbers a and
 * a divisor A (their sum over what is present, or a fixed one)
 *
 *   value = sum a x / A = N / (10^e L A),  N whole;  tie = M / (2 10^p),  M whole
 *   |value - tie| = |whole number| / (2 10^max(e,p) L A)
 *
 * so that the value is the tie or lies at least 1 / (2 10^max(e,p) L A) from it. Offsets, factors
 * and ends of a clip with k decimals make e larger by k. Where that gap is wider than what double
 * may err by, the value nearest to a tie is the tie. A that changes with what is missing enters L
 * of the node above as the least common multiple of all that it can be.
 */
#ifndef SIAP_I_GRID_H
#define SIAP_I_GRID_H

#include "engine/plan.h"

/*
 * Fill whole, total, grid and flat of a node and the lattice of its slot; those of its children and
 * its slack must be there. SIAP_OK or SIAP_ERR_MEMORY.
 */
siap_status siap_i_grid_of_node(siap_plan *plan, size_t node);

/* The lattice of an item or another leaf. */
void siap_i_grid_of_leaf(siap_i_plan_slot *slot);

/* 1 when a score stands for a decimal on the grid: a whole number of 1 / ten. */
static inline int siap_i_on_grid(double score, double ten)
{
  double whole = score * ten;
  /* up to 15 digits no two decimals are the same double: the one found is the one meant */
  if (!(ten > 0 && whole < 1e15 && whole > -1e15))
    return 0;
  return rint(whole) / ten == score;
}

#endif
