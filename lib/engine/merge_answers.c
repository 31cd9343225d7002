/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 4. The answers of parts in one list. What only one part answers is taken; what two answer
 * alike is taken once, with the documents of both; what they answer differently is a conflict. Ratings,
 * responses and units of different people and places stand beside each other.
 */
#include "engine/merge.h"

#include <string.h>

struct answers {
  siap_i_merging *in;
  siap_i_merged_region *region;
  siap_i_finder by_id, by_replicate, cited;
  struct origin {
    const siap_i_merge_piece *piece;
    const siap_i_answer *answer;
    int is_replaced; /* what was carried over gave way: its documents no longer count */
  } * origin;        /* by merged answer: where it was first met */
};

/* ---- what an answer says, in the words of the format ---- */

static void put_words(siap_i_text *text, const siap_i_detail *detail)
{
  siap_i_text_put(text, "checked");
  for (size_t i = 0; i < detail->checked_count; i++) {
    siap_i_text_put_char(text, ' ');
    siap_i_text_put(text, detail->checked[i]);
  }
}

static void put_number(siap_i_text *text, const char *name, double number)
{
  siap_i_text_put(text, name);
  siap_i_text_number(text, number);
}

static const char *content_of(siap_i_merging *in, const siap_i_answer *answer)
{
  static const char *const replicated[] = {[SIAP_I_FORM_RATINGS] = "rating",
                                           [SIAP_I_FORM_RESPONSES] = "response",
                                           [SIAP_I_FORM_UNITS] = "unit"};
  const siap_i_detail *detail = siap_i_answer_detail(answer);
  siap_i_text text = {NULL, 0, 0, 0};
  switch (answer->form) {
  case SIAP_I_FORM_LEVEL:
    put_number(&text, answer->about == SIAP_I_ABOUT_ITEM ? "level " : "value ", answer->number);
    break;
  case SIAP_I_FORM_VALUE:
    put_number(&text, "value ", answer->number);
    break;
  case SIAP_I_FORM_CELL:
    put_number(&text, "cell ", answer->number);
    break;
  case SIAP_I_FORM_RATIO:
    put_number(&text, "", answer->number);
    put_number(&text, " / ", detail->denominator);
    break;
  case SIAP_I_FORM_GRADE:
  case SIAP_I_FORM_TEXT:
    siap_i_text_put(&text, answer->form == SIAP_I_FORM_GRADE ? "grade " : "text ");
    siap_i_text_put(&text, detail->grade);
    break;
  case SIAP_I_FORM_CHECKED:
    put_words(&text, detail);
    break;
  case SIAP_I_FORM_STATE:
    siap_i_text_put(&text, siap_i_state_words[answer->state]);
    siap_i_text_put(&text, detail->reason ? ": " : "");
    siap_i_text_put(&text, detail->reason ? detail->reason : "");
    break;
  default:
    siap_i_text_put(&text, replicated[answer->form]);
  }
  return siap_i_merge_words(in, &text);
}

/* The same with who answered and when, as far as its first document tells. */
static const char *told(siap_i_merging *in, const char *content, const siap_i_merge_piece *piece,
                        const siap_i_answer *answer)
{
  const siap_i_detail *detail = siap_i_answer_detail(answer);
  siap_i_text text = {NULL, 0, 0, 0};
  if (!detail->citation_count)
    return content;
  const siap_i_document *document = &piece->region->document[detail->citation[0].document];
  if (!document->holder && !document->date)
    return content;
  siap_i_text_putf(&text, "%.80s (", content);
  siap_i_text_put(&text, document->holder ? document->holder : "");
  siap_i_text_put(&text, document->holder && document->date ? ", " : "");
  siap_i_text_put(&text, document->date ? document->date : "");
  siap_i_text_put_char(&text, ')');
  return siap_i_merge_words(in, &text);
}

static void differ(struct answers *in, const char *what, const siap_i_merge_piece *piece,
                   const siap_i_answer *answer, const char *is, size_t at, const char *was)
{
  const struct origin *origin = &in->origin[at];
  siap_i_merge_differ(in->in, SIAP_I_E352, what, piece->part, answer->line,
                      told(in->in, is, piece, answer), origin->piece->part, origin->answer->line,
                      told(in->in, was, origin->piece, origin->answer));
}

/* ---- what several people or places say ---- */

/* Who cites or is rated: an answer that took the place of another begins anew. */
static const char *owner_of(struct answers *in, size_t at)
{
  siap_i_text text = {NULL, 0, 0, 0};
  siap_i_text_put(&text, in->in->out->region[in->region->at].answer[at].id);
  siap_i_text_put(&text, in->origin[at].is_replaced ? " anew" : "");
  return siap_i_merge_words(in->in, &text);
}

static siap_i_rating *with_room(siap_i_merging *in, siap_i_rating *rating, size_t count)
{
  if (count & (count - 1))
    return rating;
  siap_i_rating *larger = siap_i_arena_take(&in->out->arena, count ? 2 * count : 1, sizeof *larger);
  if (larger && count)
    memcpy(larger, rating, count * sizeof *larger);
  return larger;
}

static const char *rated(siap_i_merging *in, const siap_i_rating *rating)
{
  siap_i_text text = {NULL, 0, 0, 0};
  put_number(&text, "", rating->level);
  return siap_i_merge_words(in, &text);
}

static void take_replicate(struct answers *in, const siap_i_merge_piece *piece,
                           const siap_i_answer *answer, size_t at, const siap_i_rating *from)
{
  siap_i_answer *to = &in->in->out->region[in->region->at].answer[at];
  siap_i_detail *detail = to->detail;
  const char *field[] = {owner_of(in, at), from->assessor};
  size_t *place = siap_i_finder_of(&in->by_replicate, siap_i_merge_key(in->in, field, 2));
  if (!place)
    return;
  if (*place == SIZE_MAX) {
    siap_i_rating *rating = with_room(in->in, detail->rating, detail->rating_count);
    if (!rating)
      return;
    *place = detail->rating_count;
    detail->rating = rating;
    rating[detail->rating_count++] =
        (siap_i_rating){siap_i_merge_kept(in->in, from->assessor), from->level, 0};
  } else if (detail->rating[*place].level != from->level) {
    siap_i_text what = {NULL, 0, 0, 0};
    siap_i_text_putf(&what, "%s, %.100s", to->id, from->assessor);
    differ(in, siap_i_merge_words(in->in, &what), piece, answer, rated(in->in, from), at,
           rated(in->in, &detail->rating[*place]));
  }
}

/* ---- one answer ---- */

static const char **copied_words(siap_i_merging *in, const siap_i_detail *from)
{
  const char **words = siap_i_arena_take(&in->out->arena, from->checked_count, sizeof *words);
  for (size_t i = 0; words && i < from->checked_count; i++)
    words[i] = siap_i_merge_kept(in, from->checked[i]);
  return words;
}

/* What it says, in place of whatever stood there; documents and remarks are united elsewhere. */
static void copy(struct answers *in, const siap_i_merge_piece *piece, const siap_i_answer *from,
                 siap_i_answer *to)
{
  siap_i_merging *merging = in->in;
  siap_i_detail *old = to->detail, *detail;
  size_t at = (size_t)(to - merging->out->region[in->region->at].answer);
  *to = (siap_i_answer){.id = to->id ? to->id : siap_i_merge_kept(merging, from->id),
                        .number = from->number,
                        .detail = old,
                        .about = from->about,
                        .form = from->form,
                        .state = from->state};
  in->origin[at].piece = piece;
  in->origin[at].answer = from;
  if (!from->detail)
    return;
  detail = siap_i_evidence_detail(merging->out, to);
  if (!detail)
    return;
  detail->denominator = from->detail->denominator;
  detail->effort = from->detail->effort;
  detail->grade = siap_i_merge_kept(merging, from->detail->grade);
  detail->reason = siap_i_merge_kept(merging, from->detail->reason);
  detail->note = siap_i_merge_kept(merging, from->detail->note);
  detail->carried = siap_i_merge_kept(merging, from->detail->carried);
  detail->checked = copied_words(merging, from->detail);
  detail->checked_count = detail->checked ? from->detail->checked_count : 0;
  detail->rating_count = 0;
}

static void take_children(struct answers *in, const siap_i_merge_piece *piece,
                          const siap_i_answer *from, size_t at)
{
  siap_i_answer *to = &in->in->out->region[in->region->at].answer[at];
  if (!from->detail || siap_i_merge_failed(in->in) || !siap_i_evidence_detail(in->in->out, to))
    return;
  for (size_t i = 0; !siap_i_merge_failed(in->in) && i < from->detail->rating_count; i++)
    take_replicate(in, piece, from, at, &from->detail->rating[i]);
  siap_i_merge_citations(in->in, &in->cited, owner_of(in, at), piece, from->detail->citation,
                         from->detail->citation_count, &to->detail->citation,
                         &to->detail->citation_count);
}

/* A remark that only one makes is taken; two that differ are a conflict as answers are. */
static void unite_text(struct answers *in, const char *name, const siap_i_merge_piece *piece,
                       const siap_i_answer *from, size_t at, const char *says, const char **is)
{
  siap_i_text what = {NULL, 0, 0, 0};
  if (!says)
    return;
  if (!*is) {
    *is = siap_i_merge_kept(in->in, says);
    return;
  }
  if (strcmp(*is, says) == 0)
    return;
  siap_i_text_putf(&what, "%s, %s", from->id, name);
  differ(in, siap_i_merge_words(in->in, &what), piece, from, says, at, *is);
}

static void unite_remarks(struct answers *in, const siap_i_merge_piece *piece,
                          const siap_i_answer *from, size_t at)
{
  siap_i_answer *to = &in->in->out->region[in->region->at].answer[at];
  siap_i_detail *detail = from->detail ? siap_i_evidence_detail(in->in->out, to) : NULL;
  if (!detail)
    return;
  unite_text(in, "note", piece, from, at, from->detail->note, &detail->note);
  if (from->form != SIAP_I_FORM_STATE) /* of a state it is part of what is said */
    unite_text(in, "reason", piece, from, at, from->detail->reason, &detail->reason);
  if (from->detail->effort > 0 && detail->effort > 0 && from->detail->effort != detail->effort) {
    siap_i_rating says = {.level = from->detail->effort}, is = {.level = detail->effort};
    siap_i_text what = {NULL, 0, 0, 0};
    siap_i_text_putf(&what, "%s, effort", from->id);
    differ(in, siap_i_merge_words(in->in, &what), piece, from, rated(in->in, &says), at,
           rated(in->in, &is));
  } else if (from->detail->effort > 0)
    detail->effort = from->detail->effort;
}

/* What was taken over from last year gives way to what somebody answers this year. */
static void note_carried(struct answers *in, const siap_i_merge_piece *piece,
                         const siap_i_answer *answer, const char *kept, const char *source,
                         const char *left)
{
  siap_i_report(in->in->findings, SIAP_I_N355,
                siap_i_evidence_place(in->in->part[piece->part], answer->line), answer->id, kept,
                source, left);
}

/* 1 when one of the two was carried over and the other was not: that is settled. */
static int settle_carried(struct answers *in, const siap_i_merge_piece *piece,
                          const siap_i_answer *from, size_t at)
{
  siap_i_answer *to = &in->in->out->region[in->region->at].answer[at];
  const char *was = siap_i_answer_detail(to)->carried, *is = siap_i_answer_detail(from)->carried;
  const struct origin origin = in->origin[at];
  if (!was == !is)
    return 0;
  const char *says = content_of(in->in, from), *said = content_of(in->in, origin.answer);
  if (is) {
    if (strcmp(says, said) != 0)
      note_carried(in, piece, from, said, in->in->part[origin.piece->part]->name, says);
    return 1;
  }
  if (strcmp(says, said) != 0)
    note_carried(in, origin.piece, origin.answer, says, in->in->part[piece->part]->name, said);
  *to->detail = (siap_i_detail){0}; /* the mark is in it */
  in->origin[at].is_replaced = 1;
  copy(in, piece, from, to);
  to->detail->carried = NULL;
  take_children(in, piece, from, at);
  return 1;
}

static void meet(struct answers *in, const siap_i_merge_piece *piece, const siap_i_answer *from,
                 size_t at)
{
  const siap_i_answer *first = in->origin[at].answer;
  if (settle_carried(in, piece, from, at))
    return;
  const char *says = content_of(in->in, from), *said = content_of(in->in, first);
  if (strcmp(says, said) != 0 || from->about != first->about) {
    differ(in, from->id, piece, from, says, at, said);
    return;
  }
  take_children(in, piece, from, at);
  if (!siap_i_merge_failed(in->in))
    unite_remarks(in, piece, from, at);
}

static void take(struct answers *in, const siap_i_merge_piece *piece, const siap_i_answer *from)
{
  size_t *at = siap_i_finder_of(&in->by_id, from->id);
  if (!at)
    return;
  if (*at != SIZE_MAX) {
    meet(in, piece, from, *at);
    return;
  }
  siap_i_region *region = &in->in->out->region[in->region->at];
  siap_i_answer *to = siap_i_evidence_add_answer(in->in->out, region);
  if (!to)
    return;
  *at = region->answer_count - 1;
  copy(in, piece, from, to);
  take_children(in, piece, from, *at);
}

void siap_i_merge_answers(siap_i_merging *in, siap_i_merged_region *region)
{
  siap_i_arena *scratch = &in->scratch;
  size_t most = 0;
  for (size_t i = 0; i < region->piece_count; i++)
    most += region->piece[i].region->answer_count;
  struct answers answers = {.in = in,
                            .region = region,
                            .by_id = {NULL, scratch},
                            .by_replicate = {NULL, scratch},
                            .cited = {NULL, scratch},
                            .origin = siap_i_arena_take(scratch, most, sizeof *answers.origin)};
  for (size_t i = 0; answers.origin && i < region->piece_count; i++) {
    const siap_i_merge_piece *piece = &region->piece[i];
    for (size_t k = 0; k < piece->region->answer_count; k++)
      if (!siap_i_merge_failed(in))
        take(&answers, piece, &piece->region->answer[k]);
  }
  siap_i_finder_release(&answers.by_id);
  siap_i_finder_release(&answers.by_replicate);
  siap_i_finder_release(&answers.cited);
}
