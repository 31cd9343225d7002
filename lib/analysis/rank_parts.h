/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. The parts of the analysis `rank` that stand in files of their own. */
#ifndef SIAP_I_ANALYSIS_RANK_PARTS_H
#define SIAP_I_ANALYSIS_RANK_PARTS_H

#include "analysis/nodes.h"

/* Members in order of their group; a group is a run of equal texts, "" is none. */
typedef struct siap_i_grouped {
  const char *group;
  size_t member;
} siap_i_grouped;

/* The group of a member, as the option `group` says. */
const char *siap_i_group_of(const siap_i_work *work, const siap_i_member *member);

/* rank_groups.c: figures of each group, few regions protected. `value` is by member. */
siap_status siap_i_rank_groups(siap_i_work *work, siap_i_table *table, const siap_i_node_of *of,
                               const siap_i_grouped *order, const double *value);
extern const siap_i_table_form siap_i_groups_form;

/* rank_relations.c: correlation, reliability, components, effective weights: option `relations`. */
siap_status siap_i_rank_relations(siap_i_work *work);

#endif
