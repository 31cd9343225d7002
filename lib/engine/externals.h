/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 4. Values that a rubric takes from elsewhere. */
#ifndef SIAP_I_EXTERNALS_H
#define SIAP_I_EXTERNALS_H

#include "model/result.h"

typedef struct siap_i_external {
  const char *id;            /* NULL: every external that names the result's rubric */
  const siap_result *result; /* NULL: a stated number */
  double number;
} siap_i_external;

struct siap_externals {
  siap_i_arena arena;
  siap_i_external *at;
  size_t count, room;
};

/*
 * The one that serves an external of a rubric: by its id, else by the rubric it names; NULL: none.
 */
const siap_i_external *siap_i_externals_find(const siap_externals *externals,
                                             const siap_i_leaf *leaf);

#endif
