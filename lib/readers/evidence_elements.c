/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. Evidence from a tree of elements, which XML and JSON both become. */
#include "readers/evidence_parts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef siap_i_evidence_reading reading;

static const char *or_empty(const char *text)
{
  return text ? text : "";
}

/* ---- answers ---- */

/* Several values of one thing: who gives them, and which attribute holds the number. */
static const struct replicate {
  const char *element, *by, *number, *attributes;
  uint8_t form;
} replicates[] = {
    {"rating", "assessor", "level", " assessor level ", SIAP_I_FORM_RATINGS},
    {"response", "respondent", "level", " respondent level ", SIAP_I_FORM_RESPONSES},
    {"unit", "id", "value", " id value ", SIAP_I_FORM_UNITS}};

static const struct replicate *replicate_of(const siap_i_element *element)
{
  for (size_t i = 0; i < sizeof replicates / sizeof *replicates; i++)
    if (siap_i_element_is(element, replicates[i].element))
      return &replicates[i];
  return NULL;
}

static void read_replicate(reading *in, const siap_i_element *element,
                           const struct replicate *replicate, siap_i_rating *rating)
{
  siap_i_element_check(&in->base, element, replicate->attributes, "", 0);
  rating->line = element->line;
  rating->assessor = siap_i_text_of(&in->base, element, replicate->by, 1);
  siap_i_text_of(&in->base, element, replicate->number, 1);
  rating->level = siap_i_number_of(&in->base, element, replicate->number, 0);
}

static void read_children(reading *in, const siap_i_element *element, siap_i_answer *answer,
                          size_t ratings, size_t citations)
{
  siap_i_detail *detail = siap_i_evidence_detail(in->evidence, answer);
  if (!detail)
    return;
  detail->rating = siap_i_arena_take(in->base.arena, ratings, sizeof *detail->rating);
  detail->citation = siap_i_arena_take(in->base.arena, citations, sizeof *detail->citation);
  if (!detail->rating || !detail->citation)
    return;
  for (const siap_i_element *child = element->child; child; child = child->next)
    if (replicate_of(child))
      read_replicate(in, child, replicate_of(child), &detail->rating[detail->rating_count++]);
    else if (siap_i_element_is(child, "document"))
      siap_i_read_citation(in, child, &detail->citation[detail->citation_count++]);
}

static int by_text(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void read_words(reading *in, const siap_i_element *element, siap_i_answer *answer,
                       siap_i_detail *detail)
{
  if (answer->form == SIAP_I_FORM_RATIO) {
    siap_i_require(&in->base, element, "denominator", 1);
    siap_i_require(&in->base, element, "numerator", 1);
    answer->number = siap_i_number_of(&in->base, element, "numerator", 0);
    detail->denominator = siap_i_number_of(&in->base, element, "denominator", 1);
  } else if (answer->form == SIAP_I_FORM_GRADE)
    detail->grade = siap_i_text_of(&in->base, element, "grade", 0);
  else if (answer->form == SIAP_I_FORM_CHECKED) {
    detail->checked = siap_i_words_of(&in->base, element, "checked", &detail->checked_count);
    if (!in->base.arena->failed && detail->checked_count)
      qsort(detail->checked, detail->checked_count, sizeof *detail->checked, by_text);
  }
}

/* How many forms an answer is given in; *form is the last of them, *ratings how many replicates. */
static int forms_of(const siap_i_element *element, size_t *ratings, uint8_t *form)
{
  static const struct {
    const char *name;
    uint8_t form;
  } forms[] = {{"level", SIAP_I_FORM_LEVEL},     {"value", SIAP_I_FORM_VALUE},
               {"numerator", SIAP_I_FORM_RATIO}, {"grade", SIAP_I_FORM_GRADE},
               {"checked", SIAP_I_FORM_CHECKED}, {"state", SIAP_I_FORM_STATE}};
  int count = 0;
  *form = SIAP_I_FORM_LEVEL;
  *ratings = 0;
  for (size_t i = 0; i < sizeof replicates / sizeof *replicates; i++) {
    size_t found = siap_i_element_count(element, replicates[i].element);
    count += found > 0;
    *form = found ? replicates[i].form : *form;
    *ratings += found;
  }
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
    if (siap_i_attribute_of(element, forms[i].name)) {
      *form = forms[i].form;
      count++;
    }
  if (count == 0 && siap_i_attribute_of(element, "denominator")) {
    *form = SIAP_I_FORM_RATIO;
    count = 1;
  }
  return count;
}

static void read_form(reading *in, const siap_i_element *element, siap_i_answer *answer)
{
  if (answer->form == SIAP_I_FORM_LEVEL)
    answer->number = siap_i_number_of(&in->base, element, "level", 0);
  else if (answer->form == SIAP_I_FORM_VALUE)
    answer->number = siap_i_number_of(&in->base, element, "value", 0);
  else if (answer->form == SIAP_I_FORM_RATIO || answer->form == SIAP_I_FORM_GRADE ||
           answer->form == SIAP_I_FORM_CHECKED) {
    siap_i_detail *detail = siap_i_evidence_detail(in->evidence, answer);
    if (detail)
      read_words(in, element, answer, detail);
  }
}

static void read_state(reading *in, const siap_i_element *element, siap_i_answer *answer)
{
  const char *reason = siap_i_text_of(&in->base, element, "reason", 0);
  if (answer->form == SIAP_I_FORM_STATE)
    siap_i_evidence_state(in->evidence, in->base.findings, answer,
                          siap_i_attribute_of(element, "state"), reason);
  if (reason && siap_i_evidence_detail(in->evidence, answer))
    answer->detail->reason = reason;
}

static void read_note(reading *in, const siap_i_element *element, siap_i_answer *answer)
{
  const char *note = siap_i_text_of(&in->base, element, "note", 0);
  if (note && siap_i_evidence_detail(in->evidence, answer))
    answer->detail->note = note;
}

static void read_answer(reading *in, const siap_i_element *element, siap_i_answer *answer)
{
  siap_i_reading *base = &in->base;
  size_t ratings = 0, citations = siap_i_element_count(element, "document");
  siap_i_element_check(base, element,
                       " item level value numerator denominator grade checked state reason note effort "
                       "carried ",
                       " rating response unit document ", 0);
  answer->about = SIAP_I_ABOUT_ITEM;
  answer->line = element->line;
  answer->id = siap_i_id_of(base, element, "item", 1);
  int forms = forms_of(element, &ratings, &answer->form);
  if (forms != 1) {
    char is[24];
    snprintf(is, sizeof is, "%d", forms);
    siap_i_fault(base, element, SIAP_I_E303, answer->id, is, NULL, NULL);
  }
  read_form(in, element, answer);
  if (ratings || citations)
    read_children(in, element, answer, ratings, citations);
  read_state(in, element, answer);
  read_note(in, element, answer);
  const char *carried = siap_i_id_of(base, element, "carried", 0);
  if (carried && siap_i_evidence_detail(in->evidence, answer))
    answer->detail->carried = carried;
  if (siap_i_attribute_of(element, "effort"))
    siap_i_evidence_effort(in->evidence, in->base.findings, answer,
                           siap_i_number_of(base, element, "effort", NAN));
}

/* A sheet has no room for a reason. */
static void read_cell_state(reading *in, const siap_i_element *element, siap_i_answer *answer)
{
  const char *reason = siap_i_text_of(&in->base, element, "reason", 0);
  siap_i_evidence_state(in->evidence, in->base.findings, answer,
                        siap_i_attribute_of(element, "state"), reason ? reason : "-");
  if (reason && siap_i_evidence_detail(in->evidence, answer))
    answer->detail->reason = reason;
}

static void read_given(reading *in, const siap_i_element *element, siap_i_answer *answer)
{
  siap_i_reading *base = &in->base;
  siap_i_element_check(base, element, " node value state reason note ", "", 0);
  answer->about = SIAP_I_ABOUT_NODE;
  answer->form = siap_i_attribute_of(element, "state") ? SIAP_I_FORM_STATE : SIAP_I_FORM_LEVEL;
  answer->line = element->line;
  answer->id = siap_i_id_of(base, element, "node", 1);
  if (siap_i_attribute_of(element, "value") && answer->form == SIAP_I_FORM_STATE)
    siap_i_fault(base, element, SIAP_I_E218, "value", "state", NULL, NULL);
  if (answer->form == SIAP_I_FORM_LEVEL) {
    siap_i_require(base, element, "value", 1);
    answer->number = siap_i_number_of(base, element, "value", 0);
  }
  read_state(in, element, answer);
  read_note(in, element, answer);
}

/* A cell of a sheet with one row per region: what its number is, the rubric decides. */
static void read_cell(reading *in, const siap_i_element *element, siap_i_answer *answer)
{
  static const struct {
    const char *name;
    uint8_t form;
  } forms[] = {{"number", SIAP_I_FORM_CELL},
               {"value", SIAP_I_FORM_VALUE},
               {"grade", SIAP_I_FORM_GRADE},
               {"text", SIAP_I_FORM_TEXT},
               {"state", SIAP_I_FORM_STATE}};
  siap_i_element_check(&in->base, element, " id number value grade text state reason ", "", 0);
  answer->about = SIAP_I_ABOUT_ANY;
  answer->line = element->line;
  answer->id = siap_i_id_of(&in->base, element, "id", 1);
  int count = 0;
  const char *name = NULL;
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
    if (siap_i_attribute_of(element, forms[i].name)) {
      answer->form = forms[i].form;
      name = forms[i].name;
      count++;
    }
  if (count != 1) {
    char is[24];
    snprintf(is, sizeof is, "%d", count);
    siap_i_fault(&in->base, element, SIAP_I_E303, answer->id, is, NULL, NULL);
  } else if (answer->form == SIAP_I_FORM_CELL || answer->form == SIAP_I_FORM_VALUE)
    answer->number = siap_i_number_of(&in->base, element, name, 0);
  else if (answer->form == SIAP_I_FORM_STATE)
    read_cell_state(in, element, answer);
  else if (siap_i_evidence_detail(in->evidence, answer))
    answer->detail->grade = siap_i_text_of(&in->base, element, name, 1);
}

static void read_external(reading *in, const siap_i_element *element, siap_i_answer *answer)
{
  siap_i_element_check(&in->base, element, " ref value ", "", 0);
  answer->about = SIAP_I_ABOUT_EXTERNAL;
  answer->form = SIAP_I_FORM_LEVEL;
  answer->line = element->line;
  answer->id = siap_i_id_of(&in->base, element, "ref", 1);
  siap_i_require(&in->base, element, "value", 1);
  answer->number = siap_i_number_of(&in->base, element, "value", 0);
}

/* ---- regions ---- */

static int is_answer(const siap_i_element *element)
{
  return siap_i_element_is(element, "answer") || siap_i_element_is(element, "given") ||
         siap_i_element_is(element, "external") || siap_i_element_is(element, "cell");
}

static void read_answers(reading *in, const siap_i_element *element)
{
  for (const siap_i_element *child = element->child; child; child = child->next) {
    siap_i_answer *answer =
        is_answer(child) ? siap_i_evidence_add_answer(in->evidence, in->region) : NULL;
    if (!answer)
      continue; /* another element, or no memory, which the arena tells */
    if (siap_i_element_is(child, "answer"))
      read_answer(in, child, answer);
    else if (siap_i_element_is(child, "given"))
      read_given(in, child, answer);
    else if (siap_i_element_is(child, "cell"))
      read_cell(in, child, answer);
    else
      read_external(in, child, answer);
    if (!answer->id)
      answer->id = "";
  }
}

static void read_region(reading *in, const siap_i_element *element, uint8_t stage)
{
  siap_i_reading *base = &in->base;
  size_t answers = 0;
  for (const siap_i_element *child = element->child; child; child = child->next)
    answers += (size_t)is_answer(child);
  siap_i_element_check(base, element, " name code class stage participated ",
                       " document answer given external cell quick-win risk programme survey objection ", 0);
  in->region = siap_i_evidence_add_region(in->evidence, answers);
  if (!in->region)
    return;
  in->region->line = element->line;
  in->region->region_name = or_empty(siap_i_text_of(base, element, "name", 1));
  in->region->code = or_empty(siap_i_text_of(base, element, "code", 0));
  in->region->region_class = or_empty(siap_i_text_of(base, element, "class", 0));
  in->region->stage = (uint8_t)siap_i_word_of(base, element, "stage", siap_i_stage_words, stage);
  in->region->participated =
      (uint8_t)siap_i_word_of(base, element, "participated", siap_i_yes_no_words, 1);
  in->region->document =
      siap_i_arena_take(base->arena, siap_i_documents_count(element), sizeof *in->region->document);
  if (!in->region->document)
    return;
  siap_i_read_documents(in, element);
  read_answers(in, element);
  siap_i_read_beside(in, element);
  siap_i_read_objections(in, element);
  if (!base->arena->failed)
    siap_i_resolve_documents(in);
}

static void read_source(reading *in, const siap_i_element *element)
{
  siap_i_evidence_source *source = &in->evidence->source[in->evidence->source_count++];
  siap_i_element_check(&in->base, element, " document title date href ", "", 0);
  source->document = siap_i_text_of(&in->base, element, "document", 0);
  source->title = siap_i_text_of(&in->base, element, "title", 0);
  source->date = siap_i_date_of(&in->base, element, "date");
  source->href = siap_i_text_of(&in->base, element, "href", 0);
}

static void read_root(reading *in, const siap_i_element *root)
{
  siap_i_reading *base = &in->base;
  siap_evidence *evidence = in->evidence;
  siap_i_element_check(base, root, " rubric version stage cut-off ", " source region ", 0);
  evidence->rubric = or_empty(siap_i_id_of(base, root, "rubric", 1));
  evidence->version = or_empty(siap_i_text_of(base, root, "version", 0));
  evidence->cut_off = or_empty(siap_i_date_of(base, root, "cut-off"));
  uint8_t stage =
      (uint8_t)siap_i_word_of(base, root, "stage", siap_i_stage_words, SIAP_I_STAGE_SELF);
  evidence->source = siap_i_arena_take(base->arena, siap_i_element_count(root, "source"),
                                       sizeof *evidence->source);
  for (const siap_i_element *child = root->child; child && evidence->source; child = child->next)
    if (siap_i_element_is(child, "source"))
      read_source(in, child);
    else if (siap_i_element_is(child, "region"))
      read_region(in, child, stage);
}

siap_status siap_i_evidence_from_elements(siap_evidence *evidence, const siap_i_element *root,
                                          siap_findings *findings)
{
  reading in = {
      {&evidence->arena, evidence->name, findings, 0, evidence->place_line, evidence->place_path},
      evidence,
      NULL};
  read_root(&in, root);
  evidence->faults += in.base.faults;
  return evidence->arena.failed ? SIAP_ERR_MEMORY : SIAP_OK;
}
