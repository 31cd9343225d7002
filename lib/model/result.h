/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 2b. A result: everything a figure rests on, by entry. It holds the rubric for labels and
 * the evidence for answers; a result that was read holds neither. Sealed once built.
 */
#ifndef SIAP_I_RESULT_H
#define SIAP_I_RESULT_H

#include "model/evidence.h"
#include "model/rubric.h"

#include <siap/result.h>

/* How the cohort stage of an item made its score. The fit is of treated values, their sign turned. */
typedef struct siap_i_result_fit {
  const char *scaling;      /* a word of the format */
  const char *region_class; /* fitted within it; NULL: over all regions */
  uint8_t falls, imputed, clip, logs;
  size_t count, below;          /* values it was fitted on; those below this one */
  size_t winsorised;            /* how many of them were set to floor or roof */
  double raw, denominator, per; /* as answered, NaN without a denominator */
  double value, treated;        /* before treatment, and behind it and the turn of the sign */
  double floor, roof, log_min, log_max;
  double min, max, mean, deviation;
  double low, high, reference; /* what the rubric asks for */
} siap_i_result_fit;

typedef struct siap_i_result_entry {
  const char *id;
  siap_i_labels label;
  uint8_t kind, state, given, status; /* status: enum siap_i_status */
  int32_t places, band;
  double exact, rounded, coverage, low, high, next_band;
  size_t first_term, term_count;
  /* of a node */
  const char *method, *ties, *term_ties; /* words; NULL for anything else */
  int32_t term_places;
  double p, offset, factor, lower, upper; /* NaN where there is none */
  const siap_i_fraction *order;           /* order weights */
  size_t order_count;
  const siap_i_experts *experts; /* who weighed the terms; NULL: nobody */
  siap_i_labels band_label;
  const char *band_id;
  /* of an item */
  const char *pillar, *unit, *holder; /* "" where not said */
  const siap_i_answer *answer;        /* NULL: none */
  const siap_i_result_fit *fit;       /* NULL: no cohort stage, or nothing to fit */
  uint8_t is_raw;                     /* a number of a spreadsheet is a raw value, not a level */
  /* of an external: where its value comes from */
  const char *origin;
  const char *source; /* id of the rubric's source, or "" */
} siap_i_result_entry;

typedef struct siap_i_result_term {
  size_t child;
  uint8_t state, rounded, by_policy, admitted;
  double declared, weight, value, term; /* NaN where there is none */
} siap_i_result_term;

struct siap_result {
  atomic_size_t references;
  siap_i_arena arena;
  const siap_rubric *rubric;     /* NULL in a result that was read */
  const siap_evidence *evidence; /* the same */
  size_t region;
  const char *name; /* it was read under; NULL in one that was scored */
  const char *rubric_id, *rubric_version, *agency, *edition, *rubric_status, *profile;
  const char *region_name, *code, *region_class, *stage, *engine;
  const char *rubric_digest, *plan_digest, *evidence_digest;
  uint8_t participated;
  siap_i_result_entry *entry;
  size_t entry_count, items; /* items come first */
  siap_i_result_term *term;
  size_t term_count;
  size_t *index; /* entries of the indices, in document order */
  size_t index_count;
  double *weight, *contribution; /* index_count x entry_count */
  uint32_t *by_id;
};

/* An empty result with one reference; NULL without memory. */
siap_result *siap_i_result_new(void);

/* Sort the ids. SIAP_OK or SIAP_ERR_MEMORY. */
siap_status siap_i_result_seal(siap_result *result);

/* The label of an entry; its id where there is none. */
const char *siap_i_result_label(const siap_result *result, size_t entry, const char *language);

#endif
