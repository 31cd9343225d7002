/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siap/core.h - what every other header needs: outcome, version, limits. */
#ifndef SIAP_CORE_H
#define SIAP_CORE_H

#include <siap/export.h>
#include <stddef.h>
#include <stdint.h>

SIAP_BEGIN_DECLS

/** The outcome of a call: SIAP_OK or one of the negative SIAP_ERR_ values. */
typedef int32_t siap_status;

/** Outcomes. A status says whether; the findings say what, where and how to mend it. */
enum {
  SIAP_OK = 0,          /**< done */
  SIAP_ERR_ARG = -1,    /**< the caller broke a documented precondition */
  SIAP_ERR_MEMORY = -2, /**< an allocation failed; nothing was changed */
  SIAP_ERR_IO = -3,     /**< a file could not be opened or read */
  SIAP_ERR_SYNTAX = -4, /**< the bytes are not well-formed in their format */
  SIAP_ERR_RULE = -5,   /**< well-formed, but it breaks a rule of the rubric or evidence format */
  SIAP_ERR_LIMIT = -6,  /**< a limit of siap_limits was reached */
  SIAP_ERR_NAME = -7,   /**< nothing bears that name */
  SIAP_ERR_BUG = -8,    /**< a promise of the library was broken: please report it */
  SIAP_ERR_LACKING = -9, /**< the inputs are valid, but not enough for an answer */
  SIAP_ERR_STOPPED = -10 /**< a callback of the caller said stop */
};

/** What a cell of a result is. Only a scored cell has a number; 0 is a score. */
enum {
  SIAP_STATE_SCORED = 0,         /**< it has a value */
  SIAP_STATE_MISSING = 1,        /**< asked for, not answered */
  SIAP_STATE_NOT_APPLICABLE = 2, /**< the question does not concern the region */
  SIAP_STATE_WITHHELD = 3,       /**< not published, or nothing was scoreable */
  SIAP_STATE_INVALID = 4         /**< answered, but no score follows from the answer */
};

/**
 * Bounds on what a reader accepts. Set by siap_limits_init(), then changed field by field.
 * Grows at the end only.
 */
typedef struct siap_limits {
  uint32_t size;  /**< bytes of this struct the caller knows */
  uint32_t depth; /**< nesting of elements, arrays or objects; 64 */
  uint64_t bytes; /**< bytes of one input; 4 MiB */
  uint64_t elements; /**< elements, JSON values, CSV fields; 0: one a 16 bytes, at least 200 000 */
  uint32_t attributes; /**< attributes of one element; 256 */
  uint32_t text;       /**< bytes of one start tag, text, name or CSV field; 65 536 */
  uint64_t memory;     /**< beside the input; 0: 42 MiB, and 48 bytes a byte beyond 4 MiB */
} siap_limits;

/**
 * Fill limits with their defaults.
 *
 * @param limits  out: the struct to fill
 * @param size    sizeof(siap_limits) as the caller was compiled
 * @return SIAP_OK, or SIAP_ERR_ARG when limits is NULL or size is not a known size
 *
 * Threads: any thread
 * Since:   0.1
 */
SIAP_API siap_status siap_limits_init(siap_limits *limits, uint32_t size);

/**
 * Say which version of the library is running.
 *
 * @return "major.minor.patch"
 *
 * Ownership: borrowed from the library, always valid
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_version(void);

/**
 * Say which binary interface the running library has: its soname number.
 *
 * @return a number that changes only when programs must be rebuilt
 *
 * Threads: any thread
 * Since:   0.1
 */
SIAP_API uint32_t siap_abi_version(void);

/**
 * Name a status.
 *
 * @param status  a value of siap_status
 * @return a short English word such as "rule"; "unknown" for any other number
 *
 * Ownership: borrowed from the library, always valid
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_status_name(siap_status status);

/**
 * Name a state as rubrics, evidence and results write it.
 *
 * @param state  one of the SIAP_STATE_ values
 * @return for instance "not-applicable"; "unknown" for any other number
 *
 * Ownership: borrowed from the library, always valid
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_state_name(int32_t state);

/**
 * Release text that a call gave as `char *`.
 *
 * @param text  what to release; NULL does nothing
 *
 * Threads: any thread
 * Since:   0.1
 */
SIAP_API void siap_free(char *text);

SIAP_END_DECLS

#endif
