/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. Documents of a region, and the answers that cite them. */
#include "readers/evidence_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int is_sha256(const char *text)
{
  return strlen(text) == 64 && strspn(text, "0123456789abcdefABCDEF") == 64;
}

static void read_document(siap_i_evidence_reading *in, const siap_i_element *element,
                          const char *attributes)
{
  siap_i_reading *base = &in->base;
  siap_i_document *document = &in->region->document[in->region->document_count];
  siap_i_element_check(base, element, attributes, "", 0);
  document->line = element->line;
  document->id = siap_i_id_of(base, element, "id", 0);
  document->title = siap_i_text_of(base, element, "title", 1);
  document->kind = siap_i_text_of(base, element, "kind", 0);
  document->holder = siap_i_text_of(base, element, "holder", 0);
  document->date = siap_i_date_of(base, element, "date");
  document->valid_until = siap_i_date_of(base, element, "valid-until");
  document->sha256 = siap_i_text_of(base, element, "sha256", 0);
  document->href = siap_i_text_of(base, element, "href", 0);
  if (document->sha256 && !is_sha256(document->sha256))
    siap_i_fault(base, element, SIAP_I_E306, document->sha256, NULL, NULL, NULL);
  in->region->document_count++;
}

/* Documents of the region, of its answers and of objections go into one list, counted first. */
size_t siap_i_documents_count(const siap_i_element *region)
{
  size_t count = siap_i_element_count(region, "document");
  for (const siap_i_element *child = region->child; child; child = child->next)
    if (siap_i_element_is(child, "answer") || siap_i_element_is(child, "objection"))
      for (const siap_i_element *inner = child->child; inner; inner = inner->next)
        count += siap_i_element_is(inner, "document") && !siap_i_attribute_of(inner, "ref");
  return count;
}

void siap_i_read_citation(siap_i_evidence_reading *in, const siap_i_element *element,
                          siap_i_citation *citation)
{
  const char *ref = siap_i_attribute_of(element, "ref");
  citation->line = element->line;
  citation->page = siap_i_text_of(&in->base, element, "page", 0);
  citation->document = in->region->document_count;
  if (!ref) {
    read_document(in, element, " id title kind holder date valid-until sha256 href page ");
    return;
  }
  siap_i_element_check(&in->base, element, " ref page ", "", 0);
  citation->ref = siap_i_arena_text(in->base.arena, ref, strlen(ref));
}

static int by_document(const void *a, const void *b)
{
  const siap_i_document *x = *(const siap_i_document *const *)a,
                        *y = *(const siap_i_document *const *)b;
  int order = strcmp(x->id, y->id);
  return order ? order : (x->line > y->line) - (x->line < y->line);
}

static void resolve_citation(siap_i_evidence_reading *in, siap_i_document *const *sorted,
                             size_t count, siap_i_citation *citation)
{
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (strcmp(sorted[middle]->id, citation->ref) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  citation->document = 0;
  if (low < count && strcmp(sorted[low]->id, citation->ref) == 0)
    citation->document = (size_t)(sorted[low] - in->region->document);
  else
    siap_i_evidence_fault(in->evidence, in->base.findings, citation->line, SIAP_I_E305,
                          citation->ref, NULL, NULL);
}

static void resolve_citations(siap_i_evidence_reading *in, siap_i_document *const *sorted,
                              size_t documents, siap_i_citation *citation, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (citation[i].ref)
      resolve_citation(in, sorted, documents, &citation[i]);
}

/* Ids of documents, told apart and found, once all of a region are known. */
void siap_i_resolve_documents(siap_i_evidence_reading *in)
{
  siap_i_region *region = in->region;
  siap_i_document **sorted = siap_i_alloc(region->document_count, sizeof *sorted);
  size_t n = 0;
  if (!sorted) {
    in->base.arena->failed = 1;
    return;
  }
  for (size_t i = 0; i < region->document_count; i++)
    if (region->document[i].id)
      sorted[n++] = &region->document[i];
  qsort(sorted, n, sizeof *sorted, by_document);
  for (size_t i = 1; i < n; i++)
    if (strcmp(sorted[i]->id, sorted[i - 1]->id) == 0) {
      char line[24];
      snprintf(line, sizeof line, "%u", (unsigned)sorted[i - 1]->line);
      siap_i_evidence_fault(in->evidence, in->base.findings, sorted[i]->line, SIAP_I_E206,
                            sorted[i]->id, line, NULL);
    }
  for (size_t i = 0; i < region->answer_count; i++)
    if (region->answer[i].detail)
      resolve_citations(in, sorted, n, region->answer[i].detail->citation,
                        region->answer[i].detail->citation_count);
  for (size_t i = 0; i < region->objection_count; i++)
    resolve_citations(in, sorted, n, region->objection[i].citation,
                      region->objection[i].citation_count);
  siap_i_release(sorted);
}

void siap_i_read_documents(siap_i_evidence_reading *in, const siap_i_element *region)
{
  for (const siap_i_element *child = region->child; child; child = child->next)
    if (siap_i_element_is(child, "document"))
      read_document(in, child, " id title kind holder date valid-until sha256 href ");
}
