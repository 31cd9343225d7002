/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. The tables of compare, and the rows of one region. */
#ifndef SIAP_I_ANALYSIS_COMPARE_TABLES_H
#define SIAP_I_ANALYSIS_COMPARE_TABLES_H

#include "analysis/compare.h"
#include "analysis/nodes.h"

typedef struct siap_i_compare_tables {
  siap_i_table *comparable, *change, *causes, *items, *apart;
} siap_i_compare_tables;

siap_i_compare_tables siap_i_compare_tables_add(siap_analysis *analysis);

void siap_i_put_verdict(siap_i_work *work, const siap_i_compare_tables *into,
                        const siap_i_pair *pair, const char *id, const siap_i_verdict *verdict);
void siap_i_put_change(siap_i_work *work, const siap_i_compare_tables *into,
                       const siap_i_pair *pair, const siap_i_node_of *of,
                       const siap_i_verdict *verdict);

/* `change` NULL: of results that were read nothing can be told. */
void siap_i_put_causes(siap_i_work *work, const siap_i_compare_tables *into,
                       const siap_i_pair *pair, const siap_i_node_of *of,
                       const siap_i_node_change *change);

/* What moved most, at most so many. SIAP_OK or SIAP_ERR_MEMORY. */
siap_status siap_i_put_items(siap_i_work *work, const siap_i_compare_tables *into,
                             const siap_i_pair *pair, const siap_i_node_of *of,
                             const siap_i_node_change *change, const siap_i_moved *moved,
                             size_t count, size_t most);

enum siap_i_apart { SIAP_I_APART_BEFORE, SIAP_I_APART_AFTER, SIAP_I_APART_NO_PART };
void siap_i_put_apart(siap_i_work *work, const siap_i_compare_tables *into,
                      const siap_i_member *member, enum siap_i_apart why);

/* The published difference of a node that may be compared. */
siap_i_wide siap_i_difference(const siap_i_pair *pair, const siap_i_verdict *verdict);

#endif
