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

/*
 * Rows that are scored often, under a plan and variants of it. What the fast lane makes of rows before
 * any weight matters is kept, as far as some memory allows, until other rows are taken. Each thread
 * has its own.
 */
typedef struct siap_i_block siap_i_block;

/* Room for up to `most_rows` rows; nodes and plan outlive it. SIAP_OK or SIAP_ERR_MEMORY. */
siap_status siap_i_block_make(const siap_plan *plan, size_t most_rows, const uint64_t *nodes,
                              size_t node_count, siap_i_arena *arena, siap_i_block **out);

/* Take other rows, or the same with something changed in them; they stay the caller's. */
void siap_i_block_take(siap_i_block *block, const siap_i_rows *rows);

/* Score the rows taken: as siap_i_score_rows() does, to the bit. `plan`: that, or a variant of it. */
void siap_i_block_score(siap_i_block *block, const siap_plan *plan, double *exact, double *rounded,
                        uint8_t *node_states);

#endif
