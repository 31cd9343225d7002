/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4. Parts of evidence made into one. The part that is preferred, if any, goes first: what it
 * says is kept, and each thing that differs is noted. Without one a difference is a conflict.
 */
#ifndef SIAP_I_MERGE_H
#define SIAP_I_MERGE_H

#include "ground/text.h"
#include "model/evidence.h"
#include "services/findings.h"

typedef struct siap_i_merging {
  const siap_evidence *const *part; /* in the order they are taken */
  size_t count;
  int is_preferred; /* the first is */
  siap_evidence *out;
  siap_i_arena scratch; /* of the region at hand */
  siap_findings *findings;
  size_t conflicts;
} siap_i_merging;

/* One region in one part. */
typedef struct siap_i_merge_piece {
  size_t part;
  const siap_i_region *region;
  size_t *document; /* by document of the piece: its place in the merged region */
} siap_i_merge_piece;

typedef struct siap_i_merged_region {
  size_t at; /* in the merged evidence */
  siap_i_merge_piece *piece;
  size_t piece_count;
} siap_i_merged_region;

/* ---- texts that are met again ---- */

typedef struct siap_i_finder {
  void *tree; /* of the C library; its entries live in the arena */
  siap_i_arena *arena;
} siap_i_finder;

/* Where a number for the key is kept: SIZE_MAX when it is new; NULL without memory. */
size_t *siap_i_finder_of(siap_i_finder *finder, const char *key);
void siap_i_finder_release(siap_i_finder *finder);

/* ---- shared ---- */

/* Memory has run out: what has been put together is half of something. */
int siap_i_merge_failed(const siap_i_merging *in);

/* Copies in what is merged; NULL for NULL. */
const char *siap_i_merge_kept(siap_i_merging *in, const char *text);

/* What was put together, in the scratch arena; "" without memory, which the arena tells. */
const char *siap_i_merge_words(siap_i_merging *in, siap_i_text *text);

/* Texts as one key: what stands behind each is in no text. */
const char *siap_i_merge_key(siap_i_merging *in, const char *const *field, size_t count);

/* Two parts differ about `what`: a conflict, or a note where the first is preferred. */
void siap_i_merge_differ(siap_i_merging *in, enum siap_i_code code, const char *what, size_t part,
                         uint32_t line, const char *is, size_t other, uint32_t other_line,
                         const char *was);

/* merge_documents.c: one list of documents; where each piece's documents are in it. */
void siap_i_merge_documents(siap_i_merging *in, siap_i_merged_region *region);

/* Take over what a piece cites, without what is cited already. `owner` tells apart who cites. */
void siap_i_merge_citations(siap_i_merging *in, siap_i_finder *cited, const char *owner,
                            const siap_i_merge_piece *piece, const siap_i_citation *from,
                            size_t count, siap_i_citation **to, size_t *to_count);

/* evidence_carry_class.c: the class of a region in a draft; "" where the new rubric has no profile for it. */
const char *siap_i_carry_class(siap_i_merging *in, const siap_evidence *last,
                               const siap_i_region *from, const siap_rubric *to);

/* merge_answers.c, merge_beside.c */
void siap_i_merge_answers(siap_i_merging *in, siap_i_merged_region *region);
void siap_i_merge_beside(siap_i_merging *in, siap_i_merged_region *region);

#endif
