/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siap/plan.h - a rubric and one profile, flattened into evaluation order. */
#ifndef SIAP_PLAN_H
#define SIAP_PLAN_H

#include <siap/evidence.h>

SIAP_BEGIN_DECLS

/** A sealed plan. It holds its rubric. */
typedef struct siap_plan siap_plan;

/**
 * Compile a rubric for a profile.
 *
 * @param rubric    the rubric
 * @param profile   a profile id; NULL when the rubric has no profile or only one
 * @param out       out, new: the plan; NULL on failure
 * @param findings  may be NULL
 * @return SIAP_OK, SIAP_ERR_NAME (no such profile, or one must be chosen), SIAP_ERR_ARG, SIAP_ERR_MEMORY
 *
 * Ownership: new; release with siap_plan_unref()
 * Threads:   any thread
 * Cost:      linear in items, nodes and edges
 * Since:     0.1
 */
SIAP_API siap_status siap_plan_compile(const siap_rubric *rubric, const char *profile,
                                       siap_plan **out, siap_findings *findings);

/**
 * Compile the plan that a region's evidence asks for: the profile named, else the one that serves its class, else the only one.
 *
 * Regions of one profile share one plan: among many regions, ask siap_rubric_profile_for_class() which
 * one serves a region, and keep the plan of each profile, above all when it is fitted.
 *
 * @param rubric    the rubric
 * @param evidence  the evidence
 * @param region    0 .. siap_evidence_region_count() - 1
 * @param profile   a profile id that overrules the class; NULL: by class
 * @param out       out, new: the plan; NULL on failure
 * @param findings  may be NULL: why no profile fits
 * @return SIAP_OK, SIAP_ERR_NAME, SIAP_ERR_RULE (the evidence answers another rubric), SIAP_ERR_ARG, SIAP_ERR_MEMORY
 *
 * Ownership: new; release with siap_plan_unref()
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API siap_status siap_plan_choose(const siap_rubric *rubric, const siap_evidence *evidence,
                                      size_t region, const char *profile, siap_plan **out,
                                      siap_findings *findings);

/**
 * Take another reference.
 *
 * @param plan  the plan; NULL gives NULL
 * @return the same plan
 *
 * Ownership: new
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API siap_plan *siap_plan_ref(const siap_plan *plan);

/**
 * Give a reference back; the last one releases it.
 *
 * @param plan  the plan; NULL does nothing
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API void siap_plan_unref(const siap_plan *plan);

/**
 * Profile of the plan.
 *
 * @param plan  the plan; NULL reads as empty
 * @return a profile id; "" when the rubric has none
 *
 * Ownership: borrowed from the plan until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_plan_profile(const siap_plan *plan);

/**
 * SHA-256 of the plan as a model: the rubric's digest and the profile.
 *
 * @param plan  the plan; NULL reads as empty
 * @return 64 hexadecimal digits; "" for NULL
 *
 * Ownership: borrowed from the plan until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_plan_digest(const siap_plan *plan);

/**
 * Count the items the plan asks for: the columns of a block.
 *
 * @param plan  the plan; NULL reads as empty
 * @return how many; 0 for NULL
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API size_t siap_plan_item_count(const siap_plan *plan);

/**
 * Id of an item of the plan.
 *
 * @param plan  the plan; NULL reads as empty
 * @param i     0 .. siap_plan_item_count() - 1
 * @return the id; NULL out of range
 *
 * Ownership: borrowed from the plan until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_plan_item_id(const siap_plan *plan, size_t i);

/**
 * Column of an item.
 *
 * @param plan  the plan; NULL reads as empty
 * @param id    an item id
 * @return its number; SIZE_MAX when the plan does not ask for it
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API size_t siap_plan_item_find(const siap_plan *plan, const char *id);

/**
 * Count the nodes in evaluation order: children before parents.
 *
 * @param plan  the plan; NULL reads as empty
 * @return how many; 0 for NULL
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API size_t siap_plan_node_count(const siap_plan *plan);

/**
 * Id of a node of the plan.
 *
 * @param plan  the plan; NULL reads as empty
 * @param i     0 .. siap_plan_node_count() - 1
 * @return the id; NULL out of range
 *
 * Ownership: borrowed from the plan until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_plan_node_id(const siap_plan *plan, size_t i);

/**
 * Number of a node in the plan.
 *
 * @param plan  the plan; NULL reads as empty
 * @param id    a node id
 * @return its number; SIZE_MAX when the plan has no such node
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API size_t siap_plan_node_find(const siap_plan *plan, const char *id);

/**
 * Say whether a plan has cohort stages that are not fitted: their items are withheld until they are.
 *
 * @param plan  the plan; NULL gives 0
 * @return 1 or 0
 *
 * Threads: any thread
 * Since:   0.1
 */
SIAP_API int32_t siap_plan_needs_fit(const siap_plan *plan);

/**
 * Fit the cohort stages of a plan on a reference cohort: every region of some evidence that took part.
 *
 * The parameters are part of the new plan and of its digest; what is scored with it never changes
 * them. One call fits every class of regions: fit once for each profile, not for each region. Source of the order of steps: OECD/JRC, Handbook on Constructing Composite Indicators, 2008.
 *
 * @param plan      the plan; it stays as it is
 * @param evidence  the reference cohort, without faults
 * @param out       out, new: the fitted plan; NULL on failure
 * @param findings  may be NULL
 * @return SIAP_OK, SIAP_ERR_RULE (the evidence does not fit the rubric), SIAP_ERR_ARG,
 *         SIAP_ERR_MEMORY
 *
 * Ownership: new; release with siap_plan_unref()
 * Threads:   any thread
 * Cost:      n log n in the regions for each item with a cohort stage, however many classes they have
 * Since:     0.1
 */
SIAP_API siap_status siap_plan_fit(const siap_plan *plan, const siap_evidence *evidence,
                                   siap_plan **out, siap_findings *findings);

/**
 * Write an empty evidence file that asks what a plan asks: a form for people to fill in.
 *
 * XML and CSV are read and checked like any evidence; "html" is a page of one file that a browser opens from
 * disk: it needs no network, sends nothing, and saves what is entered as such XML. What is not filled in is
 * missing: in XML each answer waits
 * in a comment, in CSV (one row per answer) a row without an answer says nothing. Name of the region and
 * stage hold a word to be replaced; the class is that of the profile where it serves one only. Each
 * question carries its label, pillar, unit, holder, form of the answer, levels and proofs, as comments or as
 * columns that are read past. CSV leaves externals out.
 *
 * @param plan      the plan
 * @param format    "xml", "csv", "csv-excel": the dialect of Indonesian Excel, with ";" between fields
 *                  and decimal commas, or "html": the offline form
 * @param language  of labels and words: "id" or "en"; NULL is "en"
 * @param holder    only the items of this holder; NULL: all that is asked, variables, externals and given
 *                  nodes too
 * @param out       out, new: the file, ended by a NUL that is not counted; NULL on failure
 * @param length    out, may be NULL: how many bytes
 * @return SIAP_OK, SIAP_ERR_ARG, SIAP_ERR_NAME (no such format, or nothing asked of that holder),
 *         SIAP_ERR_MEMORY
 *
 * Ownership: new; release with siap_free()
 * Threads:   any thread
 * Cost:      linear in items
 * Since:     0.1
 */
SIAP_API siap_status siap_plan_template(const siap_plan *plan, const char *format,
                                        const char *language, const char *holder, char **out,
                                        size_t *length);

/**
 * Score a block of rows through the kernel.
 *
 * A double stands for the shortest decimal that reads back as it: 2.8 is 28/10. Externals are missing. The
 * values of a row do not depend on the other rows.
 *
 * @param plan         the plan
 * @param rows         rows in the block; 0 is allowed
 * @param scores       rows x siap_plan_item_count(): row by row, scores on each item's scale, after its normaliser; NaN is missing, an infinity invalid
 * @param states       rows x siap_plan_item_count(), may be NULL: SIAP_STATE_ values; NULL: scored wherever the score is a number
 * @param nodes        node_count, may be NULL: which nodes to give, by number in the plan; NULL: all
 * @param node_count   how many nodes are named; ignored when nodes is NULL
 * @param exact        out, rows x nodes, may be NULL: values before the node's rounding; NaN where there is no score
 * @param rounded      out, rows x nodes, may be NULL: values after it; NaN where there is no score
 * @param node_states  out, rows x nodes, may be NULL: SIAP_STATE_ values
 * @return SIAP_OK, SIAP_ERR_ARG (a NULL that is not allowed, an unknown state, a node out of range), SIAP_ERR_MEMORY
 *
 * Threads:   any thread on one plan; the arrays belong to the call
 * Cost:      linear in rows and edges; memory independent of rows
 * Since:     0.1
 */
SIAP_API siap_status siap_plan_score_block(const siap_plan *plan, size_t rows, const double *scores,
                                           const uint8_t *states, const uint64_t *nodes,
                                           size_t node_count, double *exact, double *rounded,
                                           uint8_t *node_states);

SIAP_END_DECLS

#endif
