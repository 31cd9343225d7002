/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 3. Evidence from bytes of any format: the public calls, and what formats share. */
#include "readers/evidence_reader.h"

#include "ground/number.h"
#include "readers/door.h"
#include "services/limits.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

siap_status siap_evidence_options_init(siap_evidence_options *options, uint32_t size)
{
  if (!options || size != sizeof *options)
    return SIAP_ERR_ARG;
  memset(options, 0, sizeof *options);
  options->size = size;
  return SIAP_OK;
}

void siap_i_evidence_fault(siap_evidence *evidence, siap_findings *findings, uint32_t line,
                           enum siap_i_code code, const char *word1, const char *word2,
                           const char *word3)
{
  evidence->faults++;
  siap_i_report(findings, code, siap_i_evidence_place(evidence, line), word1, word2, word3, NULL);
}

void siap_i_evidence_state(siap_evidence *evidence, siap_findings *findings, siap_i_answer *answer,
                           const char *state, const char *reason)
{
  int word = siap_i_word_find(siap_i_state_words, state);
  answer->form = SIAP_I_FORM_STATE;
  answer->state = SIAP_STATE_MISSING;
  if (word <= SIAP_STATE_SCORED || word == SIAP_STATE_INVALID)
    siap_i_evidence_fault(evidence, findings, answer->line, SIAP_I_E308, state, NULL, NULL);
  else
    answer->state = (uint8_t)word;
  if (!reason || !reason[strspn(reason, " \t\r\n")])
    siap_i_evidence_fault(evidence, findings, answer->line, SIAP_I_E309, answer->id, NULL, NULL);
}

void siap_i_evidence_effort(siap_evidence *evidence, siap_findings *findings, siap_i_answer *answer,
                            double effort)
{
  char is[SIAP_I_NUMBER_ROOM];
  siap_i_detail *detail = siap_i_evidence_detail(evidence, answer);
  if (!detail || isnan(effort))
    return;
  detail->effort = effort;
  if (effort >= SIAP_I_EFFORT_LEAST && effort <= SIAP_I_EFFORT_MOST)
    return;
  siap_i_number_write(effort, is);
  siap_i_evidence_fault(evidence, findings, answer->line, SIAP_I_E345, answer->id, is, NULL);
}

/* ---- regions told apart ---- */

struct key {
  const char *text;
  int has_code;
  size_t at;
};

static int by_text_then_place(const void *a, const void *b)
{
  const struct key *x = a, *y = b;
  if (x->has_code != y->has_code)
    return x->has_code - y->has_code;
  int order = strcmp(x->text, y->text);
  return order ? order : (x->at > y->at) - (x->at < y->at);
}

static siap_status check_regions(siap_evidence *evidence, siap_findings *findings)
{
  size_t count = evidence->region_count;
  siap_i_arena scratch = {.budget = evidence->arena.budget};
  struct key *keys = siap_i_arena_take(&scratch, count, sizeof *keys);
  if (!keys)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < count; i++) {
    const siap_i_region *region = &evidence->region[i];
    keys[i] =
        (struct key){*region->code ? region->code : region->region_name, *region->code != 0, i};
    if (!*region->region_name && !*region->code)
      siap_i_evidence_fault(evidence, findings, region->line, SIAP_I_E301, NULL, NULL, NULL);
  }
  qsort(keys, count, sizeof *keys, by_text_then_place);
  for (size_t i = 1; i < count; i++) {
    if (!*keys[i].text || keys[i].has_code != keys[i - 1].has_code ||
        strcmp(keys[i].text, keys[i - 1].text) != 0)
      continue;
    char line[SIAP_I_NUMBER_ROOM];
    uint32_t first = evidence->region[keys[i - 1].at].line;
    siap_i_number_write((double)siap_i_evidence_place(evidence, first).line, line);
    siap_i_evidence_fault(evidence, findings, evidence->region[keys[i].at].line, SIAP_I_E302,
                          keys[i].text, line, NULL);
  }
  siap_i_arena_release(&scratch);
  if (count == 0 && evidence->faults == 0)
    siap_i_evidence_fault(evidence, findings, 1, SIAP_I_E307, NULL, NULL, NULL);
  return SIAP_OK;
}

/* ---- assessors ---- */

static int by_assessor(const void *a, const void *b)
{
  const siap_i_rating *const *x = a, *const *y = b;
  int order = strcmp((*x)->assessor, (*y)->assessor);
  return order ? order : ((*x)->line > (*y)->line) - ((*x)->line < (*y)->line);
}

/* An assessor rates an item once. */
static siap_status check_ratings(siap_evidence *evidence, siap_findings *findings,
                                 const siap_i_answer *answer)
{
  const siap_i_detail *detail = answer->detail;
  const siap_i_rating **sorted = siap_i_alloc(detail->rating_count, sizeof *sorted);
  size_t n = 0;
  if (!sorted)
    return SIAP_ERR_MEMORY;
  for (size_t i = 0; i < detail->rating_count; i++)
    if (detail->rating[i].assessor) /* one that is missing is reported already */
      sorted[n++] = &detail->rating[i];
  qsort(sorted, n, sizeof *sorted, by_assessor);
  for (size_t i = 1; i < n; i++)
    if (strcmp(sorted[i]->assessor, sorted[i - 1]->assessor) == 0)
      siap_i_evidence_fault(evidence, findings, sorted[i]->line, SIAP_I_E304, sorted[i]->assessor,
                            answer->id, NULL);
  siap_i_release(sorted);
  return SIAP_OK;
}

static siap_status check_assessors(siap_evidence *evidence, siap_findings *findings)
{
  siap_status status = SIAP_OK;
  for (size_t i = 0; i < evidence->region_count; i++)
    for (size_t k = 0; status == SIAP_OK && k < evidence->region[i].answer_count; k++)
      if (evidence->region[i].answer[k].detail &&
          evidence->region[i].answer[k].detail->rating_count > 1)
        status = check_ratings(evidence, findings, &evidence->region[i].answer[k]);
  return status;
}

/* ---- carried over ---- */

void siap_i_evidence_check_carried(siap_evidence *evidence, siap_findings *findings)
{
  for (size_t i = 0; i < evidence->region_count; i++) {
    const siap_i_region *region = &evidence->region[i];
    for (size_t k = 0; region->stage != SIAP_I_STAGE_SELF && k < region->answer_count; k++)
      if (siap_i_answer_detail(&region->answer[k])->carried)
        siap_i_evidence_fault(evidence, findings, region->answer[k].line, SIAP_I_E357,
                              siap_i_stage_words[region->stage], region->answer[k].id, NULL);
  }
}

/* ---- reading ---- */

enum format { XML, CSV, JSON, UNKNOWN, OTHER };

static enum format format_of(const siap_evidence_options *options, const char *bytes, size_t length)
{
  static const char *const names[] = {"xml", "csv", "json", NULL};
  if (options->format) {
    int named = siap_i_word_find(names, options->format);
    return named < 0 ? UNKNOWN : (enum format)named;
  }
  size_t i = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  while (i < length && strchr(" \t\r\n", bytes[i]) && bytes[i])
    i++;
  return i == length ? CSV : bytes[i] == '<' ? XML : strchr("{[", bytes[i]) && bytes[i] ? JSON : CSV;
}

/* The class of regions that do not say their own; a table has taken it row by row. */
static void take_class(siap_evidence *evidence, const char *region_class)
{
  const char *kept = NULL;
  for (size_t i = 0; region_class && i < evidence->region_count; i++) {
    if (*evidence->region[i].region_class)
      continue;
    kept = kept ? kept : siap_i_arena_text(&evidence->arena, region_class, strlen(region_class));
    evidence->region[i].region_class = kept ? kept : "";
  }
}

static siap_status fill(siap_evidence *evidence, const char *bytes, size_t length,
                        const siap_evidence_options *options, const siap_limits *limits,
                        int is_limited, siap_findings *findings)
{
  siap_status status = SIAP_OK;
  siap_limits wider = *limits;
  int is_other = !options->format && siap_i_evidence_is_other(evidence, bytes, length, findings);
  switch (is_other ? OTHER : format_of(options, bytes, length)) {
  case OTHER:
    break;
  case XML:
    status = siap_i_evidence_from_xml(evidence, bytes, length, limits, findings);
    break;
  case JSON:
    status = siap_i_evidence_from_json(evidence, bytes, length, limits, findings);
    break;
  case CSV:
    /* fields are small: where the caller sets no limit, what the bytes can hold is one */
    if (!is_limited && wider.elements < length / 2 + 1)
      wider.elements = length / 2 + 1;
    status = siap_i_evidence_from_csv(evidence, bytes, length, options, &wider, findings);
    break;
  default:
    siap_i_evidence_fault(evidence, findings, 0, SIAP_I_E342, options->format, NULL, NULL);
    return SIAP_ERR_NAME;
  }
  if (status == SIAP_OK)
    take_class(evidence, options->region_class);
  if (status == SIAP_OK)
    status = check_regions(evidence, findings);
  if (status == SIAP_OK)
    status = check_assessors(evidence, findings);
  if (status == SIAP_OK)
    siap_i_evidence_check_carried(evidence, findings);
  if (status == SIAP_OK)
    status = siap_i_evidence_seal(evidence);
  siap_findings_sort(findings);
  if (status == SIAP_OK && (evidence->arena.failed || siap_i_findings_failed(findings)))
    status = SIAP_ERR_MEMORY;
  return status;
}

static siap_status check_options(const siap_evidence_options *given, siap_evidence_options *out)
{
  siap_evidence_options_init(out, sizeof *out);
  if (!given)
    return SIAP_OK;
  if (given->size != sizeof *given || (given->flags & ~(uint32_t)SIAP_EVIDENCE_DRAFT) ||
      (given->stage && siap_i_word_find(siap_i_stage_words, given->stage) < 0))
    return SIAP_ERR_ARG;
  *out = *given;
  return SIAP_OK;
}

siap_status siap_evidence_read(const char *bytes, size_t length, const char *name,
                               const siap_evidence_options *options, const siap_limits *limits,
                               siap_evidence **out, siap_findings *findings)
{
  siap_evidence_options how;
  siap_limits bounds;
  if (out)
    *out = NULL;
  if (!out || !bytes || check_options(options, &how) != SIAP_OK ||
      siap_i_limits_fill(limits, length, &bounds) != SIAP_OK)
    return SIAP_ERR_ARG;
  siap_evidence *evidence = siap_i_evidence_new();
  if (!evidence)
    return SIAP_ERR_MEMORY;
  siap_status status = SIAP_ERR_MEMORY;
  siap_i_budget budget = {(size_t)bounds.memory, 0};
  int told = siap_i_findings_begin(findings);
  evidence->arena.budget = &budget;
  evidence->name = siap_i_arena_text(&evidence->arena, name ? name : "", name ? strlen(name) : 0);
  if (evidence->name)
    status = fill(evidence, bytes, length, &how, &bounds, limits && limits->elements, findings);
  siap_i_arena_leave_budget(&evidence->arena);
  if (status == SIAP_ERR_MEMORY && budget.spent)
    status = siap_i_findings_limited(findings, told, name, bounds.memory);
  if (status == SIAP_OK && evidence->faults && !(how.flags & SIAP_EVIDENCE_DRAFT))
    status = SIAP_ERR_RULE;
  if (status == SIAP_OK)
    *out = evidence;
  else
    siap_evidence_unref(evidence);
  return status;
}

siap_status siap_evidence_open(const char *path, const siap_evidence_options *options,
                               const siap_limits *limits, siap_evidence **out,
                               siap_findings *findings)
{
  siap_limits bounds;
  char *bytes = NULL;
  size_t length = 0;
  if (out)
    *out = NULL;
  if (!out || !path || siap_i_limits_fill(limits, 0, &bounds) != SIAP_OK)
    return SIAP_ERR_ARG;
  siap_status status = siap_i_door_open(path, &bounds, &bytes, &length, findings);
  if (status == SIAP_OK)
    status = siap_evidence_read(bytes, length, path, options, limits, out, findings);
  siap_i_release(bytes);
  return status;
}
