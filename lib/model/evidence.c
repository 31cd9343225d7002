/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2b. Evidence as an object: growing while it is read, then sealed. */
#include "model/evidence.h"

#include "ground/key.h"

#include <stdlib.h>
#include <string.h>

siap_evidence *siap_i_evidence_new(void)
{
  siap_evidence *evidence = siap_i_alloc(1, sizeof *evidence);
  if (!evidence)
    return NULL;
  atomic_init(&evidence->references, 1);
  evidence->name = evidence->rubric = evidence->version = evidence->cut_off = "";
  return evidence;
}

siap_evidence *siap_evidence_ref(const siap_evidence *evidence)
{
  siap_evidence *shared = (siap_evidence *)evidence; /* only the count changes, and it is atomic */
  if (shared)
    atomic_fetch_add_explicit(&shared->references, 1, memory_order_relaxed);
  return shared;
}

void siap_evidence_unref(const siap_evidence *evidence)
{
  siap_evidence *shared = (siap_evidence *)evidence;
  if (!shared || atomic_fetch_sub_explicit(&shared->references, 1, memory_order_acq_rel) != 1)
    return;
  siap_i_arena_release(&shared->arena);
  siap_i_release(shared->region);
  siap_i_release(shared);
}

siap_i_place siap_i_evidence_place(const siap_evidence *evidence, uint32_t line)
{
  siap_i_place place = {evidence->name, line, 0, NULL};
  if (evidence->place_count && line > 0 && line <= evidence->place_count) {
    place.line = evidence->place_line[line - 1];
    place.path = evidence->place_path[line - 1];
  }
  return place;
}

/* Arrays in an arena grow by doubling; what they leave behind is at most what they hold. */
static void *grown(siap_i_arena *arena, void *array, size_t count, size_t *room, size_t size)
{
  if (count < *room)
    return array;
  size_t wanted = *room ? 2 * *room : 2; /* of 75 000 villages each may answer once */
  void *larger = siap_i_arena_take(arena, wanted, size);
  if (!larger)
    return NULL;
  if (count)
    memcpy(larger, array, count * size);
  *room = wanted;
  return larger;
}

/* Regions are large: in the arena, what growing leaves behind would be as much again. */
static siap_i_region *grow_regions(siap_evidence *evidence)
{
  siap_i_arena *arena = &evidence->arena;
  size_t before = evidence->region_room, wanted = before + before / 2 + 8;
  if (evidence->region_count < before)
    return evidence->region;
  siap_i_region *region = NULL;
  if (siap_i_budget_take(arena->budget, (wanted - before) * sizeof *region))
    region = siap_i_grow_to(evidence->region, &evidence->region_room, wanted, sizeof *region);
  arena->failed |= !region;
  return region;
}

siap_i_region *siap_i_evidence_add_region(siap_evidence *evidence, size_t answers)
{
  siap_i_region *region = grow_regions(evidence);
  if (!region)
    return NULL;
  evidence->region = region;
  region = &region[evidence->region_count++];
  region->region_name = region->code = region->region_class = "";
  region->participated = 1;
  region->answer =
      answers ? siap_i_arena_take(&evidence->arena, answers, sizeof *region->answer) : NULL;
  region->answer_room = region->answer ? answers : 0;
  return region;
}

siap_i_answer *siap_i_evidence_add_answer(siap_evidence *evidence, siap_i_region *region)
{
  siap_i_answer *answer = grown(&evidence->arena, region->answer, region->answer_count,
                                &region->answer_room, sizeof *answer);
  if (!answer)
    return NULL;
  region->answer = answer;
  return &answer[region->answer_count++];
}

siap_i_detail *siap_i_evidence_detail(siap_evidence *evidence, siap_i_answer *answer)
{
  if (!answer->detail)
    answer->detail = siap_i_arena_take(&evidence->arena, 1, sizeof *answer->detail);
  return answer->detail;
}

const siap_i_detail *siap_i_answer_detail(const siap_i_answer *answer)
{
  static const siap_i_detail none;
  return answer->detail ? answer->detail : &none;
}

struct keyed {
  siap_i_key id;
  size_t at;
};

static int by_id_then_place(const void *a, const void *b)
{
  const struct keyed *x = a, *y = b;
  int order = siap_i_key_order(&x->id, &y->id);
  return order ? order : (x->at > y->at) - (x->at < y->at);
}

static siap_status sort_answers(siap_evidence *evidence, siap_i_region *region, struct keyed *keyed)
{
  region->by_id = siap_i_arena_take(&evidence->arena, region->answer_count, sizeof *region->by_id);
  if (!region->by_id)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < region->answer_count; i++)
    keyed[i] = (struct keyed){siap_i_key_of(region->answer[i].id), i};
  qsort(keyed, region->answer_count, sizeof *keyed, by_id_then_place);
  for (size_t i = 0; i < region->answer_count; i++)
    region->by_id[i] = (uint32_t)keyed[i].at;
  return SIAP_OK;
}

siap_status siap_i_evidence_seal(siap_evidence *evidence)
{
  size_t most = 0;
  for (size_t i = 0; i < evidence->region_count; i++)
    if (evidence->region[i].answer_count > most)
      most = evidence->region[i].answer_count;
  siap_i_arena scratch = {.budget = evidence->arena.budget};
  struct keyed *keyed = siap_i_arena_take(&scratch, most, sizeof *keyed);
  siap_status status = keyed ? SIAP_OK : SIAP_ERR_MEMORY;
  for (size_t i = 0; status == SIAP_OK && i < evidence->region_count; i++) {
    status = sort_answers(evidence, &evidence->region[i], keyed);
    if (status == SIAP_OK)
      siap_i_region_digest(evidence, &evidence->region[i]);
  }
  siap_i_arena_release(&scratch);
  return status;
}

const siap_i_answer *siap_i_region_answer(const siap_i_region *region, const char *id)
{
  size_t low = 0, high = region->answer_count;
  while (low < high) { /* the first of equals: the one written first */
    size_t middle = low + (high - low) / 2;
    if (strcmp(region->answer[region->by_id[middle]].id, id) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == region->answer_count || strcmp(region->answer[region->by_id[low]].id, id) != 0)
    return NULL;
  return &region->answer[region->by_id[low]];
}

size_t siap_evidence_faults(const siap_evidence *evidence)
{
  return evidence ? evidence->faults : 0;
}

const char *siap_evidence_rubric_id(const siap_evidence *evidence)
{
  return evidence ? evidence->rubric : "";
}

size_t siap_evidence_region_count(const siap_evidence *evidence)
{
  return evidence ? evidence->region_count : 0;
}

static const siap_i_region *region_at(const siap_evidence *evidence, size_t region)
{
  return evidence && region < evidence->region_count ? &evidence->region[region] : NULL;
}

const char *siap_evidence_region_name(const siap_evidence *evidence, size_t region)
{
  const siap_i_region *at = region_at(evidence, region);
  return at ? at->region_name : NULL;
}

const char *siap_evidence_region_code(const siap_evidence *evidence, size_t region)
{
  const siap_i_region *at = region_at(evidence, region);
  return at ? at->code : NULL;
}

const char *siap_evidence_region_class(const siap_evidence *evidence, size_t region)
{
  const siap_i_region *at = region_at(evidence, region);
  return at ? at->region_class : NULL;
}

const char *siap_evidence_region_stage(const siap_evidence *evidence, size_t region)
{
  const siap_i_region *at = region_at(evidence, region);
  return at ? siap_i_stage_words[at->stage] : NULL;
}

int32_t siap_evidence_region_participated(const siap_evidence *evidence, size_t region)
{
  const siap_i_region *at = region_at(evidence, region);
  return at && at->participated;
}

size_t siap_evidence_region_answers(const siap_evidence *evidence, size_t region)
{
  const siap_i_region *at = region_at(evidence, region);
  size_t count = 0;
  for (size_t i = 0; at && i < at->answer_count; i++)
    count +=
        at->answer[i].about != SIAP_I_ABOUT_NODE && at->answer[i].about != SIAP_I_ABOUT_EXTERNAL;
  return count;
}
