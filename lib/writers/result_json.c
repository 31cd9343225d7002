/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 6. A result as JSON: everything, so that each index can be computed again from it alone. */
#include "writers/json.h"
#include "writers/writer.h"

#include <math.h>

const char *const siap_i_kind_words[] = {"item",     "node",     "index",
                                         "external", "constant", "variable"};
const char *const siap_i_form_words[] = {"level",   "value",     "share", "grade", "checked",
                                         "ratings", "responses", "units", "state", "cell"};

static void put_head(siap_i_json *json, const siap_i_writing *out)
{
  const siap_result *result = out->result;
  siap_i_json_put(json, "format", "siap-result-1");
  siap_i_json_put(json, "engine", result->engine);
  siap_i_json_key(json, "rubric");
  siap_i_json_open(json, '{', 0);
  siap_i_json_put(json, "agency", result->agency);
  siap_i_json_put(json, "id", result->rubric_id);
  siap_i_json_put(json, "version", result->rubric_version);
  siap_i_json_put(json, "edition", result->edition);
  siap_i_json_put(json, "status", result->rubric_status);
  siap_i_json_put(json, "sha256", result->rubric_digest);
  siap_i_json_close(json, '}');
  siap_i_json_key(json, "plan");
  siap_i_json_open(json, '{', 0);
  siap_i_json_put(json, "profile", result->profile);
  siap_i_json_put(json, "sha256", result->plan_digest);
  siap_i_json_close(json, '}');
  siap_i_json_key(json, "region");
  siap_i_json_open(json, '{', 0);
  siap_i_json_put(json, "name", result->region_name);
  siap_i_json_put(json, "code", result->code);
  siap_i_json_put(json, "class", result->region_class);
  siap_i_json_key(json, "participated");
  siap_i_json_bool(json, result->participated);
  siap_i_json_close(json, '}');
  siap_i_json_key(json, "evidence");
  siap_i_json_open(json, '{', 0);
  siap_i_json_put(json, "stage", result->stage);
  siap_i_json_key(json, "simulation");
  siap_i_json_bool(json, siap_result_is_simulation(result));
  siap_i_json_put(json, "sha256", result->evidence_digest);
  siap_i_json_close(json, '}');
}

static void put_terms(siap_i_json *json, const siap_result *result,
                      const siap_i_result_entry *entry)
{
  siap_i_json_key(json, "terms");
  siap_i_json_open(json, '[', 0);
  for (size_t i = 0; i < entry->term_count; i++) {
    const siap_i_result_term *term = &result->term[entry->first_term + i];
    siap_i_json_open(json, '{', 1);
    siap_i_json_put(json, "child", result->entry[term->child].id);
    siap_i_json_put(json, "use", siap_i_use_words[term->rounded]);
    if (!term->admitted) {
      siap_i_json_key(json, "admitted");
      siap_i_json_bool(json, 0);
    }
    siap_i_json_put(json, "state", siap_i_state_words[term->state]);
    if (term->by_policy && !isnan(term->value)) {
      siap_i_json_key(json, "policy");
      siap_i_json_bool(json, 1);
    }
    siap_i_json_put_number(json, "declared", term->declared);
    siap_i_json_put_number(json, "weight", term->weight);
    siap_i_json_put_number(json, "value", term->value);
    siap_i_json_put_number(json, "term", term->term);
    siap_i_json_close(json, '}');
  }
  siap_i_json_close(json, ']');
}

/* What a method and a node do besides combining: only where it is something. */
static void put_parameters(siap_i_json *json, const siap_i_result_entry *at)
{
  if (at->experts)
    siap_i_json_put(json, "weights_from", siap_i_experts_words[at->experts->method]);
  if (!isnan(at->p))
    siap_i_json_put_number(json, "p", at->p);
  if (at->order_count) {
    siap_i_json_key(json, "order_weights");
    siap_i_json_open(json, '[', 1);
    for (size_t i = 0; i < at->order_count; i++)
      siap_i_json_number(json, (double)at->order[i].num / (double)at->order[i].den);
    siap_i_json_close(json, ']');
  }
  if (at->offset != 0)
    siap_i_json_put_number(json, "offset", at->offset);
  if (at->factor != 1)
    siap_i_json_put_number(json, "factor", at->factor);
  if (!isnan(at->lower))
    siap_i_json_put_number(json, "lower", at->lower);
  if (!isnan(at->upper))
    siap_i_json_put_number(json, "upper", at->upper);
}

static void put_node(siap_i_json *json, const siap_i_writing *out, size_t entry)
{
  const siap_result *result = out->result;
  const siap_i_result_entry *at = &result->entry[entry];
  siap_i_json_put(json, "method", at->method);
  put_parameters(json, at);
  if (at->places >= 0) {
    siap_i_json_key(json, "places");
    siap_i_json_count(json, at->places);
    siap_i_json_put(json, "ties", at->ties);
  }
  if (at->term_places >= 0) {
    siap_i_json_key(json, "term_places");
    siap_i_json_count(json, at->term_places);
    siap_i_json_put(json, "term_ties", at->term_ties);
  }
  if (at->given) {
    siap_i_json_key(json, "given");
    siap_i_json_bool(json, 1);
  }
  if (at->band >= 0) {
    siap_i_json_key(json, "band");
    siap_i_json_open(json, '{', 1);
    siap_i_json_put(json, "id", at->band_id);
    siap_i_json_put(json, "label", siap_result_entry_band(result, entry, out->language));
    siap_i_json_put_number(json, "to_next", at->next_band);
    siap_i_json_close(json, '}');
  }
  if (at->term_count)
    put_terms(json, result, at);
}

/* By index: only those that the entry weighs in. */
static void put_by_index(siap_i_json *json, const siap_result *result, size_t entry,
                         const char *key, const double *values)
{
  siap_i_json_key(json, key);
  siap_i_json_open(json, '{', 1);
  for (size_t i = 0; i < result->index_count; i++) {
    double value = values[i * result->entry_count + entry];
    if (!isnan(value))
      siap_i_json_put_number(json, result->entry[result->index[i]].id, value);
  }
  siap_i_json_close(json, '}');
}

static void put_document(siap_i_json *json, const siap_i_region *region,
                         const siap_i_citation *citation)
{
  const siap_i_document *document = &region->document[citation->document];
  siap_i_json_open(json, '{', 1);
  siap_i_json_put(json, "title", document->title);
  if (document->date)
    siap_i_json_put(json, "date", document->date);
  if (document->sha256)
    siap_i_json_put(json, "sha256", document->sha256);
  if (citation->page)
    siap_i_json_put(json, "page", citation->page);
  siap_i_json_close(json, '}');
}

static void put_words(siap_i_json *json, const siap_i_detail *detail)
{
  if (detail->grade)
    siap_i_json_put(json, "grade", detail->grade);
  if (detail->reason)
    siap_i_json_put(json, "reason", detail->reason);
  if (detail->note)
    siap_i_json_put(json, "note", detail->note);
  if (detail->checked_count) {
    siap_i_json_key(json, "checked");
    siap_i_json_open(json, '[', 1);
    for (size_t i = 0; i < detail->checked_count; i++)
      siap_i_json_text(json, detail->checked[i]);
    siap_i_json_close(json, ']');
  }
}

static void put_answer(siap_i_json *json, const siap_result *result, const siap_i_answer *answer)
{
  const siap_i_detail *detail = siap_i_answer_detail(answer);
  siap_i_json_key(json, "answer");
  siap_i_json_open(json, '{', 0);
  siap_i_json_put(json, "form", siap_i_form_words[answer->form]);
  if (answer->form <= SIAP_I_FORM_RATIO || answer->form == SIAP_I_FORM_CELL)
    siap_i_json_put_number(json, "number", answer->number);
  if (answer->form == SIAP_I_FORM_RATIO)
    siap_i_json_put_number(json, "denominator", detail->denominator);
  siap_i_json_key(json, "line");
  siap_i_json_count(json, siap_i_evidence_place(result->evidence, answer->line).line);
  put_words(json, detail);
  if (detail->rating_count && answer->form == SIAP_I_FORM_RESPONSES) {
    /* respondents are people: how many, never who said what */
    siap_i_json_key(json, "respondents");
    siap_i_json_count(json, (long long)detail->rating_count);
  } else if (detail->rating_count) {
    siap_i_json_key(json, answer->form == SIAP_I_FORM_UNITS ? "units" : "ratings");
    siap_i_json_open(json, '[', 1);
    for (size_t i = 0; i < detail->rating_count; i++) {
      siap_i_json_open(json, '{', 1);
      siap_i_json_put(json, "by", detail->rating[i].assessor);
      siap_i_json_put_number(json, "value", detail->rating[i].level);
      siap_i_json_close(json, '}');
    }
    siap_i_json_close(json, ']');
  }
  if (detail->citation_count) {
    siap_i_json_key(json, "documents");
    siap_i_json_open(json, '[', 0);
    for (size_t i = 0; i < detail->citation_count; i++)
      put_document(json, &result->evidence->region[result->region], &detail->citation[i]);
    siap_i_json_close(json, ']');
  }
  siap_i_json_close(json, '}');
}

/* What the cohort stage was fitted to, and the value that it scaled. */
static void put_fit(siap_i_json *json, const siap_i_result_fit *fit)
{
  siap_i_json_key(json, "cohort");
  siap_i_json_open(json, '{', 1);
  siap_i_json_put(json, "normalise", fit->scaling);
  if (fit->region_class)
    siap_i_json_put(json, "class", fit->region_class);
  siap_i_json_key(json, "values");
  siap_i_json_count(json, (long long)fit->count);
  siap_i_json_key(json, "winsorised");
  siap_i_json_count(json, (long long)fit->winsorised);
  siap_i_json_put_number(json, "minimum", fit->min);
  siap_i_json_put_number(json, "maximum", fit->max);
  siap_i_json_put_number(json, "mean", fit->mean);
  siap_i_json_put_number(json, "deviation", fit->deviation);
  siap_i_json_key(json, "imputed");
  siap_i_json_bool(json, fit->imputed);
  siap_i_json_put_number(json, "value", fit->value);
  siap_i_json_put_number(json, "treated", fit->treated);
  siap_i_json_close(json, '}');
}

void siap_i_json_entry(siap_i_json *json, const siap_i_writing *out, size_t entry)
{
  const siap_result *result = out->result;
  const siap_i_result_entry *at = &result->entry[entry];
  siap_i_json_open(json, '{', 0);
  siap_i_json_put(json, "id", at->id);
  siap_i_json_put(json, "kind", siap_i_kind_words[at->kind]);
  siap_i_json_put(json, "label", siap_i_result_label(result, entry, out->language));
  siap_i_json_put(json, "status", siap_i_status_words[at->status]);
  if (*at->pillar)
    siap_i_json_put(json, "pillar", at->pillar);
  siap_i_json_put(json, "state", siap_i_state_words[at->state]);
  siap_i_json_put_number(json, "exact", at->exact);
  siap_i_json_put_number(json, "rounded", at->rounded);
  siap_i_json_put_number(json, "coverage", at->coverage);
  siap_i_json_put_number(json, "low", at->low);
  siap_i_json_put_number(json, "high", at->high);
  put_by_index(json, result, entry, "weight", result->weight);
  put_by_index(json, result, entry, "contribution", result->contribution);
  if (at->origin)
    siap_i_json_put(json, "origin", at->origin);
  if (at->kind == SIAP_KIND_NODE || at->kind == SIAP_KIND_INDEX)
    put_node(json, out, entry);
  if (at->answer)
    put_answer(json, result, at->answer);
  if (at->fit)
    put_fit(json, at->fit);
  siap_i_json_close(json, '}');
}

void siap_i_json_result(siap_i_json *json, const siap_i_writing *out)
{
  const siap_result *result = out->result;
  siap_i_json_open(json, '{', 0);
  put_head(json, out);
  siap_i_json_key(json, "indices");
  siap_i_json_open(json, '[', 1);
  for (size_t i = 0; i < result->index_count; i++)
    siap_i_json_text(json, result->entry[result->index[i]].id);
  siap_i_json_close(json, ']');
  siap_i_json_key(json, "entries");
  siap_i_json_open(json, '[', 0);
  for (size_t i = 0; i < result->entry_count; i++)
    siap_i_json_entry(json, out, i);
  siap_i_json_close(json, ']');
  siap_i_json_close(json, '}');
}

void siap_i_write_json(const siap_i_writing *out)
{
  siap_i_json json = {.text = out->text};
  siap_i_json_result(&json, out);
  siap_i_text_put_char(out->text, '\n');
}
