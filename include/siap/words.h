/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siap/words.h - the vocabulary: every word that a rubric or evidence may write. */
#ifndef SIAP_WORDS_H
#define SIAP_WORDS_H

#include <siap/core.h>

SIAP_BEGIN_DECLS

/**
 * List the words that this library knows, from the lists that it works with: methods and normalisers with
 * their formulas, ties, policies, states, stages, words of the cohort stage and the smaller ones.
 *
 * @param format    "text" or "json"
 * @param language  of what is said about the words: "id" or "en"; NULL is "en"
 * @param out       out, new: the list, ended by a NUL that is not counted; NULL on failure
 * @param length    out, may be NULL: how many bytes
 * @return SIAP_OK, SIAP_ERR_ARG, SIAP_ERR_NAME (no such format), SIAP_ERR_MEMORY
 *
 * Ownership: new; release with siap_free()
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API siap_status siap_words_write(const char *format, const char *language, char **out,
                                      size_t *length);

SIAP_END_DECLS

#endif
