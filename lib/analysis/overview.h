/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 5. The parts of the analysis `overview`: all regions of one year, as a page shows them. What
 * other analyses work out they work out here too, run within.
 */
#ifndef SIAP_I_ANALYSIS_OVERVIEW_H
#define SIAP_I_ANALYSIS_OVERVIEW_H

#include "analysis/report.h"

/* What could not be shown. */
enum { SIAP_I_OVERVIEW_ABSENCES = 8 };

typedef struct siap_i_overview {
  siap_i_work *work;
  siap_cohort *cohort, *before, *claim; /* of the year; of the year before and the claims, or NULL */
  siap_i_regional like;     /* the first region that took part: indices, pillars */
  const char *main;         /* the first index */
  const char **part;        /* what is held side by side: pillars, else what the index takes */
  size_t parts;
  const char *indices, *nodes; /* ids with commas between: indices; these with their parts */
  size_t *order;            /* members that took part, the best first, without a value last */
  double *value;            /* by member: of the first index */
  size_t count;             /* of those that took part */
  siap_i_within rank, robust, compare, agree;
  siap_i_regional_absence absence[SIAP_I_OVERVIEW_ABSENCES];
  size_t absences;
} siap_i_overview;

extern const siap_i_say_word siap_i_overview_ranks, siap_i_overview_spread,
    siap_i_overview_change, siap_i_overview_claim, siap_i_overview_foot;

/* overview_find.c: indices and parts, who took part in what order. */
siap_status siap_i_overview_find(siap_i_overview *overview);

/* overview_spread.c: the head, and how values are spread. */
siap_status siap_i_overview_summary(siap_i_overview *overview);
siap_status siap_i_overview_histogram(siap_i_overview *overview);
siap_status siap_i_overview_parts(siap_i_overview *overview);

/* overview_tables.c: what is taken over from others. */
void siap_i_overview_put_ranks(siap_i_overview *overview);
void siap_i_overview_distribution(siap_i_overview *overview);
void siap_i_overview_changes(siap_i_overview *overview);
void siap_i_overview_agreement(siap_i_overview *overview);
void siap_i_overview_put_absences(siap_i_overview *overview);

#endif
