/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. Which nodes of a cohort an analysis is about: an option of ids, or of a word for many. */
#ifndef SIAP_I_ANALYSIS_NODES_H
#define SIAP_I_ANALYSIS_NODES_H

#include "analysis/request.h"

typedef struct siap_i_node_of {
  const char *id;
  int places; /* decimals of its rounded value; -1: none */
} siap_i_node_of;

typedef struct siap_i_nodes {
  siap_i_node_of *at;
  size_t count, room;
} siap_i_nodes;

/* "indices", "children" (indices and what they take), "nodes", "items"; ends with NULL. */
extern const char *const siap_i_nodes_words[];

/*
 * What an option of a run names, each once, in the order of the rubric for a word and of the option
 * for ids. SIAP_ERR_NAME with E507 for an id that no region has.
 */
siap_status siap_i_nodes_choose(siap_i_work *work, const siap_cohort *cohort, const char *option,
                                siap_i_nodes *out);

/* The nodes of one of the words. SIAP_OK, SIAP_ERR_NAME (no such word), SIAP_ERR_MEMORY. */
siap_status siap_i_nodes_of(siap_i_work *work, const siap_cohort *cohort, const char *word,
                            siap_i_nodes *out);

#endif
