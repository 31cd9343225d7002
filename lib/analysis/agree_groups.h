/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. Groups of rated items: by pillar, by aspect, or below nodes. */
#ifndef SIAP_I_ANALYSIS_AGREE_GROUPS_H
#define SIAP_I_ANALYSIS_AGREE_GROUPS_H

#include "analysis/agree.h"

/* Groups in the order of the rubric, as the option "by" asks; those of nodes may share items. */
typedef struct siap_i_grouping {
  const siap_i_panel *panel;
  const siap_i_say_word *level; /* what the groups are */
  const char **group;           /* ids */
  size_t groups;
  size_t *picked, count;    /* targets of the group that was picked last */
  const uint32_t *of;       /* by target: its group; NULL: groups are nodes */
  uint8_t *below;           /* by entry of a member: it is the node, or lies below it */
  size_t *reached, reaches; /* those entries */
} siap_i_grouping;

/* Everything lives in the run's arena. SIAP_OK, SIAP_ERR_NAME (said), SIAP_ERR_MEMORY. */
siap_status siap_i_grouping_make(siap_i_work *work, const siap_i_panel *panel,
                                 siap_i_grouping *grouping);

void siap_i_grouping_pick(siap_i_grouping *grouping, size_t group);

#endif
