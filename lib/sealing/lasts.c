/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 7. What a rubric takes from elsewhere: the last edition and other externals, for each region. */
#include "model/evidence.h"
#include "model/result.h"
#include "model/rubric.h"
#include "readers/seal_json.h"
#include "sealing/sealing.h"

#include <string.h>

static siap_status read_results(siap_i_job *job, siap_i_seal_last *last, const siap_file *file,
                                const char *name)
{
  siap_i_json_texts texts = {NULL, 0};
  siap_status status = siap_i_results_split(file->bytes, (size_t)file->length, name, job->limits,
                                            &job->arena, &texts, job->findings);
  if (status == SIAP_OK)
    last->result = siap_i_arena_take(&job->arena, texts.count, sizeof(siap_result *));
  if (status == SIAP_OK && !last->result)
    status = SIAP_ERR_MEMORY;
  for (size_t i = 0; status == SIAP_OK && i < texts.count; i++) {
    status = siap_result_read(texts.text[i], strlen(texts.text[i]), name, job->limits,
                              &last->result[i], job->findings);
    last->result_count += status == SIAP_OK;
  }
  return status;
}

static siap_status read_evidence(siap_i_job *job, siap_i_seal_last *last, const siap_file *file,
                                 const char *name)
{
  siap_status status = siap_evidence_read(file->bytes, (size_t)file->length, name, NULL,
                                          job->limits, &last->evidence, job->findings);
  if (status != SIAP_OK)
    return status;
  return siap_i_job_rubric(job, siap_evidence_rubric_id(last->evidence), &last->rubric);
}

/* One of them: a number, or a file that says what it is. */
static siap_status read_last(siap_i_job *job, const char *role, const char *id, const char *value)
{
  siap_file file;
  siap_i_seal_last *grown =
      siap_i_grow(job->last, &job->last_room, job->last_count + 1, sizeof *grown);
  if (!grown)
    return SIAP_ERR_MEMORY;
  job->last = grown;
  siap_i_seal_last *last = &job->last[job->last_count++];
  *last = (siap_i_seal_last){.id = id};
  last->is_number = siap_i_number_read(value, strlen(value), &last->number) == SIAP_I_NUMBER_FINE;
  if (last->is_number && !id)
    last->id = "previous";
  last->said = last->is_number ? siap_i_arena_text(&job->arena, value, strlen(value))
                               : siap_i_job_kept_name(job, value);
  if (!last->said)
    return SIAP_ERR_MEMORY;
  if (last->is_number)
    return SIAP_OK;
  siap_status status = siap_i_job_take(job, role, value, &file);
  if (status != SIAP_OK)
    return status;
  return siap_i_is_results(file.bytes, (size_t)file.length)
             ? read_results(job, last, &file, value)
             : read_evidence(job, last, &file, value);
}

/* What the rubric does not take is no part of what it scores: nobody should find it in a seal. */
static siap_status check_taken(const siap_i_job *job, const siap_i_seal_last *last)
{
  const siap_rubric *rules = job->rules;
  siap_i_place place = {rules->name, 0, 0, NULL};
  for (size_t i = 0; i < rules->leaf_count; i++)
    if (rules->leaf[i].kind == SIAP_I_EXTERNAL &&
        (!last->id || strcmp(rules->leaf[i].id, last->id) == 0))
      return SIAP_OK;
  siap_i_report(job->findings, SIAP_I_E576, place, last->id ? last->id : last->said, rules->id,
                NULL, NULL);
  return SIAP_ERR_NAME;
}

siap_status siap_i_job_read_lasts(siap_i_job *job)
{
  siap_status status = SIAP_OK;
  if (job->ask->previous)
    status = read_last(job, "previous", NULL, job->ask->previous);
  const char *line = job->ask->externals ? job->ask->externals : "";
  while (status == SIAP_OK && *line) {
    size_t length = strcspn(line, "\n"), name = strcspn(line, "=\n");
    if (length && (name == length || name == 0 || name + 1 == length))
      return SIAP_ERR_ARG;
    const char *id = siap_i_arena_text(&job->arena, line, name);
    const char *value = length ? siap_i_arena_text(&job->arena, line + name + 1, length - name - 1)
                               : NULL;
    if (job->arena.failed)
      return SIAP_ERR_MEMORY;
    if (length)
      status = read_last(job, "external", id, value);
    line += length + (line[length] == '\n');
  }
  for (size_t i = 0; i < job->last_count && status == SIAP_OK && !job->is_again; i++)
    status = check_taken(job, &job->last[i]);
  return status;
}

/* ---- brought to a region ---- */

/* The first one with that code, else the first with that name whose code is not another; as `assess` does. */
static int is_same(const siap_i_region *of, const char *code, const char *name, int by_code)
{
  if (by_code)
    return *of->code && strcmp(of->code, code) == 0;
  return strcmp(of->region_name, name) == 0 && !(*of->code && *code);
}

static size_t find_last(const siap_i_seal_last *last, const siap_i_region *of)
{
  size_t count = last->evidence ? last->evidence->region_count : last->result_count;
  for (int by_code = 1; by_code >= 0; by_code--)
    for (size_t i = 0; i < count; i++) {
      const siap_i_region *region = last->evidence ? &last->evidence->region[i] : NULL;
      if (is_same(of, region ? region->code : last->result[i]->code,
                  region ? region->region_name : last->result[i]->region_name, by_code))
        return i;
    }
  return SIZE_MAX;
}

static siap_status find_result(siap_i_job *job, const siap_i_seal_last *last, size_t region,
                               siap_result **out)
{
  size_t count = last->evidence ? last->evidence->region_count : last->result_count;
  size_t at = job->evidence->region_count == 1 && count == 1
                  ? 0
                  : find_last(last, &job->evidence->region[region]);
  const siap_plan *plan = NULL;
  if (at == SIZE_MAX)
    return SIAP_OK;
  if (!last->evidence) {
    *out = siap_result_ref(last->result[at]);
    return SIAP_OK;
  }
  siap_status status =
      siap_i_job_plan(job, last->rubric, last->evidence, last->evidence, at, NULL, &plan);
  return status == SIAP_OK ? siap_i_job_score(job, plan, last->evidence, at, NULL, out) : status;
}

static void tell_lacking(const siap_i_job *job, const siap_i_seal_last *last, size_t region)
{
  siap_i_place place = {job->ask->evidence, job->evidence->region[region].line, 0, NULL};
  siap_i_report(job->findings, SIAP_I_W575, place, last->said,
                job->evidence->region[region].region_name, NULL, NULL);
}

siap_status siap_i_job_bring(siap_i_job *job, size_t region, siap_externals **out)
{
  siap_status status = siap_externals_new(out);
  for (size_t i = 0; status == SIAP_OK && i < job->last_count; i++) {
    const siap_i_seal_last *last = &job->last[i];
    siap_result *result = NULL;
    if (last->is_number) {
      status = siap_externals_add_number(*out, last->id, last->number);
      continue;
    }
    status = find_result(job, last, region, &result);
    if (status == SIAP_OK && result)
      status = siap_externals_add_result(*out, last->id, result);
    else if (status == SIAP_OK && !job->is_again)
      tell_lacking(job, last, region);
    siap_result_unref(result);
  }
  return status;
}
