/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siap/result.h - scoring, and a sealed result with everything a figure rests on. */
#ifndef SIAP_RESULT_H
#define SIAP_RESULT_H

#include <siap/plan.h>

SIAP_BEGIN_DECLS

/** Values that a rubric takes from elsewhere: last year's result, another instrument, a stated number. */
typedef struct siap_externals siap_externals;

/** A sealed result of one region under one plan. */
typedef struct siap_result siap_result;

/** What an entry of a result is. */
enum {
  SIAP_KIND_ITEM = 0,     /**< a question or indicator */
  SIAP_KIND_NODE = 1,     /**< a weighted group */
  SIAP_KIND_INDEX = 2,    /**< a node that ends a tree */
  SIAP_KIND_EXTERNAL = 3, /**< a value of another edition or instrument */
  SIAP_KIND_CONSTANT = 4, /**< a number of the rubric */
  SIAP_KIND_VARIABLE = 5  /**< an answer that is not scored, such as a denominator */
};

/** One entry of a result. Numbers that do not exist are NaN. Grows at the end only. */
typedef struct siap_cell {
  uint32_t size;    /**< bytes of this struct the caller knows: set it before the call */
  int32_t kind;     /**< SIAP_KIND_ */
  int32_t state;    /**< SIAP_STATE_ */
  int32_t places;   /**< decimals of the rounded value; -1: not rounded */
  int32_t given;    /**< 1: a node's value was given directly, not computed */
  int32_t band;     /**< number of the band it falls into, 0 the lowest; -1: none */
  double exact;     /**< value before the entry's own rounding */
  double rounded;   /**< value after it; equal to exact where there is none */
  double coverage;  /**< share of the weight below it that is answered, 0 .. 1 */
  double low;       /**< rounded value if everything missing came out worst */
  double high;      /**< rounded value if everything missing came out best */
  double next_band; /**< what the rounded value lacks to the next band */
} siap_cell;

/** One edge below a node: what a child brought in. Grows at the end only. */
typedef struct siap_term {
  uint32_t size;   /**< bytes of this struct the caller knows: set it before the call */
  int32_t state;   /**< SIAP_STATE_ of the child; a scored term entered the node */
  uint64_t child;  /**< entry of the child */
  int32_t rounded; /**< 1: the child's rounded value was taken, 0: its exact one */
  int32_t policy;  /**< 1: a policy of the rubric stood in for a value that was not scored */
  double declared; /**< weight as the rubric and profile declare it; NaN: none */
  double weight;   /**< weight after renormalisation over what is present; NaN: none */
  double value;    /**< value taken, after the edge's own transformations; NaN: none */
  double term;     /**< what it adds to the node; NaN where the method is not a sum */
} siap_term;

/**
 * Make an empty set of external values.
 *
 * @param out  out, new: the set; NULL on failure
 * @return SIAP_OK, SIAP_ERR_ARG, SIAP_ERR_MEMORY
 *
 * Ownership: new; release with siap_externals_unref()
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API siap_status siap_externals_new(siap_externals **out);

/**
 * Give the set back.
 *
 * @param externals  the set; NULL does nothing
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API void siap_externals_unref(siap_externals *externals);

/**
 * State a value for an external of the rubric.
 *
 * @param externals  the set
 * @param id         id of the external; copied
 * @param value      a finite number, read as the shortest decimal that it stands for; both its exact and its rounded value
 * @return SIAP_OK, SIAP_ERR_ARG (NULL, not finite, or the id has a value), SIAP_ERR_MEMORY
 *
 * Threads:   one thread at a time
 * Since:     0.1
 */
SIAP_API siap_status siap_externals_add_number(siap_externals *externals, const char *id,
                                               double value);

/**
 * Let an external take its value from a result. The set keeps a reference.
 *
 * @param externals  the set
 * @param id         id of the external; NULL: every external that names the result's rubric
 * @param result     the result
 * @return SIAP_OK, SIAP_ERR_ARG, SIAP_ERR_MEMORY
 *
 * Threads:   one thread at a time
 * Since:     0.1
 */
SIAP_API siap_status siap_externals_add_result(siap_externals *externals, const char *id,
                                               const siap_result *result);

/**
 * Hold a region's evidence against a plan without scoring it.
 *
 * @param plan      the plan
 * @param evidence  the evidence; a draft may be checked
 * @param region    0 .. siap_evidence_region_count() - 1
 * @param findings  may be NULL: errors, and warnings and notes that a score would carry too
 * @return SIAP_OK (warnings allowed), SIAP_ERR_RULE (at least one error), SIAP_ERR_ARG, SIAP_ERR_MEMORY
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API siap_status siap_check(const siap_plan *plan, const siap_evidence *evidence, size_t region,
                                siap_findings *findings);

/**
 * Score one region.
 *
 * @param plan       the plan
 * @param evidence   the evidence, without faults
 * @param region     0 .. siap_evidence_region_count() - 1
 * @param externals  may be NULL: externals are missing
 * @param out        out, new: the result, which holds plan and evidence; NULL on failure
 * @param findings   may be NULL: what siap_check() finds, and more
 * @return SIAP_OK (also when an index has no score: see its state), SIAP_ERR_RULE (the evidence or an external does not fit the rubric), SIAP_ERR_ARG, SIAP_ERR_MEMORY
 *
 * Ownership: new; release with siap_result_unref()
 * Threads:   any thread
 * Cost:      linear in items, nodes and edges; two more rows for the bounds when something is missing
 * Since:     0.1
 */
SIAP_API siap_status siap_score(const siap_plan *plan, const siap_evidence *evidence, size_t region,
                                const siap_externals *externals, siap_result **out,
                                siap_findings *findings);

/**
 * Read a result that siap_result_write() wrote as JSON: to take last year's figures from. It holds no plan and no evidence.
 *
 * @param bytes     length: the document; copied
 * @param length    bytes in it
 * @param name      what findings call it; NULL is ""
 * @param limits    NULL: the defaults
 * @param out       out, new: the result; NULL on failure
 * @param findings  may be NULL: every fault of the document, in file order
 * @return SIAP_OK or an error
 *
 * Ownership: new; release with siap_result_unref()
 * Errors:    SIAP_ERR_SYNTAX, SIAP_ERR_RULE, SIAP_ERR_LIMIT (the document); SIAP_ERR_ARG, SIAP_ERR_MEMORY
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API siap_status siap_result_read(const char *bytes, size_t length, const char *name,
                                      const siap_limits *limits, siap_result **out,
                                      siap_findings *findings);

/**
 * Take another reference.
 *
 * @param result  the result; NULL gives NULL
 * @return the same result
 *
 * Ownership: new
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API siap_result *siap_result_ref(const siap_result *result);

/**
 * Give a reference back; the last one releases it.
 *
 * @param result  the result; NULL does nothing
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API void siap_result_unref(const siap_result *result);

/**
 * Rubric of a result.
 *
 * @param result  the result; NULL reads as empty
 * @return the id; "" for NULL
 *
 * Ownership: borrowed from the result until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_result_rubric_id(const siap_result *result);

/**
 * Profile of a result.
 *
 * @param result  the result; NULL reads as empty
 * @return the id; "" when the rubric has none
 *
 * Ownership: borrowed from the result until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_result_profile(const siap_result *result);

/**
 * Region of a result.
 *
 * @param result  the result; NULL reads as empty
 * @return the name; "" for NULL
 *
 * Ownership: borrowed from the result until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_result_region_name(const siap_result *result);

/**
 * Code of the region in the ministry of home affairs' list.
 *
 * @param result  the result; NULL reads as empty
 * @return the code; "" when none was given, and for NULL
 *
 * Ownership: borrowed from the result until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_result_region_code(const siap_result *result);

/**
 * Stage of the evidence.
 *
 * @param result  the result; NULL reads as empty
 * @return the stage; "" for NULL
 *
 * Ownership: borrowed from the result until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_result_stage(const siap_result *result);

/**
 * Say whether the figures are a simulation: the stage is not final.
 *
 * @param result  the result; NULL reads as empty
 * @return 1 or 0; 1 for NULL
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API int32_t siap_result_is_simulation(const siap_result *result);

/**
 * Say whether the region took part.
 *
 * @param result  the result; NULL reads as empty
 * @return 1 or 0
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API int32_t siap_result_participated(const siap_result *result);

/**
 * SHA-256 of what a result rests on, as models.
 *
 * @param result  the result; NULL reads as empty
 * @param what    "rubric", "plan" or "evidence"
 * @return 64 hexadecimal digits; NULL when what is none of the three
 *
 * Ownership: borrowed from the result until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_result_digest(const siap_result *result, const char *what);

/**
 * Count the entries: items first, then externals, constants, variables, nodes in evaluation order.
 *
 * @param result  the result; NULL reads as empty
 * @return how many; 0 for NULL
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API size_t siap_result_entry_count(const siap_result *result);

/**
 * Find an entry by its id.
 *
 * @param result  the result; NULL reads as empty
 * @param id      an id of the rubric
 * @return its number; SIZE_MAX when there is none
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API size_t siap_result_entry_find(const siap_result *result, const char *id);

/**
 * Id of an entry.
 *
 * @param result  the result; NULL reads as empty
 * @param entry   0 .. siap_result_entry_count() - 1
 * @return the id; NULL out of range
 *
 * Ownership: borrowed from the result until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_result_entry_id(const siap_result *result, size_t entry);

/**
 * Name of an entry in a language.
 *
 * @param result    the result; NULL reads as empty
 * @param entry     0 .. siap_result_entry_count() - 1
 * @param language  a language of the rubric; NULL or unknown gives its fallback
 * @return the label, or the id; NULL out of range
 *
 * Ownership: borrowed from the result until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_result_entry_label(const siap_result *result, size_t entry,
                                             const char *language);

/**
 * Whether an entry is published or ours.
 *
 * @param result  the result; NULL reads as empty
 * @param entry   0 .. siap_result_entry_count() - 1
 * @return "published" or "ours"; NULL out of range
 *
 * Ownership: borrowed from the result until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_result_entry_status(const siap_result *result, size_t entry);

/**
 * Name of the band an entry falls into.
 *
 * @param result    the result; NULL reads as empty
 * @param entry     0 .. siap_result_entry_count() - 1
 * @param language  a language of the rubric; NULL or unknown gives its fallback
 * @return the label; "" when there is no band; NULL out of range
 *
 * Ownership: borrowed from the result until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_result_entry_band(const siap_result *result, size_t entry,
                                            const char *language);

/**
 * Read one entry.
 *
 * @param result  the result
 * @param entry   0 .. siap_result_entry_count() - 1
 * @param cell    in and out: size in, the rest out
 * @return SIAP_OK, or SIAP_ERR_ARG (NULL, out of range, unknown size)
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API siap_status siap_result_cell(const siap_result *result, size_t entry, siap_cell *cell);

/**
 * Count the indices in document order.
 *
 * @param result  the result; NULL reads as empty
 * @return how many; 0 for NULL
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API size_t siap_result_index_count(const siap_result *result);

/**
 * Entry of an index.
 *
 * @param result  the result; NULL reads as empty
 * @param index   0 .. siap_result_index_count() - 1
 * @return its number; SIZE_MAX out of range
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API size_t siap_result_index_entry(const siap_result *result, size_t index);

/**
 * Effective weight of an entry in an index, after profile and renormalisation: the product of the weights on every way up, added.
 *
 * @param result  the result; NULL reads as empty
 * @param index   0 .. siap_result_index_count() - 1
 * @param entry   0 .. siap_result_entry_count() - 1
 * @return 0 .. 1 where weights sum to 1; NaN where a method on the way has no weights, or out of range
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API double siap_result_weight(const siap_result *result, size_t index, size_t entry);

/**
 * What an entry adds to an index: effective weight times the value taken.
 *
 * @param result  the result; NULL reads as empty
 * @param index   0 .. siap_result_index_count() - 1
 * @param entry   0 .. siap_result_entry_count() - 1
 * @return in the unit of the index; NaN where there is none or out of range
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API double siap_result_contribution(const siap_result *result, size_t index, size_t entry);

/**
 * Count the terms of a node.
 *
 * @param result  the result; NULL reads as empty
 * @param entry   0 .. siap_result_entry_count() - 1
 * @return how many; 0 for anything that is no computed node
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API size_t siap_result_term_count(const siap_result *result, size_t entry);

/**
 * Read one term of a node.
 *
 * @param result  the result
 * @param entry   a node
 * @param i       0 .. siap_result_term_count() - 1
 * @param term    in and out: size in, the rest out
 * @return SIAP_OK, or SIAP_ERR_ARG (NULL, out of range, unknown size)
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API siap_status siap_result_term(const siap_result *result, size_t entry, size_t i,
                                      siap_term *term);

/**
 * Write a result.
 *
 * @param result    the result
 * @param format    "text", "line" (one line for a table of regions), "json", "csv", "xml", or "xml-row" (one result to stand in a document of several, inside results)
 * @param language  of labels and words: "id" or "en"; NULL is "en"
 * @param out       out, new: the bytes, ended by a NUL that is not counted; NULL on failure
 * @param length    out, may be NULL: how many bytes
 * @return SIAP_OK, SIAP_ERR_ARG, SIAP_ERR_NAME (no such format), SIAP_ERR_MEMORY
 *
 * Ownership: new; release with siap_free()
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API siap_status siap_result_write(const siap_result *result, const char *format,
                                       const char *language, char **out, size_t *length);

/**
 * Explain where one figure comes from: down to each question, its weight, its ratings and documents.
 *
 * @param result    a result of siap_score()
 * @param id        an entry
 * @param format    "text" or "json"
 * @param language  "id" or "en"; NULL is "en"
 * @param out       out, new: the explanation; NULL on failure
 * @param length    out, may be NULL: how many bytes
 * @return SIAP_OK, SIAP_ERR_ARG (NULL, or a result that was read), SIAP_ERR_NAME (no such entry or format), SIAP_ERR_MEMORY
 *
 * Ownership: new; release with siap_free()
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API siap_status siap_result_explain(const siap_result *result, const char *id,
                                         const char *format, const char *language, char **out,
                                         size_t *length);

SIAP_END_DECLS

#endif
