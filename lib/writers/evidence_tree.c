/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 6. Evidence as XML and as the JSON that is equal to it, without loss. Answers, given nodes,
 * externals and cells keep their order in XML; in JSON each kind keeps its own.
 */
#include "writers/evidence_write.h"
#include "writers/outline.h"

#include <math.h>
#include <string.h>

struct tree {
  siap_i_evidence_writing *out;
  siap_i_outline *outline;
  const siap_i_region *region;
  uint8_t *is_inner; /* by document: it stands in the answer or objection that cites it */
};

/* "" is not said. */
static const char *said(const char *text)
{
  return *text ? text : NULL;
}

/* ---- documents ---- */

static void put_document(const struct tree *in, const siap_i_document *document, const char *page)
{
  siap_i_outline *outline = in->outline;
  siap_i_outline_open(outline, "document", 1);
  siap_i_outline_text(outline, "id", document->id);
  siap_i_outline_text(outline, "title", document->title);
  siap_i_outline_text(outline, "kind", document->kind);
  siap_i_outline_text(outline, "holder", document->holder);
  siap_i_outline_text(outline, "date", document->date);
  siap_i_outline_text(outline, "valid-until", document->valid_until);
  siap_i_outline_text(outline, "sha256", document->sha256);
  siap_i_outline_text(outline, "href", document->href);
  siap_i_outline_text(outline, "page", page);
  siap_i_outline_close(outline, "document");
}

static void mark_inner(const struct tree *in, const siap_i_citation *citation, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (!citation[i].ref)
      in->is_inner[citation[i].document] = 1;
}

static void put_documents(struct tree *in)
{
  const siap_i_region *region = in->region;
  size_t left = region->document_count;
  if (left == 0)
    return;
  in->is_inner = siap_i_arena_take(&in->out->scratch, left, 1);
  if (!in->is_inner)
    return;
  for (size_t i = 0; i < region->answer_count; i++)
    if (region->answer[i].detail)
      mark_inner(in, region->answer[i].detail->citation, region->answer[i].detail->citation_count);
  for (size_t i = 0; i < region->objection_count; i++)
    mark_inner(in, region->objection[i].citation, region->objection[i].citation_count);
  for (size_t i = 0; i < region->document_count; i++)
    left -= in->is_inner[i];
  if (!left)
    return;
  siap_i_outline_list(in->outline, "documents");
  for (size_t i = 0; i < region->document_count; i++)
    if (!in->is_inner[i])
      put_document(in, &region->document[i], NULL);
  siap_i_outline_end_list(in->outline);
}

static void put_citations(const struct tree *in, const siap_i_citation *citation, size_t count)
{
  if (!count)
    return;
  siap_i_outline_list(in->outline, "documents");
  for (size_t i = 0; i < count; i++) {
    if (!citation[i].ref) {
      put_document(in, &in->region->document[citation[i].document], citation[i].page);
      continue;
    }
    siap_i_outline_open(in->outline, "document", 1);
    siap_i_outline_text(in->outline, "ref", citation[i].ref);
    siap_i_outline_text(in->outline, "page", citation[i].page);
    siap_i_outline_close(in->outline, "document");
  }
  siap_i_outline_end_list(in->outline);
}

/* ---- answers ---- */

/* Several values of one thing, as the reader tells them apart. */
static const struct replicate {
  const char *element, *plural, *by, *number;
} replicates[] = {[SIAP_I_FORM_RATINGS] = {"rating", "ratings", "assessor", "level"},
                  [SIAP_I_FORM_RESPONSES] = {"response", "responses", "respondent", "level"},
                  [SIAP_I_FORM_UNITS] = {"unit", "units", "id", "value"}};

static int is_replicated(const siap_i_answer *answer)
{
  return answer->form == SIAP_I_FORM_RATINGS || answer->form == SIAP_I_FORM_RESPONSES ||
         answer->form == SIAP_I_FORM_UNITS;
}

static void put_replicates(const struct tree *in, const siap_i_answer *answer)
{
  const struct replicate *kind = &replicates[answer->form];
  const siap_i_detail *detail = siap_i_answer_detail(answer);
  siap_i_outline_list(in->outline, kind->plural);
  for (size_t i = 0; i < detail->rating_count; i++) {
    siap_i_outline_open(in->outline, kind->element, 1);
    siap_i_outline_text(in->outline, kind->by, detail->rating[i].assessor);
    siap_i_outline_number(in->outline, kind->number, detail->rating[i].level);
    siap_i_outline_close(in->outline, kind->element);
  }
  siap_i_outline_end_list(in->outline);
}

static void put_form(const struct tree *in, const siap_i_answer *answer)
{
  const siap_i_detail *detail = siap_i_answer_detail(answer);
  siap_i_outline *outline = in->outline;
  switch (answer->form) {
  case SIAP_I_FORM_LEVEL:
    siap_i_outline_number(outline, answer->about == SIAP_I_ABOUT_ITEM ? "level" : "value",
                          answer->number);
    break;
  case SIAP_I_FORM_VALUE:
    siap_i_outline_number(outline, "value", answer->number);
    break;
  case SIAP_I_FORM_CELL:
    siap_i_outline_number(outline, "number", answer->number);
    break;
  case SIAP_I_FORM_RATIO:
    siap_i_outline_number(outline, "numerator", answer->number);
    siap_i_outline_number(outline, "denominator", detail->denominator);
    break;
  case SIAP_I_FORM_GRADE:
    siap_i_outline_text(outline, "grade", detail->grade);
    break;
  case SIAP_I_FORM_TEXT:
    siap_i_outline_text(outline, "text", detail->grade);
    break;
  case SIAP_I_FORM_CHECKED:
    siap_i_outline_words(outline, "checked", detail->checked, detail->checked_count);
    break;
  case SIAP_I_FORM_STATE:
    siap_i_outline_text(outline, "state", siap_i_state_words[answer->state]);
    break;
  default:
    break; /* replicates are children */
  }
}

/* By SIAP_I_ABOUT_. */
static const struct {
  const char *element, *plural, *id;
} kinds[] = {[SIAP_I_ABOUT_ITEM] = {"answer", "answers", "item"},
             [SIAP_I_ABOUT_NODE] = {"given", "given", "node"},
             [SIAP_I_ABOUT_EXTERNAL] = {"external", "externals", "ref"},
             [SIAP_I_ABOUT_ANY] = {"cell", "cells", "id"}};
#define KINDS (sizeof kinds / sizeof *kinds)

static void put_answer(const struct tree *in, const siap_i_answer *answer)
{
  const siap_i_detail *detail = siap_i_answer_detail(answer);
  const char *element = kinds[answer->about].element;
  siap_i_outline_open(in->outline, element, 1);
  siap_i_outline_text(in->outline, kinds[answer->about].id, answer->id);
  put_form(in, answer);
  siap_i_outline_text(in->outline, "reason", detail->reason);
  siap_i_outline_text(in->outline, "note", detail->note);
  siap_i_outline_number(in->outline, "effort", detail->effort > 0 ? detail->effort : NAN);
  siap_i_outline_text(in->outline, "carried", detail->carried);
  if (is_replicated(answer))
    put_replicates(in, answer);
  put_citations(in, detail->citation, detail->citation_count);
  siap_i_outline_close(in->outline, element);
}

static void put_answers(const struct tree *in)
{
  const siap_i_region *region = in->region;
  if (!in->outline->json)
    for (size_t i = 0; i < region->answer_count; i++)
      put_answer(in, &region->answer[i]);
  for (size_t kind = 0; in->outline->json && kind < KINDS; kind++) {
    size_t at = 0;
    while (at < region->answer_count && region->answer[at].about != kind)
      at++;
    if (at == region->answer_count)
      continue;
    siap_i_outline_list(in->outline, kinds[kind].plural);
    for (; at < region->answer_count; at++)
      if (region->answer[at].about == kind)
        put_answer(in, &region->answer[at]);
    siap_i_outline_end_list(in->outline);
  }
}

/* ---- what stands beside the answers ---- */

static void put_quick_win(siap_i_outline *outline, const siap_i_quick_win *win)
{
  siap_i_outline_open(outline, "quick-win", 1);
  siap_i_outline_text(outline, "pillar", win->pillar);
  siap_i_outline_text(outline, "title", win->title);
  siap_i_outline_number(outline, "planned", win->planned);
  siap_i_outline_number(outline, "reached", win->reached);
  siap_i_outline_text(outline, "outcome", win->outcome);
  siap_i_outline_close(outline, "quick-win");
}

static void put_risk(siap_i_outline *outline, const siap_i_risk *risk)
{
  siap_i_outline_open(outline, "risk", 1);
  siap_i_outline_text(outline, "pillar", risk->pillar);
  siap_i_outline_text(outline, "factor", risk->factor);
  siap_i_outline_text(outline, "cause", risk->cause);
  siap_i_outline_number(outline, "likelihood", risk->likelihood);
  siap_i_outline_number(outline, "consequence", risk->consequence);
  siap_i_outline_text(outline, "mitigation", risk->mitigation);
  siap_i_outline_close(outline, "risk");
}

static void put_programme(siap_i_outline *outline, const siap_i_programme *programme)
{
  siap_i_outline_open(outline, "programme", 1);
  siap_i_outline_text(outline, "pillar", programme->pillar);
  siap_i_outline_text(outline, "title", programme->title);
  siap_i_outline_text(outline, "holder", programme->holder);
  siap_i_outline_text(outline, "status", siap_i_programme_words[programme->status]);
  siap_i_outline_close(outline, "programme");
}

static void put_survey(siap_i_outline *outline, const siap_i_survey *survey)
{
  siap_i_outline_open(outline, "survey", 1);
  siap_i_outline_text(outline, "pillar", survey->pillar);
  siap_i_outline_text(outline, "programme", survey->programme);
  siap_i_outline_number(outline, "users", survey->users);
  siap_i_outline_close(outline, "survey");
}

static void put_objection(const struct tree *in, const siap_i_objection *objection)
{
  siap_i_outline *outline = in->outline;
  siap_i_outline_open(outline, "objection", 1);
  siap_i_outline_text(outline, objection->about == SIAP_I_ABOUT_NODE ? "node" : "item",
                      objection->id);
  siap_i_outline_text(outline, "by", objection->by);
  siap_i_outline_text(outline, "date", objection->date);
  siap_i_outline_text(outline, "claim", objection->claim);
  siap_i_outline_text(outline, "decision", siap_i_decision_words[objection->decision]);
  siap_i_outline_text(outline, "decided-by", objection->decided_by);
  siap_i_outline_text(outline, "decided", objection->decided);
  siap_i_outline_text(outline, "reason", objection->reason);
  siap_i_outline_number(outline, "score-before", objection->before);
  siap_i_outline_number(outline, "score-after", objection->after);
  put_citations(in, objection->citation, objection->citation_count);
  siap_i_outline_close(outline, "objection");
}

#define PUT_ALL(plural, count, call)                                                               \
  if (count) {                                                                                     \
    siap_i_outline_list(outline, plural);                                                          \
    for (size_t i = 0; i < (count); i++)                                                           \
      call;                                                                                        \
    siap_i_outline_end_list(outline);                                                              \
  }

static void put_beside(const struct tree *in)
{
  const siap_i_region *region = in->region;
  siap_i_outline *outline = in->outline;
  PUT_ALL("quick-wins", region->quick_win_count, put_quick_win(outline, &region->quick_win[i]))
  PUT_ALL("risks", region->risk_count, put_risk(outline, &region->risk[i]))
  PUT_ALL("programmes", region->programme_count, put_programme(outline, &region->programme[i]))
  PUT_ALL("surveys", region->survey_count, put_survey(outline, &region->survey[i]))
  PUT_ALL("objections", region->objection_count, put_objection(in, &region->objection[i]))
}

/* ---- the whole ---- */

static void put_region(struct tree *in, const siap_i_region *region)
{
  const siap_evidence *evidence = in->out->evidence;
  siap_i_outline *outline = in->outline;
  size_t lost = outline->lost;
  in->region = region;
  siap_i_outline_open(outline, "region", 0);
  siap_i_outline_text(outline, "name", region->region_name);
  siap_i_outline_text(outline, "code", said(region->code));
  siap_i_outline_text(outline, "class", said(region->region_class));
  if (region->stage != evidence->region[0].stage)
    siap_i_outline_text(outline, "stage", siap_i_stage_words[region->stage]);
  if (!region->participated)
    siap_i_outline_text(outline, "participated", "no");
  put_documents(in);
  if (!in->out->scratch.failed) {
    put_answers(in);
    put_beside(in);
  }
  siap_i_outline_close(outline, "region");
  siap_i_evidence_lose(in->out, SIAP_I_LOSS_CHARACTER, outline->lost - lost, region->region_name,
                       region->line);
}

/* The stage of the first region is the file's; any other stands at its region. */
static void put_root(struct tree *in)
{
  const siap_evidence *evidence = in->out->evidence;
  siap_i_outline *outline = in->outline;
  siap_i_outline_open(outline, "evidence", 0);
  if (!outline->json)
    siap_i_outline_text(outline, "xmlns", "urn:siap:evidence:1");
  siap_i_outline_text(outline, "rubric", said(evidence->rubric));
  siap_i_outline_text(outline, "version", said(evidence->version));
  if (evidence->region_count)
    siap_i_outline_text(outline, "stage", siap_i_stage_words[evidence->region[0].stage]);
  siap_i_outline_text(outline, "cut-off", said(evidence->cut_off));
  if (evidence->source_count)
    siap_i_outline_list(outline, "sources");
  for (size_t i = 0; i < evidence->source_count; i++) {
    siap_i_outline_open(outline, "source", 1);
    siap_i_outline_text(outline, "document", evidence->source[i].document);
    siap_i_outline_text(outline, "title", evidence->source[i].title);
    siap_i_outline_text(outline, "date", evidence->source[i].date);
    siap_i_outline_text(outline, "href", evidence->source[i].href);
    siap_i_outline_close(outline, "source");
  }
  if (evidence->source_count)
    siap_i_outline_end_list(outline);
  siap_i_outline_list(outline, "regions");
  for (size_t i = 0; i < evidence->region_count; i++)
    put_region(in, &evidence->region[i]);
  siap_i_outline_end_list(outline);
  siap_i_outline_close(outline, "evidence");
}

void siap_i_evidence_put_xml(siap_i_evidence_writing *out)
{
  siap_i_outline outline = {.text = out->text};
  struct tree in = {.out = out, .outline = &outline};
  siap_i_text_put(out->text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  put_root(&in);
}

void siap_i_evidence_put_json(siap_i_evidence_writing *out)
{
  siap_i_json json = {.text = out->text};
  siap_i_outline outline = {.text = out->text, .json = &json};
  struct tree in = {.out = out, .outline = &outline};
  put_root(&in);
  siap_i_text_put_char(out->text, '\n');
}
