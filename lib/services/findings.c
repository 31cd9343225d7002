/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 1. The list of findings: adding, counting, ordering, reading. */
#include "services/findings.h"

#include "ground/memory.h"
#include "ground/text.h"
#include "services/findings_text.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEFAULT_LIMIT 100
#define SEVERITIES 3

typedef struct finding {
  const siap_i_message *message;
  char *text, *hint, *path, *holder, *item;
  size_t source, order; /* which of the sources; rank when last put in order */
  uint32_t line, column;
} finding;

struct siap_findings {
  atomic_size_t references;
  int language;
  size_t limit;
  size_t totals[SEVERITIES];
  finding *items;
  size_t count, capacity;
  char **sources;
  size_t source_count, source_capacity;
  int failed;
  int told; /* the reserved slot is in use: "not enough memory" is the last finding */
};

siap_status siap_findings_new(const char *language, size_t limit, siap_findings **out)
{
  if (!out) {
    return SIAP_ERR_ARG;
  }
  *out = NULL;
  int number = siap_i_language(language);
  if (number < 0) {
    return SIAP_ERR_NAME;
  }
  siap_findings *fresh = siap_i_alloc(1, sizeof *fresh);
  if (!fresh) {
    return SIAP_ERR_MEMORY;
  }
  atomic_init(&fresh->references, 1);
  fresh->language = number;
  fresh->limit = limit ? limit : DEFAULT_LIMIT;
  *out = fresh;
  return SIAP_OK;
}

siap_findings *siap_findings_ref(siap_findings *findings)
{
  if (findings) {
    atomic_fetch_add_explicit(&findings->references, 1, memory_order_relaxed);
  }
  return findings;
}

void siap_findings_unref(siap_findings *findings)
{
  if (findings && atomic_fetch_sub_explicit(&findings->references, 1, memory_order_acq_rel) == 1) {
    siap_findings_clear(findings);
    siap_i_release(findings->items);
    siap_i_release(findings->sources);
    siap_i_release(findings);
  }
}

static void release(finding *one)
{
  siap_i_release(one->text);
  siap_i_release(one->hint);
  siap_i_release(one->path);
  siap_i_release(one->holder);
  siap_i_release(one->item);
}

void siap_findings_clear(siap_findings *findings)
{
  if (!findings) {
    return;
  }
  for (size_t i = 0; i < findings->count; i++) {
    release(&findings->items[i]);
  }
  for (size_t i = 0; i < findings->source_count; i++) {
    siap_i_release(findings->sources[i]);
  }
  memset(findings->totals, 0, sizeof findings->totals);
  findings->count = findings->source_count = 0;
  findings->failed = findings->told = 0;
}

static char *copy_of(const char *words)
{
  siap_i_text copy = {0};
  siap_i_text_put(&copy, words);
  return siap_i_text_take(&copy, NULL);
}

/* Which source, adding it when new. 0, or -1 when memory failed. */
static int find_source(siap_findings *findings, const char *source, size_t *index)
{
  source = source ? source : "";
  /* From the last one backwards: findings of one input come together. */
  for (size_t i = findings->source_count; i-- > 0;) {
    if (strcmp(findings->sources[i], source) == 0) {
      *index = i;
      return 0;
    }
  }
  char **grown = siap_i_grow(findings->sources, &findings->source_capacity,
                             findings->source_count + 1, sizeof *grown);
  if (!grown) {
    return -1;
  }
  findings->sources = grown;
  char *kept = copy_of(source);
  if (!kept) {
    return -1;
  }
  *index = findings->source_count;
  grown[findings->source_count++] = kept;
  return 0;
}

/* Put a finding whose texts are made into the room that is there; 0, or -1 when a text is missing. */
static int put(siap_findings *findings, finding *fresh)
{
  if (!fresh->text || !fresh->hint || !fresh->path || !fresh->holder || !fresh->item) {
    release(fresh);
    return -1;
  }
  fresh->order = findings->count;
  findings->items[findings->count++] = *fresh;
  return 0;
}

static int add(siap_findings *findings, const siap_i_message *message, siap_i_place place,
               const char *near, const char *const words[SIAP_I_WORDS])
{
  finding fresh = {.message = message, .line = place.line, .column = place.column};
  finding *grown =
      siap_i_grow(findings->items, &findings->capacity, findings->count + 1, sizeof *grown);
  if (!grown) {
    return -1;
  }
  findings->items = grown;
  if (find_source(findings, place.source, &fresh.source) != 0) {
    return -1;
  }
  fresh.text = siap_i_findings_fill_text(message, findings->language, words);
  fresh.hint = siap_i_findings_fill_hint(message, findings->language, words, near);
  fresh.path = siap_i_findings_fill_path(place.path);
  fresh.holder = siap_i_findings_fill_path(place.holder);
  fresh.item = copy_of(place.item ? place.item : "");
  return put(findings, &fresh);
}

/* Said once: its texts need no memory, and its slot is beyond the limit. */
static void tell_memory(siap_findings *findings)
{
  if (!findings->told) {
    findings->told = 1;
    findings->totals[SIAP_ERROR]++;
  }
}

void siap_i_report(siap_findings *findings, enum siap_i_code code, siap_i_place place,
                   const char *word1, const char *word2, const char *word3, const char *word4)
{
  siap_i_report_near(findings, code, place, NULL, word1, word2, word3, word4);
}

void siap_i_report_near(siap_findings *findings, enum siap_i_code code, siap_i_place place,
                        const char *near, const char *word1, const char *word2, const char *word3,
                        const char *word4)
{
  if (!findings) {
    return;
  }
  if (code == SIAP_I_E119) {
    tell_memory(findings);
    return;
  }
  const siap_i_message *message = siap_i_message_of(code);
  const char *const words[SIAP_I_WORDS] = {word1, word2, word3, word4};
  findings->totals[message->severity]++;
  if (findings->count < findings->limit && add(findings, message, place, near, words) != 0) {
    findings->failed = 1;
    tell_memory(findings);
  }
}

static int add_copy(siap_findings *findings, const finding *from, const char *source)
{
  finding fresh = *from;
  finding *grown =
      siap_i_grow(findings->items, &findings->capacity, findings->count + 1, sizeof *grown);
  if (!grown) {
    return -1;
  }
  findings->items = grown;
  if (find_source(findings, source, &fresh.source) != 0) {
    return -1;
  }
  fresh.text = copy_of(from->text);
  fresh.hint = copy_of(from->hint);
  fresh.path = copy_of(from->path);
  fresh.holder = copy_of(from->holder);
  fresh.item = copy_of(from->item);
  return put(findings, &fresh);
}

/* 1 when the list has told the same of the same source. */
static int has_told(const siap_findings *findings, const siap_i_message *message,
                    const char *source, const char *const words[SIAP_I_WORDS])
{
  char *text = siap_i_findings_fill_text(message, findings->language, words);
  int told = 0;
  for (size_t i = 0; text && !told && i < findings->count; i++) {
    const finding *one = &findings->items[i];
    told = one->message == message && strcmp(one->text, text) == 0 &&
           strcmp(findings->sources[one->source], source ? source : "") == 0;
  }
  siap_i_release(text);
  return told;
}

void siap_i_report_near_once(siap_findings *findings, enum siap_i_code code, siap_i_place place,
                             const char *near, const char *word1, const char *word2,
                             const char *word3, const char *word4)
{
  const char *const words[SIAP_I_WORDS] = {word1, word2, word3, word4};
  if (findings && !has_told(findings, siap_i_message_of(code), place.source, words))
    siap_i_report_near(findings, code, place, near, word1, word2, word3, word4);
}

void siap_i_findings_copy(siap_findings *findings, const siap_findings *from, size_t i)
{
  if (!findings || i >= from->count) {
    return; /* the reserved slot is told by siap_i_findings_failed() */
  }
  const finding *one = &from->items[i];
  findings->totals[one->message->severity]++;
  if (findings->count < findings->limit &&
      add_copy(findings, one, from->sources[one->source]) != 0) {
    findings->failed = 1;
    tell_memory(findings);
  }
}

int siap_i_findings_are_full(const siap_findings *findings)
{
  return !findings || findings->count >= findings->limit;
}

int siap_i_findings_begin(siap_findings *findings)
{
  if (!findings) {
    return 0;
  }
  findings->failed = 0;
  return findings->told;
}

siap_status siap_i_findings_limited(siap_findings *findings, int told, const char *source,
                                    uint64_t most)
{
  char number[24];
  if (findings && findings->told && !told && !findings->failed) {
    findings->told = 0;
    findings->totals[SIAP_ERROR]--;
  }
  snprintf(number, sizeof number, "%llu", (unsigned long long)most);
  siap_i_report(findings, SIAP_I_E116, (siap_i_place){source, 0, 0}, number, NULL, NULL, NULL);
  return SIAP_ERR_LIMIT;
}

int siap_i_findings_failed(const siap_findings *findings)
{
  return findings ? findings->failed : 0;
}

int siap_i_findings_language(const siap_findings *findings)
{
  return findings ? findings->language : 0;
}

void siap_i_findings_number(const siap_findings *findings, char written[SIAP_I_NUMBER_ROOM])
{
  siap_i_number_for_people(written, siap_i_findings_language(findings) == 1, 0);
}

static int by_place(const void *a, const void *b)
{
  const finding *x = a, *y = b;
  if (x->source != y->source) {
    return x->source < y->source ? -1 : 1;
  }
  if (x->line != y->line) {
    return x->line < y->line ? -1 : 1;
  }
  return x->order < y->order ? -1 : x->order > y->order;
}

void siap_findings_sort(siap_findings *findings)
{
  if (findings && findings->count) {
    qsort(findings->items, findings->count, sizeof *findings->items, by_place);
    for (size_t i = 0; i < findings->count; i++) {
      findings->items[i].order = i;
    }
  }
}

size_t siap_findings_count(const siap_findings *findings)
{
  return findings ? findings->count + (size_t)findings->told : 0;
}

size_t siap_findings_total(const siap_findings *findings, int32_t severity)
{
  return findings && severity >= 0 && severity < SEVERITIES ? findings->totals[severity] : 0;
}

/* 1 when i is a finding; *item is NULL for the one told from the reserved slot. */
static int find(const siap_findings *findings, size_t i, const finding **item)
{
  if (i >= siap_findings_count(findings)) {
    return 0;
  }
  *item = i < findings->count ? &findings->items[i] : NULL;
  return 1;
}

static const siap_i_message *message_at(const siap_findings *findings, size_t i)
{
  const finding *item;
  if (!find(findings, i, &item)) {
    return NULL;
  }
  return item ? item->message : siap_i_message_of(SIAP_I_E119);
}

int32_t siap_findings_severity(const siap_findings *findings, size_t i)
{
  const siap_i_message *message = message_at(findings, i);
  return message ? message->severity : -1;
}

const char *siap_findings_code(const siap_findings *findings, size_t i)
{
  const siap_i_message *message = message_at(findings, i);
  return message ? message->code : NULL;
}

const char *siap_findings_source(const siap_findings *findings, size_t i)
{
  const finding *item;
  if (!find(findings, i, &item)) {
    return NULL;
  }
  return item ? findings->sources[item->source] : "";
}

uint32_t siap_findings_line(const siap_findings *findings, size_t i)
{
  const finding *item;
  return find(findings, i, &item) && item ? item->line : 0;
}

uint32_t siap_findings_column(const siap_findings *findings, size_t i)
{
  const finding *item;
  return find(findings, i, &item) && item ? item->column : 0;
}

const char *siap_findings_text(const siap_findings *findings, size_t i)
{
  const finding *item;
  if (!find(findings, i, &item)) {
    return NULL;
  }
  return item ? item->text : siap_i_message_of(SIAP_I_E119)->text[findings->language];
}

const char *siap_findings_path(const siap_findings *findings, size_t i)
{
  const finding *item;
  if (!find(findings, i, &item)) {
    return NULL;
  }
  return item ? item->path : "";
}

const char *siap_findings_holder(const siap_findings *findings, size_t i)
{
  const finding *item;
  if (!find(findings, i, &item)) {
    return NULL;
  }
  return item ? item->holder : "";
}

const char *siap_i_findings_item(const siap_findings *findings, size_t i)
{
  const finding *item;
  if (!find(findings, i, &item)) {
    return NULL;
  }
  return item ? item->item : "";
}

const char *siap_findings_hint(const siap_findings *findings, size_t i)
{
  const finding *item;
  if (!find(findings, i, &item)) {
    return NULL;
  }
  return item ? item->hint : siap_i_message_of(SIAP_I_E119)->hint[findings->language];
}

siap_status siap_findings_format(const siap_findings *findings, size_t i, char **out)
{
  if (!out) {
    return SIAP_ERR_ARG;
  }
  *out = NULL;
  if (i >= siap_findings_count(findings)) {
    return SIAP_ERR_ARG;
  }
  siap_i_shown shown = {
      .source = siap_findings_source(findings, i),
      .code = siap_findings_code(findings, i),
      .text = siap_findings_text(findings, i),
      .hint = siap_findings_hint(findings, i),
      .path = siap_findings_path(findings, i),
      .holder = siap_findings_holder(findings, i),
      .severity = siap_findings_severity(findings, i),
      .line = siap_findings_line(findings, i),
      .language = findings->language,
  };
  *out = siap_i_findings_show(&shown);
  return *out ? SIAP_OK : SIAP_ERR_MEMORY;
}
