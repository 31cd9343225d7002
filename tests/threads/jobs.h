/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What threads share, and what each of them does with it. */
#ifndef SIAP_TEST_JOBS_H
#define SIAP_TEST_JOBS_H

#include <siap/siap.h>

typedef struct shared {
  siap_rubric *rubric;
  siap_evidence *evidence, *cohort;
  siap_plan *plan, *unfitted;
  siap_result *result;
  siap_externals *externals; /* has no count: given back when all threads have ended */
} shared;

typedef struct task {
  const char *name;
  /* all that came out, as text; malloc'd; NULL: a call failed */
  char *(*does)(const shared *with);
  int needs_objects; /* 0: it can be the first use of the library */
} task;

extern const task jobs[];
extern const size_t job_count;

/* The files that jobs read. 0, or -1 with a message. */
int jobs_load(void);
void jobs_unload(void);

int shared_make(shared *out);
shared shared_ref(const shared *from);
void shared_unref(shared *from);

#endif
