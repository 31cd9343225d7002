/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What runs of a case share: inputs read, the first status that was not ok. */
#ifndef CASE_RUNNING_H
#define CASE_RUNNING_H

#include "case.h"

struct running {
  const struct case_file *of;
  int from_memory;
  siap_limits limits;
  struct outcome *out;
  siap_rubric *rubric;
  siap_evidence *evidence;
  siap_externals *externals;
  siap_result *previous; /* of the region at hand */
};

/* case_run.c; 0, or -1 when something was not SIAP_OK */

/* Keep the first status that is not SIAP_OK; 0 when there was none. */
int take(struct running *run, siap_status status);
int read_rubric(struct running *run, const char *value, siap_rubric **rubric);
int read_evidence(struct running *run, const char *value, const siap_rubric *rubric,
                  siap_evidence **evidence);
int read_result(struct running *run, const char *value, siap_result **result);
/* `previous` and `external` */
int bring_all(struct running *run);
/* `cohort`: the plan, fitted */
int fit(struct running *run, siap_plan **plan);
/* Behind what was written; releases the text. */
int append(struct running *run, siap_status status, char *text, size_t length);

/* case_analyse.c */
void run_analysis(struct running *run);

#endif
