/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. A seal read, and two of them compared. */
#ifndef SIAP_I_SEAL_JSON_H
#define SIAP_I_SEAL_JSON_H

#include "ground/text.h"
#include "model/seal.h"
#include "services/findings.h"

/* Read a seal; release it in any case. */
siap_status siap_i_seal_read(const char *bytes, size_t length, const char *source,
                             const siap_limits *limits, siap_i_seal *seal, siap_findings *findings);
void siap_i_seal_release(siap_i_seal *seal);

/*
 * What two seals have that is not the same, in document order: "results[35.07].entries[outcome]", "exact",
 * "2.2", "2.3"; NULL for what one of them lacks.
 */
typedef struct siap_i_difference {
  const char *path, *key, *was, *is;
} siap_i_difference;
typedef void (*siap_i_told)(void *user, const siap_i_difference *difference);

/*
 * Compare a seal with the text of another one, which is our own. `newer`: what only the other one has is
 * no difference. Gives how many values were held against each other in *values. SIAP_OK or
 * SIAP_ERR_MEMORY.
 */
siap_status siap_i_seal_compare(const siap_i_seal *seal, const siap_i_text *other, int newer,
                                siap_i_told told, void *user, size_t *values);

/* Results that were written as JSON, alone, as an array or in a seal: the texts of each, in an arena. */
typedef struct siap_i_json_texts {
  char **text;
  size_t count;
} siap_i_json_texts;
int siap_i_is_results(const char *bytes, size_t length);
siap_status siap_i_results_split(const char *bytes, size_t length, const char *source,
                                 const siap_limits *limits, siap_i_arena *arena,
                                 siap_i_json_texts *out, siap_findings *findings);

#endif
