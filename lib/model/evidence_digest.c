/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 2b. The digest of a region: what it says, whatever file and order it is said in. */
#include "model/evidence.h"

static void digest_citations(siap_i_digest *digest, const siap_i_region *region,
                             const siap_i_citation *citation, size_t count)
{
  siap_i_digest_count(digest, count);
  for (size_t i = 0; i < count; i++) {
    size_t at = citation[i].document; /* beyond the end in a draft that cites what it has not */
    siap_i_digest_text(digest, at < region->document_count ? region->document[at].title : NULL);
    siap_i_digest_text(digest, citation[i].page);
  }
}

static void digest_detail(siap_i_digest *digest, const siap_i_region *region,
                          const siap_i_detail *detail)
{
  siap_i_digest_number(digest, detail->denominator);
  siap_i_digest_text(digest, detail->grade);
  siap_i_digest_text(digest, detail->reason);
  siap_i_digest_text(digest, detail->note);
  siap_i_digest_count(digest, detail->checked_count);
  for (size_t i = 0; i < detail->checked_count; i++)
    siap_i_digest_text(digest, detail->checked[i]);
  siap_i_digest_count(digest, detail->rating_count);
  for (size_t i = 0; i < detail->rating_count; i++) {
    siap_i_digest_text(digest, detail->rating[i].assessor);
    siap_i_digest_number(digest, detail->rating[i].level);
  }
  digest_citations(digest, region, detail->citation, detail->citation_count);
  if (detail->effort > 0) /* what says nothing of it keeps the digest it always had */
    siap_i_digest_number(digest, detail->effort);
  if (detail->carried)
    siap_i_digest_text(digest, detail->carried);
}

static void digest_answer(siap_i_digest *digest, const siap_i_region *region,
                          const siap_i_answer *answer)
{
  siap_i_digest_text(digest, answer->id);
  siap_i_digest_count(digest, answer->form == SIAP_I_FORM_CELL ? SIAP_I_FORM_LEVEL : answer->form);
  siap_i_digest_count(digest, answer->state);
  siap_i_digest_number(digest, answer->number);
  siap_i_digest_count(digest, answer->detail != NULL);
  if (answer->detail)
    digest_detail(digest, region, answer->detail);
}

static void digest_beside(siap_i_digest *digest, const siap_i_region *region)
{
  siap_i_digest_count(digest, region->quick_win_count);
  for (size_t i = 0; i < region->quick_win_count; i++) {
    const siap_i_quick_win *win = &region->quick_win[i];
    siap_i_digest_text(digest, win->pillar);
    siap_i_digest_text(digest, win->title);
    siap_i_digest_text(digest, win->outcome);
    siap_i_digest_number(digest, win->planned);
    siap_i_digest_number(digest, win->reached);
  }
  siap_i_digest_count(digest, region->risk_count);
  for (size_t i = 0; i < region->risk_count; i++) {
    const siap_i_risk *risk = &region->risk[i];
    siap_i_digest_text(digest, risk->factor);
    siap_i_digest_text(digest, risk->cause);
    siap_i_digest_text(digest, risk->mitigation);
    siap_i_digest_text(digest, risk->pillar);
    siap_i_digest_number(digest, risk->likelihood);
    siap_i_digest_number(digest, risk->consequence);
  }
  siap_i_digest_count(digest, region->programme_count);
  for (size_t i = 0; i < region->programme_count; i++) {
    siap_i_digest_text(digest, region->programme[i].pillar);
    siap_i_digest_text(digest, region->programme[i].title);
    siap_i_digest_text(digest, region->programme[i].holder);
    siap_i_digest_count(digest, region->programme[i].status);
  }
  siap_i_digest_count(digest, region->survey_count);
  for (size_t i = 0; i < region->survey_count; i++) {
    siap_i_digest_text(digest, region->survey[i].pillar);
    siap_i_digest_text(digest, region->survey[i].programme);
    siap_i_digest_number(digest, region->survey[i].users);
  }
}

static void digest_objection(siap_i_digest *digest, const siap_i_region *region,
                             const siap_i_objection *objection)
{
  const char *fields[] = {objection->id,    objection->by,         objection->date,
                          objection->claim, objection->decided_by, objection->decided,
                          objection->reason};
  siap_i_digest_count(digest, objection->about);
  for (size_t k = 0; k < sizeof fields / sizeof *fields; k++)
    siap_i_digest_text(digest, fields[k]);
  siap_i_digest_count(digest, objection->decision);
  siap_i_digest_number(digest, objection->before);
  siap_i_digest_number(digest, objection->after);
  digest_citations(digest, region, objection->citation, objection->citation_count);
}

/* Answers go in by id: their order in a file says nothing. */
void siap_i_region_digest(const siap_evidence *evidence, siap_i_region *region)
{
  siap_i_digest digest;
  siap_i_digest_start(&digest);
  siap_i_digest_text(&digest, "siap evidence model 1");
  siap_i_digest_text(&digest, evidence->rubric);
  siap_i_digest_text(&digest, evidence->cut_off);
  siap_i_digest_text(&digest, region->region_name);
  siap_i_digest_text(&digest, region->code);
  siap_i_digest_text(&digest, region->region_class);
  siap_i_digest_count(&digest, region->stage);
  siap_i_digest_count(&digest, region->participated);
  siap_i_digest_count(&digest, region->document_count);
  for (size_t i = 0; i < region->document_count; i++) {
    const siap_i_document *document = &region->document[i];
    const char *fields[] = {document->id,     document->title, document->kind,
                            document->holder, document->date,  document->valid_until,
                            document->sha256, document->href};
    for (size_t k = 0; k < sizeof fields / sizeof *fields; k++)
      siap_i_digest_text(&digest, fields[k]);
  }
  digest_beside(&digest, region);
  siap_i_digest_count(&digest, region->answer_count);
  for (size_t i = 0; i < region->answer_count; i++)
    digest_answer(&digest, region, &region->answer[region->by_id[i]]);
  for (size_t i = 0; i < region->objection_count; i++) /* without any, the digest it always had */
    digest_objection(&digest, region, &region->objection[i]);
  siap_i_digest_end(&digest, region->digest);
}
