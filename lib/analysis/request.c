/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. A request: an analysis, its cohorts, and options that are checked as they are set. */
#include "analysis/request.h"

#include "ground/date.h"
#include "ground/number.h"
#include "ground/text.h"
#include "services/codes.h"

#include <math.h>
#include <string.h>

static const siap_i_place nowhere = {NULL, 0, 0, NULL};

const siap_i_analysis_kind *siap_i_analysis_find(const char *name)
{
  for (size_t i = 0; siap_i_analyses[i]; i++)
    if (strcmp(siap_i_analyses[i]->name.id, name) == 0)
      return siap_i_analyses[i];
  return NULL;
}

static siap_status refuse_name(const char *name, siap_findings *findings)
{
  siap_i_near near = {NULL, 0};
  for (size_t i = 0; siap_i_analyses[i]; i++)
    siap_i_near_offer(&near, name, siap_i_analyses[i]->name.id);
  siap_i_report_near(findings, SIAP_I_E501, nowhere, near.word, name, NULL, NULL, NULL);
  return SIAP_ERR_NAME;
}

siap_status siap_request_new(const char *analysis, siap_request **out, siap_findings *findings)
{
  if (out)
    *out = NULL;
  if (!analysis || !out)
    return SIAP_ERR_ARG;
  const siap_i_analysis_kind *kind = siap_i_analysis_find(analysis);
  if (!kind)
    return refuse_name(analysis, findings);
  siap_request *request = siap_i_alloc(1, sizeof *request);
  if (!request)
    return SIAP_ERR_MEMORY;
  request->kind = kind;
  request->value = siap_i_arena_take(&request->arena, kind->options, sizeof *request->value);
  for (size_t i = 0; request->value && i < kind->options; i++)
    request->value[i] = kind->option[i].fallback;
  if (!request->value) {
    siap_request_unref(request);
    return SIAP_ERR_MEMORY;
  }
  *out = request;
  return SIAP_OK;
}

void siap_request_unref(siap_request *request)
{
  if (!request)
    return;
  for (size_t i = 0; i < request->cohorts; i++)
    siap_cohort_unref(request->cohort[i]);
  siap_i_release(request->cohort);
  siap_i_arena_release(&request->arena);
  siap_i_release(request);
}

siap_status siap_request_add(siap_request *request, siap_cohort *cohort)
{
  if (!request || !cohort || request->cohorts >= request->kind->most)
    return SIAP_ERR_ARG;
  siap_cohort **at =
      siap_i_grow(request->cohort, &request->room, request->cohorts + 1, sizeof *at);
  if (!at)
    return SIAP_ERR_MEMORY;
  request->cohort = at;
  at[request->cohorts++] = siap_cohort_ref(cohort);
  return SIAP_OK;
}

/* ---- values ---- */

/* The word of length `length` at `at`, or with the whole text, in a list that ends with NULL. */
static int is_listed(const char *const *words, const char *at, size_t length)
{
  for (size_t i = 0; words && words[i]; i++)
    if (strlen(words[i]) == length && memcmp(words[i], at, length) == 0)
      return 1;
  return 0;
}

/* Each part between commas must be there, and be a word of the list where there is one. */
static int are_listed(const siap_i_option *option, const char *value)
{
  while (*value) {
    size_t length = strcspn(value, ",");
    if (!length || (option->is == SIAP_I_OPTION_WORDS && !is_listed(option->words, value, length)))
      return 0;
    value += length;
    if (*value && !*++value)
      return 0;
  }
  return 1;
}

static int is_number(const siap_i_option *option, const char *value)
{
  double number;
  if (siap_i_number_read(value, strlen(value), &number) != SIAP_I_NUMBER_FINE)
    return 0;
  return number >= option->least && number <= option->most &&
         (option->is == SIAP_I_OPTION_NUMBER || number == floor(number));
}

static int is_value(const siap_i_option *option, const char *value)
{
  switch (option->is) {
  case SIAP_I_OPTION_WORD:
    return is_listed(option->words, value, strlen(value));
  case SIAP_I_OPTION_WORDS:
  case SIAP_I_OPTION_IDS:
    return are_listed(option, value);
  case SIAP_I_OPTION_TEXT:
    return *value != 0;
  case SIAP_I_OPTION_DATE:
    return siap_i_is_date(value);
  default:
    return is_number(option, value);
  }
}

static void put_words(siap_i_text *text, const char *const *words)
{
  for (size_t i = 0; words && words[i]; i++)
    siap_i_text_putf(text, "%s%s", i ? ", " : "", words[i]);
}

/* What would have been a value: the words, or the range. */
static siap_status refuse_value(const siap_i_option *option, const char *value,
                                siap_findings *findings)
{
  siap_i_text form = {NULL, 0, 0, 0};
  if (option->words)
    put_words(&form, option->words);
  else if (option->is == SIAP_I_OPTION_IDS)
    siap_i_text_put(&form, "id,id");
  else if (option->is == SIAP_I_OPTION_TEXT || option->is == SIAP_I_OPTION_DATE)
    siap_i_text_put(&form, option->is == SIAP_I_OPTION_DATE ? "YYYY-MM-DD" : "TEXT");
  else {
    siap_i_text_number(&form, option->least);
    siap_i_text_put(&form, " .. ");
    siap_i_text_number(&form, option->most);
  }
  char *words = siap_i_text_take(&form, NULL);
  if (!words)
    return SIAP_ERR_MEMORY;
  siap_i_report(findings, SIAP_I_E503, nowhere, option->name, value, words, NULL);
  siap_i_release(words);
  return SIAP_ERR_RULE;
}

siap_status siap_request_set(siap_request *request, const char *name, const char *value,
                             siap_findings *findings)
{
  if (!request || !name || !value)
    return SIAP_ERR_ARG;
  siap_i_near near = {NULL, 0};
  for (size_t i = 0; i < request->kind->options; i++) {
    const siap_i_option *option = &request->kind->option[i];
    siap_i_near_offer(&near, name, option->name);
    if (strcmp(option->name, name) != 0)
      continue;
    if (!is_value(option, value))
      return refuse_value(option, value, findings);
    const char *copy = siap_i_arena_text(&request->arena, value, strlen(value));
    if (!copy)
      return SIAP_ERR_MEMORY;
    request->value[i] = copy;
    return SIAP_OK;
  }
  siap_i_report_near(findings, SIAP_I_E502, nowhere, near.word, request->kind->name.id, name, NULL,
                     NULL);
  return SIAP_ERR_NAME;
}

/* ---- what an analysis reads ---- */

const char *siap_i_option_text(const siap_i_work *work, const char *name)
{
  const siap_i_analysis_kind *kind = work->request->kind;
  for (size_t i = 0; i < kind->options; i++)
    if (strcmp(kind->option[i].name, name) == 0)
      return work->request->value[i] ? work->request->value[i] : "";
  return "";
}

double siap_i_option_number(const siap_i_work *work, const char *name)
{
  const char *value = siap_i_option_text(work, name);
  double number = NAN;
  if (*value && siap_i_number_read(value, strlen(value), &number) != SIAP_I_NUMBER_FINE)
    return NAN;
  return number;
}

size_t siap_i_option_count(const siap_i_work *work, const char *name)
{
  double number = siap_i_option_number(work, name);
  return number > 0 ? (size_t)number : 0;
}

int siap_i_option_is(const siap_i_work *work, const char *name, const char *word)
{
  return strcmp(siap_i_option_text(work, name), word) == 0;
}

int siap_i_option_has(const siap_i_work *work, const char *name, const char *word)
{
  const char *value = siap_i_option_text(work, name);
  size_t wanted = strlen(word);
  while (*value) {
    size_t length = strcspn(value, ",");
    if (length == wanted && memcmp(value, word, length) == 0)
      return 1;
    value += length + (value[length] == ',');
  }
  return 0;
}

const char *siap_i_option_next(siap_i_work *work, const char *name, size_t *at)
{
  const char *value = siap_i_option_text(work, name) + *at;
  size_t length = strcspn(value, ",");
  if (!length)
    return NULL;
  *at += length + (value[length] == ',');
  return siap_i_arena_text(&work->arena, value, length);
}
