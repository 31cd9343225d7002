/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 6. A result as XML: what result_json.c writes, with the same numbers. rubrics/siap-result.xsd. */
#include "writers/writer.h"
#include "writers/xml.h"

#include <math.h>

#define PUT(element) siap_i_text_put(text, "\n    <" element)

static void put_head(siap_i_text *text, const siap_result *result)
{
  siap_i_text_put(text, "  <result");
  siap_i_xml_put(text, "engine", result->engine);
  siap_i_text_put_char(text, '>');
  PUT("rubric");
  siap_i_xml_put(text, "agency", result->agency);
  siap_i_xml_put(text, "id", result->rubric_id);
  siap_i_xml_put(text, "version", result->rubric_version);
  siap_i_xml_put(text, "edition", result->edition);
  siap_i_xml_put(text, "status", result->rubric_status);
  siap_i_xml_put(text, "sha256", result->rubric_digest);
  siap_i_text_put(text, "/>");
  PUT("plan");
  siap_i_xml_put(text, "profile", result->profile);
  siap_i_xml_put(text, "sha256", result->plan_digest);
  siap_i_text_put(text, "/>");
  PUT("region");
  siap_i_xml_put(text, "name", result->region_name);
  siap_i_xml_put(text, "code", result->code);
  siap_i_xml_put(text, "class", result->region_class);
  siap_i_xml_put_bool(text, "participated", result->participated);
  siap_i_text_put(text, "/>");
  PUT("evidence");
  siap_i_xml_put(text, "stage", result->stage);
  siap_i_xml_put_bool(text, "simulation", siap_result_is_simulation(result));
  siap_i_xml_put(text, "sha256", result->evidence_digest);
  siap_i_text_put(text, "/>");
}

/* ---- below an entry; each begins on a line of its own ---- */

static void begin(siap_i_text *text, const char *element)
{
  siap_i_text_putf(text, "\n      <%s", element);
}

static void put_term(siap_i_text *text, const siap_result *result, const siap_i_result_term *term)
{
  begin(text, "term");
  siap_i_xml_put(text, "child", result->entry[term->child].id);
  siap_i_xml_put(text, "use", siap_i_use_words[term->rounded]);
  if (!term->admitted)
    siap_i_xml_put_bool(text, "admitted", 0);
  siap_i_xml_put(text, "state", siap_i_state_words[term->state]);
  if (term->by_policy && !isnan(term->value))
    siap_i_xml_put_bool(text, "policy", 1);
  siap_i_xml_put_number(text, "declared", term->declared);
  siap_i_xml_put_number(text, "weight", term->weight);
  siap_i_xml_put_number(text, "value", term->value);
  siap_i_xml_put_number(text, "term", term->term);
  siap_i_text_put(text, "/>");
}

/* Attributes of a node: only where they are something. */
static void put_method(siap_i_text *text, const siap_i_result_entry *at)
{
  siap_i_xml_put_if(text, "method", at->method);
  if (at->experts)
    siap_i_xml_put(text, "weights-from", siap_i_experts_words[at->experts->method]);
  siap_i_xml_put_number(text, "p", at->p);
  if (at->offset != 0)
    siap_i_xml_put_number(text, "offset", at->offset);
  if (at->factor != 1)
    siap_i_xml_put_number(text, "factor", at->factor);
  siap_i_xml_put_number(text, "lower", at->lower);
  siap_i_xml_put_number(text, "upper", at->upper);
  if (at->places >= 0) {
    siap_i_xml_put_count(text, "places", at->places);
    siap_i_xml_put_if(text, "ties", at->ties);
  }
  if (at->term_places >= 0) {
    siap_i_xml_put_count(text, "term-places", at->term_places);
    siap_i_xml_put_if(text, "term-ties", at->term_ties);
  }
  if (at->given)
    siap_i_xml_put_bool(text, "given", 1);
}

static void put_node_parts(const siap_i_writing *out, size_t entry)
{
  const siap_i_result_entry *at = &out->result->entry[entry];
  siap_i_text *text = out->text;
  for (size_t i = 0; i < at->order_count; i++) {
    begin(text, "order-weight");
    siap_i_xml_put_number(text, "value", (double)at->order[i].num / (double)at->order[i].den);
    siap_i_text_put(text, "/>");
  }
  if (at->band >= 0) {
    begin(text, "band");
    siap_i_xml_put(text, "id", at->band_id);
    siap_i_xml_put(text, "label", siap_result_entry_band(out->result, entry, out->language));
    siap_i_xml_put_number(text, "to-next", at->next_band);
    siap_i_text_put(text, "/>");
  }
  for (size_t i = 0; i < at->term_count; i++)
    put_term(text, out->result, &out->result->term[at->first_term + i]);
}

static void put_by_index(siap_i_text *text, const siap_result *result, size_t entry,
                         const char *element, const double *values)
{
  for (size_t i = 0; i < result->index_count; i++) {
    double value = values[i * result->entry_count + entry];
    if (isnan(value))
      continue;
    begin(text, element);
    siap_i_xml_put(text, "in", result->entry[result->index[i]].id);
    siap_i_xml_put_number(text, "value", value);
    siap_i_text_put(text, "/>");
  }
}

static void put_document(siap_i_text *text, const siap_i_region *region,
                         const siap_i_citation *citation)
{
  const siap_i_document *document = &region->document[citation->document];
  siap_i_text_put(text, "\n        <document");
  siap_i_xml_put(text, "title", document->title);
  siap_i_xml_put_if(text, "date", document->date);
  siap_i_xml_put_if(text, "sha256", document->sha256);
  siap_i_xml_put_if(text, "page", citation->page);
  siap_i_text_put(text, "/>");
}

/* Respondents are people: how many, never who said what. */
static void put_ratings(siap_i_text *text, const siap_i_answer *answer,
                        const siap_i_detail *detail)
{
  const char *element = answer->form == SIAP_I_FORM_UNITS ? "unit" : "rating";
  for (size_t i = 0; answer->form != SIAP_I_FORM_RESPONSES && i < detail->rating_count; i++) {
    siap_i_text_putf(text, "\n        <%s", element);
    siap_i_xml_put(text, "by", detail->rating[i].assessor);
    siap_i_xml_put_number(text, "value", detail->rating[i].level);
    siap_i_text_put(text, "/>");
  }
}

static void put_answer(siap_i_text *text, const siap_result *result, const siap_i_answer *answer)
{
  const siap_i_detail *detail = siap_i_answer_detail(answer);
  begin(text, "answer");
  siap_i_xml_put(text, "form", siap_i_form_words[answer->form]);
  if (answer->form <= SIAP_I_FORM_RATIO || answer->form == SIAP_I_FORM_CELL)
    siap_i_xml_put_number(text, "number", answer->number);
  if (answer->form == SIAP_I_FORM_RATIO)
    siap_i_xml_put_number(text, "denominator", detail->denominator);
  siap_i_xml_put_count(text, "line", siap_i_evidence_place(result->evidence, answer->line).line);
  siap_i_xml_put_if(text, "grade", detail->grade);
  siap_i_xml_put_if(text, "reason", detail->reason);
  siap_i_xml_put_if(text, "note", detail->note);
  if (detail->rating_count && answer->form == SIAP_I_FORM_RESPONSES)
    siap_i_xml_put_count(text, "respondents", (long long)detail->rating_count);
  siap_i_text_put_char(text, '>');
  for (size_t i = 0; i < detail->checked_count; i++) {
    siap_i_text_put(text, "\n        <checked");
    siap_i_xml_put(text, "id", detail->checked[i]);
    siap_i_text_put(text, "/>");
  }
  put_ratings(text, answer, detail);
  for (size_t i = 0; i < detail->citation_count; i++)
    put_document(text, &result->evidence->region[result->region], &detail->citation[i]);
  siap_i_text_put(text, "\n      </answer>");
}

static void put_fit(siap_i_text *text, const siap_i_result_fit *fit)
{
  begin(text, "cohort");
  siap_i_xml_put(text, "normalise", fit->scaling);
  siap_i_xml_put_if(text, "class", fit->region_class);
  siap_i_xml_put_count(text, "values", (long long)fit->count);
  siap_i_xml_put_count(text, "winsorised", (long long)fit->winsorised);
  siap_i_xml_put_number(text, "minimum", fit->min);
  siap_i_xml_put_number(text, "maximum", fit->max);
  siap_i_xml_put_number(text, "mean", fit->mean);
  siap_i_xml_put_number(text, "deviation", fit->deviation);
  siap_i_xml_put_bool(text, "imputed", fit->imputed);
  siap_i_xml_put_number(text, "value", fit->value);
  siap_i_xml_put_number(text, "treated", fit->treated);
  siap_i_text_put(text, "/>");
}

static void put_entry(const siap_i_writing *out, size_t entry)
{
  const siap_result *result = out->result;
  const siap_i_result_entry *at = &result->entry[entry];
  siap_i_text *text = out->text;
  int is_node = at->kind == SIAP_KIND_NODE || at->kind == SIAP_KIND_INDEX;
  PUT("entry");
  siap_i_xml_put(text, "id", at->id);
  siap_i_xml_put(text, "kind", siap_i_kind_words[at->kind]);
  siap_i_xml_put(text, "label", siap_i_result_label(result, entry, out->language));
  siap_i_xml_put(text, "status", siap_i_status_words[at->status]);
  siap_i_xml_put_if(text, "pillar", *at->pillar ? at->pillar : NULL);
  siap_i_xml_put(text, "state", siap_i_state_words[at->state]);
  siap_i_xml_put_number(text, "exact", at->exact);
  siap_i_xml_put_number(text, "rounded", at->rounded);
  siap_i_xml_put_number(text, "coverage", at->coverage);
  siap_i_xml_put_number(text, "low", at->low);
  siap_i_xml_put_number(text, "high", at->high);
  siap_i_xml_put_if(text, "origin", at->origin);
  if (is_node)
    put_method(text, at);
  siap_i_text_put_char(text, '>');
  put_by_index(text, result, entry, "weight", result->weight);
  put_by_index(text, result, entry, "contribution", result->contribution);
  if (is_node)
    put_node_parts(out, entry);
  if (at->answer)
    put_answer(text, result, at->answer);
  if (at->fit)
    put_fit(text, at->fit);
  siap_i_text_put(text, "\n    </entry>");
}

/* One result, to stand among others. */
void siap_i_write_xml_row(const siap_i_writing *out)
{
  const siap_result *result = out->result;
  siap_i_text *text = out->text;
  put_head(text, result);
  for (size_t i = 0; i < result->index_count; i++) {
    PUT("index");
    siap_i_xml_put(text, "ref", result->entry[result->index[i]].id);
    siap_i_text_put(text, "/>");
  }
  for (size_t i = 0; i < result->entry_count; i++)
    put_entry(out, i);
  siap_i_text_put(text, "\n  </result>\n");
}

void siap_i_write_xml(const siap_i_writing *out)
{
  siap_i_text_put(out->text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                             "<results xmlns=\"urn:siap:result:1\">\n");
  siap_i_write_xml_row(out);
  siap_i_text_put(out->text, "</results>\n");
}
