/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The candidate that is nearest to a mistyped word. */
#ifndef ASSESS_NEAR_H
#define ASSESS_NEAR_H

#include <stddef.h>

struct near {
  const char *wanted;
  const char *best; /* borrowed from the caller; NULL while nothing is near enough */
  size_t distance;
};

struct near near_start(const char *wanted);
void near_offer(struct near *near, const char *candidate);

#endif
