/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Floor 6. A template as a page: what a plan asks, as JSON, in the offline form of lib/pages. What
 * the names mean is said where they are read, in lib/pages/form/asked.js.
 */
#include "pages/form.h"
#include "writers/json.h"
#include "writers/template.h"

#include <math.h>
#include <string.h>

struct asking {
  const siap_i_template *out;
  siap_i_json json;
};

static const char *label_of(const siap_i_template *out, siap_i_labels labels)
{
  return siap_i_label(out->plan->rubric, labels, out->language);
}

/* What is not said is left out. */
static void put_text(siap_i_json *json, const char *key, const char *words)
{
  if (words && *words)
    siap_i_json_put(json, key, words);
}

static void put_number(siap_i_json *json, const char *key, double number)
{
  if (!isnan(number))
    siap_i_json_put_number(json, key, number);
}

static void put_ours(siap_i_json *json, uint8_t status)
{
  if (status == SIAP_I_OURS) {
    siap_i_json_key(json, "ours");
    siap_i_json_bool(json, 1);
  }
}

static void open_list(siap_i_json *json, const char *key)
{
  siap_i_json_key(json, key);
  siap_i_json_open(json, '[', 1);
}

/* ---- parts of a question ---- */

static void put_scale(siap_i_json *json, const siap_i_scale *scale)
{
  siap_i_json_key(json, "scale");
  siap_i_json_open(json, '{', 1);
  put_number(json, "min", scale->min);
  put_number(json, "max", scale->max);
  if (scale->step > 0)
    put_number(json, "step", scale->step);
  siap_i_json_close(json, '}');
}

static void put_levels(struct asking *in, const siap_i_item *item)
{
  open_list(&in->json, "levels");
  for (size_t i = 0; i < item->level_count; i++) {
    siap_i_json_open(&in->json, '{', 1);
    put_number(&in->json, "value", item->level[i].value);
    put_text(&in->json, "label", label_of(in->out, item->level[i].label));
    put_ours(&in->json, item->level[i].origin.status);
    siap_i_json_close(&in->json, '}');
  }
  siap_i_json_close(&in->json, ']');
}

static void put_proofs(siap_i_json *json, const siap_i_item *item)
{
  open_list(json, "proofs");
  for (size_t i = 0; i < item->required_count; i++) {
    siap_i_json_open(json, '{', 1);
    put_number(json, "level", item->required[i].level);
    siap_i_json_put(json, "kind", item->required[i].kind);
    siap_i_json_close(json, '}');
  }
  siap_i_json_close(json, ']');
}

static void put_criteria(siap_i_json *json, const siap_i_entry *entry)
{
  open_list(json, "criteria");
  for (size_t i = 0; i < entry->criterion_count; i++)
    siap_i_json_text(json, entry->criterion[i]);
  siap_i_json_close(json, ']');
}

/* Grades, the levels of a checklist, or bands: what each gives, and its own words. */
static void put_entries(struct asking *in, const char *key, const siap_i_step *step)
{
  siap_i_json *json = &in->json;
  open_list(json, key);
  for (size_t i = 0; i < step->entry_count; i++) {
    const siap_i_entry *entry = &step->entry[i];
    siap_i_json_open(json, '{', 1);
    put_text(json, "code", entry->id);
    put_text(json, "label", label_of(in->out, entry->label));
    put_number(json, "from", entry->from);
    put_number(json, "to", entry->to);
    put_number(json, "score", entry->score);
    if (entry->criterion_count)
      put_criteria(json, entry);
    siap_i_json_close(json, '}');
  }
  siap_i_json_close(json, ']');
}

/* What a reader of the form should see of normalisers; the rest is the engine's business. */
static void put_steps(struct asking *in, const siap_i_item *item)
{
  for (size_t i = 0; i < item->step_count; i++) {
    const siap_i_step *step = &item->step[i];
    if (strcmp(step->word, "grades") == 0 || strcmp(step->word, "checklist") == 0)
      put_entries(in, step->word, step);
    else if (strcmp(step->word, "share") == 0)
      put_number(&in->json, "times", isnan(step->times) ? 1 : step->times);
    else if (strcmp(step->word, "bands") == 0 && i + 1 == item->step_count && i < 2) {
      put_entries(in, "bands", step);
      siap_i_json_put(&in->json, "include", step->include_upper ? "upper" : "lower");
    } else
      continue;
    if (step->origin.status == SIAP_I_OURS) {
      siap_i_json_key(&in->json, "steps-ours");
      siap_i_json_bool(&in->json, 1);
    }
  }
}

static void put_item(struct asking *in, const siap_i_question *question)
{
  const siap_i_item *item = question->item;
  put_text(&in->json, "pillar", item->pillar);
  put_number(&in->json, "min", item->min);
  put_number(&in->json, "max", item->max);
  put_ours(&in->json, item->origin.status);
  if (item->cohort)
    siap_i_json_put(&in->json, "cohort", "yes");
  if (item->least > 1) {
    siap_i_json_key(&in->json, "least");
    siap_i_json_count(&in->json, item->least);
  }
  if (item->level_count)
    put_levels(in, item);
  if (item->required_count)
    put_proofs(&in->json, item);
  put_steps(in, item);
}

/* ---- questions ---- */

/* The first node that takes each slot, children first: the part of the index it belongs to. */
static void find_parts(const siap_plan *plan, uint32_t *part)
{
  for (size_t slot = 0; slot < plan->slots; slot++)
    part[slot] = UINT32_MAX;
  for (size_t i = 0; i < plan->nodes; i++)
    for (size_t k = 0; k < plan->node[i].edge_count; k++)
      if (part[plan->node[i].edge[k].child] == UINT32_MAX)
        part[plan->node[i].edge[k].child] = (uint32_t)i;
}

static void put_question(struct asking *in, const siap_i_question *question, uint32_t part)
{
  static const char *const wants[] = {[SIAP_I_WANTS_LEVEL] = "level",
                                      [SIAP_I_WANTS_VALUE] = "value",
                                      [SIAP_I_WANTS_RATIO] = "ratio",
                                      [SIAP_I_WANTS_GRADE] = "grade",
                                      [SIAP_I_WANTS_CHECKED] = "checked"};
  siap_i_json *json = &in->json;
  int node = question->kind == SIAP_KIND_NODE || question->kind == SIAP_KIND_INDEX;
  siap_i_json_open(json, '{', 1);
  siap_i_json_put(json, "id", question->id);
  siap_i_json_put(json, "is",
                  question->item                         ? "item"
                  : node                                 ? "node"
                  : question->kind == SIAP_KIND_EXTERNAL ? "external"
                                                         : "variable");
  siap_i_json_put(json, "wants", wants[question->wants]);
  put_text(json, "label", question->label);
  put_text(json, "help", question->help);
  put_text(json, "aspect", question->aspect);
  put_text(json, "unit", question->unit);
  put_text(json, "holder", question->holder);
  if (part != UINT32_MAX)
    put_text(json, "part", in->out->plan->node[part].from->id);
  if (question->scale)
    put_scale(json, question->scale);
  if (question->item)
    put_item(in, question);
  else if (question->leaf) {
    put_number(json, "min", question->leaf->min);
    put_number(json, "max", question->leaf->max);
    put_text(json, "rubric", question->leaf->rubric);
    put_text(json, "node", question->leaf->node);
  }
  siap_i_json_close(json, '}');
}

static void put_questions(struct asking *in)
{
  const siap_plan *plan = in->out->plan;
  siap_i_question question;
  uint32_t *part = siap_i_alloc(plan->slots, sizeof *part);
  in->out->text->failed |= !part;
  siap_i_json_key(&in->json, "questions");
  siap_i_json_open(&in->json, '[', 0);
  if (part)
    find_parts(plan, part);
  for (size_t slot = 0; part && slot < plan->slots; slot++)
    if (siap_i_template_question(in->out, slot, &question))
      put_question(in, &question, part[slot]);
  siap_i_json_close(&in->json, ']');
  siap_i_release(part);
}

/* ---- what questions are grouped by ---- */

static void put_named(struct asking *in, const char *id, siap_i_labels label)
{
  const char *words = label_of(in->out, label);
  siap_i_json_open(&in->json, '{', 1);
  siap_i_json_put(&in->json, "id", id);
  put_text(&in->json, "label", words ? words : id);
  siap_i_json_close(&in->json, '}');
}

static void put_groups(struct asking *in)
{
  const siap_plan *plan = in->out->plan;
  open_list(&in->json, "pillars");
  for (size_t i = 0; i < plan->rubric->pillar_count; i++)
    put_named(in, plan->rubric->pillar[i].id, plan->rubric->pillar[i].label);
  siap_i_json_close(&in->json, ']');
  open_list(&in->json, "parts");
  for (size_t i = 0; i < plan->nodes; i++)
    put_named(in, plan->node[i].from->id, plan->node[i].from->label);
  siap_i_json_close(&in->json, ']');
}

static void put_head(struct asking *in, const char *title)
{
  const siap_plan *plan = in->out->plan;
  const siap_i_profile *profile = siap_i_template_profile(in->out);
  siap_i_json *json = &in->json;
  siap_i_json_put(json, "language", in->out->words ? "id" : "en");
  siap_i_json_put(json, "title", title);
  siap_i_json_put(json, "rubric", plan->rubric->id);
  put_text(json, "version", plan->rubric->version);
  put_text(json, "edition", plan->rubric->edition);
  siap_i_json_put(json, "digest", plan->rubric->digest);
  put_text(json, "profile", plan->profile);
  put_text(json, "holder", in->out->holder);
  put_ours(json, plan->rubric->origin.status);
  open_list(json, "classes");
  for (size_t i = 0; profile && i < profile->class_count; i++)
    siap_i_json_text(json, profile->region_class[i]);
  siap_i_json_close(json, ']');
}

void siap_i_template_html(const siap_i_template *out)
{
  const siap_rubric *rubric = out->plan->rubric;
  const char *label = siap_i_label(rubric, rubric->label, out->language);
  const char *title = label && *label ? label : rubric->id;
  siap_i_text asked = {NULL, 0, 0, 0};
  struct asking in = {.out = out, .json = {.text = &asked}};
  siap_i_json_open(&in.json, '{', 0);
  put_head(&in, title);
  put_groups(&in);
  put_questions(&in);
  siap_i_json_close(&in.json, '}');
  char *bytes = siap_i_text_take(&asked, NULL);
  out->text->failed |= !bytes;
  if (bytes)
    siap_i_form_page(out->text, out->words ? "id" : "en", title, bytes);
  siap_i_release(bytes);
}
