/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 7. A seal made again from the files, and held against what it says. */
#include "readers/seal_json.h"
#include "sealing/sealing.h"
#include "services/limits.h"

#include <stdio.h>
#include <string.h>

struct verifying {
  const siap_i_seal *seal;
  siap_i_job *job;
  const char *source; /* of the seal */
  siap_findings *findings;
  size_t differences, files, documents;
};

static const char *shown(const char *digest)
{
  return digest && *digest ? digest : "-";
}

/* ---- files and documents, also where nothing could be scored ---- */

static const siap_i_sealed_file *find_file(const siap_i_sealed_file *file, size_t count,
                                           const siap_i_sealed_file *wanted)
{
  for (size_t i = 0; i < count; i++)
    if (strcmp(file[i].role, wanted->role) == 0 && strcmp(file[i].name, wanted->name) == 0)
      return &file[i];
  return NULL;
}

static void tell_file(struct verifying *at, const siap_i_sealed_file *file, const char *was,
                      const char *is)
{
  siap_i_place place = {file->name, 0, 0, NULL};
  at->differences++;
  siap_i_report(at->findings, SIAP_I_E562, place, file->role, file->name, shown(was), shown(is));
}

/* Whose digest is right has the right length, unless the seal was tampered with. */
static void compare_length(struct verifying *at, const siap_i_sealed_file *was,
                           const siap_i_sealed_file *is)
{
  char path[64], before[24], now[24];
  siap_i_place place = {at->source, 0, 0, NULL};
  if (was->length == is->length)
    return;
  snprintf(path, sizeof path, "files[%.48s]", was->role);
  snprintf(before, sizeof before, "%llu", (unsigned long long)was->length);
  snprintf(now, sizeof now, "%llu", (unsigned long long)is->length);
  at->differences++;
  siap_i_report(at->findings, SIAP_I_E564, place, path, "bytes", before, now);
}

static void compare_files(struct verifying *at, int is_whole)
{
  const siap_i_seal *seal = at->seal;
  const siap_i_job *job = at->job;
  for (size_t i = 0; i < seal->file_count; i++) {
    const siap_i_sealed_file *is = find_file(job->file, job->file_count, &seal->file[i]);
    at->files += is != NULL;
    if ((is || is_whole) && (!is || strcmp(is->sha256, seal->file[i].sha256) != 0))
      tell_file(at, &seal->file[i], seal->file[i].sha256, is ? is->sha256 : NULL);
    else if (is)
      compare_length(at, &seal->file[i], is);
  }
  for (size_t i = 0; i < job->file_count; i++)
    if (!find_file(seal->file, seal->file_count, &job->file[i]))
      tell_file(at, &job->file[i], NULL, job->file[i].sha256);
}

/* The n-th of one list is the n-th of the other: where it is not, its name differs, which is told. */
static void compare_documents(struct verifying *at)
{
  const siap_i_seal *seal = at->seal;
  const char *first = NULL;
  char number[24];
  size_t gone = 0;
  for (size_t i = 0; i < seal->document_count && i < at->job->document_count; i++) {
    const siap_i_sealed_document *was = &seal->document[i], *is = &at->job->document[i];
    siap_i_place place = {was->name, 0, 0, NULL};
    if (was->file[0] && !is->file[0]) {
      first = first ? first : was->title;
      gone++;
    }
    at->documents += is->file[0] && (was->file[0] || is->stated); /* or held against the evidence */
    if (!was->file[0] || !is->file[0] || strcmp(was->file, is->file) == 0)
      continue;
    at->differences++;
    if (!is->is_refused) /* that it is not what the evidence states is told */
      siap_i_report(at->findings, SIAP_I_E563, place, was->title, was->region, is->file, was->file);
  }
  snprintf(number, sizeof number, "%zu", gone);
  if (gone)
    siap_i_report(at->findings, SIAP_I_W574, (siap_i_place){at->source, 0, 0, NULL}, number, first,
                  NULL, NULL);
}

/* ---- the rest ---- */

static void tell(void *user, const siap_i_difference *one)
{
  struct verifying *at = user;
  siap_i_place place = {at->source, 0, 0, NULL};
  if (strcmp(one->key, "engine") == 0 || strncmp(one->path, "files[", 6) == 0 ||
      (strncmp(one->path, "documents[", 10) == 0 && strcmp(one->key, "file") == 0))
    return; /* told apart */
  at->differences++;
  siap_i_report(at->findings, SIAP_I_E564, place, *one->path ? one->path : "-",
                *one->key ? one->key : "-", one->was ? one->was : "-", one->is ? one->is : "-");
}

static siap_status compare_text(struct verifying *at, size_t *values)
{
  siap_i_text text = {NULL, 0, 0, 0};
  siap_i_place place = {at->source, 0, 0, NULL};
  int newer = strcmp(at->seal->engine, siap_version()) != 0;
  siap_status status = SIAP_ERR_MEMORY;
  siap_i_job_write(at->job, &text);
  if (!text.failed)
    status = siap_i_seal_compare(at->seal, &text, newer, tell, at, values);
  siap_i_text_release(&text);
  if (newer)
    siap_i_report(at->findings, SIAP_I_W571, place, at->seal->engine, siap_version(), NULL, NULL);
  return status;
}

static void sum_up(const struct verifying *at, size_t values)
{
  char files[24], documents[64], regions[24], figures[24];
  siap_i_place place = {at->source, 0, 0, NULL};
  snprintf(files, sizeof files, "%zu", at->files);
  snprintf(documents, sizeof documents, "%zu/%zu", at->documents, at->seal->document_count);
  snprintf(regions, sizeof regions, "%zu", at->job->result_count);
  snprintf(figures, sizeof figures, "%zu", values);
  siap_i_report(at->findings, SIAP_I_N570, place, files, documents, regions, figures);
}

static siap_status compare_all(struct verifying *at, siap_status status)
{
  size_t values = 0;
  if (status == SIAP_ERR_MEMORY || status == SIAP_ERR_STOPPED)
    return status;
  compare_files(at, status == SIAP_OK);
  compare_documents(at);
  if (status == SIAP_OK)
    status = compare_text(at, &values);
  if (status == SIAP_OK && at->differences)
    status = SIAP_ERR_RULE;
  if (status == SIAP_OK)
    sum_up(at, values);
  return status;
}

siap_status siap_seal_verify(const char *bytes, size_t length, const char *name,
                             siap_file_reader reader, void *user, const siap_limits *limits,
                             siap_findings *findings)
{
  siap_limits bounds;
  siap_i_seal seal = {.engine = NULL};
  const char *source = name ? name : "";
  if (!bytes || !reader || siap_i_limits_fill(limits, length, &bounds) != SIAP_OK)
    return SIAP_ERR_ARG;
  siap_i_findings_begin(findings);
  siap_status status = siap_i_seal_read(bytes, length, source, &bounds, &seal, findings);
  siap_i_job job = {&seal.options, reader, user, limits, findings, 1, .first = 0};
  struct verifying at = {&seal, &job, source, findings, 0, 0, 0};
  if (status == SIAP_OK)
    status = compare_all(&at, siap_i_job_run(&job));
  if ((status == SIAP_OK || status == SIAP_ERR_RULE) && siap_i_findings_failed(findings))
    status = SIAP_ERR_MEMORY;
  siap_i_job_release(&job);
  siap_i_seal_release(&seal);
  return status;
}
