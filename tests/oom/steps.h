/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calls that are tried, one after the other. */
#ifndef SIAP_TEST_STEPS_H
#define SIAP_TEST_STEPS_H

#include <siap/siap.h>

typedef struct oom_step {
  const char *name;
  /* the call; `out` gets what it gives */
  siap_status (*call)(void **out, siap_findings *findings);
  /* what it gave as text, to compare; malloc'd */
  char *(*show)(const void *out);
  void (*drop)(void *out);
} oom_step;

extern const oom_step steps[];
extern const size_t step_count;

/* Everything that the calls start from. 0, or -1 with a message. */
int steps_start(void);
void steps_end(void);

/* The call that is tried as the first use of the library; it needs nothing from steps_start(). */
extern const oom_step first_step;

#endif
