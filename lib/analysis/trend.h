/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. Three years and more of one region or many: does a value rise or fall. */
#ifndef SIAP_I_ANALYSIS_TREND_H
#define SIAP_I_ANALYSIS_TREND_H

#include "analysis/nodes.h"

/* The options of trends, which stand among those of compare. */
#define SIAP_I_TREND_OPTIONS                                                                       \
  {"times", SIAP_I_OPTION_IDS, NULL, 0, 0, NULL,                                                   \
   {"when each cohort was, in order; else the editions of their rubrics, or 1, 2, 3",              \
    "waktu tiap kohor, berurutan; selain itu edisi rubriknya, atau 1, 2, 3"}},                     \
  {"level", SIAP_I_OPTION_NUMBER, "0.95", 0.5, 0.9999, NULL,                                       \
   {"confidence of the interval, and of the word for the trend",                                   \
    "tingkat keyakinan selang, dan kata untuk tren"}},                                             \
  {"fdr", SIAP_I_OPTION_WORD, "benjamini-hochberg", 0, 0, siap_i_fdr_words,                        \
   {"how p is adjusted for many regions", "cara p disesuaikan untuk banyak daerah"}}

extern const char *const siap_i_fdr_words[];

/*
 * Add the table of trends of the last cohort's regions. A series goes back from the last year to
 * the first that cannot be compared with the one after it; `least`: the share that compare asks
 * for. SIAP_ERR_RULE with E513: the option "times" does not fit the cohorts.
 */
siap_status siap_i_trends(siap_i_work *work, const siap_i_nodes *nodes, double least);

#endif
