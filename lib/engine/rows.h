/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 4. Blocks of rows as analyses score them: siap_plan_score_block() and what evidence has besides. */
#ifndef SIAP_I_ROWS_H
#define SIAP_I_ROWS_H

#include "engine/answers.h"

typedef struct siap_i_rows {
  size_t count;
  const double *scores;  /* rows of items */
  const uint8_t *states; /* the same; NULL: NaN is missing */
  /* by row: whose variables, externals and given nodes hold for it, NULL: it has none. NULL: none has */
  const siap_i_answers *const *beside;
} siap_i_rows;

/* As siap_plan_score_block(), to the bit where nothing stands beside a row. */
siap_status siap_i_score_rows(const siap_plan *plan, const siap_i_rows *rows, const uint64_t *nodes,
                              size_t node_count, double *exact, double *rounded,
                              uint8_t *node_states);

#endif
