/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `run: analyse`: files to cohorts, cohorts to an analysis, its tables held against expect-*.tsv. */
#include "case_running.h"

#include <dirent.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { COHORTS = 16 };

/* ---- cohorts ---- */

static int add_result(struct running *run, const char *file, siap_cohort *cohort)
{
  siap_result *result = NULL;
  int wrong = read_result(run, file, &result) ||
              take(run, siap_cohort_add_result(cohort, result, run->out->findings));
  siap_result_unref(result);
  return wrong;
}

/* The rubric that is said behind the file, else by `rubric`, else by the evidence. */
static int rubric_for(struct running *run, const char *said, const siap_evidence *evidence,
                      siap_rubric **rubric)
{
  char named[200];
  const char *value = said ? said : case_word(run->of, "rubric");
  if (!value) {
    snprintf(named, sizeof named, "@%s", siap_evidence_rubric_id(evidence));
    value = named;
  }
  return read_rubric(run, value, rubric);
}

static int add_regions(struct running *run, const siap_rubric *rubric,
                       const siap_evidence *evidence, siap_cohort *cohort)
{
  int wrong = 0;
  for (size_t i = 0; !wrong && i < siap_evidence_region_count(evidence); i++) {
    siap_plan *plan = NULL;
    wrong = take(run, siap_plan_choose(rubric, evidence, i, case_word(run->of, "profile"), &plan,
                                       run->out->findings)) ||
            fit(run, &plan) ||
            take(run, siap_cohort_add(cohort, plan, evidence, i, run->externals,
                                      run->out->findings));
    siap_plan_unref(plan);
  }
  return wrong;
}

/* FILE [RUBRIC]: a result ends in .json, anything else is evidence. */
static int add_file(struct running *run, const char *value, siap_cohort *cohort)
{
  char file[512], rubric_said[512];
  size_t length = strcspn(value, " ");
  snprintf(file, sizeof file, "%.*s", (int)length, value);
  snprintf(rubric_said, sizeof rubric_said, "%s", value + length + strspn(value + length, " "));
  if (length > 5 && strcmp(file + length - 5, ".json") == 0)
    return add_result(run, file, cohort);
  siap_rubric *rubric = NULL;
  siap_evidence *evidence = NULL;
  int wrong = read_evidence(run, file, NULL, &evidence) ||
              rubric_for(run, *rubric_said ? rubric_said : NULL, evidence, &rubric) ||
              add_regions(run, rubric, evidence, cohort);
  siap_evidence_unref(evidence);
  siap_rubric_unref(rubric);
  return wrong;
}

/* The files of `cohort-N`; how many there were, or -1. */
static int load_cohort(struct running *run, int number, siap_cohort *cohort)
{
  char key[16];
  int files = 0;
  snprintf(key, sizeof key, "cohort-%d", number);
  for (size_t i = 0; i < run->of->pairs; i++)
    if (strcmp(run->of->pair[i].key, key) == 0) {
      if (add_file(run, run->of->pair[i].value, cohort) != 0)
        return -1;
      files++;
    }
  return files;
}

/* 1: there is a cohort of a higher number. What is taken from elsewhere is the last one's. */
static int is_last(const struct case_file *of, int number)
{
  char key[16];
  snprintf(key, sizeof key, "cohort-%d", number + 1);
  return !case_word(of, key);
}

static int add_cohorts(struct running *run, siap_request *request)
{
  for (int number = 1; number <= COHORTS; number++) {
    siap_cohort *cohort = NULL;
    if ((is_last(run->of, number) && !run->externals && bring_all(run) != 0) ||
        take(run, siap_cohort_new(&cohort)) != 0)
      return -1;
    int files = load_cohort(run, number, cohort);
    int wrong = files < 0 || (files && take(run, siap_request_add(request, cohort)) != 0);
    siap_cohort_unref(cohort);
    if (wrong || !files)
      return wrong ? -1 : 0;
  }
  return 0;
}

static int set_options_of(struct running *run, siap_request *request)
{
  for (size_t i = 0; i < run->of->pairs; i++) {
    char name[64];
    const char *value = run->of->pair[i].value, *equals = strchr(value, '=');
    if (strcmp(run->of->pair[i].key, "option") != 0)
      continue;
    if (!equals)
      return take(run, SIAP_ERR_ARG);
    snprintf(name, sizeof name, "%.*s", (int)(equals - value), value);
    if (take(run, siap_request_set(request, name, equals + 1, run->out->findings)) != 0)
      return -1;
  }
  return 0;
}

void run_analysis(struct running *run)
{
  const char *analysis = case_word(run->of, "analysis"), *format = case_word(run->of, "format");
  siap_request *request = NULL;
  char *text = NULL;
  size_t length = 0;
  if (take(run, siap_request_new(analysis ? analysis : "", &request, run->out->findings)) == 0 &&
      set_options_of(run, request) == 0 && add_cohorts(run, request) == 0)
    take(run, siap_analyse(request, NULL, NULL, &run->out->analysis, run->out->findings));
  siap_request_unref(request);
  if (!run->out->analysis || !format)
    return;
  siap_status status =
      siap_analysis_write(run->out->analysis, format, case_word(run->of, "language"),
                          case_word(run->of, "table"), &text, &length);
  append(run, status, text, length);
}

/* ---- expectations ---- */

static size_t find_table(const siap_analysis *analysis, const char *id)
{
  siap_table table = {.size = sizeof table};
  for (size_t i = 0; i < siap_analysis_table_count(analysis); i++)
    if (siap_analysis_table(analysis, i, NULL, &table) == SIAP_OK && strcmp(table.id, id) == 0)
      return i;
  return SIZE_MAX;
}

static size_t find_column(const siap_analysis *analysis, size_t table, const char *id)
{
  siap_column column = {.size = sizeof column};
  for (size_t i = 0; siap_analysis_column(analysis, table, i, NULL, &column) == SIAP_OK; i++)
    if (strcmp(column.id, id) == 0)
      return i;
  return SIZE_MAX;
}

/* "~0.53" is what rounds to it; without the sign 8 units of the last place are allowed. */
static int cell_agrees(const siap_value *is, int32_t kind, const char *wanted)
{
  char text[64];
  if (strcmp(wanted, "*") == 0)
    return 1;
  if (kind == SIAP_COLUMN_TEXT)
    return strcmp(is->text, wanted) == 0;
  if (isnan(is->number)) {
    snprintf(text, sizeof text, "none:%s", is->text);
    return strcmp(wanted, *is->text ? text : "none") == 0;
  }
  if (*wanted != '~')
    return number_agrees(is->number, wanted, 8);
  const char *point = strchr(wanted, '.'), *end = NULL;
  double half = 0.5 * pow(10, point ? -(double)strlen(point + 1) : 0);
  double number = number_of(wanted + 1, &end);
  return !*end && fabs(is->number - number) <= half * (1 + 1e-9);
}

static void expect_cells(const siap_analysis *analysis, size_t table, size_t row, char *columns,
                         char *line, struct report *report)
{
  siap_table about = {.size = sizeof about};
  siap_analysis_table(analysis, table, NULL, &about);
  for (char *id; (id = strsep(&columns, "\t"));) {
    siap_value is = {.size = sizeof is};
    siap_column column = {.size = sizeof column};
    const char *wanted = strsep(&line, "\t");
    size_t at = find_column(analysis, table, id);
    if (at == SIZE_MAX || !wanted ||
        siap_analysis_column(analysis, table, at, NULL, &column) != SIAP_OK ||
        siap_analysis_value(analysis, table, row, at, NULL, &is) != SIAP_OK) {
      complain(report, "%s: row %zu: nothing to hold \"%s\" against", about.id, row, id);
      return;
    }
    char number[64] = "";
    if (column.kind != SIAP_COLUMN_TEXT && !isnan(is.number))
      shortest_text(is.number, number, sizeof number);
    if (!cell_agrees(&is, column.kind, wanted))
      complain(report, "%s: row %zu: %s: expected %s, got %s", about.id, row, id, wanted,
               *number ? number : is.text);
  }
}

static void expect_table(const siap_analysis *analysis, const char *path, const char *id,
                         struct report *report)
{
  size_t length = 0, rows = 0, table = find_table(analysis, id);
  siap_table about = {.size = sizeof about};
  if (siap_analysis_table(analysis, table, NULL, &about) != SIAP_OK) {
    complain(report, "there is no table \"%s\"", id);
    return;
  }
  char *bytes = read_whole(path, &length), *next = bytes, *header = NULL;
  for (char *line; (line = strsep(&next, "\n"));) {
    if (!*line || *line == '#')
      continue;
    if (!header) {
      header = line;
      continue;
    }
    char *columns = strdup(header);
    if (columns)
      expect_cells(analysis, table, rows++, columns, line, report);
    free(columns);
  }
  if (rows != about.rows)
    complain(report, "%s: expected %zu rows, got %zu", id, rows, (size_t)about.rows);
  free(bytes);
}

void expect_tables(const struct outcome *out, struct report *report)
{
  DIR *folder = opendir(".");
  if (!out->analysis || !folder) {
    if (folder)
      closedir(folder);
    return;
  }
  for (struct dirent *entry; (entry = readdir(folder));) {
    char id[256];
    size_t length = strlen(entry->d_name);
    if (strncmp(entry->d_name, "expect-", 7) != 0 || length < 12 ||
        strcmp(entry->d_name + length - 4, ".tsv") != 0)
      continue;
    snprintf(id, sizeof id, "%.*s", (int)(length - 11), entry->d_name + 7);
    expect_table(out->analysis, entry->d_name, id, report);
  }
  closedir(folder);
}
