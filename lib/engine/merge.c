/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 4. Parts of evidence made into one: what they answer, and which regions are the same. */
#include "engine/merge.h"
#include "readers/evidence_reader.h"

#include <search.h>
#include <stdio.h>
#include <string.h>

/* ---- texts that are met again ---- */

struct found {
  const char *key;
  size_t at;
};

static int by_key(const void *a, const void *b)
{
  return strcmp(((const struct found *)a)->key, ((const struct found *)b)->key);
}

size_t *siap_i_finder_of(siap_i_finder *finder, const char *key)
{
  struct found wanted = {key, SIZE_MAX};
  if (finder->arena->failed) /* the key may be half of one */
    return NULL;
  struct found **at = tfind(&wanted, &finder->tree, by_key);
  if (at)
    return &(*at)->at;
  struct found *found = siap_i_arena_take(finder->arena, 1, sizeof *found);
  if (!found)
    return NULL;
  *found = wanted;
  if (!tsearch(found, &finder->tree, by_key)) {
    finder->arena->failed = 1;
    return NULL;
  }
  return &found->at;
}

static void keep(void *found)
{
  (void)found; /* it lives in the arena */
}

void siap_i_finder_release(siap_i_finder *finder)
{
  tdestroy(finder->tree, keep);
  finder->tree = NULL;
}

/* ---- shared ---- */

int siap_i_merge_failed(const siap_i_merging *in)
{
  return in->scratch.failed || in->out->arena.failed;
}

const char *siap_i_merge_kept(siap_i_merging *in, const char *text)
{
  return text ? siap_i_arena_text(&in->out->arena, text, strlen(text)) : NULL;
}

const char *siap_i_merge_words(siap_i_merging *in, siap_i_text *text)
{
  size_t length = 0;
  char *bytes = siap_i_text_take(text, &length);
  const char *kept = bytes ? siap_i_arena_text(&in->scratch, bytes, length) : NULL;
  in->scratch.failed |= !bytes;
  siap_i_release(bytes);
  return kept ? kept : "";
}

const char *siap_i_merge_key(siap_i_merging *in, const char *const *field, size_t count)
{
  siap_i_text words = {NULL, 0, 0, 0};
  for (size_t i = 0; i < count; i++) {
    siap_i_text_put(&words, field[i] ? field[i] : "");
    siap_i_text_put(&words, field[i] ? "\x1F" : "\x1E");
  }
  return siap_i_merge_words(in, &words);
}

void siap_i_merge_differ(siap_i_merging *in, enum siap_i_code code, const char *what, size_t part,
                         uint32_t line, const char *is, size_t other, uint32_t other_line,
                         const char *was)
{
  siap_i_place here = siap_i_evidence_place(in->part[part], line);
  siap_i_place there = siap_i_evidence_place(in->part[other], other_line);
  char where[160];
  if (there.line)
    snprintf(where, sizeof where, "%.120s:%u", there.source, (unsigned)there.line);
  else
    snprintf(where, sizeof where, "%.120s", there.source);
  if (in->is_preferred && other == 0)
    siap_i_report(in->findings, SIAP_I_N355, here, what, was, where, is);
  else {
    in->conflicts++;
    siap_i_report(in->findings, code, here, what, is, was, where);
  }
}

/* ---- attributes that parts share ---- */

struct attribute {
  const char *value; /* of the first that says it; NULL: nobody did */
  size_t part;
  uint32_t line;
};

static void unite(siap_i_merging *in, const char *what, const char *value, size_t part,
                  uint32_t line, struct attribute *known)
{
  if (!*value)
    return;
  if (!known->value)
    *known = (struct attribute){value, part, line};
  else if (strcmp(known->value, value) != 0)
    siap_i_merge_differ(in, SIAP_I_E353, what, part, line, value, known->part, known->line,
                        known->value);
}

static const char *kept_or_empty(siap_i_merging *in, const struct attribute *known)
{
  const char *kept = siap_i_merge_kept(in, known->value);
  return kept ? kept : "";
}

static void merge_head(siap_i_merging *in)
{
  struct attribute rubric = {NULL, 0, 0}, version = rubric, cut_off = rubric;
  int is_preferred = in->is_preferred;
  for (size_t i = 0; i < in->count; i++) {
    in->is_preferred = 0; /* answers to another rubric are no matter of preference */
    unite(in, "rubric", in->part[i]->rubric, i, 0, &rubric);
    in->is_preferred = is_preferred;
    unite(in, "version", in->part[i]->version, i, 0, &version);
    unite(in, "cut-off", in->part[i]->cut_off, i, 0, &cut_off);
  }
  in->out->rubric = kept_or_empty(in, &rubric);
  in->out->version = kept_or_empty(in, &version);
  in->out->cut_off = kept_or_empty(in, &cut_off);
}

/* Each source once. */
static void merge_sources(siap_i_merging *in)
{
  siap_i_finder known = {NULL, &in->scratch};
  size_t most = 0;
  for (size_t i = 0; i < in->count; i++)
    most += in->part[i]->source_count;
  in->out->source = siap_i_arena_take(&in->out->arena, most, sizeof *in->out->source);
  for (size_t i = 0; in->out->source && i < in->count; i++)
    for (size_t k = 0; k < in->part[i]->source_count; k++) {
      const siap_i_evidence_source *from = &in->part[i]->source[k];
      const char *field[] = {from->document, from->title, from->date, from->href};
      size_t *at = siap_i_finder_of(&known, siap_i_merge_key(in, field, 4));
      if (!at || *at != SIZE_MAX)
        continue;
      *at = in->out->source_count;
      in->out->source[in->out->source_count++] = (siap_i_evidence_source){
          siap_i_merge_kept(in, from->document), siap_i_merge_kept(in, from->title),
          siap_i_merge_kept(in, from->date), siap_i_merge_kept(in, from->href)};
    }
  siap_i_finder_release(&known);
}

/* ---- which regions are the same ---- */

struct regions {
  siap_i_finder by_code, by_name; /* of the first part */
  siap_i_arena arena;
  size_t *of_piece; /* region of each piece, in part order */
  siap_i_merge_piece *piece;
  size_t piece_count;
};

#define AMBIGUOUS (SIZE_MAX - 1) /* a name that two regions bear */

static void index_regions(struct regions *regions, const siap_evidence *first)
{
  for (size_t i = 0; i < first->region_count; i++) {
    const siap_i_region *region = &first->region[i];
    size_t *code = *region->code ? siap_i_finder_of(&regions->by_code, region->code) : NULL;
    size_t *name = siap_i_finder_of(&regions->by_name, region->region_name);
    if (code)
      *code = i;
    if (name)
      *name = *name == SIZE_MAX ? i : AMBIGUOUS;
  }
}

/* By code; by name where one of the two has none. SIZE_MAX: the first part has no such region. */
static size_t find_region(struct regions *regions, const siap_evidence *first,
                          const siap_i_region *region)
{
  size_t *at = *region->code ? siap_i_finder_of(&regions->by_code, region->code) : NULL;
  if (at && *at != SIZE_MAX)
    return *at;
  at = siap_i_finder_of(&regions->by_name, region->region_name);
  if (!at || *at >= AMBIGUOUS)
    return SIZE_MAX;
  return *region->code && *first->region[*at].code ? SIZE_MAX : *at;
}

static void match_regions(siap_i_merging *in, struct regions *regions)
{
  const siap_evidence *first = in->part[0];
  size_t most = 0;
  for (size_t i = 0; i < in->count; i++)
    most += in->part[i]->region_count;
  regions->of_piece = siap_i_arena_take(&regions->arena, most, sizeof *regions->of_piece);
  regions->piece = siap_i_arena_take(&regions->arena, most, sizeof *regions->piece);
  if (!regions->of_piece || !regions->piece)
    return;
  index_regions(regions, first);
  for (size_t i = 0; i < in->count; i++)
    for (size_t k = 0; k < in->part[i]->region_count; k++) {
      const siap_i_region *region = &in->part[i]->region[k];
      size_t at = i ? find_region(regions, first, region) : k;
      if (at == SIZE_MAX) {
        in->conflicts++;
        siap_i_report(in->findings, SIAP_I_E354, siap_i_evidence_place(in->part[i], region->line),
                      *region->code ? region->code : region->region_name, region->region_name,
                      first->name, first->region_count ? first->region[0].region_name : NULL);
        continue;
      }
      regions->of_piece[regions->piece_count] = at;
      regions->piece[regions->piece_count++] = (siap_i_merge_piece){i, region, NULL};
    }
}

/* ---- one region ---- */

static void describe_region(siap_i_merging *in, const siap_i_merged_region *region)
{
  struct attribute name = {NULL, 0, 0}, code = name, class = name, stage = name, part = name;
  for (size_t i = 0; i < region->piece_count; i++) {
    const siap_i_merge_piece *piece = &region->piece[i];
    const siap_i_region *from = piece->region;
    unite(in, "name", from->region_name, piece->part, from->line, &name);
    unite(in, "code", from->code, piece->part, from->line, &code);
    unite(in, "class", from->region_class, piece->part, from->line, &class);
    unite(in, "stage", siap_i_stage_words[from->stage], piece->part, from->line, &stage);
    unite(in, "participated", siap_i_yes_no_words[from->participated], piece->part, from->line,
          &part);
  }
  siap_i_region *to = &in->out->region[region->at];
  to->region_name = kept_or_empty(in, &name);
  to->code = kept_or_empty(in, &code);
  to->region_class = kept_or_empty(in, &class);
  to->stage = region->piece[0].region->stage;
  to->participated = region->piece[0].region->participated;
}

static void merge_region(siap_i_merging *in, siap_i_merged_region *region)
{
  size_t answers = 0;
  for (size_t i = 0; i < region->piece_count; i++)
    answers += region->piece[i].region->answer_count;
  region->at = in->out->region_count;
  if (!siap_i_evidence_add_region(in->out, answers))
    return;
  describe_region(in, region);
  siap_i_merge_documents(in, region);
  if (!siap_i_merge_failed(in))
    siap_i_merge_answers(in, region);
  if (!siap_i_merge_failed(in))
    siap_i_merge_beside(in, region);
}

/* Pieces put by region, the parts of each in their order. */
static void merge_regions(siap_i_merging *in, struct regions *regions)
{
  size_t count = in->part[0]->region_count;
  size_t *start = siap_i_arena_take(&regions->arena, count + 1, sizeof *start);
  siap_i_merge_piece *sorted =
      siap_i_arena_take(&regions->arena, regions->piece_count, sizeof *sorted);
  if (!start || !sorted)
    return;
  for (size_t i = 0; i < regions->piece_count; i++)
    start[regions->of_piece[i] + 1]++;
  for (size_t i = 0; i < count; i++)
    start[i + 1] += start[i];
  size_t *next = siap_i_arena_take(&regions->arena, count, sizeof *next);
  if (!next)
    return;
  memcpy(next, start, count * sizeof *next);
  for (size_t i = 0; i < regions->piece_count; i++)
    sorted[next[regions->of_piece[i]]++] = regions->piece[i];
  for (size_t i = 0; i < count && !siap_i_merge_failed(in); i++) {
    siap_i_merged_region region = {0, sorted + start[i], start[i + 1] - start[i]};
    merge_region(in, &region);
    int failed = in->scratch.failed;
    siap_i_arena_release(&in->scratch);
    in->scratch.failed = failed;
  }
}

static siap_status merge(siap_i_merging *in)
{
  struct regions regions = {.by_code = {NULL, &regions.arena}, .by_name = {NULL, &regions.arena}};
  merge_head(in);
  merge_sources(in);
  match_regions(in, &regions);
  if (!regions.arena.failed && !siap_i_merge_failed(in))
    merge_regions(in, &regions);
  siap_i_finder_release(&regions.by_code);
  siap_i_finder_release(&regions.by_name);
  int failed = regions.arena.failed || siap_i_merge_failed(in);
  siap_i_arena_release(&regions.arena);
  siap_i_arena_release(&in->scratch);
  if (failed)
    return SIAP_ERR_MEMORY;
  siap_i_evidence_check_carried(in->out, in->findings);
  return in->conflicts || in->out->faults ? SIAP_ERR_RULE : siap_i_evidence_seal(in->out);
}

/* ---- the call ---- */

/* The parts in the order they are taken, the preferred first; NULL without memory. */
static const siap_evidence **order(const siap_evidence *const *parts, size_t count,
                                   const siap_evidence *preferred)
{
  const siap_evidence **ordered = siap_i_alloc(count, sizeof *ordered);
  size_t n = 0, taken = count;
  for (size_t i = 0; ordered && preferred && taken == count && i < count; i++)
    if (parts[i] == preferred) {
      ordered[n++] = preferred;
      taken = i;
    }
  for (size_t i = 0; ordered && i < count; i++)
    if (i != taken)
      ordered[n++] = parts[i];
  return ordered;
}

static siap_status check_parts(const siap_evidence *const *parts, size_t count,
                               const siap_evidence *preferred, siap_findings *findings)
{
  int is_there = !preferred;
  siap_status status = SIAP_OK;
  for (size_t i = 0; i < count; i++) {
    if (!parts[i])
      return SIAP_ERR_ARG;
    is_there |= parts[i] == preferred;
  }
  if (!is_there)
    return SIAP_ERR_ARG;
  for (size_t i = 0; i < count; i++) {
    siap_i_place place = {parts[i]->name, 0, 0, NULL};
    if (!parts[i]->faults)
      continue;
    siap_i_report(findings, SIAP_I_E351, place, NULL, NULL, NULL, NULL);
    status = SIAP_ERR_RULE;
  }
  return status;
}

siap_status siap_evidence_merge(const siap_evidence *const *parts, size_t count,
                                const siap_evidence *preferred, siap_evidence **out,
                                siap_findings *findings)
{
  if (out)
    *out = NULL;
  if (!out || !parts || !count)
    return SIAP_ERR_ARG;
  siap_i_findings_begin(findings);
  siap_status status = check_parts(parts, count, preferred, findings);
  if (status != SIAP_OK)
    return status;
  siap_i_merging in = {.count = count, .is_preferred = preferred != NULL, .findings = findings};
  const siap_evidence **ordered = order(parts, count, preferred);
  in.part = ordered;
  in.out = siap_i_evidence_new();
  status = ordered && in.out ? merge(&in) : SIAP_ERR_MEMORY;
  siap_i_release(ordered);
  if (status == SIAP_OK && siap_i_findings_failed(findings))
    status = SIAP_ERR_MEMORY;
  if (status == SIAP_OK)
    *out = in.out;
  else
    siap_evidence_unref(in.out);
  return status;
}
