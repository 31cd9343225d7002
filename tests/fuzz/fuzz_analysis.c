/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is asked, a rubric and the evidence of one year or more, "%%" on a line of its own between them.
 * What is asked is a line `analysis NAME`, then a line `OPTION VALUE` for each option, and so on. Each
 * analysis is worked out over the years and written in every form, as a program would.
 */
#include "fuzz.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_YEARS = 3, MOST_REGIONS = 6, MOST_ANALYSES = 3, MOST_LINE = 200 };

/* What of the input is looked at: a piece ends at "%%" or with the bytes. */
typedef struct piece {
  const char *at, *end;
} piece;

static piece next_piece(piece *rest)
{
  static const char between[] = "\n%%\n";
  piece first = *rest;
  const char *cut = first.at < first.end
                        ? memmem(first.at, (size_t)(first.end - first.at), between, sizeof between - 1)
                        : NULL;
  first.end = cut ? cut : rest->end;
  rest->at = cut ? cut + sizeof between - 1 : rest->end;
  return first;
}

/* A region by the plan of its class, as assess finds it; one that has none stays out. */
static void add_region(siap_cohort *cohort, const siap_rubric *rubric,
                       const siap_evidence *evidence, size_t region)
{
  siap_plan *plan = NULL, *fitted = NULL;
  if (siap_plan_choose(rubric, evidence, region, NULL, &plan, NULL) != SIAP_OK)
    return;
  if (siap_plan_needs_fit(plan))
    siap_plan_fit(plan, evidence, &fitted, NULL);
  siap_findings *findings = fuzz_findings("id");
  fuzz_tell(siap_cohort_add(cohort, fitted ? fitted : plan, evidence, region, NULL, findings), findings);
  siap_plan_unref(fitted);
  siap_plan_unref(plan);
}

static siap_cohort *year_of(const siap_rubric *rubric, piece text)
{
  siap_evidence *evidence = NULL;
  siap_cohort *cohort = NULL;
  siap_findings *findings = fuzz_findings("en");
  fuzz_tell(siap_evidence_read(text.at, (size_t)(text.end - text.at), "evidence", NULL, NULL, &evidence,
                          findings),
       findings);
  if (!evidence || siap_cohort_new(&cohort) != SIAP_OK)
    return NULL;
  for (size_t i = 0; i < siap_evidence_region_count(evidence) && i < MOST_REGIONS; i++)
    add_region(cohort, rubric, evidence, i);
  siap_evidence_unref(evidence);
  return cohort;
}

static void look_at_table(const siap_analysis *analysis, size_t number)
{
  siap_table table = {.size = sizeof table};
  siap_value value = {.size = sizeof value};
  if (siap_analysis_table(analysis, number, "id", &table) != SIAP_OK)
    fuzz_fail("no table");
  for (size_t i = 0; i < table.rows; i++)
    for (size_t j = 0; j < table.columns; j++) {
      siap_column column = {.size = sizeof column};
      if (siap_analysis_value(analysis, number, i, j, "id", &value) != SIAP_OK || !value.text ||
          !value.shown ||
          siap_analysis_column(analysis, number, j, "en", &column) != SIAP_OK)
        fuzz_fail("no cell");
      if (isinf(value.number))
        fuzz_fail("an infinity in a table");
      if (column.kind != SIAP_COLUMN_TEXT && isnan(value.number) && !*value.text)
        fuzz_fail("a figure is missing without a reason");
    }
}

static void look_at(const siap_analysis *analysis)
{
  static const char *const formats[] = {"text", "json", "csv"};
  for (size_t i = 0; i < siap_analysis_table_count(analysis); i++)
    look_at_table(analysis, i);
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
    char *text = NULL;
    if (siap_analysis_write(analysis, formats[i], i % 2 ? "id" : "en", NULL, &text, NULL) != SIAP_OK)
      fuzz_fail("an analysis is not written");
    siap_free(text);
  }
}

/* Options that only make it take longer: more than two digits teach nothing. */
static int takes_long(const char *name, const char *value)
{
  static const char *const names[] = {"replications", "sobol-n", "threads", "step", "most"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp(name, names[i]) == 0)
      return strlen(value) > 2;
  return 0;
}

static void run(siap_request *request, siap_cohort *const *year, size_t years)
{
  siap_analysis *analysis = NULL;
  for (size_t i = 0; i < years; i++)
    if (siap_request_add(request, year[i]) != SIAP_OK)
      break;
  siap_findings *findings = fuzz_findings("en");
  fuzz_tell(siap_analyse(request, NULL, NULL, &analysis, findings), findings);
  if (analysis)
    look_at(analysis);
  siap_analysis_unref(analysis);
  siap_request_unref(request);
}

static siap_request *begin(const char *name)
{
  siap_request *request = NULL;
  siap_findings *findings = fuzz_findings("id");
  fuzz_tell(siap_request_new(name, &request, findings), findings);
  if (request && strcmp(name, "robust") == 0)
    siap_request_set(request, "replications", "20", NULL);
  return request;
}

static void ask(piece asked, siap_cohort *const *year, size_t years)
{
  siap_request *request = NULL;
  size_t analyses = 0;
  while (asked.at < asked.end && analyses <= MOST_ANALYSES) {
    const char *end = memchr(asked.at, '\n', (size_t)(asked.end - asked.at));
    char line[MOST_LINE];
    end = end ? end : asked.end;
    snprintf(line, sizeof line, "%.*s", (int)(end - asked.at), asked.at);
    asked.at = end + 1;
    char *value = strchr(line, ' ');
    if (!value)
      continue;
    *value++ = '\0';
    if (strcmp(line, "analysis") == 0) {
      if (request)
        run(request, year, years);
      request = begin(value);
      analyses++;
    } else if (request && !takes_long(line, value)) {
      siap_findings *findings = fuzz_findings("en");
      fuzz_tell(siap_request_set(request, line, value, findings), findings);
    }
  }
  if (request)
    run(request, year, years);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
  piece rest = {(const char *)bytes, (const char *)bytes + length};
  piece asked = next_piece(&rest), text = next_piece(&rest);
  siap_rubric *rubric = NULL;
  siap_cohort *year[MOST_YEARS];
  size_t years = 0;
  siap_findings *findings = fuzz_findings("en");
  fuzz_tell(siap_rubric_read(text.at, (size_t)(text.end - text.at), "rubric", NULL, &rubric, findings),
       findings);
  while (rubric && rest.at < rest.end && years < MOST_YEARS) {
    siap_cohort *cohort = year_of(rubric, next_piece(&rest));
    if (cohort)
      year[years++] = cohort;
  }
  if (years)
    ask(asked, year, years);
  while (years)
    siap_cohort_unref(year[--years]);
  siap_rubric_unref(rubric);
  return 0;
}
