/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a long analysis is, on a terminal only. */
#ifndef ASSESS_PROGRESS_H
#define ASSESS_PROGRESS_H

#include <siap/siap.h>

struct progress {
  int shown; /* percent, -1: nothing is shown */
};

/* What to hand to siap_analyse(): NULL unless the standard error is a terminal. */
siap_progress progress_start(struct progress *progress);

/* Take the bar away: what follows is for other eyes. */
void progress_end(const struct progress *progress);

#endif
