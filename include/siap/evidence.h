/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siap/evidence.h - the evidence of one or many regions: read from XML, JSON or CSV, sealed. */
#ifndef SIAP_EVIDENCE_H
#define SIAP_EVIDENCE_H

#include <siap/rubric.h>

SIAP_BEGIN_DECLS

/** Sealed evidence: regions with their answers, states, ratings and documents. */
typedef struct siap_evidence siap_evidence;

/** Flags of siap_evidence_options. */
enum {
  SIAP_EVIDENCE_DRAFT =
      1 /**< give the object although it has faults: to look at and check, never to score */
};

/**
 * How to read evidence, and what a CSV file cannot say about itself. Set by
 * siap_evidence_options_init(); texts are copied and may be NULL. Grows at the end only.
 */
typedef struct siap_evidence_options {
  uint32_t size;            /**< bytes of this struct the caller knows */
  uint32_t flags;           /**< SIAP_EVIDENCE_ flags; an unknown one is SIAP_ERR_ARG */
  const char *format;       /**< "xml", "csv" or "json"; NULL: told by the first byte that is not blank */
  const char *rubric;       /**< CSV: id of the rubric */
  const char *region;       /**< CSV with one row per answer: name of the region */
  const char *region_class; /**< class of every region that does not say its own */
  const char *
      stage; /**< CSV: stage of every region that has no stage column; any other word is SIAP_ERR_ARG */
} siap_evidence_options;

/**
 * Fill options with their defaults.
 *
 * @param options  out: the struct to fill
 * @param size     sizeof(siap_evidence_options) as the caller was compiled
 * @return SIAP_OK, or SIAP_ERR_ARG when options is NULL or size is not a known size
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API siap_status siap_evidence_options_init(siap_evidence_options *options, uint32_t size);

/**
 * Read evidence from memory. The formats are described in rubrics/EVIDENCE.md.
 *
 * @param bytes     length: the document; copied
 * @param length    bytes in it
 * @param name      what findings call it; NULL is ""
 * @param options   NULL: the defaults
 * @param limits    NULL: the defaults
 * @param out       out, new: the evidence; NULL on failure
 * @param findings  may be NULL: every fault of the document, in file order
 * @return SIAP_OK or an error
 *
 * Ownership: new; release with siap_evidence_unref()
 * Errors:    SIAP_ERR_SYNTAX, SIAP_ERR_RULE, SIAP_ERR_LIMIT (the document); SIAP_ERR_NAME (no such format), SIAP_ERR_ARG, SIAP_ERR_MEMORY
 * Threads:   any thread
 * Cost:      linear in the bytes, n log n in the regions and answers
 * Since:     0.1
 */
SIAP_API siap_status siap_evidence_read(const char *bytes, size_t length, const char *name,
                                        const siap_evidence_options *options,
                                        const siap_limits *limits, siap_evidence **out,
                                        siap_findings *findings);

/**
 * Read evidence from a regular file.
 *
 * @param path      the file, as the system names it
 * @param options   NULL: the defaults
 * @param limits    NULL: the defaults
 * @param out       out, new: the evidence; NULL on failure
 * @param findings  may be NULL: every fault of the document, in file order
 * @return SIAP_OK or an error
 *
 * Ownership: new; release with siap_evidence_unref()
 * Errors:    SIAP_ERR_SYNTAX, SIAP_ERR_RULE, SIAP_ERR_LIMIT (the document); SIAP_ERR_NAME (no such format), SIAP_ERR_ARG, SIAP_ERR_MEMORY, SIAP_ERR_IO
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API siap_status siap_evidence_open(const char *path, const siap_evidence_options *options,
                                        const siap_limits *limits, siap_evidence **out,
                                        siap_findings *findings);

/**
 * Take another reference.
 *
 * @param evidence  the evidence; NULL gives NULL
 * @return the same evidence
 *
 * Ownership: new
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API siap_evidence *siap_evidence_ref(const siap_evidence *evidence);

/**
 * Give a reference back; the last one releases it.
 *
 * @param evidence  the evidence; NULL does nothing
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API void siap_evidence_unref(const siap_evidence *evidence);

/**
 * Count the faults that a draft was read with.
 *
 * @param evidence  the evidence; NULL reads as empty
 * @return how many; 0: it can be scored
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API size_t siap_evidence_faults(const siap_evidence *evidence);

/**
 * Rubric that the evidence answers.
 *
 * @param evidence  the evidence; NULL reads as empty
 * @return a rubric id; "" when the document does not say
 *
 * Ownership: borrowed from the evidence until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_evidence_rubric_id(const siap_evidence *evidence);

/**
 * Count the regions in document order.
 *
 * @param evidence  the evidence; NULL reads as empty
 * @return how many; 0 for NULL
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API size_t siap_evidence_region_count(const siap_evidence *evidence);

/**
 * Name of a region.
 *
 * @param evidence  the evidence; NULL reads as empty
 * @param region    0 .. siap_evidence_region_count() - 1
 * @return the name; NULL out of range
 *
 * Ownership: borrowed from the evidence until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_evidence_region_name(const siap_evidence *evidence, size_t region);

/**
 * Code of a region in the ministry of home affairs' list.
 *
 * @param evidence  the evidence; NULL reads as empty
 * @param region    0 .. siap_evidence_region_count() - 1
 * @return the code; "" when none is given; NULL out of range
 *
 * Ownership: borrowed from the evidence until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_evidence_region_code(const siap_evidence *evidence, size_t region);

/**
 * Class of a region, which decides its profile.
 *
 * @param evidence  the evidence; NULL reads as empty
 * @param region    0 .. siap_evidence_region_count() - 1
 * @return the class; "" when none is given; NULL out of range
 *
 * Ownership: borrowed from the evidence until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_evidence_region_class(const siap_evidence *evidence, size_t region);

/**
 * Stage the evidence of a region has reached.
 *
 * @param evidence  the evidence; NULL reads as empty
 * @param region    0 .. siap_evidence_region_count() - 1
 * @return "self", "desk", "interview", "visit" or "final"; NULL out of range
 *
 * Ownership: borrowed from the evidence until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_evidence_region_stage(const siap_evidence *evidence, size_t region);

/**
 * Say whether a region took part.
 *
 * @param evidence  the evidence; NULL reads as empty
 * @param region    0 .. siap_evidence_region_count() - 1
 * @return 1, or 0 when it is recorded as not having taken part or is out of range
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API int32_t siap_evidence_region_participated(const siap_evidence *evidence, size_t region);

/**
 * Count the answers of a region, given nodes not included.
 *
 * @param evidence  the evidence; NULL reads as empty
 * @param region    0 .. siap_evidence_region_count() - 1
 * @return how many; 0 out of range
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API size_t siap_evidence_region_answers(const siap_evidence *evidence, size_t region);

/**
 * Write evidence as a file that reads back as the same evidence.
 *
 * "xml" and "json" hold all of it: what was written and read again has the same digest, and is written as
 * the same bytes. Numbers are the shortest decimals that read back as what was read. "csv" has one row per answer,
 * or one row per region where it was read from such a sheet; whatever it has no room for is left out and
 * named in the findings, each kind once with its number. Text that a spreadsheet would take for a formula
 * stands behind an apostrophe, which the reader takes away again.
 *
 * @param evidence  the evidence, without faults
 * @param format    "xml", "json", "csv", or "csv-excel": the dialect of Indonesian Excel, with ";" between
 *                  fields and decimal commas
 * @param language  of words of ours; the formats of today have none. May be NULL
 * @param out       out, new: the file, ended by a NUL that is not counted; NULL on failure
 * @param length    out, may be NULL: how many bytes
 * @param findings  may be NULL: a warning for each kind of thing that is left out
 * @return SIAP_OK or an error
 *
 * Ownership: new; release with siap_free()
 * Errors:    SIAP_ERR_RULE (a draft with faults, or what the format needs is not said: rubric, name of a
 *            region), SIAP_ERR_NAME (no such format), SIAP_ERR_ARG, SIAP_ERR_MEMORY
 * Threads:   any thread
 * Cost:      linear in the evidence; n log n in the cells of a sheet with one row per region
 * Since:     0.1
 */
SIAP_API siap_status siap_evidence_write(const siap_evidence *evidence, const char *format,
                                         const char *language, char **out, size_t *length,
                                         siap_findings *findings);

/**
 * Make one evidence of the parts that agencies sent back.
 *
 * All parts are of the same regions (told by code, by name where one has none) and the same rubric. What one
 * part says is taken; what several say alike is taken once, with the documents of all: two documents are
 * one where their SHA-256 is the same, or their titles are and nothing else that both say differs. Ratings,
 * responses and units of different people and places stand beside each other. An answer that was carried
 * over from last year gives way to one that was not. Anything else that differs is a conflict, an explicit
 * `missing` against an answer too: each is an error with both answers, where they stand and who answered, and
 * nothing is made.
 *
 * @param parts      count: the parts, in any order, none with faults
 * @param count      how many, at least 1
 * @param preferred  one of the parts: where it has a say, what it says is kept, and a note tells what is
 *                   not; NULL: none. Conflicts among the others, and of rubric and region, remain errors
 * @param out        out, new: the evidence; NULL on failure. Its documents have ids, its answers no lines
 * @param findings   may be NULL: every conflict, of all parts
 * @return SIAP_OK or an error
 *
 * Ownership: new; release with siap_evidence_unref(). Holds nothing of the parts
 * Errors:    SIAP_ERR_RULE (a conflict, or a part with faults), SIAP_ERR_ARG, SIAP_ERR_MEMORY
 * Threads:   any thread
 * Cost:      n log n in all that the parts say
 * Since:     0.1
 */
SIAP_API siap_status siap_evidence_merge(const siap_evidence *const *parts, size_t count,
                                         const siap_evidence *preferred, siap_evidence **out,
                                         siap_findings *findings);

/**
 * Take last year's evidence over as a draft for this year's rubric.
 *
 * Answers to items that the crosswalk of the new rubric calls the same or reworded, and comparable, go over
 * with their documents, and each is marked as carried; siap_check() warns of each until somebody answers it
 * for this year and takes the mark away, and no stage beyond `self` is read while a mark is left. Nothing is
 * converted: what is rescaled, split, merged, new or retired is left blank and named, with the reason. So are
 * ratings and responses, given nodes and externals, a class that no profile of the new rubric serves, what was itself carried and never confirmed, and what
 * belongs to its year (quick wins, risks, programmes, surveys, objections; sources and the cut-off date
 * without a word). Where both rubrics are one and the same, every item goes over.
 *
 * @param last      last year's evidence, without faults
 * @param from      the rubric it answers
 * @param to        this year's rubric
 * @param out       out, new: the draft, at the stage `self`; NULL on failure
 * @param findings  may be NULL: a note for each thing that stays behind
 * @return SIAP_OK or an error
 *
 * Ownership: new; release with siap_evidence_unref(). Holds nothing of its inputs
 * Errors:    SIAP_ERR_RULE (the evidence answers another rubric, or there is no crosswalk), SIAP_ERR_ARG,
 *            SIAP_ERR_MEMORY
 * Threads:   any thread
 * Cost:      n log n in the answers and items
 * Since:     0.1
 */
SIAP_API siap_status siap_evidence_carry(const siap_evidence *last, const siap_rubric *from,
                                         const siap_rubric *to, siap_evidence **out,
                                         siap_findings *findings);

SIAP_END_DECLS

#endif
