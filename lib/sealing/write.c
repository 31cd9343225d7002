/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 7. The seal as JSON. Same files and options, same bytes: no clock, no path of a machine. */
#include "ground/date.h"
#include "sealing/sealing.h"
#include "services/limits.h"
#include "writers/writer.h"

#include <math.h>
#include <string.h>

static void put_if(siap_i_json *json, const char *key, const char *words)
{
  if (words)
    siap_i_json_put(json, key, words);
}

/* The name under which a seal keeps the file of a role: the first that was asked for. */
static const char *name_of(const siap_i_job *job, const char *role)
{
  for (size_t i = 0; i < job->file_count; i++)
    if (strcmp(job->file[i].role, role) == 0)
      return job->file[i].name;
  return NULL;
}

static void put_externals(siap_i_json *json, const siap_i_job *job)
{
  size_t first = job->ask->previous ? 1 : 0;
  if (first)
    siap_i_json_put(json, "previous", job->last[0].said);
  if (job->last_count == first)
    return;
  siap_i_json_key(json, "external");
  siap_i_json_open(json, '[', 1);
  for (size_t i = first; i < job->last_count; i++) {
    siap_i_text line = {NULL, 0, 0, 0};
    siap_i_text_putf(&line, "%s=%s", job->last[i].id, job->last[i].said);
    char *text = siap_i_text_take(&line, NULL);
    siap_i_json_text(json, text ? text : "");
    json->text->failed |= !text;
    siap_i_release(text);
  }
  siap_i_json_close(json, ']');
}

static void put_options(siap_i_json *json, const siap_i_job *job)
{
  const siap_seal_options *ask = job->ask;
  siap_i_json_key(json, "options");
  siap_i_json_open(json, '{', 0);
  put_if(json, "evidence", name_of(job, "evidence"));
  put_if(json, "rubric", ask->rubric ? name_of(job, "rubric") : NULL);
  put_if(json, "reference", name_of(job, "reference"));
  put_externals(json, job);
  put_if(json, "profile", ask->profile);
  put_if(json, "region", ask->region);
  put_if(json, "class", ask->region_class);
  put_if(json, "stage", ask->stage);
  put_if(json, "language", ask->language);
  siap_i_json_close(json, '}');
}

static void put_files(siap_i_json *json, const siap_i_job *job)
{
  siap_i_json_key(json, "files");
  siap_i_json_open(json, '[', 0);
  for (size_t i = 0; i < job->file_count; i++) {
    const siap_i_sealed_file *file = &job->file[i];
    siap_i_json_open(json, '{', 1);
    siap_i_json_put(json, "role", file->role);
    siap_i_json_put(json, "name", file->name);
    siap_i_json_key(json, "bytes");
    siap_i_json_count(json, (long long)file->length);
    siap_i_json_put(json, "sha256", file->sha256);
    siap_i_json_close(json, '}');
  }
  siap_i_json_close(json, ']');
}

static void put_digest(siap_i_json *json, const char *key, const char *digest)
{
  if (digest && *digest)
    siap_i_json_put(json, key, digest);
  else
    siap_i_json_put_number(json, key, NAN);
}

static void put_documents(siap_i_json *json, const siap_i_job *job)
{
  siap_i_json_key(json, "documents");
  siap_i_json_open(json, '[', 0);
  for (size_t i = 0; i < job->document_count; i++) {
    const siap_i_sealed_document *document = &job->document[i];
    siap_i_json_open(json, '{', 1);
    siap_i_json_put(json, "region", document->region);
    siap_i_json_put(json, "title", document->title);
    siap_i_json_put(json, "name", document->name);
    put_digest(json, "stated", document->stated);
    put_digest(json, "file", document->file);
    siap_i_json_close(json, '}');
  }
  siap_i_json_close(json, ']');
}

void siap_i_job_write(const siap_i_job *job, siap_i_text *text)
{
  const char *language = job->ask->language ? job->ask->language : "en";
  int words = siap_i_language(language);
  siap_i_json json = {.text = text};
  siap_i_json_open(&json, '{', 0);
  siap_i_json_put(&json, "format", SIAP_I_SEAL_FORMAT);
  siap_i_json_put(&json, "engine", siap_version());
  put_if(&json, "date", job->ask->date);
  put_options(&json, job);
  put_files(&json, job);
  put_documents(&json, job);
  siap_i_json_key(&json, "results");
  siap_i_json_open(&json, '[', 0);
  for (size_t i = 0; i < job->result_count; i++) {
    siap_i_writing writing = {text, job->result[i], language, words < 0 ? 0 : words};
    siap_i_json_result(&json, &writing);
  }
  siap_i_json_close(&json, ']');
  siap_i_json_close(&json, '}');
  siap_i_text_put_char(text, '\n');
}

/* ---- the call ---- */

static siap_status check_options(const siap_i_job *job)
{
  const siap_seal_options *options = job->ask;
  const char *const texts[] = {options->externals, options->profile, options->region,
                               options->region_class, options->language};
  siap_i_place place = {options->evidence, 0, 0, NULL};
  siap_status status = SIAP_OK;
  if (!options->evidence || options->flags)
    return SIAP_ERR_ARG;
  for (size_t i = 0; i < sizeof texts / sizeof *texts && status == SIAP_OK; i++)
    status = siap_i_job_check_text(job, texts[i]);
  if (status != SIAP_OK || !options->date || siap_i_is_time(options->date))
    return status;
  siap_i_report(job->findings, SIAP_I_E566, place, options->date, NULL, NULL, NULL);
  return SIAP_ERR_RULE;
}

siap_status siap_seal_write(const siap_seal_options *options, siap_file_reader reader, void *user,
                            const siap_limits *limits, char **out, size_t *length,
                            siap_findings *findings)
{
  siap_limits bounds;
  siap_i_text text = {NULL, 0, 0, 0};
  if (out)
    *out = NULL;
  if (length)
    *length = 0;
  if (!options || options->size != sizeof *options || !reader || !out ||
      siap_i_limits_fill(limits, 0, &bounds) != SIAP_OK)
    return SIAP_ERR_ARG;
  siap_i_job job = {options, reader, user, limits, findings, 0, .first = 0};
  siap_i_findings_begin(findings);
  siap_status status = check_options(&job);
  if (status == SIAP_OK)
    status = siap_i_job_run(&job);
  if (status == SIAP_OK)
    siap_i_job_write(&job, &text);
  if (status == SIAP_OK)
    *out = siap_i_text_take(&text, length);
  if (status == SIAP_OK && (!*out || siap_i_findings_failed(findings))) {
    siap_i_release(*out);
    *out = NULL;
    status = SIAP_ERR_MEMORY;
  }
  siap_i_job_release(&job);
  return status;
}
