/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. Regions by code and by name: sorted once, then searched. */
#include "analysis/match.h"

#include "services/codes.h"

#include <stdlib.h>
#include <string.h>

static int by_text(const void *a, const void *b)
{
  const siap_i_named *x = a, *y = b;
  int order = strcmp(x->text, y->text);
  return order ? order : (x->member > y->member) - (x->member < y->member);
}

siap_status siap_i_directory_make(const siap_cohort *cohort, siap_i_arena *arena,
                                  siap_i_directory *out)
{
  size_t n = cohort->count;
  *out = (siap_i_directory){.cohort = cohort};
  out->code = siap_i_arena_take(arena, n, sizeof *out->code);
  out->name = siap_i_arena_take(arena, n, sizeof *out->name);
  if (!out->code || !out->name)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < n; i++) {
    const siap_i_member *member = &cohort->member[i];
    if (*member->code)
      out->code[out->codes++] = (siap_i_named){member->code, i};
    out->name[out->names++] = (siap_i_named){member->name, i};
  }
  qsort(out->code, out->codes, sizeof *out->code, by_text);
  qsort(out->name, out->names, sizeof *out->name, by_text);
  return SIAP_OK;
}

/* The first place of a text; `count` when it is not there. */
static size_t first_of(const siap_i_named *named, size_t count, const char *text)
{
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (strcmp(named[middle].text, text) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low < count && strcmp(named[low].text, text) == 0 ? low : count;
}

const siap_i_member *siap_i_directory_find(const siap_i_directory *directory,
                                           const siap_i_member *like)
{
  const siap_i_member *member = directory->cohort->member;
  if (*like->code) {
    size_t at = first_of(directory->code, directory->codes, like->code);
    if (at < directory->codes)
      return &member[directory->code[at].member];
  }
  for (size_t at = first_of(directory->name, directory->names, like->name);
       at < directory->names && strcmp(directory->name[at].text, like->name) == 0; at++)
    /* two codes that differ are two regions, whatever they are called */
    if (!*like->code || !*member[directory->name[at].member].code)
      return &member[directory->name[at].member];
  return NULL;
}

/* Neighbours in the order of names are twice the same unless their codes tell them apart. */
static int is_twice(const siap_i_member *a, const siap_i_member *b)
{
  return !*a->code || !*b->code || strcmp(a->code, b->code) == 0;
}

static void refuse(const siap_i_member *member, siap_findings *findings)
{
  siap_i_place place = {member->evidence ? member->evidence->name : NULL, 0, 0, NULL};
  if (member->evidence)
    place = siap_i_evidence_place(member->evidence, member->evidence->region[member->region].line);
  siap_i_report(findings, SIAP_I_E505, place, member->name, member->code, NULL, NULL);
}

int siap_i_directory_refuse_twice(const siap_i_directory *directory, siap_findings *findings)
{
  const siap_i_member *member = directory->cohort->member;
  int found = 0;
  for (size_t i = 1; i < directory->codes; i++)
    if (strcmp(directory->code[i - 1].text, directory->code[i].text) == 0) {
      refuse(&member[directory->code[i].member], findings);
      found = 1;
    }
  for (size_t i = 1; i < directory->names; i++) {
    const siap_i_member *a = &member[directory->name[i - 1].member],
                        *b = &member[directory->name[i].member];
    int same_code = *a->code && strcmp(a->code, b->code) == 0; /* told above */
    if (strcmp(a->name, b->name) == 0 && !same_code && is_twice(a, b)) {
      refuse(b, findings);
      found = 1;
    }
  }
  return found;
}
