/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 4. A region's evidence held against a plan. */
#include "engine/answers.h"

#include "engine/fit.h"

#include "ground/text.h"
#include "numbers/figure.h"
#include "readers/csv_number.h"

#include <stdio.h>
#include <string.h>

struct reading {
  const siap_plan *plan;
  const siap_evidence *evidence;
  const siap_i_region *region;
  const siap_externals *externals;
  siap_i_arena *arena;
  siap_i_answers *out;
  siap_findings *findings;
};

static siap_i_place place_of(const struct reading *reading, const siap_i_answer *answer)
{
  return siap_i_evidence_place(reading->evidence, answer ? answer->line : reading->region->line);
}

static void refuse(const struct reading *reading, const siap_i_answer *answer,
                   enum siap_i_code code, const char *word2, const char *word3)
{
  reading->out->faults++;
  siap_i_report(reading->findings, code, place_of(reading, answer), answer->id, word2, word3, NULL);
}

/* ---- ids ---- */

static const char *rubric_words(const siap_plan *plan, char words[160])
{
  snprintf(words, 160, "%.80s %.40s", plan->rubric->id, plan->rubric->version);
  return words;
}

static enum siap_i_thing thing_of(int about)
{
  return about == SIAP_I_ABOUT_NODE       ? SIAP_I_THING_NODE
         : about == SIAP_I_ABOUT_EXTERNAL ? SIAP_I_THING_LEAF
                                          : SIAP_I_THING_ITEM;
}

/* A column of a sheet is at fault once, whatever its rows; elements are each at their own line. */
static void refuse_as(const struct reading *reading, const siap_i_answer *answer,
                      enum siap_i_code code, const char *near, const char *word2)
{
  siap_i_place place = place_of(reading, answer);
  if (reading->evidence->heading)
    siap_i_report_near_once(reading->findings, code, place, near, answer->id, word2, NULL, NULL);
  else
    siap_i_report_near(reading->findings, code, place, near, answer->id, word2, NULL, NULL);
}

/* Nothing of that kind bears the id: say what was meant, or that it is of another kind. */
static void refuse_id(const struct reading *reading, const siap_i_answer *answer)
{
  static const enum siap_i_code unknown[] = {SIAP_I_E310, SIAP_I_E328, SIAP_I_E329, SIAP_I_E310};
  const siap_rubric *rubric = reading->plan->rubric;
  const siap_i_name *name = siap_i_rubric_find(rubric, answer->id);
  char words[160];
  reading->out->faults++;
  if (name) {
    int unasked = answer->about == SIAP_I_ABOUT_ANY || name->thing == thing_of(answer->about);
    /* without profiles the class of a region changes nothing */
    enum siap_i_code code = !unasked                  ? SIAP_I_E312
                            : *reading->plan->profile ? SIAP_I_E311
                                                      : SIAP_I_E344;
    refuse_as(reading, answer, code, NULL,
              *reading->plan->profile ? reading->plan->profile : rubric->id);
    return;
  }
  siap_i_near best = {NULL, 0};
  /* the search is dear: not for the hundredth fault, not in the largest rubrics */
  int search = reading->out->faults * rubric->name_count <= 50000;
  for (size_t i = 0; search && i < rubric->name_count; i++)
    if (answer->about == SIAP_I_ABOUT_ANY || rubric->names[i].thing == thing_of(answer->about))
      siap_i_near_offer(&best, answer->id, rubric->names[i].id);
  if (answer->about == SIAP_I_ABOUT_ANY && reading->evidence->heading)
    siap_i_report_near_once(reading->findings, SIAP_I_E331,
                            siap_i_evidence_place(reading->evidence, reading->evidence->heading),
                            best.word, answer->id, NULL, NULL, NULL);
  else
    refuse_as(reading, answer, unknown[answer->about], best.word,
              rubric_words(reading->plan, words));
}

static int kind_fits(int about, int kind)
{
  switch (about) {
  case SIAP_I_ABOUT_ITEM:
    return kind == SIAP_KIND_ITEM || kind == SIAP_KIND_VARIABLE;
  case SIAP_I_ABOUT_NODE:
    return kind == SIAP_KIND_NODE || kind == SIAP_KIND_INDEX;
  case SIAP_I_ABOUT_EXTERNAL:
    return kind == SIAP_KIND_EXTERNAL;
  default:
    return kind != SIAP_KIND_CONSTANT;
  }
}

/* ---- one answer ---- */

static void put(siap_i_row_wide *row, size_t slot, int32_t state, siap_i_wide value)
{
  row->state[slot] = (uint8_t)state;
  row->exact[slot] = row->rounded[slot] = state == SIAP_STATE_SCORED ? value : 0;
}

/* A cell of a spreadsheet that holds no number, in a column that is asked. */
static void refuse_text(const struct reading *reading, const siap_i_answer *answer, size_t slot)
{
  reading->out->faults++;
  siap_i_csv_number_refuse(reading->findings, place_of(reading, answer), answer->id,
                           siap_i_answer_detail(answer)->grade, reading->evidence->decimal_comma);
  put(&reading->out->row, slot, SIAP_STATE_INVALID, 0);
}

/* A node's scale bounds what may be given for it. */
static void read_given(const struct reading *reading, const siap_i_answer *answer, size_t slot)
{
  const siap_plan *plan = reading->plan;
  const siap_i_plan_node *node = &plan->node[slot - siap_i_plan_first_node(plan)];
  char is[SIAP_I_NUMBER_ROOM], low[SIAP_I_NUMBER_ROOM], high[SIAP_I_NUMBER_ROOM],
      range[2 * SIAP_I_NUMBER_ROOM + 8];
  reading->out->given[slot] = 1;
  if (answer->form == SIAP_I_FORM_STATE) {
    put(&reading->out->row, slot, answer->state, 0);
    return;
  }
  if (node->from->scale && (answer->number < plan->slot[slot].low.plain ||
                            answer->number > plan->slot[slot].high.plain)) {
    siap_i_number_write(answer->number, is);
    siap_i_number_write(plan->slot[slot].low.plain, low);
    siap_i_number_write(plan->slot[slot].high.plain, high);
    snprintf(range, sizeof range, "%s .. %s", low, high);
    refuse(reading, answer, SIAP_I_E316, is, range);
  }
  put(&reading->out->row, slot, SIAP_STATE_SCORED, siap_i_wide_of(answer->number));
}

static void read_answer(const struct reading *reading, const siap_i_answer *answer)
{
  siap_i_answers *out = reading->out;
  size_t slot = siap_i_plan_find(reading->plan, answer->id);
  if (slot == SIAP_I_NONE || !kind_fits(answer->about, reading->plan->slot[slot].kind)) {
    refuse_id(reading, answer);
    return;
  }
  if (out->answer[slot]) {
    char line[24];
    snprintf(line, sizeof line, "%u",
             (unsigned)siap_i_evidence_place(reading->evidence, out->answer[slot]->line).line);
    refuse(reading, answer, SIAP_I_E313, line, NULL);
    return;
  }
  out->answer[slot] = answer;
  int kind = reading->plan->slot[slot].kind;
  if (answer->form == SIAP_I_FORM_TEXT)
    refuse_text(reading, answer, slot);
  else if (kind == SIAP_KIND_NODE || kind == SIAP_KIND_INDEX)
    read_given(reading, answer, slot);
  else if (kind == SIAP_KIND_EXTERNAL) {
    put(&out->row, slot, answer->form == SIAP_I_FORM_STATE ? answer->state : SIAP_STATE_SCORED,
        siap_i_wide_of(answer->number));
    out->origin[slot] = "evidence";
  } else {
    siap_i_wide value = 0;
    int32_t state = siap_i_answer_value(reading->plan, reading->evidence, slot, answer,
                                        reading->arena, &value, &out->faults, reading->findings);
    put(&out->row, slot, state, value);
  }
}

/* ---- externals ---- */

static void refuse_external(const struct reading *reading, const siap_i_leaf *leaf,
                            enum siap_i_code code, const char *word2, const char *word3)
{
  reading->out->faults++;
  siap_i_report(reading->findings, code, place_of(reading, NULL), leaf->id, word2, word3, NULL);
}

static void take_result(const struct reading *reading, const siap_i_leaf *leaf,
                        const siap_result *result, size_t slot)
{
  siap_i_answers *out = reading->out;
  const siap_i_region *region = reading->region;
  size_t entry = siap_result_entry_find(result, leaf->node);
  if (strcmp(result->rubric_id, leaf->rubric) != 0) {
    refuse_external(reading, leaf, SIAP_I_E410, result->rubric_id, leaf->rubric);
    return;
  }
  if (entry == SIAP_I_NONE) {
    refuse_external(reading, leaf, SIAP_I_E411, leaf->node, leaf->rubric);
    return;
  }
  if (*result->code && *region->code && strcmp(result->code, region->code) != 0) {
    refuse_external(reading, leaf, SIAP_I_E412, result->code, region->code);
    return;
  }
  if ((!*result->code || !*region->code) && strcmp(result->region_name, region->region_name) != 0)
    siap_i_report(reading->findings, SIAP_I_W413, place_of(reading, NULL), leaf->id,
                  result->region_name, region->region_name, NULL);
  const siap_i_result_entry *from = &result->entry[entry];
  put(&out->row, slot, from->state,
      siap_i_wide_of(leaf->use == SIAP_I_USE_ROUNDED ? from->rounded : from->exact));
  siap_i_text words = {NULL, 0, 0, 0};
  siap_i_text_putf(&words, "%s %s", result->rubric_id, result->profile);
  size_t length = 0;
  char *origin = siap_i_text_take(&words, &length);
  out->origin[slot] = origin ? siap_i_arena_text(reading->arena, origin, length) : NULL;
  reading->arena->failed |= !origin;
  siap_i_release(origin);
}

/* What the caller brings goes before what the evidence states. */
static void read_external(const struct reading *reading, size_t slot)
{
  const siap_i_leaf *leaf = &reading->plan->rubric->leaf[reading->plan->slot[slot].at];
  const siap_i_external *external = siap_i_externals_find(reading->externals, leaf);
  if (!external)
    return;
  if (reading->out->answer[slot])
    siap_i_report(reading->findings, SIAP_I_N414, place_of(reading, reading->out->answer[slot]),
                  leaf->id, NULL, NULL, NULL);
  if (external->result) {
    take_result(reading, leaf, external->result, slot);
    return;
  }
  put(&reading->out->row, slot, SIAP_STATE_SCORED, siap_i_wide_of(external->number));
  reading->out->origin[slot] = "stated";
}

/* ---- what is asked, and what is said twice ---- */

/* From the indices down, not through given nodes: parents come after children in the plan. */
static void mark_needed(const struct reading *reading)
{
  const siap_plan *plan = reading->plan;
  siap_i_answers *out = reading->out;
  size_t first = siap_i_plan_first_node(plan);
  for (size_t i = 0; i < plan->index_count; i++)
    out->needed[first + plan->index[i]] = 1;
  for (size_t i = plan->nodes; i-- > 0;) {
    const siap_i_plan_node *node = &plan->node[i];
    if (!out->needed[first + i] || out->given[first + i] || node->forced != SIAP_STATE_SCORED)
      continue;
    for (size_t k = 0; k < node->edge_count; k++) {
      const siap_i_plan_change *change = node->edge[k].change;
      out->needed[node->edge[k].child] = 1;
      for (size_t g = 0; change && g < change->guard_count; g++)
        out->needed[change->guard[g].slot] = 1;
    }
    for (size_t k = 0; k < node->bands_count; k++)
      for (size_t g = 0; g < node->bands[k].guard_count; g++)
        out->needed[node->bands[k].guard[g].slot] = 1;
  }
}

/* What the cohort stages of needed items divide by. */
static void mark_denominators(const struct reading *reading)
{
  for (size_t i = 0; i < reading->plan->cohort_count; i++) {
    const siap_i_plan_cohort *cohort = &reading->plan->cohort[i];
    if (cohort->denominator != SIAP_I_NONE && reading->out->needed[cohort->slot])
      reading->out->needed[cohort->denominator] = 1;
  }
}

/* A node that is given although everything below it is answered has two sources. */
static void refuse_twice(const struct reading *reading)
{
  const siap_plan *plan = reading->plan;
  siap_i_answers *out = reading->out;
  size_t first = siap_i_plan_first_node(plan);
  uint8_t *full = siap_i_arena_take(reading->arena, plan->slots, 1);
  uint8_t *asked = siap_i_arena_take(reading->arena, plan->slots, 1);
  for (size_t slot = 0; full && asked && slot < first; slot++) {
    full[slot] = out->row.state[slot] == SIAP_STATE_SCORED;
    asked[slot] = slot < plan->items;
  }
  for (size_t i = 0; full && asked && i < plan->nodes; i++) {
    const siap_i_plan_node *node = &plan->node[i];
    full[first + i] = node->edge_count > 0;
    for (size_t k = 0; k < node->edge_count; k++) {
      full[first + i] &= full[node->edge[k].child];
      asked[first + i] |= asked[node->edge[k].child];
    }
    if (full[first + i] && asked[first + i] && out->given[first + i])
      refuse(reading, out->answer[first + i], SIAP_I_E314, NULL, NULL);
  }
}

static void report_missing(const struct reading *reading)
{
  const siap_plan *plan = reading->plan;
  const siap_i_answers *out = reading->out;
  size_t asked = 0, missing = 0, named = 0;
  char list[121] = "", is[24], of[24];
  for (size_t slot = 0; slot < plan->items; slot++) {
    if (!out->needed[slot])
      continue;
    asked++;
    if (out->row.state[slot] != SIAP_STATE_MISSING || out->answer[slot])
      continue;
    missing++;
    size_t used = strlen(list), length = strlen(plan->slot[slot].id);
    if (named == missing - 1 && used + length + 3 < sizeof list) {
      snprintf(list + used, sizeof list - used, "%s%s", used ? ", " : "", plan->slot[slot].id);
      named++;
    }
  }
  /* where only nodes were published, nobody is waiting for answers */
  size_t given = 0, answered = 0;
  for (size_t slot = 0; slot < plan->slots; slot++)
    if (slot < plan->items)
      answered += out->answer[slot] != NULL;
    else
      given += out->given[slot];
  if (!missing || (given && !answered))
    return;
  size_t used = strlen(list);
  if (named < missing && used + 5 < sizeof list)
    snprintf(list + used, sizeof list - used, " ...");
  snprintf(is, sizeof is, "%zu", missing);
  snprintf(of, sizeof of, "%zu", asked);
  siap_i_report(reading->findings, SIAP_I_W320, place_of(reading, NULL),
                reading->region->region_name, is, of, list);
}

static void start_row(const struct reading *reading)
{
  const siap_plan *plan = reading->plan;
  siap_i_row_wide *row = &reading->out->row;
  for (size_t slot = 0; slot < plan->slots; slot++) {
    const siap_i_plan_slot *at = &plan->slot[slot];
    if (at->kind == SIAP_KIND_CONSTANT)
      put(row, slot, SIAP_STATE_SCORED, at->low.wide);
    else
      put(row, slot, at->forced != SIAP_STATE_SCORED ? at->forced : SIAP_STATE_MISSING, 0);
  }
  row->given = reading->out->given;
}

int siap_i_answers_know(const siap_plan *plan, const siap_evidence *evidence,
                        const siap_i_region *region, siap_i_answers *out, const char *id, int about,
                        uint32_t line, siap_findings *findings)
{
  struct reading reading = {.plan = plan,
                            .evidence = evidence,
                            .region = region,
                            .out = out,
                            .findings = findings};
  const siap_i_name *name = siap_i_rubric_find(plan->rubric, id);
  siap_i_answer stands_for = {.id = id, .line = line, .about = (uint8_t)about};
  if (name && name->thing == thing_of(about))
    return 1;
  refuse_id(&reading, &stands_for);
  return 0;
}

/* A class for which the profile fixes a state: an answer would be a second source. */
static void refuse_forced(const struct reading *reading)
{
  for (size_t slot = 0; slot < reading->plan->slots; slot++)
    if (reading->plan->slot[slot].forced != SIAP_STATE_SCORED && reading->out->answer[slot])
      refuse(reading, reading->out->answer[slot], SIAP_I_E327,
             siap_i_state_words[reading->plan->slot[slot].forced], reading->plan->profile);
}

siap_status siap_i_answers_read_raw(const siap_plan *plan, const siap_evidence *evidence,
                                    const siap_i_region *region, const siap_externals *externals,
                                    siap_i_arena *arena, siap_i_answers *out,
                                    siap_findings *findings)
{
  struct reading reading = {plan, evidence, region, externals, arena, out, findings};
  memset(out, 0, sizeof *out);
  out->given = siap_i_arena_take(arena, plan->slots, 1);
  out->needed = siap_i_arena_take(arena, plan->slots, 1);
  out->imputed = siap_i_arena_take(arena, plan->slots, 1);
  out->answer = siap_i_arena_take(arena, plan->slots, sizeof *out->answer);
  out->origin = siap_i_arena_take(arena, plan->slots, sizeof *out->origin);
  if (siap_i_row_make_wide(plan, arena, &out->row) != SIAP_OK)
    return SIAP_ERR_MEMORY;
  start_row(&reading);
  for (size_t i = 0; i < region->answer_count; i++)
    read_answer(&reading, &region->answer[i]);
  for (size_t slot = plan->items; slot < siap_i_plan_first_node(plan); slot++)
    if (plan->slot[slot].kind == SIAP_KIND_EXTERNAL)
      read_external(&reading, slot);
  refuse_forced(&reading);
  refuse_twice(&reading);
  mark_needed(&reading);
  mark_denominators(&reading);
  return arena->failed ? SIAP_ERR_MEMORY : SIAP_OK;
}

siap_status siap_i_answers_read(const siap_plan *plan, const siap_evidence *evidence,
                                const siap_i_region *region, const siap_externals *externals,
                                siap_i_arena *arena, siap_i_answers *out, siap_findings *findings)
{
  struct reading reading = {plan, evidence, region, externals, arena, out, findings};
  siap_status status =
      siap_i_answers_read_raw(plan, evidence, region, externals, arena, out, findings);
  out->fitted = siap_i_arena_take(arena, plan->cohort_count, sizeof *out->fitted);
  if (status != SIAP_OK || !out->fitted)
    return SIAP_ERR_MEMORY;
  if (!region->participated && region->answer_count > 0)
    refuse(&reading, &region->answer[0], SIAP_I_E315, region->region_name, NULL);
  else if (region->participated)
    report_missing(&reading);
  /* a faulty region is scored by nobody, and its cohort may be no worse than its faults */
  if (region->participated && out->faults == 0)
    siap_i_fit_apply(plan, region, out, place_of(&reading, NULL), findings);
  return arena->failed ? SIAP_ERR_MEMORY : SIAP_OK;
}
