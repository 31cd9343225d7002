/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siap/seal.h - results sealed with the digests of all that they rest on, and recomputed to compare. */
#ifndef SIAP_SEAL_H
#define SIAP_SEAL_H

#include <siap/result.h>

SIAP_BEGIN_DECLS

/** A file that a siap_file_reader hands over, or a piece of a document. Grows at the end only. */
typedef struct siap_file {
  uint32_t size;     /**< bytes of this struct the library knows */
  uint64_t length;   /**< bytes of the file, or of this piece of it */
  const char *bytes; /**< they stay as they are until the reader is called again or the call ends */
  uint64_t offset;   /**< set by the library: how many bytes of the same document were handed over before these; 0 where it begins */
  int32_t more;      /**< not 0: a document goes on behind these bytes, and the reader is called again for it; 0 for every other file */
} siap_file;

/**
 * Hands over the bytes of a file that a seal rests on: the library opens none. Names in a seal are a stranger's: never open one that leads out of the folders that are meant.
 *
 * user: what the caller gave. role: "rubric" (its name is an id, or a file as the options name it), "evidence", "reference", "previous", "external" or "document" (its name is what the evidence says in href, else the title). file: to be filled; a document may come in pieces, so that none need be held as a whole. Gives 1 when it is filled, 0 when there is no such file, anything below 0 to stop.
 */
typedef int32_t (*siap_file_reader)(void *user, const char *role, const char *name,
                                    siap_file *file);

/**
 * What is sealed, and what decides its score. Fields that are NULL say nothing. Names of files are asked of the
 * reader; the seal keeps a relative name as it is and of any other the last part. Grows at the end only.
 */
typedef struct siap_seal_options {
  uint32_t size;            /**< bytes of this struct the caller knows: set it before the call */
  uint32_t flags;           /**< 0 */
  const char *evidence;     /**< name of the evidence; never NULL */
  const char *rubric;       /**< name of the rubric; NULL: the one that the evidence names, by its id */
  const char *reference;    /**< name of the evidence that scales are fitted on; NULL: the regions themselves */
  const char *previous;     /**< last edition: name of its results (JSON), its seal (whose results are taken as they stand) or evidence, or a number for the external "previous" */
  const char *externals;    /**< the same for others: a line ID=X for each */
  const char *profile;      /**< a profile that overrules the class */
  const char *region;       /**< name or code of the only region; NULL: all of them */
  const char *region_class; /**< class of regions that do not say their own */
  const char *stage;        /**< stage of a CSV file that does not say it */
  const char *language;     /**< of the labels in the results: "id" or "en"; NULL is "en" */
  const char *date;         /**< date of the seal, such as 2026-11-22 or 2026-11-22T10:00:00Z; NULL: none */
} siap_seal_options;

/**
 * Score the regions of some evidence, and write the results with the SHA-256 of every file that they rest on.
 *
 * A document whose evidence states a SHA-256 must have it, if the reader hands it over. The same files and
 * options give the same bytes. The form is described in rubrics/siap-seal.schema.json.
 *
 * @param options   what is sealed
 * @param reader    hands over the files
 * @param user      passed to the reader
 * @param limits    for each file but documents; NULL: the defaults
 * @param out       out, new: the seal (JSON), ended by a NUL that is not counted; NULL on failure
 * @param length    out, may be NULL: how many bytes
 * @param findings  may be NULL: those of reading and scoring, and of documents
 * @return SIAP_OK or an error
 *
 * Ownership: new; release with siap_free()
 * Errors:    SIAP_ERR_SYNTAX, SIAP_ERR_RULE, SIAP_ERR_LIMIT (a file); SIAP_ERR_NAME (no such file, region, profile or external), SIAP_ERR_STOPPED, SIAP_ERR_ARG, SIAP_ERR_MEMORY
 * Threads:   any thread; the reader is called on the same one
 * Cost:      as reading and scoring all of it
 * Since:     0.1
 */
SIAP_API siap_status siap_seal_write(const siap_seal_options *options, siap_file_reader reader,
                                     void *user, const siap_limits *limits, char **out,
                                     size_t *length, siap_findings *findings);

/**
 * Recompute everything that a seal says, and compare: files, documents, and every figure of every result.
 *
 * A note says what was compared. Documents that are not handed over are not compared, which a note says.
 *
 * @param bytes     length: the seal; copied
 * @param length    bytes in it
 * @param name      what findings call it; NULL is ""
 * @param reader    hands over the files, by the names in the seal
 * @param user      passed to the reader
 * @param limits    for the seal and each file but documents; NULL: the defaults
 * @param findings  may be NULL: each difference with what was sealed and what is
 * @return SIAP_OK (all is as sealed) or an error
 *
 * Errors:    SIAP_ERR_RULE (a difference, or no seal), SIAP_ERR_SYNTAX, SIAP_ERR_LIMIT; SIAP_ERR_NAME (a file is not there), SIAP_ERR_STOPPED, SIAP_ERR_ARG, SIAP_ERR_MEMORY
 * Threads:   any thread; the reader is called on the same one
 * Cost:      as reading and scoring all of it
 * Since:     0.1
 */
SIAP_API siap_status siap_seal_verify(const char *bytes, size_t length, const char *name,
                                      siap_file_reader reader, void *user,
                                      const siap_limits *limits, siap_findings *findings);

SIAP_END_DECLS

#endif
