/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4. What a reviewer would ask about documents: answers that cite none, those that ran out or
 * came too late, one file for many questions. Files are told apart by their SHA-256, else by their
 * address, else by their title.
 */
#include "engine/review.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SAME_FILE_MOST 5 /* questions that one file may serve without a word */

/* ---- answers without evidence ---- */

void siap_i_review_kinds(const siap_i_item *item, double level, char *out, size_t room)
{
  size_t used = 0;
  out[0] = 0;
  for (size_t i = 0; i < item->required_count; i++) {
    const siap_i_required *required = &item->required[i];
    if (!isnan(required->level) && required->level > level)
      continue;
    int n = snprintf(out + used, room - used, "%s%s", used ? ", " : "", required->kind);
    if (n < 0 || (size_t)n >= room - used)
      return;
    used += (size_t)n;
  }
}

static void ask_for_documents(const siap_i_reviewing *in, size_t slot)
{
  const siap_i_answer *answer = in->answers->answer[slot];
  double level = (double)in->answers->row.exact[slot];
  char kinds[SIAP_I_KINDS_ROOM], number[SIAP_I_NUMBER_ROOM];
  if (!answer || in->answers->row.state[slot] != SIAP_STATE_SCORED ||
      answer->form == SIAP_I_FORM_RESPONSES || siap_i_answer_detail(answer)->citation_count > 0)
    return;
  siap_i_review_kinds(&in->plan->item[in->plan->slot[slot].at], level, kinds, sizeof kinds);
  if (!*kinds)
    return;
  siap_i_number_write(level, number);
  siap_i_findings_number(in->findings, number);
  siap_i_report(in->findings, SIAP_I_W360, siap_i_review_place_of(in, answer), answer->id, number,
                kinds, NULL);
}

/* ---- stale and late: dates are YYYY-MM-DD, so that text in order is time in order ---- */

static void ask_for_dates(const siap_i_reviewing *in, const siap_i_answer *answer)
{
  const siap_i_detail *detail = siap_i_answer_detail(answer);
  const char *cut_off = in->evidence->cut_off;
  for (size_t i = 0; *cut_off && i < detail->citation_count; i++) {
    const siap_i_document *document = &in->region->document[detail->citation[i].document];
    if (document->valid_until && strcmp(document->valid_until, cut_off) < 0)
      siap_i_report(in->findings, SIAP_I_W362, siap_i_review_place_of(in, answer), answer->id,
                    document->title, document->valid_until, NULL);
    if (document->date && strcmp(document->date, cut_off) > 0)
      siap_i_report(in->findings, SIAP_I_W363, siap_i_review_place_of(in, answer), answer->id,
                    document->title, document->date, NULL);
  }
}

static siap_i_place place_of_document(const siap_i_reviewing *in, const siap_i_document *document)
{
  siap_i_place place = siap_i_review_place(in, document->line);
  place.holder = document->holder;
  return place;
}

/* Dates that cannot be: and dates that nothing is held against. */
static void review_dates(const siap_i_reviewing *in)
{
  int dated = 0;
  for (size_t i = 0; i < in->region->document_count; i++) {
    const siap_i_document *document = &in->region->document[i];
    dated |= document->date || document->valid_until;
    if (document->date && document->valid_until &&
        strcmp(document->valid_until, document->date) < 0)
      siap_i_report(in->findings, SIAP_I_W379, place_of_document(in, document), document->title,
                    document->valid_until, document->date, NULL);
  }
  if (dated && !*in->evidence->cut_off)
    siap_i_report(in->findings, SIAP_I_N390, siap_i_review_place(in, in->region->line),
                  in->region->region_name, NULL, NULL, NULL);
  for (size_t i = 0; i < in->region->answer_count; i++)
    ask_for_dates(in, &in->region->answer[i]);
}

/* ---- one file for many questions ---- */

enum known_by { BY_DIGEST, BY_ADDRESS, BY_TITLE };

/* A document by what tells its file from others. */
struct file {
  enum known_by by;
  const char *key;
  size_t document;
};

static struct file file_of(const siap_i_document *document, size_t at)
{
  if (document->sha256)
    return (struct file){BY_DIGEST, document->sha256, at};
  if (document->href)
    return (struct file){BY_ADDRESS, document->href, at};
  return (struct file){BY_TITLE, document->title ? document->title : "", at};
}

static int same_file(const struct file *a, const struct file *b)
{
  return a->by == b->by && strcmp(a->key, b->key) == 0;
}

static int by_file(const void *a, const void *b)
{
  const struct file *x = a, *y = b;
  int order = x->by != y->by ? (x->by > y->by) - (x->by < y->by) : strcmp(x->key, y->key);
  return order ? order : (x->document > y->document) - (x->document < y->document);
}

/* One file under two names: it may have been attached in the place of another. */
static void review_names(const siap_i_reviewing *in, const struct file *one, const struct file *two)
{
  const siap_i_document *first = &in->region->document[one->document];
  const siap_i_document *second = &in->region->document[two->document];
  if (one->by == BY_DIGEST && first->title && second->title &&
      strcmp(first->title, second->title) != 0)
    siap_i_report(in->findings, SIAP_I_W378, place_of_document(in, second), first->title,
                  second->title, NULL, NULL);
}

/* By document: the first one that is the same file. */
static size_t *files_of(const siap_i_reviewing *in)
{
  size_t count = in->region->document_count;
  struct file *file = siap_i_arena_take(in->arena, count, sizeof *file);
  size_t *same = siap_i_arena_take(in->arena, count, sizeof *same);
  if (!file || !same)
    return NULL;
  for (size_t i = 0; i < count; i++)
    file[i] = file_of(&in->region->document[i], i);
  qsort(file, count, sizeof *file, by_file);
  for (size_t i = 0, first = 0; i < count; i++) {
    if (!same_file(&file[first], &file[i]))
      first = i;
    same[file[i].document] = file[first].document;
    if (i > first)
      review_names(in, &file[first], &file[i]);
  }
  return same;
}

/* How many answers cite a file. */
struct cited {
  size_t answers, last; /* last: place of the answer that was counted last, from 1 */
  const siap_i_answer *first;
};

static void count_citations(const siap_i_reviewing *in, const size_t *same, struct cited *cited)
{
  for (size_t i = 0; i < in->region->answer_count; i++) {
    const siap_i_detail *detail = siap_i_answer_detail(&in->region->answer[i]);
    for (size_t k = 0; k < detail->citation_count; k++) {
      struct cited *of = &cited[same[detail->citation[k].document]];
      of->first = of->first ? of->first : &in->region->answer[i];
      of->answers += of->last != i + 1; /* two pages of it are one file */
      of->last = i + 1;
    }
  }
}

static siap_status review_files(const siap_i_reviewing *in)
{
  size_t count = in->region->document_count;
  struct cited *cited = siap_i_arena_take(in->arena, count, sizeof *cited);
  const size_t *same = cited ? files_of(in) : NULL;
  if (!same)
    return SIAP_ERR_MEMORY;
  count_citations(in, same, cited);
  for (size_t i = 0; i < count; i++) {
    const siap_i_document *document = &in->region->document[i];
    char number[24];
    if (cited[i].answers <= SAME_FILE_MOST)
      continue;
    siap_i_place place = siap_i_review_place_of(in, cited[i].first);
    place.line = place_of_document(in, document).line;
    place.path = place_of_document(in, document).path;
    place.holder = document->holder ? document->holder : place.holder;
    place.item = NULL; /* of many */
    snprintf(number, sizeof number, "%zu", cited[i].answers);
    siap_i_report(in->findings, SIAP_I_W364, place, document->title, number, cited[i].first->id,
                  NULL);
  }
  return SIAP_OK;
}

siap_status siap_i_review_documents(const siap_i_reviewing *in)
{
  if (in->region->document_count == 0) {
    int asked = 0;
    for (size_t slot = 0; slot < in->plan->items; slot++)
      asked |=
          in->answers->answer[slot] && in->plan->item[in->plan->slot[slot].at].required_count > 0;
    if (asked)
      siap_i_report(in->findings, SIAP_I_N361, siap_i_review_place(in, in->region->line),
                    in->region->region_name, NULL, NULL, NULL);
    return SIAP_OK;
  }
  for (size_t slot = 0; slot < in->plan->items; slot++)
    ask_for_documents(in, slot);
  review_dates(in);
  return review_files(in);
}
