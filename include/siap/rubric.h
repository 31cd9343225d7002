/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siap/rubric.h - a rubric: read from XML, checked, sealed; shared by any number of threads. */
#ifndef SIAP_RUBRIC_H
#define SIAP_RUBRIC_H

#include <siap/findings.h>

SIAP_BEGIN_DECLS

/** A sealed rubric: items, nodes, indices, bands and profiles. Never changes once read. */
typedef struct siap_rubric siap_rubric;

/**
 * Read a rubric from memory. The format is described in rubrics/README.md.
 *
 * @param bytes     length: the document; copied
 * @param length    bytes in it
 * @param name      what findings call it; NULL is ""
 * @param limits    NULL: the defaults
 * @param out       out, new: the rubric; NULL on failure
 * @param findings  may be NULL: every fault of the document, in file order
 * @return SIAP_OK or an error
 *
 * Ownership: new; release with siap_rubric_unref()
 * Errors:    SIAP_ERR_SYNTAX, SIAP_ERR_RULE, SIAP_ERR_LIMIT (the document); SIAP_ERR_ARG, SIAP_ERR_MEMORY
 * Threads:   any thread
 * Cost:      linear in the bytes, n log n in the ids
 * Since:     0.1
 */
SIAP_API siap_status siap_rubric_read(const char *bytes, size_t length, const char *name,
                                      const siap_limits *limits, siap_rubric **out,
                                      siap_findings *findings);

/**
 * Read a rubric from a regular file.
 *
 * @param path      the file, as the system names it
 * @param limits    NULL: the defaults
 * @param out       out, new: the rubric; NULL on failure
 * @param findings  may be NULL: every fault of the document, in file order
 * @return SIAP_OK or an error
 *
 * Ownership: new; release with siap_rubric_unref()
 * Errors:    SIAP_ERR_SYNTAX, SIAP_ERR_RULE, SIAP_ERR_LIMIT (the document); SIAP_ERR_ARG, SIAP_ERR_MEMORY, SIAP_ERR_IO
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API siap_status siap_rubric_open(const char *path, const siap_limits *limits,
                                      siap_rubric **out, siap_findings *findings);

/**
 * Take another reference.
 *
 * @param rubric  the rubric; NULL gives NULL
 * @return the same rubric
 *
 * Ownership: new
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API siap_rubric *siap_rubric_ref(const siap_rubric *rubric);

/**
 * Give a reference back; the last one releases it.
 *
 * @param rubric  the rubric; NULL does nothing
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API void siap_rubric_unref(const siap_rubric *rubric);

/**
 * Short name of the rubric, such as "gmsc-2023".
 *
 * @param rubric  the rubric; NULL reads as empty
 * @return the id; "" for NULL
 *
 * Ownership: borrowed from the rubric until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_rubric_id(const siap_rubric *rubric);

/**
 * Who the rubric belongs to, as a reversed domain.
 *
 * @param rubric  the rubric; NULL reads as empty
 * @return the agency; "" for NULL
 *
 * Ownership: borrowed from the rubric until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_rubric_agency(const siap_rubric *rubric);

/**
 * Version of the rubric as a document.
 *
 * @param rubric  the rubric; NULL reads as empty
 * @return the version; "" for NULL
 *
 * Ownership: borrowed from the rubric until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_rubric_version(const siap_rubric *rubric);

/**
 * Year or edition of the assessment.
 *
 * @param rubric  the rubric; NULL reads as empty
 * @return the edition; "" for NULL
 *
 * Ownership: borrowed from the rubric until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_rubric_edition(const siap_rubric *rubric);

/**
 * Whether the rubric as a whole is published or ours.
 *
 * @param rubric  the rubric; NULL reads as empty
 * @return "published" or "ours"; "" for NULL
 *
 * Ownership: borrowed from the rubric until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_rubric_status(const siap_rubric *rubric);

/**
 * SHA-256 of the rubric as a model: formatting of the file does not change it.
 *
 * @param rubric  the rubric; NULL reads as empty
 * @return 64 hexadecimal digits; "" for NULL
 *
 * Ownership: borrowed from the rubric until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_rubric_digest(const siap_rubric *rubric);

/**
 * Name of the rubric in a language.
 *
 * @param rubric    the rubric; NULL reads as empty
 * @param language  a language of the rubric; NULL or unknown gives its fallback
 * @return the label; the id when there is none; "" for NULL
 *
 * Ownership: borrowed from the rubric until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_rubric_label(const siap_rubric *rubric, const char *language);

/**
 * Count the languages of the labels.
 *
 * @param rubric  the rubric; NULL reads as empty
 * @return how many; 0 for NULL
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API size_t siap_rubric_language_count(const siap_rubric *rubric);

/**
 * One language of the labels.
 *
 * @param rubric  the rubric; NULL reads as empty
 * @param i       0 .. siap_rubric_language_count() - 1
 * @return for instance "id"; NULL out of range
 *
 * Ownership: borrowed from the rubric until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_rubric_language(const siap_rubric *rubric, size_t i);

/**
 * Count the sources the rubric cites.
 *
 * @param rubric  the rubric; NULL reads as empty
 * @return how many; 0 for NULL
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API size_t siap_rubric_source_count(const siap_rubric *rubric);

/**
 * Id of a source.
 *
 * @param rubric  the rubric; NULL reads as empty
 * @param i       0 .. siap_rubric_source_count() - 1
 * @return the id; NULL out of range
 *
 * Ownership: borrowed from the rubric until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_rubric_source_id(const siap_rubric *rubric, size_t i);

/**
 * A source as one line: document, date, link.
 *
 * @param rubric  the rubric; NULL reads as empty
 * @param i       0 .. siap_rubric_source_count() - 1
 * @return the line; NULL out of range
 *
 * Ownership: borrowed from the rubric until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_rubric_source_text(const siap_rubric *rubric, size_t i);

/**
 * Count the pillars.
 *
 * @param rubric  the rubric; NULL reads as empty
 * @return how many; 0 for NULL
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API size_t siap_rubric_pillar_count(const siap_rubric *rubric);

/**
 * Id of a pillar.
 *
 * @param rubric  the rubric; NULL reads as empty
 * @param i       0 .. siap_rubric_pillar_count() - 1
 * @return the id; NULL out of range
 *
 * Ownership: borrowed from the rubric until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_rubric_pillar_id(const siap_rubric *rubric, size_t i);

/**
 * Name of a pillar in a language.
 *
 * @param rubric    the rubric; NULL reads as empty
 * @param i         0 .. siap_rubric_pillar_count() - 1
 * @param language  a language of the rubric; NULL or unknown gives its fallback
 * @return the label, or the id; NULL out of range
 *
 * Ownership: borrowed from the rubric until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_rubric_pillar_label(const siap_rubric *rubric, size_t i,
                                              const char *language);

/**
 * Count the items in document order.
 *
 * @param rubric  the rubric; NULL reads as empty
 * @return how many; 0 for NULL
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API size_t siap_rubric_item_count(const siap_rubric *rubric);

/**
 * Find an item by its id.
 *
 * @param rubric  the rubric; NULL reads as empty
 * @param id      an item id
 * @return its number; SIZE_MAX when there is none
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API size_t siap_rubric_item_find(const siap_rubric *rubric, const char *id);

/**
 * Id of an item.
 *
 * @param rubric  the rubric; NULL reads as empty
 * @param i       0 .. siap_rubric_item_count() - 1
 * @return the id; NULL out of range
 *
 * Ownership: borrowed from the rubric until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_rubric_item_id(const siap_rubric *rubric, size_t i);

/**
 * The question of an item in a language.
 *
 * @param rubric    the rubric; NULL reads as empty
 * @param i         0 .. siap_rubric_item_count() - 1
 * @param language  a language of the rubric; NULL or unknown gives its fallback
 * @return the label, or the id; NULL out of range
 *
 * Ownership: borrowed from the rubric until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_rubric_item_label(const siap_rubric *rubric, size_t i,
                                            const char *language);

/**
 * Pillar of an item.
 *
 * @param rubric  the rubric; NULL reads as empty
 * @param i       0 .. siap_rubric_item_count() - 1
 * @return a pillar id; "" when it has none; NULL out of range
 *
 * Ownership: borrowed from the rubric until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_rubric_item_pillar(const siap_rubric *rubric, size_t i);

/**
 * Agency expected to answer an item.
 *
 * @param rubric  the rubric; NULL reads as empty
 * @param i       0 .. siap_rubric_item_count() - 1
 * @return the agency; "" when none is named; NULL out of range
 *
 * Ownership: borrowed from the rubric until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_rubric_item_holder(const siap_rubric *rubric, size_t i);

/**
 * Whether an item is published or ours.
 *
 * @param rubric  the rubric; NULL reads as empty
 * @param i       0 .. siap_rubric_item_count() - 1
 * @return "published" or "ours"; NULL out of range
 *
 * Ownership: borrowed from the rubric until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_rubric_item_status(const siap_rubric *rubric, size_t i);

/**
 * Count the nodes, indices included, in document order.
 *
 * @param rubric  the rubric; NULL reads as empty
 * @return how many; 0 for NULL
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API size_t siap_rubric_node_count(const siap_rubric *rubric);

/**
 * Find a node or an index by its id.
 *
 * @param rubric  the rubric; NULL reads as empty
 * @param id      a node id
 * @return its number; SIZE_MAX when there is none
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API size_t siap_rubric_node_find(const siap_rubric *rubric, const char *id);

/**
 * Id of a node.
 *
 * @param rubric  the rubric; NULL reads as empty
 * @param i       0 .. siap_rubric_node_count() - 1
 * @return the id; NULL out of range
 *
 * Ownership: borrowed from the rubric until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_rubric_node_id(const siap_rubric *rubric, size_t i);

/**
 * Name of a node in a language.
 *
 * @param rubric    the rubric; NULL reads as empty
 * @param i         0 .. siap_rubric_node_count() - 1
 * @param language  a language of the rubric; NULL or unknown gives its fallback
 * @return the label, or the id; NULL out of range
 *
 * Ownership: borrowed from the rubric until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_rubric_node_label(const siap_rubric *rubric, size_t i,
                                            const char *language);

/**
 * Whether a node is published or ours.
 *
 * @param rubric  the rubric; NULL reads as empty
 * @param i       0 .. siap_rubric_node_count() - 1
 * @return "published" or "ours"; NULL out of range
 *
 * Ownership: borrowed from the rubric until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_rubric_node_status(const siap_rubric *rubric, size_t i);

/**
 * Say whether a node is an index.
 *
 * @param rubric  the rubric; NULL reads as empty
 * @param i       0 .. siap_rubric_node_count() - 1
 * @return 1 or 0; 0 out of range
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API int32_t siap_rubric_node_is_index(const siap_rubric *rubric, size_t i);

/**
 * Count the profiles.
 *
 * @param rubric  the rubric; NULL reads as empty
 * @return how many; 0 for NULL
 *
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API size_t siap_rubric_profile_count(const siap_rubric *rubric);

/**
 * Id of a profile.
 *
 * @param rubric  the rubric; NULL reads as empty
 * @param i       0 .. siap_rubric_profile_count() - 1
 * @return the id; NULL out of range
 *
 * Ownership: borrowed from the rubric until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_rubric_profile_id(const siap_rubric *rubric, size_t i);

/**
 * Name of a profile in a language.
 *
 * @param rubric    the rubric; NULL reads as empty
 * @param i         0 .. siap_rubric_profile_count() - 1
 * @param language  a language of the rubric; NULL or unknown gives its fallback
 * @return the label, or the id; NULL out of range
 *
 * Ownership: borrowed from the rubric until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_rubric_profile_label(const siap_rubric *rubric, size_t i,
                                               const char *language);

/**
 * Find the profile that serves a class of regions.
 *
 * @param rubric        the rubric; NULL reads as empty
 * @param region_class  a class as evidence writes it
 * @return a profile id; NULL when no profile or more than one serves it
 *
 * Ownership: borrowed from the rubric until its last reference is given back
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API const char *siap_rubric_profile_for_class(const siap_rubric *rubric,
                                                   const char *region_class);

/**
 * Describe a rubric: identity, sources, indices, profiles, items, items without a pillar.
 *
 * @param rubric    the rubric
 * @param format    "text" or "json"
 * @param language  of the labels; NULL is the fallback
 * @param out       out, new: the description, ended by a NUL that is not counted; NULL on failure
 * @param length    out, may be NULL: its bytes
 * @return SIAP_OK, SIAP_ERR_ARG, SIAP_ERR_NAME (no such format), SIAP_ERR_MEMORY
 *
 * Ownership: new; release with siap_free()
 * Threads:   any thread
 * Since:     0.1
 */
SIAP_API siap_status siap_rubric_write(const siap_rubric *rubric, const char *format,
                                       const char *language, char **out, size_t *length);

SIAP_END_DECLS

#endif
