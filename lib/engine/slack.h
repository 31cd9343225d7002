/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 4. How far the double kernel may err: known before a row is scored. */
#ifndef SIAP_I_SLACK_H
#define SIAP_I_SLACK_H

#include "engine/plan.h"

/*
 * Fill reach and slack of a node from those of its children, and the slack of its terms. Standard
 * running error analysis (N. J. Higham, Accuracy and Stability of Numerical Algorithms, 2002,
 * section 3.3), with every constant taken generously. A method without a bound gets infinity: each
 * decision on its value is then made by the wide kernel.
 */
void siap_i_slack_of_node(siap_plan *plan, size_t node);

#endif
