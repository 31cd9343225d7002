/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2b. The result as an object. */
#include "model/result.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

siap_result *siap_i_result_new(void)
{
  siap_result *result = siap_i_alloc(1, sizeof *result);
  if (result)
    atomic_init(&result->references, 1);
  return result;
}

siap_result *siap_result_ref(const siap_result *result)
{
  siap_result *shared = (siap_result *)result; /* only the count changes, and it is atomic */
  if (shared)
    atomic_fetch_add_explicit(&shared->references, 1, memory_order_relaxed);
  return shared;
}

void siap_result_unref(const siap_result *result)
{
  siap_result *shared = (siap_result *)result;
  if (!shared || atomic_fetch_sub_explicit(&shared->references, 1, memory_order_acq_rel) != 1)
    return;
  siap_rubric_unref(shared->rubric);
  siap_evidence_unref(shared->evidence);
  siap_i_arena_release(&shared->arena);
  siap_i_release(shared);
}

struct named {
  const char *id;
  uint32_t at;
};

static int by_id(const void *a, const void *b)
{
  return strcmp(((const struct named *)a)->id, ((const struct named *)b)->id);
}

siap_status siap_i_result_seal(siap_result *result)
{
  struct named *named = siap_i_alloc(result->entry_count, sizeof *named);
  result->by_id = siap_i_arena_take(&result->arena, result->entry_count, sizeof *result->by_id);
  siap_status status = named && result->by_id ? SIAP_OK : SIAP_ERR_MEMORY;
  for (size_t i = 0; status == SIAP_OK && i < result->entry_count; i++)
    named[i] = (struct named){result->entry[i].id, (uint32_t)i};
  if (status == SIAP_OK)
    qsort(named, result->entry_count, sizeof *named, by_id);
  for (size_t i = 0; status == SIAP_OK && i < result->entry_count; i++)
    result->by_id[i] = named[i].at;
  siap_i_release(named);
  return status;
}

static const siap_i_result_entry *entry_at(const siap_result *result, size_t entry)
{
  return result && entry < result->entry_count ? &result->entry[entry] : NULL;
}

/* A result that was read keeps one label per entry, in no language. */
static const char *label_of(const siap_result *result, siap_i_labels labels, const char *language)
{
  if (!labels.text)
    return NULL;
  return result->rubric ? siap_i_label(result->rubric, labels, language) : labels.text[0];
}

const char *siap_i_result_label(const siap_result *result, size_t entry, const char *language)
{
  const char *label = label_of(result, result->entry[entry].label, language);
  return label ? label : result->entry[entry].id;
}

const char *siap_result_rubric_id(const siap_result *result)
{
  return result ? result->rubric_id : "";
}

const char *siap_result_profile(const siap_result *result)
{
  return result ? result->profile : "";
}

const char *siap_result_region_name(const siap_result *result)
{
  return result ? result->region_name : "";
}

const char *siap_result_region_code(const siap_result *result)
{
  return result ? result->code : "";
}

const char *siap_result_stage(const siap_result *result)
{
  return result ? result->stage : "";
}

int32_t siap_result_is_simulation(const siap_result *result)
{
  return !result || strcmp(result->stage, siap_i_stage_words[SIAP_I_STAGE_FINAL]) != 0;
}

int32_t siap_result_participated(const siap_result *result)
{
  return result && result->participated;
}

const char *siap_result_digest(const siap_result *result, const char *what)
{
  if (!result || !what)
    return NULL;
  return strcmp(what, "rubric") == 0     ? result->rubric_digest
         : strcmp(what, "plan") == 0     ? result->plan_digest
         : strcmp(what, "evidence") == 0 ? result->evidence_digest
                                         : NULL;
}

size_t siap_result_entry_count(const siap_result *result)
{
  return result ? result->entry_count : 0;
}

size_t siap_result_entry_find(const siap_result *result, const char *id)
{
  size_t low = 0, high = result && id ? result->entry_count : 0;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = strcmp(result->entry[result->by_id[middle]].id, id);
    if (order == 0)
      return result->by_id[middle];
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return SIAP_I_NONE;
}

const char *siap_result_entry_id(const siap_result *result, size_t entry)
{
  const siap_i_result_entry *at = entry_at(result, entry);
  return at ? at->id : NULL;
}

const char *siap_result_entry_label(const siap_result *result, size_t entry, const char *language)
{
  return entry_at(result, entry) ? siap_i_result_label(result, entry, language) : NULL;
}

const char *siap_result_entry_status(const siap_result *result, size_t entry)
{
  const siap_i_result_entry *at = entry_at(result, entry);
  return at ? siap_i_status_words[at->status] : NULL;
}

const char *siap_result_entry_band(const siap_result *result, size_t entry, const char *language)
{
  const siap_i_result_entry *at = entry_at(result, entry);
  if (!at)
    return NULL;
  const char *label = at->band < 0 ? "" : label_of(result, at->band_label, language);
  return label ? label : at->band_id;
}

siap_status siap_result_cell(const siap_result *result, size_t entry, siap_cell *cell)
{
  const siap_i_result_entry *at = entry_at(result, entry);
  if (!at || !cell || cell->size != sizeof *cell)
    return SIAP_ERR_ARG;
  cell->kind = at->kind;
  cell->state = at->state;
  cell->places = at->places;
  cell->given = at->given;
  cell->band = at->band;
  cell->exact = at->exact;
  cell->rounded = at->rounded;
  cell->coverage = at->coverage;
  cell->low = at->low;
  cell->high = at->high;
  cell->next_band = at->next_band;
  return SIAP_OK;
}

size_t siap_result_index_count(const siap_result *result)
{
  return result ? result->index_count : 0;
}

size_t siap_result_index_entry(const siap_result *result, size_t index)
{
  return result && index < result->index_count ? result->index[index] : SIAP_I_NONE;
}

double siap_result_weight(const siap_result *result, size_t index, size_t entry)
{
  if (!entry_at(result, entry) || index >= result->index_count)
    return NAN;
  return result->weight[index * result->entry_count + entry];
}

double siap_result_contribution(const siap_result *result, size_t index, size_t entry)
{
  if (!entry_at(result, entry) || index >= result->index_count)
    return NAN;
  return result->contribution[index * result->entry_count + entry];
}

size_t siap_result_term_count(const siap_result *result, size_t entry)
{
  const siap_i_result_entry *at = entry_at(result, entry);
  return at ? at->term_count : 0;
}

siap_status siap_result_term(const siap_result *result, size_t entry, size_t i, siap_term *term)
{
  const siap_i_result_entry *at = entry_at(result, entry);
  if (!at || !term || term->size != sizeof *term || i >= at->term_count)
    return SIAP_ERR_ARG;
  const siap_i_result_term *from = &result->term[at->first_term + i];
  term->state = from->state;
  term->child = from->child;
  term->rounded = from->rounded;
  term->policy = from->by_policy;
  term->declared = from->declared;
  term->weight = from->weight;
  term->value = from->value;
  term->term = from->term;
  return SIAP_OK;
}
