/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the values of the command line may be. */
#include "options_check.h"

#include "words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define DIGITS "0123456789"
#define DEFAULT_BYTES (UINT64_C(64) << 20)

static const char *const languages[] = {"en", "id"};
static const char *const stages[] = {"self", "desk", "interview", "visit", "final"};
static const char *const score_formats[] = {"text", "json", "csv", "line", "xml"};
static const char *const template_formats[] = {"xml", "csv", "csv-excel", "html"};
static const char *const evidence_formats[] = {"xml", "json", "csv", "csv-excel"};
static const char *const analysis_formats[] = {"text", "json", "csv", "html", "svg"};
static const char *const check_orders[] = {"holder"};
static const char *const report_formats[] = {"html", "text", "json", "csv", "svg"};
static const char *const other_formats[] = {"text", "json"};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static int wrong(const struct options *options, enum word word, const char *a, const char *b,
                 const char *c)
{
  tell(options->language, word, a, b, c);
  return -1;
}

static int one_of(const struct options *options, const char *name, const char *value,
                  const char *const *word, size_t count)
{
  char all[128] = "";
  for (size_t i = 0; i < count; i++)
    if (!value || strcmp(value, word[i]) == 0)
      return 0;
  for (size_t i = 0; i < count; i++) {
    strcat(all, i ? ", " : "");
    strcat(all, word[i]);
  }
  wrong(options, WORD_NOT_ONE_OF, name, value, all);
  tell_near(options->language, value, word, count);
  return -1;
}

int number_read(const char *text, double *number)
{
  const char *at = text + (*text == '-' || *text == '+');
  size_t whole = strspn(at, DIGITS), part = 0;
  at += whole;
  if (*at == '.') {
    part = strspn(at + 1, DIGITS);
    at += 1 + part;
    if (!part)
      return -1;
  }
  /* The program never sets a locale: strtod() reads the point. */
  *number = strtod(text, NULL);
  return whole && !*at && isfinite(*number) ? 0 : -1;
}

/* 500000, 64M, 1G; without a text *out stays as it is. */
static int read_bytes(const struct options *options, const char *name, const char *text,
                      uint64_t *out)
{
  uint64_t bytes = 0;
  if (!text)
    return 0;
  size_t digits = strspn(text, DIGITS);
  int shift = !text[digits] ? 0 : text[digits] == 'K' ? 10 : text[digits] == 'M' ? 20 : 30;
  int ends = !text[digits] || (strchr("KMG", text[digits]) && !text[digits + 1]);
  for (size_t i = 0; i < digits && digits <= 12; i++)
    bytes = bytes * 10 + (uint64_t)(text[i] - '0');
  if (!digits || digits > 12 || !ends || bytes == 0 || bytes > UINT64_C(1) << (50 - shift))
    return wrong(options, WORD_NOT_BYTES, name, text, NULL);
  *out = bytes << shift;
  return 0;
}

static int writes_evidence(enum verb verb)
{
  return verb == VERB_MERGE || verb == VERB_CONVERT;
}

/* The first of its formats is what a verb writes when it is not told. */
static const char *const *formats_of(enum verb verb, size_t *count)
{
#define GIVE(formats) (*count = COUNT(formats), formats)
  switch (verb) {
  case VERB_SCORE: return GIVE(score_formats);
  case VERB_TEMPLATE: return GIVE(template_formats);
  case VERB_REPORT: return GIVE(report_formats);
  default: break;
  }
  return writes_evidence(verb)    ? GIVE(evidence_formats)
         : verb_is_analysis(verb) ? GIVE(analysis_formats)
                                  : GIVE(other_formats);
#undef GIVE
}

/* Evidence is written in the format that the name of its file tells, unless one is asked for. */
static const char *told_by_name(const struct options *options)
{
  const char *dot = options->output ? strrchr(options->output, '.') : NULL;
  if (!dot || !writes_evidence(options->verb))
    return NULL;
  return strcmp(dot, ".json") == 0 ? "json" : strcmp(dot, ".csv") == 0 ? "csv" : NULL;
}

static int check_values(struct options *options)
{
  size_t count;
  const char *const *formats = formats_of(options->verb, &count);
  if (options->verb == VERB_TEMPLATE && options->format && strcmp(options->format, "xlsx") == 0)
    return wrong(options, WORD_WORKBOOK_ELSEWHERE, NULL, NULL, NULL);
  if (one_of(options, "--lang", options->lang, languages, COUNT(languages)) != 0 ||
      one_of(options, "--stage", options->stage, stages, COUNT(stages)) != 0 ||
      (options->verb == VERB_CHECK && one_of(options, "--by", options_setting(options, "by"),
                                             check_orders, COUNT(check_orders)) != 0) ||
      one_of(options, "--format", options->format, formats, count) != 0)
    return -1;
  if (!options->format)
    options->format = told_by_name(options);
  options->format = options->format ? options->format : formats[0];
  if (options->fail_under_text && number_read(options->fail_under_text, &options->fail_under) != 0)
    return wrong(options, WORD_NOT_NUMBER, "--fail-under", options->fail_under_text, NULL);
  options->max_bytes = DEFAULT_BYTES;
  return read_bytes(options, "--max-bytes", options->max_bytes_text, &options->max_bytes) != 0 ||
                 read_bytes(options, "--max-memory", options->max_memory_text,
                            &options->max_memory) != 0
             ? -1
             : 0;
}

static int check_operands(const struct options *options)
{
  size_t least = options->verb == VERB_INFO ? 0 : options->verb == VERB_EXPLAIN ? 2 : 1;
  size_t most = options->verb == VERB_CHECK || options->verb == VERB_VERIFY ||
                options->verb == VERB_MERGE ||
                        verb_is_analysis(options->verb)
                    ? SIZE_MAX
                : options->verb == VERB_EXPLAIN ? 2
                : options->words                ? 0
                                                : 1;
  if (options->verb == VERB_NONE)
    return wrong(options, WORD_NO_VERB, NULL, NULL, NULL);
  if (options->operand_count < least)
    return wrong(options,
                 options->operand_count           ? WORD_NO_ID
                 : options->verb == VERB_TEMPLATE ? WORD_NO_RUBRIC
                                                  : WORD_NO_FILE,
                 NULL, NULL, NULL);
  if (options->operand_count > most)
    return wrong(options, WORD_TOO_MANY_OPERANDS, options->operand[most], NULL, NULL);
  return 0;
}

static int is_stdin(const char *name)
{
  return name && strcmp(name, "-") == 0;
}

static int check_stdin(const struct options *options)
{
  size_t readers = is_stdin(options->rubric) + is_stdin(options->previous) +
                   is_stdin(options->reference) + is_stdin(options->carry_to) +
                   is_stdin(options->self);
  size_t files = options->verb == VERB_EXPLAIN ? 1 : options->operand_count;
  for (size_t i = 0; i < files; i++)
    readers += is_stdin(options->operand[i]);
  for (size_t i = 0; i < options->external_count; i++)
    readers += is_stdin(options->external[i].value);
  if (readers && options->verb == VERB_SEAL)
    return wrong(options, WORD_SEAL_STDIN, NULL, NULL, NULL);
  return readers > 1 ? wrong(options, WORD_STDIN_TWICE, NULL, NULL, NULL) : 0;
}

/* --previous NUMBER is --external previous=NUMBER; check holds answers against answers. */
static int check_externals(const struct options *options)
{
  double number;
  int previous = options->previous && number_read(options->previous, &number) == 0;
  if (previous && options->verb == VERB_CHECK)
    return wrong(options, WORD_NOT_ANSWERS, "--previous", options->previous, NULL);
  for (size_t i = 0; i < options->external_count; i++) {
    const char *id = options->external[i].id;
    int twice = previous && strcmp(id, "previous") == 0;
    for (size_t k = 0; k < i; k++)
      twice |= strcmp(id, options->external[k].id) == 0;
    if (twice)
      return wrong(options, WORD_TWICE, id, NULL, NULL);
  }
  return 0;
}

int options_check(struct options *options)
{
  return check_operands(options) != 0 || check_values(options) != 0 ||
                 check_externals(options) != 0 || check_stdin(options) != 0
             ? -1
             : 0;
}
