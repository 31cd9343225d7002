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

/* The i-th, NULL behind the last. */
const oom_step *step_at(size_t i);

/* Everything that the calls start from. 0, or -1 with a message. */
int steps_start(void);
void steps_end(void);

/* The call that is tried as the first use of the library; it needs nothing from steps_start(). */
extern const oom_step first_step;

/* ---- between the files of steps ---- */

typedef struct bytes {
  char *at;
  size_t length;
} bytes;

siap_evidence_options csv_options(const char *id);
char *show_text(const void *out);
char *show_nothing(const void *out);
void drop_text(void *out);

/* steps_analysis.c */
extern const oom_step analysis_steps[];
extern const size_t analysis_step_count;
int start_analyses(const bytes *regions_csv, const siap_rubric *rubric, const siap_plan *plan,
                   const siap_evidence *evidence, const siap_result *result);
void end_analyses(void);

#endif
