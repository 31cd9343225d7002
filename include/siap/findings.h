/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siap/findings.h - what was found in an input: what, where, and how to mend it. */
#ifndef SIAP_FINDINGS_H
#define SIAP_FINDINGS_H

#include <siap/core.h>

SIAP_BEGIN_DECLS

/** An ordered list of findings. It belongs to one thread at a time. */
typedef struct siap_findings siap_findings;

/** How grave a finding is. */
enum {
  SIAP_NOTE = 0,    /**< worth knowing */
  SIAP_WARNING = 1, /**< somebody should look; the score stands */
  SIAP_ERROR = 2    /**< the input is refused */
};

/**
 * Make an empty list.
 *
 * @param language  "en" or "id": the language of the texts; NULL is "en"
 * @param limit     how many findings are kept, 1 or more; 0 is 100. Later ones are counted only
 * @param out       out, new: the list; NULL on failure
 * @return SIAP_OK, SIAP_ERR_ARG (out is NULL), SIAP_ERR_NAME (no such language), SIAP_ERR_MEMORY
 *
 * Ownership: new; release with siap_findings_unref()
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API siap_status siap_findings_new(const char *language, size_t limit, siap_findings **out);

/**
 * Take another reference.
 *
 * @param findings  the list; NULL gives NULL
 * @return the same list
 *
 * Ownership: new
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API siap_findings *siap_findings_ref(siap_findings *findings);

/**
 * Give a reference back; the last one releases the list.
 *
 * @param findings  the list; NULL does nothing
 *
 * Threads: any thread
 * Since:   0.1
 */
SIAP_API void siap_findings_unref(siap_findings *findings);

/**
 * Forget every finding.
 *
 * @param findings  the list; NULL does nothing
 *
 * Threads: one thread at a time
 * Since:   0.1
 */
SIAP_API void siap_findings_clear(siap_findings *findings);

/**
 * Put findings in file order: by source as first seen, then by line; equals keep their order.
 *
 * @param findings  the list; NULL does nothing
 *
 * Threads: one thread at a time
 * Since:   0.1
 */
SIAP_API void siap_findings_sort(siap_findings *findings);

/**
 * Count the findings that are kept.
 *
 * @param findings  the list; NULL counts 0
 * @return how many can be read with the getters below
 *
 * Threads: one thread at a time
 * Since:   0.1
 */
SIAP_API size_t siap_findings_count(const siap_findings *findings);

/**
 * Count all findings of one severity, those beyond the limit included.
 *
 * @param findings  the list; NULL counts 0
 * @param severity  SIAP_NOTE, SIAP_WARNING or SIAP_ERROR
 * @return how many were reported
 *
 * Threads: one thread at a time
 * Since:   0.1
 */
SIAP_API size_t siap_findings_total(const siap_findings *findings, int32_t severity);

/**
 * Severity of one finding.
 *
 * @param findings  the list
 * @param i         0 .. siap_findings_count() - 1
 * @return SIAP_NOTE, SIAP_WARNING or SIAP_ERROR; -1 out of range
 *
 * Threads: one thread at a time
 * Since:   0.1
 */
SIAP_API int32_t siap_findings_severity(const siap_findings *findings, size_t i);

/**
 * Stable code of one finding, such as "E310". A code is never reused.
 *
 * @param findings  the list
 * @param i         0 .. siap_findings_count() - 1
 * @return the code; NULL out of range
 *
 * Ownership: borrowed from the library, always valid
 * Threads:   one thread at a time
 * Since:     0.1
 */
SIAP_API const char *siap_findings_code(const siap_findings *findings, size_t i);

/**
 * Name of the input that a finding is about, as the caller gave it.
 *
 * @param findings  the list
 * @param i         0 .. siap_findings_count() - 1
 * @return the name; "" when none was given; NULL out of range
 *
 * Ownership: borrowed from the list until it is cleared
 * Threads:   one thread at a time
 * Since:     0.1
 */
SIAP_API const char *siap_findings_source(const siap_findings *findings, size_t i);

/**
 * Line of one finding.
 *
 * @param findings  the list
 * @param i         0 .. siap_findings_count() - 1
 * @return 1 or more; 0 when the finding has no line or i is out of range
 *
 * Threads: one thread at a time
 * Since:   0.1
 */
SIAP_API uint32_t siap_findings_line(const siap_findings *findings, size_t i);

/**
 * Column of one finding.
 *
 * @param findings  the list
 * @param i         0 .. siap_findings_count() - 1
 * @return 1 or more, in bytes; 0 when unknown or out of range
 *
 * Threads: one thread at a time
 * Since:   0.1
 */
SIAP_API uint32_t siap_findings_column(const siap_findings *findings, size_t i);

/**
 * Where inside a JSON document a finding is, such as "regions[0].answers[3]".
 *
 * @param findings  the list
 * @param i         0 .. siap_findings_count() - 1
 * @return the path; "" when the finding has none; NULL out of range
 *
 * Ownership: borrowed from the list until it is cleared
 * Threads:   one thread at a time
 * Since:     0.1
 */
SIAP_API const char *siap_findings_path(const siap_findings *findings, size_t i);

/**
 * The agency that must act on a finding: the holder of the item it is about, as the rubric names it.
 *
 * @param findings  the list
 * @param i         0 .. siap_findings_count() - 1
 * @return the holder; "" when none is named; NULL out of range
 *
 * Ownership: borrowed from the list until it is cleared
 * Threads:   one thread at a time
 * Since:     0.1
 */
SIAP_API const char *siap_findings_holder(const siap_findings *findings, size_t i);

/**
 * What was found: one line without a final stop. Words of the input are escaped.
 *
 * @param findings  the list
 * @param i         0 .. siap_findings_count() - 1
 * @return UTF-8 without control characters, at most 512 bytes; NULL out of range
 *
 * Ownership: borrowed from the list until it is cleared
 * Threads:   one thread at a time
 * Since:     0.1
 */
SIAP_API const char *siap_findings_text(const siap_findings *findings, size_t i);

/**
 * How to mend it: one line.
 *
 * @param findings  the list
 * @param i         0 .. siap_findings_count() - 1
 * @return UTF-8 without control characters; "" when there is nothing to add; NULL out of range
 *
 * Ownership: borrowed from the list until it is cleared
 * Threads:   one thread at a time
 * Since:     0.1
 */
SIAP_API const char *siap_findings_hint(const siap_findings *findings, size_t i);

/**
 * Write one finding as programs show it: "source:line: error E310: text" and the hint below, behind
 * the agency that must act where one is named.
 *
 * @param findings  the list
 * @param i         0 .. siap_findings_count() - 1
 * @param out       out, new: text of one or two lines, each ended by a newline; NULL on failure
 * @return SIAP_OK, SIAP_ERR_ARG (NULL or out of range), SIAP_ERR_MEMORY
 *
 * Ownership: new; release with siap_free()
 * Threads:   one thread at a time
 * Since:     0.1
 */
SIAP_API siap_status siap_findings_format(const siap_findings *findings, size_t i, char **out);

SIAP_END_DECLS

#endif
