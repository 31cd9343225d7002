/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4. The documents of parts in one list. Two of different parts are one where their SHA-256
 * is the same, or their titles are and nothing that both say differs. Each gets an id, so that any
 * answer can cite it.
 */
#include "engine/merge.h"

#include <stdio.h>
#include <string.h>

struct documents {
  siap_i_merging *in;
  siap_i_merged_region *region;
  siap_i_finder by_sha256, by_content, by_title, by_id;
  struct origin {
    size_t part, last; /* where it was first met, and where last */
    uint32_t line;
  } * origin; /* by merged document */
};

static const char **field_of(siap_i_document *document, size_t field)
{
  const char **fields[] = {&document->title, &document->kind, &document->holder,
                           &document->date,  &document->href, &document->valid_until,
                           &document->sha256};
  return fields[field];
}
#define FIELDS 7

static const char *const field_names[FIELDS] = {"title", "kind",        "holder", "date",
                                                "href",  "valid-until", "sha256"};
enum { DATE = 3, VALID_UNTIL = 5, SHA256 = 6 };

static char low(char c)
{
  return (char)(c >= 'A' && c <= 'F' ? c - 'A' + 'a' : c);
}

/* Digits of either case are one digest. */
static const char *lowered(siap_i_merging *in, const char *sha256)
{
  char digits[65];
  size_t n = 0;
  for (; sha256[n] && n < sizeof digits - 1; n++)
    digits[n] = low(sha256[n]);
  return siap_i_arena_text(&in->scratch, digits, n);
}

static int is_same_field(size_t field, const char *a, const char *b)
{
  if (field != SHA256)
    return strcmp(a, b) == 0;
  while (*a && low(*a) == low(*b)) {
    a++;
    b++;
  }
  return !*a && !*b;
}

/* Nothing that both say differs. */
static int is_compatible(siap_i_document *a, siap_i_document *b)
{
  for (size_t i = 0; i < FIELDS; i++) {
    const char *x = *field_of(a, i), *y = *field_of(b, i);
    if (x && y && !is_same_field(i, x, y))
      return 0;
  }
  return 1;
}

/* What one leaves out the other may say. Of one file the dates cannot be two; its title can. */
static void unite(struct documents *in, const siap_i_merge_piece *piece, siap_i_document *from,
                  size_t at)
{
  siap_i_document *to = &in->in->out->region[in->region->at].document[at];
  for (size_t i = 0; i < FIELDS; i++) {
    const char **is = field_of(to, i), *says = *field_of(from, i);
    if (says && !*is)
      *is = siap_i_merge_kept(in->in, says);
    else if (says && !is_same_field(i, *is, says)) {
      siap_i_text words = {NULL, 0, 0, 0};
      siap_i_text_putf(&words, "%s, %s", to->title, field_names[i]);
      const char *what = siap_i_merge_words(in->in, &words);
      if (i == DATE || i == VALID_UNTIL)
        siap_i_merge_differ(in->in, SIAP_I_E353, what, piece->part, from->line, says,
                            in->origin[at].part, in->origin[at].line, *is);
      else
        siap_i_report(in->in->findings, SIAP_I_N355,
                      siap_i_evidence_place(in->in->part[piece->part], from->line), what, *is,
                      in->in->part[in->origin[at].part]->name, says);
    }
  }
}

/* Its own id where that is free, else one with a number behind. */
static const char *free_id(struct documents *in, const char *wanted)
{
  char id[128];
  const char *base = wanted ? wanted : "document";
  size_t *at = siap_i_finder_of(&in->by_id, base);
  if (!at)
    return NULL;
  if (*at == SIZE_MAX && wanted) {
    *at = 1;
    return siap_i_merge_kept(in->in, wanted);
  }
  for (*at = *at == SIZE_MAX ? 0 : *at;;) {
    int n = snprintf(id, sizeof id, "%.80s-%zu", base, ++*at);
    size_t *other =
        siap_i_finder_of(&in->by_id, siap_i_arena_text(&in->in->scratch, id, (size_t)n));
    if (!other)
      return NULL;
    if (*other == SIZE_MAX) {
      *other = 1;
      return siap_i_merge_kept(in->in, id);
    }
  }
}

static size_t add(struct documents *in, const siap_i_merge_piece *piece, siap_i_document *from)
{
  siap_i_region *region = &in->in->out->region[in->region->at];
  size_t at = region->document_count++;
  siap_i_document *to = &region->document[at];
  for (size_t i = 0; i < FIELDS; i++)
    *field_of(to, i) = siap_i_merge_kept(in->in, *field_of(from, i));
  to->id = free_id(in, from->id);
  in->origin[at].part = piece->part;
  in->origin[at].line = from->line;
  return at;
}

/* What one part lists twice it means twice. */
static int is_of_another(const struct documents *in, const siap_i_merge_piece *piece,
                         const size_t *place)
{
  return place && *place != SIZE_MAX && in->origin[*place].last != piece->part;
}

/* Where a document is known from; SIZE_MAX: nowhere. Leaves word of it for the next. */
static size_t known(struct documents *in, const siap_i_merge_piece *piece, siap_i_document *from,
                    size_t *places[3])
{
  const char *field[FIELDS];
  siap_i_region *region = &in->in->out->region[in->region->at];
  for (size_t i = 0; i < FIELDS; i++)
    field[i] = *field_of(from, i);
  const char *sha256 = from->sha256 ? lowered(in->in, from->sha256) : NULL;
  places[0] = sha256 ? siap_i_finder_of(&in->by_sha256, sha256) : NULL;
  places[1] = siap_i_finder_of(&in->by_content, siap_i_merge_key(in->in, field, FIELDS));
  places[2] = siap_i_finder_of(&in->by_title, from->title);
  if (is_of_another(in, piece, places[0]))
    return *places[0];
  if (is_of_another(in, piece, places[1]))
    return *places[1];
  if (is_of_another(in, piece, places[2]) && is_compatible(&region->document[*places[2]], from))
    return *places[2];
  return SIZE_MAX;
}

static void take(struct documents *in, siap_i_merge_piece *piece, size_t i)
{
  siap_i_document from = piece->region->document[i];
  size_t *places[3];
  size_t at = known(in, piece, &from, places);
  if (siap_i_merge_failed(in->in))
    return;
  if (at == SIZE_MAX)
    at = add(in, piece, &from);
  else
    unite(in, piece, &from, at);
  in->origin[at].last = piece->part;
  for (size_t k = 0; k < 3; k++)
    if (places[k] && (k < 2 || *places[k] == SIZE_MAX)) /* of a title the first is remembered */
      *places[k] = at;
  piece->document[i] = at;
}

/* Ids of the parts go before ids of ours: what is listed keeps its name where it can. */
void siap_i_merge_documents(siap_i_merging *in, siap_i_merged_region *region)
{
  siap_i_arena *scratch = &in->scratch;
  struct documents documents = {.in = in,
                                .region = region,
                                .by_sha256 = {NULL, scratch},
                                .by_content = {NULL, scratch},
                                .by_title = {NULL, scratch},
                                .by_id = {NULL, scratch}};
  size_t most = 0;
  for (size_t i = 0; i < region->piece_count; i++)
    most += region->piece[i].region->document_count;
  siap_i_region *to = &in->out->region[region->at];
  to->document = siap_i_arena_take(&in->out->arena, most, sizeof *to->document);
  documents.origin = siap_i_arena_take(scratch, most, sizeof *documents.origin);
  for (size_t i = 0; to->document && documents.origin && i < region->piece_count; i++) {
    siap_i_merge_piece *piece = &region->piece[i];
    piece->document =
        siap_i_arena_take(scratch, piece->region->document_count, sizeof *piece->document);
    for (size_t k = 0;
         piece->document && !siap_i_merge_failed(in) && k < piece->region->document_count; k++)
      take(&documents, piece, k);
  }
  siap_i_finder_release(&documents.by_sha256);
  siap_i_finder_release(&documents.by_content);
  siap_i_finder_release(&documents.by_title);
  siap_i_finder_release(&documents.by_id);
}

/* Arrays with room for a power of two: full at each of them. */
static siap_i_citation *with_room(siap_i_merging *in, siap_i_citation *citation, size_t count)
{
  if (count & (count - 1))
    return citation;
  siap_i_citation *larger =
      siap_i_arena_take(&in->out->arena, count ? 2 * count : 1, sizeof *larger);
  if (larger && count)
    memcpy(larger, citation, count * sizeof *larger);
  return larger;
}

void siap_i_merge_citations(siap_i_merging *in, siap_i_finder *cited, const char *owner,
                            const siap_i_merge_piece *piece, const siap_i_citation *from,
                            size_t count, siap_i_citation **to, size_t *to_count)
{
  const siap_i_region *region = &in->out->region[in->out->region_count - 1];
  for (size_t i = 0; i < count && !siap_i_merge_failed(in); i++) {
    size_t document = piece->document[from[i].document];
    const char *field[] = {owner, region->document[document].id, from[i].page};
    size_t *at = siap_i_finder_of(cited, siap_i_merge_key(in, field, 3));
    if (!at || *at != SIZE_MAX)
      continue;
    siap_i_citation *citation = with_room(in, *to, *to_count);
    if (!citation)
      return;
    *at = *to_count;
    *to = citation;
    citation[(*to_count)++] = (siap_i_citation){document, siap_i_merge_kept(in, from[i].page),
                                                region->document[document].id, 0};
  }
}
