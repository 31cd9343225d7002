/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. Jobs shared out among threads. Whoever is free takes the next; what a job found is settled in
 * the order of the jobs, one at a time, so that what comes out does not depend on the threads.
 */
#ifndef SIAP_I_ANALYSIS_CREW_H
#define SIAP_I_ANALYSIS_CREW_H

#include "analysis/request.h"

#define SIAP_I_CREW_HOLDS 8

typedef struct siap_i_crew {
  const siap_i_work *work;
  size_t jobs, threads;
  void *const *desk;                          /* of each thread */
  siap_status (*job)(void *desk, size_t at);  /* on any thread */
  void (*settle)(void *desk, size_t at);      /* in order; after it the desk need not keep it */
  uint64_t done, total; /* of the whole analysis: done before this crew, and at its end */
  /* How many jobs a desk keeps the results of until their turn comes, in the order it did them; less
   * than SIAP_I_CREW_HOLDS. 0 or 1: a job is settled before the desk takes the next. */
  size_t holds;
} siap_i_crew;

/*
 * The caller's thread works too, and only it tells how far it is. SIAP_ERR_STOPPED when told to stop,
 * or what a job failed with; all threads have ended either way. Threads that the system does not give
 * are done without.
 */
siap_status siap_i_crew_run(const siap_i_crew *crew);

#endif
