/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running one case through the public API. */
#include "case_running.h"

#include <stdlib.h>
#include <string.h>

int take(struct running *run, siap_status status)
{
  if (run->out->status == SIAP_OK)
    run->out->status = status;
  return status == SIAP_OK ? 0 : -1;
}

/* ---- reading ---- */

/* The bytes of a file without their last newline; NULL: read it as a file. */
static char *bytes_of(const struct running *run, const char *path, size_t *length)
{
  char *bytes = run->from_memory ? read_whole(path, length) : NULL;
  if (bytes && *length && bytes[*length - 1] == '\n')
    bytes[--*length] = '\0';
  return bytes;
}

int read_rubric(struct running *run, const char *value, siap_rubric **rubric)
{
  char path[4096];
  size_t length = 0;
  siap_status status;
  if (case_path(run->of, value, path, sizeof path) != 0)
    return take(run, SIAP_ERR_ARG);
  char *bytes = bytes_of(run, path, &length);
  if (bytes)
    status = siap_rubric_read(bytes, length, path, &run->limits, rubric, run->out->findings);
  else
    status = siap_rubric_open(path, &run->limits, rubric, run->out->findings);
  free(bytes);
  return take(run, status);
}

static void set_options(const struct running *run, const siap_rubric *rubric,
                        siap_evidence_options *options)
{
  const struct case_file *of = run->of;
  siap_evidence_options_init(options, sizeof *options);
  options->format = case_word(of, "read-as");
  options->rubric = case_word(of, "csv-rubric");
  if (!options->rubric)
    options->rubric = siap_rubric_id(rubric);
  options->region = case_word(of, "region");
  options->region_class = case_word(of, "class");
  options->stage = case_word(of, "stage");
  if (case_word(of, "draft"))
    options->flags = SIAP_EVIDENCE_DRAFT;
}

int read_evidence(struct running *run, const char *value, const siap_rubric *rubric,
                         siap_evidence **evidence)
{
  char path[4096];
  size_t length = 0;
  siap_status status;
  siap_evidence_options options;
  set_options(run, rubric, &options);
  if (case_path(run->of, value, path, sizeof path) != 0)
    return take(run, SIAP_ERR_ARG);
  char *bytes = bytes_of(run, path, &length);
  if (bytes)
    status = siap_evidence_read(bytes, length, path, &options, &run->limits, evidence,
                                run->out->findings);
  else
    status = siap_evidence_open(path, &options, &run->limits, evidence, run->out->findings);
  free(bytes);
  return take(run, status);
}

int read_result(struct running *run, const char *value, siap_result **result)
{
  char path[4096];
  size_t length = 0;
  if (case_path(run->of, value, path, sizeof path) != 0)
    return take(run, SIAP_ERR_ARG);
  char *bytes = read_whole(path, &length);
  if (!bytes)
    return take(run, SIAP_ERR_IO);
  if (run->from_memory && length && bytes[length - 1] == '\n')
    length--;
  siap_status status =
      siap_result_read(bytes, length, path, &run->limits, result, run->out->findings);
  free(bytes);
  return take(run, status);
}

/* ---- what is taken from elsewhere ---- */

/* The first region of an evidence file, scored under its own rubric. */
static int score_previous(struct running *run, const char *value, siap_result **result)
{
  const char *rubric_value = case_word(run->of, "previous-rubric");
  siap_rubric *rubric = NULL;
  siap_evidence *evidence = NULL;
  siap_plan *plan = NULL;
  int wrong = read_evidence(run, value, NULL, &evidence);
  char named[200];
  if (!wrong && !rubric_value) {
    snprintf(named, sizeof named, "@%s", siap_evidence_rubric_id(evidence));
    rubric_value = named;
  }
  wrong = wrong || read_rubric(run, rubric_value, &rubric) ||
          take(run, siap_plan_choose(rubric, evidence, 0, NULL, &plan, run->out->findings)) ||
          take(run, siap_score(plan, evidence, 0, NULL, result, run->out->findings));
  siap_plan_unref(plan);
  siap_evidence_unref(evidence);
  siap_rubric_unref(rubric);
  return wrong;
}

static int bring(struct running *run, const char *id, const char *value)
{
  const char *end = NULL;
  size_t length = strlen(value);
  siap_result *result = NULL;
  double number = number_of(value, &end);
  if (end != value && !*end)
    return take(run, siap_externals_add_number(run->externals, id ? id : "previous", number));
  int wrong = length > 5 && strcmp(value + length - 5, ".json") == 0
                  ? read_result(run, value, &result)
                  : score_previous(run, value, &result);
  if (!wrong)
    wrong = take(run, siap_externals_add_result(run->externals, id, result));
  siap_result_unref(result);
  return wrong;
}

int bring_all(struct running *run)
{
  if (take(run, siap_externals_new(&run->externals)) != 0)
    return -1;
  for (size_t i = 0; i < run->of->pairs; i++) {
    const struct pair *pair = &run->of->pair[i];
    char id[128];
    const char *equals = strchr(pair->value, '=');
    if (strcmp(pair->key, "previous") == 0 && bring(run, NULL, pair->value) != 0)
      return -1;
    if (strcmp(pair->key, "external") != 0)
      continue;
    if (!equals || (size_t)(equals - pair->value) >= sizeof id)
      return take(run, SIAP_ERR_ARG);
    snprintf(id, sizeof id, "%.*s", (int)(equals - pair->value), pair->value);
    if (bring(run, id, equals + 1) != 0)
      return -1;
  }
  return 0;
}

/* ---- writing ---- */

int append(struct running *run, siap_status status, char *text, size_t length)
{
  struct outcome *out = run->out;
  char *grown = NULL;
  if (take(run, status) == 0 && (grown = realloc(out->written, out->written_length + length + 1))) {
    memcpy(grown + out->written_length, text, length + 1);
    out->written = grown;
    out->written_length += length;
  }
  siap_free(text);
  return grown ? 0 : -1;
}

static int write_one(struct running *run, const siap_result *result)
{
  const char *format = case_word(run->of, "format"), *id = case_word(run->of, "id");
  const char *language = case_word(run->of, "language");
  char *text = NULL;
  size_t length = 0;
  siap_status status = SIAP_OK;
  if (strcmp(case_word(run->of, "run"), "explain") == 0)
    status = siap_result_explain(result, id, format ? format : "text", language, &text, &length);
  else if (format)
    status = siap_result_write(result, format, language, &text, &length);
  else
    return 0;
  return append(run, status, text, length);
}

static int keep_result(struct running *run, siap_result *result)
{
  struct outcome *out = run->out;
  siap_result **grown = realloc(out->result, (out->results + 1) * sizeof *grown);
  if (!grown) {
    siap_result_unref(result);
    return take(run, SIAP_ERR_MEMORY);
  }
  out->result = grown;
  out->result[out->results++] = result;
  return write_one(run, result);
}

/* ---- the verbs ---- */

/* `region` names one of several, or the one of a CSV file that names none. */
static int is_wanted(const struct running *run, size_t region)
{
  const char *wanted = case_word(run->of, "region");
  return !wanted || strcmp(wanted, siap_evidence_region_name(run->evidence, region)) == 0 ||
         strcmp(wanted, siap_evidence_region_code(run->evidence, region)) == 0;
}

/* Stages that need other regions are fitted on the evidence named by `cohort`. */
int fit(struct running *run, siap_plan **plan)
{
  const char *cohort = case_word(run->of, "cohort");
  siap_evidence *evidence = NULL;
  siap_plan *fitted = NULL;
  if (!cohort)
    return 0;
  int wrong = read_evidence(run, cohort, run->rubric, &evidence) ||
              take(run, siap_plan_fit(*plan, evidence, &fitted, run->out->findings));
  siap_evidence_unref(evidence);
  if (wrong)
    return -1;
  siap_plan_unref(*plan);
  *plan = fitted;
  return 0;
}

static int run_region(struct running *run, size_t region, int scores)
{
  siap_plan *plan = NULL;
  siap_result *result = NULL;
  const char *profile = case_word(run->of, "profile");
  siap_findings *findings = run->out->findings;
  if (take(run, siap_plan_choose(run->rubric, run->evidence, region, profile, &plan, findings)))
    return -1;
  int wrong = fit(run, &plan);
  if (!wrong && scores)
    wrong = take(run,
                 siap_score(plan, run->evidence, region, run->externals, &result, findings));
  else if (!wrong)
    wrong = take(run, siap_check(plan, run->evidence, region, findings));
  siap_plan_unref(plan);
  return !wrong && scores ? keep_result(run, result) : wrong;
}

static void run_evidence(struct running *run, int scores)
{
  const char *evidence = case_word(run->of, "evidence");
  if (!evidence) {
    take(run, SIAP_ERR_ARG);
    return;
  }
  if (read_evidence(run, evidence, run->rubric, &run->evidence) != 0 || bring_all(run) != 0)
    return;
  for (size_t i = 0; i < siap_evidence_region_count(run->evidence); i++)
    if (is_wanted(run, i))
      run_region(run, i, scores);
}

/* A rubric by itself: its plan, where `plan-profile` is said, and what `assess info` shows. */
static void run_rubric(struct running *run)
{
  const char *profile = case_word(run->of, "plan-profile"), *format = case_word(run->of, "format");
  siap_plan *plan = NULL;
  char *text = NULL;
  size_t length = 0;
  if (profile)
    take(run, siap_plan_compile(run->rubric, *profile ? profile : NULL, &plan, run->out->findings));
  siap_plan_unref(plan);
  if (format) {
    const char *language = case_word(run->of, "language");
    siap_status status = siap_rubric_write(run->rubric, format, language, &text, &length);
    append(run, status, text, length);
  }
}

static void set_limits(struct running *run)
{
  siap_limits_init(&run->limits, sizeof run->limits);
  for (size_t i = 0; i < run->of->pairs; i++) {
    char name[32] = "";
    unsigned long value = 0;
    if (strcmp(run->of->pair[i].key, "limit") != 0)
      continue;
    sscanf(run->of->pair[i].value, "%31s %lu", name, &value);
    if (strcmp(name, "bytes") == 0)
      run->limits.bytes = value;
    else if (strcmp(name, "depth") == 0)
      run->limits.depth = (uint32_t)value;
    else if (strcmp(name, "elements") == 0)
      run->limits.elements = value;
    else if (strcmp(name, "attributes") == 0)
      run->limits.attributes = (uint32_t)value;
    else if (strcmp(name, "text") == 0)
      run->limits.text = (uint32_t)value;
    else if (strcmp(name, "memory") == 0)
      run->limits.memory = value;
  }
}

static int run_verb(struct running *run)
{
  const char *verb = case_word(run->of, "run"), *rubric = case_word(run->of, "rubric");
  const char *result = case_word(run->of, "result");
  siap_result *read = NULL;
  int scores = strcmp(verb, "score") == 0 || strcmp(verb, "explain") == 0;
  if (strcmp(verb, "read-result") == 0) {
    if (result && read_result(run, result, &read) == 0)
      keep_result(run, read);
    return result ? 0 : -1;
  }
  if (strcmp(verb, "analyse") == 0) {
    run_analysis(run);
    return 0;
  }
  if (!rubric || (!scores && strcmp(verb, "check") != 0 && strcmp(verb, "check-rubric") != 0))
    return -1;
  if (read_rubric(run, rubric, &run->rubric) != 0)
    return 0;
  if (strcmp(verb, "check-rubric") == 0)
    run_rubric(run);
  else
    run_evidence(run, scores);
  return 0;
}

int case_run(const struct case_file *of, int from_memory, struct outcome *out)
{
  struct running run = {.of = of, .from_memory = from_memory, .out = out};
  memset(out, 0, sizeof *out);
  if (siap_findings_new(case_word(of, "language"), 1000, &out->findings) != SIAP_OK)
    return -1;
  set_limits(&run);
  int wrong = run_verb(&run);
  siap_findings_sort(out->findings);
  siap_externals_unref(run.externals);
  siap_evidence_unref(run.evidence);
  siap_rubric_unref(run.rubric);
  return wrong;
}

void outcome_release(struct outcome *out)
{
  for (size_t i = 0; i < out->results; i++)
    siap_result_unref(out->result[i]);
  siap_analysis_unref(out->analysis);
  free(out->result);
  free(out->written);
  siap_findings_unref(out->findings);
  memset(out, 0, sizeof *out);
}
