/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 4. The parts of scoring one region, which stand in files of their own. */
#ifndef SIAP_I_SCORE_H
#define SIAP_I_SCORE_H

#include "engine/answers.h"
#include "model/result.h"

/* shares.c: effective weights, contributions and coverage, from the trace of a scored row. */
void siap_i_shares(const siap_plan *plan, const siap_i_answers *answers, siap_result *result);

/* bounds.c: rounded values of every slot if what is missing came out worst and best; NaN:
 * unbounded. */
siap_status siap_i_bounds(const siap_plan *plan, const siap_i_answers *answers, siap_i_arena *arena,
                          double *low, double *high);

/* bands.c: the bands that hold for a node of a computed row, and which of them; NULL: none. */
const siap_i_plan_bands *siap_i_band_at(const siap_plan *plan, size_t node, siap_i_row_wide *row,
                                        size_t *band);

/* The band each node falls into and what it lacks to the next. */
void siap_i_classify(const siap_plan *plan, siap_i_row_wide *row, siap_result *result);

/* What scoring one region takes while it lasts, the result with it, read or written. */
size_t siap_i_score_bytes(const siap_i_plan_size *plan);

#endif
