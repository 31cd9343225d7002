/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2b. What a seal says: the options that decide the score, and digests of files and documents. */
#ifndef SIAP_I_SEAL_H
#define SIAP_I_SEAL_H

#include "ground/digest.h"
#include "ground/memory.h"

#include <siap/seal.h>

#define SIAP_I_SEAL_FORMAT "siap-seal-1"

typedef struct siap_i_sealed_file {
  const char *role, *name; /* as a seal keeps them */
  uint64_t length;
  char sha256[SIAP_I_DIGEST_ROOM]; /* "": none */
} siap_i_sealed_file;

/* A document of a region: `file` is the digest of the file itself, where it was handed over. */
typedef struct siap_i_sealed_document {
  const char *region, *title, *name, *stated; /* stated: NULL where the evidence does not say */
  char file[SIAP_I_DIGEST_ROOM];              /* "": not handed over */
  int is_refused;                             /* the file is not what the evidence states */
} siap_i_sealed_document;

/* Zero-initialised is empty. All text lives in the arena. */
typedef struct siap_i_seal {
  siap_i_arena arena;
  siap_seal_options options;
  const char *engine;
  siap_i_sealed_file *file;
  size_t file_count;
  siap_i_sealed_document *document;
  size_t document_count;
  struct json_t *tree; /* the whole of it, owned by the reader of JSON */
} siap_i_seal;

#endif
